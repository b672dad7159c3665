//! What the flags and the configuration say of linking, with the tables that they name read.

use super::args::Linking;
use recount::error::{Error, Problems};
use recount::ingest::{Input, ReadOptions, SideFile, SideTable};
use recount::link::answer::Engine;
use recount::link::report::DatasetBy;
use recount::link::taxonomy::TaxonomyTable;
use recount::link::{LinkSettings, Windows};
use recount::model::Config;
use recount::model::config::LinkConfig;
use recount::review::ReviewFile;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Settles how reports are linked; all faults of flags, configuration and tables at once.
pub fn settle(flags: &Linking, whole: &Config, off: bool) -> Result<LinkSettings, Problems> {
    let config = &whole.link;
    let mut problems = Problems::default();
    let (km, days) = (flags.km.or(config.km), flags.days.or(config.days));
    let default = Windows::default();
    let windows = Windows { km: km.unwrap_or(default.km), days: days.unwrap_or(default.days) };
    if !(0.0..=20_016.0).contains(&windows.km) {
        problems.push(argument(
            format!("--km {}: no distance on the globe", windows.km),
            "give kilometres from 0 to 20016",
        ));
    }
    if !(0..=36_500).contains(&windows.days) {
        problems.push(argument(format!("--days {}: no window in days", windows.days), "give days from 0 to 36500"));
    }
    let engine = match flags.engine.as_deref().or(config.engine.as_deref()) {
        None | Some("stable") => Engine::Stable,
        Some("meltt") => Engine::Meltt,
        Some(other) => {
            problems.push(Error::Unknown {
                what: "engine",
                value: other.into(),
                expected: "stable or meltt".into(),
                did_you_mean: None,
            });
            Engine::Stable
        }
    };
    let named = taxonomies(flags, config, &mut problems);
    let weights = weights(flags, config, &named, &mut problems);
    let mut read = Vec::new();
    for (name, path) in &named {
        match table(path).and_then(|table| TaxonomyTable::new(name, &table)) {
            Ok(taxonomy) => read.push(Arc::new(taxonomy)),
            Err(faults) => problems.extend(faults),
        }
    }
    let review = flags.review.clone().or_else(|| config.review.as_ref().map(PathBuf::from));
    let review = match review {
        Some(path) if path.exists() => {
            table(&path).and_then(|table| ReviewFile::new(&table)).unwrap_or_else(|faults| {
                problems.extend(faults);
                ReviewFile::default()
            })
        }
        Some(path) => {
            let file = SideFile { path: path.display().to_string(), ..SideFile::default() };
            ReviewFile { file, ..ReviewFile::default() }
        }
        None => ReviewFile::default(),
    };
    let certainty = (!flags.certainty.is_empty()).then(|| flags.certainty.clone());
    if let Some(levels) = &certainty
        && (levels.len() != read.len()
            || levels.iter().zip(&read).any(|(level, own)| !(1..=own.levels()).contains(level)))
        && read.len() == named.len()
    {
        let own: Vec<String> = read.iter().map(|own| format!("{} has {}", own.name, own.levels())).collect();
        let message = format!("--certainty {levels:?}: one level for each taxonomy; {}", own.join(", "));
        problems.push(argument(message, "1 is the finest level"));
    }
    problems.into_result()?;
    Ok(LinkSettings {
        engine,
        windows,
        by: dataset_by(flags.dataset_by.as_deref().or(config.dataset_by.as_deref())),
        taxonomies: read,
        weights,
        partial: flags.partial.or(config.partial).unwrap_or(0),
        order: if flags.order.is_empty() { config.order.clone() } else { flags.order.clone() },
        certainty,
        averaging: flags.averaging,
        review,
        gazetteer: flags.gazetteer.clone().or_else(|| config.gazetteer.as_ref().map(PathBuf::from)),
        aliases: whole.aliases.clone(),
        off,
    })
}

fn argument(message: String, hint: &str) -> Error {
    Error::Argument { message, hint: hint.into() }
}

fn dataset_by(text: Option<&str>) -> DatasetBy {
    match text {
        None => DatasetBy::Auto,
        Some("file") => DatasetBy::File,
        Some("source") => DatasetBy::Source,
        Some(column) => DatasetBy::Column(column.into()),
    }
}

/// The columns and files of the taxonomies: those of the flags, else of the configuration.
fn taxonomies(flags: &Linking, config: &LinkConfig, problems: &mut Problems) -> Vec<(String, PathBuf)> {
    if flags.taxonomies.is_empty() {
        return config.taxonomies.iter().map(|(name, path)| (name.clone(), PathBuf::from(path))).collect();
    }
    let mut named: Vec<(String, PathBuf)> = Vec::new();
    for text in &flags.taxonomies {
        match text.split_once('=') {
            Some((name, _)) if named.iter().any(|(other, _)| other == name.trim()) => problems.push(argument(
                format!("--taxonomy {text}: `{}` is given twice", name.trim()),
                "one file for each column",
            )),
            Some((name, path)) => named.push((name.trim().to_owned(), PathBuf::from(path.trim()))),
            None => problems.push(argument(
                format!("--taxonomy {text}: no column"),
                "write --taxonomy COLUMN=FILE: the column of the reports, and the table that maps it",
            )),
        }
    }
    named
}

fn weights(flags: &Linking, config: &LinkConfig, named: &[(String, PathBuf)], problems: &mut Problems) -> Vec<f64> {
    let weights = if !flags.weights.is_empty() {
        flags.weights.clone()
    } else if !config.weights.is_empty() {
        named.iter().map(|(name, _)| config.weights.get(name).copied().unwrap_or(1.0)).collect()
    } else {
        return Vec::new();
    };
    if weights.iter().any(|weight| !weight.is_finite() || *weight < 0.0) {
        problems.push(argument(
            format!("--weights {weights:?}: a weight is a number from 0"),
            "they sum to the number of taxonomies",
        ));
    }
    weights
}

/// A small table beside the claims.
pub fn table(path: &Path) -> Result<SideTable, Problems> {
    SideTable::read(&Input::open(path)?, &ReadOptions { hashed: true, ..ReadOptions::default() })
}
