//! Dates with the precision that they were written with: `2022-03` is a month, never its first day.

use super::vocab::Precision;
use chrono::{Datelike, Duration, NaiveDate, Weekday};

/// A day as days since 1970-01-01.
pub type Day = i32;

/// A date as written: its first and last day, and the precision that separates them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dated {
    /// First day that the date may mean.
    pub start: Day,
    /// Last day that the date may mean.
    pub end: Day,
    /// How exactly it was written.
    pub precision: Precision,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// The form is not ISO 8601.
    #[error("not an ISO date; write 2022-03-27, 2022-03, 2022-W13, 2022-Q1 or 2022")]
    Form,
    /// The form is right, and there is no such day.
    #[error("no such date: {0}")]
    NoSuchDate(String),
}

impl Dated {
    /// Reads an ISO 8601 date of any precision; a time of day behind `T` or a blank is dropped.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let text = text.trim();
        let date = match text.as_bytes().get(10) {
            Some(b'T' | b' ') => text.get(..10).ok_or(DateFault::Form)?,
            _ => text,
        };
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok())?
        };
        let mut parts = date.split('-');
        let year = parts.next().and_then(|part| number(part, 4)).ok_or(DateFault::Form)? as i32;
        let (middle, last) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return Err(DateFault::Form);
        }
        match (middle, last) {
            (None, _) => Self::span(first_of(year, 1), first_of(year + 1, 1), Precision::Year),
            (Some(part), None) => {
                if let Some(quarter) = part.strip_prefix(['Q', 'q']).and_then(|q| number(q, 1)) {
                    if !(1..=4).contains(&quarter) {
                        return Err(DateFault::NoSuchDate("a year has quarters Q1 to Q4".into()));
                    }
                    let month = quarter * 3 - 2;
                    Self::span(first_of(year, month), month_after(year, month + 2), Precision::Quarter)
                } else if let Some(week) = part.strip_prefix(['W', 'w']).and_then(|w| number(w, 2)) {
                    let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon);
                    if monday.is_none() {
                        return Err(DateFault::NoSuchDate(format!("{year} has no week {week}")));
                    }
                    Self::span(monday, monday.map(|day| day + Duration::days(7)), Precision::Week)
                } else {
                    let month = number(part, 2).ok_or(DateFault::Form)?;
                    if !(1..=12).contains(&month) {
                        return Err(DateFault::NoSuchDate("a year has months 01 to 12".into()));
                    }
                    Self::span(first_of(year, month), month_after(year, month), Precision::Month)
                }
            }
            (Some(month), Some(day)) => {
                let month = number(month, 2).ok_or(DateFault::Form)?;
                let day = number(day, 2).ok_or(DateFault::Form)?;
                let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| {
                    DateFault::NoSuchDate(match (first_of(year, month), month_after(year, month)) {
                        (Some(first), Some(next)) => {
                            format!("{} has {} days", first.format("%B %Y"), (next - first).num_days())
                        }
                        _ => "a year has months 01 to 12".into(),
                    })
                })?;
                Self::span(Some(date), date.succ_opt(), Precision::Day)
            }
        }
    }

    fn span(first: Option<NaiveDate>, next: Option<NaiveDate>, precision: Precision) -> Result<Self, DateFault> {
        let (Some(first), Some(next)) = (first, next) else { return Err(DateFault::Form) };
        Ok(Self { start: to_day(first), end: to_day(next) - 1, precision })
    }
}

fn first_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

fn month_after(year: i32, month: u32) -> Option<NaiveDate> {
    if month >= 12 { first_of(year + 1, 1) } else { first_of(year, month + 1) }
}

fn to_day(date: NaiveDate) -> Day {
    (date - NaiveDate::default()).num_days() as Day
}

/// Year, month (1-12) and day of the month of a day.
pub fn civil(day: Day) -> (i32, u32, u32) {
    let date = NaiveDate::default() + Duration::days(i64::from(day));
    (date.year(), date.month(), date.day())
}

/// ISO 8601's year and week (1-53) of a day; the year is that of the week's Thursday.
pub fn iso_week(day: Day) -> (i32, u32) {
    let week = (NaiveDate::default() + Duration::days(i64::from(day))).iso_week();
    (week.year(), week.week())
}

/// The day in ISO 8601.
pub fn iso(day: Day) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The days that a figure covers. An end that nobody gave is unknown, not the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Window {
    /// The date that the window begins with.
    pub start: Option<Dated>,
    /// The date that it ends with; `None` is unknown.
    pub end: Option<Dated>,
}

impl Window {
    /// First and last day, where both are known to the day.
    pub fn days(&self) -> Option<(Day, Day)> {
        let (start, end) = (self.start?, self.end?);
        (start.precision == Precision::Day && end.precision == Precision::Day).then_some((start.start, end.end))
    }

    /// First and last day that the window can reach, whatever its precision; an unknown end is as far as the start's
    /// own precision reaches.
    pub fn reach(&self) -> Option<(Day, Day)> {
        let start = self.start.or(self.end)?;
        let end = self.end.unwrap_or(start);
        Some((start.start, end.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(text: &str) -> (String, String, Precision) {
        let dated = Dated::parse(text).expect(text);
        (iso(dated.start), iso(dated.end), dated.precision)
    }

    #[test]
    fn a_date_keeps_the_precision_it_was_written_with() {
        assert_eq!(dated("2022-03-27"), ("2022-03-27".into(), "2022-03-27".into(), Precision::Day));
        assert_eq!(dated("2022-02"), ("2022-02-01".into(), "2022-02-28".into(), Precision::Month));
        assert_eq!(dated("2022-Q4"), ("2022-10-01".into(), "2022-12-31".into(), Precision::Quarter));
        assert_eq!(dated("2022-W13"), ("2022-03-28".into(), "2022-04-03".into(), Precision::Week));
        assert_eq!(dated("2022"), ("2022-01-01".into(), "2022-12-31".into(), Precision::Year));
        assert_eq!(dated("2022-03-27T10:00:00Z").0, "2022-03-27");
    }

    #[test]
    fn a_day_that_does_not_exist_says_how_many_the_month_has() {
        assert_eq!(
            Dated::parse("2022-02-30").expect_err("no such day").to_string(),
            "no such date: February 2022 has 28 days"
        );
        assert!(matches!(Dated::parse("2022-13-01"), Err(DateFault::NoSuchDate(_))));
        assert!(matches!(Dated::parse("2022-Q5"), Err(DateFault::NoSuchDate(_))));
    }

    #[test]
    fn other_forms_are_refused_and_never_guessed() {
        for text in ["27/03/2022", "03-27-2022", "March 2022", "2022-3-27", "", "2022-03-27-01", "２０２２"] {
            assert_eq!(Dated::parse(text), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn an_unknown_end_is_not_the_start() {
        let window = Window { start: Dated::parse("2022-03-27").ok(), end: None };
        assert_eq!(window.days(), None);
        let (first, last) = window.reach().expect("a start");
        assert_eq!(first, last);
    }
}
