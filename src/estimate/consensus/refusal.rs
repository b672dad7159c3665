//! Why an estimator refuses, as messages: what a user may read stands in the table of messages, word for word as the errors
//! have it for callers of the library. What only such a caller can bring about stays in the error's own words.

use crate::estimate::distribution::Misfit;
use crate::estimate::meta;
use crate::estimate::pools::Refusal;
use crate::estimate::ucdp::Untrained;
use crate::message::{Arg, Message};
use crate::stats::robust;

/// A number as the errors write it.
fn number(n: f64) -> Arg {
    Arg::Text(n.to_string())
}

fn of_the_library(error: impl std::error::Error) -> Message {
    Message::new("refused-library").with("error", error.to_string())
}

impl From<Refusal> for Message {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::MixedKinds => Self::new("refused-mixed-kinds"),
            Refusal::WholeNumbers => Self::new("refused-whole-numbers"),
            Refusal::NothingInCommon { from, to } => {
                Self::new("refused-nothing-in-common").with("from", number(from)).with("to", number(to))
            }
            Refusal::Vanishes => Self::new("refused-vanishes"),
            Refusal::Certain(value) => Self::new("refused-certain").with("value", number(value)),
            Refusal::BelowZero => Self::new("refused-below-zero"),
            Refusal::Empty | Refusal::Weights { .. } | Refusal::Weight(_) | Refusal::NoWeight => {
                of_the_library(refusal)
            }
        }
    }
}

impl From<meta::Refused> for Message {
    fn from(refused: meta::Refused) -> Self {
        match refused {
            meta::Refused::OutOfRange => Self::new("refused-effects-range"),
            _ => of_the_library(refused),
        }
    }
}

impl From<robust::Refused> for Message {
    fn from(refused: robust::Refused) -> Self {
        match refused {
            robust::Refused::Unsettled => Self::new("refused-unsettled"),
            _ => of_the_library(refused),
        }
    }
}

impl From<Untrained> for Message {
    fn from(untrained: Untrained) -> Self {
        match untrained {
            Untrained::NotUcdpBest => Self::new("refused-ucdp-other"),
            Untrained::NotACount(n) => Self::new("refused-ucdp-count").with("n", number(n)),
            Untrained::TooLarge(n) => Self::new("refused-ucdp-large").with("n", number(n)),
            Untrained::NoCoefficient(_) => of_the_library(untrained),
        }
    }
}

impl From<Misfit> for Message {
    fn from(misfit: Misfit) -> Self {
        match misfit {
            Misfit::BestOutside { best, low, high } => Self::new("refused-best-outside")
                .with("best", number(best))
                .with("low", number(low))
                .with("high", number(high)),
            Misfit::BestMissing { shape } => Self::new("refused-best-missing").with("shape", shape),
            Misfit::ZeroLow { shape } => Self::new("refused-zero-low").with("shape", shape),
            Misfit::TooNarrow { variance, mean } => {
                Self::new("refused-too-narrow").with("variance", number(variance)).with("mean", number(mean))
            }
            Misfit::TooWide { shape } => Self::new("refused-too-wide").with("shape", shape),
            Misfit::MeanAtLow { mean, low } => {
                Self::new("refused-mean-at-low").with("mean", number(mean)).with("low", number(low))
            }
            Misfit::NotFinite
            | Misfit::Inverted { .. }
            | Misfit::Negative(_)
            | Misfit::Coverage(_)
            | Misfit::Lambda(_)
            | Misfit::NotPositive { .. } => of_the_library(misfit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    fn same_words<E: std::error::Error + Into<Message> + Clone>(errors: &[E]) {
        for error in errors {
            assert_eq!(error.clone().into().render(Lang::En), error.to_string());
        }
    }

    #[test]
    fn users_and_callers_of_the_library_read_the_same_words() {
        same_words(&[
            Refusal::Empty,
            Refusal::NoWeight,
            Refusal::MixedKinds,
            Refusal::WholeNumbers,
            Refusal::NothingInCommon { from: 1200.5, to: 3.0 },
            Refusal::Vanishes,
            Refusal::Certain(0.25),
            Refusal::BelowZero,
        ]);
        same_words(&[meta::Refused::OutOfRange, meta::Refused::TooFew { k: 2 }]);
        same_words(&[robust::Refused::Unsettled, robust::Refused::NoValues]);
        same_words(&[Untrained::NotUcdpBest, Untrained::NotACount(2.5), Untrained::TooLarge(200_000.0)]);
        let shape = "log-normal";
        same_words(&[
            Misfit::BestOutside { best: 9.0, low: 1000.0, high: 3000.0 },
            Misfit::BestMissing { shape },
            Misfit::ZeroLow { shape },
            Misfit::TooNarrow { variance: 1.5, mean: 2000.0 },
            Misfit::TooWide { shape },
            Misfit::MeanAtLow { mean: 1.0, low: 2.0 },
            Misfit::Negative(-1.0),
        ]);
    }
}
