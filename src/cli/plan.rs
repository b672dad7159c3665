//! Arguments as typed + configuration -> what is meant. Nothing below sees a flag.

use super::args::Assuming;
use super::args::{Common, Linking, Reading, Rules};
use super::totalling::Given;
use super::{assuming, linking};
use recount::error::{Error, Problems};
use recount::estimate::RangeSettings;
use recount::estimate::totals::TotalSettings;
use recount::figure::{Convention, Decimal, Language};
use recount::ingest::{
    DateOrder, Input, PLACEHOLDER, Profile, ReadOptions, encoding_labels, parse_delimiter, parse_encoding, profile,
};
use recount::link::LinkSettings;
use recount::message::Lang;
use recount::model::Config;
use recount::pipeline::{Condition, Filter, Settings};
use recount::rules::{CheckSettings, Selection, Sensitivity, Severity, Thresholds};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a command on claims is to do.
pub struct Plan {
    pub settings: Settings,
    /// Findings at or above it give exit code 1.
    pub fail_on: Option<Severity>,
    pub strict: bool,
}

/// Settles the plan; all faults of arguments and configuration at once.
pub fn plan(common: &Common, rules: Option<&Rules>, link: Option<(&Linking, bool)>) -> Result<Plan, Problems> {
    let config = config(common.config.as_deref())?;
    settle(config, common, rules, link)
}

