//! Made-up reports whose true events are known, to measure how well a way of linking finds them: after the simulation
//! of Donnay et al., "Integrating Conflict Event Data" (Journal of Conflict Resolution 63(5), 2019).

use super::taxa::{Taxa, Taxonomy, UNKNOWN};
use crate::stats::stream::stream;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// Middle of the area: latitude and longitude in degrees.
const MIDDLE: (f64, f64) = (9.0, 8.0);
/// Kilometres in a degree of latitude.
const KM_NORTH: f64 = 111.111;
/// Kilometres in a degree of longitude there. A number, as the cosine may differ in its last digit between machines.
const KM_EAST: f64 = 109.743;
/// First day of the span: 1990-01-01.
const FIRST_DAY: i32 = 7305;

/// What is simulated. Every known event and episode is reported once by each dataset; the other reports are random, of
/// events that no other dataset knows. The four cells of the published comparison are constants; change a field of
/// one for another world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scenario {
    /// Reports in all, the random ones included.
    pub reports: usize,
    /// Number of datasets, at least 1.
    pub datasets: usize,
    /// Known events of one day.
    pub events: usize,
    /// Known episodes of several days.
    pub episodes: usize,
    /// Of the random reports, the share that are episodes, 0 to 1.
    pub random_episodes: f64,
    /// Longest episode: its last day is at most so many days after its first.
    pub longest: i32,
    /// Known reports are displaced by at most this many kilometres over the square root of 2.
    pub km: f64,
    /// Days by which a known report may be early or late.
    pub days: i32,
    /// Reports per square kilometre, which sets the side of the square that they lie in.
    pub per_km2: f64,
    /// Days over which the reports are spread.
    pub span_days: i32,
    /// The share of known events that a dataset does not report, 0 to 1.
    pub missed: f64,
    /// For each taxonomy the share of known reports that were coded anew, as any category of the same broadest one,
    /// 0 to 1.
    pub recoded: f64,
    /// For each taxonomy the number of categories of each level, from the finest to the broadest; at least one level.
    pub taxonomies: &'static [&'static [usize]],
}

/// The reports of one draw, sorted by dataset and date.
#[derive(Clone, Debug)]
pub struct Draw {
    /// Dataset of each report, from 0.
    pub dataset: Vec<u16>,
    /// Place of each report within its dataset, from 1, in order of date.
    pub id: Vec<u32>,
    /// First day, in days since 1970-01-01.
    pub start: Vec<i32>,
    /// Last day; that of an event is its first.
    pub end: Vec<i32>,
    /// Latitude in degrees.
    pub lat: Vec<f64>,
    /// Longitude in degrees.
    pub lon: Vec<f64>,
    /// Where each report stands in the taxonomies.
    pub taxa: Taxa,
    /// Which known event or episode each report tells of; [`UNKNOWN`] for a random report.
    pub truth: Vec<u32>,
}

/// The three taxonomies of the paper's simulation.
const STRONG: &[&[usize]] = &[&[10, 5, 3, 2], &[13, 6, 3], &[15, 10, 5, 2]];
/// One coarse taxonomy, whose broadest level takes in everything: it orders candidates and rules none out. Chosen so
/// that the greedy matching of MELTT falls to a precision of about 0.8 in the sparse and 0.4 in the dense cell.
const WEAK: &[&[usize]] = &[&[3, 2, 1]];

impl Scenario {
    /// One report per square kilometre, three fine taxonomies. The reports lie in a square of as many square kilometres
    /// as that asks for (here 1,000) and over the 386 days of the paper's simulation.
    pub const SPARSE_STRONG: Self = Self {
        reports: 1000,
        datasets: 4,
        events: 45,
        episodes: 5,
        random_episodes: 0.5,
        longest: 5,
        km: 4.0,
        days: 2,
        per_km2: 1.0,
        span_days: 386,
        missed: 0.0,
        recoded: 0.0,
        taxonomies: STRONG,
    };
    /// As in a town: 7.4 reports per square kilometre, three fine taxonomies.
    pub const DENSE_STRONG: Self = Self { per_km2: 7.4, ..Self::SPARSE_STRONG };
    /// One report per square kilometre, one coarse taxonomy.
    pub const SPARSE_WEAK: Self = Self { taxonomies: WEAK, ..Self::SPARSE_STRONG };
    /// 7.4 reports per square kilometre, one coarse taxonomy.
    pub const DENSE_WEAK: Self = Self { taxonomies: WEAK, ..Self::DENSE_STRONG };

