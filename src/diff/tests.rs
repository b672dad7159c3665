//! Two small releases, compared.

use super::*;
use crate::ingest::{Input, ReadOptions, read};
use crate::link::{LinkSettings, settle};
use crate::model::frame::Claims;
use crate::model::{Config, Vocabulary};
use crate::progress::Silent;
use crate::rules::{Confidence, Severity};
use proptest::prelude::*;

const HEAD: &str = "claim_id,event,source,harm,status,figure,date_start,supersedes,note\n";

fn claims(rows: &str) -> Claims {
    let text = if rows.starts_with("claim_id") { rows.to_owned() } else { format!("{HEAD}{rows}") };
    let input = Input::memory("x.csv", text.into_bytes());
    let claims = read(&[input], &ReadOptions::default(), &Silent).expect("usable").claims;
    settle::events(claims, &LinkSettings { off: true, ..LinkSettings::default() }, &Silent).expect("events").0
}

/// Compares two texts of rows.
fn with<T>(old: &str, new: &str, answer: impl FnOnce(&Diff) -> T) -> T {
    let (old, new) = (claims(old), claims(new));
    let (old, new) = (View::new(&old), View::new(&new));
    let traced = [&old, &new].map(|view| Lineage::trace(view, &Config::default()));
    answer(&Diff::new(Release { view: &old, lineage: &traced[0] }, Release { view: &new, lineage: &traced[1] }))
}

/// The changed columns of all changed claims, as `A.figure: 12 -> 21`.
fn changed(diff: &Diff) -> Vec<String> {
    let cells = |change: &Change| -> Vec<String> {
        let id = diff.after(change.new).id().to_owned();
        let cell = |column: &usize| {
            let (old, new) = diff.values(change, *column);
            format!("{id}.{}: {old} -> {new}", diff.column(*column))
        };
        change.columns.iter().map(cell).collect()
    };
    diff.changed.iter().flat_map(cells).collect()
}

fn ids(diff: &Diff) -> (Vec<String>, Vec<String>) {
    let added = diff.added.iter().map(|row| diff.after(*row).id().to_owned()).collect();
    (added, diff.dropped.iter().map(|row| diff.before(*row).id().to_owned()).collect())
}

#[test]
fn a_changed_figure_is_a_row_for_each_value_the_figure_first() {
    with("A,e,N,killed,,12,,,old", "A,e,N,killed,,at least 21,,,new", |diff| {
        assert_eq!(
            changed(diff),
            [
                "A.figure: 12 -> at least 21",
                "A.qualifier: exact -> at_least",
                "A.low: 12 -> 21",
                "A.best: 12 -> ",
                "A.high: 12 -> ",
                "A.low_basis:  -> stated",
                "A.note: old -> new",
            ]
        );
    });
}

#[test]
fn the_order_of_rows_and_columns_is_no_difference() {
    let old = "A,e,N,killed,,12,,,\nB,f,M,killed,,5,2024-01-01,,x";
    let new = "claim_id,source,event,note,figure,harm,date_start\nB,M,f,x,5,killed,2024-01-01\nA,N,e,,12,killed,";
    with(old, new, |diff| {
        assert!(diff.is_empty());
        assert_eq!((diff.unchanged, moved(diff).len()), (2, 0));
    });
}

#[test]
fn another_id_with_the_same_content_is_renumbered_and_references_follow() {
    with("A,e,N,killed,,12,,,\nB,e,N,killed,,15,,A,", "A7,e,N,killed,,12,,,\nB,e,N,killed,,15,,A7,", |diff| {
        assert_eq!(ids(diff), (vec![], vec![]));
        assert_eq!((diff.renumbered.len(), diff.changed.len(), diff.unchanged), (1, 0, 1));
        assert!(findings(diff, Lang::En).is_empty());
    });
}

#[test]
fn two_that_may_be_renumbered_are_dropped_and_added() {
    with("A,e,N,killed,,12,,,\nB,e,N,killed,,12,,,", "C,e,N,killed,,12,,,\nD,e,N,killed,,12,,,", |diff| {
        assert_eq!(diff.renumbered.len(), 0);
        assert_eq!((diff.added.len(), diff.dropped.len()), (2, 2));
    });
}

