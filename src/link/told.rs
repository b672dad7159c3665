//! A link in words and numbers, as tables and people get it.

use super::compare::Comparison;
use super::fixed::Held;
use super::links::{Doubt, Link, LinkKind, RunnerUp};
use super::pair::Pair;
use super::precision::When;
use super::report::Reports;
use super::settings::Linked;
use super::taxa::Agreement;
use crate::format::many;

/// A link as a table shows it; what does not apply is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The claim that stands for the report.
    pub claim_id: String,
    /// What the link says, with what speaks for it and against it.
    pub reason: String,
    /// What the two reports are to each other.
    pub kind: &'static str,
    /// Dataset and id of the report.
    pub report: (String, String),
    /// Dataset and id of the other.
    pub other: (String, String),
    /// The claim that stands for the other.
    pub other_claim_id: String,
    /// How much they disagree, from 0 to 1.
    pub score: Option<f64>,
    /// Kilometres between them.
    pub km: Option<f64>,
    /// Days between them.
    pub days: Option<u32>,
    /// What they agree on, and on which level.
    pub levels: Vec<String>,
    /// The next best partner of either: dataset and id in one.
    pub runner_up: String,
    /// Its score.
    pub runner_up_score: Option<f64>,
    /// How much better the link is.
    pub margin: Option<f64>,
    /// Why a person should look at it.
    pub doubts: Vec<&'static str>,
}

/// Three decimals of a score or a distance: enough to compare by, and no more than is known.
fn rounded(n: f32) -> f64 {
    (f64::from(n) * 1000.0).round() / 1000.0
}

impl Told {
    /// A link, seen from its first report.
    pub fn of(linked: &Linked, link: &Link) -> Self {
        Self::seen_from(linked, link, link.a)
    }

    /// A link, seen from one of its reports.
    pub fn seen_from(linked: &Linked, link: &Link, report: u32) -> Self {
        let other = if report == link.a { link.b } else { link.a };
        let reports = &linked.reports;
        let own = |report: u32| (reports.dataset_name(report).to_owned(), reports.id(report).to_owned());
        let claim = |report: u32| reports.claim(report).id().to_owned();
        let runner_up = link.runner_up;
        Self {
            claim_id: claim(report),
            reason: reason(linked, link),
            kind: link.kind.word(),
            report: own(report),
            other: own(other),
            other_claim_id: claim(other),
            score: link.pair.map(|pair| rounded(pair.score)),
            km: link.pair.filter(|pair| pair.km.is_finite()).map(|pair| rounded(pair.km)),
            days: link.pair.map(|pair| pair.days),
            levels: link.pair.map(|_| levels(&linked.comparison, link.a, link.b)).unwrap_or_default(),
            runner_up: runner_up.map(|other| reports.name(other.report)).unwrap_or_default(),
            runner_up_score: runner_up.map(|other| rounded(other.pair.score)),
            margin: link.margin().map(rounded),
            doubts: link.doubts.iter().map(|doubt| doubt.word()).collect(),
        }
    }
}

/// What two reports agree on: `name=level/levels` for a taxonomy, 1 being the finest; `name=same` and the like for names.
pub fn levels(comparison: &Comparison, a: u32, b: u32) -> Vec<String> {
    match comparison {
        Comparison::Taxa { taxa, .. } => taxa
            .agreements(a, b)
            .map(|(taxonomy, agreement)| match agreement {
                Agreement::Level(level) => format!("{}={}/{}", taxonomy.name, level + 1, taxonomy.levels),
                Agreement::None => format!("{}=none", taxonomy.name),
                Agreement::Unknown => format!("{}=unknown", taxonomy.name),
            })
            .collect(),
        Comparison::Telling(telling) => {
            let word = |penalty: f64| match penalty {
                p if p <= 0.0 => "same",
                p if p < 0.5 => "close",
                p if p < 1.0 => "partly",
                _ => "different",
            };
            let parts = ["actors", "kind", "place"].into_iter().zip(telling.parts(a, b));
            parts.filter_map(|(name, part)| Some(format!("{name}={}", word(part?)))).collect()
        }
    }
}

/// Days in words.
fn days(days: u32) -> String {
    if days == 0 { "on the same day".into() } else { format!("{} apart", many(days as usize, "day")) }
}

/// Where and when two reports stand to each other.
pub fn apart(reports: &Reports, pair: &Pair) -> String {
    let exact = |report: u32| reports.when[report as usize] != When::Vague;
    let when = match pair.days {
        0 if !(exact(pair.a) && exact(pair.b)) => "at dates that may be one".to_owned(),
        days_apart => days(days_apart),
    };
    match pair.km {
        km if km.is_infinite() => format!("places of one name, {when}"),
        km if km < 0.001 => format!("at the same point, {when}"),
        km => format!("{} km and {when}", crate::format::plain(Some(rounded(km)))),
    }
}

