//! One side of a span, with what was written of it, and the ISO dates that it comes to.

use std::ops::RangeInclusive;

use super::fault::DateFault;
use super::words::Third;
use crate::model::Precision;
use crate::model::date::{self, Dated};

/// The years that are read.
pub(super) const YEARS: RangeInclusive<u32> = 1000..=2999;

/// A year as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// In four digits.
    pub value: u32,
    /// It was written with two.
    pub short: bool,
}

impl Year {
    /// The year of two digits: never after 2029, and never before 1930.
    pub fn of_two_digits(value: u32) -> Self {
        Self { value: value + if value < 30 { 2000 } else { 1900 }, short: true }
    }
}

/// What was written beside the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// Nothing.
    Year,
    /// A quarter.
    Quarter(u32),
    /// A month.
    Month(u32),
    /// A part of a month.
    Third(u32, Third),
    /// An ISO week.
    Week(u32),
    /// A day of an ISO week, Monday first.
    WeekDay(u32, u32),
    /// A month and its day.
    Day(u32, u32),
    /// A day; its month stands on the other side.
    DayOnly(u32),
    /// A part of a month that stands on the other side.
    ThirdOnly(Third),
}

/// One side of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The year, where it was written.
    pub year: Option<Year>,
    /// The rest.
    pub within: Within,
}

/// A piece in ISO 8601.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// The date, or the first day of a part of a month.
    pub first: String,
    /// The last day of a part of a month.
    pub last: Option<String>,
    /// How exact it is.
    pub precision: Precision,
}

impl Piece {
    /// A piece of a year of four digits.
    pub fn new(year: u32, within: Within) -> Self {
        Self { year: Some(Year { value: year, short: false }), within }
    }

    /// The four-digit year of one written with two.
    pub fn century(&self) -> Option<i32> {
        self.year.filter(|year| year.short).and_then(|year| i32::try_from(year.value).ok())
    }

    /// The piece in ISO 8601.
    pub fn stated(&self) -> Result<Stated, DateFault> {
        let year = match (self.year, self.within) {
            (_, Within::DayOnly(_) | Within::ThirdOnly(_)) => return Err(DateFault::NotADate),
            (None, _) => return Err(DateFault::NoYear),
            (Some(year), _) if !YEARS.contains(&year.value) => {
                return Err(DateFault::NoSuchDate(format!("the year {:04} is not between 1000 and 2999", year.value)));
            }
            (Some(year), _) => year.value,
        };
        let text = match self.within {
            Within::Quarter(quarter) => format!("{year}-Q{quarter}"),
            Within::Month(month) | Within::Third(month, _) => format!("{year}-{month:02}"),
            Within::Week(week) | Within::WeekDay(week, _) => format!("{year}-W{week:02}"),
            Within::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
            _ => year.to_string(),
        };
        let dated = Dated::parse(&text).map_err(|fault| match fault {
            date::DateFault::NoSuchDate(reason) => DateFault::NoSuchDate(reason),
            date::DateFault::Form => DateFault::NotADate,
        })?;
        let stated = Stated { first: text, last: None, precision: dated.precision };
        Ok(match self.within {
            Within::WeekDay(_, day @ 1..=7) => {
                Stated { first: date::iso(dated.start + day as i32 - 1), precision: Precision::Day, ..stated }
            }
            Within::WeekDay(_, day) => return Err(DateFault::NoSuchDate(format!("a week has no day {day}"))),
            Within::Third(_, third) => {
                let (first, last) = match third {
                    Third::Early => (dated.start, dated.start + 9),
                    Third::Mid => (dated.start + 10, dated.start + 19),
                    Third::Late => (dated.start + 20, dated.end),
                };
                Stated { first: date::iso(first), last: Some(date::iso(last)), ..stated }
            }
            _ => stated,
        })
    }
}

/// How many days a month has; none if there is no such month.
pub(super) fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(year: u32, within: Within) -> Result<String, String> {
        Piece::new(year, within).stated().map(|stated| stated.first).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_piece_is_written_with_its_own_precision() {
        assert_eq!(first(2022, Within::Year), Ok("2022".into()));
        assert_eq!(first(2022, Within::Quarter(1)), Ok("2022-Q1".into()));
        assert_eq!(first(2022, Within::Week(3)), Ok("2022-W03".into()));
        assert_eq!(first(2022, Within::WeekDay(13, 7)), Ok("2022-04-03".into()));
        assert_eq!(first(2022, Within::Day(3, 7)), Ok("2022-03-07".into()));
    }

    #[test]
    fn what_is_not_in_the_calendar_is_told_with_its_reason() {
        let no = |year, within, reason: &str| {
            let told = first(year, within).expect_err(reason);
            assert!(told.starts_with(&format!("no such date: {reason}")), "{told}");
        };
        no(2023, Within::Day(2, 29), "February 2023 has 28 days");
        no(2022, Within::Day(13, 1), "a year has months 01 to 12");
        no(2022, Within::Quarter(5), "a year has quarters Q1 to Q4");
        no(2022, Within::Week(53), "2022 has no week 53");
        no(2022, Within::WeekDay(13, 8), "a week has no day 8");
        no(999, Within::Year, "the year 0999 is not between 1000 and 2999");
        no(3000, Within::Month(1), "the year 3000 is not");
    }

    #[test]
    fn the_thirds_of_a_month_meet_and_fill_it() {
        let third = |month, third| {
            let stated = Piece::new(2024, Within::Third(month, third)).stated().expect("a month");
            (stated.first, stated.last.unwrap_or_default(), stated.precision)
        };
        assert_eq!(third(2, Third::Early), ("2024-02-01".into(), "2024-02-10".into(), Precision::Month));
        assert_eq!(third(2, Third::Mid), ("2024-02-11".into(), "2024-02-20".into(), Precision::Month));
        assert_eq!(third(2, Third::Late), ("2024-02-21".into(), "2024-02-29".into(), Precision::Month));
    }

    #[test]
    fn two_digits_are_a_year_from_1930_to_2029() {
        let years = [0, 29, 30, 66, 99].map(|value| Year::of_two_digits(value).value);
        assert_eq!(years, [2000, 2029, 1930, 1966, 1999]);
    }
}
