//! Ukrainian figures.

use super::*;

#[test]
fn ukrainian_figures_are_read() {
    all_read(
        Ukrainian,
        &[
            ("1 200 осіб", Exact, exact(1200.0)),
            ("1,5 мільйона людей", Exact, exact(1.5e6)),
            ("12 тис. загиблих", Exact, exact(12_000.0)),
            ("п'ять людей", Exact, exact(5.0)),
            ("п’ятдесят п’ять", Exact, exact(55.0)),
            ("пʼятсот дев’яносто", Exact, exact(590.0)),
            ("двадцять одна тисяча", Exact, exact(21_000.0)),
            ("двоє дітей", Exact, exact(2.0)),
            ("ніхто", Exact, exact(0.0)),
            ("жодного загиблого", Exact, exact(0.0)),
            ("немає загиблих", Exact, exact(0.0)),
            ("не менше 500", AtLeast, from(500.0)),
            ("щонайменше 20 осіб", AtLeast, from(20.0)),
            ("не менше сотні", AtLeast, from(100.0)),
            ("20 і більше", AtLeast, from(20.0)),
            ("понад 100 цивільних", MoreThan, from(101.0)),
            ("понад тисячу", MoreThan, from(1001.0)),
            ("більше тисячі", MoreThan, from(1001.0)),
            ("більше двадцяти", MoreThan, from(21.0)),
            ("до 40", UpTo, until(40.0)),
            ("не більше 40", UpTo, until(40.0)),
            ("менше сорока", FewerThan, until(39.0)),
            ("близько 300 людей", About, about(250.0, 300.0, 350.0)),
            ("близько трьохсот", About, about(250.0, 300.0, 350.0)),
            ("приблизно 300", About, about(250.0, 300.0, 350.0)),
            ("близько сотні", About, about(80.0, 100.0, 120.0)),
            ("десяток", About, about(8.0, 10.0, 12.0)),
            ("майже 300", Nearly, range(250.0, 300.0)),
            ("від 20 до 30", Range, range(20.0, 30.0)),
            ("між 20 і 30 загиблих", Range, range(20.0, 30.0)),
            ("двоє або троє", Range, range(2.0, 3.0)),
            ("десятки", Vague, range(20.0, 99.0)),
            ("сотні людей", Vague, range(200.0, 999.0)),
            ("тисячі", Vague, range(2000.0, 9999.0)),
            ("десятки тисяч", Vague, range(20_000.0, 99_999.0)),
            ("кілька сотень", Vague, range(200.0, 999.0)),
            ("декілька поранених", Vague, range(3.0, 9.0)),
            ("багато загиблих", Vague, from(1.0)),
            ("щонайменше сотні", AtLeast, from(200.0)),
        ],
    );
}

#[test]
fn ukrainian_says_when_it_does_not_know() {
    all_unknown(Ukrainian, &["невідомо", "немає даних", "н/д", "невідома кількість загиблих"]);
}
