//! Which list of a JSON document holds the rows: published interfaces wrap it in an answer.

use super::flatten::{Members, kind};
use super::place::{offset, place, syntax};
use super::{GridFault, MAX_COLUMNS, MAX_NAME, quoted};
use serde_json::value::RawValue;

/// The names under which published interfaces answer with rows.
const KNOWN: [&str; 7] = ["data", "Result", "results", "rows", "features", "records", "items"];
/// Answers are wrapped up to this often; objects deeper down are rows of their own.
const WRAPPED: usize = 3;

/// The list that holds the rows.
pub struct Found<'a> {
    /// Its elements.
    pub list: Vec<&'a RawValue>,
    /// Whether its elements are GeoJSON features.
    pub features: bool,
    /// Which list it is.
    pub told: Option<String>,
}

/// Finds the list that holds the rows, if there is one.
pub fn find_rows<'a>(text: &'a str, whole: &'a RawValue) -> Result<Option<Found<'a>>, GridFault> {
    let fail = |error: serde_json::Error| syntax(text, whole.get(), &error);
    if whole.get().starts_with('[') {
        let list = serde_json::from_str(whole.get()).map_err(fail)?;
        return Ok(Some(Found { list, features: false, told: None }));
    }
    if !whole.get().starts_with('{') {
        let (line, _) = place(text.as_bytes(), offset(text, whole.get()));
        return Err(GridFault::NotARow { line, found: kind(whole), expected: "an object" });
    }
    let mut lists = Vec::new();
    find_lists(text, whole, "", 1, &mut lists)?;
    if lists.iter().all(|list| list.elements.is_empty()) {
        let known = lists.iter().find(|list| KNOWN.contains(&list.name()));
        return known.map_or(Ok(None), |list| Err(GridFault::NoRows { place: format!("`{}`", list.path) }));
    }
    lists.retain(|list| !list.elements.is_empty());
    let all = quoted(lists.iter().map(|list| list.path.as_str()));
    let several = lists.len() > 1;
    if several {
        lists.retain(|list| KNOWN.contains(&list.name()));
    }
    // The longest; of equals the first.
    lists.sort_by_key(|list| std::cmp::Reverse(list.elements.len()));
    let Some(list) = lists.into_iter().next() else {
        return Err(GridFault::SeveralLists { names: all });
    };
    let features = list.path == "features" && is_feature_collection(whole);
    let mut told = match list.elements.len() {
        1 => format!("the row is the 1 element of `{}`", list.path),
        n => format!("the rows are the {n} elements of `{}`", list.path),
    };
    if several {
        told += &format!(" (lists found: {all}); save another as a file of its own if that one is meant");
    }
    Ok(Some(Found { list: list.elements, features, told: Some(told) }))
}

/// A list of objects or of lists, or an empty one.
struct List<'a> {
    path: String,
    elements: Vec<&'a RawValue>,
}

impl List<'_> {
    fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }
}

fn find_lists<'a>(
    text: &'a str,
    object: &'a RawValue,
    parent: &str,
    depth: usize,
    lists: &mut Vec<List<'a>>,
) -> Result<(), GridFault> {
    if depth > WRAPPED {
        return Ok(());
    }
    let fail = |raw: &RawValue, error: serde_json::Error| syntax(text, raw.get(), &error);
    let Members(members) = serde_json::from_str(object.get()).map_err(|error| fail(object, error))?;
    for (key, value) in members {
        if !value.get().starts_with(['{', '[']) {
            continue;
        }
        let path = if parent.is_empty() { key.into_owned() } else { format!("{parent}.{key}") };
        if path.len() > MAX_NAME || lists.len() as u64 > MAX_COLUMNS {
            return Err(crowded(path.len() > MAX_NAME));
        }
        if value.get().starts_with('{') {
            find_lists(text, value, &path, depth + 1, lists)?;
        } else {
            let elements: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(|error| fail(value, error))?;
            if elements.first().is_none_or(|first| first.get().starts_with(['{', '['])) {
                lists.push(List { path, elements });
            }
        }
    }
    Ok(())
}

fn crowded(long: bool) -> GridFault {
    let (what, limit, name) = match long {
        true => ("bytes of a key with its parents", MAX_NAME as u64, "MAX_NAME"),
        false => ("lists within the document", MAX_COLUMNS, "MAX_COLUMNS"),
    };
    let help = "save the list that holds the rows as a file of its own";
    GridFault::Limit { what: what.into(), found: "more".into(), limit, name, help }
}

fn is_feature_collection(whole: &RawValue) -> bool {
    member(whole, "type").is_some_and(|value| value.get() == "\"FeatureCollection\"")
}

/// The first member of that name.
pub fn member<'a>(object: &'a RawValue, name: &str) -> Option<&'a RawValue> {
    let Members(members) = serde_json::from_str(object.get()).ok()?;
    members.into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::super::json;

    fn told(text: &str) -> String {
        match json(text.as_bytes()) {
            Ok(grid) => grid.told.join("; "),
            Err(faults) => faults[0].to_string(),
        }
    }

    #[test]
    fn the_answers_of_published_interfaces_are_unwrapped() {
        let acled = r#"{"status":200,"messages":[],"count":2,"data":[{"fatalities":3},{"fatalities":0}]}"#;
        assert_eq!(told(acled), "the rows are the 2 elements of `data`");
        assert!(told(r#"{"TotalCount":1,"Result":[{"best":3}]}"#).contains("`Result`"));
        let ckan = r#"{"success":true,"result":{"fields":[{"id":"a"},{"id":"b"}],"records":[{"a":1}]}}"#;
        assert!(
            told(ckan).contains("the 1 element of `result.records` (lists found: `result.fields`"),
            "{}",
            told(ckan)
        );
        assert!(told(r#"{"mine":[{"a":1}]}"#).contains("`mine`"));
    }

    #[test]
    fn several_unknown_lists_are_refused_by_name() {
        let told = told(r#"{"events":[{"a":1}],"victims":[{"a":1}]}"#);
        assert!(told.contains("`events`, `victims`"), "{told}");
    }

    #[test]
    fn an_answer_without_results_has_no_rows() {
        assert!(told(r#"{"status":200,"count":0,"data":[]}"#).starts_with("`data` has no rows"));
    }

    #[test]
    fn lists_and_keys_beyond_the_limits_are_refused_by_name() {
        let lists: Vec<String> = (0..16_386).map(|n| format!("\"k{n}\":[]")).collect();
        assert!(told(&format!("{{{}}}", lists.join(","))).contains("MAX_COLUMNS"));
        assert!(told(&format!("{{\"{}\":[]}}", "k".repeat(5000))).contains("MAX_NAME"));
        let several: Vec<String> = (0..30).map(|n| format!("\"k{n}\":[[1]]")).collect();
        let told = told(&format!("{{{}}}", several.join(",")));
        assert!(told.contains("`k19` and 10 more") && !told.contains("`k20`"), "{told}");
    }

    #[test]
    fn a_value_alone_is_no_row() {
        assert!(told("\n7").starts_with("line 2: found a number"));
    }
}
