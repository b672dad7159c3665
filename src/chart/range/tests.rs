//! What holds for range charts beyond what holds for all (see `chart/tests.rs`).

use super::samples;
use crate::chart::{Chart, FontFace, Look};
use crate::lang::Lang;

fn named(wanted: &str, fonts: FontFace) -> Chart {
    let (_, sheet) = samples::all().into_iter().find(|(name, _)| *name == wanted).unwrap();
    sheet.draw(&Look { fonts, ..Look::default() })
}

#[test]
fn every_row_has_its_words_and_every_number_its_mark() {
    let chart = named("moura", FontFace::Embed);
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
    let chart = named("moura", FontFace::Embed);
    for tone in samples::moura().1.rows.iter().filter(|r| r.label != "“hundreds” of civilians").map(|r| r.tone) {
        assert!(chart.boxes.iter().any(|b| b.text == tone.words(Lang::En)), "{tone:?}");
        assert!(chart.alt.contains(tone.words(Lang::En)), "{tone:?}");
    }
}

#[test]
fn no_rows_give_a_sentence_instead_of_an_empty_frame() {
    let chart = named("no_rows", FontFace::None);
    assert!(chart.boxes.iter().any(|b| b.text.starts_with("No claim to show")));
    assert!(!chart.svg.contains("<line"));
}

#[test]
fn rows_of_words_alone_have_no_axis_and_tell_the_status_in_words() {
    let chart = named("words_only", FontFace::None);
    assert!(chart.boxes.iter().any(|b| b.text == "dozens (civilians)") && !chart.boxes.iter().any(|b| b.text == "0"));
}

#[test]
fn an_svg_inside_a_page_carries_no_font() {
    let chart = named("moura", FontFace::None);
    assert!(!chart.svg.contains("@font-face") && chart.svg.len() < 16_000, "{}", chart.svg.len());
    assert!(named("moura", FontFace::Embed).svg.contains("@font-face"));
}

#[test]
fn coordinates_are_short() {
    let chart = named("moura", FontFace::None);
    let tags = chart.svg.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag);
    for number in tags.flat_map(|tag| tag.split(|c: char| !(c.is_ascii_digit() || c == '.'))) {
        assert!(number.split_once('.').is_none_or(|(_, part)| part.len() <= 1), "{number}");
    }
}

#[cfg(feature = "png")]
mod drawn {
    use super::*;
    #[test]
    fn the_embedded_font_changes_nothing_in_the_picture() {
        let [with, without] = [FontFace::Embed, FontFace::None].map(|fonts| {
            let chart = named("moura", fonts);
            crate::chart::png(&chart.svg, 1.0).unwrap()
        });
        assert!(with == without);
    }

    #[test]
    fn resvg_draws_each_text_as_wide_as_it_was_measured() {
        // Ink that a picture without the texts has not must lie in the texts' boxes, halo and letter's overhang allowed.
        let chart = named("moura", FontFace::None);
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
