//! `datapackage.json`: every file of the folder with its hash, every table with its schema, every input, the program's
//! version, configuration and seed: what is needed to get the same bytes again (Frictionless Data Package v1).

use crate::error::Error;
use crate::figure::Decimal;
use crate::ingest::{ReadOptions, hex};
use crate::pipeline::Study;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A file of the folder, as the package names it.
#[derive(Debug)]
pub struct Resource {
    /// Its path below the folder.
    pub path: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Column names and types, for a table.
    pub schema: Option<Vec<(String, &'static str)>>,
}

impl Resource {
    /// Describes content that is about to be written.
    pub fn new(path: &str, content: &[u8], schema: Option<Vec<(String, &'static str)>>) -> Self {
        Self { path: path.to_owned(), bytes: content.len(), sha256: hex(&Sha256::digest(content)), schema }
    }

    fn json(&self) -> Value {
        let name: String = self
            .path
            .trim_end_matches(".csv")
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c.to_ascii_lowercase() } else { '-' })
            .collect();
        let mut resource = json!({
            "name": name,
            "path": self.path,
            "bytes": self.bytes,
            "hash": format!("sha256:{}", self.sha256),
        });
        if let (Some(schema), Some(object)) = (&self.schema, resource.as_object_mut()) {
            let fields: Vec<Value> = schema.iter().map(|(name, kind)| json!({ "name": name, "type": kind })).collect();
            object.insert("profile".into(), "tabular-data-resource".into());
            object.insert("format".into(), "csv".into());
            object.insert("mediatype".into(), "text/csv".into());
            object.insert("encoding".into(), "utf-8".into());
            object.insert("schema".into(), json!({ "fields": fields, "missingValues": [""] }));
        }
        resource
    }
}

/// How the inputs were read, where it was said and not guessed.
fn reading(options: &ReadOptions) -> Value {
    let profile = match &options.profile {
        Some(profile) => Some(profile.name.as_str()),
        None if options.native => Some("native"),
        None => None,
    };
    json!({
        "as": profile,
        "delimiter": options.delimiter.map(|delimiter| char::from(delimiter).to_string()),
        "encoding": options.encoding.map(|encoding| encoding.name()),
        "sheet": options.sheet,
        "skip_lines": options.skip_lines,
        "decimal": options.decimal.map(|decimal| if decimal == Decimal::Comma { "," } else { "." }),
        "date_order": options.date_order.map(|order| order.name()),
    })
}

/// How claims without an event key were linked; null where nothing had to be.
fn linking(study: &Study) -> Value {
    let (settings, joined) = (&study.settings.link, &study.loaded.joined);
    if joined.reports == 0 {
        return Value::Null;
    }
    json!({
        "engine": settings.engine.word(),
        "km": settings.windows.km,
        "days": settings.windows.days,
        "taxonomies": settings.taxonomies.iter().map(|taxonomy| &taxonomy.name).collect::<Vec<_>>(),
        "weights": settings.weights,
        "partial": settings.partial,
        "order": settings.order,
        "certainty": settings.certainty,
        "averaging": settings.averaging,
        "dataset_by": settings.by.word(),
        "decisions": settings.review.decided().count(),
        "files": joined.files,
    })
}

/// The package's description.
///
/// # Errors
/// Only on a fault in serialising.
pub fn datapackage(study: &Study, resources: &[Resource]) -> Result<String, Error> {
    let fault = |error: serde_json::Error| Error::Internal { doing: "describing the run", message: error.to_string() };
    let inputs: Vec<Value> = study
        .loaded
        .ledger
        .inputs
        .iter()
        .map(|input| {
            json!({
                "title": input.path,
                "path": input.path,
                "bytes": input.bytes,
                "hash": format!("sha256:{}", input.sha256),
                "rows": input.rows,
                "format": input.profile,
                "rows_claimed": input.claimed,
                "claims": input.claims,
                "rejected": input.rejected,
            })
        })
        .collect();
    let package = json!({
        "name": "recount-run",
        "profile": "data-package",
        "resources": resources.iter().map(Resource::json).collect::<Vec<_>>(),
        "sources": inputs,
        "recount": {
            "version": env!("CARGO_PKG_VERSION"),
            "seed": study.settings.seed,
            "lang": study.settings.lang.code(),
            "convention": study.settings.read.convention.name(),
            "figure_lang": study.settings.read.language.map(|language| language.code()),
            "read": reading(&study.settings.read),
            "link": linking(study),
            "rules": study.settings.rules.selection.codes(),
            "sensitivity": study.settings.rules.thresholds.sensitivity.word(),
            "event": study.settings.filter.event,
            "where": study.settings.filter.conditions.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "config": serde_json::to_value(&study.settings.config).map_err(fault)?,
        },
    });
    Ok(serde_json::to_string_pretty(&package).map_err(fault)? + "\n")
}
