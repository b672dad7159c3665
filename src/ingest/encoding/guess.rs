//! Which encoding bytes are in, from what they show.

use super::{Evidence, Guess};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Of the beginning of a file (`whole`: there is no more): the guess, and the length of the byte-order mark.
pub(super) fn guess(head: &[u8], whole: bool) -> (Guess, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(head) {
        return (Guess { encoding, evidence: Evidence::Mark }, length);
    }
    let other = utf16(head).or_else(|| other_than_utf8(head, whole));
    let guess = match other {
        Some(encoding) => Guess { encoding, evidence: Evidence::Guessed },
        None => Guess { encoding: UTF_8, evidence: Evidence::Utf8 },
    };
    (guess, 0)
}

/// The likeliest encoding of bytes that are not UTF-8. None for UTF-8, and for what is more UTF-8 than not: to read
/// such a text otherwise would spoil every letter that is right.
pub(super) fn other_than_utf8(bytes: &[u8], whole: bool) -> Option<&'static Encoding> {
    let bytes = match std::str::from_utf8(bytes) {
        Ok(_) => return None,
        Err(error) if error.error_len().is_none() && !whole => return None,
        Err(_) => bytes,
    };
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    if right > wrong {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, whole);
    Some(detector.guess(None, Utf8Detection::Deny))
}

