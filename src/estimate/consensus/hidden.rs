//! What a single UCDP count hides, by the model of Vesco et al.; refused for every other figure.

use super::{Panel, Voiced};
use crate::estimate::distribution::Distribution;
use crate::estimate::ucdp::{HiddenCount, Kind, Mode, Untrained, Violence, is_jump};
use crate::estimate::{Curve, Estimate, IntervalKind, Method};
use crate::message::{Message, phrase};
use crate::model::{Column, Harm, Status};
use std::sync::Arc;

/// The dataset whose best counts the model was made from, as its profile names it.
const DATASET: &str = "ucdp-ged";
/// Its column with the type of violence.
const VIOLENCE: &str = "type_of_violence";

pub(super) fn estimates(panel: &Panel) -> Vec<Estimate> {
    let subject = &panel.blank.subject;
    let everyone = subject.harm == Harm::Killed
        && subject.status == Status::All
        && [&subject.victim_party, &subject.demographic, &subject.scope].iter().all(|text| text.is_empty());
    let of_ucdp: Vec<&Voiced> =
        panel.voices.iter().filter(|voice| everyone && voice.claim.dataset() == Some(DATASET)).collect();
    if of_ucdp.is_empty() {
        return vec![panel.refused_since(Method::UcdpGumbel, Untrained::NotUcdpBest)];
    }
    of_ucdp.into_iter().flat_map(|voice| [Mode::AsFitted, Mode::Smooth].map(|mode| row(panel, voice, mode))).collect()
}

fn row(panel: &Panel, voice: &Voiced, mode: Mode) -> Estimate {
    let claims: Arc<[usize]> = [voice.claim.row].into();
    let refused = |reason: Message| Estimate {
        hypothesis: mode.word().into(),
        claims: claims.clone(),
        sources: 1,
        ..panel.refused_since(Method::UcdpGumbel, reason)
    };
    let written = match voice.claim.beside(VIOLENCE) {
        Some(Column::Texts(texts)) => texts.get(voice.claim.row),
        Some(Column::Codes(codes)) => codes.get(voice.claim.row),
        _ => None,
    };
    let Some(violence) = written.and_then(|code| Violence::parse(code.trim())) else {
        return refused(Message::new("refused-ucdp-violence").with("column", VIOLENCE));
    };
    let Some(best) = voice.claim.best() else { return refused(Untrained::NotUcdpBest.into()) };
    let hidden = match HiddenCount::new(best, Kind::UcdpBest, violence, mode) {
        Ok(hidden) => hidden,
        Err(untrained) => return refused(untrained.into()),
    };
    let release = hidden.release;
    let hidden = hidden.clamped();
    let tail = (1.0 - panel.settings.level) / 2.0;
    let mut caveats = Vec::new();
    if is_jump(best) && mode == Mode::AsFitted {
        caveats.push(Message::new("note-ucdp-jump").with("n", best));
    }
    caveats.push(Message::new("note-ucdp"));
    let assumption = Message::new("note-ucdp-model")
        .with("release", release)
        .with("violence", violence.word())
        .with("said", phrase::said(voice.claim))
        .with("mean", hidden.mean().round());
    Estimate {
        low: Some(hidden.quantile(tail)),
        best: Some(hidden.quantile(0.5)),
        high: Some(hidden.upper_quantile(tail)),
        kind: Some(IntervalKind::Credible),
        level: Some(panel.settings.level),
        curve: panel.settings.curves.then(|| Curve::of(&hidden, panel.settings.level).into()),
        assumptions: vec![assumption].into(),
        caveats: caveats.into(),
        claims: claims.clone(),
        sources: 1,
        ..panel.row(Method::UcdpGumbel, mode.word())
    }
}
