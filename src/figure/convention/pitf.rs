//! `pitf`: the intervals of the PITF atrocities coding, which has none for scores and for thousands.

use super::{Table, Vague};

/// A word without a row is refused.
pub(super) const TABLE: Table = Table {
    name: "pitf",
    provenance: "PITF Worldwide Atrocities coding (several 5 to 24, tens and dozens 50 to 99, hundreds 100 to 999); other words are refused",
    rows: &[
        (Vague::Several, 5.0, Some(24.0)),
        (Vague::Tens, 50.0, Some(99.0)),
        (Vague::Dozens, 50.0, Some(99.0)),
        (Vague::Hundreds, 100.0, Some(999.0)),
    ],
};
