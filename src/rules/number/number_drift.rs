#![doc = include_str!("number_drift.md")]

use crate::format::plain;
use crate::message::phrase::figure;
use crate::message::{Arg, Message};
use crate::model::{Claim, Stated};
use crate::rules::scene::{Sense, centre, may_be_killed, same_figure};
use crate::rules::{Check, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N001",
    name: "number-drift",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-number-drift",
    page: include_str!("number_drift.md"),
    thresholds: &[],
    check: Check::Event(check),
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
            .with("origin", scene.said(origin))
            .with("slip", slip(said, meant).map_or(Arg::from(""), |key| Message::new(key).into()));
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

/// The slip that alone makes one whole number of the other: two neighbouring digits swapped, or a zero lost or added.
fn slip(said: f64, meant: f64) -> Option<&'static str> {
    if said.fract() != 0.0 || meant.fract() != 0.0 {
        return None;
    }
    let (said, meant) = (plain(Some(said)), plain(Some(meant)));
    let (said, meant) = (said.as_bytes(), meant.as_bytes());
    if are_swapped(said, meant) {
        Some("number-drift-swapped")
    } else if lost_a_zero(said, meant) {
        Some("number-drift-zero-lost")
    } else if lost_a_zero(meant, said) {
        Some("number-drift-zero-added")
    } else {
        None
    }
}

fn are_swapped(a: &[u8], b: &[u8]) -> bool {
    let differing: Vec<usize> = (0..a.len().min(b.len())).filter(|at| a.get(*at) != b.get(*at)).collect();
    let [first, second] = differing[..] else { return false };
    a.len() == b.len() && second == first + 1 && a.get(first) == b.get(second) && a.get(second) == b.get(first)
}

fn lost_a_zero(short: &[u8], long: &[u8]) -> bool {
    let without = |at: usize| long.iter().enumerate().filter(move |(place, _)| *place != at).map(|(_, digit)| digit);
    short.len() + 1 == long.len() && (0..long.len()).any(|at| long.get(at) == Some(&b'0') && without(at).eq(short))
}

/// Whether a bound or an "about" still covers the number: that is another qualifier, not another number.
fn holds(stated: Stated, n: f64) -> bool {
    stated.low != stated.high
        && stated.interval().is_some_and(|interval| interval.floor() <= n && n <= interval.ceiling())
}

#[cfg(test)]
mod tests {
    use super::slip;
    use crate::rules::cases::said;

    #[test]
    fn swapped_digits_and_zeros_are_told_and_a_changed_digit_is_just_another_number() {
        assert_eq!(slip(534.0, 543.0), Some("number-drift-swapped"));
        assert_eq!(slip(54.0, 45.0), Some("number-drift-swapped"));
        assert_eq!(slip(30.0, 300.0), Some("number-drift-zero-lost"));
        assert_eq!(slip(23.0, 203.0), Some("number-drift-zero-lost"));
        assert_eq!(slip(3000.0, 300.0), Some("number-drift-zero-added"));
        for (said, meant) in [(573.0, 543.0), (345.0, 543.0), (53.0, 543.0), (0.5, 5.0), (500.0, 300.0), (0.0, 7.0)] {
            assert_eq!(slip(said, meant), None, "{said} for {meant}");
        }
    }

    #[test]
    fn the_slip_stands_behind_the_sentence() {
        let header = "claim_id,event,source,reported_by,derived_from,harm,figure";
        let found = said("number-drift", &format!("{header}\na,e,A,A,,killed,543\nb,e,A,Paper,a,killed,534\n"));
        assert!(found[0].ends_with("Two digits are swapped."), "{}", found[0]);
    }
}
