//! A profile joined with a header: for each row, which field gets which text.

use super::columns::Columns;
pub use super::fill::Fill;
use super::fill::{Test, fill};
use super::form::{ClaimForm, Profile, Repeats, Value};
use super::template::Template;
use crate::model::ColumnKind;
use crate::model::frame::{ADDED, NATIVE, position};
use std::collections::BTreeMap;

/// A profile joined with a header.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The columns of the file.
    pub columns: Columns,
    /// The row's own key.
    pub key: Option<Template>,
    /// What it means that a key repeats.
    pub repeats: Option<Repeats>,
    /// Fields of every claim: places of the contract's columns and what fills them.
    pub shared: Vec<(usize, Fill)>,
    /// The claims of a row.
    pub claims: Vec<ClaimPlan>,
    /// Names of claims that have no column in this file.
    pub left_out: Vec<String>,
    /// Rows that are no claims.
    pub rejects: Vec<(Test, Template)>,
    /// Columns of the file that stay with each claim, and under which names: their own, or `country_in_file` where the
    /// contract has a column of that name.
    pub kept: Vec<(usize, String)>,
}

/// One claim of a row.
#[derive(Clone, Debug)]
pub struct ClaimPlan {
    /// Behind the row's key it makes the claim's id; empty for the only claim of a native row.
    pub name: String,
    /// Only in such rows.
    pub when: Option<Test>,
    /// Its own fields.
    pub fields: Vec<(usize, Fill)>,
    /// The claim of the same row that it is a part of.
    pub part_of: Option<usize>,
    /// The columns of the file that its figure stands in, by name.
    pub origin: String,
}

const FIGURES: [&str; 4] = ["figure", "low", "best", "high"];

impl Mapping {
    /// The contract's own columns, each for itself.
    pub fn native(names: &[String]) -> Self {
        Self::own(names, spelled)
    }

    /// The contract's own columns and the names that other tables of reports give them.
    pub fn reports(names: &[String]) -> Self {
        Self::own(names, spelled_in_reports)
    }

    fn own(names: &[String], spelled: fn(&str) -> &str) -> Self {
        let columns = Columns::new(names, None, None).strict();
        let mut mapping = Self::empty(columns);
        mapping.shared = native_fields(&mapping.columns, &BTreeMap::new(), spelled);
        // Faults are told in the order of the file's own columns.
        mapping.shared.sort_by_key(|(_, fill)| fill.only());
        mapping.claims = vec![ClaimPlan {
            name: String::new(),
            when: None,
            fields: Vec::new(),
            part_of: None,
            origin: String::new(),
        }];
        mapping.keep(names);
        mapping
    }

