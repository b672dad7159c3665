//! A draft profile for a file that no profile knows: a guess with a reason per column, to be corrected, not invented.

mod draft;
mod figures;
mod first;
mod names;
mod plan;
#[cfg(test)]
mod properties;
mod roles;
mod shapes;
mod table;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

/// What the draft writes where a user must say who makes the claim.
pub use first::WHO as PLACEHOLDER;

use names::Name;
use plan::Plan;
use roles::Column;
use shapes::Shape;
use std::collections::BTreeMap;

/// More letters than this are no column's name.
const LONGEST_NAME: usize = 200;
/// Rows beyond these are not looked at.
const MOST_ROWS: usize = 200;

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// A whole profile as TOML. Every column of the file is in it, mapped or kept as it is, with its reason above it.
    pub toml: String,
    /// What is mapped: the contract column or the name of the claim, the column of the file, the reason.
    pub maps: Vec<(String, String, String)>,
    /// What a claim needs and no column seems to give, each with what to write.
    pub missing: Vec<String>,
}

/// Guesses a profile. `file_stem` is the name of the file without its ending, `headers` are the names of its columns,
/// `samples` up to 200 rows of cells; rows may be short. Deterministic, and the TOML is valid whatever the file holds.
pub fn guess(file_stem: &str, headers: &[&str], samples: &[Vec<&str>]) -> Draft {
    let samples = samples.get(..MOST_ROWS).unwrap_or(samples);
    let mut columns: Vec<Column> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (place, header) in headers.iter().enumerate() {
        let header = header.trim();
        let cells: Vec<&str> = samples.iter().map(|row| row.get(place).copied().unwrap_or_default()).collect();
        let first = *seen.entry(super::profile::folded(header)).or_insert(place);
        let fault = fault(header).or_else(|| {
            (first != place).then(|| format!("its name is that of column {} too; rename it to use it", first + 1))
        });
        let shape = Shape::of(cells.iter().copied());
        columns.push(Column { place, header, name: Name::read(header), cells, shape, fault });
    }
    let plan = Plan::of(&columns);
    let missing = missing(&plan);
    let toml = draft::toml(file_stem, &plan, &columns, &missing);
    Draft { toml, maps: maps(&plan, headers), missing }
}

/// Why a name cannot stand in a template.
fn fault(header: &str) -> Option<String> {
    let length = header.chars().count();
    if header.is_empty() {
        return Some("without a name it cannot stand in a template; give it one to use it".to_owned());
    }
    if length > LONGEST_NAME {
        return Some(format!("a name of {length} letters is no column's name; give it a short one to use it"));
    }
    if header.starts_with('#') {
        return Some("a name that begins with # stands for a hashtag of HXL; rename it to use it".to_owned());
    }
    let mark = header.chars().find(|c| matches!(c, '{' | '}' | '|' | '"'))?;
    Some(format!("its name holds {mark} and cannot stand in a template; rename it to use it"))
}

fn missing(plan: &Plan) -> Vec<String> {
    let mut missing = Vec::new();
    if !plan.has("source") {
        missing.push(format!(
            "source: no column says who makes the claim; replace \"{}\" by the name of the source, or by {{column}}",
            first::WHO
        ));
    }
    if plan.claims.is_empty() {
        missing.push(
            "a figure: no column seems to count people; write figure = \"{column}\" and harm under [[claims]]"
                .to_owned(),
        );
    }
    if !plan.is_located() {
        let what = match (plan.has("date_start"), plan.has_place()) {
            (true, _) => "where it was: there is a date and no place; write place, admin1 or country",
            (_, true) => "when it was: there is a place and no date; write date_start",
            _ => "which event: there is no key, and no date with a place; write event, or date_start with place",
        };
        missing.push(format!("{what}, as {{column}} or as text, under [fields]"));
    }
    missing
}

fn maps(plan: &Plan, headers: &[&str]) -> Vec<(String, String, String)> {
    let key = plan.key.iter().map(|used| ("claim_id", used));
    let fields = plan.fields.iter().flat_map(|line| line.columns.iter().map(|used| (line.field, used)));
    let claims = plan.claims.iter().flat_map(|claim| claim.values.iter().map(|(_, used)| (claim.name.as_str(), used)));
    let column = |place: usize| headers.get(place).map(|header| header.trim().to_owned()).unwrap_or_default();
    key.chain(fields)
        .chain(claims)
        .map(|(what, (place, reason))| (what.to_owned(), column(*place), reason.clone()))
        .collect()
}