/// UTF-16 without a byte-order mark: blanks, digits and delimiters, at least a twentieth of any table, have a NUL as
/// their upper byte, and few letters have one as their lower. That some text has NULs in it is not enough: the upper
/// bytes of most scripts are signs that no text holds.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    memchr::memchr(0, bytes)?;
    let pairs = bytes.len() / 2;
    let count = |side: usize, is: fn(u8) -> bool| bytes.chunks_exact(2).filter(|pair| is(pair[side])).count();
    let nuls = |side| count(side, |byte| byte == 0);
    let unwritten = |side| count(side, |byte| byte < b' ' && !byte.is_ascii_whitespace());
    let upper = |side: usize| {
        let found = nuls(side);
        found >= 2 && found * 20 >= pairs && found > 4 * nuls(1 - side) && unwritten(side) * 4 >= pairs
    };
    match () {
        () if upper(1) => Some(UTF_16LE),
        () if upper(0) => Some(UTF_16BE),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::decoder::tests::{decoded, utf16_bytes};
    use super::*;
    use encoding_rs::*;

    const FRENCH: &str = "lieu,date,tués,source\nMoura,2022-03-27,203,« Les forces armées ont annoncé avoir neutralisé \
        203 combattants, tandis que des témoins interrogés à Sévaré évoquent des centaines de civils exécutés près du \
        marché »\nOgossagou,2019-03-23,160,Le maire de la commune a déclaré que le bilan s'était alourdi après le décès \
        de plusieurs blessés évacués à l'hôpital\n";
    const SPANISH: &str = "lugar,fecha,muertos,fuente\nBojayá,2002-05-02,79,Según la Defensoría del Pueblo murieron 79 \
        personas que se habían refugiado en la iglesia; la mayoría eran niños y niñas\nEl Salado,2000-02-18,60,La \
        comisión señaló que más de sesenta campesinos fueron asesinados durante la incursión y que muchas familias \
        huyeron hacia los montes\n";
    const ARABIC: &str = "المكان,التاريخ,القتلى,المصدر\nحلب,2016-10-01,25,أفادت مصادر طبية بأن خمسة وعشرين مدنيا على \
        الأقل قتلوا في قصف استهدف السوق القديم وأن عشرات الجرحى نقلوا إلى المستشفى\nصنعاء,2016-10-08,140,قالت الأمم \
        المتحدة إن أكثر من مئة وأربعين شخصا قتلوا في غارة على قاعة عزاء\n";
    const RUSSIAN: &str = "место,дата,погибшие,источник\nГрозный,1999-10-21,118,По данным правозащитников, в результате \
        ракетного удара по центральному рынку погибли не менее 118 человек, более четырёхсот были ранены\nБеслан,\
        2004-09-03,334,Следствие установило, что среди погибших было 186 детей, остальные пострадавшие доставлены в \
        больницы\n";
    const UKRAINIAN: &str = "місце,дата,загиблі,джерело\nКраматорськ,2022-04-08,61,За даними обласної військової \
        адміністрації, внаслідок удару по залізничному вокзалу загинуло щонайменше 61 людина, з них семеро дітей\nДніпро,\
        2023-01-14,46,Рятувальники завершили пошукові роботи: під завалами будинку знайшли тіла сорока шести мешканців, \
        їхні імена оприлюднено\n";
    const POLISH: &str = "miejsce,data,zabici,źródło\nWołyń,1943-07-11,90,Według świadków zginęło około dziewięćdziesięciu \
        mieszkańców wsi, w tym kobiety i dzieci; pozostali zdołali uciec do lasu\nPoznań,1956-06-28,57,Późniejsze \
        śledztwo ustaliło, że śmierć poniosło co najmniej pięćdziesiąt siedem osób, a kilkaset zostało rannych\n";

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{} cannot write the text", encoding.name());
        bytes.into_owned()
    }

    #[test]
    fn a_text_in_each_encoding_of_its_language_is_recognised_and_comes_back() {
        for (text, encodings) in [
            (FRENCH, &[WINDOWS_1252, ISO_8859_15][..]),
            (SPANISH, &[WINDOWS_1252, ISO_8859_15]),
            (ARABIC, &[WINDOWS_1256, ISO_8859_6]),
            (RUSSIAN, &[WINDOWS_1251, KOI8_R, KOI8_U, ISO_8859_5, IBM866]),
            (UKRAINIAN, &[WINDOWS_1251, KOI8_U]),
            (POLISH, &[WINDOWS_1250, ISO_8859_2]),
        ] {
            for encoding in encodings {
                let (read, guess, replaced) = decoded(&encoded(encoding, text), None).unwrap();
                assert_eq!(guess.evidence, Evidence::Guessed);
                assert_eq!((read.as_str(), replaced), (text, 0), "{} as {}", encoding.name(), guess.encoding.name());
                assert_eq!(decoded(&encoded(encoding, text), Some(encoding)).unwrap().0, text);
            }
        }
    }

    #[test]
    fn utf16_is_recognised_by_its_nuls_and_by_its_mark() {
        for text in [FRENCH, ARABIC, RUSSIAN, POLISH, "a,b\n1,2\n"] {
            for (encoding, big) in [(UTF_16LE, false), (UTF_16BE, true)] {
                let bytes = utf16_bytes(text, big);
                let (read, guess, _) = decoded(&bytes, None).unwrap();
                assert_eq!((read.as_str(), guess), (text, Guess { encoding, evidence: Evidence::Guessed }));
                let (read, guess, _) = decoded(&utf16_bytes(&format!("\u{FEFF}{text}"), big), None).unwrap();
                assert_eq!((read.as_str(), guess), (text, Guess { encoding, evidence: Evidence::Mark }));
                assert_eq!(decoded(&bytes, Some(encoding)).unwrap().0, text);
            }
        }
    }

    #[test]
    fn some_nuls_do_not_make_utf16() {
        let (read, guess, _) = decoded(b"a,b\n1\0,2\0\n\0\0", None).unwrap();
        assert_eq!((read.as_str(), guess.evidence), ("a,b\n1\0,2\0\n\0\0", Evidence::Utf8));
    }

    #[test]
    fn a_short_latin_1_header_is_windows_1252() {
        let (read, guess, _) = decoded(b"Qu\xE9?,,,Qui\xE9n?,D\xF3nde?,Cu\xE1ndo?\n1,2,,3,Chad,x\n", None).unwrap();
        assert_eq!((read.as_str(), guess.encoding), ("Qué?,,,Quién?,Dónde?,Cuándo?\n1,2,,3,Chad,x\n", WINDOWS_1252));
    }

    #[test]
    fn a_letter_cut_at_the_end_of_the_head_is_no_fault_but_at_the_end_of_the_file_it_is() {
        assert_eq!(guess("a,é".as_bytes().split_last().unwrap().1, false).0.encoding, UTF_8);
        assert_eq!(guess(b"caf\xE9", true).0.encoding, WINDOWS_1252);
    }
}
