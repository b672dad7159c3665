//! Who the people were said to be.

use super::super::clean::{GROUP, Made, SIDE};
use super::super::draw::Draw;
use super::{Plant, origin, repeat};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("demographic-contradiction", demographic_contradiction),
    ("harm-ambiguous", harm_ambiguous),
    ("label-drift", label_drift),
    ("presence-taken-for-harm", presence_taken_for_harm),
    ("scope-mismatch", scope_mismatch),
    ("status-contradiction", status_contradiction),
    ("status-rule-difference", status_rule_difference),
];

/// One to three sources count civilians, one or two count fighters: killed, or "neutralised".
fn status_contradiction(made: &mut Made, draw: &mut Draw) -> bool {
    made.bare();
    let total = made.total();
    for source in ["Inquiry desk", "Exile radio", "Parish"].iter().take(draw.between(1, 3) as usize) {
        let n = total + draw.below(10);
        let row = made.row(source, draw.pick(&["ngo", "media", "local"])).with("status", "civilian").with("figure", n);
        made.add(row);
    }
    for source in ["General staff", "Regional governor"].iter().take(draw.between(1, 2) as usize) {
        let n = draw.between(1, total + 20);
        let row = made.row(source, "belligerent").with("side", SIDE).with("status", "combatant").with("figure", n);
        let row = row.with("harm", draw.pick(&["killed", "neutralised"]));
        made.add(if draw.chance(60) { row.with("victim_party", GROUP) } else { row });
    }
    true
}

fn label_drift(made: &mut Made, draw: &mut Draw) -> bool {
    let (from, to) = draw.pick(&[
        (("killed", "mixed"), ("killed", "civilian")),
        (("killed", "all"), ("killed", "civilian")),
        (("neutralised", "combatant"), ("killed", "combatant")),
        (("killed", "civilian"), ("killed", "combatant")),
        (("killed", "unknown"), ("killed", "civilian")),
    ]);
    let n = made.total();
    let row = made.row("Inquiry desk", "ngo").with("harm", from.0).with("status", from.1).with("figure", n);
    let id = made.add(row.clone());
    let row = repeat(made, &row, &id, draw).with("harm", to.0).with("status", to.1);
    made.add(row);
    true
}

fn presence_taken_for_harm(made: &mut Made, draw: &mut Draw) -> bool {
    let n = draw.between(20, 90);
    let present = made.row("Patrol", "individual").with("harm", "present").with("figure", n);
    let id = made.add(present.clone());
    let row = if draw.chance(50) {
        repeat(made, &present, &id, draw).with("harm", "killed")
    } else {
        made.row("Exile radio", "media").with("figure", n)
    };
    made.add(row);
    true
}

fn harm_ambiguous(made: &mut Made, draw: &mut Draw) -> bool {
    let n = draw.between(1, 250);
    let row = made.row("General staff", "belligerent").with("side", SIDE).with("harm", "neutralised");
    let row = row.with("status", draw.pick(&["combatant", "all"])).with("figure", n);
    made.add(if draw.chance(50) { row.with("victim_party", GROUP) } else { row });
    true
}

fn scope_mismatch(made: &mut Made, draw: &mut Draw) -> bool {
    let n = draw.between(1, made.total());
    let scope = draw.pick(&["residents of the village", "killed in violation of norms", "brought to the hospital"]);
    let figure = if draw.chance(50) { format!("at least {n}") } else { n.to_string() };
    made.add(made.row("Parish", "local").with("scope", scope).with("figure", figure));
    true
}

/// More women or children than all people of the same source, or women where all were men.
fn demographic_contradiction(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    if draw.chance(60) {
        let people = draw.pick(&["women", "children", "girls", "boys"]);
        let (row, _) = origin(made, n);
        let more = n + draw.between(1, 20);
        made.add(row.with("demographic", people).with("figure", more));
    } else {
        let label = draw.pick(&["all men", "only men", "all of them men, aged 20 to 50"]);
        made.add(made.row("Inquiry desk", "ngo").with("label", label).with("figure", n));
        let women = draw.between(1, 20);
        made.add(made.row("Parish", "local").with("demographic", "women").with("figure", women));
    }
    true
}

/// Two sources with one total, which one divides into many civilians and the other into few.
fn status_rule_difference(made: &mut Made, draw: &mut Draw) -> bool {
    let n = draw.between(40, 400);
    let spread = |n: u32| format!("{}-{}", n - n / 12, n + n / 12);
    let ranges = draw.chance(50);
    for (source, civilians) in [("Inquiry desk", n / 2 + draw.below(n / 4)), ("Parish", draw.between(1, n / 5))] {
        let shown = |n: u32| if ranges { spread(n) } else { n.to_string() };
        let row = made.row(source, "ngo");
        let id = made.add(row.clone().with("figure", shown(n)));
        let part = row.with("extent", "part").with("part_of", id).with("part_axis", "status");
        made.add(part.clone().with("status", "civilian").with("figure", shown(civilians)));
        made.add(part.with("status", "combatant").with("figure", shown(n - civilians)));
    }
    true
}
