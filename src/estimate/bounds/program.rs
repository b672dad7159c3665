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
use super::{Dials, Each, Extremes, Hypothesis, List, Reach, Share, Who};
use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

/// Nodes of branch and bound for one end; beyond, the end of the relaxation is given, which no feasible count exceeds.
const MOST_NODES: u64 = 2_000;
/// Sources that give several labels each, up to which who stands where is told apart; beyond, their lists are taken for
/// those of different sources, which allows more.
const MOST_MANIFOLD: usize = 6;
/// How near to a whole number counts as one.
const WHOLE: f64 = 1e-6;

/// All labels that lists give.
const LABELS: [usize; 3] = [CIVILIAN, COMBATANT, UNLABELLED];
/// Sets of labels, as bits; the empty one is left out.
const ATOMS: std::ops::Range<usize> = 1..8;

fn has(atom: usize, label: usize) -> bool {
    atom & (1 << label) != 0
}

/// A sum of unknowns.
type Sum = Vec<(usize, f64)>;

/// An unknown number of people.
#[derive(Clone, Copy)]
struct Unknown {
    ends: (f64, f64),
}

/// Rows over unknowns, before an objective is chosen.
struct System {
    unknowns: Vec<Unknown>,
    rows: Vec<(Sum, ComparisonOp, f64)>,
    civilians: Sum,
    combatants: Sum,
    overlap: Sum,
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
    let system = System::new(lists, dials, hypothesis, |_| true);
    let ends = |of: &Sum| {
        let (low, sure) = system.optimum(of, OptimizationDirection::Minimize)?;
        let (high, sure_too) = system.optimum(of, OptimizationDirection::Maximize)?;
        Some(((low, high), told_apart && sure && sure_too))
    };
    let total = ends(&[system.civilians.as_slice(), &system.combatants].concat())?;
    let (civilians, combatants) = (ends(&system.civilians)?, ends(&system.combatants)?);
    let overlap = ends(&system.overlap)?;
    Some(Extremes {
        bounds: Each { total: total.0, civilians: civilians.0, combatants: combatants.0, overlap: overlap.0 },
        exact: Each { total: total.1, civilians: civilians.1, combatants: combatants.1, overlap: overlap.1 },
    })
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
    system.optimum(&Sum::new(), OptimizationDirection::Minimize).is_some()
}

impl System {
    fn new(lists: &[List], dials: &Dials, hypothesis: Hypothesis, holds: impl Fn(usize) -> bool) -> Self {
        let mut system = Self {
            unknowns: Vec::new(),
            rows: Vec::new(),
            civilians: Sum::new(),
            combatants: Sum::new(),
            overlap: Sum::new(),
        };
        let held = |at: usize, list: &List| {
            let (low, high) = if holds(at) { (dials.real(list), list.ends.1) } else { (0.0, f64::INFINITY) };
            let bounded = match list.reach {
                Reach::Whole => true,
                Reach::Subset => hypothesis != Hypothesis::Complete,
                Reach::Floor => false,
            };
            (low, if bounded { high } else { f64::INFINITY })
        };
        if hypothesis == Hypothesis::Complete {
            system.full_counts(lists, held);
        } else {
            system.people_on_lists(lists, dials, hypothesis, held);
        }
        system.dials(dials, hypothesis);
        system
    }

