//! Portuguese figures.

use super::*;

#[test]
fn portuguese_figures_are_read() {
    all_read(
        Portuguese,
        &[
            ("1.200 mortos", Exact, exact(1200.0)),
            ("1,5 milhões", Exact, exact(1.5e6)),
            ("mil e duzentas pessoas", Exact, exact(1200.0)),
            ("cento e vinte e três mortos", Exact, exact(123.0)),
            ("trinta e um mil", Exact, exact(31_000.0)),
            ("dois bilhões", Exact, exact(2e9)),
            ("uma criança", Exact, exact(1.0)),
            ("dezesseis feridos", Exact, exact(16.0)),
            ("nenhum", Exact, exact(0.0)),
            ("nenhuma vítima", Exact, exact(0.0)),
            ("sem feridos", Exact, exact(0.0)),
            ("pelo menos 500", AtLeast, from(500.0)),
            ("no mínimo 20 pessoas", AtLeast, from(20.0)),
            ("20 ou mais", AtLeast, from(20.0)),
            ("mais de 100", MoreThan, from(101.0)),
            ("mais de uma centena de mortos", MoreThan, from(101.0)),
            ("até 40", UpTo, until(40.0)),
            ("menos de 40", FewerThan, until(39.0)),
            ("cerca de 300 pessoas", About, about(250.0, 300.0, 350.0)),
            ("por volta de 300", About, about(250.0, 300.0, 350.0)),
            ("uma dezena", About, about(8.0, 10.0, 12.0)),
            ("uma dúzia de feridos", About, about(9.0, 12.0, 15.0)),
            ("meia dúzia", About, about(4.0, 6.0, 8.0)),
            ("uma vintena", About, about(16.0, 20.0, 24.0)),
            ("um milhar", About, about(800.0, 1000.0, 1200.0)),
            ("quase 300", Nearly, range(250.0, 300.0)),
            ("perto de 300", Nearly, range(250.0, 300.0)),
            ("entre 20 e 30 mortos", Range, range(20.0, 30.0)),
            ("entre vinte e um e trinta", Range, range(21.0, 30.0)),
            ("de 20 a 30", Range, range(20.0, 30.0)),
            ("dezenas de civis", Vague, range(20.0, 99.0)),
            ("dúzias", Vague, range(24.0, 99.0)),
            ("centenas de pessoas", Vague, range(200.0, 999.0)),
            ("várias centenas", Vague, range(200.0, 999.0)),
            ("milhares", Vague, range(2000.0, 9999.0)),
            ("dezenas de milhares", Vague, range(20_000.0, 99_999.0)),
            ("vários mortos", Vague, range(3.0, 9.0)),
            ("alguns civis", Vague, from(1.0)),
        ],
    );
}

#[test]
fn portuguese_says_when_it_does_not_know() {
    all_unknown(Portuguese, &["desconhecido", "n/d", "sem dados", "um número desconhecido de mortos"]);
}
