//! `plain`: a plural is at least two of its unit, and stays below the next unit.

use super::{Table, Vague};

/// The rows above thousands are the same rule carried on.
pub(super) const TABLE: Table = Table {
    name: "plain",
    provenance: "at least two units, below the next unit (hundreds = 200 to 999); both ends are a convention, not the source's",
    rows: &[
        (Vague::Several, 3.0, Some(9.0)),
        (Vague::Tens, 20.0, Some(99.0)),
        (Vague::Dozens, 24.0, Some(99.0)),
        (Vague::Scores, 40.0, Some(99.0)),
        (Vague::Hundreds, 200.0, Some(999.0)),
        (Vague::Thousands, 2000.0, Some(9999.0)),
        (Vague::TensOfThousands, 20_000.0, Some(99_999.0)),
        (Vague::HundredsOfThousands, 200_000.0, Some(999_999.0)),
        (Vague::Millions, 2_000_000.0, Some(9_999_999.0)),
    ],
};
