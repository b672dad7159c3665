//! Files as ACLED, UCDP and GTD give them out are linked as they are, without any taxonomy.

use super::Files;

const ACLED: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,\
civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,notes,fatalities
MLI100,27 March 2022,2022,1,Political violence,Violence against civilians,Attack,Military Forces of Mali (2021-),\
Civilians (Mali),Civilian targeting,466,Western Africa,Mali,Mopti,Djenne,,Moura,14.45,-4.48,1,HRW,text,300
MLI101,2 April 2022,2022,1,Political violence,Battles,Armed clash,JNIM: Group for Support of Islam and Muslims,\
Military Forces of Mali (2021-),,466,Western Africa,Mali,Gao,Gao,,Gao,16.27,-0.04,1,AFP,text,4
MLI102,3 April 2022,2022,1,Demonstrations,Protests,Peaceful protest,Protesters (Mali),,,466,Western Africa,Mali,Gao,Gao,,\
Gao,16.27,-0.04,1,AFP,text,0
";

const UCDP: &str = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,\
dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,\
number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,\
where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,\
date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob
400001,MLI-2022-3-1,2022,1,Clear,3,1,1,Government of Mali - Civilians,1,1,Government of Mali - Civilians,1,72,\
Government of Mali,9999,9999,Civilians,1,x,x,2022-04-05,x,x,1,Moura village,Moura,Mopti region,Djenné cercle,14.452,\
-4.482,POINT,1,Mali,432,Africa,1,1,2022-03-27,2022-03-27,0,0,203,0,203,500,203,432,
400002,MLI-2022-1-2,2022,1,Clear,1,1,1,Mali: Government,1,1,Government of Mali - JNIM,1,72,Government of Mali,5,5,JNIM,\
1,x,x,2022-04-05,x,x,1,Gao town,Gao,Gao region,Gao cercle,16.271,-0.044,POINT,1,Mali,432,Africa,1,1,2022-04-02,\
2022-04-02,3,2,0,0,5,5,5,432,
400003,MLI-2022-1-3,2022,1,Clear,1,1,1,Mali: Government,1,1,Government of Mali - JNIM,1,72,Government of Mali,5,5,JNIM,\
1,x,x,2022-05-05,x,x,4,Mopti region,x,Mopti region,,14.8,-3.9,POINT,1,Mali,432,Africa,1,2,2022-05-10,\
2022-05-14,3,2,0,0,5,5,5,432,
";

const GTD: &str = "eventid,iyear,imonth,iday,approxdate,extended,country,country_txt,region,region_txt,provstate,city,\
latitude,longitude,specificity,vicinity,location,summary,attacktype1,attacktype1_txt,targtype1,targtype1_txt,target1,gname,\
nkill,nkillus,nkillter,nwound
202204020001,2022,4,2,,0,123,Mali,11,Sub-Saharan Africa,Gao,Gao,16.272,-0.045,1,0,,text,2,Armed Assault,4,Military,\
Soldiers,Jama'at Nasr al-Islam wal Muslimin (JNIM),5,0,2,0
202205120001,2022,5,12,,0,123,Mali,11,Sub-Saharan Africa,Mopti,Sofara,14.01,-4.24,1,0,,text,2,Armed Assault,4,Military,\
Soldiers,Jama'at Nasr al-Islam wal Muslimin (JNIM),5,0,2,0
";

fn files() -> Files {
    Files::of(&[("one.csv", ACLED), ("two.csv", UCDP), ("three.csv", GTD)])
}

#[test]
fn three_raw_files_are_linked_by_place_day_actors_and_kind() {
    let merged = files().merged("@one.csv @two.csv @three.csv");
    assert_eq!(
        merged,
        [
            "acled:ACLED-MLI100 ucdp-ged:UCDP-400001",
            "acled:ACLED-MLI101 gtd:GTD-202204020001 ucdp-ged:UCDP-400002",
            "gtd:GTD-202205120001 ucdp-ged:UCDP-400003",
        ]
    );
}

#[test]
fn what_was_compared_stands_in_the_links() {
    let linked = files().link("@one.csv @two.csv");
    assert_eq!(
        linked.cells("other_report kind levels doubts"),
        [
            "UCDP-400001 | event | actors=close;kind=same;place=same | ",
            "UCDP-400002 | event | actors=close;kind=same;place=same | "
        ]
    );
}

#[test]
fn ucdp_s_span_of_days_and_centre_of_a_province_are_not_exact_and_the_link_says_so() {
    let linked = files().link("@two.csv @three.csv");
    let coarse: Vec<_> = linked.rows.iter().filter(|row| row["doubts"].contains("coarse")).collect();
    assert_eq!(coarse.len(), 1);
    assert_eq!((&*coarse[0]["report"], &*coarse[0]["other_report"]), ("GTD-202205120001", "UCDP-400003"));
}

#[test]
fn a_protest_is_no_battle_and_a_dataset_s_several_figures_are_one_report() {
    let linked = files().link("@one.csv @two.csv @three.csv --table reports");
    assert_eq!(linked.rows.len(), 8);
    let protest = linked.rows.iter().find(|row| row["report"] == "ACLED-MLI102").expect("there");
    assert_eq!(protest["reports"], "1");
}

#[test]
fn a_report_is_found_by_the_id_that_its_dataset_prints() {
    // As the program's help has it: acled:MLI1234.
    let files = files();
    for name in ["acled:MLI101", "MLI101", "400002", "202204020001", "UCDP-400002.best"] {
        let ran = files.run(&format!("@one.csv @two.csv @three.csv --why {name}"));
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert!(ran.out.contains("is of one event with"), "{}", ran.out);
    }
}

#[test]
fn a_taxonomy_maps_a_raw_column_of_a_dataset() {
    let files = files();
    files.write(
        "types.csv",
        "data.source,base.categories,level1\nacled,Violence against civilians,attack\nacled,Battles,fight\nacled,Protests,unrest\n",
    );
    let told = files.link("@one.csv --taxonomy event_type=@types.csv");
    assert!(told.err.contains("3 reports"), "{}", told.err);
}

#[test]
fn a_protest_without_dead_is_not_linked_to_a_battle_of_the_day_before() {
    let files = files();
    let only = |text: &str, id: &str| {
        let kept = text.lines().enumerate().filter(|(at, line)| *at == 0 || line.contains(id));
        kept.map(|(_, line)| format!("{line}\n")).collect::<String>()
    };
    files.write("one.csv", only(ACLED, "MLI102"));
    files.write("two.csv", only(UCDP, "400002"));
    let linked = files.link("@one.csv @two.csv");
    // Or at least it is not certain.
    assert!(linked.rows.iter().all(|row| !row["doubts"].is_empty()), "{:?}", linked.rows);
}
