//! `recount total` through the built program: awkward claims in, tables read back.

use super::program::{Made, claims, made, recount, rows};
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

const HEADER: &str = "claim_id,event,source,source_kind,harm,status,figure,date_start,date_end,as_of,count_type,extent,\
                      admin1,country,supersedes\n";

/// Open ends, no date, an inverted window, one of three months, a denial, a range upside down, a series that falls.
const AWKWARD: &[&str] = &[
    "a1,a,HRW,ngo,killed,all,10-20,2021-03-05,2021-03-06,,,,Gao,MLI,",
    "a2,a,UN,intergovernmental,killed,civilian,12,2021-03-05,2021-03-06,,,,Gao,MLI,",
    "b1,b,HRW,ngo,killed,all,5,2021-04-01,2021-04-01,,,,Gao,MLI,",
    "b2,b,AFP,media,killed,all,9,2021-04-01,2021-04-01,,,,Gao,MLI,",
    "c1,c,HRW,ngo,killed,all,at least 30,2022-03-30,2022-05-02,,,,Mopti,MLI,",
    "d1,d,UN,intergovernmental,killed,all,40-60,2022-06-01,2022-06-01,,,,Mopti,MLI,",
    "d2,d,HRW,ngo,killed,all,50,2022-06-01,2022-06-01,,,,Mopti,MLI,",
    "d3,d,HRW,ngo,killed,all,90,2022-06-01,2022-06-01,,,,Mopti,MLI,",
    "d4,d,HRW,ngo,killed,all,52,2022-06-01,2022-06-01,,,,Mopti,MLI,d3",
    "e1,e,UN,intergovernmental,killed,all,7,,,,,,,,",
    "f1,f,Army,belligerent,killed,all,0,2022-06-03,2022-06-03,,,,Mopti,MLI,",
    "g1,g,UN,intergovernmental,killed,all,100-300,2022,,,,,Kidal,MLI,",
    "h1,h,UN,intergovernmental,killed,all,3,2022-08-09,2022-07-01,,,,Kidal,MLI,",
    "s1,s,OHCHR,intergovernmental,killed,civilian,100,2022-01-01,,2022-01-31,cumulative,aggregate,,UKR,",
    "s2,s,OHCHR,intergovernmental,killed,civilian,160,2022-01-01,,2022-02-28,cumulative,aggregate,,UKR,",
    "s3,s,OHCHR,intergovernmental,killed,civilian,150,2022-01-01,,2022-03-31,cumulative,aggregate,,UKR,",
    "s4,s,MoD,state,killed,civilian,10,2022-02-01,2022-02-01,,daily,aggregate,,UKR,",
];

fn awkward() -> Made {
    claims(format!("{HEADER}{}\n", AWKWARD.join("\n")))
}

fn total(file: &Made, args: &[&str]) -> Vec<Row> {
    let ran = recount(&[&["total", file.path(), "--format", "csv", "-q", "--no-link"], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    rows(&ran.out)
}

fn cells<'a>(rows: &'a [Row], method: &str, names: &[&str]) -> Vec<Vec<&'a str>> {
    let of = rows.iter().filter(|row| row["method"] == method);
    of.map(|row| names.iter().map(|name| &*row[*name]).collect()).collect()
}

#[test]
fn the_plain_case_is_what_run_writes() {
    let file = awkward();
    let folder = tempfile::tempdir().expect("a folder");
    recount(&["run", file.path(), "-q", "--no-link", "-o", folder.path().to_str().expect("plain")]);
    let written = rows(&std::fs::read_to_string(folder.path().join("totals.csv")).expect("written"));
    let names = ["period", "group", "low", "best", "high", "interval_kind", "level", "rho", "events", "claims"];
    let of_run = cells(&written, "sum-of-bounds", &names);
    assert_eq!(of_run, cells(&total(&file, &[]), "sum-of-bounds", &names));
    assert!(written.iter().all(|row| row["rho"].is_empty()), "run simulates nothing unless the configuration says so");
    let short: Vec<String> = of_run.iter().map(|row| format!("{} {} {} {}", row[0], row[2], row[4], row[8])).collect();
    assert_eq!(
        short,
        [
            "2021-03 10 20 1",
            "2021-04 5 9 1",
            "2022 100 300 1",
            "2022-03 30  1",
            "2022-06 40 60 1",
            "2022-08 3 3 1",
            "undated 7 7 1"
        ],
        "the denial alone is no event with a sum"
    );
    assert!(of_run.iter().all(|row| row[1] == "killed" && row[5] == "bound"));
}

