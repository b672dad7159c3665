//! Places by name: coordinates from a file of GeoNames, where a name, a country and perhaps a region say which is meant.

mod read;

pub use read::{Fault, LineFault};

use super::sphere::distance_km;
use crate::format::count;
use crate::model::names::{Name, plain as key};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Places of one name no farther than this from the most populous of them count as one, in km.
const NEAR_KM: f64 = 10.0;

/// So many times the people of the next must live where a name alone is taken for the largest place.
const TIMES: u64 = 10;

/// The people of a place whose population GeoNames does not know. Places of 500 and more are mostly known, so a place
/// must be sizeable to stand out among such.
const UNKNOWN: u64 = 1_000;

/// What kind of place it is, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A city, town or village: GeoNames' class P.
    Populated,
    /// A country, region or district; its coordinates are those of its middle: class A.
    Area,
    /// A camp, base, hospital or other spot: class S.
    Spot,
}

struct Place {
    geonameid: u32,
    name: String,
    lat: f64,
    lon: f64,
    kind: Kind,
    code: String,
    /// Alpha-3 codes: its own first, then those of others that have a share in it or claim it.
    countries: Vec<&'static str>,
    admin1: String,
    /// 0 where it is not known.
    population: u64,
}

/// The places of a file that have one of the names wanted.
#[derive(Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    /// By the key of each name wanted.
    named: BTreeMap<String, Vec<usize>>,
    /// The keys of the names of first-order regions, by country and GeoNames' code.
    regions: BTreeMap<&'static str, BTreeMap<String, BTreeSet<String>>>,
    /// Places in the file, of any name.
    pub lines: u64,
    /// Lines that are no place; they were passed over.
    pub faulty: u64,
    /// The first of them.
    pub first_fault: Option<LineFault>,
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Latitude in degrees.
    pub lat: f64,
    /// Longitude in degrees.
    pub lon: f64,
    /// Its main name in GeoNames.
    pub name: String,
    /// Its number in GeoNames.
    pub geonameid: u32,
    /// What kind of place it is.
    pub kind: Kind,
    /// GeoNames' feature code: `PPL`, `ADM1`.
    pub code: String,
    /// Why it and no other.
    pub how: How,
}

/// Why a place was taken. Its text is a part of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct How {
    /// Whether the region that was given is the one that the place lies in.
    pub in_region: bool,
    /// Which of the places of its name it is.
    pub choice: Choice,
}

/// Which of the places of one name and kind was taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// There is one.
    Only,
    /// The most populous of several that lie close together.
    Near {
        /// How many there are.
        places: usize,
        /// The farthest of the others from it, in km.
        km: f64,
    },
    /// The most populous of several that lie apart, by far.
    Populous {
        /// How many there are.
        places: usize,
        /// People who live there.
        population: u64,
        /// People who live in the next largest; 0 where it is not known.
        next: u64,
    },
}

/// Why no place was taken. Its text is a sentence without its end.
#[derive(Clone, Debug, PartialEq)]
pub enum Miss {
    /// No country was given, and a name alone says too little.
    NoCountry,
    /// The country has no place of that name.
    NotFound,
    /// The country has places of that name, but none in the region given.
    Elsewhere {
        /// How many there are.
        places: usize,
    },
    /// Several places may be meant.
    Ambiguous {
        /// How many there are.
        places: usize,
        /// The farthest from the most populous, in km.
        km_apart: f64,
    },
}

