//! Loss claims of the war in Ukraine: people are claims, equipment is not, and most are running totals.

use super::{Cells, Claims, intake, read, shared, table};

const HEADER: &[&str] = &[
    "days",
    "loss_count",
    "loss_type",
    "claim_source",
    "time_frame",
    "loss_country",
    "minimum",
    "maximum",
    "category",
    "source_target",
];

fn row<'a>(category: &'a str, time_frame: &'a str, count: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("days", "56"),
        ("loss_count", count),
        ("claim_source", "UA Source"),
        ("time_frame", time_frame),
        ("loss_country", "Russia"),
        ("minimum", "0"),
        ("maximum", "0"),
        ("category", category),
    ]
}

fn one(category: &str, time_frame: &str, count: &str, other: Cells) -> Claims {
    let row = row(category, time_frame, count);
    read(&table(HEADER, &[&super::with(&row, other)]))
}

fn figures(claims: &Claims) -> [Option<f64>; 3] {
    claims.figures(claims.ids()[0])
}

#[test]
fn a_running_total_covers_the_war_up_to_its_day() {
    let claims = one("Military Deaths", "Cumulative", "20000", &[]);
    let id = claims.ids()[0];
    assert_eq!(claims.texts(id, ["count_type", "date_start", "date_end"]), ["cumulative", "2022-02-24", "2022-04-20"]);
    assert_eq!(claims.texts(id, ["as_of", "extent", "country"]), ["2022-04-20", "aggregate", "UKR"]);
    assert_eq!(claims.texts(id, ["status", "harm", "victim_party"]), ["combatant", "killed", "Russia"]);
    assert_eq!(claims.texts(id, ["source", "source_kind", "side"]), ["UA Source", "belligerent", "Ukraine"]);
    assert_eq!(figures(&claims), [Some(20000.0); 3]);
}

#[test]
fn a_daily_figure_covers_its_day() {
    let claims = one("Civilian Deaths", "Day", "10", &[("days", "1"), ("loss_country", "Ukraine")]);
    let id = claims.ids()[0];
    assert_eq!(claims.texts(id, ["count_type", "date_start", "date_end"]), ["daily", "2022-02-24", "2022-02-24"]);
    assert_eq!(claims.texts(id, ["status", "victim_party"]), ["civilian", "Ukraine"]);
}

#[test]
fn at_least_has_no_high_end_and_up_to_no_low_end() {
    let least = one("Military Casualties", "Cumulative", "1e+05", &[("minimum", "1")]);
    assert_eq!(figures(&least), [Some(100_000.0), None, None], "1e+05 is a number as R writes it");
    let most = one("Military Casualties", "Cumulative", "200000", &[("maximum", "1")]);
    assert_eq!(figures(&most), [None, None, Some(200_000.0)]);
    assert_eq!(most.text(most.ids()[0], "harm"), "casualties");
}

#[test]
fn equipment_is_no_people() {
    let text =
        table(HEADER, &[&row("Tanks", "Day", "56"), &row("Military Injuries", "Day", "3"), &row("UAVs", "Day", "2")]);
    let ledger = intake(&text);
    assert_eq!((ledger.inputs[0].rows, ledger.inputs[0].claimed, ledger.inputs[0].rejected), (3, 1, 2));
    let reasons: Vec<&str> = ledger.rejected.iter().map(|row| row.reason.as_str()).collect();
    assert_eq!(reasons, ["counts Tanks, not people", "counts UAVs, not people"]);
}

#[test]
fn the_real_table_gives_881_claims_and_3728_rows_of_equipment() {
    let Some(path) = shared("ukraine_loss_claims_radford2023.csv") else { return };
    let claims = Claims::at(&path, &[]);
    assert_eq!(claims.0.len(), 881);
    let count = |column: &str, word: &str| claims.column(column).iter().filter(|text| **text == word).count();
    assert_eq!((count("count_type", "cumulative"), count("count_type", "daily")), (845, 36));
    assert_eq!((count("harm", "killed"), count("harm", "injured"), count("harm", "casualties")), (636, 78, 167));
    assert_eq!((count("status", "combatant"), count("status", "civilian")), (788, 93));
    assert_eq!(claims.column("high").iter().filter(|high| high.is_empty()).count(), 50, "at least");
    assert_eq!(claims.column("low").iter().filter(|low| low.is_empty()).count(), 50, "up to");

    let ledger = intake(&std::fs::read_to_string(&path).expect("there"));
    assert_eq!((ledger.inputs[0].rows, ledger.inputs[0].rejected), (4609, 3728));
    assert!(
        ledger.rejected.iter().all(|row| row.reason.starts_with("counts ") && row.reason.ends_with(", not people"))
    );
    assert!(ledger.rejected.iter().any(|row| row.reason == "counts Tanks, not people"));
}
