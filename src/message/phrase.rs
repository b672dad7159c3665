//! The phrases with which rules, estimates, charts and the report speak of a claim: who says it, and what was said.

use super::{Arg, Message};
use crate::model::{Claim, Lineage, View};

/// Who says it: the source, or for a claim that repeats another "HRW as repeated by i24NEWS".
pub fn who(view: &View, lineage: &Lineage, claim: Claim) -> Arg {
    let source = lineage.source_name(view, claim.row);
    if !lineage.is_derived(claim.row) {
        return source.into();
    }
    let origin = match lineage.parent_claim(claim.row) {
        Some(parent) => lineage.source_name(view, parent),
        None => lineage.name(lineage.origin(claim.row)).to_owned(),
    };
    // The first of several carriers: it is named first because it wrote first.
    let carrier = claim.reported_by().and_then(|names| names.split(';').next()).unwrap_or("another").trim();
    let carrier = if origin == source { carrier.to_owned() } else { source };
    Message::new("who-repeated").with("origin", origin).with("carrier", carrier).into()
}

/// The figure of a claim as stated.
pub fn figure(claim: Claim) -> Arg {
    Arg::Figure(claim.stated(), claim.qualifier(), claim.figure().map(str::to_owned))
}

/// "about 300 civilians killed"
pub fn toll(claim: Claim) -> Message {
    Message::new("toll")
        .with("figure", figure(claim))
        .with("people", Arg::People(claim.status_or_all()))
        .with("harm", Arg::Harm(claim.harm_or_killed()))
}

/// "HRW: about 300 civilians killed"
pub fn said(view: &View, lineage: &Lineage, claim: Claim) -> Arg {
    Message::new("said").with("who", who(view, lineage, claim)).with("toll", toll(claim)).into()
}

/// Several claims as they were said, at most `most` of them; the rest is counted.
pub fn said_all(view: &View, lineage: &Lineage, claims: &[Claim], most: usize) -> Arg {
    let mut items: Vec<Arg> = claims.iter().take(most).map(|claim| said(view, lineage, *claim)).collect();
    if claims.len() > most {
        items.push(Message::new("and-others").with("n", claims.len() - most).into());
    }
    Arg::Clauses(items)
}
