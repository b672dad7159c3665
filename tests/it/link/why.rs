//! `--why`: a report's links in words, with the runner-up and the margin.

use super::{Files, two};

const HEADER: &str = "id,date_start,date_end,latitude,longitude,place,actor1,figure";

fn files() -> Files {
    two(
        HEADER,
        &["1,2022-03-27,,14.45,-4.48,Moura,JNIM,300", "2,2022-03-27,,14.46,-4.48,Mourah,,12", "3,2022-05-01,,10,10,,,"],
        &["1,2022-03-28,,14.452,-4.48,Moura,JNIM,203", "2,2022-03-20,2022-04-02,14.45,-4.48,Moura,JNIM,500"],
    )
}

fn why(name: &str) -> String {
    let ran = files().run(&format!("@a.csv @b.csv --why {name}"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn a_report_is_told_with_its_event_the_distance_the_days_and_what_agrees() {
    let text = why("a:1");
    for part in [
        "a:1 (2022-03-27, Moura, 14.4500 -4.4800, 300 people reported killed)",
        "is of one event with:\n    b:1 (2022-03-28, Moura",
        "b:1: one event: 0.222 km and 1 day apart; actors=same, place=same (score 0)",
        "b:2: lies within the other, an episode of several days; not merged",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn the_runner_up_is_named_with_its_score_and_where_it_went() {
    let text = why("b:1");
    assert!(text.contains("Not chosen, though near enough and agreeing:\n    a:2:"), "{text}");
    assert!(text.contains("it is matched with none"), "{text}");
}

#[test]
fn a_report_by_itself_says_so_and_that_nothing_is_near() {
    let text = why("a:3");
    assert!(text.contains("a:3 (2022-05-01, 10.0000 10.0000)\n  is the only report of its event."), "{text}");
    assert!(text.contains("No other report of another dataset is near enough (3 km, 1 day;"), "{text}");
}

#[test]
fn an_id_of_two_datasets_tells_of_both() {
    let text = why("1");
    assert!(text.contains("a:1 (") && text.contains("\nb:1 ("), "{text}");
}

#[test]
fn an_episode_tells_what_lies_within_it() {
    let text = why("b:2");
    assert!(text.contains("a:1"), "{text}");
    assert!(text.contains("within") || text.contains("lies within or near this episode"), "{text}");
}

#[test]
fn a_name_that_is_not_there_is_refused_with_the_nearest() {
    let told = files().refusal("@a.csv @b.csv --why b:22");
    assert!(told.contains("report `b:22` is not known") && told.contains("did you mean"), "{told}");
}

#[test]
fn no_name_is_no_report() {
    let (header, a, b) = ("id,date,latitude,longitude", ["1,2022-03-27,14,-4"], ["1,2022-03-27,14,-4"]);
    let files = two(header, &a, &b);
    let (a, b) = (files.path("a.csv"), files.path("b.csv"));
    let ran = super::recount(&["link", &a, &b, "--why", ""]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.out);
}

#[test]
fn a_runner_up_that_was_decided_to_be_different_is_not_said_to_be_matched_elsewhere() {
    let header = "id,date,latitude,longitude,actor1";
    let a = ["1,2022-03-01,14,-4,JNIM", "2,2022-03-01,14.001,-4,JNIM Mali"];
    let files = two(header, &a, &["1,2022-03-01,14,-4,JNIM"]);
    files.write("review.csv", "decision,dataset_a,report_a,dataset_b,report_b\ndifferent,a,1,b,1\n");
    let linked = files.link("@a.csv @b.csv --review @review.csv");
    assert_eq!(linked.of("event"), ["a:2 b:1"]);
    let reason = &linked.only()["reason"];
    assert!(!reason.contains("matched elsewhere"), "{reason}");
    let text = files.run("@a.csv @b.csv --review @review.csv --why b:1").out;
    assert!(text.contains("decided"), "{text}");
}
