//! Made claims in the contract's columns, seeded: the same rows for the same number and seed, on every platform.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::io::{self, Write};

const HEADER: &str = "claim_id,event,extent,date_start,date_end,place,admin1,country,lat,lon,source,source_kind,side,\
reported_by,derived_from,published,access,url,lang,harm,status,victim_party,label,figure,low,best,high,named,part_of,\
perpetrator,scope,note";

/// Writes `rows` claims, about five to an event.
pub fn generate(out: impl Write, rows: usize, seed: u64) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |n: usize| (rng.next_u64() % n as u64) as usize;
    writeln!(out, "{HEADER}")?;
    let (mut row, mut event) = (0, 0);
    while row < rows {
        let claims = (1 + below(9)).min(rows - row);
        let (day, month, year) = (1 + below(26), 1 + below(12), 2010 + below(15));
        // Published in the month after.
        let later = format!("{}-{:02}", year + month / 12, 1 + month % 12);
        let place = below(4000);
        // Within a degree of a point inside each country.
        let (country, lat, lon) =
            [("MLI", 14.0, -5.5), ("BFA", 12.0, -2.0), ("NER", 15.0, 8.0), ("NGA", 9.0, 6.0)][place % 4];
        let lat = lat + (place % 83) as f64 / 83.0;
        let lon = lon + (place % 97) as f64 / 97.0;
        let toll = 1 + below(40) * (1 + below(12));
        let mut said: Vec<Said> = Vec::new();
        for nth in 0..claims {
            let source = below(60);
            let kind = ["media", "ngo", "belligerent", "intergovernmental", "dataset", "local"][source % 6];
            let side = if kind == "belligerent" { "Government" } else { "" };
            // One claim in four repeats an earlier one; one repeat in four changes something.
            let origin = (nth > 0 && below(4) == 0).then(|| below(nth));
            let mut own = match origin {
                Some(at) => said[at].clone(),
                None => {
                    // Three sources in four give the usual figure, rounded or not; one event in four is disputed.
                    let n = if below(4) == 0 { toll + below(toll.div_ceil(2)) } else { toll };
                    let status = if event % 4 == 0 { below(6) } else { 2 * (event % 3) };
                    Said { n, form: below(12), status, days: usize::from(below(10) == 0), neutralised: below(20) == 0 }
                }
            };
            if origin.is_some() && below(4) == 0 {
                match below(4) {
                    0 => own.n += 1 + below(9),
                    1 => own.form = below(12),
                    2 => own.status = below(6),
                    _ => own.days += 1,
                }
            }
            let figure = match own.form {
                0 => format!("at least {}", own.n),
                1 => format!("about {}", own.n),
                2 => format!("{}-{}", own.n, own.n + 20),
                3 => format!("more than {}", own.n),
                4 => "dozens".to_owned(),
                _ => own.n.to_string(),
            };
            let status = ["civilian", "combatant", "all", "mixed", "civilian", "all"][own.status];
            let harm = if own.neutralised { "neutralised" } else { "killed" };
            let party = if status == "combatant" { "Group A" } else { "" };
            let repeats = origin.map(|at| format!("c{}", row - nth + at)).unwrap_or_default();
            let scope = if below(100) == 0 { "of the town" } else { "" };
            writeln!(
                out,
                "c{row},e{event},whole,{year}-{month:02}-{day:02},{year}-{month:02}-{:02},Place {place},Region {},\
                 {},{:.4},{:.4},Source {source},{kind},{side},Outlet {},{repeats},{later}-{:02},\
                 original,https://example.org/{event}/{row},en,{harm},{status},{party},\"people, as \"\"source \
                 {source}\"\" has it\",{figure},,,,,,Party {},{scope},",
                day + own.days.min(2),
                place % 40,
                country,
                lat,
                lon,
                below(200),
                1 + below(28),
                if below(40) == 0 { below(5) } else { event % 5 },
            )?;
            said.push(own);
            row += 1;
        }
        event += 1;
    }
    out.flush()
}

/// What a source says.
#[derive(Clone)]
struct Said {
    n: usize,
    form: usize,
    status: usize,
    days: usize,
    neutralised: bool,
}
