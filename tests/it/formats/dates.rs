//! Dates as people write them: their precision, their order, their century, and what was written.

use super::{claims, made, read, read_text, recount, refused};

const DATES: &str = "date_start date_end date_precision date_written";

/// A file of claims with these dates.
fn dated(dates: &[&str]) -> String {
    let rows: String = dates.iter().enumerate().map(|(n, date)| format!("e{n},NGO A,{},{date}\n", n + 1)).collect();
    format!("event,source,figure,date_start\n{rows}")
}

#[test]
fn dates_become_iso_with_their_precision_and_spans_fill_the_end() {
    let found = read_text(&dated(&[
        "2022-03-27",
        "2022-03",
        "2022",
        "28 Feb 2017",
        "28 février 2017",
        "01-January-2015",
        "March 2022",
        "27-31 March 2022",
        "27 March - 2 April 2022",
        "early April 2022",
        "Q1 2022",
        "",
        "n.d.",
    ]));
    assert_eq!(
        found.cells(DATES),
        [
            "2022-03-27 |  | day | ",
            "2022-03 |  | month | ",
            "2022 |  | year | ",
            "2017-02-28 |  | day | 28 Feb 2017",
            "2017-02-28 |  | day | 28 février 2017",
            "2015-01-01 |  | day | 01-January-2015",
            "2022-03 |  | month | March 2022",
            "2022-03-27 | 2022-03-31 | day | 27-31 March 2022",
            "2022-03-27 | 2022-04-02 | day | 27 March - 2 April 2022",
            "2022-04-01 | 2022-04-10 | month | early April 2022",
            "2022-Q1 |  | quarter | Q1 2022",
            " |  |  | ",
            " |  |  | ",
        ]
    );
    assert_eq!(found.told(), ["`date_start`: 8 dates not in ISO form; read, and kept as written in date_written"]);
    assert_eq!(found.ledger(), "13 rows read: 13 became 13 claims, 0 rejected");
}

#[test]
fn an_end_that_is_given_is_not_replaced_and_a_day_that_never_was_is_rejected() {
    let found = read_text(
        "event,source,figure,date_start,date_end\ne,A,1,27 March 2022,30 March 2022\nf,B,2,31 February 2022,\ng,C,3,March 2022,2022-04-02\n",
    );
    assert_eq!(
        found.cells(DATES),
        ["2022-03-27 | 2022-03-30 | day | 27 March 2022 / 30 March 2022", "2022-03 | 2022-04-02 | month | March 2022"]
    );
    assert!(
        found.rejected()[0].starts_with("3: date_start “31 February 2022”: no such date: February 2022 has 28 days")
    );
    assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (date not understood: 1)");
}

#[test]
fn the_whole_column_settles_whether_the_day_or_the_month_comes_first() {
    // The one date that shows the order stands behind three thousand that do not.
    for (shows, open, first) in [("25/04/2020", "2020-04-03", "day"), ("04/25/2020", "2020-03-04", "month")] {
        let mut dates = vec!["03/04/2020"; 3000];
        dates.push(shows);
        let found = read_text(&dated(&dates));
        assert_eq!(found.claims[0]["date_start"], open);
        assert_eq!(found.claims[0]["date_written"], "03/04/2020");
        assert_eq!(found.claims[3000]["date_start"], "2020-04-25");
        assert_eq!(found.ledger(), "3,001 rows read: 3,001 became 3,001 claims, 0 rejected");
        let told = found.told().join("\n");
        assert!(told.contains(&format!("with the {first} first")) && told.contains("--date-order"), "{told}");
    }
}

/// What is told of the order of three dates, of which the last one shows it.
fn told_of_order(arguments: &[&str]) -> Vec<String> {
    let found = read(&claims(dated(&["03/04/2020", "05/06/2020", "25/04/2020"])), arguments);
    assert_eq!(found.cells("date_start"), ["2020-04-03", "2020-06-05", "2020-04-25"]);
    found.told().into_iter().filter(|told| told.contains("first")).map(str::to_owned).collect()
}

#[test]
fn the_order_that_a_column_shows_is_told_once() {
    let told = told_of_order(&[]);
    assert!(told.len() == 1 && told[0].contains("--date-order"), "{told:?}");
}

#[test]
fn an_order_that_is_given_is_no_guess_to_be_told() {
    assert_eq!(told_of_order(&["--date-order", "dmy"]), [""; 0]);
}

#[test]
fn an_order_that_the_column_leaves_open_is_refused_with_both_readings_and_settled_by_the_flag() {
    let file = claims(dated(&["03/04/2020", "05/04/2020"]));
    let told = refused(&file, &[]);
    assert!(
        told.contains("date_start “03/04/2020”: can be 2020-04-03 (day first) or 2020-03-04 (month first)"),
        "{told}"
    );
    assert!(told.contains("2 rows read: 0 became 0 claims, 2 rejected (date not understood: 2)"), "{told}");
    assert!(told.contains("--date-order dmy or mdy"), "{told}");
    assert_eq!(read(&file, &["--date-order", "dmy"]).cells("date_start"), ["2020-04-03", "2020-04-05"]);
    assert_eq!(read(&file, &["--date-order", "mdy"]).cells("date_start"), ["2020-03-04", "2020-05-04"]);
    let wrong = recount(&["read", file.path(), "--date-order", "ymd"]);
    assert!(wrong.code == 2 && wrong.err.contains("dmy (day first) or mdy (month first)"), "{}", wrong.err);
}

#[test]
fn a_column_that_shows_both_orders_settles_nothing() {
    let found = read_text(&dated(&["03/04/2020", "25/04/2020", "04/25/2020"]));
    assert_eq!(found.cells("event date_start"), ["e1 | 2020-04-25", "e2 | 2020-04-25"]);
    assert_eq!(found.ledger(), "3 rows read: 2 became 2 claims, 1 rejected (date not understood: 1)");
}

#[test]
fn columns_are_judged_one_by_one_and_files_too() {
    let found = read_text(
        "event,source,figure,date_start,published\ne,A,1,03/04/2020,04/05/2020\nf,B,2,25/04/2020,04/26/2020\n",
    );
    assert_eq!(found.cells("date_start published"), ["2020-04-03 | 2020-04-05", "2020-04-25 | 2020-04-26"]);
    let day_first = made("uk.csv", dated(&["03/04/2020", "25/04/2020"]));
    let month_first = made("us.csv", dated(&["03/04/2020", "04/25/2020"]));
    let both = super::Read::of(&[day_first.path(), month_first.path()], &[]);
    assert_eq!(both.cells("date_start"), ["2020-04-03", "2020-04-25", "2020-03-04", "2020-04-25"]);
}

#[test]
fn the_century_of_a_year_of_two_digits_is_told() {
    let found = read_text(&dated(&["25.08.66", "25.08.14"]));
    assert_eq!(found.cells(DATES), ["1966-08-25 |  | day | 25.08.66", "2014-08-25 |  | day | 25.08.14"]);
    assert_eq!(
        found.told(),
        ["`date_start`: 2 dates with a year of two digits, read as 1966, 2014 (00 to 29 as 20xx, others as 19xx)"]
    );
}

#[test]
fn days_as_a_spreadsheet_counts_them_are_dates() {
    let found = read_text(&dated(&["44647", "44647.5"]));
    assert_eq!(found.cells(DATES), ["2022-03-27 |  | day | 44647", "2022-03-27 |  | day | 44647.5"]);
    assert_eq!(found.told(), ["`date_start`: 2 dates not in ISO form; read, and kept as written in date_written"]);
}
