//! What `read` writes in every form, and that it comes back the same.

use super::{claims, made, read, recount, recount_with, rows};
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::process::{Command, Stdio};

const CLAIMS: &str = "claim_id,event,source,date_start,harm,status,figure,note,region\n\
    a,e,NGO A,2022-03-27,killed,civilian,at least 300,=1+1,x\n\
    b,e,Army,2022-03,killed,combatant,203,\"two\nlines, \"\"quoted\"\"\",-5\n\
    c,e,NGO C,,killed,all,13.5,a|b,@z\n";

/// Reads with arguments and gives what was written to a file of that name.
fn written(path: &str, name: &str, arguments: &[&str]) -> Vec<u8> {
    let target = made(name, "");
    let ran = recount(&[&["read", path, "-q", "-o", target.path()], arguments].concat());
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    std::fs::read(&target.path).expect("written")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn csv_json_json_lines_and_markdown_go_by_the_name_of_the_file() {
    let file = claims(CLAIMS);
    let csv = text(written(file.path(), "out.csv", &[]));
    let found = rows(&csv);
    assert_eq!(found.len(), 3);
    assert_eq!(
        (found[0]["low"].as_str(), found[0]["best"].as_str(), found[0]["low_basis"].as_str()),
        ("300", "", "stated")
    );
    assert_eq!(found[1]["note"], "two\nlines, \"quoted\"");
    let json: serde_json::Value = serde_json::from_slice(&written(file.path(), "out.json", &[])).expect("JSON");
    assert_eq!(json["schema"], "recount.claims/1");
    assert_eq!((&json["claims"][0]["low"], &json["claims"][0]["best"]), (&300.into(), &serde_json::Value::Null));
    assert_eq!((&json["claims"][2]["best"], &json["claims"][2]["origin_line"]), (&13.5.into(), &5.into()));
    let lines = text(written(file.path(), "out.jsonl", &[]));
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines, json["claims"].as_array().expect("claims").clone());
    let markdown = text(written(file.path(), "out.md", &[]));
    assert_eq!(markdown.lines().count(), 5, "a line break in a cell does not break the table");
    assert!(
        markdown.starts_with("| claim_id | event |") && markdown.contains("a\\|b") && markdown.contains("two lines")
    );
    let odd = text(written(file.path(), "out.xyz", &["--format", "jsonl"]));
    assert_eq!(odd.lines().count(), 3, "--format beats the name");
}

#[test]
fn a_table_for_the_eye_leaves_out_what_is_nowhere_filled() {
    let text = b"event,source,figure,victim_party\ne,NGO A,at least 1200,\nf,NGO B,7,\n";
    let table = recount_with(&["read", "-", "--format", "table", "-q"], Some(text)).out;
    let header: Vec<&str> = table.lines().next().expect("a header").split_whitespace().collect();
    assert!(header.contains(&"figure") && !header.contains(&"victim_party"), "{table}");
    assert!(table.contains("1,200"), "a number is shown as a person writes it: {table}");
    assert!(table.lines().all(|line| line.chars().count() <= 100), "{table}");
}

#[test]
fn a_workbook_has_numbers_as_numbers_and_no_formula() {
    let file = claims(CLAIMS);
    let target = made("out.xlsx", "");
    assert_eq!(recount(&["read", file.path(), "-q", "-o", target.path()]).code, 0);
    let mut book: Xlsx<_> = open_workbook(&target.path).expect("a workbook");
    let sheet = book.worksheet_range("claims").expect("the sheet");
    let header: Vec<String> = sheet.rows().next().expect("a header").iter().map(ToString::to_string).collect();
    let cell = |row: u32, name: &str| {
        let column = header.iter().position(|other| other == name).expect("a column");
        sheet.get_value((row, column as u32)).cloned().unwrap_or_default()
    };
    assert_eq!((header[0].as_str(), sheet.height()), ("claim_id", 4));
    assert_eq!(
        (cell(1, "low"), cell(1, "best"), cell(3, "best")),
        (Data::Float(300.0), Data::Empty, Data::Float(13.5))
    );
    assert_eq!((cell(1, "note"), cell(2, "region")), (Data::String("=1+1".into()), Data::String("-5".into())));
    assert_eq!(
        (cell(1, "date_start"), cell(2, "figure")),
        (Data::String("2022-03-27".into()), Data::String("203".into()))
    );
    assert!(book.worksheet_formula("claims").is_ok_and(|formulas| formulas.is_empty()));
}

