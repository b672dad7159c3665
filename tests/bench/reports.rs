//! Made reports of several datasets, seeded, for linking: sparse ones (many towns, twenty years), dense ones (every event of a
//! month again and again, within some hundred metres) and crowded ones (one day, one town).

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// How the reports lie.
#[derive(Clone, Copy, PartialEq)]
pub enum Lie {
    Sparse,
    Dense,
    Crowded,
}

const DATASETS: usize = 4;
const HEADER: &str = "event,date_start,date_end,lat,lon,place,actor1,event_type,actor,kind";
const KINDS: [&str; 4] = ["Battles", "Violence against civilians", "Explosions/Remote violence", "Protests"];
const ACTORS: usize = 300;

struct Event {
    day: i32,
    length: i32,
    lat: f64,
    lon: f64,
    actor: usize,
    kind: usize,
}

struct Draws(ChaCha8Rng);

impl Draws {
    fn below(&mut self, n: usize) -> usize {
        (self.0.next_u64() % n as u64) as usize
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn event(&mut self, lie: Lie) -> Event {
        let (days, lat, lon) = match lie {
            Lie::Sparse => (7300, (-30.0, 30.0), (-15.0, 45.0)),
            Lie::Dense => (30, (38.3, 39.7), (-79.0, -75.0)),
            Lie::Crowded => (1, (14.695, 14.705), (-4.305, -4.295)),
        };
        let length = if lie != Lie::Crowded && self.below(20) == 0 { 1 + self.below(7) as i32 } else { 0 };
        Event {
            day: self.below(days) as i32,
            length,
            lat: self.between(lat.0, lat.1),
            lon: self.between(lon.0, lon.1),
            actor: self.below(ACTORS),
            kind: self.below(KINDS.len()),
        }
    }
}

/// Writes `d1.csv` to `d4.csv` and two taxonomies into a folder; `reports` in all, about half of them of events that several
/// datasets have.
pub fn generate(folder: &Path, lie: Lie, reports: usize, seed: u64) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut draws = Draws(ChaCha8Rng::seed_from_u64(seed));
    let mut files = Vec::new();
    for dataset in 1..=DATASETS {
        let mut file = BufWriter::new(File::create(folder.join(format!("d{dataset}.csv")))?);
        writeln!(file, "{HEADER}")?;
        files.push(file);
    }
    // Dense reports repeat the events of one month.
    let known: Vec<Event> = (0..65).map(|_| draws.event(lie)).collect();
    let (mut written, mut ids) = (0, [0; DATASETS]);
    while written < reports {
        let own;
        let event = if lie == Lie::Dense {
            &known[written % known.len()]
        } else {
            own = draws.event(lie);
            &own
        };
        let seen = [1, 1, 1, 1, 2, 3, 4][draws.below(7)];
        let first = draws.below(DATASETS);
        for dataset in (0..seen).map(|nth| (first + nth) % DATASETS) {
            let Event { day, length, lat, lon, actor, kind } = *event;
            let day = day + i32::from(lie != Lie::Crowded && draws.below(4) == 0);
            let (start, end) = (iso(day), iso(day + length));
            let (north, east) = (draws.between(-0.005, 0.005), draws.between(-0.005, 0.005));
            ids[dataset] += 1;
            writeln!(
                files[dataset],
                "{},{start},{end},{:.5},{:.5},Town {} {},Armed Group {actor},{},a{actor},k{kind}",
                ids[dataset],
                lat + north,
                lon + east,
                (lat * 50.0) as i32,
                (lon * 50.0) as i32,
                KINDS[kind]
            )?;
            written += 1;
        }
    }
    files.iter_mut().try_for_each(Write::flush)?;
    taxonomies(folder)
}

fn iso(day: i32) -> String {
    recount::model::date::iso(9862 + day)
}

fn taxonomies(folder: &Path) -> io::Result<()> {
    let mut kinds = String::from("data.source,base.categories,level1,level2\n");
    let mut actors = String::from("data.source,base.categories,level1,level2,level3\n");
    for dataset in 1..=DATASETS {
        (0..KINDS.len()).for_each(|kind| kinds += &format!("d{dataset},k{kind},K{kind},B{}\n", kind / 2));
        (0..ACTORS).for_each(|actor| actors += &format!("d{dataset},a{actor},A{actor},G{},Any\n", actor / 10));
    }
    std::fs::write(folder.join("kind.csv"), kinds)?;
    std::fs::write(folder.join("actor.csv"), actors)
}
