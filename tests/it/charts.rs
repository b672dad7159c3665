//! Charts as a user makes them: every kind from the same files, in every language, with what leaves beside them; and every
//! sample kept as a picture that a person can read.

use super::program::{claims, made, moura, recount};
use recount::chart::{FontFace, KINDS, Look};

/// Two places, three sources, two months, a dispute and a running count.
const CLAIMS: &str = "claim_id,event,source,status,figure,date_start,date_end,published,place,admin1,lat,lon,perpetrator,count_type,as_of,supersedes\n\
    a1,alpha,HRW,civilian,300,2022-03-27,2022-03-31,2022-04-05,Alpha,North,14.3,-4.1,Army,,,\n\
    a2,alpha,Army,combatant,203,2022-03-27,2022-03-31,2022-04-01,Alpha,North,14.3,-4.1,,,,\n\
    a3,alpha,UN,all,at least 500,2022-03-27,2022-03-31,2023-05-12,Alpha,North,14.3,-4.1,Army,,,\n\
    b1,beta,HRW,civilian,12-15,2022-04-10,2022-04-10,2022-04-11,Beta,South,12.1,-3.0,Militia,,,\n\
    b2,beta,UN,all,14,2022-04-10,2022-04-10,2022-04-20,Beta,South,12.1,-3.0,Militia,,,\n\
    c1,gamma,UN,all,10,2022-06-02,2022-06-02,2022-06-03,Gamma,South,12.4,-3.3,,,,\n\
    d1,run,Ministry,all,1000,2022-01-01,,2022-04-01,,,,,,cumulative,2022-03-31,\n\
    d2,run,Ministry,all,1200,2022-01-01,,2022-05-01,,,,,,cumulative,2022-04-30,\n\
    d3,run,Ministry,all,1150,2022-01-01,,2022-05-09,,,,,,cumulative,2022-05-08,\n";

