//! What a chart costs: every kind as SVG and PNG, beside plotters' own SVG back end with the same picture, and the data
//! written for the peer.

use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::prelude::{BLACK, BLUE, IntoDrawingArea, IntoFont, WHITE};
use plotters::style::Color;
use plotters_svg::SVGBackend;
use recount::chart::{FontFace, KINDS, Look, Sheet, png};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// The middle of the times of repeated runs, after one that warms up.
fn median(mut run: impl FnMut()) -> Duration {
    run();
    let mut times: Vec<Duration> = Vec::new();
    let all = Instant::now();
    while times.len() < 15 || (all.elapsed() < Duration::from_millis(400) && times.len() < 400) {
        let start = Instant::now();
        run();
        times.push(start.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}

/// Draws the first sample of every kind, tells what it took, and writes its data as CSV into a folder.
pub fn compare(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut out = std::io::stdout();
    writeln!(out, "{:<12} {:>9} {:>9} {:>9} {:>8}", "kind", "SVG ms", "bare ms", "PNG 2x ms", "SVG KB")?;
    for kind in KINDS {
        let samples = (kind.samples)();
        let (_, sheet) = &samples[0];
        let look = Look { fonts: FontFace::None, ..Look::default() };
        let finished = sheet.draw(&look);
        let svg = finished.svg;
        let drawn = median(|| drop(std::hint::black_box(sheet.draw(&look))));
        let (calls, size) = (calls(&svg), (finished.width, finished.height));
        let plain = median(|| drop(std::hint::black_box(bare(&calls, size))));
        let picture = median(|| drop(std::hint::black_box(png(&svg, 2.0).expect("a picture"))));
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let kb = svg.len() as f64 / 1024.0;
        writeln!(out, "{:<12} {:>9.3} {:>9.3} {:>9.1} {kb:>8.1}", kind.name, ms(drawn), ms(plain), ms(picture))?;
        write(sheet, &folder.join(format!("{}.csv", kind.name)))?;
    }
    Ok(())
}

fn write(sheet: &Sheet, path: &Path) -> std::io::Result<()> {
    let mut out = csv::Writer::from_path(path)?;
    let data = sheet.plot.data();
    out.write_record(&data.columns)?;
    data.rows.iter().try_for_each(|row| out.write_record(row))?;
    out.flush()
}

/// A call to a back end.
enum Call {
    Path(Vec<(i32, i32)>),
    Fill(Vec<(i32, i32)>),
    Circle((i32, i32), u32),
    Text(String, (i32, i32), f64),
}

/// The calls that make a finished chart, read from its SVG: the same lines, areas, dots and words.
fn calls(svg: &str) -> Vec<Call> {
    let number = |line: &str, name: &str| -> Option<f64> {
        let (_, rest) = line.split_once(&format!(" {name}=\""))?;
        rest.split_once('"')?.0.parse().ok()
    };
    let points = |text: &str| -> Vec<(i32, i32)> {
        let numbers: Vec<f64> = text
            .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
            .filter_map(|n| n.parse().ok())
            .collect();
        numbers.chunks_exact(2).map(|pair| (pair[0] as i32, pair[1] as i32)).collect()
    };
    let attribute = |line: &str, name: &str| {
        line.split_once(&format!(" {name}=\""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(text, _)| text.to_owned())
    };
    let call = |line: &str| match line.split(' ').next()? {
        "<line" => {
            let at = |name| number(line, name).map(|n| n as i32);
            Some(Call::Path(vec![(at("x1")?, at("y1")?), (at("x2")?, at("y2")?)]))
        }
        "<polyline" => Some(Call::Path(points(&attribute(line, "points")?))),
        "<path" => Some(Call::Path(points(&attribute(line, "d")?))),
        "<polygon" => Some(Call::Fill(points(&attribute(line, "points")?))),
        "<circle" => {
            let at = |name| number(line, name).map(|n| n as i32);
            Some(Call::Circle((at("cx")?, at("cy")?), number(line, "r")? as u32))
        }
        "<text" => {
            let words = line.split_once('>')?.1.trim_end_matches("</text>").to_owned();
            let at = |name| number(line, name).map(|n| n as i32);
            Some(Call::Text(words, (at("x")?, at("y")?), number(line, "font-size")?))
        }
        _ => None,
    };
    svg.lines().filter_map(call).collect()
}

/// The same picture by plotters' own back end: nothing is laid out or measured, every place is given.
fn bare(calls: &[Call], (width, height): (u32, u32)) -> String {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, (width, height)).into_drawing_area();
        root.fill(&WHITE).expect("drawn");
        for call in calls {
            match call {
                Call::Path(points) => root.draw(&PathElement::new(points.clone(), BLUE.stroke_width(2))),
                Call::Fill(points) => root.draw(&Polygon::new(points.clone(), BLUE.filled())),
                Call::Circle(centre, radius) => root.draw(&Circle::new(*centre, *radius, BLUE.filled())),
                Call::Text(words, at, size) => {
                    root.draw(&Text::new(words.as_str(), *at, ("sans-serif", *size).into_font().color(&BLACK)))
                }
            }
            .expect("drawn");
        }
        root.present().expect("drawn");
    }
    svg
}
