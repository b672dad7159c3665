//! The shapes by name, and a claim's figures given one of them.

use super::{
    Distribution, LogNormal, Misfit, NegativeBinomial, Pert, Point, ShiftedGamma, Triangular, TwoPieceLogNormal,
    Uniform, ordered,
};

/// The probability that low to high is read as where the user states none. A convention: no source says what theirs is.
pub const DEFAULT_COVERAGE: f64 = 0.9;

/// What is assumed between low, best and high. `coverage` is the probability that low to high is read as, with equal
/// probabilities below and above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// PERT; `lambda` is the weight of the best figure, 4 by custom. Low and high cannot be exceeded.
    Pert {
        /// Weight of the best figure.
        lambda: f64,
    },
    /// Triangular. Low and high cannot be exceeded.
    Triangular,
    /// All values between low and high alike. Ignores the best figure.
    Uniform,
    /// Log-normal through low and high. Ignores the best figure.
    LogNormal {
        /// Probability of low to high.
        coverage: f64,
    },
    /// Log-normal by least squares on the logarithms of low, best and high.
    LogNormalThree {
        /// Probability of low to high.
        coverage: f64,
    },
    /// Log-normal with a spread of its own on either side of the best figure, which is the median.
    TwoPieceLogNormal {
        /// Probability of low to high.
        coverage: f64,
    },
    /// Gamma that begins at low, with mean best and sd (high - low) / (2 z).
    ShiftedGamma {
        /// Probability of low to high.
        coverage: f64,
    },
    /// Negative binomial with mean best and sd (high - low) / (2 z). Whole numbers from 0 on.
    NegativeBinomial {
        /// Probability of low to high.
        coverage: f64,
    },
}

