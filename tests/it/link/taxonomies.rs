//! Taxonomies: levels from fine to broad, weights, partial agreement, and everything missing told at once.

use super::{Files, Linked};

const HEADER: &str = "id,date,latitude,longitude,kind,who\n";
const KINDS: &str = "data.source,base.categories,level1,level2,level3\n\
                     a,shelling,artillery,explosive,violence\na,raid,raid,ground,violence\na,march,march,protest,peace\n\
                     b,mortar,artillery,explosive,violence\nb,air raid,air,explosive,violence\nb,raid,raid,ground,violence\n\
                     b,march,march,protest,peace\n";
const ACTORS: &str = "data.source,base.categories,actor\na,JNIM,rebels\na,Army,state\nb,Group,rebels\nb,Troops,state\n";

fn files(a: &str, b: &str) -> Files {
    let text = |rows: &str| {
        let row = |(at, row): (usize, &str)| format!("{},2022-03-01,14,-4,{row}\n", at + 1);
        let rows: String = rows.split('/').enumerate().map(row).collect();
        format!("{HEADER}{rows}")
    };
    Files::of(&[("a.csv", &text(a)), ("b.csv", &text(b)), ("kinds.csv", KINDS), ("actors.csv", ACTORS)])
}

fn link(a: &str, b: &str, more: &str) -> Linked {
    files(a, b).link(&format!("@a.csv @b.csv {more}"))
}

const KIND: &str = "--taxonomy kind=@kinds.csv";
const BOTH: &str = "--taxonomy kind=@kinds.csv --taxonomy who=@actors.csv";

#[test]
fn the_score_is_the_first_level_that_is_equal_over_the_levels_less_one() {
    for (b, score, levels) in
        [("mortar,", "0", "kind=1/3"), ("air raid,", "0.5", "kind=2/3"), ("raid,", "1", "kind=3/3")]
    {
        let linked = link("shelling,", b, KIND);
        assert_eq!(linked.cells("score levels"), [format!("{score} | {levels}")], "{b}");
    }
    assert!(link("shelling,", "march,", KIND).rows.is_empty());
}

#[test]
fn the_score_of_several_is_their_mean_by_weight() {
    let of = |more: &str| link("shelling,JNIM", "raid,Group", &format!("{BOTH} {more}")).only()["score"].clone();
    assert_eq!(of(""), "0.5");
    assert_eq!(of("--weights 0.5,1.5"), "0.25");
    assert_eq!(of("--weights 2,0"), "1");
}

#[test]
fn with_partial_reports_may_disagree_in_so_many_taxonomies() {
    assert!(link("shelling,JNIM", "mortar,Troops", BOTH).rows.is_empty());
    let linked = link("shelling,JNIM", "mortar,Troops", &format!("{BOTH} --partial 1"));
    assert_eq!(linked.cells("score levels"), ["0.5 | kind=1/3;who=none"]);
    assert!(link("shelling,JNIM", "march,Troops", &format!("{BOTH} --partial 1")).rows.is_empty());
    // Meltt's own formula.
    let meltt = link("shelling,JNIM", "mortar,Troops", &format!("{BOTH} --partial 1 --engine meltt"));
    assert_eq!(meltt.cells("score levels"), ["0.5 | kind=1/3;who=none"]);
}

#[test]
fn the_better_level_is_preferred_and_the_base_category_itself_is_never_compared() {
    let linked = link("shelling,", "raid,/air raid,/mortar,", KIND);
    assert_eq!(linked.of("event"), ["a:1 b:3"]);
    assert_eq!(linked.cells("runner_up runner_up_score margin doubts"), ["b:2 | 0.5 | 0.5 | "]);
    // `raid` stands in both data sets, and here for two things.
    let other = "data.source,base.categories,level1\na,raid,ground\nb,raid,air\n";
    let files = files("raid,", "raid,");
    files.write("kinds.csv", other);
    assert!(files.link(&format!("@a.csv @b.csv {KIND}")).rows.is_empty());
}

