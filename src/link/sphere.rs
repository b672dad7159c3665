//! Distances on the globe, and cells in space that hold near points together: poles and the antimeridian need no rule.

/// Mean radius of the Earth in km (IUGG).
pub const RADIUS_KM: f64 = 6371.0088;
/// A degree of a great circle, as of latitude, in km.
pub const KM_PER_DEGREE: f64 = RADIUS_KM * std::f64::consts::PI / 180.0;

/// A point of the unit sphere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    x: f64,
    y: f64,
    z: f64,
}

impl Point {
    /// From latitude and longitude in degrees.
    pub fn new(lat: f64, lon: f64) -> Self {
        let ((sin_lat, cos_lat), (sin_lon, cos_lon)) = (lat.to_radians().sin_cos(), lon.to_radians().sin_cos());
        Self { x: cos_lat * cos_lon, y: cos_lat * sin_lon, z: sin_lat }
    }

    /// The square of the straight line through the globe, in radii.
    pub fn chord2(self, other: Self) -> f64 {
        let (x, y, z) = (self.x - other.x, self.y - other.y, self.z - other.z);
        x * x + y * y + z * z
    }

    /// The cell that holds the point, in a grid of cubes of a side in radii.
    pub fn cell(self, side: f64) -> Cell {
        let at = |v: f64| (v / side).floor() as i32;
        Cell(at(self.x), at(self.y), at(self.z))
    }
}

/// A cube of space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell(i32, i32, i32);

impl Cell {
    /// The cell and the 26 around it.
    pub fn near(self) -> impl Iterator<Item = Self> {
        let beside = -1..=1;
        beside.clone().flat_map(move |x| {
            let beside = beside.clone();
            beside.clone().flat_map(move |y| beside.clone().map(move |z| Self(self.0 + x, self.1 + y, self.2 + z)))
        })
    }
}

/// The length of the chord, in radii, under an arc of the surface in km; an arc beyond the antipode is as far as that.
pub fn chord(km: f64) -> f64 {
    2.0 * (km / RADIUS_KM / 2.0).min(std::f64::consts::FRAC_PI_2).sin()
}

/// The arc of the surface in km over the square of a chord in radii.
pub fn arc_km(chord2: f64) -> f64 {
    2.0 * RADIUS_KM * (chord2.sqrt() / 2.0).min(1.0).asin()
}

/// The distance of two points on the surface, in km, along a great circle.
pub fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    arc_km(Point::new(a.0, a.1).chord2(Point::new(b.0, b.1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn distances_hold_at_the_poles_the_antimeridian_and_the_antipode() {
        let near = |a, b, km: f64| assert!((distance_km(a, b) - km).abs() < 1e-6 * km.max(1.0), "{a:?} {b:?}");
        near((14.7, -4.3), (14.7, -4.3), 0.0);
        near((0.0, 179.99), (0.0, -179.99), 0.02_f64.to_radians() * RADIUS_KM);
        near((89.99, 0.0), (89.99, 180.0), 0.02_f64.to_radians() * RADIUS_KM);
        near((90.0, 12.0), (90.0, -77.0), 0.0);
        near((0.0, 0.0), (0.0, 180.0), std::f64::consts::PI * RADIUS_KM);
    }

    proptest! {
        #[test]
        fn points_within_reach_lie_in_neighbouring_cells(lat in -90.0..90.0_f64, lon in -180.0..180.0_f64,
                                                         north in -1.0..1.0_f64, east in -1.0..1.0_f64,
                                                         km in 0.5..500.0_f64) {
            let degrees = km / 111.2;
            let there = ((lat + north * degrees).clamp(-90.0, 90.0), lon + east * degrees / lat.to_radians().cos().max(0.01));
            let (a, b) = (Point::new(lat, lon), Point::new(there.0, there.1));
            if arc_km(a.chord2(b)) <= km {
                let side = chord(km);
                prop_assert!(a.cell(side).near().any(|cell| cell == b.cell(side)));
            }
        }
    }
}
