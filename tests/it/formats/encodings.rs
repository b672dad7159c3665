//! Encodings: guessed from the bytes, told once with the flag, and silent when the flag is given or a mark says it.

use super::{claims, made, read, refused};

const KOI8: &str = "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
const CYRILLIC: &str = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
const ARABIC: &str = "ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىي";
const CENTRAL: &str = "°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
const WESTERN: &str = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

const RUSSIAN: [&str; 3] =
    ["Грозный", "Мемориал", "По данным правозащитников погибли не менее ста восемнадцати человек"];
const YEMEN: [&str; 3] = ["صنعاء", "الأمم المتحدة", "قالت الأمم المتحدة إن أكثر من مئة شخص قتلوا في غارة على قاعة عزاء"];
const POLISH: [&str; 3] = ["Wołyń", "świadkowie", "Według świadków zginęło około dziewięćdziesięciu mieszkańców wsi"];
const FRENCH: [&str; 3] =
    ["Moura", "Médecins légistes", "Les témoins ont été exécutés près du marché; les blessés évacués"];

/// A table of one row with these as event, source and note.
fn table([event, source, note]: [&str; 3]) -> String {
    format!("event,source,figure,note\n{event},{source},118,{note}\n")
}

/// A text in an encoding of one byte a letter: ASCII as it is, the others by their place among the letters from `first` on.
fn encoded(text: &str, first: u8, letters: &str) -> Vec<u8> {
    let byte = |letter: char| match u8::try_from(letter) {
        Ok(byte) if byte.is_ascii() => byte,
        _ => first + letters.chars().position(|other| other == letter).expect("a letter of that encoding") as u8,
    };
    text.chars().map(byte).collect()
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// The bytes are guessed to be in an encoding, and read alike when one is named.
fn guessed(bytes: &[u8], text: [&str; 3], guess: &str, named: &str) {
    let file = claims(bytes);
    let whole = format!("{} | {} | {} | 118 | 118 | 118", text[0], text[1], text[2]);
    let found = read(&file, &[]);
    assert_eq!(found.cells("event source note low best high"), [whole.as_str()], "{guess}");
    assert_eq!(found.told(), [format!("read as {guess} (--encoding)")]);
    assert_eq!(found.ledger(), "1 row read: 1 became 1 claim, 0 rejected");
    let given = read(&file, &["--encoding", named]);
    assert_eq!(given.cells("event source note low best high"), [whole.as_str()], "{named}");
    assert!(given.told().is_empty(), "{:?}", given.told());
}

#[test]
fn windows_1252_1251_and_1256_are_recognised() {
    guessed(&encoded(&table(FRENCH), 0xC0, WESTERN), FRENCH, "windows-1252", "cp1252");
    guessed(&encoded(&table(RUSSIAN), 0xC0, CYRILLIC), RUSSIAN, "windows-1251", "windows-1251");
    guessed(&encoded(&table(YEMEN), 0xC0, ARABIC), YEMEN, "windows-1256", "windows-1256");
}

#[test]
fn iso_8859_2_and_koi8_are_recognised() {
    guessed(&encoded(&table(POLISH), 0xB0, CENTRAL), POLISH, "ISO-8859-2", "latin2");
    // KOI8-U has all letters of KOI8-R in the same places.
    guessed(&encoded(&table(RUSSIAN), 0xC0, KOI8), RUSSIAN, "KOI8-U", "koi8-r");
}

#[test]
fn utf16_without_a_mark_is_recognised_by_its_bytes() {
    guessed(&utf16(&table(RUSSIAN), false), RUSSIAN, "UTF-16LE", "utf-16le");
    guessed(&utf16(&table(YEMEN), true), YEMEN, "UTF-16BE", "utf-16be");
}

#[test]
fn a_byte_order_mark_is_no_guess_and_no_letter() {
    let text = table(RUSSIAN);
    let marked = format!("\u{FEFF}{text}");
    for bytes in [text.clone().into_bytes(), marked.clone().into_bytes(), utf16(&marked, false), utf16(&marked, true)] {
        let found = read(&claims(&bytes), &[]);
        assert_eq!(found.cells("event source best"), ["Грозный | Мемориал | 118"], "{:?}", &bytes[..4]);
        assert!(found.told().is_empty(), "{:?}", found.told());
        assert!(found.claims[0].contains_key("event"), "the mark is not part of the first name");
    }
}

#[test]
fn another_encoding_that_is_named_wins_over_the_guess() {
    let file = claims(encoded(&table(RUSSIAN), 0xC0, CYRILLIC));
    let wrong = read(&file, &["--encoding", "koi8-r"]);
    assert_ne!(wrong.claims[0]["source"], "Мемориал");
    assert!(wrong.told().is_empty(), "{:?}", wrong.told());
    let unknown = refused(&file, &["--encoding", "nonsense"]);
    assert!(unknown.contains("encoding `nonsense` is not known; expected utf-8, utf-16le"), "{unknown}");
    let bytes = refused(&file, &["--encoding", "utf-8"]);
    assert!(bytes.contains("claims.csv:2:1: the byte 0xC3 is not UTF-8"), "{bytes}");
}

#[test]
fn an_encoding_and_a_delimiter_are_guessed_together() {
    let text = "event\tsource\tfigure\tnote\nГрозный\tМемориал\tне менее 118\tпо данным правозащитников\n";
    let file = made("tolls.txt", encoded(text, 0xC0, CYRILLIC));
    let found = read(&file, &[]);
    assert_eq!(found.cells("event figure low best high"), ["Грозный | не менее 118 | 118 |  | "]);
    assert_eq!(
        found.told(),
        [
            "read as windows-1251 (--encoding)",
            "read with the tab as delimiter (--delimiter)",
            "figures in words were read as ru 1 (--figure-lang)"
        ]
    );
    let given = read(&file, &["--encoding", "windows-1251", "--delimiter", "tab", "--figure-lang", "ru"]);
    assert_eq!(given.cells("event low"), ["Грозный | 118"]);
    assert!(given.told().is_empty(), "{:?}", given.told());
}