    /// The reports under a seed: the same seed gives the same reports on every machine. If the known ones alone are
    /// more than `reports`, all of them are given.
    ///
    /// The first dataset has the true place and dates of a known event. Each other one is displaced to the north,
    /// east, south or west by 0 to `km / sqrt(2)`, and its first and last day each by `-days..=days`; the last day of
    /// an episode is never before the day after its first. So two of the others may lie further apart than `km` and
    /// `days`, though both lie within them of the first. All reports of a known event are of one category, unless some
    /// are recoded.
    pub fn draw(&self, seed: u64) -> Draw {
        let rng = &mut stream(seed, "simulated reports");
        let tables: Vec<Table> = self.taxonomies.iter().map(|sizes| table(rng, sizes)).collect();
        let mut reports = Vec::with_capacity(self.reports);
        for truth in 0..self.events + self.episodes {
            let event = self.happening(rng, &tables, truth >= self.events);
            for dataset in 0..self.datasets {
                if unit(rng) < self.missed {
                    continue;
                }
                let mut report = Report { dataset: dataset as u16, truth: truth as u32, ..event.clone() };
                if dataset > 0 {
                    self.displace(rng, &mut report);
                }
                self.recode(rng, &tables, &mut report);
                reports.push(report);
            }
        }
        for _ in reports.len()..self.reports {
            let episode = unit(rng) < self.random_episodes;
            let dataset = below(rng, self.datasets) as u16;
            reports.push(Report { dataset, ..self.happening(rng, &tables, episode) });
        }
        // Within a day the order is drawn, so that no rule gains by taking the known ones first.
        shuffle(rng, &mut reports);
        reports.sort_by_key(|report| (report.dataset, report.start));
        self.columns(&reports)
    }

    /// Something that happens anywhere on any day, at first told by the first dataset.
    fn happening(&self, rng: &mut ChaCha8Rng, tables: &[Table], episode: bool) -> Report {
        let side = (self.reports as f64 / self.per_km2).sqrt();
        let (north, east) = ((unit(rng) - 0.5) * side, (unit(rng) - 0.5) * side);
        let start = FIRST_DAY + below(rng, self.span_days.max(1) as usize) as i32;
        let end = if episode { start + 1 + below(rng, self.longest.max(1) as usize) as i32 } else { start };
        let codes = tables.iter().map(|table| table[below(rng, table.len())].clone()).collect();
        Report { dataset: 0, start, end, north, east, codes, truth: UNKNOWN }
    }

    /// Puts a report off the true place and dates.
    fn displace(&self, rng: &mut ChaCha8Rng, report: &mut Report) {
        let km = unit(rng) * self.km / std::f64::consts::SQRT_2;
        match below(rng, 4) {
            0 => report.north += km,
            1 => report.east += km,
            2 => report.north -= km,
            _ => report.east -= km,
        }
        let mut shift = || below(rng, 2 * self.days.max(0) as usize + 1) as i32 - self.days.max(0);
        if report.start == report.end {
            report.start += shift();
            report.end = report.start;
        } else {
            report.start += shift();
            report.end = (report.end + shift()).max(report.start + 1);
        }
    }

    /// Puts a report into other categories.
    fn recode(&self, rng: &mut ChaCha8Rng, tables: &[Table], report: &mut Report) {
        for (table, codes) in tables.iter().zip(&mut report.codes) {
            if unit(rng) < self.recoded {
                let alike: Vec<&Vec<u32>> = table.iter().filter(|row| row.last() == codes.last()).collect();
                *codes = alike[below(rng, alike.len())].clone();
            }
        }
    }

