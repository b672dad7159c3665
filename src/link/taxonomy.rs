//! Taxonomies as MELTT has them: a table that says, for the categories of each dataset, which common ones they are.

use super::report::Reports;
use super::taxa::{Taxa, Taxonomy, UNKNOWN};
use crate::error::{Error, Problems, nearest};
use crate::ingest::{SideFile, SideTable};
use crate::model::texts::Interner;
use crate::model::view::Codes;
use std::collections::BTreeMap;

/// One taxonomy as it was read.
#[derive(Debug)]
pub struct TaxonomyTable {
    /// Its name, which is the column of the reports that it maps.
    pub name: String,
    /// The file.
    pub file: SideFile,
    /// Names of its levels, from the finest.
    levels: Vec<String>,
    /// For each dataset, by name, the codes of all levels for each category.
    datasets: BTreeMap<String, BTreeMap<String, Vec<u32>>>,
}

impl TaxonomyTable {
    /// Takes a table with the columns `data.source`, `base.categories` and one for each level, from fine to broad.
    ///
    /// # Errors
    /// Missing columns, empty cells, and categories that stand twice with different levels, all at once.
    pub fn new(name: &str, table: &SideTable) -> Result<Self, Problems> {
        const HINT: &str =
            "a taxonomy has the columns data.source, base.categories and one for each level, from fine to broad";
        let mut problems = Problems::default();
        let mut column = |names: &[&str]| table.require(names, HINT).map_err(|error| problems.push(error)).ok();
        let (dataset, category) = (
            column(&["data.source", "data_source", "dataset"]),
            column(&["base.categories", "base_categories", "base.category"]),
        );
        let (Some(dataset), Some(category)) = (dataset, category) else { return Err(problems) };
        let levels: Vec<usize> = (0..table.names.len()).filter(|at| ![dataset, category].contains(at)).collect();
        if levels.is_empty() {
            problems.push(table.fault(table.line, None, format!("no column of a level; {HINT}")));
        }
        let mut values: Vec<Interner> = levels.iter().map(|_| Interner::default()).collect();
        let mut found = Self {
            name: name.to_owned(),
            file: table.file.clone(),
            levels: levels.iter().map(|at| table.names[*at].clone()).collect(),
            datasets: BTreeMap::new(),
        };
        for (line, row) in &table.rows {
            let (source, base) = (table.cell(row, dataset), table.cell(row, category));
            for at in [&dataset].into_iter().chain(&levels).filter(|at| table.cell(row, **at).is_empty()) {
                problems.push(table.fault(*line, Some(*at), "empty; every category has a dataset and all levels"));
            }
            let codes: Vec<u32> = levels
                .iter()
                .zip(&mut values)
                .map(|(at, values)| match table.cell(row, *at) {
                    "" => UNKNOWN,
                    text => values.code(text),
                })
                .collect();
            let of_dataset = found.datasets.entry(source.to_owned()).or_default();
            match of_dataset.get(base) {
                Some(other) if *other != codes => {
                    let reason = format!("`{base}` of `{source}` stands twice, with different levels");
                    problems.push(table.fault(*line, Some(category), reason));
                }
                _ => drop(of_dataset.insert(base.to_owned(), codes)),
            }
        }
        problems.into_result().map(|()| found)
    }

    /// Number of its levels.
    pub fn levels(&self) -> usize {
        self.levels.len()
    }

    /// The dataset's categories, by its name; case does not matter where no name is equal.
    fn of(&self, dataset: &str) -> Option<&BTreeMap<String, Vec<u32>>> {
        let folded = dataset.to_lowercase();
        self.datasets.get(dataset).or_else(|| {
            self.datasets.iter().find(|(name, _)| name.to_lowercase() == folded).map(|(_, categories)| categories)
        })
    }

    /// Datasets that have no category at all in the column: a taxonomy tells nothing of them.
    pub fn silent(&self, reports: &Reports) -> Vec<String> {
        let column = reports.view.kept(&self.name);
        let mut filled = vec![false; reports.datasets.len()];
        for report in 0..reports.len() {
            filled[reports.dataset[report] as usize] |= column.code(reports.row[report] as usize).is_some();
        }
        let told = |name: &String| {
            format!(
                "taxonomy `{}`: `{name}` has nothing in that column, so that it is compared with none by it",
                self.name
            )
        };
        reports.datasets.iter().zip(filled).filter(|(_, filled)| !filled).map(|(name, _)| told(name)).collect()
    }