#[test]
fn each_correlation_stands_beside_the_others_and_an_open_total_stays_open() {
    let found = total(&awkward(), &["--by", "year", "--rho", "0,0.3,1"]);
    let drawn = cells(&found, "simulated-total", &["period", "rho", "factor", "level", "interval_kind"]);
    let of_2021: Vec<_> = drawn.iter().filter(|row| row[0] == "2021").map(|row| (row[1], row[2])).collect();
    assert_eq!(of_2021, [("0", ""), ("0.3", "common"), ("0.3", "by-source"), ("1", "common")]);
    assert!(drawn.iter().all(|row| row[3] == "0.95" && row[4] == "simulated"));
    for row in found.iter().filter(|row| row["method"] == "simulated-total" && row["period"] == "2022") {
        assert_eq!((&*row["high"], &*row["best"], &*row["open_events"], &*row["events"]), ("", "", "1", "4"));
        assert!(row["note"].contains("1 of 4 events (25 %) has no high end"), "{}", row["note"]);
        assert!(row["note"].contains("10,000 draws (seed 1)"), "{}", row["note"]);
    }
    for row in found.iter().filter(|row| row["method"] == "simulated-total" && row["period"] == "2021") {
        let number = |name: &str| row[name].parse::<f64>().expect("a number");
        assert!(15.0 <= number("low") && number("low") <= number("best") && number("high") <= 29.0, "{row:?}");
        assert!(row["note"].contains("have no best figure"), "{}", row["note"]);
    }
}

#[test]
fn parts_and_wholes_agree_in_their_bounds_under_every_rule_for_windows() {
    let file = awkward();
    for rule in ["start", "split", "keep"] {
        let sum = |by: &str, end: &str| -> f64 {
            let found = total(&file, &["--by", by, "--windows", rule, "--rho", "0", "--draws", "100"]);
            cells(&found, "sum-of-bounds", &[end]).iter().map(|row| row[0].parse::<f64>().unwrap_or(0.0)).sum()
        };
        assert!((sum("month", "low") - sum("all", "low")).abs() < 0.001, "{rule}");
        assert!((sum("month,admin1", "low") - sum("year", "low")).abs() < 0.001, "{rule}");
    }
    let kept = total(&file, &["--windows", "keep"]);
    let row = kept.iter().find(|row| row["period"] == "2022-03..2022-05").expect("a row of its own");
    assert!(row["note"].contains("--windows keep"), "{}", row["note"]);
}

#[test]
fn the_order_of_rows_and_the_number_of_threads_change_no_byte() {
    let args =
        ["--by", "year,admin1", "--trend", "--rho", "0,0.3,1", "--draws", "500", "--format", "csv", "-q", "--no-link"];
    let answer = |order: &[usize], threads: &str| {
        let body: Vec<&str> = order.iter().map(|at| AWKWARD[*at]).collect();
        let file = claims(format!("{HEADER}{}\n", body.join("\n")));
        recount(&[&["total", file.path(), "--threads", threads], &args[..]].concat()).out
    };
    let straight: Vec<usize> = (0..AWKWARD.len()).collect();
    let expected = answer(&straight, "1");
    assert!(expected.lines().count() > 20, "{expected}");
    assert_eq!(answer(&straight, "2"), expected);
    for turn in [1, 5, 9] {
        let mut order = straight.clone();
        order.rotate_left(turn);
        order.reverse();
        assert_eq!(answer(&order, "2"), expected, "{order:?}");
    }
}

#[test]
fn series_stand_beside_the_sums_and_are_in_none_of_them() {
    let found = total(&awkward(), &["--rho", "0"]);
    let rises = cells(&found, "series-cumulative", &["period", "low", "best", "high"]);
    assert_eq!(
        rises,
        [["2022-01", "100", "100", "100"], ["2022-02", "60", "60", "60"], ["2022-03", "-10", "-10", "-10"]]
    );
    assert_eq!(cells(&found, "series-daily", &["period", "low"]), [["2022-02", "10"]]);
    let fall = found.iter().find(|row| row["low"] == "-10").expect("a fall");
    assert!(fall["note"].contains("a revision, kept as it is"), "{}", fall["note"]);
    let over = found.iter().find(|row| row["method"] == "series-bounds").expect("two sources in February");
    assert_eq!((&*over["low"], &*over["high"], &*over["sources"]), ("10", "", "2"));
}

