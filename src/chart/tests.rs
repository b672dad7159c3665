//! What holds for every chart of every kind, however awkward its data, in every size, theme and language: nothing is cut off,
//! nothing collides, everything can be seen, and it stays well-formed.

use super::font::FontFace;
use super::theme::{Size, Theme};
use super::{Chart, KINDS, Kind, Look};
use crate::lang::Lang;
use std::sync::OnceLock;

fn looks() -> Vec<Look> {
    let plain = Look { fonts: FontFace::None, ..Look::default() };
    let sizes = [Size::Web, Size::Print, Size::Square, Size::Custom(480, 0), Size::Custom(1400, 900)];
    let mut looks: Vec<Look> = sizes.iter().map(|size| Look { size: *size, ..plain.clone() }).collect();
    looks.extend(Theme::ALL[1..].iter().map(|theme| Look { theme: *theme, ..plain.clone() }));
    for lang in &Lang::ALL[1..] {
        looks.extend([Size::Web, Size::Custom(480, 0)].map(|size| Look { lang: *lang, size, ..plain.clone() }));
    }
    looks
}

/// A sample, drawn.
struct Drawn {
    name: String,
    look: Look,
    chart: Chart,
    /// Its columns and the number of cells in each row of its data.
    data: (usize, Vec<usize>),
    /// The sentence in place of a frame, where there is nothing to draw.
    sentence: Option<&'static str>,
}

/// Every sample in every look, drawn once for all tests, each kind by a thread of its own.
fn every() -> &'static [Drawn] {
    static DRAWN: OnceLock<Vec<Drawn>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        std::thread::scope(|scope| {
            let kinds: Vec<_> = KINDS.iter().map(|kind| scope.spawn(|| drawn(kind))).collect();
            kinds.into_iter().flat_map(|kind| kind.join().unwrap()).collect()
        })
    })
}

fn drawn(kind: &Kind) -> Vec<Drawn> {
    let mut all = Vec::new();
    for (sample, sheet) in (kind.samples)() {
        for look in looks() {
            let name = format!("{} {sample}, {:?} {:?} {}", kind.name, look.size, look.theme, look.lang.code());
            let data = sheet.plot.data();
            let data = (data.columns.len(), data.rows.iter().map(Vec::len).collect());
            let sentence = sheet.plot.empty().map(|phrase| phrase.say(look.lang));
            all.push(Drawn { name, chart: sheet.draw(&look), data, sentence, look });
        }
    }
    all
}

fn told(faults: &[String]) -> String {
    format!("{} faults, the first:\n{}", faults.len(), faults[..faults.len().min(20)].join("\n"))
}