    fn columns(&self, reports: &[Report]) -> Draw {
        let mut next = vec![0; self.datasets];
        let ids = reports.iter().map(|report| {
            next[report.dataset as usize] += 1;
            next[report.dataset as usize]
        });
        let id = ids.collect();
        let taxonomies = self.taxonomies.iter().enumerate().map(|(place, sizes)| Taxonomy {
            name: format!("category{}", place + 1),
            levels: sizes.len(),
            weight: 1.0,
        });
        Draw {
            dataset: reports.iter().map(|report| report.dataset).collect(),
            id,
            start: reports.iter().map(|report| report.start).collect(),
            end: reports.iter().map(|report| report.end).collect(),
            lat: reports.iter().map(|report| MIDDLE.0 + report.north / KM_NORTH).collect(),
            lon: reports.iter().map(|report| MIDDLE.1 + report.east / KM_EAST).collect(),
            taxa: Taxa::new(taxonomies.collect(), reports.iter().flat_map(|report| report.codes.concat()).collect()),
            truth: reports.iter().map(|report| report.truth).collect(),
        }
    }
}

/// One report, placed in kilometres from the middle of the area; its codes taxonomy by taxonomy.
#[derive(Clone)]
struct Report {
    dataset: u16,
    start: i32,
    end: i32,
    north: f64,
    east: f64,
    codes: Vec<Vec<u32>>,
    truth: u32,
}

/// A taxonomy: for each of the finest categories its category on every level.
type Table = Vec<Vec<u32>>;

/// A taxonomy with so many categories on each level. Those of a level are dealt out at random to those of the next,
/// equally many to each, so that what agrees on one level agrees on all broader ones.
fn table(rng: &mut ChaCha8Rng, sizes: &[usize]) -> Table {
    let mut table: Table = (0..sizes[0] as u32).map(|category| vec![category]).collect();
    for level in sizes.windows(2) {
        let mut broader: Vec<u32> = (0..level[0]).map(|place| (place % level[1]) as u32).collect();
        shuffle(rng, &mut broader);
        for row in &mut table {
            row.push(broader[row[row.len() - 1] as usize]);
        }
    }
    table
}

fn shuffle<T>(rng: &mut ChaCha8Rng, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        items.swap(last, below(rng, last + 1));
    }
}

/// Uniform on [0, 1).
fn unit(rng: &mut ChaCha8Rng) -> f64 {
    (rng.next_u64() >> 11) as f64 / (1u64 << 53) as f64
}

