#![doc = include_str!("cumulative_vs_daily.md")]

use super::parts::{apart_in_time, ceiling, floor};
use crate::message::{Arg, Message, phrase};
use crate::model::{Claim, CountType, Dated, Extent, Harm, Status, Vocabulary};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "S008",
    name: "cumulative-vs-daily",
    family: "sum",
    severity: Severity::Warning,
    hint: "hint-cumulative-vs-daily",
    page: include_str!("cumulative_vs_daily.md"),
    thresholds: &[&LEAST_FIGURES, &LEAST_GROWTH],
    check: Check::Event(check),
};

/// Seven different figures are in rising order by chance once in 5,040 times.
static LEAST_FIGURES: Threshold =
    Threshold::graded("least_figures", [9.0, 7.0, 6.0], "how many rising figures in a row are no chance");
/// Days that grow worse grow a little; a running count doubles.
static LEAST_GROWTH: Threshold =
    Threshold::graded("least_growth", [3.0, 2.0, 1.5], "how many times the first figure the last must be");

type Key<'a> = (Option<u32>, Status, [Option<&'a str>; 6]);

/// The figures of one source for one sort of people at one place.
#[derive(Default)]
struct Series<'a> {
    /// Per day, by day; of figures whose days overlap the largest.
    daily: Vec<Claim<'a>>,
    /// So far, each with the last day that it counts.
    running: Vec<(i32, Claim<'a>)>,
}

/// What is found in a series.
struct Clash<'a> {
    message: Message,
    claims: Vec<Claim<'a>>,
    confidence: Confidence,
    evidence: [(&'static str, f64); 2],
}

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for mut series in gather(scene).into_values() {
        series.daily = apart_in_time(&series.daily);
        series.running.sort_by_key(|(day, claim)| (*day, claim.row));
        let clash = day_above_count(&series).or_else(|| days_above_rise(&series)).or_else(|| rising(scene, &series));
        let Some(clash) = clash else { continue };
        let rows = clash.claims.iter().map(|claim| claim.row).collect();
        let mut finding = Finding::new(&RULE, scene.event.index, clash.message, rows).confidence(clash.confidence);
        finding.evidence.extend(clash.evidence);
        out.push(finding);
    }
}

fn gather<'a>(scene: &Scene<'a>) -> BTreeMap<Key<'a>, Series<'a>> {
    let mut found: BTreeMap<Key, Series> = BTreeMap::new();
    for claim in scene.event.claims() {
        if !scene.lineage.counts(claim.row)
            || scene.lineage.is_derived(claim.row)
            || claim.is_word_only()
            || !matches!(claim.harm_or_killed(), Harm::Killed | Harm::Injured | Harm::Casualties)
        {
            continue;
        }
        let texts = [
            Some(claim.harm_or_killed().word()),
            claim.victim_party(),
            claim.only_demographic(),
            claim.scope(),
            claim.place(),
            claim.admin1(),
        ];
        let key = (scene.view.source.code(claim.row), claim.status_or_all(), texts);
        match claim.count_type() {
            Some(CountType::Daily) if claim.exact_days().is_some() => {
                found.entry(key).or_default().daily.push(claim);
            }
            Some(CountType::Cumulative) if claim.extent() != Some(Extent::Unknown) => {
                let last = claim.as_of().map(|day| day.end).or(claim.exact_days().map(|(_, last)| last));
                found.entry(key).or_default().running.extend(last.map(|last| (last, claim)));
            }
            _ => {}
        }
    }
    found
}

/// Whether a running count has begun when a day's count does.
fn has_begun(running: Claim, day: i32) -> bool {
    running.date_start().is_none_or(|start| start.start <= day)
}

