//! HXL: any file with a row of hashtags, however they are spaced.

use super::super::program::recount;
use super::{Claims, intake, number, read, read_as, shared};

const HEAD: &str = "Code,When,Where,Land,Dead,At least,At most,Dead women,Dead girls and boys,Households,By,Remark\n\
                    #event +code, #date+start ,#adm1 + name,#country+code,#Affected +Killed,#affected+min+killed,\
                    #affected+killed+max,#affected+killed+f,#affected+killed+children,#affected+killed+hh,#meta+source,\
                    #description\n";

const ONE: &str = "e1,2024-05-01,Alpha,SDN,9,7,12,3,2,400,Committee,A strike\n";

/// The only claim with this low, best and high, and of what group.
fn find<'a>(claims: &'a Claims, demographic: &str) -> &'a std::collections::BTreeMap<String, String> {
    let mut found = claims.0.iter().filter(|row| row.get("demographic").map_or("", String::as_str) == demographic);
    found.next().unwrap_or_else(|| panic!("no claim about {demographic:?}"))
}

#[test]
fn sloppy_hashtags_are_read_and_the_least_and_the_most_are_the_ends() {
    let claims = read(&format!("{HEAD}{ONE}"));
    assert_eq!(claims.0.len(), 3);
    let all = find(&claims, "");
    assert_eq!(["low", "best", "high"].map(|end| number(&all[end])), [Some(7.0), Some(9.0), Some(12.0)]);
    assert_eq!((all["event"].as_str(), all["source"].as_str(), all["harm"].as_str()), ("e1", "Committee", "killed"));
    assert_eq!((all["admin1"].as_str(), all["country"].as_str()), ("Alpha", "SDN"));
    assert_eq!((all["date_start"].as_str(), all["note"].as_str()), ("2024-05-01", "A strike"));
}

#[test]
fn those_tagged_female_or_children_are_parts_and_households_are_no_people() {
    let claims = read(&format!("{HEAD}{ONE}"));
    let whole = find(&claims, "")["claim_id"].clone();
    for (who, best) in [("female", 3.0), ("children", 2.0)] {
        let part = find(&claims, who);
        assert_eq!(number(&part["best"]), Some(best), "{who}");
        assert_eq!(part["part_of"], whole, "{who}");
    }
    assert_eq!(find(&claims, "")["Households"], "400", "they stay a column");
}

#[test]
fn the_hashtag_row_is_not_data() {
    let ledger = intake(&format!("{HEAD}{ONE}"));
    assert_eq!((ledger.inputs[0].rows, ledger.inputs[0].rejected), (1, 0));
}

#[test]
fn other_harms_have_their_own_claims() {
    let text = "Id,A,B,C,D\n#meta+id,#affected+injured,#affected+abducted,#affected+displaced,#affected+idps+hh\nx,4,2,100,30\n";
    let claims = read(text);
    let mut harms = claims.column("harm");
    harms.sort_unstable();
    assert_eq!(harms, ["abducted", "displaced", "injured"]);
    assert_eq!(claims.column("source"), ["HXL file"; 3], "a file that names no source says so");
}

#[test]
fn a_row_without_an_event_or_a_date_and_a_place_is_rejected() {
    let ledger = intake("When,Dead\n#date,#affected+killed\n2024-05-01,3\n");
    assert_eq!((ledger.inputs[0].claimed, ledger.inputs[0].rejected), (0, 1));
}

#[test]
fn a_tagged_ucdp_file_is_read_as_ucdp_and_as_hxl_when_told_so() {
    let Some(path) = shared("hxl_ucdp_bangladesh.csv") else { return };
    let mut reader = csv::Reader::from_path(&path).expect("there");
    let best = reader.headers().expect("a header").iter().position(|name| name == "best").expect("a column");
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).skip(1).collect();
    let total: f64 = records.iter().filter_map(|record| number(&record[best])).sum();

    let ucdp = Claims::at(&path, &[]);
    let whole: Vec<_> = ucdp.0.iter().filter(|row| row["claim_id"].ends_with(".best")).collect();
    assert_eq!(whole.len(), records.len(), "the hashtag row is not data");
    assert!(whole.iter().all(|row| row["claim_id"].starts_with("UCDP-")));
    assert_eq!(whole.iter().filter_map(|row| number(&row["best"])).sum::<f64>(), total);

    let hxl = Claims::at(&path, &["--as", "hxl"]);
    assert_eq!(hxl.0.len(), records.len(), "only the best estimate is tagged");
    assert_eq!(hxl.column("best").iter().filter_map(|best| number(best)).sum::<f64>(), total);
    assert!(hxl.column("country").iter().all(|country| *country == "BGD"));
    assert!(hxl.column("harm").iter().all(|harm| *harm == "killed"));
}

#[test]
fn the_same_made_file_is_hxl_by_name_too() {
    assert_eq!(read_as("hxl", &format!("{HEAD}{ONE}")).0.len(), 3);
}

#[test]
fn tagged_files_that_count_no_harm_give_no_claims() {
    for name in [
        "libhxl_input-valid.tsv",
        "libhxl_input-valid.ssv",
        "libhxl_input-valid-latin1.csv",
        "libhxljs_sample-data.csv",
    ] {
        let Some(path) = shared(&format!("libhxl/{name}")) else { return };
        let ran = recount(&["read", &path, "--format", "csv"]);
        assert_ne!(ran.code, 101, "{name}: {}", ran.err);
        assert!(!ran.out.contains(",killed,"), "{name}: {}", ran.out);
        assert!(!ran.err.is_empty(), "{name}: it says what it found and what to do");
    }
}
