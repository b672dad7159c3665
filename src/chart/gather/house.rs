//! House effects, as charts need them.

use super::Known;
use crate::chart::material::{Material, MultiplierFact};
use crate::estimate::house::of_claims;

/// The level of the intervals.
const LEVEL: f64 = 0.95;

/// Adds each source's factor, or the reason why there is none.
pub(super) fn add(known: &Known, material: &mut Material) {
    let of = of_claims(known.view, known.lineage, LEVEL);
    match of.found {
        Err(refused) => material.no_multipliers = refused.to_string(),
        Ok(found) => {
            material.multipliers = found
                .houses
                .iter()
                .map(|house| MultiplierFact {
                    source: of.sources[house.source].clone(),
                    factor: house.factor,
                    low: Some(house.low),
                    high: Some(house.high),
                    level: found.level,
                    events: house.events,
                })
                .collect();
            material.multipliers.sort_by(|a, b| a.factor.total_cmp(&b.factor).then(a.source.cmp(&b.source)));
        }
    }
}
