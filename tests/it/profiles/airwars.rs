//! Airwars: 18 groups, a grade, and what belligerents conceded as their own claims.

use super::{Cells, Claims, read, table};
use std::collections::BTreeSet;

/// Groups, whether they divide another, and the status that they have.
const GROUPS: &[(&str, &str, &str)] = &[
    ("civilian_non_combatants", "", "civilian"),
    ("children", "civilians", "civilian"),
    ("women", "civilians", "civilian"),
    ("men", "civilians", "civilian"),
    ("human_rights_defenders", "civilians", "civilian"),
    ("journalists", "civilians", "civilian"),
    ("trade_unionists", "civilians", "civilian"),
    ("healthcare_personnel", "civilians", "civilian"),
    ("other_civilian_non_combatants", "civilians", "civilian"),
    ("undetermined", "", "unknown"),
    ("other_protected_persons", "", "unknown"),
    ("medical_and_religious_personnel_state", "protected", "unknown"),
    ("medical_and_religious_personnel_non_state", "protected", "unknown"),
    ("persons_hors_de_combat", "protected", "hors_de_combat"),
    ("belligerents", "", "combatant"),
    ("member_of_armed_forces", "belligerents", "combatant"),
    ("persons_directly_participating_in_hostilities", "belligerents", "combatant"),
    ("civilian_role_in_military", "belligerents", "unknown"),
];

fn header() -> Vec<String> {
    let before = "post_id post_status post_published post_modified permalink code previous_codes date_type date date_end \
        local_time_type local_time local_time_start local_time_end local_time_of_day local_first_reported_date_time \
        local_first_reported_by local_first_reported_url country_name country_slug location_name location_name_arabic \
        location_name_hebrew location_name_ukrainian region strike_status_name strike_status_slug infrastructure_name \
        infrastructure_slug strike_type_name strike_type_slug targeted_belligerent_name targeted_belligerent_slug \
        observation_name observation_slug impact_name impact_slug total_strikes civilian_harm_reported \
        civilian_harm_status_name civilian_harm_status_slug cause_of_death_injury_name cause_of_death_injury_slug \
        geolocated latitude longitude geolocation_status_name geolocation_status_slug geolocation_accuracy_name \
        geolocation_accuracy_slug geojson_caption geolocation_notes geolocation_notes_internal \
        geolocation_sign_off_assessor geolocation_sign_off_date_time num_media num_victims num_victims_named \
        num_victims_named_english num_victims_named_arabic num_victims_named_hebrew num_victims_named_ukrainian \
        num_reconciled num_families num_individuals victim_average_age declassified_assessment press_release";
    let after = "num_sources num_sources_twitter num_sources_facebook num_sources_telegram num_sources_other summary";
    let belligerent = "belligerent_id belligerent_name belligerent_slug type assessment_name assessment_slug \
        deaths_conceded_min deaths_conceded_max injuries_conceded_min injuries_conceded_max location mgrs_coordinate \
        mgrs_accuracy civcas_statements strike_reports";
    let mut names: Vec<String> = before.split_whitespace().map(str::to_owned).collect();
    for (group, _, _) in GROUPS {
        for harm in ["killed", "injured"] {
            names.extend(["min", "max"].map(|end| format!("{group}_{harm}_{end}")));
        }
    }
    names.extend(after.split_whitespace().map(str::to_owned));
    names.push("belligerent_coalition".into());
    for at in 0..=30 {
        names.extend(belligerent.split_whitespace().map(|name| format!("belligerent_{at}_{name}")));
    }
    names
}

const ROW: Cells = &[
    ("post_id", "11"),
    ("permalink", "https://example.org/civ/x001"),
    ("code", "X001"),
    ("date_type", "date"),
    ("date", "2017-03-17"),
    ("date_end", "2017-03-20"),
    ("country_name", "Iraq"),
    ("location_name", "Alpha"),
    ("region", "Beta"),
    ("strike_type_name", "Airstrike"),
    ("civilian_harm_status_name", "Fair"),
    ("civilian_harm_status_slug", "fair"),
    ("latitude", "36.3"),
    ("longitude", "43.1"),
    ("geolocation_accuracy_slug", "neighbourhood"),
    ("num_victims_named", "9"),
    ("civilian_non_combatants_killed_min", "5"),
    ("civilian_non_combatants_killed_max", "8"),
    ("children_killed_min", "2"),
    ("children_killed_max", "3"),
    ("children_injured_min", "1"),
    ("women_killed_min", "0"),
    ("women_killed_max", "0"),
    ("belligerents_killed_max", "4"),
    ("summary", "Local media reported a strike."),
    ("belligerent_0_belligerent_name", "Coalition"),
    ("belligerent_0_belligerent_slug", "coalition"),
    ("belligerent_0_assessment_name", "Credible / Substantiated"),
    ("belligerent_0_deaths_conceded_min", "3"),
    ("belligerent_0_deaths_conceded_max", "3"),
    ("belligerent_0_injuries_conceded_min", "1"),
];

fn one(other: Cells) -> Claims {
    let header = header();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    read(&table(&header, &[&super::with(ROW, other)]))
}

