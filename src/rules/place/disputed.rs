//! Territories of which states disagree whose they are, and states that were once part of others: there a country and a point
//! that differ are no error.

use crate::model::{Claim, date};

/// A territory that more than one state holds, claims or has given a code of its own. Codes are ISO 3166-1 alpha-2.
struct Disputed {
    parties: &'static [&'static str],
    /// South, west, north and east of a box around it, in degrees; `None` where one of the codes is the territory.
    area: Option<[f64; 4]>,
}

const fn between(parties: &'static [&'static str]) -> Disputed {
    Disputed { parties, area: None }
}

const fn within(parties: &'static [&'static str], area: [f64; 4]) -> Disputed {
    Disputed { parties, area: Some(area) }
}

/// The boxes are drawn wide: within one, the parties' codes are never set against each other. The reasons stand on the rule's
/// page.
const DISPUTED: &[Disputed] = &[
    // Kosovo, Western Sahara, Palestine, Taiwan: codes of their own.
    between(&["XK", "RS"]),
    between(&["EH", "MA"]),
    between(&["PS", "IL"]),
    between(&["TW", "CN"]),
    // Falklands, Gibraltar: so have dependencies that another state claims.
    between(&["FK", "AR"]),
    between(&["GI", "ES"]),
    // Crimea, and the four regions that Russia declared its own in 2022.
    within(&["UA", "RU"], [44.2, 31.9, 50.3, 40.3]),
    // Golan and Shebaa Farms.
    within(&["SY", "IL", "LB"], [32.6, 35.5, 33.6, 36.1]),
    // Abkhazia and South Ossetia.
    within(&["GE", "RU"], [41.9, 39.9, 43.7, 44.7]),
    // Kashmir, with Aksai Chin and Siachen.
    within(&["IN", "PK", "CN"], [32.2, 72.4, 37.2, 80.4]),
    // Arunachal Pradesh, Doklam.
    within(&["IN", "CN", "BT"], [26.5, 88.5, 29.6, 97.5]),
    // Nagorno-Karabakh and around.
    within(&["AZ", "AM"], [38.7, 45.4, 40.7, 47.7]),
    // Northern Cyprus.
    within(&["CY", "TR"], [34.5, 32.2, 35.8, 34.7]),
    // Halaib, Bir Tawil.
    within(&["EG", "SD"], [21.7, 33.0, 23.3, 37.3]),
    // Abyei, Kafia Kingi, and a border that was never marked.
    within(&["SD", "SS", "CF"], [8.4, 22.9, 12.3, 34.2]),
    // Ilemi.
    within(&["KE", "SS", "ET"], [4.1, 34.3, 5.6, 36.2]),
    // Al-Fashaga.
    within(&["SD", "ET"], [13.2, 35.2, 14.7, 36.8]),
    // Badme.
    within(&["ER", "ET"], [14.1, 37.0, 15.1, 38.4]),
    // Aouzou, held by Libya until 1994.
    within(&["TD", "LY"], [19.5, 14.9, 23.6, 24.1]),
    // Essequibo.
    within(&["GY", "VE"], [1.0, -61.5, 8.7, -56.9]),
    // Preah Vihear.
    within(&["KH", "TH"], [14.0, 102.3, 14.7, 105.6]),
    // Fergana: enclaves, and borders marked only lately.
    within(&["KG", "TJ", "UZ"], [39.3, 69.0, 41.7, 73.5]),
    // Southern Kurils.
    within(&["RU", "JP"], [43.2, 145.0, 46.1, 149.6]),
    // Ceuta and Melilla.
    within(&["ES", "MA"], [35.1, -5.5, 36.0, -2.8]),
];

/// A state that others came out of, and the year from which they have a code of their own in the data sets.
struct Former {
    state: &'static str,
    parts: &'static [&'static str],
    until: i32,
}

const FORMER: &[Former] = &[
    Former {
        state: "RU",
        parts: &["AM", "AZ", "BY", "EE", "GE", "KZ", "KG", "LV", "LT", "MD", "TJ", "TM", "UA", "UZ"],
        until: 1992,
    },
    Former { state: "RS", parts: &["BA", "HR", "ME", "MK", "SI"], until: 2007 },
    Former { state: "ET", parts: &["ER"], until: 1994 },
    Former { state: "ID", parts: &["TL"], until: 2003 },
    Former { state: "SD", parts: &["SS"], until: 2012 },
    Former { state: "ZA", parts: &["NA"], until: 1991 },
    Former { state: "PK", parts: &["BD"], until: 1972 },
    Former { state: "CZ", parts: &["SK"], until: 1993 },
];

/// Whether states disagree, or once were one, so that a claim for `stated` at a point in one of `found` is no error.
pub fn is_disputed(claim: Claim, at: (f64, f64), stated: &str, found: &[&str]) -> bool {
    let inside = |area: [f64; 4]| area[0] <= at.0 && at.0 <= area[2] && area[1] <= at.1 && at.1 <= area[3];
    let contested = DISPUTED.iter().any(|one| {
        one.parties.contains(&stated) && found.iter().any(|id| one.parties.contains(id)) && one.area.is_none_or(inside)
    });
    let year = claim.date_start().or(claim.date_end()).map(|day| date::civil(day.start).0);
    let once = FORMER.iter().any(|former| {
        let early = year.is_none_or(|year| year < former.until);
        let is = |id: &str| id == former.state || former.parts.contains(&id);
        early && is(stated) && found.iter().any(|id| is(id))
    });
    contested || once
}