    fn unknown(&mut self, ends: (f64, f64)) -> usize {
        self.unknowns.push(Unknown { ends });
        self.unknowns.len() - 1
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

    /// Two unknowns, civilians and combatants: each figure is a bound on one of them or on both.
    fn full_counts(&mut self, lists: &[List], held: impl Fn(usize, &List) -> (f64, f64)) {
        let open = (0.0, f64::INFINITY);
        self.civilians = vec![(self.unknown(open), 1.0)];
        self.combatants = vec![(self.unknown(open), 1.0)];
        for (at, list) in lists.iter().enumerate() {
            let sum = match list.who {
                Who::Civilians | Who::Protected => self.civilians.clone(),
                Who::Combatants => self.combatants.clone(),
                Who::Everyone => [self.civilians.as_slice(), &self.combatants].concat(),
            };
            self.between(sum, held(at, list));
        }
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
                let people = self.unknown((0.0, f64::INFINITY));
                *of = Some(people);
                let side = if truth == CIVILIAN { &mut self.civilians } else { &mut self.combatants };
                side.push((people, 1.0));
                if has(atom, CIVILIAN) && has(atom, COMBATANT) {
                    self.overlap.push((people, 1.0));
                }
            }
        }
        // named[group][label][truth][atom]: how many of the atom's people the group gives that label.
        let mut named = vec![[[[None; 8]; 2]; 3]; groups.len()];
        for label in LABELS {
            let givers: Vec<usize> = (0..groups.len()).filter(|g| groups[*g].labels.contains(&label)).collect();
            for atom in ATOMS.filter(|atom| has(*atom, label)) {
                for truth in [CIVILIAN, COMBATANT] {
                    let Some(people) = atoms[atom][truth] else { continue };
                    if let [only] = givers[..] {
                        named[only][label][truth][atom] = Some(people);
                        continue;
                    }
                    let shares: Sum = givers.iter().map(|_| (self.unknown((0.0, f64::INFINITY)), 1.0)).collect();
                    for (giver, share) in givers.iter().zip(&shares) {
                        named[*giver][label][truth][atom] = Some(share.0);
                        self.at_most(&[*share], &[(people, 1.0)]);
                    }
                    self.at_most(&[(people, 1.0)], &shares);
                }
            }
        }
        for (group, named) in groups.iter().zip(&named) {
            for atom in ATOMS {
                for truth in [CIVILIAN, COMBATANT] {
                    let twice: Sum =
                        LABELS.iter().filter_map(|label| Some((named[*label][truth][atom]?, 1.0))).collect();
                    if let (true, Some(people)) = (twice.len() > 1, atoms[atom][truth]) {
                        self.at_most(&added(twice), &[(people, 1.0)]);
                    }
                }
            }
            let size = |label: usize, truth: usize| -> Sum {
                ATOMS.filter_map(|atom| Some((named[label][truth][atom]?, 1.0))).collect()
            };
            self.sizes(lists, dials, hypothesis, group, &held, size);
        }
    }

    /// What the claims of a group say of the sizes of its lists.
    fn sizes(
        &mut self,
        lists: &[List],
        dials: &Dials,
        hypothesis: Hypothesis,
        group: &Group,
        held: &impl Fn(usize, &List) -> (f64, f64),
        size: impl Fn(usize, usize) -> Sum,
    ) {
        // own[source][label][truth]: the size of one source's list; the union's where the source is alone in the group.
        let alone = group.sources.len() == 1;
        let mut own: Vec<[[Sum; 2]; 3]> = Vec::new();
        for _ in &group.sources {
            own.push(LABELS.map(|label| {
                [CIVILIAN, COMBATANT].map(|truth| {
                    let union = size(label, truth);
                    if alone || union.is_empty() {
                        return union;
                    }
                    let list = vec![(self.unknown((0.0, f64::INFINITY)), 1.0)];
                    self.at_most(&list, &union);
                    list
                })
            }));
        }
        if !alone {
            for &label in &group.labels {
                for truth in [CIVILIAN, COMBATANT] {
                    let together: Sum = own.iter().flat_map(|of| of[label][truth].iter().copied()).collect();
                    self.at_most(&size(label, truth), &together);
                }
            }
        }
        for (source, own) in group.sources.iter().zip(&own) {
            for (at, list) in lists.iter().enumerate().filter(|(_, list)| list.source == *source) {
                let both = |label: usize| own[label].concat();
                let sum = match list.who {
                    Who::Civilians => both(CIVILIAN),
                    Who::Combatants => both(COMBATANT),
                    Who::Everyone => LABELS.iter().flat_map(|label| both(*label)).collect(),
                    Who::Protected => LABELS.iter().flat_map(|label| own[*label][CIVILIAN].clone()).collect(),
                };
                self.between(added(sum), held(at, list));
            }
            let Some(trust) = dials.trust_of(*source).filter(|_| hypothesis == Hypothesis::Trusted) else { continue };
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

    fn dials(&mut self, dials: &Dials, hypothesis: Hypothesis) {
        if dials.unreported > 0.0 && hypothesis != Hypothesis::Complete {
            let ends = (0.0, dials.unreported);
            let (civilians, combatants) = (self.unknown(ends), self.unknown(ends));
            self.between(vec![(civilians, 1.0), (combatants, 1.0)], ends);
            self.civilians.push((civilians, 1.0));
            self.combatants.push((combatants, 1.0));
        }
        let (civilians, combatants) = (self.civilians.clone(), self.combatants.clone());
        self.between([civilians.as_slice(), &combatants].concat(), dials.total);
        self.between(civilians, dials.civilians);
        self.between(combatants, dials.combatants);
    }

    /// The extreme of a sum, infinity where it is open, and whether it is attained; `None` where nothing is feasible. The
    /// relaxation comes first: where its extreme is at whole numbers of people, it is exact.
    fn optimum(&self, of: &Sum, direction: OptimizationDirection) -> Option<(f64, bool)> {
        if of.is_empty() && self.rows.is_empty() {
            return Some((0.0, true));
        }
        let relaxed = match self.solve(of, direction, false) {
            Ok(Some(found)) => found,
            Err(Error::Infeasible) => return None,
            Err(Error::Unbounded) => return Some((f64::INFINITY, true)),
            // No verdict: the widest that can be said.
            Ok(None) | Err(_) => return Some((widest(direction), false)),
        };
        if relaxed.whole {
            return Some((relaxed.value.round(), true));
        }
        let outward = match direction {
            OptimizationDirection::Minimize => (relaxed.value - WHOLE).ceil(),
            OptimizationDirection::Maximize => (relaxed.value + WHOLE).floor(),
        };
        match self.solve(of, direction, true) {
            Ok(Some(found)) if found.proven => Some((found.value.round(), true)),
            Err(Error::Infeasible) => None,
            Ok(_) | Err(_) => Some((outward, false)),
        }
    }

    fn solve(&self, of: &Sum, direction: OptimizationDirection, whole: bool) -> Result<Option<Solved>, Error> {
        let mut problem = Problem::new(direction);
        let mut costs = vec![0.0; self.unknowns.len()];
        for (x, n) in of {
            costs[*x] += n;
        }
        let most = |high: f64| if high < f64::from(i32::MAX) { high as i32 } else { i32::MAX };
        let variables: Vec<Variable> = (self.unknowns.iter().zip(&costs))
            .map(|(unknown, cost)| match whole {
                true => problem.add_integer_var(*cost, (unknown.ends.0 as i32, most(unknown.ends.1))),
                false => problem.add_var(*cost, unknown.ends),
            })
            .collect();
        for (sum, op, n) in &self.rows {
            let terms: Vec<(Variable, f64)> = added(sum.clone()).iter().map(|(x, n)| (variables[*x], *n)).collect();
            if terms.is_empty() {
                let holds = match op {
                    ComparisonOp::Ge => 0.0 >= *n,
                    _ => 0.0 <= *n,
                };
                if !holds {
                    return Err(Error::Infeasible);
                }
                continue;
            }
            problem.add_constraint(&terms, *op, *n);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(MOST_NODES);
        let SolveOutcome::Solution(solution) = problem.solve_with(options)? else { return Ok(None) };
        let is_whole = |x: &Variable| {
            let value = solution.var_value(*x);
            (value - value.round()).abs() < WHOLE
        };
        Ok(Some(Solved {
            value: solution.objective(),
            whole: variables.iter().all(is_whole),
            proven: solution.status() == microlp::SolutionStatus::Optimal,
        }))
    }
}

struct Solved {
    value: f64,
    whole: bool,
    proven: bool,
}

fn widest(direction: OptimizationDirection) -> f64 {
    match direction {
        OptimizationDirection::Minimize => 0.0,
        OptimizationDirection::Maximize => f64::INFINITY,
    }
}

/// The sum with each unknown once.
fn added(mut sum: Sum) -> Sum {
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
        Hypothesis::Complete | Hypothesis::None | Hypothesis::Trusted => true,
        Hypothesis::Disjoint => right && !(civilian && combatant),
        Hypothesis::Relabelled => right && !(both_sides && atom == 1 << COMBATANT),
        Hypothesis::RelabelledReverse => right && !(both_sides && atom == 1 << CIVILIAN),
        Hypothesis::Partial => right,
    }
}
