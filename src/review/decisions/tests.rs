//! Decisions: what settles, what contradicts and how it is told.

use super::*;
use proptest::prelude::*;

fn decisions(text: &[(u32, char, u32)]) -> Vec<Decision> {
    let file: Arc<str> = "review.csv".into();
    let decision = |(line, (a, sign, b)): (u64, &(u32, char, u32))| Decision {
        a: *a,
        b: *b,
        verdict: if *sign == '=' { Verdict::Same } else { Verdict::Different },
        file: Arc::clone(&file),
        line,
    };
    (2..).zip(text).map(decision).collect()
}

/// The faults in words, reports named by letters and keys by numbers.
fn faults(keys: &[Option<u32>], text: &[(u32, char, u32)]) -> Vec<String> {
    let letter = |report: u32| char::from(b'A' + report as u8).to_string();
    let told = |fault: Contradiction| fault.told(letter, |key| key.to_string());
    settle(9, keys, &decisions(text)).err().unwrap_or_default().into_iter().map(told).collect()
}

#[test]
fn what_is_the_same_is_one_class_and_what_is_different_stays_apart() {
    let settled = settle(6, &[], &decisions(&[(0, '=', 1), (1, '=', 2), (2, '!', 3), (2, '=', 0), (3, '!', 2)]));
    let settled = settled.unwrap();
    assert_eq!([1, 2].map(|report| settled.class(report)), [settled.class(0); 2]);
    assert!(settled.apart(settled.class(0), settled.class(3)) && settled.apart(settled.class(3), settled.class(1)));
    assert!(!settled.apart(settled.class(0), settled.class(4)));
}

#[test]
fn a_contradiction_names_the_decision_and_the_shortest_chain_against_it() {
    let found = faults(&[], &[(0, '=', 1), (1, '=', 2), (2, '=', 3), (0, '=', 4), (4, '=', 3), (3, '!', 0)]);
    assert_eq!(
        found,
        ["review.csv:7 decides that D and A are different events, but review.csv:6 decides that E and D are the same \
          event, and review.csv:5 decides that A and E are the same event\n  \
          help: change or delete one of the decisions named here"]
    );
}

#[test]
fn one_pair_decided_both_ways_is_a_contradiction_and_one_way_twice_is_none() {
    assert_eq!(faults(&[], &[(0, '=', 1), (1, '=', 0), (2, '!', 3), (3, '!', 2)]), Vec::<String>::new());
    let found = faults(&[], &[(0, '=', 1), (1, '!', 0)]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("review.csv:3 decides that B and A are different events, but review.csv:2"));
}

#[test]
fn a_report_is_not_different_from_itself() {
    let found = faults(&[], &[(4, '=', 4), (5, '!', 5)]);
    assert_eq!(
        found,
        ["review.csv:3 decides that F and F are different events, but it is one report\n  help: delete the decision"]
    );
}

#[test]
fn decisions_that_bring_two_event_keys_together_name_the_keys() {
    let keys = [Some(7), Some(7), None, Some(8)];
    let found = faults(&keys, &[(1, '=', 2), (3, '=', 2)]);
    assert_eq!(
        found,
        ["D has the event key `8` and B has `7`, so they are different events, but review.csv:3 decides that D and C \
          are the same event, and review.csv:2 decides that B and C are the same event\n  \
          help: change or delete one of the decisions named here"]
    );
}

#[test]
fn reports_of_one_event_key_cannot_be_different_even_by_a_detour() {
    let keys = [Some(7), Some(7), None, None];
    assert!(faults(&keys, &[(0, '!', 1)])[0].contains("but A and B both have the event key `7`"));
    assert_eq!(
        faults(&keys, &[(2, '=', 0), (1, '=', 3), (2, '!', 3)]),
        ["review.csv:4 decides that C and D are different events, but review.csv:2 decides that C and A are the same \
          event, and A and B both have the event key `7`, and review.csv:3 decides that B and D are the same event\n  \
          help: change or delete one of the decisions named here"]
    );
}

