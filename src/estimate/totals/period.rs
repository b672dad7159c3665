//! The period in which an event counts: by the window that most of its sources give, as exactly as that window is known.

use crate::model::date::{civil, iso_week};
use crate::model::{Dated, Precision, Window};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// ISO 8601 weeks.
    Week,
    /// Calendar months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Calendar years.
    Year,
}

impl Unit {
    /// All, from the finest.
    pub const ALL: &'static [Self] = &[Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Its word in arguments.
    pub fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The unit of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.word() == word)
    }

    /// The period of a day: `2022-W13`, `2022-03`, `2022-Q1`, `2022`.
    pub fn label(self, day: i32) -> String {
        let (year, month, _) = civil(day);
        match self {
            Self::Week => {
                let (year, week) = iso_week(day);
                format!("{year:04}-W{week:02}")
            }
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
            Self::Year => format!("{year:04}"),
        }
    }

    /// Whether a label is a period of this unit.
    pub fn has(self, label: &str) -> bool {
        Dated::parse(label).is_ok_and(|period| self.label(period.start) == label)
    }

    /// The finest unit that a date of some precision can be put in.
    fn of(precision: Precision) -> Self {
        match precision {
            Precision::Day | Precision::Week => Self::Week,
            Precision::Month => Self::Month,
            Precision::Quarter => Self::Quarter,
            Precision::Year => Self::Year,
        }
    }
}

/// What becomes of an event whose window spans several periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Windows {
    /// It counts in the period in which its window begins.
    #[default]
    Start,
    /// Its people are shared out in proportion to the days of its window.
    Split,
    /// It stands in a period of its own: `2022-03..2022-05`.
    Keep,
}

impl Windows {
    /// All.
    pub const ALL: &'static [Self] = &[Self::Start, Self::Split, Self::Keep];

    /// Its word in arguments.
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Split => "split",
            Self::Keep => "keep",
        }
    }

    /// The rule of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.word() == word)
    }
}

/// Where an event counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    /// Periods with the share of the event in each; the shares sum to 1.
    pub shares: Vec<(String, f64)>,
    /// Whether its window spans several periods.
    pub spans: bool,
}

impl Placed {
    fn whole(period: String, spans: bool) -> Self {
        Self { shares: vec![(period, 1.0)], spans }
    }
}

/// Puts a window into periods. A window that begins in a month, quarter or year only stays there under every rule; so does
/// one that a claim calls no more exact (`precision`). A window that ends before it begins counts where it begins.
pub(super) fn place(window: Window, precision: Option<Precision>, unit: Option<Unit>, rule: Windows) -> Placed {
    let Some(unit) = unit else { return Placed::whole("all".into(), false) };
    let Some(start) = window.start else { return Placed::whole("undated".into(), false) };
    let of_start = unit.max(Unit::of(start.precision)).max(precision.map_or(unit, Unit::of));
    let end = window.end.filter(|end| end.end >= start.start).unwrap_or(start);
    let of_end = of_start.max(Unit::of(end.precision));
    let (from, to) = (of_start.label(start.start), of_end.label(end.end));
    if from == to {
        return Placed::whole(from, false);
    }
    match rule {
        Windows::Start => Placed::whole(from, true),
        Windows::Split if of_end == unit => Placed { shares: shares(start.start, end.end, unit), spans: true },
        _ => Placed::whole(format!("{from}..{to}"), true),
    }
}

/// The share of a window's days in each period.
fn shares(first: i32, last: i32, unit: Unit) -> Vec<(String, f64)> {
    let days = f64::from(last) - f64::from(first) + 1.0;
    let mut shares = Vec::new();
    let mut day = first;
    while day <= last {
        let label = unit.label(day);
        let to = Dated::parse(&label).map_or(last, |period| period.end.min(last));
        shares.push((label, (f64::from(to) - f64::from(day) + 1.0) / days));
        day = to + 1;
    }
    shares
}