impl Shape {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pert { .. } => "pert",
            Self::Triangular => "triangular",
            Self::Uniform => "uniform",
            Self::LogNormal { .. } => "log-normal",
            Self::LogNormalThree { .. } => "log-normal-three",
            Self::TwoPieceLogNormal { .. } => "two-piece-log-normal",
            Self::ShiftedGamma { .. } => "shifted-gamma",
            Self::NegativeBinomial { .. } => "negative-binomial",
        }
    }

    /// The shape of a word, with its number after a colon or by default: `pert` is `pert:4`, `log-normal` is `log-normal:0.9`.
    /// `None` for any other word, for a number where none belongs, and for a number outside the shape's reach.
    pub fn parse(word: &str) -> Option<Self> {
        let (name, number) = match word.split_once(':') {
            Some((name, number)) => (name, Some(number.trim().parse::<f64>().ok()?)),
            None => (word, None),
        };
        let coverage = number.unwrap_or(DEFAULT_COVERAGE);
        let shape = match name.trim() {
            "pert" => Self::Pert { lambda: number.unwrap_or(4.0) },
            "triangular" if number.is_none() => Self::Triangular,
            "uniform" if number.is_none() => Self::Uniform,
            "log-normal" => Self::LogNormal { coverage },
            "log-normal-three" => Self::LogNormalThree { coverage },
            "two-piece-log-normal" => Self::TwoPieceLogNormal { coverage },
            "shifted-gamma" => Self::ShiftedGamma { coverage },
            "negative-binomial" => Self::NegativeBinomial { coverage },
            _ => return None,
        };
        shape.checked().ok()
    }

    /// The shape with its number in reach: a lambda of 0 or more, a coverage between 0 and 1.
    fn checked(self) -> Result<Self, Misfit> {
        match self {
            Self::Pert { lambda } if !(lambda.is_finite() && lambda >= 0.0) => Err(Misfit::Lambda(lambda)),
            Self::LogNormal { coverage }
            | Self::LogNormalThree { coverage }
            | Self::TwoPieceLogNormal { coverage }
            | Self::ShiftedGamma { coverage }
            | Self::NegativeBinomial { coverage }
                if !(coverage > 0.0 && coverage < 1.0) =>
            {
                Err(Misfit::Coverage(coverage))
            }
            _ => Ok(self),
        }
    }

    /// The distribution of this shape for figures in people. Where low equals high, that one number, whatever the shape.
    pub fn fit(self, low: f64, best: Option<f64>, high: f64) -> Result<Box<dyn Distribution>, Misfit> {
        self.checked()?;
        ordered(low, best, high)?;
        if low == high {
            return Ok(Box::new(Point::new(low)?));
        }
        let needed = || best.ok_or(Misfit::BestMissing { shape: self.word() });
        Ok(match self {
            Self::Pert { lambda } => Box::new(Pert::new(low, needed()?, high, lambda)?),
            Self::Triangular => Box::new(Triangular::new(low, needed()?, high)?),
            Self::Uniform => Box::new(Uniform::new(low, high)?),
            Self::LogNormal { coverage } => Box::new(LogNormal::from_ends(low, high, coverage)?),
            Self::LogNormalThree { coverage } => Box::new(LogNormal::from_three(low, needed()?, high, coverage)?),
            Self::TwoPieceLogNormal { coverage } => Box::new(TwoPieceLogNormal::new(low, needed()?, high, coverage)?),
            Self::ShiftedGamma { coverage } => Box::new(ShiftedGamma::from_three(low, needed()?, high, coverage)?),
            Self::NegativeBinomial { coverage } => {
                Box::new(NegativeBinomial::from_three(low, needed()?, high, coverage)?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: &[&str] = &[
        "pert",
        "triangular",
        "uniform",
        "log-normal",
        "log-normal-three",
        "two-piece-log-normal",
        "shifted-gamma",
        "negative-binomial",
    ];

    fn refusal(word: &str, low: f64, best: Option<f64>, high: f64) -> Misfit {
        Shape::parse(word).unwrap().fit(low, best, high).err().unwrap()
    }

    #[test]
    fn a_word_gives_its_shape_and_back() {
        for word in ALL {
            assert_eq!(Shape::parse(word).unwrap().word(), *word);
        }
        assert_eq!(Shape::parse("log-normal:0.8"), Some(Shape::LogNormal { coverage: 0.8 }));
        for word in ["", "beta", "uniform:2", "pert:-1", "pert:x", "log-normal:1", "log-normal:NaN"] {
            assert_eq!(Shape::parse(word), None, "{word}");
        }
    }

    #[test]
    fn figures_that_contradict_themselves_are_refused_with_the_reason() {
        for word in ALL {
            assert_eq!(refusal(word, 9.0, None, 3.0), Misfit::Inverted { low: 9.0, high: 3.0 });
            assert_eq!(refusal(word, -1.0, None, 3.0), Misfit::Negative(-1.0));
            assert_eq!(refusal(word, 1.0, Some(f64::NAN), 3.0), Misfit::NotFinite);
            assert_eq!(refusal(word, 1.0, Some(2.0), f64::INFINITY), Misfit::NotFinite);
            assert_eq!(refusal(word, 1.0, Some(4.0), 3.0), Misfit::BestOutside { best: 4.0, low: 1.0, high: 3.0 });
        }
        for word in ["pert", "triangular", "log-normal-three", "two-piece-log-normal", "shifted-gamma"] {
            assert!(matches!(refusal(word, 1.0, None, 3.0), Misfit::BestMissing { .. }), "{word}");
        }
        for word in ["log-normal", "log-normal-three", "two-piece-log-normal"] {
            assert!(matches!(refusal(word, 0.0, Some(1.0), 3.0), Misfit::ZeroLow { .. }), "{word}");
        }
        assert_eq!(
            Shape::Pert { lambda: f64::NAN }.fit(1.0, Some(2.0), 3.0).err().map(|m| m.to_string().is_empty()),
            Some(false)
        );
        assert_eq!(Shape::LogNormal { coverage: 1.0 }.fit(1.0, None, 3.0).err(), Some(Misfit::Coverage(1.0)));
    }

    #[test]
    fn one_number_is_that_number_in_every_shape() {
        for word in ALL {
            for number in [0.0, 7.0] {
                let point = Shape::parse(word).unwrap().fit(number, Some(number), number).unwrap();
                assert_eq!((point.mean(), point.sd(), point.quantile(0.025)), (number, 0.0, number), "{word}");
            }
        }
    }

    proptest! {
        #[test]
        fn quantiles_rise_and_undo_the_cumulative_probability(
            low in 0.5..1e4f64, up in 0.01..1e4f64, share in 0.0..=1.0f64, which in 0..7usize,
            a in 0.0001..0.9999f64, b in 0.0001..0.9999f64,
        ) {
            let (best, high) = (low + share * up, low + up);
            let shape = Shape::parse(ALL[which]).unwrap();
            let fitted = match shape.fit(low, Some(best), high) {
                Ok(fitted) => fitted,
                Err(reason) => {
                    let at_low = matches!(reason, Misfit::MeanAtLow { .. });
                    prop_assert!(at_low, "{reason}");
                    return Ok(());
                }
            };
            let (p, q) = (a.min(b), a.max(b));
            prop_assert!(fitted.quantile(p) <= fitted.quantile(q));
            // A quantile may round to just below itself, where a tiny shape puts most people at low.
            prop_assert!(fitted.cdf(fitted.quantile(p) * (1.0 + 1e-15)) >= p - 1e-9);
            let (from, to) = fitted.support();
            prop_assert!(from <= fitted.quantile(p) && fitted.quantile(q) <= to);
            prop_assert!(fitted.mean().is_finite() && fitted.sd() > 0.0);
        }
    }
}
