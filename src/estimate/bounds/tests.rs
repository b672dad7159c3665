//! The programme against counting every case, and what must hold of any bounds.

use super::*;
use proptest::prelude::*;

fn list(source: usize, who: Who, low: f64, high: f64) -> List {
    List { source, who, ends: (low, high), reach: Reach::Whole }
}

/// A person by what each source calls them (none, or one of the labels that it gives) and who they were.
struct Kind {
    labels: Vec<Option<Who>>,
    civilian: bool,
}

impl Kind {
    fn is_called(&self, who: Who) -> bool {
        self.labels.contains(&Some(who))
    }

    fn possible(&self, hypothesis: Hypothesis, lists: &[List]) -> bool {
        let (civilian, combatant) = (self.is_called(Who::Civilians), self.is_called(Who::Combatants));
        let right = civilian == combatant || civilian == self.civilian;
        let gives = |who: Who| lists.iter().any(|list| list.who == who);
        let two_sides = gives(Who::Combatants) && (gives(Who::Civilians) || gives(Who::Everyone));
        let unlabelled = self.is_called(Who::Everyone);
        match hypothesis {
            Hypothesis::Disjoint => right && !(civilian && combatant),
            Hypothesis::Relabelled => right && (!two_sides || !combatant || civilian || unlabelled),
            Hypothesis::RelabelledReverse => right && (!two_sides || !civilian || combatant || unlabelled),
            Hypothesis::Partial => right,
            _ => true,
        }
    }
}

fn kinds(lists: &[List], hypothesis: Hypothesis) -> Vec<Kind> {
    let sources = lists.iter().map(|list| list.source).max().map_or(0, |most| most + 1);
    let mut all: Vec<Vec<Option<Who>>> = vec![Vec::new()];
    for source in 0..sources {
        let mut given: Vec<Option<Who>> = vec![None];
        for list in lists.iter().filter(|list| list.source == source) {
            if !given.contains(&Some(list.who)) {
                given.push(Some(list.who));
            }
        }
        all = all.iter().flat_map(|so_far| given.iter().map(|who| [so_far.as_slice(), &[*who]].concat())).collect();
    }
    let named = all.into_iter().filter(|labels| labels.iter().any(Option::is_some));
    let with_truth = named.flat_map(|labels| [true, false].map(|civilian| Kind { labels: labels.clone(), civilian }));
    with_truth.filter(|kind| kind.possible(hypothesis, lists)).collect()
}

/// The extremes over every number of people of every kind, by counting.
fn by_counting(lists: &[List], dials: &Dials, hypothesis: Hypothesis) -> Option<Bounds> {
    let kinds = kinds(lists, hypothesis);
    let mut numbers = vec![0_u32; kinds.len()];
    let mut found: Option<Bounds> = None;
    count_from(0, lists, dials, hypothesis, &kinds, &mut numbers, &mut found);
    found
}

fn size(kinds: &[Kind], numbers: &[u32], wanted: impl Fn(&Kind) -> bool) -> f64 {
    f64::from(kinds.iter().zip(numbers).filter(|(kind, _)| wanted(kind)).map(|(_, n)| n).sum::<u32>())
}

fn on(list: &List, kind: &Kind) -> bool {
    match (list.who, kind.labels[list.source]) {
        (_, None) => false,
        (Who::Everyone, Some(_)) => true,
        (who, Some(label)) => who == label,
    }
}