#[test]
fn a_trend_says_whether_rose_may_be_written_and_why_not() {
    let file = awkward();
    let ran =
        recount(&["total", file.path(), "--by", "year", "--compare", "2021,2022", "--format", "csv", "--no-link"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("note: killed: deaths rose from 2021 to 2022"), "{}", ran.err);
    let found = rows(&ran.out);
    let bound = cells(&found, "trend", &["period", "low", "high", "interval_kind", "rho"])[0].clone();
    assert_eq!(bound, ["2021->2022", "144", "", "bound", ""]);
    let drawn: Vec<_> = found.iter().filter(|row| row["method"] == "trend" && !row["rho"].is_empty()).collect();
    let factors: Vec<&str> = drawn.iter().map(|row| &*row["factor"]).collect();
    let common = ["common, shared", "common, redrawn"];
    assert_eq!(factors, ["", common[0], common[1], common[0], common[1], "by-source, shared", "by-source, redrawn"]);
    assert!(drawn.iter().all(|row| row["high"].is_empty() && row["probability"] == "1"), "the later end is open");
    let wrong = recount(&["total", file.path(), "--by", "year", "--compare", "2019,2022", "-q", "--no-link"]);
    assert!(wrong.code == 2 && wrong.err.contains("expected one of 2021, 2022, undated"), "{}", wrong.err);
}

#[test]
fn rates_are_made_of_a_table_of_people_and_a_missing_one_has_its_reason() {
    let people = made("people.csv", "country,year,population\nMali,2021,20 855 735\n");
    let found = total(&awkward(), &["--by", "year,country", "--population", people.path(), "--rho", "0"]);
    let rates = cells(&found, "rate", &["period", "group", "low", "high"]);
    assert_eq!(rates[0], ["2021", "MLI", "0.0719227", "0.13905"]);
    assert_eq!(rates[1], ["2022", "MLI", "", ""]);
    let missing = found.iter().find(|row| row["method"] == "rate" && row["period"] == "2022").expect("a row");
    assert!(missing["note"].starts_with("No rate: there is no population of MLI for 2022"), "{}", missing["note"]);
    let wrong = made("people.csv", "country,population\nMali,many\nNiger,0\n");
    let ran = recount(&["total", awkward().path(), "--by", "country", "--population", wrong.path(), "-q"]);
    assert!(ran.code == 2 && ran.err.contains("2 faults") && ran.err.contains("“many” is no number"), "{}", ran.err);
}

#[test]
fn all_that_is_wrong_with_the_arguments_is_said_at_once_with_what_is_allowed() {
    let file = awkward();
    let args = ["--by", "mnth,year,month", "--rho", "0,2", "--shape", "beta", "--coverage", "3", "--draws", "2"];
    let more = ["--windows", "never", "--level", "95", "--factor", "all", "--harm", "dead", "--compare", "2021"];
    let ran = recount(&[&["total", file.path()], &args[..], &more].concat());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for said in [
        "10 faults",
        "`mnth,month`",
        "numbers from 0 to 1",
        "pert, triangular",
        "start, split or keep",
        "killed, injured",
    ] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn the_configuration_settles_it_and_run_then_simulates_too() {
    let file = awkward();
    let toml = made(
        "recount.toml",
        "[total]\nby = [\"year\"]\nrho = [0.3]\nfactor = \"common\"\nshape = \"triangular\"\ndraws = 500\n",
    );
    let found = total(&file, &["--config", toml.path()]);
    assert!(found.iter().any(|row| row["period"] == "2021"
        && row["note"].contains("500 draws (seed 1), each a figure for every event from triangular")));
    let folder = tempfile::tempdir().expect("a folder");
    recount(&[
        "run",
        file.path(),
        "-q",
        "--no-link",
        "--config",
        toml.path(),
        "-o",
        folder.path().to_str().expect("plain"),
    ]);
    let written = rows(&std::fs::read_to_string(folder.path().join("totals.csv")).expect("written"));
    assert_eq!(
        cells(&written, "simulated-total", &["period", "rho"]),
        [["2021", "0.3"], ["2022", "0.3"], ["undated", "0.3"]]
    );
    let wrong = made("recount.toml", "[total]\nrho = [1.5]\n");
    let ran = recount(&["total", file.path(), "--config", wrong.path()]);
    assert!(ran.code == 2 && ran.err.contains("`1.5` is not known; expected numbers from 0 to 1"), "{}", ran.err);
}

#[test]
fn groups_of_every_kind_keep_every_event() {
    let file = awkward();
    for by in ["admin1", "country", "place", "perpetrator", "event", "week,country", "quarter,place"] {
        let found = total(&file, &["--by", by, "--rho", "1", "--draws", "100"]);
        let events: usize = cells(&found, "sum-of-bounds", &["events"])
            .iter()
            .map(|row| row[0].parse::<usize>().expect("a count"))
            .sum();
        assert_eq!(events, 7, "{by}");
    }
    let found = total(&file, &["--by", "source", "--rho", "1", "--draws", "100"]);
    let own = cells(&found, "sum-of-bounds", &["group", "low", "high", "events"]);
    assert_eq!(own[0], ["AFP", "9", "9", "1"]);
    assert_eq!(own[1], ["Army", "0", "0", "1"]);
    assert_eq!(own[2], ["HRW", "95", "", "4"], "10 + 5 + at least 30 + 50; 90 is superseded");
}

#[test]
fn one_event_and_none() {
    let one = claims("event,source,figure,date_start\na,A,12,2022-03-01\n");
    let found = total(&one, &["--trend"]);
    assert_eq!(cells(&found, "simulated-total", &["low", "best", "high"])[0], ["12", "12", "12"]);
    assert_eq!(cells(&found, "convolved-total", &["low", "high"]), [["12", "12"]]);
    assert!(cells(&found, "trend", &["low"]).is_empty(), "one period has no change");
    let none = claims("event,source,harm,figure,date_start\na,A,injured,12,2022-03-01\n");
    assert!(total(&none, &[]).is_empty());
}
