//! Reading as a whole: several files, any bytes, every row accounted for.

use super::*;
use crate::model::View;
use crate::progress::Silent;
use proptest::prelude::*;

fn read_bytes(bytes: Vec<u8>) -> Result<Intake, Problems> {
    read(&[Input::memory("x.csv", bytes)], &ReadOptions::default(), &Silent)
}

#[test]
fn a_semicolon_file_with_a_byte_order_mark_is_read_and_said() {
    let intake = read_bytes("\u{FEFF}event;source;figure\r\ne;A;3\r\n".as_bytes().to_vec()).expect("usable");
    assert_eq!(intake.claims.len(), 1);
    assert!(intake.ledger.notices.iter().any(|notice| notice.to_string().contains("semicolon")));
}

#[test]
fn two_files_with_other_columns_are_joined_and_nothing_is_lost() {
    let input = |path: &str, text: &str| Input::memory(path, text.as_bytes().to_vec());
    let files = vec![
        input("a.csv", "event,source,figure,mine\ne,A,3,x\n"),
        input("b.csv", "event,source,best,place\ne,B,4,Alpha\n"),
    ];
    let intake = read(&files, &ReadOptions::default(), &Silent).expect("usable");
    let view = View::new(&intake.claims);
    assert_eq!((view.claim(0).place(), view.claim(1).place()), (None, Some("Alpha")));
    assert_eq!(view.claim(1).best(), Some(4.0));
    assert!(intake.claims.frame().column("mine").is_ok());
    assert_eq!(intake.ledger.inputs.len(), 2);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_and_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut file = b"event,source,figure,low,date_start\n".to_vec();
        file.extend(bytes);
        let _ = read_bytes(file);
    }

    #[test]
    fn every_row_is_a_claim_or_rejected(rows in prop::collection::vec("[a-z0-9,\";%é -]{1,30}", 1..30)) {
        let file = format!("event,source,figure\n{}\n", rows.join("\n"));
        if let Ok(intake) = read_bytes(file.into_bytes()) {
            let record = &intake.ledger.inputs[0];
            prop_assert_eq!(record.rows, record.claimed + record.rejected);
            prop_assert_eq!(record.claims, intake.claims.len());
            prop_assert_eq!(record.rejected, intake.ledger.rejected.len());
        }
    }
}
