//! A link in words and numbers, as tables and people get it.

use super::compare::Comparison;
use super::fixed::Held;
use super::links::{Doubt, Link, LinkKind};
use super::pair::Pair;
use super::settings::Linked;
use super::taxa::Agreement;

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
    match days {
        0 => "on the same day".into(),
        1 => "1 day apart".into(),
        n => format!("{n} days apart"),
    }
}

/// Where and when two reports stand to each other.
pub fn apart(pair: &Pair) -> String {
    match pair.km {
        km if km.is_infinite() => format!("places of one name, {}", days(pair.days)),
        km if km < 0.001 => format!("at the same point, {}", days(pair.days)),
        km => format!("{} km and {}", crate::format::plain(Some(rounded(km))), days(pair.days)),
    }
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
    let mut text = format!("{what}: {}", apart(pair));
    let levels = levels(&linked.comparison, link.a, link.b);
    if !levels.is_empty() {
        text += &format!("; {} (score {})", levels.join(", "), plain(pair.score));
    }
    for doubt in &link.doubts {
        text += &match (doubt, &link.runner_up) {
            (Doubt::RunnerUp, Some(other)) => format!(
                "; {} fits {} (score {})",
                linked.reports.name(other.report),
                match link.margin().unwrap_or_default() {
                    margin if margin < 0.0 => "better, and is matched elsewhere",
                    0.0 => "as well",
                    _ => "almost as well",
                },
                plain(other.pair.score)
            ),
            (Doubt::Coarse, _) => "; rests on a date or place that is not exact".into(),
            (Doubt::ByName, _) => "; rests on the names of the places, as one has no coordinates".into(),
            (Doubt::NothingCompared, _) => "; nothing but day and place could be compared".into(),
            (Doubt::Weak, _) => "; they disagree in most of what is compared".into(),
            (Doubt::RunnerUp, None) => String::new(),
        };
    }
    for report in [link.a, link.b] {
        if let Some(how) = linked.filled.get(&report) {
            text += &format!("; coordinates of {} from the gazetteer: {how}", linked.reports.name(report));
        }
    }
    text
}
