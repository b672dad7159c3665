//! `recount init`: a project to start from, with an example that runs.

use super::args::Init;
use super::output::Stop;
use super::{say, schema};
use recount::error::{Error, Problems};
use recount::model::frame::{ADDED, ColumnKind, NATIVE};
use recount::report::write_file;
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use std::path::Path;
use std::process::ExitCode;

const CONFIG: &str = include_str!("scaffold/recount.toml");
const README: &str = include_str!("scaffold/README.md");
/// Rows of the workbook that have drop-downs.
const ROWS: u32 = 5000;

/// Two claims about one event, by column; all others are empty. Nothing in them is real.
const EXAMPLE: [&[(&str, &str)]; 2] = [
    &[
        ("claim_id", "a"),
        ("event", "example"),
        ("date_start", "2022-03-27"),
        ("date_end", "2022-03-31"),
        ("place", "Exampleville"),
        ("source", "An NGO"),
        ("source_kind", "ngo"),
        ("published", "2022-04-05"),
        ("url", "https://example.org/report"),
        ("basis", "27 interviews"),
        ("harm", "killed"),
        ("status", "civilian"),
        ("figure", "about 300"),
        ("note", "An example: replace it."),
    ],
    &[
        ("claim_id", "b"),
        ("event", "example"),
        ("date_start", "2022-03-27"),
        ("date_end", "2022-03-31"),
        ("place", "Exampleville"),
        ("source", "An army"),
        ("source_kind", "belligerent"),
        ("published", "2022-04-01"),
        ("harm", "killed"),
        ("status", "combatant"),
        ("figure", "203"),
        ("note", "An example: replace it."),
    ],
];

pub fn run(args: &Init) -> Result<ExitCode, Stop> {
    let claims = if args.xlsx { "claims.xlsx" } else { "claims.csv" };
    let readme = README.replace("claims.csv", claims);
    let files: [(&str, Vec<u8>); 4] = [
        (claims, if args.xlsx { workbook()? } else { csv().into_bytes() }),
        ("recount.toml", CONFIG.as_bytes().to_vec()),
        ("recount.schema.json", schema::config().into_bytes()),
        ("README.md", readme.into_bytes()),
    ];
    let mut problems = Problems::default();
    for (name, _) in &files {
        let path = args.folder.join(name);
        if path.exists() {
            problems.push(Error::Argument {
                message: format!("{}: is there already", path.display()),
                hint: "name another folder: recount init DIR".into(),
            });
        }
    }
    problems.into_result()?;
    std::fs::create_dir_all(&args.folder).map_err(|cause| Error::Unwritable { path: args.folder.clone(), cause })?;
    for (name, content) in &files {
        write_file(&args.folder.join(name), |out| out.write_all(content))?;
    }
    if !args.quiet {
        say(&format!("{}: {}", args.folder.display(), files.map(|(name, _)| name).join(", ")));
        say(&format!("next: recount check {}", shown(&args.folder.join(claims))));
    }
    Ok(ExitCode::SUCCESS)
}

fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    let text = text.strip_prefix("./").unwrap_or(&text);
    if text.contains(' ') { format!("'{text}'") } else { text.to_owned() }
}

/// The contract's columns: what recount adds by itself is not for a person to fill in.
fn columns() -> impl Iterator<Item = &'static (&'static str, ColumnKind)> {
    NATIVE.iter().filter(|(name, _)| !ADDED.contains(name))
}

fn cell(row: &[(&str, &'static str)], column: &str) -> &'static str {
    row.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| text)
}

/// The header and the example. No cell of it needs quotes.
fn csv() -> String {
    let line = |cells: Vec<&str>| cells.join(",") + "\n";
    let mut text = line(columns().map(|(name, _)| *name).collect());
    for row in EXAMPLE {
        text += &line(columns().map(|(name, _)| cell(row, name)).collect());
    }
    text
}

/// The same as a workbook: drop-downs for the vocabularies, and a sheet that lists their words.
fn workbook() -> Result<Vec<u8>, Error> {
    filled().map_err(|error| Error::Internal { doing: "making a workbook", message: error.to_string() })
}

fn filled() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same workbook each time: no time of making.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    let sheet = workbook.add_worksheet().set_name("claims")?;
    sheet.set_freeze_panes(1, 0)?;
    let mut words: Vec<(&str, &[&str])> = Vec::new();
    for (at, (name, kind)) in columns().enumerate() {
        let at = at as u16;
        sheet.set_column_width(at, name.chars().count().clamp(10, 24) as f64 + 2.0)?;
        sheet.write_string_with_format(0, at, *name, &bold)?;
        if let ColumnKind::Word(vocabulary) = kind {
            let list = DataValidation::new()
                .allow_list_strings(vocabulary)?
                .set_error_title("Not one of the words")?
                .set_error_message("Choose from the list, or leave the cell empty.")?;
            sheet.add_data_validation(1, at, ROWS, at, &list)?;
            words.push((name, vocabulary));
        } else if !matches!(kind, ColumnKind::Number | ColumnKind::Integer) {
            // As text: a date or "300-600" is not to be turned into something else.
            sheet.set_column_format(at, &text)?;
        }
        for (row, example) in EXAMPLE.iter().enumerate() {
            sheet.write_string(row as u32 + 1, at, cell(example, name))?;
        }
    }
    let sheet = workbook.add_worksheet().set_name("words")?;
    for (at, (name, vocabulary)) in words.iter().enumerate() {
        let at = at as u16;
        sheet.set_column_width(at, 18)?;
        sheet.write_string_with_format(0, at, *name, &bold)?;
        for (row, word) in vocabulary.iter().enumerate() {
            sheet.write_string(row as u32 + 1, at, *word)?;
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use recount::model::Config;

    #[test]
    fn every_setting_of_the_configuration_is_one_that_exists() {
        Config::parse(CONFIG).unwrap();
        let setting = |line: &str| {
            let bare = line.strip_prefix("# ").unwrap_or(line);
            let key = bare.split('=').next().unwrap_or_default().trim();
            let is_setting = bare.contains(" = ") && !key.trim_matches('"').contains(['.', ':']) && key.len() < 30;
            if is_setting { bare.to_owned() } else { line.to_owned() }
        };
        let all: Vec<String> = CONFIG.lines().map(setting).collect();
        let config = Config::parse(&all.join("\n")).unwrap();
        assert_eq!(config.chart.theme.as_deref(), Some("light"));
        assert_eq!(config.aliases.len(), 1);
    }

    #[test]
    fn no_cell_of_the_example_needs_quotes_and_every_column_of_it_exists() {
        for (name, text) in EXAMPLE.concat() {
            assert!(!text.contains([',', '"', '\n']), "{text}");
            assert!(columns().any(|(column, _)| column == &name), "{name}");
        }
    }
}
