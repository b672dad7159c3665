//! A callback for progress: the library never prints.

/// Told when a stage of the pipeline begins.
pub trait Progress: Sync {
    /// A stage begins: what is done ("reading"), and on what.
    fn stage(&self, doing: &str, what: &str);

    /// So many bytes of the stage's input are read, of so many where that is known.
    fn advance(&self, _done: u64, _of: Option<u64>) {}
}

/// Progress that goes nowhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _doing: &str, _what: &str) {}
}
