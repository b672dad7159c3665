//! The table of hit rates as the overview page has it.

use super::HitRate;

const HEAD: &str = "| Code | Rule | Recall: low | normal (95 %) | high | False alarms per 1,000: low | normal | high | Predictive value at 1 % |\n|---|---|---|---|---|---|---|---|---|\n";

/// One line a rule: recall and false alarms at the three sensitivities, the predictive value at normal.
pub fn table(rates: &[HitRate]) -> String {
    let mut text = HEAD.to_owned();
    for rates in rates.chunks(3) {
        let [low, normal, high] = rates else { continue };
        let interval = normal.recall_interval().map_or_else(String::new, |(from, to)| format!(" ({from:.2}–{to:.2})"));
        let value = normal.predictive_value().map_or_else(|| "–".into(), |value| format!("{value:.2}"));
        text += &format!(
            "| {} | {} | {:.2} | {:.2}{interval} | {:.2} | {:.1} | {:.1} | {:.1} | {value} |\n",
            normal.rule.code,
            normal.rule.name,
            low.recall(),
            normal.recall(),
            high.recall(),
            low.alarms_per_thousand(),
            normal.alarms_per_thousand(),
            high.alarms_per_thousand(),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;
    use crate::rules::trial::{DRAWS, SHORT_OF, run};

    #[test]
    fn the_table_on_the_overview_page_is_what_the_command_gives_and_the_rules_reach_their_goal() {
        let rates = run(DRAWS, 1, &Silent);
        let table = table(&rates);
        assert!(crate::rules::OVERVIEW.contains(&table), "\n{table}");
        for rate in rates.iter().filter(|rate| rate.sensitivity.word() == "normal") {
            let excused = SHORT_OF.iter().any(|(name, _)| *name == rate.rule.name);
            let reached = rate.recall() >= 0.95 && rate.alarms_per_thousand() <= 5.0;
            assert!(reached != excused, "{}: {} {}", rate.rule.name, rate.recall(), rate.alarms_per_thousand());
        }
    }
}
