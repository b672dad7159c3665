//! The page of each method, for `recount explain` and the report.

/// Names and pages; a hypothesis is explained with the bounds.
const PAGES: &[(&str, &str)] = &[
    ("envelope-union", include_str!("pages/envelope-union.md")),
    ("envelope-intersection", include_str!("pages/envelope-intersection.md")),
    ("conservative", include_str!("pages/conservative.md")),
    ("median", include_str!("pages/median.md")),
    ("denial", include_str!("pages/denial.md")),
    ("bounds", include_str!("pages/bounds.md")),
    ("sum-of-bounds", include_str!("pages/sum-of-bounds.md")),
    ("simulated-total", include_str!("pages/simulated-total.md")),
    ("convolved-total", include_str!("pages/convolved-total.md")),
    ("factor-copula", include_str!("pages/factor-copula.md")),
    ("trend", include_str!("pages/trend.md")),
    ("series", include_str!("pages/series.md")),
    ("rates", include_str!("pages/rates.md")),
    ("poisson-interval", include_str!("pages/poisson-interval.md")),
];

/// The names of all methods that have a page.
pub fn method_names() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(name, _)| *name)
}

/// The page of a method, or of a hypothesis.
pub fn page(name: &str) -> Option<&'static str> {
    let hypothesis = super::Hypothesis::ALL.iter().any(|hypothesis| hypothesis.word() == name);
    let reading = name.starts_with("bounds-as-") || name == "neutralised-read-as-killed";
    let name = match name {
        _ if hypothesis || reading => "bounds",
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
