//! `recount explain`: the page of a rule or a method.

use super::args::Explain;
use super::output::{Output, Stop};
use recount::error::{Error, nearest};
use recount::rules::Rule;
use recount::{estimate, link, rules};
use std::process::ExitCode;

pub fn run(args: &Explain) -> Result<ExitCode, Stop> {
    let output = Output::new(None, &args.look);
    let page = match &args.name {
        Some(name) => page(name)?,
        None => list(),
    };
    output.write(|out| out.write_all(page.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

fn page(name: &str) -> Result<String, Error> {
    if name == "rules" {
        return Ok(rules::OVERVIEW.to_owned());
    }
    if let Ok(rule) = rules::find(name) {
        return Ok(format!("{}{}", rule.page, rule.thresholds_page()));
    }
    if let Some(page) = estimate::page(name).or_else(|| link::page(name)) {
        return Ok(page.to_owned());
    }
    let family: Vec<&Rule> = rules::RULES.iter().copied().filter(|rule| rule.is_named(name)).collect();
    if !family.is_empty() {
        return Ok(family.into_iter().map(line).collect());
    }
    let names = rules::RULES.iter().flat_map(|rule| [rule.name, rule.code]).chain(estimate::method_names());
    let names = names.chain(link::page_names());
    Err(Error::Unknown {
        what: "rule or method",
        value: name.into(),
        expected: "a name that `recount explain` lists".into(),
        did_you_mean: nearest(name, names).map(str::to_owned),
    })
}

fn line(rule: &Rule) -> String {
    format!("  {}  {:<32} {:<8} {}\n", rule.code, rule.name, rule.severity.word(), rule.summary())
}

fn list() -> String {
    let mut text = String::from(
        "Rules (recount explain CODE, or NAME; recount explain rules: all of them, and how well they find):\n",
    );
    let mut family = "";
    for rule in rules::RULES {
        if rule.family != family {
            family = rule.family;
            text += &format!("\n {family}\n");
        }
        text += &line(rule);
    }
    let mut section = |head: &str, pages: &mut dyn Iterator<Item = (&str, Option<&str>)>| {
        text += &format!("\n{head} (recount explain NAME):\n");
        for (name, page) in pages {
            let summary = page.unwrap_or_default().lines().skip(1).find(|line| !line.is_empty()).unwrap_or_default();
            text += &format!("  {name:<38} {summary}\n");
        }
    };
    section("Methods", &mut estimate::method_names().map(|name| (name, estimate::page(name))));
    section("Linking", &mut link::page_names().map(|name| (name, link::page(name))));
    text
}
