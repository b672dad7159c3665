use super::*;
use proptest::prelude::*;

/// Counts by event, then source; 0 where a source says nothing.
fn counts(table: &[&[f64]]) -> Vec<Count> {
    let rows = table.iter().enumerate();
    let cells =
        rows.flat_map(|(event, row)| row.iter().enumerate().map(move |(source, count)| (event, source, *count)));
    cells.filter(|(.., count)| *count > 0.0).map(|(event, source, count)| Count { event, source, count }).collect()
}

fn some() -> Vec<Count> {
    counts(&[
        &[203.0, 310.0, 480.0],
        &[14.0, 0.0, 26.0],
        &[17.0, 33.0, 44.0],
        &[62.0, 96.0, 0.0],
        &[120.0, 141.0, 152.0],
    ])
}

#[test]
fn a_source_that_counts_low_has_a_factor_below_one() {
    let found = houses(&some(), 0.95).unwrap();
    let [low, middle, high] = found.houses[..] else { panic!("{found:?}") };
    assert!(low.factor < 0.8 && (0.8..1.2).contains(&middle.factor) && high.factor > 1.1, "{found:?}");
    assert_eq!([low.events, middle.events, high.events], [5, 4, 4]);
    assert_eq!((found.events, found.counts), (5, 13));
    for house in &found.houses {
        assert!(house.low < house.factor && house.factor < house.high, "{house:?}");
    }
    assert!(found.between.low < found.between.sd && found.between.sd < found.between.high, "{found:?}");
    assert!(found.error.low < found.error.sd && found.error.sd < found.error.high, "{found:?}");
}

#[test]
fn the_interval_is_wider_than_one_that_takes_the_standard_deviations_for_known() {
    let found = houses(&some(), 0.95).unwrap();
    let plugged = given(&some(), found.between.sd, found.error.sd).unwrap();
    for (house, effect) in found.houses.iter().zip(&plugged.sources) {
        let width = (house.high / house.low).ln();
        assert!(width > 1.2 * 2.0 * 1.96 * effect.error, "{house:?} {effect:?}");
    }
}

#[test]
fn where_sources_do_not_differ_the_variance_between_them_is_zero_and_the_interval_still_allows_some() {
    let rows: [&[f64]; 4] = [&[100.0, 140.0, 71.0], &[50.0, 36.0, 69.0], &[70.0, 100.0, 50.0], &[30.0, 21.0, 43.0]];
    let found = houses(&counts(&rows), 0.95).unwrap();
    assert_eq!(found.between.sd, 0.0);
    assert!(found.between.high > 0.05 && found.between.low < 0.05, "{found:?}");
    assert!(found.houses.iter().all(|house| house.low < 1.0 && house.high > 1.0), "{found:?}");
}

#[test]
fn sources_that_no_event_joins_are_refused_by_group() {
    let mut apart = some();
    for (event, source) in [(8, 7), (8, 9), (9, 7), (9, 9)] {
        apart.push(Count { event, source, count: 20.0 });
    }
    assert_eq!(houses(&apart, 0.95), Err(Refused::Apart(vec![vec![0, 1, 2], vec![7, 9]])));
}

#[test]
fn a_source_that_shares_no_event_has_no_factor_and_changes_none() {
    let mut more = some();
    more.push(Count { event: 9, source: 5, count: 4.0 });
    let found = houses(&more, 0.95).unwrap();
    assert_eq!(found.alone, [5]);
    assert_eq!(found.houses, houses(&some(), 0.95).unwrap().houses);
}

#[test]
fn too_little_is_refused_with_the_numbers() {
    let said = |table: &[&[f64]]| houses(&counts(table), 0.95).unwrap_err().to_string();
    assert!(said(&[&[1.0, 2.0], &[3.0, 4.0], &[5.0, 7.0]]).contains("only 2 sources"));
    assert!(said(&[&[1.0, 2.0, 3.0], &[3.0, 4.0, 9.0]]).contains("only 2 events"));
    let chain: [&[f64]; 3] = [&[1.0, 2.0, 0.0, 0.0], &[0.0, 4.0, 9.0, 0.0], &[0.0, 0.0, 9.0, 5.0]];
    assert!(said(&chain).contains("3 comparisons of two sources at one event cannot tell 4 sources' factors"));
    assert!(said(&chain).contains("at least 5"), "{}", said(&chain));
    let copies: [&[f64]; 3] = [&[1.0, 1.0, 1.0], &[3.0, 3.0, 3.0], &[9.0, 9.0, 9.0]];
    assert!(said(&copies).contains("as copies do"));
    let doubled: [&[f64]; 3] = [&[1.0, 2.0, 5.0], &[3.0, 6.0, 15.0], &[9.0, 18.0, 45.0]];
    assert!(said(&doubled).contains("as copies do"));
}