/// A day's figure above a running count that holds the day. The day's figure that is as large as the running count of that
/// very day is no contradiction on the first day.
fn day_above_count<'a>(series: &Series<'a>) -> Option<Clash<'a>> {
    // From the last backwards, the lowest running count of that day or later.
    let mut lowest: Option<Claim> = None;
    let mut running = series.running.iter().rev().peekable();
    let mut worst: Option<(f64, Claim, Claim)> = None;
    for &daily in series.daily.iter().rev() {
        let Some((first, last)) = daily.exact_days() else { continue };
        while let Some((_, count)) = running.next_if(|(day, _)| *day >= last) {
            if lowest.is_none_or(|known| ceiling(*count) <= ceiling(known)) {
                lowest = Some(*count);
            }
        }
        let Some(count) = lowest.filter(|count| has_begun(*count, first)) else { continue };
        let above = floor(daily) - ceiling(count);
        if above > 0.0 && worst.is_none_or(|(most, ..)| above > most) {
            worst = Some((above, daily, count));
        }
    }
    let (_, daily, count) = worst?;
    let message = Message::new("cumulative-vs-daily")
        .with("daily", phrase::said(daily))
        .with("window", Arg::Window(daily.window()))
        .with("count", phrase::figure(count))
        .with("day", day_of(count));
    let evidence = [("daily_low", floor(daily)), ("cumulative_high", ceiling(count))];
    // A running count that itself falls to this one is none, or its source's name stands for several voices.
    let mut earlier = series.running.iter().take_while(|(_, other)| other.row != count.row);
    let falls = earlier.any(|(_, other)| floor(*other) > ceiling(count));
    let confidence = if falls { Confidence::Low } else { Confidence::High };
    Some(Clash { message, claims: vec![daily, count], confidence, evidence })
}

/// Days that add up to more than the running count rose in them. Less is no contradiction: a body found later is of no day.
fn days_above_rise<'a>(series: &Series<'a>) -> Option<Clash<'a>> {
    let mut worst: Option<(f64, Clash)> = None;
    let mut days = series.daily.iter().copied().peekable();
    for pair in series.running.windows(2) {
        let [(from, before), (to, after)] = [pair[0], pair[1]];
        let start = |claim: Claim| claim.date_start().map(|day| day.start);
        while days.next_if(|claim| claim.exact_days().is_some_and(|(first, _)| first <= from)).is_some() {}
        let mut inside = Vec::new();
        while let Some(claim) = days.next_if(|claim| claim.exact_days().is_some_and(|(_, last)| last <= to)) {
            inside.push(claim);
        }
        let sum: f64 = inside.iter().map(|claim| floor(*claim)).sum();
        let most = ceiling(after) - floor(before);
        if start(before) != start(after) || sum <= most || inside.is_empty() || most < 0.0 {
            continue;
        }
        // A day's figure that is the running count itself says what happened.
        let copied = inside.iter().any(|claim| claim.best().is_some() && claim.best() == after.best());
        let key = if copied { "cumulative-vs-daily-copied" } else { "cumulative-vs-daily-rise" };
        let message = Message::new(key)
            .with("days", phrase::said_all(&inside, 3))
            .with("sum", sum)
            .with("before", phrase::figure(before))
            .with("from", day_of(before))
            .with("after", phrase::figure(after))
            .with("to", day_of(after));
        let claims = inside.into_iter().chain([before, after]).collect();
        let confidence = if copied { Confidence::High } else { Confidence::Medium };
        let evidence = [("days_low", sum), ("rise_high", most)];
        if worst.as_ref().is_none_or(|(above, _)| sum - most > *above) {
            worst = Some((sum - most, Clash { message, claims, confidence, evidence }));
        }
    }
    worst.map(|(_, clash)| clash)
}

/// Figures per day none of which is lower than the one before.
fn rising<'a>(scene: &Scene, series: &Series<'a>) -> Option<Clash<'a>> {
    let climbs = |a: &Claim, b: &Claim| floor(*b) >= ceiling(*a);
    let climbing = series.daily.chunk_by(climbs).max_by_key(|run| run.len())?;
    let (first, last) = (*climbing.first()?, *climbing.last()?);
    let steps = climbing.windows(2).filter(|pair| floor(pair[1]) > ceiling(pair[0])).count() + 1;
    // Half the series falls now and then: then it is one of days.
    let all = climbing.len() == series.daily.len();
    let grown = floor(first) > 0.0 && floor(last) >= scene.thresholds.of(&LEAST_GROWTH) * ceiling(first);
    if !all || !grown || (steps as f64) < scene.thresholds.of(&LEAST_FIGURES) {
        return None;
    }
    let message = Message::new("cumulative-vs-daily-rising")
        .with("n", climbing.len())
        .with("first", phrase::said(first))
        .with("from", Arg::Window(first.window()))
        .with("last", phrase::figure(last))
        .with("to", Arg::Window(last.window()));
    let evidence = [("number_of_figures", climbing.len() as f64), ("last_low", floor(last))];
    Some(Clash { message, claims: climbing.to_vec(), confidence: Confidence::Medium, evidence })
}

