//! What is to be summed, and how.

use super::group::Dimension;
use super::period::{Unit, Windows};
use super::rates::Population;
use crate::estimate::distribution::Shape;
use crate::model::{Harm, Status};

/// At most one unit of time and at most one other dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    /// The unit of time; without one everything is one period, `all`.
    pub unit: Option<Unit>,
    /// The other dimension.
    pub dimension: Option<Dimension>,
}

impl Default for By {
    fn default() -> Self {
        Self { unit: Some(Unit::Month), dimension: None }
    }
}

impl By {
    /// What may be written.
    pub const EXPECTED: &'static str = "at most one of week, month, quarter, year, and at most one of admin1, country, \
        place, source, status, harm, perpetrator, victim_party, event; or all";

    /// Reads `month`, `month,admin1`, `status`, `all`.
    ///
    /// # Errors
    /// The words that are none of these, or that are one too many.
    pub fn parse(words: &[String]) -> Result<Self, Vec<String>> {
        let mut by = Self { unit: None, dimension: None };
        let mut wrong = Vec::new();
        for word in words.iter().map(|word| word.trim().to_lowercase()).filter(|word| word != "all") {
            match (Unit::parse(&word), Dimension::parse(&word)) {
                (Some(unit), _) if by.unit.is_none() => by.unit = Some(unit),
                (_, Some(dimension)) if by.dimension.is_none() => by.dimension = Some(dimension),
                _ => wrong.push(word),
            }
        }
        if wrong.is_empty() { Ok(by) } else { Err(wrong) }
    }
}

/// What events share in a draw, where 0 < rho < 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactorChoice {
    /// One factor for all events.
    Common,
    /// One for each source of an end.
    Source,
    /// Both, side by side.
    #[default]
    Both,
}

impl FactorChoice {
    /// All.
    pub const ALL: &'static [Self] = &[Self::Common, Self::Source, Self::Both];

    /// Its word in arguments.
    pub fn word(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Source => "source",
            Self::Both => "both",
        }
    }

    /// The choice of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.word() == word)
    }
}

/// How rates are made.
#[derive(Clone, Debug)]
pub struct RateSettings {
    /// Where the number of people comes from.
    pub population: Population,
    /// Deaths per so many people.
    pub per: f64,
    /// Years that the deaths fell in; `None` is the length of the period.
    pub years: Option<f64>,
}

/// What is summed, and how; by default bounds by month and nothing simulated.
#[derive(Clone, Debug)]
pub struct TotalSettings {
    /// The periods and groups.
    pub by: By,
    /// The harm that is summed.
    pub harm: Harm,
    /// Whom it was done to.
    pub status: Status,
    /// What becomes of events over several periods.
    pub windows: Windows,
    /// The correlations to simulate, each from 0 to 1; none simulates nothing.
    pub rhos: Vec<f64>,
    /// What the events share.
    pub factor: FactorChoice,
    /// The shape between low, best and high.
    pub shape: Shape,
    /// Number of draws.
    pub draws: usize,
    /// The probability of an interval.
    pub level: f64,
    /// The seed.
    pub seed: u64,
    /// Whether consecutive periods are compared.
    pub trend: bool,
    /// Pairs of periods to compare: earlier, later.
    pub compare: Vec<(String, String)>,
    /// Rates, where asked for.
    pub rates: Option<RateSettings>,
}

impl Default for TotalSettings {
    fn default() -> Self {
        Self {
            by: By::default(),
            harm: Harm::Killed,
            status: Status::All,
            windows: Windows::default(),
            rhos: Vec::new(),
            factor: FactorChoice::default(),
            shape: Shape::Pert { lambda: 4.0 },
            draws: 10_000,
            level: 0.95,
            seed: 1,
            trend: false,
            compare: Vec::new(),
            rates: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(text: &str) -> Result<By, Vec<String>> {
        By::parse(&text.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn one_unit_of_time_and_one_other_dimension_in_any_order() {
        assert_eq!(by("month"), Ok(By::default()));
        let both = Ok(By { unit: Some(Unit::Year), dimension: Some(Dimension::Admin1) });
        assert_eq!(by("year,admin1"), both);
        assert_eq!(by("admin1, Year"), both);
        assert_eq!(by("all"), Ok(By { unit: None, dimension: None }));
    }

    #[test]
    fn all_that_is_wrong_is_named_at_once() {
        assert_eq!(by("month,year"), Err(vec!["year".to_owned()]));
        assert_eq!(by("monht,status,source"), Err(vec!["monht".to_owned(), "source".to_owned()]));
    }
}
