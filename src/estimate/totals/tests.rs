//! Totals of small cases, read as a user's file is.

use super::simulate::Sheet;
use super::*;
use crate::estimate::draws::{self, Across, Structure};
use crate::estimate::{RangeSettings, ranges};
use crate::ingest::{Input, ReadOptions, read};
use crate::link::LinkSettings;
use crate::link::settle::events;
use crate::message::Lang;
use crate::model::Config;
use crate::progress::Silent;

fn with<T>(csv: &str, answer: impl FnOnce(&View, &Lineage, &[Estimate]) -> T) -> T {
    let claims = read(&[Input::memory("x.csv", csv.into())], &ReadOptions::default(), &Silent).expect("usable").claims;
    let link = LinkSettings { off: true, ..LinkSettings::default() };
    let (claims, _) = events(claims, &link, &Silent).expect("grouped");
    let view = View::new(&claims);
    let lineage = Lineage::trace(&view, &Config::default());
    answer(&view, &lineage, &ranges(&view, &lineage, &RangeSettings::default()))
}

fn found(csv: &str, settings: &TotalSettings) -> Totals {
    with(csv, |view, lineage, ranges| totals(view, lineage, ranges, settings))
}

fn by(text: &str) -> TotalSettings {
    let words: Vec<String> = text.split(',').map(str::to_owned).collect();
    TotalSettings { by: By::parse(&words).expect("words"), draws: 2000, ..TotalSettings::default() }
}

/// Period, group, low and high of the rows of a method.
fn of(found: &Totals, method: TotalMethod) -> Vec<(&str, &str, Option<f64>, Option<f64>)> {
    let rows = found.rows.iter().filter(|row| row.method == method);
    rows.map(|row| (row.period.as_str(), row.group.as_str(), row.low, row.high)).collect()
}

fn note(row: &Total) -> String {
    row.notes().map(|note| note.render(Lang::En)).collect::<Vec<_>>().join(" ")
}

const SUM: TotalMethod = TotalMethod::SumOfBounds;

#[test]
fn each_method_has_a_name_of_its_own_a_page_and_a_sentence() {
    let mut words: Vec<&str> = TotalMethod::ALL.iter().map(|method| method.word()).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), TotalMethod::ALL.len());
    for method in TotalMethod::ALL {
        assert_ne!(Message::new(method.note()).render(Lang::En), method.note(), "{method:?}");
        assert!(crate::estimate::page(method.word()).is_some(), "{method:?}");
    }
}

#[test]
fn nothing_is_simulated_unless_asked_for_and_no_claims_give_no_rows() {
    let csv = "event,source,figure,date_start\na,A,10-20,2022-03-01\n";
    assert_eq!(found(csv, &TotalSettings::default()).rows.len(), 1);
    let nobody = "event,source,harm,figure,date_start\na,A,injured,3,2022-03-01\n";
    assert!(found(nobody, &by("month")).rows.is_empty());
}

#[test]
fn the_union_is_taken_and_the_best_only_where_sources_give_one() {
    let csv = "event,source,figure,date_start\n\
               one,A,10-20,2022-01-01\none,B,15,2022-01-01\n\
               two,A,10,2022-02-01\ntwo,B,20,2022-02-01\n\
               three,A,10,2022-03-01\nthree,B,20,2022-03-01\nthree,C,12,2022-03-01\n";
    let items = with(csv, |view, lineage, ranges| item::items(view, lineage, ranges, &by("month")));
    let best: Vec<_> = items.iter().map(|item| (item.low, item.best, item.high)).collect();
    // By key: one, three, two.
    assert_eq!(
        best,
        [(Some(10.0), Some(15.0), Some(20.0)), (Some(10.0), Some(12.0), Some(20.0)), (Some(10.0), None, Some(20.0))]
    );
    let ends = |at: usize| (items[at].low_source.as_deref(), items[at].high_source.as_deref());
    assert_eq!(ends(2), (Some("A"), Some("B")));
}