fn count_from(
    at: usize,
    lists: &[List],
    dials: &Dials,
    hypothesis: Hypothesis,
    kinds: &[Kind],
    numbers: &mut Vec<u32>,
    found: &mut Option<Bounds>,
) {
    if lists.iter().any(|list| size(kinds, numbers, |kind| on(list, kind)) > list.ends.1) {
        return;
    }
    if at < kinds.len() {
        for n in 0.. {
            numbers[at] = n;
            if lists.iter().any(|list| size(kinds, numbers, |kind| on(list, kind)) > list.ends.1) {
                break;
            }
            count_from(at + 1, lists, dials, hypothesis, kinds, numbers, found);
        }
        numbers[at] = 0;
        return;
    }
    if lists.iter().any(|list| size(kinds, numbers, |kind| on(list, kind)) < dials.real(list)) {
        return;
    }
    if hypothesis == Hypothesis::Trusted {
        for list in lists.iter().filter(|list| list.who != Who::Everyone) {
            let Some(trust) = dials.trust_of(list.source) else { continue };
            let called = |kind: &Kind| kind.labels[list.source] == Some(list.who);
            let wrong = size(kinds, numbers, |kind| called(kind) && kind.civilian != (list.who == Who::Civilians));
            if wrong > trust.rest().of(size(kinds, numbers, called)) {
                return;
            }
        }
    }
    let civilians = size(kinds, numbers, |kind| kind.civilian);
    let combatants = size(kinds, numbers, |kind| !kind.civilian);
    let total = civilians + combatants;
    let within = |n: f64, (low, high): (f64, f64)| low <= n && n <= high;
    let dialled =
        within(total, dials.total) && within(civilians, dials.civilians) && within(combatants, dials.combatants);
    if !dialled {
        return;
    }
    let overlap = size(kinds, numbers, |kind| kind.is_called(Who::Civilians) && kind.is_called(Who::Combatants));
    let with = |so_far: Option<(f64, f64)>, n: f64| so_far.map_or((n, n), |(low, high)| (low.min(n), high.max(n)));
    *found = Some(Bounds {
        total: with(found.map(|b| b.total), total),
        civilians: with(found.map(|b| b.civilians), civilians),
        combatants: with(found.map(|b| b.combatants), combatants),
        overlap: with(found.map(|b| b.overlap), overlap),
    });
}

const WITHOUT_FULL_COUNTS: [Hypothesis; 6] = [
    Hypothesis::Disjoint,
    Hypothesis::Relabelled,
    Hypothesis::RelabelledReverse,
    Hypothesis::Partial,
    Hypothesis::None,
    Hypothesis::Trusted,
];

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![Just(Who::Civilians), Just(Who::Combatants), Just(Who::Everyone)]
}

fn reach() -> impl Strategy<Value = Reach> {
    prop_oneof![Just(Reach::Whole), Just(Reach::Subset), Just(Reach::Floor)]
}

/// Up to three sources, one of which may give two labels; few people, so that every case can be counted.
fn few_lists() -> impl Strategy<Value = Vec<List>> {
    let one = (0_usize..3, who(), 0_u32..3, 0_u32..2)
        .prop_map(|(source, who, low, more)| list(source, who, f64::from(low), f64::from(low + more)));
    prop::collection::vec(one, 1..4)
}

fn share() -> impl Strategy<Value = Option<Share>> {
    prop::option::of(prop::sample::select(vec![0.0, 0.5, 0.7, 0.9, 1.0])).prop_map(|share| share.and_then(Share::new))
}

