//! Where results go: standard output, or a file that is replaced as a whole.

use super::args::{Color, Format, Look};
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table as Screen, presets};
use recount::error::Error;
use recount::format::visible;
use recount::table::{Table, Value};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Bytes that are held back before the first goes to standard output, so that a fault found meanwhile leaves nothing half
/// written.
const HELD: usize = 64 << 20;

/// What stops a command.
pub enum Stop {
    /// Something that a user can mend: exit code 2.
    Problems(recount::error::Problems),
    /// The reader has gone away: exit code 0.
    BrokenPipe,
}

impl From<recount::error::Problems> for Stop {
    fn from(problems: recount::error::Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Problems(error.into())
    }
}

fn by_ending(ending: &str) -> Option<Format> {
    match ending {
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        "md" | "markdown" => Some(Format::Markdown),
        "xlsx" => Some(Format::Xlsx),
        "parquet" => Some(Format::Parquet),
        _ => None,
    }
}

/// Where a command writes.
pub struct Output<'a> {
    path: Option<&'a Path>,
    look: &'a Look,
}

impl<'a> Output<'a> {
    pub fn new(path: Option<&'a Path>, look: &'a Look) -> Self {
        Self { path: path.filter(|path| path.as_os_str() != "-"), look }
    }

    /// The form of tables: as asked, else by the file's name, else table on a terminal and CSV in a pipe.
    pub fn format(&self) -> Format {
        let by_name = self.ending().as_deref().and_then(by_ending);
        self.look.format.or(by_name).unwrap_or(if self.path.is_none() && io::stdout().is_terminal() {
            Format::Table
        } else {
            Format::Csv
        })
    }

    /// Refuses a file whose ending promises what is not written.
    pub fn check(&self) -> Result<(), Error> {
        let Some(ending) = self.ending().filter(|_| self.look.format.is_none()) else { return Ok(()) };
        let path = self.path.map(|path| path.display().to_string()).unwrap_or_default();
        if by_ending(&ending).is_some() || ["csv", "txt", "text"].contains(&ending.as_str()) {
            return Ok(());
        }
        Err(Error::Argument {
            message: format!("{path}: tables are not written as .{ending}"),
            hint: "end the name with .csv, .json, .jsonl, .md, .xlsx or .parquet, or say the form with --format".into(),
        })
    }

    fn ending(&self) -> Option<String> {
        Some(self.path?.extension()?.to_str()?.to_lowercase())
    }

    /// Writes through a function, atomically if it goes to a file.
    pub fn write(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
        match self.path {
            Some(path) => Ok(recount::report::write_file(path, write)?),
            None => {
                let mut out = io::BufWriter::with_capacity(HELD, io::stdout().lock());
                let written = write(&mut out).and_then(|()| out.flush());
                // What is left in the buffer must not be written again on drop.
                let _ = out.into_parts();
                written.map_err(|cause| stop("standard output".as_ref(), cause))
            }
        }
    }

    /// Writes a table in the form asked for.
    pub fn table(&self, table: Table) -> Result<(), Stop> {
        self.check()?;
        let (format, excel) = (self.format(), self.look.excel);
        let bom = excel || self.look.bom;
        self.write(|out| match format {
            Format::Table | Format::Text | Format::Github | Format::Sarif => screen(table, out),
            Format::Csv => table.csv(out, bom, excel),
            Format::Xlsx => table.xlsx(out),
            Format::Parquet => table.parquet(out),
            Format::Json => table.json(out),
            Format::Jsonl => table.jsonl(out),
            Format::Markdown => table.markdown(out),
        })
    }

    /// Whether to colour what goes to standard output.
    pub fn colored(&self) -> bool {
        match self.look.color {
            Color::Always => self.path.is_none(),
            Color::Never => false,
            Color::Auto => {
                let unset = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
                self.path.is_none() && unset && io::stdout().is_terminal()
            }
        }
    }
}

fn stop(path: &Path, cause: io::Error) -> Stop {
    if cause.kind() == io::ErrorKind::BrokenPipe {
        Stop::BrokenPipe
    } else {
        Error::Unwritable { path: path.to_owned(), cause }.into()
    }
}

/// A number for a terminal: thousands apart, or four decimals at most.
fn number(n: f64) -> String {
    if n.fract() == 0.0 || n.abs() >= 1000.0 {
        recount::format::count(n)
    } else {
        recount::format::plain(Some((n * 1e4).round() / 1e4))
    }
}

/// A table for a terminal: columns that are nowhere filled are left out, long cells wrap.
fn screen(table: Table, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = table.columns.iter().map(|(name, _)| name.to_string()).collect();
    let rows: Vec<Vec<Value>> = table.rows().collect();
    let used: Vec<usize> = (0..names.len()).filter(|at| rows.iter().any(|row| row[*at] != Value::Empty)).collect();
    let mut screen = Screen::new();
    screen.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    screen.set_width(width());
    screen.set_header(used.iter().map(|at| names[*at].as_str()));
    for row in &rows {
        screen.add_row(used.iter().map(|at| match &row[*at] {
            Value::Number(n) => Cell::new(number(*n)).set_alignment(CellAlignment::Right),
            value => Cell::new(visible(&value.plain())),
        }));
    }
    writeln!(out, "{screen}")
}

/// Columns of the terminal.
pub fn width() -> u16 {
    std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).filter(|width| *width >= 40).unwrap_or(100)
}
