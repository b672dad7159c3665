//! The relaxation of a system, in which people need not be whole, by the simplex method (Dantzig 1951) on one dense table.
//!
//! A system has some thirty unknowns, there are thousands of systems, and each has eight ends: what is feasible is found
//! once, and every end is looked for from where the last one was found. The library that branches and bounds begins anew with
//! each end, which on systems of this size takes ten times as long. After many steps Bland's rule (Mathematics of Operations
//! Research 2(2), 1977) takes over, with which no table comes back.

use super::program::Sum;
use microlp::ComparisonOp;

/// Smaller factors count as none.
const NONE: f64 = 1e-9;
/// A number of people that is no more below zero than this is not below it.
const BELOW: f64 = 1e-7;
/// What is left of two numbers that were equal but for rounding.
const ROUNDING: f64 = 1e-11;

/// What is known after some steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The table stands where it was sent: at a feasible point, or at an extreme.
    Found,
    /// Nothing is feasible.
    Impossible,
    /// There is no extreme: the sum grows without end.
    Open,
    /// Too many steps.
    Unsettled,
}

/// Rows `b - a x`, one for each number that is not zero, over the numbers that are; unknowns and slacks alike are 0 or more.
pub(super) struct Tableau {
    /// Row by row, `columns.len() + 1` cells each: factors, then what the row's number is where all of the columns' are
    /// zero. The last row is the sum that is made large.
    cells: Vec<f64>,
    /// Whose number each row is: an unknown, or beyond the unknowns the slack of a row of the system.
    rows: Vec<usize>,
    /// Whose numbers are zero.
    columns: Vec<usize>,
    unknowns: usize,
    pivot: Vec<f64>,
}

impl Tableau {
    /// The table of a system over so many unknowns.
    pub fn new(unknowns: usize, system: &[(Sum, ComparisonOp, f64)]) -> Self {
        let width = unknowns + 1;
        let mut cells = vec![0.0; (system.len() + 1) * width];
        for (row, (sum, op, n)) in cells.chunks_mut(width).zip(system) {
            let sign = if matches!(op, ComparisonOp::Ge) { -1.0 } else { 1.0 };
            for (x, factor) in sum {
                row[*x] += sign * factor;
            }
            row[unknowns] = sign * n;
        }
        let rows = (unknowns..unknowns + system.len()).collect();
        Self { cells, rows, columns: (0..unknowns).collect(), unknowns, pivot: vec![0.0; width] }
    }

    /// Goes to a feasible point, by the dual method: no sum is made large yet, so that every table is at its extreme.
    pub fn settle(&mut self) -> Verdict {
        self.step(|table, patient| {
            let below = (0..table.rows.len()).filter(|row| table.number(*row) < -BELOW);
            let row = match patient {
                true => below.min_by_key(|row| table.rows[*row]),
                false => below.min_by(|a, b| table.number(*a).total_cmp(&table.number(*b))),
            };
            let Some(row) = row else { return Err(Verdict::Found) };
            let cells = &table.cells[row * table.width()..][..table.columns.len()];
            let fit = (0..cells.len()).filter(|column| cells[*column] < -NONE);
            let column = match patient {
                true => fit.min_by_key(|column| table.columns[*column]),
                false => fit.min_by(|a, b| cells[*a].total_cmp(&cells[*b])),
            };
            column.map(|column| (row, column)).ok_or(Verdict::Impossible)
        })
    }

    /// Goes to where a sum of unknowns is largest, from a feasible point.
    pub fn grow(&mut self, sum: &[f64]) -> Verdict {
        let (width, last) = (self.width(), self.rows.len() * self.width());
        let (above, goal) = self.cells.split_at_mut(last);
        let factor = |of: usize| sum.get(of).copied().unwrap_or(0.0);
        for (cell, column) in goal.iter_mut().zip(&self.columns) {
            *cell = -factor(*column);
        }
        goal[width - 1] = 0.0;
        for (row, of) in above.chunks(width).zip(&self.rows) {
            let factor = factor(*of);
            if factor != 0.0 {
                goal.iter_mut().zip(row).for_each(|(cell, other)| *cell += factor * other);
            }
        }
        self.step(|table, patient| {
            let goal = &table.cells[table.rows.len() * table.width()..][..table.columns.len()];
            let fit = (0..goal.len()).filter(|column| goal[*column] < -NONE);
            let column = match patient {
                true => fit.min_by_key(|column| table.columns[*column]),
                false => fit.min_by(|a, b| goal[*a].total_cmp(&goal[*b])),
            };
            let Some(column) = column else { return Err(Verdict::Found) };
            let room = |row: usize| {
                let factor = table.cells[row * table.width() + column];
                (factor > NONE).then(|| (table.number(row).max(0.0) / factor, row))
            };
            let narrowest = (0..table.rows.len())
                .filter_map(room)
                .min_by(|a, b| a.0.total_cmp(&b.0).then(table.rows[a.1].cmp(&table.rows[b.1])));
            narrowest.map(|(_, row)| (row, column)).ok_or(Verdict::Open)
        })
    }

    /// The unknowns where the table stands.
    pub fn unknowns(&self) -> Vec<f64> {
        let mut found = vec![0.0; self.unknowns];
        for (row, of) in self.rows.iter().enumerate() {
            if let Some(unknown) = found.get_mut(*of) {
                *unknown = self.number(row);
            }
        }
        found
    }

