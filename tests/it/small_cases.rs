//! Tiny inputs with answers written by hand: what may be said, and what may not.

use super::program::{claims, recount, rows};
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

fn ranges(csv: &str) -> Vec<Row> {
    rows(&recount(&["ranges", claims(csv).path(), "--format", "csv", "-q"]).out)
}

/// Low and high of everyone killed, if one claim is right.
fn everyone(csv: &str) -> (String, String) {
    let ranges = ranges(csv);
    let row = ranges
        .iter()
        .find(|row| {
            row["method"] == "envelope-union"
                && row["harm"] == "killed"
                && row["status"] == "all"
                && row["victim_party"].is_empty()
                && row["hypothesis"].is_empty()
        })
        .expect("every event with people killed has the row");
    (row["low"].clone(), row["high"].clone())
}

fn findings(csv: &str) -> Vec<String> {
    let ran = recount(&["check", claims(csv).path(), "--format", "csv", "-q"]);
    rows(&ran.out).into_iter().map(|row| row["name"].clone()).collect()
}

/// The sentence on top of the event.
fn headline(csv: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = recount(&["run", claims(csv).path(), "-q", "-o", folder.path().to_str().expect("plain")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = std::fs::read_to_string(folder.path().join("quotable.md")).expect("written");
    text.lines().find(|line| line.starts_with("- ")).unwrap_or_default().to_owned()
}

#[test]
fn the_range_of_everyone_killed_in_small_cases() {
    let cases = [
        ("a bare number", "source,figure\nA,12", ("12", "12")),
        ("two numbers", "source,figure\nA,12\nB,15", ("12", "15")),
        ("at least", "source,figure\nA,12\nB,at least 15", ("12", "")),
        ("up to", "source,figure\nA,12\nB,up to 15", ("", "15")),
        ("about is what was said", "source,figure\nA,about 300\nB,340", ("300", "340")),
        ("nearly has no low end", "source,figure\nA,nearly 300\nB,340", ("", "340")),
        ("a word is no end", "source,figure\nA,12\nB,hundreds", ("12", "12")),
        ("a low above its high", "source,low,high\nA,9,3\nB,4,5", ("4", "5")),
        ("civilians are a floor", "source,status,figure\nA,civilian,30", ("30", "")),
        ("one source's floors both hold", "source,status,figure\nA,civilian,30\nA,combatant,12", ("30", "")),
        ("the lowest of two sources' floors", "source,status,figure\nA,civilian,30\nB,combatant,12", ("12", "")),
        (
            "one source may be right that there are none",
            "source,status,figure\nA,civilian,up to 40\nB,combatant,5",
            ("", ""),
        ),
        (
            "no children, but civilians",
            "source,status,demographic,figure\nA,civilian,,20\nA,civilian,children,0",
            ("20", ""),
        ),
        (
            "a party's denial is no low end",
            "source,source_kind,status,figure\nArmy,belligerent,civilian,0\nHRW,ngo,civilian,30",
            ("30", ""),
        ),
        ("more civilians than others count in all", "source,status,figure\nA,civilian,600\nB,all,380", ("380", "")),
        ("a restricted figure above the rest", "source,scope,figure\nA,residents,500\nB,,300-400", ("300", "")),
        ("a part is a floor", "source,extent,figure\nA,part,12", ("12", "")),
        ("an unknown extent is none", "source,extent,figure\nA,whole,100\nC,unknown,9000", ("100", "100")),
        ("an aggregate is none", "source,extent,figure\nA,whole,100\nC,aggregate,9000", ("100", "100")),
        ("daily figures are not the event's", "source,count_type,figure\nA,daily,10\nC,event,25", ("25", "25")),
        ("neutralised is not killed", "source,harm,figure\nArmy,neutralised,50", ("", "50")),
        ("injured are not killed", "source,harm,figure\nA,injured,50\nA,killed,2", ("2", "2")),
        ("a copy is no second source", "claim_id,source,figure,derived_from\n1,A,12,\n2,B,40,1", ("12", "12")),
        ("history does not count", "claim_id,source,figure,supersedes\n1,A,12,\n2,A,40,1", ("40", "40")),
    ];
    for (name, csv, expected) in cases {
        let mut lines = csv.lines();
        let header = lines.next().expect("a header");
        let body: String = lines.map(|line| format!("e,{line}\n")).collect();
        let found = everyone(&format!("event,{header}\n{body}"));
        assert_eq!((found.0.as_str(), found.1.as_str()), expected, "{name}");
    }
}

#[test]
fn what_opened_a_range_stands_in_it() {
    let ranges = ranges("claim_id,event,source,scope,figure\na,e,A,residents,500\nb,e,B,,300-400\n");
    let union = &ranges[0];
    assert_eq!(union["claims"], "b;a");
    assert!(union["note"].contains("A: 500 people killed: more of some people"), "{}", union["note"]);
}

#[test]
fn people_out_of_the_fight_are_not_called_civilians() {
    let csv = "event,source,status,figure\ne,A,hors_de_combat,30\ne,D,combatant,25\n";
    assert!(!findings(csv).contains(&"status-contradiction".to_owned()));
    assert!(ranges(csv).iter().all(|row| row["status"] != "civilian"));
}

#[test]
fn claims_of_days_that_lie_apart_are_not_about_the_same_dead() {
    let csv = "event,source,status,figure,date_start,date_end\ne,HRW,civilian,30,2022-01-01,2022-01-01\n\
               e,Army,combatant,20,2022-06-01,2022-06-01\n";
    let found = findings(csv);
    assert!(!found.contains(&"status-contradiction".to_owned()) && found.contains(&"window-mismatch".to_owned()));
    assert!(ranges(csv).iter().all(|row| !row["method"].starts_with("bounds")));
}

#[test]
fn a_sentence_says_whom_the_source_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let csv = "event,source,status,status_certainty,demographic,figure\ne,A,civilian,,women,30\n\
               e,A,combatant,suspected,,1\n";
    recount(&["run", claims(csv).path(), "-q", "-o", folder.path().to_str().expect("plain")]);
    let text = std::fs::read_to_string(folder.path().join("quotable.md")).expect("written");
    assert!(text.contains("According to A: 30 women (civilians) killed."), "{text}");
    assert!(text.contains("According to A: 1 suspected combatant killed."), "{text}");
}

#[test]
fn the_headline_never_says_that_no_source_gives_a_number_where_one_does() {
    let open = headline("event,source,figure\ne,A,up to 40\ne,B,at least 50\ne,C,45\n");
    assert!(open.contains("leave both ends open"), "{open}");
    let part = headline("event,source,extent,figure\ne,A,part,12\n");
    assert!(part.contains("One source puts the people killed at e at 12 or more"), "{part}");
    let neutralised = headline("event,source,harm,figure\ne,Army,neutralised,at least 50\n");
    assert!(neutralised.contains("for everyone killed") && !neutralised.ends_with("()"), "{neutralised}");
    let words = headline("event,source,figure\ne,A,hundreds\n");
    assert!(words.contains("No source gives a number for everyone killed at e"), "{words}");
}

#[test]
fn totals_drop_no_event_and_invent_no_month() {
    let folder = tempfile::tempdir().expect("a folder");
    let csv = "event,source,extent,figure,date_start\na,A,whole,12,2022-03-05\nb,B,part,3,2022-03\nc,C,whole,5,2022\n\
               d,D,whole,7,\n";
    recount(&["run", claims(csv).path(), "-q", "-o", folder.path().to_str().expect("plain")]);
    let totals = rows(&std::fs::read_to_string(folder.path().join("totals.csv")).expect("written"));
    let of: Vec<_> = totals.iter().map(|row| (&*row["period"], &*row["low"], &*row["high"], &*row["events"])).collect();
    assert_eq!(of, [("2022", "5", "5", "1"), ("2022-03", "15", "", "2"), ("undated", "7", "7", "1")]);
}

#[test]
fn a_missing_origin_counts_once_and_its_echoes_are_counted_right() {
    let csv = "claim_id,event,source,figure,derived_from\n1,e,AFP,100,Kouffa\n2,e,Reuters,100,Kouffa\n";
    let ran = recount(&["check", claims(csv).path(), "--format", "csv", "-q"]);
    assert!(ran.out.contains("1 other claim repeats it."), "{}", ran.out);
}

#[test]
fn the_order_of_rows_changes_no_number_and_no_finding() {
    let rows_of = [
        "1,e,A,ngo,killed,civilian,30,,2022-03-01",
        "2,e,B,ngo,killed,civilian,at least 40,,2022-03-02",
        "3,e,C,media,killed,mixed,35-50,,2022-03-02",
        "4,e,D,belligerent,killed,combatant,25,,2022-03-03",
        "5,e,F,belligerent,neutralised,combatant,60,,2022-03-03",
        "6,e,AFP,media,killed,all,100,Kouffa,",
        "7,e,Reuters,media,killed,all,200,Kouffa;Iyad,",
        "8,e,TF1,media,killed,all,150,Iyad,",
        "9,e,G,media,killed,civilian,31,1,2022-03-04",
        "10,e,H,medical,killed,all,77,,",
        "11,e,H,medical,killed,all,70,,",
    ];
    let header = "claim_id,event,source,source_kind,harm,status,figure,derived_from,published\n";
    let answer = |order: &[usize]| {
        let body: String = order.iter().map(|at| format!("{}\n", rows_of[*at])).collect();
        let file = claims(format!("{header}{body}"));
        let mut numbers: Vec<String> = rows(&recount(&["ranges", file.path(), "--format", "csv", "-q"]).out)
            .into_iter()
            .map(|row| {
                let mut ids: Vec<&str> = row["claims"].split(';').collect();
                ids.sort_unstable();
                ["status", "method", "hypothesis", "low", "best", "high", "sources"].map(|name| &*row[name]).join("|")
                    + &ids.join(";")
            })
            .collect();
        numbers.sort();
        let mut found: Vec<String> = rows(&recount(&["check", file.path(), "--format", "csv", "-q"]).out)
            .into_iter()
            .map(|row| format!("{} {} {}", row["code"], row["severity"], row["evidence"]))
            .collect();
        found.sort();
        (numbers, found)
    };
    let straight: Vec<usize> = (0..rows_of.len()).collect();
    let expected = answer(&straight);
    for turn in 1..rows_of.len() {
        let mut order = straight.clone();
        order.rotate_left(turn);
        if turn % 2 == 0 {
            order.reverse();
        }
        assert_eq!(answer(&order), expected, "{order:?}");
    }
}

#[test]
fn a_number_that_contradicts_itself_or_that_nobody_counted_is_not_offered_for_quotation() {
    let folder = tempfile::tempdir().expect("a folder");
    let csv = "event,source,low,best,high,figure\ne,A,30,,20,\ne,B,,33.33,,\ne,C,,,,25\n";
    recount(&["run", claims(csv).path(), "-q", "-o", folder.path().to_str().expect("plain")]);
    let text = std::fs::read_to_string(folder.path().join("quotable.md")).expect("written");
    assert!(!text.contains("According to A") && !text.contains("According to B"), "{text}");
    assert!(text.contains("According to C: 25 people killed."), "{text}");
}
