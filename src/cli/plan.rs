//! Arguments as typed + configuration -> what is meant. Nothing below sees a flag.

use super::args::{Common, Rules};
use recount::error::{Error, Problems};
use recount::figure::{Convention, Language};
use recount::ingest::{Input, ReadOptions};
use recount::message::Lang;
use recount::model::Config;
use recount::pipeline::{Condition, Filter, Settings};
use recount::rules::{Selection, Severity};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What a command on claims is to do.
pub struct Plan {
    pub settings: Settings,
    /// Findings at or above it give exit code 1.
    pub fail_on: Option<Severity>,
    pub strict: bool,
}

/// Settles the plan; all faults of arguments and configuration at once.
pub fn plan(common: &Common, rules: Option<&Rules>) -> Result<Plan, Problems> {
    let config = config(common.config.as_deref())?;
    settle(config, common, rules)
}

/// The same with a configuration that is already read.
pub fn settle(config: Config, common: &Common, rules: Option<&Rules>) -> Result<Plan, Problems> {
    let mut problems = Problems::default();
    let mut keep = |error: Error| problems.push(error);
    let or = |flag: &Option<String>, settled: &Option<String>| flag.clone().or_else(|| settled.clone());
    let convention = or(&common.convention, &config.figure.convention)
        .map_or(Ok(Convention::default()), |name| convention(&name))
        .unwrap_or_else(|error| {
            keep(error);
            Convention::default()
        });
    let language = or(&common.figure_lang, &config.figure.lang).map(|code| language(&code)).transpose();
    let language = language.unwrap_or_else(|error| {
        keep(error);
        None
    });
    let lang = or(&common.lang, &config.output.lang).map_or(Ok(Lang::default()), |code| output_lang(&code));
    let lang = lang.unwrap_or_else(|error| {
        keep(error);
        Lang::default()
    });
    let pick = |flags: Option<&Vec<String>>, settled: &Vec<String>| match flags {
        Some(flags) if !flags.is_empty() => flags.clone(),
        _ => settled.clone(),
    };
    let select = pick(rules.map(|rules| &rules.select), &config.check.select);
    let ignore = pick(rules.map(|rules| &rules.ignore), &config.check.ignore);
    let selection = Selection::new(&select, &ignore).unwrap_or_else(|error| {
        keep(error);
        Selection::default()
    });
    let fail_on = or(&rules.and_then(|rules| rules.fail_on.clone()), &config.check.fail_on);
    let fail_on = fail_on.map_or(Ok(None), |word| severity(&word)).unwrap_or_else(|error| {
        keep(error);
        None
    });
    let mut conditions = Vec::new();
    for text in &common.conditions {
        match Condition::parse(text) {
            Ok(condition) => conditions.push(condition),
            Err(error) => keep(error),
        }
    }
    problems.into_result()?;
    Ok(Plan {
        settings: Settings {
            seed: common.seed.or(config.output.seed).unwrap_or(1),
            config,
            read: ReadOptions { convention, language },
            rules: selection,
            filter: Filter { event: common.event.clone(), conditions },
            lang,
        },
        fail_on,
        strict: common.strict,
    })
}

fn config(path: Option<&Path>) -> Result<Config, Error> {
    let default = PathBuf::from("recount.toml");
    let path = match path {
        Some(path) => path,
        None if default.is_file() => &default,
        None => return Ok(Config::default()),
    };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|cause| Error::Unreadable { path: name.clone(), cause })?;
    Config::parse(&text).map_err(|error| Error::Config { path: name, message: error.to_string() })
}

/// The convention of a name.
pub fn convention(name: &str) -> Result<Convention, Error> {
    Convention::parse(name).ok_or_else(|| Error::Unknown {
        what: "convention",
        value: name.into(),
        expected: "plain, acled or pitf".into(),
        did_you_mean: None,
    })
}

/// The language of a code.
pub fn language(code: &str) -> Result<Language, Error> {
    Language::parse(code).ok_or_else(|| Error::Unknown {
        what: "language of figures",
        value: code.into(),
        expected: "en or fr".into(),
        did_you_mean: None,
    })
}

fn output_lang(code: &str) -> Result<Lang, Error> {
    Lang::parse(code).ok_or_else(|| Error::Unknown {
        what: "language of the output",
        value: code.into(),
        expected: "en".into(),
        did_you_mean: None,
    })
}

fn severity(word: &str) -> Result<Option<Severity>, Error> {
    if word == "never" {
        return Ok(None);
    }
    Severity::parse(word).map(Some).ok_or_else(|| Error::Unknown {
        what: "severity",
        value: word.into(),
        expected: "never, note, warning or error".into(),
        did_you_mean: None,
    })
}

/// Opens the inputs: files, folders that `run` wrote, `-` for standard input. All that cannot be read at once.
pub fn open(paths: &[PathBuf]) -> Result<Vec<Input>, Problems> {
    let mut problems = Problems::default();
    let mut inputs = Vec::new();
    for path in paths {
        let input = if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map(|_| Input { path: "-".into(), bytes })
                .map_err(|cause| Error::Unreadable { path: "-".into(), cause })
        } else {
            Input::open(path)
        };
        match input {
            Ok(input) => inputs.push(input),
            Err(error) => problems.push(error),
        }
    }
    problems.into_result()?;
    Ok(inputs)
}
