#![doc = include_str!("presence_taken_for_harm.md")]

use crate::message::Message;
use crate::message::phrase::figure;
use crate::model::{Claim, Harm};
use crate::rules::scene::may_be_killed;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L003",
    name: "presence-taken-for-harm",
    family: "label",
    severity: Severity::Note,
    hint: "hint-presence-taken-for-harm",
    page: include_str!("presence_taken_for_harm.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        if origin.harm() == Some(Harm::Present) && may_be_killed(claim) {
            let message = Message::new("presence-repeated-as-harm")
                .with("claim", scene.said(claim))
                .with("origin", scene.said(origin));
            let claims = vec![claim.row, origin.row];
            out.push(Finding::new(&RULE, scene.event.index, message, claims).severity(Severity::Error));
        }
    }
    let repeated =
        |claim: &Claim| scene.repeats.iter().any(|(echo, origin)| origin.row == claim.row && may_be_killed(*echo));
    let present = scene.event.claims().filter(|claim| claim.harm() == Some(Harm::Present));
    for present in present.filter(|claim| !repeated(claim)) {
        let same = |n: Option<f64>| n.is_some() && n == present.best();
        let twin = scene.event.claims().find(|claim| {
            may_be_killed(*claim)
                && scene.apart(*claim, present)
                && same(claim.best())
                && claim.status() == present.status()
        });
        let event = scene.event.index;
        match twin {
            Some(twin) => {
                let message = Message::new("presence-beside-harm")
                    .with("present", scene.said(present))
                    .with("killed", scene.said(twin));
                let finding = Finding::new(&RULE, event, message, vec![present.row, twin.row]);
                out.push(finding.severity(Severity::Warning).confidence(Confidence::Medium));
            }
            None => {
                let message =
                    Message::new("presence-only").with("who", scene.who(present)).with("figure", figure(present));
                out.push(Finding::new(&RULE, event, message, vec![present.row]));
            }
        }
    }
}
