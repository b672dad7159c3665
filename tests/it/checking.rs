//! What a newsroom settles about findings: what it allows, what it knows, how readily rules speak, in which form.

use super::program::{Ran, claims, recount, rows};
use serde_json::Value;

/// Two agencies that cannot both be right, and the reason why one row stands.
fn disputed(allow: &str) -> String {
    format!(
        "claim_id,event,date_start,source,harm,status,figure,allow\n\
         A,alpha,2024-03-01,Agency,killed,civilian,12,{allow}\n\
         B,alpha,2024-03-01,Bureau,killed,civilian,30,\n"
    )
}

fn names(ran: &Ran) -> Vec<String> {
    rows(&ran.out).iter().map(|row| row["name"].clone()).collect()
}

fn check(csv: &str, more: &[&str]) -> Ran {
    let made = claims(csv);
    let args = [&["check", made.path(), "--format", "csv"], more].concat();
    recount(&args)
}

#[test]
fn what_a_claim_allows_with_a_reason_is_not_told_but_counted() {
    assert_eq!(names(&check(&disputed(""), &[])), ["ranges-disjoint"]);
    for allow in ["N003 the agency counts one hamlet", "ranges-disjoint: one hamlet only", "number seen by the desk"] {
        let ran = check(&disputed(allow), &[]);
        assert!(names(&ran).is_empty(), "{allow}: {}", ran.out);
        assert!(ran.err.contains("1 finding allowed in the data"), "{allow}: {}", ran.err);
    }
}

#[test]
fn an_allowance_without_a_reason_or_without_a_finding_is_a_finding() {
    assert_eq!(names(&check(&disputed("N003"), &[])), ["ranges-disjoint", "allow-without-reason"]);
    assert_eq!(names(&check(&disputed("L002 quoted as printed"), &[])), ["ranges-disjoint", "unused-allow"]);
    let ran = check(&disputed("ranges-disjiont one hamlet"), &[]);
    assert!(ran.out.contains("did you mean `ranges-disjoint`"), "{}", ran.out);
    // A rule that does not run cannot be allowed in vain.
    assert!(names(&check(&disputed("N003 one hamlet"), &["--select", "label,record"])).is_empty());
}

#[test]
fn only_what_is_new_since_the_baseline_is_told() {
    let made = claims(disputed(""));
    let baseline = made.path.with_file_name("baseline.json");
    let baseline = baseline.to_str().expect("plain path");
    assert_eq!(recount(&["check", made.path(), "-o", baseline]).code, 0);
    let ran = recount(&["check", made.path(), "--baseline", baseline, "--format", "csv", "--fail-on", "note"]);
    assert_eq!((ran.code, names(&ran).len()), (0, 0), "{}", ran.err);
    assert!(ran.err.contains("1 known from"), "{}", ran.err);
    // Another figure is another finding, and the old one is gone.
    std::fs::write(&made.path, disputed("").replace(",30,", ",40,")).expect("written");
    let ran = recount(&["check", made.path(), "--baseline", baseline, "--format", "csv"]);
    assert_eq!(names(&ran), ["ranges-disjoint"]);
    assert!(ran.err.contains("1 finding of it gone"), "{}", ran.err);
    std::fs::write(&made.path, "not a baseline").expect("written");
    let ran = recount(&["check", baseline, "--baseline", made.path()]);
    assert_eq!(ran.code, 2);
    let ran = recount(&["check", claims(disputed("")).path(), "--baseline", made.path()]);
    assert!(ran.code == 2 && ran.err.contains("write it anew"), "{}", ran.err);
}

