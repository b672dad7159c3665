//! Arguments of what a project, a shell and an editor need.

use super::Look;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Init {
    /// The folder, made if need be
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// A workbook with drop-downs for the vocabularies instead of the CSV
    #[arg(long)]
    pub xlsx: bool,
    /// Say nothing of what was written
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// bash, zsh, fish, powershell or elvish
    pub shell: clap_complete::Shell,
    /// Where to write; standard output by default
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Args)]
pub struct Man {
    /// The folder
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Say nothing of what was written
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub struct Schema {
    /// Where to write; standard output by default
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub look: Look,
}
