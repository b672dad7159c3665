#![doc = include_str!("below_named_victims.md")]

use crate::message::phrase::figure;
use crate::message::{Arg, Message};
use crate::model::{Claim, CountType, Extent, Status};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N005",
    name: "below-named-victims",
    family: "number",
    severity: Severity::Error,
    hint: "hint-below-named-victims",
    page: include_str!("below_named_victims.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let lists = scene.event.claims().filter_map(|claim| Some((claim, f64::from(claim.named()?))));
    for (list, named) in lists {
        if scene.lineage.is_superseded(list.row) || list.extent() == Some(Extent::Aggregate) {
            continue;
        }
        for claim in scene.peers.iter().copied().filter(|claim| counts_them(*claim, list)) {
            let Some(interval) = claim.interval() else { continue };
            if interval.ceiling() >= named {
                continue;
            }
            let message = Message::new("below-named-victims")
                .with("list", scene.who(list))
                .with("named", Arg::Count(named))
                .with("claim", scene.who(claim))
                .with("figure", figure(claim));
            out.push(
                Finding::new(&RULE, scene.event.index, message, vec![claim.row, list.row])
                    .confidence(if scene.apart(claim, list) { Confidence::Medium } else { Confidence::High })
                    .evidence("named", named)
                    .evidence("highest", interval.ceiling()),
            );
        }
    }
}

/// Whether everybody on the list is among those that the claim counts.
fn counts_them(claim: Claim, list: Claim) -> bool {
    let status = claim.status_or_all();
    // A running count or that of a day is of those known by then.
    let whole = claim.count_type().is_none_or(|count| count == CountType::Event) || claim.row == list.row;
    whole
        && claim.harm_or_killed() == list.harm_or_killed()
        && (status == list.status_or_all() || matches!(status, Status::All | Status::Mixed))
        && claim.scope().is_none()
        && claim.victim_party().is_none_or(|party| list.victim_party() == Some(party))
        && claim.only_demographic().is_none_or(|who| list.only_demographic() == Some(who))
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::found;

    #[test]
    fn a_running_count_of_an_earlier_day_is_not_held_to_the_names_known_later() {
        let head = "claim_id,event,source,harm,status,count_type,as_of,figure,named\n";
        let list = "A,e,N,killed,civilian,,,40,38\n";
        let count = |kind: &str| {
            found("below-named-victims", &format!("{head}{list}B,e,M,killed,civilian,{kind},2024-03-02,12,\n"))
        };
        assert_eq!(count("event").len(), 1);
        assert!(count("cumulative").is_empty() && count("daily").is_empty());
    }
}
