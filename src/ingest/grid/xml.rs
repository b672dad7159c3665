//! The little of XML that both kinds of workbook need.

use quick_xml::events::BytesRef;
use std::io::BufRead;

/// A reader of events that sees `<a/>` as `<a></a>` and does not check that end tags match.
pub fn reader<R: BufRead>(from: R) -> quick_xml::Reader<R> {
    let mut reader = quick_xml::Reader::from_reader(from);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    reader
}

/// The attributes of a start tag as written, entities and all; ends at the first that is malformed.
pub fn attributes(mut raw: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::from_fn(move || {
        let (key, rest) = raw.split_once('=')?;
        let rest = rest.trim_ascii_start();
        let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote).unwrap_or((&rest[1..], ""));
        raw = rest;
        Some((key.trim_ascii(), value))
    })
}

/// The first attribute of that name, as written.
pub fn attribute<'a>(raw: &'a str, name: &str) -> Option<&'a str> {
    attributes(raw).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// A whole number as claimed; one too long to be counted is the largest there is.
pub fn number(value: Option<&str>) -> Option<u64> {
    let digits = value?.trim_ascii();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}

/// The characters of an attribute, entities resolved. An unknown entity stays as written.
pub fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |text| text.into_owned())
}

/// Appends what an entity stands for. Entities that a file defines itself are not known, so nothing can grow.
pub fn push_entity(entity: &BytesRef, text: &mut String) -> Result<(), String> {
    let name: &str = entity.as_ref();
    if let Some(known) = quick_xml::escape::resolve_xml_entity(name) {
        text.push_str(known);
        return Ok(());
    }
    match entity.resolve_char_ref() {
        Ok(Some(character)) => {
            text.push(character);
            Ok(())
        }
        _ => Err(format!("the entity `&{name};` is not known")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn attributes_are_found_in_either_quotes_and_with_spaces() {
        let raw = "r = \"A1\" s='2'  t=\"x>y\"";
        assert_eq!(attributes(raw).collect::<Vec<_>>(), [("r", "A1"), ("s", "2"), ("t", "x>y")]);
        assert_eq!(attribute(raw, "s"), Some("2"));
        assert_eq!(attribute("r=A1 s=\"2\"", "s"), None);
    }

    #[test]
    fn entities_are_resolved_in_attributes() {
        assert_eq!(unescaped("a &amp; b &#233;"), "a & b é");
        assert_eq!(unescaped("&mine;"), "&mine;");
    }

    #[test]
    fn a_number_that_is_too_long_is_the_largest_and_no_number_is_none() {
        assert_eq!(number(Some("12")), Some(12));
        assert_eq!(number(Some("99999999999999999999999")), Some(u64::MAX));
        assert_eq!(number(Some("-1")), None);
        assert_eq!(number(None), None);
    }

    proptest! {
        #[test]
        fn any_tag_is_cut_into_attributes_without_a_panic(raw in "[a-z=\"' é]{0,60}") {
            prop_assert!(attributes(&raw).count() <= raw.len());
        }
    }
}
