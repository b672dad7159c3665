//! Everything that `run` writes: tables, charts, report, method, quotable sentences, and the package that describes them.

use super::datapackage::{Resource, datapackage};
use super::{html, methods, quotable, write_file};
use crate::chart::{self, FontFace, Look, Size, charted, event_chart, overview};
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
    let (view, lineage) = (study.view, study.lineage);
    let look =
        |id: String| Look { id, size: Size::Web, fonts: FontFace::Embed, lang: study.settings.lang, title: None };
    let mut drawn = vec![("overview".to_owned(), overview(view, lineage, &study.ranges, &look("overview".into())))];
    let most = (!options.all_charts).then_some(MOST_CHARTS);
    for index in charted(view, &study.findings, &study.ranges, most) {
        let event = view.event_at(index);
        let name = super::view::anchor(event.key());
        let chart = event_chart(view, lineage, &event, study.findings_of(index), &look(name.clone()));
        drawn.push((format!("range-{name}"), chart));
    }
    for (name, chart) in drawn {
        let title = chart.title.clone();
        let rows = data(&chart);
        let finished = chart::range(&chart);
        folder.write(&format!("charts/{name}.svg"), finished.svg.as_bytes())?;
        #[cfg(feature = "png")]
        if options.png {
            let png = chart::png(&finished.svg, 2.0)
                .map_err(|error| Error::Internal { doing: "drawing a PNG", message: error.to_string() })?;
            folder.write(&format!("charts/{name}.png"), &png)?;
        }
        let text = format!("# {}\n\n{}\n\n{rows}", table::markdown_cell(&title), table::markdown_cell(&finished.alt));
        folder.write(&format!("charts/{name}.md"), text.as_bytes())?;
    }
    Ok(())
}

/// A chart's data as a Markdown table: what a screen reader reads better than a picture.
fn data(chart: &chart::RangeChart) -> String {
    let mut text = String::from("| name | detail | label | low | best | high |\n|---|---|---|---|---|---|\n");
    let plain = crate::format::plain;
    for row in &chart.rows {
        let cells = [
            table::markdown_cell(&row.name),
            table::markdown_cell(&row.detail),
            table::markdown_cell(&row.label),
            plain(row.low),
            plain(row.best),
            plain(row.high),
        ];
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text
}
