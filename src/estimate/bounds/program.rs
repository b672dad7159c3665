//! The integer programme behind the bounds: how many people stand on which lists, and who they were.
//!
//! A person's *atom* is the set of labels that any source gave them (civilian, combatant, no label) and who they truly
//! were: 7 × 2 numbers of people. The lists of all sources that give one label only are one union: any size between the
//! largest of them and their sum is possible, so the number of sources does not matter. A source that gives several
//! labels does not give two to one person; how many of each atom it names is then a number of its own. That such numbers
//! can be dealt out to persons follows from König's theorem on edge colourings: each source names nobody twice, each label
//! of an atom is given to all of its people by someone. (Extremes of a linear system of counts under misclassified labels:
//! Molinari, J. Econometrics 144(1), 2008; computed as Horowitz & Manski, JASA 95(449), 2000, do, by linear programmes.)

use super::groups::{CIVILIAN, COMBATANT, Group, UNLABELLED};
use super::unions::Unions;
use super::{Bounds, Dials, Each, Extremes, Hypothesis, List, Reach, Share, Who};
use microlp::ComparisonOp;

/// Sources that give several labels each, up to which who stands where is told apart; beyond, their lists are taken for
/// those of different sources, which allows more.
const MOST_MANIFOLD: usize = 6;

/// All labels that lists give.
const LABELS: [usize; 3] = [CIVILIAN, COMBATANT, UNLABELLED];
/// Sets of labels, as bits; the empty one is left out.
const ATOMS: std::ops::Range<usize> = 1..8;

fn has(atom: usize, label: usize) -> bool {
    atom & (1 << label) != 0
}

/// A sum of unknowns.
pub(super) type Sum = Vec<(usize, f64)>;

/// Rows over unknowns, before an objective is chosen.
pub(super) struct System {
    /// How many unknowns there are, each of them 0 or more.
    pub unknowns: usize,
    pub rows: Vec<(Sum, ComparisonOp, f64)>,
    pub civilians: Sum,
    pub combatants: Sum,
    pub overlap: Sum,
}

/// The ends of every quantity under a hypothesis; `None` where the lists cannot all hold.
pub(super) fn extremes(lists: &[List], dials: &Dials, hypothesis: Hypothesis) -> Option<Extremes> {
    let manifold = Group::of(lists).iter().filter(|group| group.labels.len() > 1).count();
    let told_apart = manifold <= MOST_MANIFOLD;
    let apart;
    let (lists, dials) = if told_apart {
        (lists, dials)
    } else {
        apart = as_if_of_different_sources(lists, dials);
        (apart.0.as_slice(), &apart.1)
    };
    let outer = outer(lists, dials, hypothesis);
    let ends = System::new(lists, dials, hypothesis, |_| true).ends(outer)?;
    let [total, civilians, combatants, overlap] = ends.map(|(ends, exact)| (ends, told_apart && exact));
    Some(Extremes {
        bounds: Each { total: total.0, civilians: civilians.0, combatants: combatants.0, overlap: overlap.0 },
        exact: Each { total: total.1, civilians: civilians.1, combatants: combatants.1, overlap: overlap.1 },
    })
}

/// Bounds that hold in any case, in closed form: an end at which people were placed once need not be looked for again.
/// `None` where a dial lets in more than the lists do.
fn outer(lists: &[List], dials: &Dials, hypothesis: Hypothesis) -> Option<Bounds> {
    if dials.unreported > 0.0 || !dials.inflation.is_empty() {
        return None;
    }
    let labelled: Vec<List> = lists.iter().copied().filter(|list| list.who != Who::Protected).collect();
    let (lists, _) = as_if_of_different_sources(&labelled, dials);
    Unions::of(&lists, &Dials::default(), |_| true)?.bounds(hypothesis)
}

/// The same claims, the lists of each label as if of a source of their own.
fn as_if_of_different_sources(lists: &[List], dials: &Dials) -> (Vec<List>, Dials) {
    let place = |list: &List| list.source * 4 + list.who as usize;
    let most = lists.iter().map(place).max().map_or(0, |most| most + 1);
    let spread = |shares: &[Option<Share>]| (0..most).map(|at| shares.get(at / 4).copied().flatten()).collect();
    let dials = Dials { trust: spread(&dials.trust), inflation: spread(&dials.inflation), ..dials.clone() };
    (lists.iter().map(|list| List { source: place(list), ..*list }).collect(), dials)
}