#[test]
fn every_form_that_can_be_read_again_gives_the_same_claims() {
    let file = claims(CLAIMS);
    let first = written(file.path(), "out.csv", &[]);
    for name in ["out.csv", "out.json", "out.jsonl", "out.xlsx", "out.parquet"] {
        let again = made(name, written(file.path(), name, &[]));
        assert_eq!(text(written(again.path(), "out.csv", &[])), text(first.clone()), "{name}");
        assert_eq!(read(&again, &[]).ledger(), "3 rows read: 3 became 3 claims, 0 rejected", "{name}");
    }
}

#[test]
fn the_mark_and_the_flag_for_excel_change_what_they_say_and_no_more() {
    let file = claims(CLAIMS);
    let plain = written(file.path(), "out.csv", &[]);
    assert!(plain.starts_with(b"claim_id,"));
    assert_eq!(written(file.path(), "out.csv", &["--bom"]), [b"\xEF\xBB\xBF".as_slice(), &plain].concat());
    let excel = text(written(file.path(), "out.csv", &["--excel"]));
    let defused = rows(excel.strip_prefix('\u{FEFF}').expect("a mark"));
    assert_eq!([&defused[0]["note"], &defused[1]["region"], &defused[2]["region"]], ["'=1+1", "'-5", "'@z"]);
    assert_eq!([&defused[0]["low"], &defused[1]["note"]], ["300", "two\nlines, \"quoted\""]);
    let marked = made("again.csv", written(file.path(), "out.csv", &["--bom"]));
    assert_eq!(written(marked.path(), "out.csv", &[]), plain, "the mark goes away again");
}

#[test]
fn a_row_of_no_use_leaves_an_output_file_as_it_was() {
    let target = made("out.parquet", "old");
    for bad in ["event,source,figure\ne,NGO A,x y\n", "event,source,figure\ne,\"NGO A,3\n", "a,b\n1,2\n"] {
        let ran = recount(&["read", claims(bad).path(), "-o", target.path()]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert_eq!(std::fs::read(&target.path).expect("there"), b"old");
    }
}

/// A hundred thousand rows with figures in words and numbers, dates and countries, each row a little different.
fn many() -> String {
    let figures = ["3", "at least 20", "une trentaine", "10-15", "", "13.5", "dozens", "7 including 2 children"];
    let dates = ["2022-03-27", "March 2022", "25/04/2020", "03/04/2020"];
    let row = |n: usize| {
        let source = ["NGO A", "Army", "\"NGO B, north\""][n % 3];
        let country = ["Mali", "UKR", "Сирия"][n % 3];
        format!("e{},{source},{},{},{country},{}\n", n / 3, figures[n % 8], dates[n % 4], n * 7919 % 1013)
    };
    format!("event,source,figure,date_start,country,region\n{}", (0..100_000).map(row).collect::<String>())
}

#[test]
fn one_thread_and_two_and_three_give_the_same_bytes() {
    let file = claims(many());
    for name in ["out.csv", "out.parquet"] {
        let one = written(file.path(), name, &["--threads", "1"]);
        for threads in ["2", "3"] {
            assert!(written(file.path(), name, &["--threads", threads]) == one, "{name} with {threads} threads");
        }
    }
    let found = recount(&["read", file.path(), "-o", made("out.csv", "").path()]);
    let says = "100,000 rows read: 87,500 became 100,000 claims, 12,500 rejected (no figure: 12,500)";
    assert!(found.err.contains(says), "{}", found.err);
}

#[test]
fn a_reader_of_parquet_that_goes_away_is_no_error() {
    let file = claims(CLAIMS);
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .args(["read", file.path(), "--quiet", "--format", "parquet"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("built");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