    fn empty(columns: Columns) -> Self {
        Self {
            columns,
            key: None,
            repeats: None,
            shared: Vec::new(),
            claims: Vec::new(),
            left_out: Vec::new(),
            rejects: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Joins a profile with a header and its row of hashtags.
    ///
    /// # Errors
    /// Every fault of the profile: fields that the contract does not have, references that lead nowhere.
    pub fn new(profile: &Profile, names: &[String], tags: Option<&[String]>) -> Result<Self, Vec<String>> {
        let mut columns = Columns::new(names, tags, profile.recognise.strip.as_deref());
        if profile.recognise.native {
            columns = columns.strict();
        }
        for (name, codes) in &profile.missing {
            columns.missing(name, codes);
        }
        let mut faults = Vec::new();
        let mut mapping = Self::empty(columns);
        let columns = &mapping.columns;
        mapping.key = profile.key.as_deref().map(|key| Template::new(key, columns)).filter(|key| !key.is_absent());
        mapping.repeats = profile.repeats;
        mapping.shared = fills(&profile.fields, columns, "[fields]", &mut faults);
        if let (Some(place), Some(dataset)) = (position("dataset"), &profile.dataset) {
            mapping.shared.push((place, Fill::Plain(Template::new(dataset, columns))));
        }
        if profile.recognise.native {
            mapping.shared.extend(native_fields(columns, &profile.fields, spelled));
        }
        let forms: Vec<&ClaimForm> = profile.claims.iter().collect();
        let mut plans: Vec<(String, ClaimPlan, Option<String>)> = Vec::new();
        for form in forms {
            let mut fields = form.fields.clone();
            let part_of = take_reference(&mut fields);
            let plan = ClaimPlan {
                name: form.name.clone(),
                when: form.when.as_ref().map(|condition| Test::new(condition, columns)),
                fields: fills(&fields, columns, &format!("the claim `{}`", form.name), &mut faults),
                part_of: None,
                origin: String::new(),
            };
            plans.push((form.name.clone(), plan, part_of));
        }
        if profile.recognise.native && plans.is_empty() {
            let plan =
                ClaimPlan { name: String::new(), when: None, fields: Vec::new(), part_of: None, origin: String::new() };
            plans.push((String::new(), plan, None));
        }
        for (at, (name, ..)) in plans.iter().enumerate() {
            if plans[..at].iter().any(|(other, ..)| other == name) {
                faults.push(format!("two claims have the name `{name}`"));
            }
        }
        for (name, _, part_of) in &plans {
            if let Some(whole) = part_of
                && !plans.iter().any(|(other, ..)| other == whole)
            {
                faults.push(format!("the claim `{name}` is a part of `@{whole}`, and there is no such claim"));
            }
        }
        // A claim whose figure stands in no column of this file is left out.
        let (plans, left_out): (Vec<_>, Vec<_>) =
            plans.into_iter().partition(|(_, plan, _)| plan.has_figure(&mapping.shared));
        mapping.left_out = left_out.into_iter().map(|(name, ..)| format!("`{name}`")).collect();
        let names_of: Vec<String> = plans.iter().map(|(name, ..)| name.clone()).collect();
        for (_, mut plan, part_of) in plans {
            plan.part_of = part_of.and_then(|whole| names_of.iter().position(|name| *name == whole));
            plan.origin = plan.origin_columns(&mapping.shared, names);
            mapping.claims.push(plan);
        }
        mapping.rejects = profile
            .reject
            .iter()
            .map(|form| (Test::new(&form.when, columns), Template::new(&form.reason, columns)))
            .collect();
        mapping.keep(names);
        if faults.is_empty() { Ok(mapping) } else { Err(faults) }
    }

    /// The mapping with some columns of the file kept under their own names, also where a field takes them over.
    pub fn keeping(mut self, names: &[String], wanted: &[String]) -> Self {
        for (at, name) in names.iter().enumerate() {
            let own = wanted.contains(name) && position(name).is_none();
            if own && !self.kept.iter().any(|(_, other)| other == name) {
                self.kept.push((at, name.clone()));
            }
        }
        self
    }

    /// The mapping without some columns of the contract, and of those beside it only some.
    pub fn only(mut self, kept: &[String], asked: &[String], without: &[&str]) -> Self {
        // One that may have been meant is needed to say so.
        let meant = |name: &str| crate::error::nearest(name, asked.iter().map(String::as_str)).is_some();
        self.kept.retain(|(_, name)| kept.contains(name) || meant(name));
        let wanted = |field: &(usize, Fill)| !without.contains(&NATIVE[field.0].0);
        self.shared.retain(wanted);
        self.claims.iter_mut().for_each(|claim| claim.fields.retain(wanted));
        self
    }

    /// Keeps every column that no field takes over as it is.
    fn keep(&mut self, names: &[String]) {
        let mut carried = Vec::new();
        let fields = self.shared.iter().chain(self.claims.iter().flat_map(|claim| &claim.fields));
        for (_, fill) in fields {
            fill.verbatim(&mut carried);
        }
        let own = |name: &String| if position(name).is_some() { format!("{name}_in_file") } else { name.clone() };
        self.kept = names
            .iter()
            .enumerate()
            .filter(|(at, _)| !carried.contains(at))
            .map(|(at, name)| (at, own(name)))
            .collect();
    }
}

impl ClaimPlan {
    fn figures<'a>(&'a self, shared: &'a [(usize, Fill)]) -> impl Iterator<Item = &'a Fill> {
        let figure = |place: usize| FIGURES.contains(&NATIVE[place].0);
        let own = |place: usize| self.fields.iter().any(|(other, _)| *other == place);
        shared
            .iter()
            .filter(move |(place, _)| !own(*place))
            .chain(&self.fields)
            .filter(move |(place, _)| figure(*place))
            .map(|(_, fill)| fill)
    }

    fn has_figure(&self, shared: &[(usize, Fill)]) -> bool {
        self.figures(shared).any(|fill| !fill.is_absent())
    }

    fn origin_columns(&self, shared: &[(usize, Fill)], names: &[String]) -> String {
        if self.name.is_empty() {
            return String::new();
        }
        let mut places = Vec::new();
        self.figures(shared).for_each(|fill| fill.places(&mut places));
        let mut seen = Vec::new();
        places.retain(|place| {
            !seen.contains(place) && {
                seen.push(*place);
                true
            }
        });
        places.iter().filter_map(|place| names.get(*place)).cloned().collect::<Vec<_>>().join(";")
    }
}

/// The contract's columns that stand for themselves, unless a profile fills them otherwise.
fn native_fields(columns: &Columns, taken: &BTreeMap<String, Value>, spelled: fn(&str) -> &str) -> Vec<(usize, Fill)> {
    NATIVE
        .iter()
        .enumerate()
        .filter(|(_, (name, _))| !taken.contains_key(*name) && columns.has(spelled(name)))
        .map(|(place, (name, _))| (place, Fill::Plain(Template::new(&format!("{{{}}}", spelled(name)), columns))))
        .collect()
}

/// A column of the contract, with the other names that everybody gives it.
pub fn spelled(name: &str) -> &str {
    match name {
        "lat" => "lat|latitude",
        "lon" => "lon|longitude|lng|long",
        name => name,
    }
}

/// The same in a table of reports, which says no more than when and where: the names that MELTT asks for, and their like.
pub fn spelled_in_reports(name: &str) -> &str {
    match name {
        "event" => "event|event_id|eventid|report_id|id",
        "date_start" => "date_start|date|start_date|startdate|event_date",
        "date_end" => "date_end|enddate|end_date",
        name => spelled(name),
    }
}

/// `part_of = "@name"`: a claim of the same row.
fn take_reference(fields: &mut BTreeMap<String, Value>) -> Option<String> {
    let name = match fields.get("part_of") {
        Some(Value::Text(text)) => text.strip_prefix('@')?.to_owned(),
        _ => return None,
    };
    fields.remove("part_of");
    Some(name)
}

fn fills(
    fields: &BTreeMap<String, Value>,
    columns: &Columns,
    owner: &str,
    faults: &mut Vec<String>,
) -> Vec<(usize, Fill)> {
    let mut filled = Vec::new();
    for (name, value) in fields {
        let Some(place) = position(name).filter(|_| !ADDED.contains(&name.as_str())) else {
            let free = NATIVE.iter().map(|(name, _)| *name).filter(|name| !ADDED.contains(name));
            let near = crate::error::nearest(name, free).map(|near| format!("; did you mean `{near}`?"));
            faults.push(format!("{owner} fills `{name}`, which is no column of a claim{}", near.unwrap_or_default()));
            continue;
        };
        match fill(value, columns) {
            Ok(fill) => {
                check_words(name, NATIVE[place].1, value, owner, faults);
                if !fill.is_absent() {
                    filled.push((place, fill));
                }
            }
            Err(fault) => faults.push(format!("{owner}, `{name}`: {fault}")),
        }
    }
    filled
}

/// Texts that a profile itself gives to a column with a vocabulary must be words of it.
fn check_words(name: &str, kind: ColumnKind, value: &Value, owner: &str, faults: &mut Vec<String>) {
    let ColumnKind::Word(words) = kind else { return };
    let mut check = |text: &str| {
        if !text.is_empty() && !text.contains('{') && !words.contains(&text) {
            faults.push(format!("{owner}: `{text}` is no word for `{name}`; expected one of {}", words.join(", ")));
        }
    };
    match value {
        Value::Text(text) => check(text),
        Value::First(values) => values.iter().for_each(|value| check_words(name, kind, value, owner, faults)),
        Value::From(from) => {
            check(&from.from);
            from.words.values().chain(&from.otherwise).for_each(|text| check(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use csv::StringRecord;

    fn mapping(toml: &str, header: &str) -> Result<Mapping, Vec<String>> {
        let profile = Profile::parse(&format!("name = 'x'\ntitle = 'X'\n{toml}")).expect("valid TOML");
        let names: Vec<String> = header.split(',').map(str::to_owned).collect();
        Mapping::new(&profile, &names, None)
    }

    fn field(mapping: &Mapping, name: &str, row: &str) -> String {
        let record = StringRecord::from(row.split(',').collect::<Vec<_>>());
        let place = position(name).expect("a column");
        let fill = mapping.shared.iter().find(|(other, _)| *other == place);
        fill.map(|(_, fill)| fill.text(&record, &mapping.columns).into_owned()).unwrap_or_default()
    }

    #[test]
    fn a_field_is_looked_up_subtracted_or_counted_in_days() {
        let toml = "[fields]\n\
                    date_precision = { from = '{p}', words = { 1 = 'day', '2' = 'week' } }\n\
                    as_of = { from = '{days}', day_one = '2022-02-24' }\n\
                    named = { from = '{a}', less = '{b}' }\n\
                    note = [{ from = 'at {a}', when = { column = 'p', is = ['1'] } }, 'else']\n";
        let found = mapping(toml, "p,days,a,b").expect("valid");
        assert_eq!(field(&found, "date_precision", "1,,,"), "day");
        assert_eq!(field(&found, "date_precision", "7,,,"), "7", "what is not among the words stays");
        assert_eq!(field(&found, "as_of", ",365,,"), "2023-02-23");
        assert_eq!(field(&found, "named", ",,1.34,0.33"), "1.01");
        assert_eq!(field(&found, "named", ",,3,"), "", "a difference with something unknown is not known");
        assert_eq!(field(&found, "named", ",,3,4"), "");
        assert_eq!(field(&found, "note", "1,,5,"), "at 5");
        assert_eq!(field(&found, "note", "2,,5,"), "else");
    }

    #[test]
    fn all_faults_of_a_profile_are_told_at_once() {
        let toml = "[fields]\nhram = 'killed'\nstatus = 'dead'\n[[claims]]\nname = 'a'\nbest = '{n}'\npart_of = '@b'\n";
        let faults = mapping(toml, "n").expect_err("three faults").join("\n");
        assert!(faults.contains("did you mean `harm`?"), "{faults}");
        assert!(faults.contains("`dead` is no word for `status`") && faults.contains("`@b`"), "{faults}");
    }

    #[test]
    fn a_claim_whose_columns_are_not_there_is_left_out_and_what_is_not_carried_is_kept() {
        let toml =
            "[fields]\nplace = '{town}'\n[[claims]]\nname = 'a'\nbest = '{n}'\n[[claims]]\nname = 'b'\nbest = '{m}'\n";
        let found = mapping(toml, "n,town,other").expect("valid");
        assert_eq!(found.claims.len(), 1);
        assert_eq!(found.claims[0].origin, "n");
        assert_eq!(found.kept, [(2, "other".to_owned())]);
    }
}