/// Whether the lists for which `holds` is true can all hold. Of the others nothing is assumed but that they are lists.
pub(super) fn feasible(lists: &[List], dials: &Dials, hypothesis: Hypothesis, holds: impl Fn(usize) -> bool) -> bool {
    let system = System::new(lists, dials, hypothesis, holds);
    system.is_feasible()
}

impl System {
    fn new(lists: &[List], dials: &Dials, hypothesis: Hypothesis, holds: impl Fn(usize) -> bool) -> Self {
        let mut system =
            Self { unknowns: 0, rows: Vec::new(), civilians: Sum::new(), combatants: Sum::new(), overlap: Sum::new() };
        let held = |at: usize, list: &List| {
            let (low, high) = if holds(at) { (dials.real(list), list.ends.1) } else { (0.0, f64::INFINITY) };
            (low, if list.reach == Reach::Floor { f64::INFINITY } else { high })
        };
        system.people_on_lists(lists, dials, hypothesis, held);
        system.dials(dials);
        system
    }

    fn unknown(&mut self) -> usize {
        self.unknowns += 1;
        self.unknowns - 1
    }

    fn between(&mut self, sum: Sum, (low, high): (f64, f64)) {
        if low > 0.0 {
            self.rows.push((sum.clone(), ComparisonOp::Ge, low));
        }
        if high.is_finite() {
            self.rows.push((sum, ComparisonOp::Le, high));
        }
    }

    /// `a` is no more than `b`.
    fn at_most(&mut self, a: &[(usize, f64)], b: &[(usize, f64)]) {
        let sum = a.iter().copied().chain(b.iter().map(|(x, n)| (*x, -n))).collect();
        self.rows.push((added(sum), ComparisonOp::Le, 0.0));
    }

    fn people_on_lists(
        &mut self,
        lists: &[List],
        dials: &Dials,
        hypothesis: Hypothesis,
        held: impl Fn(usize, &List) -> (f64, f64),
    ) {
        let groups = Group::of(lists);
        let given = LABELS.map(|label| groups.iter().any(|group| group.labels.contains(&label)));
        // atoms[atom][truth]: the people of an atom who truly were civilians (0) or combatants (1).
        let mut atoms = [[None; 2]; 8];
        for atom in ATOMS {
            for (truth, of) in atoms[atom].iter_mut().enumerate() {
                let possible = LABELS.iter().all(|label| given[*label] || !has(atom, *label));
                if !possible || !allows(hypothesis, given, atom, truth) {
                    continue;
                }
                let people = self.unknown();
                *of = Some(people);
                let side = if truth == CIVILIAN { &mut self.civilians } else { &mut self.combatants };
                side.push((people, 1.0));
                if has(atom, CIVILIAN) && has(atom, COMBATANT) {
                    self.overlap.push((people, 1.0));
                }
            }
        }
        // Who people truly were matters to lists only where a claim says something of it.
        let trusting = hypothesis == Hypothesis::Trusted;
        let told_apart =
            lists.iter().any(|list| list.who == Who::Protected || trusting && dials.trust_of(list.source).is_some());
        let sides: &[&[usize]] = if told_apart { &[&[CIVILIAN], &[COMBATANT]] } else { &[&[CIVILIAN, COMBATANT]] };
        let people = |atom: usize, side: usize| -> Sum {
            sides[side].iter().filter_map(|truth| Some((atoms[atom][*truth]?, 1.0))).collect()
        };
        // named[group][label][side][atom]: how many of the atom's people the group gives that label.
        let mut named = vec![LABELS.map(|_| vec![vec![Sum::new(); 8]; sides.len()]); groups.len()];
        for label in LABELS {
            let givers: Vec<usize> = (0..groups.len()).filter(|g| groups[*g].labels.contains(&label)).collect();
            for atom in ATOMS.filter(|atom| has(*atom, label)) {
                for (side, _) in sides.iter().enumerate() {
                    let people = people(atom, side);
                    if people.is_empty() {
                        continue;
                    }
                    if let [only] = givers[..] {
                        named[only][label][side][atom] = people;
                        continue;
                    }
                    let shares: Sum = givers.iter().map(|_| (self.unknown(), 1.0)).collect();
                    for (giver, share) in givers.iter().zip(&shares) {
                        named[*giver][label][side][atom] = vec![*share];
                    }
                    self.at_most(&people, &shares);
                }
            }
        }
        for (group, named) in groups.iter().zip(&named) {
            for atom in ATOMS {
                for (side, _) in sides.iter().enumerate() {
                    // Nobody is named twice by one source; by a union of sources with one label, nobody more than is there.
                    let all: Sum = LABELS.iter().flat_map(|label| named[*label][side][atom].iter().copied()).collect();
                    let people = people(atom, side);
                    if !all.is_empty() && all != people {
                        self.at_most(&all, &people);
                    }
                }
            }
            let size = |label: usize, side: usize| named[label][side].concat();
            self.sizes(lists, dials, trusting, group, &held, (sides.len(), size));
        }
    }

