//! `--review`: doubtful links are written for a person, and the decisions are read back and hold.

use super::{Files, two};

const HEADER: &str = "id,date,latitude,longitude,actor1,figure";

/// Two reports of a contend for one of b.
fn contended() -> Files {
    two(
        HEADER,
        &["1,2022-03-01,14,-4,JNIM,5", "2,2022-03-01,14.001,-4,JNIM,8"],
        &["1,2022-03-01,14,-4,JNIM,5", "2,2022-06-01,14,-4,JNIM,5"],
    )
}

const LINE: &str = "@a.csv @b.csv --review @review.csv";

/// Writes a decision file with rows `decision a-report b-report`.
fn decide(files: &Files, decisions: &[(&str, &str, &str)]) {
    let row = |(decision, a, b): &(&str, &str, &str)| {
        let [a, b] = [a, b].map(|name| name.replace(':', ","));
        format!("{decision},,{a},{b}\n")
    };
    let rows: String = decisions.iter().map(row).collect();
    files.write("review.csv", format!("decision,note,dataset_a,report_a,dataset_b,report_b\n{rows}"));
}

#[test]
fn doubtful_links_are_written_with_both_sides_beside_each_other() {
    let files = contended();
    let linked = files.link(LINE);
    assert_eq!(linked.of("event"), ["a:1 b:1"]);
    assert!(linked.err.contains("0 decided, 1 to decide"), "{}", linked.err);
    let text = files.text("review.csv");
    assert!(text.starts_with('\u{FEFF}'), "Excel reads it as UTF-8");
    let rows = super::rows(text.trim_start_matches('\u{FEFF}'));
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    for (column, cell) in [
        ("decision", ""),
        ("dataset_a", "a"),
        ("report_a", "1"),
        ("dataset_b", "b"),
        ("report_b", "1"),
        ("date_start_a", "2022-03-01"),
        ("date_start_b", "2022-03-01"),
        ("figure_a", "5"),
        ("figure_b", "5"),
    ] {
        assert_eq!(row[column], cell, "{column}");
    }
    assert!(row["reason"].contains("a:2"), "{}", row["reason"]);
}

#[test]
fn a_decision_filled_in_by_hand_holds_on_the_next_run_and_is_kept_in_the_file() {
    let files = contended();
    files.link(LINE);
    let text = files.text("review.csv");
    let decided: String =
        text.lines().map(|line| line.replacen(",,a,", "different,two villages,a,", 1) + "\n").collect();
    files.write("review.csv", &decided);
    let linked = files.link(LINE);
    assert_eq!(linked.of("event"), ["a:2 b:1"]);
    let rows = super::rows(files.text("review.csv").trim_start_matches('\u{FEFF}'));
    assert_eq!((&*rows[0]["decision"], &*rows[0]["note"]), ("different", "two villages"));
    // Once more, and nothing changes.
    let again = files.text("review.csv");
    files.link(LINE);
    assert_eq!(files.text("review.csv"), again);
}

#[test]
fn same_is_a_must_even_beyond_the_windows() {
    let files = contended();
    decide(&files, &[("same", "a:2", "b:2")]);
    let linked = files.link(LINE);
    assert_eq!(linked.of("decided"), ["a:2 b:2"]);
    assert_eq!(linked.of("event"), ["a:1 b:1"]);
    let link = linked.rows.iter().find(|row| row["kind"] == "decided").expect("there");
    assert!(link["reason"].contains("decided by a person in") && link["reason"].contains("review.csv"), "{link:?}");
    assert!(linked.err.contains("settled beforehand"), "{}", linked.err);
}

#[test]
fn same_inside_one_dataset_merges_its_duplicates() {
    let files = contended();
    decide(&files, &[("same", "a:1", "a:2")]);
    assert_eq!(files.merged(LINE), ["a:1 a:2 b:1"]);
}

#[test]
fn different_is_never_and_holds_through_a_third() {
    let files = two(HEADER, &["1,2022-03-01,14,-4,JNIM,5"], &["1,2022-03-01,14,-4,JNIM,5"]);
    files.write("c.csv", format!("{HEADER}\n1,2022-03-01,14,-4,JNIM,5\n"));
    decide(&files, &[("different", "a:1", "b:1")]);
    let events = files.events("@a.csv @b.csv @c.csv --review @review.csv");
    assert_eq!(events.len(), 2);
    assert!(!events.iter().any(|event| event.contains("a:1") && event.contains("b:1")), "{events:?}");
}

#[test]
fn decisions_that_contradict_each_other_are_refused_and_both_lines_named() {
    let files = contended();
    decide(&files, &[("same", "a:1", "b:1"), ("different", "b:1", "a:1")]);
    let told = files.refusal(LINE);
    assert!(told.contains("review.csv:2") && told.contains("review.csv:3"), "{told}");
}