#[test]
fn an_open_end_opens_the_total_and_is_neither_dropped_nor_closed() {
    let csv = "event,source,figure,date_start\na,A,10-20,2022-03-01\nb,A,at least 30,2022-03-02\n\
               c,A,up to 8,2022-03-02\n";
    let found = found(csv, &TotalSettings { rhos: vec![0.0, 0.3, 1.0], ..by("month") });
    assert_eq!(of(&found, SUM), [("2022-03", "killed", Some(40.0), None)]);
    let simulated: Vec<&Total> = found.rows.iter().filter(|row| row.method == TotalMethod::Simulated).collect();
    assert_eq!(simulated.len(), 4, "0, 0.3 common and by source, 1");
    for row in simulated {
        assert_eq!((row.high, row.best, row.open_events, row.events), (None, None, 1, 3));
        assert!(row.low.is_some_and(|low| (40.0..=58.0).contains(&low)));
        let said = note(row);
        assert!(said.contains("1 of 3 events (33 %) has no high end"), "{said}");
        assert!(said.contains("have no best figure: all values between"), "{said}");
    }
    assert!(of(&found, TotalMethod::Convolved).is_empty(), "an open total has no distribution");
}

#[test]
fn where_the_centre_moves_away_from_the_best_figures_the_row_says_so() {
    let rows: String = (0..100).map(|n| format!("e{n},A,5,10,20,2022-03-01\n")).collect();
    let csv = format!("event,source,low,best,high,date_start\n{rows}");
    let found = found(&csv, &TotalSettings { rhos: vec![0.0], ..by("month") });
    let row = found.rows.iter().find(|row| row.method == TotalMethod::Simulated).expect("drawn");
    // The research: 1,030 to 1,138 for 100 events of 5, 10 and 20.
    assert!(row.low.is_some_and(|low| (1_020.0..1_040.0).contains(&low)), "{row:?}");
    assert!(note(row).contains("The sum of the best figures, 1,000, is outside of this interval"), "{}", note(row));
}

#[test]
fn months_add_up_to_the_year_in_bounds_draws_and_means() {
    let rows: String = (0..24)
        .map(|n| {
            format!("e{n},S{},{},{},2022-{:02}-20,2022-{:02}-10\n", n % 3, 5 + n, 20 + 2 * n, 1 + n % 11, 2 + n % 11)
        })
        .collect();
    let csv = format!("event,source,low,high,date_start,date_end\n{rows}");
    for windows in Windows::ALL {
        let of_unit = |unit| TotalSettings { windows: *windows, ..by(unit) };
        let (months, year) = (of_unit("month"), of_unit("year"));
        let items =
            |settings: &TotalSettings| with(&csv, |view, lineage, ranges| item::items(view, lineage, ranges, settings));
        let (of_months, of_year) = (items(&months), items(&year));
        let (month_cells, year_cells) = (bounds::cells(&of_months), bounds::cells(&of_year));
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-6 * b, "{a} {b}");
        let sum = |end: &dyn Fn(&bounds::Cell) -> f64| month_cells.iter().map(end).sum::<f64>();
        close(sum(&|cell| cell.low(&of_months)), year_cells[0].low(&of_year));
        close(sum(&|cell| cell.high(&of_months).unwrap()), year_cells[0].high(&of_year).unwrap());
        let draw = |items: &[item::Item], cells: &[bounds::Cell], settings: &TotalSettings| {
            let cells: Vec<&bounds::Cell> = cells.iter().collect();
            let of: Vec<_> = [0.0, 0.3, 1.0].map(|rho| draws::Cell { rho, across: Across::Shared }).into();
            let drawn = Sheet::new(items, &cells, settings).draw(Structure::Common, &of, settings).expect("drawn");
            let all: Vec<usize> = (0..cells.len()).collect();
            drawn.iter().map(|draws| draws.together(&all)).collect::<Vec<_>>()
        };
        let wholes = draw(&of_year, &year_cells, &year);
        for (parts, whole) in draw(&of_months, &month_cells, &months).iter().zip(&wholes) {
            parts.iter().zip(whole).for_each(|(part, whole)| close(*part, *whole));
            let mean = |draws: &[f64]| draws.iter().sum::<f64>() / draws.len() as f64;
            close(mean(parts), mean(whole));
        }
    }
}

