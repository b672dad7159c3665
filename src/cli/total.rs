//! `recount total`: totals by period and group, with their uncertainty, rates and trends.

use super::args::{Format, Total};
use super::output::{Output, Stop};
use super::{exit_code, loaded, plan, progress, say, totalling};
use recount::error::{Error, Problems, nearest};
use recount::estimate::totals::Population;
use recount::estimate::{ranges, totals};
use recount::message::{Message, Voice};
use recount::model::{Lineage, View};
use recount::progress::Progress;
use recount::table;
use std::process::ExitCode;

/// What fits a screen; the other forms have every column.
const ON_SCREEN: &[&str] = &[
    "period",
    "group",
    "method",
    "rho",
    "factor",
    "low",
    "best",
    "high",
    "level",
    "probability",
    "events",
    "open_events",
];

pub fn run(args: &Total) -> Result<ExitCode, Stop> {
    let mut problems = Problems::default();
    let plan = plan::plan(&args.common, None, Some(args.joining.flags()));
    let totalling = match &plan {
        Ok(plan) => totalling::settle(&args.totalling, &plan.settings),
        // The configuration could not be settled: what the flags themselves have wrong is still told.
        Err(_) => totalling::settle(&args.totalling, &Default::default()),
    };
    let (plan, settings) = match (plan, totalling) {
        (Ok(plan), Ok(settings)) => (plan, settings),
        (plan, totalling) => {
            for faults in [plan.err(), totalling.err()].into_iter().flatten() {
                problems.extend(faults);
            }
            return Err(problems.into());
        }
    };
    let loaded = loaded(&plan::open(&args.inputs, args.common.output.as_deref())?, &plan, &args.common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    if let Some(Population::Column(name)) = settings.rates.as_ref().map(|rates| &rates.population)
        && view.column(name).is_none()
    {
        let names = view.columns();
        return Err(Error::Unknown {
            what: "column",
            value: name.clone(),
            expected: "a column of the claims with numbers of people".into(),
            did_you_mean: nearest(name, names.iter().copied()).map(str::to_owned),
        }
        .into());
    }
    let progress = progress::Bar::new(&args.common.look);
    progress.stage("estimating", "ranges and totals");
    let mut found = totals(&view, &lineage, &ranges(&view, &lineage, &plan.settings.ranges), &settings);
    progress.end();
    totalling::check_periods(&found, &settings)?;
    let beside = loaded.joined.beside.len();
    if beside > 0 {
        let twice = || Message::new("note-total-twice").with("n", beside);
        found.rows.iter_mut().for_each(|total| total.caveats.push(twice()));
    }
    let voice = Voice::new(plan.settings.lang, &view, &lineage);
    let output = Output::new(args.common.output.as_deref(), &args.common.look);
    let rows = table::totals(&found.rows, voice);
    output.table(if output.format() == Format::Table { rows.select(ON_SCREEN) } else { rows })?;
    if !args.common.look.quiet {
        found.notices.iter().for_each(|notice| say(&format!("note: {}", notice.render(voice))));
    }
    Ok(exit_code(&plan, &loaded.ledger, &[]))
}
