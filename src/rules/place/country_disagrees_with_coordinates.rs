#![doc = include_str!("country_disagrees_with_coordinates.md")]

use super::borders::{countries, is_in, is_near};
use super::disputed::is_disputed;
use super::point::{Exchanged, TOWN, UNSTATED, all_exchanged, points, reach_km};
use crate::message::{Arg, Message};
use crate::model::{Claim, Extent, country};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity, Threshold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P004",
    name: "country-disagrees-with-coordinates",
    family: "place",
    severity: Severity::Error,
    hint: "hint-country-disagrees-with-coordinates",
    page: include_str!("country_disagrees_with_coordinates.md"),
    thresholds: &[&BORDER, &UNSTATED, &TOWN],
    check: Check::Event(check),
};

/// The boundaries are simplified: they keep villages on the right side, not every bend.
static BORDER: Threshold =
    Threshold::graded("border_km", [25.0, 10.0, 5.0], "how near to a border a point may be of either country");

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    let mut found: BTreeMap<(u64, u64, &str), Vec<Claim>> = BTreeMap::new();
    let mut right: Option<(f64, f64, &str)> = None;
    for claim in scene.event.claims() {
        let (Some(lat), Some(lon), Some(stated)) = (claim.lat(), claim.lon(), claim.country()) else { continue };
        // The claims of one event mostly have one point.
        if right == Some((lat, lon, stated))
            || scene.lineage.is_derived(claim.row)
            || scene.lineage.is_superseded(claim.row)
            || matches!(claim.extent(), Some(Extent::Aggregate))
            || claim.place().is_some_and(|names| names.contains(';'))
        {
            continue;
        }
        if is_wrong(scene, claim, (lat, lon), stated) {
            found.entry((lat.to_bits(), lon.to_bits(), stated)).or_default().push(claim);
        } else {
            right = Some((lat, lon, stated));
        }
    }
    if found.is_empty() {
        return;
    }
    let points = points(scene);
    let exchanged = all_exchanged(scene, &points);
    let swapped = |at: (f64, f64)| {
        exchanged.iter().any(|one| {
            let (Exchanged::One(wrong, _) | Exchanged::Either(wrong, _)) = one;
            wrong.at == at
        })
    };
    for claims in found.into_values() {
        let Some(at) = claims.first().and_then(|claim| claim.lat().zip(claim.lon())) else { continue };
        if !swapped(at) {
            out.extend(finding(scene, &claims, at));
        }
    }
}

/// The alpha-2 codes of the countries that a claim names, if each is known.
fn stated_codes(stated: &str) -> Option<Vec<&'static str>> {
    stated.split(';').map(|name| country::alpha2(name.trim())).collect()
}

/// How far the place may be from the coordinates, at least the width of a border.
fn reach(scene: &Scene, claim: Claim, at: (f64, f64)) -> f64 {
    reach_km(scene, claim, at).max(scene.thresholds.of(&BORDER))
}

fn is_wrong(scene: &Scene, claim: Claim, at: (f64, f64), stated: &str) -> bool {
    let Some(codes) = stated_codes(stated) else { return false };
    if codes.iter().any(|code| is_in(at, code)) {
        return false;
    }
    let (there, reach) = (countries(at), reach(scene, claim, at));
    !there.is_empty()
        && reach.is_finite()
        && !codes.iter().any(|code| is_disputed(claim, at, code, &there) || is_near(at, code, reach))
}

