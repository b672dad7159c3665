//! `changes`: what two releases of claims differ in, one row a changed value, and one a range that moved.

use super::{Table, Type, Value};
use crate::diff::{Change, Diff, Effects, Item, Moved, by_event};
use crate::message::{Arg, Lang, Message};
use crate::model::Claim;

/// One row.
enum Row<'a> {
    /// A change that is told in one row.
    Whole(&'a str, Item),
    /// A value of a claim: its event, the change, its kind, the place of the column, whether it is the claim's first row.
    Cell(&'a str, &'a Change, &'static str, usize, bool),
    /// The claim went to another event.
    Event(&'a str, &'a Change, &'static str),
    /// A range.
    Range(&'a Moved<'a>),
}

/// One row a changed value, by event and claim; then one a range that moved.
pub fn changes<'a>(diff: &'a Diff<'a>, moved: &'a [Moved<'a>], lang: Lang) -> Table<'a> {
    let columns =
        ["kind", "event", "claim", "source", "column", "old", "new", "effect"].map(|name| (name, Type::String));
    let mut rows = Vec::new();
    for (event, item) in by_event(diff) {
        let (change, kind) = match item {
            Item::Changed(at) => (&diff.changed[at], "changed"),
            Item::Renumbered(at) => (&diff.renumbered[at], "renumbered"),
            _ => {
                rows.push(Row::Whole(event, item));
                continue;
            }
        };
        if kind == "renumbered" {
            rows.push(Row::Whole(event, item));
        }
        if change.regrouped {
            rows.push(Row::Event(event, change, kind));
        }
        let first = |at: usize| at == 0 && kind == "changed" && !change.regrouped;
        rows.extend((0..change.columns.len()).map(|at| Row::Cell(event, change, kind, change.columns[at], first(at))));
    }
    rows.extend(moved.iter().map(Row::Range));
    let effects = Effects::new(moved);
    Table::new("changes", &columns, rows.len(), move |at| row(diff, &effects, &rows[at], lang))
}

fn row<'a>(diff: &'a Diff<'a>, effects: &Effects, row: &Row<'a>, lang: Lang) -> Vec<Value<'a>> {
    let text = |text: String| Value::text(text);
    let toll = |is_new: bool, claim: Claim| {
        let release = if is_new { diff.new } else { diff.old };
        text(Arg::Toll(claim.row as u32).render(release.voice(lang)))
    };
    let of = |kind: &'static str, event: &'a str, claim: Claim<'a>| {
        [kind, event, claim.id(), claim.source().unwrap_or_default()].map(Value::text)
    };
    let (head, tail) = match row {
        Row::Whole(event, Item::Added(at)) => {
            let claim = diff.after(diff.added[*at]);
            let effect = effects.of(event, claim, lang);
            (of("added", event, claim), [Value::Empty, Value::Empty, toll(true, claim), text(effect)])
        }
        Row::Whole(event, Item::Dropped(at)) => {
            let claim = diff.before(diff.dropped[*at]);
            let mut effect = effects.of(event, claim, lang);
            if let Some(perhaps) = diff.perhaps(diff.dropped[*at]) {
                effect = format!("{effect}; {}", perhaps.render(lang));
            }
            (of("dropped", event, claim), [Value::Empty, toll(false, claim), Value::Empty, text(effect)])
        }
        Row::Whole(event, Item::Renumbered(at)) => {
            let (before, after) = (diff.before(diff.renumbered[*at].old), diff.after(diff.renumbered[*at].new));
            let tail = ["claim_id", before.id(), after.id(), ""].map(Value::text);
            (of("renumbered", event, after), tail)
        }
        Row::Whole(event, Item::Renamed(at)) => {
            let effect = Message::new("event-renamed").render(lang);
            let old = diff.old.view.event_at(diff.renamed[*at].0).key();
            let head = [Value::text("changed"), Value::text(*event), Value::Empty, Value::Empty];
            (head, [Value::text("event"), Value::text(old), Value::text(*event), text(effect)])
        }
        Row::Whole(_, Item::OneSided(at)) => {
            let column = diff.one_sided[*at];
            let filled = text(Message::new("column-filled").with("n", column.filled).render(lang));
            let (old, new) = if column.is_new { (Value::Empty, filled) } else { (filled, Value::Empty) };
            let key = if column.is_new { "column-new" } else { "column-gone" };
            let head = [Value::text("changed"), Value::Empty, Value::Empty, Value::Empty];
            (head, [Value::text(column.name), old, new, text(Message::new(key).render(lang))])
        }
        // Told cell by cell.
        Row::Whole(event, Item::Changed(at)) => {
            (of("changed", event, diff.after(diff.changed[*at].new)), [(); 4].map(|()| Value::Empty))
        }
        Row::Event(event, change, kind) => {
            let claim = diff.after(change.new);
            let effect = effects.of(event, claim, lang);
            let old = diff.old.event_of(change.old);
            (of(kind, event, claim), [Value::text("event"), Value::text(old), Value::text(*event), text(effect)])
        }
        Row::Cell(event, change, kind, column, first) => {
            let claim = diff.after(change.new);
            let (old, new) = diff.values(change, *column);
            let effect = if *first { text(effects.of(event, claim, lang)) } else { Value::Empty };
            (of(kind, event, claim), [Value::text(diff.column(*column)), Value::text(old), Value::text(new), effect])
        }
        Row::Range(range) => {
            let (old, new) = range.words();
            let behind = range.behind.iter().map(|id| (*id).into()).collect();
            let head = [Value::text("range"), Value::text(range.event), Value::List(behind), Value::Empty];
            (head, [text(range.name(lang)), text(old), text(new), text(range.effect(lang))])
        }
    };
    head.into_iter().chain(tail).collect()
}
