//! Hostile text comes out as text: in HTML, SVG, CSV, Markdown and on the terminal.

use super::program::{claims, recount};

const NASTY: &[&str] = &[
    "<script>alert(1)</script>",
    "]]><script>x</script>",
    "\"onload=\"alert(1)",
    "' onmouseover='alert(1)",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "a\u{0007}\u{001B}[31mred\u{0000}b",
    "left\u{202E}thgir\u{202C}",
    "\u{2066}isolate",
    "{{ 7*7 }}{% raw %}",
    "مورا",
    "javascript:alert(1)",
];

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn hostile() -> String {
    let mut csv =
        String::from("claim_id,event,source,place,label,note,url,scope,figure,status,harm,reported_by,extra\n");
    for (at, nasty) in NASTY.iter().enumerate() {
        let q = quoted(nasty);
        let status = if at % 2 == 0 { "civilian" } else { "combatant" };
        csv += &format!(
            "{},{q},{q},{q},{q},{q},{q},,{},{status},killed,{q},{q}\n",
            quoted(&format!("{nasty}{at}")),
            at + 3
        );
        csv += &format!("{},{q},Other {at},,{q},,,,{},combatant,killed,,\n", quoted(&format!("{nasty}{at}b")), at + 90);
    }
    let long = "n".repeat(10_000);
    csv += &format!("long,{long},{long},{long},{long},,,,5,civilian,killed,,\n");
    csv += "long2,long,B,,,,,,7,combatant,killed,,\n";
    csv
}

#[test]
fn html_and_svg_stay_well_formed_and_run_nothing() {
    let file = claims(hostile());
    let folder = tempfile::tempdir().expect("a folder");
    let ran = recount(&["run", file.path(), "-o", folder.path().to_str().expect("plain"), "--charts", "all", "--png"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let html = std::fs::read_to_string(folder.path().join("report.html")).expect("written");
    let lower = html.to_lowercase();
    for forbidden in
        ["<script", "onload=\"", "onmouseover='", "href=\"javascript:", "\u{202e}", "\u{1b}", "\u{0007}", "\u{0}"]
    {
        assert!(!lower.contains(forbidden), "{forbidden:?} is in the report");
    }
    assert!(html.contains("&lt;script&gt;"), "the text itself is kept");
    assert!(html.contains("{{ 7*7 }}"), "text is no template");
    let mut charts = 0;
    for entry in std::fs::read_dir(folder.path().join("charts")).expect("charts") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "svg") {
            let svg = std::fs::read_to_string(&path).expect("readable");
            let parsed = resvg::usvg::roxmltree::Document::parse(&svg);
            let parsed = parsed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for node in parsed.descendants().filter(|node| node.is_element()) {
                assert!(
                    !["script", "foreignObject", "a", "image"].contains(&node.tag_name().name()),
                    "{}",
                    path.display()
                );
                assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")), "{}", path.display());
            }
            charts += 1;
        }
    }
    assert_eq!(charts, NASTY.len() + 3, "every event and the overview");
}

#[test]
fn plain_csv_is_evidence_and_excel_csv_is_defused() {
    let file = claims(hostile());
    let plain = recount(&["read", file.path(), "--format", "csv", "-q"]).out;
    assert!(plain.contains("=cmd|'/c calc'!A1,") && plain.contains(",+1+1,"), "kept as written");
    let excel = recount(&["read", file.path(), "--format", "csv", "--excel", "-q"]).out;
    assert!(excel.starts_with('\u{FEFF}'));
    for cell in excel.split([',', '\n']) {
        assert!(!cell.starts_with(['=', '@', '+']), "{cell}");
    }
}

#[test]
fn a_terminal_is_not_moved_by_what_a_source_writes() {
    let file = claims(hostile());
    for args in [["check", "--format", "text"], ["read", "--format", "table"], ["ranges", "--format", "table"]] {
        let ran = recount(&[args[0], file.path(), args[1], args[2], "--color", "never"]);
        assert_eq!(ran.code, 0);
        assert!(
            !ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}') && !ran.out.contains('\u{7}'),
            "{}",
            args[0]
        );
        assert!(!ran.err.contains('\u{1b}'));
    }
}
