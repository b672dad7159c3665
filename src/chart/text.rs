//! Text: cleaned, measured as it will be drawn, wrapped, cut with an ellipsis, and split into runs of one font and direction.

use harfrust::{Direction, Feature, ShapeOptions, Tag, UnicodeBuffer};

use super::font::{self, Face, Weight};
use hashbrown::HashMap;
use std::cell::RefCell;

/// Size and weight of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Font size (one em) in CSS pixels.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
}

impl Style {
    /// Regular weight.
    pub const fn regular(size: f64) -> Self {
        Self { size, weight: Weight::Regular }
    }

    /// Bold weight.
    pub const fn bold(size: f64) -> Self {
        Self { size, weight: Weight::Bold }
    }
}

/// A stretch of one font and one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The characters in logical order.
    pub text: String,
    /// The font.
    pub face: Face,
    /// Whether it reads from right to left, so that it must be isolated.
    pub rtl: bool,
}

const ELLIPSIS: char = '…';

/// Makes any text fit to print: one line, no control characters, no invisible reordering, at most `max` characters.
pub fn clean(text: &str, max: usize) -> String {
    let mut out = String::new();
    let (mut count, mut marks, mut gap) = (0, 0, false);
    for c in text.chars() {
        let c = match c {
            '\u{2028}' | '\u{2029}' => ' ',
            '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{61c}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}'
            | '\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}' => continue,
            c if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') => ' ',
            c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => continue,
            c => c,
        };
        if c == ' ' {
            gap = !out.is_empty();
            continue;
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > 3 {
            continue;
        }
        if count >= max {
            out.push(ELLIPSIS);
            return out;
        }
        if gap {
            out.push(' ');
            count += 1;
            gap = false;
        }
        out.push(c);
        count += 1;
    }
    out
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Splits a line into runs. A right-to-left run keeps the blanks and digits between its words; a line without any
/// left-to-right letter is one such run. A line that has one is set in one face: usvg merges the glyphs of several fonts within
/// a line, and panics where they join letters differently (0.49, `process_chunk`).
pub fn runs(text: &str, weight: Weight) -> Vec<Run> {
    let mut out = split(text, weight);
    if out.iter().any(|run| run.rtl) {
        for run in &mut out {
            run.face = Face::Dejavu;
        }
        out.dedup_by(|next, run| {
            let same = !next.rtl && !run.rtl;
            if same {
                run.text.push_str(&next.text);
            }
            same
        });
    }
    out
}

fn split(text: &str, weight: Weight) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let whole = chars.iter().any(|c| is_rtl(*c)) && !chars.iter().any(|c| c.is_alphabetic() && !is_rtl(*c));
    let mut i = 0;
    while i < chars.len() {
        if whole || is_rtl(chars[i]) {
            let mut end = if whole { chars.len() } else { i + 1 };
            let mut j = end;
            while j < chars.len() && (is_rtl(chars[j]) || !chars[j].is_alphabetic()) {
                j += 1;
                if is_rtl(chars[j - 1]) {
                    end = j;
                }
            }
            out.push(Run { text: chars[i..end].iter().collect(), face: Face::Dejavu, rtl: true });
            i = end;
            continue;
        }
        let c = chars[i];
        let face = match out.last() {
            Some(run) if is_mark(c) && font::has(run.face, weight, c) => run.face,
            _ => font::face_of(c, weight),
        };
        match out.last_mut() {
            Some(run) if run.face == face && !run.rtl => run.text.push(c),
            _ => out.push(Run { text: c.to_string(), face, rtl: false }),
        }
        i += 1;
    }
    out
}

/// The width of a line in CSS pixels: kerned (as resvg draws it) or not (as a browser draws the subset), whichever is wider.
pub fn width(text: &str, style: Style) -> f64 {
    if text.is_empty() {
        return 0.0;
    }
    ems(text, style.weight) * style.size
}

thread_local! {
    /// The lengths of what was measured, by weight: wrapping measures the same words again and again.
    static MEASURED: RefCell<[HashMap<Box<str>, f64>; 2]> = RefCell::default();
}

/// More texts than this are not remembered at a time.
const REMEMBERED: usize = 4096;

/// The length of a line in ems.
fn ems(text: &str, weight: Weight) -> f64 {
    MEASURED.with_borrow_mut(|measured| {
        let known = &mut measured[usize::from(weight == Weight::Bold)];
        if let Some(length) = known.get(text) {
            return *length;
        }
        let length = runs(text, weight).iter().map(|run| advance(run, weight)).sum();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(text.into(), length);
        length
    })
}

/// The advance of a run in ems.
fn advance(run: &Run, weight: Weight) -> f64 {
    let Some(loaded) = font::loaded(run.face, weight) else {
        return run.text.chars().count() as f64;
    };
    let shaper = loaded.data.shaper(&loaded.font).build();
    let off = [Feature::new(Tag::new(b"kern"), 0, ..), Feature::new(Tag::new(b"liga"), 0, ..)];
    let measure = |features: &[Feature]| {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&run.text);
        buffer.guess_segment_properties();
        buffer.set_direction(if run.rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        let glyphs = shaper.shape(buffer, ShapeOptions::new().features(features));
        let known: i64 = glyphs.glyph_positions().iter().map(|p| i64::from(p.x_advance)).sum();
        // A script that neither font has: a reader's own font is likely to be as wide as an em.
        let absent = glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()).filter(|(g, _)| g.glyph_id == 0);
        let upem = i64::from(shaper.units_per_em());
        let extra: i64 = absent.map(|(_, p)| (upem - i64::from(p.x_advance)).max(0)).sum();
        (known + extra) as f64 / upem as f64
    };
    if run.rtl { measure(&[]) } else { measure(&[]).max(measure(&off)) }
}

