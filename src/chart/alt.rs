//! Alt text in Cesal's form, "a chart of this kind, of these data, where this is so", made from the chart's own data
//! (<https://nightingaledvs.com/writing-alt-text-for-data-visualization/>).

use std::fmt::Write;

use super::axis::thousands;
use super::range::{Extent, RangeChart};
use super::text::clean;

/// Rows told one by one; the report's table holds the rest.
const MOST_ROWS: usize = 30;

/// What a reader who cannot see the range chart is told.
pub fn range(chart: &RangeChart) -> String {
    let what = match clean(&chart.axis_label, 120) {
        label if label.is_empty() => "people".to_string(),
        label => label,
    };
    let mut out = format!("Range chart of {what}, by source");
    if chart.rows.is_empty() {
        out.push_str(", where no claim gives a figure.");
        return out;
    }
    let extents: Vec<Extent> = chart.rows.iter().map(Extent::of).collect();
    let values = || extents.iter().flat_map(|e| [e.low, e.best, e.high]).flatten();
    let (low, high) = (values().reduce(f64::min), values().reduce(f64::max));
    let rows = match extents.len() {
        1 => "one claim".to_string(),
        n => format!("{n} claims"),
    };
    let _ = match (low, high) {
        (Some(low), Some(high)) if low < high => {
            write!(out, ", where {rows} go from {} to {}", thousands(low), thousands(high))
        }
        (Some(low), _) => write!(out, ", where {rows} put it at {}", thousands(low)),
        _ => write!(out, ", where {rows} give words but no number"),
    };
    let count = |n: usize, what: &str| match n {
        0 => None,
        1 => Some(format!("one {what}")),
        n => Some(format!("{n} {what}")),
    };
    let open = count(extents.iter().filter(|e| e.open_right()).count(), "without an upper end");
    let wordy = count(extents.iter().filter(|e| e.is_empty() && low.is_some()).count(), "in words alone");
    let special: Vec<String> = [open, wordy].into_iter().flatten().collect();
    if !special.is_empty() {
        let _ = write!(out, " ({})", special.join(", "));
    }
    out.push('.');
    for (row, extent) in chart.rows.iter().zip(&extents).take(MOST_ROWS) {
        let words = row.words(*extent);
        let name = match clean(&row.name, 80) {
            name if name.is_empty() => "unnamed source".to_string(),
            name => name,
        };
        let _ = write!(out, " {name}: {words}");
        if !words.contains(row.tone.words()) {
            let _ = write!(out, " ({})", row.tone.words());
        }
        if row.derived {
            out.push_str(", repeating the source above");
        }
        out.push(';');
    }
    if let Some(more) = chart.rows.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
        let _ = write!(out, " and {more} more;");
    }
    out.pop();
    out.push('.');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::range::RangeRow;
    use crate::chart::theme::Tone;

    fn row(name: &str, label: &str, low: Option<f64>, high: Option<f64>, tone: Tone) -> RangeRow {
        RangeRow { name: name.into(), label: label.into(), low, high, tone, ..RangeRow::default() }
    }

    #[test]
    fn the_text_tells_kind_data_spread_and_every_row() {
        let chart = RangeChart {
            axis_label: "people reported killed".into(),
            rows: vec![
                row("FAMa", "203 combatants", Some(203.0), Some(203.0), Tone::Combatant),
                row("OHCHR", "", Some(500.0), None, Tone::Mixed),
            ],
            ..RangeChart::default()
        };
        assert_eq!(
            range(&chart),
            "Range chart of people reported killed, by source, where 2 claims go from 203 to 500 (one without \
             an upper end). FAMa: 203 combatants; OHCHR: at least 500 (said to be of several statuses)."
        );
    }

    #[test]
    fn without_rows_it_says_so() {
        assert_eq!(range(&RangeChart::default()), "Range chart of people, by source, where no claim gives a figure.");
    }

    #[test]
    fn sixty_rows_are_cut_to_thirty_and_a_count() {
        let rows = vec![row("A", "hundreds", None, None, Tone::Unstated); 60];
        let alt = range(&RangeChart { rows, ..RangeChart::default() });
        assert!(alt.ends_with("; and 30 more."), "{alt}");
        assert!(alt.contains("60 claims give words but no number"), "{alt}");
    }
}
