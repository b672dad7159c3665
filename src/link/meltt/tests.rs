//! Small cases made by hand: the order of choice, groups, runners-up, episodes, flags, averages.

use super::*;
use crate::link::taxa::Taxonomy;

/// Reports of (dataset, first day, last day, latitude, kind): kinds of one ten are alike on the second of two levels.
struct Case {
    rows: Vec<(u16, i32, i32, f64, u32)>,
    options: Options,
}

impl Case {
    fn new(rows: &[(u16, i32, i32, f64, u32)]) -> Self {
        let order = vec![1, 2, 3];
        let options = Options { km: 5.0, days: 1.0, partial: 0, order, certainty: None, averaging: false };
        Self { rows: rows.to_vec(), options }
    }

    fn with(mut self, set: impl FnOnce(&mut Options)) -> Self {
        set(&mut self.options);
        self
    }

    /// The taxonomy of kinds, and one of a single level in which the kinds up to 99 are alike.
    fn answer(&self) -> Answer {
        let taxonomy = |levels| Taxonomy { name: String::new(), levels, weight: 1.0 };
        let codes = self.rows.iter().flat_map(|row| [row.4, row.4 / 10, row.4 / 100]).collect();
        let taxa = Taxa::new(vec![taxonomy(2), taxonomy(1)], codes);
        let (mut dataset, mut start, mut end, mut lat) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for row in &self.rows {
            dataset.push(row.0);
            start.push(row.1);
            end.push(row.2);
            lat.push(row.3);
        }
        let lon = vec![8.0; dataset.len()];
        let input = Input { dataset: &dataset, start: &start, end: &end, lat: &lat, lon: &lon, taxa: &taxa };
        integrate(&input, &self.options)
    }
}

/// Groups as the reports in them.
fn members(groups: &[Vec<Option<u32>>]) -> Vec<Vec<u32>> {
    groups.iter().map(|group| group.iter().flatten().copied().collect()).collect()
}

#[test]
fn a_report_takes_the_day_before_though_the_day_after_is_the_better_match() {
    let answer = Case::new(&[(1, 5, 5, 1.0, 11), (2, 4, 4, 1.0, 12), (2, 6, 6, 1.0, 11)]).answer();
    assert_eq!(members(&answer.events), [[0, 1]]);
    let contender = &answer.event_contenders[0];
    assert_eq!((contender.report, contender.best, contender.candidates), (0, (1, 0.5), 2));
    assert_eq!(contender.runners_up, [None, None], "the better one stands before the chosen and is not told");
    assert_eq!(answer.unique, [0, 2]);
}

#[test]
fn the_earlier_report_takes_a_partner_that_suits_a_later_one_better() {
    let answer = Case::new(&[(1, 5, 5, 1.0, 12), (1, 5, 5, 1.0, 11), (2, 5, 5, 1.0, 11)]).answer();
    assert_eq!(members(&answer.events), [[0, 2]]);
    assert_eq!(answer.unique, [0, 1]);
}

#[test]
fn averaging_makes_an_episode_of_an_event_and_no_later_event_matches_it() {
    let rows = [(1, 4, 4, 1.0, 11), (2, 5, 5, 1.02, 11), (3, 4, 4, 1.0, 11)];
    assert_eq!(members(&Case::new(&rows).answer().events), [[0, 1, 2]]);
    let averaged = Case::new(&rows).with(|options| options.averaging = true).answer();
    assert_eq!(members(&averaged.events), [[0, 1]], "its end is half a day after its start");
    assert_eq!(averaged.unique, [0, 2]);
    assert_eq!(averaged.flags, [(2, vec![0])]);
}

