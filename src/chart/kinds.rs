//! The kinds of chart: one line each. Everything that lists, draws, tests or shows charts reads this table.

use super::frame::{Heading, Look, Plot, render};
use super::material::{Ask, Material};
use super::{
    Chart, bars, calendar, cumulative, density, forest, map, multiples, multipliers, range, revision, timeline, upset,
};

/// A plot with the words round it.
pub struct Sheet {
    /// Title, subtitle, footer, alt text.
    pub heading: Heading,
    /// What is drawn.
    pub plot: Box<dyn Plot>,
}

impl Sheet {
    /// A plot with its words.
    pub fn new(heading: Heading, plot: impl Plot + 'static) -> Self {
        Self { heading, plot: Box::new(plot) }
    }

    /// The finished chart.
    pub fn draw(&self, look: &Look) -> Chart {
        render(&*self.plot, &self.heading, look)
    }
}

/// Why a chart cannot be made of some data, and what would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is in the way.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// A kind of chart.
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it shows, in half a sentence.
    pub about: &'static str,
    /// Its nearest relative in Datawrapper.
    pub datawrapper: &'static str,
    /// Makes one of the claims at hand.
    pub make: fn(&Material, &Ask) -> Result<Sheet, Refusal>,
    /// Made charts, each with a name: how it looks, and what it must survive.
    pub samples: fn() -> Vec<(&'static str, Sheet)>,
}

/// All kinds.
pub static KINDS: &[Kind] = &[
    range::KIND,
    forest::KIND,
    timeline::KIND,
    cumulative::KIND,
    bars::KIND,
    upset::KIND,
    multipliers::KIND,
    density::KIND,
    calendar::KIND,
    multiples::KIND,
    map::KIND,
    revision::KIND,
];

/// The kind of a name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}
