//! A plan -> the text of a profile, each value with its reason above it.

use super::figures::{Claim, Used};
use super::first::{WHO, first_row};
use super::plan::{Line, Plan, Value};
use super::roles::Column;
use super::words::words;

/// Lines are broken behind this many letters.
const WIDTH: usize = 110;
/// Names and cells are shown up to this many letters.
const SHOWN: usize = 60;

impl Column<'_> {
    /// Its place, counted from 1, and its name, for a reason.
    pub fn shown(&self) -> String {
        match self.header.is_empty() {
            true => format!("column {} (without a name)", self.place + 1),
            false => format!("column {} \"{}\"", self.place + 1, shortened(self.header)),
        }
    }

    fn template(&self) -> String {
        format!("{{{}}}", self.header)
    }
}

/// The profile as TOML. `missing` is what the user must write.
pub(super) fn toml(stem: &str, plan: &Plan, columns: &[Column], missing: &[String]) -> String {
    let mut out = Lines { text: String::new(), columns };
    out.head(stem, plan, missing);
    out.recognise(plan);
    out.missing_codes(plan);
    out.fields(plan);
    for claim in &plan.claims {
        out.claim(claim, plan);
    }
    if plan.claims.is_empty() {
        out.raw("\n[[claims]]");
        out.comment(
            "No column is known to hold a figure: write its name between the braces, and the harm that it counts.",
        );
        out.pair("name", "killed");
        out.pair("figure", "{WRITE THE COLUMN OF THE FIGURE}");
        out.pair("harm", "killed");
    }
    if !plan.kept.is_empty() {
        out.raw("");
        out.comment("Kept as it is: these columns stay with every claim of their row, under their own names.");
        for used in &plan.kept {
            out.reason("kept", used);
        }
    }
    out.text
}

struct Lines<'a, 'b> {
    text: String,
    columns: &'a [Column<'b>],
}

impl Lines<'_, '_> {
    fn head(&mut self, stem: &str, plan: &Plan, missing: &[String]) {
        let rows = self.columns.first().map_or(0, |column| column.cells.len());
        self.comment(&format!(
            "A draft profile for the file \"{}\", made by `recount profiles guess` from its {} columns and {rows} of \
             its rows. It is a guess: read every line before you rely on it.",
            shortened(stem),
            self.columns.len()
        ));
        self.comment("1. Keep it: recount profiles guess FILE -o my.toml");
        self.comment(
            "2. Correct it: {column} stands for the cell of that column, other text for itself; each value has its \
             reason above it.",
        );
        self.comment("3. Use it: recount read FILE --as my.toml");
        for hint in &plan.hints {
            self.comment("");
            self.comment(hint);
        }
        if !missing.is_empty() {
            self.comment("");
            self.comment("What you must write:");
            missing.iter().for_each(|text| self.comment(&format!("- {text}")));
        }
        self.comment("");
        first_row(plan, self.columns).iter().for_each(|line| self.comment(line));
        self.raw("");
        self.pair("name", &profile_name(stem));
        self.pair("title", &format!("Draft for {}", shortened(stem)));
        self.pair(
            "about",
            "WRITE what a row of this format is, who publishes it, and what its figures are and are not.",
        );
        if let Some(key) = &plan.key {
            self.reason("key: names each row, so that claim ids stay the same", key);
            let template = self.template(key.0);
            self.pair("key", &template);
        }
    }

    fn recognise(&mut self, plan: &Plan) {
        let mut needs: Vec<usize> =
            plan.claims.iter().flat_map(|claim| &claim.values).map(|(_, used)| used.0).collect();
        needs.extend(plan.fields.iter().flat_map(|line| &line.columns).map(|used| used.0));
        needs.sort_unstable();
        needs.dedup();
        let usable = |places: &mut dyn Iterator<Item = usize>| -> Vec<String> {
            let columns = places.filter_map(|place| self.columns.get(place)).filter(|column| column.fault.is_none());
            columns.map(|column| column.header.to_owned()).collect()
        };
        let likes = usable(&mut (0..self.columns.len()).filter(|place| !needs.contains(place)));
        let needs = usable(&mut needs.iter().copied());
        let (needs, likes) = if needs.is_empty() { (likes, needs) } else { (needs, likes) };
        self.raw("\n[recognise]");
        match needs.is_empty() {
            true => self.list("needs", &["WRITE A COLUMN OF THE FILE".to_owned()]),
            false => self.list("needs", &needs),
        }
        if !likes.is_empty() {
            self.list("likes", &likes);
        }
    }

    fn missing_codes(&mut self, plan: &Plan) {
        let used = plan.claims.iter().flat_map(|claim| &claim.values).filter_map(|(_, used)| self.columns.get(used.0));
        let coded: Vec<&Column> = used.filter(|column| !column.shape.negative.is_empty()).collect();
        if coded.is_empty() {
            return;
        }
        self.raw("\n[missing]");
        self.comment(
            "Nobody counts fewer than none: numbers below 0 are taken for codes of \"not reported\". Check what they \
             stand for.",
        );
        for column in coded {
            let codes: Vec<String> = column.shape.negative.iter().cloned().collect();
            self.list(&quoted(column.header), &codes);
        }
    }