#[test]
fn the_header_has_every_group_and_every_belligerent() {
    let header = header();
    assert_eq!(header.iter().filter(|name| name.ends_with("_min") || name.ends_with("_max")).count(), 72 + 31 * 4);
    assert_eq!(header.iter().collect::<BTreeSet<_>>().len(), header.len());
}

#[test]
fn a_group_with_a_figure_is_a_claim_and_a_blank_is_not_reported() {
    let claims = one(&[]);
    let ids: BTreeSet<&str> = claims.ids().into_iter().collect();
    let expected = [
        "Airwars-X001.belligerent-0-injured",
        "Airwars-X001.belligerent-0-killed",
        "Airwars-X001.belligerents-killed",
        "Airwars-X001.children-injured",
        "Airwars-X001.children-killed",
        "Airwars-X001.civilians-killed",
        "Airwars-X001.women-killed",
    ];
    assert_eq!(ids, BTreeSet::from(expected));
    assert_eq!(claims.figures("Airwars-X001.civilians-killed"), [Some(5.0), None, Some(8.0)]);
    assert_eq!(claims.figures("Airwars-X001.belligerents-killed"), [None, None, Some(4.0)], "an open end stays open");
    assert_eq!(claims.figures("Airwars-X001.women-killed"), [Some(0.0), None, Some(0.0)], "a 0 is a 0");
}

#[test]
fn children_are_part_of_the_civilians_killed_and_of_nothing_where_no_whole_is_given() {
    let claims = one(&[]);
    let killed = "Airwars-X001.civilians-killed";
    assert_eq!(
        claims.texts("Airwars-X001.children-killed", ["status", "demographic", "part_of", "part_axis"]),
        ["civilian", "children", killed, "demographic"]
    );
    assert_eq!(claims.texts("Airwars-X001.children-injured", ["harm", "part_of"]), ["injured", ""]);
    assert_eq!(claims.texts(killed, ["status", "demographic", "part_of"]), ["civilian", "", ""]);
}

#[test]
fn all_eighteen_groups_are_read_with_their_status_and_whole() {
    let cells: Vec<(String, &str)> = GROUPS
        .iter()
        .flat_map(|(group, _, _)| ["killed", "injured"].map(|harm| (format!("{group}_{harm}_min"), "1")))
        .collect();
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, cell)| (name.as_str(), *cell)).collect();
    let claims = one(&cells);
    for (group, whole, status) in GROUPS {
        let name = match *group {
            "civilian_non_combatants" => "civilians",
            "other_protected_persons" => "protected",
            other => other,
        };
        for harm in ["killed", "injured"] {
            let id = format!("Airwars-X001.{name}-{harm}");
            let whole = if whole.is_empty() { String::new() } else { format!("Airwars-X001.{whole}-{harm}") };
            assert_eq!(claims.texts(&id, ["status", "harm", "part_of"]), [status, harm, whole.as_str()], "{id}");
        }
    }
}

#[test]
fn the_grade_says_what_airwars_thinks_of_the_reports() {
    let claims = one(&[]);
    let id = "Airwars-X001.civilians-killed";
    assert_eq!(claims.texts(id, ["source", "source_kind", "grade"]), ["Airwars", "ngo", "fair"]);
    assert_eq!(claims.texts(id, ["place", "admin1", "country"]), ["Alpha", "Beta", "IRQ"]);
    assert_eq!(claims.texts(id, ["geo_precision", "manner"]), ["neighbourhood", "Airstrike"]);
    assert_eq!(claims.texts(id, ["url", "quote"]), ["https://example.org/civ/x001", "Local media reported a strike."]);
}

#[test]
fn what_a_belligerent_conceded_is_its_own_claim() {
    let claims = one(&[]);
    let id = "Airwars-X001.belligerent-0-killed";
    assert_eq!(claims.figures(id), [Some(3.0), None, Some(3.0)]);
    assert_eq!(claims.texts(id, ["source", "source_kind", "side"]), ["Coalition", "belligerent", "Coalition"]);
    assert_eq!(claims.texts(id, ["reported_by", "grade"]), ["Airwars", "Credible / Substantiated"]);
    assert_eq!(claims.texts(id, ["event", "quote"]), ["Airwars-X001", ""], "Airwars' words are not the belligerent's");
    let last = one(&[("belligerent_30_belligerent_slug", "other"), ("belligerent_30_deaths_conceded_max", "1")]);
    assert_eq!(last.text("Airwars-X001.belligerent-30-killed", "source"), "other");
}

#[test]
fn the_named_are_among_killed_and_injured_and_stay_a_column() {
    let claims = one(&[]);
    let id = "Airwars-X001.civilians-killed";
    assert_eq!(claims.texts(id, ["named", "num_victims_named"]), ["", "9"]);
}

#[test]
fn an_end_is_given_only_to_a_range_of_dates_and_a_perpetrator_only_where_one_is_named() {
    let id = "Airwars-X001.civilians-killed";
    assert_eq!(one(&[]).texts(id, ["date_start", "date_end", "perpetrator"]), ["2017-03-17", "", "Coalition"]);
    let other = one(&[("date_type", "date_range"), ("belligerent_1_belligerent_name", "Russian military")]);
    assert_eq!(other.texts(id, ["date_end", "perpetrator"]), ["2017-03-20", ""]);
}
