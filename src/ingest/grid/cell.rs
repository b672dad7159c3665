//! A spreadsheet's values as text: shortest decimals, ISO dates, durations as hours.

use calamine::{DataRef, ExcelDateTime};
use std::borrow::Cow;

/// The text of a cell of an XLSX workbook, and whether it is a text there.
pub fn text<'a>(value: &'a DataRef<'_>) -> (Cow<'a, str>, bool) {
    match value {
        DataRef::Empty => ("".into(), false),
        DataRef::String(text) => (text.as_str().into(), true),
        DataRef::SharedString(text) => ((*text).into(), true),
        DataRef::Int(number) => (number.to_string().into(), false),
        DataRef::Float(number) => (decimal(*number).into(), false),
        DataRef::Bool(truth) => (if *truth { "true" } else { "false" }.into(), false),
        DataRef::DateTime(date) => (serial(date).into(), false),
        DataRef::DateTimeIso(date) => (iso_date(date).into(), false),
        DataRef::DurationIso(duration) => (iso_duration(duration), false),
        DataRef::Error(error) => (error.to_string().into(), false),
    }
}

/// The shortest decimal that stands for the number: `203`, `0.5`, never `2.03e2`.
pub fn decimal(number: f64) -> String {
    // The sum turns -0 into 0.
    (number + 0.0).to_string()
}

/// A date's serial number as `2022-03-27`, with its time unless that is midnight; a time without a date as `10:30:00`; a
/// duration as hours, minutes and seconds. What no calendar holds stays the number it is.
fn serial(date: &ExcelDateTime) -> String {
    let number = date.as_f64();
    if date.is_duration() {
        return duration(number).unwrap_or_else(|| decimal(number));
    }
    // Day 2,958,466 would be in the year 10000.
    if !(0.0..2_958_466.0).contains(&number) {
        return decimal(number);
    }
    let (year, month, day, hour, minute, second, milli) = date.to_ymd_hms_milli();
    let time = match milli {
        0 => format!("{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    };
    if number < 1.0 && number > 0.0 {
        return time;
    }
    match time.as_str() {
        "00:00:00" => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{time}"),
    }
}

/// Days as `36:15:00`.
fn duration(days: f64) -> Option<String> {
    let seconds = (days * 86_400.0).round();
    if seconds.is_nan() || seconds.abs() > 1e12 {
        return None;
    }
    let (sign, seconds) = (if seconds < 0.0 { "-" } else { "" }, seconds.abs() as u64);
    Some(format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

/// A date as written, without a time of midnight.
pub fn iso_date(date: &str) -> &str {
    match date.split_once('T') {
        Some((day, time)) if time.starts_with("00:00") && time.trim_matches(['0', ':', '.']).is_empty() => day,
        _ => date,
    }
}

/// `PT36H15M00S` as `36:15:00`; anything else as written.
pub fn iso_duration(written: &str) -> Cow<'_, str> {
    let read = || {
        let (hours, rest) = written.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?;
        let whole = seconds.split_once('.').map_or(seconds, |(whole, _)| whole);
        let hours: u64 = hours.parse().ok()?;
        let (minutes, seconds): (u64, u64) = (minutes.parse().ok()?, whole.parse().ok()?);
        Some(format!("{hours}:{minutes:02}:{seconds:02}"))
    };
    read().map_or(written.into(), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn date(number: f64) -> String {
        serial(&ExcelDateTime::new(number, DateTime, false))
    }

    #[test]
    fn numbers_are_the_shortest_decimals() {
        for (number, text) in [(203.0, "203"), (0.5, "0.5"), (-0.0, "0"), (1e3, "1000"), (41.6, "41.6")] {
            assert_eq!(decimal(number), text);
        }
    }

    #[test]
    fn a_serial_number_is_a_day_and_a_time_unless_it_is_midnight() {
        assert_eq!(date(44647.0), "2022-03-27");
        assert_eq!(date(44647.4375), "2022-03-27T10:30:00");
        assert_eq!(date(0.4375), "10:30:00");
        assert_eq!(serial(&ExcelDateTime::new(43185.0, DateTime, true)), "2022-03-27");
    }

    #[test]
    fn a_serial_number_outside_the_calendar_stays_a_number() {
        assert_eq!(date(-3.0), "-3");
        assert_eq!(date(2_958_466.0), "2958466");
        assert_eq!(date(f64::NAN), "NaN");
    }

    #[test]
    fn durations_are_hours_minutes_and_seconds() {
        assert_eq!(serial(&ExcelDateTime::new(1.510_416_666_666_666_7, TimeDelta, false)), "36:15:00");
        assert_eq!(serial(&ExcelDateTime::new(-0.5, TimeDelta, false)), "-12:00:00");
        assert_eq!(serial(&ExcelDateTime::new(1e300, TimeDelta, false)), decimal(1e300));
        assert_eq!(iso_duration("PT36H15M00.5S"), "36:15:00");
        assert_eq!(iso_duration("P1D"), "P1D");
    }

    #[test]
    fn an_iso_date_loses_only_midnight() {
        assert_eq!(iso_date("2022-03-27T00:00:00.000000000"), "2022-03-27");
        assert_eq!(iso_date("2022-03-27T10:30:00"), "2022-03-27T10:30:00");
        assert_eq!(iso_date("2022-03-27"), "2022-03-27");
    }
}
