//! The frame of claims: the only place where a column of the contract meets its name.
//!
//! A claim's text columns that repeat (`source`, `event`, `date_start` ...) are categoricals, so that a million rows cost
//! codes and not words, and every distinct text is parsed once. Dates stay as written; `View` parses them by category.

use super::texts::Texts;
use super::vocab::*;
use polars::prelude::*;
use rayon::prelude::*;

/// How a column is stored and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Free text, seldom repeated.
    Text,
    /// Text that repeats; stored as codes.
    Repeated,
    /// An ISO 8601 date of any precision, kept as written; stored as codes.
    Date,
    /// A number.
    Number,
    /// A whole number from 0.
    Integer,
    /// A word of a closed vocabulary; the list is the code table.
    Word(&'static [&'static str]),
}

/// The code of an absent value in a column of codes.
pub const NO_CODE: u32 = u32::MAX;

macro_rules! kind {
    (Text) => {
        ColumnKind::Text
    };
    (Repeated) => {
        ColumnKind::Repeated
    };
    (Date) => {
        ColumnKind::Date
    };
    (Number) => {
        ColumnKind::Number
    };
    (Integer) => {
        ColumnKind::Integer
    };
    ($word:ident) => {
        ColumnKind::Word(words::<$word>())
    };
}

const fn words<V: Vocabulary>() -> &'static [&'static str] {
    V::WORDS
}

/// Calls a macro with every column of a claim: `name: kind`, in the contract's order.
macro_rules! with_columns {
    ($call:ident) => {
        $call! {
            claim_id: Text, event: Repeated, extent: Extent,
            date_start: Date, date_end: Date, date_precision: Precision,
            place: Repeated, admin1: Repeated, country: Repeated, lat: Number, lon: Number, geo_precision: Repeated,
            source: Repeated, source_kind: SourceKind, side: Repeated, reported_by: Repeated,
            derived_from: Text, supersedes: Text, published: Date, as_of: Date,
            access: Access, url: Text, archived_url: Text, lang: Repeated, quote: Text,
            basis: Repeated, site_access: SiteAccess, grade: Repeated,
            harm: Harm, status: Status, status_certainty: Certainty, victim_party: Repeated,
            demographic: Repeated, label: Text, figure: Repeated,
            low: Number, best: Number, high: Number, low_basis: EndBasis, high_basis: EndBasis,
            count_type: CountType, named: Integer,
            part_of: Text, part_axis: PartAxis, part_complete: PartComplete,
            perpetrator: Repeated, manner: Repeated, scope: Repeated, note: Text,
            qualifier: Qualifier, origin_file: Repeated, origin_line: Integer, origin_column: Repeated,
            date_written: Repeated, country_written: Repeated, coordinates_written: Repeated,
            dataset: Repeated, report: Text, allow: Repeated,
        }
    };
}
pub(super) use with_columns;

macro_rules! native {
    ($($name:ident: $kind:ident),+ $(,)?) => {
        /// Every column of a claim with its kind, in the order in which tables are written.
        pub const NATIVE: &[(&str, ColumnKind)] = &[$((stringify!($name), kind!($kind))),+];
    };
}
with_columns!(native);

/// Number of columns.
pub const WIDTH: usize = NATIVE.len();

/// Number of columns of free text.
pub const TEXTS: usize = {
    let (mut at, mut texts) = (0, 0);
    while at < WIDTH {
        if matches!(NATIVE[at].1, ColumnKind::Text) {
            texts += 1;
        }
        at += 1;
    }
    texts
};

/// Columns that recount adds to a claim. In an input they are what an earlier run wrote; the origin is read back as is.
pub const ADDED: &[&str] = &[
    "qualifier",
    "origin_file",
    "origin_line",
    "origin_column",
    "date_written",
    "country_written",
    "coordinates_written",
    "dataset",
    "report",
];

/// The place of a column in `NATIVE`.
pub fn position(name: &str) -> Option<usize> {
    NATIVE.iter().position(|(column, _)| *column == name)
}

/// One column while it is being filled; `finish` hands it to polars.
#[derive(Debug)]
pub enum Filled {
    /// Free text.
    Text(StringChunked),
    /// Codes into a table of texts, `NO_CODE` where absent.
    Codes(Vec<u32>, Texts),
    /// Numbers.
    Numbers(Float64Chunked),
    /// Whole numbers.
    Integers(UInt32Chunked),
}

