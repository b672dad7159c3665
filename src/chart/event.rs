//! The claims of one event, or the events of a run, as the rows of a range plot.

use super::{FontFace, RangeChart, RangeRow, Size, Tone};
use crate::estimate::{Estimate, Method};
use crate::link::{Summary, summary};
use crate::message::{Arg, Lang, Message, Voice, phrase};
use crate::model::{Claim, Event, Harm, Lineage, Status, View, Window};
use crate::rules::Finding;
use std::collections::BTreeSet;

/// More events than this do not fit one overview.
const MOST_EVENTS: usize = 40;

/// How a chart is drawn, whatever it shows.
#[derive(Clone, Debug)]
pub struct Look {
    /// Prefix of ids; must differ between charts of one page.
    pub id: String,
    /// Size.
    pub size: Size,
    /// Whether the SVG carries its font.
    pub fonts: FontFace,
    /// Language.
    pub lang: Lang,
    /// Title instead of the one made from the findings.
    pub title: Option<String>,
}

/// The range plot of one event: one row for each claim on the killed that is not known to be derived, by date of
/// publication; under it, hollow, the first claim that repeats it with another label.
pub fn event_chart(view: &View, lineage: &Lineage, event: &Event, findings: &[Finding], look: &Look) -> RangeChart {
    let lang = look.lang;
    let voice = Voice::new(lang, view, lineage);
    let about = summary(event, lineage);
    let killed = |claim: &Claim| matches!(claim.harm_or_killed(), Harm::Killed | Harm::Neutralised);
    let mut own: Vec<Claim> =
        event.claims().filter(|claim| claim.is_whole() && lineage.counts(claim.row) && killed(claim)).collect();
    own.sort_by_key(|claim| (claim.published().map_or(i32::MAX, |date| date.start), claim.row));
    let mut rows = Vec::new();
    let mut sources = Vec::new();
    for claim in &own {
        let source = lineage.source_name(view, claim.row);
        rows.push(row(*claim, source.clone(), &about, voice, false, lineage.is_own_loss(view, *claim)));
        if !sources.contains(&source) {
            sources.push(source);
        }
        let mut statuses = BTreeSet::new();
        for echo in event.claims().filter(|echo| lineage.parent_claim(echo.row) == Some(claim.row)) {
            let drifted = echo.status() != claim.status() || echo.harm() != claim.harm();
            if drifted && killed(&echo) && statuses.insert(echo.status_or_all()) {
                let carrier = echo.reported_by().and_then(|names| names.split(';').next()).map(str::trim);
                let name = carrier.map_or_else(|| lineage.source_name(view, echo.row), str::to_owned);
                rows.push(row(echo, name, &about, voice, true, false));
            }
        }
    }
    let footer_key = if own.iter().any(|claim| claim.harm() == Some(Harm::Neutralised)) {
        "chart-footer-neutralised"
    } else {
        "chart-footer"
    };
    RangeChart {
        id: look.id.clone(),
        title: look.title.clone().unwrap_or_else(|| title(findings, &about, event).render(lang)),
        subtitle: Message::new(if rows.iter().any(|row| row.derived) {
            "chart-subtitle-derived"
        } else {
            "chart-subtitle"
        })
        .with("place", place(&about, event))
        .with("window", Arg::Window(about.window))
        .render(lang),
        rows,
        footer: vec![
            Message::new("chart-sources").with("sources", sources.join("; ")).render(lang),
            Message::new(footer_key).render(lang),
        ],
        alt: None,
        size: look.size,
        fonts: look.fonts,
        axis_label: Message::new("chart-measure").render(lang),
    }
}

/// What an event is called in a sentence: its place, or its key.
pub fn place(about: &Summary, event: &Event) -> String {
    if about.place.is_empty() { event.key().to_owned() } else { about.place.replace(';', ",") }
}

/// The finding as a title.
pub fn title(findings: &[Finding], about: &Summary, event: &Event) -> Message {
    let found = |name: &str| findings.iter().any(|finding| finding.rule.name == name);
    let key = if found("status-contradiction") {
        "chart-title-who"
    } else if found("ranges-disjoint") {
        "chart-title-disjoint"
    } else if about.sources == 1 {
        "chart-title-single"
    } else {
        "chart-title"
    };
    Message::new(key).with("place", place(about, event))
}