/// Uniform on `0..n`; 0 if `n` is 0.
fn below(rng: &mut ChaCha8Rng, n: usize) -> usize {
    ((u128::from(rng.next_u64()) * n as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::taxa::Agreement;

    const SMALL: Scenario = Scenario { reports: 200, ..Scenario::DENSE_STRONG };
    const CELLS: [Scenario; 4] =
        [Scenario::SPARSE_STRONG, Scenario::DENSE_STRONG, Scenario::SPARSE_WEAK, Scenario::DENSE_WEAK];

    /// Rows of each known event, in order of dataset.
    fn known(draw: &Draw) -> Vec<Vec<usize>> {
        let mut rows = vec![vec![]; 50];
        for (row, &truth) in draw.truth.iter().enumerate().filter(|(_, truth)| **truth != UNKNOWN) {
            rows[truth as usize].push(row);
        }
        rows
    }

    fn km(draw: &Draw, a: usize, b: usize) -> f64 {
        let north = draw.lat[a] - draw.lat[b];
        let east = (draw.lon[a] - draw.lon[b]) * draw.lat[a].to_radians().cos();
        north.hypot(east) * KM_NORTH
    }

    #[test]
    fn a_seed_gives_the_same_reports_again_and_another_seed_gives_others() {
        let places = |seed| SMALL.draw(seed).lat;
        assert_eq!(format!("{:?}", SMALL.draw(7)), format!("{:?}", SMALL.draw(7)));
        assert_ne!(places(7), places(8));
    }

    #[test]
    fn the_first_report_of_a_seed_is_the_same_on_every_machine() {
        let draw = Scenario::SPARSE_STRONG.draw(1);
        assert_eq!(
            (draw.start[0], draw.truth[0], draw.taxa.of(0).to_vec()),
            (7307, UNKNOWN, vec![2, 0, 0, 1, 11, 3, 0, 11, 3, 0, 1])
        );
    }

    #[test]
    fn each_cell_has_a_thousand_reports_of_which_two_hundred_are_known() {
        for scenario in CELLS {
            let draw = scenario.draw(3);
            assert_eq!(draw.truth.len(), 1000);
            assert_eq!(draw.truth.iter().filter(|truth| **truth != UNKNOWN).count(), 200);
            assert!(
                known(&draw).iter().enumerate().all(|(truth, rows)| {
                    rows.iter().all(|&row| (draw.start[row] < draw.end[row]) == (truth >= 45))
                })
            );
            let random = (0..1000).filter(|&row| draw.truth[row] == UNKNOWN);
            let episodes = random.filter(|&row| draw.start[row] < draw.end[row]).count();
            assert!((330..470).contains(&episodes), "{episodes}");
        }
    }

    #[test]
    fn a_known_event_is_reported_once_by_each_dataset() {
        let draw = SMALL.draw(5);
        for rows in known(&draw) {
            assert_eq!(rows.iter().map(|&row| draw.dataset[row]).collect::<Vec<_>>(), [0, 1, 2, 3]);
        }
    }

    #[test]
    fn ids_count_from_one_within_a_dataset_in_order_of_date() {
        let draw = SMALL.draw(2);
        for row in 1..draw.id.len() {
            if draw.dataset[row] == draw.dataset[row - 1] {
                assert_eq!(draw.id[row], draw.id[row - 1] + 1);
                assert!(draw.start[row] >= draw.start[row - 1]);
            } else {
                assert_eq!((draw.id[row], draw.dataset[row]), (1, draw.dataset[row - 1] + 1));
            }
        }
    }

    #[test]
    fn known_reports_lie_within_the_windows_of_the_first_and_agree_on_every_taxonomy() {
        for scenario in CELLS {
            let draw = scenario.draw(11);
            for rows in known(&draw) {
                let first = rows[0];
                for &row in &rows[1..] {
                    assert!(km(&draw, first, row) <= scenario.km / 1.414);
                    assert!((draw.start[first] - draw.start[row]).abs() <= scenario.days);
                    assert!((draw.end[first] - draw.end[row]).abs() <= scenario.days);
                    let mut agreements = draw.taxa.agreements(first as u32, row as u32);
                    assert!(agreements.all(|(_, agreement)| agreement == Agreement::Level(0)));
                }
            }
        }
    }

    #[test]
    fn a_level_is_dealt_out_evenly_to_the_next() {
        let table = table(&mut stream(1, "t"), &[15, 10, 5, 2]);
        let broadest = |group| table.iter().filter(|row| row[3] == group).count();
        assert_eq!(broadest(0) + broadest(1), 15);
        assert!(table.iter().all(|a| table.iter().all(|b| a[1] != b[1] || a[2..] == b[2..])));
        assert!((0..5).all(|group| table.iter().any(|row| row[2] == group)));
    }

    #[test]
    fn missed_and_recoded_reports_are_as_many_as_asked_for() {
        let scenario = Scenario { missed: 0.5, recoded: 1.0, ..SMALL };
        let draw = scenario.draw(1);
        let rows = known(&draw);
        let reported: usize = rows.iter().map(Vec::len).sum();
        assert!((70..130).contains(&reported), "{reported}");
        assert_eq!(draw.truth.len(), 200);
        let pairs = rows.iter().filter(|rows| rows.len() > 1).map(|rows| (rows[0] as u32, rows[1] as u32));
        let found: Vec<Agreement> = pairs.flat_map(|(a, b)| draw.taxa.agreements(a, b).map(|(_, how)| how)).collect();
        assert!(found.iter().all(|how| *how != Agreement::None));
        assert!(found.iter().any(|how| *how != Agreement::Level(0)));
    }
}
