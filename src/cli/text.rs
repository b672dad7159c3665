//! Findings as a linter prints them: where, what, how sure, and what to do.

use anstream::adapter::strip_str;
use recount::format::visible;
use recount::message::{Voice, phrase};
use recount::model::{Claim, View};
use recount::rules::{Finding, Severity};
use std::io::{self, Write};

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const RESET: &str = "\x1b[0m";

fn ink(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\x1b[1;31m",
        Severity::Warning => "\x1b[1;33m",
        Severity::Note => "\x1b[1;36m",
    }
}

/// Where a claim stands: `claims.csv:12`.
pub fn place(claim: Claim) -> String {
    format!("{}:{}", claim.origin_file().unwrap_or("-"), claim.origin_line().unwrap_or_default())
}

/// Writes findings for a person.
pub fn findings(out: &mut dyn Write, voice: Voice, view: &View, findings: &[Finding], colored: bool) -> io::Result<()> {
    for finding in findings {
        // A claim that is gone stands nowhere.
        let primary = finding.claims.first().map_or_else(|| "-".into(), |row| visible(&place(view.claim(*row))));
        let confidence = match finding.confidence {
            recount::rules::Confidence::High => String::new(),
            confidence => format!(" ({} confidence)", confidence.word()),
        };
        let mut text = format!(
            "{BOLD}{}{RESET}: {}{}[{}]{RESET} {BOLD}{}{RESET}{confidence} {DIM}{}{RESET}\n  {}\n",
            primary,
            ink(finding.severity),
            finding.severity.word(),
            finding.rule.code,
            finding.rule.name,
            finding
                .event
                .map_or_else(|| "all events".into(), |event| visible(&format!("event {}", view.event_at(event).key()))),
            visible(&finding.message.render(voice)),
        );
        text += &rows(voice, view, finding);
        text += &format!("  hint: {}\n", visible(&finding.what_to_do().render(voice)));
        if colored {
            out.write_all(text.as_bytes())?;
        } else {
            write!(out, "{}", strip_str(&text))?;
        }
    }
    writeln!(out, "{}; `recount explain CODE` says what each means", counted(findings))
}

/// How many rows stand under a finding.
const ROWS: usize = 6;

/// The claims concerned, each with its place in the input and what it says.
fn rows(voice: Voice, view: &View, finding: &Finding) -> String {
    let shown: Vec<[String; 4]> = finding
        .claims
        .iter()
        .take(ROWS)
        .map(|row| {
            let claim = view.claim(*row);
            let window = claim.window();
            let days = if window.start.is_some() { recount::format::window(window, voice.lang) } else { String::new() };
            let said = phrase::said(claim).render(voice);
            [place(claim), claim.id().to_owned(), said, days].map(|cell| visible(&cell))
        })
        .collect();
    let width = |at: usize| shown.iter().map(|row| row[at].chars().count()).max().unwrap_or_default();
    let (first, second) = (width(0), width(1));
    let mut text = String::new();
    for [place, id, said, days] in shown {
        let days = if days.is_empty() { days } else { format!(", {days}") };
        text += &format!("  {DIM}{place:>first$} | {id:<second$} | {said}{days}{RESET}\n");
    }
    if finding.claims.len() > ROWS {
        text += &format!("  {DIM}{:>first$} | and {} more{RESET}\n", "", finding.claims.len() - ROWS);
    }
    text
}

/// "1 error, 18 warnings, 1 note"
pub fn counted(findings: &[Finding]) -> String {
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
        let n = findings.iter().filter(|finding| finding.severity == severity).count();
        format!("{} {}{}", recount::format::count(n as f64), severity.word(), if n == 1 { "" } else { "s" })
    });
    counts.join(", ")
}

/// Writes findings as workflow commands of GitHub Actions.
pub fn github(out: &mut dyn Write, voice: Voice, view: &View, findings: &[Finding]) -> io::Result<()> {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    for finding in findings {
        let level = match finding.severity {
            Severity::Note => "notice",
            other => other.word(),
        };
        let place = |claim: Claim| {
            let (file, line) = (claim.origin_file().unwrap_or("-"), claim.origin_line().unwrap_or_default());
            format!("file={},line={line},", property(file))
        };
        writeln!(
            out,
            "::{level} {}title={}::{} {}",
            finding.claims.first().map(|row| place(view.claim(*row))).unwrap_or_default(),
            property(&format!("{} {}", finding.rule.code, finding.rule.name)),
            escape(&finding.message.render(voice)),
            escape(&finding.what_to_do().render(voice)),
        )?;
    }
    Ok(())
}