#[test]
fn an_event_with_another_key_is_one_line_and_not_a_change_of_each_claim() {
    let old = "A,e,N,killed,,12,,,\nB,e,M,killed,,15,,,\nC,f,M,killed,,1,,,";
    with(old, "A,e2,N,killed,,12,,,\nB,e2,M,killed,,15,,,\nC,f,M,killed,,1,,,", |diff| {
        assert_eq!((diff.renamed.len(), diff.changed.len(), moved(diff).len()), (1, 0, 0));
    });
    with(old, "A,e,N,killed,,12,,,\nB,f,M,killed,,15,,,\nC,f,M,killed,,1,,,", |diff| {
        assert_eq!((diff.renamed.len(), diff.changed.len()), (0, 1));
        assert!(diff.changed[0].regrouped && diff.changed[0].columns.is_empty());
    });
}

#[test]
fn a_column_beside_the_figures_that_one_release_lacks_is_told_once() {
    let old = "claim_id,event,source,figure,colour\nA,e,N,12,red\nB,e,M,15,";
    let new = "claim_id,event,source,figure,status\nA,e,N,12,civilian\nB,e,M,15,";
    with(old, new, |diff| {
        assert_eq!(diff.one_sided, [OneSided { name: "colour", is_new: false, filled: 1 }]);
        assert_eq!(changed(diff), ["A.status:  -> civilian"]);
    });
}

#[test]
fn a_range_names_what_changed_it_and_whether_it_left_what_it_was() {
    let old = "A,e,N,killed,,12,,,\nB,e,M,killed,,15,,,\nC,f,M,killed,,1,,,";
    with(old, "A,e,N,killed,,21,,,\nB,e,M,killed,,15,,,\nC,f,M,killed,,1,,,", |diff| {
        let moved = moved(diff);
        assert!(moved.iter().all(|range| range.event == "e" && range.behind == ["A"]));
        let of = |name: &str| {
            let range = moved.iter().find(|range| range.either().is_some_and(|e| e.method.word() == name));
            range.map(|range| (range.words().0, range.words().1, range.shift))
        };
        assert_eq!(of("envelope-union"), Some(("12–15".into(), "15–21".into(), Shift::Moved)));
        assert_eq!(of("conservative"), Some(("at least 12".into(), "at least 15".into(), Shift::Narrower)));
    });
    with(old, "A,e,N,killed,,21,,,\nB,e,M,killed,,19,,,\nC,f,M,killed,,1,,,", |diff| {
        let union = moved(diff).into_iter().find(|range| range.name(Lang::En).starts_with("envelope-union"));
        assert_eq!(union.map(|range| (range.shift, range.behind)), Some((Shift::Outside, vec!["A", "B"])));
    });
}

#[test]
fn a_revision_in_another_event_moves_the_range_of_an_event_in_which_no_row_changed() {
    let old = "A,e,N,killed,,12,,,\nB,e,M,killed,,15,,,\nC,f,N,killed,,1,,,";
    with(old, &format!("{old}\nD,f,N,killed,,14,,A,"), |diff| {
        let union = |range: &&Moved| range.event == "e" && range.name(Lang::En).starts_with("envelope-union");
        let moved = moved(diff);
        let union = moved.iter().find(union).expect("it moved");
        assert_eq!(union.words(), ("12–15".into(), "15".into()));
    });
}

