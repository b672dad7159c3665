//! An input's beginning: what kind of file it is, its columns, and the profile that it is read by.

use super::ReadOptions;
use super::chunk::{Orders, Piece};
use super::date::OrderEvidence;
use super::dialect::Dialect;
use super::encoding::Evidence;
use super::found::{Body, Found, read_in};
use super::header;
use super::input::{Input, Seal};
use super::layout::{Layout, native};
use super::ledger::Notice;
use super::profile::{self, Mapping, Profile};
use crate::error::{Error, Problems};
use crate::model::ColumnKind;
use crate::model::frame::NATIVE;
use csv::StringRecord;
use std::collections::BTreeSet;
use std::sync::Arc;

/// An input whose beginning is read.
pub struct Opened {
    input: Input,
    /// The names of its columns.
    pub names: Vec<String>,
    /// The name of its profile.
    pub profile: String,
    /// What becomes of a row.
    pub mapping: Mapping,
    /// How a text is cut; unused for rows.
    pub dialect: Dialect,
    /// Whether short rows are filled up.
    pub padded: bool,
    /// What was guessed.
    pub notices: Vec<Notice>,
    /// Whether the encoding was guessed from the beginning.
    guessed: bool,
    /// Size and hash, once it is read.
    pub seal: Seal,
    body: Body,
}

impl Opened {
    /// Opens an input and finds out how it is read.
    ///
    /// # Errors
    /// All the faults that make it unusable.
    pub fn open(input: &Input, options: &ReadOptions) -> Result<Self, Problems> {
        let found = Found::open(input, options)?;
        let layout = &found.layout;
        let tags = layout.tags.as_deref();
        let chosen = match &options.profile {
            Some(profile) => Some(Choice::Given(Arc::clone(profile))),
            None if options.native || native(&layout.names) => None,
            None => options
                .profiles
                .iter()
                .filter_map(|own| Some((profile::fit(own, &layout.names, tags)?, own)))
                .max_by_key(|(score, _)| *score)
                .map(|(_, own)| Choice::Given(Arc::clone(own)))
                .or_else(|| profile::recognise(&layout.names, tags).map(Choice::Known)),
        };
        let path = &input.path;
        let mut notices: Vec<Notice> =
            found.told.iter().map(|text| Notice::Told { path: path.clone(), text: text.clone() }).collect();
        let (mapping, name) = match &chosen {
            None if options.reports => {
                let unknown = header::check_reports(path, found.line, layout)?;
                notices.extend(unknown_columns(path, unknown, &options.coded));
                (Mapping::reports(&layout.names), "reports".to_owned())
            }
            None => {
                let unknown = header::check(path, found.line, layout, &found.sample, &found.told)?;
                notices.extend(unknown_columns(path, unknown, &options.coded));
                (Mapping::native(&layout.names), "native".to_owned())
            }
            Some(choice) => {
                let profile = choice.profile();
                let mapping = Mapping::new(profile, &layout.names, tags).map_err(|faults| Error::Profile {
                    name: profile.file.clone().unwrap_or_else(|| profile.name.clone()),
                    faults: faults.join("\n  "),
                })?;
                if mapping.claims.is_empty() {
                    return Err(Error::ProfileUnfit {
                        path: path.clone(),
                        line: found.line,
                        name: profile.name.clone(),
                        found: header::listed(&layout.names),
                        hint: unfit(profile, layout),
                    }
                    .into());
                }
                notices.push(Notice::Told { path: path.clone(), text: read_as(choice, &mapping, layout) });
                // A profile of the house names the columns of all versions; one's own may have a slip.
                if profile.file.is_some() && !mapping.left_out.is_empty() {
                    let text = format!("no column for the claims {}; they are left out", mapping.left_out.join(", "));
                    notices.push(Notice::Told { path: path.clone(), text });
                }
                (mapping, profile.name.clone())
            }
        };
        let mapping = mapping.keeping(&layout.names, &options.kept);
        let mapping =
            if options.reports { mapping.only(&options.coded, &options.kept, &options.without) } else { mapping };
        for (name, place) in &layout.repeated {
            let text =
                format!("the column `{name}` stands again as column {}; kept as `{}`", place + 1, layout.names[*place]);
            notices.push(Notice::Told { path: path.clone(), text });
        }
        Ok(Self {
            input: input.clone(),
            names: found.layout.names,
            profile: name,
            mapping,
            dialect: found.dialect,
            padded: found.padded,
            notices,
            guessed: matches!(&found.body, Body::Text(text) if text.decoder().guess().evidence == Evidence::Guessed),
            seal: found.seal,
            body: found.body,
        })
    }

    /// The next piece.
    ///
    /// # Errors
    /// What stops the reading.
    pub fn next(&mut self) -> Result<Option<Piece>, Problems> {
        self.body.next(&self.input)
    }

