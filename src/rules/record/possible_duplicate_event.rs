#![doc = include_str!("possible_duplicate_event.md")]

use crate::link::precision::{When, days};
use crate::link::sphere::{KM_PER_DEGREE, distance_km};
use crate::message::Message;
use crate::model::Claim;
use crate::model::letters::folded;
use crate::rules::scene::group_key;
use crate::rules::{Check, Confidence, Finding, Record, Rule, Severity, Threshold};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "R006",
    name: "possible-duplicate-event",
    family: "record",
    severity: Severity::Warning,
    hint: "hint-possible-duplicate-event",
    page: include_str!("possible_duplicate_event.md"),
    thresholds: &[&KM, &DAYS, &LEAST_TOLL],
    check: Check::Record(check),
};

static KM: Threshold = Threshold::graded("km", [1.0, 3.0, 10.0], "how far apart the places are at most");
static DAYS: Threshold = Threshold::graded("days", [0.0, 1.0, 2.0], "how far apart the first days are at most");
static LEAST_TOLL: Threshold =
    Threshold::graded("least_toll", [20.0, 5.0, 2.0], "how large a toll is hardly equal by chance");
/// From this toll on, equal figures on one day in one place are hardly chance.
const LARGE: f64 = 20.0;
/// Claims with one figure, within a degree, on one day: beyond so many there is no telling which is which.
const CROWD: usize = 256;

/// Where a claim is: a square of a degree, or a name in a country.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Spot {
    At(i32, i32),
    Named(String),
}

type Key = (Spot, i32, [u64; 3], u32, u32);

fn check(record: &Record, out: &mut Vec<Finding>) {
    let (km, reach) = (record.thresholds.of(&KM), record.thresholds.of(&DAYS) as i32);
    let least = record.thresholds.of(&LEAST_TOLL);
    let mut known: HashMap<Key, Vec<(usize, Claim)>> = HashMap::new();
    // One finding for each two events: the pair of claims that is nearest in days, then in place.
    let mut found: BTreeMap<(usize, usize), (i32, f64, Claim, Claim)> = BTreeMap::new();
    for index in 0..record.view.event_count() {
        let event = record.view.event_at(index);
        let own = event.claims().filter(|claim| claim.is_whole() && record.lineage.counts(claim.row));
        let mut added = Vec::new();
        for claim in own.filter(|claim| claim.count_type().is_none() && claim.scope().is_none()) {
            let Some(numbers) = figure(claim, least) else { continue };
            let (first, _, when) = days(claim);
            if !matches!(when, When::Event | When::Episode) {
                continue;
            }
            let (harm, status, ..) = group_key(claim);
            let keyed = |spot: Spot, day: i32| (spot, day, numbers, harm.code(), status.code());
            for spot in around(claim, km) {
                for day in first - reach..=first + reach {
                    for &(other, earlier) in known.get(&keyed(spot.clone(), day)).into_iter().flatten() {
                        let apart = apart_km(claim, earlier);
                        let parties = claim.victim_party().zip(earlier.victim_party()).is_none_or(|(a, b)| a == b);
                        if apart > km || !parties {
                            continue;
                        }
                        let gap = (first - day).abs();
                        let best = found.entry((other, index)).or_insert((gap, apart, earlier, claim));
                        if (gap, apart) < (best.0, best.1) {
                            *best = (gap, apart, earlier, claim);
                        }
                    }
                }
            }
            if let Some(spot) = own_spot(claim) {
                added.push((keyed(spot, first), claim));
            }
        }
        // Only now: claims of one event are no duplicates of each other.
        for (key, claim) in added {
            let here = known.entry(key).or_default();
            if here.len() < CROWD && here.last().is_none_or(|(last, _)| *last != index) {
                here.push((index, claim));
            }
        }
    }
    for ((one, other), (gap, apart, a, b)) in found {
        let key = |event: usize| record.view.event_at(event).key();
        let message = Message::new("possible-duplicate-event")
            .with("one", crate::message::phrase::said(a))
            .with("event", key(one))
            .with("other", crate::message::phrase::said(b))
            .with("other_event", key(other))
            .with("days", f64::from(gap))
            .with("km", if apart.is_finite() { (apart * 10.0).round() / 10.0 } else { 0.0 });
        let one_source = record.lineage.origin(a.row) == record.lineage.origin(b.row);
        let large = a.best().or(a.low()).is_some_and(|n| n >= LARGE);
        let confidence = match (gap == 0, large, one_source) {
            // One source that has the same large toll twice for one day has hardly two events.
            (true, true, _) => Confidence::High,
            (true, false, _) | (false, true, false) => Confidence::Medium,
            _ => Confidence::Low,
        };
        out.push(
            Finding::new(&RULE, one, message, vec![a.row, b.row])
                .confidence(confidence)
                .evidence("days_apart", f64::from(gap))
                .evidence("km_apart", if apart.is_finite() { apart } else { 0.0 }),
        );
    }
}

