//! Figures in seven languages, what is not reported, parts of a figure, countries and coordinates.

use super::{claims, read, read_text, recount};

const FIGURES: &str = "event low best high";

/// Event, language, figure, and what comes out.
const WORDS: [[&str; 4]; 7] = [
    ["e1", "en", "three hundred", "e1 | 300 | 300 | 300"],
    ["e2", "fr", "une trentaine", "e2 | 25 | 30 | 35"],
    ["e3", "es", "más de doscientos", "e3 | 201 |  | "],
    ["e4", "pt", "pelo menos 1.200", "e4 | 1200 |  | "],
    ["e5", "ar", "أكثر من ٢٠٠", "e5 | 201 |  | "],
    ["e6", "ru", "не менее двадцати", "e6 | 20 |  | "],
    ["e7", "uk", "щонайменше п'ятдесят", "e7 | 50 |  | "],
];

#[test]
fn a_column_of_languages_is_followed_and_there_is_nothing_to_tell() {
    let rows = WORDS.map(|[event, lang, figure, _]| format!("{event},NGO,{lang},{figure}\n")).concat();
    let found = read_text(&format!("event,source,lang,figure\n{rows}"));
    assert_eq!(found.cells(FIGURES), WORDS.map(|row| row[3]));
    assert_eq!(found.cells("figure"), WORDS.map(|row| row[2]), "as written");
    assert_eq!(found.ledger(), "7 rows read: 7 became 7 claims, 0 rejected");
    assert!(found.told().is_empty(), "{:?}", found.told());
}

#[test]
fn without_one_every_language_is_tried_and_told_and_a_flag_allows_one_only() {
    let rows = WORDS.map(|[event, _, figure, _]| format!("{event},NGO,{figure}\n")).concat();
    let file = claims(format!("event,source,figure\n{rows}"));
    let found = read(&file, &[]);
    assert_eq!(found.cells(FIGURES), WORDS.map(|row| row[3]));
    assert_eq!(
        found.told(),
        ["figures in words were read as ar 1, en 1, es 1, fr 1, pt 1, ru 1, uk 1 (--figure-lang)"]
    );
    let french = read(&file, &["--figure-lang", "fr"]);
    assert_eq!(french.cells(FIGURES), ["e2 | 25 | 30 | 35"]);
    assert_eq!(french.ledger(), "7 rows read: 1 became 1 claim, 6 rejected (figure not understood: 6)");
    assert!(french.told().is_empty(), "{:?}", french.told());
}

#[test]
fn a_figure_that_includes_others_becomes_a_total_and_its_parts() {
    let found = read_text(
        "claim_id,event,source,harm,status,figure\na,e,NGO A,killed,civilian,at least 20 including 7 children\n",
    );
    assert_eq!(
        found.cells("claim_id extent status demographic low best high part_of part_axis"),
        [
            "a | whole | civilian |  | 20 |  |  |  | ",
            "a.part1 | part | civilian | children | 7 | 7 | 7 | a | demographic"
        ]
    );
    assert_eq!(found.cells("event source harm origin_line"), ["e | NGO A | killed | 2", "e | NGO A | killed | 2"]);
    assert_eq!(found.ledger(), "1 row read: 1 became 2 claims, 0 rejected");
}

#[test]
fn codes_for_not_reported_are_no_zero_and_are_counted_as_no_figure() {
    let codes = ["", "-", "N/A", "Unknown", "-99", "n.d.", "inconnu", "?", "NaN"];
    let rows = codes.map(|code| format!("e,NGO A,{code}\n")).concat();
    let found = read_text(&format!("event,source,figure\n{rows}f,NGO B,0\ng,NGO C,none\n"));
    assert_eq!(found.cells(FIGURES), ["f | 0 | 0 | 0", "g | 0 | 0 | 0"], "a zero that somebody states is one");
    assert_eq!(found.ledger(), "11 rows read: 2 became 2 claims, 9 rejected (no figure: 9)");
}

