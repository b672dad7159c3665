//! Spanish figures.

use super::*;

#[test]
fn spanish_figures_are_read() {
    all_read(
        Spanish,
        &[
            ("1.200 muertos", Exact, exact(1200.0)),
            ("1,5 millones", Exact, exact(1.5e6)),
            ("mil doscientas personas", Exact, exact(1200.0)),
            ("ciento veintitrés muertos", Exact, exact(123.0)),
            ("treinta y un mil", Exact, exact(31_000.0)),
            ("quinientos mil", Exact, exact(500_000.0)),
            ("dos mil millones", Exact, exact(2e9)),
            ("un civil", Exact, exact(1.0)),
            ("20 fueron asesinados", Exact, exact(20.0)),
            ("ninguno", Exact, exact(0.0)),
            ("ningún herido", Exact, exact(0.0)),
            ("sin víctimas mortales", Exact, exact(0.0)),
            ("al menos 500", AtLeast, from(500.0)),
            ("por lo menos 20 personas", AtLeast, from(20.0)),
            ("20 muertos o más", AtLeast, from(20.0)),
            ("no menos de una veintena", AtLeast, from(20.0)),
            ("más de 100", MoreThan, from(101.0)),
            ("más de un centenar de muertos", MoreThan, from(101.0)),
            ("cien y pico", MoreThan, from(101.0)),
            ("hasta 40", UpTo, until(40.0)),
            ("no más de 40", UpTo, until(40.0)),
            ("menos de 40", FewerThan, until(39.0)),
            ("cerca de 300", About, about(250.0, 300.0, 350.0)),
            ("unas 300 personas", About, about(250.0, 300.0, 350.0)),
            ("alrededor de 300", About, about(250.0, 300.0, 350.0)),
            ("aproximadamente 300", About, about(250.0, 300.0, 350.0)),
            ("300 aproximadamente", About, about(250.0, 300.0, 350.0)),
            ("una decena", About, about(8.0, 10.0, 12.0)),
            ("una docena de heridos", About, about(9.0, 12.0, 15.0)),
            ("una quincena", About, about(12.0, 15.0, 18.0)),
            ("una treintena", About, about(25.0, 30.0, 35.0)),
            ("medio centenar de muertos", About, about(40.0, 50.0, 60.0)),
            ("dos centenares", About, about(160.0, 200.0, 240.0)),
            ("un millar", About, about(800.0, 1000.0, 1200.0)),
            ("casi 300", Nearly, range(250.0, 300.0)),
            ("entre 20 y 30 muertos", Range, range(20.0, 30.0)),
            ("entre treinta y uno y cuarenta", Range, range(31.0, 40.0)),
            ("de 20 a 30", Range, range(20.0, 30.0)),
            ("dos o tres", Range, range(2.0, 3.0)),
            ("unos 30 a 40", Range, range(30.0, 40.0)),
            ("decenas de civiles", Vague, range(20.0, 99.0)),
            ("docenas", Vague, range(24.0, 99.0)),
            ("cientos", Vague, range(200.0, 999.0)),
            ("centenares de personas", Vague, range(200.0, 999.0)),
            ("varios cientos", Vague, range(200.0, 999.0)),
            ("miles", Vague, range(2000.0, 9999.0)),
            ("decenas de miles", Vague, range(20_000.0, 99_999.0)),
            ("varios muertos", Vague, range(3.0, 9.0)),
            ("algunos civiles", Vague, from(1.0)),
            ("muchos muertos", Vague, from(1.0)),
            ("hasta varios cientos", UpTo, until(999.0)),
        ],
    );
}

#[test]
fn spanish_says_when_it_does_not_know() {
    all_unknown(Spanish, &["desconocido", "s/d", "sin datos", "un número desconocido de civiles", "Se desconoce"]);
}
