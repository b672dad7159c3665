//! Which comes first, the day or the month: what a text allows, and what the cells of a column show together.

use super::fault::DateFault;
use super::pattern::triples;
use super::token::tokens;
use super::{DateReading, is_iso_day, span};

/// Which comes first in dates such as 03/04/2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The day: 3 April.
    DayFirst,
    /// The month: March 4.
    MonthFirst,
}

impl DateOrder {
    /// Its name, as `--date-order` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
        }
    }

    /// The order of a name: `dmy`, `day-first`, `eu`, `mdy`, `month-first`, `us`, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().replace(['_', ' '], "-").as_str() {
            "dmy" | "day-first" | "eu" => Some(Self::DayFirst),
            "mdy" | "month-first" | "us" => Some(Self::MonthFirst),
            _ => None,
        }
    }

    /// Day and month of two numbers in this order.
    pub(super) fn sort(self, first: u32, second: u32) -> (u32, u32) {
        match self {
            Self::DayFirst => (first, second),
            Self::MonthFirst => (second, first),
        }
    }
}

/// What a text says in either order.
pub(super) enum Orders {
    /// The same in both.
    Same(DateReading),
    /// A date in one order only.
    Only(DateOrder, DateReading),
    /// Another date in each.
    Either {
        /// With the day first.
        day_first: DateReading,
        /// With the month first.
        month_first: DateReading,
        /// All its numeric dates are written with dots.
        dotted: bool,
    },
}

/// Reads a text in both orders.
pub(super) fn orders(text: &str) -> Result<Orders, DateFault> {
    let tokens = tokens(text).ok_or(DateFault::NotADate)?;
    match (span::read(&tokens, DateOrder::DayFirst), span::read(&tokens, DateOrder::MonthFirst)) {
        (Ok(day_first), Ok(month_first)) if day_first == month_first => Ok(Orders::Same(day_first)),
        (Ok(day_first), Ok(month_first)) => {
            let dotted = triples(&tokens).all(|triple| triple.2);
            Ok(Orders::Either { day_first, month_first, dotted })
        }
        (Ok(reading), Err(_)) => Ok(Orders::Only(DateOrder::DayFirst, reading)),
        (Err(_), Ok(reading)) => Ok(Orders::Only(DateOrder::MonthFirst, reading)),
        (Err(DateFault::NotADate), Err(DateFault::NotADate)) => Err(match triples(&tokens).next() {
            Some((first, second, _)) if first > 12 && second > 12 => {
                DateFault::NoSuchDate(format!("neither {first} nor {second} is a month"))
            }
            _ => DateFault::NotADate,
        }),
        (Err(DateFault::NotADate), Err(fault)) | (Err(fault), Err(_)) => Err(fault),
    }
}

/// Whether the text has a numeric date that depends on the order, or shows it. Most other texts cost a few comparisons.
pub fn depends_on_order(text: &str) -> bool {
    !is_iso_day(text.trim().as_bytes())
        && text.contains(['/', '-', '.', '\u{60D}', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}'])
        && tokens(text).is_some_and(|tokens| triples(&tokens).any(|(first, second, _)| first != second))
}

/// What the cells of one column say about its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderEvidence {
    day_first: usize,
    month_first: usize,
    open: usize,
}

/// What the evidence comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderVerdict {
    /// No cell depends on an order, and none shows one.
    NotNeeded,
    /// Every cell that shows an order shows this one; [`OrderEvidence::shown`] counts them.
    Settled(DateOrder),
    /// Cells depend on the order, and none shows it; [`OrderEvidence::open`] counts them.
    Open,
    /// Cells show both orders. Each of those reads by itself; one that depends on the order cannot be read.
    Contradictory {
        /// Cells that are dates with the day first only.
        day_first: usize,
        /// Cells that are dates with the month first only.
        month_first: usize,
    },
}

impl OrderEvidence {
    /// Takes in a cell; any text will do. A dotted date that could be either says nothing: see the module.
    pub fn add(&mut self, text: &str) {
        if !depends_on_order(text) {
            return;
        }
        match orders(text) {
            Ok(Orders::Only(DateOrder::DayFirst, _)) => self.day_first += 1,
            Ok(Orders::Only(DateOrder::MonthFirst, _)) => self.month_first += 1,
            Ok(Orders::Either { dotted: false, .. }) => self.open += 1,
            Ok(Orders::Same(_) | Orders::Either { dotted: true, .. }) | Err(_) => {}
        }
    }

