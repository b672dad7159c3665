//! Made tables in several languages and shapes: what is mapped, and that every draft is a profile.

use super::{Draft, guess};
use crate::ingest::profile::{Mapping, Profile};

/// Guesses for a table written as CSV without quotes.
fn draft(table: &str) -> Draft {
    let mark = if table.contains(';') { ';' } else { ',' };
    let mut rows = table.lines().map(|line| line.trim().split(mark).collect::<Vec<_>>());
    let headers = rows.next().unwrap_or_default();
    let draft = guess("made table", &headers, &rows.collect::<Vec<_>>());
    let profile = Profile::parse(&draft.toml).unwrap_or_else(|error| panic!("{error}\n{}", draft.toml));
    let names: Vec<String> = headers.iter().map(|&header| header.to_owned()).collect();
    if let Err(faults) = Mapping::new(&profile, &names, None) {
        panic!("{faults:?}\n{}", draft.toml);
    }
    draft
}

/// The draft with its broken comments on one line each.
fn flat(draft: &Draft) -> String {
    draft.toml.replace("\n#   ", " ")
}

/// The maps as `contract column <- column of the file`.
fn maps(draft: &Draft) -> Vec<String> {
    draft.maps.iter().map(|(what, column, _)| format!("{what} <- {column}")).collect()
}

fn reason<'a>(draft: &'a Draft, column: &str) -> &'a str {
    draft.maps.iter().find(|(_, name, _)| name == column).map(|(.., reason)| reason.as_str()).unwrap()
}

#[test]
fn a_spreadsheet_of_a_newsroom_in_spanish() {
    let found = draft(
        "Fecha,Municipio,Departamento,Muertos,Heridos,Fuente
         03/04/2020,Toribío,Cauca,5,2,Indepaz
         21/04/2020,Tumaco,Nariño,al menos 3,,Defensoría",
    );
    let wanted = [
        "date_start <- Fecha",
        "place <- Municipio",
        "admin1 <- Departamento",
        "source <- Fuente",
        "killed <- Muertos",
        "injured <- Heridos",
    ];
    assert_eq!(maps(&found), wanted);
    assert_eq!(found.missing, Vec::<String>::new());
    assert_eq!(
        reason(&found, "Muertos"),
        "its name says killed (\"muertos\"); 2 of 2 cells are figures, such as \"al menos 3\""
    );
    assert!(found.toml.contains("\nfigure = \"{Muertos}\"\nharm = \"killed\"\nstatus = \"all\"\n"), "{}", found.toml);
    let first = "# The first row would become 2 claims:\n# - killed: figure 5\n# - injured: figure 2\n\
                 # with source \"Indepaz\", no event, date \"03/04/2020\", place \"Toribío, Cauca\".\n";
    assert!(found.toml.contains(first), "{}", found.toml);
}

#[test]
fn a_sheet_of_strikes_that_never_says_killed() {
    let found = draft(
        "strike id,date,location,total_lo,total_hi,civilians_lo,civilians_hi,children_lo,children_hi,hurt_lo,hurt_hi
         B1,2004-06-17,Wana,6,8,2,2,2,2,1,1
         B2,2005-05-08,Toorikhel,2,2,0,2,0,0,0,0",
    );
    let wanted = [
        "date_start <- date",
        "place <- location",
        "killed <- total_lo",
        "killed <- total_hi",
        "civilians-killed <- civilians_lo",
        "civilians-killed <- civilians_hi",
        "children-killed <- children_lo",
        "children-killed <- children_hi",
        "injured <- hurt_lo",
        "injured <- hurt_hi",
    ];
    assert_eq!(maps(&found), wanted);
    assert!(flat(&found).contains("\"killed\" is assumed, as is usual: correct it if that is wrong"), "{}", found.toml);
    assert!(found.toml.contains("part_of = \"@killed\"\npart_axis = \"demographic\""), "{}", found.toml);
    assert_eq!(found.missing.len(), 1, "{:?}", found.missing);
    assert!(found.toml.contains("\nsource = \"WRITE WHO MAKES THE CLAIM\"\n"), "{}", found.toml);
}

