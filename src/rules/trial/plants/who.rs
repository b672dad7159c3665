//! Whose word it is.

use super::super::clean::{ARMY, GROUP, Made, SIDE};
use super::super::draw::Draw;
use super::{Plant, origin};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("parties-only", parties_only),
    ("party-counts-enemy-losses", party_counts_enemy_losses),
    ("party-counts-own-losses", party_counts_own_losses),
    ("perpetrator-contradiction", perpetrator_contradiction),
    ("self-corroboration", self_corroboration),
];

fn parties_only(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    made.rows.clear();
    made.add(made.row(ARMY, "belligerent").with("side", SIDE).with("figure", n));
    if draw.chance(50) {
        made.add(made.row(GROUP, "belligerent").with("side", GROUP).with("figure", n + draw.below(9)));
    }
    true
}

fn party_counts_own_losses(made: &mut Made, draw: &mut Draw) -> bool {
    let row = made.row(ARMY, "belligerent").with("side", SIDE).with("status", "combatant");
    let row = row.with("victim_party", draw.pick(&[SIDE, ARMY])).with("figure", draw.between(1, 40));
    made.add(if draw.chance(50) { row.with("perpetrator", GROUP) } else { row });
    true
}

fn party_counts_enemy_losses(made: &mut Made, draw: &mut Draw) -> bool {
    let row = made.row(ARMY, "belligerent").with("side", SIDE).with("status", "combatant").with("victim_party", GROUP);
    let row = row.with("harm", draw.pick(&["killed", "neutralised"])).with("figure", draw.between(1, 200));
    made.add(if draw.chance(50) { row.with("perpetrator", ARMY) } else { row });
    true
}

fn perpetrator_contradiction(made: &mut Made, draw: &mut Draw) -> bool {
    made.rows.iter_mut().for_each(|row| row.set("perpetrator", ""));
    let (one, other) = draw.pick(&[
        ("Boko Haram", "Nigerian army"),
        ("Lord's Resistance Army", "Boko Haram"),
        ("Malian army", "Ansar Dine"),
        ("government forces", "rebels"),
        ("JNIM", "Malian army"),
        ("Dan Na Ambassagou", "Katiba Macina"),
    ]);
    let n = made.total();
    for (source, perpetrator) in [("Inquiry desk", one), ("Parish", other)] {
        made.add(made.row(source, "ngo").with("status", "civilian").with("perpetrator", perpetrator).with("figure", n));
    }
    true
}

fn self_corroboration(made: &mut Made, draw: &mut Draw) -> bool {
    let n = made.total();
    let (row, id) = origin(made, n);
    let mut last = id.clone();
    for nth in 0..draw.between(2, 5) {
        // Now from the origin, now from the one before.
        let from = if draw.chance(50) { &id } else { &last };
        let row = row.clone().with("source", format!("Station {nth}")).with("source_kind", "media");
        let row = row.with("derived_from", from).with("published", made.month_after(5 + nth));
        last = made.add(row);
    }
    true
}
