//! Made events in which a careful journalist would find nothing amiss: what each source says covers what happened.
//!
//! They are not tame. Sources round, leave ends open, give ranges, repeat each other, revise their figures, count parts by
//! status, sex and day, count others than the killed, know the month only, and have coordinates that differ within what
//! they state. Where an event has a thing that a rule reports by right (a word instead of a number), the event says so,
//! and is not counted as clean for that rule.

use super::draw::Draw;
use super::row::Row;

/// Sources that are no party, with their kinds.
const SOURCES: &[(&str, &str)] = &[
    ("Human Rights Desk", "ngo"),
    ("Observatory for Peace", "ngo"),
    ("UN mission", "intergovernmental"),
    ("African Commission", "intergovernmental"),
    ("District hospital", "medical"),
    ("Red Crescent", "medical"),
    ("Village elders", "local"),
    ("Youth association", "local"),
    ("Survivor A. D.", "individual"),
    ("Teacher M. K.", "individual"),
    ("University project", "academic"),
    ("Embassy of France", "state"),
    ("Daily Monitor", "media"),
    ("Radio of the East", "media"),
];
/// The party whose figures some events have.
pub(super) const ARMY: &str = "National army";
/// Its side.
pub(super) const SIDE: &str = "Government";
/// The group that it fights.
pub(super) const GROUP: &str = "Group of the North";
/// Places with their latitude and longitude, all in Mali and Burkina Faso, far from borders.
const PLACES: &[(&str, &str, f64, f64)] = &[
    ("Sanga", "MLI", 14.4612, -3.3071),
    ("Diafarabe", "MLI", 14.1523, -5.0214),
    ("Tenenkou", "MLI", 14.4571, -4.9132),
    ("Kaya", "BFA", 13.0912, -1.0842),
    ("Boulsa", "BFA", 12.6621, -0.5743),
];

/// What happened, and what was said of it.
pub(super) struct Made {
    /// The event's key.
    pub(super) key: String,
    /// The claims.
    pub(super) rows: Vec<Row>,
    /// Rules that report something of this event by right.
    pub(super) features: Vec<&'static str>,
    /// Civilians killed.
    pub(super) civilians: u32,
    /// Fighters killed.
    pub(super) fighters: u32,
    /// Days that it lasted.
    pub(super) days: u32,
    /// Year, month and first day.
    pub(super) date: (u32, u32, u32),
    place: (String, &'static str, f64, f64),
    addressed: bool,
    /// The number in the next claim's id.
    pub(super) next: usize,
}

impl Made {
    /// Everyone killed.
    pub(super) fn total(&self) -> u32 {
        self.civilians + self.fighters
    }

    /// The n-th day of the event as written, from 0; later ones come after it.
    pub(super) fn day(&self, n: u32) -> String {
        let (year, month, first) = self.date;
        format!("{year}-{month:02}-{:02}", first + n)
    }

    /// A day of the month after the event.
    pub(super) fn month_after(&self, day: u32) -> String {
        let (year, month, _) = self.date;
        format!("{}-{:02}-{day:02}", year + month / 12, 1 + month % 12)
    }

    /// A new row of a source on people killed in the whole event, not yet among the claims: no figure, no status.
    pub(super) fn row(&self, source: &str, kind: &str) -> Row {
        let row = Row::default()
            .with("event", &self.key)
            .with("extent", "whole")
            .with("date_start", self.day(0))
            .with("date_end", self.day(self.days - 1))
            .with("place", &self.place.0)
            .with("country", self.place.1)
            .with("source", source)
            .with("source_kind", kind)
            .with("harm", "killed")
            .with("status", "all")
            .with("published", self.day(self.days));
        let address = format!("https://example.org/{}/{}", self.key, source.to_lowercase().replace([' ', '.'], "-"));
        if self.addressed { row.with("url", address) } else { row }
    }

    /// Adds a claim and gives its id.
    pub(super) fn add(&mut self, row: Row) -> String {
        let id = format!("{}-{}", self.key, self.next);
        self.next += 1;
        self.rows.push(row.with("claim_id", &id));
        id
    }

    /// Latitude and longitude of the place.
    pub(super) fn at(&self) -> (f64, f64) {
        (self.place.2, self.place.3)
    }

