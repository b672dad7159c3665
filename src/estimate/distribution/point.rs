//! One number, for certain.

use super::{Distribution, Misfit};

/// All probability on one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    at: f64,
}

impl Point {
    /// The number, in people, 0 or more.
    pub fn new(at: f64) -> Result<Self, Misfit> {
        match at.is_finite() {
            false => Err(Misfit::NotFinite),
            true if at < 0.0 => Err(Misfit::Negative(at)),
            true => Ok(Self { at }),
        }
    }
}

impl Distribution for Point {
    fn mean(&self) -> f64 {
        self.at
    }

    fn sd(&self) -> f64 {
        0.0
    }

    fn quantile(&self, _: f64) -> f64 {
        self.at
    }

    fn cdf(&self, x: f64) -> f64 {
        if x < self.at { 0.0 } else { 1.0 }
    }

    fn density(&self, x: f64) -> f64 {
        if x == self.at { f64::INFINITY } else { 0.0 }
    }

    fn support(&self) -> (f64, f64) {
        (self.at, self.at)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![self.at]
    }
}