    /// The levels of the reports' categories; an empty cell has none.
    fn map<'t>(&'t self, reports: &Reports<'t>, problems: &mut Problems) -> Option<Mapped<'t>> {
        let column = reports.view.kept(&self.name);
        if column.distinct() == 0 {
            let near = nearest(&self.name, reports.view.columns()).map(|name| format!("; did you mean `{name}`?"));
            let near = near.unwrap_or_default();
            problems.push(Error::Argument {
                message: format!("taxonomy `{}`: the reports have no column `{}`{near}", self.name, self.name),
                hint: "name the taxonomy as the column that it maps: --taxonomy COLUMN=FILE".into(),
            });
            return None;
        }
        // What each category of each dataset is, looked up once.
        let mut known: Vec<Vec<Option<&[u32]>>> = Vec::new();
        let mut used: Vec<Vec<u32>> = vec![vec![0; column.distinct()]; reports.datasets.len()];
        for report in 0..reports.len() {
            if let Some(code) = column.code(reports.row[report] as usize) {
                used[reports.dataset[report] as usize][code as usize] += 1;
            }
        }
        for (dataset, used) in reports.datasets.iter().zip(&used) {
            let Some(categories) = self.of(dataset) else {
                let names: Vec<&str> = self.datasets.keys().map(String::as_str).collect();
                let near = nearest(dataset, names.iter().copied()).map(|name| format!("; did you mean `{name}`?"));
                problems.push(Error::Argument {
                    message: format!(
                        "{}: has no categories of the dataset `{dataset}`; its data.source has {}{}",
                        self.file.path,
                        names.join(", "),
                        near.unwrap_or_default()
                    ),
                    hint: "data.source names a dataset as recount does: by the column `dataset`, else by the file"
                        .into(),
                });
                known.push(vec![None; used.len()]);
                continue;
            };
            let category = |code: usize| categories.get(column.text(code as u32).unwrap_or_default().trim());
            let found: Vec<Option<&[u32]>> = (0..used.len()).map(|code| category(code).map(Vec::as_slice)).collect();
            let missing = (0..used.len()).filter(|code| used[*code] > 0 && found[*code].is_none());
            for code in missing {
                problems.push(Error::Argument {
                    message: format!(
                        "{}: no row for the category `{}` of `{dataset}` ({} reports)",
                        self.file.path,
                        column.text(code as u32).unwrap_or_default(),
                        used[code]
                    ),
                    hint: "add it: every category in the data needs its levels".into(),
                });
            }
            known.push(found);
        }
        Some(Mapped { column, known, unknown: vec![UNKNOWN; self.levels.len()] })
    }
}

/// A taxonomy joined with the reports' column.
struct Mapped<'t> {
    column: Codes<'t>,
    /// For each dataset the levels of each category of the column.
    known: Vec<Vec<Option<&'t [u32]>>>,
    unknown: Vec<u32>,
}

impl Mapped<'_> {
    fn levels(&self, reports: &Reports, report: usize) -> &[u32] {
        let code = self.column.code(reports.row[report] as usize);
        let found = code.and_then(|code| self.known[reports.dataset[report] as usize][code as usize]);
        found.unwrap_or(&self.unknown)
    }
}

/// Where all reports stand in the taxonomies; weights are 1 each where none are given.
///
/// # Errors
/// Columns, datasets and categories that the reports and the tables do not share, and weights that do not fit, all at once.
pub fn taxa(tables: &[std::sync::Arc<TaxonomyTable>], weights: &[f64], reports: &Reports) -> Result<Taxa, Problems> {
    let mut problems = Problems::default();
    let sum: f64 = weights.iter().sum();
    if !weights.is_empty() && (weights.len() != tables.len() || (sum - tables.len() as f64).abs() > 1e-9) {
        problems.push(Error::Argument {
            message: format!("{} weights for {} taxonomies, and they sum to {sum}", weights.len(), tables.len()),
            hint: "give one weight for each taxonomy, in their order; they must sum to the number of taxonomies".into(),
        });
    }
    let mapped: Vec<Mapped> = tables.iter().filter_map(|table| table.map(reports, &mut problems)).collect();
    problems.into_result()?;
    let taxonomies = tables.iter().enumerate().map(|(at, table)| Taxonomy {
        name: table.name.clone(),
        levels: table.levels.len(),
        weight: weights.get(at).copied().unwrap_or(1.0),
    });
    let mut codes = Vec::with_capacity(reports.len() * tables.iter().map(|table| table.levels.len()).sum::<usize>());
    for report in 0..reports.len() {
        mapped.iter().for_each(|column| codes.extend_from_slice(column.levels(reports, report)));
    }
    Ok(Taxa::new(taxonomies.collect(), codes))
}
