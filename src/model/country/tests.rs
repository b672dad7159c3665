//! Tests of the countries.

use super::*;
use proptest::prelude::*;

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    include_str!("names.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Every name in the file, with its country.
static SPELLINGS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    rows()
        .flat_map(|row| {
            row[3..].iter().flat_map(|field| field.split("; ")).map(|name| (row[0], name)).collect::<Vec<_>>()
        })
        .filter(|(_, name)| !name.is_empty())
        .collect()
});

fn all_are(code: &str, names: &[&str]) {
    for text in names {
        assert_eq!(alpha3(text), Some(code), "{text}");
    }
}

#[test]
fn the_file_has_eleven_fields_a_row_in_order_and_no_code_twice() {
    let mut alpha2s = Vec::new();
    for row in rows() {
        assert_eq!(row.len(), 11, "{row:?}");
        assert!(row[0].len() == 3 && row[0].bytes().all(|b| b.is_ascii_uppercase()), "{row:?}");
        assert!(row[1].len() == 2 && row[1].bytes().all(|b| b.is_ascii_uppercase()), "{row:?}");
        assert!((row[2].len() == 3 && row[2].parse::<u16>().is_ok()) || row[0] == "XKX", "{row:?}");
        assert!(row[3..10].iter().all(|name| !name.is_empty() && name.trim() == *name), "{row:?}");
        alpha2s.push(row[1]);
    }
    assert_eq!(TABLE.countries.len(), 250);
    assert!(TABLE.countries.is_sorted_by(|a, b| a.alpha3 < b.alpha3));
    let mut numbers: Vec<_> = TABLE.countries.iter().map(|country| country.number).collect();
    numbers.sort_unstable();
    assert!(numbers.is_sorted_by(|a, b| a < b));
    alpha2s.sort_unstable();
    assert!(alpha2s.is_sorted_by(|a, b| a < b));
}

#[test]
fn every_name_belongs_to_one_country_and_every_code_to_its_own() {
    for (code, spelling) in SPELLINGS.iter().copied() {
        assert_eq!(alpha3(spelling), Some(code), "{spelling}");
    }
    for country in &TABLE.countries {
        assert_eq!(alpha3(country.alpha3), Some(country.alpha3));
        assert_eq!(alpha3(&country.alpha3.to_lowercase()), Some(country.alpha3));
        assert_eq!(alpha3(country.alpha2), Some(country.alpha3));
        assert_eq!(name(country.alpha3), Some(country.name));
        if let Some(number) = country.number {
            assert_eq!(alpha3_of_number(number), Some(country.alpha3));
            assert_eq!(alpha3(&format!("{number:03}")), Some(country.alpha3));
        }
    }
}

#[test]
fn codes_are_read_in_their_own_form_only() {
    all_are("MLI", &["MLI", "mli", " Mli ", "ML", "466"]);
    all_are("USA", &["USA", "U.S.A.", "US", "U.S.", "the USA", "840"]);
    all_are("GBR", &["UK", "U.K.", "GB"]);
    for text in ["ml", "so", "no", "4", "04", "0004", "4.66", "466.0", "000", "999", "XX", "XYZ", "", " ", "-", "the"] {
        assert_eq!(alpha3(text), None, "{text}");
    }
    assert_eq!(alpha3_of_number(4), Some("AFG"));
    assert_eq!(alpha3_of_number(0), None);
}

#[test]
fn names_as_ucdp_writes_them() {
    all_are("COD", &["DR Congo (Zaire)"]);
    all_are("COG", &["Congo"]);
    all_are("YEM", &["Yemen (North Yemen)", "South Yemen"]);
    all_are("RUS", &["Russia (Soviet Union)"]);
    all_are("SRB", &["Serbia (Yugoslavia)"]);
    all_are("BIH", &["Bosnia-Herzegovina"]);
    all_are("KHM", &["Cambodia (Kampuchea)"]);
    all_are("MMR", &["Myanmar (Burma)"]);
    all_are("MDG", &["Madagascar (Malagasy)"]);
    all_are("ZWE", &["Zimbabwe (Rhodesia)"]);
    all_are("SWZ", &["Kingdom of eSwatini (Swaziland)"]);
    all_are("CIV", &["Ivory Coast"]);
    all_are("MKD", &["North Macedonia", "Macedonia, FYR"]);
    all_are("USA", &["United States of America"]);
    all_are("GBR", &["United Kingdom"]);
    all_are("VNM", &["South Vietnam", "Vietnam (North Vietnam)"]);
}

#[test]
fn names_as_gtd_acled_and_airwars_write_them() {
    all_are("PSE", &["West Bank and Gaza Strip", "Palestine", "Gaza Strip", "The Gaza Strip"]);
    all_are("PSE", &["Occupied Palestinian Territory", "occupied Palestinian territory", "West Bank"]);
    all_are("TLS", &["East Timor"]);
    all_are("SVK", &["Slovak Republic"]);
    all_are("COD", &["Zaire", "Democratic Republic of Congo", "Democratic Republic of the Congo"]);
    all_are("COG", &["People's Republic of the Congo", "Republic of the Congo", "Republic of Congo"]);
    all_are("ZWE", &["Rhodesia"]);
    all_are("DEU", &["West Germany (FRG)", "East Germany (GDR)"]);
    all_are("SWZ", &["Swaziland", "eSwatini"]);
    all_are("MKD", &["Macedonia"]);
    all_are("IMN", &["Man, Isle of"]);
    all_are("VUT", &["New Hebrides"]);
    all_are("SYR", &["Syria"]);
    all_are("XKX", &["Kosovo", "XK"]);
    all_are("GGY", &["Bailiwick of Guernsey"]);
    all_are("VIR", &["Virgin Islands, U.S.", "Virgin Islands (U.S.)"]);
}

