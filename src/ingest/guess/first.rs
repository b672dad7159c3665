//! What would become of the first row, in words.

use super::plan::{Line, Plan, Value};
use super::roles::Column;
use super::shapes::is_missing;

/// What stands where a draft has no source.
pub const WHO: &str = "WRITE WHO MAKES THE CLAIM";

/// One line a claim, then what the claims share.
pub(super) fn first_row(plan: &Plan, columns: &[Column]) -> Vec<String> {
    let cell = |place: usize| {
        let cell = columns.get(place).and_then(|column| column.cells.first()).copied().unwrap_or_default().trim();
        (!is_missing(cell)).then_some(cell)
    };
    if columns.iter().all(|column| column.cells.is_empty()) {
        return vec!["There is no row to try it on.".to_owned()];
    }
    let mut claims = Vec::new();
    for claim in &plan.claims {
        let values: Vec<String> =
            claim.values.iter().filter_map(|(value, (place, _))| Some(format!("{value} {}", cell(*place)?))).collect();
        if !values.is_empty() {
            claims.push(format!("- {}: {}", claim.name, values.join(", ")));
        }
    }
    let field = |wanted: &str| plan.fields.iter().find(|line| line.field == wanted).and_then(|line| tell(line, &cell));
    let source = field("source").or_else(|| (!plan.has("source")).then(|| WHO.to_owned()));
    let place = ["place", "admin1", "country"].iter().filter_map(|name| field(name)).collect::<Vec<_>>().join(", ");
    let place = match (place.is_empty(), field("lat"), field("lon")) {
        (false, _, _) => Some(place),
        (true, Some(lat), Some(lon)) => Some(format!("latitude {lat}, longitude {lon}")),
        _ => None,
    };
    let (event, date) = (field("event"), field("date_start"));
    let rejected = event.is_none() && (date.is_none() || place.is_none());
    let mut lines = vec![match claims.len() {
        0 => "The first row would become no claim: it has no figure in a column that is used.".to_owned(),
        1 => "The first row would become 1 claim:".to_owned(),
        many => format!("The first row would become {many} claims:"),
    }];
    lines.extend(claims);
    let told = [("source", source), ("event", event), ("date", date), ("place", place)];
    let told: Vec<String> = told
        .into_iter()
        .map(|(name, value)| value.map_or_else(|| format!("no {name}"), |value| format!("{name} \"{value}\"")))
        .collect();
    lines.push(format!("with {}.", told.join(", ")));
    if rejected {
        lines.push(
            "As it stands it would be rejected: it says neither which event it is about, nor when and where."
                .to_owned(),
        );
    }
    lines
}

fn tell<'a>(line: &Line, cell: &impl Fn(usize) -> Option<&'a str>) -> Option<String> {
    let cells: Vec<&str> = line.columns.iter().filter_map(|(place, _)| cell(*place)).collect();
    match &line.value {
        Value::Joined(between) => (!cells.is_empty()).then(|| cells.join(between)),
        _ => cells.first().map(|cell| (*cell).to_owned()),
    }
}
