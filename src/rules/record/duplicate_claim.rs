#![doc = include_str!("duplicate_claim.md")]

use crate::message::{Arg, Message};
use crate::model::Claim;
use crate::rules::scene::{Sense, centre, group_key};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "R005",
    name: "duplicate-claim",
    family: "record",
    severity: Severity::Warning,
    hint: "hint-duplicate-claim",
    page: include_str!("duplicate_claim.md"),
    thresholds: &[],
    check: Check::Event(check),
};

/// How many ids the sentence names.
const QUOTED: usize = 5;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let claims = scene.event.claims().filter(|claim| may_be_double(scene, *claim));
    let mut keyed: Vec<_> = claims.map(|claim| (key(claim), claim)).collect();
    // The sort keeps the order of rows among equals.
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    for same in keyed.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
        let first = same[0].1;
        let doubles: Vec<Claim> =
            same[1..].iter().map(|(_, other)| *other).filter(|other| is_double(first, *other)).collect();
        if doubles.is_empty() {
            continue;
        }
        let copies: Vec<Claim> = std::iter::once(first).chain(doubles).collect();
        let alike = copies.iter().all(|claim| {
            (claim.label(), claim.url(), claim.quote(), claim.place())
                == (first.label(), first.url(), first.quote(), first.place())
        });
        let mut ids: Vec<Arg> = copies.iter().take(QUOTED).map(|claim| Arg::from(claim.id())).collect();
        if copies.len() > QUOTED {
            ids.push(Message::new("and-others").with("n", copies.len() - QUOTED).into());
        }
        let message = Message::new("duplicate-claim").with("said", scene.said(first)).with("ids", Arg::List(ids));
        out.push(
            Finding::new(&RULE, scene.event.index, message, copies.iter().map(|claim| claim.row).collect())
                .confidence(if alike { Confidence::High } else { Confidence::Medium })
                .evidence("rows", copies.len() as f64),
        );
    }
}

/// A claim of its source's own with a number, on the whole event: parts with equal figures are common.
fn may_be_double(scene: &Scene, claim: Claim) -> bool {
    claim.is_whole()
        && scene.lineage.counts(claim.row)
        && !scene.lineage.is_derived(claim.row)
        && claim.supersedes().is_none()
        && centre(claim).is_some()
        && !claim.is_word_only()
}

/// What two claims must share to be one: source, subject, days and figure.
fn key<'a>(claim: Claim<'a>) -> impl Ord + use<'a> {
    let (harm, status, party, demographic, count) = group_key(claim);
    let n = |n: Option<f64>| n.map(f64::to_bits);
    let window = claim.window();
    (
        (claim.source(), n(claim.low()), n(claim.best()), n(claim.high()), Sense::of(claim) as u8),
        (harm.code(), status.code(), party, demographic, count.map(|count| count.code())),
        (window.start, window.end, claim.scope(), claim.manner(), claim.perpetrator(), claim.as_of()),
    )
}

/// Whether nothing that both say tells them apart: the carrier, the day of saying, the place, the row of the input.
fn is_double(a: Claim, b: Claim) -> bool {
    let apart = |one: Option<&str>, other: Option<&str>| one.zip(other).is_some_and(|(one, other)| one != other);
    (a.origin_line() != b.origin_line() || apart(a.origin_file(), b.origin_file()))
        && !apart(a.reported_by(), b.reported_by())
        && !apart(a.place(), b.place())
        && !apart(a.label(), b.label())
        && !apart(a.quote(), b.quote())
        && a.lat() == b.lat()
        && a.lon() == b.lon()
        && a.published().zip(b.published()).is_none_or(|(one, other)| one == other)
}
