//! What recount says, as a key and typed arguments, rendered in one place: another language is another table.
//!
//! A template is plain text with `{name}` for an argument and `{name:one|many}` for a word that follows an argument's
//! number. Arguments are formatted by their type, so that a figure looks the same in every sentence.

mod en;
pub mod phrase;

pub use crate::lang::Lang;

use crate::format;
use crate::model::{Harm, Lineage, Status, View, Window};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language's words: templates by key (sorted), months, and the words of the vocabularies.
pub(crate) struct Table {
    templates: &'static [(&'static str, &'static str)],
    and: &'static str,
    harms: fn(Harm) -> &'static str,
    statuses: fn(Status) -> &'static str,
    person: fn(Status) -> &'static str,
}

impl Lang {
    /// The words of running text; a language that has none yet speaks English there.
    fn table(self) -> &'static Table {
        &en::TABLE
    }

    fn template(self, key: &str) -> Option<&'static str> {
        static EN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| en::TABLE.templates.iter().copied().collect());
        EN.get(key).copied()
    }

    /// "and"
    pub fn and(self) -> &'static str {
        self.table().and
    }

    /// "killed", "neutralised (killed or captured)" ...
    pub fn harm(self, harm: Harm) -> &'static str {
        (self.table().harms)(harm)
    }

    /// "civilian", "person" ...
    pub fn person(self, status: Status) -> &'static str {
        (self.table().person)(status)
    }

    /// "civilians", "people" ...
    pub fn people(self, status: Status) -> &'static str {
        (self.table().statuses)(status)
    }
}

/// In what language to speak, and of which claims. Messages refer to claims by row, so that a million findings cost
/// numbers and not words; the words are made when somebody reads them.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// The language.
    pub lang: Lang,
    /// The claims that rows refer to, and who repeats whom.
    pub claims: Option<(&'a View<'a>, &'a Lineage)>,
}

impl<'a> Voice<'a> {
    /// Speaks of some claims.
    pub fn new(lang: Lang, view: &'a View<'a>, lineage: &'a Lineage) -> Self {
        Self { lang, claims: Some((view, lineage)) }
    }
}

impl From<Lang> for Voice<'_> {
    fn from(lang: Lang) -> Self {
        Self { lang, claims: None }
    }
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A name or other text from the data.
    Text(String),
    /// A count.
    Count(f64),
    /// A range whose ends may be open.
    Range(Option<f64>, Option<f64>),
    /// Who makes a claim: "HRW", "HRW as repeated by i24NEWS".
    Who(u32),
    /// The figure of a claim as stated.
    FigureOf(u32),
    /// "about 300 civilians killed"
    Toll(u32),
    /// "HRW: about 300 civilians killed"
    Said(u32),
    /// A window of days.
    Window(Window),
    /// A harm.
    Harm(Harm),
    /// The people of a status.
    People(Status),
    /// A word of the language's own tables.
    Word(&'static str),
    /// Several, joined with commas and "and".
    List(Vec<Arg>),
    /// Several, joined with semicolons.
    Clauses(Vec<Arg>),
    /// A sentence part of its own.
    Message(Box<Message>),
}

impl Arg {
    /// The argument in words.
    pub fn render<'a>(&self, voice: impl Into<Voice<'a>>) -> String {
        let mut text = String::new();
        self.write(&mut text, voice.into());
        text
    }

    fn write(&self, out: &mut String, voice: Voice) {
        let lang = voice.lang;
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Count(n) => out.push_str(&format::count(*n)),
            Self::Range(low, high) => out.push_str(&format::range(*low, *high)),
            Self::Who(row) => phrase::write_who(out, voice, *row),
            Self::FigureOf(row) => phrase::write_figure(out, voice, *row),
            Self::Toll(row) => phrase::write_toll(out, voice, *row),
            Self::Said(row) => {
                fill(out, voice, "said", &[("who", Self::Who(*row)), ("toll", Self::Toll(*row))]);
            }
            Self::Window(window) => out.push_str(&format::window(*window, lang)),
            Self::Harm(harm) => out.push_str(lang.harm(*harm)),
            Self::People(status) => out.push_str(lang.people(*status)),
            Self::Word(word) => out.push_str(word),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.render(voice)).collect();
                out.push_str(&format::list(&items, lang));
            }
            Self::Clauses(items) => {
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push_str("; ");
                    }
                    item.write(out, voice);
                }
            }
            Self::Message(message) => message.write(out, voice),
        }
    }

    fn is_one(&self) -> bool {
        match self {
            Self::Count(n) => *n == 1.0,
            Self::List(items) | Self::Clauses(items) => items.len() == 1,
            _ => false,
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Count(n as f64)
    }
}
impl From<f64> for Arg {
    fn from(n: f64) -> Self {
        Self::Count(n)
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

/// A sentence: its key and its arguments by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The key of its template.
    pub key: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A message without arguments yet.
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// The sentence in a language. A key without template shows itself: a test forbids it.
    pub fn render<'a>(&self, voice: impl Into<Voice<'a>>) -> String {
        let mut text = String::with_capacity(160);
        self.write(&mut text, voice.into());
        text
    }

    /// The sentence, borrowed from its template where it has no arguments: a hint costs nothing.
    pub fn text(&self, voice: Voice) -> Cow<'static, str> {
        match voice.lang.template(self.key) {
            Some(template) if self.args.is_empty() && !template.contains('{') => Cow::Borrowed(template),
            _ => Cow::Owned(self.render(voice)),
        }
    }

    fn write(&self, out: &mut String, voice: Voice) {
        fill(out, voice, self.key, &self.args);
    }
}

/// Writes the sentence of a key with its arguments in place.
fn fill(out: &mut String, voice: Voice, key: &str, args: &[(&'static str, Arg)]) {
    let mut rest = voice.lang.template(key).unwrap_or(key);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, after)) = after.split_once('}') else { break };
        let (name, forms) = slot.split_once(':').map_or((slot, None), |(name, forms)| (name, Some(forms)));
        match args.iter().find(|(other, _)| *other == name) {
            None => out.push_str(slot),
            Some((_, arg)) => match forms.and_then(|forms| forms.split_once('|')) {
                Some((one, many)) => out.push_str(if arg.is_one() { one } else { many }),
                None => arg.write(out, voice),
            },
        }
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_sorted_so_that_they_are_found() {
        for lang in Lang::PROSE {
            let keys: Vec<_> = lang.table().templates.iter().map(|(key, _)| *key).collect();
            let mut sorted = keys.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(keys, sorted);
        }
    }

    #[test]
    fn words_follow_their_number() {
        let say = |n: usize| Message::new("test-plural").with("n", n).render(Lang::En);
        assert_eq!(say(1), "1 claim");
        assert_eq!(say(1200), "1,200 claims");
    }

    #[test]
    fn text_from_the_data_is_never_taken_for_a_template() {
        let message = Message::new("test-text").with("a", "{n} {a}");
        assert_eq!(message.render(Lang::En), "said {n} {a}.");
    }
}
