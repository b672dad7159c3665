//! The columns of a file as a profile looks them up: by name, by HXL hashtag, and with their codes for "not reported".

use csv::StringRecord;
use hashbrown::HashMap;
use std::collections::BTreeSet;

/// A name as it is compared: without case, blanks and dashes as `_`.
pub fn folded(name: &str) -> String {
    name.trim().to_lowercase().chars().map(|c| if c.is_whitespace() || c == '-' { '_' } else { c }).collect()
}

/// An HXL hashtag with its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    tag: String,
    attributes: BTreeSet<String>,
}

impl Tag {
    /// Reads `#affected +killed +min`, however it is spaced; `None` where it is no hashtag.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let mut parts = text.strip_prefix('#')?.split('+').map(str::trim);
        let word = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        let tag = parts.next().filter(|tag| word(tag))?.to_owned();
        let attributes: BTreeSet<String> = parts.map(str::to_owned).collect();
        attributes.iter().all(|attribute| word(attribute)).then_some(Self { tag, attributes })
    }
}

/// The columns of one file.
#[derive(Clone, Debug)]
pub struct Columns {
    by_name: HashMap<String, usize>,
    tags: Vec<Option<Tag>>,
    /// For each column its own codes for "not reported", in lower case.
    missing: Vec<Vec<String>>,
    /// Whether `nan` is a missing code too.
    loose: bool,
}

impl Columns {
    /// The columns of a header, with its row of hashtags; names count from behind `strip`.
    pub fn new(names: &[String], tags: Option<&[String]>, strip: Option<&str>) -> Self {
        let mut by_name = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            let name = match strip {
                Some(strip) => name.rsplit(strip).next().unwrap_or(name),
                None => name,
            };
            by_name.entry(folded(name)).or_insert(place);
        }
        let tags = tags.unwrap_or_default().iter().map(|tag| Tag::parse(tag)).collect();
        Self { by_name, tags, missing: vec![Vec::new(); names.len()], loose: true }
    }

    /// The same, where only the contract's own marks mean "not reported".
    pub fn strict(mut self) -> Self {
        self.loose = false;
        self
    }

    /// Adds codes for "not reported" to a column, or to all by `*`.
    pub fn missing(&mut self, name: &str, codes: &[String]) {
        let codes = || codes.iter().map(|code| code.trim().to_lowercase());
        let places: Vec<usize> = if name == "*" { (0..self.missing.len()).collect() } else { self.find(name) };
        for place in places {
            self.missing[place].extend(codes());
        }
    }

    /// The places of a column: one for a name, perhaps several for a hashtag, the nearest first.
    pub fn find(&self, name: &str) -> Vec<usize> {
        if name.starts_with('#') {
            return self.tagged(name);
        }
        self.by_name.get(&folded(name)).copied().into_iter().collect()
    }

    /// Whether one of `a|b` is there.
    pub fn has(&self, names: &str) -> bool {
        names.split('|').any(|name| !self.find(name.trim()).is_empty())
    }

    fn tagged(&self, pattern: &str) -> Vec<usize> {
        let mut wanted = String::new();
        let mut unwanted = Vec::new();
        for (at, part) in pattern.split('-').enumerate() {
            // `#a-b+c`: a `+` behind a `-` is wanted again.
            let (first, rest) = part.split_once('+').map_or((part, None), |(first, rest)| (first, Some(rest)));
            if at == 0 {
                wanted.push_str(part);
                continue;
            }
            unwanted.push(first.trim().to_lowercase());
            if let Some(rest) = rest {
                wanted.push('+');
                wanted.push_str(rest);
            }
        }
        let Some(wanted) = Tag::parse(&wanted) else { return Vec::new() };
        let mut found: Vec<(usize, usize)> = self
            .tags
            .iter()
            .enumerate()
            .filter_map(|(place, tag)| {
                let tag = tag.as_ref()?;
                let fits = tag.tag == wanted.tag
                    && wanted.attributes.is_subset(&tag.attributes)
                    && !unwanted.iter().any(|attribute| tag.attributes.contains(attribute));
                fits.then(|| (tag.attributes.len() - wanted.attributes.len(), place))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, place)| place).collect()
    }

    /// The text of a cell without blanks around it; empty where it is a code for "not reported".
    pub fn cell<'r>(&self, record: &'r StringRecord, place: usize) -> &'r str {
        let text = trimmed(record.get(place).unwrap_or_default());
        if text.len() <= 4 && is_missing(text, self.loose) {
            return "";
        }
        let codes = self.missing.get(place).map(Vec::as_slice).unwrap_or_default();
        let coded = |code: &String| code.len() == text.len() && code.eq_ignore_ascii_case(text);
        if codes.iter().any(coded) { "" } else { text }
    }
}

/// The text without blanks around it; most cells have none, and that is seen from their ends.
pub fn trimmed(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) { text } else { text.trim() }
}

/// The general codes for "not reported": they never mean 0.
fn is_missing(text: &str, loose: bool) -> bool {
    const CODES: [&str; 8] = ["-", "--", "–", "n/a", "na", "null", "#n/a", "."];
    // Python writes `None` for nothing at all; a person who means nobody writes "none" or 0.
    text.is_empty()
        || text == "None"
        || CODES.iter().any(|code| text.eq_ignore_ascii_case(code))
        || loose && text.eq_ignore_ascii_case("nan")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(tags: &[&str], pattern: &str) -> Vec<usize> {
        let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        Columns::new(&tags, Some(&tags), None).find(pattern)
    }

    #[test]
    fn a_hashtag_is_found_by_its_attributes_whatever_their_order_and_spacing() {
        let tags = ["#affected +killed+f", "# affected", "#AFFECTED + max +killed", "#affected+killed", "killed"];
        assert_eq!(tagged(&tags, "#affected+killed+max"), [2]);
        assert_eq!(tagged(&tags, "#affected+killed-max-f"), [3]);
        assert_eq!(tagged(&tags, "#affected+killed"), [3, 0, 2], "the one with the fewest further attributes first");
        assert_eq!(tagged(&tags, "#killed"), Vec::<usize>::new());
    }

    #[test]
    fn names_count_from_behind_the_last_group() {
        let names = ["claim/source".to_owned(), "a/b/Figure".to_owned()];
        let columns = Columns::new(&names, None, Some("/"));
        assert_eq!((columns.find("source"), columns.find("figure")), (vec![0], vec![1]));
    }

    #[test]
    fn codes_for_not_reported_are_empty_and_nought_is_not() {
        let mut columns = Columns::new(&["a".to_owned(), "b".to_owned()], None, None);
        columns.missing("b", &["-99".to_owned()]);
        let record = StringRecord::from(vec!["-99", "-99"]);
        assert_eq!((columns.cell(&record, 0), columns.cell(&record, 1)), ("-99", ""));
        for text in ["", " ", "-", "N/A", "NaN", "#N/A", "null", "."] {
            assert_eq!(columns.cell(&StringRecord::from(vec![text]), 0), "", "{text}");
        }
        assert_eq!(columns.cell(&StringRecord::from(vec!["0"]), 0), "0");
    }
}
