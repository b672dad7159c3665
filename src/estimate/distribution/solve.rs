//! Where a rising function meets a value: Newton's steps, kept between bounds.

/// The `x` between `low` and `high` where `excess` changes from below zero to zero or above. `excess` must not fall;
/// `slope` is its derivative (any number where there is none). Precise to the last digits of `x`.
pub(crate) fn root(low: f64, high: f64, start: f64, excess: impl Fn(f64) -> f64, slope: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (low, high);
    let mut x = if start > low && start < high { start } else { 0.5 * (low + high) };
    let mut step_before = high - low;
    for _ in 0..400 {
        let value = excess(x);
        if value == 0.0 {
            return x;
        }
        if value < 0.0 {
            low = x
        } else {
            high = x
        }
        let newton = x - value / slope(x);
        let middle = 0.5 * (low + high);
        // Newton where it stays inside and at least halves the step; otherwise the middle.
        let inside = newton > low && newton < high && (newton - x).abs() <= 0.5 * step_before;
        let next = if inside { newton } else { middle };
        step_before = (next - x).abs();
        let near = 2.0 * f64::EPSILON * x.abs();
        if step_before <= near || high - low <= near || next == x {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flat_start_does_not_lose_the_root() {
        let found = root(0.0, 10.0, 9.9, |x| x.powi(9) - 1e-9, |x| 9.0 * x.powi(8));
        assert!((found - 0.1).abs() < 1e-15);
    }

    #[test]
    fn a_jump_is_found_where_it_is() {
        let found = root(0.0, 10.0, 1.0, |x| if x < 3.0 { -1.0 } else { 1.0 }, |_| 0.0);
        assert!((found - 3.0).abs() < 1e-14);
    }
}
