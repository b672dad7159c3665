#![doc = include_str!("fractional_toll.md")]

use crate::message::Message;
use crate::model::{Claim, EndBasis};
use crate::rules::sum::split_toll::divided_rows;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};

/// A fraction below this is one of computing, not of a source: it is less than two digits show.
static TELLING: Threshold = Threshold::fixed("smallest_fraction", 0.005, "the least fraction of a person that is told");

/// The rule.
pub static RULE: Rule = Rule {
    code: "N010",
    name: "fractional-toll",
    family: "number",
    severity: Severity::Note,
    hint: "hint-fractional-toll",
    page: include_str!("fractional_toll.md"),
    thresholds: &[&TELLING],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let telling = scene.thresholds.of(&TELLING);
    let current = scene.event.claims().filter(|claim| !scene.lineage.is_superseded(claim.row));
    let mut fractional: Vec<(Claim, f64)> =
        current.filter_map(|claim| Some((claim, fraction(claim, telling)?))).collect();
    if fractional.len() > 1 {
        // A toll divided among rows has a rule of its own.
        let divided = divided_rows(scene);
        fractional.retain(|(claim, _)| !divided.contains(&claim.row));
    }
    let Some(&(_, first)) = fractional.first() else { return };
    let claims: Vec<Claim> = fractional.iter().map(|(claim, _)| *claim).collect();
    let message = Message::new("fractional-toll").with("n", claims.len()).with("claims", scene.said_all(&claims, 4));
    // A bare number is what was written; the end of a range may be that of a model's interval.
    let bare = claims.iter().any(|claim| claim.best().is_some_and(|n| is_fractional(n, telling)));
    out.push(
        Finding::new(&RULE, scene.event.index, message, claims.iter().map(|claim| claim.row).collect())
            .confidence(if bare { Confidence::High } else { Confidence::Medium })
            .evidence("figure", first),
    );
}

/// The first of a claim's numbers that is no whole one, among those that its source gave.
fn fraction(claim: Claim, telling: f64) -> Option<f64> {
    let given =
        |end: Option<f64>, basis: Option<EndBasis>| end.filter(|_| basis.is_none_or(|it| it == EndBasis::Stated));
    [claim.best(), given(claim.low(), claim.low_basis()), given(claim.high(), claim.high_basis())]
        .into_iter()
        .flatten()
        .find(|n| is_fractional(*n, telling))
}

fn is_fractional(n: f64, telling: f64) -> bool {
    (n - n.round()).abs() >= telling
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::said;

    const HEADER: &str = "claim_id,event,source,harm,figure,low,best,high\n";

    #[test]
    fn a_third_of_a_person_is_told_with_its_source() {
        let found = said("fractional-toll", &format!("{HEADER}a,e,GTD,killed,,,12.33,\nb,e,B,killed,12,,,\n"));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("GTD: 12.33 people killed"), "{}", found[0]);
    }

    #[test]
    fn whole_numbers_roundings_and_traces_of_computing_are_not() {
        let rows = "a,e,A,killed,12,,,\nb,e,B,killed,about 13,,,\nc,e,C,killed,,,12.0000001,\nd,e,D,killed,72.5 %,,,\n";
        assert!(said("fractional-toll", &format!("{HEADER}{rows}")).is_empty());
    }
}
