//! The steps of a heat map: at most five, between round numbers, about as many days in each.

use crate::lang::{Lang, Phrase};

const AND_MORE: Phrase =
    Phrase::new("{n} and more", "{n} et plus", "{n} y más", "{n} فأكثر", "{n} и более", "{n} і більше");

/// The least figure of each step; the first begins above zero.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    from: Vec<f64>,
    largest: f64,
}

impl Scale {
    /// Steps for the figures of the days; zeros have none.
    pub fn of(figures: impl Iterator<Item = f64>) -> Self {
        let mut figures: Vec<f64> = figures.filter(|n| *n > 0.0).collect();
        figures.sort_by(f64::total_cmp);
        let Some(&largest) = figures.last() else { return Self { from: Vec::new(), largest: 0.0 } };
        let mut from = vec![1.0];
        if largest <= 5.0 {
            from = (1..=largest.ceil() as u32).map(f64::from).collect();
        } else {
            for fifth in 1..5 {
                let next = round(figures[figures.len() * fifth / 5]);
                if from.last().is_some_and(|last| next > *last) && next <= largest {
                    from.push(next);
                }
            }
            // Where most days are alike, the largest still have a step of their own.
            let top = round(largest);
            if from.len() < 5 && from.last().is_some_and(|last| top > *last) && top <= largest {
                from.push(top);
            }
        }
        Self { from, largest }
    }

    /// The step of a figure.
    pub fn step(&self, figure: f64) -> usize {
        self.from.iter().rposition(|from| figure >= *from).unwrap_or(0)
    }

    /// The ink of a step: few steps are spread over all inks.
    pub fn ink(&self, step: usize) -> usize {
        match self.from.len() {
            0 | 1 => 2,
            n => step * 4 / (n - 1),
        }
    }

    /// Each step in words: "1–4", "100 and more".
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let ends = self.from.iter().skip(1).map(|next| Some(next - 1.0)).chain([None]);
        let words = self.from.iter().zip(ends).map(|(from, to)| match to {
            Some(to) if to > *from => format!("{}–{}", lang.number(*from), lang.number(to)),
            None if self.largest > *from => AND_MORE.with(lang, &[("n", &lang.number(*from))]),
            _ => lang.number(*from),
        });
        words.collect()
    }
}

/// The largest of 1, 2 and 5 times a power of ten that is not above the figure.
fn round(figure: f64) -> f64 {
    let power = 10_f64.powf(figure.max(1.0).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|factor| factor * power).find(|n| *n <= figure).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(figures: &[f64]) -> Vec<String> {
        Scale::of(figures.iter().copied()).words(Lang::En)
    }

    #[test]
    fn small_numbers_have_a_step_each() {
        assert_eq!(words(&[1.0, 3.0, 3.0]), ["1", "2", "3"]);
        assert_eq!(words(&[0.0]), [""; 0]);
    }

    #[test]
    fn steps_begin_at_round_numbers_and_leave_nothing_out() {
        let figures: Vec<f64> = (1..=100).map(|i| f64::from(i * i) / 10.0).collect();
        let scale = Scale::of(figures.iter().copied());
        assert_eq!(scale.words(Lang::En), ["1–19", "20–99", "100–199", "200–499", "500 and more"]);
        assert!(figures.windows(2).all(|pair| scale.step(pair[0]) <= scale.step(pair[1])));
        assert_eq!((scale.step(0.5), scale.step(19.0), scale.step(20.0), scale.step(9e9)), (0, 0, 1, 4));
    }

    #[test]
    fn one_day_above_all_others_has_a_step_of_its_own() {
        let mut figures = vec![3.0; 50];
        figures.push(4000.0);
        assert_eq!(words(&figures), ["1", "2–1,999", "2,000 and more"]);
    }

    #[test]
    fn few_steps_are_spread_over_the_inks() {
        let scale = Scale::of([1.0, 2.0, 3.0].into_iter());
        assert_eq!([scale.ink(0), scale.ink(1), scale.ink(2)], [0, 2, 4]);
    }
}
