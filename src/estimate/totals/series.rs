//! Figures per day and running figures: what each source's series says of a period. They enter no event's range.

use super::item::is_series;
use super::period::{Unit, days};
use super::{Total, TotalMethod, TotalSettings};
use crate::estimate::gather::subject;
use crate::estimate::{IntervalKind, Subject};
use crate::message::{Arg, Message};
use crate::model::date::{Day, iso};
use crate::model::{Claim, CountType, Dated, Extent, Interval, Lineage, Precision, View, Vocabulary, Window};
use std::collections::{BTreeMap, BTreeSet};

/// Whose series, of whom, where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// Whom it counts, with the place.
    people: String,
    /// Who counts.
    source: String,
    /// The first day of a running count.
    since: Option<Day>,
}

/// A figure of a series: the days that it counts, or the day up to which it counts.
#[derive(Clone, Copy, Debug)]
struct Figure {
    /// The event that it counts; `None` for a figure of a period or a country.
    event: Option<usize>,
    first: Day,
    last: Day,
    said: Interval,
}

/// What a series says of one period.
#[derive(Clone, Debug, Default)]
struct Said {
    low: Option<f64>,
    best: Option<f64>,
    high: Option<f64>,
    claims: usize,
    caveats: Vec<Message>,
    missing: Option<Message>,
    /// Whether it covers all days of the period, so that its high end holds for the period.
    covers: bool,
}

/// Series by period and people.
type Found = BTreeMap<(String, String), Vec<(Key, TotalMethod, Said)>>;

/// One row a series and period, and one for each period over the series of the same people.
pub(super) fn rows(view: &View, lineage: &Lineage, settings: &TotalSettings) -> Vec<Total> {
    let (mut daily, mut running): (BTreeMap<Key, Vec<Figure>>, BTreeMap<Key, Vec<Figure>>) = Default::default();
    let mut dateless: BTreeMap<(Key, TotalMethod), usize> = BTreeMap::new();
    let mut origins: BTreeMap<String, u32> = BTreeMap::new();
    for row in 0..view.len() {
        let claim = view.claim(row);
        if !is_series(claim) || !lineage.counts(row) || claim.harm_or_killed() != settings.harm || claim.is_word_only()
        {
            continue;
        }
        let Some(said) = claim.stated().said().interval() else { continue };
        let event = matches!(claim.extent(), Some(Extent::Whole | Extent::Part)).then(|| view.event_of(row));
        let key = key(view, lineage, claim, event);
        origins.insert(key.source.clone(), lineage.origin(row));
        let (series, method, days) = match claim.count_type() {
            Some(CountType::Daily) => (&mut daily, TotalMethod::SeriesDaily, counted_days(claim)),
            _ => (&mut running, TotalMethod::SeriesCumulative, up_to(claim).map(|day| (day, day))),
        };
        match days {
            Some((first, last)) => series.entry(key).or_default().push(Figure { event, first, last, said }),
            None => *dateless.entry((key, method)).or_default() += 1,
        }
    }
    let mut found = Found::new();
    let mut keep = |period: String, key: &Key, method, said| {
        found.entry((period, key.people.clone())).or_default().push((key.clone(), method, said));
    };
    for (key, figures) in &daily {
        for (period, said) in sums(figures, settings.by.unit) {
            keep(period, key, TotalMethod::SeriesDaily, said);
        }
    }
    for (key, figures) in &running {
        for (period, said) in increases(figures, key.since, settings.by.unit) {
            keep(period, key, TotalMethod::SeriesCumulative, said);
        }
    }
    for ((key, method), n) in &dateless {
        let missing = Some(Message::new("note-series-dateless").with("n", *n));
        keep("undated".into(), key, *method, Said { claims: *n, missing, ..Said::default() });
    }
    let mut rows = Vec::new();
    for ((period, people), series) in found {
        for (key, method, said) in &series {
            let since = key.since.map(|day| format!(", since {}", iso(day))).unwrap_or_default();
            rows.push(row(&period, format!("{people}: {}{since}", key.source), *method, said, 1));
        }
        let sources: BTreeSet<u32> = series.iter().filter_map(|(key, ..)| origins.get(&key.source).copied()).collect();
        rows.extend(
            over_sources(&series).map(|said| row(&period, people, TotalMethod::SeriesBounds, &said, sources.len())),
        );
    }
    rows
}

/// People, source, and where a running count begins. Places are apart: a total and its parts may both be there. So are the
/// running counts of several events.
fn key(view: &View, lineage: &Lineage, claim: Claim, event: Option<usize>) -> Key {
    let Subject { harm, victim_party, status, demographic, scope } = subject(claim);
    let mut people = format!("{} {}", harm.word(), status.word());
    for text in [&victim_party, &demographic, &scope] {
        if !text.is_empty() {
            people += &format!(", {text}");
        }
    }
    let places: Vec<&str> = [claim.place(), claim.admin1(), claim.country()].into_iter().flatten().collect();
    if !places.is_empty() {
        people += &format!(" ({})", places.join(", "));
    }
    let running = claim.count_type() == Some(CountType::Cumulative);
    if let Some(event) = event.filter(|_| running) {
        people += &format!(" at {}", view.event_at(event).key());
    }
    Key {
        people,
        source: lineage.source_name(view, claim.row),
        since: claim.date_start().filter(|_| running).map(|day| day.start),
    }
}

