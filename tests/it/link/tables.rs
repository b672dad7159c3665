//! What `--table` writes: reports, the overlap, candidates, and R meltt's own tables.

use super::Files;

const HEADER: &str = "id,date,enddate,latitude,longitude,kind\n";
const KINDS: &str = "data.source,base.categories,level1,level2\n\
                     a,near,near,all\na,far,far,all\nb,near,near,all\nb,far,far,all\nc,near,near,all\nc,far,far,all\n";

/// One event in all three, one in a and b, one in each alone, an episode in a and b with a day of c in it.
fn three() -> Files {
    let text = |rows: &str| format!("{HEADER}{rows}");
    let a = "1,2022-01-01,,14,-4,near\n2,2022-02-01,,14,-4,near\n3,2022-03-01,,14,-4,near\n4,2022-05-01,2022-05-07,14,-4,near\n";
    let b = "1,2022-01-01,,14,-4,near\n2,2022-02-02,,14,-4,far\n3,2022-04-01,,14,-4,near\n4,2022-05-02,2022-05-07,14,-4,near\n";
    let c = "1,2022-01-02,,14,-4,near\n2,2022-06-01,,14,-4,near\n3,2022-05-03,,14,-4,near\n";
    Files::of(&[("a.csv", &text(a)), ("b.csv", &text(b)), ("c.csv", &text(c)), ("kinds.csv", KINDS)])
}

const ALL: &str = "@a.csv @b.csv @c.csv --taxonomy kind=@kinds.csv";

#[test]
fn the_overlap_counts_events_by_the_datasets_that_see_them_and_adds_up() {
    for engine in ["stable", "meltt"] {
        let linked = three().link(&format!("{ALL} --engine {engine} --table overlap"));
        assert_eq!(
            linked.cells("a b c count"),
            ["1 | 0 | 0 | 1", "0 | 1 | 0 | 1", "0 | 0 | 1 | 2", "1 | 1 | 0 | 2", "1 | 1 | 1 | 1"],
            "{engine}"
        );
        assert!(linked.err.contains("11 reports in 3 datasets are 7 events"), "{}", linked.err);
        assert!(linked.err.contains("3 matches: 2 of events, 1 of episodes"), "{}", linked.err);
    }
}

#[test]
fn every_report_stands_in_the_table_of_reports_once_with_the_size_of_its_event() {
    let linked = three().link(&format!("{ALL} --table reports"));
    let cells = linked.cells("dataset report event reports datasets date_start date_end");
    assert_eq!(cells.len(), 11);
    assert_eq!(cells[0], "a | 1 | a:1 | 3 | 3 | 2022-01-01 | ");
    assert_eq!(cells[7], "b | 4 | a:4 | 2 | 2 | 2022-05-02 | 2022-05-07");
    assert_eq!(cells[9], "c | 2 | c:2 | 1 | 1 | 2022-06-01 | ");
}

#[test]
fn candidates_are_all_pairs_that_may_be_one_event_the_best_first() {
    let files = Files::of(&[
        ("a.csv", &format!("{HEADER}1,2022-01-02,,14,-4,near\n")),
        ("b.csv", &format!("{HEADER}1,2022-01-01,,14,-4,far\n2,2022-01-03,,14,-4,near\n")),
        ("kinds.csv", KINDS),
    ]);
    let linked = files.link("@a.csv @b.csv --taxonomy kind=@kinds.csv --table candidates");
    assert_eq!(
        linked.cells("dataset_a report_a dataset_b report_b score km days linked"),
        ["a | 1 | b | 2 | 0 | 0 | 1 | 1", "a | 1 | b | 1 | 1 | 0 | 1 | 0"]
    );
}

#[test]
fn links_name_the_event_both_reports_and_what_came_second() {
    let files = three();
    let linked = files.link(ALL);
    assert_eq!(linked.of("event"), ["a:1 b:1", "a:1 c:1", "a:2 b:2"]);
    assert_eq!(linked.of("episode"), ["a:4 b:4"]);
    assert_eq!(linked.of("part").len(), 2);
    let weak = linked.rows.iter().find(|row| row["report"] == "2").expect("linked");
    assert_eq!((&*weak["score"], &*weak["doubts"], &*weak["event"]), ("1", "weak", "a:2"));
}

#[test]
fn meltt_s_tables_number_datasets_in_the_order_of_integration_and_reports_by_their_row() {
    let files = three();
    let table = |name: &str, order: &str| {
        let ran = files.run(&format!("{ALL} --engine meltt --table {name} --order {order} -q"));
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert_eq!(table("event-matched", "a,b,c"), "data1,event1,data2,event2,data3,event3\n1,1,2,1,3,1\n1,2,2,2,0,0\n");
    assert_eq!(table("event-matched", "b,a,c"), "data1,event1,data2,event2,data3,event3\n1,1,2,1,3,1\n1,2,2,2,0,0\n");
    // R's meltt clears this table where a later dataset has no episode.
    assert_eq!(table("episode-matched", "a,b,c"), "data1,event1,data2,event2,data3,event3\n");
    assert_eq!(table("episode-matched", "c,a,b"), "data1,event1,data2,event2,data3,event3\n0,0,2,4,3,4\n");
    let contenders = table("event-contenders", "a,b,c");
    assert!(contenders.contains("1,2,2,2,1,0,0,0,0,0,0,1\n"), "{contenders}");
    let index = table("deduplicated-index", "a,b,c");
    assert_eq!(index.lines().count(), 8, "{index}");
    assert!(index.contains("3,3,2022-05-03,2022-05-03,14,-4,1_4"), "{index}");
}

#[test]
fn tables_of_meltt_need_its_engine() {
    for name in ["event-matched", "episode-matched", "event-contenders", "episode-contenders", "deduplicated-index"] {
        let told = three().refusal(&format!("{ALL} --table {name}"));
        assert!(told.contains("--engine meltt"), "{told}");
    }
}

#[test]
fn meltt_compares_one_level_only_where_it_is_told_to() {
    let files = three();
    let merged = |more: &str| files.merged(&format!("{ALL} --engine meltt {more}"));
    assert!(merged("").contains(&"a:2 b:2".to_owned()));
    assert!(merged("--certainty 2").contains(&"a:2 b:2".to_owned()));
    assert!(!merged("--certainty 1").contains(&"a:2 b:2".to_owned()));
}

#[test]
fn the_datasets_are_the_files_a_column_or_the_sources() {
    let text = "id,date,latitude,longitude,source,desk\n1,2022-01-01,14,-4,HRW,north\n2,2022-01-01,14,-4,AFP,south\n";
    let files = Files::of(&[("all.csv", text)]);
    let names = |more: &str| files.link(&format!("@all.csv --table reports {more}")).cells("dataset report");
    assert_eq!(names("--dataset-by source"), ["AFP | 2", "HRW | 1"]);
    assert_eq!(names("--dataset-by desk"), ["north | 1", "south | 2"]);
    assert_eq!(names("--dataset-by file"), ["all | 1", "all | 2"]);
    assert_eq!(files.merged("@all.csv --dataset-by desk"), ["north:1 south:2"]);
}

#[test]
fn files_of_one_name_in_two_folders_are_two_datasets() {
    let (one, other) = (three(), three());
    let ran = one.run(&format!("@a.csv {} --table reports", other.path("a.csv")));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("8 reports in 2 datasets are 4 events"), "{}", ran.err);
}
