//! No order of files or rows, and no number of threads, changes which reports are one event, or what the event is called.

use super::{Files, Linked};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const HEADER: &str = "id,date,latitude,longitude,place,actor1,fatalities";

/// Reports of four datasets that contend for each other: jittered copies of a few events in one town.
fn contended() -> [Vec<String>; 4] {
    let mut seed = 7_u32;
    let mut next = move |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    let actors = ["JNIM", "Jama'at Nusrat al-Islam wal-Muslimin", "Wagner Group", "Malian army", ""];
    [0, 1, 2, 3].map(|_| {
        let row = |id: u32| {
            let (day, lat, lon) = (1 + next(6), next(30), next(30));
            let (actor, dead) = (actors[next(5) as usize], next(4));
            format!("{id},2022-03-{day:02},14.{:03},-4.{:03},Moura,{actor},{dead}", 440 + lat, 460 + lon)
        };
        (1..=12).map(row).collect()
    })
}

fn files(datasets: &[Vec<String>]) -> Files {
    let files = Files::of(&[]);
    for (name, rows) in NAMES.iter().zip(datasets) {
        files.write(name, format!("{HEADER}\n{}\n", rows.join("\n")));
    }
    files
}

pub(super) const NAMES: [&str; 4] = ["a.csv", "b.csv", "c.csv", "d.csv"];

/// Dataset, report and event of all reports, sorted.
fn answer(files: &Files, order: &[&str], more: &str) -> Vec<String> {
    let inputs: Vec<String> = order.iter().map(|name| format!("@{name}")).collect();
    let mut told = files.link(&format!("{} --table reports {more}", inputs.join(" "))).cells("dataset report event");
    told.sort();
    told
}

/// All orders of four.
fn orders() -> Vec<[&'static str; 4]> {
    let mut orders = Vec::new();
    for first in 0..4 {
        for second in (0..4).filter(|at| *at != first) {
            for third in (0..4).filter(|at| ![first, second].contains(at)) {
                orders.push([first, second, third, 6 - first - second - third].map(|at| NAMES[at]));
            }
        }
    }
    orders
}

#[test]
fn all_24_orders_of_four_files_give_the_same_events_of_the_same_names() {
    let files = files(&contended());
    let expected = answer(&files, &NAMES, "");
    let events: BTreeSet<&str> = expected.iter().filter_map(|row| row.split(" | ").nth(2)).collect();
    assert!(events.len() < 40, "the datasets share events: {}", events.len());
    assert_eq!(orders().len(), 24);
    for order in orders() {
        assert_eq!(answer(&files, &order, ""), expected, "{order:?}");
    }
}

#[test]
fn rows_in_any_order_give_the_same_events_of_the_same_names() {
    let mut datasets = contended();
    let expected = answer(&files(&datasets), &NAMES, "");
    for turn in [1, 3, 5, 7] {
        for rows in &mut datasets {
            rows.rotate_left(turn);
            if turn > 3 {
                rows.reverse();
            }
        }
        assert_eq!(answer(&files(&datasets), &NAMES, ""), expected, "turned by {turn}");
    }
}

#[test]
fn any_number_of_threads_gives_the_same_tables() {
    let files = files(&contended());
    for table in ["links", "reports", "candidates", "overlap"] {
        let of =
            |threads: u32| files.run(&format!("@a.csv @b.csv @c.csv @d.csv --table {table} --threads {threads}")).out;
        let expected = of(1);
        assert!(expected.lines().count() > 4, "{expected}");
        assert_eq!((of(2), of(4)), (expected.clone(), expected), "{table}");
    }
}

#[test]
fn reports_without_an_id_keep_their_names_in_any_order_of_files() {
    let header = "date,latitude,longitude,place";
    let files = super::two(header, &["2022-03-01,14,-4,Moura"], &["2022-03-01,14,-4,Moura"]);
    let expected = answer(&files, &["a.csv", "b.csv"], "");
    assert_eq!(answer(&files, &["b.csv", "a.csv"], ""), expected);
}

