//! Delimiters, quotes, line ends, and what stands above a table.

use super::{Read, claims, made, read, read_text, refused};

const FIGURES: &str = "event source figure low best high";
const THREE: [&str; 2] = ["e | NGO A | 3 | 3 | 3 | 3", "g | NGO C | at least 20 | 20 |  | "];
const LEDGER: &str = "3 rows read: 2 became 2 claims, 1 rejected (no figure: 1)";

/// A header and three rows, of which the second has no figure.
fn three(delimiter: &str, line_end: &str) -> String {
    let rows = [["event", "source", "figure"], ["e", "NGO A", "3"], ["f", "NGO B", ""], ["g", "NGO C", "at least 20"]];
    rows.map(|row| row.join(delimiter) + line_end).concat()
}

fn is_three(found: &Read, lines: [&str; 2]) {
    assert_eq!(found.cells(FIGURES), THREE, "{}", found.ran.err);
    assert_eq!(found.cells("origin_line"), lines);
    assert_eq!(found.ledger(), LEDGER);
}

#[test]
fn each_delimiter_is_guessed_told_once_and_silent_when_it_is_given() {
    for (delimiter, name) in [(";", "semicolon"), ("\t", "tab"), ("|", "vertical bar")] {
        let file = claims(three(delimiter, "\n"));
        let guessed = read(&file, &[]);
        is_three(&guessed, ["2", "4"]);
        assert_eq!(guessed.told(), [format!("read with the {name} as delimiter (--delimiter)")]);
        let given = read(&file, &["--delimiter", if delimiter == "\t" { "tab" } else { delimiter }]);
        is_three(&given, ["2", "4"]);
        assert!(given.told().is_empty(), "{:?}", given.told());
    }
    let plain = read_text(&three(",", "\n"));
    is_three(&plain, ["2", "4"]);
    assert!(plain.told().is_empty(), "a comma is nothing to tell: {:?}", plain.told());
}

#[test]
fn consistent_counts_decide_and_not_the_commas_within_cells() {
    let file = claims("event;source;figure;note\ne;NGO A;1,5;one, two, three\nf;NGO B;2,25;four, five\n");
    let found = read(&file, &[]);
    assert_eq!(
        found.cells("low best high note"),
        ["1.5 | 1.5 | 1.5 | one, two, three", "2.25 | 2.25 | 2.25 | four, five"]
    );
    assert_eq!(found.ledger(), "2 rows read: 2 became 2 claims, 0 rejected");
    assert_eq!(
        found.told(),
        [
            "read with the semicolon as delimiter (--delimiter)",
            "2 claims with a fraction of a person: a toll split over several rows; kept as it is"
        ]
    );
}

#[test]
fn the_decimal_mark_settles_what_a_point_or_comma_means() {
    let file = claims("event;source;figure\ne;NGO A;1.200\nf;NGO B;1,200\n");
    assert_eq!(read(&file, &["--decimal", ","]).cells("best"), ["1200", "1.2"]);
    assert_eq!(read(&file, &["--decimal", "."]).cells("best"), ["1.2", "1200"]);
    assert!(refused(&file, &["--decimal", "x"]).contains("expected . or ,"));
}

#[test]
fn a_line_that_names_the_separator_is_no_header() {
    let found = read_text(&format!("sep=;\r\n{}", three(";", "\r\n")));
    is_three(&found, ["3", "5"]);
    assert_eq!(
        found.told(),
        ["read with the semicolon as delimiter (--delimiter)", "1 line above the header passed over (--skip-lines)"]
    );
}

#[test]
fn lines_may_end_in_any_way() {
    for line_end in ["\n", "\r\n", "\r"] {
        let found = read_text(&three(",", line_end));
        is_three(&found, ["2", "4"]);
        assert_eq!(found.rejected().len(), 1, "{line_end:?}");
        assert!(found.rejected()[0].starts_with("3: figure: no figure"), "{line_end:?}: {:?}", found.rejected());
    }
}

#[test]
fn comments_and_titles_above_the_header_are_passed_over_and_told() {
    let file = claims(format!("# made by hand\nTolls of the spring\n\n{}", three(",", "\n")));
    let found = read(&file, &[]);
    is_three(&found, ["5", "7"]);
    assert_eq!(found.told(), ["3 lines above the header passed over (--skip-lines)"]);
    let given = read(&file, &["--skip-lines", "3"]);
    is_three(&given, ["5", "7"]);
    assert!(given.told().is_empty(), "{:?}", given.told());
    assert!(refused(&file, &["--skip-lines", "1"]).contains("Tolls of the spring"), "what is given is not guessed");
}

#[test]
fn two_rows_of_header_are_joined_into_names_that_a_profile_can_use() {
    let profile = made(
        "two.toml",
        r#"
name = "two"
title = "Tolls with two rows of header"
about = "Made for a test."
[recognise]
needs = ["killed min", "injured max"]
[fields]
event = "{town}"
source = "{source}"
[[claims]]
name = "killed"
low = "{killed min}"
high = "{killed max}"
harm = "killed"
[[claims]]
name = "injured"
low = "{injured min}"
high = "{injured max}"
harm = "injured"
"#,
    );
    let file =
        claims("Town,Killed,,Injured,,Source\n,min,max,min,max,\nAlpha,3,4,5,6,NGO A\nBeta,7,,,9,NGO B\n,,,,,\n");
    let found = read(&file, &["--as", profile.path()]);
    assert_eq!(
        found.cells("event source harm low best high origin_line"),
        [
            "Alpha | NGO A | killed | 3 |  | 4 | 3",
            "Alpha | NGO A | injured | 5 |  | 6 | 3",
            "Beta | NGO B | killed | 7 |  |  | 4",
            "Beta | NGO B | injured |  |  | 9 | 4",
        ]
    );
    assert_eq!(found.ledger(), "3 rows read: 2 became 4 claims, 1 rejected (empty row: 1)");
    assert_eq!(found.told()[0], "two rows of header are read as one");
    let drafted = refused(&file, &[]);
    assert!(drafted.contains("killed <- `Killed min`"), "{drafted}");
}

