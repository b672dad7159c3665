//! Robust middles of the sources' best figures on the logarithmic scale, where a factor of two up and down are alike.

use super::{FEWEST, Panel};
use crate::estimate::{Estimate, Method, Notes};
use crate::format;
use crate::message::Message;
use crate::stats::quantile::median;
use crate::stats::robust::{
    HUBER_K, Huber, MAD_TO_SD, Refused, hodges_lehmann, huber, huber_proposal_2, mad, trimmed_mean,
};

pub(super) const METHODS: &[Method] = &[Method::Mad, Method::Huber, Method::HodgesLehmann, Method::TrimmedMean];

/// What is added to every figure before its logarithm where one is nought, and taken off again.
const OFFSET: f64 = 0.5;

pub(super) fn estimates(panel: &Panel) -> Vec<Estimate> {
    let best: Vec<f64> = panel.voices.iter().filter_map(|voice| voice.interval.best()).collect();
    if best.len() < FEWEST {
        return METHODS.iter().map(|method| panel.too_few(*method, best.len())).collect();
    }
    let offset = if best.contains(&0.0) { OFFSET } else { 0.0 };
    let logs: Vec<f64> = best.iter().map(|n| (n + offset).ln()).collect();
    let row = |method: Method, variant: &'static str, middle: Result<f64, Refused>| {
        let mut caveats = Notes::from(vec![Message::new("note-robust").with("n", best.len())]);
        if offset > 0.0 {
            caveats.push(Message::new("note-robust-zero"));
        }
        match middle {
            Ok(log) => Estimate { best: Some((log.exp() - offset).max(0.0)), caveats, ..panel.row(method, variant) },
            Err(refused) => panel.refused_since(method, refused),
        }
    };
    let of_huber = |variant: &'static str, found: Result<Huber, Refused>| {
        let alike = matches!(found, Ok(Huber::MedianInstead { .. }));
        let mut estimate = row(Method::Huber, variant, found.map(|found| found.location()));
        if alike {
            estimate.caveats.push(Message::new("note-huber-median"));
        }
        estimate
    };
    let mut spread = row(Method::Mad, "", median(&logs).ok_or(Refused::NoValues));
    if let Ok(mad) = mad(&logs) {
        let factor = format::plain(Some(((MAD_TO_SD * mad).exp() * 100.0).round() / 100.0));
        spread.caveats.push(Message::new("note-mad").with("factor", factor));
    }
    vec![
        spread,
        of_huber("k=1.5", huber(&logs, HUBER_K)),
        of_huber("proposal-2", huber_proposal_2(&logs, HUBER_K)),
        row(Method::HodgesLehmann, "", hodges_lehmann(&logs)),
        row(Method::TrimmedMean, "10%", trimmed_mean(&logs, 0.1)),
        row(Method::TrimmedMean, "25%", trimmed_mean(&logs, 0.25)),
    ]
}