fn finding(scene: &Scene, claims: &[Claim], at: (f64, f64)) -> Option<Finding> {
    let claim = *claims.first()?;
    let codes = stated_codes(claim.country()?)?;
    let there = countries(at);
    let lies_in = |at: (f64, f64)| at.0.abs() <= 90.0 && codes.iter().any(|code| is_in(at, code));
    let causes = [
        ("country-coordinates-swapped", (at.1, at.0)),
        ("country-coordinates-sign", (at.0, -at.1)),
        ("country-coordinates-sign", (-at.0, at.1)),
        ("country-coordinates-sign", (-at.0, -at.1)),
    ];
    let cause = causes.into_iter().find(|(_, other)| lies_in(*other));
    let name = |code: &str| {
        let alpha3 = country::alpha3(code);
        Arg::from(alpha3.and_then(country::name).unwrap_or(code))
    };
    let mut message = Message::new(cause.map_or("country-disagrees-with-coordinates", |(key, _)| key))
        .with("who", scene.who(claim))
        .with("stated", Arg::List(codes.iter().map(|code| name(code)).collect()))
        .with("found", there.first().map(|code| name(code))?)
        .with("lat", at.0.to_string())
        .with("lon", at.1.to_string());
    if let Some((_, other)) = cause {
        message = message.with("other-lat", other.0.to_string()).with("other-lon", other.1.to_string());
    }
    let reach = reach(scene, claim, at);
    let near = codes.iter().any(|code| is_near(at, code, 2.0 * reach));
    let confidence = match (claim.geo_precision().is_some(), near) {
        _ if cause.is_some() => Confidence::High,
        (true, false) => Confidence::High,
        (true, true) | (false, false) => Confidence::Medium,
        (false, true) => Confidence::Low,
    };
    let rows = claims.iter().map(|claim| claim.row).collect();
    Some(
        Finding::new(&RULE, scene.event.index, message, rows)
            .confidence(confidence)
            .evidence("lat", at.0)
            .evidence("lon", at.1)
            .evidence("allowed_km", reach.round()),
    )
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::{found, said};
    use crate::rules::{Confidence, Finding};

    const HEAD: &str = "claim_id,event,date_start,source,country,lat,lon,geo_precision,figure\n";

    fn row(country: &str, lat: &str, lon: &str, precision: &str) -> String {
        format!("A,e,2024-03-01,A,{country},{lat},{lon},{precision},20\n")
    }
    fn findings(rows: &str) -> Vec<Finding> {
        found("country-disagrees-with-coordinates", &format!("{HEAD}{rows}"))
    }
    fn is_found(country: &str, lat: &str, lon: &str) -> bool {
        !findings(&row(country, lat, lon, "town")).is_empty()
    }
    fn text(rows: &str) -> String {
        said("country-disagrees-with-coordinates", &format!("{HEAD}{rows}")).concat()
    }

    #[test]
    fn a_point_far_inside_another_country_is_found() {
        let found = findings(&row("MLI", "13.51", "2.11", "town"));
        assert_eq!((found.len(), found[0].confidence), (1, Confidence::High));
        let text = text(&row("MLI", "13.51", "2.11", "town"));
        assert!(text.contains("Niger") && text.contains("Mali"), "{text}");
        assert!(!is_found("MLI", "14.67", "-4.25"));
    }

    #[test]
    fn exchanged_numbers_and_a_lost_sign_are_named() {
        let swapped = text(&row("MLI", "-4.25", "14.67", "town"));
        assert!(swapped.contains("exchanged"), "{swapped}");
        let sign = text(&row("MLI", "14.67", "4.25", "town"));
        assert!(sign.contains("minus") && sign.contains("-4.25"), "{sign}");
    }

    #[test]
    fn swapped_coordinates_that_another_claim_shows_are_left_to_their_own_rule() {
        let right = row("MLI", "14.6702", "-4.2498", "town").replace("A,e", "B,e").replace(",A,", ",B,");
        let rows = format!("{}{right}", row("MLI", "-4.2513", "14.6671", "town"));
        assert_eq!(found("coordinates-swapped", &format!("{HEAD}{rows}")).len(), 1);
        assert!(findings(&rows).is_empty());
    }

    #[test]
    fn near_a_border_at_sea_and_where_a_country_is_meant_nothing_is_said() {
        assert!(!is_found("NER", "14.96", "0.70"), "Labbezanga, at the border");
        assert!(!is_found("MLI", "0.0", "-20.0"), "at sea");
        assert!(findings(&row("MLI", "13.51", "2.11", "country")).is_empty());
        assert!(findings(&row("MLI", "14.21", "1.45", "4")).is_empty(), "a province's centre, 150 km");
        assert!(!is_found("MLI;NER", "13.51", "2.11"));
        assert!(!is_found("Sahelia", "13.51", "2.11"), "no country of that name");
    }

    #[test]
    fn disputed_territories_and_states_that_were_one_are_left_alone() {
        for (stated, lat, lon, which) in [
            ("UKR", "45.0", "34.1", "Crimea"),
            ("RUS", "45.0", "34.1", "Crimea"),
            ("RUS", "48.0", "37.8", "Donetsk"),
            ("SRB", "42.66", "21.16", "Kosovo"),
            ("XKX", "42.66", "21.16", "Kosovo"),
            ("ESH", "24.5", "-13.5", "Western Sahara"),
            ("PSE", "31.78", "35.24", "East Jerusalem"),
            ("ISR", "32.2", "35.2", "West Bank"),
            ("SYR", "33.1", "35.8", "Golan"),
            ("RUS", "43.0", "41.0", "Abkhazia"),
            ("PAK", "34.08", "74.8", "Kashmir"),
            ("IND", "35.92", "74.3", "Gilgit"),
            ("ARM", "39.82", "46.75", "Nagorno-Karabakh"),
            ("CHN", "25.0", "121.5", "Taiwan"),
            ("VEN", "6.0", "-60.0", "Essequibo"),
            ("FRA", "16.2", "-61.5", "Guadeloupe"),
        ] {
            assert!(!is_found(stated, lat, lon), "{which} as {stated}");
        }
        assert!(is_found("MLI", "45.0", "34.1"), "Mali has no part in Crimea");
        let juba = row("SDN", "4.85", "31.6", "town");
        assert_eq!(findings(&juba).len(), 1);
        assert!(findings(&juba.replace("2024", "2009")).is_empty(), "it was Sudan then");
    }
}
