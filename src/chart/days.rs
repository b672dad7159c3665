//! The ruler of time: from days to pixels, with ticks for days, weeks, months or years, whichever of them fit, and a second row
//! of words for the month or the year that they belong to.

use super::pen::{Pen, TICK};
use super::svg::Anchor;
use super::text::{self, Style};
use crate::lang::Lang;
use crate::model::date::{Day, civil};

/// The height of the axis beneath a plot: ticks and two rows of words.
pub const AXIS: f64 = 42.0;
const UPPER: f64 = 20.0;
const LOWER: f64 = 36.0;
const PERIOD: Style = Style::bold(11.5);
/// Least distance between two words of a row.
const APART: f64 = 9.0;
/// The days of the years 1 to 9999: what lies beyond stands at an end.
const RANGE: (Day, Day) = (-719_162, 2_932_896);

/// The shortest time that the data tell apart: no tick is finer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// Single days.
    Day,
    /// Weeks from Monday.
    Week,
    /// Months of the calendar.
    Month,
}

/// Days laid along some pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    first: Day,
    last: Day,
    from: f64,
    to: f64,
}

/// A tick: where it stands, what stands beneath it, and whether it begins a period of the second row.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The day.
    pub day: Day,
    /// The words of the first row; empty for the mark alone.
    pub label: String,
    /// The words of the second row, where a period begins.
    pub period: String,
}

/// How far apart ticks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days,
    Mondays,
    Months(u32),
    Years(i32),
}

const STEPS: [Step; 14] = [
    Step::Days,
    Step::Mondays,
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(1000),
];

impl Step {
    /// Its length in days, roughly.
    fn days(self) -> f64 {
        match self {
            Self::Days => 1.0,
            Self::Mondays => 7.0,
            Self::Months(n) => 30.4 * f64::from(n),
            Self::Years(n) => 365.2 * f64::from(n),
        }
    }
}

