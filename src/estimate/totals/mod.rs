//! Totals over events by period and group, and what changes from one period to the next: sums of bounds first, for they
//! claim no probability; then totals by draws, each under a stated correlation; series, rates and trends beside them.

mod bounds;
mod group;
mod item;
mod period;
mod rates;
mod series;
mod settings;
mod simulate;
mod trend;

pub use group::Dimension;
pub use period::{Unit, Windows};
pub use rates::{Population, PopulationTable};
pub use settings::{By, FactorChoice, RateSettings, TotalSettings};

use super::{Estimate, IntervalKind};
use crate::message::Message;
use crate::model::{Lineage, View};

/// How a total was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TotalMethod {
    /// Lows and highs added up.
    SumOfBounds,
    /// Draws of every event, added up.
    Simulated,
    /// The distribution of an independent sum, without draws.
    Convolved,
    /// Deaths per so many people: the bounds divided by the population.
    Rate,
    /// The best count's Poisson interval by Garwood.
    RateGarwood,
    /// The same by Byar's approximation.
    RateByar,
    /// The same by mid-P.
    RateMidP,
    /// One source's figures per day, added up.
    SeriesDaily,
    /// What one source's running figure rose by.
    SeriesCumulative,
    /// The bounds over the sources' series.
    SeriesBounds,
    /// The change from one period to another.
    Trend,
}

impl TotalMethod {
    /// All, in the order of output.
    pub const ALL: &'static [Self] = &[
        Self::SumOfBounds,
        Self::Simulated,
        Self::Convolved,
        Self::Rate,
        Self::RateGarwood,
        Self::RateByar,
        Self::RateMidP,
        Self::SeriesDaily,
        Self::SeriesCumulative,
        Self::SeriesBounds,
        Self::Trend,
    ];

    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::SumOfBounds => "sum-of-bounds",
            Self::Simulated => "simulated-total",
            Self::Convolved => "convolved-total",
            Self::Rate => "rate",
            Self::RateGarwood => "rate-garwood",
            Self::RateByar => "rate-byar",
            Self::RateMidP => "rate-mid-p",
            Self::SeriesDaily => "series-daily",
            Self::SeriesCumulative => "series-cumulative",
            Self::SeriesBounds => "series-bounds",
            Self::Trend => "trend",
        }
    }

    /// The key of the sentence that says what it is.
    fn note(self) -> &'static str {
        match self {
            Self::SumOfBounds => "note-total-bounds",
            Self::Simulated => "note-total-simulated",
            Self::Convolved => "note-total-convolved",
            Self::Rate => "note-rate-bounds",
            Self::RateGarwood | Self::RateByar | Self::RateMidP => "note-rate-poisson",
            Self::SeriesDaily => "note-series-daily",
            Self::SeriesCumulative => "note-series-cumulative",
            Self::SeriesBounds => "note-series-bounds",
            Self::Trend => "note-trend",
        }
    }
}

/// One total, or one change, with all that must stand beside it.
#[derive(Clone, Debug)]
pub struct Total {
    /// `2022-03`, `2022-Q1`, `2022-03..2022-05`, `undated`, `all`; of a change `2021->2022`.
    pub period: String,
    /// What is summed, or the value of the other dimension.
    pub group: String,
    /// How it was found.
    pub method: TotalMethod,
    /// Low end; `None` is open, or there is no number. Unit: people, or deaths per so many people.
    pub low: Option<f64>,
    /// One value, where the method gives one.
    pub best: Option<f64>,
    /// High end; `None` is open, or there is no number.
    pub high: Option<f64>,
    /// What the ends mean; `None` where there are none.
    pub kind: Option<IntervalKind>,
    /// Probability of the interval, 0 to 1; `None` for bounds.
    pub level: Option<f64>,
    /// The correlation assumed, 0 to 1; `None` for bounds.
    pub rho: Option<f64>,
    /// What events share: `common`, `by-source`; with what it spans in a trend. Empty for none.
    pub factor: String,
    /// Number of events.
    pub events: usize,
    /// Events without a high end.
    pub open_events: usize,
    /// Number of claims behind them.
    pub claims: usize,
    /// Number of independent sources behind them.
    pub sources: usize,
    /// The probability that the later period exceeds the earlier, where one can be given.
    pub probability: Option<f64>,
    /// What has to be true.
    pub assumptions: Vec<Message>,
    /// What to beware of.
    pub caveats: Vec<Message>,
    /// Why there is no number, where there is none.
    pub missing: Option<Message>,
}

impl Total {
    fn new(period: &str, group: impl Into<String>, method: TotalMethod) -> Self {
        Self {
            period: period.to_owned(),
            group: group.into(),
            method,
            low: None,
            best: None,
            high: None,
            kind: None,
            level: None,
            rho: None,
            factor: String::new(),
            events: 0,
            open_events: 0,
            claims: 0,
            sources: 0,
            probability: None,
            assumptions: Vec::new(),
            caveats: Vec::new(),
            missing: None,
        }
    }

    /// All that stands beside the number: why there is none first, then what is assumed, then what to beware of.
    pub fn notes(&self) -> impl Iterator<Item = &Message> {
        self.missing.iter().chain(&self.assumptions).chain(&self.caveats)
    }
}

/// All totals asked for.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// The rows.
    pub rows: Vec<Total>,
    /// What is to be said of all of them: whether deaths rose.
    pub notices: Vec<Message>,
}

/// Totals by period and group: for each the bounds, then what is simulated; then rates, changes and series.
pub fn totals(view: &View, lineage: &Lineage, ranges: &[Estimate], settings: &TotalSettings) -> Totals {
    let items = item::items(view, lineage, ranges, settings);
    let cells = bounds::cells(&items);
    let mut found = Totals::default();
    let mut simulated = simulate::rows(&items, &cells, settings).into_iter();
    for cell in &cells {
        found.rows.push(bounds::row(cell, &items, settings));
        found.rows.extend(simulated.next().into_iter().flatten());
    }
    if let Some(rates) = &settings.rates {
        found.rows.extend(cells.iter().flat_map(|cell| rates::rows(cell, &items, view, rates, settings)));
    }
    let (changes, notices) = trend::rows(&items, &cells, settings);
    found.rows.extend(changes);
    found.notices.extend(notices);
    found.rows.extend(series::rows(view, lineage, settings));
    found
}

#[cfg(test)]
mod tests;