#[test]
fn an_empty_cell_counts_half_and_is_told_as_unknown() {
    let linked = link("shelling,", "mortar,Group", BOTH);
    assert_eq!(linked.cells("score levels"), ["0.25 | kind=1/3;who=unknown"]);
}

#[test]
fn levels_stand_from_fine_to_broad_in_the_order_of_their_columns() {
    let swapped = "data.source,base.categories,broad,fine\na,shelling,violence,artillery\nb,mortar,violence,artillery\n\
                   b,air raid,violence,air\n";
    let files = files("shelling,", "air raid,");
    files.write("kinds.csv", swapped);
    assert_eq!(files.link(&format!("@a.csv @b.csv {KIND}")).cells("score levels"), ["0 | kind=1/2"]);
}

#[test]
fn categories_that_the_table_lacks_are_all_told_at_once_with_their_reports() {
    let told = files("shelling,JNIM/siege,JNIM/siege,", "mortar,Group/famine,Others")
        .refusal(&format!("@a.csv @b.csv {BOTH}"));
    for part in [
        "kinds.csv: no row for the category `siege` of `a` (2 reports)",
        "kinds.csv: no row for the category `famine` of `b` (1 report",
        "actors.csv: no row for the category `Others` of `b` (1 report",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn a_dataset_that_the_table_lacks_is_told_with_those_that_it_has() {
    let files = files("shelling,", "mortar,");
    files.write("kinds.csv", "data.source,base.categories,level1\na,shelling,x\nbb,mortar,x\n");
    let told = files.refusal(&format!("@a.csv @b.csv {KIND}"));
    assert!(told.contains("no categories of the dataset `b`; its data.source has a, bb"), "{told}");
}

#[test]
fn names_of_datasets_in_another_case_are_the_same() {
    let files = files("shelling,", "mortar,");
    files.write("kinds.csv", "data.source,base.categories,level1\nA,shelling,x\nB,mortar,x\n");
    assert_eq!(files.merged(&format!("@a.csv @b.csv {KIND}")), ["a:1 b:1"]);
}

#[test]
fn a_column_that_the_reports_lack_is_told_with_those_that_could_be_meant() {
    let told = files("shelling,", "mortar,").refusal("@a.csv @b.csv --taxonomy kinds=@kinds.csv");
    assert!(told.contains("the reports have no column `kinds`"), "{told}");
    assert!(told.contains("kind") && told.contains("did you mean"), "{told}");
}

#[test]
fn faults_of_a_table_are_told_with_their_lines() {
    let files = files("shelling,", "mortar,");
    for (table, expected) in [
        ("data.source,base.categories\na,shelling\n", "no column of a level"),
        ("base.categories,level1\nshelling,x\n", "no column `data.source`"),
        ("data.source,base.categories,level1\na,shelling,\nb,mortar,x\n", "kinds.csv:2"),
        ("data.source,base.categories,level1\na,shelling,x\na,shelling,y\nb,mortar,x\n", "kinds.csv:3"),
        ("", "kinds.csv"),
    ] {
        files.write("kinds.csv", table);
        let told = files.refusal(&format!("@a.csv @b.csv {KIND}"));
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

#[test]
fn a_table_saved_by_excel_is_read() {
    let files = files("shelling,", "mortar,");
    files.write("kinds.csv", "\u{FEFF}data.source;base.categories;level1\r\na;shelling;x\r\nb;mortar;x\r\n");
    assert_eq!(files.merged(&format!("@a.csv @b.csv {KIND}")), ["a:1 b:1"]);
}

#[test]
fn weights_that_do_not_fit_are_refused() {
    let files = files("shelling,JNIM", "mortar,Group");
    for weights in ["1", "1,2", "3,-1", "nan,1", "1,1,1"] {
        let told = files.refusal(&format!("@a.csv @b.csv {BOTH} --weights={weights}"));
        assert!(told.contains("weight"), "{weights}: {told}");
    }
}