/// The day of a date of the Gregorian calendar; months beyond 12 run on into the next years.
/// Howard Hinnant's `days_from_civil` (<https://howardhinnant.github.io/date_algorithms.html>).
pub fn number(year: i32, month: u32, day: u32) -> Day {
    let months = year * 12 + month as i32 - 1;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day as i32 - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day of the week: 0 is Monday.
pub fn weekday(day: Day) -> u32 {
    day.rem_euclid(7).wrapping_add(3).rem_euclid(7) as u32
}

/// A day that a chart can show.
pub fn within(day: Day) -> Day {
    day.clamp(RANGE.0, RANGE.1)
}

/// A day in words.
pub fn day_words(day: Day, lang: Lang) -> String {
    let (year, month, day) = civil(within(day));
    lang.day(year, month, day)
}

/// First and last day in words, shortened where they share month or year: "27–31 March 2022".
pub fn span_words(first: Day, last: Day, lang: Lang) -> String {
    let (a, b) = (civil(within(first)), civil(within(last)));
    if first == last {
        return day_words(first, lang);
    }
    if (a.0, a.1) == (b.0, b.1) && lang != Lang::Fr {
        return format!("{}–{}", a.2, day_words(last, lang));
    }
    format!("{} – {}", day_words(first, lang), day_words(last, lang))
}

impl Days {
    /// The days from `first` to `last` between two pixels; a single day stands in the middle.
    pub fn new(first: Day, last: Day, from: f64, to: f64) -> Self {
        let (first, last) = (within(first.min(last)), within(first.max(last)));
        Self { first, last, from, to }
    }

    /// The pixel of a day; what lies beyond an end stands at it.
    pub fn at(&self, day: Day) -> f64 {
        if self.first == self.last {
            return f64::midpoint(self.from, self.to);
        }
        let part = f64::from(within(day).clamp(self.first, self.last) - self.first) / f64::from(self.last - self.first);
        self.from + part * (self.to - self.from)
    }

    /// The first day.
    pub fn first(&self) -> Day {
        self.first
    }

    /// The last day.
    pub fn last(&self) -> Day {
        self.last
    }

    /// The finest ticks whose words fit beside one another, none finer than `grain`.
    pub fn ticks(&self, grain: Grain, lang: Lang) -> Vec<Tick> {
        let finest = match grain {
            Grain::Day => 0,
            Grain::Week => 1,
            Grain::Month => 2,
        };
        for step in &STEPS[finest..] {
            if f64::from(self.last - self.first) / step.days() > 400.0 {
                continue;
            }
            let ticks = self.of(*step, lang);
            if !ticks.is_empty() && self.fits(&ticks) {
                return ticks;
            }
        }
        let (year, month, _) = civil(self.first);
        let label = lang.month_short(month).to_owned();
        vec![Tick { day: self.first, label, period: year.to_string() }]
    }

    fn fits(&self, ticks: &[Tick]) -> bool {
        let shown = ticks.iter().filter(|tick| !tick.label.is_empty());
        let mut free = f64::MIN;
        for tick in shown {
            let half = text::width(&tick.label, TICK) / 2.0;
            if self.at(tick.day) - half < free {
                return false;
            }
            free = self.at(tick.day) + half + APART;
        }
        true
    }

    /// The ticks of a step within the ruler.
    fn of(&self, step: Step, lang: Lang) -> Vec<Tick> {
        let (year, month, _) = civil(self.first);
        let tick = |day: Day, label: String, period: String| Tick { day, label, period };
        let mut ticks = Vec::new();
        match step {
            Step::Days | Step::Mondays => {
                for day in self.first..=self.last {
                    let (year, month, of_month) = civil(day);
                    let starts = of_month == 1 || day == self.first;
                    let period = if starts { lang.month_of(year, month) } else { String::new() };
                    let shown = step == Step::Days || weekday(day) == 0;
                    if shown || starts {
                        ticks.push(tick(day, if shown { of_month.to_string() } else { String::new() }, period));
                    }
                }
            }
            Step::Months(by) => {
                for m in 0.. {
                    let day = number(year, month + m, 1);
                    if day > self.last {
                        break;
                    }
                    let (year, month, _) = civil(day);
                    let starts = month == 1 || ticks.is_empty();
                    if day >= self.first && (month - 1).is_multiple_of(by) {
                        let period = if starts { year.to_string() } else { String::new() };
                        ticks.push(tick(day, lang.month_short(month).to_owned(), period));
                    }
                }
            }
            Step::Years(by) => {
                let mut year = year.div_euclid(by) * by;
                while number(year, 1, 1) <= self.last {
                    if number(year, 1, 1) >= self.first {
                        ticks.push(tick(number(year, 1, 1), year.to_string(), String::new()));
                    }
                    year += by;
                }
                ticks.truncate(if ticks.len() < 2 { 0 } else { usize::MAX });
            }
        }
        ticks
    }

    /// Draws the axis at `y` with its words between `left` and `right`.
    pub fn draw(&self, pen: &Pen, y: f64, grain: Grain, (left, right): (f64, f64)) {
        let ticks = self.ticks(grain, pen.lang);
        pen.stroke(&[(self.from, y), (self.to, y)], pen.inks.axis, 1.5);
        let years = ticks.iter().all(|tick| tick.period.is_empty());
        for tick in &ticks {
            let x = self.at(tick.day);
            // A period that began before the ruler does not begin here.
            let begins =
                !tick.period.is_empty() && civil(tick.day).2 == 1 && (is_month(tick) || civil(tick.day).1 == 1);
            if tick.label.is_empty() && !begins {
                continue;
            }
            let long = if begins { 9.0 } else { 5.0 };
            pen.stroke(&[(x, y), (x, y + long)], pen.inks.axis, 1.0);
            let half = text::width(&tick.label, TICK) / 2.0;
            if x - half >= left && x + half <= right {
                let (style, ink) = if years { (PERIOD, pen.inks.ink) } else { (TICK, pen.inks.grey) };
                pen.words(&tick.label, x, y + UPPER, style, ink, Anchor::Middle);
            }
        }
        for (x, words) in self.periods(&ticks, pen.lang, (left, right)) {
            pen.words(&words, x, y + LOWER, PERIOD, pen.inks.ink, Anchor::Middle);
        }
    }

    /// The words of the second row and their middles. A month is shortened where the long form would touch its neighbour; a
    /// period that began before the ruler gives way to the next one.
    fn periods(&self, ticks: &[Tick], lang: Lang, (left, right): (f64, f64)) -> Vec<(f64, String)> {
        let starts: Vec<&Tick> = ticks.iter().filter(|tick| !tick.period.is_empty()).collect();
        let lay = |words: &dyn Fn(&Tick, usize) -> String| -> Vec<(f64, f64, String)> {
            let boxes = starts.iter().enumerate().map(|(i, tick)| {
                let words = words(tick, i);
                let half = text::width(&words, PERIOD) / 2.0;
                (self.at(tick.day).min(right - half).max(left + half), half, words)
            });
            boxes.collect()
        };
        let apart = |a: &(f64, f64, String), b: &(f64, f64, String)| a.0 + a.1 + APART <= b.0 - b.1;
        let short = |tick: &Tick| {
            let (year, month, _) = civil(tick.day);
            (lang.month_short(month), year)
        };
        let mut laid = lay(&|tick, _| tick.period.clone());
        for form in 1..3 {
            if laid.windows(2).all(|pair| apart(&pair[0], &pair[1])) {
                break;
            }
            laid = lay(&|tick, i| match short(tick) {
                _ if !is_month(tick) => tick.period.clone(),
                (month, year) if form == 1 || i == 0 || civil(tick.day).1 == 1 => format!("{month} {year}"),
                (month, _) => month.to_owned(),
            });
        }
        if laid.len() > 1 && !apart(&laid[0], &laid[1]) {
            laid.remove(0);
            if let Some((middle, half, words)) = laid.first_mut()
                && let Some(tick) = starts.get(1)
                && is_month(tick)
            {
                let (month, year) = short(tick);
                *words = format!("{month} {year}");
                *half = text::width(words, PERIOD) / 2.0;
                *middle = self.at(tick.day).min(right - *half).max(left + *half);
            }
        }
        let mut kept: Vec<(f64, f64, String)> = Vec::new();
        for words in laid {
            if kept.last().is_none_or(|last| apart(last, &words)) {
                kept.push(words);
            }
        }
        kept.into_iter().map(|(middle, _, words)| (middle, words)).collect()
    }
}

/// Whether the period that begins at a tick is a month rather than a year.
fn is_month(tick: &Tick) -> bool {
    !tick.period.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(first: Day, last: Day, grain: Grain, lang: Lang) -> (Vec<String>, Vec<String>) {
        let days = Days::new(first, last, 60.0, 660.0);
        let ticks = days.ticks(grain, lang);
        let periods = days.periods(&ticks, lang, (10.0, 700.0)).into_iter().map(|(_, words)| words).collect();
        (ticks.into_iter().map(|tick| tick.label).filter(|label| !label.is_empty()).collect(), periods)
    }

    #[test]
    fn numbers_and_dates_are_inverse() {
        for day in (-800_000..3_000_000).step_by(311) {
            let day = within(day);
            let (year, month, of_month) = civil(day);
            assert_eq!(number(year, month, of_month), day);
        }
        assert_eq!((number(2022, 3, 27), number(2021, 15, 27), weekday(19078)), (19078, 19078, 6));
        assert_eq!((weekday(0), weekday(-4), weekday(i32::MIN) < 7), (3, 6, true));
    }

    #[test]
    fn a_few_days_have_a_tick_each_and_name_their_month() {
        let (days, months) = words(19078, 19084, Grain::Day, Lang::En);
        assert_eq!(days, ["27", "28", "29", "30", "31", "1", "2"]);
        assert_eq!(months, ["March 2022", "April 2022"]);
    }

    #[test]
    fn two_months_have_mondays_and_three_years_have_quarters() {
        let (days, months) = words(19078, 19130, Grain::Day, Lang::En);
        assert_eq!(days, ["28", "4", "11", "18", "25", "2", "9", "16"]);
        assert_eq!(months, ["Mar 2022", "Apr", "May"]);
        let (months, years) = words(18262, 19500, Grain::Month, Lang::En);
        assert_eq!(months[..5], ["Jan", "Apr", "Jul", "Oct", "Jan"]);
        assert_eq!(years, ["2020", "2021", "2022", "2023"]);
    }

    #[test]
    fn sixty_years_have_round_years_alone() {
        let (years, none) = words(0, 21_915, Grain::Month, Lang::En);
        assert_eq!((years.first().map(String::as_str), none.len()), (Some("1970"), 0));
        assert!(years.len() >= 6 && years.len() <= 20, "{years:?}");
    }

    #[test]
    fn no_span_in_any_language_has_words_that_touch_or_none_at_all() {
        for lang in Lang::ALL {
            for grain in [Grain::Day, Grain::Week, Grain::Month] {
                for span in (0..400).chain((400..22_000).step_by(97)) {
                    for (start, width) in [(19_070, 600.0), (18_991, 150.0), (18_262, 1300.0)] {
                        let days = Days::new(start, start + span, 60.0, 60.0 + width);
                        let ticks = days.ticks(grain, *lang);
                        assert!(days.fits(&ticks) && !ticks.is_empty(), "{lang:?} {span} {ticks:?}");
                        let periods = days.periods(&ticks, *lang, (10.0, 80.0 + width));
                        let years = ticks.iter().all(|tick| tick.period.is_empty());
                        assert_eq!(years, periods.is_empty(), "{lang:?} {span} {periods:?}");
                        for pair in periods.windows(2) {
                            let half = |i: usize| text::width(&pair[i].1, PERIOD) / 2.0;
                            assert!(pair[0].0 + half(0) + APART <= pair[1].0 - half(1) + 1e-9, "{pair:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn days_lie_evenly_and_one_day_in_the_middle() {
        let days = Days::new(100, 110, 0.0, 200.0);
        assert_eq!(
            (days.at(100), days.at(105), days.at(110), days.at(999), days.at(i32::MIN)),
            (0.0, 100.0, 200.0, 200.0, 0.0)
        );
        assert_eq!(Days::new(7, 7, 0.0, 200.0).at(7), 100.0);
        assert!(!Days::new(i32::MIN, i32::MAX, 0.0, 200.0).ticks(Grain::Day, Lang::En).is_empty());
    }

    #[test]
    fn a_span_is_said_once_where_its_ends_share_a_month() {
        assert_eq!(span_words(19078, 19082, Lang::En), "27–31 March 2022");
        assert_eq!(span_words(19078, 19084, Lang::En), "27 March 2022 – 2 April 2022");
        assert_eq!(span_words(19078, 19078, Lang::Es), "27 de marzo de 2022");
    }
}
