//! What the flags and the configuration say of ranges: further methods, the order of sources, what is assumed.

use clap::Args;
use recount::error::{Error, Problems, nearest};
use recount::estimate::bounds::Share;
use recount::estimate::distribution::Shape;
use recount::estimate::{Assumed, Method, Protected, RangeSettings};
use recount::model::{Config, Lineage, View};
use std::collections::BTreeMap;
use std::str::FromStr;

/// How ranges are found beyond the default.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Ranges")]
pub struct Assuming {
    /// Also compute these methods: all, or huber, hodges-lehmann, trimmed-mean, mad, linear-pool, log-pool, quantile-pool,
    /// random-effects, ucdp-gumbel (may be repeated, or joined by commas)
    #[arg(long = "method", value_name = "NAME", value_delimiter = ',')]
    pub methods: Vec<String>,
    /// Sources in the order in which you believe them: adds the method hierarchy
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub hierarchy: Vec<String>,
    /// The share of a source's labels that is right, at least (may be repeated): adds the hypothesis trusted
    #[arg(long, value_name = "SOURCE=SHARE")]
    pub trust: Vec<String>,
    /// The share of a list that may not be real: of every source, or of one (may be repeated)
    #[arg(long, value_name = "[SOURCE=]SHARE")]
    pub inflation: Vec<String>,
    /// How many people nobody reported, at most
    #[arg(long, value_name = "N")]
    pub unreported: Option<f64>,
    /// At most so many were killed in all, of the civilians or of the combatants: total=400 (may be repeated)
    #[arg(long = "cap", value_name = "WHO=N")]
    pub caps: Vec<String>,
    /// At least so many were: total=238 (may be repeated)
    #[arg(long = "floor", value_name = "WHO=N")]
    pub floors: Vec<String>,
    /// Take women and children for civilians; girls may be in both figures, or, with =disjoint, nobody is
    #[arg(long, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "overlapping")]
    pub women_children_civilians: Option<String>,
    /// For pools: what stands for a source's low, best and high: pert, triangular, uniform, log-normal, log-normal-three,
    /// two-piece-log-normal, shifted-gamma; with its number behind a colon (log-normal:0.8) [default: pert]
    #[arg(long, value_name = "SHAPE")]
    pub shape: Option<String>,
    /// For random-effects: the share of a source's distribution between its low and high [default: 0.95]
    #[arg(long, value_name = "SHARE")]
    pub coverage: Option<f64>,
    /// For pools and random-effects: the standard deviation, on the log scale, of a source that gives a bare number
    #[arg(long, value_name = "SD")]
    pub source_sd: Option<f64>,
    /// The level of intervals that are no bounds [default: 0.95]
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<f64>,
}

/// Settles how ranges are found; all faults at once.
pub fn settle(flags: &Assuming, whole: &Config) -> Result<RangeSettings, Problems> {
    let config = &whole.ranges;
    let mut problems = Problems::default();
    let mut settings = RangeSettings::default();
    let names = if flags.methods.is_empty() { &config.methods } else { &flags.methods };
    for name in names {
        match method(name) {
            Ok(methods) => settings.asked.extend(methods),
            Err(error) => problems.push(error),
        }
    }
    settings.asked.sort_unstable();
    settings.asked.dedup();
    let canonical = |name: &str| whole.canonical(name).to_lowercase();
    let order = if flags.hierarchy.is_empty() { &config.hierarchy } else { &flags.hierarchy };
    settings.hierarchy = order.iter().map(|name| canonical(name)).collect();
    settings.assumed = assumed(flags, whole, &mut problems);
    if let Some(word) = flags.shape.as_ref().or(config.shape.as_ref()) {
        match Shape::parse(word) {
            Some(shape) => settings.shape = shape,
            None => problems.push(Error::Unknown {
                what: "shape",
                value: word.clone(),
                expected: "pert, triangular, uniform, log-normal, log-normal-three, two-piece-log-normal, \
                           shifted-gamma or negative-binomial, with its number behind a colon where it has one: pert:4, \
                           log-normal:0.9"
                    .into(),
                did_you_mean: None,
            }),
        }
    }
    let mut within = |name: &str, given: Option<f64>, into: &mut f64| match given {
        Some(n) if n > 0.0 && n < 1.0 => *into = n,
        Some(n) => {
            problems.push(argument(format!("{name} {n}: no share"), "give a number between 0 and 1, such as 0.95"))
        }
        None => {}
    };
    within("--coverage", flags.coverage.or(config.coverage), &mut settings.coverage);
    within("--level", flags.level.or(config.level), &mut settings.level);
    match flags.source_sd.or(config.source_sd) {
        Some(sd) if sd > 0.0 && sd.is_finite() => settings.source_sd = Some(sd),
        Some(sd) => problems.push(argument(
            format!("--source-sd {sd}: no standard deviation"),
            "give a number above 0 on the log scale; 0.2 is off by a fifth",
        )),
        None => {}
    }
    problems.into_result()?;
    Ok(settings)
}

/// The methods of a word.
fn method(name: &str) -> Result<Vec<Method>, Error> {
    let asked = || Method::ALL.iter().copied().filter(|method| method.is_asked_for());
    if name == "all" {
        return Ok(asked().collect());
    }
    if let Some(method) = Method::parse(name.trim()) {
        return Ok(vec![method]);
    }
    let names: Vec<&str> = asked().map(Method::word).collect();
    Err(Error::Unknown {
        what: "method",
        value: name.into(),
        expected: format!("all, or {}", names.join(", ")),
        did_you_mean: nearest(name, names.iter().copied()).map(str::to_owned),
    })
}

