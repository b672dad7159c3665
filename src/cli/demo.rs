//! `recount demo`: the Moura case, embedded in the binary.

use super::args::Run;
use super::output::{Output, Stop};
use super::{loaded, plan, progress};
use recount::estimate::{Estimate, Hypothesis, Method};
use recount::format;
use recount::ingest::Input;
use recount::model::{Config, Lineage, View};
use recount::pipeline::Study;
use recount::report::{headline, write_folder};
use recount::rules::Severity;
use std::fmt::Write as _;
use std::process::ExitCode;

const CLAIMS: &[u8] = include_bytes!("../../datasets/moura/claims.csv");
const CONFIG: &str = include_str!("../../datasets/moura/recount.toml");

pub fn run(args: &Run) -> Result<ExitCode, Stop> {
    let config = Config::parse(CONFIG).map_err(|error| recount::error::Error::Config {
        path: "datasets/moura/recount.toml".into(),
        message: error.to_string(),
    })?;
    let plan = plan::settle(config, &args.common, Some(&args.rules), None)?;
    let input = Input::memory("datasets/moura/claims.csv", CLAIMS.to_vec());
    let loaded = loaded(&[input], &plan, &args.common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    let bar = progress::Bar::new(&args.common.look);
    let study = Study::new(&loaded, &view, &lineage, &plan.settings, &bar);
    let folder = args.common.output.as_deref();
    if let Some(folder) = folder {
        write_folder(&study, folder, super::run::options(args), &bar)?;
    }
    let mut text = summary(&study);
    text += &match folder {
        Some(folder) => format!("Files: {} (begin with {})\n", folder.display(), super::run::report(folder)),
        None => "Nothing was written; `recount demo -o moura/` writes tables, charts and the report.\n".to_owned(),
    };
    Output::new(None, &args.common.look).write(|out| out.write_all(text.as_bytes()))?;
    Ok(super::exit_code(&plan, &loaded.ledger, &study.findings))
}

/// One screen: what was read, what was found, what can be said.
fn summary(study: &Study) -> String {
    let lang = study.settings.lang;
    let mut text = String::new();
    for event in study.view.events() {
        let about = recount::link::summary(&event, study.lineage);
        let _ = writeln!(
            text,
            "{}, {}: {} claims, {} independent sources.",
            about.place,
            format::window(about.window, lang),
            about.claims,
            about.sources
        );
        let _ = writeln!(text, "{}\n", wrapped(&headline(study, &event).text, 0));
        let findings = study.findings_of(event.index);
        let _ = writeln!(text, "Findings: {}", super::text::counted(findings));
        for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
            let _ = writeln!(
                text,
                "  {} {}\n{}",
                finding.rule.code,
                finding.rule.name,
                wrapped(&finding.message.render(study.voice()), 4)
            );
        }
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for finding in findings.iter().filter(|finding| finding.severity != Severity::Error) {
            match counts.iter_mut().find(|(name, _)| *name == finding.rule.name) {
                Some((_, n)) => *n += 1,
                None => counts.push((finding.rule.name, 1)),
            }
        }
        let named: Vec<String> =
            counts.iter().map(|(name, n)| if *n > 1 { format!("{name} ({n})") } else { (*name).to_owned() }).collect();
        let _ = writeln!(text, "{}\n", wrapped(&format!("also {}", named.join(", ")), 2));
        text += &hypotheses(study, event.index);
    }
    text
}

/// A reading's title and its bounds.
type Told<'a> = (&'a str, Vec<&'a Estimate>);

/// The bounds of the most repeated pair: as the press repeats it, beside the sources' own words.
fn hypotheses(study: &Study, event: usize) -> String {
    let ranges = study.ranges_of(event);
    let rows_of = |method: Method| {
        let first = ranges.iter().find(|estimate| estimate.method == method)?;
        let same = |estimate: &&Estimate| estimate.method == method && estimate.claims == first.claims;
        Some(ranges.iter().filter(same).collect::<Vec<_>>())
    };
    let told: Vec<(&str, Vec<&Estimate>)> =
        [("as the press repeats them", Method::BoundsAsRepeated), ("in the sources' own words", Method::Bounds)]
            .into_iter()
            .filter_map(|(title, method)| Some((title, rows_of(method)?)))
            .collect();
    let mut text = String::new();
    let mut line = |first: &str, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>12}")).collect();
        let _ = writeln!(text, "{:<20}{cells}", format!("  {first}"));
    };
    let centred =
        |of: &dyn Fn(&Told) -> String| told.iter().map(|reading| format!("{:>36}", of(reading))).collect::<Vec<_>>();
    line("", centred(&|(title, _)| (*title).to_owned()));
    line("", centred(&|(_, rows)| against(study, &rows[0].claims)));
    line("hypothesis", told.iter().flat_map(|_| ["killed", "civilians", "combatants"].map(str::to_owned)).collect());
    for hypothesis in Hypothesis::PAIR {
        let cells = told.iter().flat_map(|(_, rows)| {
            let of: Vec<&&Estimate> = rows.iter().filter(|row| row.hypothesis == hypothesis.word()).collect();
            [0, 1, 2].map(|at| match of.get(at) {
                Some(estimate) if estimate.kind.is_some() => format::range(estimate.low, estimate.high),
                _ => "cannot be".to_owned(),
            })
        });
        line(hypothesis.word(), cells.collect());
    }
    let caveat = "“Neutralised” is killed or captured: any number of them, from none to all, may have been killed. These \
                  are bounds, not probabilities; people whom neither counted are not included. `recount explain \
                  bounds` says what each hypothesis assumes.";
    text += &wrapped(caveat, 2);
    text.push('\n');
    text
}

/// "HRW 300, FAMa 203"
fn against(study: &Study, pair: &[usize]) -> String {
    let said = pair.iter().map(|row| {
        let claim = study.view.claim(*row);
        let figure = format::stated(claim.stated(), claim.qualifier(), claim.figure());
        format!("{} {figure}", study.lineage.source_name(study.view, *row))
    });
    said.collect::<Vec<_>>().join(", ")
}

fn wrapped(text: &str, indent: usize) -> String {
    let width = usize::from(super::output::width()).min(100) - indent;
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let margin = " ".repeat(indent);
    lines.iter().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
}
