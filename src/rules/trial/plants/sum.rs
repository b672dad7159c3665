//! Parts and wholes.

use super::super::clean::Made;
use super::super::draw::Draw;
use super::{Plant, origin};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("cumulative-falls", cumulative_falls),
    ("cumulative-vs-daily", cumulative_vs_daily),
    ("incident-sum-above-aggregate", incident_sum_above_aggregate),
    ("parts-exceed-total", parts_exceed_total),
    ("parts-fall-short", parts_fall_short),
    ("repeated-total", repeated_total),
    ("split-toll", split_toll),
    ("sub-event-sums-differ", sub_event_sums_differ),
    ("subset-larger-than-whole", subset_larger_than_whole),
];

/// Adds parts of a new whole along an axis: the column that tells them apart, with its texts and figures.
fn parts(made: &mut Made, whole: &str, axis: &str, complete: bool, parts: &[(&str, String)]) {
    let (row, id) = origin(made, whole);
    for (what, figure) in parts {
        let row = row.clone().with("extent", "part").with("part_of", &id).with("part_axis", axis);
        let row = if complete { row.with("part_complete", "yes") } else { row };
        let row = match axis {
            "time" => row.with("date_start", what).with("date_end", what),
            axis => row.with(if axis == "status" { "status" } else { "demographic" }, what),
        };
        made.add(row.with("figure", figure));
    }
}

fn subset_larger_than_whole(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let more = n + draw.between(1, 50);
    let figure = if draw.chance(40) { format!("at least {more}") } else { more.to_string() };
    let axis = draw.pick(&[("status", "civilian"), ("demographic", "women")]);
    parts(made, &n.to_string(), axis.0, false, &[(axis.1, figure)]);
    true
}

fn parts_exceed_total(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total().max(6);
    let first = draw.between(n / 2, n - 1);
    let second = n - first + draw.between(1, first);
    let (axis, one, other) = draw.pick(&[("status", "civilian", "combatant"), ("demographic", "men", "women")]);
    let qualifier = draw.pick(&["", "at least "]);
    let second = second.min(n);
    let figures = [(one, format!("{qualifier}{first}")), (other, second.to_string())];
    parts(made, &n.to_string(), axis, draw.chance(50), &figures);
    first + second > n
}

fn parts_fall_short(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total().max(8);
    let (first, second) = (draw.between(1, n / 3), draw.between(1, n / 3));
    let (axis, one, other) = draw.pick(&[("status", "civilian", "combatant"), ("demographic", "men", "women")]);
    let whole = if draw.chance(30) { format!("at least {n}") } else { n.to_string() };
    parts(made, &whole, axis, true, &[(one, first.to_string()), (other, second.to_string())]);
    true
}

/// Days that come to more, or that are all and come to less.
fn sub_event_sums_differ(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total().max(9);
    let days: Vec<String> = (0..2).map(|day| made.day(day)).collect();
    made.days = made.days.max(2);
    let each = if draw.chance(60) { n * 2 / 3 + 1 } else { n / 3 };
    let figures: Vec<(&str, String)> = days.iter().map(|day| (day.as_str(), each.to_string())).collect();
    let complete = each < n / 2 || draw.chance(50);
    parts(made, &n.to_string(), "time", complete, &figures);
    true
}

/// The whole's figure on each of its days, or one toll on three days without a whole.
fn repeated_total(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total().max(21);
    made.days = 3;
    let days: Vec<String> = (0..3).map(|day| made.day(day)).collect();
    if draw.chance(60) {
        let figures: Vec<(&str, String)> =
            days.iter().take(draw.between(2, 3) as usize).map(|day| (day.as_str(), n.to_string())).collect();
        parts(made, &n.to_string(), "time", draw.chance(50), &figures);
    } else {
        for day in &days {
            let row =
                made.row("Inquiry desk", "ngo").with("extent", "part").with("date_start", day).with("date_end", day);
            made.add(row.with("figure", n));
        }
    }
    true
}

fn cumulative_falls(made: &mut Made, draw: &mut Draw) -> bool {
    let mut n = made.total() + 50;
    let fall = draw.between(1, 3);
    for day in 1..=4 {
        n = if day == fall + 1 { n - draw.between(1, 40) } else { n + draw.below(6) };
        let published = made.month_after(day);
        let row = made.row("Ministry of the interior", "state").with("count_type", "cumulative").with("figure", n);
        let row = row.with("published", &published);
        made.add(if draw.chance(70) || day == fall + 1 || day == fall { row.with("as_of", published) } else { row });
    }
    true
}

/// A source's own incidents of a month against its total for the month.
fn incident_sum_above_aggregate(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total().max(5);
    let (year, month, _) = made.date;
    let row = made.row("Inquiry desk", "ngo").with("published", made.month_after(5));
    for day in [18, 21] {
        let day = format!("{year}-{month:02}-{day}");
        made.add(row.clone().with("extent", "part").with("date_start", &day).with("date_end", day).with("figure", n));
    }
    let less = n * 2 - draw.between(1, n);
    let row = row.with("extent", "aggregate").with("date_start", format!("{year}-{month:02}-01"));
    made.add(row.with("date_end", format!("{year}-{month:02}-28")).with("figure", less));
    true
}

/// A day's figure that is the running count, or days that add up to more than the count rose.
fn cumulative_vs_daily(made: &mut Made, draw: &mut Draw) -> bool {
    let (first, rise) = (draw.between(20, 200), draw.between(1, 15));
    let row = made.row("Ministry of health", "medical");
    for (day, n) in [(1, first), (2, first + rise)] {
        let day = made.month_after(day);
        let row = row.clone().with("count_type", "cumulative").with("date_end", &day).with("as_of", &day);
        made.add(row.with("published", day).with("figure", n));
    }
    let day = made.month_after(2);
    let n = if draw.chance(60) { first + rise } else { rise + draw.between(1, 15) };
    let row = row.with("count_type", "daily").with("date_start", &day).with("date_end", &day);
    made.add(row.with("published", day).with("figure", n));
    true
}

/// Thirds or eighths of a toll, or equal shares whose note says so.
fn split_toll(made: &mut Made, draw: &mut Draw) -> bool {
    made.days = 4;
    let noted = draw.chance(40);
    let rows = if noted { draw.between(2, 4) } else { 3 };
    let toll = draw.between(4, 60) * rows;
    for day in 0..rows {
        let row = made.row("Event table", "dataset").with("extent", "part").with("date_start", made.day(day));
        let row = row.with("date_end", made.day(day)).with("published", made.month_after(1));
        made.add(if noted {
            row.with("figure", toll / rows).with("note", "The toll of the week was divided evenly among its days.")
        } else {
            row.with("best", format!("{:.2}", f64::from(toll + 1) / 3.0 + if day == 2 { 0.004 } else { 0.0 }))
        });
    }
    true
}