impl Gazetteer {
    /// What [`Gazetteer::read`] is to look for: the keys of names as the reports have them.
    pub fn wanted<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
        names.into_iter().map(key).filter(|key| !key.is_empty()).collect()
    }

    /// The place that a name stands for in a country, by its alpha-3 code; `admin1` is the name of the first-order region
    /// if the report has one, else empty.
    ///
    /// A region that the file knows decides: a place in it is taken, and none outside. Then towns go before areas and
    /// areas before spots. Of several the most populous is taken if the others lie within 10 km of it, or if it has at
    /// least ten times the people of the next, an unknown population counting as 1,000; else none is.
    ///
    /// # Errors
    /// Why none was taken.
    pub fn place(&self, name: &str, country: &str, admin1: &str) -> Result<Hit, Miss> {
        if country.is_empty() {
            return Err(Miss::NoCountry);
        }
        let named = self.named.get(&key(name)).into_iter().flatten().filter_map(|at| self.places.get(*at));
        let mut found: Vec<&Place> = named.filter(|place| place.countries.contains(&country)).collect();
        found.sort_by_key(|place| (place.kind, Reverse(place.population), place.geonameid));
        found.dedup_by_key(|place| place.geonameid);
        let in_region = self.keep_region(&mut found, country, admin1)?;
        let kind = found.first().ok_or(Miss::NotFound)?.kind;
        found.retain(|place| place.kind == kind);
        let (place, choice) = choose(&found)?;
        Ok(Hit {
            lat: place.lat,
            lon: place.lon,
            name: place.name.clone(),
            geonameid: place.geonameid,
            kind: place.kind,
            code: place.code.clone(),
            how: How { in_region, choice },
        })
    }

    /// Keeps the places in a region, and tells whether there are any. Without one, those whose region is not known are
    /// kept; all are if the file does not know the region.
    fn keep_region(&self, found: &mut Vec<&Place>, country: &str, admin1: &str) -> Result<bool, Miss> {
        let wanted = region_key(admin1);
        let known =
            self.regions.get(country).is_some_and(|regions| regions.values().any(|keys| keys.contains(&wanted)));
        if wanted.is_empty() || !known || found.is_empty() {
            return Ok(false);
        }
        let keys = |place: &Place| self.regions.get(place.countries.first()?)?.get(&place.admin1);
        let inside = |place: &Place| keys(place).is_some_and(|keys| keys.contains(&wanted));
        let any = found.iter().any(|place| inside(place));
        let places = found.len();
        found.retain(|place| if any { inside(place) } else { keys(place).is_none() });
        if found.is_empty() { Err(Miss::Elsewhere { places }) } else { Ok(any) }
    }
}

/// Chooses among places of one name and kind, the most populous first.
fn choose<'a>(found: &[&'a Place]) -> Result<(&'a Place, Choice), Miss> {
    let [first, others @ ..] = found else { return Err(Miss::NotFound) };
    let Some(next) = others.first() else { return Ok((first, Choice::Only)) };
    let far = |place: &&Place| distance_km((first.lat, first.lon), (place.lat, place.lon));
    let (places, km) = (found.len(), others.iter().map(far).fold(0.0, f64::max));
    let people = |place: &Place| if place.population == 0 { UNKNOWN } else { place.population };
    if km <= NEAR_KM {
        Ok((first, Choice::Near { places, km }))
    } else if first.population >= others.iter().map(|place| people(place)).fold(0, u64::max).saturating_mul(TIMES) {
        Ok((first, Choice::Populous { places, population: first.population, next: next.population }))
    } else {
        Err(Miss::Ambiguous { places, km_apart: km })
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let within = if self.in_region { "in the region given" } else { "in the country" };
        match &self.choice {
            Choice::Only => write!(f, "the only place of that name {within}"),
            Choice::Near { places, km } => {
                let km = count(km.ceil());
                write!(f, "one of {places} places of that name {within}, the others within {km} km of it")
            }
            Choice::Populous { places, population, next } => {
                let population = count(*population as f64);
                write!(
                    f,
                    "the most populous of {places} places of that name {within}: {population} people live there"
                )?;
                match next {
                    0 => write!(f, ", for the next no number is known"),
                    next => write!(f, ", in the next {}", count(*next as f64)),
                }
            }
        }
    }
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCountry => write!(f, "no country is given, and a name alone says too little"),
            Self::NotFound => write!(f, "the gazetteer has no place of that name in the country"),
            Self::Elsewhere { places: 1 } => write!(f, "the one place of that name lies outside the region given"),
            Self::Elsewhere { places } => write!(f, "all {places} places of that name lie outside the region given"),
            Self::Ambiguous { places, km_apart } => {
                let km = count(km_apart.ceil());
                write!(
                    f,
                    "{places} places of that name, up to {km} km apart, may be meant; a region would tell them apart"
                )
            }
        }
    }
}

/// The name of a region as it is compared: "Mopti" and "Région de Mopti" are one.
fn region_key(text: &str) -> String {
    Name::place(text).key().to_owned()
}

#[cfg(test)]
mod tests;
