#![doc = include_str!("convention_end_published.md")]

use super::coded_word::code;
use crate::figure::{self, Convention, Language};
use crate::message::{Arg, Message};
use crate::model::{Claim, EndBasis, Qualifier, Stated};
use crate::rules::{Check, Confidence, Finding, Rule, Scene, Severity};

/// Below this a convention's end is a number that a source may well have meant: 3 for "several".
const SMALL: f64 = 10.0;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N015",
    name: "convention-end-published",
    family: "number",
    severity: Severity::Warning,
    hint: "hint-convention-end-published",
    page: include_str!("convention_end_published.md"),
    thresholds: &[],
    check: Check::Event(check),
};

fn check(scene: &Scene, out: &mut Vec<Finding>) {
    for claim in scene.event.claims().filter(|claim| !scene.lineage.is_superseded(claim.row)) {
        let found =
            if claim.qualifier() == Some(Qualifier::Vague) { typed(scene, claim) } else { wordless(scene, claim) };
        let Some((message, numbers, confidence)) = found else { continue };
        let finding = Finding::new(&RULE, scene.event.index, message, vec![claim.row]).confidence(confidence);
        out.push(numbers.into_iter().fold(finding, |finding, (name, n)| finding.evidence(name, n)));
    }
}

type Found = (Message, Vec<(&'static str, f64)>, Confidence);

/// Numbers beside a word, as if its source had said them, that are those of a convention for that very word.
fn typed(scene: &Scene, claim: Claim) -> Option<Found> {
    let written = claim.figure()?;
    let stated = claim.stated();
    let given = stated.without_convention();
    if given.is_empty() || code(scene, claim).is_some() {
        return None;
    }
    let language = claim.lang().and_then(Language::parse);
    Convention::ALL.iter().find_map(|convention| {
        let options = figure::Options { language, convention: *convention, ..figure::Options::default() };
        let reading = figure::read(written, &options).ok().filter(|reading| reading.convention == Some(*convention))?;
        let numbers = equal(given, reading.stated);
        let (_, first) = *numbers.first()?;
        let only_low = numbers.iter().all(|(name, n)| *name != "high" && Some(*n) == reading.stated.low);
        let message = Message::new("convention-end-published")
            .with("who", scene.who(claim))
            .with("written", written.trim())
            .with("numbers", Arg::List(distinct(&numbers)))
            .with("n", numbers.len())
            .with("convention", convention.name());
        let confidence = match () {
            () if !only_low => Confidence::High,
            () if first < SMALL => Confidence::Low,
            () => Confidence::Medium,
        };
        Some((message, numbers, confidence))
    })
}

/// The given numbers that are a convention's.
fn equal(given: Stated, convention: Stated) -> Vec<(&'static str, f64)> {
    let same = |a: Option<f64>, b: Option<f64>| a.filter(|_| a == b);
    let best = same(given.best, convention.low).or(same(given.best, convention.high));
    [("low", same(given.low, convention.low)), ("best", best), ("high", same(given.high, convention.high))]
        .into_iter()
        .filter_map(|(name, n)| Some((name, n?)))
        .collect()
}

fn distinct(numbers: &[(&'static str, f64)]) -> Vec<Arg> {
    let mut values: Vec<f64> = numbers.iter().map(|(_, n)| *n).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    values.into_iter().map(Arg::Count).collect()
}

/// An end that is marked as a convention's, and no word beside it that could be printed in its place.
fn wordless(scene: &Scene, claim: Claim) -> Option<Found> {
    let stated = claim.stated();
    let soft = |end: Option<f64>, basis| end.filter(|_| basis == Some(EndBasis::Convention));
    let ends = [("low", soft(stated.low, stated.low_basis)), ("high", soft(stated.high, stated.high_basis))];
    let numbers: Vec<(&str, f64)> = ends.into_iter().filter_map(|(name, n)| Some((name, n?))).collect();
    if numbers.is_empty() {
        return None;
    }
    let message = Message::new("convention-end-wordless")
        .with("who", scene.who(claim))
        .with("numbers", Arg::List(distinct(&numbers)));
    Some((message, numbers, Confidence::High))
}

#[cfg(test)]
mod tests {
    use crate::rules::cases::said;

    const HEADER: &str = "claim_id,event,source,harm,figure,low,best,high,low_basis,high_basis\n";

    fn found(row: &str) -> Vec<String> {
        said("convention-end-published", &format!("{HEADER}{row}\n"))
    }

    #[test]
    fn a_999_beside_hundreds_is_told_with_its_convention() {
        let ends = found("a,e,A,killed,hundreds,200,,999,,");
        assert!(ends[0].contains("200 and 999") && ends[0].contains("plain"), "{}", ends[0]);
        assert!(found("a,e,A,killed,thousands,,9999,,,")[0].contains("9,999"));
        assert!(found("a,e,A,killed,dozens,12,,,,")[0].contains("acled"));
    }

    #[test]
    fn an_end_marked_as_a_conventions_without_its_word_is_told() {
        assert!(found("a,e,A,killed,,200,,999,convention,convention")[0].contains("no word"));
    }

    #[test]
    fn a_word_alone_and_a_sources_own_number_are_not() {
        assert!(found("a,e,A,killed,hundreds,,,,,").is_empty());
        assert!(found("a,e,A,killed,hundreds,300,,500,,").is_empty());
        assert!(found("a,e,A,killed,999,,,,,").is_empty());
        assert!(found("a,e,A,killed,,200,,999,,").is_empty());
    }
}
