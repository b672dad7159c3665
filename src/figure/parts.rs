//! "At least 20 including 7 children" -> the total and its parts.

use std::borrow::Cow;

use super::amount::{Amount, Reader};
use super::convention::Vague;
use super::grammar::{Body, Phrase};
use super::index::Role;
use super::lang::Group;
use super::meaning::mean;
use super::token::{Kind, Token, tokens};
use super::{FigureError, Language, Options, Reading, read, told};
use crate::model::vocab::Status;

/// A figure, and the parts that its text names.
#[derive(Clone, Debug, PartialEq)]
pub struct WithParts {
    /// The figure.
    pub total: Reading,
    /// Its parts, as they stand in the text; empty for a plain figure. They need not add up to the total.
    pub parts: Vec<Part>,
}

/// A part of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How many.
    pub reading: Reading,
    /// The words, as written: "7 children".
    pub words: String,
    /// What its nouns say of their status; `None` when they say nothing, or two things.
    pub status: Option<Status>,
    /// "children", "women" or "men", where its nouns say so.
    pub demographic: Option<&'static str>,
}

/// Reads a figure as [`read`] does, and where that fails a total with its parts. All of the text must be understood. A part without a
/// number ("including children") is at least one.
pub fn read_with_parts(text: &str, options: &Options) -> Result<WithParts, FigureError> {
    match read(text, options) {
        Ok(total) => Ok(WithParts { total, parts: Vec::new() }),
        Err(error @ FigureError::NotANumber { .. }) => {
            let text = text.trim();
            let tokens = if text.len() > super::MAX_LENGTH { Vec::new() } else { tokens(text) };
            let mut languages = options.languages();
            languages.find_map(|language| in_language(text, &tokens, language, options)).unwrap_or(Err(error))
        }
        Err(error) => Err(error),
    }
}

/// The text in one language; `None` when it is no total with parts there.
fn in_language(
    text: &str,
    tokens: &[Token],
    language: Language,
    options: &Options,
) -> Option<Result<WithParts, FigureError>> {
    for (at, behind) in splits(&options.reader(language, tokens)) {
        let (head, rest) = whole_of(&tokens[..at], &tokens[behind..]);
        let total = options.reader(language, head).phrase().filter(|phrase| phrase.body != Body::Unknown);
        let Some((total, parts)) = total.zip(parts_of(rest, language, options)) else { continue };
        let whole = groups(&options.reader(language, head));
        let by_comma = tokens[at].is_comma() && behind == at + 1;
        if !parts.iter().all(|part| part.is_of(&whole, by_comma, &options.reader(language, &part.words))) {
            continue;
        }
        let meant = |phrase: &Phrase, tokens: &[Token]| match mean(phrase, options.convention) {
            Ok(reading) => Ok(Reading { language: Some(language), ..reading }),
            Err(fault) => Err(told(fault, text, tokens, options.convention)),
        };
        let parts = parts.iter().map(|part| {
            let reading = meant(&part.phrase, &part.words)?;
            let groups = groups(&options.reader(language, &part.words));
            let (status, demographic) = (one(&groups, status), one(&groups, demographic));
            Ok(Part { reading, words: part.as_written(text), status, demographic })
        });
        let parts = parts.collect::<Result<_, FigureError>>();
        return Some(meant(&total, head).and_then(|total| Ok(WithParts { total, parts: parts? })));
    }
    None
}

/// Where a total may end and its parts may begin: around "including", or around a comma.
fn splits(reader: &Reader) -> Vec<(usize, usize)> {
    let places = 1..reader.tokens.len();
    let at_word = places.clone().flat_map(|at| {
        let words = reader.all(at, |role| (role == Role::Split).then_some(()));
        words.into_iter().map(move |(_, end)| (at, end))
    });
    let within = places.clone().any(|at| reader.skip(at, Role::Within).is_some());
    let at_comma = places.filter(|at| within && reader.is_comma(*at)).map(|at| (at, at + 1));
    at_word.chain(at_comma).collect()
}

/// The total without the sign behind it, and the parts without the bracket or the colon around them.
fn whole_of<'a>(head: &'a [Token], rest: &'a [Token]) -> (&'a [Token], &'a [Token]) {
    let (head, rest) = match (head.split_last(), rest.split_last()) {
        (Some((open, head)), Some((close, rest))) if open.text == "(" && close.text == ")" => (head, rest),
        (Some((sign, before)), _) if sign.is_comma() || sign.kind == Kind::Dash => (before, rest),
        _ => (head, rest),
    };
    (head, rest.split_first().filter(|(first, _)| first.text == ":").map_or(rest, |(_, rest)| rest))
}

