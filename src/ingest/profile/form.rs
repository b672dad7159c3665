//! The form of a profile: TOML that says how a row of a published format becomes claims.

use serde::Deserialize;
use std::collections::BTreeMap;

/// How one published format becomes claims. A user's own profile has the same form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The file that it was read from, for one of the user's own.
    #[serde(skip)]
    pub file: Option<String>,
    /// As given to `--as`.
    pub name: String,
    /// The format's own name.
    pub title: String,
    /// Which versions, what a row becomes, what the figures are and are not.
    #[serde(default)]
    pub about: String,
    /// The dataset that its files are of, where the format is that of one; its `event` is then the dataset's own id.
    pub dataset: Option<String>,
    /// A template for the row's own key; without it a hash of the row's content.
    pub key: Option<String>,
    /// What it means that a key repeats.
    pub repeats: Option<Repeats>,
    /// By which columns the format is recognised.
    #[serde(default)]
    pub recognise: Recognise,
    /// Codes for "not reported", by column; `*` is any column.
    #[serde(default)]
    pub missing: BTreeMap<String, Vec<String>>,
    /// What every claim of a row has.
    #[serde(default)]
    pub fields: BTreeMap<String, Value>,
    /// The claims of a row.
    #[serde(default)]
    pub claims: Vec<ClaimForm>,
    /// Rows that are no claims.
    #[serde(default)]
    pub reject: Vec<RejectForm>,
}

/// What it means that a key repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Repeats {
    /// Rows with one key and the same figures repeat one toll; it counts once.
    #[serde(rename = "same toll")]
    SameToll,
}

/// By which columns a format is recognised.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recognise {
    /// Every one of them must be there; `a|b`: one of the two.
    pub needs: Vec<String>,
    /// Each that is there makes the format the likelier.
    pub likes: Vec<String>,
    /// None of them may be there.
    pub never: Vec<String>,
    /// The contract's columns stand for themselves unless `fields` says otherwise.
    pub native: bool,
    /// Names count from behind this text (Kobo: `group/question`).
    pub strip: Option<String>,
}

/// A claim of a row.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ClaimForm {
    /// Behind the row's key it makes the claim's id.
    #[serde(default)]
    pub name: String,
    /// The block stands once for each of these, with `$name` replaced.
    #[serde(default)]
    pub each: Vec<BTreeMap<String, String>>,
    /// Only in such rows.
    pub when: Option<Condition>,
    /// Columns of the contract.
    #[serde(flatten)]
    pub fields: BTreeMap<String, Value>,
}

/// Rows that are no claims, with their reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RejectForm {
    /// Which rows.
    pub when: Condition,
    /// Why; a template.
    pub reason: String,
}

/// A condition on one column of the row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Condition {
    /// The column; `a|b`: the first that is there.
    pub column: String,
    /// One of these.
    pub is: Option<Vec<String>>,
    /// None of these.
    pub not: Option<Vec<String>>,
}

/// How a field gets its text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A text or a template.
    Text(String),
    /// The first of these that is not empty.
    First(Vec<Value>),
    /// A template and what is made of it.
    From(From),
}

/// A template and what is made of it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct From {
    /// The template.
    pub from: String,
    /// Looked up here; case does not matter.
    pub words: BTreeMap<String, String>,
    /// For what is not among the words; without it the text stays.
    pub otherwise: Option<String>,
    /// Only in such rows.
    pub when: Option<Condition>,
    /// The text is a day number; 1 is this day.
    pub day_one: Option<String>,
    /// The text is a number, and this template's number goes off.
    pub less: Option<String>,
    /// A reading made in Rust.
    pub read: Option<Read>,
    /// What it needs beside the text.
    pub notes: Option<String>,
}

