//! The languages, and what follows from one alone: months, numbers, direction, and a phrase in each of them.

/// A language. Charts speak all of them; running text speaks [`Lang::PROSE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Arabic.
    Ar,
    /// Russian.
    Ru,
    /// Ukrainian.
    Uk,
}

impl Lang {
    /// All languages: what a chart may speak.
    pub const ALL: &'static [Self] = &[Self::En, Self::Fr, Self::Es, Self::Ar, Self::Ru, Self::Uk];
    /// The languages of tables, findings and reports.
    pub const PROSE: &'static [Self] = &[Self::En];

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Ar => "ar",
            Self::Ru => "ru",
            Self::Uk => "uk",
        }
    }

    /// The language of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.code() == code)
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }

    /// The name of a month (1 to 12) as it stands in a date: "27 March", "27 марта".
    pub fn month(self, month: u32) -> &'static str {
        pick(self.months(), month)
    }

    /// The name of a month (1 to 12) as it stands alone or before a year: "March 2022", "март 2022".
    pub fn month_alone(self, month: u32) -> &'static str {
        pick(if let Some(alone) = self.nominative() { alone } else { self.months() }, month)
    }

    /// A month (1 to 12) on an axis.
    pub fn month_short(self, month: u32) -> &'static str {
        pick(self.short(), month)
    }

    fn months(self) -> &'static str {
        match self {
            Self::En => "January February March April May June July August September October November December",
            Self::Fr => "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            Self::Es => "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            Self::Ar => "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
            Self::Ru => "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            Self::Uk => "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        }
    }

    fn nominative(self) -> Option<&'static str> {
        match self {
            Self::Ru => Some("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
            Self::Uk => {
                Some("січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень")
            }
            _ => None,
        }
    }

    fn short(self) -> &'static str {
        match self {
            Self::En => "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            Self::Fr => "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            Self::Es => "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
            Self::Ar => self.months(),
            Self::Ru => "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.",
            Self::Uk => "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.",
        }
    }

    /// A day of a month in words: "27 March 2022", "27 de marzo de 2022".
    pub fn day(self, year: i32, month: u32, day: u32) -> String {
        match self {
            Self::Es => format!("{} de {year}", self.day_of_month(month, day)),
            _ => format!("{} {year}", self.day_of_month(month, day)),
        }
    }

    /// A day and its month in words, without the year: "27 March", "27 de marzo".
    pub fn day_of_month(self, month: u32, day: u32) -> String {
        match self {
            Self::Es => format!("{day} de {}", self.month(month)),
            Self::Fr if day == 1 => format!("1er {}", self.month(month)),
            _ => format!("{day} {}", self.month(month)),
        }
    }

    /// A month of a year in words: "March 2022", "marzo de 2022".
    pub fn month_of(self, year: i32, month: u32) -> String {
        match self {
            Self::Es => format!("{} de {year}", self.month(month)),
            _ => format!("{} {year}", self.month_alone(month)),
        }
    }

    /// A whole number with the language's separators: `1,000`, `1 000`. Arabic has the digits that its international press uses.
    pub fn number(self, value: f64) -> String {
        let digits = format!("{:.0}", value.abs());
        let separator = match self {
            Self::En | Self::Ar => ',',
            Self::Fr => '\u{202f}',
            Self::Es | Self::Ru | Self::Uk => '\u{a0}',
        };
        // Spanish, Russian and Ukrainian leave four digits together.
        let apart = match self {
            Self::En | Self::Ar | Self::Fr => true,
            Self::Es | Self::Ru | Self::Uk => digits.len() > 4,
        };
        let mut out = String::new();
        if value < 0.0 && digits != "0" {
            out.push('\u{2212}');
        }
        for (i, digit) in digits.chars().enumerate() {
            if apart && i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    /// A number with so many decimals at most, without trailing zeros: `1.5`, `1,5`.
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let text = format!("{:.decimals$}", value.abs());
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let part = part.trim_end_matches('0');
        let mut out = if value < 0.0 { String::from('\u{2212}') } else { String::new() };
        out.push_str(&self.number(whole.parse().unwrap_or(0.0)));
        if !part.is_empty() {
            out.push(if matches!(self, Self::En | Self::Ar) { '.' } else { ',' });
            out.push_str(part);
        }
        out
    }
}

