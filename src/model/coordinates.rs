//! Coordinates: degrees as people write them, and whether a pair can be a place on Earth.

/// What a pair of coordinates is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coordinates {
    /// They can be a place.
    Fine,
    /// 0/0: a point in the sea that many data sets write for "not known".
    Null,
    /// The latitude is out of range, and the two fit the other way round.
    Swapped,
    /// They can be no place, either way round.
    OutOfRange,
}

/// Judges a latitude and a longitude in decimal degrees, north and east positive: latitudes reach from -90 to 90,
/// longitudes from -180 to 180. A swapped pair with both within 90 degrees cannot be told from a right one.
pub fn judge(lat: f64, lon: f64) -> Coordinates {
    let fits = |lat: f64, lon: f64| lat.abs() <= 90.0 && lon.abs() <= 180.0;
    if lat == 0.0 && lon == 0.0 {
        Coordinates::Null
    } else if fits(lat, lon) {
        Coordinates::Fine
    } else if fits(lon, lat) {
        Coordinates::Swapped
    } else {
        Coordinates::OutOfRange
    }
}

/// One number of degrees, south and west negative: `14.66`, `14,66`, `14.66° N`, `S 4° 12.5'`, `4°12′30″W`. `None` where
/// a text is not exactly one: a pair, a sign beside a letter, 60 minutes or more. Whether it is in range, [`judge`] says.
pub fn degrees(text: &str) -> Option<f64> {
    let text = text.trim();
    match text.parse::<f64>() {
        Ok(value) => Some(value).filter(|value| value.is_finite()),
        Err(_) => written(text),
    }
}

/// Degrees that are more than a plain number.
fn written(text: &str) -> Option<f64> {
    let (side, text) = match (side(text.chars().next()?), side(text.chars().next_back()?)) {
        (Some(_), Some(_)) => return None,
        (Some(side), None) => (Some(side), text.get(1..)?),
        (None, Some(side)) => (Some(side), text.get(..text.len() - 1)?),
        (None, None) => (None, text),
    };
    let text = text.trim();
    let (sign, text) = if let Some(rest) = text.strip_prefix(['-', '−']) {
        (Some(-1.0), rest)
    } else if let Some(rest) = text.strip_prefix('+') {
        (Some(1.0), rest)
    } else {
        (None, text)
    };
    if side.is_some() && sign.is_some() {
        return None;
    }
    Some(side.or(sign).unwrap_or(1.0) * sum(text)?).filter(|value| value.is_finite())
}

/// The sign of a letter for north, south, east or west.
fn side(letter: char) -> Option<f64> {
    match letter {
        'N' | 'n' | 'E' | 'e' => Some(1.0),
        'S' | 's' | 'W' | 'w' => Some(-1.0),
        _ => None,
    }
}

/// What may stand behind degrees, minutes and seconds.
const MARKS: [&[&str]; 3] = [&["°", "º", "˚"], &["'", "′", "’", "´"], &["\"", "″", "”", "''", "′′", "’’"]];