    /// Removes the claims that are not of the killed as a whole, and what repeats another: a bare event for some plants.
    pub(super) fn bare(&mut self) {
        self.rows.retain(|row| {
            row.get("extent") == "whole"
                && row.get("harm") == "killed"
                && ["derived_from", "supersedes", "count_type", "scope", "victim_party"]
                    .iter()
                    .all(|it| row.get(it).is_empty())
        });
    }
}

/// Draws one event.
pub(super) fn event(key: &str, draw: &mut Draw) -> Made {
    let civilians = match draw.below(4) {
        0 => draw.between(2, 9),
        1 | 2 => draw.between(10, 60),
        _ => draw.between(61, 400),
    };
    let fighters = if draw.chance(40) { draw.between(1, 30) } else { 0 };
    let mut made = Made {
        key: key.to_owned(),
        rows: Vec::new(),
        features: Vec::new(),
        civilians,
        fighters,
        days: draw.between(1, 3),
        date: (draw.between(2012, 2023), draw.between(1, 12), draw.between(1, 16)),
        place: village(draw),
        addressed: draw.chance(80),
        next: 0,
    };
    let coordinates = draw.chance(60);
    let first = draw.below(SOURCES.len() as u32) as usize;
    for nth in 0..draw.between(2, 5) as usize {
        let (source, kind) = SOURCES[(first + nth) % SOURCES.len()];
        let mut row = made.row(source, kind);
        if coordinates && draw.chance(70) {
            located(&made, &mut row, draw);
        }
        if draw.chance(50) {
            row.set("perpetrator", if draw.chance(15) { "unknown" } else { "armed men" });
        }
        if draw.chance(30) {
            row.set("site_access", "yes");
        }
        if draw.chance(40) {
            row.set("label", draw.pick(&["people of the village", "inhabitants", "victims of the attack"]));
        }
        independent(&mut made, row, draw);
    }
    if draw.chance(50) {
        repeated(&mut made, draw);
    }
    others(&mut made, draw);
    featured(&mut made, draw);
    made
}

/// A village of its own within 30 km of one of the places: two events hardly share one.
fn village(draw: &mut Draw) -> (String, &'static str, f64, f64) {
    let (name, country, lat, lon) = draw.pick(PLACES);
    let mut off = || (f64::from(draw.below(5000)) - 2500.0) / 10_000.0;
    let (lat, lon) = (lat + off(), lon + off());
    (format!("{name} {}", draw.below(5000)), country, (lat * 1e4).round() / 1e4, (lon * 1e4).round() / 1e4)
}

fn located(made: &Made, row: &mut Row, draw: &mut Draw) {
    let (lat, lon) = made.at();
    let jitter = |draw: &mut Draw| (f64::from(draw.below(300)) - 150.0) / 10_000.0;
    row.set("lat", format!("{:.4}", lat + jitter(draw)));
    row.set("lon", format!("{:.4}", lon + jitter(draw)));
    if draw.chance(60) {
        row.set("geo_precision", "town");
    }
}

/// One source's own claim on everyone killed, in one of the forms that sources use, with parts at times.
fn independent(made: &mut Made, mut row: Row, draw: &mut Draw) {
    let total = made.total();
    if draw.chance(12) {
        // It knows the month only.
        let (year, month, _) = made.date;
        let text = format!("{year}-{month:02}");
        row.set("date_start", &text);
        row.set("date_end", text);
        row.set("published", made.month_after(draw.between(1, 9)));
    }
    let (figure, lang) = covering(total, draw);
    let exact = figure.parse() == Ok(total);
    row.set("figure", figure);
    row.set("lang", lang);
    if made.fighters == 0 && draw.chance(30) {
        row.set("status", "civilian");
    }
    if exact && draw.chance(10) {
        row.set("named", draw.between(1, total));
    }
    let whole = made.add(row.clone());
    if !exact || row.get("status") == "civilian" {
        return;
    }
    let part = row.with("extent", "part").with("part_of", whole).with("named", "").with("label", "");
    match draw.below(6) {
        0 if made.fighters > 0 => {
            let complete = if draw.chance(50) { "yes" } else { "" };
            for (status, n) in [("civilian", made.civilians), ("combatant", made.fighters)] {
                let part = part.clone().with("part_axis", "status").with("part_complete", complete);
                made.add(part.with("status", status).with("figure", n));
            }
        }
        1 if total > 5 => {
            let women = draw.between(1, total / 3 + 1);
            let children = draw.between(1, total / 3);
            for (people, n) in [("women", women), ("children", children)] {
                made.add(part.clone().with("part_axis", "demographic").with("demographic", people).with("figure", n));
            }
        }
        2 if made.days > 1 && part.get("date_start").len() > 7 => {
            let mut left = total;
            for day in 0..made.days {
                let n = if day + 1 == made.days { left } else { draw.between(0, left) };
                left -= n;
                let part = part.clone().with("part_axis", "time").with("part_complete", "yes");
                made.add(part.with("date_start", made.day(day)).with("date_end", made.day(day)).with("figure", n));
            }
        }
        _ => {}
    }
}

/// A figure that covers the number, with its language if that matters.
pub(super) fn covering(n: u32, draw: &mut Draw) -> (String, &'static str) {
    let rounded = |unit: u32| (n + unit / 2) / unit * unit;
    match draw.below(10) {
        0 if n >= 20 => (format!("about {}", rounded(10)), ""),
        1 if n >= 125 => (format!("an estimated {}", rounded(50)), ""),
        2 => (format!("at least {}", n - n / draw.between(4, 12)), ""),
        3 => (format!("up to {}", n + n / draw.between(3, 9)), ""),
        4 => (format!("{}-{}", n - n / draw.between(5, 9), n + n / draw.between(5, 9) + 1), ""),
        5 if n > 10 => (format!("plus de {}", (n - 1) / 10 * 10), "fr"),
        6 if (28..=32).contains(&n) => ("une trentaine".into(), "fr"),
        _ => (n.to_string(), ""),
    }
}

/// A faithful repetition of one of the claims: the same words, number, days and people.
fn repeated(made: &mut Made, draw: &mut Draw) {
    let own: Vec<usize> = (0..made.rows.len()).filter(|at| made.rows[*at].get("extent") == "whole").collect();
    let origin = made.rows[draw.pick(&own)].clone();
    let id = origin.get("claim_id").to_owned();
    let mut row =
        origin.with("derived_from", id).with("named", "").with("published", made.month_after(draw.between(10, 20)));
    if draw.chance(50) {
        row.set("source", "Evening Courier");
        row.set("source_kind", "media");
    } else {
        row.set("reported_by", "Evening Courier");
    }
    made.add(row);
}

/// Claims on other harms, and running counts that rise.
fn others(made: &mut Made, draw: &mut Draw) {
    for (harm, percent) in [("injured", 30), ("displaced", 12), ("missing", 8), ("detained", 8)] {
        if draw.chance(percent) {
            let n = draw.between(1, 200);
            let row = made.row("District administration", "state").with("harm", harm).with("figure", n);
            made.add(row);
        }
    }
    if draw.chance(12) {
        let mut n = made.total().div_ceil(2);
        for day in 1..=draw.between(2, 3) {
            n = (n + draw.below(5)).min(made.total());
            let row = made.row("Civil protection", "state").with("count_type", "cumulative").with("figure", n);
            let published = made.month_after(day);
            made.add(row.with("as_of", &published).with("published", published));
        }
    }
}

/// What a rule reports by right.
fn featured(made: &mut Made, draw: &mut Draw) {
    let total = made.total();
    if draw.chance(8) {
        made.features.push("superseded-figure");
        let n = total + draw.between(1, 5);
        let first = made.row("Regional council", "state").with("figure", n);
        let id = made.add(first);
        let later = made.row("Regional council", "state").with("figure", total).with("supersedes", id);
        made.add(later.with("published", made.month_after(2)));
    }
    if draw.chance(8) && total >= 24 {
        made.features.push("vague-figure");
        made.add(
            made.row("Radio listener", "individual").with("figure", if total < 100 { "dozens" } else { "hundreds" }),
        );
    }
    if draw.chance(6) {
        made.features.push("scope-mismatch");
        let n = draw.between(1, total);
        made.add(made.row("Market committee", "local").with("figure", n).with("scope", "in the market"));
    }
    if draw.chance(6) {
        made.features.push("party-counts-own-losses");
        let n = draw.between(1, total.min(12));
        let row =
            made.row(ARMY, "belligerent").with("side", SIDE).with("victim_party", SIDE).with("status", "combatant");
        made.add(row.with("figure", n));
    }
    if draw.chance(6) {
        made.features.push("no-access");
        made.add(
            made.row("Commission of inquiry", "intergovernmental").with("site_access", "denied").with("figure", total),
        );
    }
    if draw.chance(6) {
        // It lists the total of a longer time beside the event's.
        made.features.push("aggregate-as-event");
        let (year, month, _) = made.date;
        let row = made.row("Monthly review", "ngo").with("extent", "aggregate").with("figure", total * 5 + 3);
        let row = row.with("date_start", format!("{year}-{month:02}-01")).with("published", made.month_after(4));
        made.add(row.with("date_end", format!("{year}-{month:02}-28")));
    }
}
