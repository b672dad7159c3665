//! Many reports at one place and time: a right answer or a clear refusal, within seconds.

use super::Files;
use std::time::{Duration, Instant};

const HEADER: &str = "id,date,latitude,longitude,place\n";

fn alike(count: usize, at: &str) -> String {
    let rows: String = (1..=count).map(|id| format!("{id},2022-03-01,{at}\n")).collect();
    format!("{HEADER}{rows}")
}

fn within_seconds(files: &Files, line: &str) -> super::Ran {
    let start = Instant::now();
    let ran = files.run(line);
    assert!(start.elapsed() < Duration::from_secs(30), "{line}: {:?}", start.elapsed());
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

#[test]
fn reports_of_one_day_and_point_beyond_what_can_be_kept_are_refused_with_what_to_do() {
    let rows = alike(6_000, "14.45,-4.48,Moura");
    let files = Files::of(&[("a.csv", &rows), ("b.csv", &rows), ("c.csv", &rows), ("d.csv", &rows)]);
    let ran = within_seconds(&files, "@a.csv @b.csv @c.csv @d.csv");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    for told in ["16,000,000 pairs", "3 km and 1 day", "2022-03-01", "help:"] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
}

#[test]
fn reports_of_one_day_and_name_beyond_what_can_be_kept_are_refused_too() {
    let rows = alike(6_000, ",,Moura");
    let files = Files::of(&[("a.csv", &rows), ("b.csv", &rows), ("c.csv", &rows), ("d.csv", &rows)]);
    let ran = within_seconds(&files, "@a.csv @b.csv @c.csv @d.csv");
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("16,000,000 pairs"), "{}", ran.err);
}

#[test]
fn a_thousand_alike_in_two_datasets_are_paired_one_to_one_in_the_order_of_their_ids() {
    let rows = alike(1_000, "14.45,-4.48,Moura");
    let files = Files::of(&[("a.csv", &rows), ("b.csv", &rows)]);
    let linked = files.link("@a.csv @b.csv --table reports");
    let events = linked.events();
    assert_eq!(events.len(), 1_000);
    assert!(["a:1 b:1", "a:10 b:10", "a:1000 b:1000"].iter().all(|event| events.contains(*event)));
}

#[test]
fn the_refusal_does_not_depend_on_threads() {
    let rows = alike(6_000, "14.45,-4.48,Moura");
    let files = Files::of(&[("a.csv", &rows), ("b.csv", &rows)]);
    let of = |threads: u32| within_seconds(&files, &format!("@a.csv @b.csv --threads {threads}")).err;
    assert_eq!(of(1), of(2));
}

#[test]
fn a_window_of_nothing_is_quick_where_many_reports_lie_at_many_points() {
    let row = |id: u32| format!("{id},2022-03-01,{}.{:03},{}.{:03},\n", 1 + id % 60, id / 60, 1 + id % 50, id / 50);
    let rows: String = (0..30_000).map(row).collect();
    let rows = format!("{HEADER}{rows}");
    let files = Files::of(&[("a.csv", &rows), ("b.csv", &rows)]);
    let start = Instant::now();
    let ran = within_seconds(&files, "@a.csv @b.csv --km 0 --table overlap");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}
