//! `methods.md`: what was done, as it was run.

use crate::estimate::{Method, page};
use crate::format::{count, many};
use crate::pipeline::Study;
use crate::table::markdown_cell;
use std::collections::BTreeMap;

/// Writes what was done.
pub fn methods(study: &Study) -> String {
    let settings = study.settings;
    let convention = settings.read.convention;
    let mut text = format!(
        "# Method, as it was run\n\nrecount {}, seed {}. The same inputs, configuration and seed give the same \
         bytes.\n\n## Inputs\n\n| file | rows | claims | rejected | SHA-256 |\n| --- | --- | --- | --- | --- |\n",
        env!("CARGO_PKG_VERSION"),
        settings.seed
    );
    for input in &study.loaded.ledger.inputs {
        text += &format!(
            "| {} | {} | {} | {} | {} |\n",
            markdown_cell(&input.path),
            input.rows,
            input.claims,
            input.rejected,
            input.sha256
        );
    }
    text += "\nEvery row is a claim (claims.csv) or a rejected row with its reason (rejected.csv); the two add up.\n";
    for notice in &study.loaded.ledger.notices {
        text += &format!("- {}\n", markdown_cell(&notice.to_string()));
    }
    text += &format!(
        "\n## Reading figures\n\nWords are read by the convention `{}`: {}. Ends that only a convention gives are never \
         the end of a range. “About N” is N with half its rounding unit on both sides.\n\n## Linking\n\n{}\n## Who repeats whom\n\nA claim with \
         `derived_from` is no independent source; a claim that a later one `supersedes` is history. Aliases:\n\n",
        convention.name(),
        convention.provenance(),
        linking(study)
    );
    for (name, aliases) in &settings.config.aliases {
        let aliases: Vec<String> = aliases.iter().map(|alias| markdown_cell(alias)).collect();
        text += &format!("- {} = {}\n", markdown_cell(name), aliases.join(", "));
    }
    if settings.config.aliases.is_empty() {
        text += "- none\n";
    }
    text += "\n## Rules that found something\n\n| code | name | findings |\n| --- | --- | --- |\n";
    let mut found: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in &study.findings {
        *found.entry((finding.rule.code, finding.rule.name)).or_default() += 1;
    }
    for ((code, name), n) in found {
        text += &format!("| {code} | {name} | {} |\n", count(n as f64));
    }
    text += "\n## Ranges\n";
    let used: std::collections::BTreeSet<Method> = study.ranges.iter().map(|estimate| estimate.method).collect();
    let mut told = Vec::new();
    for method in used {
        let Some(page) = page(method.word()) else { continue };
        if !told.contains(&page) {
            told.push(page);
            text += &format!("\n{}\n", page.trim().replace("\n#", "\n##").replacen("# ", "### ", 1));
        }
    }
    if let Some(page) = page("sum-of-bounds") {
        text += "\n## Totals\n";
        text += &format!("\n{}\n", page.trim().replace("\n#", "\n##").replacen("# ", "### ", 1));
    }
    text += "\n## Limits\n\nrecount compares what was written down. It does not know what is true, who was never \
             counted, or what a source hides. ";
    let asked: Vec<&str> = settings.ranges.asked.iter().map(|method| method.word()).collect();
    text += &match asked[..] {
        [] => "Nothing was weighted and nothing was pooled.\n".to_owned(),
        _ => format!("One number was made of several claims where it was asked for ({}).\n", asked.join(", ")),
    };
    text
}

/// How claims came to be of one event.
fn linking(study: &Study) -> String {
    let (settings, joined) = (&study.settings.link, &study.loaded.joined);
    let mut text = "Claims of one `event` key are one event.".to_owned();
    let earlier = (0..study.view.len()).filter(|row| study.view.claim(*row).report().is_some()).count();
    if earlier > 0 && joined.by_claim.is_empty() {
        text += &format!(
            " Of them {} {} their key from an earlier run, which linked reports and says in its links.csv which links are \
             not certain: it is no key of a person's.",
            count(earlier as f64),
            if earlier == 1 { "has" } else { "have" }
        );
    }
    if joined.reports == 0 {
        return text + " A claim without a key stands alone.\n";
    }
    text += &format!(
        " {} reports were linked by the engine `{}` within {} km and {}; {} links are not certain (links.csv says \
         why). Between candidates that fit alike, distance, days and then closeness of figures decide: that linked figures agree \
         is in part their being chosen. Windows were widened by the precision that dates and places state. A day within an episode of several \
         days is shown in links.csv and not merged.",
        count(joined.reports as f64),
        settings.engine.word(),
        settings.windows.km,
        many(settings.windows.days as usize, "day"),
        count(joined.uncertain as f64)
    );
    text += &match settings.taxonomies.as_slice() {
        [] => " Names of actors and places and kinds of event were compared, as no taxonomy was given.".into(),
        some => {
            let names: Vec<String> = some.iter().map(|one| markdown_cell(&one.name)).collect();
            format!(" Compared by the taxonomies {}, of which {} may disagree.", names.join(", "), settings.partial)
        }
    };
    if settings.review.decided().next().is_some() {
        let path = markdown_cell(&settings.review.file.path);
        text += &format!(" {} decisions of a person ({path}) hold.", count(settings.review.decided().count() as f64));
    }
    text.push('\n');
    for notice in &joined.notices {
        text += &format!("- {}\n", markdown_cell(notice));
    }
    text
}
