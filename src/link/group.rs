//! Claims by the key of their event: sorted, and cut into events.

use crate::error::Error;
use crate::model::frame::{Claims, NO_CODE};
use crate::model::texts::Texts;
use crate::model::{Claim, View};
use rayon::prelude::*;

/// Sorts claims into events: by key, then in input order. A claim without a key becomes an event under its own id, so
/// that nothing is merged by guess.
///
/// # Errors
/// Only on a fault inside polars.
pub fn group(claims: Claims) -> Result<Claims, Error> {
    let fault = Error::internal("grouping claims by event");
    let keyed = match standalone(&View::new(&claims)) {
        None => claims,
        Some((codes, table)) => claims.with_codes("event", codes, table).map_err(&fault)?,
    };
    let (order, offsets) = order(&View::new(&keyed));
    keyed.reordered(order, offsets).map_err(&fault)
}

/// Event codes with a key of its own for every claim that has none; `None` if all have one.
fn standalone(view: &View) -> Option<(Vec<u32>, Texts)> {
    let mut codes: Vec<u32> = (0..view.len()).map(|row| view.event.code(row).unwrap_or(NO_CODE)).collect();
    if !codes.contains(&NO_CODE) {
        return None;
    }
    let distinct = view.event.distinct() as u32;
    let mut table: Texts = (0..distinct).map(|code| view.event.text(code).unwrap_or_default()).collect();
    for (row, code) in codes.iter_mut().enumerate() {
        if *code == NO_CODE {
            *code = table.push(&format!("claim {}", view.claim(row).id()));
        }
    }
    Some((codes, table))
}

/// The order by event key and input row, and where each event begins.
fn order(view: &View) -> (Vec<u32>, Vec<usize>) {
    let distinct = view.event.distinct();
    let mut by_key: Vec<(&str, u32)> =
        (0..distinct as u32).map(|code| (view.event.text(code).unwrap_or_default(), code)).collect();
    by_key.par_sort_unstable();
    let mut sizes = vec![0usize; distinct];
    let codes: Vec<usize> = (0..view.len()).filter_map(|row| view.event.code(row)).map(|code| code as usize).collect();
    for &code in &codes {
        sizes[code] += 1;
    }
    let (mut next, mut offsets, mut at) = (vec![0usize; distinct], vec![0], 0);
    for &(_, code) in &by_key {
        let code = code as usize;
        next[code] = at;
        at += sizes[code];
        if sizes[code] > 0 {
            offsets.push(at);
        }
    }
    let mut order = vec![0u32; codes.len()];
    for (row, &code) in codes.iter().enumerate() {
        order[next[code]] = row as u32;
        next[code] += 1;
    }
    (order, offsets)
}

/// Why a claim belongs to its event.
pub fn reason(claim: Claim) -> &'static str {
    if claim.report().is_some() {
        "linked by an earlier run: its links.csv says why"
    } else if claim.event().is_some_and(|key| key.strip_prefix("claim ") == Some(claim.id())) {
        "no event key: stands alone"
    } else if claim.dataset().is_some() {
        "the dataset's own id: no other report was found to be of this event"
    } else {
        "event key in the input"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Input, ReadOptions, read};
    use crate::progress::Silent;

    fn events(csv: &str) -> Vec<(String, Vec<String>)> {
        let input = Input::memory("x.csv", csv.as_bytes().to_vec());
        let intake = read(&[input], &ReadOptions::default(), &Silent).expect("usable");
        let claims = group(intake.claims).expect("grouped");
        let view = View::new(&claims);
        view.events()
            .map(|event| (event.key().to_owned(), event.claims().map(|claim| claim.id().to_owned()).collect()))
            .collect()
    }

    #[test]
    fn claims_of_one_key_stand_together_in_input_order() {
        let found = events("claim_id,event,source,figure\n1,b,X,1\n2,a,X,2\n3,b,Y,3\n");
        assert_eq!(found, [("a".into(), vec!["2".into()]), ("b".into(), vec!["1".into(), "3".into()])]);
    }

    #[test]
    fn a_claim_without_a_key_stands_alone_and_is_never_merged_by_guess() {
        let found =
            events("claim_id,event,date_start,place,source,figure\n1,,2022-03-27,Moura,X,1\n2,,2022-03-27,Moura,Y,2\n");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].0, "claim 1");
    }
}
