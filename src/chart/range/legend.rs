//! The legend: a dot and words for each tone in use, and the shapes that are not plain dots; nothing that the chart does not show.

use super::extent::Extent;
use crate::chart::text::{self, Style};
use crate::chart::theme::Tone;

pub(super) const WORDS: Style = Style::regular(12.0);
const LINE: f64 = 20.0;

/// What an entry explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Tone(Tone),
    Bar,
    AtLeast,
    UpTo,
    Derived,
}

impl Key {
    /// The entries that a chart needs, tones first.
    pub fn in_use(rows: impl Iterator<Item = (Tone, bool, Extent)> + Clone) -> Vec<Self> {
        let drawn = || rows.clone().filter(|(_, _, e)| !e.is_empty());
        let tones = Tone::ALL.into_iter().filter(|tone| drawn().any(|(t, ..)| t == *tone));
        let mut keys: Vec<Self> = tones.map(Self::Tone).collect();
        if keys == [Self::Tone(Tone::Unstated)] {
            // One tone that says nothing explains nothing.
            keys.clear();
        }
        for (key, used) in [
            (Self::Bar, drawn().any(|(_, _, e)| e.is_bar())),
            (Self::AtLeast, drawn().any(|(_, _, e)| e.open_right())),
            (Self::UpTo, drawn().any(|(_, _, e)| e.open_left())),
            (Self::Derived, drawn().any(|(_, derived, _)| derived)),
        ] {
            if used {
                keys.push(key);
            }
        }
        keys
    }

    /// The words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Tone(tone) => tone.words(),
            Self::Bar => "low to high",
            Self::AtLeast => "at least",
            Self::UpTo => "up to",
            Self::Derived => "repeats the source above",
        }
    }

    /// Width of the drawing before the words.
    pub fn icon(self) -> f64 {
        match self {
            Self::Tone(_) | Self::Derived => 12.0,
            Self::Bar | Self::AtLeast | Self::UpTo => 28.0,
        }
    }

    fn width(self) -> f64 {
        self.icon() + 6.0 + text::width(self.words(), WORDS)
    }
}

/// An entry in place: left edge and the height of its centre.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub key: Key,
    pub x: f64,
    pub y: f64,
}

/// Sets the entries in lines from `y` on, above the plot if it is wide enough for them, else over the full width; tones and
/// shapes never share a line that they do not fit on together. Returns the entries and where the legend ends.
pub(super) fn flow(keys: &[Key], y: f64, plot: f64, margin: f64, right: f64) -> (Vec<Item>, f64) {
    let (tones, shapes): (Vec<Key>, Vec<Key>) = keys.iter().partition(|key| matches!(key, Key::Tone(_)));
    let total = |keys: &[Key]| keys.iter().map(|key| key.width() + 20.0).sum::<f64>() - 20.0;
    let groups = if total(keys) <= right - margin { vec![keys.to_vec()] } else { vec![tones, shapes] };
    let wide = groups.iter().any(|group| total(group) > right - plot);
    let start = if wide { margin } else { plot - 6.0 };
    let mut items = Vec::new();
    let mut middle = y + 8.0;
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let mut x = start;
        for key in group {
            if x > start && x + key.width() > right {
                x = start;
                middle += LINE;
            }
            items.push(Item { key: *key, x, y: middle });
            x += key.width() + 20.0;
        }
        middle += LINE;
    }
    let end = if items.is_empty() { y } else { middle };
    (items, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_drawn_is_explained() {
        let exact = Extent { low: None, best: Some(3.0), high: None };
        let word = Extent::default();
        let rows = [(Tone::Combatant, false, exact), (Tone::Civilian, false, word)];
        assert_eq!(Key::in_use(rows.into_iter()), [Key::Tone(Tone::Combatant)]);
    }

    #[test]
    fn entries_stay_between_the_margins() {
        let keys: Vec<Key> =
            Tone::ALL.into_iter().map(Key::Tone).chain([Key::Bar, Key::AtLeast, Key::UpTo, Key::Derived]).collect();
        let (items, _) = flow(&keys, 0.0, 200.0, 20.0, 460.0);
        assert!(items.iter().all(|i| i.x >= 20.0 && i.x + i.key.width() <= 460.0), "{items:?}");
    }
}
