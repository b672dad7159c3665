//! Triangular and uniform distributions between low and high.

use super::{Distribution, Misfit, ordered};

/// A density that rises in a straight line from low to best and falls in one to high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangular {
    low: f64,
    best: f64,
    high: f64,
}

impl Triangular {
    /// From low <= best <= high in people. Low = high is refused: that is a point.
    pub fn new(low: f64, best: f64, high: f64) -> Result<Self, Misfit> {
        ordered(low, Some(best), high)?;
        if low == high {
            return Err(Misfit::NotPositive { what: "high minus low", value: 0.0 });
        }
        Ok(Self { low, best, high })
    }

    /// The value for a probability `p` below and `q` above.
    fn at(&self, p: f64, q: f64) -> f64 {
        let (rise, fall, width) = (self.best - self.low, self.high - self.best, self.high - self.low);
        if p.max(0.0) * width <= rise {
            self.low + (p.max(0.0) * width * rise).sqrt()
        } else {
            self.high - (q.max(0.0) * width * fall).sqrt()
        }
    }
}

impl Distribution for Triangular {
    fn mean(&self) -> f64 {
        self.low + ((self.best - self.low) + (self.high - self.low)) / 3.0
    }

    fn sd(&self) -> f64 {
        // (a² + b² + c² - ab - ac - bc) / 18, without taking large squares from each other.
        let (rise, fall) = (self.best - self.low, self.high - self.best);
        ((rise * rise + rise * fall + fall * fall) / 18.0).sqrt()
    }

    fn quantile(&self, p: f64) -> f64 {
        self.at(p, 1.0 - p)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.at(1.0 - q, q)
    }

    fn cdf(&self, x: f64) -> f64 {
        let (rise, fall, width) = (self.best - self.low, self.high - self.best, self.high - self.low);
        if x <= self.low {
            0.0
        } else if x >= self.high {
            1.0
        } else if x <= self.best {
            (x - self.low) / width * ((x - self.low) / rise)
        } else {
            1.0 - (self.high - x) / width * ((self.high - x) / fall)
        }
    }

    fn density(&self, x: f64) -> f64 {
        let peak = 2.0 / (self.high - self.low);
        if x < self.low || x > self.high {
            0.0
        } else if x == self.best {
            peak
        } else if x < self.best {
            peak * (x - self.low) / (self.best - self.low)
        } else {
            peak * (self.high - x) / (self.high - self.best)
        }
    }

    fn support(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![self.low, self.best, self.high]
    }
}

/// All values between low and high alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uniform {
    low: f64,
    high: f64,
}

impl Uniform {
    /// From low < high in people.
    pub fn new(low: f64, high: f64) -> Result<Self, Misfit> {
        ordered(low, None, high)?;
        if low == high {
            return Err(Misfit::NotPositive { what: "high minus low", value: 0.0 });
        }
        Ok(Self { low, high })
    }
}

impl Distribution for Uniform {
    fn mean(&self) -> f64 {
        self.low + 0.5 * (self.high - self.low)
    }

    fn sd(&self) -> f64 {
        (self.high - self.low) / 12f64.sqrt()
    }

    fn quantile(&self, p: f64) -> f64 {
        if p <= 0.5 { self.low + p.max(0.0) * (self.high - self.low) } else { self.upper_quantile(1.0 - p) }
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        if q < 0.5 { self.high - q.max(0.0) * (self.high - self.low) } else { self.quantile(1.0 - q) }
    }

    fn cdf(&self, x: f64) -> f64 {
        ((x - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    fn density(&self, x: f64) -> f64 {
        if x < self.low || x > self.high { 0.0 } else { 1.0 / (self.high - self.low) }
    }

    fn support(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    fn landmarks(&self) -> Vec<f64> {
        vec![self.low, self.high]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_best_figure_at_an_end_is_a_straight_line() {
        let (falling, rising) = (Triangular::new(0.0, 0.0, 12.0).unwrap(), Triangular::new(0.0, 12.0, 12.0).unwrap());
        assert!((falling.quantile(0.75) - 6.0).abs() < 1e-14 && (rising.quantile(0.25) - 6.0).abs() < 1e-14);
        assert_eq!((falling.density(0.0), rising.density(12.0)), (1.0 / 6.0, 1.0 / 6.0));
        assert_eq!((falling.cdf(-1.0), falling.cdf(0.0), rising.cdf(12.0), rising.cdf(13.0)), (0.0, 0.0, 1.0, 1.0));
    }

    #[test]
    fn ends_are_met_exactly() {
        for shape in [&Triangular::new(3.0, 5.0, 11.0).unwrap() as &dyn Distribution, &Uniform::new(3.0, 11.0).unwrap()]
        {
            assert_eq!((shape.quantile(0.0), shape.quantile(1.0)), (3.0, 11.0));
        }
    }
}
