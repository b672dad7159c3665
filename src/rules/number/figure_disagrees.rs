#![doc = include_str!("figure_disagrees.md")]

use crate::figure::{self, Language, Qualifier};
use crate::message::Message;
use crate::model::{Claim, Stated};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N009",
    name: "figure-disagrees",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-figure-disagrees",
    page: include_str!("figure_disagrees.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for claim in scene.event.claims() {
        let Some((written, read)) = disagreement(claim) else { continue };
        let message = Message::new("figure-disagrees")
            .with("who", scene.who(claim))
            .with("written", written)
            .with("read", crate::message::Arg::Range(read.low, read.high))
            .with("given", crate::message::Arg::Range(claim.low(), claim.high()));
        out.push(Finding::new(&RULE, scene.event.index, message, vec![claim.row]));
    }
}

/// The figure in words and how it reads, where the numbers given beside it differ by more than a convention.
fn disagreement<'a>(claim: Claim<'a>) -> Option<(&'a str, Stated)> {
    let written = claim.figure()?;
    let given = claim.stated();
    if written.parse::<f64>().is_ok_and(|n| given.low == Some(n) && given.high == Some(n) && given.best == Some(n)) {
        return None;
    }
    let options = figure::Options { language: claim.lang().and_then(Language::parse), ..figure::Options::default() };
    let reading = figure::read_with_parts(written, &options).ok()?.total;
    let read = reading.stated.without_convention();
    let differs = |a: Option<f64>, b: Option<f64>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let given = given.without_convention();
    let conflict = differs(read.low, given.low) || differs(read.best, given.best) || differs(read.high, given.high);
    // A bound in words, closed by a number beside it.
    let closed = matches!(reading.qualifier, Qualifier::AtLeast | Qualifier::MoreThan) && given.high.is_some()
        || matches!(reading.qualifier, Qualifier::UpTo | Qualifier::FewerThan) && given.low.is_some();
    (conflict || closed).then_some((written, read))
}
