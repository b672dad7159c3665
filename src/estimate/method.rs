//! The methods by which ranges are found, and their names.

/// How a range was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// At least one claim is right.
    EnvelopeUnion,
    /// All claims are right.
    EnvelopeIntersection,
    /// The union without one source.
    LeaveOneOut,
    /// The lowest figure that anyone states.
    Conservative,
    /// Where most sources agree.
    Majority,
    /// The first source of the user's order that gives a figure.
    Hierarchy,
    /// The median of best values.
    Median,
    /// What nobody disputes; where there is nothing, who says what.
    LeaveDisputed,
    /// An accused party's claim of none, beside the envelope.
    Denial,
    /// Huber's location on logs.
    Huber,
    /// Hodges and Lehmann's on logs.
    HodgesLehmann,
    /// A trimmed mean on logs.
    TrimmedMean,
    /// The median and the median absolute deviation on logs.
    Mad,
    /// The mixture of the sources' distributions.
    LinearPool,
    /// The product of the sources' distributions.
    LogPool,
    /// The mean of the sources' quantiles.
    QuantilePool,
    /// A random-effects mean on logs.
    RandomEffects,
    /// What a single UCDP count hides.
    UcdpGumbel,
    /// Bounds under a hypothesis, from the sources' own words.
    Bounds,
    /// The same, with a "neutralised" figure read as killed.
    BoundsAsKilled,
    /// The same, from the figures as others repeat them.
    BoundsAsRepeated,
    /// Bounds from all claims on the killed together.
    JointBounds,
    /// The same, with "neutralised" read as killed.
    JointBoundsAsKilled,
}

impl Method {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::EnvelopeUnion => "envelope-union",
            Self::EnvelopeIntersection => "envelope-intersection",
            Self::LeaveOneOut => "leave-one-out",
            Self::Conservative => "conservative",
            Self::Majority => "majority",
            Self::Hierarchy => "hierarchy",
            Self::Median => "median",
            Self::LeaveDisputed => "leave-disputed",
            Self::Denial => "denial",
            Self::Huber => "huber",
            Self::HodgesLehmann => "hodges-lehmann",
            Self::TrimmedMean => "trimmed-mean",
            Self::Mad => "mad",
            Self::LinearPool => "linear-pool",
            Self::LogPool => "log-pool",
            Self::QuantilePool => "quantile-pool",
            Self::RandomEffects => "random-effects",
            Self::UcdpGumbel => "ucdp-gumbel",
            Self::Bounds => "bounds",
            Self::BoundsAsKilled => "bounds-as-killed",
            Self::BoundsAsRepeated => "bounds-as-repeated",
            Self::JointBounds => "joint-bounds",
            Self::JointBoundsAsKilled => "joint-bounds-as-killed",
        }
    }

    /// The method of a name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|method| method.word() == word)
    }

    /// Whether it is only computed where a user asks for it: it makes one number of several claims, or a distribution of
    /// one, by assumptions that claims do not hold.
    pub fn is_asked_for(self) -> bool {
        matches!(
            self,
            Self::Huber
                | Self::HodgesLehmann
                | Self::TrimmedMean
                | Self::Mad
                | Self::LinearPool
                | Self::LogPool
                | Self::QuantilePool
                | Self::RandomEffects
                | Self::UcdpGumbel
        )
    }

    /// All methods, in the order of output.
    pub const ALL: &'static [Self] = &[
        Self::EnvelopeUnion,
        Self::EnvelopeIntersection,
        Self::LeaveOneOut,
        Self::Conservative,
        Self::Majority,
        Self::Hierarchy,
        Self::Median,
        Self::LeaveDisputed,
        Self::Denial,
        Self::Huber,
        Self::HodgesLehmann,
        Self::TrimmedMean,
        Self::Mad,
        Self::LinearPool,
        Self::LogPool,
        Self::QuantilePool,
        Self::RandomEffects,
        Self::UcdpGumbel,
        Self::Bounds,
        Self::BoundsAsKilled,
        Self::BoundsAsRepeated,
        Self::JointBounds,
        Self::JointBoundsAsKilled,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_a_name_and_a_page_of_its_own_or_of_its_family() {
        for method in Method::ALL {
            assert_eq!(Method::parse(method.word()), Some(*method));
            assert!(super::super::page(method.word()).is_some(), "{}", method.word());
        }
    }
}
