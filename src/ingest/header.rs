//! The header of a file that no profile knows: which columns are the contract's, which are missing, which are kept.

use super::guess::guess;
use super::layout::{Layout, native};
use super::profile::folded;
use super::profile::mapping::{spelled, spelled_in_reports};
use crate::error::{Error, Problems, nearest};
use crate::model::frame::{ADDED, NATIVE, position};
use csv::StringRecord;
use std::collections::BTreeSet;

/// Columns that are not the contract's, each with the one that may have been meant.
pub type Unknown = Vec<(String, Option<&'static str>)>;

/// Checks a header against the contract.
///
/// # Errors
/// Every column that stands twice and every requirement that no column meets, at once; for a file of another format a draft
/// of how it could be read.
pub fn check(
    path: &str,
    line: u64,
    layout: &Layout,
    sample: &[StringRecord],
    told: &[String],
) -> Result<Unknown, Problems> {
    let mut problems = Problems::default();
    for (name, place) in &layout.repeated {
        if let Some(at) = position(&folded(name)) {
            let name = NATIVE[at].0.to_owned();
            problems.push(Error::RepeatedColumn { path: path.into(), line, field: place + 1, name });
        }
    }
    let names: Vec<String> = layout.names.iter().map(|name| folded(name)).collect();
    if !native(&layout.names) {
        let known = names.iter().filter(|name| position(name).is_some()).count();
        let near = names.iter().any(|name| nearest(name, ["source", "figure", "event"]).is_some());
        let mut draft = draft(path, layout, sample, known == 0 && !near);
        told.iter().for_each(|told| draft += &format!("\n  note: {told}"));
        if known > 0 || near {
            require(path, line, layout, &names, &draft, &mut problems);
        } else {
            problems.push(Error::UnknownFormat { path: path.into(), line, found: listed(&layout.names), draft });
        }
    }
    problems.into_result()?;
    Ok(unknown(&layout.names, &names, spelled))
}

/// Checks the header of a table of reports, which says when and where.
///
/// # Errors
/// What is missing of them, at once.
pub fn check_reports(path: &str, line: u64, layout: &Layout) -> Result<Unknown, Problems> {
    let names: Vec<String> = layout.names.iter().map(|name| folded(name)).collect();
    let has = |name: &str| spelled_in_reports(name).split('|').any(|name| names.iter().any(|other| other == name));
    let place = has("place") || has("admin1") || (has("lat") && has("lon"));
    let needs = [
        (has("date_start"), "`date_start`", "a report is compared with others by its day: `date_start`, or `date`"),
        (place, "that says where (`lat` and `lon`, or `place`, or `admin1`)", "a report is compared by its place"),
    ];
    let mut problems = Problems::default();
    for (_, needed, hint) in needs.into_iter().filter(|(met, ..)| !met) {
        let hint = format!("{hint}; `recount profiles guess {path} -o my.toml` drafts how else the file could be read");
        let found = listed(&layout.names);
        problems.push(Error::MissingColumn { path: path.into(), line, needed: needed.into(), found, hint });
    }
    problems.into_result()?;
    Ok(unknown(&layout.names, &names, spelled_in_reports))
}

/// What the columns look like, and how to go on from there.
fn draft(path: &str, layout: &Layout, sample: &[StringRecord], with_missing: bool) -> String {
    let headers: Vec<&str> = layout.names.iter().map(String::as_str).collect();
    let rows: Vec<Vec<&str>> = sample.iter().map(|row| row.iter().collect()).collect();
    let stem = std::path::Path::new(path).file_stem().map_or_else(|| "my".into(), |stem| stem.to_string_lossy());
    let draft = guess(&stem, &headers, &rows);
    let mut lines: Vec<String> =
        draft.maps.iter().map(|(field, column, reason)| format!("{field} <- `{}`: {reason}", short(column))).collect();
    if with_missing {
        lines.extend(draft.missing.iter().map(|missing| format!("missing: {missing}")));
    }
    if layout.tags.is_some() {
        lines.push(
            "its row of HXL hashtags has no `#affected` with `+killed`, `+injured`, `+abducted` or `+displaced`".into(),
        );
    }
    if lines.is_empty() {
        lines.push("nothing looks like a figure, a date, a place or a source".into());
    }
    format!(
        "a draft of how it could be read:\n    {}\n  help: recount profiles guess {path} -o my.toml, correct it, then recount read {path} --as my.toml; `recount profiles` lists the known formats",
        lines.join("\n    ")
    )
}

fn require(path: &str, line: u64, layout: &Layout, names: &[String], draft: &str, problems: &mut Problems) {
    let has = |name: &str| names.iter().any(|other| other == name);
    let place = has("place") || has("admin1") || has("country") || (has("lat") && has("lon"));
    let needs: [(bool, &str, &[&str], &str); 3] = [
        (has("source"), "`source`", &["source"], "every claim needs the name of who makes it"),
        (
            ["figure", "low", "best", "high"].iter().any(|name| has(name)),
            "with a figure (`figure`, or any of `low`, `best`, `high`)",
            &["figure", "low", "best", "high"],
            "every claim needs a figure; `figure` takes it as written (`at least 500`)",
        ),
        (
            has("event") || (has("date_start") && place),
            "that says where or which (`event`, or `date_start` with one of `place`, `admin1`, `country`, `lat` and `lon`)",
            &["event", "date_start", "place", "admin1", "country", "lat", "lon"],
            "add a column `event` with a key of your own for each event",
        ),
    ];
    let last = needs.iter().rposition(|(met, ..)| !met);
    for (at, (met, needed, candidates, hint)) in needs.into_iter().enumerate() {
        if met {
            continue;
        }
        let near = layout
            .names
            .iter()
            .filter(|name| position(&folded(name)).is_none())
            .find_map(|name| Some((name, nearest(name, candidates.iter().copied())?)));
        problems.push(Error::MissingColumn {
            path: path.into(),
            line,
            needed: needed.into(),
            found: listed(&layout.names),
            hint: {
                let more = if Some(at) == last { format!("\n  {draft}") } else { String::new() };
                match near {
                    Some((found, meant)) => {
                        format!("rename `{found}` to `{meant}` if that is what it holds; {hint}{more}")
                    }
                    None => format!("{hint}{more}"),
                }
            },
        });
    }
}

/// The first names of a header.
pub fn listed(names: &[String]) -> String {
    let first: Vec<_> = names.iter().take(12).map(|name| format!("`{}`", short(name))).collect();
    let more = names.len().saturating_sub(12);
    if more > 0 { format!("{} and {more} more", first.join(", ")) } else { first.join(", ") }
}

/// A text cut to a length that fits a message.
pub fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.len() <= LONGEST || text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let head: String = text.chars().take(LONGEST).collect();
    format!("{head}… ({} bytes)", crate::format::count(text.len() as f64))
}