/// Degrees, minutes and seconds added up. Each has its mark; the last may lack it, and only the last has a fraction.
fn sum(text: &str) -> Option<f64> {
    let (mut total, mut scale, mut rest) = (0.0, 1.0, text);
    for marks in MARKS {
        let end = rest.find(|c| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let behind = behind.trim_start();
        let marked = marks.iter().find_map(|mark| behind.strip_prefix(mark));
        rest = marked.unwrap_or(behind).trim_start();
        let value = decimal(number).filter(|value| scale == 1.0 || *value < 60.0)?;
        total += value / scale;
        scale *= 60.0;
        if rest.is_empty() {
            return Some(total);
        }
        if marked.is_none() || number.contains(['.', ',']) {
            return None;
        }
    }
    None
}

/// Digits with at most one point or comma between them.
fn decimal(number: &str) -> Option<f64> {
    let outside = |c: char| matches!(c, '.' | ',');
    if number.starts_with(outside) || number.ends_with(outside) {
        return None;
    }
    number.replacen(',', ".", 1).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_plain_decimal_is_read_with_point_or_comma() {
        for (text, value) in [("14.66", 14.66), ("-4.1", -4.1), (" 14,66 ", 14.66), ("-4,1", -4.1), ("−4.1", -4.1)] {
            assert_eq!(degrees(text), Some(value), "{text}");
        }
        assert_eq!(degrees("+7"), Some(7.0));
        assert_eq!(degrees("200"), Some(200.0), "how far it may reach is for judge to say");
    }

    #[test]
    fn a_letter_says_the_side_before_or_behind() {
        for text in ["14.66°N", "14.66 N", "14,66 n", "N 14.66", "N14.66°", "14.66° E", "14.66E", "14.66º N"] {
            assert_eq!(degrees(text), Some(14.66), "{text}");
        }
        for text in ["14.66°S", "14.66 w", "W 14.66"] {
            assert_eq!(degrees(text), Some(-14.66), "{text}");
        }
    }

    #[test]
    fn minutes_and_seconds_are_added() {
        let value = -(4.0 + 12.0 / 60.0 + 30.0 / 3600.0);
        for text in [
            "4° 12' 30\" W",
            "4°12′30″W",
            "W 4°12’30”",
            "-4°12'30''",
            "4° 12' 30 S",
            "4°12.5'W",
            "4° 12,5 W",
            "4 ° 12 ' 30 \"W",
        ] {
            let read = degrees(text).unwrap();
            assert!((read - value).abs() < 1e-12, "{text}: {read}");
        }
        assert_eq!(degrees("-0°30'"), Some(-0.5));
    }

    #[test]
    fn what_is_not_one_number_of_degrees_is_refused() {
        for text in [
            "",
            " ",
            "N",
            "°",
            "'",
            "NaN",
            "inf",
            "-infinity",
            "1e400",
            "north",
            "14.66, -4.1",
            "14.66 -4.1",
            "14, 66",
            "1.234,5",
            "1,234,567",
            "14 66",
            "-14.66 S",
            "N 14.66 N",
            "4°60'",
            "4°12'60\"",
            "4.5°30'",
            "4°12.5'30\"",
            "4°12'30\"5",
            "4°30\"",
            "30'",
            "4°12''",
            "4°-12'",
            "14,",
            ",5",
            "4°N 12",
            "١٤",
        ] {
            assert_eq!(degrees(text), None, "{text}");
        }
    }

    #[test]
    fn a_pair_is_judged_by_what_it_can_be() {
        assert_eq!(judge(14.66, -4.1), Coordinates::Fine);
        assert_eq!(judge(-90.0, 180.0), Coordinates::Fine);
        assert_eq!(judge(0.0, 14.0), Coordinates::Fine);
        assert_eq!(judge(0.0, -0.0), Coordinates::Null);
        assert_eq!(judge(120.5, 15.2), Coordinates::Swapped);
        assert_eq!(judge(15.2, 190.0), Coordinates::OutOfRange);
        assert_eq!(judge(120.0, 120.0), Coordinates::OutOfRange);
        assert_eq!(judge(f64::NAN, 1.0), Coordinates::OutOfRange);
        assert_eq!(judge(1.0, f64::INFINITY), Coordinates::OutOfRange);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), near in "[-+−NSEWnsew0-9.,°′″'\" ]{0,16}") {
            for text in [text, near] {
                if let Some(value) = degrees(&text) {
                    prop_assert!(value.is_finite());
                }
            }
        }

        #[test]
        fn decimal_degrees_survive_the_way_through_minutes_and_seconds(value in -180.0..180.0f64) {
            let hundredths = (value.abs() * 360_000.0).round() as u64;
            let (whole, minutes) = (hundredths / 360_000, hundredths / 6_000 % 60);
            let seconds = (hundredths % 6_000) as f64 / 100.0;
            let side = if value < 0.0 { "W" } else { "E" };
            for text in [
                format!("{whole}°{minutes}′{seconds:.2}″{side}"),
                format!("{side} {whole}° {minutes}' {seconds:05.2}\""),
                format!("{value}"),
                format!("{:.6} {side}", value.abs()).replace('.', ","),
            ] {
                let read = degrees(&text);
                prop_assert!(read.is_some_and(|read| (read - value).abs() < 1e-4), "{}: {:?}", text, read);
            }
        }

        #[test]
        fn a_swapped_pair_is_fine_the_other_way_round(lat in -400.0..400.0f64, lon in -400.0..400.0f64) {
            match judge(lat, lon) {
                Coordinates::Swapped => prop_assert_eq!(judge(lon, lat), Coordinates::Fine),
                Coordinates::Fine => prop_assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0),
                _ => prop_assert!(lat.abs() > 90.0 || lon.abs() > 180.0 || (lat == 0.0 && lon == 0.0)),
            }
        }
    }
}
