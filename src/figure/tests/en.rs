//! English figures: every phrase of the contract.

use super::*;

#[test]
fn english_figures_are_read() {
    all_read(
        English,
        &[
            ("1,200", Exact, exact(1200.0)),
            ("1.2 million", Exact, exact(1.2e6)),
            ("three hundred and fifty", Exact, exact(350.0)),
            ("203 fighters", Exact, exact(203.0)),
            ("300 civilians killed", Exact, exact(300.0)),
            ("a couple", Exact, exact(2.0)),
            ("zero", Exact, exact(0.0)),
            ("no", Exact, exact(0.0)),
            ("none", Exact, exact(0.0)),
            ("no one", Exact, exact(0.0)),
            ("no civilians", Exact, exact(0.0)),
            ("at least 500", AtLeast, from(500.0)),
            ("At Least 500 people", AtLeast, from(500.0)),
            ("no fewer than 500", AtLeast, from(500.0)),
            ("500 or more", AtLeast, from(500.0)),
            ("500 people at least", AtLeast, from(500.0)),
            ("at least about 300", AtLeast, from(300.0)),
            ("at least two dozen", AtLeast, from(24.0)),
            ("more than 100", MoreThan, from(101.0)),
            ("over one thousand", MoreThan, from(1001.0)),
            ("more than a dozen", MoreThan, from(13.0)),
            ("up to 40", UpTo, until(40.0)),
            ("no more than 40", UpTo, until(40.0)),
            ("fewer than 40", FewerThan, until(39.0)),
            ("less than a hundred", FewerThan, until(99.0)),
            ("about 300", About, about(250.0, 300.0, 350.0)),
            ("some 300", About, about(250.0, 300.0, 350.0)),
            ("an estimated 300 people", About, about(250.0, 300.0, 350.0)),
            ("around 300", About, about(250.0, 300.0, 350.0)),
            ("approx. 300", About, about(250.0, 300.0, 350.0)),
            ("300 or so", About, about(250.0, 300.0, 350.0)),
            ("about 203", About, about(202.0, 203.0, 204.0)),
            ("a dozen", About, about(9.0, 12.0, 15.0)),
            ("half a dozen", About, about(4.0, 6.0, 8.0)),
            ("two dozen", About, about(19.0, 24.0, 29.0)),
            ("a score", About, about(16.0, 20.0, 24.0)),
            ("nearly 300", Nearly, range(250.0, 300.0)),
            ("300 to 600", Range, range(300.0, 600.0)),
            ("between 200 and 400", Range, range(200.0, 400.0)),
            ("between two hundred and four hundred", Range, range(200.0, 400.0)),
            ("from 200 to 400 people", Range, range(200.0, 400.0)),
            ("two to three hundred", Range, range(200.0, 300.0)),
            ("two to three dozen", Range, range(24.0, 36.0)),
            ("some 30 to 40 people", Range, range(30.0, 40.0)),
            ("three or four", Range, range(3.0, 4.0)),
            ("hundreds", Vague, range(200.0, 999.0)),
            ("hundreds of people", Vague, range(200.0, 999.0)),
            ("several hundred", Vague, range(200.0, 999.0)),
            ("some hundreds", Vague, range(200.0, 999.0)),
            ("a few thousand", Vague, range(2000.0, 9999.0)),
            ("dozens", Vague, range(24.0, 99.0)),
            ("several dozen", Vague, range(24.0, 99.0)),
            ("tens", Vague, range(20.0, 99.0)),
            ("scores", Vague, range(40.0, 99.0)),
            ("tens of thousands", Vague, range(20_000.0, 99_999.0)),
            ("several", Vague, range(3.0, 9.0)),
            ("a few", Vague, range(3.0, 9.0)),
            ("some", Vague, from(1.0)),
            ("some people", Vague, from(1.0)),
            ("at least several hundred", AtLeast, from(200.0)),
            ("up to several hundred", UpTo, until(999.0)),
        ],
    );
}

#[test]
fn a_hyphen_makes_a_sum_where_it_can_and_else_a_range() {
    let cases = [
        ("twenty-one people", Exact, exact(21.0)),
        ("two-three people", Range, range(2.0, 3.0)),
        ("twenty-thirty", Range, range(20.0, 30.0)),
    ];
    all_read(English, &cases);
    for text in ["three-two", "two three", "twenty thirty"] {
        assert!(not_a_number(text, None), "{text}");
    }
}
