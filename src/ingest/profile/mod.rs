//! Profiles: how published formats become claims, and which one a file is in.

pub mod acled;
pub mod columns;
pub mod fill;
mod form;
pub mod mapping;
mod template;

pub use columns::folded;
pub use form::Profile;
pub use mapping::Mapping;

use crate::error::{Error, nearest};
use columns::Columns;
use std::sync::LazyLock;

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        /// The profiles of the house, as written, in the order in which they are listed.
        const TEXTS: &[(&str, &str)] = &[$(($name, include_str!(concat!("../profiles/", $name, ".toml")))),+];
    };
}
embedded!(
    "acled",
    "ucdp-ged",
    "gtd",
    "scad",
    "airwars",
    "iraq-body-count",
    "tbij-drones",
    "new-america-drones",
    "ohchr-daily",
    "ukraine-losses",
    "kobo",
    "hxl",
);

/// The profiles of the house.
pub fn profiles() -> &'static [Profile] {
    static ALL: LazyLock<Vec<Profile>> =
        LazyLock::new(|| TEXTS.iter().filter_map(|(_, text)| Profile::parse(text).ok()).collect());
    &ALL
}

/// A profile of the house as it is written.
pub fn text(name: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(other, _)| *other == name).map(|(_, text)| *text)
}

/// The profile of a name, for `--as`.
///
/// # Errors
/// When there is none, with the nearest that there is.
pub fn named(name: &str) -> Result<&'static Profile, Error> {
    profiles().iter().find(|profile| profile.name == name).ok_or_else(|| Error::Unknown {
        what: "profile",
        value: name.into(),
        expected: "a name that `recount profiles` lists, `native`, or a TOML file of your own".into(),
        did_you_mean: nearest(name, profiles().iter().map(|profile| profile.name.as_str())).map(str::to_owned),
    })
}

/// How well a header fits a profile: the number of its columns that are there; `None` where it does not.
pub fn fit(profile: &Profile, names: &[String], tags: Option<&[String]>) -> Option<usize> {
    let recognise = &profile.recognise;
    if recognise.needs.is_empty() {
        return None;
    }
    let columns = Columns::new(names, tags, recognise.strip.as_deref());
    let plain = Columns::new(names, tags, None);
    let has = |name: &String| columns.has(name) || plain.has(name);
    let fits = recognise.needs.iter().all(has) && !recognise.never.iter().any(has);
    fits.then(|| recognise.needs.iter().chain(&recognise.likes).filter(|name| has(name)).count())
}

/// The profile that a header fits best.
pub fn recognise(names: &[String], tags: Option<&[String]>) -> Option<&'static Profile> {
    let mut best: Option<(usize, &Profile)> = None;
    for profile in profiles() {
        let Some(score) = fit(profile, names, tags) else { continue };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, profile));
        }
    }
    best.map(|(_, profile)| profile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_of_the_house_is_well_formed_and_joins_with_its_own_columns() {
        for (name, text) in TEXTS {
            let profile = Profile::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(profile.name, *name);
            assert!(!profile.about.trim().is_empty(), "{name} says what it is");
            let columns: Vec<String> = profile.columns().into_iter().filter(|name| !name.starts_with('#')).collect();
            let tags: Vec<String> = columns.iter().map(|_| String::new()).collect();
            if let Err(faults) = Mapping::new(&profile, &columns, Some(&tags)) {
                panic!("{name}: {}", faults.join("\n"));
            }
        }
        assert_eq!(profiles().len(), TEXTS.len());
    }
}