#[test]
fn all_contradictions_are_told_at_once_and_in_a_fixed_order() {
    let keys = [Some(1), Some(2), None, Some(1), Some(2)];
    let text = [(5, '=', 6), (6, '!', 5), (0, '=', 1), (3, '=', 4), (5, '!', 6), (7, '!', 7)];
    let found: Vec<(bool, usize)> = settle(9, &keys, &decisions(&text))
        .unwrap_err()
        .iter()
        .map(|fault| (matches!(fault.apart, Apart::Keys { .. }), fault.chain.len()))
        .collect();
    assert_eq!(found, [(true, 1), (true, 1), (false, 1), (false, 0)]);
}

#[test]
fn a_merged_class_keeps_apart_from_all_that_its_parts_did() {
    let mut settled = settle(6, &[None, Some(3), Some(4)], &decisions(&[(0, '!', 3), (4, '!', 5)])).unwrap();
    let merged = settled.merge(0, 1).unwrap();
    assert_eq!((settled.key(merged), settled.class(0), settled.class(1)), (Some(3), merged, merged));
    assert!(settled.apart(merged, 2) && settled.apart(3, merged) && !settled.apart(merged, 4));
    assert_eq!(settled.merge(merged, 3), None);
    assert_eq!(settled.merge(merged, merged), Some(merged));
    let merged = settled.merge(4, merged).unwrap();
    assert!(settled.apart(5, merged) && settled.apart(merged, 3) && settled.apart(merged, 2));
}

#[test]
fn a_report_that_is_not_there_counts_for_nothing() {
    let settled = settle(2, &[None, None, Some(4), Some(5)], &decisions(&[(0, '=', 9), (1, '!', 2)])).unwrap();
    assert_eq!((settled.class(0), settled.class(9), settled.key(9)), (0, 9, None));
    assert!(!settled.apart(1, 2));
}

/// The classes by brute force, and whether any two reports of one class are different.
fn brute(reports: usize, keys: &[Option<u32>], decisions: &[Decision]) -> (Vec<usize>, bool) {
    let mut class: Vec<usize> = (0..reports).collect();
    let mut join = |a: usize, b: usize| {
        let (kept, gone) = (class[a], class[b]);
        class.iter_mut().filter(|class| **class == gone).for_each(|class| *class = kept);
    };
    let same = decisions.iter().filter(|one| one.verdict == Verdict::Same);
    same.for_each(|one| join(one.a as usize, one.b as usize));
    let pairs = || (0..reports).flat_map(|a| (0..reports).map(move |b| (a, b)));
    pairs().filter(|(a, b)| keys[*a].is_some() && keys[*a] == keys[*b]).for_each(|(a, b)| join(a, b));
    let fault = pairs().any(|(a, b)| class[a] == class[b] && different(keys, decisions, a, b));
    (class, fault)
}

fn different(keys: &[Option<u32>], decisions: &[Decision], a: usize, b: usize) -> bool {
    let decided =
        |one: &Decision| [(one.a as usize, one.b as usize), (one.b as usize, one.a as usize)].contains(&(a, b));
    decisions.iter().any(|one| one.verdict == Verdict::Different && decided(one))
        || matches!((keys[a], keys[b]), (Some(a), Some(b)) if a != b)
}

/// Whether a report of the one class and a report of the other are different.
fn any_different<C: PartialEq>(keys: &[Option<u32>], decisions: &[Decision], class: &[C], (x, y): (C, C)) -> bool {
    let members = |of: &C| -> Vec<usize> { (0..class.len()).filter(|report| class[*report] == *of).collect() };
    let (some, others) = (members(&x), members(&y));
    some.iter().any(|a| others.iter().any(|b| different(keys, decisions, *a, *b)))
}

/// The two ends of a tie.
fn ends(tie: &Tie) -> [u32; 2] {
    match tie {
        Tie::Decided(one) => [one.a, one.b],
        Tie::Key { a, b, .. } => [*a, *b],
    }
}

/// Whether a chain leads from one report to another.
fn leads(chain: &[Tie], from: u32, to: u32) -> bool {
    let step = |at: Option<u32>, tie: &Tie| match (at, ends(tie)) {
        (Some(at), [a, b]) if a == at => Some(b),
        (Some(at), [a, b]) if b == at => Some(a),
        _ => None,
    };
    chain.iter().fold(Some(from), step) == Some(to)
}