/// The three numbers of a figure that is large enough, as bits.
fn figure(claim: Claim, least: f64) -> Option<[u64; 3]> {
    let interval = claim.interval()?;
    let most = interval.best().or(interval.low()).filter(|n| *n >= least)?;
    let bits = |n: Option<f64>| n.map_or(u64::MAX, f64::to_bits);
    Some([most.to_bits(), bits(interval.low()), bits(interval.high())])
}

/// The square of a point; 180 degrees east and west are one meridian.
fn square(lat: f64, lon: f64) -> Spot {
    Spot::At(lat.floor() as i32, lon.rem_euclid(360.0).floor() as i32)
}

fn own_spot(claim: Claim) -> Option<Spot> {
    match claim.lat().zip(claim.lon()) {
        Some((lat, lon)) => Some(square(lat, lon)),
        None => Some(Spot::Named(folded(claim.place()?) + "/" + claim.country().unwrap_or_default())),
    }
}

/// The squares that reach within so many km of a claim: mostly its own.
fn around(claim: Claim, km: f64) -> Vec<Spot> {
    let Some((lat, lon)) = claim.lat().zip(claim.lon()) else { return own_spot(claim).into_iter().collect() };
    let north = km / KM_PER_DEGREE;
    let east = (north / lat.to_radians().cos().max(0.01)).min(1.0);
    let mut spots = Vec::with_capacity(1);
    for lat in [lat - north, lat + north] {
        for lon in [lon - east, lon + east] {
            let spot = square(lat, lon);
            if !spots.contains(&spot) {
                spots.push(spot);
            }
        }
    }
    spots
}

/// Kilometres between two claims; 0 where both have one name and no coordinates.
fn apart_km(a: Claim, b: Claim) -> f64 {
    match (a.lat().zip(a.lon()), b.lat().zip(b.lon())) {
        (Some(a), Some(b)) => distance_km(a, b),
        (None, None) => 0.0,
        _ => f64::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::said;

    fn two(first: &str, second: &str) -> Vec<String> {
        let header = "claim_id,event,date_start,date_end,place,lat,lon,source,harm,figure\n";
        said("possible-duplicate-event", &format!("{header}a,e1,{first}\nb,e2,{second}\n"))
    }

    #[test]
    fn one_toll_twice_within_a_day_and_three_kilometres_is_told_with_both_events() {
        let day = "2024-03-01,2024-03-01,Alpha,14.5,-4.2,Agency,killed,31";
        let found = two(day, "2024-03-02,2024-03-02,Alpha,14.51,-4.2,Bureau,killed,31");
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("e1") && found[0].contains("e2") && found[0].contains("1.1 km"), "{}", found[0]);
        // Across the edge of a square, and across the antimeridian.
        let edge = |lat: &str, lon: &str| format!("2024-03-01,2024-03-01,Alpha,{lat},{lon},A,killed,31");
        assert_eq!(two(&edge("14.999", "-3.999"), &edge("15.001", "-4.001")).len(), 1);
        assert_eq!(two(&edge("-17.0", "179.99"), &edge("-17.0", "-179.99")).len(), 1);
        assert_eq!(
            two("2024-03-01,2024-03-01,Alpha,,,A,killed,31", "2024-03-01,2024-03-01,ALPHA,,,B,killed,31").len(),
            1
        );
    }

    #[test]
    fn another_toll_place_or_week_and_small_equal_tolls_are_other_events() {
        let day = "2024-03-01,2024-03-01,Alpha,14.5,-4.2,Agency,killed,31";
        for other in [
            "2024-03-01,2024-03-01,Alpha,14.5,-4.2,Bureau,killed,33",
            "2024-03-01,2024-03-01,Alpha,14.6,-4.2,Bureau,killed,31",
            "2024-03-08,2024-03-08,Alpha,14.5,-4.2,Bureau,killed,31",
            "2024-03-01,2024-03-01,Alpha,14.5,-4.2,Bureau,injured,31",
            "2024-03,2024-03,Alpha,14.5,-4.2,Bureau,killed,31",
            "2024-03-01,2024-03-01,Alpha,,,Bureau,killed,31",
        ] {
            assert!(two(day, other).is_empty(), "{other}");
        }
        let small = "2024-03-01,2024-03-01,Alpha,14.5,-4.2,Agency,killed,2";
        assert!(two(small, small).is_empty());
    }

    #[test]
    fn a_thousand_equal_tolls_in_one_place_end() {
        let header = "claim_id,event,date_start,date_end,place,lat,lon,source,harm,figure\n";
        let rows: String =
            (0..1000).map(|n| format!("c{n},e{n},2024-03-01,2024-03-01,Alpha,14.5,-4.2,S,killed,31\n")).collect();
        assert!(!said("possible-duplicate-event", &format!("{header}{rows}")).is_empty());
    }
}