impl Filled {
    /// Numbers, some of which may be absent.
    pub fn numbers(values: impl Iterator<Item = Option<f64>>) -> Self {
        Self::Numbers(Float64Chunked::from_iter_options(PlSmallStr::EMPTY, values))
    }

    fn finish(self, name: &str) -> PolarsResult<Column> {
        let name = PlSmallStr::from_str(name);
        Ok(match self {
            Self::Text(text) => text.with_name(name).into_column(),
            Self::Numbers(values) => values.with_name(name).into_column(),
            Self::Integers(values) => values.with_name(name).into_column(),
            Self::Codes(codes, table) => {
                // A table of its own for each column: codes then follow the order of first appearance, on every run.
                let categories = Categories::random(name.clone(), CategoricalPhysical::U32);
                let dtype = DataType::from_categories(categories);
                if let DataType::Categorical(_, mapping) = &dtype {
                    for text in table.iter() {
                        mapping.insert_cat(text)?;
                    }
                }
                let codes = UInt32Chunked::from_vec(name, codes);
                CategoricalChunked::<Categorical32Type>::from_cats_and_dtype(codes, dtype).into_column()
            }
        })
    }
}

/// All claims of a run, sorted by event; a polars frame with one row a claim.
#[derive(Clone, Debug)]
pub struct Claims {
    frame: DataFrame,
    offsets: Vec<usize>,
}

impl Claims {
    /// Builds the frame from filled columns of one length; columns that are nowhere filled are left out. The claims
    /// then stand in input order, as one event without a key, until `sorted_by_event`.
    pub fn from_columns(columns: Vec<(String, Filled)>) -> PolarsResult<Self> {
        let height = columns.first().map_or(0, |(_, column)| match column {
            Filled::Text(text) => text.len(),
            Filled::Codes(codes, _) => codes.len(),
            Filled::Numbers(values) => values.len(),
            Filled::Integers(values) => values.len(),
        });
        let columns: Vec<Column> =
            columns.into_par_iter().map(|(name, column)| column.finish(&name)).collect::<PolarsResult<_>>()?;
        let columns = columns.into_iter().filter(|column| column.null_count() < height).collect();
        Ok(Self { frame: DataFrame::new(height, columns)?, offsets: vec![0, height] })
    }

    /// The frame itself.
    pub fn frame(&self) -> &DataFrame {
        &self.frame
    }

    /// Number of claims.
    pub fn len(&self) -> usize {
        self.frame.height()
    }

    /// Whether there is no claim.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where each event begins, and the end of the last one.
    pub fn offsets(&self) -> &[usize] {
        &self.offsets
    }

    /// The claims in a new order, cut into events at `offsets` (the first is 0, the last the number of claims).
    pub fn reordered(&self, order: Vec<u32>, offsets: Vec<usize>) -> PolarsResult<Self> {
        let unchanged = order.len() == self.len() && order.iter().enumerate().all(|(at, &row)| at == row as usize);
        let frame =
            if unchanged { self.frame.clone() } else { self.frame.take(&IdxCa::from_vec(PlSmallStr::EMPTY, order))? };
        Ok(Self { frame, offsets })
    }

    /// Replaces a column of free text.
    pub fn with_text(mut self, name: &str, texts: &[String]) -> PolarsResult<Self> {
        let column = StringChunked::from_iter_values(PlSmallStr::from_str(name), texts.iter().map(String::as_str));
        self.frame.with_column(column.into_column())?;
        Ok(self)
    }

    /// Replaces a column of codes, for instance `event` once claims are linked.
    pub fn with_codes(mut self, name: &str, codes: Vec<u32>, table: Texts) -> PolarsResult<Self> {
        self.frame.with_column(Filled::Codes(codes, table).finish(name)?)?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_contract_has_one_place() {
        let mut names: Vec<_> = NATIVE.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NATIVE.len());
        assert_eq!(position("harm").map(|at| NATIVE[at].0), Some("harm"));
        assert!(ADDED.iter().all(|name| position(name).is_some()));
    }

    #[test]
    fn a_column_that_is_nowhere_filled_takes_no_room() {
        let claims = Claims::from_columns(vec![
            ("source".into(), Filled::Codes(vec![0, NO_CODE], Texts::from_iter(["HRW"]))),
            ("side".into(), Filled::Codes(vec![NO_CODE, NO_CODE], Texts::default())),
        ])
        .expect("two columns");
        assert_eq!(claims.frame().width(), 1);
        assert_eq!(claims.len(), 2);
    }
}
