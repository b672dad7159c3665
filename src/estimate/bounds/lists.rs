//! What sources say of the dead of one event, as lists of people; and the dials that a user may turn.

/// Whom a list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// People whom the source calls civilians.
    Civilians,
    /// People whom the source calls combatants.
    Combatants,
    /// People of several or of no stated status; of a source that also gives civilians or combatants, all of them together.
    Everyone,
    /// Women and children, where the user takes them for civilians: so many of the source's dead truly are.
    Protected,
}

/// How a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Everyone of that label whom the source knows of.
    Whole,
    /// A list of its own of some people only (a day's dead of a source that gives no more, a restriction on what is
    /// counted).
    Subset,
    /// So many at least are on the source's lists (people with names, women, one day of several).
    Floor,
}

/// One claim: a source's list has so many people. People on it are real, distinct, and died in the event, but for the
/// share that `inflation` allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct List {
    /// Who counts. Nobody stands on two lists of one source, but for lists of everyone.
    pub source: usize,
    /// Whom it names.
    pub who: Who,
    /// Its size. Unit: people; an open high end is infinity.
    pub ends: (f64, f64),
    /// How it counts.
    pub reach: Reach,
}

/// A share from 0 to 1 as a fraction, so that nine tenths of 300 are 270 and never 269.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    part: u32,
    whole: u32,
}

impl Share {
    const PARTS: u32 = 10_000;

    /// The share nearest to a number, to four decimals; `None` outside of 0 to 1.
    pub fn new(share: f64) -> Option<Self> {
        if !(0.0..=1.0).contains(&share) {
            return None;
        }
        let part = (share * f64::from(Self::PARTS)).round() as u32;
        let common = divisor(part, Self::PARTS);
        Some(Self { part: part / common, whole: Self::PARTS / common })
    }

    /// What is left to 1.
    pub fn rest(self) -> Self {
        Self { part: self.whole - self.part, ..self }
    }

    /// So many whole people of `n` at most.
    pub fn of(self, n: f64) -> f64 {
        (n * f64::from(self.part) / f64::from(self.whole) + 1e-9).floor()
    }

    /// Numerator and denominator.
    pub fn fraction(self) -> (f64, f64) {
        (f64::from(self.part), f64::from(self.whole))
    }

    /// As a number from 0 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.part) / f64::from(self.whole)
    }
}

fn divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a.max(1) } else { divisor(b, a % b) }
}

/// What a user assumes beyond a hypothesis. Everything is off by default.
#[derive(Clone, Debug, PartialEq)]
pub struct Dials {
    /// For each source, the share of its lists whose label is right, at least; 0 where it has none.
    pub trust: Vec<Option<Share>>,
    /// For each source, the share of its lists that may not be real.
    pub inflation: Vec<Option<Share>>,
    /// How many people nobody reported, at most.
    pub unreported: f64,
    /// Everyone killed lies between these.
    pub total: (f64, f64),
    /// The civilians among them do.
    pub civilians: (f64, f64),
    /// The combatants among them do.
    pub combatants: (f64, f64),
}

impl Default for Dials {
    fn default() -> Self {
        let any = (0.0, f64::INFINITY);
        Self { trust: Vec::new(), inflation: Vec::new(), unreported: 0.0, total: any, civilians: any, combatants: any }
    }
}

impl Dials {
    /// The share of a source's labels that is right.
    pub fn trust_of(&self, source: usize) -> Option<Share> {
        self.trust.get(source).copied().flatten()
    }

    /// The least people on a list that are real.
    pub fn real(&self, list: &List) -> f64 {
        let unreal = self.inflation.get(list.source).copied().flatten();
        list.ends.0 - unreal.map_or(0.0, |share| share.of(list.ends.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_300_is_30_where_doubles_say_29() {
        assert_eq!(((1.0 - 0.9) * 300.0_f64).floor(), 29.0);
        assert_eq!(Share::new(0.9).unwrap().rest().of(300.0), 30.0);
        assert_eq!(Share::new(0.5).unwrap().of(5.0), 2.0);
        assert_eq!(Share::new(1.1), None);
        assert_eq!(Share::new(f64::NAN), None);
    }
}
