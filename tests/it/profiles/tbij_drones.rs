//! Bureau of Investigative Journalism: minimum and maximum of everyone, civilians, children and injured.

use super::{Cells, number, read, table};

const PAKISTAN: &[&str] = &[
    "Strike ID",
    "Date",
    "Location",
    "Area",
    "Minimum total people killed",
    "Maximum total people killed",
    "Minimum civilians reported killed",
    "Maximum civilians reported killed",
    "Minimum children reported killed",
    "Maximum children reported killed",
    "Minimum reported injured",
    "Maximum reported injured",
    "Strike link",
    "",
    "Index",
];

const SOMALIA: &[&str] = &[
    "Strike ID",
    "Date",
    "Location",
    "Confirmed/\npossible US strike",
    "Strike type",
    "Minimum strikes",
    "Maximum strikes",
    "Minimum people killed",
    "Maximum people killed",
    "Minimum civilians killed",
    "Maximum civilians killed",
    "Minimum children killed",
    "Maximum children killed",
    "Minimum people injured",
    "Maximum people injured",
];

const JOINED: &[&str] = &[
    "Strike ID",
    "Country",
    "Date (MM-DD-YYYY)",
    "President",
    "Most Specific Location",
    "Latitude",
    "Longitude",
    "Minimum total people killed",
    "Maximum total people killed",
    "Minimum civilians reported killed",
    "Maximum civilians reported killed",
    "Minimum children reported killed",
    "Maximum children reported killed",
    "Minimum reported injured",
    "Ratio of Civilians to Total Killed",
];

#[test]
fn a_strike_in_pakistan_becomes_four_claims_of_which_two_are_parts() {
    let row: Cells = &[
        ("Strike ID", "Ob2"),
        ("Date", "23/01/2009"),
        ("Location", "Alpha"),
        ("Area", "South Waziristan"),
        ("Minimum total people killed", "5"),
        ("Maximum total people killed", "10"),
        ("Minimum civilians reported killed", "0"),
        ("Maximum civilians reported killed", "8"),
        ("Minimum children reported killed", "3"),
        ("Maximum children reported killed", "4"),
        ("Minimum reported injured", "2"),
        ("Maximum reported injured", "2"),
    ];
    let claims = read(&table(PAKISTAN, &[row]));
    let ids = ["TBIJ-Ob2.killed", "TBIJ-Ob2.civilians", "TBIJ-Ob2.children", "TBIJ-Ob2.injured"];
    assert_eq!(claims.ids(), ids);
    let figures = ids.map(|id| claims.figures(id));
    assert_eq!(figures[0], [Some(5.0), None, Some(10.0)]);
    assert_eq!(figures[1], [Some(0.0), None, Some(8.0)]);
    assert_eq!(figures[2], [Some(3.0), None, Some(4.0)]);
    assert_eq!(claims.column("status"), ["all", "civilian", "civilian", "all"]);
    assert_eq!(claims.column("part_of"), ["", ids[0], ids[1], ""]);
    assert_eq!(claims.column("demographic"), ["", "", "children", ""]);
    assert_eq!(claims.column("harm"), ["killed", "killed", "killed", "injured"]);
    assert_eq!(claims.texts(ids[0], ["date_start", "country", "admin1"]), ["2009-01-23", "PAK", "South Waziristan"]);
}

#[test]
fn the_other_words_of_the_somali_sheet_mean_the_same() {
    let row: Cells = &[
        ("Strike ID", "SOM003"),
        ("Date", "2007-01-09"),
        ("Location", "Unknown"),
        ("Confirmed/\npossible US strike", "Possible"),
        ("Strike type", "Air assault - helicopter"),
        ("Minimum people killed", "4"),
        ("Maximum people killed", "31"),
        ("Minimum civilians killed", "4"),
        ("Maximum civilians killed", "31"),
        ("Minimum people injured", "0"),
        ("Maximum people injured", "0"),
    ];
    let claims = read(&table(SOMALIA, &[row]));
    assert_eq!(claims.ids(), ["TBIJ-SOM003.killed", "TBIJ-SOM003.civilians", "TBIJ-SOM003.injured"]);
    let id = "TBIJ-SOM003.killed";
    assert_eq!(claims.figures(id), [Some(4.0), None, Some(31.0)]);
    assert_eq!(claims.texts(id, ["grade", "manner", "place"]), ["Possible", "Air assault - helicopter", ""]);
}

#[test]
fn the_sheet_that_joins_all_countries_is_read_with_its_dates() {
    let row: Cells = &[
        ("Strike ID", "YEM001"),
        ("Country", "Yemen"),
        ("Date (MM-DD-YYYY)", "11-23-2002"),
        ("Most Specific Location", "Alpha"),
        ("Latitude", "15.5"),
        ("Longitude", "45.3"),
        ("Minimum total people killed", "6"),
        ("Maximum total people killed", "6"),
        ("Minimum civilians reported killed", "0"),
        ("Maximum civilians reported killed", "0"),
        ("Minimum reported injured", "-"),
    ];
    let claims = read(&table(JOINED, &[row]));
    let id = "TBIJ-YEM001.killed";
    assert_eq!(claims.texts(id, ["date_start", "country", "place"]), ["2002-11-23", "YEM", "Alpha"]);
    assert_eq!(number(claims.text(id, "lat")), Some(15.5));
    assert!(!claims.has("TBIJ-YEM001.injured"), "a dash is not reported");
}
