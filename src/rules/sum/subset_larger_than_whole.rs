#![doc = include_str!("subset_larger_than_whole.md")]

use crate::message::Message;
use crate::message::phrase::figure;
use crate::model::{Claim, Harm};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "S001",
    name: "subset-larger-than-whole",
    family: "sum",
    severity: Severity::Error,
    hint: "hint-subset-larger-than-whole",
    page: include_str!("subset_larger_than_whole.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for part in scene.event.claims() {
        let Some((whole, open)) = scene.lineage.whole(part.row) else { continue };
        let whole = scene.view.claim(whole);
        if !comparable(part, whole) {
            continue;
        }
        let (Some(of_part), Some(of_whole)) = (part.interval(), whole.interval()) else { continue };
        if of_part.floor() <= of_whole.ceiling() {
            continue;
        }
        let key = if open { "subset-larger-open" } else { "subset-larger-than-whole" };
        let message = Message::new(key)
            .with("part", scene.said(part))
            .with("whole", scene.who(whole))
            .with("figure", figure(whole));
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![part.row, whole.row])
                .confidence(if open { Confidence::Medium } else { Confidence::High })
                .severity(if open { Severity::Warning } else { Severity::Error })
                .evidence("part", of_part.floor())
                .evidence("whole", of_whole.ceiling()),
        );
    }
}

/// Whether the part's people are counted among the whole's: the same harm, or one that the whole's includes.
fn comparable(part: Claim, whole: Claim) -> bool {
    let (part, whole) = (part.harm_or_killed(), whole.harm_or_killed());
    part == whole
        || matches!(
            (part, whole),
            (Harm::Killed, Harm::Neutralised | Harm::Casualties)
                | (Harm::Detained, Harm::Neutralised)
                | (Harm::Injured, Harm::Casualties)
        )
}
