//! GTD: the killed include the perpetrators; blanks and -99 are not reported; tolls may be fractions.

use super::{Cells, Claims, number, read, table, with};

const HEADER: &[&str] = &[
    "eventid",
    "iyear",
    "imonth",
    "iday",
    "approxdate",
    "extended",
    "resolution",
    "country",
    "country_txt",
    "region",
    "region_txt",
    "provstate",
    "city",
    "latitude",
    "longitude",
    "vicinity",
    "location",
    "summary",
    "crit1",
    "crit2",
    "crit3",
    "doubtterr",
    "alternative",
    "alternative_txt",
    "multiple",
    "success",
    "suicide",
    "attacktype1_txt",
    "attacktype2",
    "attacktype2_txt",
    "attacktype3",
    "attacktype3_txt",
    "targtype1",
    "targtype1_txt",
    "targsubtype1",
    "targsubtype1_txt",
    "corp1",
    "target1",
    "natlty1",
    "natlty1_txt",
    "targtype2",
    "targtype2_txt",
    "targsubtype2",
    "targsubtype2_txt",
    "corp2",
    "target2",
    "natlty2",
    "natlty2_txt",
    "targtype3",
    "targtype3_txt",
    "targsubtype3",
    "targsubtype3_txt",
    "corp3",
    "target3",
    "natlty3",
    "natlty3_txt",
    "gsubname",
    "gname2",
    "gsubname2",
    "gname3",
    "gsubname3",
    "motive",
    "guncertain1",
    "guncertain2",
    "guncertain3",
    "nperps",
    "nperpcap",
    "claimed",
    "claimmode",
    "claimmode_txt",
    "claim2",
    "claimmode2",
    "claimmode2_txt",
    "claim3",
    "claimmode3",
    "claimmode3_txt",
    "compclaim",
    "weaptype1",
    "weaptype1_txt",
    "weapsubtype1",
    "weapsubtype1_txt",
    "weaptype2",
    "weaptype2_txt",
    "weapsubtype2",
    "weapsubtype2_txt",
    "weaptype3",
    "weaptype3_txt",
    "weapsubtype3",
    "weapsubtype3_txt",
    "weaptype4",
    "weaptype4_txt",
    "weapsubtype4",
    "weapsubtype4_txt",
    "weapdetail",
    "nkill",
    "nkillus",
    "nkillter",
    "nwound",
    "nwoundus",
    "nwoundte",
    "property",
    "propextent",
    "propextent_txt",
    "propvalue",
    "propcomment",
    "ishostkid",
    "nhostkid",
    "nhostkidus",
    "nhours",
    "ndays",
    "divert",
    "kidhijcountry",
    "ransom",
    "ransomamt",
    "ransomamtus",
    "ransompaid",
    "ransompaidus",
    "ransomnote",
    "hostkidoutcome",
    "hostkidoutcome_txt",
    "nreleased",
    "addnotes",
    "scite1",
    "scite2",
    "scite3",
    "dbsource",
    "INT_LOG",
    "INT_IDEO",
    "INT_MISC",
    "INT_ANY",
    "related",
    "year",
    "month",
    "day",
    "attacktype1",
    "gname",
    "specificity",
];

const ROW: Cells = &[
    ("eventid", "201101010005"),
    ("iyear", "2011"),
    ("imonth", "1"),
    ("iday", "9"),
    ("extended", "0"),
    ("country", "147"),
    ("country_txt", "Nigeria"),
    ("provstate", "Borno"),
    ("city", "Alpha"),
    ("latitude", "11.8"),
    ("longitude", "-9"),
    ("summary", "09/01/2011: Two assailants attacked a market."),
    ("attacktype1_txt", "Armed Assault"),
    ("nkill", "10"),
    ("nkillus", "1"),
    ("nkillter", "2"),
    ("nwound", "6"),
    ("nwoundus", "0"),
    ("nwoundte", "1"),
    ("nperps", "-99"),
    ("ishostkid", "0"),
    ("scite1", "Agency, \"Attack,\" January 9, 2011."),
    ("gname", "Group X"),
    ("specificity", "3"),
];

const KEY: &str = "GTD-201101010005";

fn one(other: Cells) -> Claims {
    read(&table(HEADER, &[&with(ROW, other)]))
}

fn id(name: &str) -> String {
    format!("{KEY}.{name}")
}

fn best(claims: &Claims, name: &str) -> Option<f64> {
    number(claims.text(&id(name), "best"))
}