    /// What the claims of a group say of the sizes of its lists.
    fn sizes(
        &mut self,
        lists: &[List],
        dials: &Dials,
        trusting: bool,
        group: &Group,
        held: &impl Fn(usize, &List) -> (f64, f64),
        (sides, size): (usize, impl Fn(usize, usize) -> Sum),
    ) {
        // own[source][label][side]: the size of one source's list; the union's where the source is alone in the group.
        let alone = group.sources.len() == 1;
        let mut own: Vec<[Vec<Sum>; 3]> = Vec::new();
        for _ in &group.sources {
            own.push(LABELS.map(|label| {
                let list = |side: usize| {
                    let union = size(label, side);
                    if alone || union.is_empty() {
                        return union;
                    }
                    let list = vec![(self.unknown(), 1.0)];
                    self.at_most(&list, &union);
                    list
                };
                (0..sides).map(list).collect()
            }));
        }
        if !alone {
            for &label in &group.labels {
                for side in 0..sides {
                    let together: Sum = own.iter().flat_map(|of| of[label][side].iter().copied()).collect();
                    self.at_most(&size(label, side), &together);
                }
            }
        }
        for (source, own) in group.sources.iter().zip(&own) {
            for (at, list) in lists.iter().enumerate().filter(|(_, list)| list.source == *source) {
                let sum = match list.who {
                    Who::Civilians => own[CIVILIAN].concat(),
                    Who::Combatants => own[COMBATANT].concat(),
                    Who::Everyone => own.iter().flat_map(|label| label.concat()).collect(),
                    Who::Protected => own.iter().flat_map(|label| label[CIVILIAN].clone()).collect(),
                };
                self.between(added(sum), held(at, list));
            }
            let Some(trust) = dials.trust_of(*source).filter(|_| trusting) else { continue };
            let (wrong, of) = trust.rest().fraction();
            for (label, other) in [(CIVILIAN, COMBATANT), (COMBATANT, CIVILIAN)] {
                // wrong / of is the share that may be mislabelled: of * mislabelled <= wrong * all.
                let mislabelled = own[label][other].iter().map(|(x, n)| (*x, n * of));
                let all = own[label].concat();
                let sum: Sum = mislabelled.chain(all.iter().map(|(x, n)| (*x, -n * wrong))).collect();
                self.rows.push((added(sum), ComparisonOp::Le, 0.0));
            }
        }
    }

    fn dials(&mut self, dials: &Dials) {
        if dials.unreported > 0.0 {
            let ends = (0.0, dials.unreported);
            let (civilians, combatants) = (self.unknown(), self.unknown());
            self.between(vec![(civilians, 1.0), (combatants, 1.0)], ends);
            self.civilians.push((civilians, 1.0));
            self.combatants.push((combatants, 1.0));
        }
        let (civilians, combatants) = (self.civilians.clone(), self.combatants.clone());
        self.between([civilians.as_slice(), &combatants].concat(), dials.total);
        self.between(civilians, dials.civilians);
        self.between(combatants, dials.combatants);
    }
}

/// The sum with each unknown once.
pub(super) fn added(mut sum: Sum) -> Sum {
    sum.sort_unstable_by_key(|(x, _)| *x);
    sum.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    sum.retain(|(_, n)| *n != 0.0);
    sum
}

/// Whether a hypothesis allows that people with these labels truly were of this status.
fn allows(hypothesis: Hypothesis, given: [bool; 3], atom: usize, truth: usize) -> bool {
    let (civilian, combatant) = (has(atom, CIVILIAN), has(atom, COMBATANT));
    // Of a person with one of the two labels only, the label is right.
    let right = civilian == combatant || (if civilian { CIVILIAN } else { COMBATANT }) == truth;
    let both_sides = (given[CIVILIAN] || given[UNLABELLED]) && given[COMBATANT];
    match hypothesis {
        // Full counts have bounds of their own; nothing here narrows them.
        Hypothesis::Complete | Hypothesis::None | Hypothesis::Trusted => true,
        Hypothesis::Disjoint => right && !(civilian && combatant),
        Hypothesis::Relabelled => right && !(both_sides && atom == 1 << COMBATANT),
        Hypothesis::RelabelledReverse => right && !(both_sides && atom == 1 << CIVILIAN),
        Hypothesis::Partial => right,
    }
}
