//! Where the columns that a row's logic touches stand among the contract's.

use crate::model::ColumnKind;
use crate::model::frame::{NATIVE, position};
use std::sync::LazyLock;

/// Which number of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The low end.
    Low,
    /// The best value.
    Best,
    /// The high end.
    High,
}

/// Places among the contract's columns.
#[derive(Debug)]
pub struct Places {
    pub claim_id: usize,
    pub event: usize,
    pub extent: usize,
    pub date_start: usize,
    pub date_end: usize,
    pub date_precision: usize,
    pub date_written: usize,
    pub country: usize,
    pub country_written: usize,
    pub coordinates_written: usize,
    pub source: usize,
    pub lang: usize,
    pub harm: usize,
    pub status: usize,
    pub demographic: usize,
    pub figure: usize,
    pub low: usize,
    pub best: usize,
    pub high: usize,
    pub low_basis: usize,
    pub high_basis: usize,
    pub qualifier: usize,
    pub named: usize,
    pub derived_from: usize,
    pub part_of: usize,
    pub part_axis: usize,
    pub origin_file: usize,
    pub origin_line: usize,
    pub origin_column: usize,
    /// place, admin1, country, lat, lon
    pub spots: [usize; 5],
    /// figure, low, best, high
    pub figures: [usize; 4],
    /// Columns that recount may fill though no input has them.
    pub added: Vec<usize>,
    /// For each column of free text its slot among them; beyond the last slot for the others.
    pub text_slot: Vec<usize>,
}

impl Places {
    /// The places; found once.
    pub fn get() -> &'static Self {
        static PLACES: LazyLock<Places> = LazyLock::new(Places::new);
        &PLACES
    }

    fn new() -> Self {
        let at = |name: &str| position(name).unwrap_or(usize::MAX);
        let text: Vec<usize> = (0..NATIVE.len()).filter(|at| NATIVE[*at].1 == ColumnKind::Text).collect();
        let slot = |at: usize| text.iter().position(|other| *other == at).unwrap_or(usize::MAX);
        let added = [
            "claim_id",
            "extent",
            "date_end",
            "date_precision",
            "date_written",
            "country_written",
            "coordinates_written",
            "status",
            "demographic",
            "figure",
            "low",
            "best",
            "high",
            "low_basis",
            "high_basis",
            "qualifier",
            "derived_from",
            "part_of",
            "part_axis",
            "origin_file",
            "origin_line",
            "origin_column",
        ];
        Self {
            claim_id: at("claim_id"),
            event: at("event"),
            extent: at("extent"),
            date_start: at("date_start"),
            date_end: at("date_end"),
            date_precision: at("date_precision"),
            date_written: at("date_written"),
            country: at("country"),
            country_written: at("country_written"),
            coordinates_written: at("coordinates_written"),
            source: at("source"),
            lang: at("lang"),
            harm: at("harm"),
            status: at("status"),
            demographic: at("demographic"),
            figure: at("figure"),
            low: at("low"),
            best: at("best"),
            high: at("high"),
            low_basis: at("low_basis"),
            high_basis: at("high_basis"),
            qualifier: at("qualifier"),
            named: at("named"),
            derived_from: at("derived_from"),
            part_of: at("part_of"),
            part_axis: at("part_axis"),
            origin_file: at("origin_file"),
            origin_line: at("origin_line"),
            origin_column: at("origin_column"),
            spots: [at("place"), at("admin1"), at("country"), at("lat"), at("lon")],
            figures: [at("figure"), at("low"), at("best"), at("high")],
            added: added.map(at).to_vec(),
            text_slot: (0..NATIVE.len()).map(slot).collect(),
        }
    }

    /// Whether a column holds a number of people, which may also come in words.
    pub fn is_number_of_people(&self, place: usize) -> bool {
        self.figures[1..].contains(&place)
    }

    /// Which number of a figure a column holds.
    pub fn end(&self, place: usize) -> End {
        match place {
            _ if place == self.low => End::Low,
            _ if place == self.high => End::High,
            _ => End::Best,
        }
    }

    /// The short name by which faults of a column are counted.
    pub fn kind(&self, place: usize) -> &'static str {
        match NATIVE.get(place) {
            Some((_, ColumnKind::Date)) => "date not understood",
            Some((_, ColumnKind::Word(_))) => "not a word of the vocabulary",
            Some(("lat" | "lon", _)) => "coordinates not understood",
            _ if self.figures.contains(&place) => "figure not understood",
            _ => "number not understood",
        }
    }
}
