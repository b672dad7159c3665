//! `--help` is the manual: every command has an example, and the examples run.

use super::program::{moura, recount};

const COMMANDS: &[&str] = &[
    "demo", "run", "read", "profiles", "figure", "check", "diff", "explain", "ranges", "total", "chart", "gallery",
    "report",
];

#[test]
fn every_command_has_an_example_that_works() {
    let (file, config) = moura();
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("plain").to_owned();
    for command in COMMANDS {
        let help = recount(&[command, "--help"]);
        assert_eq!(help.code, 0);
        let examples = help.out.split_once("Example").map(|(_, rest)| rest).unwrap_or_default();
        let lines: Vec<&str> = examples
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("recount ") && !line.contains('|'))
            .collect();
        assert!(!lines.is_empty(), "{command} shows no example:\n{}", help.out);
        for line in lines {
            let line = line.split('#').next().unwrap_or_default().trim();
            // What follows two blanks explains the example.
            let line = line.split("   ").next().unwrap_or_default();
            let mut args: Vec<String> = words(line).into_iter().skip(1).collect();
            let mut wants_output = false;
            for arg in &mut args {
                if wants_output {
                    *arg = at(arg.trim_end_matches('/'));
                }
                wants_output = arg == "-o";
                if ["claims.csv", "old.csv", "new.csv", "old/", "new/"].contains(&arg.as_str()) {
                    arg.clone_from(&file);
                }
            }
            if args.contains(&file) && args[0] != "profiles" {
                args.extend(["--config".into(), config.clone()]);
            }
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let ran = recount(&args);
            assert!(ran.code == 0 || line.contains("--fail-on"), "{line}: {} {}", ran.code, ran.err);
        }
    }
}

/// Splits a line as a shell would, as far as quotes go.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("one").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
