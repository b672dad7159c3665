//! `recount demo`: the Moura case, embedded in the binary.

use super::args::Run;
use super::output::{Output, Stop};
use super::{loaded, plan, progress};
use recount::estimate::Method;
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
    let plan = plan::settle(config, &args.common, Some(&args.rules))?;
    let input = Input { path: "datasets/moura/claims.csv".into(), bytes: CLAIMS.to_vec() };
    let loaded = loaded(vec![input], &plan, &args.common)?;
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &plan.settings.config);
    let bar = progress::Bar::new(args.common.look.quiet);
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
    Ok(super::exit_code(&plan, &loaded, &study.findings))
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
        let _ = writeln!(text, "{}\n", headline(study, &event).text);
        let findings = study.findings_of(event.index);
        let _ = writeln!(text, "Findings: {}", super::text::counted(findings));
        for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
            let _ = writeln!(
                text,
                "  {} {}\n{}",
                finding.rule.code,
                finding.rule.name,
                wrapped(&finding.message.render(lang), 4)
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

/// The bounds of the most repeated pair in every reading.
fn hypotheses(study: &Study, event: usize) -> String {
    let ranges = study.ranges_of(event);
    let mut text = String::new();
    for (method, title) in [
        (Method::BoundsAsRepeated, "As the press repeats them"),
        (Method::Bounds, "In the sources' own words (“neutralised”: killed or captured)"),
        (Method::BoundsAsKilled, "In the sources' own words, “neutralised” read as killed"),
    ] {
        let of_method = || ranges.iter().filter(move |estimate| estimate.method == method);
        let Some(pair) = of_method().next().map(|estimate| &estimate.claims) else { continue };
        let rows: Vec<_> = of_method().filter(|estimate| &estimate.claims == pair).collect();
        let said: Vec<String> = pair
            .iter()
            .map(|row| {
                let claim = study.view.claim(*row);
                let figure = format::stated(claim.stated(), claim.qualifier(), claim.figure());
                format!("{} {figure}", study.lineage.source_name(study.view, *row))
            })
            .collect();
        let _ = writeln!(text, "{title}: {}", said.join(" against "));
        let _ = writeln!(text, "  {:<20}{:>12}{:>12}{:>12}", "hypothesis", "killed", "civilians", "combatants");
        for rows in rows.chunk_by(|a, b| a.hypothesis == b.hypothesis) {
            let value = |at: usize| match rows.get(at) {
                Some(estimate) if estimate.kind.is_some() => format::range(estimate.low, estimate.high),
                _ => "cannot be".to_owned(),
            };
            let _ = writeln!(text, "  {:<20}{:>12}{:>12}{:>12}", rows[0].hypothesis, value(0), value(1), value(2));
        }
    }
    text += "Bounds, not probabilities; people whom neither counted are not included. `recount explain bounds`\n";
    text
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
