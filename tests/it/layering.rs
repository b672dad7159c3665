//! Data flows one way, imports the other: the arrows of the house.

use super::program::repository;
use std::path::Path;

/// Each layer may use those before it, and itself. Siblings share a number.
const LAYERS: &[(&str, u8)] = &[
    ("model", 0),
    ("stats", 0),
    ("progress", 0),
    ("lang", 0),
    ("message", 1),
    ("format", 1),
    ("figure", 1),
    ("error", 1),
    ("ingest", 2),
    ("review", 3),
    ("link", 4),
    ("rules", 5),
    ("estimate", 5),
    ("chart", 6),
    ("diff", 6),
    ("pipeline", 7),
    ("table", 8),
    ("report", 9),
];

fn layer(name: &str) -> Option<u8> {
    LAYERS.iter().find(|(layer, _)| *layer == name).map(|(_, depth)| *depth)
}

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn own_layer(path: &Path) -> Option<&'static str> {
    let below = path.strip_prefix(repository("src")).expect("below src");
    let first = below.components().next()?.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
    LAYERS.iter().map(|(name, _)| *name).find(|name| *name == first)
}

#[test]
fn imports_point_one_way_only() {
    let mut paths = Vec::new();
    files(&repository("src"), &mut paths);
    let mut wrong = Vec::new();
    for path in paths {
        let Some(own) = own_layer(&path) else { continue };
        let text = std::fs::read_to_string(&path).expect("readable");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for (_, after) in line.match_indices("crate::").map(|(at, found)| line.split_at(at + found.len())) {
                let used: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(depth) = layer(&used) else { continue };
                let allowed =
                    used == own || depth < layer(own).expect("a layer") || (depth == 1 && layer(own) == Some(1));
                if !allowed {
                    wrong.push(format!("{}: {own} uses {used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn estimates_know_nothing_of_polars_and_only_frame_and_view_of_columns() {
    let mut paths = Vec::new();
    files(&repository("src"), &mut paths);
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("readable");
        let name = path.strip_prefix(repository("src")).expect("below src").display().to_string();
        let polars = text.contains("polars::");
        let may = [
            "model/frame.rs",
            "model/view.rs",
            "ingest/",
            "pipeline.rs",
            "table/claims.rs",
            "table/stream.rs",
            "table/parquet.rs",
            "error.rs",
        ];
        assert!(!polars || may.iter().any(|place| name.starts_with(place)), "{name} uses polars");
    }
}
