//! What holds for every date: no panic, an ISO date in the end, and every day back from every form.

use proptest::prelude::*;

use super::*;
use crate::model::date::{Dated, civil, iso};

const ORDERS: [Option<DateOrder>; 3] = [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)];

fn holds(text: &str) -> Result<(), TestCaseError> {
    let mut evidence = OrderEvidence::default();
    evidence.add(text);
    for order in ORDERS {
        for serials in [false, true] {
            match read_date(text, &DateOptions { order, serials, serials_1904: false }) {
                Ok(reading) => {
                    let start = Dated::parse(&reading.start);
                    prop_assert!(start.is_ok(), "{text}: {reading:?}");
                    let Some(end) = &reading.end else { continue };
                    let end = Dated::parse(end);
                    prop_assert!(
                        end.is_ok_and(|end| start.is_ok_and(|start| start.start <= end.end)),
                        "{text}: {reading:?}"
                    );
                    prop_assert!(!reading.plain);
                }
                Err(fault) => {
                    let ambiguous = matches!(fault, DateFault::Ambiguous { .. });
                    prop_assert!(!(order.is_some() && ambiguous));
                    prop_assert!(!fault.to_string().contains('\n'));
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,40}") {
        holds(&text)?;
    }

    #[test]
    fn no_text_of_any_bytes_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        holds(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn no_pieces_of_dates_make_it_panic(
        text in "(0|1|3|12|27|31|99|2022|1400|20220327|44647|March|mar|Feb|de|du|le|au|to|a|et|-|/|\\.|,|:|T|Z|\\+|h|pm|Q1|W13|early|mi|fin|from|كانون|الثاني|شباط|\\(|\\)|марта|г|Sunday|feira|'|st|er| |  ){0,14}"
    ) {
        holds(&text)?;
    }

    #[test]
    fn numbers_with_signs_are_read_in_the_order_that_was_asked_for(
        day in 1..=12_u32, month in 1..=12_u32, year in 1000..=2999_u32, sign in "[-/.]"
    ) {
        let read = |text: String, order| {
            read_date(&text, &DateOptions { order: Some(order), ..DateOptions::default() }).map(|reading| reading.start)
        };
        let day_of = Ok(format!("{year}-{month:02}-{day:02}"));
        prop_assert_eq!(&read(format!("{day}{sign}{month}{sign}{year}"), DateOrder::DayFirst), &day_of);
        prop_assert_eq!(&read(format!("{month}{sign}{day}{sign}{year}"), DateOrder::MonthFirst), &day_of);
        prop_assert_eq!(&read(format!("{year}{sign}{month}{sign}{day}"), DateOrder::MonthFirst), &day_of);
    }
}

#[test]
fn every_day_of_two_centuries_reads_back_from_every_form() {
    let first = Dated::parse("1900-01-01").expect("a day").start;
    let last = Dated::parse("2100-12-31").expect("a day").start;
    let names = |list: &'static str| -> Vec<&str> { list.split(' ').collect() };
    let english = names("January February March April May June July August September October November December");
    let french = names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre");
    let russian = names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря");
    let arabic = names("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر");
    let day_first = DateOptions { order: Some(DateOrder::DayFirst), ..DateOptions::default() };
    let month_first = DateOptions { order: Some(DateOrder::MonthFirst), ..DateOptions::default() };
    for day in first..=last {
        let (expected, (y, m, d)) = (iso(day), civil(day));
        let at = m as usize - 1;
        let forms = [
            (expected.clone(), DateOptions::default()),
            (format!("{expected}T23:59:59Z"), DateOptions::default()),
            (format!("{y}{m:02}{d:02}"), DateOptions::default()),
            (format!("{y}/{m}/{d}"), DateOptions::default()),
            (format!("{d:02}.{m:02}.{y}"), DateOptions::default()),
            (format!("{d}/{m}/{y}"), day_first),
            (format!("{m}/{d}/{y}"), month_first),
            (format!("{d} {} {y}", &english[at][..3]), DateOptions::default()),
            (format!("{} {d}, {y}", english[at]), DateOptions::default()),
            (format!("{d} {} {y}", french[at]), DateOptions::default()),
            (format!("{d} {} {y} г.", russian[at]), DateOptions::default()),
            (format!("{d} {} {y}", arabic[at]), DateOptions::default()),
        ];
        for (text, options) in forms {
            assert_eq!(read_date(&text, &options).map(|reading| reading.start), Ok(expected.clone()), "{text}");
        }
    }
}
