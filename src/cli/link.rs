//! `recount link`: which reports are about the same event, and why.

use super::args::{Link, LinkTable};
use super::output::{Output, Stop};
use super::{args::Format, exit_code, linking, plan, progress, say, told};
use recount::error::{Error, Problems};
use recount::format::{count, many};
use recount::ingest::{self, Input};
use recount::link::links::LinkKind;
use recount::link::{Linked, Purpose, link_claims, trial, truth, why};
use recount::model::View;
use recount::report::write_file;
use recount::review::Asked;
use recount::table::{self, meltt};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

/// What fits a screen; the other forms have every column.
const ON_SCREEN: &[&str] =
    &["kind", "dataset", "report", "other_dataset", "other_report", "score", "km", "days", "margin", "doubts"];

pub fn run(args: &Link) -> Result<ExitCode, Stop> {
    let common = &args.common;
    let output = Output::new(common.output.as_deref(), &common.look);
    if args.simulate {
        let progress = progress::Bar::new(&common.look);
        let cells = trial::run(args.draws, common.seed.unwrap_or(1), &progress);
        progress.end();
        output.table(table::trial(&cells))?;
        return Ok(ExitCode::SUCCESS);
    }
    guard(args)?;
    let mut plan = plan::plan(common, None, Some((&args.linking, false)))?;
    refuse_filter(args)?;
    let inputs = inputs(args)?;
    plan.settings.read.reports = true;
    plan.settings.read.hashed = false;
    plan.settings.read.without = match args.linking.review {
        Some(_) => vec!["url", "archived_url", "note"],
        None => vec!["url", "archived_url", "note", "quote", "label", "basis", "reported_by"],
    };
    (plan.settings.read.coded, plan.settings.read.kept) = plan.settings.link.columns();
    let progress = progress::Bar::new(&common.look);
    let intake = ingest::read(&inputs, &plan.settings.read, &progress)?;
    let view = View::new(&intake.claims);
    let linked = link_claims(&view, &plan.settings.link, Purpose::Reports, &progress)?;
    progress.end();
    told(&intake.ledger, &plan, common);
    super::usable(&intake.ledger)?;
    if !common.look.quiet {
        linked.notices.iter().for_each(|notice| say(&format!("note: {notice}")));
        say(&summary(&linked));
    }
    if let Some(path) = &args.linking.review {
        review(&linked, path, common.look.quiet)?;
    }
    if let Some(name) = &args.why {
        let found = why::named(&linked, name)?;
        let text: Vec<String> = found.into_iter().map(|report| why::why(&linked, report)).collect();
        output.write(|out| out.write_all(text.join("\n").as_bytes()))?;
    } else if let Some(path) = &args.truth {
        let pairs = truth::pairs(&linked.reports, &linking::table(path)?)?;
        let scope = if args.partial_truth { truth::Scope::Named } else { truth::Scope::All };
        let named: BTreeSet<u32> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        if !args.partial_truth && named.len() * 2 < linked.reports.len() && !common.look.quiet {
            say(&format!(
                "note: the list names {} of {} reports, and every link of the others counts as false; if it is complete only for \
                 those that it names, add --partial-truth",
                count(named.len() as f64),
                count(linked.reports.len() as f64)
            ));
        }
        let measure = truth::measure(&linked.reports.dataset, &linked.answer.group, &pairs, scope);
        output.table(table::truth(&linked.reports.datasets, &measure))?;
    } else {
        write(&linked, args.table, &output)?;
    }
    Ok(exit_code(&plan, &intake.ledger, &[]))
}

/// Refuses to replace by what is written (the review, the output) anything that is read.
fn guard(args: &Link) -> Result<(), Problems> {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let tables =
        args.linking.taxonomies.iter().filter_map(|text| text.split_once('=')).map(|(_, path)| Path::new(path.trim()));
    let beside =
        [&args.truth, &args.linking.gazetteer, &args.common.config].into_iter().flatten().map(|path| path.as_path());
    let beside: Vec<&Path> = tables.chain(beside).collect();
    let inputs: Vec<&Path> = args.inputs.iter().map(|path| path.as_path()).collect();
    let mut problems = Problems::default();
    let mut refuse = |written: &Path, flag: &str, read: &[&Path], what: &str| {
        for path in read.iter().filter(|path| path.as_os_str() != "-" && real(path) == real(written)) {
            problems.push(Error::Argument {
                message: format!("{}: is {what}, and would be replaced by {flag}", path.display()),
                hint: format!("name another place with {flag}"),
            });
        }
    };
    let output = args.common.output.as_deref();
    if let Some(review) = &args.linking.review {
        refuse(review, "--review", &inputs, "an input");
        refuse(review, "--review", &beside, "read as a table");
        output.into_iter().for_each(|output| refuse(output, "-o", &[review], "the review"));
    }
    output.into_iter().for_each(|output| refuse(output, "-o", &beside, "read as a table"));
    problems.into_result()
}

/// Reports are linked among all others: a part of them has other links.
fn refuse_filter(args: &Link) -> Result<(), Problems> {
    if args.common.event.is_none() && args.common.conditions.is_empty() {
        return Ok(());
    }
    let hint = "link all reports, then filter the table; --why ID shows one";
    Err(Error::Argument { message: "`link` has no --event and no --where".into(), hint: hint.into() }.into())
}

