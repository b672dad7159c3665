//! What the flags and the configuration say of a chart's look and of the words round it.

use super::args::Drawing;
use recount::chart::material::{Ask, By, Unit};
use recount::chart::{Heading, KINDS, Kind, Look, Size, Theme, kind};
use recount::error::{Error, Problems, nearest};
use recount::lang::Lang;
use recount::model::Config;
use std::path::Path;

/// What a chart is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Svg,
    Png,
    #[cfg(feature = "pdf")]
    Pdf,
}

/// A chart as it is meant.
pub struct Meant {
    pub kind: &'static Kind,
    pub look: Look,
    pub ask: Ask,
    pub form: Form,
    pub scale: f32,
    /// Whether the data go to Datawrapper too.
    pub datawrapper: bool,
}

/// Settles it; all faults at once. `lang` is the code of `--lang`.
pub fn settle(
    name: &str,
    flags: &Drawing,
    lang: Option<&str>,
    config: &Config,
    output: Option<&Path>,
) -> Result<Meant, Problems> {
    let mut problems = Problems::default();
    let mut keep = |error: Error| problems.push(error);
    let settled = &config.chart;
    let found = known("kind of chart", name).map_err(&mut keep).ok();
    let of = flags.of.as_deref().unwrap_or("timeline");
    if let Err(error) = known("kind of chart for --of", of) {
        keep(error);
    }
    let size = size(flags.size.as_ref().or(settled.size.as_ref()).map_or("web", String::as_str));
    let size = size.unwrap_or_else(|error| {
        keep(error);
        Size::Web
    });
    let theme = theme(flags.theme.as_ref().or(settled.theme.as_ref()).map_or("light", String::as_str));
    let theme = theme.unwrap_or_else(|error| {
        keep(error);
        Theme::Light
    });
    let code = lang.or(settled.lang.as_deref()).or(config.output.lang.as_deref()).unwrap_or("en");
    let lang = language(code).unwrap_or_else(|error| {
        keep(error);
        Lang::En
    });
    let mut ask = Ask { lang, by_event: flags.events, of: of.to_owned(), ..Ask::default() };
    if name == "multiples" {
        ask.by = By::Place;
    }
    for word in &flags.by {
        match word.trim().to_lowercase().as_str() {
            "week" => ask.unit = Unit::Week,
            "month" => ask.unit = Unit::Month,
            "status" => ask.by = By::Status,
            "place" | "admin1" => ask.by = By::Place,
            "source" => ask.by = By::Source,
            "perpetrator" => ask.by = By::Perpetrator,
            _ => keep(Error::Unknown {
                what: "--by",
                value: word.clone(),
                expected: "week, month, status, place, source or perpetrator".into(),
                did_you_mean: None,
            }),
        }
    }
    if let Some(tool) = flags.export.as_ref().filter(|tool| *tool != "datawrapper") {
        keep(Error::Unknown {
            what: "tool to export to",
            value: tool.clone(),
            expected: "datawrapper".into(),
            did_you_mean: None,
        });
    }
    let scale = flags.scale.unwrap_or(2.0);
    if !(0.5..=4.0).contains(&scale) {
        keep(Error::Argument {
            message: format!("--scale {scale} is not from 0.5 to 4"),
            hint: "2 suits screens, 4 a printed page".into(),
        });
    }
    let form = form(output).unwrap_or_else(|error| {
        keep(error);
        Form::Svg
    });
    if (flags.data || flags.export.is_some()) && output.is_none_or(|path| path.as_os_str() == "-") {
        keep(Error::Argument {
            message: "--data and --export write beside the chart, which goes to standard output".into(),
            hint: "name the chart's file with -o".into(),
        });
    }
    match found {
        Some(kind) if problems.errors().is_empty() => {
            let look = Look { id: name.to_owned(), size, theme, lang, ..Look::default() };
            Ok(Meant { kind, look, ask, form, scale, datawrapper: flags.export.is_some() })
        }
        _ => Err(problems),
    }
}

/// Puts the words that flags and configuration give in place of those that were made.
pub fn words(flags: &Drawing, config: &Config, heading: &mut Heading) {
    let settled = &config.chart;
    if let Some(title) = flags.title.as_ref().or(settled.title.as_ref()) {
        heading.title.clone_from(title);
    }
    if let Some(subtitle) = flags.subtitle.as_ref().or(settled.subtitle.as_ref()) {
        heading.subtitle.clone_from(subtitle);
    }
    if let Some(source) = flags.source.as_ref().or(settled.source.as_ref()) {
        match heading.footer.first_mut() {
            Some(first) => first.clone_from(source),
            None => heading.footer.push(source.clone()),
        }
    }
    heading.footer.extend(flags.note.iter().chain(&settled.notes).cloned());
}

fn known(what: &'static str, name: &str) -> Result<&'static Kind, Error> {
    let names = || KINDS.iter().map(|kind| kind.name);
    kind(name).ok_or_else(|| Error::Unknown {
        what,
        value: name.into(),
        expected: names().collect::<Vec<_>>().join(", "),
        did_you_mean: nearest(name, names()).map(str::to_owned),
    })
}

/// The form that the name of a file asks for.
fn form(path: Option<&Path>) -> Result<Form, Error> {
    let Some(path) = path.filter(|path| path.as_os_str() != "-") else { return Ok(Form::Svg) };
    match path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase).as_deref() {
        Some("png") => Ok(Form::Png),
        Some("svg") => Ok(Form::Svg),
        #[cfg(feature = "pdf")]
        Some("pdf") => Ok(Form::Pdf),
        #[cfg(not(feature = "pdf"))]
        Some("pdf") => Err(Error::Argument {
            message: format!("{}: this program was built without PDF", path.display()),
            hint: "end the name with .svg or .png, or build with `--features pdf`".into(),
        }),
        _ => Err(Error::Argument {
            message: format!("{}: a chart is written as .svg or .png, by the name of the file", path.display()),
            hint: "end the name with .svg or .png".into(),
        }),
    }
}

/// The size of a word.
pub fn size(text: &str) -> Result<Size, Error> {
    let custom = || {
        let (width, height) = text.split_once('x')?;
        Some(Size::Custom(width.parse().ok()?, height.parse().ok()?))
    };
    match text {
        "web" => Ok(Size::Web),
        "print" => Ok(Size::Print),
        "square" => Ok(Size::Square),
        _ => custom().ok_or_else(|| Error::Unknown {
            what: "size",
            value: text.into(),
            expected: "web, print, square or WIDTHxHEIGHT such as 900x600".into(),
            did_you_mean: None,
        }),
    }
}

/// The theme of a word.
pub fn theme(text: &str) -> Result<Theme, Error> {
    Theme::parse(text).ok_or_else(|| Error::Unknown {
        what: "theme",
        value: text.into(),
        expected: "light, dark or print-grey".into(),
        did_you_mean: nearest(text, Theme::ALL.iter().map(|theme| theme.word())).map(str::to_owned),
    })
}

/// The language of a code.
pub fn language(code: &str) -> Result<Lang, Error> {
    Lang::parse(code).ok_or_else(|| Error::Unknown {
        what: "language of charts",
        value: code.into(),
        expected: "en, fr, es, ar, ru or uk".into(),
        did_you_mean: None,
    })
}