fn unknown(names: &[String], plain: &[String], spelled: fn(&str) -> &str) -> Unknown {
    let taken: BTreeSet<&str> = plain.iter().map(String::as_str).collect();
    let free: Vec<&str> =
        NATIVE.iter().map(|(name, _)| *name).filter(|name| !taken.contains(name) && !ADDED.contains(name)).collect();
    let carried = |name: &str| {
        ["event", "date_start", "date_end", "lat", "lon"]
            .into_iter()
            .any(|at| !taken.contains(at) && spelled(at).split('|').any(|n| n == name))
    };
    names
        .iter()
        .zip(plain)
        .filter(|(_, plain)| position(plain).is_none() && !carried(plain))
        .map(|(name, _)| (name.clone(), nearest(name, free.iter().copied())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::layout::layout;
    use super::*;

    fn read(header: &str) -> Result<Unknown, String> {
        let record: StringRecord = header.split(',').collect::<Vec<_>>().into();
        check("x.csv", 1, &layout(&[&record], true), &[], &[]).map_err(|problems| problems.to_string())
    }

    #[test]
    fn all_missing_columns_are_told_at_once_with_what_may_be_meant() {
        let text = read("soruce,deaths,place").expect_err("three faults");
        assert_eq!(text.matches("no column").count(), 3, "{text}");
        assert!(text.contains("rename `soruce` to `source`"), "{text}");
    }

    #[test]
    fn an_unknown_column_is_kept_and_the_meant_one_suggested() {
        let unknown = read("source,figure,event,victim_praty").expect("usable");
        assert_eq!(unknown, [("victim_praty".to_owned(), Some("victim_party"))]);
    }

    #[test]
    fn case_and_blanks_in_names_do_not_matter() {
        assert!(read("Source,FIGURE,Event,Victim Party").expect("usable").is_empty());
    }

    #[test]
    fn a_column_of_the_contract_that_stands_twice_is_an_error_with_its_place() {
        assert!(read("source,figure,event,figure").expect_err("twice").contains("x.csv:1:4"));
    }

    #[test]
    fn a_file_of_another_format_ends_with_a_draft_and_the_next_step() {
        let text = read("Fecha,Municipio,Muertos").expect_err("unknown");
        assert!(text.contains("recount profiles guess") && text.contains("Muertos"), "{text}");
    }
}
