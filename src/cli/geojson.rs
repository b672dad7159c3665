//! A user's outlines for a map: the rings and lines of a GeoJSON file (RFC 7946), whatever they belong to.

use recount::error::Error;
use serde_json::Value;
use std::path::Path;

/// Rings and lines as longitude and latitude in degrees.
pub fn outlines(path: &Path) -> Result<Vec<Vec<(f64, f64)>>, Error> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|cause| Error::Unreadable { path: name.clone(), cause })?;
    let wrong = |message: String| Error::Argument {
        message: format!("{name}: {message}"),
        hint: "give a GeoJSON file (RFC 7946) with lines or areas in longitude and latitude".into(),
    };
    let json: Value = serde_json::from_str(&text).map_err(|error| wrong(format!("is no JSON: {error}")))?;
    let mut found = Vec::new();
    collect(&json, &mut found);
    if found.is_empty() {
        return Err(wrong("has no line and no area".into()));
    }
    if let Some((lon, lat)) = found.iter().flatten().find(|(lon, lat)| lon.abs() > 180.0 || lat.abs() > 90.0) {
        return Err(wrong(format!("has the point {lon}, {lat}, which is not in degrees")));
    }
    Ok(found)
}

fn collect(json: &Value, found: &mut Vec<Vec<(f64, f64)>>) {
    for inner in ["features", "geometries"].iter().filter_map(|key| json.get(key)?.as_array()).flatten() {
        collect(inner, found);
    }
    if let Some(geometry) = json.get("geometry") {
        collect(geometry, found);
    }
    if json.get("type").and_then(Value::as_str).is_some_and(|kind| !kind.ends_with("Point"))
        && let Some(coordinates) = json.get("coordinates")
    {
        rings(coordinates, found);
    }
}

/// A list of positions is a ring; anything deeper is a list of those.
fn rings(coordinates: &Value, found: &mut Vec<Vec<(f64, f64)>>) {
    let Some(list) = coordinates.as_array() else { return };
    let position = |value: &Value| {
        let pair = value.as_array()?;
        Some((pair.first()?.as_f64()?, pair.get(1)?.as_f64()?))
    };
    let ring: Vec<(f64, f64)> = list.iter().filter_map(position).collect();
    if ring.len() > 1 {
        found.push(ring);
    } else {
        list.iter().for_each(|inner| rings(inner, found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_are_found_at_any_depth_and_points_are_none() {
        let json: Value = serde_json::from_str(
            r#"{"type":"FeatureCollection","features":[
                {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[5,5]]]]}},
                {"type":"Feature","geometry":{"type":"LineString","coordinates":[[2,2,7],[3,3]]}},
                {"type":"Feature","geometry":{"type":"Point","coordinates":[9,9]}},
                {"type":"Feature","geometry":null}]}"#,
        )
        .unwrap();
        let mut found = Vec::new();
        collect(&json, &mut found);
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [4, 3, 2]);
        assert_eq!(found[2], [(2.0, 2.0), (3.0, 3.0)]);
    }
}
