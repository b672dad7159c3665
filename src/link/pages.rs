//! The pages on linking, for `recount explain`.

const PAGES: &[(&str, &str)] = &[
    ("stable", include_str!("pages/stable.md")),
    ("meltt", include_str!("pages/meltt.md")),
    ("names", include_str!("pages/names.md")),
    ("review", include_str!("pages/review.md")),
];

/// The names of the pages.
pub fn page_names() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(name, _)| *name)
}

/// A page by its name.
pub fn page(name: &str) -> Option<&'static str> {
    PAGES.iter().find(|(other, _)| *other == name).map(|(_, page)| *page)
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Cell, run};
    use super::super::truth::Share;
    use super::*;
    use crate::progress::Silent;

    /// A row of the table on the page of `stable`.
    fn row(cell: &Cell) -> String {
        let of = |share: Option<Share>| {
            share.map_or_else(String::new, |s| format!("{:.3} | {:.3}-{:.3}", s.value, s.low, s.high))
        };
        let (precision, recall) = (of(cell.score.precision()), of(cell.score.recall()));
        format!("| {} | {} | {} | {precision} | {recall} |", cell.per_km2, cell.taxonomies, cell.engine.word())
    }

    #[test]
    fn the_table_of_both_engines_is_what_the_command_gives_and_stable_is_above_in_every_cell() {
        let cells = run(20, 1, &Silent);
        let table: String = cells.iter().map(|cell| row(cell) + "\n").collect();
        assert!(PAGES[0].1.contains(&table), "\n{table}");
        for pair in cells.chunks(2) {
            let (stable, meltt) = (pair[0].score, pair[1].score);
            for of in [crate::link::truth::Score::precision, crate::link::truth::Score::recall] {
                let value = |share: Option<Share>| share.map(|share| share.value);
                assert!(value(of(stable)) > value(of(meltt)), "{pair:?}");
            }
        }
    }
}
