//! Which country a point lies in: the simplified boundaries of OpenStreetMap (© OpenStreetMap contributors, ODbL), as the crate
//! `country-boundaries` carries them.

use crate::link::sphere::KM_PER_DEGREE;
use country_boundaries::{BOUNDARIES_ODBL_180X90, CountryBoundaries, LatLon};
use std::sync::LazyLock;

/// How many circles around a point, and how many points on each, stand for all that is near.
const CIRCLES: u32 = 12;
const SPOKES: u32 = 36;

static BORDERS: LazyLock<Option<CountryBoundaries>> =
    LazyLock::new(|| CountryBoundaries::from_reader(BOUNDARIES_ODBL_180X90).ok());

/// The codes of a point: ISO 3166-1 alpha-2 of the country and, for a dependency, of both. Empty at sea.
pub fn countries(at: (f64, f64)) -> Vec<&'static str> {
    let (Some(borders), Ok(point)) = (BORDERS.as_ref(), LatLon::new(at.0, at.1)) else { return Vec::new() };
    let mut codes = borders.ids(point);
    codes.retain(|code| code.len() == 2);
    codes
}

/// Whether a point lies in a country.
pub fn is_in(at: (f64, f64), alpha2: &str) -> bool {
    let point = LatLon::new(at.0, at.1);
    BORDERS.as_ref().zip(point.ok()).is_some_and(|(borders, point)| borders.is_in(point, alpha2))
}

/// Whether a country is within so many km of a point.
pub fn is_near(at: (f64, f64), alpha2: &str, km: f64) -> bool {
    let reaches = |radius: f64| {
        (0..SPOKES).any(|spoke| {
            let (east, north) = (std::f64::consts::TAU * f64::from(spoke) / f64::from(SPOKES)).sin_cos();
            let lat = (at.0 + north * radius / KM_PER_DEGREE).clamp(-90.0, 90.0);
            let lon = at.1 + east * radius / (KM_PER_DEGREE * at.0.to_radians().cos().max(0.01));
            is_in((lat, lon), alpha2)
        })
    };
    is_in(at, alpha2) || (1..=CIRCLES).any(|circle| reaches(km * f64::from(circle) / f64::from(CIRCLES)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_a_country_and_the_sea_has_none() {
        assert_eq!(countries((14.67, -4.25)), ["ML"]);
        assert_eq!(countries((16.2, -61.5)), ["GP", "FR"], "a dependency has both");
        assert!(countries((0.0, -20.0)).is_empty());
        assert!(countries((f64::NAN, 500.0)).is_empty());
    }

    #[test]
    fn a_country_is_near_where_its_land_is_within_so_many_km() {
        // Labbezanga lies at Mali's border with Niger.
        let labbezanga = (14.96, 0.70);
        assert!(is_in(labbezanga, "ML") && is_near(labbezanga, "NE", 10.0));
        assert!(!is_near((14.67, -4.25), "NE", 50.0));
        assert!(is_near((0.2, 179.9), "KI", 900.0), "across the antimeridian");
    }
}