#[test]
fn a_silent_change_is_a_warning_and_a_declared_one_a_note() {
    let found = |old: &str, new: &str| {
        with(old, new, |diff| {
            let found = findings(diff, Lang::En);
            found.iter().map(|finding| (finding.severity, finding.confidence)).collect::<Vec<_>>()
        })
    };
    let old = "A,e,N,killed,,12,2024-03-02,,";
    assert_eq!(found(old, "A,e,N,killed,,21,2024-03-02,,"), [(Severity::Warning, Confidence::High)]);
    assert_eq!(found(old, "A,e,N,injured,,12,2024-03-02,,"), [(Severity::Warning, Confidence::High)]);
    assert_eq!(found(old, "A,e,N,killed,,12,2024-03-03,,"), [(Severity::Note, Confidence::High)]);
    assert_eq!(found(old, "A,e,M,killed,,21,2024-03-02,,"), [(Severity::Warning, Confidence::Low)]);
    assert_eq!(
        found(old, "A,e,N,killed,,21,2024-03-02,A0,\nA0,e,N,killed,,12,2024-03-02,,"),
        [(Severity::Note, Confidence::High)]
    );
    let more = "\nZ,e,M,killed,,5,,,";
    let both = format!("{old}{more}");
    assert_eq!(found(&both, &more[1..]), [(Severity::Warning, Confidence::High)]);
    assert_eq!(found(&both, &format!("B,e,N,killed,,21,2024-03-02,,{more}")), [(Severity::Warning, Confidence::Low)]);
    assert_eq!(found(&both, &format!("B,e,N,killed,,21,2024-03-02,A,{more}")), [(Severity::Note, Confidence::Low)]);
}

#[test]
fn what_is_written_otherwise_or_only_added_is_no_finding() {
    let found = |old: &str, new: &str| with(old, new, |diff| findings(diff, Lang::En).len());
    assert_eq!(found("A,e,N,,,12,,,", "A,e,N,killed,all,twelve,,,x"), 0);
    assert_eq!(found("A,e,N,killed,,12,,,", "A,e,N,killed,,12,,,\nB,e,N,injured,,3,,,"), 0);
}

#[test]
fn a_word_that_becomes_another_word_is_a_change() {
    let found = |old: &str, new: &str| with(old, new, |diff| findings(diff, Lang::En).len());
    assert_eq!(found("A,e,N,killed,,dozens,,,", "A,e,N,killed,,hundreds,,,"), 1);
}

fn release() -> impl Strategy<Value = String> {
    let row = (0..6usize, 0..3usize, 0..2usize, 0..3usize, 1..5usize, 0..2usize).prop_map(
        |(id, event, source, status, n, harm)| {
            let status = ["", "civilian", "combatant"][status];
            let harm = ["killed", "injured"][harm];
            (id, format!("C{id},e{event},S{source},{harm},{status},{},,,", n * 10))
        },
    );
    proptest::collection::vec(row, 1..6).prop_map(|mut rows| {
        rows.sort();
        rows.dedup_by_key(|(id, _)| *id);
        rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>().join("\n")
    })
}

/// Ranges with before and after, in words, so that two comparisons can be set side by side.
fn ranges(diff: &Diff, mirrored: bool) -> Vec<(String, String, String)> {
    let mut all: Vec<_> = moved(diff)
        .iter()
        .map(|range| {
            let (old, new) = range.words();
            let who = range.either().map(|e| e.subject.status.word()).unwrap_or_default();
            let name = format!("{who} {}", range.either().map(|e| e.subject.words(Lang::En)).unwrap_or_default());
            if mirrored { (name, new, old) } else { (name, old, new) }
        })
        .collect();
    all.sort();
    all
}

proptest! {
    #[test]
    fn a_release_does_not_differ_from_itself(a in release()) {
        with(&a, &a, |diff| {
            assert!(diff.is_empty() && moved(diff).is_empty() && findings(diff, Lang::En).is_empty());
        });
    }

    #[test]
    fn the_way_back_mirrors_the_way_there(a in release(), b in release()) {
        let there = with(&a, &b, |diff| (ids(diff), diff.changed.len(), diff.renumbered.len(), diff.unchanged, ranges(diff, false)));
        let back = with(&b, &a, |diff| {
            let (added, dropped) = ids(diff);
            ((dropped, added), diff.changed.len(), diff.renumbered.len(), diff.unchanged, ranges(diff, true))
        });
        prop_assert_eq!(there, back);
    }
}
