//! What a person would read, kept to be read: the demo, the linter's text, the chart of Moura.

use super::program::{claims, moura, recount};
use recount::chart::{Ask, FontFace, Look, kind};
use recount::ingest::Input;
use recount::model::{Config, Lineage, View};
use recount::pipeline::{Settings, Study, load};
use recount::progress::Silent;

#[test]
fn the_demo_as_printed() {
    insta::assert_snapshot!(recount(&["demo"]).out);
}

#[test]
fn findings_as_a_linter_prints_them() {
    let file = claims(
        "claim_id,event,source,harm,status,figure,derived_from,reported_by\na,Alpha,NGO,killed,mixed,about 40,,\n\
         b,Alpha,NGO,killed,civilian,40,a,Paper\nc,Alpha,Army,neutralised,combatant,25,,\n",
    );
    let folder = file.path.parent().expect("a folder").display().to_string();
    let ran = recount(&["check", file.path(), "--format", "text"]);
    insta::assert_snapshot!(ran.out.replace(&folder, "[FOLDER]"));
}

#[test]
fn the_chart_of_moura() {
    let (file, config) = moura();
    let input = Input::memory("claims.csv", std::fs::read(file).expect("the data set"));
    let config = Config::parse(&std::fs::read_to_string(config).expect("its configuration")).expect("valid");
    let settings = Settings { config, ..Settings::default() };
    let loaded = load(&[input], &settings, &Silent).expect("usable");
    let view = View::new(&loaded.claims);
    let lineage = Lineage::trace(&view, &settings.config);
    let study = Study::new(&loaded, &view, &lineage, &settings, &Silent);
    let look = Look { id: "moura".into(), fonts: FontFace::None, ..Look::default() };
    let range = kind("range").expect("a kind");
    let sheet = (range.make)(&study.known().event(0), &Ask::default()).expect("a chart");
    let drawn = sheet.draw(&look);
    for (at, one) in drawn.boxes.iter().enumerate() {
        for other in &drawn.boxes[at + 1..] {
            assert!(!one.area.overlaps(&other.area), "“{}” over “{}”", one.text, other.text);
        }
        assert!(one.area.x >= 0.0 && one.area.x + one.area.w <= f64::from(drawn.width), "{}", one.text);
    }
    for said in
        ["203 combatants “neutralised”", "about 300 people", "more than 500 people", "8 combatants (its own side)"]
    {
        assert!(drawn.alt.contains(said), "{said}: {}", drawn.alt);
    }
    assert!(!drawn.svg.contains("[claim"), "a claim is spoken of and not known");
    insta::assert_snapshot!(drawn.svg);
}
