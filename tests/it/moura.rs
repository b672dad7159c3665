//! The main job on real claims: what must be found at Moura, and what may be said.

use super::program::{claims, moura, recount, repository, rows};
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

fn ranges() -> Vec<Row> {
    let (file, config) = moura();
    rows(&recount(&["ranges", &file, "--config", &config, "--format", "csv"]).out)
}

fn findings() -> Vec<Row> {
    let (file, config) = moura();
    rows(&recount(&["check", &file, "--config", &config, "--format", "csv"]).out)
}

fn ends(row: &Row) -> (&str, &str) {
    (&row["low"], &row["high"])
}

/// Total, civilians and combatants of one hypothesis for one pair of claims.
fn hypothesis<'a>(ranges: &'a [Row], method: &str, claims: &str, hypothesis: &str) -> Vec<(&'a str, &'a str)> {
    ranges
        .iter()
        .filter(|row| row["method"] == method && row["claims"] == claims && row["hypothesis"] == hypothesis)
        .map(ends)
        .collect()
}

#[test]
fn the_demo_counts_claims_and_independent_sources_and_names_the_contradiction_first() {
    let ran = recount(&["demo"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("Moura, 27–31 March 2022: 39 claims, 13 independent sources."), "{}", ran.out);
    let contradiction = ran.out.find("status-contradiction").expect("found");
    assert!(ran.out.find("label-drift").is_some_and(|at| at > contradiction));
    assert!(ran.out.lines().count() <= 30, "{} lines", ran.out.lines().count());
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
}

#[test]
fn the_first_finding_is_who_the_dead_were() {
    let found = findings();
    assert_eq!(found[0]["code"], "L001");
    assert_eq!(found[0]["severity"], "error");
    assert!(found[0]["message"].contains("HRW as repeated by AFP: 300 civilians killed"), "{}", found[0]["message"]);
    assert!(found[0]["message"].contains("FAMa: 203 combatants of GAT “neutralised”"), "{}", found[0]["message"]);
}

#[test]
fn every_rule_that_the_case_calls_for_finds_it() {
    let found = findings();
    let on = |name: &str, claim: &str| {
        found.iter().any(|row| row["name"] == name && row["claims"].split(';').next() == Some(claim))
    };
    for (name, claim) in [
        ("label-drift", "M09"),
        ("label-drift", "M28"),
        ("label-drift", "M03"),
        ("number-drift", "M18a"),
        ("qualifier-drift", "M04"),
        ("window-drift", "M05"),
        ("window-mismatch", "M01"),
        ("harm-ambiguous", "M01"),
        ("presence-taken-for-harm", "M16"),
        ("scope-mismatch", "M19"),
        ("zero-contradicted", "M29"),
        ("ranges-disjoint", "M27"),
    ] {
        assert!(on(name, claim), "{name} on {claim}");
    }
    assert!(!found.iter().any(|row| row["name"] == "single-source"), "thirteen sources");
}

#[test]
fn the_wires_reading_stands_beside_the_sources_own_words() {
    let ranges = ranges();
    let wire = |name| hypothesis(&ranges, "bounds-as-repeated", "M08b;M03", name);
    assert_eq!(wire("disjoint"), [("503", "503"), ("300", "300"), ("203", "203")]);
    assert_eq!(wire("relabelled"), [("300", "300"), ("97", "300"), ("0", "203")]);
    assert_eq!(wire("partial"), [("300", "503"), ("97", "300"), ("0", "203")]);
    assert_eq!(wire("relabelled-reverse"), [("", "")], "300 do not fit into 203");
    let own = |name| hypothesis(&ranges, "bounds", "M08;M01", name);
    assert_eq!(own("disjoint")[0], ("250", "553"), "about 300 is 250 to 350; neutralised is 0 to 203 killed");
    assert_eq!(own("relabelled"), [("250", "350"), ("0", "350"), ("0", "350")]);
    let killed = hypothesis(&ranges, "bounds-as-killed", "M08;M01", "disjoint");
    assert_eq!(killed[0], ("453", "553"));
}

#[test]
fn every_hypothesis_says_what_would_have_to_be_true_in_the_sources_names() {
    let ranges = ranges();
    let row = ranges
        .iter()
        .find(|row| {
            row["method"] == "bounds-as-repeated" && row["hypothesis"] == "relabelled" && row["status"] == "all"
        })
        .expect("a row");
    assert!(row["note"].contains("FAMa") && row["note"].contains("HRW") && row["note"].contains("are among"));
    assert!(row["note"].contains("People whom neither counted are not included."));
    let partial = ranges
        .iter()
        .find(|row| row["method"] == "bounds-as-repeated" && row["hypothesis"] == "partial" && row["status"] == "all")
        .expect("a row");
    assert!(partial["note"].contains("503 only with 300 civilians and 203 combatants"), "{}", partial["note"]);
}

#[test]
fn the_governments_zero_is_listed_and_never_the_conservative_figure() {
    let ranges = ranges();
    let denial = ranges.iter().find(|row| row["method"] == "denial").expect("listed");
    assert_eq!((denial["claims"].as_str(), denial["scope"].as_str()), ("M29", "of Moura"));
    assert!(ranges.iter().filter(|row| row["method"] == "conservative").all(|row| row["low"] != "0"));
}

#[test]
fn convention_ends_are_never_the_end_of_a_range() {
    for row in ranges() {
        for end in ["low", "high"] {
            assert!(!["999", "9999"].contains(&row[end].as_str()), "{row:?}");
        }
    }
}

#[test]
fn each_end_of_an_envelope_names_its_claim_and_an_open_end_stays_open() {
    let ranges = ranges();
    let of = |status: &str| {
        ranges
            .iter()
            .find(|row| {
                row["method"] == "envelope-union"
                    && row["status"] == status
                    && row["harm"] == "killed"
                    && row["victim_party"].is_empty()
                    && row["scope"].is_empty()
            })
            .expect("a row")
    };
    let all = of("all");
    assert_eq!((ends(all), all["low_claim"].as_str(), all["high_claim"].as_str()), (("300", ""), "M34", ""));
    let civilians = of("civilian");
    assert_eq!((ends(civilians), civilians["high_claim"].as_str()), (("200", "400"), "M14"));
    assert_eq!(ranges[0]["status"], "all", "everyone stands first");
}

#[test]
fn a_neutralised_figure_is_a_bound_and_beside_it_read_as_killed() {
    let ranges = ranges();
    let of = |hypothesis: &str| {
        ranges
            .iter()
            .find(|row| {
                row["method"] == "envelope-union"
                    && row["victim_party"] == "GAT"
                    && row["harm"] == "killed"
                    && row["hypothesis"] == hypothesis
            })
            .map(ends)
    };
    assert_eq!(of(""), Some(("", "203")));
    assert_eq!(of("neutralised-read-as-killed"), Some(("203", "203")));
}

#[test]
fn two_plain_claims_give_the_textbook_bounds() {
    let file = claims(
        "claim_id,event,source,harm,status,figure\na,e,NGO,killed,civilian,300\nb,e,Army,killed,combatant,203\n",
    );
    let ranges = rows(&recount(&["ranges", file.path(), "--format", "csv"]).out);
    let of = |name| hypothesis(&ranges, "bounds", "a;b", name);
    assert_eq!(of("disjoint"), [("503", "503"), ("300", "300"), ("203", "203")]);
    assert_eq!(of("relabelled"), [("300", "300"), ("97", "300"), ("0", "203")]);
    assert_eq!(of("partial"), [("300", "503"), ("97", "300"), ("0", "203")]);
    assert_eq!(of("none"), [("300", "503"), ("0", "503"), ("0", "503")]);
}

#[test]
fn the_median_is_given_from_three_sources_and_otherwise_says_why_not() {
    let median = |content: &str| {
        let file = claims(content);
        let ranges = rows(&recount(&["ranges", file.path(), "--format", "csv"]).out);
        ranges.into_iter().find(|row| row["method"] == "median").expect("a row")
    };
    let two = median("event,source,figure\ne,A,10\ne,B,20\n");
    assert_eq!(two["best"], "");
    assert!(two["note"].contains("Best figures of 2 independent sources: a median needs three."), "{}", two["note"]);
    assert_eq!(median("event,source,figure\ne,A,10\ne,B,20\ne,C,60\n")["best"], "20");
    let copied = median("claim_id,event,source,figure,derived_from\n1,e,A,10,\n2,e,B,20,\n3,e,C,20,2\n");
    assert_eq!(copied["best"], "", "a claim that repeats another is no third source");
}

#[test]
fn the_wire_report_finds_the_contradiction_in_nine_claims() {
    let file = repository("datasets/seed/claims.csv");
    let ran = recount(&["check", file.to_str().expect("plain"), "--format", "csv", "--event", "moura"]);
    let found = rows(&ran.out);
    assert_eq!(found[0]["name"], "status-contradiction");
    assert!(found[0]["message"].contains("HRW: 300 civilians killed"), "{}", found[0]["message"]);
    assert!(
        found[0]["message"].contains("203 combatants") && found[0]["message"].contains("“neutralised”"),
        "{}",
        found[0]["message"]
    );
}

#[test]
fn every_fact_of_the_research_is_a_claim() {
    let facts = repository("../shared/data/moura_facts.csv");
    let Ok(facts) = std::fs::read_to_string(&facts) else {
        eprintln!("skipped: {} is not here", facts.display());
        return;
    };
    let (file, _) = moura();
    let claims = rows(&std::fs::read_to_string(file).expect("the data set"));
    for fact in rows(&facts) {
        let claim = claims.iter().find(|claim| claim["claim_id"] == fact["claim_id"]);
        let claim = claim.unwrap_or_else(|| panic!("{} is not coded", fact["claim_id"]));
        assert_eq!(claim["url"], fact["url"], "{}", fact["claim_id"]);
        assert!(!claim["access"].is_empty(), "{}", fact["claim_id"]);
    }
}

#[test]
fn the_checksum_in_the_readme_of_the_data_set_is_that_of_its_claims() {
    for name in ["moura", "seed"] {
        let folder = repository("datasets").join(name);
        let claims = std::fs::read(folder.join("claims.csv")).expect("claims");
        let readme = std::fs::read_to_string(folder.join("README.md")).expect("readme");
        let hash: String = <sha2::Sha256 as sha2::Digest>::digest(&claims).iter().map(|b| format!("{b:02x}")).collect();
        assert!(readme.contains(&hash), "{name}: {hash}");
    }
}
