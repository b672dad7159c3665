//! The report as one HTML file: no script, no network, everything from a claim escaped by the template engine.

use super::view::report;
use crate::error::Error;
use crate::pipeline::Study;
use minijinja::value::Serde;
use minijinja::{Environment, context};

/// Renders the report.
///
/// # Errors
/// Only on a fault in the template.
pub fn html(study: &Study) -> Result<String, Error> {
    let fault =
        |error: minijinja::Error| Error::Internal { doing: "writing the report", message: format!("{error:#}") };
    let mut environment = Environment::new();
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    // The name ends with .html: every value is escaped unless the template says `safe`.
    environment.add_template("report.html", include_str!("report.html")).map_err(fault)?;
    environment.add_filter("anchor", |text: String| super::view::anchor(&text));
    environment.add_filter("seen", |text: String| crate::format::visible(&text));
    environment.add_filter("paragraphs", paragraphs);
    let template = environment.get_template("report.html").map_err(fault)?;
    template.render(context! { r => Serde(report(study)) }).map_err(fault)
}

/// A page's Markdown as plain paragraphs: headings, lists and code stay readable as text.
fn paragraphs(text: String) -> Vec<String> {
    text.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
