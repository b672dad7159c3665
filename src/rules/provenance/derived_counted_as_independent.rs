#![doc = include_str!("derived_counted_as_independent.md")]

use crate::message::Message;
use crate::model::{Claim, SourceKind};
use crate::rules::scene::{centre, group_key};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "V005",
    name: "derived-counted-as-independent",
    family: "provenance",
    severity: Severity::Warning,
    hint: "hint-derived-counted-as-independent",
    page: include_str!("derived_counted_as_independent.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// Below this a shared figure is common by chance.
const TELLING: f64 = 10.0;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut claims: Vec<Claim> = scene.peers.iter().copied().filter(|claim| is_telling(*claim)).collect();
    if claims.len() < 2 {
        return;
    }
    // The earliest of equal figures is taken for the origin; an unknown date comes last.
    claims.sort_by_key(|claim| claim.published().map_or(i32::MAX, |date| date.start));
    for (at, claim) in claims.iter().enumerate() {
        let Some(shared) = claims[..at].iter().find_map(|earlier| Some((*earlier, evidence(scene, *claim, *earlier)?)))
        else {
            continue;
        };
        let (earlier, (key, confidence)) = shared;
        let message = Message::new(key).with("claim", scene.said(*claim)).with("origin", scene.who(earlier));
        out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row, earlier.row]).confidence(confidence));
    }
}

fn is_telling(claim: Claim) -> bool {
    !claim.is_word_only() && centre(claim).is_some_and(|n| n >= TELLING)
}

/// What speaks for the one repeating the other.
fn evidence(scene: &Scene, claim: Claim, earlier: Claim) -> Option<(&'static str, Confidence)> {
    let same_figure = claim.stated() == earlier.stated() && group_key(claim) == group_key(earlier);
    if !same_figure || !scene.apart(claim, earlier) {
        return None;
    }
    let carried =
        |carrier: &str| carrier.split(';').any(|name| name.trim().eq_ignore_ascii_case(&scene.source(earlier)));
    if claim.url().is_some() && claim.url() == earlier.url() {
        Some(("derived-same-address", Confidence::Medium))
    } else if claim.reported_by().is_some_and(carried) {
        Some(("derived-carried", Confidence::High))
    } else if matches!(claim.source_kind(), Some(SourceKind::Media | SourceKind::Reference)) && claim.basis().is_none()
    {
        Some(("derived-same-figure", Confidence::Medium))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;

    #[test]
    fn an_outlet_that_says_how_it_counted_is_not_suspected_for_the_number_alone() {
        let head = "claim_id,event,source,source_kind,published,reported_by,basis,harm,figure\n";
        let rows = |carrier: &str, basis: &str| {
            let rows =
                format!("A,e,N,ngo,2024-03-01,,,killed,154\nB,e,M,media,2024-03-02,{carrier},{basis},killed,154\n");
            found("derived-counted-as-independent", &format!("{head}{rows}")).len()
        };
        assert_eq!(rows("", ""), 1);
        assert_eq!(rows("", "own count at the morgue"), 0);
        assert_eq!(rows("N", "own count at the morgue"), 1, "it names the other");
    }
}
