//! UCDP GED: best is everyone and the sum of its parts; what lies outside its range stays as written.

use super::{Cells, Claims, findings, number, read, shared, table, with};
use std::collections::BTreeMap;

const V19: &[&str] = &[
    "id",
    "year",
    "active_year",
    "type_of_violence",
    "conflict_new_id",
    "conflict_name",
    "dyad_new_id",
    "dyad_name",
    "side_a_new_id",
    "gwnoa",
    "side_a",
    "side_b_new_id",
    "gwnob",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "low",
    "best",
    "high",
];

const V3: &[&str] = &[
    "id",
    "relid",
    "year",
    "active_year",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "region",
    "event_clarity",
    "date_prec",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best_est",
    "high_est",
    "low_est",
    "geom",
    "date_start",
    "date_end",
    "type_of_violence",
    "where_prec",
];

const V23: &[&str] = &[
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

const ROW: Cells = &[
    ("id", "7"),
    ("type_of_violence", "1"),
    ("side_a", "Government of Mali"),
    ("side_b", "Group B"),
    ("number_of_sources", "2"),
    ("source_article", "\"Paper,2012-05-01,Clash\";\"Radio,2012-05-02,Dead\""),
    ("source_office", "Paper;Radio"),
    ("source_headline", "Clash;Dead"),
    ("source_original", "army"),
    ("where_prec", "4"),
    ("where_coordinates", "Mopti region"),
    ("adm_1", "Mopti region"),
    ("latitude", "14.5"),
    ("longitude", "-4.1"),
    ("country", "Mali"),
    ("event_clarity", "1"),
    ("date_prec", "2"),
    ("date_start", "2012-05-01"),
    ("date_end", "2012-05-03"),
    ("deaths_a", "2"),
    ("deaths_b", "5"),
    ("deaths_civilians", "3"),
    ("deaths_unknown", "1"),
];

const NUMBERS: Cells = &[("low", "8"), ("best", "11"), ("high", "20")];
const OLD_NUMBERS: Cells = &[("low_est", "8"), ("best_est", "11"), ("high_est", "20")];

fn one(other: Cells) -> Claims {
    read(&table(V23, &[&with(&with(ROW, NUMBERS), other)]))
}

#[test]
fn best_is_everyone_and_its_parts_are_claims_by_status_and_party_in_every_release() {
    for (header, numbers) in [(V19, NUMBERS), (V3, OLD_NUMBERS), (V23, NUMBERS)] {
        let claims = read(&table(header, &[&with(ROW, numbers)]));
        let ids = ["UCDP-7.best", "UCDP-7.a", "UCDP-7.b", "UCDP-7.civilians", "UCDP-7.unknown"];
        assert_eq!(claims.ids(), ids, "{} columns", header.len());
        assert_eq!(claims.figures("UCDP-7.best"), [Some(8.0), Some(11.0), Some(20.0)]);
        let parts = ids.map(|id| number(claims.text(id, "best")));
        assert_eq!(parts, [Some(11.0), Some(2.0), Some(5.0), Some(3.0), Some(1.0)]);
        assert_eq!(claims.column("status"), ["all", "combatant", "combatant", "civilian", "unknown"]);
        assert_eq!(claims.column("victim_party"), ["", "Government of Mali", "Group B", "", ""]);
        assert_eq!(claims.column("part_of"), ["", ids[0], ids[0], ids[0], ids[0]]);
        assert_eq!(claims.column("harm"), ["killed"; 5]);
        assert_eq!(claims.column("type_of_violence"), ["1"; 5], "what is no field stays a column");
    }
}

#[test]
fn precision_of_day_and_place_is_kept() {
    for (code, precision) in [("1", "day"), ("2", "week"), ("3", "week"), ("4", "month"), ("5", "year")] {
        let claims = one(&[("date_prec", code)]);
        assert_eq!(claims.text("UCDP-7.best", "date_precision"), precision, "date_prec {code}");
    }
    let claims = one(&[]);
    assert_eq!(
        claims.texts("UCDP-7.best", ["date_start", "date_end", "geo_precision", "country", "admin1"]),
        ["2012-05-01", "2012-05-03", "4", "MLI", "Mopti region"]
    );
}

#[test]
fn a_claim_knows_the_column_that_it_comes_from() {
    let claims = one(&[]);
    assert_eq!(claims.text("UCDP-7.civilians", "origin_column"), "deaths_civilians");
    assert_eq!(claims.text("UCDP-7.a", "origin_column"), "deaths_a");
}

#[test]
fn in_one_sided_violence_side_a_is_the_perpetrator_and_no_side_has_dead() {
    let one_sided = [("type_of_violence", "3"), ("side_b", "Civilians"), ("deaths_a", "0"), ("deaths_b", "0")];
    let claims = one(&one_sided);
    assert_eq!(claims.ids(), ["UCDP-7.best", "UCDP-7.civilians", "UCDP-7.unknown"]);
    assert_eq!(claims.column("perpetrator"), ["Government of Mali"; 3]);
    let odd = one(&[("type_of_violence", "3"), ("side_b", "Civilians"), ("deaths_a", "0"), ("deaths_b", "4")]);
    assert_eq!(number(odd.text("UCDP-7.b", "best")), Some(4.0), "a figure where none belongs is not lost");
    assert_eq!(odd.text("UCDP-7.b", "status"), "unknown");
}

#[test]
fn in_other_violence_nobody_is_called_the_perpetrator_and_no_dead_on_a_side_is_a_death_reported_as_none() {
    let claims = one(&[("deaths_a", "0")]);
    assert_eq!(claims.column("perpetrator"), [""; 5]);
    assert_eq!(number(claims.text("UCDP-7.a", "best")), Some(0.0));
}

#[test]
fn supporters_and_clans_are_not_called_combatants() {
    let claims = one(&[("type_of_violence", "2"), ("side_a", "Supporters of X"), ("side_b", "Supporters of Y")]);
    assert_eq!(claims.texts("UCDP-7.a", ["status", "victim_party"]), ["unknown", "Supporters of X"]);
}

#[test]
fn number_of_sources_minus_one_is_not_a_count() {
    assert_eq!(one(&[("number_of_sources", "-1")]).text("UCDP-7.best", "note"), "");
    assert_eq!(one(&[]).text("UCDP-7.best", "note"), "sources consulted: 2");
}

#[test]
fn low_above_best_in_ucdp_is_kept_as_written_and_flagged() {
    let text = |numbers: Cells| table(V23, &[&with(ROW, numbers)]);
    for (low, best, high) in [("3", "2", "3"), ("334", "333", "333"), ("9", "10", "9")] {
        let text = text(&[("low", low), ("best", best), ("high", high)]);
        assert_eq!(read(&text).figures("UCDP-7.best"), [number(low), number(best), number(high)]);
        let found = findings(&text);
        assert!(
            found.iter().any(|name| name == "best-outside-range" || name == "inverted-range"),
            "{low} {best} {high}: {found:?}"
        );
    }
}

#[test]
fn a_time_of_day_behind_the_date_does_no_harm() {
    let claims = one(&[("date_start", "2012-05-01T00:00:00"), ("date_end", "2012-05-03 00:00:00.000")]);
    assert_eq!(claims.text("UCDP-7.best", "harm"), "killed");
    assert!(claims.text("UCDP-7.best", "date_start").starts_with("2012-05-01"));
}

#[test]
fn the_real_sample_adds_up() {
    let Some(path) = shared("ucdp_ged_231_sample1000.csv") else { return };
    let claims = Claims::at(&path, &[]);
    let of = |row: &BTreeMap<String, String>, name: &str| number(row.get(name).map_or("", String::as_str));
    let best: Vec<_> = claims.0.iter().filter(|row| row["claim_id"].ends_with(".best")).collect();
    assert_eq!(best.len(), 1000);
    assert_eq!(claims.0.len(), 3 * 1000 + 2 * 840, "no sides in the 160 rows of one-sided violence");

    let mut parts: BTreeMap<&str, f64> = BTreeMap::new();
    for row in claims.0.iter().filter(|row| !row["claim_id"].ends_with(".best")) {
        *parts.entry(&row["event"]).or_default() += of(row, "best").unwrap_or_default();
    }
    for row in &best {
        assert_eq!(of(row, "best"), parts.get(row["event"].as_str()).copied(), "{}", row["event"]);
    }

    let sums = |kind: &str| {
        let rows: Vec<_> = best.iter().filter(|row| row["type_of_violence"] == kind).collect();
        ["low", "best", "high"].map(|end| rows.iter().filter_map(|row| of(row, end)).sum::<f64>())
    };
    assert_eq!(sums("1"), [3390.0, 3914.0, 4858.0]);
    assert_eq!(sums("3"), [1846.0, 1895.0, 10309.0]);

    let count = |above: &str, below: &str| best.iter().filter(|row| of(row, above) > of(row, below)).count();
    assert_eq!((count("low", "best"), count("best", "high")), (8, 5), "kept as written");
}