    /// What became known of the encoding on the way: another one behind a long plain beginning, and what are no letters in it.
    pub fn told(&self) -> Vec<String> {
        let Body::Text(text) = &self.body else { return Vec::new() };
        let (decoder, mut told) = (text.decoder(), Vec::new());
        let guess = decoder.guess();
        if guess.evidence == Evidence::Guessed && !self.guessed {
            told.push(read_in(guess.encoding));
        }
        if decoder.replaced() > 0 {
            let many = crate::format::count(decoder.replaced() as f64);
            told.push(format!("{many} bytes are no letters in this encoding and became �; try another --encoding"));
        }
        told
    }

    /// What the date columns show of their order, by going through the whole input once more, if it is asked for.
    pub fn orders<'a>(input: &'a Input, options: &'a ReadOptions, mapping: &Mapping) -> Orders<'a> {
        let date = |place: usize| NATIVE[place].1 == ColumnKind::Date;
        let fields = mapping.shared.iter().chain(mapping.claims.iter().flat_map(|claim| &claim.fields));
        let columns: BTreeSet<usize> =
            fields.filter(|(place, _)| date(*place)).filter_map(|(_, fill)| fill.only()).collect();
        Orders::new(move || survey(input, options, &columns).unwrap_or_default())
    }
}

/// Columns that are not the contract's: one by one where few, or where another may have been meant; the others together.
fn unknown_columns(path: &str, mut unknown: header::Unknown, coded: &[String]) -> Vec<Notice> {
    const FEW: usize = 5;
    unknown.retain(|(name, _)| !coded.contains(name));
    let many = unknown.iter().filter(|(_, meant)| meant.is_none()).count() > FEW;
    let (together, single): (Vec<_>, Vec<_>) = unknown.into_iter().partition(|(_, meant)| many && meant.is_none());
    let mut notices: Vec<Notice> =
        single.into_iter().map(|(name, meant)| Notice::UnknownColumn { path: path.to_owned(), name, meant }).collect();
    if !together.is_empty() {
        let names: Vec<String> = together.into_iter().map(|(name, _)| name).collect();
        let text = format!(
            "{} columns are not ones that recount knows; they are kept as they are: {}",
            names.len(),
            header::listed(&names)
        );
        notices.push(Notice::Told { path: path.to_owned(), text });
    }
    notices
}

enum Choice {
    Given(Arc<Profile>),
    Known(&'static Profile),
}

impl Choice {
    fn profile(&self) -> &Profile {
        match self {
            Self::Given(profile) => profile,
            Self::Known(profile) => profile,
        }
    }
}

fn read_as(choice: &Choice, mapping: &Mapping, layout: &Layout) -> String {
    let profile = choice.profile();
    let how = if matches!(choice, Choice::Known(_)) { "recognised by its columns" } else { "as asked" };
    let tags = if layout.tags.is_some() { ", with a row of HXL hashtags that is no data" } else { "" };
    let kept = match mapping.kept.len() {
        0 => String::new(),
        1 => "; 1 further column is kept under its own name".into(),
        n => format!("; {n} further columns are kept under their own names"),
    };
    let says = match choice {
        Choice::Known(profile) => format!("`recount profiles show {}` says how", profile.name),
        Choice::Given(profile) => match &profile.file {
            Some(file) => format!("{file} says how"),
            None => format!("`recount profiles show {}` says how", profile.name),
        },
    };
    format!("{} ({how}{tags}; --as NAME reads it as another, {says}){kept}", profile.title)
}

/// What a file lacks to be read by a profile.
fn unfit(profile: &Profile, layout: &Layout) -> String {
    let columns =
        profile::columns::Columns::new(&layout.names, layout.tags.as_deref(), profile.recognise.strip.as_deref());
    let missing: Vec<String> =
        profile.recognise.needs.iter().filter(|need| !columns.has(need)).map(|need| format!("`{need}`")).collect();
    let missing = if missing.is_empty() { "a column with a figure".into() } else { missing.join(", ") };
    format!("it lacks {missing}; `recount profiles guess FILE` drafts a profile for this file")
}

fn survey(input: &Input, options: &ReadOptions, columns: &BTreeSet<usize>) -> Result<Vec<OrderEvidence>, Problems> {
    let mut found = Found::open(input, options)?;
    let mut evidence: Vec<OrderEvidence> = vec![OrderEvidence::default(); found.layout.names.len()];
    let mut take = |record: &StringRecord| {
        for column in columns {
            if let (Some(text), Some(evidence)) = (record.get(*column), evidence.get_mut(*column)) {
                evidence.add(text);
            }
        }
    };
    match &mut found.body {
        Body::Text(text) => {
            while let Ok(Some(piece)) = text.next() {
                piece.for_each(&found.dialect, |record, _| take(record));
            }
        }
        Body::Rows(rows) => rows.for_each(|row| take(&row.cells)),
        // Its dates have a type of their own, or are text in ISO form.
        Body::Parquet(_) => {}
    }
    Ok(evidence)
}