fn pick(names: &'static str, month: u32) -> &'static str {
    names.split(' ').nth((month as usize).saturating_sub(1)).unwrap_or_default()
}

/// A phrase in every language. `{name}` stands for a word given when it is said; `{name:one|many}` for a word that follows a number.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    said: [&'static str; 6],
}

impl Phrase {
    /// The phrase in English, French, Spanish, Arabic, Russian and Ukrainian.
    pub const fn new(
        en: &'static str,
        fr: &'static str,
        es: &'static str,
        ar: &'static str,
        ru: &'static str,
        uk: &'static str,
    ) -> Self {
        Self { said: [en, fr, es, ar, ru, uk] }
    }

    /// The phrase as it stands.
    pub fn say(&self, lang: Lang) -> &'static str {
        self.said[lang as usize]
    }

    /// The phrase with its words in place.
    pub fn with(&self, lang: Lang, words: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.say(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((slot, after)) = after.split_once('}') else { break };
            let (name, forms) = slot.split_once(':').map_or((slot, None), |(name, forms)| (name, Some(forms)));
            let word = words.iter().find(|(other, _)| *other == name).map_or(slot, |(_, word)| *word);
            match forms.and_then(|forms| forms.split_once('|')) {
                Some((one, many)) => out.push_str(if word == "1" { one } else { many }),
                None => out.push_str(word),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_twelve_months_in_each_form() {
        for lang in Lang::ALL {
            for month in 1..=12 {
                assert!(![lang.month(month), lang.month_alone(month), lang.month_short(month)].contains(&""));
            }
            assert_eq!((lang.month(13), Lang::parse(lang.code())), ("", Some(*lang)));
        }
    }

    #[test]
    fn dates_follow_the_habit_of_the_language() {
        assert_eq!(Lang::En.day(2022, 3, 27), "27 March 2022");
        assert_eq!(Lang::Es.day(2022, 3, 27), "27 de marzo de 2022");
        assert_eq!(Lang::Fr.day(2022, 5, 1), "1er mai 2022");
        assert_eq!(Lang::Ru.day(2022, 3, 27), "27 марта 2022");
        assert_eq!(Lang::Ru.month_of(2022, 3), "март 2022");
    }

    #[test]
    fn numbers_follow_the_habit_of_the_language() {
        let all = |value: f64| Lang::ALL.iter().map(|lang| lang.number(value)).collect::<Vec<_>>();
        assert_eq!(all(1000.0), ["1,000", "1\u{202f}000", "1000", "1,000", "1000", "1000"]);
        assert_eq!(Lang::Es.number(12_345.0), "12\u{a0}345");
        assert_eq!((Lang::En.number(0.0), Lang::En.number(-1000.0)), ("0".into(), "\u{2212}1,000".into()));
        assert_eq!((Lang::En.decimal(1.50, 2), Lang::Fr.decimal(0.25, 2)), ("1.5".into(), "0,25".into()));
        assert_eq!(Lang::En.decimal(1234.0, 1), "1,234");
    }

    #[test]
    fn a_phrase_takes_its_words_and_follows_their_number() {
        const N: Phrase =
            Phrase::new("{n} {n:source|sources}", "{n} {n:source|sources}", "", "", "источников: {n}", "");
        assert_eq!(N.with(Lang::En, &[("n", "1")]), "1 source");
        assert_eq!(N.with(Lang::En, &[("n", "12")]), "12 sources");
        assert_eq!(N.with(Lang::Ru, &[("n", "{n}")]), "источников: {n}");
    }
}
