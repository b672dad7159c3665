//! Compressed inputs, standard input, patterns, and several files of different formats at once.

use super::{Read, made, read, recount, refused};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

const TEXT: &str = "event,source,figure\ne,NGO A,3\nf,NGO B,\ng,NGO C,about 300\n";
const CELLS: [&str; 2] = ["e | NGO A | 3 | 3 | 3", "g | NGO C | 250 | 300 | 350"];
const COLUMNS: &str = "event source low best high";
const LEDGER: &str = "3 rows read: 2 became 2 claims, 1 rejected (no figure: 1)";

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).expect("in memory");
    encoder.finish().expect("in memory")
}

fn zstd(content: &[u8]) -> Vec<u8> {
    zstd::encode_all(content, 3).expect("in memory")
}

#[test]
fn gzip_and_zstd_are_seen_by_their_bytes_unpacked_and_told() {
    for (name, bytes, how) in [
        ("tolls.csv.gz", gzip(TEXT.as_bytes()), "gzip"),
        ("tolls.csv.zst", zstd(TEXT.as_bytes()), "zstd"),
        ("tolls.csv", gzip(TEXT.as_bytes()), "gzip"),
    ] {
        let found = read(&made(name, bytes), &[]);
        assert_eq!(found.cells(COLUMNS), CELLS, "{name}");
        assert_eq!(found.cells("origin_line"), ["2", "4"], "{name}");
        assert_eq!(found.told(), [format!("unpacked ({how})")]);
        assert_eq!(found.ledger(), LEDGER);
    }
}

#[test]
fn standard_input_may_be_packed_and_of_any_format() {
    let lines = "{\"event\":\"e\",\"source\":\"NGO A\",\"figure\":3}\n{\"event\":\"f\",\"source\":\"NGO B\",\"figure\":\"\"}\n\
                 {\"event\":\"g\",\"source\":\"NGO C\",\"figure\":\"about 300\"}\n";
    for bytes in [TEXT.into(), gzip(TEXT.as_bytes()), zstd(TEXT.as_bytes()), gzip(lines.as_bytes())] {
        let found = Read::any(&["-"], &[], Some(&bytes));
        assert_eq!((found.ran.code, found.cells(COLUMNS)), (0, CELLS.map(str::to_owned).to_vec()), "{}", found.ran.err);
        assert_eq!(found.cells("origin_file"), ["-", "-"]);
        assert_eq!(found.ledger(), LEDGER);
    }
}

#[test]
fn a_packed_workbook_a_packed_json_and_a_parquet_file_are_read_too() {
    let plain = made("tolls.csv", TEXT);
    let wanted = read(&plain, &[]).cells(COLUMNS);
    for ending in ["xlsx", "json", "parquet"] {
        let out = made(&format!("out.{ending}"), "");
        assert_eq!(recount(&["read", plain.path(), "-q", "-o", out.path()]).code, 0);
        let bytes = std::fs::read(&out.path).expect("written");
        let packed = made(&format!("again.{ending}.gz"), gzip(&bytes));
        let found = read(&packed, &[]);
        assert_eq!(found.cells(COLUMNS), wanted, "{ending}");
        assert_eq!(found.told()[0], "unpacked (gzip)");
    }
}

#[test]
fn a_pattern_names_files_in_order_and_one_that_names_none_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("b.csv", TEXT), ("a.csv", TEXT), ("c.txt", "no table")] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let at = |name: &str| folder.path().join(name).to_str().expect("plain").to_owned();
    let found = Read::of(&[&at("*.csv")], &[]);
    assert_eq!(found.cells("origin_file"), [at("a.csv"), at("a.csv"), at("b.csv"), at("b.csv")]);
    let ids = found.cells("claim_id");
    assert_eq!(
        (ids[2].clone(), ids[3].clone()),
        (format!("{}-2", ids[0]), format!("{}-2", ids[1])),
        "a repeat gets -2"
    );
    for name in ["a.csv", "b.csv"] {
        assert!(found.ran.err.contains(&format!("{}: {LEDGER}", at(name))), "{}", found.ran.err);
    }
    let none = Read::any(&[&at("*.xlsx")], &[], None);
    assert_eq!(none.ran.code, 2);
    assert!(none.ran.err.contains("*.xlsx: names no input: no file has such a name"), "{}", none.ran.err);
}

#[test]
fn files_of_different_formats_are_read_at_once_each_with_its_own_ledger() {
    let semicolons = made("one.csv", "event;source;figure;region\ne;NGO A;3;north\n");
    let lines = made("two.jsonl", "{\"event\":\"f\",\"source\":\"NGO B\",\"best\":4,\"grade\":\"fair\"}\n");
    let packed = made("three.csv.gz", gzip(TEXT.as_bytes()));
    let hxl = made("four.csv", "When,Where,Dead\n#date,#adm1+name,#affected+killed\n2022-03-27,Mopti,7\n");
    let paths = [semicolons.path(), lines.path(), packed.path(), hxl.path()];
    let found = Read::of(&paths, &[]);
    assert_eq!(
        found.cells("event source best grade region date_start admin1"),
        [
            "e | NGO A | 3 |  | north |  | ",
            "f | NGO B | 4 | fair |  |  | ",
            "e | NGO A | 3 |  |  |  | ",
            "g | NGO C | 300 |  |  |  | ",
            " | HXL file | 7 |  |  | 2022-03-27 | Mopti"
        ]
    );
    for (path, says) in paths.iter().zip([
        "1 row read: 1 became 1 claim, 0 rejected",
        "1 row read: 1 became 1 claim, 0 rejected",
        LEDGER,
        "1 row read: 1 became 1 claim, 0 rejected",
    ]) {
        assert!(found.ran.err.contains(&format!("\n{path}: {says}\n")), "{}", found.ran.err);
    }
    let faulty = made("five.json", "{\"event\":");
    let both = Read::any(&[faulty.path(), "nowhere.csv", packed.path()], &[], None);
    assert!(both.ran.err.contains("nowhere.csv"), "{}", both.ran.err);
    assert_eq!((both.ran.code, both.claims.len()), (2, 0), "no half of several inputs is written");
}

#[test]
fn a_gzip_stream_that_is_cut_off_is_told_with_its_place_and_what_helps() {
    let rows: String = (0..2000).map(|n| format!("e{n},NGO {n},{n}\n")).collect();
    let whole = gzip(format!("event,source,figure\n{rows}").as_bytes());
    let told = refused(&made("tolls.csv.gz", &whole[..whole.len() / 2]), &[]);
    assert!(told.contains("tolls.csv.gz: cannot be read: the gzip stream is cut off after byte "), "{told}");
    assert!(told.contains("fetch the file again"), "{told}");
    assert!(!told.contains("permissions"), "name and permissions are right: {told}");
    let mut broken = whole.clone();
    let middle = broken.len() / 2;
    broken[middle..middle + 8].fill(0xFF);
    let told = refused(&made("tolls.csv.gz", broken), &[]);
    assert!(told.contains("the gzip stream is broken after byte "), "{told}");
}

#[test]
fn a_gzip_bomb_is_refused_with_its_limit() {
    // A stream may have several members, one behind the other.
    let block = gzip(&vec![b'\n'; 1 << 24]);
    let bomb = [gzip(TEXT.as_bytes()), block.repeat(66)].concat();
    let told = refused(&made("bomb.csv.gz", bomb), &[]);
    assert!(told.contains("bomb.csv.gz: ") && told.contains("the limit is 1024 MiB or 200 times the file"), "{told}");
}
