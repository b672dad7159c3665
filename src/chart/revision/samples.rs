//! Made revision charts: a year of reports on one event, and the awkward ones.

use super::{RevisedClaim, RevisedSource, RevisionChart};
use crate::chart::frame::Heading;
use crate::chart::kinds::Sheet;
use crate::model::date::Day;

fn said(published: Day, low: Option<f64>, best: Option<f64>, high: Option<f64>) -> RevisedClaim {
    RevisedClaim { published, low, best, high, ..RevisedClaim::default() }
}

fn exact(published: Day, n: f64) -> RevisedClaim {
    said(published, Some(n), Some(n), Some(n))
}

/// A source whose last figure stands.
fn source(name: &str, mut claims: Vec<RevisedClaim>) -> RevisedSource {
    let last = claims.len().saturating_sub(1);
    for claim in &mut claims[..last] {
        claim.superseded = true;
    }
    RevisedSource { name: name.into(), claims }
}

fn sheet(title: &str, sources: Vec<RevisedSource>) -> Sheet {
    let heading = Heading {
        title: title.into(),
        subtitle: "People reported killed, by source and day of publication.".into(),
        footer: vec!["Made figures, for the look of the chart only.".into()],
        alt: None,
    };
    Sheet::new(heading, RevisionChart { sources, measure: "people reported killed, Moura".into() })
}

/// Every case, by name.
pub fn all() -> Vec<(&'static str, Sheet)> {
    let s = Some::<f64>;
    let army = source("Malian army (FAMa)", vec![exact(19_083, 203.0)]);
    let hrw = source("Human Rights Watch", vec![said(19_087, s(250.0), s(300.0), s(350.0))]);
    let network = source(
        "Network of residents",
        vec![
            exact(19_081, 80.0),
            said(19_084, s(150.0), s(200.0), s(400.0)),
            said(19_098, s(300.0), s(380.0), s(600.0)),
            said(19_120, s(350.0), s(420.0), s(500.0)),
        ],
    );
    let un = source("OHCHR", vec![said(19_095, s(300.0), None, None), said(19_150, s(500.0), None, None)]);
    let mut copied = exact(19_090, 300.0);
    copied.repeats = true;
    let copied = source("i24NEWS", vec![copied]);
    let long = "The Office of the Inter-Provincial Committee for the Documentation of Civilian Harm, Mopti";
    let hostile = "<script>alert('x')</script> ]]> \u{202e}evil\u{0}";
    let sixty = (0..60).map(|i| {
        source(&format!("Source number {i}"), vec![exact(19_080 + i * 13 % 90, f64::from(i * 37 % 90 * 10 + 20))])
    });
    let twelve = (0..12).map(|i| {
        let day = 19_080 + i * 5;
        source(
            &format!("Source {i}"),
            vec![
                exact(day, f64::from(100 + i * 9)),
                said(day + 14, s(f64::from(150 + i * 17)), None, s(f64::from(260 + i * 20))),
            ],
        )
    });
    let late = source("OHCHR", vec![said(19_489, s(500.0), None, None)]);
    let odd = vec![
        said(i32::MIN, s(f64::NAN), s(30.0), s(f64::INFINITY)),
        said(19_000, s(900.0), None, s(1e300)),
        said(i32::MAX, s(-4.0), None, None),
        said(19_001, s(9.0), s(1.0), s(3.0)),
    ];
    vec![
        (
            "moura",
            sheet(
                "Two sources raised their figures for Moura within ten weeks",
                vec![army.clone(), hrw.clone(), network.clone(), un, copied.clone()],
            ),
        ),
        ("year", sheet("The UN’s figure came a year later", vec![army.clone(), hrw.clone(), network.clone(), late])),
        ("one", sheet("One figure", vec![source("OHCHR", vec![exact(19_078, 7.0)])])),
        (
            "same_day",
            sheet("All on one day", ["A", "B", "C", "D"].map(|name| source(name, vec![exact(19_078, 40.0)])).into()),
        ),
        ("sixty", sheet("Sixty sources", sixty.collect())),
        ("twelve", sheet("Twelve sources, all of which revised", twelve.collect())),
        (
            "outlier",
            sheet(
                "One a thousand times the others",
                vec![army.clone(), source("B", vec![exact(19_085, 300.0), exact(19_090, 300_000.0)])],
            ),
        ),
        (
            "open",
            sheet(
                "Nobody gives both ends",
                vec![
                    source("A", vec![said(19_080, s(40.0), None, None), said(19_085, s(90.0), None, None)]),
                    source("B", vec![said(19_082, None, None, s(60.0))]),
                    source("C", vec![said(19_088, None, s(30.0), s(50.0))]),
                ],
            ),
        ),
        (
            "zeros",
            sheet(
                "Nobody was killed, they say",
                vec![
                    source("A", vec![exact(19_080, 0.0), exact(19_081, 0.0)]),
                    source("B", vec![said(19_082, None, None, s(0.0))]),
                ],
            ),
        ),
        (
            "long_names",
            sheet(
                "Long names",
                vec![source(long, network.claims.clone()), source(&long.replace(' ', "_"), hrw.claims)],
            ),
        ),
        (
            "arabic",
            sheet(
                "تغيّر الأرقام",
                vec![
                    source("الشبكة السورية لحقوق الإنسان", network.claims),
                    source("وكالة سانا (SANA)", army.claims),
                    copied,
                ],
            ),
        ),
        ("hostile", sheet(hostile, vec![source(hostile, odd), source("", vec![exact(19_003, 1.0)])])),
        ("none", sheet("No data", vec![source("A", vec![said(19_000, None, None, None)])])),
    ]
}
