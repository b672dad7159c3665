//! What linking says on standard error: sentences that fit what was done, and one thing called one.

use super::two;

const HEADER: &str = "claim_id,date_start,lat,lon";

#[test]
fn what_is_said_of_events_fits_linking() {
    let linked = two(HEADER, &["x,2022-03-01,14,-4"], &["y,2022-03-01,14,-4"]).link("@a.csv @b.csv");
    assert_eq!(linked.of("event"), ["a:x b:y"]);
    assert!(!linked.err.contains("each stands alone"), "{}", linked.err);
}

#[test]
fn one_is_one() {
    let linked = two(HEADER, &["x,2022-03-01,14,-4"], &["y,2022-03-01,14,-4"]).link("@a.csv @b.csv");
    for part in ["are 1 event (", "3 km, 1 day)", "1 match:", "1 link is not certain"] {
        assert!(linked.err.contains(part), "{part}: {}", linked.err);
    }
    let files = two(HEADER, &["x,2022-03-01,14,-4", "y,,14,-4"], &[]);
    let alone = files.link("@a.csv");
    for part in ["2 reports in 1 dataset are 2 events", "1 of 2 reports has no date and is linked with none"] {
        assert!(alone.err.contains(part), "{part}: {}", alone.err);
    }
    let why = files.run("@a.csv --why x").out;
    assert!(why.contains("near enough (3 km, 1 day;"), "{why}");
}

#[test]
fn the_summary_adds_up() {
    let header = "id,date_start,date_end,latitude,longitude,actor1";
    let files = two(
        header,
        &[
            "1,2022-01-01,,14,-4,JNIM",
            "2,2022-02-01,2022-02-07,14,-4,JNIM",
            "3,2022-03-01,2022-03-07,14,-4,JNIM",
            "4,2022-05-01,,14,-4,JNIM",
            "5,2022-05-01,,14,-4,JNIM",
        ],
        &[
            "1,2022-01-01,,14,-4,JNIM",
            "2,2022-02-01,2022-02-07,14,-4,JNIM",
            "3,2022-03-03,,14,-4,JNIM",
            "4,2022-03-08,,14,-4,JNIM",
        ],
    );
    let linked = files.link("@a.csv @b.csv");
    for part in [
        "9 reports in 2 datasets are 7 events (engine stable, 3 km, 1 day",
        "2 matches: 1 of events, 1 of episodes of several days",
        "not merged: 1 within an episode, 1 near one, 1 pair of reports of one dataset that look alike",
    ] {
        assert!(linked.err.contains(part), "{part}: {}", linked.err);
    }
    assert!(!linked.err.contains("not certain"), "{}", linked.err);
    let quiet = files.run("@a.csv @b.csv -q");
    assert_eq!(quiet.err, "");
}