fn row(claim: Claim, name: String, about: &Summary, voice: Voice, derived: bool, own_side: bool) -> RangeRow {
    let lang = voice.lang;
    let interval = if claim.is_word_only() { None } else { claim.interval() };
    let label = match claim.scope() {
        Some(scope) => Message::new("chart-label-scope").with("scope", scope),
        None if claim.is_word_only() => Message::new("chart-label-word"),
        None => Message::new("chart-label"),
    };
    let label = label.with("figure", phrase::figure(claim)).with("people", Arg::People(claim.status_or_all()));
    let mut label = label.render(voice);
    if claim.harm() == Some(Harm::Neutralised) {
        label = format!("{label} {}", lang.harm(Harm::Neutralised));
    }
    if own_side {
        label = Message::new("chart-own").with("label", label).render(lang);
    }
    let mut details = Vec::new();
    details.extend(claim.published().map(|date| crate::format::date(date, lang)));
    if claim.exact_days().is_some() && claim.exact_days() != about.window.days() {
        let window = Window { start: claim.window().start, end: claim.window().end };
        details.push(Message::new("chart-counts-window").with("window", Arg::Window(window)).render(lang));
    }
    RangeRow {
        name,
        detail: details.join(" · "),
        label,
        low: interval.and_then(|interval| interval.low()),
        best: interval.and_then(|interval| interval.best()),
        high: interval.and_then(|interval| interval.high()),
        tone: match claim.status_or_all() {
            Status::Civilian => Tone::Civilian,
            Status::Combatant => Tone::Combatant,
            Status::HorsDeCombat => Tone::HorsDeCombat,
            Status::Mixed => Tone::Mixed,
            Status::All | Status::Unknown => Tone::Unstated,
        },
        derived,
    }
}

/// The overview: one row for each event, from the lowest to the highest figure for everyone killed; the largest first.
pub fn overview(view: &View, lineage: &Lineage, ranges: &[Estimate], look: &Look) -> RangeChart {
    let lang = look.lang;
    let mut found: Vec<&Estimate> = ranges.iter().filter(|estimate| estimate.is_everyone_killed()).collect();
    found.sort_by(|a, b| toll(b).total_cmp(&toll(a)).then(a.event.cmp(&b.event)));
    let left_out = found.len().saturating_sub(MOST_EVENTS);
    let rows = found.iter().take(MOST_EVENTS).map(|estimate| {
        let event = view.event_at(estimate.event);
        let about = summary(&event, lineage);
        RangeRow {
            name: place(&about, &event),
            detail: crate::format::window(about.window, lang),
            label: Message::new("chart-event-label")
                .with("range", Arg::Range(estimate.low, estimate.high))
                .with("n", estimate.sources)
                .render(lang),
            low: estimate.low,
            best: None,
            high: estimate.high,
            tone: Tone::Unstated,
            derived: false,
        }
    });
    let rows: Vec<RangeRow> = rows.collect();
    let mut footer = vec![Message::new("chart-overview-footer").render(lang)];
    if left_out > 0 {
        footer.push(Message::new("chart-events-left-out").with("n", left_out).render(lang));
    }
    RangeChart {
        id: look.id.clone(),
        title: look.title.clone().unwrap_or_else(|| Message::new("chart-overview-title").render(lang)),
        subtitle: Message::new("chart-overview-subtitle").with("n", found.len()).render(lang),
        rows,
        footer,
        alt: None,
        size: look.size,
        fonts: look.fonts,
        axis_label: Message::new("chart-measure").render(lang),
    }
}

/// The size of a toll for ordering: its high end, or its low end where that is open.
fn toll(estimate: &Estimate) -> f64 {
    estimate.high.or(estimate.low).unwrap_or(0.0)
}

/// The events that get a chart of their own: those with an error or warning, the largest tolls first, at most `most`.
pub fn charted(view: &View, findings: &[Finding], ranges: &[Estimate], most: Option<usize>) -> Vec<usize> {
    let Some(most) = most else { return (0..view.event_count()).collect() };
    let mut tolls = vec![0.0_f64; view.event_count()];
    for estimate in ranges.iter().filter(|estimate| estimate.method == Method::EnvelopeUnion) {
        tolls[estimate.event] = tolls[estimate.event].max(toll(estimate));
    }
    let serious = findings.iter().filter(|finding| finding.severity > crate::rules::Severity::Note);
    let mut events: Vec<usize> =
        serious.filter_map(|finding| finding.event).collect::<BTreeSet<_>>().into_iter().collect();
    events.sort_by(|a, b| tolls[*b].total_cmp(&tolls[*a]).then(a.cmp(b)));
    events.truncate(most);
    events.sort_unstable();
    events
}
