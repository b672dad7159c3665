#![doc = include_str!("parts_fall_short.md")]

use super::parts::{Parts, ceiling, floor};
use crate::model::PartAxis;
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "S003",
    name: "parts-fall-short",
    family: "sum",
    severity: Severity::Warning,
    hint: "hint-parts-fall-short",
    page: include_str!("parts_fall_short.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let by_kind = |group: &Parts| !matches!(group.axis, PartAxis::Time | PartAxis::Place);
    for group in Parts::gather(scene).into_iter().filter(by_kind) {
        let sum: f64 = group.parts.iter().map(|part| ceiling(*part)).sum();
        if !group.are_complete() || sum >= floor(group.whole) {
            continue;
        }
        let message = group.message("parts-fall-short", &group.parts, sum);
        out.push(
            Finding::new(&RULE, scene.event.index, message, group.rows(&group.parts))
                .confidence(group.confidence(&group.parts))
                .evidence("parts_high", sum)
                .evidence("whole_low", floor(group.whole))
                .evidence("number_of_parts", group.parts.len() as f64),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;

    fn findings(whole: &str, first: &str, second: &str) -> usize {
        let head = "claim_id,event,source,status,figure,part_of,part_axis,part_complete\n";
        let rows = format!("W,e,A,all,{whole},,,\nC,e,A,civilian,{first}\nF,e,A,combatant,{second}");
        found("parts-fall-short", &format!("{head}{rows}")).len()
    }

    #[test]
    fn only_parts_that_are_said_to_be_all_can_fall_short() {
        assert_eq!(findings("40", "20,W,status,yes", "15,W,status,yes"), 1);
        assert_eq!(findings("40", "20,W,status,yes", "15,W,status,"), 0);
        assert_eq!(findings("40", "20,W,status,yes", "15,W?,status,yes"), 0);
    }

    #[test]
    fn an_open_end_or_a_word_can_be_all_that_is_missing() {
        assert_eq!(findings("40", "20,W,status,yes", "at least 15,W,status,yes"), 0);
        assert_eq!(findings("40", "20,W,status,yes", "some,W,status,yes"), 0);
        assert_eq!(findings("up to 40", "20,W,status,yes", "15,W,status,yes"), 0);
    }
}
