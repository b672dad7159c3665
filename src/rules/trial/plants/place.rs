//! Where.

use super::super::clean::Made;
use super::super::draw::Draw;
use super::Plant;

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("centroid-as-point", centroid_as_point),
    ("coordinates-swapped", coordinates_swapped),
    ("place-mismatch", place_mismatch),
];

/// Two sources with coordinates; the second are given.
fn located(made: &mut Made, at: (f64, f64), precision: [&str; 2]) {
    let n = made.total();
    let own = made.at();
    for (source, (lat, lon), precision) in [("Inquiry desk", own, precision[0]), ("Parish", at, precision[1])] {
        let row = made.row(source, "ngo").with("lat", format!("{lat:.4}")).with("lon", format!("{lon:.4}"));
        made.add(row.with("geo_precision", precision).with("figure", n));
    }
}

/// Another town 40 to 150 km away, a lost minus sign, or a digit of the latitude.
fn place_mismatch(made: &mut Made, draw: &mut Draw) -> bool {
    let (lat, lon) = made.at();
    let at = match draw.below(3) {
        0 => (lat + f64::from(draw.between(5, 13)) / 10.0, lon),
        1 => (lat, -lon + if lon.abs() < 0.2 { 1.5 } else { 0.0 }),
        _ => (lat + 1.0, lon),
    };
    let stated = draw.pick(&[["town", "town"], ["town", ""], ["", ""]]);
    located(made, at, if (at.0 - lat).abs() < 0.7 { ["town", "town"] } else { stated });
    true
}

fn coordinates_swapped(made: &mut Made, _: &mut Draw) -> bool {
    let (lat, lon) = made.at();
    located(made, (lon, lat), ["town", "town"]);
    true
}

/// The centre of a district or a province beside the town itself, or copied as if it were the place.
fn centroid_as_point(made: &mut Made, draw: &mut Draw) -> bool {
    made.bare();
    made.rows.iter_mut().for_each(|row| ["lat", "lon", "geo_precision"].into_iter().for_each(|it| row.set(it, "")));
    let (lat, lon) = made.at();
    let unit = draw.pick(&["district", "province", "4"]);
    if draw.chance(60) {
        let off = f64::from(draw.between(10, 40)) / 100.0;
        located(made, (lat + off, lon - off), [draw.pick(&["town", "1", "village"]), unit]);
    } else {
        located(made, (lat, lon), [draw.pick(&["", "town"]), unit]);
    }
    true
}
