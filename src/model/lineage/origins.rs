//! Which claims of an event go back to one origin, and which of them count.

use super::{Lineage, Parent};
use crate::model::view::{Event, View};

impl Lineage {
    /// The canonical sources that a claim goes back to.
    fn roots(&self, view: &View, event: &Event, row: u32) -> Vec<u32> {
        let (mut roots, mut open, mut seen, mut circular) = (Vec::new(), vec![row], vec![row], false);
        while let Some(at) = open.pop() {
            match self.parents.get(&at) {
                None => roots.extend_from_slice(self.sources_of(view, at as usize)),
                Some(parents) => {
                    for parent in parents {
                        match *parent {
                            Parent::Source(source) => {
                                // A source that only repeats others here is followed to them.
                                let of_source = event.rows.clone().map(|row| row as u32);
                                let of_source =
                                    of_source.filter(|row| self.sources_of(view, *row as usize).contains(&source));
                                let echoes: Vec<u32> = of_source.collect();
                                if echoes.is_empty() || echoes.iter().any(|row| !self.parents.contains_key(row)) {
                                    roots.push(source);
                                }
                                for echo in echoes.into_iter().filter(|echo| self.parents.contains_key(echo)) {
                                    if !roots.contains(&source) && !seen.contains(&echo) {
                                        seen.push(echo);
                                        open.push(echo);
                                    }
                                }
                            }
                            Parent::Claim(parent) if seen.contains(&parent) => circular |= parent == row,
                            Parent::Claim(parent) => {
                                seen.push(parent);
                                open.push(parent);
                            }
                        }
                    }
                }
            }
        }
        if circular || roots.is_empty() {
            // Claims that repeat each other have one origin: any of them.
            roots.extend(seen.iter().flat_map(|row| self.sources_of(view, *row as usize)));
        }
        roots.sort_unstable();
        roots.dedup();
        roots
    }

    /// Finds the origin of each claim of one event and decides which claims count.
    pub(super) fn settle(&mut self, view: &View, event: &Event) {
        let rows = event.rows.clone();
        let derived: Vec<(usize, Vec<u32>)> = rows
            .clone()
            .filter(|row| self.parents.contains_key(&(*row as u32)))
            .map(|row| (row, self.roots(view, event, row as u32)))
            .collect();
        let single = |row: usize| self.sources_of(view, row).len() == 1;
        if derived.is_empty() && rows.clone().all(single) {
            for row in rows {
                self.origins[row] = self.sources_of(view, row)[0];
                self.counts[row] = !self.superseded[row];
            }
            return;
        }
        let own: Vec<usize> = rows.clone().filter(|row| !self.parents.contains_key(&(*row as u32))).collect();
        let alone: Vec<u32> = own
            .iter()
            .filter_map(|row| <[u32; 1]>::try_from(self.sources_of(view, *row)).ok())
            .map(|[id]| id)
            .collect();
        let mut covered = Vec::new();
        for row in own {
            // A joint statement is the voice of a signatory who also speaks alone, else one voice of its own.
            let sources = self.sources_of(view, row).to_vec();
            let origin = sources.iter().find(|source| alone.contains(source)).or(sources.first());
            self.origins[row] = origin.copied().unwrap_or(u32::MAX);
            covered.extend_from_slice(&sources);
            self.counts[row] = !self.superseded[row];
        }
        // Origins without a claim of their own here: those that share a root are one, and the earliest claim (of equally
        // early ones the first by id) stands for them.
        let mut absent: Vec<(Vec<u32>, Vec<usize>)> = Vec::new();
        for (row, roots) in derived {
            if let Some(known) = roots.iter().copied().find(|root| covered.contains(root)) {
                self.origins[row] = known;
                continue;
            }
            let (shared, apart): (Vec<_>, Vec<_>) =
                absent.into_iter().partition(|(others, _)| others.iter().any(|root| roots.contains(root)));
            absent = apart;
            let mut joined = (roots, vec![row]);
            for (others, rows) in shared {
                joined.0.extend(others);
                joined.1.extend(rows);
            }
            absent.push(joined);
        }
        for (roots, rows) in absent {
            let origin = roots.iter().copied().min().unwrap_or(u32::MAX);
            let current = rows.iter().copied().filter(|row| !self.superseded[*row]);
            let rank = |row: &usize| {
                let claim = view.claim(*row);
                (claim.published().map_or(i32::MAX, |date| date.start), claim.id())
            };
            let first = current.min_by(|a, b| rank(a).cmp(&rank(b)));
            for row in rows {
                self.origins[row] = origin;
                self.counts[row] = Some(row) == first;
            }
        }
    }
}