#[test]
fn gtd_killed_includes_the_perpetrators_and_the_victims_are_the_difference() {
    let claims = one(&[]);
    assert_eq!(best(&claims, "killed"), Some(10.0));
    assert_eq!(best(&claims, "perpetrators-killed"), Some(2.0));
    assert_eq!(best(&claims, "victims-killed"), Some(8.0));
    let killed = id("killed");
    assert_eq!(
        claims.texts(&id("perpetrators-killed"), ["victim_party", "status", "part_of"]),
        ["Group X", "combatant", killed.as_str()]
    );
    assert_eq!(
        claims.texts(&id("victims-killed"), ["scope", "status", "part_of"]),
        ["excluding perpetrators", "all", killed.as_str()]
    );
    assert!(claims.text(&id("victims-killed"), "note").contains("may mean not known"));
}

#[test]
fn the_wounded_are_counted_in_the_same_way() {
    let claims = one(&[]);
    let found = ["wounded", "perpetrators-wounded", "victims-wounded", "us-wounded"].map(|name| best(&claims, name));
    assert_eq!(found, [Some(6.0), Some(1.0), Some(5.0), Some(0.0)]);
    assert_eq!(claims.text(&id("victims-wounded"), "harm"), "injured");
}

#[test]
fn us_nationals_are_a_part_and_not_a_second_toll() {
    let claims = one(&[]);
    assert_eq!(best(&claims, "us-killed"), Some(1.0));
    assert_eq!(
        claims.texts(&id("us-killed"), ["demographic", "part_of", "extent"]),
        ["US nationals", id("killed").as_str(), "part"]
    );
}

#[test]
fn blank_minus_nine_and_minus_99_are_not_reported_and_never_nought() {
    let claims = one(&[("nkill", ""), ("nkillter", "-99"), ("nkillus", "-9"), ("nwound", "-99"), ("nwoundte", "")]);
    assert_eq!(claims.ids(), [id("us-wounded")]);
    let claims = one(&[("nkillter", "")]);
    assert!(!claims.has(&id("victims-killed")), "a difference needs both numbers");
    assert_eq!(number(claims.text(&id("killed"), "lon")), Some(-9.0), "a longitude of -9 is a longitude");
}

#[test]
fn a_fraction_of_a_toll_is_kept() {
    let claims = one(&[("nkill", "0.33"), ("nkillter", "0"), ("related", "201101010006, 201101010007")]);
    assert_eq!(best(&claims, "killed"), Some(0.33));
    assert_eq!(claims.text(&id("killed"), "related"), "201101010006, 201101010007");
}

#[test]
fn a_day_or_month_of_nought_is_not_known() {
    let day = one(&[("iday", "0")]);
    assert_eq!(day.texts(&id("killed"), ["date_start", "date_precision"]), ["2011-01", "month"]);
    let month = one(&[("imonth", "0"), ("iday", "0")]);
    assert_eq!(month.texts(&id("killed"), ["date_start", "date_precision"]), ["2011", "year"]);
    assert_eq!(one(&[]).texts(&id("killed"), ["date_start", "date_end"]), ["2011-01-09", "2011-01-09"]);
    assert_eq!(one(&[("extended", "1")]).text(&id("killed"), "date_end"), "", "an attack of more than a day");
}

#[test]
fn an_unknown_group_is_nobody() {
    let claims = one(&[("gname", "Unknown"), ("city", "Unknown")]);
    assert_eq!(claims.texts(&id("killed"), ["perpetrator", "place"]), ["", ""]);
    assert_eq!(claims.text(&id("perpetrators-killed"), "victim_party"), "perpetrators");
}

#[test]
fn specificity_is_said_in_words() {
    let claims = one(&[]);
    assert_eq!(claims.text(&id("killed"), "geo_precision"), "centre of the smallest region, outside a town");
    assert_eq!(claims.texts(&id("killed"), ["country", "admin1", "place"]), ["NGA", "Borno", "Alpha"]);
}

#[test]
fn hostages_are_counted_only_where_there_were_any() {
    assert!(!one(&[("nhostkid", "0")]).has(&id("hostages")));
    let claims = one(&[("ishostkid", "1"), ("nhostkid", "4"), ("nhostkidus", "-99")]);
    assert_eq!(best(&claims, "hostages"), Some(4.0));
    assert_eq!(claims.text(&id("hostages"), "harm"), "abducted");
    assert!(!claims.has(&id("us-hostages")));
}
