//! When.

use super::super::clean::Made;
use super::super::draw::Draw;
use super::{Plant, origin, repeat};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("implausible-duration", implausible_duration),
    ("inverted-window", inverted_window),
    ("precision-false", precision_false),
    ("published-before-event", published_before_event),
    ("stale-figure", stale_figure),
    ("superseded-figure", superseded_figure),
    ("window-drift", window_drift),
    ("window-mismatch", window_mismatch),
];

fn window_mismatch(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let longer = made.days - 1 + draw.between(1, 6);
    made.add(made.row("Parish", "local").with("figure", n));
    let row = made.row("Inquiry desk", "ngo").with("figure", n).with("date_end", made.day(longer));
    made.add(row.with("published", made.month_after(2)));
    true
}

fn window_drift(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let (row, id) = origin(made, n);
    let row = repeat(made, &row, &id, draw);
    let shift = made.days - 1 + draw.between(1, 5);
    made.add(if draw.chance(50) {
        row.with("date_end", made.day(shift))
    } else {
        row.with("date_start", made.day(shift)).with("date_end", made.day(shift))
    });
    true
}

fn inverted_window(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let later = made.days - 1 + draw.between(1, 9);
    let row = made.row("Inquiry desk", "ngo").with("date_start", made.day(later)).with("date_end", made.day(0));
    made.add(row.with("published", made.month_after(2)).with("figure", n));
    true
}

fn published_before_event(made: &mut Made, draw: &mut Draw) -> bool {
    let (year, month, _) = made.date;
    let published = match draw.below(3) {
        0 => format!("{}-{month:02}-20", year - 1),
        1 => format!("{}", year - 1),
        _ => format!("{}-{:02}-11", year - u32::from(month == 1), if month == 1 { 12 } else { month - 1 }),
    };
    let n = made.total();
    made.add(made.row("Inquiry desk", "ngo").with("published", published).with("figure", n));
    true
}

fn superseded_figure(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let (row, id) = origin(made, n + draw.between(1, 30));
    made.add(row.with("supersedes", id).with("published", made.month_after(3)).with("figure", n));
    true
}

/// A paper prints the old figure a fortnight to a month after the revision.
fn stale_figure(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let (row, id) = origin(made, n);
    let revised = n + draw.between(5, 60);
    made.add(row.clone().with("supersedes", &id).with("published", made.day(made.days + 1)).with("figure", revised));
    let row = repeat(made, &row, &id, draw);
    made.add(row.with("published", made.month_after(draw.between(15, 28))));
    true
}

/// Years instead of days: a slip in one of the two dates, or a period.
fn implausible_duration(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let (year, month, day) = made.date;
    let end = format!("{}-{month:02}-{:02}", year + draw.between(2, 4), day + draw.below(9));
    let row = made.row("Inquiry desk", "ngo").with("date_end", end).with("published", format!("{}", year + 5));
    made.add(row.with("figure", n));
    true
}

fn precision_false(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let (year, month, _) = made.date;
    if draw.chance(60) {
        let row = made.row("Inquiry desk", "ngo").with("date_end", made.day(0));
        made.add(row.with("date_precision", draw.pick(&["month", "week", "year"])).with("figure", n));
    } else {
        let text = format!("{year}-{month:02}");
        let (row, _) = (made.row("Inquiry desk", "ngo").with("date_start", &text).with("date_end", &text), ());
        let id = made.add(row.clone().with("figure", n).with("published", made.month_after(1)));
        let row = repeat(made, &row, &id, draw).with("figure", n);
        made.add(row.with("date_start", made.day(0)).with("date_end", made.day(1)));
    }
    true
}
