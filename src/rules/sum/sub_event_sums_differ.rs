#![doc = include_str!("sub_event_sums_differ.md")]

use super::parts::{Parts, ceiling, floor};
use super::repeated_total::as_large_as_the_whole;
use crate::model::{Claim, PartAxis};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "S004",
    name: "sub-event-sums-differ",
    family: "sum",
    severity: Severity::Warning,
    hint: "hint-sub-event-sums-differ",
    page: include_str!("sub_event_sums_differ.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let by_day_or_place = |group: &Parts| matches!(group.axis, PartAxis::Time | PartAxis::Place);
    for group in Parts::gather(scene).into_iter().filter(by_day_or_place) {
        let parts = group.adding();
        let least: f64 = parts.iter().map(|part| floor(*part)).sum();
        let above = parts.len() > 1 && least > ceiling(group.whole) && !group.one_is_too_large();
        if above && as_large_as_the_whole(&group, &parts).is_empty() {
            let message = group.message("sub-events-above", &parts, least);
            out.push(
                finding(scene, &group, &parts, message)
                    .evidence("parts_low", least)
                    .evidence("whole_high", ceiling(group.whole)),
            );
        }
        let most: f64 = group.parts.iter().map(|part| ceiling(*part)).sum();
        let same_people = |part: &Claim| people(*part) == people(group.whole);
        if group.are_complete() && group.parts.iter().all(same_people) && most < floor(group.whole) {
            let message = group.message("sub-events-below", &group.parts, most);
            out.push(
                finding(scene, &group, &group.parts, message)
                    .evidence("parts_high", most)
                    .evidence("whole_low", floor(group.whole)),
            );
        }
    }
}

fn finding(scene: &Scene, group: &Parts, parts: &[Claim], message: crate::message::Message) -> Finding {
    Finding::new(&RULE, scene.event.index, message, group.rows(parts))
        .confidence(group.confidence(parts))
        .evidence("number_of_parts", parts.len() as f64)
}

/// Who is counted: the civilians of each day do not have to come to everyone.
fn people(claim: Claim<'_>) -> (crate::model::Status, Option<&str>, Option<&str>) {
    (claim.status_or_all(), claim.victim_party(), claim.only_demographic())
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;

    fn findings(rows: &str) -> usize {
        let head = "claim_id,event,date_start,date_end,place,source,status,figure,part_of,part_axis,part_complete\n";
        found("sub-event-sums-differ", &format!("{head}W,e,2024-03-01,2024-03-03,,A,all,{rows}")).len()
    }
    const DAY_1: &str = "P,e,2024-03-01,2024-03-01,,A,all";
    const DAY_2: &str = "Q,e,2024-03-02,2024-03-02,,A,all";

    #[test]
    fn days_that_come_to_more_than_the_whole_are_found() {
        assert_eq!(findings(&format!("30,,,\n{DAY_1},20,W,time,\n{DAY_2},15,W,time,")), 1);
    }

    #[test]
    fn at_least_20_and_a_dozen_can_be_35() {
        assert_eq!(findings(&format!("35,,,\n{DAY_1},at least 20,W,time,yes\n{DAY_2},a dozen,W,time,yes")), 0);
        assert_eq!(findings(&format!("30,,,\n{DAY_1},20,W,time,yes\n{DAY_2},about 10,W,time,yes")), 0);
    }

    #[test]
    fn days_that_overlap_are_not_added() {
        assert_eq!(findings(&format!("30,,,\n{DAY_1},20,W,time,\nQ,e,2024-03-01,2024-03-02,,A,all,15,W,time,")), 0);
    }

    #[test]
    fn days_fall_short_only_where_they_are_all_and_count_the_same_people() {
        assert_eq!(findings(&format!("50,,,\n{DAY_1},20,W,time,yes\n{DAY_2},15,W,time,yes")), 1);
        assert_eq!(findings(&format!("50,,,\n{DAY_1},20,W,time,\n{DAY_2},15,W,time,yes")), 0);
        let civilians = "Q,e,2024-03-02,2024-03-02,,A,civilian";
        assert_eq!(findings(&format!("50,,,\n{DAY_1},20,W,time,yes\n{civilians},15,W,time,yes")), 0);
    }

    #[test]
    fn places_are_added_unless_one_may_lie_in_the_other() {
        let place = |id: &str, name: &str| format!("{id},e,2024-03-01,2024-03-03,{name},A,all,20,W,place,");
        assert_eq!(findings(&format!("30,,,\n{}\n{}", place("P", "Alpha"), place("Q", "Beta"))), 1);
        assert_eq!(findings(&format!("30,,,\n{}\n{}", place("P", "Alpha"), place("Q", "around Alpha"))), 0);
    }
}
