//! The whole pipeline in order: read, link, trace, check, ranges, totals. Each stage is a module of its own; this joins
//! them for those who want all of it.

use crate::chart::Known;
use crate::error::{Error, Problems, nearest};
use crate::estimate::totals::TotalSettings;
use crate::estimate::{Estimate, RangeSettings, Total, ranges, totals};
use crate::ingest::{self, Input, Ledger, ReadOptions};
use crate::link::settle::Joined;
use crate::link::{self, LinkSettings};
use crate::message::{Lang, Message, Voice};
use crate::model::frame::{Claims, NATIVE};
use crate::model::{Config, Lineage, View, country};
use crate::progress::Progress;
use crate::rules::allow::Allowed;
use crate::rules::{self, CheckSettings, Checked, Finding};
use polars::prelude::AnyValue;

/// What a run is to do, once arguments and configuration are settled.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The configuration.
    pub config: Config,
    /// How inputs are read.
    pub read: ReadOptions,
    /// How reports of one event are found.
    pub link: LinkSettings,
    /// Which rules run, and how readily.
    pub rules: CheckSettings,
    /// How ranges are found.
    pub ranges: RangeSettings,
    /// What is summed, and how.
    pub total: TotalSettings,
    /// Which events are looked at.
    pub filter: Filter,
    /// Language of the output.
    pub lang: Lang,
    /// Seed of everything random.
    pub seed: u64,
}

/// Which events are looked at; all by default. An event is kept whole, so that no conflict is hidden.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The event's key.
    pub event: Option<String>,
    /// Conditions on one claim of the event: column, whether equal or not, value.
    pub conditions: Vec<Condition>,
}

impl Filter {
    /// Whether it lets every event through.
    pub fn is_open(&self) -> bool {
        self.event.is_none() && self.conditions.is_empty()
    }
}

/// `country=MLI` or `country!=MLI`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The column.
    pub column: String,
    /// `=` or `!=`.
    pub equal: bool,
    /// The value; case does not matter.
    pub value: String,
}

impl Condition {
    /// Reads `column=value` or `column!=value`.
    ///
    /// # Errors
    /// When there is no `=`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let split = |with: &str| text.split_once(with).map(|(column, value)| (column.trim(), value.trim()));
        let (column, value, equal) = match (split("!="), split("=")) {
            (Some((column, value)), _) => (column, value, false),
            (None, Some((column, value))) => (column, value, true),
            _ => {
                return Err(Error::Unknown {
                    what: "condition",
                    value: text.into(),
                    expected: "column=value or column!=value, such as country=MLI".into(),
                    did_you_mean: None,
                });
            }
        };
        Ok(Self { column: column.into(), equal, value: value.into() })
    }
}

impl std::fmt::Display for Condition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", self.column, if self.equal { "=" } else { "!=" }, self.value)
    }
}

/// Claims that are read and grouped into events, with the ledger.
#[derive(Debug)]
pub struct Loaded {
    /// The claims.
    pub claims: Claims,
    /// What became of every row.
    pub ledger: Ledger,
    /// What joined the claims of events.
    pub joined: Joined,
}

/// Reads inputs and groups their claims.
///
/// # Errors
/// All the faults that make an input unusable; an event or column that does not exist.
pub fn load(inputs: &[Input], settings: &Settings, progress: &dyn Progress) -> Result<Loaded, Problems> {
    let mut read = settings.read.clone();
    let (coded, kept) = settings.link.columns();
    (read.coded, read.kept) = (coded, kept);
    let intake = ingest::read(inputs, &read, progress)?;
    progress.stage("linking", "claims of one event");
    let (claims, joined) = link::settle::events(intake.claims, &settings.link, progress)?;
    let claims = filtered(claims, &settings.filter)?;
    Ok(Loaded { claims, ledger: intake.ledger, joined })
}

fn filtered(claims: Claims, filter: &Filter) -> Result<Claims, Error> {
    if filter.is_open() {
        return Ok(claims);
    }
    let (mut order, mut offsets) = (Vec::new(), vec![0]);
    for (event, wanted) in wanted(&claims, filter)?.into_iter().enumerate() {
        if wanted {
            order.extend((claims.offsets()[event]..claims.offsets()[event + 1]).map(|row| row as u32));
            offsets.push(order.len());
        }
    }
    claims.reordered(order, offsets).map_err(Error::internal("selecting events"))
}