    fn width(&self) -> usize {
        self.columns.len() + 1
    }

    fn number(&self, row: usize) -> f64 {
        self.cells[row * self.width() + self.columns.len()]
    }

    /// Exchanges a row for a column as `choose` says, greedily at first, by the smallest place later; until it has none.
    fn step(&mut self, choose: impl Fn(&Self, bool) -> Result<(usize, usize), Verdict>) -> Verdict {
        let size = self.rows.len() + self.columns.len();
        for step in 0..100 * size + 100 {
            match choose(self, step > 2 * size) {
                Ok((row, column)) => self.exchange(row, column),
                Err(verdict) => return verdict,
            }
        }
        Verdict::Unsettled
    }

    fn exchange(&mut self, row: usize, column: usize) {
        let width = self.width();
        let own = &mut self.cells[row * width..][..width];
        let factor = own[column];
        own[column] = 1.0;
        own.iter_mut().for_each(|cell| *cell /= factor);
        self.pivot.copy_from_slice(own);
        for (at, other) in self.cells.chunks_mut(width).enumerate() {
            let factor = other[column];
            if at == row || factor == 0.0 {
                continue;
            }
            other[column] = 0.0;
            for (cell, pivot) in other.iter_mut().zip(&self.pivot) {
                let left = *cell - factor * pivot;
                *cell = if left.abs() < ROUNDING { 0.0 } else { left };
            }
        }
        std::mem::swap(&mut self.rows[row], &mut self.columns[column]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use microlp::{Error, OptimizationDirection, Problem};
    use proptest::prelude::*;

    #[test]
    fn several_ends_are_found_one_after_the_other() {
        let row = |sum: &[(usize, f64)], op, n| (sum.to_vec(), op, n);
        let system = [
            row(&[(0, 1.0), (1, 1.0)], ComparisonOp::Ge, 3.0),
            row(&[(0, 1.0), (1, 2.0)], ComparisonOp::Le, 8.0),
            row(&[(0, 1.0)], ComparisonOp::Le, 4.0),
        ];
        let mut table = Tableau::new(2, &system);
        assert_eq!(table.settle(), Verdict::Found);
        assert_eq!(table.grow(&[1.0, 1.0]), Verdict::Found);
        assert_eq!(table.unknowns(), [4.0, 2.0]);
        assert_eq!(table.grow(&[-1.0, -1.0]), Verdict::Found);
        assert_eq!(table.unknowns().iter().sum::<f64>(), 3.0);
        assert_eq!(table.grow(&[0.0, 1.0]), Verdict::Found);
        assert_eq!(table.unknowns(), [0.0, 4.0]);
    }

    proptest! {
        #[test]
        fn ends_are_those_that_another_solver_finds(
            system in prop::collection::vec((prop::collection::vec(-2_i32..3, 5), prop::bool::ANY, -6_i32..20), 1..9),
            goals in prop::collection::vec(prop::collection::vec(-2_i32..3, 5), 1..4),
        ) {
            let sum = |of: &[i32]| -> Sum { of.iter().enumerate().map(|(x, n)| (x, f64::from(*n))).collect() };
            let system: Vec<(Sum, ComparisonOp, f64)> = (system.iter())
                .map(|(of, ge, n)| (sum(of), if *ge { ComparisonOp::Ge } else { ComparisonOp::Le }, f64::from(*n)))
                .collect();
            let mut table = Tableau::new(5, &system);
            let settled = table.settle();
            for goal in goals {
                let mut problem = Problem::new(OptimizationDirection::Maximize);
                let unknowns: Vec<_> = goal.iter().map(|n| problem.add_var(f64::from(*n), (0.0, f64::INFINITY))).collect();
                for (sum, op, n) in &system {
                    let terms: Vec<_> =
                        sum.iter().filter(|(_, n)| *n != 0.0).map(|(x, n)| (unknowns[*x], *n)).collect();
                    if terms.is_empty() {
                        // The other solver takes no empty rows: 0 x <= 1 stands for the same, or nothing holds.
                        let holds = if matches!(op, ComparisonOp::Ge) { 0.0 >= *n } else { 0.0 <= *n };
                        prop_assume!(holds);
                        continue;
                    }
                    problem.add_constraint(&terms, *op, *n);
                }
                let costs: Vec<f64> = goal.iter().map(|n| f64::from(*n)).collect();
                match problem.solve() {
                    Err(Error::Infeasible) => prop_assert_eq!(settled, Verdict::Impossible),
                    Err(Error::Unbounded) => {
                        prop_assert_eq!(settled, Verdict::Found);
                        prop_assert_eq!(table.grow(&costs), Verdict::Open);
                    }
                    found => {
                        prop_assert_eq!(settled, Verdict::Found);
                        prop_assert_eq!(table.grow(&costs), Verdict::Found);
                        let most: f64 = table.unknowns().iter().zip(&costs).map(|(x, n)| x * n).sum();
                        let other = found.unwrap().into_solution().unwrap().objective();
                        prop_assert!((most - other).abs() < 1e-6, "{} {}", most, other);
                    }
                }
            }
        }
    }
}
