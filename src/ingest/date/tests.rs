//! Every form that a source writes, with what it says, and every fault.

use super::*;
use Precision::{Day, Month, Quarter, Week, Year};

fn read(text: &str) -> Result<DateReading, DateFault> {
    read_date(text, &DateOptions::default())
}

fn read_as(text: &str, order: DateOrder) -> Result<DateReading, DateFault> {
    read_date(text, &DateOptions { order: Some(order), ..DateOptions::default() })
}

/// Checks every form of a list; `|` or a new line separates them.
fn all_say(texts: &str, start: &str, end: Option<&str>, precision: Precision) {
    for text in texts.split(['|', '\n']).map(str::trim).filter(|text| !text.is_empty()) {
        let reading = read(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        assert_eq!(
            (reading.start.as_str(), reading.end.as_deref(), reading.precision),
            (start, end, precision),
            "{text}"
        );
    }
}

#[test]
fn an_iso_date_is_itself() {
    for (text, precision) in
        [("2022-03-27", Day), ("2022-03", Month), ("2022-Q1", Quarter), ("2022-W13", Week), ("2022", Year)]
    {
        let plain = DateReading { start: text.into(), end: None, precision, plain: true, century: None, order: None };
        assert_eq!(read(text), Ok(plain));
    }
}

#[test]
fn what_had_to_be_interpreted_is_not_plain() {
    for text in [" 2022-03-27", "2022-3-27", "2022-w13", "2022-03-27T10:00", "27 March 2022", "2022-03-27/2022-03-28"] {
        assert!(!read(text).expect(text).plain, "{text}");
    }
}

#[test]
fn a_day_in_numbers_and_in_english() {
    let forms = "2022-03-27T10:00:00Z | 2022-03-27T23:30:00.000-05:00 | 2022-03-27 10:00 | 2022-03-27+02:00 | 20220327
         20220327T100000Z | 2022/03/27 | 2022/3/27 | 2022.03.27 | 2022-W12-7 | 27/03/2022 | 3/27/2022 | 27-03-2022
         27.03.2022 | 27.3.2022. | 27/3/22 | 27.03.2022 14:30 | 3/27/2022 2:30 PM | ٢٧/٣/٢٠٢٢ | ۲۷/۰۳/۲۰۲۲
         27 Mar 2022 | 27-Mar-2022 | 27-Mar-22 | 27 MARCH 2022 | 27Mar2022 | 27/Mar/2022 | 27.Mar.2022
         27th March 2022 | 27th of March, 2022 | the 27th of March 2022 | on 27 March 2022 | March 27, 2022
         Mar. 27, 2022 | March 27th, 2022 | March 27 2022 | 2022 March 27 | 2022-Mar-27 | Sunday, 27 March 2022
         Sunday 27 March 2022 | Sun, 27 Mar 2022 10:00:00 +0000 | Sunday, March 27, 2022 | 27 March 2022, Sunday
         Sunday 27/03/2022 | 27 March 2022 at 10:00 | 27 March 2022 - 14:30 | \u{feff}27\u{a0}March\u{a0}2022";
    all_say(forms, "2022-03-27", None, Day);
    all_say("1st March 2022 | 1 March 2022 | 01-March-2022 | March 1st, 2022", "2022-03-01", None, Day);
    all_say("01-January-2015", "2015-01-01", None, Day);
}

#[test]
fn a_day_in_the_other_languages() {
    let february =
        "28 Feb 2017 | February 28th, 2017 | Tuesday, 28 February 2017 | 28-Feb-17 | 2/28/17 | 28 février 2017
         28 FEVRIER 2017 | 28 févr. 2017 | le 28 février 2017 | mardi 28 février 2017 | mar. 28 février 2017
         28 février 2017 à 14h30 | 28 de febrero de 2017 | 28 de febrero del 2017 | 28-feb-2017
         martes, 28 de febrero de 2017 | el 28 de febrero de 2017 | 28 de fevereiro de 2017 | 28 fev. 2017
         terça-feira, 28 de fevereiro de 2017 | no dia 28 de fevereiro de 2017 | 28 февраля 2017 г.
         28 февраля 2017 года | 28 февр. 2017 | вторник, 28 февраля 2017 | 28 февраля 2017 в 14:30
         28-го февраля 2017 | 28 лютого 2017 року | 28 лютого 2017 р. | вівторок, 28 лютого 2017 | 28 فبراير 2017
         ٢٨ فبراير ٢٠١٧ | 28 شباط 2017 | 28 شباط/فبراير 2017 | 28 شباط (فبراير) 2017 | الثلاثاء 28 فبراير 2017
         الثلاثاء، 28 فبراير 2017 | يوم 28 فبراير 2017 م | 28 فيفري 2017 | ۲۸ فبراير ۲۰۱۷";
    all_say(february, "2017-02-28", None, Day);
    all_say(
        "1er mars 2022 | 1 mars 2022 | 1º de março de 2022 | 1° de marzo de 2022 | 1 آذار 2022",
        "2022-03-01",
        None,
        Day,
    );
    all_say(
        "11 كانون الثاني 2022 | 11 كانون الثاني/يناير 2022 | 11 січня 2022 | 11 de enero de 2022",
        "2022-01-11",
        None,
        Day,
    );
    all_say("5 تشرين الأول 2022 | 5 أكتوبر 2022 | 5 жовтня 2022 | 5 de outubro de 2022", "2022-10-05", None, Day);
    all_say("5 تشرين الثاني 2022 | 5 листопада 2022 | 5 нояб. 2022 | 5 nov. 2022", "2022-11-05", None, Day);
    all_say(
        "15 août 2022 | 15 aout 2022 | 15 de agosto de 2022 | 15 آب 2022 | 15 غشت 2022 | 15 серпня 2022",
        "2022-08-15",
        None,
        Day,
    );
}

#[test]
fn a_month_a_quarter_a_week_and_a_year() {
    let march =
        "March 2022 | Mar 2022 | March, 2022 | march of 2022 | mars 2022 | 2022 March | 03/2022 | 3/2022 | 03-2022
         03.2022 | 2022/03 | 2022-3 | 2022.03 | marzo de 2022 | março de 2022 | март 2022 | в марте 2022 года
         березень 2022 | مارس 2022 | آذار/مارس 2022 | Mar-2022 | 2022-03-00 | 20220300 | 0/3/2022 | 3/0/2022
         in March 2022 | en mars 2022";
    all_say(march, "2022-03", None, Month);
    all_say("January 2015 | 2015-01-00", "2015-01", None, Month);
    let quarter = "Q1 2022 | 2022 Q1 | 2022Q1 | 2022-q1 | 1st quarter 2022 | 1st quarter of 2022 | T1 2022 | 2022-T1
         1er trimestre 2022 | 1 квартал 2022 года";
    all_say(quarter, "2022-Q1", None, Quarter);
    all_say(
        "week 13 2022 | week 13 of 2022 | 2022 week 13 | 2022W13 | W13 2022 | semaine 13 de 2022
         semana 13 de 2022",
        "2022-W13",
        None,
        Week,
    );
    all_say("٢٠٢٢ | 2022 г. | in 2022 | en 2022 | 2022-00-00 | 0/0/2022 | 20220000", "2022", None, Year);
}

#[test]
fn a_span_has_both_its_ends() {
    let days = "27-31 March 2022 | 27–31 March 2022 | 27 - 31 March 2022 | 27 to 31 March 2022
         27th to 31st of March 2022 | from 27 to 31 March 2022 | between 27 and 31 March 2022 | March 27-31, 2022
         March 27 to 31, 2022 | 27 March - 31 March 2022 | 27-Mar-2022 - 31-Mar-2022 | du 27 au 31 mars 2022
         entre le 27 et le 31 mars 2022 | 27 mars jusqu'au 31 mars 2022 | del 27 al 31 de marzo de 2022
         entre el 27 y el 31 de marzo de 2022 | de 27 a 31 de março de 2022 | entre 27 e 31 de março de 2022
         с 27 по 31 марта 2022 г. | между 27 и 31 марта 2022 | з 27 по 31 березня 2022 року | 27—31 марта 2022
         من 27 إلى 31 مارس 2022 | ٢٧ - ٣١ مارس ٢٠٢٢ | بين 27 و31 مارس 2022 | 2022-03-27/2022-03-31
         2022-03-27 to 2022-03-31 | 2022-03-27 - 2022-03-31 | 2022-03-27–2022-03-31
         2022-03-27T10:00/2022-03-31T12:00 | 2022-03-27 10:00 - 2022-03-31 12:00 | 20220327-20220331
         27/03/2022 - 31/03/2022 | 27.03-31.03.2022 | 27-31.03.2022 | 27-31/03/2022 | 3/27/2022 to 3/31/2022
         27/03/2022-31/03/2022";
    all_say(days, "2022-03-27", Some("2022-03-31"), Day);
    all_say(
        "27 March - 2 April 2022 | 27 mars au 2 avril 2022 | 27/03-02/04/2022 | March 27 - April 2, 2022",
        "2022-03-27",
        Some("2022-04-02"),
        Day,
    );
    all_say("28 Dec 2021 - 3 Jan 2022 | du 28 décembre 2021 au 3 janvier 2022", "2021-12-28", Some("2022-01-03"), Day);
    all_say(
        "March-April 2022 | March to April 2022 | March and April 2022 | 2022-03/2022-04 | 03/2022 - 04/2022",
        "2022-03",
        Some("2022-04"),
        Month,
    );
    all_say("2022-2023 | 2022 to 2023 | entre 2022 et 2023", "2022", Some("2023"), Year);
    all_say("Q1-Q2 2022 | 2022-Q1/2022-Q2", "2022-Q1", Some("2022-Q2"), Quarter);
    all_say("27 and 28 March 2022 | 27 & 28 March 2022 | 27 et 28 mars 2022", "2022-03-27", Some("2022-03-28"), Day);
    all_say("28 March 2022 - April 2022", "2022-03-28", Some("2022-04"), Month);
}

#[test]
fn a_part_of_a_month_is_ten_days_known_to_the_month() {
    let early = "early April 2022 | early in April 2022 | beginning of April 2022 | début avril 2022
         au début d'avril 2022 | principios de abril de 2022 | a principios de abril de 2022
         início de abril de 2022 | в начале апреля 2022 | أوائل نيسان 2022";
    all_say(early, "2022-04-01", Some("2022-04-10"), Month);
    let mid = "mid April 2022 | mid-April 2022 | mi-avril 2022 | à la mi-avril 2022 | mediados de abril de 2022
         meados de abril de 2022 | середина апреля 2022 | منتصف أبريل 2022";
    all_say(mid, "2022-04-11", Some("2022-04-20"), Month);
    let late = "late April 2022 | the end of April 2022 | fin avril 2022 | finales de abril de 2022
         fim de abril de 2022 | конец апреля 2022";
    all_say(late, "2022-04-21", Some("2022-04-30"), Month);
    all_say("late March - early April 2022", "2022-03-21", Some("2022-04-10"), Month);
}

#[test]
fn the_century_of_a_two_digit_year_is_said() {
    for (text, start, century) in [
        ("01.08.66", "1966-08-01", 1966),
        ("28-Feb-17", "2017-02-28", 2017),
        ("2/26/20", "2020-02-26", 2020),
        ("31/12/29", "2029-12-31", 2029),
        ("31/12/30", "1930-12-31", 1930),
        ("27-31/03/22", "2022-03-27", 2022),
    ] {
        let reading = read(text).expect(text);
        assert_eq!((reading.start.as_str(), reading.century), (start, Some(century)), "{text}");
    }
    assert_eq!(read("01.08.1966").expect("a date").century, None);
}

#[test]
fn a_date_that_has_one_order_only_says_which() {
    use DateOrder::{DayFirst, MonthFirst};
    let orders = [
        ("26/2/2020", Some(DayFirst)),
        ("2/26/20", Some(MonthFirst)),
        ("3/3/2020", None),
        ("2020/02/26", None),
        ("26 Feb 2020", None),
        ("03/04/2020 - 20/04/2020", Some(DayFirst)),
    ];
    for (text, order) in orders {
        assert_eq!(read(text).expect(text).order, order, "{text}");
        assert_eq!(read_as(text, MonthFirst).expect(text).order, order, "the text settles it: {text}");
    }
}

#[test]
fn a_date_of_either_order_needs_to_be_told_one() {
    let readings = ["2020-04-03".to_owned(), "2020-03-04".to_owned()];
    for text in ["03/04/2020", "3/4/20", "03-04-2020", "3/4/2020 10:00"] {
        assert_eq!(read(text), Err(DateFault::Ambiguous { readings: readings.clone() }), "{text}");
        assert_eq!(read_as(text, DateOrder::DayFirst).expect(text).start, readings[0]);
        let month_first = read_as(text, DateOrder::MonthFirst).expect(text);
        assert_eq!((month_first.start, month_first.order), (readings[1].clone(), Some(DateOrder::MonthFirst)));
    }
    let span = Err(DateFault::Ambiguous { readings: ["2020-04-03/2020-04-05".into(), "2020-03-04/2020-05-04".into()] });
    assert_eq!(read("03/04/2020 - 05/04/2020"), span);
}

#[test]
fn dots_have_the_day_first_unless_the_month_is_said_to_be() {
    let reading = read("01.08.66").expect("a date");
    assert_eq!((reading.start.as_str(), reading.order), ("1966-08-01", Some(DateOrder::DayFirst)));
    assert_eq!(read_as("01.08.66", DateOrder::MonthFirst).expect("a date").start, "1966-01-08");
}

#[test]
fn a_serial_is_a_day_only_where_serials_are() {
    let serials = DateOptions { serials: true, ..DateOptions::default() };
    assert_eq!(read_date("44647", &serials).expect("a serial").start, "2022-03-27");
    assert_eq!(read_date("2022", &serials).expect("a year").precision, Year);
    assert_eq!(read("44647"), Err(DateFault::Serial("2022-03-27".into())));
}

#[test]
fn nothing_and_not_known_are_told_apart() {
    assert_eq!((read(""), read(" \t")), (Err(DateFault::Empty), Err(DateFault::Empty)));
    for text in [
        "n/a",
        "-",
        "unknown",
        "n.d.",
        "Inconnu",
        "desconocido",
        "desconhecida",
        "неизвестно",
        "невідомо",
        "غير معروف",
        "-99",
        "0000-00-00",
    ] {
        assert_eq!(read(text), Err(DateFault::Missing), "{text}");
    }
}

#[test]
fn a_day_or_month_without_its_year_says_so() {
    for text in ["27 March", "March", "27/03", "27-31 March", "Feb-17", "12/11", "early April"] {
        assert_eq!(read(text), Err(DateFault::NoYear), "{text}");
    }
}

#[test]
fn what_is_not_in_the_calendar_says_why() {
    let reasons = [
        ("2023-02-29", "February 2023 has 28 days"),
        ("31/04/2022", "April 2022 has 30 days"),
        ("4/31/2022", "April 2022 has 30 days"),
        ("30 February 2022", "February 2022 has 28 days"),
        ("2022-13-01", "a year has months 01 to 12"),
        ("13/14/2022", "neither 13 nor 14 is a month"),
        ("2022-W53", "2022 has no week 53"),
        ("Q5 2022", "quarters Q1 to Q4"),
        ("0999-01-01", "the year 0999"),
        ("27 March 3022", "the year 3022"),
        ("31-27 March 2022", "it ends with 2022-03-27, before it begins with 2022-03-31"),
        ("2022-03-31/2022-03-27", "it ends with"),
        ("20221301", "a year has months 01 to 12"),
        ("0 March 2022", "March 2022 has 31 days"),
    ];
    for (text, reason) in reasons {
        match read(text) {
            Err(DateFault::NoSuchDate(told)) => assert!(told.contains(reason), "{text}: {told}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn what_is_no_date_is_refused_and_never_guessed() {
    let texts = [
        "spring 2022",
        "circa 2022",
        "before 27 March 2022",
        "since March 2022",
        "from March 2022",
        "until March 2022",
        "203",
        "12:30",
        "March March 2022",
        "27 27 March 2022",
        "2022 2023",
        "27 and 31 March 2022",
        "27 اسفند 1400",
        "27 March 2022 25:00",
        "2022-086",
        "202203",
        "27 03 2022",
        "early 2022",
        "week of 27 March 2022",
        "66-08-01",
        "27/03-2022",
        "2022-15-",
        "2015-00-15",
        "00/00/00",
        "1,200",
        "Moura",
        "27 March 2022 (sic)",
        "2022-03-27-31",
    ];
    for text in texts {
        let refused = matches!(read(text), Err(DateFault::NotADate | DateFault::Missing | DateFault::NoSuchDate(_)));
        assert!(refused, "{text}: {:?}", read(text));
    }
}