#[test]
fn no_text_overlaps_another_text_or_a_mark_and_nothing_leaves_the_canvas() {
    let mut faults = Vec::new();
    for Drawn { name, chart, .. } in every() {
        for (i, a) in chart.boxes.iter().enumerate() {
            for b in chart.boxes[i + 1..].iter().filter(|b| a.area.overlaps(&b.area)) {
                faults.push(format!("{name}: “{}” {:?} over “{}” {:?}", a.text, a.area, b.text, b.area));
            }
            for mark in chart.marks.iter().filter(|mark| !a.on_mark && a.area.overlaps(&mark.area)) {
                faults.push(format!("{name}: “{}” {:?} over a mark {:?}", a.text, a.area, mark.area));
            }
        }
        let (w, h) = (f64::from(chart.width), f64::from(chart.height));
        for area in chart.boxes.iter().map(|b| b.area).chain(chart.marks.iter().map(|mark| mark.area)) {
            let inside = area.x >= 3.0 && area.y >= 3.0 && area.x + area.w <= w - 3.0 && area.y + area.h <= h - 3.0;
            if !inside {
                faults.push(format!("{name}: {area:?} leaves {w} by {h}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", told(&faults));
}

#[test]
fn text_has_a_contrast_of_four_and_a_half_and_every_mark_of_three() {
    let mut faults = Vec::new();
    for Drawn { name, chart, .. } in every() {
        let text = chart.boxes.iter().filter(|text| text.contrast < 4.5);
        faults.extend(text.map(|text| format!("{name}: “{}” {:.2}", text.text, text.contrast)));
        let marks = chart.marks.iter().filter(|mark| mark.contrast < 3.0);
        faults.extend(marks.map(|mark| format!("{name}: {mark:?}")));
    }
    assert!(faults.is_empty(), "{}", told(&faults));
}

/// The tags alone, without the words between them.
fn tags_of(svg: &str) -> String {
    svg.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag).collect::<Vec<_>>().join("<")
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for kind in KINDS {
        let again = (kind.samples)().into_iter().map(|(_, sheet)| sheet.draw(&looks()[0]));
        let first = every().iter().filter(|drawn| drawn.name.starts_with(&format!("{} ", kind.name)));
        let first = first.filter(|drawn| drawn.look.lang == Lang::En && drawn.look.size == Size::Web);
        let first: Vec<&Drawn> = first.filter(|drawn| drawn.look.theme == Theme::Light).collect();
        for (one, other) in first.iter().zip(again) {
            assert_eq!(one.chart, other, "{}", one.name);
        }
    }
}

#[test]
fn coordinates_are_numbers_and_short() {
    for Drawn { name, chart, .. } in every() {
        let tags = tags_of(&chart.svg);
        let drawn = tags.split('<').filter(|tag| !tag.starts_with("svg") && !tag.starts_with("title"));
        for number in drawn.flat_map(|tag| tag.split(|c: char| !(c.is_ascii_digit() || c == '.'))) {
            assert!(number.split_once('.').is_none_or(|(_, part)| part.len() <= 2), "{name} {number}");
        }
        let odd = ["=\"NaN", "=\"inf", ",NaN", ",inf", " NaN", "=\"-inf"];
        assert!(!odd.iter().any(|odd| tags.contains(odd)), "{name}");
    }
}

#[test]
fn every_chart_has_an_alt_text_and_its_data_as_a_table() {
    for Drawn { name, chart, data: (columns, rows), sentence, .. } in every() {
        assert!(chart.alt.len() > 20 && chart.alt.ends_with('.'), "{name}: {}", chart.alt);
        assert!(!chart.alt.contains('{'), "{name}: {}", chart.alt);
        assert!(rows.iter().all(|cells| cells == columns), "{name}");
        assert!(sentence.is_some() || !rows.is_empty(), "{name}");
        if let Some(sentence) = sentence {
            assert!(chart.boxes.iter().any(|text| text.text == *sentence), "{name}");
            assert!(!chart.svg.contains("<line"), "{name}");
        }
    }
}

#[test]
fn every_kind_has_a_sample_without_data_and_one_of_each_awkward_sort() {
    for kind in KINDS {
        let samples = (kind.samples)();
        assert!(samples.len() >= 5, "{}", kind.name);
        assert!(samples.iter().any(|(_, sheet)| sheet.plot.empty().is_some()), "{}: no data", kind.name);
        let names: std::collections::BTreeSet<&str> = samples.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), samples.len(), "{}: two samples of one name", kind.name);
    }
}

#[cfg(feature = "png")]
#[test]
fn every_svg_is_well_formed_and_hostile_text_stays_text() {
    use resvg::usvg::roxmltree::{Document, ParsingOptions};
    for Drawn { name, chart, .. } in every() {
        let doc = Document::parse_with_options(&chart.svg, ParsingOptions::default()).unwrap();
        let known =
            ["svg", "title", "desc", "style", "rect", "text", "tspan", "circle", "line", "polyline", "polygon", "path"];
        for node in doc.descendants().filter(|node| node.is_element()) {
            assert!(known.contains(&node.tag_name().name()), "{name}: {:?}", node.tag_name());
            assert!(node.attributes().all(|a| !a.name().starts_with("on")), "{name}");
        }
        let ids: Vec<&str> = doc.descendants().filter_map(|n| n.attribute("id")).collect();
        assert_eq!(doc.root_element().attribute("aria-labelledby"), Some(ids.join(" ").as_str()), "{name}");
    }
}
