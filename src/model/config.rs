//! `recount.toml`: what a newsroom settles once and commits. Unknown keys are errors.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole configuration; every part may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Canonical source name -> its other names (`FAMa = ["EMGA", "DIRPA"]`).
    pub aliases: BTreeMap<String, Vec<String>>,
    /// How inputs are read.
    pub read: ReadConfig,
    /// How figures in words are read.
    pub figure: FigureConfig,
    /// How reports of one event are found.
    pub link: LinkConfig,
    /// Which findings are reported.
    pub check: CheckConfig,
    /// How ranges are found.
    pub ranges: RangesConfig,
    /// How totals are made.
    pub total: TotalConfig,
    /// How charts are drawn.
    pub chart: ChartConfig,
    /// How results are written.
    pub output: OutputConfig,
}

/// `[read]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReadConfig {
    /// Profiles of your own (TOML files), tried before those of the house.
    pub profiles: Vec<String>,
}

/// `[figure]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct FigureConfig {
    /// The convention for words such as "dozens": `plain` (default), `acled` or `pitf`.
    pub convention: Option<String>,
    /// The language of the figures where a row's `lang` says none: `en`, `fr`, `es`, `pt`, `ar`, `ru` or `uk`.
    pub lang: Option<String>,
}

/// `[link]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkConfig {
    /// Kilometres between the places of one event, at most; 3 by default.
    pub km: Option<f64>,
    /// Days between its dates, at most; 1 by default.
    pub days: Option<i32>,
    /// Taxonomies: the column that each maps, and its file.
    pub taxonomies: BTreeMap<String, String>,
    /// A weight for each taxonomy, by its column; they sum to their number.
    pub weights: BTreeMap<String, f64>,
    /// On how many taxonomies two reports of one event may disagree; 0 by default.
    pub partial: Option<usize>,
    /// A file of places in GeoNames' columns.
    pub gazetteer: Option<String>,
    /// A file with a person's decisions.
    pub review: Option<String>,
    /// What tells the datasets apart: `file`, `source` or a column.
    pub dataset_by: Option<String>,
    /// `stable` (default) or `meltt`.
    pub engine: Option<String>,
    /// For `meltt`: the datasets in the order of integration.
    pub order: Vec<String>,
}

/// `[check]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CheckConfig {
    /// Codes, names or families to report; empty means all.
    pub select: Vec<String>,
    /// Codes, names or families to leave out.
    pub ignore: Vec<String>,
    /// How readily rules speak: `low`, `normal` (default) or `high`.
    pub sensitivity: Option<String>,
    /// Thresholds of rules: rule -> threshold -> value.
    pub limits: BTreeMap<String, BTreeMap<String, f64>>,
    /// A file of findings that are known: only what is new is told.
    pub baseline: Option<String>,
    /// Findings at or above this severity give exit code 1: `never` (default), `note`, `warning` or `error`.
    pub fail_on: Option<String>,
}

/// `[ranges]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct RangesConfig {
    /// Methods that are computed besides: `all`, or their names.
    pub methods: Vec<String>,
    /// Sources in the order in which they are believed.
    pub hierarchy: Vec<String>,
    /// Source -> the share of its labels that is right, at least.
    pub trust: BTreeMap<String, f64>,
    /// Source, or `all` -> the share of its list that may not be real.
    pub inflation: BTreeMap<String, f64>,
    /// How many people nobody reported, at most.
    pub unreported: Option<f64>,
    /// `total`, `civilians`, `combatants` -> at most so many.
    pub cap: BTreeMap<String, f64>,
    /// `total`, `civilians`, `combatants` -> at least so many.
    pub floor: BTreeMap<String, f64>,
    /// `overlapping` or `disjoint`: women and children are taken for civilians.
    pub women_children_civilians: Option<String>,
    /// What stands for a source's low, best and high in pools; `pert` by default.
    pub shape: Option<String>,
    /// The share of a source's distribution between its low and high; 0.95 by default.
    pub coverage: Option<f64>,
    /// The standard deviation on the log scale of a source that gives a bare number.
    pub source_sd: Option<f64>,
    /// The level of intervals; 0.95 by default.
    pub level: Option<f64>,
}

/// `[total]`. Where it has `rho`, `run` simulates totals too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TotalConfig {
    /// A unit of time, another dimension, or both; `["month"]` by default.
    pub by: Vec<String>,
    /// Correlations between events, each from 0 to 1.
    pub rho: Vec<f64>,
    /// What events share: `common`, `source` or `both` (default).
    pub factor: Option<String>,
    /// The shape between low and high: `pert` by default.
    pub shape: Option<String>,
    /// The probability between low and high, for the log-normal shapes.
    pub coverage: Option<f64>,
    /// Number of draws; 10000 by default.
    pub draws: Option<usize>,
    /// Events over several periods: `start` (default), `split` or `keep`.
    pub windows: Option<String>,
    /// The probability of the intervals; 0.95 by default.
    pub level: Option<f64>,
}

/// `[output]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct OutputConfig {
    /// Language of the output: `en`.
    pub lang: Option<String>,
    /// Seed of everything random; 1 by default.
    pub seed: Option<u64>,
}

/// `[chart]`: what a flag of `recount chart` does not say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChartConfig {
    /// `web` (default), `print`, `square` or WIDTHxHEIGHT in pixels.
    pub size: Option<String>,
    /// `light` (default), `dark` or `print-grey`.
    pub theme: Option<String>,
    /// The language of charts: `en`, `fr`, `es`, `ar`, `ru` or `uk`; that of the output by default.
    pub lang: Option<String>,
    /// The title, for a project of one chart.
    pub title: Option<String>,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// The source line.
    pub source: Option<String>,
    /// Notes under every chart.
    pub notes: Vec<String>,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// The parser's message with line and column; an unknown key names those that exist.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The canonical name of a source: itself unless it is an alias. Blanks around it and case do not matter.
    pub fn canonical<'a>(&'a self, source: &'a str) -> &'a str {
        let source = source.trim();
        let same = |name: &str| name.trim().to_lowercase() == source.to_lowercase();
        self.aliases
            .iter()
            .find(|(name, aliases)| same(name) || aliases.iter().any(|alias| same(alias)))
            .map_or(source, |(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_gives_the_canonical_source() {
        let config = Config::parse("[aliases]\nFAMa = [\"EMGA\", \"DIRPA\"]\n").expect("valid");
        assert_eq!(config.canonical(" dirpa "), "FAMa");
        assert_eq!(config.canonical("HRW"), "HRW");
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_the_known_ones() {
        let error = Config::parse("[figure]\nconvnetion = \"plain\"\n").expect_err("typo").to_string();
        assert!(error.contains("convnetion") && error.contains("convention"), "{error}");
    }
}