#[test]
fn what_is_no_count_is_refused() {
    for count in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let mut odd = some();
        odd[2].count = count;
        assert!(matches!(houses(&odd, 0.95), Err(Refused::NotPositive(_))));
    }
    let mut twice = some();
    twice.push(twice[0]);
    assert_eq!(houses(&twice, 0.95), Err(Refused::Twice { event: 0, source_number: 0 }));
    assert_eq!(houses(&some(), 1.0), Err(Refused::Setting(1.0)));
    assert_eq!(given(&some(), 0.0, 0.3), Err(Refused::Setting(0.0)));
    let many: Vec<Count> = (0..4 * 301).map(|i| Count { event: i % 4, source: i / 4, count: 1.0 + i as f64 }).collect();
    assert_eq!(houses(&many, 0.95), Err(Refused::ManySources(301)));
}

#[test]
fn the_equations_agree_with_those_solved_in_full() {
    // The mixed-model equations of events and sources together, by elimination.
    let told = some();
    let (events, sources, ratio) = (5, 3, (0.4_f64 / 0.25).powi(2));
    let n = events + sources;
    let mut system = vec![vec![0.0; n + 1]; n];
    for Count { event, source, count } in &told {
        let columns = [*event, events + source];
        for row in columns {
            for column in columns {
                system[row][column] += 1.0;
            }
            system[row][n] += count.ln();
        }
    }
    for (j, line) in system.iter_mut().enumerate().skip(events) {
        line[j] += 1.0 / ratio;
    }
    for pivot in 0..n {
        let lead: Vec<f64> = system[pivot].iter().map(|x| x / system[pivot][pivot]).collect();
        for (row, line) in system.iter_mut().enumerate() {
            let by = line[pivot];
            for (x, y) in line.iter_mut().zip(&lead) {
                if row == pivot { *x = *y } else { *x -= by * y }
            }
        }
    }
    let found = given(&told, 0.4, 0.25).unwrap();
    for (effect, line) in found.events.iter().chain(&found.sources).zip(&system) {
        assert!((effect.estimate - line[n]).abs() < 1e-12, "{effect:?} {line:?}");
    }
}

proptest! {
    #[test]
    fn another_unit_or_order_changes_no_factor(scale in 0.01..100.0_f64, turn in 0_usize..13) {
        let mut moved = some();
        moved.iter_mut().for_each(|count| count.count *= scale);
        moved.rotate_left(turn);
        let (one, other) = (houses(&some(), 0.9).unwrap(), houses(&moved, 0.9).unwrap());
        for (a, b) in one.houses.iter().zip(&other.houses) {
            for (x, y) in [(a.factor, b.factor), (a.low, b.low), (a.high, b.high)] {
                prop_assert!((x / y - 1.0).abs() < 1e-7, "{a:?} {b:?}");
            }
        }
        prop_assert!((one.between.sd - other.between.sd).abs() < 1e-7);
    }

    #[test]
    fn any_counts_give_factors_with_ordered_ends_or_a_reason(
        table in proptest::collection::vec(proptest::collection::vec(0.0..900.0_f64, 5), 1..12),
    ) {
        let rows: Vec<&[f64]> = table.iter().map(Vec::as_slice).collect();
        let told: Vec<Count> = counts(&rows).into_iter().filter(|count| count.count > 250.0).collect();
        match houses(&told, 0.95) {
            Ok(found) => for house in found.houses {
                prop_assert!(house.low > 0.0 && house.low <= house.factor && house.factor <= house.high, "{house:?}");
                prop_assert!(house.high.is_finite());
            },
            Err(reason) => prop_assert!(!reason.to_string().is_empty()),
        }
    }
}