#[test]
fn rounding_half_to_even_counts_days_from_the_first_of_all() {
    // 101 and 102 are days 1 and 2 from the first, whose mean 1.5 goes to 2, that is 102; a day later 2 and 3 go to 2.
    let rows = [(1, 100, 100, 9.0, 11), (1, 101, 101, 1.0, 11), (2, 102, 102, 1.0, 11), (3, 103, 103, 5.0, 11)];
    let averaged = |rows| Case::new(rows).with(|options| options.averaging = true).answer();
    assert_eq!(averaged(&rows).unique, [0, 1, 3]);
    let between = [(1, 100, 100, 9.0, 11), (1, 102, 102, 1.0, 11), (2, 103, 103, 1.0, 11), (2, 102, 102, 5.0, 11)];
    assert_eq!(averaged(&between).unique, [0, 1, 3], "both on day 2, the first dataset first");
    let rounded_up = [(1, 100, 100, 9.0, 11), (1, 101, 101, 1.0, 11), (2, 102, 102, 1.0, 11), (2, 101, 101, 5.0, 11)];
    assert_eq!(averaged(&rounded_up).unique, [0, 3, 1], "the mean went to day 2, past the other");
}

#[test]
fn a_third_dataset_is_matched_to_what_stands_for_the_group() {
    // The second report lies within reach of both, the third only of the second, which no longer stands for itself.
    let answer = Case::new(&[(1, 5, 5, 1.0, 11), (2, 5, 5, 1.04, 11), (3, 5, 5, 1.08, 11)]).answer();
    assert_eq!(answer.events, [[Some(0), Some(1), None]]);
    assert_eq!(answer.unique, [0, 2]);
}

#[test]
fn the_answer_depends_on_the_order_of_the_datasets() {
    let rows = [(1, 5, 5, 1.0, 11), (2, 5, 5, 1.04, 11), (3, 5, 5, 1.08, 11)];
    let answer = Case::new(&rows).with(|options| options.order = vec![2, 1, 3]).answer();
    assert_eq!(answer.events, [[Some(1), Some(0), Some(2)]]);
    assert_eq!(answer.unique, [1]);
    let two = Case::new(&rows).with(|options| options.order = vec![3, 2]).answer();
    assert_eq!(two.events, [[Some(2), Some(1)]], "a dataset out of the order is left out");
}

#[test]
fn a_group_keeps_its_row_and_new_groups_follow() {
    let answer = Case::new(&[
        (1, 9, 9, 1.0, 11),
        (2, 9, 9, 1.0, 11),
        (2, 3, 3, 1.0, 11),
        (3, 3, 3, 1.0, 11),
        (3, 9, 9, 1.0, 11),
    ])
    .answer();
    assert_eq!(answer.events, [vec![Some(0), Some(1), Some(4)], vec![None, Some(2), Some(3)]]);
    let told: Vec<(u32, u32)> = answer.event_contenders.iter().map(|told| (told.report, told.best.0)).collect();
    assert_eq!(told, [(0, 1), (2, 3), (0, 4)], "step by step, then in the order of time");
}

#[test]
fn runners_up_are_the_two_that_follow_by_score_and_equals_as_they_were_found() {
    let answer = Case::new(&[
        (1, 5, 5, 1.0, 11),
        (2, 4, 4, 1.0, 11),
        (2, 5, 5, 1.0, 12),
        (2, 5, 5, 1.0, 13),
        (2, 6, 6, 1.0, 11),
    ])
    .answer();
    let contender = &answer.event_contenders[0];
    assert_eq!(contender.best, (1, 0.0));
    assert_eq!(contender.runners_up, [Some((4, 0.0)), Some((2, 0.5))]);
    assert_eq!(contender.candidates, 4);
}

#[test]
fn episodes_are_matched_to_episodes_by_both_ends() {
    let answer =
        Case::new(&[(1, 5, 9, 1.0, 11), (2, 6, 11, 1.0, 11), (2, 6, 10, 1.0, 11), (2, 5, 5, 1.0, 11)]).answer();
    assert_eq!(members(&answer.episodes), [[0, 2]]);
    assert!(answer.events.is_empty());
    assert_eq!(answer.flags, [(3, vec![0])]);
}

#[test]
fn an_episode_takes_many_events_and_an_event_one_episode_in_either_direction() {
    let answer = Case::new(&[
        (1, 5, 9, 1.0, 11),
        (1, 5, 8, 1.0, 11),
        (2, 4, 4, 1.0, 11),
        (2, 6, 6, 1.0, 11),
        (1, 20, 20, 1.0, 11),
        (2, 20, 25, 1.0, 11),
        (3, 19, 29, 1.0, 11),
    ])
    .answer();
    assert_eq!(answer.flags, [(2, vec![0]), (3, vec![0]), (4, vec![5, 6])]);
}

