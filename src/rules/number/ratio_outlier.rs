#![doc = include_str!("ratio_outlier.md")]

use crate::message::{Arg, Message};
use crate::model::Claim;
use crate::rules::scene::group_key;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use crate::stats::quantile::median;

/// Fewer voices have no middle that one of them could be far from.
static VOICES: Threshold =
    Threshold::graded("least_sources", [6.0, 4.0, 3.0], "how many independent sources have a middle");
/// With so many voices, the middle hardly moves with one of them.
const MANY: usize = 6;
/// Robust standard deviations from the median; the limit of Iglewicz and Hoaglin (1993) for outliers.
static LIMIT: Threshold = Threshold::graded(
    "robust_sds",
    [4.5, 3.5, 3.0],
    "how many robust standard deviations from the median, on logarithms",
);
/// The least standard deviation of logarithms, as sources of one event differ by a factor of 1.6 without a mistake. With
/// the limit, nothing below 5.8 times the median is an outlier.
static FLOOR: Threshold = Threshold::fixed("least_sd_of_logs", 0.5, "how little the sources can differ at least");
/// Makes a median absolute deviation comparable to a standard deviation (normal distribution).
const MAD_TO_SD: f64 = 1.4826;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N013",
    name: "ratio-outlier",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-ratio-outlier",
    page: include_str!("ratio_outlier.md"),
    thresholds: &[&VOICES, &LIMIT, &FLOOR],
    check: Check::Event(check),
};

/// One independent source's best figure.
#[derive(Clone, Copy)]
struct Spoken<'a> {
    claim: Claim<'a>,
    n: f64,
}

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    // A voice needs a claim of its own.
    if (scene.peers.len() as f64) < scene.thresholds.of(&VOICES) {
        return;
    }
    let comparable = |claim: &Claim| claim.scope().is_none() && group_key(*claim).4.is_none();
    let mut spoken: Vec<Spoken> = scene
        .peers
        .iter()
        .filter(|claim| comparable(claim))
        .filter_map(|claim| Some(Spoken { claim: *claim, n: best(*claim)? }))
        .collect();
    let origin = |spoken: &Spoken| scene.lineage.origin(spoken.claim.row);
    let same = |a: &Spoken, b: &Spoken| {
        group_key(a.claim) == group_key(b.claim) && a.claim.exact_days() == b.claim.exact_days()
    };
    spoken.sort_by(|a, b| {
        group_key(a.claim)
            .cmp(&group_key(b.claim))
            .then(a.claim.exact_days().cmp(&b.claim.exact_days()))
            .then(origin(a).cmp(&origin(b)))
            .then(a.n.total_cmp(&b.n))
            .then(a.claim.row.cmp(&b.claim.row))
    });
    for group in spoken.chunk_by(same) {
        // A source with several figures speaks with its middle one.
        let voices = group.chunk_by(|a, b| origin(a) == origin(b)).filter_map(|own| own.get(own.len() / 2).copied());
        let mut voices: Vec<Spoken> = voices.collect();
        voices.sort_by(|a, b| a.n.total_cmp(&b.n).then(a.claim.row.cmp(&b.claim.row)));
        if voices.len() as f64 >= scene.thresholds.of(&VOICES) {
            outliers(scene, &voices, out);
        }
    }
}

/// The lowest and the highest of some voices in order, where they lie too far from the median.
fn outliers(scene: &Scene, voices: &[Spoken], out: &mut Vec<Finding>) {
    let (Some(lowest), Some(highest)) = (voices.first(), voices.last()) else { return };
    let logs: Vec<f64> = voices.iter().map(|voice| voice.n.ln()).collect();
    let Some(middle) = median(&logs) else { return };
    let distances: Vec<f64> = logs.iter().map(|log| (log - middle).abs()).collect();
    let spread = (MAD_TO_SD * median(&distances).unwrap_or_default()).max(scene.thresholds.of(&FLOOR));
    for (outlier, key) in [(highest, "ratio-outlier-high"), (lowest, "ratio-outlier-low")] {
        let distance = (outlier.n.ln() - middle).abs() / spread;
        let side = (outlier.n.ln() > middle) == (key == "ratio-outlier-high");
        if distance <= scene.thresholds.of(&LIMIT) || !side {
            continue;
        }
        let ratio = (outlier.n.ln() - middle).abs().exp();
        let message = Message::new(key)
            .with("outlier", scene.said(outlier.claim))
            .with("ratio", Arg::Count((ratio * 10.0).round() / 10.0))
            .with("median", Arg::Count(shown(middle.exp())))
            .with("n", voices.len());
        let others = voices.iter().map(|voice| voice.claim.row).filter(|row| *row != outlier.claim.row);
        let rows = std::iter::once(outlier.claim.row).chain(others).collect();
        out.push(
            Finding::new(&RULE, scene.event.index, message, rows)
                .confidence(sureness(outlier.claim, voices.len(), middle.exp()))
                .evidence("ratio", ratio)
                .evidence("median", middle.exp())
                .evidence("independent_sources", voices.len() as f64)
                .evidence("distance_in_robust_sds", distance),
        );
    }
}

