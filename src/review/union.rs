//! Disjoint classes of reports that only ever grow together.

/// Classes of the reports 0 to n - 1; a class is named by one of its reports.
#[derive(Clone, Debug)]
pub(crate) struct Union {
    parent: Vec<u32>,
    /// What each class weighs, at the report that names it.
    weight: Vec<u64>,
}

impl Union {
    /// Every report by itself, and as heavy as any other.
    pub(crate) fn new(reports: usize) -> Self {
        Self { parent: (0..).take(reports).collect(), weight: vec![1; reports] }
    }

    /// Makes the class of a report heavier, so that its name is rather kept.
    pub(crate) fn add_weight(&mut self, report: u32, more: u64) {
        let class = self.class(report) as usize;
        if let Some(weight) = self.weight.get_mut(class) {
            *weight += more;
        }
    }

    /// The class of a report. One that is not there is a class of its own.
    pub(crate) fn class(&self, mut report: u32) -> u32 {
        while let Some(&parent) = self.parent.get(report as usize).filter(|parent| **parent != report) {
            report = parent;
        }
        report
    }

    /// Makes one class of two and names it: after the heavier, of equals after the lower number. No report is then more
    /// than log2 of the weight of all steps away from the name of its class. Nothing happens where one is not there.
    pub(crate) fn join(&mut self, a: u32, b: u32) -> u32 {
        let (a, b) = (self.class(a), self.class(b));
        let weigh = |class: u32| self.weight.get(class as usize).copied();
        let (Some(of_a), Some(of_b)) = (weigh(a), weigh(b)) else { return a };
        if a == b {
            return a;
        }
        let (kept, gone) = if (of_a, b) > (of_b, a) { (a, b) } else { (b, a) };
        self.parent[gone as usize] = kept;
        self.weight[kept as usize] = of_a + of_b;
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_named_after_the_heavier_and_of_equals_after_the_lower() {
        let mut union = Union::new(5);
        assert_eq!(union.join(3, 1), 1);
        assert_eq!(union.join(0, 3), 1);
        union.add_weight(4, 10);
        assert_eq!(union.join(0, 4), 4);
        assert_eq!([0, 1, 2, 3, 4].map(|report| union.class(report)), [4, 4, 2, 4, 4]);
    }

    #[test]
    fn a_report_that_is_not_there_joins_nothing() {
        let mut union = Union::new(2);
        union.join(0, 7);
        assert_eq!((union.class(0), union.class(7)), (0, 7));
    }
}