#[test]
fn ends_of_every_kind_come_together_and_children_are_among_the_civilians() {
    let found = draft(
        "incident_id,occurred,gov,settlement,killed_lo,killed_hi,civ_killed_lo,civ_killed_hi,civ_children_killed,wounded
         SYR-1,2016-02-01,Aleppo,Azaz,12,20,10,12,3,at least 30
         SYR-2,2016-02-03,Idlib,Maarat,4,4,4,4,-99,unknown",
    );
    let wanted = [
        "claim_id <- incident_id",
        "event <- incident_id",
        "date_start <- occurred",
        "place <- settlement",
        "admin1 <- gov",
        "killed <- killed_lo",
        "killed <- killed_hi",
        "civilians-killed <- civ_killed_lo",
        "civilians-killed <- civ_killed_hi",
        "civilians-children-killed <- civ_children_killed",
        "injured <- wounded",
    ];
    assert_eq!(maps(&found), wanted);
    assert!(found.toml.contains("part_of = \"@civilians-killed\"\npart_axis = \"demographic\""), "{}", found.toml);
    assert!(found.toml.contains("\n\"civ_children_killed\" = [\"-99\"]\n"), "a code, not a count: {}", found.toml);
    assert!(found.toml.contains("\nkey = \"{incident_id}\"\n"), "{}", found.toml);
}

#[test]
fn a_french_table_with_glued_words_and_semicolons() {
    let found = draft("date;commune;nb_morts;nb_blesses;source\n12 mars 2021;Ménaka;une vingtaine;5;RFI");
    let wanted =
        ["date_start <- date", "place <- commune", "source <- source", "killed <- nb_morts", "injured <- nb_blesses"];
    assert_eq!(maps(&found), wanted);
}

#[test]
fn an_arabic_table() {
    let found = draft("التاريخ,المحافظة,القرية,عدد القتلى,عدد الجرحى,المصدر\n2014-03-02,حلب,عندان,12,30,المرصد");
    let wanted = [
        "date_start <- التاريخ",
        "place <- القرية",
        "admin1 <- المحافظة",
        "source <- المصدر",
        "killed <- عدد القتلى",
        "injured <- عدد الجرحى",
    ];
    assert_eq!(maps(&found), wanted);
}

#[test]
fn a_russian_and_an_ukrainian_table() {
    let found = draft(
        "Дата,Область,Город,Погибшие (мин),Погибшие (макс),Раненые,Источник\n05.03.2022,Киевская,Буча,5,7,12,ООН",
    );
    let wanted = [
        "date_start <- Дата",
        "place <- Город",
        "admin1 <- Область",
        "source <- Источник",
        "killed <- Погибшие (мин)",
        "killed <- Погибшие (макс)",
        "injured <- Раненые",
    ];
    assert_eq!(maps(&found), wanted);
    let found = draft("Дата,Місто,Загиблі,Поранені,у т.ч. дітей загинуло,Джерело\n2022-03-05,Ірпінь,8,2,2,ОВА");
    let wanted =
        ["date_start <- Дата", "place <- Місто", "source <- Джерело", "killed <- Загиблі", "injured <- Поранені"];
    assert_eq!(&maps(&found)[..5], wanted);
}

#[test]
fn a_portuguese_table_with_year_month_and_day_apart() {
    let found = draft("Ano,Mês,Dia,Município,Óbitos,Feridos,Fonte\n2019,2,13,Suzano,10,11,G1\n2019,3,1,Belém,2,0,G1");
    let wanted = [
        "date_start <- Ano",
        "date_start <- Mês",
        "date_start <- Dia",
        "place <- Município",
        "source <- Fonte",
        "killed <- Óbitos",
        "injured <- Feridos",
    ];
    assert_eq!(maps(&found), wanted);
    assert!(found.toml.contains("\ndate_start = \"{Ano}-{Mês}-{Dia}\"\n"), "{}", found.toml);
}

#[test]
fn a_long_table_says_the_harm_in_its_cells() {
    let found = draft(
        "case,org,when,type,low,best,high\nMoura,HRW,2022-03,civilians killed,,300,\n\
         Moura,FAMa,2022-03,combatants killed,203,203,203\n\
         Moura,UN,2022-03,raped,58,,",
    );
    let wanted = [
        "event <- case",
        "date_start <- when",
        "source <- org",
        "harm <- type",
        "status <- type",
        "figure <- low",
        "figure <- best",
        "figure <- high",
    ];
    assert_eq!(maps(&found), wanted);
    let words = "harm = { from = \"{type}\", words = { \"civilians killed\" = \"killed\", \
                 \"combatants killed\" = \"killed\", \
                 \"raped\" = \"sexual_violence\" } }";
    assert!(found.toml.contains(words), "{}", found.toml);
}

