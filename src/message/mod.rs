//! What recount says, as a key and typed arguments, rendered in one place: another language is another table.
//!
//! A template is plain text with `{name}` for an argument and `{name:one|many}` for a word that follows an argument's
//! number. Arguments are formatted by their type, so that a figure looks the same in every sentence.

mod en;
pub mod phrase;

use crate::format;
use crate::model::{Harm, Qualifier, Stated, Status, Window};

/// A language of the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
}

/// A language's words: templates by key (sorted), months, and the words of the vocabularies.
pub(crate) struct Table {
    templates: &'static [(&'static str, &'static str)],
    months: [&'static str; 12],
    and: &'static str,
    harms: fn(Harm) -> &'static str,
    statuses: fn(Status) -> &'static str,
}

impl Lang {
    /// All languages.
    pub const ALL: &'static [Self] = &[Self::En];

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// The language of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.code() == code)
    }

    fn table(self) -> &'static Table {
        match self {
            Self::En => &en::TABLE,
        }
    }

    /// The name of a month, 1 to 12.
    pub fn month(self, month: u32) -> &'static str {
        self.table().months.get(month as usize - 1).copied().unwrap_or_default()
    }

    /// "and"
    pub fn and(self) -> &'static str {
        self.table().and
    }

    /// "killed", "neutralised (killed or captured)" ...
    pub fn harm(self, harm: Harm) -> &'static str {
        (self.table().harms)(harm)
    }

    /// "civilians", "people" ...
    pub fn people(self, status: Status) -> &'static str {
        (self.table().statuses)(status)
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
    /// A figure as its source stated it: numbers, qualifier, the words as written.
    Figure(Stated, Option<Qualifier>, Option<String>),
    /// A window of days.
    Window(Window),
    /// A harm.
    Harm(Harm),
    /// The people of a status.
    People(Status),
    /// Several, joined with commas and "and".
    List(Vec<Arg>),
    /// Several, joined with semicolons.
    Clauses(Vec<Arg>),
    /// A sentence part of its own.
    Message(Box<Message>),
}

impl Arg {
    fn render(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(n) => format::count(*n),
            Self::Range(low, high) => format::range(*low, *high),
            Self::Figure(stated, qualifier, written) => format::stated(*stated, *qualifier, written.as_deref()),
            Self::Window(window) => format::window(*window, lang),
            Self::Harm(harm) => lang.harm(*harm).to_owned(),
            Self::People(status) => lang.people(*status).to_owned(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.render(lang)).collect();
                format::list(&items, lang)
            }
            Self::Clauses(items) => items.iter().map(|item| item.render(lang)).collect::<Vec<_>>().join("; "),
            Self::Message(message) => message.render(lang),
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
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// The sentence in a language. A key without template shows itself: a test forbids it.
    pub fn render(&self, lang: Lang) -> String {
        let templates = lang.table().templates;
        let template = match templates.binary_search_by_key(&self.key, |(key, _)| key) {
            Ok(at) => templates[at].1,
            Err(_) => self.key,
        };
        let mut text = String::with_capacity(template.len() * 2);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((slot, after)) = after.split_once('}') else { break };
            text.push_str(&self.slot(slot, lang));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn slot(&self, slot: &str, lang: Lang) -> String {
        let (name, forms) = slot.split_once(':').map_or((slot, None), |(name, forms)| (name, Some(forms)));
        let Some((_, arg)) = self.args.iter().find(|(other, _)| *other == name) else {
            return format!("{{{slot}}}");
        };
        match forms.and_then(|forms| forms.split_once('|')) {
            Some((one, many)) => if arg.is_one() { one } else { many }.to_owned(),
            None => arg.render(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_sorted_so_that_they_are_found() {
        for lang in Lang::ALL {
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