/// The longest beginning of a text that fits, with an ellipsis where something was left off.
pub fn fit(text: &str, style: Style, room: f64) -> String {
    if width(text, style) <= room {
        return text.to_string();
    }
    let chars: Vec<char> = text.chars().take((room / style.size * 6.0).max(1.0) as usize).collect();
    let cut = |n: usize| {
        let mut short: String = chars[..n].iter().collect();
        short.truncate(short.trim_end_matches([' ', ',', '\u{200d}']).len());
        short.push(ELLIPSIS);
        short
    };
    let (mut low, mut high) = (0, chars.len());
    while low < high {
        let middle = (low + high).div_ceil(2);
        if width(&cut(middle), style) <= room { low = middle } else { high = middle - 1 }
    }
    while low > 0 && low < chars.len() && is_mark(chars[low]) {
        low -= 1;
    }
    cut(low)
}

/// Breaks a text into lines no wider than `room`, at most `max_lines`; the last one may end in an ellipsis.
pub fn wrap(text: &str, style: Style, room: f64, max_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let blank = width(" ", style);
    // A line with a right-to-left letter is set in another face as a whole, so that its words do not add up to it.
    let mixed = text.chars().any(is_rtl);
    let (mut line, mut used) = (String::new(), 0.0);
    let mut rest = text.split(' ').filter(|word| !word.is_empty());
    let mut word = rest.next().map(str::to_string);
    while let Some(current) = word.take() {
        let wide = width(&current, style);
        let gap = if line.is_empty() { 0.0 } else { blank };
        let last = lines.len() + 1 >= max_lines;
        let length =
            if mixed && !line.is_empty() { width(&format!("{line} {current}"), style) } else { used + gap + wide };
        if length <= room {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&current);
            used = length;
        } else if last {
            // All that is left goes on the last line, which is then cut.
            let mut all = if line.is_empty() { current } else { format!("{line} {current}") };
            for more in rest.by_ref().take(3) {
                all.push(' ');
                all.push_str(more);
            }
            all.push(ELLIPSIS);
            lines.push(fit(&all, style, room));
            return lines;
        } else if line.is_empty() {
            let (head, tail) = split_word(&current, style, room);
            lines.push(head);
            word = Some(tail);
            continue;
        } else {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
            word = Some(current);
            continue;
        }
        word = rest.next().map(str::to_string);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Breaks a word that is wider than a line; at least one character goes on the line.
fn split_word(word: &str, style: Style, room: f64) -> (String, String) {
    let chars: Vec<char> = word.chars().collect();
    let most = chars.len().min((room / style.size * 6.0).max(1.0) as usize);
    let (mut low, mut high) = (1, most);
    while low < high {
        let middle = (low + high).div_ceil(2);
        let head: String = chars[..middle].iter().collect();
        if width(&head, style) <= room { low = middle } else { high = middle - 1 }
    }
    (chars[..low].iter().collect(), chars[low..].iter().collect())
}

/// Like [`wrap`], with lines of about the same length: for titles and labels, not for running text.
pub fn balance(text: &str, style: Style, room: f64, max_lines: usize) -> Vec<String> {
    let lines = wrap(text, style, room, max_lines);
    if lines.len() < 2 || lines.last().is_some_and(|line| line.ends_with(ELLIPSIS)) {
        return lines;
    }
    let (mut low, mut high) = (room / 2.0, room);
    for _ in 0..6 {
        let middle = f64::midpoint(low, high);
        let fits = wrap(text, style, middle, max_lines + 1).len() <= lines.len();
        if fits { high = middle } else { low = middle }
    }
    wrap(text, style, high, max_lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Style = Style::regular(13.0);

    #[test]
    fn width_agrees_with_an_independent_measure() {
        // 128.4 px at 13 px, by HarfBuzz (research/charts.md 3.4).
        assert!((width("Human Rights Watch", BODY) - 128.4).abs() < 1.0);
        assert_eq!(width("", BODY), 0.0);
    }

    #[test]
    fn control_characters_and_bidi_overrides_are_dropped() {
        assert_eq!(clean("a\u{202e}b\u{2066}c\u{0}d\u{7f}\n\t e\u{2028}f ", 99), "abcd e f");
        assert_eq!(clean(&"x".repeat(10_000), 5), "xxxxx…");
    }

    #[test]
    fn stacked_marks_are_limited() {
        assert_eq!(clean(&format!("a{}b", "\u{301}".repeat(50)), 99).chars().count(), 5);
    }

    #[test]
    fn lines_are_never_wider_than_their_room() {
        let text = "Sources disagree on how many people were killed, and antidisestablishmentarianism_is_long";
        for room in [40.0, 90.0, 200.0, 720.0] {
            for line in wrap(text, BODY, room, 99).iter().chain(&balance(text, BODY, room, 99)) {
                assert!(width(line, BODY) <= room + 0.5, "{line} at {room}");
            }
        }
        assert_eq!(wrap(text, BODY, 400.0, 99).join(" "), text);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let name = "Ministry ".repeat(1000);
        let lines = wrap(&name, BODY, 150.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], BODY) <= 150.0);
        assert_eq!(wrap(&"W".repeat(10_000), BODY, 100.0, 2).len(), 2);
        assert_eq!(fit("abc", BODY, 0.0), "…");
    }

    #[test]
    fn lines_of_mixed_scripts_fit_as_they_are_drawn() {
        let text = format!("النموذج: {}", "The Office of the Inter-Provincial Committee ".repeat(4));
        for line in wrap(&text, BODY, 300.0, 99).iter().chain(&balance(&text, BODY, 300.0, 99)) {
            assert!(width(line, BODY) <= 300.5, "{line}");
        }
    }

    #[test]
    fn arabic_is_one_right_to_left_run_with_its_blanks() {
        let runs = runs("Sana (وكالة سانا 12 آذار) of 2014", Weight::Regular);
        let rtl: Vec<&str> = runs.iter().filter(|r| r.rtl).map(|r| r.text.as_str()).collect();
        assert_eq!(rtl, ["وكالة سانا 12 آذار"]);
        assert_eq!(runs.len(), 3);
        assert!(runs.iter().all(|r| r.face == Face::Dejavu));
    }

    #[test]
    fn a_number_before_arabic_belongs_to_its_run() {
        assert_eq!(runs("40 إرهابياً", Weight::Bold).len(), 1);
        assert!(!runs("2014", Weight::Bold)[0].rtl);
    }
}
