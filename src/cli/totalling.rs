//! What the flags and the configuration say of totals, with the table of populations read.

use super::args::Totalling;
use super::linking::table;
use recount::error::{Error, Problems, nearest};
use recount::estimate::distribution::Shape;
use recount::estimate::totals::{
    By, FactorChoice, Population, PopulationTable, RateSettings, TotalSettings, Totals, Windows,
};
use recount::model::config::TotalConfig;
use recount::model::{Harm, Status, Vocabulary};
use recount::pipeline::Settings;

/// Settles what is summed, by the flags and else the configuration; all faults at once.
pub fn settle(flags: &Totalling, whole: &Settings) -> Result<TotalSettings, Problems> {
    let mut problems = Problems::default();
    let mut settings = whole.total.clone();
    if settings.rhos.is_empty() {
        settings.rhos = vec![0.0, 0.3, 1.0];
    }
    if let Some(harm) = &flags.harm {
        settings.harm = word::<Harm>("harm", harm).unwrap_or_else(|error| {
            problems.push(error);
            Harm::Killed
        });
    }
    if let Some(status) = &flags.status {
        settings.status = word::<Status>("status", status).unwrap_or_else(|error| {
            problems.push(error);
            Status::All
        });
    }
    let given = Given {
        by: (!flags.by.is_empty()).then_some(&flags.by[..]),
        rho: (!flags.rho.is_empty()).then_some(&flags.rho[..]),
        factor: flags.factor.as_deref(),
        shape: flags.shape.as_deref(),
        coverage: flags.coverage,
        draws: flags.draws,
        windows: flags.windows.as_deref(),
        level: flags.level,
    };
    given.settle(&mut settings).into_iter().for_each(|error| problems.push(error));
    settings.trend = flags.trend;
    for pair in &flags.compare {
        match pair.split(',').map(str::trim).collect::<Vec<_>>()[..] {
            [earlier, later] if !earlier.is_empty() && !later.is_empty() && earlier != later => {
                settings.compare.push((earlier.to_owned(), later.to_owned()));
            }
            _ => problems.push(argument(
                format!("--compare {pair}: not two periods"),
                "name the earlier and the later one as the column `period` has them: --compare 2021,2022",
            )),
        }
    }
    if settings.by.unit.is_none() && (flags.trend || !flags.compare.is_empty()) {
        problems
            .push(argument("--trend and --compare need periods".into(), "add week, month, quarter or year to --by"));
    }
    settings.rates = rates(flags, &mut problems);
    problems.into_result()?;
    Ok(settings)
}

/// Refuses a comparison with a period that there is no total of.
pub fn check_periods(found: &Totals, settings: &TotalSettings) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let sums = found.rows.iter().filter(|total| total.method == recount::estimate::totals::TotalMethod::SumOfBounds);
    let mut periods: Vec<&str> = sums.map(|total| total.period.as_str()).collect();
    periods.dedup();
    let named = settings.compare.iter().flat_map(|(earlier, later)| [earlier, later]);
    for period in named.filter(|period| !periods.contains(&period.as_str())) {
        let first: Vec<&str> = periods.iter().copied().take(12).collect();
        problems.push(Error::Unknown {
            what: "period",
            value: period.clone(),
            expected: format!("one of {}{}", first.join(", "), if periods.len() > 12 { " …" } else { "" }),
            did_you_mean: nearest(period, periods.iter().copied()).map(str::to_owned),
        });
    }
    problems.into_result()
}

/// What flags and configuration have in common.
#[derive(Default)]
pub struct Given<'a> {
    pub by: Option<&'a [String]>,
    pub rho: Option<&'a [f64]>,
    pub factor: Option<&'a str>,
    pub shape: Option<&'a str>,
    pub coverage: Option<f64>,
    pub draws: Option<usize>,
    pub windows: Option<&'a str>,
    pub level: Option<f64>,
}

impl<'a> Given<'a> {
    /// What `[total]` of the configuration gives.
    pub fn by_config(config: &'a TotalConfig) -> Self {
        Self {
            by: (!config.by.is_empty()).then_some(&config.by[..]),
            rho: (!config.rho.is_empty()).then_some(&config.rho[..]),
            factor: config.factor.as_deref(),
            shape: config.shape.as_deref(),
            coverage: config.coverage,
            draws: config.draws,
            windows: config.windows.as_deref(),
            level: config.level,
        }
    }

