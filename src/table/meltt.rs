//! The tables of R's meltt, with its names, its numbers of datasets (in the order of integration) and of rows in a file.

use super::{Table, Type, Value};
use crate::link::Linked;
use crate::link::meltt::{Answer, Contender};

/// How R counts: datasets from 1 in the order of integration, reports from 1 in their file.
struct Numbers {
    dataset: Vec<u16>,
    event: Vec<u32>,
}

impl Numbers {
    fn new(linked: &Linked) -> Self {
        let reports = &linked.reports;
        let order = &linked.settings.order;
        let turn = |name: &String| order.iter().position(|other| other == name);
        let turns: Vec<u16> =
            (reports.datasets.iter().enumerate()).map(|(at, name)| turn(name).unwrap_or(at) as u16 + 1).collect();
        let mut rows: Vec<u32> = (0..reports.len() as u32).collect();
        rows.sort_by_key(|report| reports.row[*report as usize]);
        let mut next = vec![0; reports.datasets.len()];
        let mut event = vec![0; reports.len()];
        for report in rows {
            let next = &mut next[reports.dataset[report as usize] as usize];
            *next += 1;
            event[report as usize] = *next;
        }
        Self { dataset: reports.dataset.iter().map(|dataset| turns[*dataset as usize]).collect(), event }
    }

    fn of(&self, report: u32) -> [Value<'static>; 2] {
        let at = report as usize;
        [Value::Number(self.dataset[at].into()), Value::Number(self.event[at].into())]
    }

    fn text(&self, report: u32) -> String {
        format!("{}_{}", self.dataset[report as usize], self.event[report as usize])
    }
}

const NONE: [Value<'static>; 2] = [Value::Number(0.0), Value::Number(0.0)];

/// `event_matched` or `episode_matched`: a row for each group, a report (or 0) of each dataset.
pub fn matched(linked: &Linked, name: &'static str, of: fn(&Answer) -> &[Vec<Option<u32>>]) -> Table<'static> {
    let groups = linked.answer.meltt.as_ref().map(of).unwrap_or_default();
    let numbers = Numbers::new(linked);
    let width = linked.reports.datasets.len();
    let columns = (1..=width).flat_map(|n| [format!("data{n}"), format!("event{n}")]);
    let columns = columns.map(|name| (name.into(), Type::Integer)).collect();
    let row = |group: &Vec<Option<u32>>| -> Vec<Value<'static>> {
        (0..width).flat_map(|at| group.get(at).copied().flatten().map_or(NONE, |report| numbers.of(report))).collect()
    };
    let rows: Vec<Vec<Value>> = groups.iter().map(row).collect();
    Table { name, columns, len: rows.len(), row: Box::new(move |at| rows[at].clone()) }
}

/// `event_contenders` or `episode_contenders`: each match, and the two that came after it.
pub fn contenders(linked: &Linked, name: &'static str, of: fn(&Answer) -> &[Contender]) -> Table<'static> {
    let found = linked.answer.meltt.as_ref().map(of).unwrap_or_default();
    let numbers = Numbers::new(linked);
    let columns = [
        ("dataset", Type::Integer),
        ("event", Type::Integer),
        ("bestmatch_data", Type::Integer),
        ("bestmatch_event", Type::Integer),
        ("bestmatch_score", Type::Number),
        ("runnerUp1_data", Type::Integer),
        ("runnerUp1_event", Type::Integer),
        ("runnerUp1_score", Type::Number),
        ("runnerUp2_data", Type::Integer),
        ("runnerUp2_event", Type::Integer),
        ("runnerUp2_score", Type::Number),
        ("events_matched", Type::Integer),
    ];
    let row = |one: &Contender| {
        let mut row: Vec<Value> = numbers.of(one.report).into();
        for other in [Some(one.best)].into_iter().chain(one.runners_up) {
            row.extend(other.map_or(NONE, |(report, _)| numbers.of(report)));
            row.push(Value::Number(other.map_or(0.0, |(_, score)| score)));
        }
        row.push(Value::count(one.candidates));
        row
    };
    Table::of(name, &columns, found.iter().map(row).collect())
}

/// `deduplicated_index`: the reports that stand for themselves or their group, with the flags of episodes.
pub fn deduplicated(linked: &Linked) -> Table<'static> {
    let numbers = Numbers::new(linked);
    let columns = [
        ("dataset", Type::Integer),
        ("event", Type::Integer),
        ("date", Type::String),
        ("enddate", Type::String),
        ("latitude", Type::Number),
        ("longitude", Type::Number),
        ("episodal_match", Type::String),
    ];
    let reports = &linked.reports;
    let Some(answer) = &linked.answer.meltt else { return Table::of("deduplicated_index", &columns, Vec::new()) };
    let mut flags = answer.flags.iter().peekable();
    let row = |&report: &u32| {
        let at = report as usize;
        let claim = reports.claim(report);
        let (first, last) = claim.window().reach().unwrap_or_default();
        let flagged = flags.next_if(|(event, _)| *event == report);
        let text = flagged
            .map(|(_, episodes)| episodes.iter().map(|episode| numbers.text(*episode)).collect::<Vec<_>>().join(", "));
        let mut row: Vec<Value> = numbers.of(report).into();
        row.extend([first, last].map(|day| Value::text(crate::model::date::iso(day))));
        row.extend([Value::Number(reports.lat[at]), Value::Number(reports.lon[at])]);
        row.push(Value::text(text.unwrap_or_default()));
        row
    };
    Table::of("deduplicated_index", &columns, answer.unique.iter().map(row).collect())
}
