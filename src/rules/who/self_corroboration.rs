#![doc = include_str!("self_corroboration.md")]

use crate::message::{Arg, Message};
use crate::model::lineage::Fault;
use crate::model::{Claim, Extent};
use crate::rules::scene::may_be_killed;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "W007",
    name: "self-corroboration",
    family: "who",
    severity: Severity::Warning,
    hint: "hint-self-corroboration",
    page: include_str!("self_corroboration.md"),
    thresholds: &[&SEVERAL],
    check: Check::Event(check),
};

/// With so many sources that repeat one origin, a reader sees agreement of several; one that does is plainly a repetition.
static SEVERAL: Threshold = Threshold::graded(
    "repeating_sources",
    [3.0, 2.0, 1.0],
    "how many sources that repeat one origin look like agreement",
);
/// How many of them the sentence names.
const QUOTED: usize = 5;

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let circles: Vec<u32> = scene
        .faults()
        .iter()
        .filter_map(|(_, fault)| if let Fault::Circle { rows } = fault { Some(rows) } else { None })
        .flatten()
        .copied()
        .collect();
    let mut echoes: BTreeMap<u32, Vec<Claim>> = BTreeMap::new();
    for claim in scene.event.claims().filter(|claim| scene.lineage.is_derived(claim.row)) {
        let current = !scene.lineage.is_superseded(claim.row) && claim.extent() != Some(Extent::Aggregate);
        if current && may_be_killed(claim) && !circles.contains(&(claim.row as u32)) {
            echoes.entry(scene.lineage.origin(claim.row)).or_default().push(claim);
        }
    }
    for (origin, claims) in echoes {
        // One claim for each source that is not the origin itself.
        let mut first: BTreeMap<u32, Claim> = BTreeMap::new();
        for claim in &claims {
            for source in scene.lineage.sources_of(scene.view, claim.row) {
                first.entry(*source).or_insert(*claim);
            }
        }
        first.remove(&origin);
        if (first.len() as f64) < scene.thresholds.of(&SEVERAL) {
            continue;
        }
        let mut others: Vec<(usize, u32)> = first.iter().map(|(source, claim)| (claim.row, *source)).collect();
        others.sort_unstable();
        let mut names: Vec<Arg> =
            others.iter().take(QUOTED).map(|(_, source)| Arg::from(scene.lineage.name(*source))).collect();
        if others.len() > QUOTED {
            names.push(Message::new("and-others").with("n", others.len() - QUOTED).into());
        }
        let mut rows: Vec<usize> = others.iter().map(|(row, _)| *row).collect();
        rows.dedup();
        let own = |claim: &&Claim| scene.lineage.origin(claim.row) == origin && !scene.lineage.is_derived(claim.row);
        let root = scene.peers.iter().find(own);
        rows.extend(root.map(|claim| claim.row));
        // Where the origin has its own claim, the data show both ends.
        let confidence = if root.is_some() { Confidence::High } else { Confidence::Medium };
        let message = Message::new("self-corroboration")
            .with("names", Arg::List(names))
            .with("origin", scene.lineage.name(origin))
            .with("n", others.len());
        out.push(
            Finding::new(&RULE, scene.event.index, message, rows)
                .confidence(confidence)
                .evidence("named_sources", others.len() as f64 + f64::from(u8::from(root.is_some())))
                .evidence("independent_sources", 1.0),
        );
    }
}
