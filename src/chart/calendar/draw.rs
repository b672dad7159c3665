//! Draws a calendar: weeks as columns, days of the week as rows; a block per year, or one for a shorter period.

use super::scale::Scale;
use super::{CalendarChart, Cell};
use crate::chart::Area;
use crate::chart::axis::CEILING;
use crate::chart::days::{number, weekday};
use crate::chart::hatch::{Point, hatch};
use crate::chart::pen::{LABEL, Pen, STRONG, TICK, corners};
use crate::chart::svg::Anchor;
use crate::chart::text;
use crate::chart::theme::contrast;
use crate::lang::{Lang, Phrase};
use crate::model::date::{Day, civil};
use std::collections::BTreeMap;

const MONDAY: Phrase = Phrase::new("Mon", "lun.", "lun.", "الاثنين", "пн", "пн");
const WEDNESDAY: Phrase = Phrase::new("Wed", "mer.", "mié.", "الأربعاء", "ср", "ср");
const FRIDAY: Phrase = Phrase::new("Fri", "ven.", "vie.", "الجمعة", "пт", "пт");
const SUNDAY: Phrase = Phrase::new("Sun", "dim.", "dom.", "الأحد", "вс", "нд");
const ROWS: [(u32, Phrase); 4] = [(0, MONDAY), (2, WEDNESDAY), (4, FRIDAY), (6, SUNDAY)];
/// Room above a block for the months, and below it.
const ABOVE: f64 = 22.0;
const BELOW: f64 = 12.0;
/// The height at which a cell is left, unless there is room to spare, and the widest.
const TALLEST: f64 = 30.0;
const WIDEST: f64 = 110.0;

/// The weeks of a block: its first and last day within the period.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Block {
    first: Day,
    last: Day,
    /// Whether it is a year among others, whose weeks begin with the year.
    year: Option<i32>,
}

impl Block {
    /// The Monday of its first column.
    fn monday(&self) -> Day {
        let first = self.year.map_or(self.first, |year| number(year, 1, 1));
        first - weekday(first) as Day
    }

    fn weeks(&self) -> i32 {
        let last = self.year.map_or(self.last, |year| number(year, 12, 31));
        (last - self.monday()) / 7 + 1
    }
}

/// One block for up to a year, or one per year.
fn blocks(chart: &CalendarChart) -> Vec<Block> {
    let Some((first, last)) = chart.ends() else { return Vec::new() };
    if last - first < 366 {
        return vec![Block { first, last, year: None }];
    }
    let years = civil(first).0..=civil(last).0;
    let block = |year: i32| Block {
        first: first.max(number(year, 1, 1)),
        last: last.min(number(year, 12, 31)),
        year: Some(year),
    };
    years.map(block).collect()
}

/// The room for the days of the week and the years.
fn left(lang: Lang) -> f64 {
    let words = ROWS.iter().map(|(_, day)| text::width(day.say(lang), TICK));
    (words.fold(text::width("2022", STRONG), f64::max) + 10.0).ceil()
}

/// Width and height of a cell.
fn cell(blocks: &[Block], width: f64, height: f64, lang: Lang) -> (f64, f64) {
    let weeks = blocks.iter().map(Block::weeks).max().unwrap_or(1);
    let wide = ((width - left(lang)) / f64::from(weeks)).min(WIDEST);
    let room = height / blocks.len().max(1) as f64 - ABOVE - BELOW;
    let tall = (room / 7.0).min(wide * 1.5).max(wide.min(TALLEST));
    // Tenths of a pixel, so that the edges of neighbours meet.
    ((wide * 10.0).floor() / 10.0, (tall * 10.0).floor() / 10.0)
}

pub(super) fn height(chart: &CalendarChart, width: f64, lang: Lang) -> f64 {
    let blocks = blocks(chart);
    let (_, tall) = cell(&blocks, width, 0.0, lang);
    (blocks.len() as f64 * (ABOVE + 7.0 * tall + BELOW)).ceil()
}

pub(super) fn draw(chart: &CalendarChart, pen: &Pen, area: Area) {
    let blocks = blocks(chart);
    let cells = chart.cells();
    let size = cell(&blocks, area.w, area.h, pen.lang);
    let each =
        (ABOVE + 7.0 * size.1 + BELOW).max((area.h / blocks.len().max(1) as f64).min(ABOVE + 7.0 * size.1 + 40.0));
    let (x, scale) = (area.x + left(pen.lang), chart.scale());
    for (i, block) in blocks.iter().enumerate() {
        let grid = Grid { block: *block, x, y: area.y + ABOVE + each * i as f64, size };
        days(pen, &grid, &cells, &scale);
        months(pen, &grid);
        words(pen, &grid, area.x);
    }
}

/// Where the days of a block stand.
struct Grid {
    block: Block,
    x: f64,
    y: f64,
    size: (f64, f64),
}

impl Grid {
    fn area(&self, day: Day) -> Area {
        let since = day - self.block.monday();
        let (x, y) = (f64::from(since / 7) * self.size.0, f64::from(since % 7) * self.size.1);
        Area { x: self.x + x, y: self.y + y, w: self.size.0, h: self.size.1 }
    }
}