    /// How many cells are a date in this order and in no other.
    pub fn shown(&self, order: DateOrder) -> usize {
        match order {
            DateOrder::DayFirst => self.day_first,
            DateOrder::MonthFirst => self.month_first,
        }
    }

    /// How many cells are another date in each order.
    pub fn open(&self) -> usize {
        self.open
    }

    /// What the cells say together.
    pub fn decide(&self) -> OrderVerdict {
        match *self {
            Self { day_first: 0, month_first: 0, open: 0 } => OrderVerdict::NotNeeded,
            Self { day_first: 0, month_first: 0, .. } => OrderVerdict::Open,
            Self { month_first: 0, .. } => OrderVerdict::Settled(DateOrder::DayFirst),
            Self { day_first: 0, .. } => OrderVerdict::Settled(DateOrder::MonthFirst),
            Self { day_first, month_first, .. } => OrderVerdict::Contradictory { day_first, month_first },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(cells: &[&str]) -> OrderEvidence {
        let mut evidence = OrderEvidence::default();
        cells.iter().for_each(|cell| evidence.add(cell));
        evidence
    }

    #[test]
    fn an_order_has_names() {
        for (name, order) in [("dmy", "DayFirst"), ("Day first", "DayFirst"), ("EU", "DayFirst"), ("us", "MonthFirst")]
        {
            assert_eq!(format!("{:?}", DateOrder::parse(name).expect(name)), order);
        }
        assert_eq!(DateOrder::parse(DateOrder::MonthFirst.name()), Some(DateOrder::MonthFirst));
        assert_eq!(DateOrder::parse("ymd"), None);
    }

    #[test]
    fn one_cell_that_shows_the_order_settles_its_column() {
        let seen = evidence(&["03/04/2020", "27/03/2020", "", "not a date", "2020-03-04", "3/3/2020"]);
        assert_eq!(seen.decide(), OrderVerdict::Settled(DateOrder::DayFirst));
        assert_eq!((seen.shown(DateOrder::DayFirst), seen.open()), (1, 1));
        assert_eq!(evidence(&["2/3/20", "2/26/20"]).decide(), OrderVerdict::Settled(DateOrder::MonthFirst));
    }

    #[test]
    fn a_column_that_shows_no_order_is_open_and_one_that_shows_both_contradicts_itself() {
        assert_eq!(evidence(&["03/04/2020", "05/06/2020"]).decide(), OrderVerdict::Open);
        let both = OrderVerdict::Contradictory { day_first: 1, month_first: 2 };
        assert_eq!(evidence(&["27/03/2020", "03/27/2020", "03/28/2020"]).decide(), both);
        assert_eq!(
            evidence(&["2020-03-04", "3 April 2020", "3/3/2020", "31/31/2020"]).decide(),
            OrderVerdict::NotNeeded
        );
    }

    #[test]
    fn dots_are_evidence_only_where_one_order_alone_is_a_date() {
        assert_eq!(evidence(&["03.04.2020"]).decide(), OrderVerdict::NotNeeded);
        assert_eq!(evidence(&["03.04.2020", "05/06/2020"]).decide(), OrderVerdict::Open);
        assert_eq!(evidence(&["03.04.2020", "03.27.2020"]).decide(), OrderVerdict::Settled(DateOrder::MonthFirst));
    }

    #[test]
    fn a_span_shows_the_order_by_either_end() {
        assert_eq!(evidence(&["03/04/2020 - 20/04/2020"]).decide(), OrderVerdict::Settled(DateOrder::DayFirst));
    }

    #[test]
    fn only_numeric_dates_that_differ_depend_on_the_order() {
        for text in ["03/04/2020", "27/03/2020", "2.3.20", "٣/٤/٢٠٢٠", "3/4/2020 10:00", "on 3-4-2020"] {
            assert!(depends_on_order(text), "{text}");
        }
        for text in
            ["2020-03-04", " 2020-03-04 ", "2020/03/04", "3/3/2020", "28-Feb-2017", "March 2022", "03/2022", "", "A/B"]
        {
            assert!(!depends_on_order(text), "{text}");
        }
    }
}
