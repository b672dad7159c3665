//! Links into the claims: every claim gets the key of its event, and what joined it is kept to be told.

use super::fixed;
use super::group::group;
use super::links::{Link, LinkKind};
use super::settings::{LinkSettings, Linked, Purpose, link_claims};
use super::told::Told;
use crate::error::{Error, Problems};
use crate::ingest::SideFile;
use crate::model::View;
use crate::model::frame::Claims;
use crate::model::texts::Interner;
use crate::progress::Progress;
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// What joined the claims of events.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// By claim: how its report came to its event, where it was not by the event's key alone.
    pub by_claim: BTreeMap<String, Told>,
    /// Links that join nothing: a report within an episode, or near it; by the claim that stands for the report.
    pub beside: Vec<Told>,
    /// Reports, and the events that they were found to be of; 0 where nothing had to be linked.
    pub reports: usize,
    /// Links that a person should look at.
    pub uncertain: usize,
    /// What a reader should know.
    pub notices: Vec<String>,
    /// Files beside the claims that the answer rests on.
    pub files: Vec<SideFile>,
}

/// Sorts claims into events: by the user's own keys, and by linking where there is none. An event that is found gets the
/// key of the user's that one of its reports has, else the id of its first report.
///
/// # Errors
/// Those of linking.
pub fn events(claims: Claims, settings: &LinkSettings, progress: &dyn Progress) -> Result<(Claims, Joined), Problems> {
    let open = {
        let view = View::new(&claims);
        (0..view.len()).any(|row| fixed::user_key(view.claim(row)).is_none())
    };
    if settings.off || !open && settings.review.decided().next().is_none() {
        return Ok((group(claims)?, Joined::default()));
    }
    let (codes, table, own, joined) = {
        let view = View::new(&claims);
        let linked = link_claims(&view, settings, Purpose::Claims, progress)?;
        let (codes, table, own) = keys(&linked);
        (codes, table.into_texts(), own, joined(&linked))
    };
    let fault = Error::internal("linking claims");
    let claims = claims.with_codes("event", codes, table).map_err(&fault)?;
    let claims =
        if own.iter().any(|id| !id.is_empty()) { claims.with_text("report", &own).map_err(&fault)? } else { claims };
    Ok((group(claims)?, joined))
}

/// For each claim the code of its event's key, the keys, and the id of its report in its dataset where that is no longer
/// the event's.
fn keys(linked: &Linked) -> (Vec<u32>, Interner, Vec<String>) {
    let reports = &linked.reports;
    let view = reports.view;
    let (mut codes, mut own) = (vec![0; view.len()], vec![String::new(); view.len()]);
    let mut table = Interner::default();
    let mut owners: HashMap<String, u32> = HashMap::new();
    for (first, members) in linked.events() {
        let claim = |report: u32| reports.claim(report);
        let key = members.iter().find_map(|report| fixed::user_key(claim(*report)));
        let key = match key {
            Some(key) => key.to_owned(),
            None if claim(first).event().is_some() => reports.id(first).to_owned(),
            None => format!("claim {}", claim(first).id()),
        };
        // Two datasets may give one id to two events.
        let key = match owners.get(&key) {
            Some(owner) if *owner != first => reports.name(first),
            _ => key,
        };
        owners.insert(key.clone(), first);
        let code = table.code(&key);
        for &report in &members {
            for &row in reports.rows(report) {
                let claim = view.claim(row as usize);
                codes[row as usize] = code;
                // Without an id of a dataset's, the claim's own says which report it was.
                let own_id = if fixed::user_key(claim).is_none() { claim.event().unwrap_or(claim.id()) } else { "" };
                if members.len() > 1 || claim.report().is_some() {
                    own[row as usize] = claim.report().unwrap_or(own_id).to_owned();
                }
            }
        }
    }
    (codes, table, own)
}

fn joined(linked: &Linked) -> Joined {
    let reports = &linked.reports;
    let mut joined = Joined { reports: reports.len(), notices: linked.notices.clone(), ..Joined::default() };
    joined.files.clone_from(&linked.files);
    let merges = |link: &&Link| link.kind.merges() && link.kind != LinkKind::Held(super::fixed::Held::Key);
    let mut of: BTreeMap<u32, Vec<&Link>> = BTreeMap::new();
    for link in linked.answer.links.iter().filter(merges) {
        of.entry(link.a).or_default().push(link);
        of.entry(link.b).or_default().push(link);
        joined.uncertain += usize::from(!link.doubts.is_empty());
    }
    for (report, links) in of {
        let told = match links.as_slice() {
            [link] => Told::seen_from(linked, link, report),
            several => {
                let names: Vec<String> =
                    several.iter().map(|link| reports.name(if link.a == report { link.b } else { link.a })).collect();
                Told {
                    reason: format!("matched with {}; see there", names.join("; ")),
                    kind: several[0].kind.word(),
                    report: (reports.dataset_name(report).to_owned(), reports.id(report).to_owned()),
                    ..Told::default()
                }
            }
        };
        for &row in reports.rows(report) {
            let id = reports.view.claim(row as usize).id().to_owned();
            joined.by_claim.insert(id.clone(), Told { claim_id: id, ..told.clone() });
        }
    }
    let beside = linked.answer.links.iter().filter(|link| !link.kind.merges());
    joined.beside = beside.map(|link| Told::of(linked, link)).collect();
    joined
}
