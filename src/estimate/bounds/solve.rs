//! Extremes of a system in whole people: the relaxation first, branch and bound where it does not end at whole numbers.

use super::Bounds;
use super::program::{Sum, System, added};
use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

/// Nodes of branch and bound for one end; beyond, the end of the relaxation is given, which no feasible count exceeds.
const MOST_NODES: u64 = 2_000;
/// How near to a whole number counts as one.
const WHOLE: f64 = 1e-6;

/// Two ends, and whether both are attained.
type Ends = ((f64, f64), bool);

impl System {
    /// Whether people can be placed at all.
    pub fn is_feasible(&self) -> bool {
        self.optimum(&Sum::new(), OptimizationDirection::Minimize).is_some()
    }

    /// The ends of everyone, civilians, combatants and those called both; `None` where nothing is feasible. `outer` holds
    /// in any case: where people have been placed at its end, that is the end.
    pub fn ends(&self, outer: Option<Bounds>) -> Option<[Ends; 4]> {
        let outer = outer.map(|outer| [outer.total, outer.civilians, outer.combatants, outer.overlap]);
        let mut placed: Vec<[f64; 4]> = Vec::new();
        let mut end = |quantity: usize, of: &Sum, direction: OptimizationDirection| {
            let known = outer.map(|outer| match direction {
                OptimizationDirection::Minimize => outer[quantity].0,
                OptimizationDirection::Maximize => outer[quantity].1,
            });
            if let Some(known) = known.filter(|known| placed.iter().any(|placed| placed[quantity] == *known)) {
                return Some((known, true));
            }
            let found = self.optimum(of, direction)?;
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

    /// Everyone, civilians, combatants, those called both.
    fn quantities(&self) -> [Sum; 4] {
        let total = [self.civilians.as_slice(), &self.combatants].concat();
        [total, self.civilians.clone(), self.combatants.clone(), self.overlap.clone()]
    }

    /// The extreme of a sum, infinity where it is open, and whether it is attained; `None` where nothing is feasible. The
    /// relaxation comes first: where its extreme is at whole numbers of people, it is exact.
    fn optimum(&self, of: &Sum, direction: OptimizationDirection) -> Option<Optimum> {
        let at = |value: f64, exact: bool| Some(Optimum { value, exact, placed: None });
        if of.is_empty() && self.rows.is_empty() {
            return at(0.0, true);
        }
        let relaxed = match self.solve(of, direction, false) {
            Ok(Some(found)) => found,
            Err(Error::Infeasible) => return None,
            Err(Error::Unbounded) => return at(f64::INFINITY, true),
            // No verdict: the widest that can be said.
            Ok(None) | Err(_) => return at(widest(direction), false),
        };
        if relaxed.whole {
            return Some(relaxed.optimum());
        }
        let outward = match direction {
            OptimizationDirection::Minimize => (relaxed.value - WHOLE).ceil(),
            OptimizationDirection::Maximize => (relaxed.value + WHOLE).floor(),
        };
        match self.solve(of, direction, true) {
            Ok(Some(found)) if found.proven => Some(found.optimum()),
            Err(Error::Infeasible) => None,
            Ok(_) | Err(_) => at(outward, false),
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
            placed: self
                .quantities()
                .map(|sum| sum.iter().map(|(x, n)| n * solution.var_value(variables[*x])).sum::<f64>().round()),
            proven: solution.status() == microlp::SolutionStatus::Optimal,
        }))
    }
}

struct Solved {
    value: f64,
    whole: bool,
    proven: bool,
    /// The quantities where people are placed so.
    placed: [f64; 4],
}

impl Solved {
    fn optimum(self) -> Optimum {
        Optimum { value: self.value.round(), exact: true, placed: Some(self.placed) }
    }
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
