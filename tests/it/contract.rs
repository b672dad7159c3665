//! What scripts rely on: forms of output, exit codes, standard input, atomic files, and the copy of the contract.

use super::program::{claims, moura, recount, recount_with, repository, rows};
use std::process::{Command, Stdio};

const TWO: &str =
    "claim_id,event,source,harm,status,figure\na,e,NGO,killed,civilian,300\nb,e,Army,killed,combatant,203\n";

#[test]
fn findings_come_as_csv_in_a_pipe_and_as_json_with_their_schema() {
    let file = claims(TWO);
    let csv = recount(&["check", file.path()]);
    assert!(csv.out.starts_with("code,name,severity,confidence,event,message,hint,claims,sources,evidence\nL001,"));
    let json = recount(&["check", file.path(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("json");
    assert_eq!(json["schema"], "recount.findings/1");
    assert_eq!(json["findings"][0]["claims"], serde_json::json!(["a", "b"]));
    assert_eq!(json["findings"][0]["evidence"]["civilian_low"], 300);
    let jsonl = recount(&["check", file.path(), "--format", "jsonl"]);
    assert!(jsonl.out.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    assert!(recount(&["check", file.path(), "--format", "markdown"]).out.starts_with("| code | name |"));
}

#[test]
fn findings_come_as_a_linter_prints_them_with_file_line_and_hint() {
    let file = claims(TWO);
    let text = recount(&["check", file.path(), "--format", "text"]).out;
    assert!(text.contains("claims.csv:2: error[L001] status-contradiction"), "{text}");
    assert!(text.contains("hint: ") && !text.contains('\x1b'));
    let colored = recount(&["check", file.path(), "--format", "text", "--color", "always"]).out;
    assert!(colored.contains("\x1b[1;31m"));
    let github = recount(&["check", file.path(), "--format", "github"]).out;
    assert!(github.starts_with("::error file="), "{github}");
}

#[test]
fn the_exit_code_follows_fail_on() {
    let file = claims(TWO);
    let code = |level: &str| recount(&["check", file.path(), "--fail-on", level]).code;
    assert_eq!([code("never"), code("note"), code("warning"), code("error")], [0, 1, 1, 1]);
    let ignored = recount(&["check", file.path(), "--fail-on", "error", "--ignore", "L001"]);
    assert_eq!(ignored.code, 0, "{}", ignored.out);
    assert_eq!(recount(&["check", file.path(), "--fail-on", "fatal"]).code, 2);
    assert_eq!(recount(&["chekc"]).code, 2);
}

#[test]
fn select_and_ignore_take_codes_names_and_families() {
    let (file, config) = moura();
    let names = |args: &[&str]| -> Vec<String> {
        let ran = recount(&[&["check", &file, "--config", &config, "--format", "csv"], args].concat());
        rows(&ran.out).into_iter().map(|row| row["code"].clone()).collect()
    };
    assert!(names(&["--select", "label"]).iter().all(|code| code.starts_with('L')));
    assert!(names(&["--select", "L001,T"]).iter().all(|code| code == "L001" || code.starts_with('T')));
    assert!(!names(&["--ignore", "label-drift"]).contains(&"L002".to_owned()));
}

#[test]
fn every_input_row_is_a_claim_or_a_rejected_row_and_the_sum_is_printed() {
    let file = claims("event,source,figure\ne,A,3\ne,B,x y z\ne,,4\nf,C,5\n");
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("plain");
    let ran = recount(&["run", file.path(), "-o", out]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("4 rows read: 2 became 2 claims, 2 rejected"), "{}", ran.err);
    let read = |name: &str| rows(&std::fs::read_to_string(folder.path().join(name)).expect(name)).len();
    assert_eq!((read("claims.csv"), read("rejected.csv")), (2, 2));
    assert_eq!(recount(&["run", file.path(), "-o", out, "--strict"]).code, 1);
}

#[test]
fn run_writes_everything_that_the_contract_names_and_describes_it() {
    let (file, config) = moura();
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("plain");
    assert_eq!(recount(&["run", &file, "--config", &config, "-o", out, "--png"]).code, 0);
    for name in [
        "claims.csv",
        "rejected.csv",
        "events.csv",
        "sources.csv",
        "links.csv",
        "findings.csv",
        "findings.json",
        "ranges.csv",
        "totals.csv",
        "charts/overview.svg",
        "charts/range-moura.svg",
        "charts/range-moura.png",
        "charts/range-moura.md",
        "report.html",
        "methods.md",
        "quotable.md",
        "datapackage.json",
    ] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
    let package = std::fs::read_to_string(folder.path().join("datapackage.json")).expect("written");
    let package: serde_json::Value = serde_json::from_str(&package).expect("json");
    for resource in package["resources"].as_array().expect("resources") {
        let path = folder.path().join(resource["path"].as_str().expect("path"));
        assert_eq!(std::fs::metadata(path).expect("there").len(), resource["bytes"].as_u64().expect("bytes"));
    }
    assert_eq!(package["recount"]["seed"], 1);
    assert_eq!(package["sources"][0]["claims"], 39);
    let quotable = std::fs::read_to_string(folder.path().join("quotable.md")).expect("written");
    assert!(quotable.contains("According to HRW: about 300") && quotable.contains("(`M08`)"), "{quotable}");
}

#[test]
fn a_folder_that_run_wrote_is_an_input_and_gives_the_same_claims() {
    let (file, config) = moura();
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("plain");
    recount(&["run", &file, "--config", &config, "-o", out]);
    let again = recount(&["read", out, "--config", &config, "--format", "csv"]);
    let before = std::fs::read_to_string(folder.path().join("claims.csv")).expect("written");
    assert_eq!(again.out, before, "origin, figures and words survive the round trip");
}

#[test]
fn standard_input_and_output_work_as_dashes() {
    let ran = recount_with(&["read", "-", "-o", "-", "--format", "jsonl"], Some(TWO.as_bytes()));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 2);
    assert!(ran.out.contains("\"origin_file\":\"-\""));
}

#[test]
fn an_output_file_is_replaced_as_a_whole() {
    let file = claims(TWO);
    let target = claims("old");
    assert_eq!(recount(&["check", file.path(), "-o", target.path()]).code, 0);
    assert!(std::fs::read_to_string(&target.path).expect("there").starts_with("code,name"));
    let refused = claims("not,a,claim\n");
    assert_eq!(recount(&["check", refused.path(), "-o", target.path()]).code, 2);
    assert!(std::fs::read_to_string(&target.path).expect("there").starts_with("code,name"), "the old one stands");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let many: String = (0..20_000).map(|n| format!("e{n},A,{n}\n")).collect();
    let file = claims(format!("event,source,figure\n{many}"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .args(["read", file.path(), "--quiet"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("built");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_part_is_looked_at_by_event_and_by_condition() {
    let file = claims("event,source,figure,country\ne,A,3,MLI\nf,B,4,BFA\nf,C,5,MLI\n");
    let count = |args: &[&str]| rows(&recount(&[&["read", file.path(), "--format", "csv"], args].concat()).out).len();
    assert_eq!(count(&["--event", "e"]), 1);
    assert_eq!(count(&["--where", "country=BFA"]), 2, "an event is kept whole");
    assert_eq!(count(&["--where", "country=mli", "--where", "source=A"]), 1);
    let wrong = recount(&["read", file.path(), "--event", "g"]);
    assert_eq!(wrong.code, 2);
    assert!(recount(&["read", file.path(), "--where", "cuontry=MLI"]).err.contains("did you mean `country`?"));
}

#[test]
fn an_id_that_is_not_given_follows_from_the_content_and_survives_inserted_rows() {
    let ids = |content: &str| -> Vec<String> {
        let ran = recount(&["read", claims(content).path(), "--format", "csv", "-q"]);
        rows(&ran.out).into_iter().map(|row| row["claim_id"].clone()).collect()
    };
    let one = ids("event,source,figure\ne,A,3\n");
    let more = ids("source,event,figure,note\nB,e,9,\nA,e,3,\nA,e,3,\n");
    assert_eq!(one[0], more[1], "neither order of columns nor an empty column changes it");
    assert_eq!(more[2], format!("{}-2", one[0]), "a repeat gets -2");
}

#[test]
fn figures_in_words_are_shown_as_they_are_understood() {
    let ran = recount(&["figure", "plus de 200", "au moins 500", "300 à 600", "des centaines", "une trentaine"]);
    let found = rows(&ran.out);
    let of = |at: usize| ["low", "best", "high"].map(|end| found[at][end].as_str());
    assert_eq!(of(0), ["201", "", ""]);
    assert_eq!(of(1), ["500", "", ""]);
    assert_eq!(of(2), ["300", "", "600"]);
    assert_eq!(of(3), ["200", "", "999"]);
    assert_eq!(found[3]["convention"], "plain");
    assert_eq!(of(4), ["25", "30", "35"]);
    assert_eq!(recount(&["figure", "a horde"]).code, 2);
    let acled = rows(&recount(&["figure", "hundreds", "--convention", "acled"]).out);
    assert_eq!((acled[0]["low"].as_str(), acled[0]["high"].as_str()), ("100", ""));
}

#[test]
fn the_copy_of_the_contract_is_in_step() {
    let original = repository("../shared/CONTRACT.md");
    let Ok(original) = std::fs::read_to_string(&original) else {
        eprintln!("skipped: {} is not here", original.display());
        return;
    };
    assert_eq!(std::fs::read_to_string(repository("CONTRACT.md")).expect("the copy"), original);
}

#[test]
fn who_repeats_whom_is_followed_by_claim_and_by_source() {
    let sources = |content: &str| {
        let file = claims(content);
        let ranges = rows(&recount(&["ranges", file.path(), "--format", "csv", "-q"]).out);
        ranges[0]["sources"].clone()
    };
    let header = "claim_id,event,source,figure,derived_from\n";
    assert_eq!(sources(&format!("{header}1,e,HRW,20,\n2,e,BBC,20,1\n3,e,TF1,20,BBC\n")), "1", "a chain by name");
    assert_eq!(sources(&format!("{header}1,e,BBC,20,AFP\n2,e,CNN,20,AFP\n")), "1", "a shared origin that is not here");
    assert_eq!(sources(&format!("{header}1,e,A,20,2\n2,e,B,20,1\n")), "1", "a circle");
    assert_eq!(sources(&format!("{header}1,e,HRW; Amnesty,20,\n2,e,HRW,25,\n3,e,Amnesty,26,\n")), "2", "a joint word");
    assert_eq!(sources(&format!("{header}1,e,HRW,20,\n2,e,MSF,25,\n")), "2");
    let revised = "claim_id,event,source,figure,supersedes\n1,e,HRW,20,\n2,e,HRW,25,1\n3,e,MSF,26,\n";
    let file = claims(revised);
    let union = &rows(&recount(&["ranges", file.path(), "--format", "csv", "-q"]).out)[0];
    assert_eq!((union["low"].as_str(), union["high"].as_str()), ("25", "26"), "history does not count");
}

#[test]
fn findings_come_as_sarif_with_every_rule_and_place() {
    let file = claims(TWO);
    let log = recount(&["check", file.path(), "--format", "sarif"]).out;
    let log: serde_json::Value = serde_json::from_str(&log).expect("json");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(recount::rules::RULES.len()));
    assert_eq!(run["results"][0]["ruleId"], "L001");
    assert_eq!(run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
}

#[test]
fn about_300_is_300_in_a_range_and_250_to_350_where_it_is_set_against_another() {
    let file = claims("event,source,figure\ne,A,about 300\ne,B,310\ne,C,at least 10\n");
    let ranges = rows(&recount(&["ranges", file.path(), "--format", "csv", "-q"]).out);
    let of = |method: &str| ranges.iter().find(|row| row["method"] == method).expect("a row");
    assert_eq!(of("envelope-union")["low"], "10");
    let all = of("envelope-intersection");
    assert_eq!((all["low"].as_str(), all["high"].as_str()), ("310", "310"), "{}", all["note"]);
}

#[test]
fn a_chart_is_svg_or_png_by_its_name() {
    let file = claims(TWO);
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("plain").to_owned();
    assert_eq!(recount(&["chart", "range", file.path(), "-o", &at("x.svg")]).code, 0);
    assert_eq!(recount(&["chart", "range", file.path(), "-o", &at("x.png")]).code, 0);
    let wrong = recount(&["chart", "range", file.path(), "-o", &at("x.jpg")]);
    assert!(wrong.code == 2 && wrong.err.contains(".svg or .png"), "{}", wrong.err);
    assert!(std::fs::read(at("x.png")).expect("written").starts_with(b"\x89PNG"));
}
