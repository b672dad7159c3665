//! A file of no known format: a draft with a reason for each column, the next step, and claims once it is corrected.

use super::{claims, made, read, recount, refused, rows};

const UNKNOWN: &str = "Jour,Ville,Pays,Morts,Blessés,Organisation\n2022-03-27,Moura,Mali,300,12,HRW\n\
                       2022-03-28,Gao,Mali,,3,AFP\n2022-03-29,Ber,Mali,au moins 5,4,ONU\n";

#[test]
fn a_file_of_no_known_format_ends_with_a_draft_for_each_column_and_the_next_step() {
    let file = made("attaques.csv", UNKNOWN);
    let told = refused(&file, &[]);
    for column in ["Jour", "Ville", "Pays", "Morts", "Blessés", "Organisation"] {
        let line = told.lines().find(|line| line.contains(&format!("<- `{column}`: ")));
        assert!(line.is_some_and(|line| line.contains("its name says")), "{column}: {told}");
    }
    for (field, column) in [("date_start", "Jour"), ("place", "Ville"), ("killed", "Morts"), ("source", "Organisation")]
    {
        assert!(told.contains(&format!("{field} <- `{column}`: ")), "{told}");
    }
    let next =
        format!("recount profiles guess {0} -o my.toml, correct it, then recount read {0} --as my.toml", file.path());
    assert!(told.contains(&next), "{told}");
}

