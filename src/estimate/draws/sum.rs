//! Monte Carlo sums: draws of events, added up for each total, under each assumption on what events have in common.

use super::curve::{self, Curve, Curves};
use super::factor::Factors;
use super::ledger::check;
use super::{Across, Cell, Ledger, Part, Refusal, Settings, score};
use crate::stats::stream::stream;
use rayon::prelude::*;
use std::ops::Range;

/// Draws made in one go, and so the memory of one thread.
const SEGMENT: usize = 10_000;
/// Parts that one task adds up.
const TASK: usize = 256;
/// Tasks whose sums are held at the same time.
const BATCH: usize = 256;

/// Draws of all totals under one assumption.
#[derive(Clone, Debug, PartialEq)]
pub struct Draws {
    /// The assumption.
    pub cell: Cell,
    /// Draws of each total.
    draws: usize,
    /// One total after the other.
    values: Vec<f64>,
}

impl Draws {
    /// The draws of one total, in people, in the order in which they were drawn; empty if there is no such total. Draw
    /// number i of one total goes with draw number i of any other. Open events are in them with their low ends.
    pub fn of(&self, group: usize) -> &[f64] {
        self.values.chunks(self.draws).nth(group).unwrap_or_default()
    }

    /// The draws of several totals together: a year from its months.
    pub fn together(&self, groups: &[usize]) -> Vec<f64> {
        let mut sum = vec![0.0; self.draws];
        for &group in groups {
            add(&mut sum, self.of(group));
        }
        sum
    }
}

/// Draws all totals under each cell. The draws of the events themselves are the same in all cells.
///
/// The same bytes for any number of threads and any order of the parts. A total's draws do not depend on which other
/// totals are asked for, so that many totals can be computed some at a time. Time: about 4 ns for each part, draw and cell.
pub fn simulate(ledger: &Ledger, cells: &[Cell], settings: &Settings) -> Result<Vec<Draws>, Refusal> {
    check(ledger, cells, settings)?;
    let &Ledger { parts, groups, .. } = ledger;
    let mut sorted: Vec<&Part> = parts.iter().collect();
    sorted.par_sort_unstable_by(|a, b| a.order(b));
    let tasks = tasks(&sorted);
    let curves = Curves::new(sorted.iter().copied());
    let mut totals: Vec<_> = cells.iter().map(|_| vec![0.0; groups * settings.draws]).collect();
    for from in (0..settings.draws).step_by(SEGMENT) {
        let span = (from, SEGMENT.min(settings.draws - from));
        for batch in tasks.chunks(BATCH) {
            let run = |task: &Range<usize>| {
                Task { ledger, settings, cells, curves: &curves, span }.run(&sorted[task.clone()])
            };
            let sums = batch.par_iter().map(run).collect::<Result<Vec<_>, _>>()?;
            // In the order of the tasks, whichever thread was first.
            for (task, sums) in batch.iter().zip(&sums) {
                let start = sorted[task.start].group * settings.draws + from;
                for (total, sum) in totals.iter_mut().zip(sums) {
                    add(&mut total[start..start + span.1], sum);
                }
            }
        }
    }
    let draws = settings.draws;
    Ok(cells.iter().zip(totals).map(|(&cell, values)| Draws { cell, draws, values }).collect())
}

/// Stretches of the sorted parts that lie in one total. They do not depend on the number of threads.
fn tasks(sorted: &[&Part]) -> Vec<Range<usize>> {
    let mut tasks = Vec::new();
    let mut from = 0;
    for group in sorted.chunk_by(|a, b| a.group == b.group) {
        let to = from + group.len();
        tasks.extend((from..to).step_by(TASK).map(|start| start..to.min(start + TASK)));
        from = to;
    }
    tasks
}

fn add(total: &mut [f64], sum: &[f64]) {
    total.iter_mut().zip(sum).for_each(|(total, sum)| *total += sum);
}

