//! `acled`: the lowest number that the word allows, open above.

use super::{Table, Vague};

/// The rows above thousands are the same rule carried on.
pub(super) const TABLE: Table = Table {
    name: "acled",
    provenance: "ACLED codebook: the lowest that the word allows (tens 10, dozens 12, hundreds 100; several 3, where ACLED codes 3 or 10)",
    rows: &[
        (Vague::Several, 3.0, None),
        (Vague::Tens, 10.0, None),
        (Vague::Dozens, 12.0, None),
        (Vague::Scores, 20.0, None),
        (Vague::Hundreds, 100.0, None),
        (Vague::Thousands, 1000.0, None),
        (Vague::TensOfThousands, 10_000.0, None),
        (Vague::HundredsOfThousands, 100_000.0, None),
        (Vague::Millions, 1_000_000.0, None),
    ],
};
