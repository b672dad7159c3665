//! A list of true pairs, against which links are measured.

use super::report::Reports;
use crate::error::{Error, Problems};
use crate::ingest::SideTable;
use std::collections::BTreeMap;

/// The true pairs of a table: with the columns `dataset_a`, `report_a`, `dataset_b`, `report_b`, one pair a row; or with
/// `dataset`, `report` and `event`, all reports of one event being of one.
///
/// # Errors
/// Missing columns and reports that the input does not have, all at once.
pub fn pairs(reports: &Reports, table: &SideTable) -> Result<Vec<(u32, u32)>, Problems> {
    let mut known: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for report in 0..reports.len() as u32 {
        known.insert((reports.dataset_name(report), reports.id(report)), report);
    }
    let mut problems = Problems::default();
    let by_event = ["dataset", "report", "event"].map(|name| table.column(&[name]));
    if let [Some(dataset), Some(report), Some(event)] = by_event {
        let mut first: BTreeMap<&str, u32> = BTreeMap::new();
        let mut found = Vec::new();
        for (line, row) in &table.rows {
            let named = (table.cell(row, dataset), table.cell(row, report));
            match (known.get(&named), table.cell(row, event)) {
                (None, _) => problems.push(unknown(table, *line, named)),
                // A report that is known to be of no other's event: looked at, and alone.
                (Some(report), "") => found.push((*report, *report)),
                (Some(report), event) => found.push((*first.entry(event).or_insert(*report), *report)),
            }
        }
        return problems.into_result().map(|()| found);
    }
    let hint = "a list of true pairs has dataset_a, report_a, dataset_b, report_b, or dataset, report, event";
    let columns =
        crate::review::KEYS.map(|name| table.require(&[name], hint).map_err(|error| problems.push(error)).ok());
    let [Some(dataset_a), Some(report_a), Some(dataset_b), Some(report_b)] = columns else { return Err(problems) };
    let mut found = Vec::new();
    for (line, row) in &table.rows {
        let sides = [(dataset_a, report_a), (dataset_b, report_b)];
        let sides = sides.map(|(dataset, report)| (table.cell(row, dataset), table.cell(row, report)));
        match sides.map(|named| known.get(&named)) {
            [Some(a), Some(b)] => found.push((*a, *b)),
            _ => {
                let missing = sides.into_iter().filter(|named| !known.contains_key(named));
                missing.for_each(|named| problems.push(unknown(table, *line, named)));
            }
        }
    }
    problems.into_result().map(|()| found)
}

fn unknown(table: &SideTable, line: u64, (dataset, report): (&str, &str)) -> Error {
    table.fault(
        line,
        None,
        format!("no report `{report}` of `{dataset}` in the input; correct it or leave the row out"),
    )
}
