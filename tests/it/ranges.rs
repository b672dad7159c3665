//! Ranges through the built program: all claims together, what is assumed, and the methods that are asked for.

use crate::program::{made, recount, rows};

const CLAIMS: &str = "claim_id,event,source,harm,status,figure,low,best,high
a,e,HRW,killed,civilian,,250,300,350
b,e,UN,killed,civilian,,180,203,220
c,e,OHCHR,killed,civilian,,450,500,600
d,e,army,killed,combatant,203,,,
";

fn ranges(args: &[&str]) -> Vec<std::collections::BTreeMap<String, String>> {
    let file = made("claims.csv", CLAIMS);
    let mut all = vec!["ranges", file.path(), "--format", "csv", "--quiet"];
    all.extend(args);
    rows(&recount(&all).out)
}

#[test]
fn full_counts_that_exclude_each_other_are_all_named() {
    let rows = ranges(&[]);
    let complete = rows.iter().find(|row| row["method"] == "joint-bounds" && row["hypothesis"] == "complete");
    let note = &complete.expect("a row that says why there is none")["note"];
    for pair in ["HRW: 250–350", "UN: 180–220", "OHCHR: 450–600"] {
        assert!(note.contains(pair), "{note}");
    }
    assert_eq!(note.matches(" and ").count(), 4, "three pairs, and one \"and\" of the condition: {note}");
}

#[test]
fn all_claims_together_have_bounds_and_what_is_assumed_is_printed() {
    let rows = ranges(&["--trust", "hrw=0.9", "--cap", "combatants=100"]);
    let of = |hypothesis: &str, status: &str| {
        rows.iter()
            .find(|row| row["method"] == "joint-bounds" && row["hypothesis"] == hypothesis && row["status"] == status)
            .expect("a row")
            .clone()
    };
    let civilians = of("partial", "civilian");
    assert_eq!((&*civilians["low"], &*civilians["high"]), ("350", "1170"), "at most 100 of 450 were combatants");
    assert!(civilians["note"].contains("hrw 0.9") && civilians["note"].contains("0–100"), "{}", civilians["note"]);
    assert!(of("disjoint", "all")["low"].is_empty(), "203 combatants do not fit under 100 if labels are right");
    assert!(of("disjoint", "all")["note"].contains("army: 203"));
}

#[test]
fn one_number_of_several_claims_is_made_only_where_it_is_asked_for() {
    assert!(ranges(&[]).iter().all(|row| row["method"] != "huber" && row["method"] != "random-effects"));
    let rows = ranges(&["--method", "all"]);
    let of =
        |method: &str| rows.iter().find(|row| row["method"] == method && row["status"] == "civilian").expect(method);
    assert_eq!(of("mad")["best"], "300");
    assert!(of("linear-pool")["note"].contains("203, 300 and 500"));
    assert!(of("log-pool")["best"].is_empty() && of("log-pool")["note"].contains("450"));
    assert_eq!(of("random-effects")["interval_kind"], "confidence");
    assert!(of("ucdp-gumbel")["best"].is_empty());
    let combatants = rows.iter().find(|row| row["method"] == "random-effects" && row["status"] == "combatant");
    assert!(combatants.expect("a refusal")["note"].contains("fewer than 3"));
}

#[test]
fn a_source_that_is_not_in_the_data_is_refused_with_the_nearest_one() {
    let file = made("claims.csv", CLAIMS);
    let ran = recount(&["ranges", file.path(), "--trust", "hrv=0.9", "--hierarchy", "OHCR"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("HRW") && ran.err.contains("OHCHR"), "{}", ran.err);
}

/// Each range without the order of its claims: whom it is about, how it was found, its ends, and how many sources.
fn ends(content: &str) -> Vec<String> {
    let file = made("claims.csv", content);
    let args = ["ranges", file.path(), "--format", "csv", "--quiet", "--method", "all", "--source-sd", "0.2"];
    let columns = ["status", "method", "hypothesis", "low", "best", "high", "sources", "low_claim", "high_claim"];
    let row = |row: &std::collections::BTreeMap<String, String>| columns.map(|name| row[name].as_str()).join(" | ");
    rows(&recount(&args).out).iter().map(row).collect()
}

#[test]
fn a_claim_that_repeats_another_changes_no_range() {
    let head = CLAIMS.replace("claim_id,", "derived_from,claim_id,").replace("\n", "\n,");
    let claims = head.trim_end_matches(',');
    let repeated = format!("{claims}a,x,e,AFP,killed,civilian,,250,300,350\nd,y,e,RFI,killed,combatant,203,,,\n");
    assert_eq!(ends(claims), ends(&repeated));
    assert!(ends(claims).len() > 60, "{}", ends(claims).len());
}

#[test]
fn the_order_of_rows_changes_no_range() {
    let mut lines: Vec<&str> = CLAIMS.lines().collect();
    lines[1..].reverse();
    let (mut as_written, mut reversed) = (ends(CLAIMS), ends(&(lines.join("\n") + "\n")));
    as_written.sort();
    reversed.sort();
    assert_eq!(as_written, reversed);
}
