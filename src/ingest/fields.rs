//! The fields of a claim as a chunk needs them: what is the same in every row is judged once, the usual case takes a short way.

use super::column::{self, Cell, Column};
use super::date::{DateOptions, OrderVerdict};
use super::place::Places;
use super::profile::mapping::Fill;
use crate::model::ColumnKind;
use crate::model::frame::NATIVE;

/// Fields of a claim, those apart that are the same in every row.
pub(super) struct Fields<'a> {
    pub(super) constant: Vec<(usize, Cell)>,
    pub(super) varying: Vec<Varying<'a>>,
}

/// A field that differs from row to row.
#[derive(Clone, Copy)]
pub(super) struct Varying<'a> {
    pub(super) place: usize,
    pub(super) fill: &'a Fill,
    /// The one column that it takes over, where that is all it does.
    pub(super) direct: Option<usize>,
    pub(super) people: bool,
}

impl<'a> Fields<'a> {
    /// Sorts the fields; the cells of the constant ones are judged once, by the columns that they go to.
    pub(super) fn new(fields: &'a [(usize, Fill)], columns: &mut [Option<Column>]) -> Self {
        let mut found = Self { constant: Vec::new(), varying: Vec::new() };
        for field in fields {
            let (place, fill) = field;
            let plain =
                matches!(NATIVE[*place].1, ColumnKind::Repeated | ColumnKind::Word(_)) && NATIVE[*place].0 != "country";
            let cell = fill
                .constant()
                .filter(|text| plain && !text.trim().is_empty())
                .and_then(|text| columns[*place].as_mut()?.judge(text.trim(), &NoDates).ok());
            match cell {
                Some(cell) => found.constant.push((*place, cell)),
                None => found.varying.push(Varying {
                    place: *place,
                    fill,
                    direct: fill.direct(),
                    people: Places::get().is_number_of_people(*place),
                }),
            }
        }
        found
    }
}

/// Where no date is read.
struct NoDates;

impl column::DateReader for NoDates {
    fn options(&self) -> DateOptions {
        DateOptions::default()
    }

    fn order(&self) -> OrderVerdict {
        OrderVerdict::NotNeeded
    }
}
