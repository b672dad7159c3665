//! The traps of the Moura case (research on statistics, section 6): each is found by the rule meant for it, each finding was
//! read and is right, and where the sources do not contradict each other nothing is said.

use super::program::{moura, recount, rows};
use recount::rules::RULES;

/// What makes it a trap, the rule, its first claim.
const FOUND: &[(&str, &str, &str)] = &[
    ("the army's combatants are others' civilians", "status-contradiction", "M08b"),
    ("the army's “neutralised” retold as killed", "label-drift", "M03"),
    ("the same by the ministry", "label-drift", "M05"),
    ("HRW's suspected fighters retold as civilians", "label-drift", "M08b"),
    ("the same by a channel", "label-drift", "M09"),
    ("OHCHR's people retold as civilians", "label-drift", "M28"),
    ("30 fighters present, and 30 killed", "presence-taken-for-harm", "M16"),
    ("“neutralised” beside 51 arrested", "harm-ambiguous", "M01"),
    ("a legal category is no status: killed in violation of norms", "scope-mismatch", "M19"),
    ("no civilian “of Moura”", "scope-mismatch", "M29"),
    ("573 for 543", "number-drift", "M18a"),
    ("“plus de 200” for 203", "qualifier-drift", "M04"),
    ("“300” for “about 300”", "qualifier-drift", "M08b"),
    ("one-sided: more than 600 against 300 to 600 and about 300", "ranges-disjoint", "M13"),
    ("one-sided: more than 600 among all of ACLED's 350 to 380", "ranges-disjoint", "M13"),
    ("one-sided: more than 500 against 350 to 380", "ranges-disjoint", "M27"),
    ("the government's zero", "zero-contradicted", "M29"),
    ("the army's window opens four days before the raid", "window-mismatch", "M01"),
    ("the NGOs' window closes a day later", "window-mismatch", "M14"),
    ("the ministry's window ends after the statement", "window-drift", "M05"),
    ("MINUSMA's 543 are of all Mali and of three months", "aggregate-as-event", "M18"),
    ("two who cite OHCHR are no two more sources", "self-corroboration", "M31"),
    ("words without a number", "vague-figure", "M08a"),
    ("OHCHR was kept out", "no-access", "M19"),
    ("the army counts its own eight dead", "party-counts-own-losses", "M07"),
    ("the army counts those it killed", "party-counts-enemy-losses", "M01"),
];

/// What is no contradiction, the rule that must not say so, and the claim it would be said of.
const SILENT: &[(&str, &str, &str)] = &[
    ("203 fighters and 238 names: other people may be named", "below-named-victims", "M01"),
    ("30 killed and 238 names: other people may be named", "below-named-victims", "M20"),
    ("145 are among the 203", "subset-larger-than-whole", "M06"),
    ("145 are part of the 203, not all of its parts", "parts-fall-short", "M01"),
    ("at least 20 and a dozen can be 35", "sub-event-sums-differ", "M23"),
    ("20 women and 7 children are among the 500", "subset-larger-than-whole", "M24"),
    ("girls may be in both: women and children are not added", "parts-exceed-total", "M19"),
    ("“more than 500” repeats “more than 500”", "qualifier-drift", "M31"),
    ("“more than 500” repeats “more than 500”", "number-drift", "M31"),
    ("“plus de 200” contains 203", "number-drift", "M04"),
    ("“civilian men” of one scope, 20 women of another", "demographic-contradiction", "M08"),
    ("200–400 meets about 300", "ranges-disjoint", "M14"),
    ("a wide spread is no outlier", "ratio-outlier", "M13"),
    ("thirteen sources", "single-source", "M01"),
    ("at least 500 and more than 500 count other people", "superseded-figure", "M27"),
];

fn found() -> Vec<(String, Vec<String>)> {
    let (file, config) = moura();
    let ran = recount(&["check", &file, "--config", &config, "--format", "csv"]);
    let claims = |text: &str| text.split(';').map(str::to_owned).collect();
    rows(&ran.out).iter().map(|row| (row["name"].clone(), claims(&row["claims"]))).collect()
}

#[test]
fn each_trap_of_moura_is_found_by_the_rule_meant_for_it_and_nothing_else_is() {
    let mut said: Vec<(String, String)> =
        found().into_iter().map(|(name, claims)| (name, claims.first().cloned().unwrap_or_default())).collect();
    for (trap, rule, claim) in FOUND {
        let at = said.iter().position(|(name, first)| name == rule && first == claim);
        said.remove(at.unwrap_or_else(|| panic!("{trap}: no {rule} on {claim}")));
    }
    assert!(said.is_empty(), "nobody has read these: {said:?}");
}

#[test]
fn where_moura_holds_no_contradiction_nothing_is_said() {
    let found = found();
    for (why, rule, claim) in SILENT {
        let said =
            found.iter().any(|(name, claims)| name == rule && claims.first().is_some_and(|first| first == claim));
        assert!(!said, "{why}: {rule} on {claim}");
        assert!(RULES.iter().any(|known| known.name == *rule), "{rule} is a rule");
    }
}
