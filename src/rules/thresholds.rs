//! Thresholds of rules: what each is at a sensitivity, and what `recount.toml` makes of it.

use super::{RULES, Rule};
use crate::error::{Error, nearest};
use std::collections::BTreeMap;

/// How readily rules speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sensitivity {
    /// Only what is likely: stricter thresholds, no finding of low confidence.
    Low,
    /// What an editor should see.
    #[default]
    Normal,
    /// All that might be: looser thresholds.
    High,
}

impl Sensitivity {
    /// All, from the least.
    pub const ALL: &'static [Self] = &[Self::Low, Self::Normal, Self::High];

    /// `low`, `normal` or `high`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
        }
    }

    /// The sensitivity of a word.
    ///
    /// # Errors
    /// A word that is none of the three.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::ALL.iter().copied().find(|sensitivity| sensitivity.word() == text).ok_or_else(|| Error::Unknown {
            what: "sensitivity",
            value: text.into(),
            expected: "low, normal or high".into(),
            did_you_mean: nearest(text, Self::ALL.iter().map(|known| known.word())).map(str::to_owned),
        })
    }
}

/// A threshold of a rule. It stands in the evidence of every finding of its rule under its own name.
#[derive(Debug)]
pub struct Threshold {
    /// Its name in `[check.limits.RULE]` and in the evidence, with the unit behind it.
    pub name: &'static str,
    /// Its value at low, normal and high sensitivity.
    pub values: [f64; 3],
    /// What it decides, in a few words.
    pub what: &'static str,
}

impl Threshold {
    /// One that is the same at every sensitivity.
    pub const fn fixed(name: &'static str, value: f64, what: &'static str) -> Self {
        Self { name, values: [value; 3], what }
    }

    /// One that changes with the sensitivity: low, normal, high.
    pub const fn graded(name: &'static str, values: [f64; 3], what: &'static str) -> Self {
        Self { name, values, what }
    }
}

/// What the thresholds are in one run.
#[derive(Clone, Debug, Default)]
pub struct Thresholds {
    /// How readily rules speak.
    pub sensitivity: Sensitivity,
    set: Vec<(&'static Threshold, f64)>,
}

impl Thresholds {
    /// The thresholds of a sensitivity, with those that a configuration sets (rule -> threshold -> value; `-` and `_` are
    /// the same).
    ///
    /// # Errors
    /// A rule or threshold that does not exist, with the nearest that does; a value that is no number of 0 or more.
    pub fn new(sensitivity: Sensitivity, limits: &BTreeMap<String, BTreeMap<String, f64>>) -> Result<Self, Vec<Error>> {
        let (mut set, mut faults) = (Vec::new(), Vec::new());
        for (name, limits) in limits {
            match super::find(name) {
                Err(error) => faults.push(error),
                Ok(rule) => {
                    for (name, value) in limits {
                        match threshold(rule, name, *value) {
                            Ok(threshold) => set.push((threshold, *value)),
                            Err(error) => faults.push(error),
                        }
                    }
                }
            }
        }
        if faults.is_empty() { Ok(Self { sensitivity, set }) } else { Err(faults) }
    }

    /// The thresholds of a sensitivity, with none set.
    pub fn at(sensitivity: Sensitivity) -> Self {
        Self { sensitivity, set: Vec::new() }
    }

    /// The value of one.
    pub fn of(&self, threshold: &'static Threshold) -> f64 {
        let set = self.set.iter().find(|(known, _)| std::ptr::eq(*known, threshold));
        set.map_or(threshold.values[self.sensitivity as usize], |(_, value)| *value)
    }
}

fn threshold(rule: &'static Rule, name: &str, value: f64) -> Result<&'static Threshold, Error> {
    let name = name.replace('-', "_");
    let unknown = || {
        let names = || rule.thresholds.iter().map(|threshold| threshold.name);
        Error::Unknown {
            what: "threshold",
            value: format!("{}.{name}", rule.name),
            expected: match names().collect::<Vec<_>>() {
                names if names.is_empty() => {
                    let any: Vec<&str> =
                        RULES.iter().filter(|rule| !rule.thresholds.is_empty()).map(|rule| rule.name).collect();
                    format!("none: {} has no threshold; these have: {}", rule.name, any.join(", "))
                }
                names => names.join(", "),
            },
            did_you_mean: nearest(&name, names()).map(str::to_owned),
        }
    };
    let known = rule.thresholds.iter().copied().find(|threshold| threshold.name == name).ok_or_else(unknown)?;
    if value.is_finite() && value >= 0.0 {
        return Ok(known);
    }
    Err(Error::Argument {
        message: format!("[check.limits.{}] {name} = {value} is below 0 or no number", rule.name),
        hint: format!("write a number of 0 or more; the usual one is {}", known.values[1]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(rule: &str, name: &str, value: f64) -> BTreeMap<String, BTreeMap<String, f64>> {
        BTreeMap::from([(rule.to_owned(), BTreeMap::from([(name.to_owned(), value)]))])
    }

    #[test]
    fn a_threshold_of_the_configuration_holds_at_every_sensitivity() {
        let Ok(rule) = super::super::find("ratio-outlier") else { panic!("no rule") };
        let known = rule.thresholds[0];
        for sensitivity in Sensitivity::ALL {
            let plain = Thresholds::new(*sensitivity, &BTreeMap::new()).expect("valid");
            assert_eq!(plain.of(known), known.values[*sensitivity as usize]);
            let own = Thresholds::new(*sensitivity, &limits("ratio-outlier", &known.name.replace('_', "-"), 9.0));
            assert_eq!(own.expect("valid").of(known), 9.0);
        }
    }

    #[test]
    fn a_misspelt_rule_or_threshold_and_a_value_below_zero_are_refused() {
        let said = |rule: &str, name: &str, value: f64| {
            let faults = Thresholds::new(Sensitivity::Normal, &limits(rule, name, value)).expect_err("refused");
            faults[0].to_string()
        };
        assert!(said("ratio-outlyer", "limit", 3.0).contains("did you mean `ratio-outlier`"));
        assert!(said("ratio-outlier", "least-sorces", 3.0).contains("did you mean"));
        assert!(said("ratio-outlier", "least-sources", -3.0).contains("0 or more"));
        assert!(said("label-drift", "limit", 3.0).contains("no threshold"));
    }
}
