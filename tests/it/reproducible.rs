//! The same input gives the same bytes: twice, and for any number of threads.

use super::program::{claims, moura, recount};
use std::collections::BTreeMap;
use std::path::Path;

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in std::fs::read_dir(path).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").display().to_string();
                found.insert(name, std::fs::read(&path).expect("readable"));
            }
        }
    }
    found
}

fn same(args: &[&str]) {
    let run = |threads: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("out");
        let ran = recount(&[args, &["-o", out.to_str().expect("plain"), "--threads", threads]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        contents(&out)
    };
    let (first, again, two) = (run("1"), run("1"), run("2"));
    assert!(first.len() > 10, "{:?}", first.keys());
    for (name, bytes) in &first {
        assert_eq!(again.get(name), Some(bytes), "{name} differs between two runs");
        assert_eq!(two.get(name), Some(bytes), "{name} differs between one thread and two");
    }
}

#[test]
fn moura_gives_the_same_bytes_png_and_html_too() {
    let (file, config) = moura();
    same(&["run", &file, "--config", &config, "--png"]);
}

#[test]
fn many_events_give_the_same_bytes_for_any_number_of_threads() {
    let mut content = String::from("event,source,source_kind,status,figure,date_start,place\n");
    for n in 0..6000_u32 {
        let status = ["civilian", "combatant", "all"][(n % 3) as usize];
        let kind = ["ngo", "media", "belligerent"][(n / 2 % 3) as usize];
        content += &format!(
            "e{},S{},{kind},{status},{},2022-0{}-01,P{}\n",
            n * 7919 % 1500,
            n % 11,
            1 + n * 31 % 97,
            1 + n % 9,
            n % 50
        );
    }
    let file = claims(content);
    same(&["run", file.path()]);
}