#[test]
fn events_over_several_periods_are_told_with_the_rule() {
    let csv = "event,source,figure,date_start,date_end\na,A,92,2022-03-01,2022-05-31\nb,A,5,2022-04-02,2022-04-02\n\
               c,A,7,2022-09-01,2022-08-01\nd,A,1,,\n";
    let of_rule = |windows| found(csv, &TotalSettings { windows, ..by("month") });
    let start = of_rule(Windows::Start);
    let expected = [("2022-03", 92.0), ("2022-04", 5.0), ("2022-09", 7.0), ("undated", 1.0)];
    let sums = |found: &Totals| -> Vec<(String, f64)> {
        of(found, SUM).iter().map(|(period, _, low, _)| ((*period).to_owned(), low.unwrap())).collect()
    };
    let own =
        |expected: &[(&str, f64)]| expected.iter().map(|(period, n)| ((*period).to_owned(), *n)).collect::<Vec<_>>();
    assert_eq!(sums(&start), own(&expected));
    assert!(
        note(&start.rows[0]).contains("1 of 1 event (100 %) goes on into another period"),
        "{}",
        note(&start.rows[0])
    );
    let split = of_rule(Windows::Split);
    let told = sums(&split);
    assert_eq!(told.len(), 5);
    for (found, expected) in told.iter().zip([31.0, 35.0, 31.0, 7.0, 1.0]) {
        assert!((found.1 - expected).abs() < 1e-9, "{told:?}");
    }
    assert!(note(&split.rows[1]).contains("1 of 2 events (50 %) goes over several periods; it is shared out by days"));
    let keep = of_rule(Windows::Keep);
    assert_eq!(sums(&keep)[0].0, "2022-03..2022-05");
}

#[test]
fn a_source_has_its_own_figures_and_a_denial_is_its_own_nought() {
    let csv = "claim_id,event,source,source_kind,status,figure,date_start,derived_from,supersedes\n\
               1,a,HRW,ngo,all,30,2022-03-01,,\n2,a,AFP,media,all,30,2022-03-01,1,\n\
               3,a,UN,ngo,civilian,at least 12,2022-03-01,,\n4,a,Army,belligerent,all,0,2022-03-01,,\n\
               5,b,HRW,ngo,all,9,2022-04-01,,\n6,b,HRW,ngo,all,11,2022-04-01,,5\n";
    let found = found(csv, &by("source"));
    assert_eq!(
        of(&found, SUM),
        [
            ("all", "Army", Some(0.0), Some(0.0)),
            ("all", "HRW", Some(41.0), Some(41.0)),
            ("all", "UN", Some(12.0), None)
        ],
        "AFP repeats HRW; 9 is superseded; civilians are a floor for all"
    );
    assert_eq!(found.rows.iter().map(|row| row.events).collect::<Vec<_>>(), [1, 2, 1]);
    assert!(note(&found.rows[0]).contains("the source denies any"), "{}", note(&found.rows[0]));
}

#[test]
fn statuses_are_as_stated_and_do_not_add_up() {
    let csv = "event,source,status,victim_party,figure,date_start\na,HRW,civilian,,30,2022-03-01\n\
               a,Army,combatant,GAT,20,2022-03-01\na,UN,combatant,militia,at least 4,2022-03-01\n\
               b,HRW,civilian,,5,2022-03-02\n";
    let found = found(csv, &by("status"));
    let rows = of(&found, SUM);
    assert_eq!(rows[0].1, "all", "everyone first");
    assert_eq!(rows[1], ("all", "civilian", Some(35.0), Some(35.0)));
    assert_eq!(rows[2], ("all", "combatant", Some(20.0), None), "the dead of two parties: the higher is a floor");
    assert!(found.rows.iter().all(|row| note(row).contains("do not add up to all")));
}

