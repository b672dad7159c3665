//! What holds for calendars beyond what holds for all charts.

use super::*;
use crate::chart::days::number;
use crate::chart::material::{Ask, EventFact, Material};
use crate::chart::{FontFace, Sheet};

fn plain_look() -> Look {
    Look { fonts: FontFace::None, ..Look::default() }
}

fn one(day: Day, killed: f64) -> DayReport {
    DayReport { day, until: day, killed: Some(killed) }
}

fn calendar(reports: Vec<DayReport>) -> CalendarChart {
    CalendarChart { reports, period: None, measure: String::new() }
}

#[test]
fn reports_of_a_day_are_added_and_further_days_carry_no_figure() {
    let long = DayReport { day: 10, until: 12, killed: Some(5.0) };
    let cells =
        calendar(vec![long, one(10, 2.0), one(12, 1.0), DayReport { day: 14, until: 14, killed: None }]).cells();
    let told: Vec<(Day, Cell)> = cells.into_iter().collect();
    assert_eq!(told, [(10, Cell::Killed(7.0)), (11, Cell::Further), (12, Cell::Killed(1.0)), (14, Cell::NoFigure)]);
}

#[test]
fn events_that_overlap_and_last_for_ages_are_looked_at_once() {
    let reports =
        (0..100_000).map(|i| DayReport { day: 10_000 + i % 50, until: i32::MAX - i, killed: Some(1.0) }).collect();
    let cells = CalendarChart { reports, period: Some((10_000, 19_000)), measure: String::new() }.cells();
    assert_eq!(cells.get(&15_000), Some(&Cell::Further));
}

#[test]
fn a_day_without_a_report_is_hatched_and_a_reported_zero_is_an_empty_cell() {
    let chart = calendar(vec![one(19_079, 3.0), one(19_080, 0.0), one(19_082, 1.0)]);
    let keys: Vec<String> = chart.keys(&plain_look()).into_iter().map(|key| key.words).collect();
    assert_eq!(keys, ["1", "3", "reported: 0", "no report"]);
    let full = calendar(vec![one(19_079, 3.0), one(19_080, 1.0)]);
    assert!(full.keys(&plain_look()).iter().all(|key| key.words != "no report"));
}

#[test]
fn days_outside_the_period_are_blank() {
    let mut chart = calendar(vec![one(19_079, 3.0), one(19_090, 9.0)]);
    chart.period = Some((19_079, 19_081));
    assert_eq!(chart.cells().len(), 1);
    let chart = Sheet::new(Default::default(), chart).draw(&plain_look());
    // Three days, and in the legend the step of three and the hatched swatch.
    assert_eq!(chart.marks.len(), 3 + 2, "{:?}", chart.marks);
}

#[test]
fn of_sixty_years_the_last_twenty_are_drawn_and_it_is_said() {
    let chart = calendar(vec![one(0, 3.0), one(number(2022, 3, 1), 1.0)]);
    assert_eq!(chart.ends(), Some((number(2003, 1, 1), number(2022, 3, 1))));
    assert_eq!(chart.notes(&plain_look()), ["Years before 2003 are not drawn."]);
}

#[test]
fn an_event_of_several_days_is_said_in_the_notes() {
    let event = |days, low, best| EventFact { days: Some(days), low, best, ..EventFact::default() };
    let events = vec![event((10, 14), Some(4.0), Some(6.0)), event((20, 20), Some(2.0), None), EventFact::default()];
    let sheet = make::make(&Material { events, ..Material::default() }, &Ask::default()).unwrap();
    assert_eq!(sheet.plot.data().rows[0], ["1970-01-11", "1970-01-15", "6"]);
    assert!(sheet.plot.notes(&plain_look())[0].ends_with("Such events: 1."));
    assert_eq!(sheet.heading.title, "On no other day were as many people reported killed as on 11 January 1970");
    assert_eq!(sheet.heading.footer, ["Events left out for want of a day: 1."]);
    assert!(make::make(&Material::default(), &Ask::default()).is_err());
}

#[test]
fn the_words_round_it_are_whole_in_every_language() {
    for lang in Lang::ALL {
        let events = [1, 9].map(|day| EventFact { days: Some((day, day + 1)), low: Some(2.0), ..EventFact::default() });
        let material = Material { events: events.into(), ..Material::default() };
        let sheet = make::make(&material, &Ask { lang: *lang, ..Ask::default() }).unwrap();
        let words = [vec![sheet.heading.title, sheet.heading.subtitle], sheet.heading.footer].concat();
        assert!(words.iter().all(|words| !words.contains('{') && !words.contains('}')), "{words:?}");
    }
}

#[test]
fn a_day_with_a_report_in_words_alone_leaves_no_day_the_worst() {
    let at = |day, low| EventFact { days: Some((day, day)), low, ..EventFact::default() };
    let title = |events: Vec<EventFact>| {
        make::make(&Material { events, ..Material::default() }, &Ask::default())
            .map(|sheet| sheet.heading.title)
            .unwrap()
    };
    assert!(title(vec![at(10, Some(9.0)), at(12, Some(2.0))]).starts_with("On no other day"));
    assert!(!title(vec![at(10, Some(9.0)), at(12, Some(2.0)), at(14, None)]).starts_with("On no other day"));
}
