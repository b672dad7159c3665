//! The phrases with which rules, estimates, charts and the report speak of a claim: who says it, and what was said.

use super::{Arg, Message, Voice, fill};
use crate::format;
use crate::model::{Certainty, Claim, Status};

/// Who says it: the source, or for a claim that repeats another "HRW as repeated by i24NEWS".
pub fn who(claim: Claim) -> Arg {
    Arg::Who(claim.row as u32)
}

/// The figure of a claim as stated.
pub fn figure(claim: Claim) -> Arg {
    Arg::FigureOf(claim.row as u32)
}

/// "about 300 civilians killed"
pub fn toll(claim: Claim) -> Arg {
    Arg::Toll(claim.row as u32)
}

/// "HRW: about 300 civilians killed"
pub fn said(claim: Claim) -> Arg {
    Arg::Said(claim.row as u32)
}

/// Several claims as they were said, at most `most` of them; the rest is counted.
pub fn said_all(claims: &[Claim], most: usize) -> Arg {
    let mut items: Vec<Arg> = claims.iter().take(most).map(|claim| said(*claim)).collect();
    if claims.len() > most {
        items.push(Message::new("and-others").with("n", claims.len() - most).into());
    }
    Arg::Clauses(items)
}

/// A voice that knows no claims says so; it never leaves a figure out in silence.
fn unknown(out: &mut String, row: u32) {
    out.push_str(&format!("[claim {row}]"));
}

pub(super) fn write_who(out: &mut String, voice: Voice, row: u32) {
    let Some((view, lineage)) = voice.claims else { return unknown(out, row) };
    let row = row as usize;
    if !lineage.is_derived(row) {
        lineage.write_source(view, row, out);
        return;
    }
    let source = lineage.source_name(view, row);
    let origin = match lineage.parent_claim(row) {
        Some(parent) => lineage.source_name(view, parent),
        None => lineage.name(lineage.origin(row)).to_owned(),
    };
    // The first of several carriers: it is named first because it wrote first.
    let carrier = view.claim(row).reported_by().and_then(|names| names.split(';').next()).unwrap_or("another").trim();
    let carrier = if origin == source { carrier.to_owned() } else { source };
    fill(out, voice, "who-repeated", &[("origin", origin.into()), ("carrier", carrier.into())]);
}

pub(super) fn write_figure(out: &mut String, voice: Voice, row: u32) {
    let Some((view, _)) = voice.claims else { return unknown(out, row) };
    let claim = view.claim(row as usize);
    out.push_str(&format::stated(claim.stated(), claim.qualifier(), claim.figure()));
}

pub(super) fn write_toll(out: &mut String, voice: Voice, row: u32) {
    let Some((view, _)) = voice.claims else { return unknown(out, row) };
    let claim = view.claim(row as usize);
    // "“hundreds” (civilians killed)", "“72 %” (people killed)": a word and a share stand for themselves.
    let words = claim.is_word_only() || claim.stated().is_empty();
    let one = [claim.low(), claim.best(), claim.high()].into_iter().flatten().all(|n| n == 1.0);
    let status = claim.status_or_all();
    let mut people = Arg::Word(if one { voice.lang.person(status) } else { voice.lang.people(status) });
    if claim.status_certainty() == Some(Certainty::Suspected) {
        people = Message::new("suspected").with("people", people).into();
    }
    if let Some(who) = claim.only_demographic() {
        let key = if status == Status::All { "demographic" } else { "demographic-status" };
        people = Message::new(key).with("who", who).with("people", people).into();
    }
    let harm = Arg::Harm(claim.harm_or_killed());
    match claim.victim_party().filter(|_| !words) {
        Some(party) => {
            let args = [("figure", figure(claim)), ("people", people), ("party", party.into()), ("harm", harm)];
            fill(out, voice, "toll-party", &args);
        }
        None => {
            let key = if words { "toll-word" } else { "toll" };
            fill(out, voice, key, &[("figure", figure(claim)), ("people", people), ("harm", harm)]);
        }
    }
}
