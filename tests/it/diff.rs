//! Two releases through the program: what changed, and what it does to the ranges.

use super::program::{Made, made, moura, recount, recount_with, rows};
use std::collections::BTreeMap;

/// Moura, a release later: OHCHR gives 530, AP's row is gone, Amnesty is added, a row has another id.
fn later() -> Made {
    let text = std::fs::read_to_string(moura().0).expect("the claims");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a header").clone();
    let at = |name: &str| head.iter().position(|column| column == name).expect("a column");
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&head).expect("memory");
    let mut kept: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let mut added = csv::StringRecord::from(vec![""; head.len()]);
    let cells = [
        ("claim_id", "M40"),
        ("event", "moura"),
        ("date_start", "2022-03-27"),
        ("source", "Amnesty"),
        ("source_kind", "ngo"),
        ("harm", "killed"),
        ("status", "civilian"),
        ("figure", "at least 350"),
    ];
    for (name, value) in cells {
        added = with(&added, at(name), value);
    }
    kept.reverse();
    kept.insert(3, added);
    for row in kept {
        let row = match &row[at("claim_id")] {
            "M10" => continue,
            "M27" => with(&row, at("figure"), "530"),
            "M15" => with(&row, at("claim_id"), "M15b"),
            _ => row,
        };
        out.write_record(&row).expect("memory");
    }
    made("later.csv", out.into_inner().expect("memory"))
}

fn with(row: &csv::StringRecord, at: usize, value: &str) -> csv::StringRecord {
    row.iter().enumerate().map(|(other, cell)| if other == at { value } else { cell }).collect()
}

fn diff(args: &[&str]) -> super::program::Ran {
    let (old, config) = moura();
    let new = later();
    let mut all = vec!["diff", &old, new.path(), "--config", &config, "--quiet"];
    all.extend(args);
    recount(&all)
}

