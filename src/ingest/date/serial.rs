//! Days as a spreadsheet counts them: 44647 is 2022-03-27.

use super::{DateFault, DateOptions, DateReading};
use crate::model::Precision;
use crate::model::date::{Day, iso};

/// Day 0 of the 1900 system, 1899-12-30, as days before 1970-01-01. The system counts 1900-02-29, a day that there
/// never was, so day 0 is one earlier than it should be; all that is read here lies behind that day.
const EPOCH_1900: Day = 25_569;

/// The 1904 system begins so many days later.
const DAYS_TO_1904: Day = 1462;

/// The day behind a number from 20000 (1954) to 80000 (2119), whatever its decimals; `None` for any other text.
pub(super) fn read(text: &str, options: &DateOptions) -> Option<Result<DateReading, DateFault>> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let number = whole.parse::<Day>().ok().filter(|number| (20_000..=80_000).contains(number))?;
    let start = iso(number - EPOCH_1900 + if options.serials_1904 { DAYS_TO_1904 } else { 0 });
    if !options.serials && !options.serials_1904 {
        return Some(Err(DateFault::Serial(start)));
    }
    Some(Ok(DateReading { start, end: None, precision: Precision::Day, plain: false, century: None, order: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_its_day_where_numbers_are_days() {
        let day = |text, serials, serials_1904| {
            let options = DateOptions { serials, serials_1904, ..DateOptions::default() };
            read(text, &options).map(|reading| reading.map(|date| date.start))
        };
        assert_eq!(day("44647", true, false), Some(Ok("2022-03-27".into())));
        assert_eq!(day("44647.99999", true, false), Some(Ok("2022-03-27".into())));
        assert_eq!(day("43185", false, true), Some(Ok("2022-03-27".into())));
        assert_eq!(day("43185", true, true), Some(Ok("2022-03-27".into())));
        assert_eq!(day("20000", true, false), Some(Ok("1954-10-03".into())));
        assert_eq!(day("80000", true, false), Some(Ok("2119-01-11".into())));
        assert_eq!(day("44647", false, false), Some(Err(DateFault::Serial("2022-03-27".into()))));
    }

    #[test]
    fn other_numbers_are_no_days() {
        let options = DateOptions { serials: true, ..DateOptions::default() };
        for text in ["2022", "19999", "80001", "044647", "44647.", ".5", "4464.7e1", "-44647", "44647.5.1"] {
            assert_eq!(read(text, &options), None, "{text}");
        }
    }
}
