//! Columns of figures -> claims: ends come together, parts find their whole.

use super::roles::{Column, Counted, End};
use super::shapes::number;

/// A column with the reason for its place.
pub(super) type Used = (usize, String);

/// One claim of a row.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// Its name in the profile.
    pub name: String,
    /// Whom and what it counts.
    pub counted: Counted,
    /// The columns of its figure, with the value that each gives.
    pub values: Vec<(&'static str, Used)>,
    /// The whole that it is a part of, and the axis.
    pub part_of: Option<(String, &'static str)>,
    /// What the draft took for granted.
    pub remark: Option<String>,
}

/// A column of figures before it has found its claim.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The column.
    pub column: usize,
    /// What its name says.
    pub counted: Counted,
    /// Why it is a figure.
    pub reason: String,
}

impl Counted {
    /// Whether it counts everyone, as far as its name says.
    fn is_whole(&self) -> bool {
        self.status.is_none() && self.party.is_none() && self.people.is_none() && self.scope.is_none()
    }

    fn same_people(&self, other: &Self) -> bool {
        self.harm == other.harm
            && (self.status, &self.party, self.people, &self.scope)
                == (other.status, &other.party, other.people, &other.scope)
    }
}

/// Makes claims of the columns of figures. `harm_told`: a column says the harm of each row. What finds no place in
/// a claim comes back with its reason.
pub(super) fn claims(columns: &[Column], mut figures: Vec<Figure>, harm_told: bool) -> (Vec<Claim>, Vec<Used>) {
    let mut kept = Vec::new();
    if !harm_told {
        name_totals(columns, &mut figures, &mut kept);
    }
    let taken = if harm_told { None } else { name_harms(&mut figures) };
    let mut groups: Vec<Vec<Figure>> = Vec::new();
    for figure in figures {
        match groups
            .iter_mut()
            .find(|group| group.first().is_some_and(|first| first.counted.same_people(&figure.counted)))
        {
            Some(group) => group.push(figure),
            None => groups.push(vec![figure]),
        }
    }
    let mut claims: Vec<Claim> = Vec::new();
    for group in groups {
        let Some(first) = group.first() else { continue };
        let name = unique(claim_name(&first.counted), &claims);
        let counted = first.counted.clone();
        let remark = taken.as_ref().filter(|taken| group.iter().any(|figure| taken.columns.contains(&figure.column)));
        let remark = remark.map(|taken| taken.remark.clone());
        claims.push(Claim { name, counted, values: values(columns, group, &mut kept), part_of: None, remark });
    }
    for at in 0..claims.len() {
        let part_of = claims.get(at).and_then(|claim| parent(claim, &claims));
        if let Some(claim) = claims.get_mut(at) {
            claim.part_of = part_of;
        }
    }
    (claims, kept)
}

/// A bare total beside killed and injured: casualties if it is their sum in every row, else nothing that can be told.
fn name_totals(columns: &[Column], figures: &mut Vec<Figure>, kept: &mut Vec<Used>) {
    let whole = |harm: &str| {
        figures.iter().find(|figure| {
            figure.counted.harm == Some(harm) && figure.counted.is_whole() && figure.counted.end == End::Plain
        })
    };
    let (Some(killed), Some(injured)) = (whole("killed"), whole("injured")) else { return };
    let (killed, injured) = (killed.column, injured.column);
    let is_total = |figure: &Figure| {
        figure.counted.harm.is_none() && figure.counted.is_whole() && figure.counted.end == End::Plain
    };
    let (totals, others): (Vec<Figure>, Vec<Figure>) = figures.drain(..).partition(is_total);
    *figures = others;
    for mut total in totals {
        if adds_up(columns, total.column, killed, injured) {
            total.reason += "; in every row it is the sum of killed and injured";
            total.counted.harm = Some("casualties");
            figures.push(total);
        } else {
            kept.push((
                total.column,
                format!("{}; whom it counts beside the killed and the injured is not clear", total.reason),
            ));
        }
    }
}

fn adds_up(columns: &[Column], total: usize, killed: usize, injured: usize) -> bool {
    let numbers = |place: usize| columns.get(place).map(|column| column.cells.iter().map(|cell| number(cell)));
    let (Some(total), Some(killed), Some(injured)) = (numbers(total), numbers(killed), numbers(injured)) else {
        return false;
    };
    let rows: Vec<(f64, f64, f64)> = total
        .zip(killed.zip(injured))
        .filter_map(|(total, (killed, injured))| Some((total?, killed?, injured?)))
        .collect();
    rows.iter().all(|(total, killed, injured)| *total == killed + injured)
        && rows.iter().any(|(_, killed, injured)| *killed > 0.0 && *injured > 0.0)
}

/// The columns to which the draft gave a harm that their names do not say.
struct Taken {
    columns: Vec<usize>,
    remark: String,
}

