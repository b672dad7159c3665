//! How reports are linked, as a user sets it; and the run from claims to an answer.

use super::answer::{Answer, Engine, Rules, link};
use super::compare::Comparison;
use super::fill::{Filled, fill};
use super::nearby::Windows;
use super::precision::When;
use super::report::{DatasetBy, Reports};
use super::taxonomy::{TaxonomyTable, taxa};
use super::telling::{ACTOR_COLUMNS, TYPE_COLUMNS, Telling};
use crate::error::{Error, Problems, nearest};
use crate::ingest::SideFile;
use crate::model::View;
use crate::progress::Progress;
use crate::review::{Decision, ReviewFile};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// How reports are linked.
#[derive(Clone, Debug, Default)]
pub struct LinkSettings {
    /// Which way of linking.
    pub engine: Engine,
    /// How near reports must be.
    pub windows: Windows,
    /// What tells the datasets apart.
    pub by: DatasetBy,
    /// The taxonomies; with none, names of actors and places and kinds of event are compared.
    pub taxonomies: Vec<Arc<TaxonomyTable>>,
    /// A weight for each taxonomy; 1 each where there are none.
    pub weights: Vec<f64>,
    /// On how many taxonomies two reports may disagree.
    pub partial: usize,
    /// Datasets in the order in which `meltt` integrates them, by name.
    pub order: Vec<String>,
    /// For `meltt`: the one level that is compared in each taxonomy, 1 the finest.
    pub certainty: Option<Vec<usize>>,
    /// For `meltt`: whether a group takes the means of its reports.
    pub averaging: bool,
    /// What a person decided.
    pub review: ReviewFile,
    /// A file of places in GeoNames' columns.
    pub gazetteer: Option<PathBuf>,
    /// Other names of actors, as of sources: canonical name -> its aliases.
    pub aliases: BTreeMap<String, Vec<String>>,
    /// Whether claims are left as they are.
    pub off: bool,
}

impl LinkSettings {
    /// The tables that were read, with their hashes.
    fn files(&self) -> Vec<SideFile> {
        let review = Some(&self.review.file).filter(|file| !file.sha256.is_empty());
        self.taxonomies.iter().map(|taxonomy| &taxonomy.file).chain(review).cloned().collect()
    }

    /// Columns beside the contract's that are compared, and those of them that were asked for by name.
    pub fn columns(&self) -> (Vec<String>, Vec<String>) {
        let known = ACTOR_COLUMNS.iter().chain(TYPE_COLUMNS).map(|name| (*name).to_owned());
        let mut named: Vec<String> = self.taxonomies.iter().map(|taxonomy| taxonomy.name.clone()).collect();
        if let DatasetBy::Column(name) = &self.by {
            named.push(name.clone());
        }
        (known.chain(named.iter().cloned()).collect(), named)
    }

    /// What is set and has no effect.
    fn idle(&self) -> Vec<&'static str> {
        let compared = self.taxonomies.is_empty();
        let stable = self.engine == Engine::Stable;
        [
            (compared && !self.weights.is_empty(), "--weights has no effect without --taxonomy"),
            (compared && self.partial > 0, "--partial has no effect without --taxonomy"),
            (stable && !self.order.is_empty(), "--order has no effect with --engine stable, which has no order"),
            (stable && self.certainty.is_some(), "--certainty has no effect with --engine stable"),
            (stable && self.averaging, "--averaging has no effect with --engine stable"),
        ]
        .into_iter()
        .filter(|(idle, _)| *idle)
        .map(|(_, told)| told)
        .collect()
    }
}

/// What is linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Reports: an event in the input is its dataset's own id.
    Reports,
    /// Claims: an event in the input is the user's own key, unless a dataset's id stands there.
    Claims,
}

/// Reports with the events that they are of.
pub struct Linked<'a> {
    /// The reports.
    pub reports: Reports<'a>,
    /// What they were compared by.
    pub comparison: Comparison<'a>,
    /// The answer.
    pub answer: Answer,
    /// Reports whose coordinates a gazetteer gave, and how.
    pub filled: BTreeMap<u32, String>,
    /// How they were linked.
    pub settings: &'a LinkSettings,
    /// What a reader should know.
    pub notices: Vec<String>,
    /// Files beside the claims that the answer rests on.
    pub files: Vec<SideFile>,
}

impl Linked<'_> {
    /// The reports of each event, events by their first report.
    pub fn events(&self) -> BTreeMap<u32, Vec<u32>> {
        let mut events: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (report, group) in self.answer.group.iter().enumerate() {
            events.entry(*group).or_default().push(report as u32);
        }
        events
    }
}

