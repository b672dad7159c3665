//! What the claims of one group say together: the union ("at least one is right"), the intersection ("all are right"),
//! the conservative figure and the median. Pure functions on members; each names the claim behind each end.

use crate::model::Interval;
use crate::stats::quantile::median;

/// One claim in a group: a row of the claims, its origin, its interval. A floor says "at least", whatever it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// Row of the claim.
    pub row: usize,
    /// The independent origin behind it.
    pub origin: u32,
    /// Day of publication, for the latest of several by one source; unknown is earliest.
    pub published: Option<i32>,
    /// What it states, without ends that only a convention gives. Unit: people.
    pub interval: Interval,
}

/// An end and the row that it comes from.
pub type End = Option<(f64, usize)>;

/// A low and a high end; `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Envelope {
    /// The low end.
    pub low: End,
    /// The high end.
    pub high: End,
}

/// What holds if at least one claim is right: lowest low to highest high. One open end opens the envelope's. A floor
/// above everything else opens the high end too, and is returned: someone counts more of some people than others count
/// in all. With floors only, each origin stands with its highest (they all hold if it is right), and the lowest of the
/// origins is the low end; an origin that allows for none leaves it open.
pub fn union(members: &[Member], floors: &[Member]) -> (Envelope, End) {
    if members.is_empty() {
        let mut by_origin = floors.to_vec();
        by_origin.sort_by_key(|floor| (floor.origin, floor.row));
        let of_origins = by_origin.chunk_by(|a, b| a.origin == b.origin);
        let highest = |of_origin: &[Member]| extreme(of_origin, Interval::low, f64::gt).filter(|(low, _)| *low > 0.0);
        let lows: Option<Vec<(f64, usize)>> = of_origins.map(highest).collect();
        let low = lows.and_then(|lows| lows.into_iter().reduce(|a, b| if b.0 < a.0 { b } else { a }));
        return (Envelope { low, high: None }, None);
    }
    let closed = |end: fn(&Interval) -> Option<f64>| members.iter().all(|member| end(&member.interval).is_some());
    let low = extreme(members, Interval::low, f64::lt).filter(|_| closed(Interval::low));
    let high = extreme(members, Interval::high, f64::gt).filter(|_| closed(Interval::high));
    let floor = extreme(floors, Interval::low, f64::gt);
    let opened_by = floor.zip(high).filter(|(floor, high)| floor.0 > high.0).map(|(floor, _)| floor);
    (Envelope { low, high: high.filter(|_| opened_by.is_none()) }, opened_by)
}

/// What holds if all claims are right: highest low to lowest high; `Err` with both ends where they contradict.
///
/// # Errors
/// The ends that exclude each other.
pub fn intersection(members: &[Member], floors: &[Member]) -> Result<Envelope, Envelope> {
    let all: Vec<Member> = members.iter().chain(floors).copied().collect();
    let envelope =
        Envelope { low: extreme(&all, Interval::low, f64::gt), high: extreme(members, Interval::high, f64::lt) };
    match (envelope.low, envelope.high) {
        (Some((low, _)), Some((high, _))) if low > high => Err(envelope),
        _ => Ok(envelope),
    }
}

/// The lowest low that anyone states.
pub fn conservative(members: &[Member]) -> End {
    extreme(members, Interval::low, f64::lt)
}

/// The median of best values, one for each origin (its latest claim; of equally late ones the highest), from three
/// origins on.
///
/// # Errors
/// The number of origins with a best value, where it is below three.
pub fn median_of_best(members: &[Member]) -> Result<f64, usize> {
    let mut best: Vec<Member> = members.iter().copied().filter(|member| member.interval.best().is_some()).collect();
    let value = |member: &Member| member.interval.best().unwrap_or_default();
    best.sort_by(|a, b| {
        (a.origin, a.published).cmp(&(b.origin, b.published)).then_with(|| value(a).total_cmp(&value(b)))
    });
    let latest: Vec<f64> =
        best.chunk_by(|a, b| a.origin == b.origin).filter_map(|of_origin| of_origin.last()?.interval.best()).collect();
    if latest.len() < 3 {
        return Err(latest.len());
    }
    median(&latest).ok_or(latest.len())
}

fn extreme(members: &[Member], end: fn(&Interval) -> Option<f64>, beats: fn(&f64, &f64) -> bool) -> End {
    let ends = members.iter().filter_map(|member| Some((end(&member.interval)?, member.row)));
    ends.reduce(|so_far, next| if beats(&next.0, &so_far.0) { next } else { so_far })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn member(row: usize, low: Option<f64>, best: Option<f64>, high: Option<f64>) -> Member {
        let interval = Interval::new(low, best, high).expect("ordered");
        Member { row, origin: row as u32, published: None, interval }
    }

    #[test]
    fn each_end_names_its_claim_and_an_open_end_stays_open() {
        let members = [member(0, Some(350.0), None, Some(380.0)), member(1, Some(300.0), None, None)];
        let (found, _) = union(&members, &[]);
        assert_eq!(found, Envelope { low: Some((300.0, 1)), high: None });
        assert_eq!(intersection(&members, &[]), Ok(Envelope { low: Some((350.0, 0)), high: Some((380.0, 0)) }));
    }

    #[test]
    fn claims_that_cannot_all_be_right_have_no_intersection() {
        let members = [member(0, Some(350.0), None, Some(380.0)), member(1, Some(501.0), None, None)];
        let clash = intersection(&members, &[]).expect_err("501 > 380");
        assert_eq!((clash.low, clash.high), (Some((501.0, 1)), Some((380.0, 0))));
    }

    #[test]
    fn a_floor_never_lowers_and_opens_the_top_only_if_it_stands_above_it() {
        let members = [member(0, Some(350.0), None, Some(380.0))];
        let under = [member(1, Some(20.0), None, None)];
        let above = [member(2, Some(600.0), None, None)];
        assert_eq!(union(&members, &under).0.high, Some((380.0, 0)));
        assert_eq!(union(&members, &above), (Envelope { low: Some((350.0, 0)), high: None }, Some((600.0, 2))));
        assert_eq!(union(&[], &above), (Envelope { low: Some((600.0, 2)), high: None }, None));
    }

    #[test]
    fn the_median_needs_three_sources_and_takes_the_latest_of_each() {
        let best = |row, origin, published, n: f64| Member {
            row,
            origin,
            published: Some(published),
            interval: Interval::new(Some(n), Some(n), Some(n)).expect("exact"),
        };
        let two = [best(0, 0, 1, 203.0), best(1, 1, 1, 300.0), best(2, 1, 2, 310.0)];
        assert_eq!(median_of_best(&two), Err(2));
        let three = [two[0], two[1], two[2], best(3, 2, 1, 500.0)];
        assert_eq!(median_of_best(&three), Ok(310.0));
    }

    proptest! {
        #[test]
        fn the_intersection_lies_inside_the_union(ends in prop::collection::vec((0u32..50, 0u32..50), 1..6)) {
            let members: Vec<Member> = ends.iter().enumerate().map(|(row, (low, width))| {
                member(row, Some(f64::from(*low)), None, Some(f64::from(low + width)))
            }).collect();
            let (outer, _) = union(&members, &[]);
            if let Ok(inner) = intersection(&members, &[]) {
                prop_assert!(outer.low.map(|e| e.0) <= inner.low.map(|e| e.0));
                prop_assert!(inner.high.map(|e| e.0) <= outer.high.map(|e| e.0));
            }
        }
    }
}