#[test]
fn a_number_column_with_a_code_for_not_reported_is_empty_there() {
    let found = read_text(
        "event,source,low,best,high\ne,NGO A,3,unknown,-\nf,NGO B,N/A,4,n.d.\ng,NGO C,\"1,200\",,\"2,000\"\n",
    );
    assert_eq!(found.cells(FIGURES), ["e | 3 |  | ", "f |  | 4 | ", "g | 1200 |  | 2000"]);
    assert_eq!(found.ledger(), "3 rows read: 3 became 3 claims, 0 rejected");
}

#[test]
fn a_fraction_of_a_person_is_kept_and_told() {
    let found = read_text("event,source,figure,best\ne,NGO A,13.5,\nf,NGO B,,0.33\n");
    assert_eq!(found.cells(FIGURES), ["e | 13.5 | 13.5 | 13.5", "f |  | 0.33 | "]);
    assert_eq!(found.told(), ["2 claims with a fraction of a person: a toll split over several rows; kept as it is"]);
}

#[test]
fn words_of_quantity_are_read_by_a_convention_that_is_told() {
    let file = claims("event,source,figure\ne,NGO A,dozens\nf,NGO B,hundreds\n");
    let plain = read(&file, &[]);
    assert_eq!(
        plain.cells("low high low_basis high_basis"),
        ["24 | 99 | convention | convention", "200 | 999 | convention | convention"]
    );
    assert_eq!(
        plain.told(),
        [
            "2 figures such as “dozens” or “coded as 10” read by the convention `plain`; such ends are soft (--convention)"
        ]
    );
    let acled = read(&file, &["--convention", "acled"]);
    assert_eq!(acled.cells("low high"), ["12 | ", "100 | "]);
    assert!(acled.told()[0].contains("the convention `acled`"), "it is always printed with the result");
}

#[test]
fn names_of_countries_become_codes_and_the_names_are_kept() {
    let found = read_text(
        "event,source,figure,country\na,NGO,1,Mali\nb,NGO,2,MLI\nc,NGO,3,Ukraine; Russie\nd,NGO,4,Сирия\ne,NGO,5,Atlantis\nf,NGO,6,\n",
    );
    assert_eq!(
        found.cells("country country_written"),
        ["MLI | Mali", "MLI | ", "UKR;RUS | Ukraine; Russie", "SYR | Сирия", "Atlantis | ", " | "]
    );
    assert_eq!(found.told(), ["`country`: 3 cells as names, read as ISO 3166 codes; the names are in country_written"]);
    assert_eq!(found.ledger(), "6 rows read: 6 became 6 claims, 0 rejected");
}

#[test]
fn coordinates_that_are_none_leave_the_map_and_are_kept_as_written() {
    let found = read_text(
        "event,source,figure,lat,lon\na,NGO,1,14.66,-4.1\nb,NGO,2,0,0\nc,NGO,3,120.5,45\nd,NGO,4,95,200\ne,NGO,5,\"14,66\",4° 30' W\n",
    );
    assert_eq!(
        found.cells("event lat lon coordinates_written"),
        ["a | 14.66 | -4.1 | ", "b |  |  | 0 0", "c |  |  | 120.5 45", "d |  |  | 95 200", "e | 14.66 | -4.5 | "]
    );
    assert_eq!(
        found.told(),
        [
            "1 claim at 0/0, which is the sea: left off the map, kept in coordinates_written",
            "1 claim with latitude and longitude swapped, it seems: left off the map, kept in coordinates_written",
            "1 claim with coordinates out of range: left off the map, kept in coordinates_written"
        ]
    );
    assert_eq!(found.ledger(), "5 rows read: 5 became 5 claims, 0 rejected");
}

#[test]
fn low_best_and_high_out_of_order_are_kept_and_told_and_strict_fails_on_any_rejected_row() {
    let file = claims("event,source,low,best,high\ne,NGO A,9,,3\nf,NGO B,1,7,5\ng,NGO C,,,\n");
    let found = read(&file, &[]);
    assert_eq!(found.cells(FIGURES), ["e | 9 |  | 3", "f | 1 | 7 | 5"]);
    assert_eq!(
        found.told(),
        ["2 claims with low, best and high out of order; kept as written, and left out of ranges"]
    );
    assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (no figure: 1)");
    let strict = recount(&["read", file.path(), "--strict", "--format", "csv"]);
    assert_eq!((strict.code, strict.out.lines().count()), (1, 3), "{}", strict.err);
}
