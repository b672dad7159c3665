//! Why a report is linked as it is, told in words: its links, its runners-up, and what was near and not chosen.

use super::links::{Contenders, Link, LinkKind};
use super::precision::When;
use super::settings::Linked;
use super::told::{apart, levels, reason};
use crate::error::{Error, nearest};
use crate::model::date;
use crate::review::Verdict;

/// Candidates that are told.
const TOLD: usize = 5;

/// The reports that a user may mean: by dataset and id (`acled:MLI1`), by id, or by the id of a claim.
///
/// # Errors
/// When there is none.
pub fn named(linked: &Linked, name: &str) -> Result<Vec<u32>, Error> {
    let reports = &linked.reports;
    let (dataset, own) = match name.split_once(':') {
        Some((dataset, own)) if reports.datasets.iter().any(|other| other == dataset) => (Some(dataset), own),
        _ => (None, name),
    };
    // `ACLED-MLI1234` is MLI1234 in the dataset's own file.
    let printed = |id: &'_ str| id.split_once('-').map(|(_, own)| own.to_owned()).unwrap_or_default();
    let is = |report: &u32| {
        let claim = |row: &u32| reports.view.claim(*row as usize).id() == name;
        let own = reports.id(*report) == own || printed(reports.id(*report)) == own;
        let of = dataset.is_none_or(|dataset| reports.dataset_name(*report) == dataset);
        of && own || reports.name(*report) == name || !name.is_empty() && reports.rows(*report).iter().any(claim)
    };
    let found: Vec<u32> = (0..reports.len() as u32).filter(is).collect();
    if !found.is_empty() && !name.is_empty() {
        return Ok(found);
    }
    let names: Vec<String> = (0..reports.len() as u32).map(|report| reports.name(report)).collect();
    Err(Error::Unknown {
        what: "report",
        value: name.into(),
        expected: format!(
            "dataset:id, such as {}; or the id of a report or a claim",
            names.first().map_or("", String::as_str)
        ),
        did_you_mean: nearest(name, names.iter().map(String::as_str)).map(str::to_owned),
    })
}

/// A report in one line.
fn line(linked: &Linked, report: u32) -> String {
    let reports = &linked.reports;
    let (claim, at) = (reports.claim(report), report as usize);
    let days = match reports.when[at] {
        When::Undated => "no date".into(),
        When::Aggregate => "several events or a period".into(),
        When::Event => date::iso(reports.first[at]),
        When::Vague => format!("a day from {} to {}", date::iso(reports.first[at]), date::iso(reports.last[at])),
        When::Episode => format!("{} to {}", date::iso(reports.first[at]), date::iso(reports.last[at])),
    };
    let mut parts = vec![days];
    parts.extend(claim.place().map(str::to_owned));
    parts.extend(claim.admin1().map(str::to_owned));
    if reports.lat[at].is_finite() {
        parts.push(format!("{:.4} {:.4}", reports.lat[at], reports.lon[at]));
    }
    if reports.figure[at].is_finite() {
        let said = crate::format::stated(claim.stated(), claim.qualifier(), claim.figure());
        parts.push(format!("{said} {} reported killed", if said == "1" { "person" } else { "people" }));
    }
    format!("{} ({})", reports.name(report), parts.join(", "))
}

/// Why a report is linked as it is.
pub fn why(linked: &Linked, report: u32) -> String {
    let reports = &linked.reports;
    let group = linked.answer.group[report as usize];
    let members: Vec<u32> =
        (0..reports.len() as u32).filter(|other| linked.answer.group[*other as usize] == group).collect();
    let mut text = format!("{}\n", line(linked, report));
    let others: Vec<&u32> = members.iter().filter(|other| **other != report).collect();
    if others.is_empty() {
        text += "  is the only report of its event.\n";
    } else {
        text += "  is of one event with:\n";
        others.iter().for_each(|other| text += &format!("    {}\n", line(linked, **other)));
    }
    let own = |link: &&Link| link.a == report || link.b == report;
    for link in linked.answer.links.iter().filter(own) {
        let other = if link.a == report { link.b } else { link.a };
        let how = match link.kind {
            LinkKind::Part | LinkKind::Flag if link.b == report => {
                "the other lies within or near this episode; not merged".into()
            }
            _ => reason(linked, link),
        };
        text += &format!("  {}: {how}\n", reports.name(other));
    }
    for (other, line) in apart_by_decision(linked, report) {
        text += &format!(
            "  {other}: decided by a person to be another event ({}:{line})\n",
            linked.settings.review.file.path
        );
    }
    if let Some(how) = linked.filled.get(&report) {
        text += &format!("  Its coordinates are from the gazetteer: {how}\n");
    }
    text += &rivals(linked, report, &members);
    text
}

/// Reports that a person decided to be of another event, with the line of the decision.
fn apart_by_decision(linked: &Linked, report: u32) -> Vec<(String, u64)> {
    let own = (linked.reports.dataset_name(report), linked.reports.id(report));
    let mut found = Vec::new();
    for (one, _) in linked.settings.review.decided().filter(|(_, verdict)| *verdict == Verdict::Different) {
        let sides = [&one.asked.a, &one.asked.b];
        if let Some(at) = sides.iter().position(|(dataset, id)| (dataset.as_str(), id.as_str()) == own) {
            let (dataset, id) = sides[1 - at];
            found.push((format!("{dataset}:{id}"), one.line));
        }
    }
    found
}

/// Candidates that were not chosen, the best first.
fn rivals(linked: &Linked, report: u32, members: &[u32]) -> String {
    let contenders = Contenders::new(&linked.answer.pairs);
    let rivals: Vec<_> = contenders.of(report).filter(|pair| !members.contains(&pair.other(report))).collect();
    if rivals.is_empty() {
        let windows = linked.settings.windows;
        return match linked.answer.meltt {
            Some(_) => String::new(),
            None => format!(
                "  No other report of another dataset is near enough ({} km, {}; more where a date or place is not exact) and \
                 agrees enough.\n",
                windows.km,
                crate::format::many(windows.days as usize, "day")
            ),
        };
    }
    let mut text = String::from("  Not chosen, though near enough and agreeing:\n");
    for pair in rivals.iter().take(TOLD) {
        let other = pair.other(report);
        let gone = linked.answer.links.iter().find(|link| link.kind.merges() && (link.a == other || link.b == other));
        let gone = match gone {
            Some(link) => {
                format!("; it is matched with {}", linked.reports.name(if link.a == other { link.b } else { link.a }))
            }
            None => "; it is matched with none".into(),
        };
        text += &format!(
            "    {}: {}; {} (score {:.3}){gone}\n",
            linked.reports.name(other),
            apart(&linked.reports, pair),
            levels(&linked.comparison, report, other).join(", "),
            pair.score
        );
    }
    let more = rivals.len().saturating_sub(TOLD);
    if more > 0 {
        text += &format!("    and {} more\n", crate::format::count(more as f64));
    }
    text
}
