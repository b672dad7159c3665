#![doc = include_str!("unit_drift.md")]

use crate::message::Message;
use crate::model::{Claim, Harm};
use crate::rules::scene::{same_figure, same_number};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N014",
    name: "unit-drift",
    family: "number",
    severity: Severity::Error,
    hint: "hint-unit-drift",
    page: include_str!("unit_drift.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        if !changes_unit(claim, origin) || !same_figure(claim, origin) || !same_number(claim, origin) {
            continue;
        }
        let message = Message::new("unit-drift").with("claim", scene.said(claim)).with("origin", scene.said(origin));
        // Everybody killed or injured is a casualty: true still, but less.
        let widened = claim.harm() == Some(Harm::Casualties);
        let named = scene.lineage.parent_claim(claim.row).is_some();
        let bare = claim.best().is_some() && claim.best() == origin.best();
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![claim.row, origin.row])
                .severity(if widened { Severity::Warning } else { Severity::Error })
                .confidence(if named && bare { Confidence::High } else { Confidence::Medium }),
        );
    }
}

/// Whether both name a harm, of the killed, the injured or both together, and not the same one.
pub fn changes_unit(claim: Claim, origin: Claim) -> bool {
    let unit =
        |claim: Claim| claim.harm().filter(|harm| matches!(harm, Harm::Killed | Harm::Injured | Harm::Casualties));
    matches!((unit(claim), unit(origin)), (Some(a), Some(b)) if a != b)
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::said;

    fn found(origin: &str, repeat: &str) -> Vec<String> {
        let header = "claim_id,event,source,reported_by,derived_from,harm,status,figure";
        said("unit-drift", &format!("{header}\na,e,A,A,,{origin}\nb,e,A,Paper,a,{repeat}\n"))
    }

    #[test]
    fn injured_who_become_killed_are_told() {
        let injured = found("injured,civilian,40", "killed,civilian,40");
        assert!(
            injured[0].contains("40 civilians killed") && injured[0].contains("40 civilians injured"),
            "{}",
            injured[0]
        );
        assert_eq!(found("casualties,civilian,40", "killed,civilian,40").len(), 1);
        assert_eq!(found("killed,civilian,40", "casualties,civilian,40").len(), 1);
    }

    #[test]
    fn an_empty_cell_another_number_and_another_kind_of_harm_are_not() {
        assert!(found("casualties,civilian,40", ",civilian,40").is_empty());
        assert!(found("casualties,civilian,40", "killed,civilian,12").is_empty());
        assert!(found("neutralised,combatant,40", "killed,combatant,40").is_empty());
        assert!(found("killed,civilian,40", "killed,civilian,40").is_empty());
    }

    #[test]
    fn only_the_harm_changed_so_the_label_did_not_drift() {
        let header = "claim_id,event,source,reported_by,derived_from,harm,status,figure";
        let rows = format!("{header}\na,e,A,A,,injured,civilian,40\nb,e,A,Paper,a,killed,civilian,40\n");
        assert!(said("label-drift", &rows).is_empty());
    }
}
