//! `recount chart KIND`: one chart, its alt text, and its data beside it.

use super::args::{Chart, Common};
use super::drawing::{self, Form, Meant};
use super::output::{Output, Stop};
use super::{assuming, exit_code, loaded, plan, progress};
use recount::chart::export::datawrapper;
use recount::chart::{self, Data, KINDS, Known, Material};
use recount::error::Error;
use recount::estimate::ranges;
use recount::model::{Lineage, View};
use recount::progress::Progress;
use recount::rules;
use recount::table::{Table, Type, Value};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &Chart) -> Result<ExitCode, Stop> {
    let common = &args.common;
    if args.drawing.list {
        return list(common);
    }
    let name = args.kind.as_deref().unwrap_or_default();
    // The language is the chart's own: it speaks more of them than running text does.
    let prose = Common { lang: None, ..common.clone() };
    let mut plan = plan::plan(&prose, None, Some(args.joining.flags()))?;
    let config = &plan.settings.config;
    let output = common.output.as_deref();
    let meant = drawing::settle(name, &args.drawing, common.lang.as_deref(), config, output)?;
    plan.settings.ranges = assuming::settle(&args.assuming, config)?;
    plan.settings.ranges.curves = name == "density";
    let loaded = loaded(&plan::open(&args.inputs, output)?, &plan, common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    assuming::known(&view, &lineage, &plan.settings.ranges)?;
    let progress = progress::Bar::new(&common.look);
    progress.stage("checking", "claims against each other");
    let findings = rules::check(&view, &lineage, &plan.settings.rules).findings;
    progress.stage("estimating", "ranges");
    let ranges = ranges(&view, &lineage, &plan.settings.ranges);
    let lang = meant.look.lang;
    let known = Known { view: &view, lineage: &lineage, findings: &findings, ranges: &ranges, lang };
    progress.stage("drawing", "the chart");
    let mut material = known.all(meant.ask.unit, (name == "multiples").then_some(meant.ask.by));
    if let Some(path) = &args.drawing.geojson {
        material.outlines = super::geojson::outlines(path)?;
    }
    let mut sheet = sheet(&meant, &material, &view)?;
    drawing::words(&args.drawing, &plan.settings.config, &mut sheet.heading);
    let chart = sheet.draw(&meant.look);
    progress.end();
    if args.drawing.alt {
        Output::new(None, &common.look).write(|out| writeln!(out, "{}", chart.alt))?;
    }
    if output.is_some() || !args.drawing.alt {
        write(&meant, &chart.svg, common)?;
    }
    let beside = |ending: &str| output.map(|path| path.with_extension(ending));
    if args.drawing.data || meant.datawrapper {
        table(&sheet.plot.data(), beside("csv"), common)?;
    }
    if let Some(path) = beside("datawrapper.json").filter(|_| meant.datawrapper) {
        let body = datawrapper(meant.kind, &sheet.heading, &chart.alt, lang);
        Output::new(Some(&path), &common.look).write(|out| out.write_all(body.as_bytes()))?;
    }
    Ok(exit_code(&plan, &loaded.ledger, &findings))
}

fn sheet(meant: &Meant, material: &Material, view: &View) -> Result<chart::Sheet, Stop> {
    (meant.kind.make)(material, &meant.ask).map_err(|refusal| {
        let keys: Vec<&str> = view.events().take(8).map(|event| event.key()).collect();
        let hint = refusal.hint.replace("{events}", &keys.join(", "));
        Error::Argument { message: format!("{}: {}", meant.kind.name, refusal.message), hint }.into()
    })
}

fn write(meant: &Meant, svg: &str, common: &Common) -> Result<(), Stop> {
    let output = Output::new(common.output.as_deref(), &common.look);
    let failed = |message: String| Error::Internal { doing: "drawing a chart", message };
    match meant.form {
        Form::Svg => output.write(|out| out.write_all(svg.as_bytes())),
        Form::Png => {
            let bytes = chart::png(svg, meant.scale).map_err(|error| failed(error.to_string()))?;
            output.write(|out| out.write_all(&bytes))
        }
        #[cfg(feature = "pdf")]
        Form::Pdf => {
            let bytes = chart::pdf(svg).map_err(failed)?;
            output.write(|out| out.write_all(&bytes))
        }
    }
}

/// Writes a chart's data as CSV.
fn table(data: &Data, path: Option<PathBuf>, common: &Common) -> Result<(), Stop> {
    let columns: Vec<(&'static str, Type)> = data.columns.iter().map(|name| (*name, Type::String)).collect();
    let rows = data.rows.iter().map(|row| row.iter().map(|cell| Value::text(cell.as_str())).collect()).collect();
    let (bom, excel) = (common.look.bom || common.look.excel, common.look.excel);
    let table = Table::of("chart", &columns, rows);
    Output::new(path.as_deref(), &common.look).write(|out| table.csv(out, bom, excel))
}

fn list(common: &Common) -> Result<ExitCode, Stop> {
    Output::new(common.output.as_deref().map(Path::new), &common.look)
        .write(|out| KINDS.iter().try_for_each(|kind| writeln!(out, "{:<12} {}", kind.name, kind.about)))?;
    Ok(ExitCode::SUCCESS)
}