/// Links the reports that claims make up.
///
/// # Errors
/// Everything that does not fit together: taxonomies and data, decisions, datasets named, a gazetteer that cannot be read.
pub fn link_claims<'a>(
    view: &'a View<'a>,
    settings: &'a LinkSettings,
    purpose: Purpose,
    progress: &dyn Progress,
) -> Result<Linked<'a>, Problems> {
    let by = &settings.by;
    if let DatasetBy::Column(name) = by
        && view.kept(name).distinct() == 0
    {
        return Err(Error::Unknown {
            what: "column for the datasets",
            value: name.clone(),
            expected: "file, source, or a column of the input".into(),
            did_you_mean: None,
        }
        .into());
    }
    progress.stage("linking", "gathering reports");
    let mut reports = Reports::gather(view, by);
    let mut notices: Vec<String> = settings.idle().into_iter().map(str::to_owned).collect();
    let mut files = settings.files();
    let filled = match &settings.gazetteer {
        Some(path) => {
            let Filled { filled, told, file } = fill(&mut reports, path)?;
            notices.extend(told);
            files.push(file);
            filled
        }
        None => BTreeMap::new(),
    };
    let mut problems = Problems::default();
    let order = order(&reports, &settings.order, &mut problems);
    let decisions = decisions(&reports, &settings.review, &mut notices);
    let comparison = if settings.taxonomies.is_empty() {
        Ok(Comparison::Telling(Telling::new(&reports, &settings.aliases)))
    } else {
        taxa(&settings.taxonomies, &settings.weights, &reports)
            .map(|taxa| Comparison::Taxa { taxa, partial: settings.partial })
    };
    let comparison = match comparison {
        Ok(comparison) => comparison,
        Err(faults) => {
            problems.extend(faults);
            return Err(problems);
        }
    };
    problems.into_result()?;
    notices.extend(settings.taxonomies.iter().flat_map(|taxonomy| taxonomy.silent(&reports)));
    progress.stage("linking", "comparing reports");
    let rules = Rules {
        engine: settings.engine,
        windows: settings.windows,
        keyed: purpose == Purpose::Claims,
        duplicates: purpose == Purpose::Reports,
        decisions,
        order,
        certainty: settings.certainty.clone(),
        averaging: settings.averaging,
    };
    let answer = link(&reports, &comparison, &rules)?;
    notices.extend(left_out(&reports));
    if let Some(lost) = answer.meltt.as_ref().map(|answer| answer.forgotten.len()).filter(|lost| *lost > 0) {
        notices.push(format!(
            "R's meltt loses {lost} groups from its tables; they are links here (recount explain meltt)"
        ));
    }
    Ok(Linked { reports, comparison, answer, filled, settings, notices, files })
}

/// Reports that were compared with no other.
fn left_out(reports: &Reports) -> Vec<String> {
    let all = || 0..reports.len() as u32;
    let count = |n: usize| crate::format::count(n as f64);
    let undated = all().filter(|report| reports.when[*report as usize] == When::Undated).count();
    let aggregate = all().filter(|report| reports.when[*report as usize] == When::Aggregate).count();
    let country = all().filter(|report| reports.slack[*report as usize].is_infinite()).count();
    let mut told = Vec::new();
    let all = count(reports.len());
    let mut tell = |n: usize, what: &str, what_many: &str| {
        if n > 0 {
            let (what, is) = if n == 1 { (what, "is") } else { (what_many, "are") };
            told.push(format!("{} of {all} reports {what} and {is} linked with none", count(n)));
        }
    };
    tell(undated, "has no date", "have no date");
    tell(aggregate, "is about several events or a period", "are about several events or a period");
    tell(country, "is known to the country only", "are known to the country only");
    told
}

/// The places of the datasets named.
fn order(reports: &Reports, names: &[String], problems: &mut Problems) -> Vec<u16> {
    let known: Vec<&str> = reports.datasets.iter().map(String::as_str).collect();
    let mut order = Vec::new();
    for name in names {
        match known.iter().position(|other| other == name) {
            Some(at) if !order.contains(&(at as u16)) => order.push(at as u16),
            Some(_) => problems.push(Error::Argument {
                message: format!("--order names `{name}` twice"),
                hint: "name every dataset once".into(),
            }),
            None => problems.push(Error::Unknown {
                what: "dataset",
                value: name.clone(),
                expected: known.join(", "),
                did_you_mean: nearest(name, known.iter().copied()).map(str::to_owned),
            }),
        }
    }
    let missing: Vec<&str> = (0..known.len()).filter(|at| !order.contains(&(*at as u16))).map(|at| known[at]).collect();
    if !names.is_empty() && !missing.is_empty() {
        problems.push(Error::Argument {
            message: format!("--order leaves out {}", missing.join(", ")),
            hint: "name every dataset once".into(),
        });
    }
    order
}

/// Decisions on reports that are there; the others are told.
fn decisions(reports: &Reports, review: &ReviewFile, notices: &mut Vec<String>) -> Vec<Decision> {
    let mut wanted: BTreeMap<(&str, &str), Option<u32>> = BTreeMap::new();
    for (one, _) in review.decided() {
        for (dataset, id) in [&one.asked.a, &one.asked.b] {
            wanted.insert((dataset, id), None);
        }
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    for report in 0..reports.len() as u32 {
        if let Some(found) = wanted.get_mut(&(reports.dataset_name(report), reports.id(report))) {
            *found = Some(report);
        }
    }
    let file: Arc<str> = review.file.path.as_str().into();
    let mut found = Vec::new();
    for (one, verdict) in review.decided() {
        let of = |(dataset, id): &(String, String)| wanted.get(&(dataset.as_str(), id.as_str())).copied().flatten();
        match (of(&one.asked.a), of(&one.asked.b)) {
            (Some(a), Some(b)) => {
                found.push(Decision { a, b, verdict, file: Arc::clone(&file), line: one.line });
            }
            (a, _) => {
                let (dataset, id) = if a.is_none() { &one.asked.a } else { &one.asked.b };
                let place = format!("{}:{}", review.file.path, one.line);
                notices.push(format!(
                    "{place}: no report `{id}` of `{dataset}` in the input; the decision is kept, and not used"
                ));
            }
        }
    }
    found
}
