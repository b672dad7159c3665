//! Numbers written out in each language, up to 999,999, are read back.

use super::*;

/// How a language writes its numbers out.
struct Speller {
    language: Language,
    /// 0 to 19, or to 29 where those are one word.
    low: &'static [&'static str],
    /// 20, 30 ... 90.
    tens: [&'static str; 8],
    /// 100, 200 ... 900.
    hundreds: [&'static str; 9],
    /// Between hundreds and the rest, and between tens and units.
    joints: [&'static str; 2],
    /// So many thousands, with their count written out.
    thousands: fn(u64, &str) -> String,
}

impl Speller {
    /// Below a thousand.
    fn small(&self, n: u64) -> String {
        let (hundreds, rest) = (n / 100, n % 100);
        let rest = if (rest as usize) < self.low.len() {
            self.low[rest as usize].to_owned()
        } else {
            // French seventy and ninety are sixty and eighty with ten to nineteen.
            let over = u64::from(self.language == French && matches!(rest / 10, 7 | 9));
            let (ten, unit) = (self.tens[(rest / 10 - 2) as usize], self.low[(rest % 10 + 10 * over) as usize]);
            match (rest % 10 + 10 * over, self.language) {
                (1 | 11, French) if rest < 80 => format!("{ten} et {unit}"),
                (0, _) => ten.to_owned(),
                (_, Language::Arabic) => format!("{unit}{}{ten}", self.joints[1]),
                _ => format!("{ten}{}{unit}", self.joints[1]),
            }
        };
        match (hundreds, n % 100) {
            (0, _) => rest,
            (_, 0) => self.hundreds[(hundreds - 1) as usize].to_owned(),
            _ => format!("{}{}{rest}", self.hundreds[(hundreds - 1) as usize], self.joints[0]),
        }
    }

    fn spell(&self, n: u64) -> String {
        let (thousands, rest) = (n / 1000, n % 1000);
        let joint = if self.language == Language::Arabic { self.joints[0] } else { " " };
        match (thousands, rest) {
            (0, _) => self.small(rest),
            (_, 0) => (self.thousands)(thousands, &self.small(thousands)),
            _ => format!("{}{joint}{}", (self.thousands)(thousands, &self.small(thousands)), self.small(rest)),
        }
    }
}

fn romance_thousands(n: u64, count: &str) -> String {
    if n == 1 { "mil".to_owned() } else { format!("{count} mil") }
}

/// The ending of the thousands by their last digits: one, two to four, the rest.
fn slavic(n: u64, forms: [&str; 3]) -> String {
    match (n % 100, n % 10) {
        (11..=14, _) => forms[2],
        (_, 1) => forms[0],
        (_, 2..=4) => forms[1],
        _ => forms[2],
    }
    .to_owned()
}

const ENGLISH: Speller = Speller {
    language: Language::English,
    low: &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    tens: ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    hundreds: [
        "one hundred",
        "two hundred",
        "three hundred",
        "four hundred",
        "five hundred",
        "six hundred",
        "seven hundred",
        "eight hundred",
        "nine hundred",
    ],
    joints: [" and ", "-"],
    thousands: |_, count| format!("{count} thousand"),
};

const FRENCH: Speller = Speller {
    language: Language::French,
    low: &[
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ],
    tens: ["vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"],
    hundreds: [
        "cent",
        "deux cent",
        "trois cent",
        "quatre cent",
        "cinq cent",
        "six cent",
        "sept cent",
        "huit cent",
        "neuf cent",
    ],
    joints: [" ", "-"],
    thousands: |n, count| if n == 1 { "mille".to_owned() } else { format!("{count} mille") },
};

const SPANISH: Speller = Speller {
    language: Language::Spanish,
    low: &[
        "cero",
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciséis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidós",
        "veintitrés",
        "veinticuatro",
        "veinticinco",
        "veintiséis",
        "veintisiete",
        "veintiocho",
        "veintinueve",
    ],
    tens: ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
    hundreds: [
        "ciento",
        "doscientos",
        "trescientas",
        "cuatrocientos",
        "quinientos",
        "seiscientos",
        "setecientas",
        "ochocientos",
        "novecientos",
    ],
    joints: [" ", " y "],
    thousands: romance_thousands,
};

const PORTUGUESE: Speller = Speller {
    language: Language::Portuguese,
    low: &[
        "zero",
        "um",
        "dois",
        "três",
        "quatro",
        "cinco",
        "seis",
        "sete",
        "oito",
        "nove",
        "dez",
        "onze",
        "doze",
        "treze",
        "catorze",
        "quinze",
        "dezesseis",
        "dezessete",
        "dezoito",
        "dezenove",
    ],
    tens: ["vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"],
    hundreds: [
        "cento",
        "duzentos",
        "trezentas",
        "quatrocentos",
        "quinhentos",
        "seiscentos",
        "setecentos",
        "oitocentos",
        "novecentas",
    ],
    joints: [" e ", " e "],
    thousands: romance_thousands,
};

const ARABIC: Speller = Speller {
    language: Language::Arabic,
    low: &[
        "صفر",
        "واحد",
        "اثنان",
        "ثلاثة",
        "أربعة",
        "خمسة",
        "ستة",
        "سبعة",
        "ثمانية",
        "تسعة",
        "عشرة",
        "أحد عشر",
        "اثنا عشر",
        "ثلاثة عشر",
        "أربعة عشر",
        "خمسة عشر",
        "ستة عشر",
        "سبعة عشر",
        "ثمانية عشر",
        "تسعة عشر",
    ],
    tens: ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"],
    hundreds: ["مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمئة", "سبعمائة", "ثمانمئة", "تسعمئة"],
    joints: [" و", " و"],
    thousands: |n, count| match n {
        1 => "ألف".to_owned(),
        2 => "ألفان".to_owned(),
        3..=10 => format!("{count} آلاف"),
        _ => format!("{count} ألفا"),
    },
};

const RUSSIAN: Speller = Speller {
    language: Language::Russian,
    low: &[
        "ноль",
        "один",
        "два",
        "три",
        "четыре",
        "пять",
        "шесть",
        "семь",
        "восемь",
        "девять",
        "десять",
        "одиннадцать",
        "двенадцать",
        "тринадцать",
        "четырнадцать",
        "пятнадцать",
        "шестнадцать",
        "семнадцать",
        "восемнадцать",
        "девятнадцать",
    ],
    tens: ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"],
    hundreds: ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"],
    joints: [" ", " "],
    thousands: |n, count| format!("{count} {}", slavic(n, ["тысяча", "тысячи", "тысяч"])),
};

const UKRAINIAN: Speller = Speller {
    language: Language::Ukrainian,
    low: &[
        "нуль",
        "один",
        "два",
        "три",
        "чотири",
        "п'ять",
        "шість",
        "сім",
        "вісім",
        "дев'ять",
        "десять",
        "одинадцять",
        "дванадцять",
        "тринадцять",
        "чотирнадцять",
        "п'ятнадцять",
        "шістнадцять",
        "сімнадцять",
        "вісімнадцять",
        "дев'ятнадцять",
    ],
    tens: ["двадцять", "тридцять", "сорок", "п'ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев'яносто"],
    hundreds: ["сто", "двісті", "триста", "чотириста", "п'ятсот", "шістсот", "сімсот", "вісімсот", "дев'ятсот"],
    joints: [" ", " "],
    thousands: |n, count| format!("{count} {}", slavic(n, ["тисяча", "тисячі", "тисяч"])),
};

const SPELLERS: [Speller; 7] = [ENGLISH, FRENCH, SPANISH, PORTUGUESE, ARABIC, RUSSIAN, UKRAINIAN];

#[test]
fn the_spellers_write_as_people_do() {
    for (speller, n, text) in [
        (ENGLISH, 203_045, "two hundred and three thousand forty-five"),
        (FRENCH, 71_097, "soixante et onze mille quatre-vingt-dix-sept"),
        (SPANISH, 31_123, "treinta y uno mil ciento veintitrés"),
        (PORTUGUESE, 1_123, "mil cento e vinte e três"),
        (ARABIC, 2_125, "ألفان ومئة وخمسة وعشرون"),
        (RUSSIAN, 22_519, "двадцать два тысячи пятьсот девятнадцать"),
    ] {
        assert_eq!(speller.spell(n), text);
    }
}

proptest! {
    #[test]
    fn a_number_written_out_is_read_back(n in 0..1_000_000_u64, small in 0..1000_u64) {
        for speller in SPELLERS {
            for n in [n, small] {
                for given in [Some(speller.language), None] {
                    let text = speller.spell(n);
                    prop_assert_eq!(ends(&text, given), exactly(n), "{}", text);
                }
            }
        }
    }
}
