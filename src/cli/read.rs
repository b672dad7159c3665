//! `recount read`: the normalised claims, in the order of the input.

use super::args::{Format, Read};
use super::output::{Output, Stop};
use super::{exit_code, loaded, plan, progress, told, usable};
use recount::error::Problems;
use recount::ingest::{self, Failure, Ledger, Sink};
use recount::table::{self, ClaimsCsv, ClaimsParquet};
use std::io;
use std::process::ExitCode;

/// Rejected rows that are held for telling some of them.
const TOLD: usize = 1000;

pub fn run(args: &Read) -> Result<ExitCode, Stop> {
    let common = &args.common;
    let mut plan = plan::plan(common, None, None)?;
    plan.settings.read.hashed = false;
    // The rows themselves are read again by `run`, which lists them all.
    plan.settings.read.most_rejected = Some(TOLD);
    let inputs = plan::open(&args.inputs, args.common.output.as_deref())?;
    let output = Output::new(common.output.as_deref(), &common.look);
    output.check()?;
    if common.event.is_some() || !common.conditions.is_empty() {
        let loaded = loaded(&inputs, &plan, common)?;
        output.table(table::claims(&loaded.claims))?;
        return Ok(exit_code(&plan, &loaded.ledger, &[]));
    }
    let progress = progress::Bar::new(&common.look);
    let stream = |sink: &mut dyn Sink| ingest::stream(&inputs, &plan.settings.read, &progress, sink);
    let mut ended: Result<Ledger, Option<Problems>> = Err(None);
    let (bom, excel) = (common.look.excel || common.look.bom, common.look.excel);
    let written = match output.format() {
        Format::Csv => output.write(|out| keep(&mut ended, stream(&mut ClaimsCsv::new(out, bom, excel)))),
        Format::Parquet => output.write(|out| {
            let mut sink = ClaimsParquet::new(out);
            keep(&mut ended, stream(&mut sink))?;
            sink.finish()
        }),
        _ => {
            let intake = ingest::read(&inputs, &plan.settings.read, &progress)?;
            let written = match usable(&intake.ledger) {
                Ok(()) => output.table(table::claims(&intake.claims)),
                Err(_) => Ok(()),
            };
            ended = Ok(intake.ledger);
            written
        }
    };
    progress.end();
    match ended {
        Ok(ledger) => {
            told(&ledger, &plan, common);
            usable(&ledger)?;
            written?;
            Ok(exit_code(&plan, &ledger, &[]))
        }
        Err(Some(problems)) => Err(problems.into()),
        Err(None) => written.map(|()| ExitCode::SUCCESS),
    }
}

/// Keeps the ledger or the faults for later; what goes back to the writer only says whether what it wrote holds.
fn keep(ended: &mut Result<Ledger, Option<Problems>>, done: Result<Ledger, Failure>) -> io::Result<()> {
    let unusable = || io::Error::other("the input cannot be used");
    match done {
        Ok(ledger) => {
            let written = if usable(&ledger).is_ok() { Ok(()) } else { Err(unusable()) };
            *ended = Ok(ledger);
            written
        }
        Err(Failure::Problems(problems)) => {
            *ended = Err(Some(problems));
            Err(unusable())
        }
        Err(Failure::Io(error)) => Err(error),
    }
}
