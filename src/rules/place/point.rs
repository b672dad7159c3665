//! The coordinates of an event's claims, each with how far it may be from the place.

use crate::link::precision::slack_km;
use crate::link::sphere::{KM_PER_DEGREE, distance_km};
use crate::model::Claim;
use crate::rules::{Scene, Threshold};
use std::collections::{BTreeMap, BTreeSet};

/// Two gazetteers' points for one town may lie so far apart, in km.
pub static TOWN: Threshold = Threshold::fixed("town_km", 5.0, "how far apart two gazetteers put one town");
/// Where a claim does not say how exact its coordinates are: as near as UCDP's "near a place" (codebook, `where_prec` 2), in km.
pub static UNSTATED: Threshold = Threshold::graded(
    "unstated_km",
    [50.0, 25.0, 10.0],
    "how far off coordinates may be that do not say how exact they are",
);
/// Two points within this many km are near each other.
pub static NEAR: Threshold =
    Threshold::graded("near_km", [25.0, 50.0, 75.0], "how near to each other points of one place are");
/// As far off as no district reaches: four times as far as near, in km.
pub static FAR: Threshold = Threshold::fixed("far_km", 200.0, "how far apart points are that no precision explains");
/// How many points all others are compared with, the most exact first.
const COMPARED: usize = 64;

/// One point on the map, and the claims that give it.
pub struct Point<'a> {
    /// Latitude and longitude in degrees.
    pub at: (f64, f64),
    /// How far it may be from the place, in km; infinite where it stands for a country.
    pub reach: f64,
    /// The first claim that gives it.
    pub claim: Claim<'a>,
    /// Whether a second row of an input gives it too; the claims of one row are one statement.
    pub again: bool,
}

impl Point<'_> {
    /// The distance to another, in km.
    pub fn km(&self, other: &Self) -> f64 {
        distance_km(self.at, other.at)
    }

    /// Latitude and longitude exchanged, where that is a point of the globe.
    pub fn swapped(&self) -> Option<(f64, f64)> {
        (self.at.1.abs() <= 90.0).then_some((self.at.1, self.at.0))
    }
}

/// Whether all claims that count give the same coordinates, as most events do: then there is nothing to compare.
pub fn all_alike(scene: &Scene) -> bool {
    let mut given = scene.peers.iter().filter_map(|claim| claim.lat().zip(claim.lon()));
    let first = given.next();
    given.all(|other| Some(other) == first)
}

/// The distinct points of the claims that count, the most exact first. A claim of several places has no one point.
pub fn points<'a>(scene: &Scene<'a>) -> Vec<Point<'a>> {
    let mut found: BTreeMap<(u64, u64, u64), Point> = BTreeMap::new();
    for &claim in &scene.peers {
        let Some(at) = claim.lat().zip(claim.lon()) else { continue };
        if claim.place().is_some_and(|names| names.contains(';')) {
            continue;
        }
        let reach = reach_km(scene, claim, at);
        let row = |claim: Claim| (claim.origin_file().map(str::to_owned), claim.origin_line());
        found
            .entry((reach.to_bits(), at.0.to_bits(), at.1.to_bits()))
            .and_modify(|point| point.again |= row(point.claim) != row(claim))
            .or_insert(Point { at, reach, claim, again: false });
    }
    let mut points: Vec<Point> = found.into_values().collect();
    points.sort_by_key(|point| point.claim.row);
    points.sort_by(|a, b| a.reach.total_cmp(&b.reach));
    points
}

/// How far the coordinates may be from the place: what `geo_precision` says, and not nearer than the digits written.
pub fn reach_km(scene: &Scene, claim: Claim, at: (f64, f64)) -> f64 {
    let stated = claim
        .geo_precision()
        .map_or(scene.thresholds.of(&UNSTATED), |text| f64::from(slack_km(text)).max(scene.thresholds.of(&TOWN)));
    // Half the diagonal of the square that the last digit leaves open.
    let digits = decimals(at.0).max(decimals(at.1));
    let written = KM_PER_DEGREE * std::f64::consts::FRAC_1_SQRT_2 / 10_f64.powi(digits);
    stated.max(written)
}

/// Decimals of a number as written; a trailing 0 is not seen.
fn decimals(n: f64) -> i32 {
    n.to_string().split_once('.').map_or(0, |(_, after)| after.len() as i32)
}

/// The two points that lie farthest apart beyond what their precision allows, with that in km. Those with exchanged
/// coordinates have a rule of their own.
pub fn farthest<'a, 'b>(scene: &Scene, points: &'b [Point<'a>]) -> Option<(&'b Point<'a>, &'b Point<'a>, f64)> {
    let mut worst: Option<(&Point, &Point, f64)> = None;
    for (place, a) in points.iter().enumerate().take(COMPARED) {
        for b in &points[place + 1..] {
            let beyond = a.km(b) - a.reach - b.reach;
            if beyond > worst.map_or(0.0, |(.., most)| most) && exchanged(scene, points, a, b).is_none() {
                worst = Some((a, b, beyond));
            }
        }
    }
    worst
}

/// Which of two points has latitude and longitude exchanged, to judge by the other and by what else lies near: `None` where
/// neither does.
fn exchanged<'a, 'b>(
    scene: &Scene,
    points: &'b [Point<'a>],
    a: &'b Point<'a>,
    b: &'b Point<'a>,
) -> Option<Exchanged<'a, 'b>> {
    let (near, far) = (scene.thresholds.of(&NEAR), scene.thresholds.of(&FAR));
    let meets = |one: &Point, other: &Point| one.swapped().is_some_and(|at| distance_km(at, other.at) <= near);
    if a.km(b) < far || !a.reach.is_finite() || !b.reach.is_finite() || !(meets(a, b) || meets(b, a)) {
        return None;
    }
    let company = |one: &Point| {
        one.again || points.iter().take(COMPARED).any(|other| other.claim.row != one.claim.row && one.km(other) < far)
    };
    match (company(a), company(b)) {
        (false, true) if meets(a, b) => Some(Exchanged::One(a, b)),
        (true, false) if meets(b, a) => Some(Exchanged::One(b, a)),
        (false, false) => Some(Exchanged::Either(a, b)),
        _ => None,
    }
}

/// Who exchanged them.
pub enum Exchanged<'a, 'b> {
    /// The first, as the second and others show.
    One(&'b Point<'a>, &'b Point<'a>),
    /// One of the two; the data do not say which.
    Either(&'b Point<'a>, &'b Point<'a>),
}

/// Every point with exchanged coordinates, once.
pub fn all_exchanged<'a, 'b>(scene: &Scene, points: &'b [Point<'a>]) -> Vec<Exchanged<'a, 'b>> {
    let mut found: Vec<Exchanged> = Vec::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for (place, a) in points.iter().enumerate().take(COMPARED) {
        for b in &points[place + 1..] {
            let Some(one) = exchanged(scene, points, a, b) else { continue };
            let (Exchanged::One(wrong, _) | Exchanged::Either(wrong, _)) = one;
            if seen.insert(wrong.claim.row) {
                found.push(one);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_written_say_how_exact_a_coordinate_can_be() {
        assert_eq!((decimals(14.0), decimals(-4.25), decimals(14.6667)), (0, 2, 4));
    }
}