#[test]
fn a_chain_that_contradicts_a_decision_is_refused_and_every_line_named() {
    let files = contended();
    decide(&files, &[("same", "a:1", "b:1"), ("same", "a:2", "b:1"), ("different", "a:1", "a:2")]);
    let told = files.refusal(LINE);
    for line in ["review.csv:2", "review.csv:3", "review.csv:4"] {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn a_refused_review_is_left_as_it_was() {
    let files = contended();
    decide(&files, &[("same", "a:1", "b:1"), ("different", "b:1", "a:1"), ("perhaps", "a:2", "b:2")]);
    let before = files.text("review.csv");
    let told = files.refusal(LINE);
    assert!(told.contains("review.csv:4") && told.contains("perhaps"), "{told}");
    assert_eq!(files.text("review.csv"), before);
}

#[test]
fn decisions_on_reports_that_are_gone_are_told_and_kept() {
    let files = contended();
    decide(&files, &[("same", "a:99", "b:1"), ("different", "a:1", "z:1")]);
    let linked = files.link(LINE);
    assert!(linked.err.contains("review.csv:2: no report `99` of `a` in the input"), "{}", linked.err);
    assert!(linked.err.contains("review.csv:3: no report `1` of `z` in the input"), "{}", linked.err);
    let text = files.text("review.csv");
    assert!(text.contains("same,,a,99,b,1") && text.contains("different,,a,1,z,1"), "{text}");
}

#[test]
fn a_file_that_excel_saved_is_read() {
    for (mark, delimiter, end) in
        [("\u{FEFF}", ";", "\r\n"), ("", ";", "\r\n"), ("", "\t", "\n"), ("\u{FEFF}", ",", "\r\n")]
    {
        let files = contended();
        let text = format!(
            "decision,note,dataset_a,report_a,dataset_b,report_b,kind{end}SAME,\"no, doubt\",a,2,b,2,{end},,a,1,b,1,event{end}"
        );
        let text = text.replace(',', delimiter).replace(&format!("no{delimiter} doubt"), "no, doubt");
        files.write("review.csv", format!("{mark}{text}"));
        assert_eq!(files.link(LINE).of("decided"), ["a:2 b:2"], "{text}");
    }
}

#[test]
fn columns_moved_or_left_out_do_no_harm_and_missing_keys_are_named() {
    let files = contended();
    files.write("review.csv", "report_b,dataset_b,report_a,dataset_a,decision\n2,b,2,a,yes\n");
    assert_eq!(files.link(LINE).of("decided"), ["a:2 b:2"]);
    files.write("review.csv", "decision,dataset_a,report_a\nsame,a,1\n");
    let told = files.refusal(LINE);
    assert!(told.contains("dataset_b") && told.contains("report_b"), "{told}");
}

#[test]
fn the_same_decision_twice_is_one_and_leaves_nothing_to_decide() {
    let files = contended();
    decide(&files, &[("same", "a:1", "b:1"), ("same", "b:1", "a:1")]);
    let linked = files.link(LINE);
    assert_eq!(linked.of("decided"), ["a:1 b:1"]);
    assert!(linked.err.contains(" 0 to decide"), "{}", linked.err);
}

#[test]
fn meltt_knows_no_decisions() {
    let files = contended();
    files.write("t.csv", "data.source,base.categories,level1\na,JNIM,x\nb,JNIM,x\n");
    for decision in ["same", "different"] {
        decide(&files, &[(decision, "a:1", "b:1")]);
        let told = files.refusal(&format!("{LINE} --engine meltt --taxonomy actor1=@t.csv"));
        assert!(told.contains("--engine stable"), "{decision}: {told}");
    }
}

#[test]
fn parts_and_duplicates_are_asked_too() {
    let header = "id,date_start,date_end,latitude,longitude,actor1";
    let files = two(
        header,
        &["1,2022-01-01,2022-01-07,14,-4,JNIM", "2,2022-05-01,,14,-4,JNIM", "3,2022-05-01,,14,-4,JNIM"],
        &["1,2022-01-03,,14,-4,JNIM"],
    );
    files.link(LINE);
    let rows = super::rows(files.text("review.csv").trim_start_matches('\u{FEFF}'));
    let kinds: Vec<&str> = rows.iter().map(|row| row["kind"].as_str()).collect();
    assert_eq!(kinds, ["duplicate", "part"]);
}

#[test]
fn what_a_person_wrote_beside_an_open_question_is_kept() {
    let files = contended();
    files.link(LINE);
    let text = files.text("review.csv");
    let noted: String = text
        .lines()
        .enumerate()
        .map(|(at, line)| match at {
            0 => format!("{line},reviewer\n"),
            _ => format!("{},Ann\n", line.replacen(",,a,", ",ask the morgue,a,", 1)),
        })
        .collect();
    files.write("review.csv", noted);
    files.link(LINE);
    let rows = super::rows(files.text("review.csv").trim_start_matches('\u{FEFF}'));
    assert_eq!(rows[0]["note"], "ask the morgue");
    assert_eq!(rows[0].get("reviewer").map(String::as_str), Some("Ann"));
}

#[test]
fn a_decided_row_still_says_what_it_was_about() {
    let files = contended();
    files.link(LINE);
    let text = files.text("review.csv");
    let decided: String = text.lines().map(|line| line.replacen(",,a,", "same,,a,", 1) + "\n").collect();
    files.write("review.csv", &decided);
    files.link(LINE);
    let rows = super::rows(files.text("review.csv").trim_start_matches('\u{FEFF}'));
    assert!(!rows[0]["kind"].is_empty() && !rows[0]["reason"].is_empty(), "{:?}", rows[0]);
    assert_eq!((&*rows[0]["date_start_a"], &*rows[0]["figure_b"]), ("2022-03-01", "5"));
}

#[test]
fn a_review_in_a_workbook_is_not_written_as_text() {
    let files = contended();
    let ran = files.run("@a.csv @b.csv --review @review.xlsx");
    match std::fs::read(files.path("review.xlsx")) {
        Ok(bytes) => assert!(bytes.starts_with(b"PK"), "a workbook, or nothing: {}", ran.err),
        Err(_) => assert_eq!(ran.code, 2, "{}", ran.err),
    }
}
