//! Coordinates from a gazetteer, for reports that name a place and have none.

use super::gazetteer::{Gazetteer, Hit, Kind, Miss};
use super::report::Reports;
use crate::error::{Error, Problems};
use crate::format::count;
use crate::ingest::{SideFile, hex};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// What a gazetteer gave.
pub struct Filled {
    /// The reports whose coordinates it gave, and how.
    pub filled: BTreeMap<u32, String>,
    /// What a reader should know.
    pub told: Vec<String>,
    /// The file.
    pub file: SideFile,
}

/// Fills the coordinates of reports that have none; a place found as the middle of a unit is no exact place.
///
/// # Errors
/// When the file cannot be read as GeoNames' columns.
pub fn fill(reports: &mut Reports, path: &Path) -> Result<Filled, Problems> {
    let name = path.display().to_string();
    let lacking: Vec<u32> = (0..reports.len() as u32)
        .filter(|report| {
            let at = *report as usize;
            !(reports.lat[at].is_finite() && reports.lon[at].is_finite()) && reports.claim(*report).place().is_some()
        })
        .collect();
    let spot =
        |report: u32| reports.claim(report).place().and_then(|place| place.split(';').next()).unwrap_or_default();
    let wanted = Gazetteer::wanted(lacking.iter().map(|report| spot(*report)));
    let file = File::open(path).map_err(|cause| Error::Unreadable { path: name.clone(), cause })?;
    let mut hashed = Hashed { inner: file, hash: Sha256::new(), bytes: 0 };
    let gazetteer = Gazetteer::read(&name, BufReader::with_capacity(1 << 20, &mut hashed), &wanted)
        .map_err(|fault| Error::Gazetteer { message: fault.to_string() })?;
    let file = SideFile { path: name.clone(), bytes: hashed.bytes, sha256: hex(&hashed.hash.finalize()) };
    let mut told = Vec::new();
    if let Some(fault) = gazetteer.first_fault.as_ref() {
        let lines = count(gazetteer.faulty as f64);
        told.push(format!("{name}: {lines} lines are left out, the first is line {}: {}", fault.line, fault.what));
    }
    let mut hits: Vec<(u32, Hit)> = Vec::new();
    let mut misses: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for &report in &lacking {
        let claim = reports.claim(report);
        let country = claim.country().and_then(|country| country.split(';').next()).unwrap_or_default();
        match gazetteer.place(spot(report), country, claim.admin1().unwrap_or_default()) {
            Ok(hit) => hits.push((report, hit)),
            Err(miss) => {
                let kind = match miss {
                    Miss::NoCountry => "name no country",
                    Miss::NotFound => "are not in it",
                    Miss::Elsewhere { .. } => "are in it, but not in the region given",
                    Miss::Ambiguous { .. } => "could be several places",
                };
                let first = || format!("{}, {}: {miss}", reports.name(report), spot(report));
                misses.entry(kind).or_insert_with(|| (0, first())).0 += 1;
            }
        }
    }
    let missed: Vec<String> =
        misses.into_iter().map(|(kind, (n, first))| format!("{} {kind} ({first})", count(n as f64))).collect();
    let missed = if missed.is_empty() { String::new() } else { format!("; {}", missed.join("; ")) };
    told.push(format!(
        "{name}: coordinates for {} of {} reports without any{missed}",
        count(hits.len() as f64),
        count(lacking.len() as f64)
    ));
    let mut filled = BTreeMap::new();
    for (report, hit) in hits {
        let at = report as usize;
        (reports.lat[at], reports.lon[at]) = (hit.lat, hit.lon);
        reports.slack[at] = reports.slack[at].max(reach(&hit));
        filled.insert(report, format!("{} (GeoNames {}), {}", hit.name, hit.geonameid, hit.how));
    }
    Ok(Filled { filled, told, file })
}

/// A file that is hashed while it is read.
struct Hashed {
    inner: File,
    hash: Sha256,
    bytes: u64,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.hash.update(&buffer[..n]);
        self.bytes += n as u64;
        Ok(n)
    }
}

/// How far in km the place may be from the coordinates of a gazetteer.
fn reach(hit: &Hit) -> f32 {
    match (hit.kind, hit.code.as_str()) {
        (Kind::Area, "ADM1") => super::precision::PROVINCE,
        (Kind::Area, "PCLI" | "PCL" | "PCLD" | "PCLF" | "PCLS") => f32::INFINITY,
        (Kind::Area, _) => super::precision::DISTRICT,
        _ => 0.0,
    }
}
