//! The page of each method, for `recount explain` and the report.

/// Names and pages; a hypothesis is explained with the bounds.
const PAGES: &[(&str, &str)] = &[
    ("envelope-union", include_str!("pages/envelope-union.md")),
    ("envelope-intersection", include_str!("pages/envelope-intersection.md")),
    ("leave-one-out", include_str!("pages/leave-one-out.md")),
    ("conservative", include_str!("pages/conservative.md")),
    ("majority", include_str!("pages/majority.md")),
    ("hierarchy", include_str!("pages/hierarchy.md")),
    ("median", include_str!("pages/median.md")),
    ("leave-disputed", include_str!("pages/leave-disputed.md")),
    ("denial", include_str!("pages/denial.md")),
    ("bounds", include_str!("pages/bounds.md")),
    ("joint-bounds", include_str!("pages/joint-bounds.md")),
    ("mad", include_str!("pages/mad.md")),
    ("huber", include_str!("pages/huber.md")),
    ("hodges-lehmann", include_str!("pages/hodges-lehmann.md")),
    ("trimmed-mean", include_str!("pages/trimmed-mean.md")),
    ("linear-pool", include_str!("pages/linear-pool.md")),
    ("log-pool", include_str!("pages/log-pool.md")),
    ("quantile-pool", include_str!("pages/quantile-pool.md")),
    ("random-effects", include_str!("pages/random-effects.md")),
    ("ucdp-gumbel", include_str!("pages/ucdp-gumbel.md")),
    ("pert", include_str!("pages/pert.md")),
    ("triangular", include_str!("pages/triangular.md")),
    ("uniform", include_str!("pages/uniform.md")),
    ("log-normal", include_str!("pages/log-normal.md")),
    ("two-piece-log-normal", include_str!("pages/two-piece-log-normal.md")),
    ("negative-binomial", include_str!("pages/negative-binomial.md")),
    ("shifted-gamma", include_str!("pages/shifted-gamma.md")),
    ("sum-of-bounds", include_str!("pages/sum-of-bounds.md")),
    ("poisson-interval", include_str!("pages/poisson-interval.md")),
    ("heaping", include_str!("pages/heaping.md")),
    ("simulated-total", include_str!("pages/simulated-total.md")),
    ("convolved-total", include_str!("pages/convolved-total.md")),
    ("factor-copula", include_str!("pages/factor-copula.md")),
    ("trend", include_str!("pages/trend.md")),
    ("series", include_str!("pages/series.md")),
    ("rates", include_str!("pages/rates.md")),
    ("house-effects", include_str!("pages/house-effects.md")),
];

/// The names of all methods that have a page.
pub fn method_names() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(name, _)| *name)
}

/// The page of a method, or of a hypothesis.
pub fn page(name: &str) -> Option<&'static str> {
    let pair = super::Hypothesis::PAIR.iter().any(|hypothesis| hypothesis.word() == name);
    let joint = super::Hypothesis::ALL.iter().any(|hypothesis| hypothesis.word() == name) && !pair;
    let name = match name {
        _ if pair => "bounds",
        _ if joint => "joint-bounds",
        "bounds-as-killed" | "bounds-as-repeated" | "neutralised-read-as-killed" => "bounds",
        "joint-bounds-as-killed" => "joint-bounds",
        "log-normal-three" => "log-normal",
        "quantile-pool-geometric" => "quantile-pool",
        "series-daily" | "series-cumulative" | "series-bounds" => "series",
        "rate" | "rate-garwood" | "rate-byar" | "rate-mid-p" => "rates",
        name => name,
    };
    PAGES.iter().find(|(other, _)| *other == name).map(|(_, page)| *page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::{Hypothesis, Method};

    #[test]
    fn every_method_and_hypothesis_has_a_page() {
        let methods = Method::ALL.iter().map(|method| method.word());
        for name in methods.chain(Hypothesis::ALL.iter().map(|hypothesis| hypothesis.word())) {
            assert!(page(name).is_some_and(|page| page.len() > 200), "{name}");
        }
    }
}