/// The fewest ties from one report to another.
fn steps(keys: &[Option<u32>], decisions: &[Decision], from: u32, to: u32) -> usize {
    let tied = |a: u32, b: u32| {
        let decided = |one: &Decision| one.verdict == Verdict::Same && [(a, b), (b, a)].contains(&(one.a, one.b));
        decisions.iter().any(decided) || keys[a as usize].is_some() && keys[a as usize] == keys[b as usize]
    };
    let mut reached = BTreeSet::from([from]);
    let mut steps = 0;
    while !reached.contains(&to) {
        let more = (0..REPORTS as u32).filter(|b| reached.iter().any(|a| tied(*a, *b)));
        reached = more.chain(reached.iter().copied()).collect();
        steps += 1;
        assert!(steps <= REPORTS, "no chain");
    }
    steps
}

const REPORTS: usize = 9;

fn cases() -> impl Strategy<Value = (Vec<Option<u32>>, Vec<Decision>)> {
    let key = prop_oneof![3 => Just(None), 1 => (0_u32..3).prop_map(Some)];
    let sign = prop_oneof![Just('='), Just('!')];
    let n = REPORTS as u32;
    (prop::collection::vec(key, REPORTS), prop::collection::vec((0..n, sign, 0..n), 0..9))
        .prop_map(|(keys, text)| (keys, decisions(&text)))
}

proptest! {
    #[test]
    fn settling_fails_exactly_where_brute_force_finds_a_contradiction((keys, decisions) in cases()) {
        let (class, fault) = brute(REPORTS, &keys, &decisions);
        match settle(REPORTS, &keys, &decisions) {
            Ok(settled) => {
                prop_assert!(!fault);
                for a in 0..REPORTS {
                    for b in 0..REPORTS {
                        let (x, y) = (settled.class(a as u32), settled.class(b as u32));
                        prop_assert_eq!(x == y, class[a] == class[b]);
                        let apart = any_different(&keys, &decisions, &class, (class[a], class[b]));
                        prop_assert_eq!(settled.apart(x, y), apart);
                    }
                }
            }
            Err(faults) => {
                prop_assert!(fault && !faults.is_empty());
                for fault in &faults {
                    let (a, b) = match &fault.apart {
                        Apart::Decided(one) => (one.a, one.b),
                        Apart::Keys { a, b, .. } => (*a, *b),
                    };
                    prop_assert!(different(&keys, &decisions, a as usize, b as usize));
                    prop_assert!(leads(&fault.chain, a, b), "{fault:?}");
                    if matches!(fault.apart, Apart::Decided(_)) {
                        prop_assert_eq!(fault.chain.len(), steps(&keys, &decisions, a, b));
                    }
                }
            }
        }
    }

    #[test]
    fn every_decision_that_tells_apart_one_class_is_told((keys, decisions) in cases()) {
        let (class, _) = brute(REPORTS, &keys, &decisions);
        let pair = |one: &Decision| (one.a.min(one.b), one.a.max(one.b));
        let wrong = |one: &&Decision| one.verdict == Verdict::Different && class[one.a as usize] == class[one.b as usize];
        let expected: BTreeSet<(u32, u32)> = decisions.iter().filter(wrong).map(pair).collect();
        let faults = settle(REPORTS, &keys, &decisions).err().unwrap_or_default();
        let told: Vec<(u32, u32)> = faults
            .iter()
            .filter_map(|fault| match &fault.apart {
                Apart::Decided(one) => Some(pair(one)),
                Apart::Keys { .. } => None,
            })
            .collect();
        prop_assert_eq!(told.len(), expected.len());
        prop_assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn merging_never_brings_together_what_is_different(
        (keys, decisions) in cases(),
        merges in prop::collection::vec((0..REPORTS as u32, 0..REPORTS as u32), 0..20),
    ) {
        let Ok(mut settled) = settle(REPORTS, &keys, &decisions) else { return Ok(()) };
        for (a, b) in merges {
            let refused = settled.apart(settled.class(a), settled.class(b));
            let merged = settled.merge(a, b);
            prop_assert_eq!(merged.is_none(), refused);
            if let Some(class) = merged {
                prop_assert_eq!((settled.class(a), settled.class(b)), (class, class));
            }
            let class: Vec<u32> = (0..REPORTS as u32).map(|report| settled.class(report)).collect();
            for &x in &class {
                for &y in &class {
                    let apart = any_different(&keys, &decisions, &class, (x, y));
                    prop_assert_eq!(settled.apart(x, y), apart);
                    prop_assert!(x != y || !apart);
                }
            }
        }
    }
}