/// Some parts of one total, over a stretch of draws.
struct Task<'a> {
    ledger: &'a Ledger<'a>,
    settings: &'a Settings,
    cells: &'a [Cell],
    curves: &'a Curves,
    span: (usize, usize),
}

impl Task<'_> {
    /// The sums for each cell.
    fn run(&self, parts: &[&Part]) -> Result<Vec<Vec<f64>>, Refusal> {
        let &Settings { seed, structure, .. } = self.settings;
        let (from, count) = self.span;
        let mut factors = Factors::new(structure, self.ledger.sources, self.ledger.periods, seed, self.span);
        let mut sums: Vec<_> = self.cells.iter().map(|_| vec![0.0; count]).collect();
        let (mut own, mut shared, mut redrawn) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
        let mut curve = curve::empty();
        let mut fixed = 0.0;
        let uses = |across| self.cells.iter().any(|cell| cell.rho > 0.0 && cell.across == across);
        let (uses_own, uses_shared) = (self.cells.iter().any(|cell| cell.rho < 1.0), uses(Across::Shared));
        let uses_redrawn = uses(Across::Redrawn);
        for part in parts {
            let Some(high) = part.high.filter(|&high| high > part.low) else {
                fixed += part.weight * part.low;
                continue;
            };
            self.curves.write(part, high, &mut curve)?;
            if uses_own {
                score::fill(&mut stream(seed, part.key), from, &mut own);
            }
            if uses_shared {
                factors.fill(part, Across::Shared, &mut shared);
            }
            if uses_redrawn {
                factors.fill(part, Across::Redrawn, &mut redrawn);
            }
            for (cell, sum) in self.cells.iter().zip(&mut sums) {
                let factor = if cell.across == Across::Shared { &shared } else { &redrawn };
                draw(sum, part.weight, &curve, cell.rho, &own, factor);
            }
        }
        sums.iter_mut().flatten().for_each(|sum| *sum += fixed);
        Ok(sums)
    }
}