/// First and last day of a period's label, where it has any: `2022-03`, `2022-03..2022-05`.
pub(super) fn days(label: &str) -> Option<(i32, i32)> {
    let (from, to) = label.split_once("..").unwrap_or((label, label));
    Some((Dated::parse(from).ok()?.start, Dated::parse(to).ok()?.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn window(start: &str, end: &str) -> Window {
        Window { start: Dated::parse(start).ok(), end: Dated::parse(end).ok() }
    }

    fn put(start: &str, end: &str, unit: Unit, rule: Windows) -> Vec<String> {
        let placed = place(window(start, end), None, Some(unit), rule);
        placed.shares.into_iter().map(|(label, share)| format!("{label} {share:.3}")).collect()
    }

    #[test]
    fn a_window_within_a_period_is_whole_under_every_rule() {
        for rule in Windows::ALL {
            assert_eq!(put("2022-03-27", "2022-03-31", Unit::Month, *rule), ["2022-03 1.000"]);
            assert_eq!(put("2022-03-27", "", Unit::Week, *rule), ["2022-W12 1.000"]);
            assert_eq!(put("2022-03", "2022-03", Unit::Quarter, *rule), ["2022-Q1 1.000"]);
        }
    }

    #[test]
    fn a_window_over_three_months_begins_is_split_or_stands_alone() {
        let put = |rule| put("2022-03-30", "2022-05-02", Unit::Month, rule);
        assert_eq!(put(Windows::Start), ["2022-03 1.000"]);
        assert_eq!(put(Windows::Split), ["2022-03 0.059", "2022-04 0.882", "2022-05 0.059"]);
        assert_eq!(put(Windows::Keep), ["2022-03..2022-05 1.000"]);
    }

    #[test]
    fn what_is_known_to_the_quarter_or_year_keeps_its_label_for_finer_units() {
        for rule in Windows::ALL {
            assert_eq!(put("2022-Q1", "", Unit::Month, *rule), ["2022-Q1 1.000"]);
            assert_eq!(put("2022", "", Unit::Week, *rule), ["2022 1.000"]);
            let coarse = place(window("2022-03-01", "2022-03-31"), Some(Precision::Year), Some(Unit::Month), *rule);
            assert_eq!(coarse.shares, [("2022".to_owned(), 1.0)]);
        }
        assert_eq!(put("2022-Q1", "", Unit::Year, Windows::Start), ["2022 1.000"]);
    }

    #[test]
    fn an_end_that_is_too_coarse_is_never_split() {
        assert_eq!(put("2022-03-05", "2022", Unit::Month, Windows::Split), ["2022-03..2022 1.000"]);
        assert_eq!(put("2022-03-05", "2022", Unit::Month, Windows::Start), ["2022-03 1.000"]);
    }

    #[test]
    fn no_date_and_an_end_before_the_start_lose_no_event() {
        assert_eq!(put("", "", Unit::Month, Windows::Split), ["undated 1.000"]);
        assert_eq!(put("2022-05-03", "2022-03-01", Unit::Month, Windows::Split), ["2022-05 1.000"]);
        assert_eq!(place(Window::default(), None, None, Windows::Keep).shares, [("all".to_owned(), 1.0)]);
    }

    #[test]
    fn a_label_knows_its_days_and_its_unit() {
        assert_eq!(days("2022-03..2022-05").map(|(from, to)| to - from + 1), Some(92));
        assert_eq!(days("undated"), None);
        assert!(Unit::Month.has("2022-03") && !Unit::Month.has("2022") && !Unit::Month.has("2022-03..2022-05"));
    }

    proptest! {
        #[test]
        fn shares_sum_to_one_and_cover_the_window(first in 0_i32..40_000, length in 0_i32..2_000, unit in 0_usize..4) {
            let shares = shares(first, first + length, Unit::ALL[unit]);
            prop_assert!((shares.iter().map(|(_, share)| share).sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert_eq!(&shares[0].0, &Unit::ALL[unit].label(first));
            prop_assert_eq!(&shares[shares.len() - 1].0, &Unit::ALL[unit].label(first + length));
        }
    }
}