fn days(pen: &Pen, grid: &Grid, cells: &BTreeMap<Day, Cell>, scale: &Scale) {
    let inks = pen.inks;
    let block = grid.block;
    let unsaid: Vec<Area> =
        (block.first..=block.last).filter(|day| !cells.contains_key(day)).map(|day| grid.area(day)).collect();
    for [from, to] in joined(&unsaid) {
        pen.stroke(&[from, to], inks.axis, 0.7);
    }
    for area in &unsaid {
        pen.note(*area, &[inks.axis]);
    }
    let gap = if grid.size.0 > 16.0 { 1.0 } else { 0.7 };
    for (day, cell) in cells.range(block.first..=block.last) {
        let place = grid.area(*day);
        let inner = Area { x: place.x + gap, y: place.y + gap, w: place.w - 2.0 * gap, h: place.h - 2.0 * gap };
        match cell {
            Cell::Killed(n) if *n > 0.0 => {
                let fill = inks.steps[scale.ink(scale.step(*n))];
                pen.fill(&corners(inner), fill);
                pen.note(inner, &[fill]);
                let words = pen.lang.number(n.min(CEILING));
                let legible = contrast(inks.ink, fill).max(contrast(inks.paper, fill)) >= 4.5;
                if legible && inner.h >= 17.0 && text::width(&words, LABEL) + 4.0 <= inner.w {
                    let y = inner.y + inner.h / 2.0 + LABEL.size * 0.35;
                    pen.words_on(fill, &words, inner.x + inner.w / 2.0, y, LABEL, Anchor::Middle);
                }
            }
            Cell::Killed(_) => hollow(pen, inner, inks.paper),
            Cell::NoFigure => hollow(pen, inner, inks.unknown),
            Cell::Further => {
                let middle = inner.y + inner.h / 2.0;
                pen.stroke(&[(inner.x + inner.w * 0.12, middle), (inner.x + inner.w * 0.88, middle)], inks.ink, 2.0);
                pen.note(inner, &[inks.ink]);
            }
        }
    }
}

fn hollow(pen: &Pen, area: Area, fill: plotters::style::RGBColor) {
    let inner = Area { x: area.x + 0.5, y: area.y + 0.5, w: area.w - 1.0, h: area.h - 1.0 };
    pen.bar(inner, fill, pen.inks.ink);
}

/// The hatching of cells, a line that runs through several drawn as one.
fn joined(cells: &[Area]) -> Vec<[Point; 2]> {
    let mut lines: BTreeMap<i64, Vec<[Point; 2]>> = BTreeMap::new();
    for area in cells {
        for piece in hatch(&corners(*area), 4.0) {
            lines.entry((piece[0].0 + piece[0].1).round() as i64).or_default().push(piece);
        }
    }
    let mut out: Vec<[Point; 2]> = Vec::new();
    for mut pieces in lines.into_values() {
        pieces.sort_by(|a, b| a[0].0.total_cmp(&b[0].0));
        for piece in pieces {
            match out.last_mut() {
                Some(last) if goes_on(last, &piece) => last[1] = piece[1],
                _ => out.push(piece),
            }
        }
    }
    out
}

/// Whether a piece goes on where another ends.
fn goes_on(last: &[Point; 2], next: &[Point; 2]) -> bool {
    (next[0].0 - last[1].0).abs() < 0.5 && (next[0].1 - last[1].1).abs() < 0.5
}

/// The edge of the period and lines between months.
fn months(pen: &Pen, grid: &Grid) {
    let block = grid.block;
    let line = |a: Point, b: Point, thick: f64| pen.stroke(&[a, b], pen.inks.axis, thick);
    for day in block.first..=block.last {
        let Area { x, y, w, h } = grid.area(day);
        let month = |day: Day| (block.first..=block.last).contains(&day).then(|| civil(day).1);
        let edge = |other: Day| if month(other).is_none() { 1.0 } else { 1.4 };
        if month(day - 7) != month(day) {
            line((x, y), (x, y + h), edge(day - 7));
        }
        if weekday(day) == 0 || month(day - 1) != month(day) {
            line((x, y), (x + w, y), if weekday(day) == 0 { 1.0 } else { edge(day - 1) });
        }
        if month(day + 7).is_none() {
            line((x + w, y), (x + w, y + h), 1.0);
        }
        if weekday(day) == 6 || month(day + 1).is_none() {
            line((x, y + h), (x + w, y + h), 1.0);
        }
    }
}

/// The days of the week, the months and the year.
fn words(pen: &Pen, grid: &Grid, left: f64) {
    let (block, (wide, tall)) = (grid.block, grid.size);
    let every = if tall < 9.5 { 2 } else { 1 };
    for (row, day) in ROWS.iter().step_by(every) {
        let y = grid.y + (f64::from(*row) + 0.5) * tall + TICK.size * 0.35;
        pen.words(day.say(pen.lang), grid.x - 8.0, y, TICK, pen.inks.grey, Anchor::End);
    }
    let above = grid.y - 7.0;
    let mut free = grid.x - 4.0;
    match block.year {
        Some(year) => {
            pen.words(&year.to_string(), left, above, STRONG, pen.inks.ink, Anchor::Start);
        }
        None => free = left,
    }
    let mut named = None;
    for day in block.first..=block.last {
        let (year, month, of_month) = civil(day);
        if of_month != 1 && day != block.first {
            continue;
        }
        // A month stands above the first column that is wholly its own, where it has one.
        let x = grid.x + f64::from((day - block.monday() + 6) / 7) * wide;
        let x = if day == block.first { grid.x + f64::from((day - block.monday()) / 7) * wide } else { x };
        let short = pen.lang.month_short(month);
        let words =
            if block.year.is_none() && named != Some(year) { format!("{short} {year}") } else { short.to_owned() };
        let end = x + text::width(&words, TICK);
        let next = number(year, month + 1, 1);
        let crowded = day == block.first
            && of_month > 15
            && next <= block.last
            && end + 6.0 > grid.x + f64::from((next - block.monday() + 6) / 7) * wide;
        if x >= free && !crowded && end <= grid.x + f64::from(block.weeks()) * wide + 14.0 {
            pen.words(&words, x, above, TICK, pen.inks.grey, Anchor::Start);
            free = end + 6.0;
            named = Some(year);
        }
    }
}