fn inputs(args: &Link) -> Result<Vec<Input>, Problems> {
    let inputs = plan::open(&args.inputs, args.common.output.as_deref())?;
    let mut problems = Problems::default();
    let again = |at: usize| inputs[..at].iter().any(|one| one.path == inputs[at].path);
    for input in (0..inputs.len()).filter(|at| again(*at)).map(|at| &inputs[at]) {
        problems.push(Error::Argument {
            message: format!("{}: is given twice", input.path),
            hint: "name each file once; its reports would be linked with themselves".into(),
        });
    }
    problems.into_result().map(|()| inputs)
}

fn write(linked: &Linked, which: LinkTable, output: &Output) -> Result<(), Stop> {
    let replicated = linked.answer.meltt.is_some();
    let only_meltt =
        !matches!(which, LinkTable::Links | LinkTable::Reports | LinkTable::Overlap | LinkTable::Candidates);
    if only_meltt && !replicated {
        let hint = "add --engine meltt, or take --table links, reports, overlap or candidates";
        return Err(Error::Argument { message: "this table is one of R's meltt".into(), hint: hint.into() }.into());
    }
    let on_screen = output.format() == Format::Table;
    match which {
        LinkTable::Links if on_screen => output.table(table::report_links(linked).select(ON_SCREEN)),
        LinkTable::Links => output.table(table::report_links(linked)),
        LinkTable::Reports => output.table(table::reports(linked)),
        LinkTable::Overlap => output.table(table::linked_overlap(linked)),
        LinkTable::Candidates => output.table(table::candidates(linked)),
        LinkTable::EventMatched => output.table(meltt::matched(linked, "event_matched", |answer| &answer.events)),
        LinkTable::EpisodeMatched => output.table(meltt::matched(linked, "episode_matched", |answer| &answer.episodes)),
        LinkTable::EventContenders => {
            output.table(meltt::contenders(linked, "event_contenders", |answer| &answer.event_contenders))
        }
        LinkTable::EpisodeContenders => {
            output.table(meltt::contenders(linked, "episode_contenders", |answer| &answer.episode_contenders))
        }
        LinkTable::DeduplicatedIndex => output.table(meltt::deduplicated(linked)),
    }
}

/// Writes the questions, with the decisions that stand already.
fn review(linked: &Linked, path: &Path, quiet: bool) -> Result<(), Stop> {
    let questions = table::review(linked);
    let open = questions.rows().filter(|row| row.first() == Some(&table::Value::Empty)).count();
    let decided = linked.settings.review.decided().map(|(one, _)| one.asked.clone().sorted());
    let decided = decided.collect::<BTreeSet<Asked>>().len();
    let workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    write_file(path, |out| if workbook { questions.xlsx(out) } else { questions.csv(out, true, false) })
        .map_err(|error| review_fault(path, error))?;
    if !quiet {
        say(&format!(
            "{}: {} decided, {} to decide; write `same` or `different` into `decision` and run this again",
            path.display(),
            count(decided as f64),
            count(open as f64)
        ));
    }
    Ok(())
}

fn review_fault(path: &Path, error: Error) -> Error {
    match error {
        Error::Unwritable { cause, .. } => Error::Argument {
            message: format!("{}: cannot be written: {cause}", path.display()),
            hint: "name another place with --review".into(),
        },
        other => other,
    }
}

/// What came of it, in some lines.
fn summary(linked: &Linked) -> String {
    let (links, reports, settings) = (&linked.answer.links, &linked.reports, linked.settings);
    let of = |kind: LinkKind| links.iter().filter(|link| link.kind == kind).count();
    let events = |kind: LinkKind| {
        let own = links.iter().filter(|link| link.kind == kind);
        own.map(|link| linked.answer.group[link.a as usize]).collect::<BTreeSet<u32>>().len()
    };
    let (of_events, of_episodes) = (events(LinkKind::Event), events(LinkKind::Episode));
    let matches = of_events + of_episodes;
    let mut text = format!(
        "{} in {} are {} (engine {}, {} km, {})\n  {} match{}: {} of events, {} of episodes of several days",
        many(reports.len(), "report"),
        many(reports.datasets.len(), "dataset"),
        many(linked.events().len(), "event"),
        settings.engine.word(),
        settings.windows.km,
        many(settings.windows.days as usize, "day"),
        count(matches as f64),
        if matches == 1 { "" } else { "es" },
        count(of_events as f64),
        count(of_episodes as f64),
    );
    let settled = links.iter().filter(|link| matches!(link.kind, LinkKind::Held(_))).count();
    if settled > 0 {
        text += &format!("; {} settled beforehand", many(settled, "link"));
    }
    text += &format!(
        "\n  not merged: {} within an episode, {} near one, {} of reports of one dataset that look alike",
        count(of(LinkKind::Part) as f64),
        count(of(LinkKind::Flag) as f64),
        many(of(LinkKind::Duplicate), "pair")
    );
    let doubtful = links.iter().filter(|link| link.kind.merges() && !link.doubts.is_empty()).count();
    if doubtful > 0 {
        let are = if doubtful == 1 { "is" } else { "are" };
        text += &format!("\n  {} {are} not certain; --review FILE asks about them", many(doubtful, "link"));
    }
    if reports.datasets.len() < 2 {
        text += "\n  one dataset only: links are between datasets (--dataset-by file, source or COLUMN)";
    }
    text
}