/// Adds the draws of one part: its figure at sqrt(rho) Z + sqrt(1 - rho) e.
fn draw(sum: &mut [f64], weight: f64, curve: &Curve, rho: f64, own: &[f64], factor: &[f64]) {
    if rho == 0.0 {
        sum.iter_mut().zip(own).for_each(|(sum, &own)| *sum += weight * curve::at(curve, own));
    } else if rho == 1.0 {
        sum.iter_mut().zip(factor).for_each(|(sum, &factor)| *sum += weight * curve::at(curve, factor));
    } else {
        let (common, alone) = (rho.sqrt(), (1.0 - rho).sqrt());
        for ((sum, own), factor) in sum.iter_mut().zip(own).zip(factor) {
            *sum += weight * curve::at(curve, common * factor + alone * own);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::distribution::Shape;
    use crate::estimate::draws::{Structure, ends, grid};
    use proptest::prelude::*;

    const PERIODS: &[&str] = &["2022-03", "2022-04", "2022-05"];
    const SOURCES: &[&str] = &["hrw", "army", "un", "radio"];
    const KEYS: &[&str] = &["a", "b", "c", "d", "e", "f", "g", "h"];

    fn settings(draws: usize, structure: Structure) -> Settings {
        Settings { seed: 7, draws, structure }
    }

    fn drawn(parts: &[Part], settings: Settings) -> Vec<Draws> {
        let ledger = Ledger { parts, groups: 4, periods: PERIODS, sources: SOURCES };
        simulate(&ledger, &grid(&[0.0, 0.3, 1.0]), &settings).unwrap()
    }

    fn some_parts() -> impl Strategy<Value = Vec<Part<'static>>> {
        let shapes = ["pert", "pert:2.5", "triangular", "uniform", "log-normal", "two-piece-log-normal"];
        let part = (0..3_usize, 0..4_usize, 0..4_usize, 1..50_u32, 0..50_u32, 0..50_u32, 0..=6_usize);
        proptest::collection::vec(part, 1..KEYS.len()).prop_map(move |parts| {
            let made = parts.into_iter().zip(KEYS).map(|((period, first, second, low, up, more, shape), key)| {
                let (low, best) = (f64::from(low), f64::from(low + up));
                let high = (shape < 6).then_some(best + f64::from(more));
                let shape = Shape::parse(shapes[shape % 6]).unwrap();
                let sources = (first, second);
                Part { key, group: period, period, weight: 1.0, sources, low, best: Some(best), high, shape }
            });
            made.collect()
        })
    }

    fn structures() -> impl Strategy<Value = Structure> {
        prop_oneof![Just(Structure::Common), Just(Structure::BySource)]
    }

    fn near(a: &[f64], b: &[f64]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 1e-9 * a.abs().max(1.0))
    }

    proptest! {
        #[test]
        fn totals_of_parts_and_wholes_agree_in_draws_means_and_bounds(parts in some_parts(), structure in structures()) {
            let wholes = parts.iter().map(|part| Part { group: 3, ..*part });
            let all: Vec<Part> = parts.iter().copied().chain(wholes).collect();
            let sums = ends(&all, 4);
            let parts_of = |end: fn(&super::super::Ends) -> Option<f64>| sums[..3].iter().map(end).sum::<Option<f64>>();
            prop_assert_eq!(parts_of(|ends| Some(ends.low)), Some(sums[3].low));
            prop_assert_eq!(parts_of(|ends| ends.high), sums[3].high);
            prop_assert_eq!(parts_of(|ends| ends.best), sums[3].best);
            for draws in drawn(&all, settings(200, structure)) {
                prop_assert!(near(&draws.together(&[0, 1, 2]), draws.of(3)));
                let mean = |group| draws.of(group).iter().sum::<f64>();
                prop_assert!(near(&[mean(0) + mean(1) + mean(2)], &[mean(3)]));
            }
        }

        #[test]
        fn the_order_of_the_parts_changes_no_byte(
            (parts, shuffled) in some_parts().prop_flat_map(|parts| (Just(parts.clone()), Just(parts).prop_shuffle())),
            structure in structures(),
        ) {
            prop_assert_eq!(drawn(&parts, settings(150, structure)), drawn(&shuffled, settings(150, structure)));
            prop_assert_eq!(ends(&parts, 4), ends(&shuffled, 4));
        }

        #[test]
        fn an_event_split_in_two_adds_up_to_itself(
            parts in some_parts(), structure in structures(), share in 0.0..=1.0_f64, which in 0..8_usize,
        ) {
            let which = which % parts.len();
            let mut split = parts.clone();
            split[which].weight = share;
            split.push(Part { weight: 1.0 - share, group: 3, ..parts[which] });
            let (whole, split) = (drawn(&parts, settings(150, structure)), drawn(&split, settings(150, structure)));
            for (whole, split) in whole.iter().zip(&split) {
                prop_assert!(near(&whole.together(&[0, 1, 2, 3]), &split.together(&[0, 1, 2, 3])));
            }
        }

        #[test]
        fn an_event_more_changes_no_other_total(parts in some_parts(), structure in structures()) {
            let mut more = parts.clone();
            more.push(Part { key: "more", group: 3, ..parts[0] });
            for (few, more) in drawn(&parts, settings(150, structure)).iter().zip(drawn(&more, settings(150, structure))) {
                prop_assert!((0..3).all(|group| few.of(group) == more.of(group)));
            }
        }
    }

    fn many() -> Vec<(String, usize, f64)> {
        (0..2_000).map(|event| (format!("event {event}"), event * event % 3, (event % 17) as f64)).collect()
    }

    fn parts(events: &[(String, usize, f64)]) -> Vec<Part<'_>> {
        events
            .iter()
            .map(|&(ref key, period, low)| {
                let (best, high, shape) = (Some(low + 1.3), Some(low + 9.0), Shape::Pert { lambda: 4.0 });
                let sources = (period, low as usize % 4);
                Part { key, group: period, period, weight: 1.0, sources, low, best, high, shape }
            })
            .collect()
    }

    #[test]
    fn any_number_of_threads_gives_the_same_bytes() {
        let events = many();
        let parts = parts(&events);
        let run = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| drawn(&parts, settings(300, Structure::BySource)))
        };
        let one = run(1);
        assert!(one == run(2) && one == run(5));
    }

    #[test]
    fn more_draws_begin_with_the_same_ones() {
        let events = many();
        let parts = &parts(&events)[..40];
        let (few, more) = (
            drawn(parts, settings(130, Structure::BySource)),
            drawn(parts, settings(SEGMENT + 50, Structure::BySource)),
        );
        for (few, more) in few.iter().zip(&more) {
            assert!((0..3).all(|group| few.of(group) == &more.of(group)[..130]));
        }
        let other = drawn(parts, Settings { seed: 8, ..settings(130, Structure::BySource) });
        assert_ne!(few[0].of(0), other[0].of(0));
    }

    #[test]
    fn without_correlation_it_makes_no_difference_what_a_factor_spans() {
        let events = many();
        let parts = &parts(&events)[..40];
        let ledger = Ledger { parts, groups: 3, periods: PERIODS, sources: SOURCES };
        let cells = [Across::Shared, Across::Redrawn].map(|across| Cell { rho: 0.0, across });
        let found = simulate(&ledger, &cells, &settings(100, Structure::Common)).unwrap();
        assert_eq!(found[0].values, found[1].values);
    }

    #[test]
    fn what_cannot_be_added_up_is_refused_with_the_reason() {
        let good = Part {
            key: "moura",
            group: 0,
            period: 0,
            weight: 1.0,
            sources: (0, 1),
            low: 203.0,
            best: Some(300.0),
            high: Some(500.0),
            shape: Shape::Pert { lambda: 4.0 },
        };
        let cells = grid(&[0.3]);
        let with = |parts: &[Part], cells: &[Cell], settings: &Settings| {
            simulate(&Ledger { parts, groups: 1, periods: PERIODS, sources: SOURCES }, cells, settings).err()
        };
        let usual = settings(100, Structure::BySource);
        let told = |part: Part| with(&[part], &cells, &usual).map(|refusal| refusal.to_string()).unwrap_or_default();
        assert_eq!(told(good), "");
        assert!(told(Part { weight: 1.5, ..good }).starts_with("event moura: its share"));
        assert!(told(Part { group: 1, ..good }).contains("not in the list"));
        assert!(told(Part { sources: (0, 4), ..good }).contains("not in the list"));
        assert!(told(Part { best: Some(600.0), ..good }).contains("outside"));
        assert!(told(Part { best: None, ..good }).contains("needs a best figure"));
        assert!(told(Part { low: f64::NAN, high: None, ..good }).contains("not a number"));
        assert!(told(Part { best: Some(1.0), high: None, ..good }).contains("below its low end"));
        let twice = with(&[good, Part { period: 1, ..good }], &cells, &usual);
        assert_eq!(twice, Some(Refusal::Parts { key: "moura".into(), what: "periods" }));
        assert_eq!(with(&[good], &[], &usual), Some(Refusal::NoCell));
        assert_eq!(with(&[good], &cells, &Settings { draws: 0, ..usual }), Some(Refusal::Draws(0)));
        assert!(matches!(
            with(&[good], &cells, &Settings { draws: usize::MAX, ..usual }),
            Some(Refusal::Memory { .. })
        ));
        for rho in [-0.1, 1.1, f64::NAN] {
            assert!(matches!(with(&[good], &grid(&[rho]), &usual), Some(Refusal::Rho(_))), "{rho}");
        }
    }

    #[test]
    fn nothing_to_add_up_is_zero_in_every_draw() {
        assert!(drawn(&[], settings(100, Structure::Common)).iter().all(|draws| draws.of(0) == [0.0; 100]));
        assert!(drawn(&[], settings(100, Structure::Common))[0].of(4).is_empty());
    }
}