/// The days that a daily figure counts: one day where its end is not given.
fn counted_days(claim: Claim) -> Option<(Day, Day)> {
    let start = claim.date_start().filter(|start| start.precision == Precision::Day)?;
    let end = claim.date_end().filter(|end| end.precision == Precision::Day && end.end >= start.start);
    let exact = claim.date_precision().is_none_or(|precision| precision == Precision::Day);
    exact.then_some((start.start, end.unwrap_or(start).end))
}

/// The day up to which a running figure counts.
fn up_to(claim: Claim) -> Option<Day> {
    let day = claim.as_of().or(claim.date_end()).or(claim.published())?;
    (day.precision == Precision::Day).then_some(day.end)
}

/// Figures by their days; several of the same days are one range from the lowest to the highest.
fn merged(figures: &[Figure]) -> Vec<(Figure, usize)> {
    let mut sorted = figures.to_vec();
    let days = |figure: &Figure| (figure.event, figure.first, figure.last);
    sorted.sort_by_key(days);
    let same = sorted.chunk_by(|a, b| days(a) == days(b));
    same.map(|of_days| (of_days.iter().copied().reduce(either).unwrap_or(of_days[0]), of_days.len())).collect()
}

/// Either of two figures of the same days.
fn either(a: Figure, b: Figure) -> Figure {
    let end = |a: Option<f64>, b: Option<f64>, pick: fn(f64, f64) -> f64| a.zip(b).map(|(a, b)| pick(a, b));
    let best = a.said.best().filter(|best| b.said.best() == Some(*best));
    let low = end(a.said.low(), b.said.low(), f64::min);
    let high = end(a.said.high(), b.said.high(), f64::max);
    Figure { said: Interval::new(low, best, high).unwrap_or_default(), ..a }
}

fn period(day: Day, unit: Option<Unit>) -> String {
    unit.map_or_else(|| "all".to_owned(), |unit| unit.label(day))
}

/// Daily figures, added up by the period in which their days begin. Of figures of one event whose days overlap, the first.
fn sums(figures: &[Figure], unit: Option<Unit>) -> BTreeMap<String, Said> {
    let mut by_period: BTreeMap<String, Vec<(Figure, usize)>> = BTreeMap::new();
    let mut overlapping: BTreeMap<String, usize> = BTreeMap::new();
    let mut reached: Option<(Option<usize>, Day)> = None;
    for (figure, claims) in merged(figures) {
        let period = period(figure.first, unit);
        if reached.is_some_and(|(event, last)| event == figure.event && figure.first <= last) {
            *overlapping.entry(period).or_default() += claims;
            continue;
        }
        reached = Some((figure.event, figure.last));
        by_period.entry(period).or_default().push((figure, claims));
    }
    let of_period = |(period, figures): (String, Vec<(Figure, usize)>)| {
        let sum = |end: fn(&Interval) -> Option<f64>| figures.iter().map(|(figure, _)| end(&figure.said)).sum();
        let (reported, span) = covered(figures.iter().map(|(figure, _)| (figure.first, figure.last)).collect());
        let (first, last) = days(&period).unwrap_or(span);
        let all = i64::from(last) - i64::from(first) + 1;
        let no_low = figures.iter().filter(|(figure, _)| figure.said.low().is_none()).count();
        let mut caveats =
            vec![Message::new("note-series-days").with("n", reported as f64).with("m", all.max(reported) as f64)];
        if no_low > 0 {
            caveats.push(Message::new("note-series-bottomless").with("n", no_low));
        }
        if let Some(left_out) = overlapping.get(&period) {
            caveats.push(Message::new("note-series-overlap").with("n", *left_out));
        }
        let said = Said {
            low: Some(figures.iter().map(|(figure, _)| figure.said.floor()).sum()),
            best: sum(Interval::best),
            high: sum(Interval::high),
            claims: figures.iter().map(|(_, claims)| claims).sum(),
            caveats,
            missing: None,
            covers: reported >= all,
        };
        (period, said)
    };
    by_period.into_iter().map(of_period).collect()
}

/// How many days some windows cover, and the first and last of them.
fn covered(mut windows: Vec<(Day, Day)>) -> (i64, (Day, Day)) {
    windows.sort_unstable();
    let (mut n, mut span) = (0, (Day::MAX, Day::MIN));
    for (first, last) in windows {
        let from = first.max(span.1.saturating_add(1));
        n += (i64::from(last) - i64::from(from) + 1).max(0);
        span = (span.0.min(first), span.1.max(last));
    }
    (n, span)
}

