//! What a chart costs: every kind as SVG and PNG, beside plotters' own SVG back end, with the data written for the peer.

use plotters::element::{Circle, EmptyElement, PathElement, Text};
use plotters::prelude::{BLACK, BLUE, ChartBuilder, IntoDrawingArea, IntoFont, WHITE};
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
        let svg = sheet.draw(&look).svg;
        let drawn = median(|| drop(std::hint::black_box(sheet.draw(&look))));
        let plain = median(|| drop(std::hint::black_box(bare(sheet))));
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

/// The same rows as plotters draws them by itself: a chart with a mesh, and for each row its numbers as a line, a dot and a
/// text. Nothing is measured and nothing kept apart.
fn bare(sheet: &Sheet) -> String {
    let data = sheet.plot.data();
    let number = |cell: &String| cell.parse::<f64>().ok().filter(|value| value.is_finite());
    let rows: Vec<(&String, Vec<f64>)> =
        data.rows.iter().map(|row| (&row[0], row.iter().filter_map(number).collect())).collect();
    let most = rows.iter().flat_map(|(_, numbers)| numbers).fold(1.0, |most: f64, value| most.max(*value));
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, (760, 420)).into_drawing_area();
        root.fill(&WHITE).expect("drawn");
        let mut chart = ChartBuilder::on(&root)
            .caption(&sheet.heading.title, ("sans-serif", 20).into_font())
            .margin(20)
            .x_label_area_size(30)
            .y_label_area_size(60)
            .build_cartesian_2d(0.0..most, 0.0..rows.len() as f64)
            .expect("drawn");
        chart.configure_mesh().draw().expect("drawn");
        let line = |(i, (_, numbers)): (usize, &(&String, Vec<f64>))| {
            let points: Vec<(f64, f64)> = numbers.iter().map(|value| (*value, i as f64 + 0.5)).collect();
            PathElement::new(points, BLUE.stroke_width(2))
        };
        chart.draw_series(rows.iter().enumerate().map(line)).expect("drawn");
        let mark = |(i, (name, numbers)): (usize, &(&String, Vec<f64>))| {
            let at = (numbers.first().copied().unwrap_or(0.0), i as f64 + 0.5);
            EmptyElement::at(at)
                + Circle::new((0, 0), 5, BLUE.filled())
                + Text::new(name.to_string(), (8, -4), ("sans-serif", 12).into_font().color(&BLACK))
        };
        chart.draw_series(rows.iter().enumerate().map(mark)).expect("drawn");
        root.present().expect("drawn");
    }
    svg
}
