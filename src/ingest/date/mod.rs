//! Dates as sources write them -> ISO dates of the precision that was written: nothing is made more exact than it is.
//!
//! A text that is an ISO day already takes a short way. Any other is cut into tokens ([`token`], [`words`]), each side
//! of a span is one [`piece`] ([`pattern`], [`time`]), and the two are put together in [`span`]. A numeric date is read
//! with the day first and with the month first ([`order`]); where the two differ, the column's evidence or the user
//! decides, and without either both readings are told. Only dots are read with the day first then: that is how
//! everyone writes them, unless the column shows the month first. A dotted date is no evidence for its column by that.

mod fault;
mod order;
mod pattern;
mod piece;
#[cfg(test)]
mod properties;
mod serial;
mod span;
#[cfg(test)]
mod tests;
mod time;
mod token;
mod words;

pub use fault::DateFault;
pub use order::{DateOrder, OrderEvidence, OrderVerdict};

use crate::model::Precision;
use order::Orders;

/// How dates are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateOptions {
    /// Which comes first in 03/04/2020; `None` refuses a date that it matters for.
    pub order: Option<DateOrder>,
    /// Numbers from 20000 to 80000 are a spreadsheet's days, in the 1900 system.
    pub serials: bool,
    /// They are, and in the 1904 system.
    pub serials_1904: bool,
}

/// What a cell says, ready for the contract's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The first date in ISO 8601, of its own precision: `2022-03-27`, `2022-W13`, `2022-03`, `2022-Q1`, `2022`.
    pub start: String,
    /// The last date, where the text is a span; a part of a month ("early April 2022") is one.
    pub end: Option<String>,
    /// The precision as written: the coarser one of a span's two ends, `month` for a part of a month.
    pub precision: Precision,
    /// The text was `start`, letter for letter.
    pub plain: bool,
    /// The year that was taken for one of two digits: 00-29 are 2000-2029, 30-99 are 1930-1999.
    pub century: Option<i32>,
    /// The order that it was read by, where the other order gives another date or none.
    pub order: Option<DateOrder>,
}

/// Reads a date, or a span of dates, in any of the seven languages.
///
/// A time of day behind a date is dropped, and so is its zone: the day is the one that was written. A nought for the
/// day or the month (`2015-03-00`) is not known, so that the month or the year remains.
///
/// # Errors
/// When it is no date, or more than one: see [`DateFault`].
pub fn read_date(text: &str, options: &DateOptions) -> Result<DateReading, DateFault> {
    let trimmed = text.trim();
    if is_iso_day(trimmed.as_bytes()) {
        return Ok(DateReading {
            start: trimmed.to_owned(),
            end: None,
            precision: Precision::Day,
            plain: trimmed.len() == text.len(),
            century: None,
            order: None,
        });
    }
    if trimmed.is_empty() {
        return Err(DateFault::Empty);
    }
    let mut reading = match serial::read(trimmed, options) {
        Some(reading) => reading?,
        None => written(trimmed, options.order)
            .map_err(|fault| if words::says_unknown(trimmed) { DateFault::Missing } else { fault })?,
    };
    reading.plain = reading.end.is_none() && reading.start == text;
    Ok(reading)
}

fn written(text: &str, order: Option<DateOrder>) -> Result<DateReading, DateFault> {
    let (order, reading) = match order::orders(text)? {
        Orders::Same(reading) => return Ok(reading),
        Orders::Only(order, reading) => (order, reading),
        Orders::Either { day_first, month_first, dotted } => match order {
            Some(DateOrder::MonthFirst) => (DateOrder::MonthFirst, month_first),
            Some(DateOrder::DayFirst) => (DateOrder::DayFirst, day_first),
            None if dotted => (DateOrder::DayFirst, day_first),
            None => return Err(DateFault::Ambiguous { readings: [day_first, month_first].map(|date| date.iso()) }),
        },
    };
    Ok(DateReading { order: Some(order), ..reading })
}

/// Whether the text is `YYYY-MM-DD`, of a day that there is.
fn is_iso_day(text: &[u8]) -> bool {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return false };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2].map(|byte| u32::from(byte.wrapping_sub(b'0')));
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits;
    let (year, month, day) = (y1 * 1000 + y2 * 100 + y3 * 10 + y4, m1 * 10 + m2, d1 * 10 + d2);
    digits.iter().all(|digit| *digit < 10)
        && piece::YEARS.contains(&year)
        && (1..=piece::days_in(year, month)).contains(&day)
}

impl DateReading {
    /// The date, or both ends of the span with `/` between.
    fn iso(self) -> String {
        match self.end {
            Some(end) => format!("{}/{end}", self.start),
            None => self.start,
        }
    }
}
