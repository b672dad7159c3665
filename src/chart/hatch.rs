//! Hatching: parallel lines at 45 degrees, cut exactly at the edges of a polygon, in step across the whole canvas so that
//! neighbouring areas make one pattern.

/// A point in CSS pixels.
pub type Point = (f64, f64);

/// The pieces of the lines `x + y = k * spacing` that lie within the polygon (even-odd rule).
pub fn hatch(polygon: &[Point], spacing: f64) -> Vec<[Point; 2]> {
    let sums = || polygon.iter().map(|(x, y)| x + y);
    let (Some(least), Some(most)) = (sums().reduce(f64::min), sums().reduce(f64::max)) else { return Vec::new() };
    if !(spacing > 0.1 && least.is_finite() && most.is_finite()) {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut k = (least / spacing).ceil();
    while k * spacing <= most {
        let sum = k * spacing;
        let mut crossings: Vec<f64> = Vec::new();
        for (i, a) in polygon.iter().enumerate() {
            let b = polygon[(i + 1) % polygon.len()];
            let (from, to) = (a.0 + a.1 - sum, b.0 + b.1 - sum);
            // Half open, so that a corner on the line counts once.
            if (from < 0.0) != (to < 0.0) {
                let t = from / (from - to);
                crossings.push(a.0 + t * (b.0 - a.0));
            }
        }
        crossings.sort_by(f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            if pair[1] - pair[0] > 0.4 {
                pieces.push([(pair[0], sum - pair[0]), (pair[1], sum - pair[1])]);
            }
        }
        k += 1.0;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_on_the_edges_of_a_rectangle() {
        let square = [(10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0)];
        let pieces = hatch(&square, 5.0);
        assert_eq!(pieces.len(), 7);
        for (x, y) in pieces.concat() {
            let edge = |v: f64| (v - 10.0).abs() < 1e-9 || (v - 30.0).abs() < 1e-9;
            assert!(edge(x) || edge(y), "{x} {y}");
            assert!((10.0..=30.0).contains(&x) && (10.0..=30.0).contains(&y));
        }
    }

    #[test]
    fn a_hollow_shape_is_not_crossed() {
        let notch = [
            (0.0, 0.0),
            (40.0, 0.0),
            (40.0, 40.0),
            (30.0, 40.0),
            (30.0, 10.0),
            (10.0, 10.0),
            (10.0, 40.0),
            (0.0, 40.0),
        ];
        assert!(hatch(&notch, 4.0).iter().all(|[a, b]| {
            let middle = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
            !(middle.0 > 10.1 && middle.0 < 29.9 && middle.1 > 10.1)
        }));
    }

    #[test]
    fn nothing_is_hatched_where_there_is_nothing() {
        assert!(hatch(&[], 5.0).is_empty());
        assert!(hatch(&[(0.0, 0.0), (f64::NAN, 1.0), (1.0, 1.0)], 5.0).is_empty());
        assert!(hatch(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0)], 0.0).is_empty());
    }
}