    fn fields(&mut self, plan: &Plan) {
        self.raw("\n[fields]");
        if !plan.has("source") {
            self.comment("No column says who makes the claim: write one name for all rows, or {column}.");
            self.pair("source", WHO);
        }
        for line in &plan.fields {
            line.columns.iter().for_each(|used| self.reason(line.field, used));
            let value = self.value(line);
            self.raw(&format!("{} = {value}", line.field));
        }
        if !plan.is_located() {
            self.comment(
                "event = \"WRITE WHICH EVENT\", or date_start and one of place, admin1, country, lat with lon",
            );
        }
    }

    fn value(&self, line: &Line) -> String {
        let templates: Vec<String> = line.columns.iter().map(|used| self.template(used.0)).collect();
        match &line.value {
            Value::Cell => quoted(&templates.concat()),
            Value::Joined(between) => quoted(&templates.join(between)),
            Value::Words(words, otherwise) => {
                let words: Vec<String> =
                    words.iter().map(|(cell, word)| format!("{} = {}", quoted(cell), quoted(word))).collect();
                let otherwise = otherwise.map(|word| format!(", otherwise = {}", quoted(word))).unwrap_or_default();
                format!("{{ from = {}, words = {{ {} }}{otherwise} }}", quoted(&templates.concat()), words.join(", "))
            }
        }
    }

    fn claim(&mut self, claim: &Claim, plan: &Plan) {
        let counted = &claim.counted;
        self.raw("\n[[claims]]");
        claim.values.iter().for_each(|(value, used)| self.reason(value, used));
        if let Some(remark) = &claim.remark {
            self.comment(remark);
        }
        self.pair("name", &claim.name);
        for (value, used) in &claim.values {
            let template = self.template(used.0);
            self.pair(value, &template);
        }
        if let Some(harm) = counted.harm {
            self.pair("harm", harm);
        }
        let everyone = counted.party.is_none() && !plan.has("status");
        if let Some(status) = counted.status.or(everyone.then_some("all")) {
            self.pair("status", status);
        }
        if let Some(party) = &counted.party {
            self.pair("victim_party", party);
        }
        if let Some(people) = counted.people.or((!plan.has("demographic")).then_some("all")) {
            self.pair("demographic", people);
        }
        if let Some(scope) = &counted.scope {
            self.comment(
                "These words of the name are not known. Do they restrict who is counted, or name the source or the \
                 party?",
            );
            self.pair("scope", scope);
        }
        if let Some((whole, axis)) = &claim.part_of {
            self.pair("part_of", &format!("@{whole}"));
            self.pair("part_axis", axis);
        }
    }

    fn template(&self, place: usize) -> String {
        self.columns.get(place).map(Column::template).unwrap_or_default()
    }

    fn reason(&mut self, what: &str, (place, reason): &Used) {
        let shown = self.columns.get(*place).map(Column::shown).unwrap_or_default();
        self.comment(&format!("{what}: {shown}: {reason}"));
    }

    fn pair(&mut self, key: &str, value: &str) {
        self.raw(&format!("{key} = {}", quoted(value)));
    }

    fn list(&mut self, key: &str, values: &[String]) {
        let one: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        let line = format!("{key} = [{}]", one.join(", "));
        match line.chars().count() <= WIDTH {
            true => self.raw(&line),
            false => self.raw(&format!("{key} = [\n    {},\n]", one.join(",\n    "))),
        }
    }

    /// A comment, broken into lines; nothing in it can end the comment.
    fn comment(&mut self, text: &str) {
        let mut line = String::from("#");
        for word in harmless(text).split_whitespace() {
            if line.chars().count() + word.chars().count() >= WIDTH && line != "#" {
                self.raw(&line);
                line = "#  ".to_owned();
            }
            line.push(' ');
            line.push_str(word);
        }
        self.raw(&line);
    }

    fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_hidden(c) => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Characters that break lines, or that are not seen and change what is.
fn is_hidden(c: char) -> bool {
    let is_format =
        matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    c.is_control() || is_format
}

fn harmless(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect()
}

fn shortened(text: &str) -> String {
    let text = harmless(text);
    if text.chars().count() <= SHOWN {
        return text;
    }
    let head: String = text.chars().take(SHOWN).collect();
    format!("{head}…")
}

/// The file's name as that of a profile: lower case, joined by `-`.
fn profile_name(stem: &str) -> String {
    let ascii = words(&stem.to_lowercase()).join("-");
    let ascii: String = ascii.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(SHOWN).collect();
    let ascii = ascii.trim_matches('-');
    if ascii.is_empty() { "my-format".to_owned() } else { ascii.to_owned() }
}