/// For each event, whether the filter lets it through.
///
/// # Errors
/// An event or column that does not exist.
pub fn wanted(claims: &Claims, filter: &Filter) -> Result<Vec<bool>, Error> {
    let view = View::new(claims);
    if let Some(key) = &filter.event
        && !view.events().any(|event| event.key() == key)
    {
        let keys = || view.events().map(|event| event.key());
        return Err(Error::Unknown {
            what: "event",
            value: key.clone(),
            expected: {
                let first: Vec<&str> = keys().take(8).collect();
                format!("one of the {} keys of the column `event` ({} …)", view.event_count(), first.join(", "))
            },
            did_you_mean: nearest(key, keys()).map(str::to_owned),
        });
    }
    let matches = conditions(claims, &filter.conditions)?;
    let meets = |row: usize| matches.iter().all(|of_condition| of_condition[row]);
    let named = |key: &str| filter.event.as_ref().is_none_or(|wanted| key == wanted);
    Ok(view.events().map(|event| named(event.key()) && event.rows.clone().any(meets)).collect())
}

/// For each condition, which claims meet it.
fn conditions(claims: &Claims, conditions: &[Condition]) -> Result<Vec<Vec<bool>>, Error> {
    conditions
        .iter()
        .map(|condition| {
            let name = condition.column.to_lowercase();
            let known = NATIVE.iter().any(|(native, _)| *native == name);
            let frame = claims.frame();
            let names: Vec<&str> = frame.get_column_names().into_iter().map(|name| name.as_str()).collect();
            let Some(column) = names.iter().find(|other| other.to_lowercase() == name) else {
                if known {
                    return Ok(vec![condition.value.is_empty() == condition.equal; claims.len()]);
                }
                return Err(Error::Unknown {
                    what: "column",
                    value: condition.column.clone(),
                    expected: "a column of the claims".into(),
                    did_you_mean: nearest(&name, names.iter().copied()).map(str::to_owned),
                });
            };
            let column = frame.column(column).map_err(Error::internal("selecting events"))?;
            // The claims have codes, whatever the name that was written.
            let code = if name == "country" { country::alpha3(&condition.value) } else { None };
            let wanted = code.unwrap_or(&condition.value).to_lowercase();
            (0..claims.len())
                .map(|row| {
                    let value = column.get(row).map_err(Error::internal("selecting events"))?;
                    Ok((text(&value).to_lowercase() == wanted) == condition.equal)
                })
                .collect()
        })
        .collect()
}

fn text(value: &AnyValue) -> String {
    match value {
        AnyValue::Null => String::new(),
        AnyValue::Float64(n) => crate::format::plain(Some(*n)),
        value => value.str_value().into_owned(),
    }
}

/// Everything known of the claims: what was found, and what can be said.
#[derive(Debug)]
pub struct Study<'a> {
    /// What was read.
    pub loaded: &'a Loaded,
    /// The claims.
    pub view: &'a View<'a>,
    /// Who repeats whom.
    pub lineage: &'a Lineage,
    /// What the run was to do.
    pub settings: &'a Settings,
    /// The findings: on the record as a whole first, then by event.
    pub findings: Vec<Finding>,
    /// The findings that the data allows.
    pub allowed: Vec<Allowed>,
    /// The ranges, by event.
    pub ranges: Vec<Estimate>,
    /// The totals, by month unless the configuration says otherwise.
    pub totals: Vec<Total>,
}

impl<'a> Study<'a> {
    /// Checks the claims and estimates what can be said.
    pub fn new(
        loaded: &'a Loaded,
        view: &'a View<'a>,
        lineage: &'a Lineage,
        settings: &'a Settings,
        progress: &dyn Progress,
    ) -> Self {
        progress.stage("checking", "claims against each other");
        let Checked { findings, allowed } = rules::check(view, lineage, &settings.rules);
        progress.stage("estimating", "ranges and totals");
        let ranges = ranges(view, lineage, &settings.ranges);
        let mut totals = totals(view, lineage, &ranges, &settings.total).rows;
        let beside = loaded.joined.beside.len();
        if beside > 0 {
            totals.iter_mut().for_each(|total| total.caveats.push(Message::new("note-total-twice").with("n", beside)));
        }
        Self { loaded, view, lineage, settings, findings, allowed, ranges, totals }
    }

    /// The language of the output, speaking of these claims.
    pub fn voice(&self) -> Voice<'_> {
        Voice::new(self.settings.lang, self.view, self.lineage)
    }

    /// What charts are made from.
    pub fn known(&self) -> Known<'_> {
        Known {
            view: self.view,
            lineage: self.lineage,
            findings: &self.findings,
            ranges: &self.ranges,
            lang: self.settings.lang,
        }
    }

    /// The findings of one event.
    pub fn findings_of(&self, event: usize) -> &[Finding] {
        let at = |event: usize| self.findings.partition_point(|finding| finding.event < Some(event));
        &self.findings[at(event)..at(event + 1)]
    }

    /// The ranges of one event.
    pub fn ranges_of(&self, event: usize) -> &[Estimate] {
        let at = |event: usize| self.ranges.partition_point(|estimate| estimate.event < event);
        &self.ranges[at(event)..at(event + 1)]
    }
}
