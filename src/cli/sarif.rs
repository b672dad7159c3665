//! Findings as SARIF 2.1.0, for editors and code-review tools (OASIS standard, 27 March 2020).

use recount::message::Voice;
use recount::model::{Claim, View};
use recount::rules::allow::Allowed;
use recount::rules::{Finding, RULES, Severity};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes all findings as one run.
pub fn write(
    out: &mut dyn Write,
    voice: Voice,
    view: &View,
    findings: &[Finding],
    allowed: &[Allowed],
) -> io::Result<()> {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "shortDescription": { "text": rule.summary() },
                "help": { "text": rule.page, "markdown": rule.page },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let mut results: Vec<Value> = findings.iter().map(|finding| result(voice, view, finding)).collect();
    results.extend(allowed.iter().map(|allowed| {
        let mut result = result(voice, view, &allowed.finding);
        result["suppressions"] = json!([{
            "kind": "inSource",
            "justification": allowed.reason,
            "location": location(view.claim(allowed.by)),
        }]);
        result
    }));
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "recount", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn level(severity: Severity) -> &'static str {
    // SARIF has the same three words.
    severity.word()
}

fn result(voice: Voice, view: &View, finding: &Finding) -> Value {
    let location = |row: usize| location(view.claim(row));
    let evidence: serde_json::Map<String, Value> =
        finding.evidence.iter().map(|(name, n)| ((*name).to_owned(), json!(n))).collect();
    let text = format!("{} {}", finding.message.render(voice), finding.what_to_do().render(voice));
    json!({
        "ruleId": finding.rule.code,
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": finding.claims.first().map(|row| location(*row)).into_iter().collect::<Vec<_>>(),
        "relatedLocations": finding.claims.iter().skip(1).map(|row| location(*row)).collect::<Vec<_>>(),
        "properties": {
            "confidence": finding.confidence.word(),
            "event": finding.event.map(|event| view.event_at(event).key()),
            "evidence": evidence,
        },
    })
}

fn location(claim: Claim) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": claim.origin_file().unwrap_or("-") },
            "region": { "startLine": claim.origin_line().unwrap_or(1).max(1) },
        },
        "logicalLocations": [{ "name": claim.id(), "kind": "claim" }],
    })
}
