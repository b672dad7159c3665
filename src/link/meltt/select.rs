//! Who is matched to whom: every report takes the first candidate still free, in the order of time.
//!
//! The package walks through a list of reports that shrinks as they are matched, starts again at its end, and has a
//! branch to take a match back. That branch asks for a score below the least one of the same partner, which there is
//! none of, so no partner is freed again, a report that found none finds none later, and one pass gives the same
//! (`slow` walks the long way; a test compares).

use super::Contender;
use super::search::{Candidate, Days, Search};
use super::spot::Spot;

/// A match: places in the two lists, and how it was won.
pub(super) struct Match {
    pub one: usize,
    pub other: usize,
    pub contender: Contender,
}

/// Matches two lists, sorted by start, one to one.
pub(super) fn one_to_one(search: &Search, ones: &[Spot], pool: &[Spot]) -> Vec<Match> {
    let mut taken = vec![false; pool.len()];
    let (mut found, mut matches) = (Vec::new(), Vec::new());
    for (one, spot) in ones.iter().enumerate() {
        search.candidates(spot, pool, Days::BothEnds, &mut found);
        if let Some(chosen) = found.iter().position(|candidate| !taken[candidate.at]) {
            let other = found[chosen].at;
            taken[other] = true;
            matches.push(Match { one, other, contender: contender(spot, pool, &found, chosen) });
        }
    }
    matches
}

/// Gives episodes their events, both sorted by start: an episode takes all that are free, an event has one episode.
/// Pairs of reports, the episode first.
pub(super) fn flags(search: &Search, episodes: &[Spot], events: &[Spot]) -> Vec<(u32, u32)> {
    let mut taken = vec![false; events.len()];
    let (mut found, mut flags) = (Vec::new(), Vec::new());
    for episode in episodes {
        search.candidates(episode, events, Days::About, &mut found);
        for candidate in &found {
            if !std::mem::replace(&mut taken[candidate.at], true) {
                flags.push((episode.report, events[candidate.at].report));
            }
        }
    }
    flags
}

/// The chosen candidate and the two that follow it when all are sorted by score, equals as they were found.
fn contender(spot: &Spot, pool: &[Spot], found: &[Candidate], chosen: usize) -> Contender {
    let named = |place: usize| (pool[found[place].at].report, found[place].score);
    let mut next: [Option<usize>; 2] = [None, None];
    for place in 0..found.len() {
        let before = |other: usize| found[place].score.total_cmp(&found[other].score).then(place.cmp(&other)).is_lt();
        if place == chosen || before(chosen) {
            continue;
        }
        match next {
            [Some(first), Some(second)] if !before(first) && !before(second) => {}
            [Some(first), _] if !before(first) => next[1] = Some(place),
            [first, _] => next = [Some(place), first],
        }
    }
    Contender {
        report: spot.report,
        best: named(chosen),
        runners_up: next.map(|place| place.map(named)),
        candidates: found.len(),
    }
}
