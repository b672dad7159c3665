//! What cannot be answered is refused, with what was found, what was expected and what to do; nothing is ignored silently.

use super::{Files, two};

fn files() -> Files {
    let files = two(
        "id,date,latitude,longitude,kind",
        &["1,2022-03-01,14,-4,x", "2,2022-03-09,14,-4,x"],
        &["1,2022-03-01,14,-4,x"],
    );
    files.write("t.csv", "data.source,base.categories,level1,level2\na,x,x,y\nb,x,x,y\n");
    files
}

#[test]
fn arguments_that_make_no_sense_are_refused_and_say_what_is_expected() {
    let files = files();
    for (line, expected) in [
        ("--km=-1", "0 to 20016"),
        ("--km nan", "0 to 20016"),
        ("--km 20017", "0 to 20016"),
        ("--km far", "far"),
        ("--days=-1", "0 to 36500"),
        ("--days 36501", "0 to 36500"),
        ("--days 1.5", "1.5"),
        ("--engine fast", "stable or meltt"),
        ("--engine meltt", "--taxonomy COLUMN=FILE"),
        ("--taxonomy kind", "--taxonomy COLUMN=FILE"),
        ("--taxonomy kind=@nowhere.csv", "nowhere.csv: cannot be read"),
        ("--taxonomy kind=@t.csv --taxonomy kind=@t.csv", "given twice"),
        ("--taxonomy kind=@a.csv", "data.source"),
        ("--taxonomy kind=@t.csv --weights 2", "sum"),
        ("--taxonomy kind=@t.csv --engine meltt --order a", "leaves out b"),
        ("--taxonomy kind=@t.csv --engine meltt --order a,a,b", "`a` twice"),
        ("--taxonomy kind=@t.csv --engine meltt --order a,bb", "did you mean `b`"),
        ("--taxonomy kind=@t.csv --engine meltt --certainty 3", "kind has 2"),
        ("--taxonomy kind=@t.csv --engine meltt --certainty 0", "kind has 2"),
        ("--taxonomy kind=@t.csv --engine meltt --certainty 1,1", "one level for each taxonomy"),
        ("--table pairs", "candidates"),
        ("--why z", "not known"),
        ("--truth @nowhere.csv", "nowhere.csv: cannot be read"),
        ("--event x", "no --event"),
        ("--where kind=x", "no --event and no --where"),
        ("--partial-truth", "--truth"),
        ("--threads 0", "0 is not in"),
    ] {
        let told = files.refusal(&format!("@a.csv @b.csv {line}"));
        assert!(told.contains(expected), "{line}: {told}");
    }
}

#[test]
fn several_faults_are_told_at_once() {
    let told = files().refusal("@a.csv @b.csv --km=-1 --days=-1 --engine fast --taxonomy kind");
    for part in ["--km", "--days", "engine `fast`", "--taxonomy kind"] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn settings_that_have_no_effect_are_not_taken_silently() {
    let files = files();
    for line in [
        "--weights 1",
        "--partial 1",
        "--order a,b --taxonomy kind=@t.csv",
        "--certainty 1 --taxonomy kind=@t.csv",
        "--averaging --taxonomy kind=@t.csv",
    ] {
        let ran = files.run(&format!("@a.csv @b.csv {line}"));
        let told = line.split(' ').next().expect("a flag");
        assert!(ran.err.contains(told), "{line}: {}", ran.err);
    }
}

#[test]
fn a_column_for_datasets_that_no_input_has_is_refused() {
    let told = files().refusal("@a.csv @b.csv --dataset-by desk");
    assert!(told.contains("desk"), "{told}");
}

#[test]
fn an_input_is_never_replaced_by_the_review_or_the_output() {
    let files = files();
    let before = files.text("a.csv");
    for line in ["--review @a.csv", "--review @./a.csv", "-o @a.csv"] {
        let told = files.refusal(&format!("@a.csv @b.csv {line}"));
        assert!(told.contains("is an input"), "{line}: {told}");
        assert_eq!(files.text("a.csv"), before);
    }
}

#[test]
fn what_was_read_beside_the_inputs_is_not_replaced_by_the_output() {
    let files = files();
    files.write("pairs.csv", "dataset_a,report_a,dataset_b,report_b\na,1,b,1\n");
    for (line, name) in [
        ("--taxonomy kind=@t.csv -o @t.csv", "t.csv"),
        ("--truth @pairs.csv -o @pairs.csv", "pairs.csv"),
        ("--taxonomy kind=@t.csv --review @t.csv", "t.csv"),
        ("--review @r.csv -o @r.csv", "r.csv"),
    ] {
        let before = std::fs::read(files.path(name)).ok();
        let ran = files.run(&format!("@a.csv @b.csv {line}"));
        assert_eq!(ran.code, 2, "{line}: {}", ran.err);
        assert_eq!(std::fs::read(files.path(name)).ok(), before, "{line}");
    }
}

#[test]
fn meltt_names_what_it_stops_at() {
    let header = "id,date,latitude,longitude,kind";
    let taxonomy = "data.source,base.categories,level1\na,x,x\nb,x,x\n";
    for (row, lack) in
        [("2,,14,-4,x", "no date"), ("2,2022-03-01,,,x", "no coordinates"), ("2,2022-03-01,14,-4,", "no category")]
    {
        let files = two(header, &["1,2022-03-01,14,-4,x", row], &["1,2022-03-01,14,-4,x"]);
        files.write("t.csv", taxonomy);
        let told = files.refusal("@a.csv @b.csv --engine meltt --taxonomy kind=@t.csv");
        assert!(told.contains(&format!("a:2 has {lack}")), "{told}");
    }
}

#[test]
fn a_review_that_cannot_be_written_says_so_and_names_its_flag() {
    let told = files().run("@a.csv @b.csv --review @nowhere/review.csv");
    assert_eq!(told.code, 2);
    assert!(told.err.contains("review.csv: cannot be written") && told.err.contains("--review"), "{}", told.err);
}

#[test]
fn a_file_given_twice_is_named_as_such() {
    let told = files().run("@a.csv @a.csv").err;
    assert!(told.contains("twice"), "{told}");
}

#[test]
fn files_of_other_datasets_may_number_their_reports_alike() {
    let files = two("claim_id,date_start,lat,lon", &["1,2022-03-01,14,-4"], &["1,2022-03-01,14,-4"]);
    assert_eq!(files.merged("@a.csv @b.csv"), ["a:1 b:1"]);
}

#[test]
fn no_report_at_all_is_refused() {
    let files = Files::of(&[("a.csv", "id,date,latitude,longitude\n"), ("b.csv", "")]);
    for line in ["@a.csv", "@b.csv", "@a.csv @b.csv", "@nowhere.csv", ""] {
        let told = files.refusal(line);
        assert!(!told.is_empty(), "{line}");
    }
}
