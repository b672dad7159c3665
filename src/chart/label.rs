//! Keeping words apart: labels in a column are moved as little as they must, and a label on a plane takes the first free place.

use super::Area;

/// Moves labels of the given heights along a line so that none overlap, each as near to where it is wanted as the others
/// allow (the least sum of squared moves, by pooling neighbours), within `low` and `high` if they all fit there.
/// Takes the wanted centres in any order and returns the centres in the same order.
pub fn spread(wanted: &[(f64, f64)], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0).then(a.cmp(b)));
    // Each label minus the heights before it: what must not fall.
    let mut before = 0.0;
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for i in &order {
        let (centre, height) = wanted[*i];
        let mut pool = (centre - height / 2.0 - before, 1.0, 1);
        before += height;
        while let Some((value, weight, count)) = pools.last().copied()
            && value >= pool.0
        {
            pools.pop();
            let sum = weight + pool.1;
            pool = ((value * weight + pool.0 * pool.1) / sum, sum, count + pool.2);
        }
        pools.push(pool);
    }
    let most = (high - before).max(low);
    let edges = pools.iter().flat_map(|(value, _, count)| std::iter::repeat_n(value.clamp(low, most), *count));
    let mut out = vec![0.0; wanted.len()];
    let mut before = 0.0;
    for (i, edge) in order.iter().zip(edges) {
        out[*i] = edge + before + wanted[*i].1 / 2.0;
        before += wanted[*i].1;
    }
    out
}

/// Places on a plane that are taken.
#[derive(Clone, Debug, Default)]
pub struct Placer {
    taken: Vec<Area>,
}

impl Placer {
    /// Takes a place.
    pub fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Whether a place is free.
    pub fn is_free(&self, area: &Area) -> bool {
        !self.taken.iter().any(|other| other.overlaps(area))
    }

    /// Takes the first candidate that is free and lies within `bounds`.
    pub fn place(&mut self, candidates: impl IntoIterator<Item = Area>, bounds: Area) -> Option<Area> {
        let inside = |area: &Area| {
            area.x >= bounds.x
                && area.y >= bounds.y
                && area.x + area.w <= bounds.x + bounds.w
                && area.y + area.h <= bounds.y + bounds.h
        };
        let free = candidates.into_iter().find(|area| inside(area) && self.is_free(area))?;
        self.take(free);
        Some(free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_apart_stay_where_they_are() {
        assert_eq!(spread(&[(50.0, 10.0), (20.0, 10.0)], 0.0, 100.0), [50.0, 20.0]);
    }

    #[test]
    fn labels_that_collide_move_apart_evenly_and_stay_within_the_ends() {
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&[(0.0, 10.0), (2.0, 10.0)], 0.0, 100.0), [5.0, 15.0]);
        assert_eq!(spread(&[(99.0, 10.0), (98.0, 10.0), (97.0, 10.0)], 0.0, 100.0), [95.0, 85.0, 75.0]);
        assert!(spread(&[], 0.0, 1.0).is_empty());
    }

    #[test]
    fn no_two_labels_overlap_however_many_there_are() {
        let wanted: Vec<(f64, f64)> = (0..40).map(|i| (f64::from(i * 37 % 50), 12.0)).collect();
        let mut placed = spread(&wanted, 0.0, 1000.0);
        placed.sort_by(f64::total_cmp);
        assert!(placed.windows(2).all(|pair| pair[1] - pair[0] >= 12.0 - 1e-9), "{placed:?}");
    }

    #[test]
    fn a_label_takes_the_first_free_place_in_bounds() {
        let at = |x: f64| Area { x, y: 0.0, w: 10.0, h: 10.0 };
        let bounds = Area { x: 0.0, y: 0.0, w: 40.0, h: 10.0 };
        let mut placer = Placer::default();
        placer.take(at(0.0));
        assert_eq!(placer.place([at(5.0), at(35.0), at(12.0)], bounds), Some(at(12.0)));
        assert_eq!(placer.place([at(5.0)], bounds), None);
    }
}
