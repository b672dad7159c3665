//! Everything that `run` writes: tables, charts, report, method, quotable sentences, and the package that describes them.

use super::datapackage::{Resource, datapackage};
use super::{html, methods, quotable, write_file};
use crate::chart::{self, Ask, Data, Look, Material, charted, kind};
use crate::error::Error;
use crate::pipeline::Study;
use crate::progress::Progress;
use crate::table::{self, Table};
use std::path::Path;

/// Which events get a chart when not all do.
const MOST_CHARTS: usize = 20;

/// What of a run's output can be chosen.
#[derive(Clone, Copy, Debug, Default)]
pub struct FolderOptions {
    /// PNG beside each SVG.
    pub png: bool,
    /// A chart for every event, not only for the disputed ones.
    pub all_charts: bool,
    /// Byte-order mark and defused cells in the CSV files.
    pub excel: bool,
}

struct Folder<'a> {
    path: &'a Path,
    resources: Vec<Resource>,
}

impl Folder<'_> {
    fn write(&mut self, name: &str, content: &[u8]) -> Result<(), Error> {
        write_file(&self.path.join(name), |out| out.write_all(content))?;
        self.resources.push(Resource::new(name, content, None));
        Ok(())
    }

    fn table(&mut self, table: Table, excel: bool) -> Result<(), Error> {
        let name = format!("{}.csv", table.name);
        let schema = table.columns.iter().map(|(name, kind)| (name.to_string(), kind.word())).collect();
        let mut content = Vec::new();
        let path = self.path.join(&name);
        table.csv(&mut content, excel, excel).map_err(|cause| Error::Unwritable { path: path.clone(), cause })?;
        write_file(&path, |out| out.write_all(&content))?;
        self.resources.push(Resource::new(&name, &content, Some(schema)));
        Ok(())
    }
}

/// Writes the folder, making it if need be. Files of the same names are replaced, others stay.
///
/// # Errors
/// When a file cannot be written.
pub fn write_folder(study: &Study, path: &Path, options: FolderOptions, progress: &dyn Progress) -> Result<(), Error> {
    let charts = path.join("charts");
    std::fs::create_dir_all(&charts).map_err(|cause| Error::Unwritable { path: charts.clone(), cause })?;
    let mut folder = Folder { path, resources: Vec::new() };
    progress.stage("writing", "tables");
    let findings = || table::findings(study.view, study.lineage, &study.findings, study.settings.lang);
    folder.table(table::claims(&study.loaded.claims), options.excel)?;
    folder.table(table::rejected(&study.loaded.ledger.rejected), options.excel)?;
    folder.table(table::events(study), options.excel)?;
    folder.table(table::sources(study), options.excel)?;
    folder.table(table::links(study.view, &study.loaded.joined), options.excel)?;
    if let Some(overlap) = table::event_overlap(study) {
        folder.table(overlap, options.excel)?;
    }
    folder.table(findings(), options.excel)?;
    folder.table(table::ranges(study.view, study.lineage, study.settings.lang, &study.ranges), options.excel)?;
    folder.table(table::totals(&study.totals, study.voice()), options.excel)?;
    let mut json = Vec::new();
    findings().json(&mut json).map_err(|cause| Error::Unwritable { path: path.join("findings.json"), cause })?;
    folder.write("findings.json", &json)?;
    progress.stage("drawing", "charts");
    draw(study, &mut folder, options)?;
    progress.stage("writing", "the report");
    folder.write("report.html", html(study)?.as_bytes())?;
    folder.write("methods.md", methods(study).as_bytes())?;
    folder.write("quotable.md", quotable(study).as_bytes())?;
    let package = datapackage(study, &folder.resources)?;
    write_file(&path.join("datapackage.json"), |out| out.write_all(package.as_bytes()))
}

fn draw(study: &Study, folder: &mut Folder, options: FolderOptions) -> Result<(), Error> {
    let known = study.known();
    let ask = Ask { lang: study.settings.lang, ..Ask::default() };
    let range = |material: Material, ask: &Ask| {
        let refused = |refusal: chart::Refusal| Error::Internal { doing: "drawing a chart", message: refusal.message };
        kind("range").map(|kind| (kind.make)(&material, ask).map_err(refused)).transpose()
    };
    let mut drawn = vec![("overview".to_owned(), range(known.events(), &Ask { by_event: true, ..ask.clone() })?)];
    let most = (!options.all_charts).then_some(MOST_CHARTS);
    for index in charted(study.view, &study.findings, &study.ranges, most) {
        let name = super::view::anchor(study.view.event_at(index).key());
        drawn.push((format!("range-{name}"), range(known.event(index), &ask)?));
    }
    for (name, sheet) in drawn {
        let Some(sheet) = sheet else { continue };
        let id = name.strip_prefix("range-").unwrap_or(&name).to_owned();
        let finished = sheet.draw(&Look { id, lang: ask.lang, ..Look::default() });
        folder.write(&format!("charts/{name}.svg"), finished.svg.as_bytes())?;
        #[cfg(feature = "png")]
        if options.png {
            let png = chart::png(&finished.svg, 2.0)
                .map_err(|error| Error::Internal { doing: "drawing a PNG", message: error.to_string() })?;
            folder.write(&format!("charts/{name}.png"), &png)?;
        }
        let (title, rows) = (&sheet.heading.title, data(&sheet.plot.data()));
        let text = format!("# {}\n\n{}\n\n{rows}", table::markdown_cell(title), table::markdown_cell(&finished.alt));
        folder.write(&format!("charts/{name}.md"), text.as_bytes())?;
    }
    Ok(())
}

/// A chart's data as a Markdown table: what a screen reader reads better than a picture.
fn data(data: &Data) -> String {
    let mut text = format!("| {} |\n|{}\n", data.columns.join(" | "), "---|".repeat(data.columns.len()));
    for row in &data.rows {
        let cells: Vec<String> = row.iter().map(|cell| table::markdown_cell(cell)).collect();
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text
}
