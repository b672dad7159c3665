//! `recount chart range`: one chart of one event.

use super::args::{Chart, ChartKind};
use super::output::{Output, Stop};
use super::{exit_code, loaded, plan};
use recount::chart::{self, FontFace, Look, Size, event_chart};
use recount::error::Error;
use recount::model::{Lineage, View};
use recount::rules;
use std::process::ExitCode;

pub fn run(args: &Chart) -> Result<ExitCode, Stop> {
    let ChartKind::Range = args.kind;
    let common = &args.inputs.common;
    let size = size(&args.size)?;
    let plan = plan::plan(common, None)?;
    let loaded = loaded(plan::open(&args.inputs.inputs)?, &plan, common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    if view.event_count() != 1 {
        let keys: Vec<&str> = view.events().take(8).map(|event| event.key()).collect();
        return Err(Error::Unknown {
            what: "event to draw:",
            value: format!("{} events", view.event_count()),
            expected: format!("one; name it with --event ({} …)", keys.join(", ")),
            did_you_mean: None,
        }
        .into());
    }
    let event = view.event_at(0);
    let findings = rules::check(&view, &lineage, &plan.settings.rules);
    let look =
        Look { id: "range".into(), size, fonts: FontFace::Embed, lang: plan.settings.lang, title: args.title.clone() };
    let chart = chart::range(&event_chart(&view, &lineage, &event, &findings, &look));
    let output = Output::new(common.output.as_deref(), &common.look);
    let png = common.output.as_deref().is_some_and(|path| path.extension().is_some_and(|ext| ext == "png"));
    if png {
        let scale = args.scale.clamp(0.5, 4.0);
        let bytes = chart::png(&chart.svg, scale)
            .map_err(|error| Error::Internal { doing: "drawing a PNG", message: error.to_string() })?;
        output.write(|out| out.write_all(&bytes))?;
    } else {
        output.write(|out| out.write_all(chart.svg.as_bytes()))?;
    }
    Ok(exit_code(&plan, &loaded, &findings))
}

fn size(text: &str) -> Result<Size, Error> {
    let custom = || {
        let (width, height) = text.split_once('x')?;
        Some(Size::Custom(width.parse().ok()?, height.parse().ok()?))
    };
    match text {
        "web" => Ok(Size::Web),
        "print" => Ok(Size::Print),
        "square" => Ok(Size::Square),
        _ => custom().ok_or_else(|| Error::Unknown {
            what: "size",
            value: text.into(),
            expected: "web, print, square or WIDTHxHEIGHT such as 900x600".into(),
            did_you_mean: None,
        }),
    }
}
