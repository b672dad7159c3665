//! `recount chart range`: one chart of one event.

use super::args::{Chart, ChartKind};
use super::output::{Output, Stop};
use super::{exit_code, loaded, plan};
use recount::chart::{self, FontFace, Look, Size, event_chart};
use recount::error::Error;
use recount::model::{Lineage, View};
use recount::rules;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &Chart) -> Result<ExitCode, Stop> {
    let ChartKind::Range = args.kind;
    let common = &args.inputs.common;
    let size = size(&args.size)?;
    let png = is_png(common.output.as_deref())?;
    let plan = plan::plan(common, None, Some(args.inputs.joining.flags()))?;
    let loaded = loaded(&plan::open(&args.inputs.inputs, common.output.as_deref())?, &plan, common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    if view.event_count() != 1 {
        let keys: Vec<&str> = view.events().take(8).map(|event| event.key()).collect();
        return Err(Error::Argument {
            message: format!("a range chart shows one event; there are {}", view.event_count()),
            hint: format!("name it with --event; the first are {}", keys.join(", ")),
        }
        .into());
    }
    let event = view.event_at(0);
    let findings = rules::check(&view, &lineage, &plan.settings.rules).findings;
    let look =
        Look { id: "range".into(), size, fonts: FontFace::Embed, lang: plan.settings.lang, title: args.title.clone() };
    let chart = chart::range(&event_chart(&view, &lineage, &event, &findings, &look));
    let output = Output::new(common.output.as_deref(), &common.look);
    if png {
        let scale = args.scale.clamp(0.5, 4.0);
        let bytes = chart::png(&chart.svg, scale)
            .map_err(|error| Error::Internal { doing: "drawing a PNG", message: error.to_string() })?;
        output.write(|out| out.write_all(&bytes))?;
    } else {
        output.write(|out| out.write_all(chart.svg.as_bytes()))?;
    }
    Ok(exit_code(&plan, &loaded.ledger, &findings))
}

/// Whether the name of the file asks for a PNG.
fn is_png(path: Option<&Path>) -> Result<bool, Error> {
    let Some(path) = path.filter(|path| path.as_os_str() != "-") else { return Ok(false) };
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("png") => Ok(true),
        Some("svg") => Ok(false),
        _ => Err(Error::Argument {
            message: format!("{}: a chart is written as .svg or .png, by the name of the file", path.display()),
            hint: "end the name with .svg or .png".into(),
        }),
    }
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
