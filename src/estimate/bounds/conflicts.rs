//! Which claims cannot all hold under a hypothesis: every minimal conflicting subset, so that no claim alone is blamed.
//!
//! Each subset of the claims can hold or cannot. Minimal ones that cannot, and maximal ones that can, are found in turn
//! until no subset is left that is neither above the first nor below the second (MARCO: Liffiton, Previti, Malik &
//! Marques-Silva, Constraints 21(2), 2016).

use super::{Dials, Hypothesis, List, feasible};

/// Solver calls for one event and hypothesis; beyond, what was found is given and said to be incomplete.
const MOST_CALLS: usize = 4_000;
/// Sets looked at between two calls, likewise.
const MOST_STEPS: usize = 100_000;
/// A set is a word of bits.
const MOST_CLAIMS: usize = 64;

/// The conflicts under a hypothesis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflicts {
    /// Places of claims in the lists, ascending; each subset cannot hold and would if any one of them were left out.
    /// Smallest first. A subset of no claim means that the dials alone exclude each other.
    pub minimal: Vec<Vec<usize>>,
    /// Whether these are all.
    pub complete: bool,
}

/// All minimal subsets of lists that cannot hold together. Lists that are one claim (`claims` says which: one entry a list)
/// stand or fall together.
pub fn conflicts(lists: &[List], claims: &[usize], dials: &Dials, hypothesis: Hypothesis) -> Conflicts {
    let mut names = claims.to_vec();
    names.sort_unstable();
    names.dedup();
    let kept = names.len().min(MOST_CLAIMS);
    let place = |at: usize| names.binary_search(&claims[at]).ok().filter(|place| *place < kept);
    // Of a claim that is left out nothing is assumed, so that its list bounds nothing.
    let places: Vec<(List, usize)> = (0..lists.len()).filter_map(|at| Some((lists[at], place(at)?))).collect();
    let lists: Vec<List> = places.iter().map(|(list, _)| *list).collect();
    let can_hold = |set: u64| feasible(&lists, dials, hypothesis, |at| set & (1 << places[at].1) != 0);
    let (mut minimal, done) = match hypothesis {
        Hypothesis::Complete => (conflicts_of_three(kept, can_hold), true),
        _ => minimal_conflicts(kept, MOST_CALLS, can_hold),
    };
    minimal.sort_unstable_by_key(|set| (set.count_ones(), set.reverse_bits().wrapping_neg()));
    Conflicts {
        minimal: minimal
            .into_iter()
            .map(|set| (0..kept).filter(|place| set & (1 << place) != 0).map(|place| names[place]).collect())
            .collect(),
        complete: done && kept == names.len(),
    }
}

/// Minimal sets of up to three members that `can_hold` denies. Full counts bound two numbers and their sum, which are
/// convex sets in the plane: any of them that exclude each other contain three that do (Helly 1923), in whole numbers too,
/// since the system is totally unimodular.
fn conflicts_of_three(n: usize, can_hold: impl Fn(u64) -> bool) -> Vec<u64> {
    if !can_hold(0) {
        return vec![0];
    }
    let mut minimal: Vec<u64> = (0..n).map(|at| 1 << at).filter(|set| !can_hold(*set)).collect();
    let mut grown: Vec<u64> = (0..n).map(|at| 1 << at).filter(|set| !minimal.contains(set)).collect();
    for _ in 2..=3 {
        // Each set once: a member is added above those that are there.
        let above = |set: &u64| (64 - set.leading_zeros() as usize..n).map(|at| set | 1 << at).collect::<Vec<u64>>();
        let known = minimal.clone();
        let open = grown.iter().flat_map(above).filter(|set| !known.iter().any(|below| below & !set == 0));
        let (hold, clash): (Vec<u64>, Vec<u64>) = open.partition(|set| can_hold(*set));
        minimal.extend(clash);
        grown = hold;
    }
    minimal
}

/// Minimal sets of `n` members that `can_hold` denies, and whether all were found within so many calls. `can_hold` must
/// be true of every subset of a set of which it is true.
fn minimal_conflicts(n: usize, calls: usize, can_hold: impl Fn(u64) -> bool) -> (Vec<u64>, bool) {
    let all = if n == 64 { u64::MAX } else { (1 << n) - 1 };
    let members = |set: u64| (0..n).map(|at| 1_u64 << at).filter(move |bit| set & bit != 0);
    let (mut minimal, mut maximal): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
    let mut left = calls;
    let mut ask = |set: u64| {
        left = left.checked_sub(1)?;
        Some(can_hold(set))
    };
    let mut search = || -> Option<()> {
        while let Some(mut set) = unexplored(n, &minimal, &maximal)? {
            if ask(set)? {
                for bit in members(all & !set) {
                    if ask(set | bit)? {
                        set |= bit;
                    }
                }
                maximal.push(set);
            } else {
                for bit in members(set) {
                    if !ask(set & !bit)? {
                        set &= !bit;
                    }
                }
                minimal.push(set);
            }
        }
        Some(())
    };
    let done = search().is_some();
    (minimal, done)
}

