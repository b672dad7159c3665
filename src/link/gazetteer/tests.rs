//! The gazetteer on rows made by hand.

use super::*;

/// A line of GeoNames: number, names between `|` (main, then others), latitude, longitude, class and code, country,
/// region, people.
fn line(id: u32, names: &str, at: (f64, f64), code: &str, country: &str, admin1: &str, population: &str) -> String {
    let (name, others) = names.split_once('|').unwrap_or((names, ""));
    let (class, code) = code.split_at(1);
    let ((lat, lon), others) = (at, others.replace('|', ","));
    let (country, shared) = country.split_once('|').unwrap_or((country, ""));
    format!(
        "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\t{class}\t{code}\t{country}\t{shared}\t{admin1}\t\t\t\t{population}\t\t300\tX/Y\t2024-01-01\n"
    )
}

fn mali() -> String {
    [
        line(1, "Région de Mopti|Mopti", (14.8, -3.9), "AADM1", "ML", "04", "2000000"),
        line(2, "Ségou|Segu", (13.9, -5.5), "AADM1", "ML", "05", ""),
        line(3, "Mopti|Mopti City|موبتي", (14.48, -4.18), "PPPLA", "ML", "04", "120000"),
        line(4, "Moura", (14.45, -4.48), "PPPL", "ML", "04", "0"),
        line(5, "Moura", (13.2, -6.1), "PPPL", "ML", "05", "0"),
        line(6, "Mourah|Moura", (37.0, -8.0), "PPPL", "PT", "02", "900"),
        line(7, "Diafarabé", (14.14, -5.02), "PPPL", "ML", "04", "4000"),
        line(8, "Diafarabe", (14.16, -5.00), "PPPL", "ML", "04", ""),
        line(9, "Sikasso", (11.32, -5.67), "PPPLA", "ML", "06", "230000"),
        line(10, "Sikasso", (15.0, -9.0), "PPPL", "ML", "01", "0"),
        line(11, "Niger", (15.0, -3.0), "HSTM", "ML", "04", "0"),
        line(12, "Camp Soundiata", (12.5, -7.9), "SINSM", "ML", "01", "0"),
        line(13, "Border Hill", (15.5, -1.0), "PPPL", "NE|ML", "03", "50"),
    ]
    .concat()
}

const NAMES: [&str; 9] =
    ["MOURA", "moPti", "موبتي", "Diafarabe", "Sikasso", "Niger", "camp-soundiata", "Border hill", "Nowhere"];

fn read(text: &str) -> Result<Gazetteer, Fault> {
    Gazetteer::read("ML.txt", text.as_bytes(), &Gazetteer::wanted(NAMES))
}

fn found(name: &str, country: &str, admin1: &str) -> Result<(u32, String), String> {
    let gazetteer = read(&mali()).unwrap();
    let hit = gazetteer.place(name, country, admin1);
    hit.map(|hit| (hit.geonameid, hit.how.to_string())).map_err(|miss| miss.to_string())
}

#[test]
fn a_name_in_any_spelling_and_script_is_found_in_its_country() {
    for name in ["Camp Soundiata", "CAMP SOUNDIATA", " camp-soundiatá "] {
        assert_eq!(found(name, "MLI", ""), Ok((12, "the only place of that name in the country".into())), "{name}");
    }
    assert_eq!(found("موبتي", "MLI", "").unwrap().0, 3);
    assert_eq!(found("Moura", "PRT", "").unwrap().0, 6);
}

#[test]
fn a_town_goes_before_the_region_of_its_name_and_the_hit_says_what_it_is() {
    let hit = read(&mali()).unwrap().place("Mopti", "MLI", "").unwrap();
    assert_eq!((hit.geonameid, hit.kind, hit.code.as_str()), (3, Kind::Populated, "PPLA"));
    assert_eq!((hit.lat, hit.lon, hit.name.as_str()), (14.48, -4.18, "Mopti"));
}

#[test]
fn the_region_decides_between_places_of_one_name() {
    let one = "the only place of that name in the region given";
    assert_eq!(found("Moura", "MLI", "Mopti"), Ok((4, one.into())));
    assert_eq!(found("Moura", "MLI", "Mopti Region"), Ok((4, one.into())));
    assert_eq!(found("Moura", "MLI", "segou"), Ok((5, one.into())));
}

#[test]
fn a_place_in_another_region_than_the_one_given_is_not_taken() {
    assert_eq!(
        found("Diafarabe", "MLI", "Ségou"),
        Err("all 2 places of that name lie outside the region given".into())
    );
    // Sikasso's regions are not in the file, and neither is Kayes: they tell nothing.
    assert_eq!(found("Sikasso", "MLI", "Ségou").unwrap().0, 9);
    assert_eq!(found("Camp Soundiata", "MLI", "Kayes").unwrap().0, 12);
}

#[test]
fn places_close_together_are_one_and_the_most_populous_stands_for_them() {
    assert_eq!(
        found("Diafarabé", "MLI", ""),
        Ok((7, "one of 2 places of that name in the country, the others within 4 km of it".into()))
    );
}

