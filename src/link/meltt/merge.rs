//! One dataset after the other: what is unique so far, the groups, the flags.

use super::search::Search;
use super::select::{flags, one_to_one};
use super::spot::{Spot, sort_by_start};
use super::{Answer, Contender, Options};
use std::collections::{BTreeMap, HashMap};

/// The state between two datasets.
pub(super) struct Merging<'a> {
    search: Search<'a>,
    averaging: bool,
    /// What is unique so far, by day, dataset and place in the file.
    index: Vec<Spot>,
    events: Groups,
    episodes: Groups,
    /// Event to its episodes.
    flags: BTreeMap<u32, Vec<u32>>,
    forgotten: Vec<Vec<Option<u32>>>,
}

/// The table of groups of events, or of episodes.
struct Groups {
    /// Number of datasets.
    width: usize,
    rows: Vec<Vec<Option<u32>>>,
    contenders: Vec<Contender>,
    /// The report that stands for a group to its row.
    row_of: HashMap<u32, usize>,
}

impl<'a> Merging<'a> {
    /// Begins with the first dataset, sorted by start.
    pub fn new(search: Search<'a>, options: &Options, index: Vec<Spot>) -> Self {
        let width = options.order.len();
        Self {
            search,
            averaging: options.averaging,
            index,
            events: Groups::new(width),
            episodes: Groups::new(width),
            flags: BTreeMap::new(),
            forgotten: Vec::new(),
        }
    }

    /// Matches one more dataset, sorted by start, to what is unique so far.
    pub fn add(&mut self, new: Vec<Spot>) {
        let (mut old_events, mut old_episodes) = parted(std::mem::take(&mut self.index));
        let (mut events, mut episodes) = parted(new);
        if old_events.is_empty() && events.is_empty() {
            self.forgotten.append(&mut self.events.cleared());
        }
        if old_episodes.is_empty() || episodes.is_empty() {
            self.forgotten.append(&mut self.episodes.cleared());
        }
        self.events.join(&self.search, self.averaging, &mut old_events, &mut events);
        self.episodes.join(&self.search, self.averaging, &mut old_episodes, &mut episodes);
        let (old, new) = ([old_events, old_episodes].concat(), [events, episodes].concat());
        self.flag(&old, &new);
        self.index = [old, new].concat();
        self.index.sort_by(|a, b| a.start.total_cmp(&b.start).then((a.turn, a.report).cmp(&(b.turn, b.report))));
    }

    /// Flags events of one side at episodes of the other, among what the step left. Averages may have made an episode
    /// of an event.
    fn flag(&mut self, old: &[Spot], new: &[Spot]) {
        for (with_episodes, with_events) in [(old, new), (new, old)] {
            let mut episodes = parted(with_episodes.to_vec()).1;
            let mut events = parted(with_events.to_vec()).0;
            sort_by_start(&mut episodes);
            sort_by_start(&mut events);
            for (episode, event) in flags(&self.search, &episodes, &events) {
                self.flags.entry(event).or_default().push(episode);
            }
        }
    }

    pub fn answer(mut self) -> Answer {
        let unique: Vec<u32> = self.index.iter().map(|spot| spot.report).collect();
        let flags = unique.iter().filter_map(|report| self.flags.remove_entry(report)).collect();
        Answer {
            events: self.events.rows,
            episodes: self.episodes.rows,
            event_contenders: self.events.contenders,
            episode_contenders: self.episodes.contenders,
            unique,
            flags,
            forgotten: self.forgotten,
        }
    }
}

/// Events and episodes, each in the order given.
fn parted(spots: Vec<Spot>) -> (Vec<Spot>, Vec<Spot>) {
    spots.into_iter().partition(Spot::is_event)
}

impl Groups {
    fn new(width: usize) -> Self {
        Self { width, rows: Vec::new(), contenders: Vec::new(), row_of: HashMap::new() }
    }

    /// Empties the table and gives what was in it. The contenders stay, as in the package.
    fn cleared(&mut self) -> Vec<Vec<Option<u32>>> {
        self.row_of.clear();
        std::mem::take(&mut self.rows)
    }

    /// Matches, notes the matches and takes the matched out of the new.
    fn join(&mut self, search: &Search, averaging: bool, old: &mut [Spot], new: &mut Vec<Spot>) {
        let mut matched = vec![false; new.len()];
        for found in one_to_one(search, old, new) {
            let (one, other) = (&mut old[found.one], &new[found.other]);
            if averaging {
                one.average(other);
            }
            let row = *self.row_of.entry(one.report).or_insert(self.rows.len());
            if row == self.rows.len() {
                let mut members = vec![None; self.width];
                members[one.turn] = Some(one.report);
                self.rows.push(members);
            }
            self.rows[row][other.turn] = Some(other.report);
            self.contenders.push(found.contender);
            matched[found.other] = true;
        }
        let mut stays = matched.iter().map(|matched| !matched);
        new.retain(|_| stays.next().unwrap_or(true));
    }
}
