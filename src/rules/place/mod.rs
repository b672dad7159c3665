//! Where it was.

pub mod centroid_as_point;
pub mod coordinates_swapped;
pub mod place_mismatch;
mod point;