#[test]
fn names_that_are_turned_round_or_cut_short() {
    all_are("IRN", &["Iran (Islamic Republic of)", "Iran, Islamic Republic of", "Iran, Islamic Rep."]);
    all_are("COD", &["Congo (the Democratic Republic of the)", "Congo, Dem. Rep.", "Dem. Rep. Congo", "D.R. Congo"]);
    all_are("COG", &["Congo, Rep.", "Congo (Brazzaville)", "Congo-Brazzaville"]);
    all_are("COD", &["Congo (Kinshasa)", "Congo, Kinshasa", "Congo - Kinshasa"]);
    all_are("GMB", &["Gambia, The", "Gambia (the)", "The Gambia"]);
    all_are("PRK", &["Korea, Dem. People's Rep.", "Korea (the Democratic People's Republic of)", "Korea, North"]);
    all_are("KOR", &["Korea, Rep.", "Korea, South", "Korea (Republic of)"]);
    all_are("HKG", &["China, Hong Kong Special Administrative Region", "Hong Kong SAR, China"]);
    all_are("MKD", &["Macedonia, the former Yugoslav Republic of", "The former Yugoslav Republic of Macedonia"]);
    all_are("FSM", &["Micronesia (Federated States of)", "Micronesia, Fed. Sts."]);
    all_are("VCT", &["St. Vincent & Grenadines", "Saint Vincent and the Grenadines"]);
}

#[test]
fn names_in_other_languages() {
    all_are("COD", &["République démocratique du Congo", "RDC", "ДР Конго", "جمهورية الكونغو الديمقراطية"]);
    all_are("SYR", &["Syrie", "Siria", "سوريا", "سورية", "Сирия", "Сирія"]);
    all_are("UKR", &["Ucrânia", "أوكرانيا", "اوكرانيا", "УКРАИНА", "Україна"]);
    all_are("CIV", &["Costa de Marfil", "COTE D'IVOIRE", "Кот-д'Ивуар"]);
    all_are("PSE", &["Territorio Palestino Ocupado", "قطاع غزة", "Сектор Газа", "Cisjordânia"]);
    all_are("USA", &["États-Unis", "EE. UU.", "США"]);
    all_are("IRN", &["Irã", "Irão", "Irán"]);
    all_are("GIN", &["Guinée", "Guiné", "غينيا"]);
}

#[test]
fn states_that_fell_into_several_have_no_code() {
    for text in ["Soviet Union", "USSR", "Yugoslavia", "Czechoslovakia", "Serbia-Montenegro", "Serbia and Montenegro"] {
        assert_eq!(alpha3(text), None, "{text}");
    }
}

#[test]
fn names_that_look_alike_are_kept_apart() {
    let pairs = [("Niger", "NER"), ("Nigeria", "NGA"), ("Guinea", "GIN"), ("Guinea-Bissau", "GNB")];
    let more = [("Equatorial Guinea", "GNQ"), ("Papua New Guinea", "PNG"), ("Sudan", "SDN"), ("South Sudan", "SSD")];
    let last = [("Dominica", "DMA"), ("Dominican Republic", "DOM"), ("Samoa", "WSM"), ("American Samoa", "ASM")];
    for (text, code) in pairs.into_iter().chain(more).chain(last) {
        assert_eq!(alpha3(text), Some(code), "{text}");
    }
    for text in ["Korea", "Virgin Islands", "Nigerian", "Mali, Niger", "Mali; Niger", "Northern Mali", "International"]
    {
        assert_eq!(alpha3(text), None, "{text}");
    }
}

#[test]
fn a_slip_is_met_with_the_name_that_it_comes_near() {
    assert_eq!(nearest("Afghanistn"), Some("Afghanistan"));
    assert_eq!(nearest("Camerooon"), Some("Cameroon"));
    assert_eq!(nearest("Cameron"), Some("Cameroon"));
    assert_eq!(nearest("Афганистн"), Some("Афганистан"));
    assert_eq!(nearest("zzzz"), None);
    assert_eq!(nearest(""), None);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", other in any::<String>()) {
        for text in [text, other] {
            if let Some(code) = alpha3(&text) {
                prop_assert!(name(code).is_some());
            }
            name(&text);
        }
    }

    #[test]
    fn what_a_text_comes_near_is_a_name(text in any::<String>()) {
        if let Some(near) = nearest(&text) {
            prop_assert!(alpha3(near).is_some());
        }
    }

    #[test]
    fn case_blanks_and_an_article_do_not_change_the_country(
        pick in any::<prop::sample::Index>(), upper in any::<bool>(), the in any::<bool>(), blank in " {1,3}"
    ) {
        let (code, spelling) = SPELLINGS[pick.index(SPELLINGS.len())];
        let cased = if upper { spelling.to_uppercase() } else { spelling.to_lowercase() };
        let text = format!("{blank}{}{}{blank}", if the { "The " } else { "" }, cased.replace(' ', &blank));
        prop_assert_eq!(alpha3(&text), Some(code), "{}", text);
    }

    #[test]
    fn a_number_is_a_country_or_nothing(number in any::<u16>()) {
        if let Some(code) = alpha3_of_number(number) {
            prop_assert_eq!(alpha3(&format!("{number:03}")), Some(code));
        }
    }
}