#[test]
fn every_kind_is_listed_with_what_it_shows() {
    let ran = recount(&["chart", "--list"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for kind in KINDS {
        assert!(ran.out.lines().any(|line| line.starts_with(kind.name) && line.ends_with(kind.about)), "{}", kind.name);
    }
    let wanted = ["range", "forest", "timeline", "cumulative", "bars", "upset", "multipliers", "density", "calendar"];
    for name in wanted.into_iter().chain(["multiples", "map", "revision"]) {
        assert!(KINDS.iter().any(|kind| kind.name == name), "{name}");
    }
}

#[test]
fn every_kind_is_drawn_from_claims_or_says_what_it_needs() {
    let file = claims(CLAIMS);
    let mut drawn = Vec::new();
    for kind in KINDS {
        for event in [None, Some("alpha")] {
            let mut args = vec!["chart", kind.name, file.path(), "-q"];
            args.extend(event.iter().flat_map(|key| ["--event", key]));
            let ran = recount(&args);
            if ran.code == 0 {
                assert!(ran.out.starts_with("<svg") && ran.out.ends_with("</svg>\n"), "{}", kind.name);
                drawn.push(kind.name);
            } else {
                assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", kind.name);
                assert!(ran.err.contains(kind.name) && ran.err.contains("help:"), "{}: {}", kind.name, ran.err);
            }
        }
    }
    for name in ["range", "timeline", "cumulative", "bars", "upset", "calendar", "map", "multiples", "revision"] {
        assert!(drawn.contains(&name), "{name} was not drawn");
    }
}

#[test]
fn a_chart_speaks_six_languages_and_arabic_from_the_right() {
    let (file, config) = moura();
    let mut said = Vec::new();
    for lang in ["en", "fr", "es", "ar", "ru", "uk"] {
        let ran = recount(&["chart", "range", &file, "--config", &config, "--lang", lang, "-q"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains(&format!("xml:lang=\"{lang}\"")));
        let alt = recount(&["chart", "range", &file, "--config", &config, "--lang", lang, "-q", "--alt"]).out;
        assert!(!alt.contains("<svg") && alt.trim_end().lines().count() == 1, "{alt}");
        said.push((ran.out, alt));
    }
    for (i, (svg, alt)) in said.iter().enumerate() {
        assert!(said[i + 1..].iter().all(|(other, other_alt)| other != svg && other_alt != alt));
    }
    assert!(said[1].0.contains("civils") && said[4].0.contains("комбатанты") && said[5].0.contains("цивільні"));
    assert!(said[3].0.contains("مدنيون") && said[3].0.contains("text-anchor=\"end\""));
    assert!(said[1].1.contains("27–31 mars 2022") || said[1].0.contains("27–31 mars 2022"));
}

#[test]
fn all_that_is_wrong_with_a_chart_is_said_at_once() {
    let args = ["chart", "rang", "x.csv", "--size", "3", "--theme", "drak", "--lang", "xx", "--by", "weak"];
    let ran = recount(&[&args[..], &["--scale", "9", "--export", "excel", "--data", "-o", "a.gif"]].concat());
    assert_eq!(ran.code, 2);
    for wrong in ["rang", "`3`", "drak", "xx", "weak", "9", "excel", "a.gif"] {
        assert!(ran.err.contains(wrong.trim_matches('`')), "{wrong}: {}", ran.err);
    }
    assert!(ran.err.contains("range") && ran.err.contains("dark"), "{}", ran.err);
}

#[test]
fn the_data_and_what_another_tool_needs_stand_beside_the_chart() {
    let file = claims(CLAIMS);
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("plain path").to_owned();
    let words = ["--title", "A title", "--subtitle", "S", "--source", "Source: us", "--note", "One", "--note", "Two"];
    let args = ["chart", "range", file.path(), "--event", "alpha", "-q", "--data", "--export", "datawrapper"];
    let ran = recount(&[&args[..], &words[..], &["-o", &at("alpha.svg"), "--alt"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("Range chart of people reported killed"), "{}", ran.out);
    let data = std::fs::read_to_string(at("alpha.csv")).expect("the data");
    assert!(data.starts_with("name,detail,label,low,best,high,status\n"), "{data}");
    assert_eq!(data.lines().count(), 4, "{data}");
    let svg = std::fs::read_to_string(at("alpha.svg")).expect("the chart");
    for said in ["A title", "Source: us", ">One<", ">Two<"] {
        assert!(svg.contains(said), "{said}");
    }
    let body = std::fs::read_to_string(at("alpha.datawrapper.json")).expect("the request");
    let body: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!((&body["title"], &body["type"]), (&"A title".into(), &"d3-range-plot".into()));
    assert_eq!(body["metadata"]["describe"]["source-name"], "Source: us");
    let piped = recount(&["chart", "range", file.path(), "--event", "alpha", "-q", "--data"]);
    assert!(piped.code == 2 && piped.err.contains("-o"), "{}", piped.err);
}

#[test]
fn the_configuration_settles_look_and_words_and_flags_win() {
    let file = claims(CLAIMS);
    let config = made(
        "recount.toml",
        "[chart]\nsize = \"print\"\ntheme = \"dark\"\nlang = \"fr\"\nsource = \"Ici\"\nnotes = [\"Une note\"]\n",
    );
    let args = ["chart", "range", file.path(), "--event", "alpha", "-q", "--config", config.path()];
    let svg = recount(&args).out;
    for said in ["width=\"642\"", "#16191d", "xml:lang=\"fr\"", ">Ici<", ">Une note<"] {
        assert!(svg.contains(said), "{said}");
    }
    let svg = recount(&[&args[..], &["--size", "500x700", "--lang", "en", "--theme", "light"]].concat()).out;
    assert!(svg.contains("width=\"500\" height=\"700\"") && !svg.contains("#16191d"), "{}", &svg[..300]);
    let wrong = made("recount.toml", "[chart]\ntheme = \"drak\"\n");
    let ran = recount(&["chart", "range", file.path(), "--config", wrong.path()]);
    assert!(ran.code == 2 && ran.err.contains("drak"), "{}", ran.err);
}

#[test]
fn the_same_claims_give_the_same_chart_in_any_order_and_for_any_number_of_threads() {
    let mut lines: Vec<&str> = CLAIMS.lines().collect();
    lines[1..].reverse();
    let (file, turned) = (claims(CLAIMS), claims(lines.join("\n")));
    for kind in KINDS.iter().filter(|kind| !["forest", "multipliers", "density"].contains(&kind.name)) {
        let draw = |path: &str, threads: &str| {
            recount(&["chart", kind.name, path, "-q", "--threads", threads, "--event", "alpha"])
        };
        let one = draw(file.path(), "1");
        assert_eq!(one.out, draw(file.path(), "2").out, "{}", kind.name);
        assert_eq!(one.out, draw(turned.path(), "2").out, "{}", kind.name);
    }
}

#[test]
fn a_map_takes_a_users_outlines_and_says_what_is_wrong_with_them() {
    let file = claims(CLAIMS);
    let ring = "{\"type\":\"Polygon\",\"coordinates\":[[[-5,11],[-2,11],[-2,15],[-5,11]]]}";
    let outlines = made("mali.geojson", ring);
    let with = recount(&["chart", "map", file.path(), "-q", "--geojson", outlines.path()]);
    let without = recount(&["chart", "map", file.path(), "-q"]);
    assert!(with.code == 0 && without.code == 0, "{}{}", with.err, without.err);
    assert_ne!(with.out, without.out);
    for wrong in ["{", "{\"type\":\"Point\",\"coordinates\":[1,2]}", "[[[1000,2],[3,4]]]"] {
        let outlines = made("wrong.geojson", wrong);
        let ran = recount(&["chart", "map", file.path(), "-q", "--geojson", outlines.path()]);
        assert!(ran.code == 2 && ran.err.contains("wrong.geojson") && ran.err.contains("help:"), "{}", ran.err);
    }
}

#[test]
fn the_gallery_draws_every_sample_of_every_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("plain path");
    let ran = recount(&["gallery", "-o", path, "--no-png"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = std::fs::read_to_string(folder.path().join("index.html")).expect("the page");
    for kind in KINDS {
        for (name, _) in (kind.samples)() {
            let file = format!("{}-{name}.svg", kind.name);
            assert!(folder.path().join(&file).exists() && page.contains(&file), "{file}");
        }
    }
}

#[test]
fn every_sample_as_it_was_last_looked_at() {
    let look = Look { fonts: FontFace::None, ..Look::default() };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/charts");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for kind in KINDS {
            for (name, sheet) in (kind.samples)() {
                insta::assert_snapshot!(format!("{}-{name}", kind.name), sheet.draw(&look).svg);
            }
        }
    });
}
