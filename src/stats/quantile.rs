//! Quantiles of a few values.

/// The median; for an even number of values the mean of the two in the middle (Hyndman and Fan 1996, type 7, as R's
/// `median`). `None` for no values. Unit: that of the values.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// The quantile at a probability `p` of 0 to 1, by the line between the two values beside it (Hyndman and Fan, The
/// American Statistician 50(4) 1996, type 7: position 1 + (n - 1) p; R's default). `None` for no values and for a `p`
/// outside 0 to 1. Unit: that of the values.
pub fn quantile(values: &[f64], p: f64) -> Option<f64> {
    if values.is_empty() || !(0.0..=1.0).contains(&p) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    // R forgives four units in the last place, so that 0.1 x 30 is the place 3.
    let place = (sorted.len() - 1) as f64 * p;
    let below = (place + 4.0 * f64::EPSILON).floor().min((sorted.len() - 1) as f64);
    let share = place - below;
    let (low, high) = (sorted[below as usize], sorted[(below as usize + 1).min(sorted.len() - 1)]);
    if share.abs() < 4.0 * f64::EPSILON || low == high { Some(low) } else { Some((1.0 - share) * low + share * high) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_middle_two() {
        assert_eq!(median(&[300.0, 203.0, 500.0]), Some(300.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_quantile_lies_on_the_line_between_its_neighbours() {
        let moura = [203.0, 300.0, 350.0, 365.0, 380.0, 400.0, 500.0, 600.0];
        assert_eq!(quantile(&moura, 0.25), Some(337.5));
        assert_eq!(quantile(&moura, 0.75), Some(425.0));
        assert_eq!((quantile(&moura, 0.0), quantile(&moura, 1.0)), (Some(203.0), Some(600.0)));
        assert_eq!(quantile(&[7.0], 0.3), Some(7.0));
    }

    #[test]
    fn no_values_or_no_probability_have_no_quantile() {
        assert_eq!(quantile(&[], 0.5), None);
        for p in [-0.1, 1.1, f64::NAN] {
            assert_eq!(quantile(&[1.0, 2.0], p), None, "{p}");
        }
    }

    proptest! {
        #[test]
        fn the_middle_quantile_is_the_median_and_no_quantile_leaves_the_values(
            values in prop::collection::vec(-1e6..1e6_f64, 1..40),
            p in 0.0..=1.0_f64,
        ) {
            let middle = quantile(&values, 0.5).unwrap();
            prop_assert!((middle - median(&values).unwrap()).abs() <= 1e-9);
            let found = quantile(&values, p).unwrap();
            prop_assert!(values.iter().any(|value| *value <= found + 1e-9));
            prop_assert!(values.iter().any(|value| *value >= found - 1e-9));
        }
    }
}
