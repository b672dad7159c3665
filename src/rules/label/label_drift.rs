#![doc = include_str!("label_drift.md")]

use crate::message::{Arg, Message};
use crate::model::Harm;
use crate::rules::number::unit_drift::changes_unit;
use crate::rules::scene::{same_figure, same_number};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L002",
    name: "label-drift",
    family: "label",
    severity: Severity::Warning,
    hint: "hint-label-drift",
    page: include_str!("label_drift.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        let status = claim.status() != origin.status() && claim.status().is_some() && origin.status().is_some();
        let harm = claim.harm() != origin.harm()
            && claim.harm().is_some()
            && origin.harm().is_some()
            && !changes_unit(claim, origin);
        // Presence taken for harm has a rule of its own, as have killed, injured and casualties for one another; another number is another figure of the same statement.
        let elsewhere =
            origin.harm() == Some(Harm::Present) || !same_figure(claim, origin) || !same_number(claim, origin);
        if !(status || harm) || elsewhere {
            continue;
        }
        let message = Message::new("label-drift")
            .with("claim", scene.who(claim))
            .with("people", Arg::People(claim.status_or_all()))
            .with("harm", Arg::Harm(claim.harm_or_killed()))
            .with("origin", scene.said(origin))
            .with(
                "label",
                origin.label().map_or(Arg::from(""), |label| Message::new("label-words").with("label", label).into()),
            );
        out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row, origin.row]));
    }
}