#[test]
fn the_text_says_what_changed_and_what_it_does() {
    let text = diff(&["--format", "text"]).out;
    for part in [
        "1 added, 1 dropped, 1 changed, 1 renumbered, 36 unchanged; 4 ranges moved, 39 appeared",
        "changed    M27  OHCHR: more than 500 people killed → 530 people killed\n",
        "             figure: plus de 500 → 530",
        "dropped    M10  HRW as repeated by AP: about 300 people of several statuses killed, March 2022",
        "added      M40  Amnesty: at least 350 civilians killed, from 27 March 2022",
        "renumbered M15b  was M15",
        "envelope-union         200–400 → at least 200: all that it was before, and more (through M40)",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // The numbers of a figure that is already told are not told again.
    assert!(!text.contains("best:"), "{text}");
}

#[test]
fn the_table_has_a_row_for_each_changed_value_and_each_range_that_moved() {
    let changes = rows(&diff(&["--format", "csv"]).out);
    let of =
        |kind: &str| -> Vec<&BTreeMap<String, String>> { changes.iter().filter(|row| row["kind"] == kind).collect() };
    let figure = of("changed").into_iter().find(|row| row["column"] == "figure").expect("a figure");
    assert_eq!((&*figure["claim"], &*figure["old"], &*figure["new"]), ("M27", "plus de 500", "530"));
    assert!(of("changed").iter().any(|row| row["column"] == "low" && row["old"] == "501" && row["new"] == "530"));
    assert_eq!((of("added").len(), of("dropped").len(), of("renumbered").len()), (1, 1, 1));
    assert!(of("added")[0]["effect"].starts_with("civilians killed: 200–400 → at least 200"));
    // What all claims bound together rests on the changed figure too; every other range moved through the new claim alone.
    for row in of("range") {
        let joint = row.values().any(|value| value.contains("joint-bounds"));
        assert_eq!((&*row["event"], &*row["claim"]), ("moura", if joint { "M27;M40" } else { "M40" }), "{row:?}");
    }
}

#[test]
fn two_equal_releases_have_no_difference() {
    let (file, config) = moura();
    let ran = recount(&["diff", &file, &file, "--config", &config, "--format", "text", "--fail-on", "note", "-q"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("no difference: 39 claims and all ranges are as they were"), "{}", ran.out);
    assert_eq!(recount(&["diff", &file, &file, "--format", "csv", "-q"]).out.lines().count(), 1);
}

#[test]
fn exit_codes_follow_what_changed() {
    let head = "claim_id,event,source,figure,note";
    let old = made("old.csv", format!("{head}\nA,e,N,12,x\n"));
    let code = |row: &str, level: &str| {
        let new = made("new.csv", format!("{head}\n{row}\n"));
        recount(&["diff", old.path(), new.path(), "--fail-on", level, "-q"]).code
    };
    assert_eq!((code("A,e,N,21,x", "warning"), code("A,e,N,21,x", "never")), (1, 0));
    assert_eq!((code("A,e,N,12,y", "warning"), code("A,e,N,12,y", "note")), (0, 1));
    assert_eq!((code("A,e,N,12,x\nB,e,M,9,", "warning"), code("A,e,N,12,x\nB,e,M,9,", "note")), (0, 1));
}

#[test]
fn one_release_may_come_from_standard_input_and_not_both() {
    let csv = "claim_id,event,source,figure\nA,e,N,12\n";
    let file = made("old.csv", csv);
    let ran = recount_with(&["diff", file.path(), "-", "-q", "--format", "text"], Some(csv.as_bytes()));
    assert!(ran.code == 0 && ran.out.contains("no difference"), "{}{}", ran.out, ran.err);
    let ran = recount_with(&["diff", "-", "-"], Some(csv.as_bytes()));
    assert!(ran.code == 2 && ran.err.contains("both releases"), "{}", ran.err);
}

#[test]
fn an_event_that_is_only_in_one_release_can_be_looked_at() {
    let old = made("old.csv", "claim_id,event,source,figure\nA,e,N,12\nB,f,N,3\n");
    let new = made("new.csv", "claim_id,event,source,figure\nA,e,N,21\nC,g,N,7\n");
    let rows = |event: &str| {
        let out = recount(&["diff", old.path(), new.path(), "--event", event, "--format", "csv", "-q"]).out;
        let kinds: std::collections::BTreeSet<String> = rows(&out).into_iter().map(|row| row["kind"].clone()).collect();
        kinds.into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        (rows("f"), rows("g"), rows("e")),
        ("dropped range".into(), "added range".into(), "changed range".into())
    );
    let ran = recount(&["diff", old.path(), new.path(), "--event", "h", "-q"]);
    assert!(ran.code == 2 && ran.err.contains("event"), "{}", ran.err);
}

#[test]
fn a_folder_of_a_run_does_not_differ_from_its_input() {
    let (file, config) = moura();
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let out = out.to_str().expect("plain");
    assert_eq!(recount(&["run", &file, "--config", &config, "-o", out, "-q"]).code, 0);
    let ran = recount(&["diff", &file, out, "--config", &config, "--format", "text", "-q"]);
    assert!(ran.out.contains("no difference"), "{}", ran.out);
}

#[test]
fn check_tells_what_changed_since_among_the_other_findings_in_every_form() {
    let (old, config) = moura();
    let new = later();
    let check = |more: &[&str]| {
        let mut args = vec!["check", new.path(), "--config", &config, "--since", &old, "--quiet"];
        args.extend(more);
        recount(&args)
    };
    let found = rows(&check(&["--format", "csv"]).out);
    let own: Vec<_> = found.iter().filter(|row| row["code"] == "R007").collect();
    assert!(own.len() == 2 && found.len() > 10, "{own:?}");
    assert!(own.iter().all(|row| row["severity"] == "warning" && row["event"] == "moura"));
    assert!(own[1]["message"].ends_with("Then: OHCHR: more than 500 people killed. Now: OHCHR: 530 people killed."));
    for form in ["text", "json", "jsonl", "markdown", "sarif", "github"] {
        let out = check(&["--format", form, "--select", "R007"]).out;
        assert!(out.contains("M10 of the earlier release is gone"), "{form}: {out}");
    }
    assert!(rows(&check(&["--format", "csv", "--ignore", "R007"]).out).iter().all(|row| row["code"] != "R007"));
}

#[test]
fn what_the_data_allows_is_not_told_and_without_a_comparison_the_allowance_sleeps() {
    let head = "claim_id,event,source,figure,allow";
    let old = made("old.csv", format!("{head}\nA,e,N,12,\nB,e,M,14,\n"));
    let new = made("new.csv", format!("{head}\nA,e,N,21,R007 a slip of ours\nB,e,M,14,\n"));
    let names = |more: &[&str]| {
        let mut args = vec!["check", new.path(), "--format", "csv", "-q", "--select", "record"];
        args.extend(more);
        rows(&recount(&args).out).len()
    };
    assert_eq!((names(&["--since", old.path()]), names(&[])), (0, 0));
}