proptest! {
    #[test]
    fn bounds_are_what_counting_every_case_gives(
        lists in few_lists(),
        trust in prop::collection::vec(share(), 3),
        cap in prop::option::of(0_u32..6),
    ) {
        let mut dials = Dials { trust, ..Dials::default() };
        if let Some(cap) = cap {
            dials.total.1 = f64::from(cap);
        }
        for hypothesis in WITHOUT_FULL_COUNTS {
            let found = extremes(&lists, &dials, hypothesis);
            let counted = by_counting(&lists, &dials, hypothesis);
            prop_assert_eq!(found.map(|found| found.bounds), counted, "{:?}", hypothesis);
            prop_assert!(found.is_none_or(|found| found.exact == Each::all(true)), "{:?}", hypothesis);
        }
    }

    #[test]
    fn full_counts_are_what_trying_every_number_gives(
        lists in prop::collection::vec((who(), 0_u32..6, prop::option::of(0_u32..4), reach()), 0..5),
        cap in prop::option::of(0_u32..10),
    ) {
        let lists: Vec<List> = (lists.iter())
            .map(|(who, low, more, reach)| {
                let high = more.map_or(f64::INFINITY, |more| f64::from(low + more));
                List { reach: *reach, ..list(0, *who, f64::from(*low), high) }
            })
            .collect();
        // A cap in any case, so that there are few numbers to try.
        let dials = Dials { total: (0.0, cap.map_or(25.0, f64::from)), ..Dials::default() };
        let found = extremes(&lists, &dials, Hypothesis::Complete).map(|found| found.bounds);
        let mut tried: Option<Bounds> = None;
        for (c, m) in (0..=25).flat_map(|c| (0..=25 - c).map(move |m| (f64::from(c), f64::from(m)))) {
            let holds = |list: &List| {
                let n = match list.who { Who::Civilians | Who::Protected => c, Who::Combatants => m, Who::Everyone => c + m };
                list.ends.0 <= n && (list.reach != Reach::Whole || n <= list.ends.1)
            };
            if c + m <= dials.total.1 && lists.iter().all(holds) {
                let with = |ends: Option<(f64, f64)>, n: f64| ends.map_or((n, n), |(low, high)| (low.min(n), high.max(n)));
                tried = Some(Bounds {
                    total: with(tried.map(|b| b.total), c + m),
                    civilians: with(tried.map(|b| b.civilians), c),
                    combatants: with(tried.map(|b| b.combatants), m),
                    overlap: (0.0, 0.0),
                });
            }
        }
        prop_assert_eq!(found, tried);
    }

    #[test]
    fn widening_a_claim_never_narrows_a_bound(
        lists in few_lists(), at in 0_usize..3, down in 0_u32..3, up in prop::option::of(0_u32..3),
    ) {
        let mut wider = lists.clone();
        let at = at % lists.len();
        let ends = &mut wider[at].ends;
        *ends = ((ends.0 - f64::from(down)).max(0.0), up.map_or(f64::INFINITY, |up| ends.1 + f64::from(up)));
        for &hypothesis in Hypothesis::ALL {
            let of = |lists: &[List]| extremes(lists, &Dials::default(), hypothesis).map(|found| found.bounds);
            let Some(before) = of(&lists) else { continue };
            let after = of(&wider);
            prop_assert!(after.is_some(), "{:?} became impossible", hypothesis);
            let after = after.unwrap();
            for (old, new) in [
                (before.total, after.total),
                (before.civilians, after.civilians),
                (before.combatants, after.combatants),
                (before.overlap, after.overlap),
            ] {
                prop_assert!(new.0 <= old.0 && old.1 <= new.1, "{:?}: {:?} {:?}", hypothesis, old, new);
            }
        }
    }

    #[test]
    fn the_order_of_lists_and_the_numbers_of_sources_change_nothing(
        (lists, shuffled) in few_lists().prop_flat_map(|lists| (Just(lists.clone()), Just(lists).prop_shuffle())),
    ) {
        let renamed: Vec<List> = shuffled.iter().map(|list| List { source: 5 - list.source, ..*list }).collect();
        for &hypothesis in Hypothesis::ALL {
            let of = |lists: &[List]| extremes(lists, &Dials::default(), hypothesis);
            prop_assert_eq!(of(&lists), of(&renamed));
        }
    }

    #[test]
    fn the_closed_forms_of_unions_are_those_of_the_programme(
        labels in prop::collection::vec(who(), 5),
        lists in prop::collection::vec((0_usize..5, 0_u32..60, prop::option::of(0_u32..40), reach()), 1..6),
    ) {
        let ends = |low: u32, more: Option<u32>| {
            (f64::from(low), more.map_or(f64::INFINITY, |more| f64::from(low + more)))
        };
        let lists: Vec<List> = (lists.iter())
            .map(|(source, low, more, reach)| List {
                reach: *reach,
                ..list(*source, labels[*source], ends(*low, *more).0, ends(*low, *more).1)
            })
            .collect();
        for hypothesis in WITHOUT_FULL_COUNTS {
            let closed = extremes(&lists, &Dials::default(), hypothesis);
            let solved = program::extremes(&lists, &Dials::default(), hypothesis);
            prop_assert_eq!(closed.map(|found| found.bounds), solved.map(|found| found.bounds), "{:?}", hypothesis);
        }
    }

    #[test]
    fn two_lists_have_the_bounds_of_the_closed_form(
        a0 in 0_u32..400, aw in 0_u32..60, b0 in 0_u32..400, bw in 0_u32..60,
    ) {
        let (a, b) = ((f64::from(a0), f64::from(a0 + aw)), (f64::from(b0), f64::from(b0 + bw)));
        let lists = [list(0, Who::Civilians, a.0, a.1), list(1, Who::Combatants, b.0, b.1)];
        let interval = |ends: (f64, f64)| crate::model::Interval::from_ends(ends.0, ends.1).unwrap();
        for &hypothesis in Hypothesis::PAIR {
            let closed = pair::bounds(interval(a), pair::Label::Civilian, interval(b), hypothesis);
            let found = extremes(&lists, &Dials::default(), hypothesis);
            prop_assert_eq!(found.map(|found| found.bounds), closed, "{:?}", hypothesis);
        }
    }
}

