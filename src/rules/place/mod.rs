//! Where it was.

mod borders;
pub mod centroid_as_point;
pub mod coordinates_swapped;
pub mod country_disagrees_with_coordinates;
mod disputed;
pub mod place_mismatch;
mod point;
