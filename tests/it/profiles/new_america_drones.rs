//! New America: low and high of militants, civilians and unknown, as columns or as cells such as 12-24.

use super::{Cells, Claims, number, read, table};

const DOWNLOAD: &[&str] = &[
    "strikes",
    "date",
    "village",
    "region",
    "year",
    "leaders_killed",
    "leader_names",
    "leader_description",
    "militants_low",
    "militants_high",
    "militants_avg",
    "unknown_low",
    "unknown_high",
    "unknown_avg",
    "civilians_low",
    "civilians_high",
    "civilians_avg",
    "total_low",
    "total_high",
    "total_avg",
    "president_name",
    "president_number",
    "target_type",
    "target_description",
    "target_organization_name",
    "target_group",
    "geo_lat",
    "geo_lon",
    "province",
    "strike_type",
    "Source",
];

const CLEANED: &[&str] = &[
    "strikes",
    "date",
    "village",
    "region",
    "leaders-killed",
    "militants-killed-low",
    "militants-killed-high",
    "militants-killed-avg",
    "unknown-killed-low",
    "unknown-killed-high",
    "unknown-killed-avg",
    "civilians-killed-low",
    "civilians-killed-high",
    "civilians-killed-avg",
    "total-killed-low",
    "total-killed-high",
    "total-killed-avg",
    "target-organization",
    "target-latitude",
    "target-longitude",
    "province",
];

const SITE: &[&str] = &[
    "Date",
    "Location",
    "Total killed",
    "Militants killed",
    "Civilians killed",
    "Unknown killed",
    "Target organization",
];

/// The claims of one row by whom they count.
fn figures(claims: &Claims, status: &str) -> [Option<f64>; 3] {
    let found =
        claims.0.iter().find(|row| row["status"] == status && row.get("demographic").is_none_or(String::is_empty));
    let row = found.unwrap_or_else(|| panic!("no claim of status {status}"));
    ["low", "best", "high"].map(|end| number(row.get(end).map_or("", String::as_str)))
}

#[test]
fn the_download_gives_everyone_and_three_parts() {
    let row: Cells = &[
        ("strikes", "1"),
        ("date", "6/19/2004"),
        ("village", "Alpha"),
        ("region", "South Waziristan"),
        ("leaders_killed", "1"),
        ("militants_low", "1"),
        ("militants_high", "3"),
        ("militants_avg", "2"),
        ("unknown_low", "5"),
        ("unknown_high", "5"),
        ("total_low", "6"),
        ("total_high", "8"),
        ("total_avg", "7"),
        ("geo_lat", "32.3"),
        ("geo_lon", "69.5"),
        ("province", "Federally Administered Tribal Areas"),
        ("Source", "Paper"),
    ];
    let claims = read(&table(DOWNLOAD, &[row]));
    assert_eq!(figures(&claims, "all"), [Some(6.0), None, Some(8.0)], "the mean is no best estimate");
    assert_eq!(figures(&claims, "combatant"), [Some(1.0), None, Some(3.0)]);
    assert_eq!(figures(&claims, "unknown"), [Some(5.0), None, Some(5.0)]);
    assert!(!claims.column("status").contains(&"civilian"), "blank is not reported");
    assert_eq!(claims.column("event").iter().collect::<std::collections::BTreeSet<_>>().len(), 1);
    assert_eq!(claims.column("date_start"), ["2004-06-19"; 4]);
    assert_eq!(claims.column("country"), ["PAK"; 4]);
    assert_eq!(claims.column("reported_by"), ["Paper"; 4]);
    assert_eq!(claims.column("demographic").iter().filter(|who| **who == "leaders").count(), 1);
}

#[test]
fn names_joined_by_dashes_mean_the_same() {
    let row: Cells = &[
        ("date", "2005-05-18"),
        ("village", "alpha"),
        ("militants-killed-low", "2"),
        ("militants-killed-high", "4"),
        ("civilians-killed-low", "0"),
        ("civilians-killed-high", "1"),
        ("total-killed-low", "2"),
        ("total-killed-high", "5"),
        ("province", "khyber pakhtunkhwa"),
    ];
    let claims = read(&table(CLEANED, &[row]));
    assert_eq!(figures(&claims, "all"), [Some(2.0), None, Some(5.0)]);
    assert_eq!(figures(&claims, "civilian"), [Some(0.0), None, Some(1.0)]);
    assert_eq!(claims.column("country")[0], "PAK");
}

#[test]
fn a_cell_with_two_numbers_is_a_range() {
    let row: Cells = &[
        ("Date", "Saturday, June 19, 2004"),
        ("Location", "Alpha, South Waziristan"),
        ("Total killed", "12-24"),
        ("Militants killed", "10 - 20"),
        ("Civilians killed", "2"),
        ("Unknown killed", "0 to 2"),
    ];
    let claims = read(&table(SITE, &[row]));
    assert_eq!(figures(&claims, "all"), [Some(12.0), None, Some(24.0)]);
    assert_eq!(claims.column("date_start"), ["2004-06-19"; 4]);
    assert_eq!(figures(&claims, "combatant"), [Some(10.0), None, Some(20.0)]);
    assert_eq!(figures(&claims, "civilian"), [Some(2.0); 3]);
    assert_eq!(figures(&claims, "unknown"), [Some(0.0), None, Some(2.0)]);
    let whole = claims.0.iter().find(|row| row["status"] == "all").map(|row| row["claim_id"].as_str());
    let parts = claims.0.iter().filter(|row| row["status"] != "all");
    assert!(parts.map(|row| row["part_of"].as_str()).all(|part_of| Some(part_of) == whole));
}