/// A part before it has a meaning.
struct Found<'a> {
    phrase: Phrase,
    words: Cow<'a, [Token]>,
}

impl Found<'_> {
    /// Whether it can be a part of this whole. The injured are no part of the dead. Behind a bare comma each part says "of them"; behind
    /// "including" it would be a part of the part before.
    fn is_of(&self, whole: &[Group], by_comma: bool, reader: &Reader) -> bool {
        let groups = groups(reader);
        let both = |one: &[Group], other: &[Group]| one.contains(&Group::Dead) && other.contains(&Group::Hurt);
        let within = (0..self.words.len()).any(|at| reader.skip(at, Role::Within).is_some());
        within == by_comma && !both(whole, &groups) && !both(&groups, whole)
    }

    fn as_written(&self, text: &str) -> String {
        let ends = self.words.first().zip(self.words.last());
        ends.and_then(|(first, last)| text.get(first.from..last.to)).unwrap_or_default().to_owned()
    }
}

/// Every part, each as long as it can be; `None` when something is left that is no part.
fn parts_of<'a>(tokens: &'a [Token], language: Language, options: &Options) -> Option<Vec<Found<'a>>> {
    let reader = options.reader(language, tokens);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (part, next) = (at + 1..=tokens.len()).rev().find_map(|end| {
            let next = next_part(&reader, end)?;
            let glued = at > 0 && reader.is_glued(at);
            part(&tokens[at..end], glued, language, options).map(|part| (part, next))
        })?;
        found.push(part);
        at = next;
    }
    (!found.is_empty()).then_some(found)
}

/// Where the next part begins when one ends here; `None` when none can end here.
fn next_part(reader: &Reader, end: usize) -> Option<usize> {
    let mut at = end;
    while let Some(behind) = reader.is_comma(at).then_some(at + 1).or_else(|| reader.skip(at, Role::Part)) {
        at = behind;
    }
    let last = at == reader.tokens.len();
    (if last { at == end } else { at > end || reader.is_glued(at) }).then_some(at)
}

/// One part. Behind a glued "and" it is read without it first.
fn part<'a>(tokens: &'a [Token], glued: bool, language: Language, options: &Options) -> Option<Found<'a>> {
    let bare = tokens.first().filter(|_| glued).and_then(|first| {
        let joiner = language.table().glued.iter().find(|joiner| first.text.starts_with(**joiner))?;
        let text = first.text.strip_prefix(joiner)?.to_owned();
        let word = Token { text, from: first.from + joiner.len(), ..first.clone() };
        Some(Cow::Owned([&[word], &tokens[1..]].concat()))
    });
    bare.into_iter().chain([Cow::Borrowed(tokens)]).find_map(|words| {
        let phrase = phrase_of_part(&options.reader(language, &words))?;
        Some(Found { phrase, words })
    })
}

/// A figure, or people without a number: "a child" is one, "children" and "an unknown number of children" are some.
fn phrase_of_part(reader: &Reader) -> Option<Phrase> {
    let people = |at: usize| reader.nouns(at) == reader.tokens.len() && reader.tokens.len() > at;
    let plain = |body| Phrase { bound: None, about: false, body };
    let some = || plain(Body::Vague(Vague::Some));
    match reader.phrase() {
        Some(phrase) if phrase.body == Body::Unknown => reader.skip(0, Role::Unknown).is_some_and(people).then(some),
        Some(phrase) => Some(phrase),
        None if reader.skip(0, Role::Article).is_some_and(people) => Some(plain(Body::Amount(Amount::one(0)))),
        None => people(0).then(some),
    }
}

/// What the nouns say, in their order.
fn groups(reader: &Reader) -> Vec<Group> {
    let mut said = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        let end = reader.skip(at, Role::People);
        let group = reader.all(at, |role| if let Role::Group(group) = role { Some(group) } else { None });
        said.extend(group.iter().filter(|(_, behind)| Some(*behind) == end).map(|(group, _)| *group));
        at = end.unwrap_or(at + 1);
    }
    said
}

fn status(group: Group) -> Option<Status> {
    match group {
        Group::Civilian => Some(Status::Civilian),
        Group::Combatant => Some(Status::Combatant),
        _ => None,
    }
}

fn demographic(group: Group) -> Option<&'static str> {
    match group {
        Group::Children => Some("children"),
        Group::Women => Some("women"),
        Group::Men => Some("men"),
        _ => None,
    }
}

/// The only one, if there is one and all say the same.
fn one<T: Copy + PartialEq>(groups: &[Group], says: fn(Group) -> Option<T>) -> Option<T> {
    let mut said = groups.iter().filter_map(|group| says(*group));
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}
