//! The names of encodings that a user may give.

use encoding_rs::Encoding;

/// Names that people use and the WHATWG's list lacks.
const OTHER_NAMES: [(&str, &str); 17] = [
    ("utf16", "utf-16le"),
    ("utf16le", "utf-16le"),
    ("utf16be", "utf-16be"),
    ("utf-8-sig", "utf-8"),
    ("utf-8-bom", "utf-8"),
    ("utf8-bom", "utf-8"),
    ("cp65001", "utf-8"),
    ("ansi", "windows-1252"),
    ("western", "windows-1252"),
    ("latin-1", "iso-8859-1"),
    ("latin-2", "iso-8859-2"),
    ("latin9", "iso-8859-15"),
    ("latin-9", "iso-8859-15"),
    ("koi8r", "koi8-r"),
    ("koi8u", "koi8-u"),
    ("macroman", "macintosh"),
    ("mac-roman", "macintosh"),
];

/// The encoding of a name: any label of the WHATWG Encoding Standard, `cp1252`, `win1252`, `1252`, `ansi`, `utf16` ...
pub fn parse_label(text: &str) -> Option<&'static Encoding> {
    let name = text.trim().to_ascii_lowercase().replace([' ', '_'], "-");
    let known = |name: &str| Encoding::for_label_no_replacement(name.as_bytes());
    let other = || OTHER_NAMES.iter().find(|(other, _)| *other == name).and_then(|(_, label)| known(label));
    let page = || {
        let digits = name.trim_start_matches(|letter: char| letter.is_ascii_lowercase() || letter == '-');
        let page = matches!(&name[..name.len() - digits.len()], "" | "win" | "win-" | "windows" | "cp-");
        page.then(|| known(&format!("windows-{digits}"))).flatten()
    };
    known(&name).or_else(|| known(&text.to_ascii_lowercase())).or_else(other).or_else(page)
}

/// The names to expect, for a message.
pub fn labels() -> &'static str {
    "utf-8, utf-16le, utf-16be, windows-1250 to windows-1258, iso-8859-1 to iso-8859-16, koi8-r, koi8-u, ibm866, \
     macintosh, x-mac-cyrillic, windows-874, gbk, gb18030, big5, shift_jis, euc-jp or euc-kr"
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::*;
    use proptest::prelude::*;

    #[test]
    fn the_names_that_people_use_are_known() {
        for (name, encoding) in [
            ("UTF-8", UTF_8),
            ("utf8", UTF_8),
            ("utf-8-sig", UTF_8),
            ("utf16", UTF_16LE),
            ("UTF-16", UTF_16LE),
            ("UTF_16BE", UTF_16BE),
            ("cp1252", WINDOWS_1252),
            (" ANSI ", WINDOWS_1252),
            ("latin1", WINDOWS_1252),
            ("Latin 1", WINDOWS_1252),
            ("latin9", ISO_8859_15),
            ("cp1251", WINDOWS_1251),
            ("win-1251", WINDOWS_1251),
            ("Windows 1256", WINDOWS_1256),
            ("1250", WINDOWS_1250),
            ("koi8-r", KOI8_R),
            ("koi8u", KOI8_U),
            ("cp866", IBM866),
            ("mac", MACINTOSH),
            ("iso8859-5", ISO_8859_5),
            ("Shift_JIS", SHIFT_JIS),
            ("ISO_8859-6", ISO_8859_6),
        ] {
            assert_eq!(parse_label(name), Some(encoding), "{name}");
        }
    }

    #[test]
    fn unknown_names_and_encodings_without_text_are_refused() {
        for name in ["", "klingon", "1249", "cp437", "iso-2022-kr", "win", "-"] {
            assert_eq!(parse_label(name), None, "{name}");
        }
    }

    #[test]
    fn every_name_of_the_message_is_known() {
        for name in labels().split([',', ' ']).filter(|word| !matches!(*word, "" | "to" | "or")) {
            assert!(parse_label(name).is_some(), "{name}");
        }
        for page in 1250..=1258 {
            assert!(parse_label(&format!("windows-{page}")).is_some());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_name_or_none(text in ".{0,12}") {
            let _ = parse_label(&text);
        }
    }
}
