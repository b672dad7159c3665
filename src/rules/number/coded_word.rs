#![doc = include_str!("coded_word.md")]

use crate::format;
use crate::ingest::acled;
use crate::message::{Arg, Message};
use crate::model::Claim;
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "N011",
    name: "coded-word",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-coded-word",
    page: include_str!("coded_word.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for claim in scene.event.claims().filter(|claim| scene.lineage.counts(claim.row)) {
        let Some((number, word)) = code(scene, claim) else { continue };
        let says_so = acled::says_coded(&format::plain(Some(number)), &word);
        let message = Message::new(if says_so { "coded-word-number" } else { "coded-word" })
            .with("who", scene.who(claim))
            .with("n", Arg::Count(number))
            .with("word", word.as_str());
        out.push(
            Finding::new(&RULE, scene.event.index, message, vec![claim.row])
                .severity(if claim.is_word_only() { Severity::Note } else { Severity::Warning })
                .confidence(if says_so { Confidence::High } else { Confidence::Medium })
                .evidence("code", number),
        );
    }
}

/// The number that stands for a word, and that word, as the claim's own figure, quote or note tell it. Words such as
/// "several" tell it only of ACLED, whose codes are known.
pub fn code(scene: &Scene, claim: Claim) -> Option<(f64, String)> {
    let number = claim.best().or(claim.low()).filter(|n| *n > 0.0 && claim.high().is_none_or(|high| high == *n))?;
    if claim.low().is_some_and(|low| low != number) {
        return None;
    }
    let texts = || [claim.quote(), claim.note(), claim.figure()].into_iter().flatten();
    texts().next()?;
    let digits = format::plain(Some(number));
    if is_acled(scene, claim) {
        return texts().find_map(|text| acled::words(&digits, text)).map(|word| (number, word));
    }
    let says_so = texts().any(|text| acled::says_coded(&digits, text));
    says_so.then(|| (number, format!("coded as {digits}")))
}

/// Whether the claim is ACLED's own, by the name of its source or of its data set.
pub fn is_acled(scene: &Scene, claim: Claim) -> bool {
    let acled = |name: &str| {
        let name = name.trim();
        let starts = |with: &str| name.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
        starts("acled") || starts("armed conflict location")
    };
    let sources = scene.lineage.sources_of(scene.view, claim.row);
    claim.dataset().is_some_and(acled) || sources.iter().any(|source| acled(scene.lineage.name(*source)))
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::said;

    const HEADER: &str = "claim_id,event,source,harm,figure,quote\n";

    fn found(row: &str) -> Vec<String> {
        said("coded-word", &format!("{HEADER}{row}\n"))
    }

    #[test]
    fn a_code_of_acled_is_told_with_the_word_for_which_it_stands() {
        let several = found("a,e,ACLED,killed,3,Several people were killed.");
        assert!(several[0].contains("ACLED") && several[0].contains("“several”"), "{}", several[0]);
        let coded = found("a,e,ACLED,killed,10,\"Fatalities unknown, coded as 10.\"");
        assert!(coded[0].contains("“coded as 10”"), "{}", coded[0]);
        assert_eq!(found("a,e,Data set B,killed,coded as 10,").len(), 1, "whoever says so");
    }

    #[test]
    fn a_number_that_the_notes_give_and_a_word_of_another_source_are_not() {
        assert!(found("a,e,ACLED,killed,3,Unidentified gunmen killed three people.").is_empty());
        assert!(found("a,e,ACLED,killed,7,Several people were killed.").is_empty());
        assert!(found("a,e,HRW,killed,3,Several people were killed.").is_empty());
        assert!(found("a,e,ACLED,killed,10-20,Several people were killed.").is_empty());
        assert!(found("a,e,ACLED,killed,3,").is_empty());
    }
}
