//! GeoNames' file: 19 columns between tabs, without header and quotes, read as a stream of which little is kept.

use super::{Gazetteer, Kind, Place, key, region_key};
use crate::model::coordinates::{Coordinates, judge};
use crate::model::country::alpha3;
use std::collections::BTreeSet;
use std::io::{BufRead, Read};

/// Columns of the file.
const COLUMNS: usize = 19;

/// No line of GeoNames comes near this, in bytes.
const LONGEST: u64 = 1 << 20;

/// What the file of a `.zip` begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// Why a file is no gazetteer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It could not be read to its end.
    #[error("{path}:{line}: cannot be read: {cause}\n  help: check the name and the permissions")]
    Unreadable {
        /// The file.
        path: String,
        /// The line that could not be read, from 1.
        line: u64,
        /// What the system said.
        cause: std::io::Error,
    },
    /// It is still packed.
    #[error("{path}: is a zip archive\n  help: unpack it and name the .txt file that lies in it")]
    Zipped {
        /// The file.
        path: String,
    },
    /// It has no line.
    #[error("{path}: is empty\n  help: expected a file of geonames.org such as ML.txt or allCountries.txt")]
    Empty {
        /// The file.
        path: String,
    },
    /// None of its lines is a place.
    #[error("{path}:{}: {}; no other line is a place either\n  help: expected a file of geonames.org such as ML.txt or allCountries.txt: 19 columns between tabs", first.line, first.what)]
    NoPlace {
        /// The file.
        path: String,
        /// What is wrong with its first line.
        first: LineFault,
    },
}

/// A line that is no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub what: String,
}

impl Gazetteer {
    /// Reads a file of GeoNames and keeps the places that have one of the names [wanted](Gazetteer::wanted), and the
    /// names of all first-order regions. `path` is only for messages. A line of column names on top is passed over.
    /// Memory goes with what is kept, not with the file.
    ///
    /// # Errors
    /// If it cannot be read, or no line of it is a place.
    pub fn read(path: &str, mut reader: impl BufRead, wanted: &BTreeSet<String>) -> Result<Self, Fault> {
        let path = || path.to_owned();
        let (mut gazetteer, mut bytes, mut line) = (Self::default(), Vec::new(), 0);
        loop {
            line += 1;
            let whole =
                next(&mut reader, &mut bytes).map_err(|cause| Fault::Unreadable { path: path(), line, cause })?;
            if line == 1 && bytes.starts_with(ZIP) {
                return Err(Fault::Zipped { path: path() });
            }
            if bytes.is_empty() {
                break;
            }
            if let Err(what) = gazetteer.take(&bytes, whole, line == 1, wanted) {
                gazetteer.faulty += 1;
                gazetteer.first_fault.get_or_insert(LineFault { line, what });
            }
        }
        match gazetteer.first_fault {
            Some(first) if gazetteer.lines == 0 => Err(Fault::NoPlace { path: path(), first }),
            None if gazetteer.lines == 0 => Err(Fault::Empty { path: path() }),
            _ => Ok(gazetteer),
        }
    }

    fn take(&mut self, bytes: &[u8], whole: bool, top: bool, wanted: &BTreeSet<String>) -> Result<(), String> {
        if !whole {
            return Err("has more than a million characters".to_owned());
        }
        let text = std::str::from_utf8(bytes).map_err(|_| "is not written in UTF-8".to_owned())?;
        let text = text.trim_end_matches(['\r', '\n']).trim_start_matches('\u{FEFF}');
        if text.trim().is_empty() {
            return Ok(());
        }
        let fields = fields(text)?;
        let [id, name, ascii, others, lat, lon, class, code, country, shared, admin1, ..] = fields;
        if top && id.parse::<u32>().is_err() && lat.parse::<f64>().is_err() {
            return Ok(());
        }
        let geonameid = id.parse().map_err(|_| format!("`{id}` is no number of a place"))?;
        let (lat, lon) = at(lat, lon)?;
        let population = match fields[14] {
            "" => 0,
            text => text.parse().map_err(|_| format!("`{text}` is no number of people"))?,
        };
        if name.is_empty() {
            return Err("has no name".to_owned());
        }
        self.lines += 1;
        let names = || [name, ascii].into_iter().chain(others.split(',')).filter(|name| !name.is_empty());
        if let (Some(country), "A", "ADM1") = (alpha3(country), class, code) {
            let keys = self.regions.entry(country).or_default().entry(admin1.to_owned()).or_default();
            keys.extend(names().map(region_key));
        }
        let kind = match class {
            "P" => Kind::Populated,
            "A" => Kind::Area,
            "S" => Kind::Spot,
            _ => return Ok(()),
        };
        let keys: BTreeSet<String> = names().map(key).filter(|key| wanted.contains(key)).collect();
        let countries: Vec<&str> = [country].into_iter().chain(shared.split(',')).filter_map(alpha3).collect();
        if keys.is_empty() || countries.is_empty() {
            return Ok(());
        }
        for key in keys {
            self.named.entry(key).or_default().push(self.places.len());
        }
        self.places.push(Place {
            geonameid,
            name: name.to_owned(),
            lat,
            lon,
            kind,
            code: code.to_owned(),
            countries,
            admin1: admin1.to_owned(),
            population,
        });
        Ok(())
    }
}

/// Reads a line with its end; whether it could be held. Of a longer one the beginning is kept and the rest passed over.
fn next(reader: &mut impl BufRead, bytes: &mut Vec<u8>) -> std::io::Result<bool> {
    bytes.clear();
    reader.by_ref().take(LONGEST).read_until(b'\n', bytes)?;
    let whole = (bytes.len() as u64) < LONGEST || bytes.ends_with(b"\n");
    if !whole {
        reader.skip_until(b'\n')?;
    }
    Ok(whole)
}

fn fields(text: &str) -> Result<[&str; COLUMNS], String> {
    let mut fields = [""; COLUMNS];
    let mut found = 0;
    for field in text.split('\t') {
        if let Some(place) = fields.get_mut(found) {
            *place = field.trim();
        }
        found += 1;
    }
    match found {
        COLUMNS => Ok(fields),
        1 => Err(format!("has 1 column, not the {COLUMNS} of GeoNames")),
        _ => Err(format!("has {found} columns between tabs, not the {COLUMNS} of GeoNames")),
    }
}

fn at(lat: &str, lon: &str) -> Result<(f64, f64), String> {
    match (lat.parse(), lon.parse()) {
        (Ok(north), Ok(east)) if matches!(judge(north, east), Coordinates::Fine | Coordinates::Null) => {
            Ok((north, east))
        }
        _ => Err(format!("latitude `{lat}` and longitude `{lon}` are no place on Earth")),
    }
}
