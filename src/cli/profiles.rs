//! `recount profiles`: the formats that recount knows, one as it is written, and a draft for a file that none knows.

use super::args::{Profiles, ProfilesCommand};
use super::output::{Output, Stop};
use super::plan;
use recount::error::{Error, Problems};
use recount::ingest;
use recount::model::Config;
use recount::table::{Table, Type, Value};
use std::process::ExitCode;

pub fn run(args: &Profiles) -> Result<ExitCode, Stop> {
    let output = Output::new(None, &args.look);
    match &args.what {
        None | Some(ProfilesCommand::List) => output.table(list())?,
        Some(ProfilesCommand::Show { name }) => {
            let name = ingest::profile(name)?.name.as_str();
            let text = ingest::profile_text(name).unwrap_or_default();
            output.write(|out| out.write_all(text.as_bytes()))?;
        }
        Some(ProfilesCommand::Guess { file, output, reading }) => {
            let options = plan::read_options(reading, &Config::default()).map_err(|faults| {
                let mut problems = Problems::default();
                faults.into_iter().for_each(|fault| problems.push(fault));
                problems
            })?;
            let inputs = plan::open(std::slice::from_ref(file), output.as_deref())?;
            let [input] = inputs.as_slice() else {
                return Err(Error::Argument {
                    message: format!("{}: a draft is made for one file; there are {}", file.display(), inputs.len()),
                    hint: "name one of them".into(),
                }
                .into());
            };
            let draft = ingest::draft(input, &options)?;
            Output::new(output.as_deref(), &args.look).write(|out| out.write_all(draft.as_bytes()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list() -> Table<'static> {
    // Which versions, and what a row becomes: the rest is for `show`.
    let first = |text: &str| {
        let text = text.trim().replace('\n', " ");
        let end = text.match_indices(". ").nth(1).map_or(text.len(), |(at, _)| at + 1);
        text[..end].to_owned()
    };
    let native = vec![
        Value::text("native"),
        Value::text("The contract's own columns"),
        Value::text("source, figure, event …: see CONTRACT.md, section 1."),
    ];
    let known = ingest::profiles().iter().map(|profile| {
        vec![
            Value::text(profile.name.as_str()),
            Value::text(profile.title.as_str()),
            Value::text(first(&profile.about)),
        ]
    });
    let rows = std::iter::once(native).chain(known).collect();
    Table::of("profiles", &[("name", Type::String), ("title", Type::String), ("about", Type::String)], rows)
}
