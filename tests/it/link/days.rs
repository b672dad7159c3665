//! Days: old dates, episodes of several days against days, and reports inside one dataset that look alike.

use super::two;

const HEADER: &str = "id,date_start,date_end,latitude,longitude,actor1,figure";

#[test]
fn dates_before_1900_are_linked_as_any_other() {
    let files = two(
        HEADER,
        &["1,1815-06-18,,50.68,4.41,,", "2,1899-12-31,,50.68,4.41,,", "3,1600-02-29,,50.68,4.41,,"],
        &["1,1815-06-19,,50.68,4.41,,", "2,1900-01-01,,50.68,4.41,,", "3,1600-03-01,,50.68,4.41,,"],
    );
    assert_eq!(files.merged("@a.csv @b.csv"), ["a:1 b:1", "a:2 b:2", "a:3 b:3"]);
}

#[test]
fn days_over_the_end_of_a_month_and_a_year_are_days_apart_and_the_window_includes_its_end() {
    let files = two(
        HEADER,
        &["1,2022-01-31,,14,-4,,", "2,2021-12-31,,15,-4,,"],
        &["1,2022-02-01,,14,-4,,", "2,2022-01-02,,15,-4,,"],
    );
    assert_eq!(files.link("@a.csv @b.csv").cells("report other_report days"), ["1 | 1 | 1"]);
    assert_eq!(files.link("@a.csv @b.csv --days 2").cells("report other_report days"), ["1 | 1 | 1", "2 | 2 | 2"]);
    assert!(files.merged("@a.csv @b.csv --days 0").is_empty());
}

#[test]
fn a_day_inside_a_week_or_ten_years_is_a_part_and_not_merged() {
    let files = two(
        HEADER,
        &["1,2000-01-01,2009-12-31,14,-4,JNIM,", "2,2022-01-01,2022-01-07,14,-4,JNIM,"],
        &[
            "1,2005-05-05,,14,-4,JNIM,",
            "2,2022-01-01,,14,-4,JNIM,",
            "3,2022-01-07,,14,-4,JNIM,",
            "4,2010-01-03,,14,-4,JNIM,",
        ],
    );
    let linked = files.link("@a.csv @b.csv");
    assert_eq!(linked.of("part"), ["b:1 a:1", "b:2 a:2", "b:3 a:2"]);
    assert_eq!(linked.rows.len(), 3);
    assert!(linked.err.contains("6 reports in 2 datasets are 6 events"), "{}", linked.err);
    assert!(linked.err.contains("not merged: 3 within an episode"), "{}", linked.err);
    // A day of ten years is not "on the same day" as the ten years.
    assert!(!linked.rows[0]["reason"].contains("same day"), "{}", linked.rows[0]["reason"]);
}

#[test]
fn a_day_beside_a_week_is_flagged_and_beyond_the_window_it_is_nothing() {
    let files = two(
        HEADER,
        &["2,2022-01-02,2022-01-07,14,-4,JNIM,"],
        &["1,2022-01-01,,14,-4,JNIM,", "2,2022-01-08,,14,-4,JNIM,", "3,2022-01-09,,14,-4,JNIM,"],
    );
    let linked = files.link("@a.csv @b.csv");
    assert_eq!(linked.of("flag"), ["b:1 a:2", "b:2 a:2"]);
}

#[test]
fn episodes_are_one_where_both_their_ends_are_near() {
    let a = ["1,2022-01-01,2022-01-07,14,-4,JNIM,"];
    for (b, merged) in [
        ("1,2022-01-02,2022-01-08,14,-4,JNIM,", true),
        ("1,2022-01-02,2022-01-06,14,-4,JNIM,", true),
        ("1,2022-01-01,2022-01-09,14,-4,JNIM,", false),
        ("1,2022-01-03,2022-01-07,14,-4,JNIM,", false),
    ] {
        assert_eq!(!two(HEADER, &a, &[b]).merged("@a.csv @b.csv").is_empty(), merged, "{b}");
    }
    let linked = two(HEADER, &a, &["1,2022-01-02,2022-01-08,14,-4,JNIM,"]).link("@a.csv @b.csv");
    assert_eq!(linked.of("episode"), ["a:1 b:1"]);
    assert!(linked.err.contains("0 of events, 1 of episodes of several days"), "{}", linked.err);
}

#[test]
fn a_shorter_episode_inside_a_longer_one_is_a_part_of_it() {
    let files = two(HEADER, &["1,2022-01-01,2022-01-31,14,-4,JNIM,"], &["1,2022-01-10,2022-01-14,14,-4,JNIM,"]);
    assert_eq!(files.link("@a.csv @b.csv").of("part"), ["b:1 a:1"]);
}

#[test]
fn a_day_in_an_episode_elsewhere_or_of_others_is_no_part() {
    let a = ["1,2022-01-01,2022-01-07,14,-4,JNIM,"];
    for b in ["1,2022-01-03,,15,-4,JNIM,", "1,2022-01-03,,14,-4,Russian army,"] {
        assert!(two(HEADER, &a, &[b]).link("@a.csv @b.csv").rows.is_empty(), "{b}");
    }
}

#[test]
fn reports_of_one_dataset_that_look_alike_are_shown_and_never_merged() {
    let files = two(
        HEADER,
        &["1,2022-01-01,,14,-4,JNIM,5", "2,2022-01-01,,14,-4,JNIM,5", "3,2022-01-01,,14,-4,JNIM,40"],
        &["1,2022-01-01,,14,-4,JNIM,5"],
    );
    let linked = files.link("@a.csv @b.csv");
    assert_eq!(linked.of("duplicate"), ["a:1 a:2"]);
    assert_eq!(linked.of("event"), ["a:1 b:1"]);
    assert!(linked.err.contains("1 pair of reports of one dataset that look alike"), "{}", linked.err);
    let duplicate = linked.rows.iter().find(|row| row["kind"] == "duplicate").expect("shown");
    assert!(duplicate["reason"].contains("look alike; not merged"), "{}", duplicate["reason"]);
    assert_eq!(files.merged("@a.csv @b.csv"), ["a:1 b:1"]);
}

#[test]
fn one_dataset_alone_shows_its_duplicates_and_says_that_links_are_between_datasets() {
    let files = two(HEADER, &["1,2022-01-01,,14,-4,JNIM,5", "2,2022-01-01,,14,-4,JNIM,5"], &[]);
    let linked = files.link("@a.csv");
    assert_eq!(linked.of("duplicate"), ["a:1 a:2"]);
    assert!(linked.err.contains("one dataset only"), "{}", linked.err);
}

#[test]
fn reports_without_a_date_are_linked_with_none_and_that_is_told() {
    let files = two(HEADER, &["1,,,14,-4,JNIM,5"], &["1,2022-01-01,,14,-4,JNIM,5"]);
    let linked = files.link("@a.csv @b.csv");
    assert!(linked.rows.is_empty());
    assert!(linked.err.contains("note: 1 of 2 reports has no date and is linked with none"), "{}", linked.err);
}
