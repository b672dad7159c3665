//! A random-effects mean of the sources' figures on logs, with the variances that each source's range or the user gives.

use super::{Panel, Voiced};
use crate::estimate::meta::{FEWEST, Pooled, Prediction, Tau2, Test, fit, heterogeneity};
use crate::estimate::{Estimate, IntervalKind, Method, Notes};
use crate::format;
use crate::message::{Arg, Message, phrase};
use crate::model::Status;
use crate::stats::critical;

const TAU2: [Tau2; 3] = [Tau2::DerSimonianLaird, Tau2::PauleMandel, Tau2::Reml];
const TESTS: [Test; 3] = [Test::Wald, Test::HartungKnapp, Test::HartungKnappGuarded];

/// How far the assumed spreads are varied, to show what hangs on them.
const FACTORS: [f64; 2] = [0.5, 2.0];

pub(super) fn estimates(panel: &Panel) -> Vec<Estimate> {
    let refused = |missing: Message| vec![panel.refused(Method::RandomEffects, missing)];
    if panel.blank.subject.status == Status::Mixed {
        return refused(Message::new("note-effects-status"));
    }
    if panel.voices.len() < FEWEST {
        return vec![panel.too_few(Method::RandomEffects, panel.voices.len())];
    }
    let (mut y, mut sd) = (Vec::new(), Vec::new());
    for voice in &panel.voices {
        match on_logs(panel, voice) {
            Ok((log, spread)) => {
                y.push(log);
                sd.push(spread);
            }
            Err(missing) => return refused(missing),
        }
    }
    let pooled = |factor: f64, tau2: Tau2, test: Test| {
        let v: Vec<f64> = sd.iter().map(|sd| (sd * factor).powi(2)).collect();
        fit(&y, &v, tau2, test, panel.settings.level)
    };
    let mut found = Vec::new();
    for tau2 in TAU2 {
        for test in TESTS {
            found.push(match pooled(1.0, tau2, test) {
                Ok(fitted) => {
                    let others = FACTORS.map(|factor| pooled(factor, tau2, test).ok().map(|other| other.interval));
                    mean(panel, &fitted, others)
                }
                Err(reason) => panel.refused_since(Method::RandomEffects, reason),
            });
        }
        if let Ok(fitted) = pooled(1.0, tau2, Test::Wald)
            && let Some(interval) = fitted.prediction(Prediction::Higgins)
        {
            found.push(Estimate {
                low: Some(interval.0.exp()),
                best: Some(fitted.mu.exp()),
                high: Some(interval.1.exp()),
                kind: Some(IntervalKind::Prediction),
                level: Some(panel.settings.level),
                assumptions: assumptions(panel),
                caveats: vec![Message::new("note-effects-prediction")].into(),
                ..panel.row(Method::RandomEffects, format!("{}, prediction", tau2.word()))
            });
        }
    }
    let v: Vec<f64> = sd.iter().map(|sd| sd * sd).collect();
    if let (Some(first), Ok(apart)) = (found.first_mut(), heterogeneity(&y, &v, panel.settings.level)) {
        let sds = [apart.tau.0, apart.tau.1].map(|n| format::plain(Some((n * 1e4).round() / 1e4)));
        let [low, high] = sds;
        first.caveats.push(Message::new("note-effects-tau").with("low", low).with("high", high));
    }
    found
}

/// The logarithm of a figure and its standard deviation: of a range by the share that it is read to cover, of a bare number
/// by what the user assumes of every source.
fn on_logs(panel: &Panel, voice: &Voiced) -> Result<(f64, f64), Message> {
    let who = |key: &'static str| Message::new(key).with("said", phrase::said(voice.claim));
    let (interval, settings) = (voice.interval, panel.settings);
    let (Some(low), Some(high)) = (interval.low(), interval.high()) else { return Err(who("note-pool-open")) };
    if low <= 0.0 {
        return Err(who("note-effects-zero"));
    }
    let middle = interval.best().map_or(f64::midpoint(low.ln(), high.ln()), f64::ln);
    let of_range = (low < high).then(|| (high.ln() - low.ln()) / (2.0 * critical::z(settings.coverage)));
    let sd = of_range.or(settings.source_sd).ok_or_else(|| who("note-pool-bare"))?;
    Ok((middle, sd))
}

fn assumptions(panel: &Panel) -> Notes {
    let settings = panel.settings;
    let percent = (settings.coverage * 100.0).round();
    let mut found = vec![Message::new("note-effects").with("coverage", percent)];
    if let Some(sd) = settings.source_sd {
        found.push(Message::new("note-source-sd").with("sd", sd.to_string()));
    }
    found.into()
}

fn mean(panel: &Panel, fitted: &Pooled, others: [Option<(f64, f64)>; 2]) -> Estimate {
    let people = |(low, high): (f64, f64)| Arg::Range(Some(low.exp().round()), Some(high.exp().round()));
    let mut caveats = Vec::new();
    if let [Some(half), Some(double)] = others {
        let sensitivity = Message::new("note-effects-sensitivity");
        caveats.push(sensitivity.with("half", people(half)).with("double", people(double)));
    }
    caveats.push(Message::new("note-effects-never"));
    Estimate {
        low: Some(fitted.interval.0.exp()),
        best: Some(fitted.mu.exp()),
        high: Some(fitted.interval.1.exp()),
        kind: Some(IntervalKind::Confidence),
        level: Some(panel.settings.level),
        assumptions: assumptions(panel),
        caveats: caveats.into(),
        ..panel.row(Method::RandomEffects, format!("{}, {}", fitted.method.word(), fitted.test.word()))
    }
}
