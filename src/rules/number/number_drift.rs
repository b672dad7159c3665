#![doc = include_str!("number_drift.md")]

use crate::message::Message;
use crate::message::phrase::figure;
use crate::model::{Claim, Stated};
use crate::rules::scene::{Sense, centre, may_be_killed, same_figure};
use crate::rules::{Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N001",
    name: "number-drift",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-number-drift",
    page: include_str!("number_drift.md"),
    check,
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        if !same_figure(claim, origin) || claim.harm_or_killed() != origin.harm_or_killed() && !may_be_killed(claim) {
            continue;
        }
        let (Some(said), Some(meant)) = (centre(claim), centre(origin)) else { continue };
        let unchanged = if Sense::of(claim) == Sense::of(origin) {
            ends(claim) == ends(origin)
        } else {
            said == meant || holds(claim.stated(), meant) || holds(origin.stated(), said)
        };
        if unchanged {
            continue;
        }
        let message = Message::new("number-drift")
            .with("claim", scene.who(claim))
            .with("figure", figure(claim))
            .with("origin", scene.said(origin));
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![claim.row, origin.row])
                .evidence("repeated", said)
                .evidence("original", meant),
        );
    }
}

fn ends(claim: Claim) -> [Option<f64>; 3] {
    [claim.low(), claim.best(), claim.high()]
}

/// Whether a bound or an "about" still covers the number: that is another qualifier, not another number.
fn holds(stated: Stated, n: f64) -> bool {
    stated.low != stated.high
        && stated.interval().is_some_and(|interval| interval.floor() <= n && n <= interval.ceiling())
}
