//! The three smallest inputs on which R's meltt departs from its paper: stable gives the paper's answer, meltt the program's.

use super::Files;

const HEADER: &str = "id,date,latitude,longitude,kind\n";
/// Two categories that agree on the broad level only: a score of 1; with itself each has 0.
const KINDS: &str = "data.source,base.categories,level1,level2\n\
                     a,near,near,all\na,far,far,all\nb,near,near,all\nb,far,far,all\nc,near,near,all\n";

fn case(a: &str, b: &str, c: &str) -> Files {
    let text = |rows: &str| format!("{HEADER}{rows}");
    Files::of(&[("a.csv", &text(a)), ("b.csv", &text(b)), ("c.csv", &text(c)), ("kinds.csv", KINDS)])
}

const STABLE: &str = "--taxonomy kind=@kinds.csv";
const MELTT: &str = "--taxonomy kind=@kinds.csv --engine meltt";

#[test]
fn the_better_partner_of_the_day_after_is_taken_and_by_meltt_the_worse_of_the_day_before() {
    let files = case("1,2022-03-02,14,-4,near\n", "1,2022-03-01,14,-4,far\n2,2022-03-03,14,-4,near\n", "");
    assert_eq!(files.merged(&format!("@a.csv @b.csv {STABLE}")), ["a:1 b:2"]);
    assert_eq!(files.merged(&format!("@a.csv @b.csv {MELTT}")), ["a:1 b:1"]);
}

#[test]
fn a_partner_who_prefers_another_is_left_to_it_and_by_meltt_goes_to_the_first_who_asks() {
    let files = case("1,2022-03-01,14,-4,far\n2,2022-03-02,14,-4,near\n", "1,2022-03-02,14,-4,near\n", "");
    assert_eq!(files.merged(&format!("@a.csv @b.csv {STABLE}")), ["a:2 b:1"]);
    assert_eq!(files.merged(&format!("@a.csv @b.csv {MELTT}")), ["a:1 b:1"]);
}

#[test]
fn meltt_averages_latitudes_and_never_longitudes_and_stable_needs_neither() {
    // b lies 3.3 km from a; c lies 5.6 km from a, 2.2 from b and 3.9 from the middle of both; the window is 4 km.
    let north = case("1,2022-03-01,1.00,0,near\n", "1,2022-03-01,1.03,0,near\n", "1,2022-03-01,1.05,0,near\n");
    let east = case("1,2022-03-01,0,1.00,near\n", "1,2022-03-01,0,1.03,near\n", "1,2022-03-01,0,1.05,near\n");
    for files in [&north, &east] {
        assert_eq!(files.merged(&format!("@a.csv @b.csv @c.csv --km 4 {STABLE}")), ["a:1 b:1 c:1"]);
        assert_eq!(files.merged(&format!("@a.csv @b.csv @c.csv --km 4 {MELTT}")), ["a:1 b:1"]);
    }
    let averaged = format!("@a.csv @b.csv @c.csv --km 4 {MELTT} --averaging");
    assert_eq!(north.merged(&averaged), ["a:1 b:1 c:1"]);
    assert_eq!(east.merged(&averaged), ["a:1 b:1"]);
}

#[test]
fn meltt_depends_on_the_order_of_datasets_and_stable_does_not() {
    let files = case("1,2022-03-01,1.00,0,near\n", "1,2022-03-01,1.03,0,near\n", "1,2022-03-01,1.05,0,near\n");
    for order in ["a,b,c", "b,a,c", "c,a,b"] {
        assert_eq!(files.merged(&format!("@a.csv @b.csv @c.csv --km 4 {STABLE} --order {order}")), ["a:1 b:1 c:1"]);
    }
    let meltt = |order: &str| files.merged(&format!("@a.csv @b.csv @c.csv --km 4 {MELTT} --order {order}"));
    assert_eq!(meltt("a,b,c"), ["a:1 b:1"]);
    assert_eq!(meltt("b,a,c"), ["a:1 b:1 c:1"]);
}
