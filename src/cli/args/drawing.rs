//! Arguments of charts.

use super::{Assuming, Common, Joining};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Chart {
    /// Which chart: `recount chart --list` tells them all
    #[arg(value_name = "KIND", required_unless_present = "list")]
    pub kind: Option<String>,
    /// Files (CSV, TSV, JSON, XLSX, ODS, Parquet; also .gz and .zst), patterns, folders that `run` wrote, or -
    #[arg(value_name = "INPUT", required_unless_present = "list")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub joining: Joining,
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub drawing: Drawing,
    #[command(flatten)]
    pub assuming: Assuming,
}

/// How a chart is drawn, and what leaves beside it.
#[derive(Debug, Args)]
#[command(next_help_heading = "Chart")]
pub struct Drawing {
    /// Tell the kinds of chart and stop
    #[arg(long)]
    pub list: bool,
    /// web, print, square or WIDTHxHEIGHT in pixels [default: web]
    #[arg(long)]
    pub size: Option<String>,
    /// light, dark or print-grey [default: light]
    #[arg(long)]
    pub theme: Option<String>,
    /// Title instead of the one made from the findings
    #[arg(long)]
    pub title: Option<String>,
    /// Subtitle instead of the one made from the data
    #[arg(long)]
    pub subtitle: Option<String>,
    /// Source line instead of the one made from the data
    #[arg(long)]
    pub source: Option<String>,
    /// A note under the chart (may be repeated)
    #[arg(long)]
    pub note: Vec<String>,
    /// By what: week or month for time; status, place, source or perpetrator for bars and panels
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub by: Vec<String>,
    /// The kind that `multiples` repeats [default: timeline]
    #[arg(long, value_name = "KIND")]
    pub of: Option<String>,
    /// One row per event in a range chart, even of one event
    #[arg(long)]
    pub events: bool,
    /// Outlines for a map, as GeoJSON in longitude and latitude
    #[arg(long, value_name = "FILE")]
    pub geojson: Option<PathBuf>,
    /// Print the alt text
    #[arg(long)]
    pub alt: bool,
    /// Write the chart's data as CSV beside it
    #[arg(long)]
    pub data: bool,
    /// Write it for another tool beside it: datawrapper
    #[arg(long, value_name = "TOOL")]
    pub export: Option<String>,
    /// Pixels of a PNG per pixel of the SVG, 1 to 4 [default: 2]
    #[arg(long)]
    pub scale: Option<f32>,
}

#[derive(Debug, Args)]
pub struct Gallery {
    /// The folder
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// web, print, square or WIDTHxHEIGHT in pixels [default: web]
    #[arg(long)]
    pub size: Option<String>,
    /// light, dark or print-grey [default: light]
    #[arg(long)]
    pub theme: Option<String>,
    /// en, fr, es, ar, ru or uk [default: en]
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// SVG only
    #[arg(long)]
    pub no_png: bool,
    /// Say nothing of what was written
    #[arg(short, long)]
    pub quiet: bool,
}