/// A set that lies above no `minimal` and below no `maximal` one, as large as can be; `Some(None)` if there is none, `None`
/// if that was not settled within so many steps.
fn unexplored(n: usize, minimal: &[u64], maximal: &[u64]) -> Option<Option<u64>> {
    let all = if n == 64 { u64::MAX } else { (1_u64 << n) - 1 };
    // Sets by their first members; those with the next member are looked at before those without it.
    let mut open = vec![(0_usize, 0_u64)];
    for _ in 0..MOST_STEPS {
        let Some((at, set)) = open.pop() else { return Some(None) };
        let rest = all.checked_shl(at as u32).unwrap_or(0) & all;
        let below_a_maximal_one = maximal.iter().any(|above| (set | rest) & !above == 0);
        let above_a_minimal_one = minimal.iter().any(|below| below & !set == 0);
        if below_a_maximal_one || above_a_minimal_one {
            continue;
        }
        if at >= n {
            return Some(Some(set));
        }
        open.push((at + 1, set));
        open.push((at + 1, set | 1 << at));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{Reach, Who};
    use super::*;
    use proptest::prelude::*;

    fn list(source: usize, who: Who, low: f64, high: f64) -> List {
        List { source, who, ends: (low, high), reach: Reach::Whole }
    }

    #[test]
    fn civilians_and_combatants_that_do_not_add_up_to_the_total_conflict_all_three() {
        let lists = [
            list(0, Who::Civilians, 300.0, 300.0),
            list(1, Who::Combatants, 203.0, 203.0),
            list(2, Who::Everyone, 350.0, 380.0),
            list(3, Who::Everyone, 500.0, f64::INFINITY),
        ];
        let found = conflicts(&lists, &[0, 1, 2, 3], &Dials::default(), Hypothesis::Complete);
        assert_eq!(found.minimal, [vec![2, 3], vec![0, 1, 2]]);
        assert!(found.complete);
        let found = conflicts(&lists, &[0, 1, 2, 3], &Dials::default(), Hypothesis::Partial);
        assert_eq!(found.minimal, Vec::<Vec<usize>>::new());
    }

    #[test]
    fn dials_that_exclude_each_other_conflict_without_any_claim() {
        let dials = Dials { total: (300.0, 200.0), ..Dials::default() };
        let lists = [list(0, Who::Civilians, 1.0, 1.0)];
        assert_eq!(conflicts(&lists, &[0], &dials, Hypothesis::Partial).minimal, [Vec::<usize>::new()]);
    }

    #[test]
    fn a_source_whose_parts_exceed_its_total_is_named_with_all_three() {
        let lists = [
            list(0, Who::Civilians, 20.0, 20.0),
            list(0, Who::Combatants, 20.0, 20.0),
            list(0, Who::Everyone, 30.0, 30.0),
        ];
        let found = conflicts(&lists, &[7, 8, 9], &Dials::default(), Hypothesis::None);
        assert_eq!(found.minimal, [vec![7, 8, 9]]);
    }

    proptest! {
        #[test]
        fn full_counts_that_conflict_do_so_in_threes(
            lists in prop::collection::vec((0_usize..3, 0_u32..12, prop::option::of(0_u32..6)), 0..8),
        ) {
            let lists: Vec<List> = (lists.iter().enumerate())
                .map(|(at, (who, low, more))| {
                    let high = more.map_or(f64::INFINITY, |more| f64::from(low + more));
                    list(at, [Who::Civilians, Who::Combatants, Who::Everyone][*who], f64::from(*low), high)
                })
                .collect();
            let can_hold =
                |set: u64| feasible(&lists, &Dials::default(), Hypothesis::Complete, |at| set & (1 << at) != 0);
            let mut threes = conflicts_of_three(lists.len(), can_hold);
            let (mut all, done) = minimal_conflicts(lists.len(), 100_000, can_hold);
            threes.sort_unstable();
            all.sort_unstable();
            prop_assert!(done);
            prop_assert_eq!(threes, all);
        }

        #[test]
        fn every_minimal_conflict_is_found_and_no_other(
            n in 1_usize..7, forbidden in prop::collection::vec(0_u64..128, 0..6),
        ) {
            let forbidden: Vec<u64> = forbidden.iter().map(|set| set & ((1 << n) - 1)).collect();
            let can_hold = |set: u64| !forbidden.iter().any(|bad| bad & !set == 0);
            let (mut found, done) = minimal_conflicts(n, 100_000, can_hold);
            let mut expected: Vec<u64> = (0..1_u64 << n)
                .filter(|set| !can_hold(*set))
                .filter(|set| (0..n).all(|at| set & (1 << at) == 0 || can_hold(set & !(1 << at))))
                .collect();
            found.sort_unstable();
            expected.sort_unstable();
            prop_assert!(done);
            prop_assert_eq!(found, expected);
        }
    }
}
