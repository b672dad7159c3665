//! What is planted, rule by rule: each changes an event in which nothing was amiss. They are written from the rules' pages,
//! not from their code.

mod label;
mod number;
mod place;
mod provenance;
mod record;
mod sum;
mod time;
mod who;

use super::clean::Made;
use super::draw::Draw;
use super::row::Row;

/// Plants a discrepancy in an event; false if this event cannot have it.
pub(super) type Plant = fn(&mut Made, &mut Draw) -> bool;

/// Every rule that is planted, by family.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Plant)> {
    let families = [
        label::PLANTS,
        number::PLANTS,
        place::PLANTS,
        provenance::PLANTS,
        record::PLANTS,
        sum::PLANTS,
        time::PLANTS,
        who::PLANTS,
    ];
    families.into_iter().flatten().copied()
}

/// A claim of a source that no clean event has; its id.
fn origin(made: &mut Made, figure: impl ToString) -> (Row, String) {
    let row = made.row("Inquiry desk", "ngo").with("figure", figure);
    let id = made.add(row.clone());
    (row, id)
}

/// What repeats it, by id; as often by a source of its own as by a carrier.
fn repeat(made: &Made, origin: &Row, id: &str, draw: &mut Draw) -> Row {
    let row = origin.clone().with("derived_from", id).with("published", made.month_after(draw.between(5, 15)));
    if draw.chance(50) {
        row.with("reported_by", "Morning Post")
    } else {
        row.with("source", "Morning Post").with("source_kind", "media")
    }
}