#[test]
fn a_change_is_drawn_with_factors_shared_and_redrawn_and_rose_needs_all_of_them() {
    let rows =
        |year: u32, n: u32| -> String { (0..n).map(|at| format!("y{year}n{at},A,5,10,20,{year}-03-01\n")).collect() };
    let csv = format!("event,source,low,best,high,date_start\n{}{}{}", rows(2020, 50), rows(2021, 52), rows(2022, 300));
    let settings = TotalSettings { rhos: vec![0.0, 0.3, 1.0], trend: true, factor: FactorChoice::Common, ..by("year") };
    let found = found(&csv, &settings);
    let trend: Vec<&Total> = found.rows.iter().filter(|row| row.method == TotalMethod::Trend).collect();
    assert_eq!(trend.len(), 2 * 6, "a bound and five cells for each pair");
    assert_eq!(
        (trend[0].period.as_str(), trend[0].low, trend[0].high),
        ("2020->2021", Some(260.0 - 1000.0), Some(1040.0 - 250.0))
    );
    // The research: 0.78 / 0.82 / 1.00 shared and 0.78 / 0.58 / 0.54 redrawn.
    let p: Vec<f64> = trend[1..6].iter().map(|row| row.probability.unwrap()).collect();
    for (found, expected) in p.iter().zip([0.78, 0.82, 0.58, 1.0, 0.54]) {
        assert!((found - expected).abs() < 0.05, "{p:?}");
    }
    let said: Vec<String> = found.notices.iter().map(|notice| notice.render(Lang::En)).collect();
    assert!(said[0].contains("whether deaths rose from 2020 to 2021 cannot be said"), "{}", said[0]);
    assert!(said[1].contains("deaths rose from 2021 to 2022"), "{}", said[1]);
    assert!(said.iter().all(|said| said.contains("The coverage of the sources may have changed.")));
    let alone = TotalSettings { rhos: vec![0.0], ..settings };
    let only_none = self::found(&csv, &alone);
    assert!(only_none.notices[1].render(Lang::En).contains("cannot be said"), "rho 0 alone shows nothing");
}

#[test]
fn an_open_earlier_total_leaves_the_fall_and_the_rise_unsaid() {
    let csv = "event,source,figure,date_start\na,A,at least 5,2021-01-01\nb,A,500,2022-01-01\n";
    let found =
        found(csv, &TotalSettings { rhos: vec![0.3], compare: vec![("2021".into(), "2022".into())], ..by("year") });
    assert!(found.notices[0].render(Lang::En).contains("cannot be said"));
    let drawn = found.rows.iter().find(|row| row.method == TotalMethod::Trend && row.rho.is_some()).expect("drawn");
    assert_eq!((drawn.probability, drawn.low, drawn.high), (None, None, Some(495.0)));
    assert!(note(drawn).contains("the probability is between 0.00 and 1.00"), "{}", note(drawn));
}

const SERIES: &str = "claim_id,event,source,extent,count_type,figure,date_start,as_of,supersedes,status\n";

/// Period, group, low, high and note.
type Told = (String, String, Option<f64>, Option<f64>, String);

fn series(rows: &str, settings: &TotalSettings) -> Vec<Told> {
    let found = found(&format!("{SERIES}{rows}"), settings);
    let is = |row: &&Total| (TotalMethod::SeriesDaily..=TotalMethod::SeriesBounds).contains(&row.method);
    let told = |row: &Total| (row.period.clone(), row.group.clone(), row.low, row.high, note(row));
    found.rows.iter().filter(is).map(told).collect()
}

#[test]
fn a_running_figure_gives_its_rise_and_a_fall_stays_a_fall() {
    let rows = "1,u,UN,aggregate,cumulative,100,2022-01-01,2022-01-31,,civilian\n\
                2,u,UN,aggregate,cumulative,130,2022-01-01,2022-02-10,,civilian\n\
                3,u,UN,aggregate,cumulative,160,2022-01-01,2022-02-28,,civilian\n\
                4,u,UN,aggregate,cumulative,150,2022-01-01,2022-03-31,,civilian\n\
                5,u,UN,aggregate,cumulative,at least 170,2022-01-01,2022-05-31,,civilian\n\
                6,u,UN,aggregate,cumulative,999,2022-01-01,2022-03-31,,civilian\n\
                7,u,UN,aggregate,cumulative,150,2022-01-01,2022-03-31,6,civilian\n";
    let told = series(rows, &by("month"));
    let numbers: Vec<_> = told.iter().map(|row| (row.0.as_str(), row.2, row.3)).collect();
    assert_eq!(
        numbers,
        [
            ("2022-01", Some(100.0), Some(100.0)),
            ("2022-02", Some(60.0), Some(60.0)),
            ("2022-03", Some(-10.0), Some(-10.0)),
            ("2022-05", Some(20.0), None)
        ],
        "999 is superseded; the rises add up to the last value"
    );
    assert_eq!(told[0].1, "killed civilian: UN, since 2022-01-01");
    assert!(told[2].4.contains("falls 1 time: a revision"), "{}", told[2].4);
    assert!(told[3].4.contains("From 150 (31 March 2022) to at least 170 (31 May 2022)"), "{}", told[3].4);
    assert!(told.iter().all(|row| row.4.contains("Not added to the sums over events")));
}