#[test]
fn thresholds_of_the_configuration_are_applied_and_stand_in_the_finding() {
    let row = |n: u32, figure: u32| format!("c{n},e,2024-03-01,S{n},killed,civilian,{figure}\n");
    let body: String = [(1, 30), (2, 31), (3, 33), (4, 320)].iter().map(|(n, figure)| row(*n, *figure)).collect();
    let csv = format!("claim_id,event,date_start,source,harm,status,figure\n{body}");
    let evidence = |ran: &Ran| rows(&ran.out).first().map(|row| row["evidence"].clone()).unwrap_or_default();
    let plain = check(&csv, &["--select", "ratio-outlier"]);
    assert!(evidence(&plain).contains("least_sources=4"), "{}", plain.out);
    let low = check(&csv, &["--select", "ratio-outlier", "--sensitivity", "low"]);
    assert!(names(&low).is_empty(), "six sources are asked for: {}", low.out);
    let config = claims("[check.limits.ratio-outlier]\nleast-sources = 5\n");
    let own = check(&csv, &["--select", "ratio-outlier", "--config", config.path()]);
    assert!(names(&own).is_empty(), "{}", own.out);
    let wrong = claims("[check.limits.ratio-outlier]\nleast-sorces = 5\n[check.limits.ratio-outlyer]\nx = 1\n");
    let ran = check(&csv, &["--config", wrong.path()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("least_sources") && ran.err.contains("ratio-outlier"), "{}", ran.err);
}

#[test]
fn a_rule_that_fires_on_every_event_of_a_dataset_is_summed_up_once() {
    let body: String = (0..40).map(|n| format!("c{n},e{n},2024-03-01,Agency,killed,{n}\n")).collect();
    let csv = format!("claim_id,event,date_start,source,harm,figure\n{body}");
    let ran = check(&csv, &["--select", "single-source"]);
    let found = rows(&ran.out);
    assert_eq!(found.len(), 1, "{}", ran.out);
    assert!(found[0]["message"].contains("in 40 of its 40 events") && found[0]["event"].is_empty(), "{}", ran.out);
    assert_eq!(names(&check(&csv, &["--select", "single-source", "--each"])).len(), 40);
    // Ten of forty are findings about events.
    let more: String = (10..40).map(|n| format!("d{n},e{n},2024-03-01,Bureau,killed,{n}\n")).collect();
    assert_eq!(names(&check(&format!("{csv}{more}"), &["--select", "single-source"])).len(), 10);
}

#[test]
fn a_former_code_or_name_still_selects_its_rule() {
    for former in ["W002", "V006", "single-source"] {
        let ran = check("event,source,harm,figure\ne,Agency,killed,3\n", &["--select", former]);
        assert_eq!(names(&ran), ["single-source"], "{former}");
        assert!(recount(&["explain", former]).out.starts_with("# single-source (V006)"), "{former}");
    }
}

#[test]
fn every_form_tells_the_same_findings() {
    let made = claims(disputed(""));
    let of = |format: &str| recount(&["check", made.path(), "--format", format, "-q"]).out;
    let json: Value = serde_json::from_str(&of("json")).expect("JSON");
    assert_eq!(json["schema"], "recount.findings/1");
    assert_eq!(json["findings"][0]["code"], "N003");
    let line: Value = serde_json::from_str(of("jsonl").lines().next().expect("a line")).expect("JSON");
    assert_eq!(line["claims"], json["findings"][0]["claims"]);
    assert!(of("markdown").contains("| N003 |"), "{}", of("markdown"));
    assert!(of("github").starts_with("::warning file="), "{}", of("github"));
    let text = of("text");
    // The rows stand under the finding.
    assert!(text.contains("claims.csv:2 | A | Agency: 12 civilians killed, from 1 March 2024"), "{text}");
    assert!(text.contains("claims.csv:3 | B | Bureau: 30 civilians killed"), "{text}");
}

#[test]
fn sarif_is_version_2_1_0_and_carries_what_is_allowed_as_suppressed() {
    let made = claims(disputed("N003 the agency counts one hamlet"));
    let log: Value =
        serde_json::from_str(&recount(&["check", made.path(), "--format", "sarif", "-q"]).out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
    assert_eq!(result["suppressions"][0]["kind"], "inSource");
    assert_eq!(result["suppressions"][0]["justification"], "the agency counts one hamlet");
    assert!(result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64() >= Some(1));
}

#[test]
fn the_list_of_rules_stands_by_family() {
    let list = recount(&["explain"]).out;
    let at = |text: &str| list.find(text).unwrap_or_else(|| panic!("{text} in {list}"));
    for (family, rule) in [("label", "L001"), ("sum", "S002"), ("provenance", "V005"), ("record", "R005")] {
        assert!(at(&format!("\n {family}\n")) < at(rule));
    }
    assert!(recount(&["explain", "sum"]).out.contains("parts-exceed-total"));
    assert!(!recount(&["explain", "sum"]).out.contains("label-drift"));
    let ran = recount(&["explain", "ratio-outlyer"]);
    assert!(ran.code == 2 && ran.err.contains("did you mean `ratio-outlier`"), "{}", ran.err);
}