#[test]
fn an_event_has_one_report_of_each_dataset_at_most() {
    let linked = files(&contended()).link("@a.csv @b.csv @c.csv @d.csv --km 20 --days 9 --table reports");
    assert_eq!(two_of_one_dataset(&linked), Vec::<String>::new());
    assert!(linked.events().iter().any(|event| event.split(' ').count() == 4));
}

/// Events with two reports of one dataset.
fn two_of_one_dataset(linked: &Linked) -> Vec<String> {
    let twice = |event: &String| {
        let datasets: Vec<&str> = event.split(' ').filter_map(|name| name.split(':').next()).collect();
        datasets.iter().collect::<BTreeSet<_>>().len() < datasets.len()
    };
    linked.events().into_iter().filter(twice).collect()
}

/// A few reports of four datasets on a small grid, with and without coordinates, days and episodes, exact and not.
pub(super) fn datasets() -> impl Strategy<Value = [Vec<String>; 4]> {
    let date = prop_oneof![
        4 => (1..9_u32).prop_map(|day| format!("2022-03-{day:02},2022-03-{day:02}")),
        1 => (1..6_u32, 1..5_u32).prop_map(|(day, more)| format!("2022-03-{day:02},2022-03-{:02}", day + more)),
        1 => Just("2022-03,".to_owned()),
        1 => Just(",".to_owned()),
    ];
    let at =
        prop_oneof![5 => (0..5_u32, 0..5_u32).prop_map(|(n, e)| format!("14.{n}1,-4.{e}1")), 1 => Just(",".into())];
    let place = prop::sample::select(vec!["Moura", "Mourah", "Djenné", "Djenne", ""]);
    let actor = prop::sample::select(vec!["JNIM", "Wagner Group", "Wagner", ""]);
    let row = (date, at, place, actor, 0..3_u32);
    let rows = prop::collection::vec(row, 0..6).prop_map(|rows| {
        let text = |(id, (date, at, place, actor, dead))| format!("{id},{date},{at},{place},{actor},{dead}");
        rows.into_iter().enumerate().map(text).collect::<Vec<String>>()
    });
    [rows.clone(), rows.clone(), rows.clone(), rows]
}

proptest! {
    #[test]
    fn any_reports_make_groups_of_one_report_a_dataset_that_no_order_changes(
        datasets in datasets(), files in 0..24_usize, turn in 0..5_usize, km in prop::sample::select(vec![0, 3, 15, 40]),
    ) {
        let text = |rows: &[String]| {
            format!("id,date_start,date_end,lat,lon,place,actor1,figure\n{}\n", rows.join("\n"))
        };
        let straight = Files::of(&[]);
        let turned = Files::of(&[]);
        let mut known: BTreeMap<&str, &[String]> = BTreeMap::new();
        for (name, rows) in NAMES.iter().zip(&datasets).filter(|(_, rows)| !rows.is_empty()) {
            straight.write(name, text(rows));
            let mut rows_turned = rows.clone();
            rows_turned.rotate_left(turn % rows.len());
            turned.write(name, text(&rows_turned));
            known.insert(name, rows);
        }
        prop_assume!(!known.is_empty());
        let windows = format!("--km {km} --days 1");
        let first: Vec<&str> = known.keys().copied().collect();
        let second: Vec<&str> = orders()[files].into_iter().filter(|name| known.contains_key(name)).collect();
        prop_assert_eq!(answer(&straight, &first, &windows), answer(&turned, &second, &windows));
        let inputs: Vec<String> = first.iter().map(|name| format!("@{name}")).collect();
        let linked = straight.link(&format!("{} --table reports {windows}", inputs.join(" ")));
        prop_assert_eq!(two_of_one_dataset(&linked), Vec::<String>::new());
        prop_assert_eq!(linked.rows.len(), known.values().map(|rows| rows.len()).sum::<usize>());
    }
}
