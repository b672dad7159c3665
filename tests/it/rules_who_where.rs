//! Where the rules of place, who, label and provenance must keep silent, and where they must not.

use super::program::{claims, recount, rows};

fn finds(csv: &str, name: &str) -> bool {
    let ran = recount(&["check", claims(csv).path(), "--format", "csv", "-q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    rows(&ran.out).iter().any(|row| row["name"] == name)
}

/// Cases of a header and two or more rows, each with whether the rule fires.
fn judge(name: &str, header: &str, cases: &[(&str, &str, bool)]) {
    for (what, body, fires) in cases {
        let rows: String = body.lines().map(|line| format!("e,{}\n", line.trim())).collect();
        assert_eq!(finds(&format!("event,{header}\n{rows}"), name), *fires, "{name}: {what}");
    }
}

#[test]
fn points_apart_are_reported_only_beyond_what_their_precision_allows() {
    judge(
        "place-mismatch",
        "source,place,lat,lon,geo_precision,figure",
        &[
            ("two towns 115 km apart", "A,X,14.6671,-4.2513,town,20\nB,X,15.3142,-3.4219,town,20", true),
            ("a town and its province's centre", "A,X,14.6671,-4.2513,town,20\nB,X,15.3142,-3.4219,province,20", false),
            ("a country's centre", "A,X,14.6671,-4.2513,town,20\nB,X,17.5707,-3.9962,country,20", false),
            ("20 km, precision not stated", "A,X,14.6671,-4.2513,,20\nB,X,14.8471,-4.2513,,20", false),
            ("whole degrees", "A,X,14.6671,-4.2513,town,20\nB,X,15,-4,town,20", false),
            ("exchanged", "A,X,14.6671,-4.2513,town,20\nB,X,-4.2513,14.6671,town,20", false),
            ("several places", "A,X,14.6671,-4.2513,town,20\nB,X; Y,15.3142,-3.4219,town,20", false),
        ],
    );
}

#[test]
fn exchanged_coordinates_are_known_by_the_others() {
    judge(
        "coordinates-swapped",
        "source,lat,lon,figure",
        &[
            ("two rows", "A,14.6671,-4.2513,20\nB,-4.2513,14.6671,20", true),
            ("both have company", "A,14.6,-4.2,20\nB,14.6,-4.2,20\nC,-4.2,14.6,20\nD,-4.2,14.6,20", false),
            ("near the diagonal", "A,14.6,15.1,20\nB,15.1,14.6,20", false),
            ("only far", "A,14.6671,-4.2513,20\nB,48.85,2.35,20", false),
        ],
    );
}

#[test]
fn a_centre_is_reported_where_a_place_is_beside_it_or_it_is_shown_as_one() {
    judge(
        "centroid-as-point",
        "source,lat,lon,geo_precision,figure",
        &[
            ("beside a town", "A,14.66,-4.25,town,20\nB,14.93,-3.91,4,20", true),
            ("copied without its precision", "A,14.93,-3.91,,20\nB,14.93,-3.91,4,20", true),
            ("two centres", "A,14.93,-3.91,4,20\nB,14.93,-3.91,4,20", false),
            ("at sea", "A,14.66,-4.25,town,20\nB,14.93,-3.91,7,20", false),
            ("nothing stated", "A,14.66,-4.25,,20\nB,14.93,-3.91,,20", false),
        ],
    );
}

#[test]
fn losses_are_told_by_side_and_by_victims_party() {
    let header = "source,source_kind,side,victim_party,status,perpetrator,figure";
    judge(
        "party-counts-own-losses",
        header,
        &[
            ("its side", "Army,belligerent,Mali,Mali,combatant,,8", true),
            ("no party", "HRW,ngo,,Mali,combatant,,8", false),
            ("no victims' party", "Army,belligerent,Mali,,combatant,,8", false),
            ("the other side", "Army,belligerent,Mali,Rebels,combatant,,8", false),
        ],
    );
    judge(
        "party-counts-enemy-losses",
        header,
        &[
            ("those that it killed", "Army,belligerent,Mali,Rebels,combatant,Army,40", true),
            ("no perpetrator, combatants", "Army,belligerent,Mali,Rebels,combatant,,40", true),
            ("killed by somebody else", "Army,belligerent,Mali,Self-defence,combatant,Rebels,40", false),
            ("no side", "Army,belligerent,,Rebels,combatant,,40", false),
            ("its own", "Army,belligerent,Mali,Mali,combatant,,8", false),
        ],
    );
}

#[test]
fn perpetrators_contradict_only_as_two_names_for_the_same_dead() {
    judge(
        "perpetrator-contradiction",
        "source,source_kind,side,status,victim_party,perpetrator,figure",
        &[
            ("two groups", "A,ngo,,civilian,,Boko Haram,20\nB,ngo,,civilian,,Lord's Resistance Army,20", true),
            ("unknown", "A,ngo,,civilian,,unknown,20\nB,ngo,,civilian,,Boko Haram,20", false),
            ("one state", "A,ngo,,civilian,,Malian army,20\nB,ngo,,civilian,,Government of Mali,20", false),
            ("one source", "A,ngo,,civilian,,Boko Haram,20\nA,ngo,,civilian,,Lord's Resistance Army,20", false),
            ("civilians and combatants", "A,ngo,,civilian,,Boko Haram,20\nB,ngo,,combatant,,Malian army,20", false),
            (
                "parties that name each other",
                "FAMa,belligerent,Mali,civilian,,JNIM,20\nJNIM,belligerent,JNIM,civilian,,FAMa,20",
                true,
            ),
        ],
    );
}

#[test]
fn one_repetition_is_no_self_corroboration() {
    judge(
        "self-corroboration",
        "claim_id,source,derived_from,reported_by,figure",
        &[
            ("two sources", "1,A,,,20\n2,B,1,,20\n3,C,1,,20", true),
            ("by two steps", "1,A,,,20\n2,B,1,,20\n3,C,2,,20", true),
            ("of an origin that is absent", "2,B,Hospital,,20\n3,C,Hospital,,20", true),
            ("one source", "1,A,,,20\n2,B,1,,20", false),
            ("carriers", "1,A,,,20\n2,A,1,B,20\n3,A,1,C,20", false),
            ("a circle", "1,A,3,,20\n2,B,1,,20\n3,C,2,,20", false),
        ],
    );
}

#[test]
fn a_demographic_is_compared_with_its_own_source_and_scope() {
    judge(
        "demographic-contradiction",
        "source,status,demographic,scope,label,figure",
        &[
            ("more women than civilians", "A,civilian,women,,,25\nA,civilian,,,,20", true),
            ("women of no status and civilians", "A,,women,,,25\nA,civilian,,,,20", false),
            ("another scope", "A,civilian,women,residents,,25\nA,civilian,,,,20", false),
            ("another source", "A,civilian,women,,,25\nB,civilian,,,,20", false),
            ("at least so many in all", "A,civilian,women,,,25\nA,civilian,,,,at least 20", false),
            ("families", "A,civilian,families,,,25\nA,civilian,,,,20", false),
            ("all men", "A,civilian,,,\"40 people, all men\",40\nB,civilian,women,,,20", true),
            ("all men of the village", "A,civilian,,,all men of the village,40\nB,civilian,women,,,20", false),
            ("all men, another scope", "A,civilian,,in custody,\"40, all men\",40\nB,civilian,women,,,20", false),
            ("at least, all men", "A,civilian,,,\"people, all men\",at least 40\nB,civilian,women,,,20", false),
        ],
    );
}

#[test]
fn a_scope_that_the_repeats_words_keep_has_not_drifted() {
    judge(
        "scope-drift",
        "claim_id,source,derived_from,scope,label,figure",
        &[
            ("lost", "1,A,,killed in violation of norms,,40\n2,B,1,,people killed,40", true),
            ("changed", "1,A,,killed in violation of norms,,40\n2,B,1,executed,,40", true),
            (
                "in the label",
                "1,A,,killed in violation of norms,,40\n2,B,1,,\"40 Killed, in violation of norms\",40",
                false,
            ),
            ("another number", "1,A,,killed in violation of norms,,40\n2,B,1,,people,50", false),
            ("added", "1,A,,,,40\n2,B,1,residents,,40", false),
        ],
    );
}

#[test]
fn what_has_no_address_is_told_only_beside_what_has() {
    judge(
        "unsourced",
        "source,source_kind,url,reported_by,figure",
        &[
            ("an outlet", "A,ngo,https://a.example,,30\nB,media,,,31", true),
            ("nobody has one", "A,ngo,,,30\nB,media,,,31", false),
            ("an NGO", "A,media,https://a.example,,30\nB,ngo,,,31", false),
            ("a carrier", "A,ngo,https://a.example,,30\nB,media,,Daily,31", false),
        ],
    );
}

#[test]
fn a_source_is_taken_for_absent_only_if_the_data_say_so() {
    judge(
        "no-access",
        "source,site_access,harm,figure",
        &[
            ("denied", "A,denied,killed,30", true),
            ("not there", "A,no,killed,30", true),
            ("let in", "A,yes,killed,30", false),
            ("not stated", "A,,killed,30", false),
            ("no toll", "A,denied,displaced,30", false),
        ],
    );
}

#[test]
fn a_total_beside_an_event_is_told_where_it_can_be_taken_for_it() {
    judge(
        "aggregate-as-event",
        "claim_id,source,extent,derived_from,harm,status,figure",
        &[
            ("a quarter's", "1,A,whole,,killed,civilian,40\n2,B,aggregate,,killed,civilian,57", true),
            ("below the event's", "1,A,whole,,killed,civilian,40\n2,B,aggregate,,killed,civilian,30", false),
            ("inside the event's range", "1,A,whole,,killed,civilian,40-90\n2,B,aggregate,,killed,civilian,57", false),
            ("of another harm", "1,A,whole,,killed,civilian,40\n2,B,aggregate,,injured,civilian,57", false),
            ("of another status", "1,A,whole,,killed,civilian,40\n2,B,aggregate,,killed,combatant,57", false),
            ("repeated as the event's", "1,A,aggregate,,killed,civilian,57\n2,B,whole,1,killed,civilian,57", true),
        ],
    );
}

#[test]
fn a_claim_is_double_if_nothing_tells_its_rows_apart() {
    judge(
        "duplicate-claim",
        "claim_id,source,extent,published,derived_from,place,figure",
        &[
            ("pasted twice", "1,A,,,,Alpha,40\n2,A,,,,Alpha,40", true),
            ("said twice", "1,A,,2024-03-04,,Alpha,40\n2,A,,2024-03-09,,Alpha,40", false),
            ("repeated", "1,A,,,,Alpha,40\n2,A,,,1,Alpha,40", false),
            ("of two places", "1,A,,,,Alpha,40\n2,A,,,,Beta,40", false),
            ("parts", "1,A,part,,,Alpha,4\n2,A,part,,,Alpha,4", false),
            ("two sources", "1,A,,,,Alpha,40\n2,B,,,,Alpha,40", false),
            ("at least", "1,A,,,,Alpha,40\n2,A,,,,Alpha,at least 40", false),
        ],
    );
}