/// Readings made in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Read {
    /// ACLED's fatalities, with what its notes say of them.
    Acled,
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// The parser's message with line and column.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let mut profile: Self = toml::from_str(text)?;
        profile.claims = std::mem::take(&mut profile.claims).into_iter().flat_map(ClaimForm::spread).collect();
        Ok(profile)
    }

    /// Every column that the profile refers to, as it writes them, in order.
    pub fn columns(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut add = |text: &str| {
            for part in super::template::columns(text) {
                for name in part.split('|') {
                    names.push(name.trim().to_owned());
                }
            }
        };
        for need in self.recognise.needs.iter().chain(&self.recognise.likes) {
            add(&format!("{{{need}}}"));
        }
        self.key.iter().for_each(|key| add(key));
        for value in self.fields.values().chain(self.claims.iter().flat_map(|claim| claim.fields.values())) {
            value.texts(&mut add);
        }
        for condition in
            self.claims.iter().filter_map(|claim| claim.when.as_ref()).chain(self.reject.iter().map(|r| &r.when))
        {
            add(&format!("{{{}}}", condition.column));
        }
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| !name.is_empty() && seen.insert(name.clone()));
        names
    }
}

impl Value {
    /// Every template in it.
    fn texts(&self, add: &mut impl FnMut(&str)) {
        match self {
            Self::Text(text) => add(text),
            Self::First(values) => values.iter().for_each(|value| value.texts(add)),
            Self::From(from) => {
                add(&from.from);
                [&from.less, &from.notes].into_iter().flatten().for_each(|text| add(text));
                if let Some(condition) = &from.when {
                    add(&format!("{{{}}}", condition.column));
                }
            }
        }
    }

    fn replaced(self, by: &BTreeMap<String, String>) -> Self {
        match self {
            Self::Text(text) => Self::Text(replaced(&text, by)),
            Self::First(values) => Self::First(values.into_iter().map(|value| value.replaced(by)).collect()),
            Self::From(from) => Self::From(From {
                from: replaced(&from.from, by),
                less: from.less.map(|text| replaced(&text, by)),
                notes: from.notes.map(|text| replaced(&text, by)),
                when: from.when.map(|condition| condition.replaced(by)),
                ..from
            }),
        }
    }
}

impl Condition {
    fn replaced(self, by: &BTreeMap<String, String>) -> Self {
        Self { column: replaced(&self.column, by), ..self }
    }
}

impl ClaimForm {
    /// One block for each row of `each`.
    fn spread(self) -> Vec<Self> {
        if self.each.is_empty() {
            return vec![self];
        }
        let one = |by: &BTreeMap<String, String>| Self {
            name: replaced(&self.name, by),
            each: Vec::new(),
            when: self.when.clone().map(|condition| condition.replaced(by)),
            fields: self.fields.iter().map(|(name, value)| (name.clone(), value.clone().replaced(by))).collect(),
        };
        self.each.iter().map(one).collect()
    }
}

/// `$name` and `${name}` replaced; the longest names first, so that `$a` does not eat the head of `$ab`.
fn replaced(text: &str, by: &BTreeMap<String, String>) -> String {
    let mut text = text.to_owned();
    let mut names: Vec<&String> = by.keys().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        text = text.replace(&format!("${{{name}}}"), &by[name]).replace(&format!("${name}"), &by[name]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_for_each_group_becomes_one_claim_a_group() {
        let text = "name = 'x'\ntitle = 'X'\n[[claims]]\neach = [{ g = 'men' }, { g = 'women' }]\n\
                    name = '$g-killed'\nlow = '{${g}_killed_min}'\nwhen = { column = '$g', is = ['1'] }\n";
        let profile = Profile::parse(text).expect("valid");
        assert_eq!(profile.claims.len(), 2);
        assert_eq!(profile.claims[1].name, "women-killed");
        assert_eq!(profile.claims[1].fields["low"], Value::Text("{women_killed_min}".into()));
        assert_eq!(profile.columns(), ["men_killed_min", "women_killed_min", "men", "women"]);
    }

    #[test]
    fn a_wrong_key_is_told_with_its_line() {
        let error = Profile::parse("name = 'x'\ntitle = 'X'\nfeilds = 1\n").expect_err("typo").to_string();
        assert!(error.contains("feilds") && error.contains("line 3"), "{error}");
    }
}
