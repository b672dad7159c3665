//! Kobo exports: names count from behind the group, and the submission's id stays.

use super::{Cells, number, read, table};

const HEADER: &[&str] = &[
    "start",
    "end",
    "incident/event",
    "incident/date_start",
    "incident/place",
    "incident/_gps_latitude",
    "incident/_gps_longitude",
    "toll/source",
    "toll/figure",
    "toll/harm",
    "toll/status",
    "remarks/witness",
    "_id",
    "_uuid",
    "_submission_time",
    "_submitted_by",
    "formhub/uuid",
    "meta/instanceID",
];

const ROW: Cells = &[
    ("start", "2024-05-02T10:00:00.000+02:00"),
    ("incident/event", "market"),
    ("incident/date_start", "2024-05-01"),
    ("incident/place", "Alpha"),
    ("incident/_gps_latitude", "13.5"),
    ("incident/_gps_longitude", "22.4"),
    ("toll/source", "Local committee"),
    ("toll/figure", "at least 12"),
    ("toll/harm", "killed"),
    ("toll/status", "civilian"),
    ("remarks/witness", "two"),
    ("_id", "41"),
    ("_uuid", "0c4e-11"),
    ("_submission_time", "2024-05-02T08:10:00"),
    ("formhub/uuid", "f00d"),
    ("meta/instanceID", "uuid:0c4e-11"),
];

#[test]
fn questions_in_groups_are_the_contracts_columns() {
    let claims = read(&table(HEADER, &[ROW]));
    assert_eq!(claims.0.len(), 1);
    let id = claims.ids()[0];
    assert_eq!(claims.texts(id, ["event", "source", "place"]), ["market", "Local committee", "Alpha"]);
    assert_eq!(claims.texts(id, ["harm", "status", "date_start"]), ["killed", "civilian", "2024-05-01"]);
    assert_eq!(claims.figures(id), [Some(12.0), None, None]);
    assert_eq!((number(claims.text(id, "lat")), number(claims.text(id, "lon"))), (Some(13.5), Some(22.4)));
}

#[test]
fn the_submissions_own_id_names_the_claim_and_the_forms_id_does_not() {
    let without = super::with(ROW, &[("_uuid", "")]);
    let claims = read(&table(HEADER, &[ROW, &without]));
    let ids = claims.ids();
    assert!(ids[0].starts_with("0c4e-11") && ids[1].starts_with("41"), "{ids:?}");
}

#[test]
fn other_questions_stay_with_the_claim() {
    let claims = read(&table(HEADER, &[ROW]));
    let row = &claims.0[0];
    assert!(row.values().any(|cell| cell == "two"), "{row:?}");
}
