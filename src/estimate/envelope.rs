//! What the claims of one group say together: the union ("at least one is right"), the intersection ("all are right"),
//! the union without one source, the conservative figure, where most sources agree, and the median. Pure functions on
//! members; each names the claim behind each end.

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

/// The union without each origin that it depends on, by origin; empty where no single one changes it. With two origins it
/// depends on both. Floors of the origin are left out with its claims.
pub fn leave_one_out(members: &[Member], floors: &[Member]) -> Vec<(u32, Envelope)> {
    let (whole, opened_by) = union(members, floors);
    let without = |origin: u32| {
        let rest = |of: &[Member]| of.iter().copied().filter(|member| member.origin != origin).collect::<Vec<_>>();
        union(&rest(members), &rest(floors)).0
    };
    // Only who stands behind an end, or keeps one open, can change it.
    let behind = |row: usize| members.iter().chain(floors).find(|member| member.row == row).map(|member| member.origin);
    let mut origins: Vec<u32> =
        [whole.low, whole.high, opened_by].into_iter().flatten().filter_map(|e| behind(e.1)).collect();
    for end in [Interval::low, Interval::high] {
        let mut open: Vec<u32> =
            members.iter().filter(|member| end(&member.interval).is_none()).map(|member| member.origin).collect();
        open.sort_unstable();
        open.dedup();
        if let [only] = open[..] {
            origins.push(only);
        }
    }
    origins.sort_unstable();
    origins.dedup();
    let value = |envelope: Envelope| (envelope.low.map(|end| end.0), envelope.high.map(|end| end.0));
    let changed = |(origin, envelope): (u32, Envelope)| (value(envelope) != value(whole)).then_some((origin, envelope));
    origins.into_iter().map(|origin| (origin, without(origin))).filter_map(changed).collect()
}

/// Why there is no majority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMajority {
    /// No value has the agreement of more than half of the origins; the most that agree on one, and how many there are.
    None(usize, usize),
    /// Two ranges that lie apart have the same agreement.
    Several(usize, usize),
}

/// The values on which most origins agree, each by its latest claim, if they are more than half of all: ends, and how many
/// agree of how many.
///
/// # Errors
/// Why there is none.
pub fn majority(members: &[Member]) -> Result<(Envelope, usize, usize), NoMajority> {
    let own = latest(members, |_| true);
    let mut steps: Vec<(f64, bool, usize)> = Vec::with_capacity(2 * own.len());
    for member in &own {
        steps.push((member.interval.floor(), false, member.row));
        steps.push((member.interval.ceiling(), true, member.row));
    }
    // At one value, claims begin before others end.
    steps.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut agreeing, mut most) = (0_usize, 0_usize);
    let mut found: Vec<((f64, usize), (f64, usize))> = Vec::new();
    for (at, (value, ends, row)) in steps.iter().enumerate() {
        if *ends {
            agreeing -= 1;
            continue;
        }
        agreeing += 1;
        if agreeing >= most {
            if agreeing > most {
                found.clear();
            }
            most = agreeing;
            let end = steps[at..].iter().find(|step| step.1).map_or((f64::INFINITY, *row), |step| (step.0, step.2));
            found.push(((*value, *row), end));
        }
    }
    match found[..] {
        _ if 2 * most <= own.len() => Err(NoMajority::None(most, own.len())),
        [(low, high)] => {
            let end = |end: (f64, usize), open: bool| Some(end).filter(|_| !open);
            let low_is_open = own.iter().any(|m| m.row == low.1 && m.interval.low().is_none());
            let envelope = Envelope { low: end(low, low_is_open), high: end(high, !high.0.is_finite()) };
            Ok((envelope, most, own.len()))
        }
        _ => Err(NoMajority::Several(most, own.len())),
    }
}

/// One member for each origin: of those wanted the latest, of equally late ones the one with the highest best value or end.
pub fn latest(members: &[Member], wanted: impl Fn(&Member) -> bool) -> Vec<Member> {
    let mut own: Vec<Member> = members.iter().copied().filter(|member| wanted(member)).collect();
    let value = |member: &Member| {
        let interval = &member.interval;
        interval.best().unwrap_or_else(|| interval.ceiling())
    };
    own.sort_by(|a, b| {
        (a.origin, a.published).cmp(&(b.origin, b.published)).then_with(|| value(a).total_cmp(&value(b)))
    });
    own.chunk_by(|a, b| a.origin == b.origin).filter_map(|of_origin| of_origin.last().copied()).collect()
}

/// The median of best values, one for each origin (its latest claim; of equally late ones the highest), from three
/// origins on.
///
/// # Errors
/// The number of origins with a best value, where it is below three.
pub fn median_of_best(members: &[Member]) -> Result<f64, usize> {
    let own = latest(members, |member| member.interval.best().is_some());
    let best: Vec<f64> = own.iter().filter_map(|member| member.interval.best()).collect();
    if best.len() < 3 {
        return Err(best.len());
    }
    median(&best).ok_or(best.len())
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

    #[test]
    fn leaving_a_source_out_is_told_where_the_range_depends_on_it() {
        let members = [
            member(0, Some(200.0), None, Some(400.0)),
            member(1, Some(350.0), None, Some(380.0)),
            member(2, Some(501.0), None, None),
        ];
        let found = leave_one_out(&members, &[]);
        assert_eq!(found[0], (0, Envelope { low: Some((350.0, 1)), high: None }));
        assert_eq!(found[1], (2, Envelope { low: Some((200.0, 0)), high: Some((400.0, 0)) }));
        assert_eq!(found.len(), 2, "the second source stands behind no end");
        assert_eq!(leave_one_out(&[members[0], member(3, Some(200.0), None, Some(400.0))], &[]), []);
    }

    #[test]
    fn a_majority_is_more_than_half_of_the_sources_on_one_range() {
        let exact = |row, n: f64| member(row, Some(n), Some(n), Some(n));
        let agree = [exact(0, 300.0), exact(1, 203.0), member(2, Some(250.0), None, Some(350.0))];
        let three = Envelope { low: Some((300.0, 0)), high: Some((300.0, 0)) };
        assert_eq!(majority(&agree), Ok((three, 2, 3)));
        let apart = [exact(0, 203.0), exact(1, 300.0), exact(2, 500.0)];
        assert_eq!(majority(&apart), Err(NoMajority::None(1, 3)));
        let floors = [member(0, Some(200.0), None, None), member(1, Some(300.0), None, None), exact(2, 100.0)];
        let open = Envelope { low: Some((300.0, 1)), high: None };
        assert_eq!(majority(&floors), Ok((open, 2, 3)), "two sources agree on 300 and more");
        let wide = [member(0, Some(0.0), None, Some(10.0)), exact(1, 1.0), exact(2, 9.0)];
        assert_eq!(majority(&wide), Err(NoMajority::Several(2, 3)));
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
