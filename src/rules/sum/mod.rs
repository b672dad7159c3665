//! Parts and wholes.

pub mod subset_larger_than_whole;