fn assumed(flags: &Assuming, whole: &Config, problems: &mut Problems) -> Assumed {
    let config = &whole.ranges;
    let canonical = |name: &str| whole.canonical(name).to_lowercase();
    let mut found = Assumed::default();
    let mut share = |flag: &str, n: f64| {
        let read = Share::new(n);
        if read.is_none() {
            problems.push(argument(format!("{flag} {n}: no share"), "give a number from 0 to 1, such as 0.9"));
        }
        read
    };
    let mut faults = Vec::new();
    let trust: BTreeMap<String, f64> = match flags.trust.is_empty() {
        true => config.trust.clone(),
        false => flags.trust.iter().filter_map(|text| pair("--trust", text, &mut faults)).collect(),
    };
    for (name, n) in trust {
        found.trust.extend(share("--trust", n).map(|share| (canonical(&name), share)));
    }
    let inflation: BTreeMap<String, f64> = match flags.inflation.is_empty() {
        true => config.inflation.clone(),
        false => {
            let of_all = |text: &String| text.trim().parse().ok().map(|n| ("all".to_owned(), n));
            let read = |text: &String| of_all(text).or_else(|| pair("--inflation", text, &mut faults));
            flags.inflation.iter().filter_map(read).collect()
        }
    };
    for (name, n) in inflation {
        match share("--inflation", n) {
            Some(share) if name == "all" => found.inflation_of_all = Some(share),
            Some(share) => {
                found.inflation.insert(canonical(&name), share);
            }
            None => {}
        }
    }
    let read = |flag: &str, given: &[String], config: &BTreeMap<String, f64>, faults: &mut Vec<Error>| match given {
        [] => config.clone(),
        given => given.iter().filter_map(|text| pair(flag, text, faults)).collect::<BTreeMap<String, f64>>(),
    };
    let caps = read("--cap", &flags.caps, &config.cap, &mut faults);
    let floors = read("--floor", &flags.floors, &config.floor, &mut faults);
    for (flag, limits, is_cap) in [("--cap", caps, true), ("--floor", floors, false)] {
        for (who, n) in limits {
            let ends = match who.as_str() {
                "total" => &mut found.total,
                "civilians" => &mut found.civilians,
                "combatants" => &mut found.combatants,
                _ => {
                    faults.push(Error::Unknown {
                        what: "group of people",
                        value: who,
                        expected: "total, civilians or combatants".into(),
                        did_you_mean: None,
                    });
                    continue;
                }
            };
            match n {
                n if !(n >= 0.0 && n.is_finite()) => {
                    faults.push(argument(format!("{flag} {who}={n}: no number of people"), "give 0 or more"));
                }
                n if is_cap => ends.1 = n.floor(),
                n => ends.0 = n.ceil(),
            }
        }
    }
    match flags.unreported.or(config.unreported) {
        Some(n) if n >= 0.0 && n.is_finite() => found.unreported = n.floor(),
        Some(n) => faults.push(argument(format!("--unreported {n}: no number of people"), "give 0 or more")),
        None => {}
    }
    let protected = flags.women_children_civilians.as_ref().or(config.women_children_civilians.as_ref());
    found.protected = match protected.map(String::as_str) {
        None => None,
        Some("overlapping") => Some(Protected::Overlapping),
        Some("disjoint") => Some(Protected::Disjoint),
        Some(other) => {
            faults.push(Error::Unknown {
                what: "way to count women and children",
                value: other.into(),
                expected: "overlapping (girls may be in both figures) or disjoint".into(),
                did_you_mean: None,
            });
            None
        }
    };
    faults.into_iter().for_each(|fault| problems.push(fault));
    found
}

/// `NAME=NUMBER`
fn pair(flag: &str, text: &str, faults: &mut Vec<Error>) -> Option<(String, f64)> {
    let read = text.rsplit_once('=').and_then(|(name, n)| Some((name.trim(), f64::from_str(n.trim()).ok()?)));
    if read.is_none() {
        faults.push(argument(format!("{flag} {text}: no name and number"), "write it as NAME=NUMBER, such as hrw=0.9"));
    }
    read.map(|(name, n)| (name.to_owned(), n))
}

fn argument(message: String, hint: &str) -> Error {
    Error::Argument { message, hint: hint.into() }
}

/// Whether every source that the settings name is in the data; all that are not at once.
pub fn known(view: &View, lineage: &Lineage, settings: &RangeSettings) -> Result<(), Problems> {
    let mut names: Vec<String> = Vec::new();
    if settings.sources().next().is_some() {
        for row in 0..view.len() {
            names.extend(lineage.sources_of(view, row).iter().map(|id| lineage.name(*id).to_owned()));
        }
        names.sort();
        names.dedup();
    }
    let mut problems = Problems::default();
    for wanted in settings.sources() {
        if !names.iter().any(|name| name.to_lowercase() == wanted) {
            problems.push(Error::Unknown {
                what: "source",
                value: wanted.to_owned(),
                expected: format!("one of the {} sources of the data", names.len()),
                did_you_mean: nearest(wanted, names.iter().map(String::as_str)).map(str::to_owned),
            });
        }
    }
    problems.into_result()
}
