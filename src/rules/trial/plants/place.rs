//! Where.

use super::super::clean::Made;
use super::super::draw::Draw;
use super::Plant;

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("centroid-as-point", centroid_as_point),
    ("coordinates-swapped", coordinates_swapped),
    ("country-disagrees-with-coordinates", country_disagrees),
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

/// A lost minus sign or exchanged numbers, where that is land of another country; the point of another country's town; or the
/// wrong country in the column.
fn country_disagrees(made: &mut Made, draw: &mut Draw) -> bool {
    let (lat, lon) = made.at();
    let n = made.total();
    let mut country = made.row("Parish", "ngo").get("country").to_owned();
    let at = match draw.below(4) {
        0 if lon < -4.0 => (lat, -lon),
        1 if lat > 13.0 => {
            // Where another claim shows that they are exchanged, another rule says so.
            made.rows.iter_mut().for_each(|row| ["lat", "lon"].into_iter().for_each(|it| row.set(it, "")));
            (lon, lat)
        }
        2 => {
            country = draw.pick(&["SEN", "TCD", "SOM"]).to_owned();
            (lat, lon)
        }
        _ => draw.pick(&[(14.69, -17.44), (9.06, 7.49), (13.51, 2.11 + 2.0)]),
    };
    let row = made.row("Parish", "ngo").with("lat", format!("{:.4}", at.0)).with("lon", format!("{:.4}", at.1));
    made.add(row.with("country", country).with("geo_precision", draw.pick(&["town", "", "2"])).with("figure", n));
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
