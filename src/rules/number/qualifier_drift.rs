#![doc = include_str!("qualifier_drift.md")]

use crate::message::Message;
use crate::message::phrase::figure;
use crate::model::Qualifier;
use crate::rules::{Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N002",
    name: "qualifier-drift",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-qualifier-drift",
    page: include_str!("qualifier_drift.md"),
    check,
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for &(claim, origin) in &scene.repeats {
        let (Some(said), Some(meant)) = (claim.qualifier(), origin.qualifier()) else { continue };
        let (said, meant) = (Sense::of(said), Sense::of(meant));
        if said == meant {
            continue;
        }
        let message = Message::new("qualifier-drift")
            .with("claim", scene.who(claim))
            .with("figure", figure(claim))
            .with("origin", scene.who(origin))
            .with("meant", figure(origin));
        let reversed = matches!((said, meant), (Sense::Floor, Sense::Ceiling) | (Sense::Ceiling, Sense::Floor));
        let severity = if reversed { Severity::Error } else { Severity::Warning };
        out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row, origin.row]).severity(severity));
    }
}

/// What a qualifier makes of its number.
#[derive(Clone, Copy, PartialEq)]
enum Sense {
    Exact,
    Floor,
    Ceiling,
    About,
    Range,
    Vague,
}

impl Sense {
    fn of(qualifier: Qualifier) -> Self {
        match qualifier {
            Qualifier::Exact => Self::Exact,
            Qualifier::AtLeast | Qualifier::MoreThan => Self::Floor,
            Qualifier::UpTo | Qualifier::FewerThan => Self::Ceiling,
            Qualifier::About | Qualifier::Nearly => Self::About,
            Qualifier::Range => Self::Range,
            Qualifier::Vague => Self::Vague,
        }
    }
}
