//! The answer is stable to the end: no two reports that fit each other are both left alone.

use super::Files;
use super::orders::{NAMES, datasets};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Pairs of candidates of which each report is the only one of its event.
fn left_alone(files: &Files, line: &str) -> Vec<String> {
    let reports = files.link(&format!("{line} --table reports"));
    let size: BTreeMap<(&str, &str), &str> =
        reports.rows.iter().map(|row| ((&*row["dataset"], &*row["report"]), &*row["reports"])).collect();
    let candidates = files.link(&format!("{line} --table candidates"));
    let both = candidates.rows.iter().filter(|row| {
        let sides = [(&*row["dataset_a"], &*row["report_a"]), (&*row["dataset_b"], &*row["report_b"])];
        sides.iter().all(|side| size[side] == "1")
    });
    both.map(|row| format!("{}:{} {}:{}", row["dataset_a"], row["report_a"], row["dataset_b"], row["report_b"]))
        .collect()
}

#[test]
fn a_report_whose_partner_went_to_a_larger_group_takes_another_that_is_free() {
    // a:1 is matched with b:2, and with c:1, which takes it together with b:1: then a:2 and b:2 are both free, and fit.
    let header = "id,date,latitude,longitude,actor1\n";
    let files = Files::of(&[
        ("a.csv", &format!("{header}1,2022-03-01,14.002,-4,JNIM\n2,2022-03-01,14.012,-4,\n")),
        ("b.csv", &format!("{header}1,2022-03-02,14.008,-4,JNIM\n2,2022-03-01,14.008,-4,JNIM\n")),
        ("c.csv", &format!("{header}1,2022-03-02,14.008,-4,JNIM\n")),
    ]);
    assert_eq!(left_alone(&files, "@a.csv @b.csv @c.csv"), Vec::<String>::new());
}

proptest! {
    #[test]
    fn no_two_reports_that_fit_are_both_left_alone(datasets in datasets(), km in prop::sample::select(vec![3, 15, 40])) {
        let files = Files::of(&[]);
        let mut inputs = Vec::new();
        for (name, rows) in NAMES.iter().zip(&datasets).filter(|(_, rows)| !rows.is_empty()) {
            files.write(name, format!("id,date_start,date_end,lat,lon,place,actor1,figure\n{}\n", rows.join("\n")));
            inputs.push(format!("@{name}"));
        }
        prop_assume!(!inputs.is_empty());
        let alone = left_alone(&files, &format!("{} --km {km}", inputs.join(" ")));
        prop_assert_eq!(alone, Vec::<String>::new());
    }
}
