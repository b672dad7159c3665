//! What a user settles about ranges: which methods, in which order sources are believed, and what is assumed.

use super::Method;
use super::bounds::Share;
use super::distribution::Shape;
use std::collections::BTreeMap;

/// How ranges are found.
#[derive(Clone, Debug)]
pub struct RangeSettings {
    /// Methods beyond those that are always computed.
    pub asked: Vec<Method>,
    /// Sources in the order in which they are believed; canonical names, lower case.
    pub hierarchy: Vec<String>,
    /// What is assumed in bounds from all claims.
    pub assumed: Assumed,
    /// The distribution that stands for a source's low, best and high.
    pub shape: Shape,
    /// The share of the distribution between low and high, for shapes without hard ends and for pooling.
    pub coverage: f64,
    /// The standard deviation on the log scale of a source that gives no range; `None` refuses what needs one.
    pub source_sd: Option<f64>,
    /// The level of intervals.
    pub level: f64,
    /// Whether a method that gives a distribution gives its curve too.
    pub curves: bool,
}

impl Default for RangeSettings {
    fn default() -> Self {
        Self {
            asked: Vec::new(),
            hierarchy: Vec::new(),
            assumed: Assumed::default(),
            shape: Shape::Pert { lambda: 4.0 },
            coverage: 0.95,
            source_sd: None,
            level: 0.95,
            curves: false,
        }
    }
}

impl RangeSettings {
    /// Whether a method is to be computed.
    pub fn wants(&self, method: Method) -> bool {
        !method.is_asked_for() || self.asked.contains(&method)
    }

    /// The sources that the settings name.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        let assumed = self.assumed.trust.keys().chain(self.assumed.inflation.keys());
        self.hierarchy.iter().chain(assumed).map(String::as_str)
    }
}

/// What a user assumes in bounds beyond a hypothesis. Everything is off by default. Sources by their canonical names, in
/// lower case.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumed {
    /// The share of each source's labels that is right, at least.
    pub trust: BTreeMap<String, Share>,
    /// The share of each source's list that may not be real.
    pub inflation: BTreeMap<String, Share>,
    /// The same of every other source.
    pub inflation_of_all: Option<Share>,
    /// People whom nobody reported, at most.
    pub unreported: f64,
    /// Everyone killed lies between these.
    pub total: (f64, f64),
    /// The civilians among them do.
    pub civilians: (f64, f64),
    /// The combatants among them do.
    pub combatants: (f64, f64),
    /// Whether women and children are taken for civilians.
    pub protected: Option<Protected>,
}

/// How women and children add up where they are taken for civilians.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protected {
    /// Girls may be counted among both: the larger of the two figures.
    Overlapping,
    /// The user says that nobody is counted in both: their sum.
    Disjoint,
}

impl Default for Assumed {
    fn default() -> Self {
        let any = (0.0, f64::INFINITY);
        Self {
            trust: BTreeMap::new(),
            inflation: BTreeMap::new(),
            inflation_of_all: None,
            unreported: 0.0,
            total: any,
            civilians: any,
            combatants: any,
            protected: None,
        }
    }
}

impl Assumed {
    /// Whether anything is assumed at all.
    pub fn is_anything(&self) -> bool {
        *self != Self::default()
    }
}
