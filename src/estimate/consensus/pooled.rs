//! Opinion pools of the sources' distributions, each made of a source's own low, best and high.

use super::{Panel, Voiced};
use crate::estimate::distribution::{Distribution, LogNormal, Misfit};
use crate::estimate::pools::{Mode, Pool, pool};
use crate::estimate::{Curve, Estimate, IntervalKind, Method};
use crate::message::{Arg, Message, phrase};

pub(super) const METHODS: &[Method] = &[Method::LinearPool, Method::LogPool, Method::QuantilePool];

pub(super) fn estimates(panel: &Panel) -> Vec<Estimate> {
    if panel.voices.len() < 2 {
        return METHODS.iter().map(|method| panel.refused(*method, Message::new("note-pool-one"))).collect();
    }
    let mut parts: Vec<Box<dyn Distribution>> = Vec::new();
    for voice in &panel.voices {
        match distribution(panel, voice) {
            Ok(part) => parts.push(part),
            Err(missing) => {
                return METHODS.iter().map(|method| panel.refused(*method, missing.clone())).collect();
            }
        }
    }
    let parts: Vec<&dyn Distribution> = parts.iter().map(|part| &**part).collect();
    Pool::ALL
        .into_iter()
        .filter(|kind| panel.settings.asked.contains(&method(*kind)))
        .map(|kind| row(panel, kind, &parts))
        .collect()
}

fn method(kind: Pool) -> Method {
    match kind {
        Pool::Linear => Method::LinearPool,
        Pool::Log => Method::LogPool,
        Pool::Quantile | Pool::QuantileGeometric => Method::QuantilePool,
    }
}

/// A source's distribution; why there is none.
fn distribution(panel: &Panel, voice: &Voiced) -> Result<Box<dyn Distribution>, Message> {
    let who = |key: &'static str| Message::new(key).with("said", phrase::said(voice.claim));
    let interval = voice.interval;
    let (Some(low), Some(high)) = (interval.low(), interval.high()) else { return Err(who("note-pool-open")) };
    let settings = panel.settings;
    let refused = |misfit: Misfit| who("note-pool-refused").with("reason", Message::from(misfit));
    if low < high {
        return settings.shape.fit(low, interval.best(), high).map_err(refused);
    }
    // A bare number says nothing of how sure the source is.
    let Some(sd) = settings.source_sd else { return Err(who("note-pool-bare")) };
    let spread = LogNormal::new(low.ln(), sd).map_err(refused)?;
    Ok(Box::new(spread))
}

fn row(panel: &Panel, kind: Pool, parts: &[&dyn Distribution]) -> Estimate {
    let settings = panel.settings;
    let pooled = match pool(kind, parts, None) {
        Ok(pooled) => pooled,
        Err(refusal) => return panel.refused_since(method(kind), refusal),
    };
    let tail = (1.0 - settings.level) / 2.0;
    let mut assumptions = vec![Message::new(match kind {
        Pool::Linear => "note-pool-linear",
        Pool::Log => "note-pool-log",
        Pool::Quantile => "note-pool-quantile",
        Pool::QuantileGeometric => "note-pool-geometric",
    })];
    assumptions.push(Message::new("note-pool-shape").with("shape", settings.shape.word()));
    if let Some(sd) = settings.source_sd {
        assumptions.push(Message::new("note-source-sd").with("sd", sd.to_string()));
    }
    let mut caveats = Vec::new();
    let modes = pooled.modes();
    if modes.len() > 1 {
        let place = |mode: &Mode| {
            let (low, high) = (mode.low.round(), mode.high.round());
            if low == high { Arg::Count(low) } else { Arg::Range(Some(low), Some(high)) }
        };
        caveats.push(Message::new("note-modes").with("modes", Arg::List(modes.iter().map(place).collect())));
    }
    caveats.push(Message::new("note-pool"));
    Estimate {
        low: Some(pooled.quantile(tail)),
        best: Some(pooled.quantile(0.5)),
        high: Some(pooled.upper_quantile(tail)),
        kind: Some(IntervalKind::Credible),
        level: Some(settings.level),
        curve: settings.curves.then(|| Curve::of(&*pooled, settings.level).into()),
        assumptions: assumptions.into(),
        caveats: caveats.into(),
        ..panel.row(method(kind), if kind == Pool::QuantileGeometric { "geometric" } else { "" })
    }
}
