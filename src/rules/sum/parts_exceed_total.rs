#![doc = include_str!("parts_exceed_total.md")]

use super::parts::{Parts, ceiling, floor};
use crate::model::PartAxis;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "S002",
    name: "parts-exceed-total",
    family: "sum",
    severity: Severity::Error,
    hint: "hint-parts-exceed-total",
    page: include_str!("parts_exceed_total.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let by_kind = |group: &Parts| matches!(group.axis, PartAxis::Status | PartAxis::Demographic);
    for group in Parts::gather(scene).into_iter().filter(by_kind) {
        let parts = group.adding();
        let sum: f64 = parts.iter().map(|part| floor(*part)).sum();
        if parts.len() < 2 || sum <= ceiling(group.whole) || group.one_is_too_large() {
            continue;
        }
        let message = group.message("parts-exceed-total", &parts, sum);
        out.push(
            Finding::new(&RULE, scene.event.index, message, group.rows(&parts))
                .confidence(group.confidence(&parts))
                .evidence("parts_low", sum)
                .evidence("whole_high", ceiling(group.whole))
                .evidence("number_of_parts", parts.len() as f64),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;

    fn findings(rows: &str) -> usize {
        let head =
            "claim_id,event,source,published,status,demographic,figure,part_of,part_axis,part_complete,derived_from\n";
        found("parts-exceed-total", &format!("{head}{rows}")).len()
    }

    #[test]
    fn civilians_and_combatants_above_their_total_are_found() {
        assert_eq!(findings("W,e,A,,all,,40,,,,\nC,e,A,,civilian,,30,W,status,,\nF,e,A,,combatant,,15,W,status,,"), 1);
        assert_eq!(findings("W,e,A,,all,,45,,,,\nC,e,A,,civilian,,30,W,status,,\nF,e,A,,combatant,,15,W,status,,"), 0);
    }

    #[test]
    fn women_and_children_are_added_only_where_the_source_divides_by_them() {
        let rows = |complete: &str| {
            format!(
                "W,e,A,,all,,20,,,,\nP,e,A,,all,women,15,W,demographic,{complete},\nQ,e,A,,all,children,10,W,demographic,{complete},"
            )
        };
        assert_eq!(findings(&rows("")), 0);
        assert_eq!(findings(&rows("yes")), 1);
    }

    #[test]
    fn open_ends_open_references_repeats_and_other_sources_are_not_held_against_a_whole() {
        let part = "C,e,A,,civilian,,30,W,status,,\n";
        assert_eq!(findings(&format!("W,e,A,,all,,at least 40,,,,\n{part}F,e,A,,combatant,,15,W,status,,")), 0);
        assert_eq!(findings(&format!("W,e,A,,all,,40,,,,\n{part}F,e,A,,combatant,,15,W?,status,,")), 0);
        assert_eq!(findings(&format!("W,e,A,,all,,40,,,,\n{part}F,e,B,,combatant,,15,W,status,,")), 0);
        assert_eq!(findings(&format!("W,e,A,,all,,40,,,,\n{part}F,e,A,,combatant,,15,W,status,,C")), 0);
        assert_eq!(findings(&format!("W,e,A,,all,,about 40,,,,\n{part}F,e,A,,combatant,,a dozen,W,status,,")), 0);
    }
}
