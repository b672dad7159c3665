//! Why a text is no date: what was found, what was expected, what to do.

use std::error::Error;
use std::fmt;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// There is no text.
    Empty,
    /// The text says that the date is not known.
    Missing,
    /// The day and the month can be either way round.
    Ambiguous {
        /// With the day first, and with the month first; a span has `/` between its ends.
        readings: [String; 2],
    },
    /// The form is right, and there is no such date: the reason.
    NoSuchDate(String),
    /// A day or a month of no year.
    NoYear,
    /// A number that would be this day in a spreadsheet, where none was expected.
    Serial(String),
    /// Not all of the text is understood as a date, so none of it is used.
    NotADate,
}

impl Error for DateFault {}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the date is empty; write 2022-03-27, 2022-03 or 2022"),
            Self::Missing => {
                write!(f, "says that the date is not known; write what is known of it, such as 2022-03 or 2022")
            }
            Self::Ambiguous { readings: [day_first, month_first] } => write!(
                f,
                "can be {day_first} (day first) or {month_first} (month first); say which with --date-order dmy or mdy"
            ),
            Self::NoSuchDate(reason) => write!(f, "no such date: {reason}; look for a slipped digit"),
            Self::NoYear => write!(f, "has no year of four digits; write it as 2022-03-27 or 2022-03"),
            Self::Serial(day) => write!(
                f,
                "is a number, which a spreadsheet may show as {day}; format the column as dates there, or write {day}"
            ),
            Self::NotADate => write!(
                f,
                "not a date; write 2022-03-27, 2022-03, 2022-W13, 2022-Q1 or 2022, or in words as 28 Feb 2017 or 27-31 March 2022"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_what_to_do() {
        let readings = ["2020-04-03".to_owned(), "2020-03-04".to_owned()];
        let told = [
            (DateFault::Empty, "write 2022-03-27"),
            (DateFault::Missing, "write what is known"),
            (
                DateFault::Ambiguous { readings },
                "2020-04-03 (day first) or 2020-03-04 (month first); say which with --date-order dmy or mdy",
            ),
            (DateFault::NoSuchDate("February 2022 has 28 days".into()), "February 2022 has 28 days; look for"),
            (DateFault::NoYear, "no year of four digits; write"),
            (DateFault::Serial("2022-03-27".into()), "or write 2022-03-27"),
            (DateFault::NotADate, "not a date; write"),
        ];
        for (fault, part) in told {
            assert!(fault.to_string().contains(part), "{fault}");
        }
    }
}
