//! What charts are made of: the claims and events at hand, freed of columns and lineage, and what was computed of them.

use super::theme::Tone;
use crate::lang::Lang;
use crate::model::date::Day;

/// What a user asks of a chart besides its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The language of titles and words.
    pub lang: Lang,
    /// Whether to show events as rows even where there is only one.
    pub by_event: bool,
    /// What bars, panels and lists are made by.
    pub by: By,
    /// The length of a period on an axis of time.
    pub unit: Unit,
    /// The kind of the panels of small multiples.
    pub of: String,
}

impl Default for Ask {
    fn default() -> Self {
        Self { lang: Lang::En, by_event: false, by: By::Status, unit: Unit::Month, of: "timeline".into() }
    }
}

/// By what something is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Who the dead were said to be.
    Status,
    /// The first-level administrative area.
    Place,
    /// Who makes the claim.
    Source,
    /// Who is said to have done it.
    Perpetrator,
}

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seven days from a Monday.
    Week,
    /// A month of the calendar.
    Month,
}

/// Everything at hand.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// The events, in the order of the data.
    pub events: Vec<EventFact>,
    /// The claims on people killed, in the order of the data.
    pub claims: Vec<ClaimFact>,
    /// Totals by period, in order of time; periods without an event are absent.
    pub periods: Vec<PeriodFact>,
    /// Running counts and their like: figures of one source over time that are no events of their own.
    pub series: Vec<SeriesFact>,
    /// What each source's figures are of the others', where that can be said.
    pub multipliers: Vec<MultiplierFact>,
    /// Why there is none, where there is none.
    pub no_multipliers: String,
    /// Ranges of methods that were asked for: pooled values, prediction intervals, distributions.
    pub estimates: Vec<EstimateFact>,
    /// A distribution of the people killed at one event, where one was asked for.
    pub distribution: Option<DistributionFact>,
    /// Why there is none, where one was asked for.
    pub no_distribution: String,
    /// A user's own outlines for a map: rings of longitude and latitude.
    pub outlines: Vec<Vec<(f64, f64)>>,
}

/// An event.
#[derive(Clone, Debug, Default)]
pub struct EventFact {
    /// The key of the data.
    pub key: String,
    /// What it is called: its place, or its key.
    pub name: String,
    /// First-level administrative area; empty where nobody says.
    pub admin1: String,
    /// Country; empty where nobody says.
    pub country: String,
    /// Longitude and latitude in degrees, if any claim has them.
    pub point: Option<(f64, f64)>,
    /// How exactly the point is known: 1 exact, 2 near, 3 district, 4 province, 5 to 7 coarser; `None` where nobody says.
    pub geo_precision: Option<u8>,
    /// When it was, in words, as exactly as it is known.
    pub window: String,
    /// First and last day.
    pub days: Option<(Day, Day)>,
    /// Lowest figure for everyone killed.
    pub low: Option<f64>,
    /// Best figure, where there is exactly one that may be called so.
    pub best: Option<f64>,
    /// Highest figure; open where a source says "at least".
    pub high: Option<f64>,
    /// The independent sources.
    pub sources: Vec<String>,
    /// Whether sources disagree on who the dead were.
    pub disputed: bool,
    /// Errors and warnings: the rule's name and the sentence.
    pub findings: Vec<(String, String)>,
}

/// A claim on people killed (or neutralised).
#[derive(Clone, Debug, Default)]
pub struct ClaimFact {
    /// Index of its event.
    pub event: usize,
    /// Its id.
    pub id: String,
    /// The canonical source.
    pub source: String,
    /// Who the dead were, by this source.
    pub tone: Tone,
    /// The figure and the people in words: "at least 500 people".
    pub words: String,
    /// Whom it counts, where that is not everyone: status, party, restriction. Figures of different people are no revision of
    /// each other and have no ratio.
    pub people: String,
    /// When it was said, and what it counts if that is not what most count.
    pub detail: String,
    /// Whether it counts people killed or captured.
    pub neutralised: bool,
    /// Whether its source said "more than": the low end is one more than the number said.
    pub more_than: bool,
    /// Lowest value.
    pub low: Option<f64>,
    /// The source's own best value.
    pub best: Option<f64>,
    /// Highest value.
    pub high: Option<f64>,
    /// First and last day that it counts.
    pub days: Option<(Day, Day)>,
    /// When it was said.
    pub published: Option<Day>,
    /// Whether it is about the whole event.
    pub whole: bool,
    /// Whether it counts as an independent source's current word.
    pub counts: bool,
    /// Index of the claim that it revises.
    pub supersedes: Option<usize>,
    /// Index of the claim that it repeats.
    pub repeats: Option<usize>,
    /// Who is said to have done it; empty where nobody says.
    pub perpetrator: String,
    /// Whether a source calls it an estimate rather than a count.
    pub estimate: bool,
}

/// The total of a period, in one group.
#[derive(Clone, Debug, Default)]
pub struct PeriodFact {
    /// First day.
    pub start: Day,
    /// Last day.
    pub end: Day,
    /// The group (a place, a source, a status); empty for all.
    pub group: String,
    /// Sum of the lowest figures.
    pub low: Option<f64>,
    /// Sum of the best figures, where every event has one.
    pub best: Option<f64>,
    /// Sum of the highest figures; `None` where one is open.
    pub high: Option<f64>,
    /// How many events.
    pub events: usize,
    /// How many of them have no high end.
    pub open: usize,
    /// Whether sources disagree on who the dead of an event were.
    pub disputed: bool,
    /// What a finding says of the period, short enough to stand in a chart.
    pub note: Option<String>,
}

/// A source's figures over time.
#[derive(Clone, Debug, Default)]
pub struct SeriesFact {
    /// The source.
    pub source: String,
    /// Day and running figure, in order of days.
    pub points: Vec<SeriesPoint>,
}

/// A point of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesPoint {
    /// The day up to which it counts.
    pub day: Day,
    /// When it was said; `None` where nobody says.
    pub published: Option<Day>,
    /// The running figure.
    pub value: f64,
    /// Whether it replaces an earlier figure for the same day, or falls below the one before it.
    pub revised: bool,
}

/// How a source's figures relate to the others' for the same events.
#[derive(Clone, Debug, Default)]
pub struct MultiplierFact {
    /// The source.
    pub source: String,
    /// The factor; 1 is no difference.
    pub factor: f64,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
    /// Level of the interval (0.95).
    pub level: f64,
    /// How many events it rests on.
    pub events: usize,
}

/// A range that a method gives for an event.
#[derive(Clone, Debug, Default)]
pub struct EstimateFact {
    /// Index of its event.
    pub event: usize,
    /// The method's name.
    pub method: String,
    /// Lower end.
    pub low: Option<f64>,
    /// Point.
    pub best: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Level of its interval; `None` for bounds.
    pub level: Option<f64>,
    /// What the interval is: "bound", "confidence", "credible", "prediction", "simulated".
    pub interval: String,
    /// Whether it makes one number of several claims.
    pub pooled: bool,
}

/// A probability distribution of a count, drawn as a curve.
#[derive(Clone, Debug, Default)]
pub struct DistributionFact {
    /// What it is of: "Moura".
    pub name: String,
    /// How it was found: the method's name and what it assumes.
    pub method: String,
    /// Value and density, in order of values.
    pub curve: Vec<(f64, f64)>,
    /// Values to be marked: what they are, and where.
    pub marks: Vec<(String, f64)>,
    /// Central intervals: level, lower and upper end.
    pub intervals: Vec<(f64, f64, f64)>,
}