/// What a running count rose by in each period that has a value: from the last value before it to the last in it. A fall
/// is a revision, and stays negative.
fn increases(figures: &[Figure], since: Option<Day>, unit: Option<Unit>) -> BTreeMap<String, Said> {
    let values = merged(figures);
    let of_period = values.chunk_by(|(a, _), (b, _)| period(a.last, unit) == period(b.last, unit));
    let mut before: Option<Figure> = None;
    let mut found = BTreeMap::new();
    for values in of_period {
        let (first, last) = (values[0].0, values[values.len() - 1].0);
        let label = period(last.last, unit);
        let start = days(&label).map_or(first.last, |(first, _)| first);
        let begins = before.is_none() && since.is_some_and(|since| since >= start || unit.is_none());
        let from = if begins { None } else { before.or((values.len() > 1).then_some(first)) };
        let claims = values.iter().map(|(_, claims)| claims).sum();
        let mut said = if begins {
            let nought = Interval::new(Some(0.0), Some(0.0), Some(0.0)).unwrap_or_default();
            Said { caveats: vec![Message::new("note-series-begins").with("to", at(last))], ..rise(nought, last.said) }
        } else if let Some(from) = from {
            let note = Message::new("note-series-rise")
                .with("before", range(from.said))
                .with("from", at(from))
                .with("after", range(last.said))
                .with("to", at(last));
            Said { caveats: vec![note], ..rise(from.said, last.said) }
        } else {
            Said { missing: Some(Message::new("note-series-alone").with("to", at(last))), ..Said::default() }
        };
        said.claims = claims;
        // Without a value before it, a period's first days are not in the increase.
        if !begins && before.is_none() && said.missing.is_none() {
            said.caveats.push(Message::new("note-series-late").with("from", at(first)));
        }
        let end = days(&label).map_or(last.last, |(_, last)| last);
        said.covers = last.last == end && (begins || before.is_some_and(|before| before.last == start - 1));
        let chain: Vec<Interval> =
            before.map(|figure| figure.said).into_iter().chain(values.iter().map(|(figure, _)| figure.said)).collect();
        let falls = |pair: &&[Interval]| pair[1].ceiling() < pair[0].floor();
        let falls = chain.windows(2).filter(falls).count();
        if falls > 0 {
            said.caveats.push(Message::new("note-series-falls").with("n", falls));
        }
        if said.missing.is_none() && said.low.is_none() && said.high.is_none() {
            said.missing = Some(Message::new("note-series-open"));
        }
        found.insert(label, said);
        before = Some(last);
    }
    found
}

/// From one value to a later one; an end that is open at either leaves one open here.
fn rise(from: Interval, to: Interval) -> Said {
    let less = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| a - b);
    Said {
        low: less(to.low(), from.high()),
        best: less(to.best(), from.best()),
        high: less(to.high(), from.low()),
        ..Said::default()
    }
}

/// At least one source is right. A series that does not cover the period is only a floor for it.
fn over_sources(series: &[(Key, TotalMethod, Said)]) -> Option<Said> {
    let sources: BTreeSet<&str> = series.iter().map(|(key, ..)| key.source.as_str()).collect();
    let told: Vec<&Said> = series.iter().map(|(.., said)| said).filter(|said| said.missing.is_none()).collect();
    if sources.len() < 2 || told.len() < 2 {
        return None;
    }
    let low = told.iter().map(|said| said.low).reduce(|a, b| a.zip(b).map(|(a, b)| a.min(b))).flatten();
    let covering = told.iter().all(|said| said.covers);
    let high = told.iter().map(|said| said.high).reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b))).flatten();
    let mut caveats = vec![Message::new("note-series-over").with("n", sources.len())];
    if !covering {
        caveats.push(Message::new("note-series-uncovered"));
    }
    let high = high.filter(|_| covering);
    let missing = (low.is_none() && high.is_none()).then(|| Message::new("note-series-open"));
    Some(Said {
        low,
        best: None,
        high,
        claims: told.iter().map(|said| said.claims).sum(),
        caveats,
        missing,
        covers: covering,
    })
}

fn row(period: &str, group: impl Into<String>, method: TotalMethod, said: &Said, sources: usize) -> Total {
    let numbers = said.missing.is_none();
    Total {
        low: said.low.filter(|_| numbers),
        best: said.best.filter(|_| numbers),
        high: said.high.filter(|_| numbers),
        kind: numbers.then_some(IntervalKind::Bound),
        claims: said.claims,
        sources,
        assumptions: vec![Message::new(method.note())],
        caveats: said.caveats.clone(),
        missing: said.missing.clone(),
        ..Total::new(period, group, method)
    }
}

fn at(figure: Figure) -> Arg {
    let day = Dated { start: figure.last, end: figure.last, precision: Precision::Day };
    Arg::Window(Window { start: Some(day), end: Some(day) })
}

fn range(said: Interval) -> Arg {
    Arg::Range(said.low(), said.high())
}
