//! What changed between two releases, for a person: the counts, the changes by event, the ranges that moved.

use anstream::adapter::strip_str;
use recount::diff::{Aspect, Change, Diff, Effects, Item, Moved, Shift, by_event};
use recount::estimate::Method;
use recount::format::{count, many, visible};
use recount::message::{Arg, Lang, Message};
use recount::model::Claim;
use std::io::{self, Write};

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const RESET: &str = "\x1b[0m";

/// Longer values are cut: the tables have them whole.
const CUT: usize = 70;

/// Writes all that changed.
pub fn write(
    out: &mut dyn Write,
    names: &[String; 2],
    diff: &Diff,
    moved: &[Moved],
    lang: Lang,
    colored: bool,
) -> io::Result<()> {
    let mut put = |text: String| {
        if colored { out.write_all(text.as_bytes()) } else { write!(out, "{}", strip_str(&text)) }
    };
    put(format!("{} → {}\n{}\n", visible(&names[0]), visible(&names[1]), counted(diff, moved)))?;
    let items = by_event(diff);
    let effects = Effects::new(moved);
    for of_event in items.chunk_by(|a, b| a.0 == b.0) {
        let event = of_event[0].0;
        let head = if event.is_empty() { String::new() } else { format!("{BOLD}{}{RESET}\n", visible(event)) };
        put(format!("\n{head}"))?;
        for (_, item) in of_event {
            put(told(diff, &effects, event, *item, lang))?;
        }
    }
    if moved.is_empty() {
        return Ok(());
    }
    put("\nWhat it does to the ranges\n".into())?;
    for of_event in moved.chunk_by(|a, b| a.event == b.event) {
        put(format!("\n{BOLD}{}{RESET}\n", visible(of_event[0].event)))?;
        put(ranges(of_event, lang))?;
    }
    Ok(())
}

