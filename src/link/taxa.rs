//! How far two reports agree on the taxonomies: categories of each dataset mapped to common levels, from fine to broad.

/// A value that is not known: it equals nothing, itself included.
pub const UNKNOWN: u32 = u32::MAX;

/// One taxonomy.
#[derive(Clone, Debug, PartialEq)]
pub struct Taxonomy {
    /// Its name, which is the column of the reports that it maps.
    pub name: String,
    /// Number of levels, from the finest to the broadest; at least 1.
    pub levels: usize,
    /// Its weight; the weights sum to the number of taxonomies.
    pub weight: f64,
}

/// All taxonomies, and where each report stands in them.
#[derive(Clone, Debug, Default)]
pub struct Taxa {
    taxonomies: Vec<Taxonomy>,
    /// Levels of all taxonomies together.
    width: usize,
    /// For each report the codes of all levels of all taxonomies, one after the other; equal codes are equal values.
    codes: Vec<u32>,
}

/// How two reports stand to each other in one taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They agree from this level on, 0 being the finest.
    Level(usize),
    /// They agree on no level.
    None,
    /// One of them has no value.
    Unknown,
}

impl Taxa {
    /// Taxonomies with the codes of all reports: `codes` holds, report by report, the levels of each taxonomy in order.
    pub fn new(taxonomies: Vec<Taxonomy>, codes: Vec<u32>) -> Self {
        let width = taxonomies.iter().map(|taxonomy| taxonomy.levels).sum();
        Self { taxonomies, width, codes }
    }

    /// The taxonomies.
    pub fn taxonomies(&self) -> &[Taxonomy] {
        &self.taxonomies
    }

    /// Number of taxonomies.
    pub fn len(&self) -> usize {
        self.taxonomies.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.taxonomies.is_empty()
    }

    /// The codes of a report, all levels of all taxonomies.
    pub fn of(&self, report: u32) -> &[u32] {
        let start = report as usize * self.width;
        self.codes.get(start..start + self.width).unwrap_or_default()
    }

    /// The same for reports in another order.
    pub fn reordered(&self, order: &[u32]) -> Self {
        let codes = order.iter().flat_map(|report| self.of(*report)).copied().collect();
        Self { codes, ..self.clone() }
    }

    /// How two reports stand to each other in each taxonomy.
    pub fn agreements(&self, a: u32, b: u32) -> impl Iterator<Item = (&Taxonomy, Agreement)> {
        let (a, b) = (self.of(a), self.of(b));
        self.taxonomies.iter().scan(0, move |start, taxonomy| {
            let levels = *start..*start + taxonomy.levels;
            *start = levels.end;
            Some((taxonomy, agreement(&a[levels.clone()], &b[levels])))
        })
    }
}

fn agreement(a: &[u32], b: &[u32]) -> Agreement {
    if a[0] == UNKNOWN || b[0] == UNKNOWN {
        return Agreement::Unknown;
    }
    a.iter().zip(b).position(|(a, b)| a == b).map_or(Agreement::None, Agreement::Level)
}
