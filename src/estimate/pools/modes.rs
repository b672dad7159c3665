//! All local maxima of a density, found on a grid that is fine where something may happen.

use super::Mode;

/// What is told apart: a valley has to be deeper than this share of the lower peak.
const DEPTH: f64 = 1e-9;

/// The local maxima of `density` over the rising `grid`. `marks` (a part of the grid) are places where it may jump: there the
/// higher side counts. Between two of the `ends` (a part of the marks) it may be flat: that is a plateau.
pub(super) fn maxima(grid: &[f64], marks: &[f64], ends: &[f64], density: impl Fn(f64) -> f64) -> Vec<Mode> {
    let is_in = |list: &[f64], x: f64| list.binary_search_by(|mark| mark.total_cmp(&x)).is_ok();
    let height = |x: f64| {
        let here = density(x);
        if is_in(marks, x) && here < f64::INFINITY { density(x.next_down()).max(density(x.next_up())) } else { here }
    };
    let heights: Vec<f64> = grid.iter().map(|&x| height(x)).collect();
    let mut modes = Vec::new();
    for peak in peaks(&heights) {
        let flat = heights[peak] * (1.0 - DEPTH);
        let first = (0..peak).rev().take_while(|&at| heights[at] >= flat).last().unwrap_or(peak);
        let last = (peak + 1..grid.len()).take_while(|&at| heights[at] >= flat).last().unwrap_or(peak);
        let bounds: Vec<f64> = grid[first..=last].iter().copied().filter(|&x| is_in(ends, x)).collect();
        if let (Some(&low), Some(&high)) = (bounds.first(), bounds.last())
            && low < high
            && heights[peak] < f64::INFINITY
        {
            modes.push(Mode { low, high, density: heights[peak] });
            continue;
        }
        let (at, top) = climb(grid[first.saturating_sub(1)], grid[(last + 1).min(grid.len() - 1)], &density);
        // A mark, or a point of the grid, that is as high is exact, where the search only comes near.
        let most = top.max(heights[peak]) * (1.0 - 4.0 * f64::EPSILON);
        let mark = (first..=last).find(|&at| is_in(marks, grid[at]) && heights[at] >= most);
        let exact = mark.or((heights[peak] >= most).then_some(peak)).map(|at| (grid[at], heights[at]));
        let (at, top) = exact.unwrap_or((at, top));
        modes.push(Mode { low: at, high: at, density: top });
    }
    modes
}

/// The places of the local maxima that a valley divides from any higher one.
fn peaks(heights: &[f64]) -> Vec<usize> {
    let rises = |at: usize| at == 0 || heights[at] > heights[at - 1];
    let falls = |at: usize| heights[at..].iter().find(|h| **h != heights[at]).is_none_or(|next| *next < heights[at]);
    // The lowest point on the way to somewhere higher (of equals, to the first one); none if there is nothing higher.
    let valley = |way: &mut dyn Iterator<Item = usize>, top: f64, equal_is_higher: bool| {
        let mut lowest = top;
        for at in way {
            if heights[at] > top || (equal_is_higher && heights[at] == top && lowest < top) {
                return Some(lowest);
            }
            lowest = lowest.min(heights[at]);
        }
        None
    };
    let stands_out = |at: &usize| {
        let top = heights[*at];
        let before = valley(&mut (0..*at).rev(), top, true);
        let after = valley(&mut (*at + 1..heights.len()), top, false);
        before.into_iter().chain(after).all(|lowest| lowest < top * (1.0 - DEPTH))
    };
    (0..heights.len()).filter(|&at| heights[at] > 0.0 && rises(at) && falls(at)).filter(stands_out).collect()
}

/// The top of a function that rises, then falls: golden section.
fn climb(low: f64, high: f64, f: &impl Fn(f64) -> f64) -> (f64, f64) {
    const SHARE: f64 = 0.618_033_988_749_894_9;
    let (mut low, mut high) = (low, high);
    let (mut left, mut right) = (high - SHARE * (high - low), low + SHARE * (high - low));
    let (mut at_left, mut at_right) = (f(left), f(right));
    for _ in 0..100 {
        if at_left < at_right {
            (low, left, at_left) = (left, right, at_right);
            right = low + SHARE * (high - low);
            at_right = f(right);
        } else {
            (high, right, at_right) = (right, left, at_left);
            left = high - SHARE * (high - low);
            at_left = f(left);
        }
        if high - low <= 4.0 * f64::EPSILON * high.abs().max(low.abs()) {
            break;
        }
    }
    if at_left >= at_right { (left, at_left) } else { (right, at_right) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(from: f64, to: f64, extra: &[f64]) -> Vec<f64> {
        let even = (0..=400).map(|i| from + (to - from) * f64::from(i) / 400.0);
        super::super::sorted(even.chain(extra.iter().copied()).collect())
    }

    #[test]
    fn two_hills_and_a_valley() {
        let f = |x: f64| (-(x - 1.0f64).powi(2)).exp() + 0.5 * (-(x - 6.0f64).powi(2)).exp();
        let modes = maxima(&grid(-3.0, 10.0, &[]), &[], &[], f);
        assert_eq!(modes.len(), 2);
        assert!((modes[0].low - 1.0).abs() < 1e-6 && (modes[1].low - 6.0).abs() < 1e-6);
    }

    #[test]
    fn a_plateau_has_two_ends_and_a_jump_is_a_mode_at_its_higher_side() {
        let flat = |x: f64| if (2.0..=5.0).contains(&x) { 1.0 } else { 0.2 };
        let modes = maxima(&grid(0.0, 10.0, &[2.0, 5.0]), &[2.0, 5.0], &[2.0, 5.0], flat);
        assert_eq!(modes, [Mode { low: 2.0, high: 5.0, density: 1.0 }]);
        let jump = |x: f64| if x < 3.3 { x } else { 6.0 - x };
        let modes = maxima(&grid(0.0, 6.0, &[3.3]), &[3.3], &[], jump);
        assert!(modes.len() == 1 && modes[0].low == 3.3 && (modes[0].density - 3.3).abs() < 1e-12);
    }

    #[test]
    fn rounding_makes_no_modes() {
        let f = |x: f64| (-(x * x)).exp() * (1.0 + 1e-12 * (1e5 * x).sin());
        assert_eq!(maxima(&grid(-3.0, 3.0, &[]), &[], &[], f).len(), 1);
    }
}
