//! Made rows in ACLED's 31 columns, with notes as long as ACLED's, seeded: the same rows for the same number and seed.
//!
//! The column names are facts; every cell is made up here. ACLED's own rows may not be redistributed.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::io::{self, Write};

const HEADER: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,\
location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

const COUNTRIES: [(&str, &str, u16); 6] = [
    ("MLI", "Mali", 466),
    ("BFA", "Burkina Faso", 854),
    ("NER", "Niger", 562),
    ("NGA", "Nigeria", 566),
    ("SDN", "Sudan", 729),
    ("YEM", "Yemen", 887),
];
const KINDS: [(&str, &str, &str); 5] = [
    ("Political violence", "Battles", "Armed clash"),
    ("Political violence", "Violence against civilians", "Attack"),
    ("Political violence", "Explosions/Remote violence", "Air/drone strike"),
    ("Demonstrations", "Protests", "Peaceful protest"),
    ("Strategic developments", "Strategic developments", "Looting/property destruction"),
];
const WORDS: [&str; 24] = [
    "militants",
    "of",
    "the",
    "group",
    "attacked",
    "a",
    "village",
    "in",
    "the",
    "area",
    "and",
    "burned",
    "houses,",
    "shops",
    "according",
    "to",
    "local",
    "sources",
    "who",
    "spoke",
    "of",
    "people",
    "fleeing",
    "towards",
];

/// Writes `rows` events.
pub fn generate(out: impl Write, rows: usize, seed: u64) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |n: usize| (rng.next_u64() % n as u64) as usize;
    writeln!(out, "{HEADER}")?;
    for row in 0..rows {
        let (code, country, iso) = COUNTRIES[below(COUNTRIES.len())];
        let (disorder, kind, sub) = KINDS[below(KINDS.len())];
        let (year, month, day) = (1997 + below(28), 1 + below(12), 1 + below(28));
        let place = below(5000);
        let fatalities = if below(7) == 0 { 1 + below(20) } else { 0 };
        write!(
            out,
            "{code}{row},{year}-{month:02}-{day:02},{year},{},{disorder},{kind},{sub},Group {},,Rebel group,\
             Civilians ({country}),Farmers ({country}),Civilians,Rebel group - Civilians,{},{iso},Western Africa,{country},\
             Region {},District {},,Place {place},{}.{:04},{}.{:04},{},Source {}; Source {},Local partner-Other,\"",
            1 + below(3),
            below(300),
            if kind == "Violence against civilians" { "Civilians targeted" } else { "" },
            place % 60,
            place % 400,
            10 + place % 10,
            place,
            place % 15,
            place,
            1 + below(3),
            below(900),
            below(900),
        )?;
        write!(out, "On {day} {month:02} {year}, ")?;
        for _ in 0..30 + below(40) {
            write!(out, "{} ", WORDS[below(WORDS.len())])?;
        }
        match fatalities {
            0 => write!(out, "No fatalities were mentioned.")?,
            3 | 10 => write!(out, "An unknown number of people were killed, coded as {fatalities}.")?,
            n => write!(out, "The \"\"{n}\"\" people killed were named.")?,
        }
        writeln!(out, "\",{fatalities},crowd size=no report,{}", 1_600_000_000 + row)?;
    }
    out.flush()
}