#[test]
fn a_draft_is_a_profile_that_reads_its_file() {
    let file = made("attaques.csv", UNKNOWN);
    let draft = made("my.toml", "");
    let ran = recount(&["profiles", "guess", file.path(), "-o", draft.path()]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let found = read(&file, &["--as", draft.path()]);
    assert_eq!(
        found.cells("source date_start place country harm low best high origin_column"),
        [
            "HRW | 2022-03-27 | Moura | MLI | killed | 300 | 300 | 300 | Morts",
            "HRW | 2022-03-27 | Moura | MLI | injured | 12 | 12 | 12 | Blessés",
            "AFP | 2022-03-28 | Gao | MLI | injured | 3 | 3 | 3 | Blessés",
            "ONU | 2022-03-29 | Ber | MLI | killed | 5 |  |  | Morts",
            "ONU | 2022-03-29 | Ber | MLI | injured | 4 | 4 | 4 | Blessés",
        ]
    );
    assert_eq!(found.ledger(), "3 rows read: 3 became 5 claims, 0 rejected");
    assert_eq!(
        recount(&["profiles", "guess", file.path()]).out,
        std::fs::read_to_string(&draft.path).expect("written")
    );
}

#[test]
fn a_draft_that_lacks_something_says_what_to_write_and_reads_the_file_once_it_is_written() {
    let file = made("tolls.csv", "when,victims,col9\n2022-03-27,300,x\n2022-03-28,12,y\n");
    let draft = recount(&["profiles", "guess", file.path()]).out;
    assert!(draft.contains("# What you must write:") && draft.contains("WRITE WHO MAKES THE CLAIM"), "{draft}");
    assert!(draft.contains("# kept: column 3 \"col9\""), "{draft}");
    let corrected = draft
        .replace("\"WRITE WHO MAKES THE CLAIM\"", "\"Mairie\"")
        .replace("\n[fields]\n", "\n[fields]\nplace = \"Moura\"\n");
    let own = made("my.toml", corrected);
    let found = read(&file, &["--as", own.path()]);
    assert_eq!(
        found.cells("source place date_start harm best col9"),
        ["Mairie | Moura | 2022-03-27 | casualties | 300 | x", "Mairie | Moura | 2022-03-28 | casualties | 12 | y"]
    );
    assert_eq!(found.ledger(), "2 rows read: 2 became 2 claims, 0 rejected");
}

#[test]
fn a_profile_of_ones_own_that_the_configuration_names_recognises_its_files() {
    let file = made("attaques.csv", UNKNOWN);
    let draft = made("my.toml", recount(&["profiles", "guess", file.path()]).out);
    let config = made("recount.toml", format!("[read]\nprofiles = [{:?}]\n", draft.path()));
    let found = read(&file, &["--config", config.path()]);
    assert_eq!(found.ledger(), "3 rows read: 3 became 5 claims, 0 rejected");
}

#[test]
fn a_file_without_anything_like_a_claim_says_what_is_missing() {
    let file = made("odd.csv", "a,b\nx,y\nz,w\n");
    let told = refused(&file, &[]);
    assert!(
        told.contains("odd.csv:1: the columns are those of no format that recount knows; found `a`, `b`"),
        "{told}"
    );
    assert!(told.contains("missing: source: ") && told.contains("missing: a figure: "), "{told}");
    assert!(told.contains("missing: which event: ") && told.contains("recount profiles guess"), "{told}");
}

#[test]
fn a_profile_with_a_fault_is_refused_with_its_file_and_what_was_meant() {
    let file = made("attaques.csv", UNKNOWN);
    let draft = recount(&["profiles", "guess", file.path()]).out;
    let slip = made("my.toml", draft.replace("harm = \"killed\"", "harn = \"killed\""));
    let told = refused(&file, &["--as", slip.path()]);
    assert!(
        told.contains("the claim `killed` fills `harn`, which is no column of a claim; did you mean `harm`?"),
        "{told}"
    );
    assert!(told.contains(slip.path()), "which file is to be mended: {told}");
    let syntax = refused(&file, &["--as", made("my.toml", "name = \"my\"\ntitle = \n").path()]);
    assert!(syntax.contains("my.toml") && syntax.contains("line 2"), "{syntax}");
}

#[test]
fn a_claim_whose_column_is_not_there_is_left_out_and_its_column_is_kept() {
    let file = made("attaques.csv", UNKNOWN);
    let draft = recount(&["profiles", "guess", file.path()]).out;
    let other = made("my.toml", draft.replace("figure = \"{Morts}\"", "figure = \"{Tués}\""));
    let found = read(&file, &["--as", other.path()]);
    assert_eq!(found.cells("harm best Morts"), ["injured | 12 | 300", "injured | 3 | ", "injured | 4 | au moins 5"]);
}

#[test]
fn the_list_names_every_profile_and_each_can_be_shown_and_used() {
    let listed = rows(&recount(&["profiles"]).out);
    let names: Vec<&str> = listed.iter().map(|row| row["name"].as_str()).collect();
    let folder = super::super::program::repository("src/ingest/profiles");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the profiles")
        .map(|entry| entry.expect("a file").path().file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    files.push("native".to_owned());
    files.sort();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, files);
    assert!(listed.iter().all(|row| !row["title"].is_empty() && !row["about"].is_empty()));
    for name in names.iter().filter(|name| **name != "native") {
        let shown = recount(&["profiles", "show", name]);
        assert_eq!(shown.code, 0, "{}", shown.err);
        let parsed: toml::Table = toml::from_str(&shown.out).expect("TOML");
        assert_eq!(parsed["name"].as_str(), Some(*name));
        assert!(parsed.contains_key("recognise"), "{name}");
        let kept = made("copy.toml", &shown.out);
        let unfit = recount(&["read", claims("a,b\n1,2\n").path(), "--as", kept.path()]);
        assert!(unfit.code == 2 && unfit.err.contains(&format!("cannot be read as `{name}`")), "{}", unfit.err);
    }
}

#[test]
fn an_unknown_profile_is_told_with_the_nearest() {
    let file = made("attaques.csv", UNKNOWN);
    for arguments in [vec!["profiles", "show", "ucdp-geb"], vec!["read", file.path(), "--as", "ucdp-geb"]] {
        let ran = recount(&arguments);
        assert_eq!(ran.code, 2);
        assert!(
            ran.err.contains("profile `ucdp-geb` is not known") && ran.err.contains("did you mean `ucdp-ged`?"),
            "{}",
            ran.err
        );
    }
    let unfit = refused(&file, &["--as", "ucdp-ged"]);
    assert!(
        unfit.contains("attaques.csv:1: cannot be read as `ucdp-ged`") && unfit.contains("it lacks `type_of_violence`"),
        "{unfit}"
    );
    let none = refused(&file, &["--as", "nowhere.toml"]);
    assert!(none.contains("nowhere.toml: cannot be read"), "{none}");
}
