//! Candidates and reports against slow and simple ways of finding them.

use super::compare::Comparison;
use super::nearby::Windows;
use super::pair::{Kind, Pair, candidates, judge};
use super::precision::When;
use super::report::{DatasetBy, Reports};
use super::sphere::distance_km;
use super::telling::Telling;
use super::within::within;
use crate::ingest::{Input, ReadOptions, read};
use crate::model::{Claims, View};
use crate::progress::Silent;
use proptest::prelude::*;

const HEADER: &str = "dataset,event,date_start,date_end,date_precision,lat,lon,geo_precision\n";

fn claims(rows: &str) -> Claims {
    let input = Input::memory("x.csv", format!("{HEADER}{rows}").into_bytes());
    let options = ReadOptions { reports: true, ..ReadOptions::default() };
    read(&[input], &options, &Silent).expect("usable").claims
}

fn on_reports<T>(rows: &str, test: impl FnOnce(&Reports, &Comparison) -> T) -> T {
    let claims = claims(rows);
    let view = View::new(&claims);
    let reports = Reports::gather(&view, &DatasetBy::Auto);
    test(&reports, &Comparison::Telling(Telling::new(&reports, &Default::default())))
}

#[test]
fn reports_stand_in_one_order_whatever_the_order_of_rows() {
    let rows =
        ["b,10,2020-01-01,,,1,1,\n", "b,9,2020-01-01,,,1,1,\n", "a,x,2020-01-01,,,1,1,\n", "a,7,2020-01-01,,,1,1,\n"];
    let names = |rows: String| {
        on_reports(&rows, |reports, _| (0..4).map(|report| reports.name(report)).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(names(rows.concat()), "a:7 a:x b:9 b:10");
    assert_eq!(names(rows.iter().rev().copied().collect()), "a:7 a:x b:9 b:10");
}

#[test]
fn rows_of_one_id_are_one_report_with_the_days_of_all() {
    on_reports("a,1,2020-01-03,,,1,1,\na,1,2020-01-01,2020-01-02,,1,1,\n", |reports, _| {
        assert_eq!(reports.len(), 1);
        assert_eq!((reports.last[0] - reports.first[0], reports.when[0]), (2, When::Episode));
    });
}

#[test]
fn a_month_may_be_any_of_its_days_and_an_episode_any_of_none() {
    let rows = "a,1,2022-03,,,1,1,\na,2,2022-03-02,2022-03-05,,1,1,\na,3,2022-03-02,2022-03-05,week,1,1,\n";
    on_reports(rows, |reports, _| {
        assert_eq!(reports.when, [When::Vague, When::Episode, When::Vague]);
        assert_eq!(reports.last[0] - reports.first[0], 30);
    });
}

/// A report: dataset, first day, length, unit of precision, latitude, longitude, precision of the place.
type Row = (u8, u16, u8, u8, f64, f64, u8);

fn row(at: usize, row: &Row) -> String {
    let (dataset, first, length, precision, lat, lon, place) = row;
    let day = |n: u16| crate::model::date::iso(10_000 + i32::from(n));
    let precision = ["", "", "week", "month"][*precision as usize];
    let place = ["", "", "2", "4"][*place as usize];
    let last = day(first + u16::from(*length));
    format!("d{dataset},{at},{},{last},{precision},{lat:.5},{lon:.5},{place}\n", day(*first))
}

fn rows() -> impl Strategy<Value = String> {
    let spot = prop_oneof![
        // Around a pole, the antimeridian, a town, and anywhere.
        ((89.5..=90.0_f64), (-180.0..=180.0_f64)),
        ((-0.2..=0.2_f64), prop_oneof![179.8..=180.0_f64, -180.0..=-179.8_f64]),
        ((14.6..14.8_f64), (-4.4..-4.2_f64)),
        ((-90.0..=90.0_f64), (-180.0..=180.0_f64)),
    ];
    let one = (0..3_u8, 0..40_u16, prop_oneof![3 => Just(0_u8), 1 => 1..20_u8], 0..4_u8, spot, 0..4_u8);
    let one = one.prop_map(|(dataset, day, length, precision, (lat, lon), place)| {
        (dataset, day, length, precision, lat, lon, place)
    });
    proptest::collection::vec(one, 1..40)
        .prop_map(|rows| rows.iter().enumerate().map(|(at, one)| row(at, one)).collect())
}

proptest! {
    #[test]
    fn the_cells_find_every_pair_that_comparing_all_with_all_finds(rows in rows(), km in 1.0..60.0_f64, days in 0..20_i32) {
        let windows = Windows { km, days };
        on_reports(&rows, |reports, comparison| {
            for kind in [Kind::Events, Kind::Episodes] {
                let mut found = candidates(reports, comparison, kind, windows, true).expect("few");
                let of = |report: u32| match kind {
                    Kind::Events => reports.is_event(report),
                    Kind::Episodes => reports.when[report as usize] == When::Episode,
                };
                let mut slow: Vec<Pair> = Vec::new();
                for a in (0..reports.len() as u32).filter(|report| of(*report)) {
                    for b in (a + 1..reports.len() as u32).filter(|report| of(*report)) {
                        let at = |report: u32| (reports.lat[report as usize], reports.lon[report as usize]);
                        let allowed = km + f64::from(reports.slack[a as usize].max(reports.slack[b as usize]));
                        let apart = distance_km(at(a), at(b));
                        if apart <= allowed {
                            slow.extend(judge(reports, comparison, kind, (a, b), apart, days));
                        }
                    }
                }
                found.sort_by(Pair::rank);
                slow.sort_by(Pair::rank);
                let ends = |pairs: &[Pair]| pairs.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>();
                assert_eq!(ends(&found), ends(&slow));
            }
        });
    }

    #[test]
    fn a_day_within_an_episode_is_found_however_long_it_is(day in 0..3600_i32, before in 0..50_i32) {
        let iso = |day: i32| crate::model::date::iso(10_000 + day);
        let rows = format!(
            "a,1,{},{},,14.7,-4.3,\nb,1,{},{},,14.71,-4.3,\nb,2,{},{},,14.7,-4.3,\n",
            iso(0), iso(3600), iso(day), iso(day), iso(-5 - before), iso(-5 - before)
        );
        on_reports(&rows, |reports, comparison| {
            let links = within(reports, comparison, None, &[0, 1, 2], Windows { km: 3.0, days: 1 }).expect("few");
            let found: Vec<(u32, u32)> = links.iter().map(|link| (link.a, link.b)).collect();
            assert_eq!(found, [(1, 0)]);
        });
    }
}