#[test]
fn a_city_is_taken_before_hamlets_of_its_name_and_says_so() {
    assert_eq!(
        found("Sikasso", "MLI", ""),
        Ok((
            9,
            "the most populous of 2 places of that name in the country: 230,000 people live there, for the next no \
             number is known"
                .into()
        ))
    );
    let two = |second: &str| {
        let text = [
            line(1, "Mopti", (1.0, 1.0), "PPPL", "ML", "", second),
            line(2, "Mopti", (2.0, 2.0), "PPPL", "ML", "", "50000"),
        ];
        read(&text.concat()).unwrap().place("Mopti", "MLI", "").map(|hit| hit.geonameid)
    };
    assert_eq!(two("5000"), Ok(2));
    assert!(matches!(two("5001"), Err(Miss::Ambiguous { places: 2, .. })));
    assert_eq!(two("500000"), Ok(1));
}

#[test]
fn what_cannot_be_told_apart_is_not_guessed() {
    let Err(Miss::Ambiguous { places: 2, km_apart }) = read(&mali()).unwrap().place("Moura", "MLI", "") else {
        panic!("two Mouras")
    };
    assert!((220.0..225.0).contains(&km_apart), "{km_apart}");
    assert_eq!(
        found("Moura", "MLI", ""),
        Err("2 places of that name, up to 224 km apart, may be meant; a region would tell them apart".into())
    );
}

#[test]
fn no_country_a_name_that_is_not_there_and_a_river_are_not_found() {
    assert_eq!(found("Moura", "", ""), Err("no country is given, and a name alone says too little".into()));
    let none = Err("the gazetteer has no place of that name in the country".into());
    for (name, country) in [("Nowhere", "MLI"), ("Moura", "FRA"), ("Niger", "MLI"), ("", "MLI"), ("--", "MLI")] {
        assert_eq!(found(name, country, ""), none, "{name}");
    }
}

#[test]
fn a_place_that_two_countries_claim_is_found_in_both() {
    assert_eq!((found("Border Hill", "NER", "").unwrap().0, found("Border Hill", "MLI", "").unwrap().0), (13, 13));
}

#[test]
fn one_place_twice_in_the_file_is_one_place() {
    let gazetteer = read(&[mali(), mali()].concat()).unwrap();
    assert_eq!(gazetteer.place("Camp Soundiata", "MLI", "").unwrap().how.choice, Choice::Only);
}

#[test]
fn only_places_with_a_wanted_name_are_kept() {
    let none = Gazetteer::read("ML.txt", mali().as_bytes(), &BTreeSet::new()).unwrap();
    assert_eq!((none.places.len(), none.named.len(), none.lines, none.faulty), (0, 0, 13, 0));
    assert_eq!(none.regions["MLI"].len(), 2);
}

#[test]
fn a_header_blank_lines_and_windows_line_ends_are_passed_over() {
    let header = "\u{FEFF}geonameid\tname\tasciiname\talternatenames\tlatitude\tlongitude\tfeature class\tfeature code\t\
                  country code\tcc2\tadmin1\tadmin2\tadmin3\tadmin4\tpopulation\televation\tdem\ttimezone\tdate\r\n\r\n";
    let gazetteer = read(&format!("{header}{}", mali().replace('\n', "\r\n"))).unwrap();
    assert_eq!((gazetteer.lines, gazetteer.faulty), (13, 0));
}

#[test]
fn faulty_lines_are_counted_and_the_first_is_told() {
    let mut text = mali().into_bytes();
    for (line, wrong) in [
        ("4\tMoura\n", "has 2 columns between tabs, not the 19 of GeoNames"),
        (&line(0, "X", (91.0, 0.0), "PPPL", "ML", "", "0"), "latitude `91` and longitude `0` are no place on Earth"),
        (
            &line(0, "X", (f64::NAN, 0.0), "PPPL", "ML", "", ""),
            "latitude `NaN` and longitude `0` are no place on Earth",
        ),
        (&line(1, "X", (1.0, 0.0), "PPPL", "ML", "", "many"), "`many` is no number of people"),
        (&line(1, "", (1.0, 0.0), "PPPL", "ML", "", ""), "has no name"),
        (&line(1, "X", (1.0, 0.0), "PPPL", "ML", "", "").replacen('1', "one", 1), "`one` is no number of a place"),
    ] {
        let fault = read(&[&mali(), line].concat()).unwrap().first_fault;
        assert_eq!(fault, Some(LineFault { line: 14, what: wrong.into() }));
        text.extend_from_slice(line.as_bytes());
    }
    text.extend_from_slice(b"5\tMo\xFFura\n");
    text.extend(vec![b'x'; 3_000_000]);
    text.extend_from_slice(b"\n");
    text.extend_from_slice(mali().as_bytes());
    let gazetteer = Gazetteer::read("ML.txt", text.as_slice(), &BTreeSet::new()).unwrap();
    assert_eq!((gazetteer.lines, gazetteer.faulty), (26, 8));
}

#[test]
fn a_file_without_a_place_is_an_error_that_says_what_was_expected() {
    let fault = |text: &str| read(text).err().map(|fault| fault.to_string()).unwrap_or_default();
    assert_eq!(
        fault("name,lat,lon\nMoura,14.45,-4.48\n"),
        "ML.txt:1: has 1 column, not the 19 of GeoNames; no other line is a place either\n  help: expected a file of \
         geonames.org such as ML.txt or allCountries.txt: 19 columns between tabs"
    );
    assert!(fault("").starts_with("ML.txt: is empty\n  help:"));
    assert!(fault("PK\u{3}\u{4}rest").starts_with("ML.txt: is a zip archive\n  help: unpack it"));
}