#[test]
fn a_bare_total_that_is_the_sum_of_killed_and_injured_counts_casualties() {
    let found = draft("event,source,killed,injured,total\na,x,2,3,5\nb,y,1,0,1");
    assert!(maps(&found).contains(&"casualties <- total".to_owned()), "{:?}", found.maps);
    let found = draft("event,source,killed,injured,total\na,x,2,3,9\nb,y,1,0,1");
    assert!(flat(&found).contains("is not clear"), "{}", found.toml);
    assert!(!found.maps.iter().any(|map| map.1 == "total"));
}

#[test]
fn of_two_equally_good_columns_the_first_is_used_and_the_other_named() {
    let found = draft("city,village,source,killed,deaths,date\nA,B,x,1,1,2020-01-01");
    assert!(reason(&found, "city").ends_with("; column 2 \"village\" would do as well"), "{:?}", found.maps);
    assert!(reason(&found, "killed").ends_with("; column 5 \"deaths\" would do as well"), "{:?}", found.maps);
    assert!(flat(&found).contains("column 1 \"city\" stands first and is used for a place"), "{}", found.toml);
}

#[test]
fn a_table_without_any_figure_says_what_to_write() {
    let found =
        draft("date,place,source,deaths\n2020-01-01,Bama,UN,a market was hit\n2020-01-02,Bama,UN,two houses fell");
    assert_eq!(maps(&found), ["date_start <- date", "place <- place", "source <- source"]);
    assert_eq!(found.missing.len(), 1);
    assert!(found.missing[0].starts_with("a figure: no column seems to count people"), "{:?}", found.missing);
    assert!(flat(&found).contains("text is no figure"), "{}", found.toml);
}

#[test]
fn a_table_with_nothing_recognisable_is_still_a_profile() {
    let found = draft("qwx,zzt,b b\nfoo,1.5,lorem\nbar,2.5,ipsum");
    assert!(found.maps.is_empty());
    assert_eq!(found.missing.len(), 3);
    for column in ["column 1 \"qwx\"", "column 2 \"zzt\"", "column 3 \"b b\""] {
        assert!(found.toml.contains(column), "{}", found.toml);
    }
    assert!(draft("").maps.is_empty());
}

#[test]
fn names_that_cannot_stand_in_a_template_are_left_out_with_their_reason() {
    let long = "killed ".repeat(2_000);
    let headers = [
        "killed {x}",
        "dead|wounded",
        "the \"killed\"",
        "#killed",
        "",
        "deaths",
        "Deaths",
        long.as_str(),
        "killed\nmin",
    ];
    let found = guess("odd", &headers, &[vec!["1"; 9]]);
    let profile = Profile::parse(&found.toml).unwrap_or_else(|error| panic!("{error}\n{}", found.toml));
    assert_eq!(maps(&found), ["killed <- killed\nmin", "killed <- deaths"]);
    assert_eq!(profile.columns(), ["deaths", "killed\nmin"]);
    for told in ["holds {", "holds |", "holds \"", "begins with #", "without a name", "that of column 6 too"] {
        assert!(flat(&found).contains(told), "{told}: {}", found.toml);
    }
}

#[test]
fn data_about_persons_are_pointed_out() {
    let found = draft("name of victim,phone,age,place,date,source\nX Y,123,34,Bama,2020-01-01,UN");
    assert_eq!(flat(&found).matches("take it out before you publish").count(), 2, "{}", found.toml);
    assert!(flat(&found).contains("`recount match` compares such lists"), "{}", found.toml);
}

#[test]
fn lists_of_people_are_told_from_figures() {
    let found = draft("HRW,OSCE,ABA,count\n0,0,1,845\n0,1,0,936\n1,1,1,27");
    assert!(flat(&found).contains("`recount undercount FILE` reads it as it is"), "{}", found.toml);
    assert!(found.maps.is_empty());
}

#[test]
fn words_that_are_not_known_restrict_what_is_counted() {
    let found = draft("event,source,killed,bystanders killed\na,x,5,2");
    assert!(found.toml.contains("\nscope = \"bystanders\"\n"), "{}", found.toml);
    assert!(!found.toml.contains("part_of"), "a restricted figure is a floor, and no part is invented: {}", found.toml);
}

#[test]
fn no_rows_leave_the_names_to_decide() {
    let found = draft("date of death,place,source,killed");
    assert_eq!(maps(&found), ["date_start <- date of death", "place <- place", "source <- source", "killed <- killed"]);
    assert!(found.toml.contains("# There is no row to try it on."), "{}", found.toml);
}
