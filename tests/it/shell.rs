//! What a project, a shell and an editor get: scaffolds that run, completions, manual pages, a schema.

use super::program::{recount, repository, rows};
use std::path::Path;

fn init(folder: &Path, more: &[&str]) -> super::program::Ran {
    let folder = folder.to_str().expect("plain path");
    recount(&[&["init", folder], more].concat())
}

#[test]
fn a_new_project_runs_as_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = init(folder.path(), &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let at = |name: &str| folder.path().join(name).to_str().expect("plain path").to_owned();
    let ran = recount(&["check", &at("claims.csv"), "--config", &at("recount.toml"), "--format", "csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(rows(&ran.out).iter().any(|row| row["name"] == "status-contradiction"), "{}", ran.out);
    let readme = std::fs::read_to_string(at("README.md")).expect("the README");
    for line in readme.lines().filter_map(|line| line.split('`').find(|part| part.starts_with("recount "))) {
        let line = line
            .replace("claims.csv", &at("claims.csv"))
            .replace("out/", &at("out"))
            .replace("example.png", &at("e.png"));
        let args: Vec<&str> = line.split(' ').skip(1).collect();
        let ran = recount(&args);
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
    }
}

#[test]
fn nothing_that_is_there_is_written_over_and_all_of_it_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("claims.csv"), "mine").expect("written");
    std::fs::write(folder.path().join("README.md"), "mine too").expect("written");
    let ran = init(folder.path(), &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("claims.csv") && ran.err.contains("README.md"), "{}", ran.err);
    assert!(!folder.path().join("recount.toml").exists());
    assert_eq!(std::fs::read_to_string(folder.path().join("claims.csv")).expect("readable"), "mine");
}

#[test]
fn the_workbook_is_read_back_with_the_same_claims_and_the_same_bytes_each_time() {
    let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    for folder in [&one, &other] {
        assert_eq!(init(folder.path(), &["--xlsx"]).code, 0);
    }
    let bytes = |folder: &tempfile::TempDir| std::fs::read(folder.path().join("claims.xlsx")).expect("a workbook");
    assert!(bytes(&one) == bytes(&other));
    let book = one.path().join("claims.xlsx");
    let ran = recount(&["read", book.to_str().expect("plain path"), "--format", "csv", "-q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let claims = rows(&ran.out);
    assert_eq!(claims.iter().map(|row| row["figure"].as_str()).collect::<Vec<_>>(), ["about 300", "203"]);
    assert_eq!(claims[0]["status"], "civilian");
}

#[test]
fn every_shell_gets_its_completions() {
    for (shell, sign) in [
        ("bash", "_recount()"),
        ("zsh", "#compdef recount"),
        ("fish", "complete -c recount"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let ran = recount(&["completions", shell]);
        assert!(
            ran.code == 0 && ran.out.contains(sign) && ran.out.contains("timeline") | ran.out.contains("gallery"),
            "{shell}"
        );
    }
    assert_eq!(recount(&["completions", "tcsh"]).code, 2);
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("plain path");
    let ran = recount(&["man", "-o", path]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for page in ["recount.1", "recount-check.1", "recount-chart.1", "recount-init.1"] {
        let text = std::fs::read_to_string(folder.path().join(page)).expect("a page");
        assert!(text.contains(".TH recount"), "{page}");
    }
}

#[test]
fn the_schema_knows_every_section_and_refuses_what_the_program_refuses() {
    let ran = recount(&["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    for section in ["aliases", "read", "figure", "link", "check", "ranges", "total", "chart", "output"] {
        assert!(schema["properties"].get(section).is_some(), "{section}");
    }
    assert_eq!(schema["additionalProperties"], false);
    assert!(
        schema["$defs"]["CheckConfig"]["properties"].get("fail-on").is_some(),
        "{:#}",
        schema["$defs"]["CheckConfig"]
    );
    let scaffold = std::fs::read_to_string(repository("src/cli/scaffold/recount.toml")).expect("readable");
    assert!(scaffold.starts_with("#:schema ./recount.schema.json"));
}