/// The day up to which a running count goes.
fn day_of(claim: Claim) -> Arg {
    let day: Option<Dated> = claim.as_of().or(claim.date_end()).or(claim.date_start());
    Arg::Window(crate::model::Window { start: day, end: day })
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::{found, said};
    use crate::rules::{Confidence, Finding};

    const HEAD: &str = "claim_id,event,source,date_start,date_end,as_of,harm,count_type,figure\n";

    fn daily(day: u8, figure: &str) -> String {
        format!("D{day},e,M,2024-03-{day:02},2024-03-{day:02},,killed,daily,{figure}\n")
    }
    fn running(day: u8, figure: &str) -> String {
        format!("R{day},e,M,2024-03-01,,2024-03-{day:02},killed,cumulative,{figure}\n")
    }
    fn findings(rows: &[String]) -> Vec<Finding> {
        found("cumulative-vs-daily", &format!("{HEAD}{}", rows.concat()))
    }
    fn text(rows: &[String]) -> String {
        said("cumulative-vs-daily", &format!("{HEAD}{}", rows.concat())).concat()
    }

    #[test]
    fn a_day_above_the_count_that_holds_it_is_found() {
        let rows = [daily(3, "90"), running(4, "60")];
        assert_eq!(findings(&rows)[0].confidence, Confidence::High);
        assert!(text(&rows).contains("90 people killed"), "{}", text(&rows));
        assert!(findings(&[daily(3, "at least 50"), running(4, "60")]).is_empty());
        assert!(findings(&[daily(3, "90"), running(4, "at least 60")]).is_empty(), "a bound may be any number above");
        assert!(findings(&[daily(5, "90"), running(4, "60")]).is_empty(), "the day comes later");
        let several = [daily(3, "90"), running(4, "200"), running(5, "60")];
        assert_eq!(findings(&several)[0].confidence, Confidence::Low, "a count that falls is no one count");
    }

    #[test]
    fn the_first_day_is_all_so_far() {
        assert!(findings(&[daily(1, "60"), running(1, "60"), daily(2, "10"), running(2, "70")]).is_empty());
    }

    #[test]
    fn a_running_count_written_as_a_days_count_is_recognised() {
        let rows = [running(1, "60"), running(2, "70"), daily(2, "70")];
        assert_eq!(findings(&rows)[0].confidence, Confidence::High);
        assert!(text(&rows).contains("is itself"), "{}", text(&rows));
    }

    #[test]
    fn days_that_come_to_more_than_the_count_rose_are_found_and_less_is_not() {
        let rows = |n: &str| [running(1, "60"), daily(2, n), daily(3, "5"), running(3, "80")];
        assert_eq!(findings(&rows("25"))[0].evidence[..2], [("days_low", 30.0), ("rise_high", 20.0)]);
        assert!(findings(&rows("15")).is_empty());
        assert!(findings(&rows("2")).is_empty(), "some were found later");
        assert!(findings(&rows("about 15")).is_empty());
    }

    #[test]
    fn days_each_of_which_holds_the_former_look_like_a_running_count() {
        let series = |figures: &[u32]| -> Vec<String> {
            figures.iter().enumerate().map(|(at, n)| daily(at as u8 + 1, &n.to_string())).collect()
        };
        assert_eq!(findings(&series(&[10, 14, 19, 25, 33, 40, 52])).len(), 1);
        assert!(findings(&series(&[10, 14, 19, 25, 33, 30, 52])).is_empty(), "one falls");
        assert!(findings(&series(&[10, 14, 19, 25, 33, 40])).is_empty(), "six may be chance");
        assert!(findings(&series(&[50, 51, 52, 53, 54, 55, 56])).is_empty(), "it hardly grows");
        assert!(findings(&series(&[3, 3, 3, 3, 3, 3, 9])).is_empty(), "it stands still");
    }
}
