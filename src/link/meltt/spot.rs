//! When and where a report is, and whether two lie within the distance.

use std::f64::consts::FRAC_PI_2;

/// Kilometres of one degree of a great circle, as the package has it.
const KM_PER_DEGREE: f64 = 111.111;

/// How far a chord computed here may be off, with very much to spare: about 6 mm on the ground.
const SLACK: f64 = 1e-9;

/// Beyond so many degrees the turns of an angle cost it digits, and the short cut is not taken.
const PLAIN_DEGREES: f64 = 720.0;

/// A report, or the one that stands for its group. Days are fractions only where ends were averaged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub report: u32,
    /// Place of its dataset in the order of integration.
    pub turn: usize,
    pub start: f64,
    pub end: f64,
    lat: f64,
    lon: f64,
    /// The same place on the unit sphere; NaN where that is not safe.
    unit: [f64; 3],
}

impl Spot {
    pub fn new(report: u32, turn: usize, (start, end): (f64, f64), (lat, lon): (f64, f64)) -> Self {
        Self { report, turn, start, end, lat, lon, unit: unit(lat, lon) }
    }

    pub fn is_event(&self) -> bool {
        self.start == self.end
    }

    /// Takes the means with another as the package does. It means to take those of start, latitude and longitude, but
    /// writes one column too early.
    pub fn average(&mut self, other: &Self) {
        let start = ((self.start + other.start) / 2.0).round_ties_even();
        let end = (self.end + other.end) / 2.0;
        let lat = (self.lat + other.lat) / 2.0;
        *self = Self::new(self.report, self.turn, (start, end), (lat, self.lon));
    }
}

/// Sorts by start; equals keep their order.
pub(super) fn sort_by_start(spots: &mut [Spot]) {
    spots.sort_by(|a, b| a.start.total_cmp(&b.start));
}

fn unit(lat: f64, lon: f64) -> [f64; 3] {
    if lat.abs().max(lon.abs()) > PLAIN_DEGREES {
        return [f64::NAN; 3];
    }
    let ((z, flat), (y, x)) = (lat.to_radians().sin_cos(), lon.to_radians().sin_cos());
    [flat * x, flat * y, z]
}

/// The greatest distance, and two squared chords between which alone it must be measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    km: f64,
    near: f64,
    far: f64,
}

impl Reach {
    pub fn new(km: f64) -> Self {
        let angle = (km / KM_PER_DEGREE).to_radians();
        if !(0.0..FRAC_PI_2).contains(&angle) {
            return Self { km, near: -1.0, far: f64::INFINITY };
        }
        let chord = 2.0 * (angle / 2.0).sin();
        let near = if chord > SLACK { (chord - SLACK).powi(2) } else { -1.0 };
        Self { km, near, far: (chord + SLACK).powi(2) }
    }

    /// Whether two lie within the distance. The answer is always that of the measured distance.
    pub fn holds(&self, a: &Spot, b: &Spot) -> bool {
        let [x, y, z] = [a.unit[0] - b.unit[0], a.unit[1] - b.unit[1], a.unit[2] - b.unit[2]];
        let chord = x * x + y * y + z * z;
        if chord < self.near {
            true
        } else if chord > self.far {
            false
        } else {
            km(a, b) <= self.km
        }
    }
}

/// Distance in km: the angle by the arc tangent, in degrees, times 111.111.
pub(super) fn km(a: &Spot, b: &Spot) -> f64 {
    let (from, to) = (a.lat.to_radians(), b.lat.to_radians());
    let turn = a.lon.to_radians() - b.lon.to_radians();
    let aside = to.cos() * turn.sin();
    let ahead = from.cos() * to.sin() - from.sin() * to.cos() * turn.cos();
    let along = from.sin() * to.sin() + from.cos() * to.cos() * turn.cos();
    (aside.powi(2) + ahead.powi(2)).sqrt().atan2(along).to_degrees() * KM_PER_DEGREE
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> Spot {
        Spot::new(0, 0, (0.0, 0.0), (lat, lon))
    }

    #[test]
    fn a_degree_is_111_111_km_along_the_equator_a_meridian_and_over_the_antimeridian() {
        for (a, b) in [((0.0, 0.0), (0.0, 1.0)), ((10.0, 5.0), (11.0, 5.0)), ((0.0, 179.5), (0.0, -179.5))] {
            assert!((km(&at(a.0, a.1), &at(b.0, b.1)) - 111.111).abs() < 1e-9);
        }
    }

    #[test]
    fn the_same_point_is_at_distance_0_and_antipodes_are_half_a_circle_apart() {
        assert_eq!(km(&at(48.2, 16.4), &at(48.2, 16.4)), 0.0);
        assert!((km(&at(48.2, 16.4), &at(-48.2, -163.6)) - 180.0 * 111.111).abs() < 1e-6);
        assert!(Reach::new(0.0).holds(&at(48.2, 16.4), &at(48.2, 16.4)));
        assert!(!Reach::new(-1.0).holds(&at(48.2, 16.4), &at(48.2, 16.4)));
    }

    #[test]
    fn a_report_without_coordinates_is_within_no_distance() {
        for km in [0.0, 5.0, 30_000.0, f64::INFINITY, f64::NAN] {
            assert!(!Reach::new(km).holds(&at(f64::NAN, 1.0), &at(1.0, 1.0)));
        }
        assert!(Reach::new(f64::INFINITY).holds(&at(90.0, 0.0), &at(-90.0, 0.0)));
    }

    #[test]
    fn averaging_rounds_the_start_half_to_even_halves_end_and_latitude_and_leaves_the_longitude() {
        let mut spot = Spot::new(7, 0, (2.0, 2.0), (10.0, 20.0));
        spot.average(&Spot::new(8, 1, (3.0, 3.0), (11.0, 21.0)));
        assert_eq!((spot.start, spot.end, spot.lat, spot.lon), (2.0, 2.5, 10.5, 20.0));
        assert!(!spot.is_event(), "its end is now half a day later");
    }

    proptest! {
        #[test]
        fn the_short_cut_never_changes_the_answer(
            lat in -91.0..91.0f64, lon in -400.0..400.0f64, north in -1.0..1.0f64, east in -1.0..1.0f64,
            scale in -12..3i32, stretch in -2..3i32,
        ) {
            let step = 10f64.powi(scale);
            let (a, b) = (at(lat, lon), at(lat + north * step, lon + east * step));
            let apart = km(&a, &b);
            for reach in [apart, apart.next_down(), apart.next_up(), apart * 10f64.powi(stretch), 4.0] {
                prop_assert_eq!(Reach::new(reach).holds(&a, &b), apart <= reach);
            }
        }
    }
}
