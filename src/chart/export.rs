//! A chart for another program: what Datawrapper's API takes to make the same one.

use super::frame::Heading;
use super::kinds::Kind;
use crate::lang::Lang;
use serde_json::json;

/// The body of a request that makes the chart in Datawrapper: `POST /v3/charts`; the data go after it as CSV, with
/// `PUT /v3/charts/{id}/data` (<https://developer.datawrapper.de/docs/creating-a-chart-new>). The kind is its nearest relative
/// there; what it cannot draw (open ends, hatches) stands in the notes.
pub fn datawrapper(kind: &Kind, heading: &Heading, alt: &str, lang: Lang) -> String {
    let (source, notes) =
        heading.footer.split_first().map_or(("", &[][..]), |(source, notes)| (source.as_str(), notes));
    let body = json!({
        "title": heading.title,
        "type": kind.datawrapper,
        "language": lang.code(),
        "metadata": {
            "describe": {
                "intro": heading.subtitle,
                "source-name": source,
                "aria-description": alt,
            },
            "annotate": { "notes": notes.join(" ") },
        },
    });
    format!("{body:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::kind;

    #[test]
    fn the_words_of_a_chart_stand_where_datawrapper_looks_for_them() {
        let heading = Heading {
            title: "T".into(),
            subtitle: "S".into(),
            footer: vec!["Sources: A.".into(), "One.".into(), "Two.".into()],
            alt: None,
        };
        let body = datawrapper(kind("range").unwrap(), &heading, "An alt text.", Lang::Fr);
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["type"], "d3-range-plot");
        assert_eq!(body["metadata"]["describe"]["source-name"], "Sources: A.");
        assert_eq!(body["metadata"]["annotate"]["notes"], "One. Two.");
        assert_eq!(body["language"], "fr");
    }
}