/// A median as a reader needs it: between 1 and 2 people it is not 1.
fn shown(n: f64) -> f64 {
    if n < 10.0 { (n * 10.0).round() / 10.0 } else { n.round() }
}

/// Low where the source's own range reaches the median; high with many voices on known days.
fn sureness(outlier: Claim, voices: usize, middle: f64) -> Confidence {
    let reaches = outlier.interval().is_some_and(|own| own.floor() <= middle && middle <= own.ceiling());
    match () {
        () if reaches => Confidence::Low,
        () if voices >= MANY && outlier.exact_days().is_some() => Confidence::High,
        () => Confidence::Medium,
    }
}

/// A best value or a bare number of people; a bound and a range without a best value give none.
fn best(claim: Claim) -> Option<f64> {
    let interval = claim.interval()?;
    let bare = interval.low().filter(|low| interval.high() == Some(*low));
    interval.best().or(bare).filter(|n| *n > 0.0)
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::said;

    const HEADER: &str = "claim_id,event,date_start,date_end,source,harm,status,figure,derived_from\n";

    fn found(figures: &[(&str, &str)]) -> Vec<String> {
        let row = |at: usize, status: &str, figure: &str| {
            format!("c{at},e,2024-03-01,2024-03-01,S{at},killed,{status},{figure},\n")
        };
        let rows: String = figures.iter().enumerate().map(|(at, (status, figure))| row(at, status, figure)).collect();
        said("ratio-outlier", &format!("{HEADER}{rows}"))
    }

    #[test]
    fn a_figure_ten_times_the_median_is_told_with_its_ratio() {
        let high = found(&[("all", "30"), ("all", "31"), ("all", "33"), ("all", "320")]);
        assert!(high[0].contains("S3: 320") && high[0].contains("10 times 32"), "{}", high[0]);
        let low = found(&[("all", "3"), ("all", "31"), ("all", "33"), ("all", "32")]);
        assert!(low[0].contains("S0: 3 "), "{}", low[0]);
    }

    #[test]
    fn ordinary_disagreement_few_voices_bounds_and_other_people_are_not() {
        assert!(found(&[("all", "200"), ("all", "203"), ("all", "300"), ("all", "1000")]).is_empty(), "5 times");
        assert!(found(&[("all", "30"), ("all", "31"), ("all", "320")]).is_empty(), "three voices");
        assert!(found(&[("all", "30"), ("all", "31"), ("all", "33"), ("all", "up to 320")]).is_empty(), "a bound");
        assert!(found(&[("civilian", "30"), ("civilian", "31"), ("civilian", "33"), ("all", "320")]).is_empty());
        assert!(found(&[("all", "30"), ("all", "31"), ("all", "310"), ("all", "320")]).is_empty(), "two camps");
    }

    #[test]
    fn a_wire_that_others_repeat_is_one_voice() {
        let row = |id: &str, source: &str, figure: &str, from: &str| {
            format!("{id},e,2024-03-01,2024-03-01,{source},killed,all,{figure},{from}\n")
        };
        let rows =
            [row("a", "A", "30", ""), row("b", "B", "30", "a"), row("c", "C", "30", "a"), row("d", "D", "320", "")];
        assert!(said("ratio-outlier", &format!("{HEADER}{}", rows.concat())).is_empty());
    }
}
