//! Extremes of a system in whole people: the relaxation first, branch and bound where it does not end at whole numbers.

use super::Bounds;
use super::program::{Sum, System, added};
use super::tableau::{Tableau, Verdict};
use microlp::{Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

/// Nodes of branch and bound for one end; beyond, the end of the relaxation is given, which no feasible count exceeds.
const MOST_NODES: u64 = 2_000;
/// How near to a whole number counts as one.
const WHOLE: f64 = 1e-6;

/// Two ends, and whether both are attained.
type Ends = ((f64, f64), bool);

impl System {
    /// Whether people can be placed at all.
    pub fn is_feasible(&self) -> bool {
        let mut relaxed = self.relaxed();
        let settled = relaxed.settle();
        self.optimum((&mut relaxed, settled), &Sum::new(), OptimizationDirection::Minimize).is_some()
    }

    /// The ends of everyone, civilians, combatants and those called both; `None` where nothing is feasible. `outer` holds
    /// in any case: where people have been placed at its end, that is the end.
    pub fn ends(&self, outer: Option<Bounds>) -> Option<[Ends; 4]> {
        let outer = outer.map(|outer| [outer.total, outer.civilians, outer.combatants, outer.overlap]);
        let mut relaxed = self.relaxed();
        let settled = relaxed.settle();
        let mut placed: Vec<[f64; 4]> = Vec::new();
        let mut end = |quantity: usize, of: &Sum, direction: OptimizationDirection| {
            let known = outer.map(|outer| match direction {
                OptimizationDirection::Minimize => outer[quantity].0,
                OptimizationDirection::Maximize => outer[quantity].1,
            });
            if let Some(known) = known.filter(|known| placed.iter().any(|placed| placed[quantity] == *known)) {
                return Some((known, true));
            }
            let found = self.optimum((&mut relaxed, settled), of, direction)?;
            placed.extend(found.placed);
            Some((found.value, found.exact))
        };
        let mut found = [((0.0, 0.0), true); 4];
        for (quantity, of) in self.quantities().iter().enumerate() {
            let (low, sure) = end(quantity, of, OptimizationDirection::Minimize)?;
            let (high, sure_too) = end(quantity, of, OptimizationDirection::Maximize)?;
            found[quantity] = ((low, high), sure && sure_too);
        }
        Some(found)
    }

    fn relaxed(&self) -> Tableau {
        Tableau::new(self.unknowns, &self.rows)
    }

    /// Everyone, civilians, combatants, those called both.
    fn quantities(&self) -> [Sum; 4] {
        let total = [self.civilians.as_slice(), &self.combatants].concat();
        [total, self.civilians.clone(), self.combatants.clone(), self.overlap.clone()]
    }

    /// The extreme of a sum, infinity where it is open, and whether it is attained; `None` where nothing is feasible. The
    /// relaxation comes first: where its extreme is at whole numbers of people, it is exact.
    fn optimum(
        &self,
        (relaxed, settled): (&mut Tableau, Verdict),
        of: &Sum,
        direction: OptimizationDirection,
    ) -> Option<Optimum> {
        let at = |value: f64, exact: bool| Some(Optimum { value, exact, placed: None });
        let sign = match direction {
            OptimizationDirection::Minimize => -1.0,
            OptimizationDirection::Maximize => 1.0,
        };
        let verdict = match settled {
            Verdict::Found => relaxed.grow(&self.factors(of, sign)),
            other => other,
        };
        match verdict {
            Verdict::Found => {}
            Verdict::Impossible => return None,
            Verdict::Open => return at(f64::INFINITY, true),
            // The widest that can be said.
            Verdict::Unsettled => return at(widest(direction), false),
        }
        let people = relaxed.unknowns();
        let value = size(of, &people);
        if people.iter().all(|n| (n - n.round()).abs() < WHOLE) {
            return Some(self.placed(value, &people));
        }
        let outward = match direction {
            OptimizationDirection::Minimize => (value - WHOLE).ceil(),
            OptimizationDirection::Maximize => (value + WHOLE).floor(),
        };
        match self.in_whole_people(of, direction) {
            Ok(Some(people)) => Some(self.placed(size(of, &people), &people)),
            Err(Error::Infeasible) => None,
            Ok(None) | Err(_) => at(outward, false),
        }
    }

    /// An extreme that is attained where people are placed so.
    fn placed(&self, value: f64, people: &[f64]) -> Optimum {
        let placed = self.quantities().map(|sum| size(&sum, people).round());
        Optimum { value: value.round(), exact: true, placed: Some(placed) }
    }

    fn factors(&self, of: &Sum, sign: f64) -> Vec<f64> {
        let mut factors = vec![0.0; self.unknowns];
        for (x, n) in of {
            factors[*x] += sign * n;
        }
        factors
    }

    /// Where the sum is at its extreme in whole people; `None` where that was not proven within so many nodes.
    fn in_whole_people(&self, of: &Sum, direction: OptimizationDirection) -> Result<Option<Vec<f64>>, Error> {
        let mut problem = Problem::new(direction);
        let factors = self.factors(of, 1.0);
        let variables: Vec<Variable> =
            factors.iter().map(|factor| problem.add_integer_var(*factor, (0, i32::MAX))).collect();
        for (sum, op, n) in &self.rows {
            let terms: Vec<(Variable, f64)> = added(sum.clone()).iter().map(|(x, n)| (variables[*x], *n)).collect();
            // Without terms a row holds, or the relaxation would have been impossible.
            if !terms.is_empty() {
                problem.add_constraint(&terms, *op, *n);
            }
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(MOST_NODES);
        let SolveOutcome::Solution(solution) = problem.solve_with(options)? else { return Ok(None) };
        let proven = solution.status() == microlp::SolutionStatus::Optimal;
        Ok(proven.then(|| variables.iter().map(|x| solution.var_value(*x)).collect()))
    }
}

fn size(sum: &Sum, people: &[f64]) -> f64 {
    sum.iter().map(|(x, n)| n * people[*x]).sum()
}

/// The extreme of a sum; infinity where it is open.
struct Optimum {
    value: f64,
    /// Whether it is attained.
    exact: bool,
    /// The quantities where it is.
    placed: Option<[f64; 4]>,
}

fn widest(direction: OptimizationDirection) -> f64 {
    match direction {
        OptimizationDirection::Minimize => 0.0,
        OptimizationDirection::Maximize => f64::INFINITY,
    }
}