/// A day in an episode, or beside it.
fn beside(reports: &Reports, pair: &Pair) -> String {
    let days = reports.last[pair.b as usize].abs_diff(reports.first[pair.b as usize]) + 1;
    let days = many(days as usize, "day");
    let where_ = match pair.km {
        km if km.is_infinite() => "at a place of one name".to_owned(),
        km if km < 0.001 => "at the same point".to_owned(),
        km => format!("{} km", crate::format::plain(Some(rounded(km)))),
    };
    match pair.days {
        0 => format!("{where_}, within its {days}"),
        n => format!("{where_}, {} outside its {days}", many(n as usize, "day")),
    }
}

/// How the next best stands to what was chosen.
fn rival(linked: &Linked, link: &Link, other: &RunnerUp) -> Option<String> {
    let pair = link.pair.as_ref()?;
    let margin = link.margin()?;
    let plain = |n: f32| crate::format::plain(Some(rounded(n)));
    let how = if margin < 0.0 {
        match linked.answer.matched.get(other.report as usize) {
            Some(true) => "fits better, and is matched elsewhere".to_owned(),
            _ => "fits better, and is left out, as it does not fit the others".to_owned(),
        }
    } else if margin > 0.0 {
        "fits almost as well".to_owned()
    } else {
        // What decided between two of one score, in the order of the rank.
        let by = if pair.km != other.pair.km {
            format!("but lies farther off ({} km)", plain(other.pair.km))
        } else if pair.days != other.pair.days {
            format!("but is {}", days(other.pair.days))
        } else if pair.figures != other.pair.figures {
            "but its figure is further off".to_owned()
        } else {
            "and only the order of ids decides".to_owned()
        };
        format!("fits as well, {by}")
    };
    Some(format!("{} {how} (score {})", linked.reports.name(other.report), plain(other.pair.score)))
}

/// What a link says, in one sentence.
pub fn reason(linked: &Linked, link: &Link) -> String {
    let plain = |n: f32| crate::format::plain(Some(rounded(n)));
    let what = match link.kind {
        LinkKind::Held(Held::Key) => return "one event key in the input".into(),
        LinkKind::Held(Held::Reference) => {
            return "one claim names the other (part_of, derived_from or supersedes)".into();
        }
        LinkKind::Held(Held::Companion) => return "figures of one source for one place and time".into(),
        LinkKind::Held(Held::Decided) => return format!("decided by a person in {}", linked.settings.review.file.path),
        LinkKind::Event => "one event",
        LinkKind::Episode => "one episode of several days",
        LinkKind::Part => "lies within the other, an episode of several days; not merged",
        LinkKind::Flag => "lies near the other, an episode of several days; not merged",
        LinkKind::Duplicate => "two reports of one dataset that look alike; not merged",
    };
    let Some(pair) = &link.pair else { return what.into() };
    let stand = match link.kind {
        LinkKind::Part | LinkKind::Flag => beside(&linked.reports, pair),
        _ => apart(&linked.reports, pair),
    };
    let mut text = format!("{what}: {stand}");
    let levels = levels(&linked.comparison, link.a, link.b);
    if !levels.is_empty() {
        text += &format!("; {} (score {})", levels.join(", "), plain(pair.score));
    }
    for doubt in &link.doubts {
        let told = match doubt {
            Doubt::RunnerUp => link.runner_up.as_ref().and_then(|other| rival(linked, link, other)),
            Doubt::Coarse => Some("rests on a date or place that is not exact".into()),
            Doubt::ByName => Some("rests on the names of the places, as one has no coordinates".into()),
            Doubt::NothingCompared => Some("nothing but day and place could be compared".into()),
            Doubt::Weak => Some("they disagree in most of what is compared".into()),
            Doubt::Figures => Some(format!(
                "their figures are far apart ({} and {} people killed)",
                crate::format::count(f64::from(linked.reports.figure[link.a as usize])),
                crate::format::count(f64::from(linked.reports.figure[link.b as usize]))
            )),
        };
        text.extend(told.map(|told| format!("; {told}")));
    }
    for report in [link.a, link.b] {
        if let Some(how) = linked.filled.get(&report) {
            text += &format!("; coordinates of {} from the gazetteer: {how}", linked.reports.name(report));
        }
    }
    text
}