#[test]
fn what_is_told_of_a_profile_of_ones_own_can_be_followed() {
    let profile = made(
        "own.toml",
        "name = \"own\"\ntitle = \"Mine\"\nabout = \"Made.\"\n[recognise]\nneeds = [\"dead\"]\n[fields]\nevent = \"e\"\n\
         source = \"NGO A\"\n[[claims]]\nname = \"killed\"\nfigure = \"{dead}\"\nharm = \"killed\"\n",
    );
    let found = read(&claims("dead,town\n3,Alpha\n"), &["--as", profile.path()]);
    assert_eq!(found.cells("source best town"), ["NGO A | 3 | Alpha"]);
    assert!(found.told()[0].starts_with("Mine (as asked"), "{:?}", found.told());
    assert!(!found.told()[0].contains("recount profiles show own"), "that command knows none of this name");
}

#[test]
fn repeated_header_names_are_numbered_kept_and_told() {
    let found = read_text("event,source,figure,region,region,region\ne,NGO A,3,north,south,west\n");
    assert_eq!(found.cells("best region region_2 region_3"), ["3 | north | south | west"]);
    let told = found.told();
    assert!(told.contains(&"the column `region` stands again as column 5; kept as `region_2`"), "{told:?}");
    assert!(told.contains(&"the column `region` stands again as column 6; kept as `region_3`"), "{told:?}");
    let twice = refused(&claims("event,source,figure,figure\ne,NGO A,3,4\n"), &[]);
    assert!(twice.contains("claims.csv:1:4: the column `figure` stands twice in the header"), "{twice}");
}

#[test]
fn ragged_rows_are_rejected_with_both_counts_and_the_rest_is_read() {
    let found = read_text("event,source,figure\ne,NGO A,3\nf,NGO B\ng,NGO C,1,200\nh,NGO D,4\ni\n");
    assert_eq!(found.cells("event best"), ["e | 3", "h | 4"]);
    assert_eq!(found.ledger(), "5 rows read: 2 became 2 claims, 3 rejected (wrong number of cells: 3)");
    let rejected = found.rejected();
    assert!(rejected[0].starts_with("3: ") && rejected[0].contains("the row has 2 cells, the header has 3"));
    assert!(rejected[1].starts_with("4: ") && rejected[1].contains("the row has 4 cells, the header has 3"));
    assert!(rejected[2].starts_with("6: ") && rejected[2].contains("the row has 1 cell"), "{rejected:?}");
}

#[test]
fn line_ends_within_quotes_keep_the_line_numbers_right() {
    let found =
        read_text("event,source,figure,note\ne,NGO A,3,\"one\ntwo\r\nthree\"\nf,NGO B,x y,\"a\nb\"\ng,NGO C,4,c\n");
    assert_eq!(found.cells("best origin_line"), ["3 | 2", "4 | 7"]);
    assert_eq!(found.claims[0]["note"], "one\ntwo\r\nthree");
    assert!(found.rejected()[0].starts_with("5: figure “x y”"), "{:?}", found.rejected());
    assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (figure not understood: 1)");
}

#[test]
fn cells_in_single_quotes_and_quotes_behind_backslashes_are_read() {
    let single = read_text("'event','source','figure','note'\n'e','NGO A, north','3','it''s'\n'f','NGO B','4','so'\n");
    assert_eq!(single.cells("event source best note"), ["e | NGO A, north | 3 | it's", "f | NGO B | 4 | so"]);
    let escaped = read_text("event,source,figure,note\ne,NGO A,3,\"said \\\"no, never\\\" twice\"\nf,NGO B,4,so\n");
    assert_eq!(escaped.cells("best note"), ["3 | said \"no, never\" twice", "4 | so"]);
    let names = read_text("event,source,figure,place\ne,NGO A,3,'Ayn Issa\nf,NGO B,4,Sana'\n");
    assert_eq!(names.cells("best place"), ["3 | 'Ayn Issa", "4 | Sana'"], "an apostrophe in a name is no quote");
}

#[test]
fn one_of_a_thing_is_told_in_the_singular() {
    let ragged = read_text("event,source,figure\ne,NGO A,3\nf\n");
    assert!(ragged.rejected()[0].contains("the row has 1 cell, the header has 3"), "{:?}", ragged.rejected());
    let banner = read(&made("tolls.json", r#"[["Tolls"],["event","source","figure"],["e","NGO A","3"]]"#), &[]);
    assert_eq!(banner.told(), ["1 row above the header passed over (--skip-lines)"]);
    let wrapped = read(&made("tolls.json", r#"{"data":[{"event":"e","source":"NGO A","figure":3}]}"#), &[]);
    assert_eq!(wrapped.told(), ["the row is the 1 element of `data`"]);
    let dates = read_text("event,source,figure,date_start\ne,A,1,03/04/2020\nf,B,2,25/04/2020\n");
    assert!(!dates.told().join("\n").contains("1 others"), "{:?}", dates.told());
}
