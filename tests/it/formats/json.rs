//! JSON in the shapes in which it is published, and what is said of JSON that is none.

use super::{claims, made, read, refused};

const FIGURES: &str = "event source figure low best high origin_line";

#[test]
fn a_list_of_objects_has_a_row_for_each() {
    let text = "[\n  {\"event\": \"e\", \"source\": \"NGO A\", \"figure\": 3, \"more\": {\"page\": 4}},\n  {\"source\": \"NGO B\", \
                \"event\": \"f\", \"figure\": \"at least 5\"},\n  {\"event\": \"g\", \"source\": \"NGO C\", \"figure\": null}\n]\n";
    let found = read(&made("tolls.json", text), &[]);
    assert_eq!(found.cells(FIGURES), ["e | NGO A | 3 | 3 | 3 | 3 | 2", "f | NGO B | at least 5 | 5 |  |  | 3"]);
    assert_eq!(found.cells("more.page"), ["4", ""], "what lies deeper keeps its path as a name");
    assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (no figure: 1)");
    assert!(found.rejected()[0].starts_with("4: figure: no figure"), "{:?}", found.rejected());
}

#[test]
fn json_lines_have_a_row_a_line_whatever_the_file_is_called() {
    let text = "{\"event\":\"e\",\"source\":\"NGO A\",\"best\":4.5}\n\n{\"event\":\"f\",\"source\":\"NGO B\",\"figure\":\"5-9\"}\n\
                {\"event\":\"g\",\"source\":\"NGO C\"}\n";
    for name in ["tolls.jsonl", "tolls.ndjson", "tolls.txt"] {
        let found = read(&made(name, text), &[]);
        assert_eq!(found.cells(FIGURES), ["e | NGO A |  |  | 4.5 |  | 1", "f | NGO B | 5-9 | 5 |  | 9 | 3"], "{name}");
        assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (no figure: 1)");
        assert!(found.rejected()[0].starts_with("4: "), "{:?}", found.rejected());
    }
}

#[test]
fn an_answer_with_its_rows_in_a_list_is_unwrapped_and_told() {
    let text = "{\"status\":200,\"count\":2,\"data\":[\n{\"event\":\"e\",\"source\":\"NGO A\",\"figure\":3},\n\
                {\"event\":\"f\",\"source\":\"NGO B\",\"figure\":\"-\"}]}";
    let found = read(&made("answer.json", text), &[]);
    assert_eq!(found.cells(FIGURES), ["e | NGO A | 3 | 3 | 3 | 3 | 2"]);
    assert_eq!(found.told(), ["the rows are the 2 elements of `data`"]);
    assert_eq!(found.ledger(), "2 rows read: 1 became 1 claim, 1 rejected (no figure: 1)");
    let several = refused(&made("answer.json", r#"{"spring":[{"a":1}],"summer":[{"a":2}]}"#), &[]);
    assert!(several.contains("several lists could hold the rows: `spring`, `summer`"), "{several}");
    let none = refused(&made("answer.json", r#"{"count":0,"data":[]}"#), &[]);
    assert!(none.contains("`data` has no rows"), "{none}");
}

#[test]
fn a_list_of_lists_with_hashtags_is_hxl() {
    let text = r##"[["Date","Town","Dead","From"],
["#date","#adm3 +name","#affected +killed","#meta +source"],
["2022-03-27","Moura","300","HRW"],
["2022-03-28","Moura","","HRW"]]"##;
    let found = read(&made("tolls.json", text), &[]);
    assert_eq!(
        found.cells("date_start date_precision place source harm low best high origin_column origin_line"),
        ["2022-03-27 | day | Moura | HRW | killed |  | 300 |  | Dead | 3"]
    );
    assert_eq!(found.ledger(), "2 rows read: 1 became 1 claim, 1 rejected (no figure: 1)");
    assert!(found.told()[0].contains("(HXL)") && found.told()[0].contains("--as NAME"), "{:?}", found.told());
    assert!(found.rejected()[0].starts_with("4: Dead: no figure is reported in Dead; that is not 0"));
}

#[test]
fn what_is_no_json_is_told_with_line_and_column_all_lines_at_once() {
    let one = made(
        "tolls.json",
        "[\n  {\"event\":\"e\",\"source\":\"NGO A\",\"figure\":3},\n  {\"event\":\"f\" \"source\":\"B\"}\n]\n",
    );
    let told = refused(&one, &[]);
    assert!(told.contains("tolls.json: line 3, column 16: is not JSON: expected `,` or `}`"), "{told}");
    assert!(told.contains("help: mend that place"), "{told}");
    let lines = made(
        "tolls.jsonl",
        "{\"event\":\"e\",\"source\":\"A\",\"figure\":3}\n{\"event\":\"f\" \"source\":\"B\"}\n{\"event\":,}\n",
    );
    let told = refused(&lines, &[]);
    assert!(
        told.contains("2 faults") && told.contains("line 2, column 14") && told.contains("line 3, column 10"),
        "{told}"
    );
    let cut = refused(&made("tolls.json", "[{\"event\":\"e\",\"source\":\"NGO A\""), &[]);
    assert!(cut.contains("line 1, column ") && cut.contains("is not JSON"), "{cut}");
    let deep = refused(&made("deep.json", "[".repeat(100_000)), &[]);
    assert!(deep.contains("deep.json: "), "{deep}");
}

#[test]
fn text_that_only_looks_like_json_is_read_as_it_is_named() {
    let found = read(&claims("event,source,figure,note\ne,NGO A,3,\"[{\"\"a\"\":1}]\"\n"), &[]);
    assert_eq!(found.cells("best note"), ["3 | [{\"a\":1}]"]);
    assert!(found.told().is_empty(), "{:?}", found.told());
}
