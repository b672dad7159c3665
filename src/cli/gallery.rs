//! `recount gallery`: every kind of chart from made data, and the embedded case, as files and one page.

use super::args::Gallery;
use super::output::Stop;
use super::{drawing, say};
use recount::chart::{self, KINDS, Look};
use recount::error::{Error, Problems};
use recount::report::write_file;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &Gallery) -> Result<ExitCode, Stop> {
    let look = look(args)?;
    let folder = &args.output;
    std::fs::create_dir_all(folder).map_err(|cause| Error::Unwritable { path: folder.clone(), cause })?;
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>recount: kinds of chart</title>\n<style>body{font:16px/1.5 sans-serif;max-width:60em;margin:auto;padding:1em}\
         img{max-width:100%;border:1px solid #ddd}</style>\n<h1>Kinds of chart</h1>\n\
         <p>All figures are made, for the look of the charts only.</p>\n",
    );
    let mut drawn = 0;
    for kind in KINDS {
        let _ = writeln!(page, "<h2>{}</h2>\n<p>{}</p>", kind.name, kind.about);
        for (name, sheet) in (kind.samples)() {
            let stem = format!("{}-{name}", kind.name);
            let finished = sheet.draw(&Look { id: stem.clone(), ..look.clone() });
            put(&folder.join(format!("{stem}.svg")), finished.svg.as_bytes())?;
            #[cfg(feature = "png")]
            if !args.no_png {
                let png = chart::png(&finished.svg, 2.0)
                    .map_err(|error| Error::Internal { doing: "drawing a chart", message: error.to_string() })?;
                put(&folder.join(format!("{stem}.png")), &png)?;
            }
            let mut alt = String::new();
            chart::svg::escape(&mut alt, &finished.alt);
            let _ = writeln!(page, "<p><img src=\"{stem}.svg\" alt=\"{alt}\"></p>");
            drawn += 1;
        }
    }
    page.push_str("</html>\n");
    put(&folder.join("index.html"), page.as_bytes())?;
    if !args.quiet {
        say(&format!("{drawn} charts: {}", folder.join("index.html").display()));
    }
    Ok(ExitCode::SUCCESS)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    Ok(write_file(path, |out| out.write_all(bytes))?)
}

fn look(args: &Gallery) -> Result<Look, Problems> {
    let mut problems = Problems::default();
    let mut look = Look::default();
    match args.size.as_deref().map(drawing::size) {
        Some(Ok(size)) => look.size = size,
        Some(Err(error)) => problems.push(error),
        None => {}
    }
    match args.theme.as_deref().map(drawing::theme) {
        Some(Ok(theme)) => look.theme = theme,
        Some(Err(error)) => problems.push(error),
        None => {}
    }
    match args.lang.as_deref().map(drawing::language) {
        Some(Ok(lang)) => look.lang = lang,
        Some(Err(error)) => problems.push(error),
        None => {}
    }
    if problems.errors().is_empty() { Ok(look) } else { Err(problems) }
}