    /// Puts what is given into the settings, and returns all that is wrong with it.
    pub fn settle(&self, settings: &mut TotalSettings) -> Vec<Error> {
        let mut faults = Vec::new();
        if let Some(words) = self.by {
            match By::parse(words) {
                Ok(by) => settings.by = by,
                Err(wrong) => faults.push(unknown("group of totals", &wrong.join(","), By::EXPECTED)),
            }
        }
        if let Some(rhos) = self.rho {
            let wrong: Vec<String> =
                rhos.iter().filter(|rho| !(0.0..=1.0).contains(*rho)).map(|rho| rho.to_string()).collect();
            if !wrong.is_empty() {
                faults.push(unknown("correlation", &wrong.join(","), "numbers from 0 to 1, such as 0,0.3,1"));
            }
            settings.rhos = rhos.to_vec();
            settings.rhos.sort_by(f64::total_cmp);
            settings.rhos.dedup();
        }
        if let Some(word) = self.factor {
            match FactorChoice::parse(word) {
                Some(choice) => settings.factor = choice,
                None => faults.push(unknown("factor", word, "common, source or both")),
            }
        }
        if let Some(coverage) = self.coverage.filter(|coverage| !(*coverage > 0.0 && *coverage < 1.0)) {
            faults.push(unknown("coverage", &coverage.to_string(), "a number between 0 and 1, such as 0.9"));
        }
        let coverage = self.coverage.filter(|coverage| *coverage > 0.0 && *coverage < 1.0);
        if let Some(word) = self.shape.or(coverage.map(|_| settings.shape.word())) {
            match shape(word, coverage) {
                Some(shape) => settings.shape = shape,
                None => faults.push(unknown("shape", word, SHAPES)),
            }
        }
        if let Some(draws) = self.draws {
            settings.draws = draws;
            if !(100..=1_000_000).contains(&draws) {
                faults.push(unknown("number of draws", &draws.to_string(), "100 to 1000000"));
            }
        }
        if let Some(word) = self.windows {
            match Windows::parse(word) {
                Some(rule) => settings.windows = rule,
                None => faults.push(unknown("rule for windows", word, "start, split or keep")),
            }
        }
        if let Some(level) = self.level {
            settings.level = level;
            if !(level > 0.0 && level < 1.0) {
                faults.push(unknown("level", &level.to_string(), "a number between 0 and 1, such as 0.95"));
            }
        }
        faults
    }
}

const SHAPES: &str = "pert, triangular, uniform, log-normal or two-piece-log-normal";

/// A shape by its word, with the coverage where its ends can be exceeded.
fn shape(word: &str, coverage: Option<f64>) -> Option<Shape> {
    let shape = Shape::parse(word)?;
    match (shape, coverage) {
        (Shape::LogNormal { .. } | Shape::TwoPieceLogNormal { .. }, Some(coverage)) if !word.contains(':') => {
            Shape::parse(&format!("{word}:{coverage}"))
        }
        (
            Shape::Pert { .. }
            | Shape::Triangular
            | Shape::Uniform
            | Shape::LogNormal { .. }
            | Shape::TwoPieceLogNormal { .. },
            _,
        ) => Some(shape),
        _ => None,
    }
}

fn rates(flags: &Totalling, problems: &mut Problems) -> Option<RateSettings> {
    let per = flags.per.unwrap_or(100_000.0);
    if !(per.is_finite() && per > 0.0) {
        problems.push(unknown("--per", &per.to_string(), "a number above 0, such as 100000"));
    }
    if let Some(years) = flags.years.filter(|years| !(years.is_finite() && *years > 0.0)) {
        problems.push(unknown("--years", &years.to_string(), "a number above 0"));
    }
    let population = match (&flags.population, &flags.population_column) {
        (Some(path), _) => match table(path).and_then(|table| PopulationTable::new(&table)) {
            Ok(table) => Population::Table(table),
            Err(faults) => {
                problems.extend(faults);
                return None;
            }
        },
        (None, Some(column)) => Population::Column(column.clone()),
        (None, None) => {
            if flags.per.is_some() || flags.years.is_some() {
                problems.push(argument(
                    "--per and --years are for rates, and there is no population".into(),
                    "give --population FILE, or --population-column NAME",
                ));
            }
            return None;
        }
    };
    Some(RateSettings { population, per, years: flags.years })
}

fn word<V: Vocabulary>(what: &'static str, text: &str) -> Result<V, Error> {
    V::parse(text).ok_or_else(|| unknown(what, text, &V::WORDS.join(", ")))
}

fn unknown(what: &'static str, value: &str, expected: &str) -> Error {
    Error::Unknown { what, value: value.into(), expected: expected.into(), did_you_mean: None }
}

fn argument(message: String, hint: &str) -> Error {
    Error::Argument { message, hint: hint.into() }
}