#[test]
fn a_flag_ends_with_the_first_event_beyond_the_window_which_is_still_tried() {
    let rows = [(1, 5, 20, 1.0, 11), (2, 5, 5, 1.0, 11), (2, 10, 10, 1.0, 11), (2, 11, 11, 1.0, 11)];
    assert_eq!(Case::new(&rows).answer().flags, [(1, vec![0]), (2, vec![0])], "the eleventh is inside all the same");
    let short = [(1, 5, 6, 1.0, 11), (2, 8, 8, 1.0, 11)];
    assert_eq!(Case::new(&short).answer().flags, [], "two days after its end");
}

#[test]
fn an_event_matched_in_the_same_step_is_not_flagged() {
    let answer = Case::new(&[(1, 5, 9, 1.0, 11), (1, 6, 6, 1.0, 11), (2, 6, 6, 1.0, 11)]).answer();
    assert_eq!(members(&answer.events), [[1, 2]]);
    assert_eq!(answer.flags, []);
}

#[test]
fn groups_of_episodes_are_forgotten_as_in_the_package_when_a_later_dataset_has_none() {
    let rows = [(1, 5, 9, 1.0, 11), (2, 5, 9, 1.0, 11), (3, 30, 30, 1.0, 11)];
    let answer = Case::new(&rows).answer();
    assert!(answer.episodes.is_empty());
    assert_eq!(answer.forgotten, [[Some(0), Some(1), None]]);
    assert_eq!((answer.episode_contenders.len(), answer.unique), (1, vec![0, 2]));
    let two = Case::new(&rows).with(|options| options.order = vec![3, 1, 2]).answer();
    assert_eq!(two.episodes, [[None, Some(0), Some(1)]]);
}

#[test]
fn a_pair_may_fail_as_many_taxonomies_as_partial_says_and_not_fewer() {
    let fails_both = [(1, 5, 5, 1.0, 11), (2, 5, 5, 1.0, 122)];
    let fails_one = [(1, 5, 5, 1.0, 11), (2, 5, 5, 1.0, 22)];
    let with = |rows: &[_], partial| Case::new(rows).with(|options| options.partial = partial).answer();
    assert_eq!(with(&fails_one, 0).events.len(), 0);
    assert_eq!(with(&fails_one, 1).event_contenders[0].best, (1, 0.5));
    assert_eq!(with(&fails_one, 2).events.len(), 0);
    assert_eq!(with(&fails_both, 2).event_contenders[0].best, (1, 1.0));
}

#[test]
fn one_level_alone_is_compared_when_the_certainty_is_given() {
    let rows = [(1, 5, 5, 1.0, 11), (2, 5, 5, 1.0, 12)];
    let at = |level| Case::new(&rows).with(|options| options.certainty = Some(vec![level, 1])).answer();
    assert!(at(1).events.is_empty());
    assert_eq!(at(2).event_contenders[0].best, (1, 0.5));
    assert!(at(3).events.is_empty(), "there is no third level");
}

#[test]
fn without_taxonomies_time_and_place_decide() {
    let taxa = Taxa::default();
    let (dataset, days, lat) = ([1, 2], [5, 6], [1.0, 1.0]);
    let input = Input { dataset: &dataset, start: &days, end: &days, lat: &lat, lon: &lat, taxa: &taxa };
    let answer = integrate(&input, &Case::new(&[]).options);
    assert_eq!(answer.event_contenders[0].best, (1, 0.0));
}

#[test]
fn nothing_gives_nothing_and_a_report_without_coordinates_stays_alone() {
    assert_eq!(Case::new(&[]).answer(), Answer::default());
    let none = Case::new(&[]).with(|options| options.order.clear());
    assert_eq!(none.answer(), Answer::default());
    let answer =
        Case::new(&[(1, 5, 5, f64::NAN, 11), (2, 5, 5, f64::NAN, 11), (2, i32::MIN, i32::MAX, 1.0, 11)]).answer();
    assert_eq!(answer.unique, [2, 0, 1]);
}