/// The same with a configuration that is already read.
pub fn settle(
    config: Config,
    common: &Common,
    rules: Option<&Rules>,
    link: Option<(&Linking, bool)>,
) -> Result<Plan, Problems> {
    let mut problems = Problems::default();
    let mut keep = |error: Error| problems.push(error);
    let or = |flag: &Option<String>, settled: &Option<String>| flag.clone().or_else(|| settled.clone());
    let read = read_options(&common.reading, &config).unwrap_or_else(|faults| {
        faults.into_iter().for_each(&mut keep);
        ReadOptions::default()
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
    let sensitivity = or(&rules.and_then(|rules| rules.sensitivity.clone()), &config.check.sensitivity);
    let sensitivity = sensitivity.map_or(Ok(Sensitivity::default()), |word| Sensitivity::parse(&word));
    let sensitivity = sensitivity.unwrap_or_else(|error| {
        keep(error);
        Sensitivity::default()
    });
    let thresholds = Thresholds::new(sensitivity, &config.check.limits).unwrap_or_else(|faults| {
        faults.into_iter().for_each(&mut keep);
        Thresholds::default()
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
    let link = link.map_or(Ok(LinkSettings::default()), |(flags, off)| linking::settle(flags, &config, off));
    let link = link.unwrap_or_else(|faults| {
        problems.extend(faults);
        LinkSettings::default()
    });
    let ranges = assuming::settle(&Assuming::default(), &config).unwrap_or_else(|faults| {
        problems.extend(faults);
        RangeSettings::default()
    });
    let seed = common.seed.or(config.output.seed).unwrap_or(1);
    let mut total = TotalSettings { seed, ..TotalSettings::default() };
    Given::by_config(&config.total).settle(&mut total).into_iter().for_each(|error| problems.push(error));
    problems.into_result()?;
    Ok(Plan {
        settings: Settings {
            seed,
            config,
            read,
            link,
            ranges,
            rules: CheckSettings { selection, thresholds, each: rules.is_some_and(|rules| rules.each) },
            total,
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
        expected: "en, fr, es, pt, ar, ru or uk".into(),
        did_you_mean: None,
    })
}

fn output_lang(code: &str) -> Result<Lang, Error> {
    let spoken = Lang::parse(code).filter(|lang| Lang::PROSE.contains(lang));
    spoken.ok_or_else(|| Error::Unknown {
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

/// How inputs are read; all that is wrong with it at once.
pub fn read_options(reading: &Reading, config: &Config) -> Result<ReadOptions, Vec<Error>> {
    let mut faults = Vec::new();
    let mut options = ReadOptions { hashed: true, sheet: reading.sheet.clone(), ..ReadOptions::default() };
    let or = |flag: &Option<String>, settled: &Option<String>| flag.clone().or_else(|| settled.clone());
    if let Some(name) = or(&reading.convention, &config.figure.convention) {
        options.convention = keep(convention(&name), &mut faults).unwrap_or_default();
    }
    if let Some(code) = or(&reading.figure_lang, &config.figure.lang) {
        options.language = keep(language(&code), &mut faults);
    }
    let unknown = |what: &'static str, value: &str, expected: &str| Error::Unknown {
        what,
        value: value.into(),
        expected: expected.into(),
        did_you_mean: None,
    };
    if let Some(text) = &reading.delimiter {
        let fault = || unknown("delimiter", text, "one sign, or its name: , ; tab | comma semicolon");
        options.delimiter = keep(parse_delimiter(text).ok_or_else(fault), &mut faults);
    }
    if let Some(text) = &reading.encoding {
        options.encoding =
            keep(parse_encoding(text).ok_or_else(|| unknown("encoding", text, encoding_labels())), &mut faults);
    }
    if let Some(text) = &reading.decimal {
        options.decimal = keep(decimal(text), &mut faults);
    }
    if let Some(text) = &reading.date_order {
        let fault = || unknown("order of day and month", text, "dmy (day first) or mdy (month first)");
        options.date_order = keep(DateOrder::parse(text).ok_or_else(fault), &mut faults);
    }
    options.skip_lines = reading.skip_lines;
    match reading.profile.as_deref() {
        None => {}
        Some("native") => options.native = true,
        Some(name) => options.profile = keep(chosen(name), &mut faults),
    }
    for path in &config.read.profiles {
        options.profiles.extend(keep(own_profile(Path::new(path)), &mut faults));
    }
    if faults.is_empty() { Ok(options) } else { Err(faults) }
}

/// A decimal mark.
pub fn decimal(text: &str) -> Result<Decimal, Error> {
    match text.trim() {
        "." | "point" | "dot" => Ok(Decimal::Point),
        "," | "comma" => Ok(Decimal::Comma),
        other => Err(Error::Unknown {
            what: "decimal mark",
            value: other.into(),
            expected: ". or ,".into(),
            did_you_mean: None,
        }),
    }
}

fn keep<T>(result: Result<T, Error>, faults: &mut Vec<Error>) -> Option<T> {
    result.map_err(|error| faults.push(error)).ok()
}

/// A profile of the house by its name, or one of the user's own by its file.
fn chosen(name: &str) -> Result<Arc<Profile>, Error> {
    let path = Path::new(name);
    if path.extension().is_some_and(|extension| extension == "toml") || path.is_file() {
        return own_profile(path);
    }
    profile(name).map(|known| Arc::new(known.clone()))
}

fn own_profile(path: &Path) -> Result<Arc<Profile>, Error> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|cause| Error::Unreadable { path: name.clone(), cause })?;
    if let Some(line) = text.lines().position(|line| line.contains(PLACEHOLDER) && !line.trim_start().starts_with('#'))
    {
        let message = format!("line {} still has the draft's “{PLACEHOLDER}”; write who makes the claim", line + 1);
        return Err(Error::Config { path: name, message });
    }
    match Profile::parse(&text) {
        Ok(profile) => Ok(Arc::new(Profile { file: Some(name), ..profile })),
        Err(error) => Err(Error::Config { path: name, message: error.to_string() }),
    }
}

/// The inputs: files, patterns, folders that `run` wrote, `-` for standard input. All that cannot be read at once.
pub fn open(paths: &[PathBuf], output: Option<&Path>) -> Result<Vec<Input>, Problems> {
    let mut problems = Problems::default();
    let same = |path: &PathBuf| {
        let real = |path: &Path| std::fs::canonicalize(path).ok().filter(|path| path.is_file());
        output.and_then(real).is_some_and(|output| real(path) == Some(output))
    };
    for path in paths.iter().filter(|path| same(path)) {
        problems.push(Error::Argument {
            message: format!("{}: is an input, and would be replaced by the output", path.display()),
            hint: "name another place with -o: what a source published is evidence".into(),
        });
    }
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            match Input::reader("-", std::io::stdin().lock()) {
                Ok(input) => inputs.push(input),
                Err(error) => problems.push(error),
            }
            continue;
        }
        match Input::matching(path) {
            Ok(found) => inputs.extend(found),
            Err(faults) => problems.extend(faults),
        }
    }
    problems.into_result()?;
    Ok(inputs)
}
