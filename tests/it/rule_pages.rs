//! The example on a rule's page triggers exactly that rule.

use super::program::{claims, recount, rows};
use recount::rules::RULES;
use std::collections::BTreeSet;

#[test]
fn the_example_of_every_page_triggers_exactly_its_rule() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let example = rule.page.split_once("```csv\n").and_then(|(_, rest)| rest.split_once("```"));
        let Some((csv, _)) = example else {
            wrong.push(format!("{}: no example", rule.name));
            continue;
        };
        let file = claims(csv);
        let mut args = vec!["check", file.path(), "--format", "csv", "--quiet"];
        // A rule that compares two releases shows both.
        let earlier = rule.page.split_once("```csv earlier\n").and_then(|(_, rest)| rest.split_once("```"));
        let earlier = earlier.map(|(csv, _)| claims(csv));
        args.extend(earlier.iter().flat_map(|earlier| ["--since", earlier.path()]));
        let ran = recount(&args);
        let found: BTreeSet<String> = rows(&ran.out).into_iter().map(|row| row["name"].clone()).collect();
        if found.iter().map(String::as_str).ne([rule.name]) {
            wrong.push(format!("{}: found {found:?} {}", rule.name, ran.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_shown_by_code_and_by_name() {
    for rule in RULES {
        let page = recount(&["explain", rule.code]).out;
        assert!(page.starts_with(rule.page));
        assert!(rule.thresholds.iter().all(|threshold| page.contains(threshold.name)), "{}", rule.name);
        assert_eq!(recount(&["explain", rule.name]).out, page);
    }
    let ran = recount(&["explain", "label-drfit"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean `label-drift`?"), "{}", ran.err);
}
