#![doc = include_str!("zero_or_unknown.md")]

use super::coded_word::is_acled;
use super::zero_contradicted::counts_them;
use crate::message::{Arg, Message};
use crate::model::{Claim, SourceKind};
use crate::rules::scene::{group_key, is_party, is_zero};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N012",
    name: "zero-or-unknown",
    family: "number",
    severity: Severity::Note,
    hint: "hint-zero-or-unknown",
    page: include_str!("zero_or_unknown.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut zeros: Vec<Claim> = scene.peers.iter().copied().filter(|claim| none_or_unknown(scene, *claim)).collect();
    zeros.sort_by_key(|claim| (scene.lineage.origin(claim.row), group_key(*claim), claim.row));
    for group in zeros.chunk_by(|a, b| !scene.apart(*a, *b) && group_key(*a) == group_key(*b)) {
        let Some(&zero) = group.first() else { continue };
        let counts = |other: &Claim| {
            other.harm_or_killed() == zero.harm_or_killed()
                && counts_them(*other, zero)
                && (other.low().is_some_and(|low| low > 0.0) || other.best().is_some_and(|best| best > 0.0))
                && scene.apart(*other, zero)
                && zero.may_share_victims(*other)
        };
        let others: Vec<Claim> = scene.peers.iter().copied().filter(counts).collect();
        if others.is_empty() {
            continue;
        }
        let message = Message::new("zero-or-unknown")
            .with("zero", scene.who(zero))
            .with("harm", Arg::Harm(zero.harm_or_killed()))
            .with("others", scene.said_all(&others, 3));
        let known = is_acled(scene, zero) || says_unknown(zero);
        out.push(
            Finding::new(
                &RULE,
                scene.event.index,
                message,
                group.iter().chain(&others).map(|claim| claim.row).collect(),
            )
            .confidence(if known { Confidence::High } else { Confidence::Medium })
            .evidence("zeros", group.len() as f64),
        );
    }
}

/// Whether the claim is a 0 that its data set gives for none and for not known: ACLED's, a data set's "at least 0", or one
/// whose note says so.
pub fn none_or_unknown(scene: &Scene, claim: Claim) -> bool {
    let open = claim.low() == Some(0.0) && claim.best().is_none_or(|best| best == 0.0) && claim.high().is_none();
    if !open && !is_zero(claim) || is_party(claim) {
        return false;
    }
    is_acled(scene, claim) || says_unknown(claim) || open && claim.source_kind() == Some(SourceKind::Dataset)
}

fn says_unknown(claim: Claim) -> bool {
    const WORDS: &[&str] = &["none, or not known", "none or not known", "none or unknown", "0 may mean not known"];
    claim.note().is_some_and(|note| WORDS.iter().any(|words| note.contains(words)))
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::said;

    const HEADER: &str = "claim_id,event,source,source_kind,harm,figure,note\n";

    fn found(rows: &str) -> Vec<String> {
        said("zero-or-unknown", &format!("{HEADER}{rows}"))
    }

    #[test]
    fn a_zero_of_a_data_set_beside_counted_dead_is_told() {
        let acled = found("a,e,ACLED,dataset,killed,0,\nb,e,HRW,ngo,killed,25,\n");
        assert!(acled[0].contains("ACLED") && acled[0].contains("HRW: 25"), "{}", acled[0]);
        assert_eq!(found("a,e,Set,dataset,killed,at least 0,\nb,e,HRW,ngo,killed,25,\n").len(), 1);
        assert_eq!(found("a,e,Set,dataset,killed,0,\"none, or not known\"\nb,e,HRW,ngo,killed,25,\n").len(), 1);
    }

    #[test]
    fn a_denial_and_a_zero_alone_are_not() {
        assert!(found("a,e,Army,belligerent,killed,0,\nb,e,HRW,ngo,killed,25,\n").is_empty());
        assert!(found("a,e,ACLED,dataset,killed,0,\n").is_empty());
        assert!(found("a,e,ACLED,dataset,killed,0,\nb,e,HRW,ngo,injured,25,\n").is_empty());
    }

    #[test]
    fn such_a_zero_is_no_contradiction() {
        let rows = "a,e,ACLED,dataset,killed,0,\nb,e,HRW,ngo,killed,25,\n";
        assert!(said("zero-contradicted", &format!("{HEADER}{rows}")).is_empty());
    }
}