#[test]
fn a_running_figure_without_a_value_before_says_what_it_lacks() {
    let rows = "1,u,UN,aggregate,cumulative,100,2020,2022-01-05,,civilian\n\
                2,u,UN,aggregate,cumulative,130,2020,2022-01-31,,civilian\n\
                3,v,AU,aggregate,cumulative,40,2020,2022-01-05,,civilian\n";
    let told = series(rows, &by("month"));
    assert_eq!((told[0].2, told[0].3), (None, None));
    assert!(told[0].1.contains("AU") && told[0].4.starts_with("Cannot be said: one value"), "{told:?}");
    assert_eq!((told[1].2, told[1].3), (Some(30.0), Some(30.0)));
    assert!(told[1].4.contains("There is no value before"), "{}", told[1].4);
}

#[test]
fn daily_figures_add_up_with_the_days_that_are_missing_told() {
    let rows = "1,u,MoD,aggregate,daily,10,2022-02-01,,,civilian\n2,u,MoD,aggregate,daily,at least 20,2022-02-03,,,civilian\n\
                3,u,MoD,aggregate,daily,7,2022-03,,,civilian\n4,u,MoD,aggregate,daily,5,2022-02-03,,,combatant\n\
                5,u,UN,aggregate,daily,8,2022-02-01,,,civilian\n";
    let told = series(rows, &by("month"));
    let numbers: Vec<_> = told.iter().map(|row| (row.0.as_str(), row.1.as_str(), row.2, row.3)).collect();
    assert_eq!(
        numbers,
        [
            ("2022-02", "killed civilian: MoD", Some(30.0), None),
            ("2022-02", "killed civilian: UN", Some(8.0), Some(8.0)),
            ("2022-02", "killed civilian", Some(8.0), None),
            ("2022-02", "killed combatant: MoD", Some(5.0), Some(5.0)),
            ("undated", "killed civilian: MoD", None, None)
        ]
    );
    assert!(told[0].4.contains("2 of 28 days reported"), "{}", told[0].4);
    assert!(told[2].4.contains("Not every series covers the whole period"), "{}", told[2].4);
}

#[test]
fn running_figures_of_different_events_are_different_series() {
    let rows = "1,a,AFP,whole,cumulative,10,2022-01-01,2022-01-02,,all\n2,a,AFP,whole,cumulative,15,2022-01-01,2022-01-09,,all\n\
                3,b,AFP,whole,cumulative,90,2022-01-04,2022-01-05,,all\n";
    let told = series(rows, &by("month"));
    let numbers: Vec<_> = told.iter().map(|row| (row.1.as_str(), row.2)).collect();
    assert_eq!(
        numbers,
        [
            ("killed all at a: AFP, since 2022-01-01", Some(15.0)),
            ("killed all at b: AFP, since 2022-01-04", Some(90.0))
        ]
    );
}

#[test]
fn a_rate_is_the_bounds_over_the_people_and_chance_is_told_as_chance() {
    let csv = "event,source,low,best,high,date_start,people\na,A,200,300,400,2022-03-01,10000\nb,A,10,,,2021-03-01,\n";
    let rates = RateSettings { population: Population::Column("people".into()), per: 100_000.0, years: None };
    let found = found(csv, &TotalSettings { rates: Some(rates), ..by("year") });
    let rate =
        |method| of(&found, method).into_iter().find(|row| row.0 == "2022").map(|row| (row.2.unwrap(), row.3.unwrap()));
    assert_eq!(rate(TotalMethod::Rate), Some((2_000.0, 4_000.0)));
    let (low, high) = rate(TotalMethod::RateGarwood).expect("an interval");
    assert!((low - 2_670.1).abs() < 0.5 && (high - 3_359.4).abs() < 0.5, "{low} {high}: 267.01 to 335.94 deaths");
    let row = found.rows.iter().find(|row| row.method == TotalMethod::RateMidP).expect("a row");
    assert!(note(row).contains("says nothing about reporting error"), "{}", note(row));
    let without = found.rows.iter().find(|row| row.period == "2021" && row.method == TotalMethod::Rate).expect("a row");
    assert!(without.low.is_none() && note(without).starts_with("No rate:"), "{}", note(without));
}
