//! Bad input gets a clear error that says where, what, and what to do; all faults at once; nothing is lost.

use super::program::{Made, claims, recount, recount_with, rows};

const HEADER: &str = "claim_id,event,source,figure,low,high,date_start,derived_from,part_of";

fn check(file: &Made) -> super::program::Ran {
    recount(&["check", file.path(), "--format", "csv"])
}

/// The file is refused with exit code 2, and the message says all of `says`.
fn refused(content: impl AsRef<[u8]>, says: &[&str]) {
    let ran = check(&claims(content));
    assert_eq!(ran.code, 2, "{}", ran.err);
    for text in says {
        assert!(ran.err.contains(text), "expected {text:?} in:\n{}", ran.err);
    }
}

/// One row is rejected with a reason, the other stays a claim, and the exit code is 0 (1 under `--strict`).
fn one_rejected(row: &str, says: &str) {
    let file = claims(format!("{HEADER}\nok,e,NGO A,3,,,,,\n{row}\n"));
    let ran = recount(&["read", file.path(), "--format", "csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains(says), "expected {says:?} in:\n{}", ran.err);
    assert!(ran.err.contains("2 rows read: 1 became 1 claim, 1 rejected"), "{}", ran.err);
    assert!(ran.err.contains("claims.csv:3"), "{}", ran.err);
    assert_eq!(rows(&ran.out).len(), 1);
    assert_eq!(recount(&["read", file.path(), "--strict"]).code, 1);
}

fn codes(content: &str) -> Vec<String> {
    let ran = check(&claims(content));
    assert_eq!(ran.code, 0, "{}", ran.err);
    rows(&ran.out).into_iter().map(|row| row["name"].clone()).collect()
}

#[test]
fn an_empty_file_is_refused() {
    refused("", &["claims.csv: is empty", "help: expected a header row and one row per claim"]);
    refused("\u{FEFF}\n\n", &["is empty"]);
}

#[test]
fn a_header_without_claims_is_refused() {
    refused(format!("{HEADER}\n"), &["claims.csv:1: has a header row and no claims below it"]);
}

#[test]
fn missing_columns_are_told_all_at_once_with_what_may_be_meant() {
    refused(
        "soruce,deaths\nHRW,3\n",
        &[
            "3 faults",
            "no column `source`; found `soruce`, `deaths`",
            "rename `soruce` to `source`",
            "`figure`",
            "`event`",
        ],
    );
}

#[test]
fn an_unknown_column_is_kept_with_a_note_and_a_suggestion() {
    let file = claims("event,source,figure,victim_praty\ne,HRW,3,GAT\n");
    let ran = recount(&["read", file.path(), "--format", "csv"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("the column `victim_praty` is not one that recount knows; it is kept as it is"));
    assert!(ran.err.contains("Did you mean `victim_party`?"));
    assert_eq!(rows(&ran.out)[0]["victim_praty"], "GAT");
}

#[test]
fn a_negative_figure_is_rejected() {
    one_rejected("x,e,HRW,,-5,,,,", "low “-5”: a count of people cannot be negative");
    one_rejected("x,e,HRW,-5,,,,,", "figure “-5”");
}

#[test]
fn nan_is_rejected() {
    one_rejected("x,e,HRW,,NaN,,,,", "low “NaN”: not a finite number");
    one_rejected("x,e,HRW,NaN,,,,,", "figure “NaN”");
}

#[test]
fn more_people_than_are_alive_is_rejected() {
    one_rejected("x,e,HRW,,1e30,,,,", "low “1e30”: more people than are alive");
}

#[test]
fn a_day_that_does_not_exist_is_rejected() {
    one_rejected("x,e,HRW,3,,,2022-02-30,,", "date_start “2022-02-30”: no such date: February 2022 has 28 days");
}

#[test]
fn all_faults_of_a_row_are_told_together() {
    one_rejected("x,e,HRW,,-5,NaN,27/27/2022,,", "low;high;date_start “-5 | NaN | 27/27/2022”");
}

#[test]
fn an_inverted_range_is_kept_as_written_and_flagged() {
    let content = format!("{HEADER}\na,e,NGO A,,9,3,,,\nb,e,NGO B,5,,,,,\n");
    let file = claims(&content);
    let read = rows(&recount(&["read", file.path(), "--format", "csv"]).out);
    assert_eq!((read[0]["low"].as_str(), read[0]["high"].as_str()), ("9", "3"));
    assert!(codes(&content).contains(&"inverted-range".to_owned()));
}

#[test]
fn a_quote_that_is_never_closed_is_refused_with_its_place() {
    refused(
        format!("{HEADER}\na,e,\"HRW,3,,,,,\nb,e,MSF,4,,,,,\n"),
        &["claims.csv:2:5: a quote opens here and is never closed", "help: close the cell with a quote"],
    );
}

#[test]
fn ragged_rows_are_rejected_with_both_counts() {
    one_rejected("x,e,HRW,3", "the row has 4 cells, the header has 9; cells are missing");
    one_rejected("x,e,HRW,1,200,,,,,,", "the row has 11 cells, the header has 9");
}

#[test]
fn invalid_utf8_is_refused_with_line_column_and_byte_where_utf8_was_asked_for() {
    let file = claims(b"event,source,figure\ne,L\xE9gion,3\ne,HRW,3\nf,\xFFx,3\n");
    let ran = recount(&["check", file.path(), "--encoding", "utf-8"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    for text in ["2 faults", "claims.csv:2:4: the byte 0xE9 is not UTF-8", "claims.csv:4:3: the byte 0xFF", "CSV UTF-8"]
    {
        assert!(ran.err.contains(text), "expected {text:?} in:\n{}", ran.err);
    }
}

#[test]
fn another_encoding_is_guessed_and_told_with_the_flag_that_overrides_it() {
    let file = claims(b"event,source,figure\ne,L\xE9gion \xE9trang\xE8re,3\n");
    let ran = recount(&["read", file.path(), "--format", "csv"]);
    assert!(ran.err.contains("read as windows-1252 (--encoding)"), "{}", ran.err);
    assert_eq!(rows(&ran.out)[0]["source"], "Légion étrangère");
}

#[test]
fn a_single_field_of_200_megabytes_is_rejected_and_the_rest_is_read() {
    let mut content = b"event,source,figure,note\ne,HRW,3,\"".to_vec();
    content.resize(content.len() + 200_000_000, b'x');
    content.extend_from_slice(b"\"\nf,MSF,4,short\n");
    let ran = recount_with(&["read", "-", "--format", "csv"], Some(&content));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("-:2: note"), "{}", ran.err);
    assert!(ran.err.contains("(200,000,000 bytes)”: the cell is longer than 1 MiB"), "{}", ran.err);
    assert_eq!(rows(&ran.out).len(), 1);
}

#[test]
fn two_claims_with_one_id_are_refused_with_both_places() {
    refused(
        format!("{HEADER}\na,e,HRW,3,,,,,\na,e,MSF,4,,,,,\n"),
        &["claims.csv:3: the claim_id `a` stands also at", "claims.csv:2", "help: give each claim an id of its own"],
    );
}

#[test]
fn a_part_of_that_points_nowhere_is_a_finding() {
    let content = format!("{HEADER}\na,e,NGO A,3,,,,,b9\nb,e,NGO B,4,,,,,\n");
    assert!(codes(&content).contains(&"unknown-reference".to_owned()));
    let ran = check(&claims(&content));
    assert!(ran.out.contains("Claim a names “b9” in part_of; there is no such claim."), "{}", ran.out);
}

#[test]
fn a_circle_of_derivations_is_a_finding_and_ends() {
    let content = format!("{HEADER}\na,e,NGO A,3,,,,b,\nb,e,NGO B,3,,,,c,\nc,e,NGO C,3,,,,a,\nd,e,NGO D,3,,,,d,\n");
    let found = codes(&content);
    assert_eq!(found.iter().filter(|name| *name == "circular-sourcing").count(), 2, "{found:?}");
    let ran = check(&claims(&content));
    assert!(ran.out.contains("The claims repeat each other in a circle: a, b and c."), "{}", ran.out);
}

#[test]
fn a_file_that_is_a_folder_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = recount(&["check", folder.path().to_str().expect("plain")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is a folder, not a file"), "{}", ran.err);
}

#[test]
fn a_file_that_is_not_there_is_refused_together_with_the_others() {
    let ran = recount(&["check", "nowhere.csv", "nor-here.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("2 faults") && ran.err.contains("nowhere.csv") && ran.err.contains("nor-here.csv"));
}

#[test]
fn an_output_folder_that_cannot_be_written_is_refused() {
    let file = claims(format!("{HEADER}\na,e,HRW,3,,,,,\n"));
    let below_a_file = format!("{}/out", file.path());
    let ran = recount(&["run", file.path(), "-o", &below_a_file]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot be written") && ran.err.contains("help: name another place"), "{}", ran.err);
}

#[test]
fn an_ambiguous_figure_is_rejected_with_both_readings_and_never_guessed() {
    one_rejected("x,e,HRW,1.200,,,,,", "1,200");
    one_rejected("x,e,HRW,a horde,,,,,", "figure “a horde”");
}

#[test]
fn a_wrong_word_of_a_vocabulary_is_rejected_with_a_suggestion() {
    let file = claims("event,source,figure,harm\ne,HRW,3,kiled\n");
    let ran = recount(&["read", file.path()]);
    assert!(ran.err.contains("did you mean `killed`?"), "{}", ran.err);
}

#[test]
fn an_unknown_key_of_the_configuration_is_refused() {
    let file = claims(format!("{HEADER}\na,e,HRW,3,,,,,\n"));
    let config = claims("[figure]\nconvnetion = \"plain\"\n");
    let ran = recount(&["check", file.path(), "--config", config.path()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("convnetion") && ran.err.contains("convention"), "{}", ran.err);
}

#[test]
fn lines_are_counted_alike_whatever_ends_them() {
    for (ends, line) in [("\n", 3), ("\r\n", 3)] {
        let file = claims(["event,source,figure", "a,X,3", "a,Y,x y"].join(ends));
        let ran = recount(&["read", file.path(), "--format", "jsonl"]);
        assert!(ran.out.contains("\"origin_line\":2"), "{ends:?}: {}", ran.out);
        assert!(ran.err.contains(&format!("claims.csv:{line}: figure")), "{ends:?}: {}", ran.err);
    }
    let blank = claims("event,source,figure\n\n\na,X,3\n");
    assert!(recount(&["read", blank.path(), "--format", "jsonl"]).out.contains("\"origin_line\":4"));
}

#[test]
fn a_file_of_which_no_row_can_be_used_is_refused_after_the_reasons() {
    let ran = check(&claims("event,source,figure\ne,A,x y\ne,,4\n"));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("none of the 2 rows could be read as a claim") && ran.err.contains("claims.csv:2"));
}