/// Names without a harm: killed if any other column says so, else the only harm that the others name, else killed.
fn name_harms(figures: &mut [Figure]) -> Option<Taken> {
    let bare = |figure: &Figure| figure.counted.harm.is_none();
    let columns: Vec<usize> = figures.iter().filter(|figure| bare(figure)).map(|figure| figure.column).collect();
    let mut harms: Vec<&'static str> = figures.iter().filter_map(|figure| figure.counted.harm).collect();
    harms.sort_unstable();
    harms.dedup();
    let whole = figures.iter().any(|figure| {
        bare(figure) && figure.counted.is_whole() && (figure.counted.total || figure.counted.end == End::Plain)
    });
    let (harm, why) = match harms.as_slice() {
        [only] if !whole => (*only, "as in the other columns"),
        harms if harms.contains(&"killed") => ("killed", "as in the other columns"),
        _ => ("killed", "as is usual"),
    };
    for figure in figures.iter_mut().filter(|figure| bare(figure)) {
        figure.counted.harm = Some(harm);
    }
    let remark = format!(
        "The name does not say which harm is counted; \"{harm}\" is assumed, {why}: correct it if that is wrong."
    );
    (!columns.is_empty()).then_some(Taken { columns, remark })
}

/// The columns of one claim, each with the value that it gives; the first of several for one value is used.
fn values(columns: &[Column], group: Vec<Figure>, kept: &mut Vec<Used>) -> Vec<(&'static str, Used)> {
    let mut ends: Vec<(End, Used)> = Vec::new();
    for figure in group {
        let shown = |place: usize| columns.get(place).map(Column::shown).unwrap_or_default();
        match ends.iter_mut().find(|(end, _)| *end == figure.counted.end) {
            Some((_, (first, reason))) => {
                *reason += &format!("; {} would do as well", shown(figure.column));
                kept.push((figure.column, format!("{}; {} stands first and is used", figure.reason, shown(*first))));
            }
            None => ends.push((figure.counted.end, (figure.column, figure.reason))),
        }
    }
    let alone = ends.len() == 1;
    let best = ends.iter().any(|(end, _)| *end == End::Best);
    let mut values = Vec::new();
    for (end, (place, reason)) in ends {
        let plain = columns.get(place).is_some_and(|column| column.shape.numbers == column.shape.filled);
        match end {
            End::Low => values.push(("low", (place, reason))),
            End::Best => values.push(("best", (place, reason))),
            End::High => values.push(("high", (place, reason))),
            End::Plain if alone => values.push(("figure", (place, reason))),
            End::Plain if plain && !best => {
                values
                    .push(("best", (place, format!("{reason}; other columns give its ends, so it is the best value"))));
            }
            End::Plain => kept.push((place, format!("{reason}; other columns give the figure in low, best and high"))),
        }
    }
    let order = ["figure", "low", "best", "high"];
    values.sort_by_key(|(value, _)| order.iter().position(|name| name == value));
    values
}

/// The whole that a claim is a part of: children killed are among the civilians killed where those are
/// civilian children, else among all the killed.
fn parent(claim: &Claim, claims: &[Claim]) -> Option<(String, &'static str)> {
    let counted = &claim.counted;
    if counted.scope.is_some() || counted.is_whole() {
        return None;
    }
    let axis = if counted.people.is_some() { "demographic" } else { "status" };
    let everyone = Counted { people: None, ..counted.clone() };
    let whole = Counted { status: None, party: None, ..everyone.clone() };
    [everyone, whole].iter().find_map(|wanted| {
        let found = claims.iter().find(|other| other.name != claim.name && other.counted.same_people(wanted))?;
        Some((found.name.clone(), axis))
    })
}

fn claim_name(counted: &Counted) -> String {
    let status = match (&counted.party, counted.status) {
        (Some(party), _) => party.as_str(),
        (None, Some("civilian")) => "civilians",
        (None, Some("combatant")) => "combatants",
        (None, Some("unknown")) => "unknown-status",
        (None, Some(other)) => other,
        (None, None) => "",
    };
    let words = [
        counted.scope.as_deref().unwrap_or(""),
        status,
        counted.people.unwrap_or(""),
        counted.harm.unwrap_or("figure"),
    ];
    let words: Vec<String> = words
        .iter()
        .flat_map(|word| word.split([' ', '_']))
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(30).collect())
        .collect();
    words.join("-")
}

fn unique(name: String, claims: &[Claim]) -> String {
    let taken = |name: &str| claims.iter().any(|claim| claim.name == name);
    let numbered = |number: usize| if number == 1 { name.clone() } else { format!("{name}-{number}") };
    (1..).map(numbered).find(|name| !taken(name)).unwrap_or(name)
}
