//! What holds for every range chart, however awkward its rows: nothing is cut off, nothing collides, and it stays well-formed.

use super::cases;
use crate::chart::{Chart, FontFace, RangeChart, range};

fn every() -> impl Iterator<Item = (&'static str, RangeChart, Chart)> {
    cases::all().into_iter().map(|(name, spec)| {
        let chart = range(&spec);
        (name, spec, chart)
    })
}

#[test]
fn no_two_texts_overlap() {
    for (name, _, chart) in every() {
        for (i, a) in chart.boxes.iter().enumerate() {
            for b in &chart.boxes[i + 1..] {
                assert!(!a.area.overlaps(&b.area), "{name}: {a:?} and {b:?}");
            }
        }
    }
}

#[test]
fn no_text_overlaps_a_mark() {
    for (name, _, chart) in every() {
        for text in &chart.boxes {
            for mark in &chart.marks {
                assert!(!text.area.overlaps(mark), "{name}: {text:?} and {mark:?}");
            }
        }
    }
}

#[test]
fn nothing_leaves_the_canvas() {
    for (name, _, chart) in every() {
        let (w, h) = (f64::from(chart.width), f64::from(chart.height));
        for area in chart.boxes.iter().map(|b| b.area).chain(chart.marks.iter().copied()) {
            let inside = area.x >= 3.0 && area.y >= 3.0 && area.x + area.w <= w - 3.0 && area.y + area.h <= h - 3.0;
            assert!(inside, "{name}: {area:?} on {w} by {h}");
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for ((name, _, a), (_, _, b)) in every().zip(every()) {
        assert_eq!(a, b, "{name}");
    }
}

#[test]
fn every_row_has_its_words_and_every_number_its_mark() {
    let chart = range(&cases::moura());
    let all: Vec<&str> = chart.boxes.iter().map(|b| b.text.as_str()).collect();
    for words in ["203 combatants “neutralised”", "“hundreds” of civilians", "at least 500 people", "OHCHR", "i24NEWS"]
    {
        assert!(all.contains(&words), "{words} in {all:?}");
    }
    // 4 tones and 3 shapes in the legend, 7 rows with a number.
    assert_eq!(chart.marks.len(), 4 + 3 + 7, "{:?}", chart.marks);
}

#[test]
fn colour_is_always_told_in_words_too() {
    let chart = range(&cases::moura());
    for tone in cases::moura().rows.iter().filter(|r| r.label != "“hundreds” of civilians").map(|r| r.tone) {
        assert!(chart.boxes.iter().any(|b| b.text == tone.words()), "{tone:?}");
        assert!(chart.alt.contains(tone.words()), "{tone:?}");
    }
}

#[test]
fn no_rows_give_a_sentence_instead_of_an_empty_frame() {
    let (_, _, chart) = every().find(|(name, ..)| *name == "no_rows").unwrap();
    assert!(chart.boxes.iter().any(|b| b.text.starts_with("No claim to show")));
    assert!(!chart.svg.contains("<line"));
}

#[test]
fn rows_of_words_alone_have_no_axis_and_tell_the_status_in_words() {
    let (_, _, chart) = every().find(|(name, ..)| *name == "words_only").unwrap();
    assert!(chart.boxes.iter().any(|b| b.text == "dozens (civilians)") && !chart.boxes.iter().any(|b| b.text == "0"));
}

#[test]
fn an_svg_inside_a_page_carries_no_font() {
    let chart = range(&RangeChart { fonts: FontFace::None, ..cases::moura() });
    assert!(!chart.svg.contains("@font-face") && chart.svg.len() < 16_000, "{}", chart.svg.len());
    assert!(range(&cases::moura()).svg.contains("@font-face"));
}

#[test]
fn coordinates_are_short() {
    let chart = range(&RangeChart { fonts: FontFace::None, ..cases::moura() });
    let tags = chart.svg.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag);
    for number in tags.flat_map(|tag| tag.split(|c: char| !(c.is_ascii_digit() || c == '.'))) {
        assert!(number.split_once('.').is_none_or(|(_, part)| part.len() <= 1), "{number}");
    }
}

#[cfg(feature = "png")]
mod drawn {
    use super::*;
    use resvg::usvg::roxmltree::{Document, ParsingOptions};

    #[test]
    fn every_svg_is_well_formed_and_hostile_text_stays_text() {
        for (name, _, chart) in every() {
            let doc = Document::parse_with_options(&chart.svg, ParsingOptions::default()).unwrap();
            let known =
                ["svg", "title", "desc", "style", "rect", "text", "tspan", "circle", "line", "polyline", "polygon"];
            for node in doc.descendants().filter(roxmltree_element) {
                assert!(known.contains(&node.tag_name().name()), "{name}: {:?}", node.tag_name());
                assert!(node.attributes().all(|a| !a.name().starts_with("on")), "{name}");
            }
            let ids: Vec<&str> = doc.descendants().filter_map(|n| n.attribute("id")).collect();
            assert_eq!(doc.root_element().attribute("aria-labelledby"), Some(ids.join(" ").as_str()), "{name}");
        }
    }

    #[test]
    fn the_embedded_font_changes_nothing_in_the_picture() {
        let [with, without] = [FontFace::Embed, FontFace::None].map(|fonts| {
            let chart = range(&RangeChart { fonts, ..cases::moura() });
            crate::chart::png(&chart.svg, 1.0).unwrap()
        });
        assert!(with == without);
    }

    fn roxmltree_element(node: &resvg::usvg::roxmltree::Node<'_, '_>) -> bool {
        node.is_element()
    }

    #[test]
    fn resvg_draws_each_text_as_wide_as_it_was_measured() {
        // Ink that a picture without the texts has not must lie in the texts' boxes, halo and letter's overhang allowed.
        let chart = range(&RangeChart { fonts: FontFace::None, ..cases::moura() });
        let bytes = crate::chart::png(&chart.svg, 1.0).unwrap();
        let bare: String =
            chart.svg.lines().filter(|line| !line.starts_with("<text")).map(|l| format!("{l}\n")).collect();
        let bare = crate::chart::png(&bare, 1.0).unwrap();
        let decode = |bytes: &[u8]| {
            let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
            decoder.set_transformations(png::Transformations::EXPAND);
            let mut reader = decoder.read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            pixels
        };
        let (with, without) = (decode(&bytes), decode(&bare));
        for (i, (a, b)) in with.chunks(3).zip(without.chunks(3)).enumerate() {
            let (x, y) = ((i % chart.width as usize) as f64, (i / chart.width as usize) as f64);
            let near = |t: &crate::chart::TextBox| {
                let a = t.area;
                x + 4.0 >= a.x && x <= a.x + a.w + 3.0 && y + 4.0 >= a.y && y <= a.y + a.h + 3.0
            };
            assert!(a == b || chart.boxes.iter().any(near), "stray ink at {x} {y}");
        }
    }
}
