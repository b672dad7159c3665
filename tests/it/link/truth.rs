//! `--truth`: precision, recall and F1 against a list of true pairs, with exact intervals.

use super::Files;

const HEADER: &str = "id,date,latitude,longitude\n";

/// Found: a1-b1-c1, a2-b2. True, by `PAIRS`: a1-b1-c1, b2-c2.
fn files() -> Files {
    let text = |rows: &[&str]| {
        let row = |(at, day): (usize, &&str)| format!("{},2022-{day},14,-4\n", at + 1);
        format!("{HEADER}{}", rows.iter().enumerate().map(row).collect::<String>())
    };
    Files::of(&[
        ("a.csv", &text(&["01-01", "02-01"])),
        ("b.csv", &text(&["01-01", "02-01"])),
        ("c.csv", &text(&["01-01", "03-01"])),
        ("pairs.csv", "dataset_a,report_a,dataset_b,report_b\na,1,b,1\nc,1,b,1\nb,2,c,2\n"),
    ])
}

const LINE: &str = "@a.csv @b.csv @c.csv --truth @pairs.csv";

#[test]
fn pairs_are_counted_overall_and_by_two_datasets() {
    // True pairs are closed: a1-b1 and c1-b1 make a1-c1 true. Found 4, true 4, both 3.
    let ran = files().run(&format!("{LINE} -q"));
    let rows = super::rows(&ran.out);
    let told: Vec<String> = rows
        .iter()
        .map(|row| {
            ["dataset_a", "dataset_b", "true_pairs", "found", "both", "precision", "recall"]
                .map(|name| &*row[name])
                .join(" ")
        })
        .collect();
    assert_eq!(told, ["all all 4 4 3 0.75 0.75", "a b 1 2 1 0.5 1", "a c 1 1 1 1 1", "b c 2 1 1 1 0.5"], "{}", ran.out);
}

#[test]
fn shares_have_exact_binomial_intervals() {
    // 3 of 4: Clopper and Pearson 0.194120 to 0.993691; 1 of 1: 0.025 to 1; 1 of 2: 0.012579 to 0.987421.
    let linked = files().link(LINE);
    let number = |row: usize, name: &str| linked.rows[row][name].parse::<f64>().expect("a number");
    for (row, low, high) in [(0, 0.194_120_4, 0.993_690_5), (1, 0.012_579_1, 0.987_420_9), (2, 0.025, 1.0)] {
        assert!((number(row, "precision_low") - low).abs() < 1e-3, "{row}");
        assert!((number(row, "precision_high") - high).abs() < 1e-3, "{row}");
    }
    // F1 of 3 both, 4 found, 4 true: J is 3 of 5, 0.146633 to 0.947255; F1 = 2 J / (1 + J).
    assert!((number(0, "f1") - 0.75).abs() < 1e-3);
    assert!((number(0, "f1_low") - 2.0 * 0.146_633 / 1.146_633).abs() < 1e-3);
    assert!((number(0, "f1_high") - 2.0 * 0.947_255 / 1.947_255).abs() < 1e-3);
}

#[test]
fn a_list_by_event_is_the_same_list() {
    let files = files();
    let expected = files.run(LINE).out;
    files.write("pairs.csv", "dataset,report,event\na,1,x\nb,1,x\nc,1,x\nb,2,y\nc,2,y\na,2,\n");
    assert_eq!(files.run(LINE).out, expected);
}

#[test]
fn a_list_of_a_part_says_nothing_of_other_reports() {
    let files = files();
    files.write("pairs.csv", "dataset_a,report_a,dataset_b,report_b\na,1,b,1\nc,1,b,1\n");
    let whole = files.link(LINE);
    let part = files.link(&format!("{LINE} --partial-truth"));
    assert_eq!((&*whole.rows[0]["found"], &*whole.rows[0]["both"]), ("4", "3"));
    assert_eq!((&*part.rows[0]["found"], &*part.rows[0]["both"]), ("3", "3"));
}

#[test]
fn reports_that_are_not_there_are_all_told_with_their_lines() {
    let files = files();
    files.write("pairs.csv", "dataset_a,report_a,dataset_b,report_b\na,1,b,1\na,9,b,1\nx,1,c,8\n");
    let told = files.refusal(LINE);
    for part in ["pairs.csv:3: no report `9` of `a`", "pairs.csv:4: no report `1` of `x`", "no report `8` of `c`"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    files.write("pairs.csv", "a,b\n1,1\n");
    let told = files.refusal(LINE);
    assert!(told.contains("dataset_a") && told.contains("report_b"), "{told}");
}

#[test]
fn nothing_found_has_no_precision_and_a_recall_of_nought() {
    let files = files();
    files.write("pairs.csv", "dataset_a,report_a,dataset_b,report_b\na,2,c,2\n");
    files.write("b.csv", HEADER.to_owned() + "1,2010-01-01,14,-4\n");
    files.write("a.csv", HEADER.to_owned() + "2,2022-02-01,14,-4\n");
    let linked = files.link(LINE);
    let row = &linked.rows[0];
    assert_eq!((&*row["found"], &*row["true_pairs"], &*row["precision"], &*row["recall"]), ("0", "1", "", "0"));
}

#[test]
fn both_engines_can_be_measured() {
    let files = files();
    for name in ["a", "b", "c"] {
        files.write(
            &format!("{name}.csv"),
            files.text(&format!("{name}.csv")).replace("-4\n", "-4,x\n").replace("longitude\n", "longitude,kind\n"),
        );
    }
    files.write("t.csv", "data.source,base.categories,level1\na,x,x\nb,x,x\nc,x,x\n");
    let of = |engine: &str| files.link(&format!("{LINE} --taxonomy kind=@t.csv --engine {engine}")).cells("found both");
    assert_eq!(of("stable"), of("meltt"));
}
