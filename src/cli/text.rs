//! Findings as a linter prints them: where, what, how sure, and what to do.

use anstream::adapter::strip_str;
use recount::format::visible;
use recount::message::Voice;
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
        let primary = view.claim(finding.claims.first().copied().unwrap_or_default());
        let confidence = match finding.confidence {
            recount::rules::Confidence::High => String::new(),
            confidence => format!(" ({} confidence)", confidence.word()),
        };
        let related: Vec<String> = finding.claims.iter().skip(1).take(4).map(|row| place(view.claim(*row))).collect();
        let mut text = format!(
            "{BOLD}{}{RESET}: {}{}[{}]{RESET} {BOLD}{}{RESET}{confidence} {DIM}event {}{RESET}\n  {}\n",
            visible(&place(primary)),
            ink(finding.severity),
            finding.severity.word(),
            finding.rule.code,
            finding.rule.name,
            visible(view.event_at(finding.event).key()),
            visible(&finding.message.render(voice)),
        );
        if !related.is_empty() {
            text += &format!("  {DIM}see also {}{RESET}\n", visible(&related.join(", ")));
        }
        text += &format!("  hint: {}\n", visible(&finding.hint.render(voice)));
        if colored {
            out.write_all(text.as_bytes())?;
        } else {
            write!(out, "{}", strip_str(&text))?;
        }
    }
    writeln!(out, "{}; `recount explain CODE` says what each means", counted(findings))
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
        let claim = view.claim(finding.claims.first().copied().unwrap_or_default());
        writeln!(
            out,
            "::{level} file={},line={},title={}::{} {}",
            property(claim.origin_file().unwrap_or("-")),
            claim.origin_line().unwrap_or_default(),
            property(&format!("{} {}", finding.rule.code, finding.rule.name)),
            escape(&finding.message.render(voice)),
            escape(&finding.hint.render(voice)),
        )?;
    }
    Ok(())
}