/// "1 added, 1 dropped, 2 changed, 994 unchanged; 2 ranges moved"
pub fn counted(diff: &Diff, moved: &[Moved]) -> String {
    if diff.is_empty() && moved.is_empty() {
        return format!("no difference: {} and all ranges are as they were", many(diff.unchanged, "claim"));
    }
    let n = |n: usize, what: &str| format!("{} {what}", count(n as f64));
    let mut text =
        [n(diff.added.len(), "added"), n(diff.dropped.len(), "dropped"), n(diff.changed.len(), "changed")].join(", ");
    if !diff.renumbered.is_empty() {
        text += &format!(", {}", n(diff.renumbered.len(), "renumbered"));
    }
    text += &format!(", {}; ", n(diff.unchanged, "unchanged"));
    let with = |shift: Shift| moved.iter().filter(|range| range.shift == shift).count();
    let (appear, vanish, outside) = (with(Shift::Appears), with(Shift::Vanishes), with(Shift::Outside));
    let parts = [
        Some(format!("{} moved", many(moved.len() - appear - vanish, "range"))),
        (outside > 0).then(|| n(outside, "of them wholly outside of what they were before")),
        (appear > 0).then(|| n(appear, "appeared")),
        (vanish > 0).then(|| n(vanish, "vanished")),
    ];
    text + &parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn told(diff: &Diff, effects: &Effects, event: &str, item: Item, lang: Lang) -> String {
    // What a change does to the ranges is told with them; that it does nothing, here.
    let idle = |claim: Claim| match effects.moves(event, claim) {
        true => String::new(),
        false => format!("; {}", Message::new("moves-nothing").render(lang)),
    };
    let said = |is_new: bool, claim: Claim| {
        let release = if is_new { diff.new } else { diff.old };
        visible(&Arg::Said(claim.row as u32).render(release.voice(lang)))
    };
    match item {
        Item::OneSided(at) => {
            let column = diff.one_sided[at];
            let key = if column.is_new { "column-new" } else { "column-gone" };
            let filled = Message::new("column-filled").with("n", column.filled).render(lang);
            format!("  column {}: {}, {filled}\n", visible(column.name), Message::new(key).render(lang))
        }
        Item::Renamed(at) => {
            let old = diff.old.view.event_at(diff.renamed[at].0).key();
            format!("  was {}; {}\n", visible(old), Message::new("event-renamed").render(lang))
        }
        Item::Added(at) => {
            let claim = diff.after(diff.added[at]);
            let supersedes = claim.supersedes().map(|id| format!("; supersedes {}", visible(id))).unwrap_or_default();
            line("added", claim, &format!("{}{}{supersedes}{}", said(true, claim), days(claim, lang), idle(claim)))
        }
        Item::Dropped(at) => {
            let claim = diff.before(diff.dropped[at]);
            let perhaps = diff.perhaps(diff.dropped[at]).map(|perhaps| format!("; {}", perhaps.render(lang)));
            let perhaps = visible(&perhaps.unwrap_or_default());
            line("dropped", claim, &format!("{}{}{perhaps}{}", said(false, claim), days(claim, lang), idle(claim)))
        }
        Item::Changed(at) => {
            let change = &diff.changed[at];
            let (before, after) = (diff.before(change.old), diff.after(change.new));
            let (was, is) = (said(false, before), said(true, after));
            let toll = |claim: Claim, is_new: bool| {
                let release = if is_new { diff.new } else { diff.old };
                visible(&Arg::Toll(claim.row as u32).render(release.voice(lang)))
            };
            let head = match was == is {
                true => is,
                false if before.source() == after.source() => format!("{was} → {}", toll(after, true)),
                false => format!("{was} → {is}"),
            };
            let mut text = line("changed", after, &format!("{head}{}", idle(after)));
            text += &columns(diff, change, was != said(true, after));
            text
        }
        Item::Renumbered(at) => {
            let change = &diff.renumbered[at];
            let (before, after) = (diff.before(change.old), diff.after(change.new));
            let mut text = line("renumbered", after, &format!("was {}; {}", visible(before.id()), said(true, after)));
            text += &columns(diff, change, false);
            text
        }
    }
}

fn line(kind: &str, claim: Claim, text: &str) -> String {
    format!("  {kind:<10} {DIM}{}{RESET}  {text}\n", visible(claim.id()))
}

fn days(claim: Claim, lang: Lang) -> String {
    let window = claim.window();
    if window.start.or(window.end).is_none() {
        String::new()
    } else {
        format!(", {}", recount::format::window(window, lang))
    }
}

/// A line for each column; the numbers are left out where the head says them.
fn columns(diff: &Diff, change: &Change, figure_said: bool) -> String {
    let mut text = String::new();
    if change.regrouped {
        text += &value("event", diff.old.event_of(change.old), diff.new.event_of(change.new));
    }
    for &column in &change.columns {
        let name = diff.column(column);
        if diff.aspect(column) == Aspect::Figure && figure_said && name != "figure" {
            continue;
        }
        let (old, new) = diff.values(change, column);
        text += &value(name, &old, &new);
    }
    text
}

fn value(name: &str, old: &str, new: &str) -> String {
    let shown = |text: &str| match text {
        "" => "(empty)".to_owned(),
        text if text.chars().count() > CUT => format!("{}…", visible(text).chars().take(CUT).collect::<String>()),
        text => visible(text),
    };
    format!("             {}: {} → {}\n", visible(name), shown(old), shown(new))
}

/// The ranges of one event under whom they are about. Bounds of pairs of claims are many: they are counted.
fn ranges(moved: &[Moved], lang: Lang) -> String {
    let is_bounds = |range: &&Moved| {
        range
            .either()
            .is_some_and(|e| matches!(e.method, Method::Bounds | Method::BoundsAsKilled | Method::BoundsAsRepeated))
    };
    let mut text = String::new();
    let mut about = None;
    for range in moved.iter().filter(|range| !is_bounds(range)) {
        let Some(estimate) = range.either() else { continue };
        if about != Some(&estimate.subject) {
            about = Some(&estimate.subject);
            text += &format!("  {}\n", visible(&estimate.subject.words(lang)));
        }
        let (old, new) = range.words();
        let none = |text: String| if text.is_empty() { "none".to_owned() } else { text };
        let reading =
            if estimate.hypothesis.is_empty() { String::new() } else { format!(" ({})", estimate.hypothesis) };
        let method = format!("{}{reading}", estimate.method.word());
        text += &format!("    {method:<22} {} → {}: {}{}\n", none(old), none(new), range.effect(lang), behind(range));
    }
    let bounds = moved.iter().filter(is_bounds).count();
    if bounds > 0 {
        text +=
            &format!("  and {} under hypotheses on who the dead were: --format csv has them\n", many(bounds, "range"));
    }
    text
}

/// How many claims behind a range are named.
const NAMED: usize = 5;

fn behind(range: &Moved) -> String {
    let mut ids: Vec<String> = range.behind.iter().take(NAMED).map(|id| visible(id)).collect();
    if range.behind.len() > NAMED {
        ids.push(format!("{} more", range.behind.len() - NAMED));
    }
    if ids.is_empty() { String::new() } else { format!(" {DIM}(through {}){RESET}", ids.join(", ")) }
}