#[test]
fn a_source_that_counts_both_never_counts_one_person_twice() {
    let lists = [
        list(0, Who::Civilians, 300.0, 300.0),
        list(0, Who::Combatants, 30.0, 30.0),
        list(1, Who::Combatants, 203.0, 203.0),
    ];
    let found = extremes(&lists, &Dials::default(), Hypothesis::Partial).unwrap().bounds;
    assert_eq!(found.total, (330.0, 533.0));
    assert_eq!(found.civilians, (97.0, 300.0), "203 of the first source's 300 may be on the second's list");
}

#[test]
fn women_and_children_are_civilians_where_the_user_says_so() {
    let women = List { who: Who::Protected, reach: Reach::Floor, ..list(0, Who::Protected, 20.0, 20.0) };
    let lists = [list(0, Who::Everyone, 500.0, f64::INFINITY), women, list(1, Who::Combatants, 203.0, 203.0)];
    let found = extremes(&lists, &Dials::default(), Hypothesis::Partial).unwrap().bounds;
    assert_eq!(found.total, (500.0, f64::INFINITY));
    assert_eq!(found.civilians, (20.0, f64::INFINITY));
    let without = extremes(&[lists[0], lists[2]], &Dials::default(), Hypothesis::Partial).unwrap().bounds;
    assert_eq!(without.civilians, (0.0, f64::INFINITY));
}

#[test]
fn people_that_nobody_reported_and_lists_that_are_not_all_real_widen_what_they_should() {
    let lists = [list(0, Who::Civilians, 300.0, 300.0), list(1, Who::Combatants, 203.0, 203.0)];
    let of = |dials: &Dials| extremes(&lists, dials, Hypothesis::Disjoint).unwrap().bounds;
    let unreported = of(&Dials { unreported: 50.0, ..Dials::default() });
    assert_eq!((unreported.total, unreported.civilians), ((503.0, 553.0), (300.0, 350.0)));
    let inflated = of(&Dials { inflation: vec![None, Share::new(0.1)], ..Dials::default() });
    assert_eq!((inflated.total, inflated.combatants), ((483.0, 503.0), (183.0, 203.0)));
}

#[test]
fn thirteen_sources_are_as_exact_as_two() {
    let mut lists: Vec<List> = (0..12).map(|at| list(at, Who::Civilians, 100.0 + at as f64, 150.0)).collect();
    lists.push(list(12, Who::Combatants, 203.0, 203.0));
    let found = extremes(&lists, &Dials::default(), Hypothesis::Disjoint).unwrap();
    assert_eq!(found.bounds.total, (314.0, 12.0 * 150.0 + 203.0));
    assert_eq!(found.exact, Each::all(true));
}

#[test]
fn more_than_six_sources_with_several_labels_have_outer_bounds_that_hold_the_exact_ones() {
    let of = |sources: usize| -> Vec<List> {
        (0..sources)
            .flat_map(|at| [list(at, Who::Civilians, 10.0, 12.0), list(at, Who::Combatants, 5.0, 5.0)])
            .collect()
    };
    let six = extremes(&of(6), &Dials::default(), Hypothesis::Disjoint).unwrap();
    assert_eq!((six.bounds.total, six.exact.total), ((15.0, 6.0 * 17.0), true));
    let seven = extremes(&of(7), &Dials::default(), Hypothesis::Disjoint).unwrap();
    assert_eq!((seven.bounds.total, seven.exact.total), ((15.0, 7.0 * 17.0), false));
}
