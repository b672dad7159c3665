//! Adaptive integration of several functions at once, by Gauss and Kronrod's 7 and 15 points.

/// The nodes of Kronrod's rule on [0, 1] of [-1, 1], their weights, and Gauss's weights where the node is one of his.
/// QUADPACK (Piessens, de Doncker-Kapenga, Ueberhuber, Kahaner 1983), routine QK15.
#[rustfmt::skip]
const NODES: [(f64, f64, f64); 8] = [
    (0.000_000_000_000_000_000, 0.209_482_141_084_727_83, 0.417_959_183_673_469_4),
    (0.207_784_955_007_898_47,  0.204_432_940_075_298_9,  0.0),
    (0.405_845_151_377_397_2,   0.190_350_578_064_785_4,  0.381_830_050_505_118_9),
    (0.586_087_235_467_691_1,   0.169_004_726_639_267_9,  0.0),
    (0.741_531_185_599_394_4,   0.140_653_259_715_525_92, 0.279_705_391_489_276_64),
    (0.864_864_423_359_769_1,   0.104_790_010_322_250_18, 0.0),
    (0.949_107_912_342_758_5,   0.063_092_092_629_978_56, 0.129_484_966_168_869_7),
    (0.991_455_371_120_812_6,   0.022_935_322_010_529_224, 0.0),
];

/// A stretch of the integral that the rule handles well.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<const N: usize> {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The integral of each function over it.
    pub value: [f64; N],
}

/// Kronrod's value and its difference to Gauss's.
pub(crate) fn rule<const N: usize>(f: &impl Fn(f64) -> [f64; N], from: f64, to: f64) -> ([f64; N], [f64; N]) {
    let (centre, half) = (0.5 * (from + to), 0.5 * (to - from));
    let (mut kronrod, mut gauss) = ([0.0; N], [0.0; N]);
    for (node, wide, narrow) in NODES {
        let both =
            if node == 0.0 { [Some(centre), None] } else { [Some(centre - half * node), Some(centre + half * node)] };
        for x in both.into_iter().flatten() {
            for (at, value) in f(x).into_iter().enumerate() {
                kronrod[at] += wide * value * half;
                gauss[at] += narrow * value * half;
            }
        }
    }
    let mut error = [0.0; N];
    for at in 0..N {
        error[at] = (kronrod[at] - gauss[at]).abs();
    }
    (kronrod, error)
}

/// Integrates over the stretches between `cuts` (rising), halving where the error is more than `tolerance` of the whole,
/// for each function apart. Returns the pieces in order.
pub(crate) fn integrate<const N: usize>(f: impl Fn(f64) -> [f64; N], cuts: &[f64], tolerance: f64) -> Vec<Piece<N>> {
    let mut waiting: Vec<(f64, f64, [f64; N], [f64; N])> = cuts
        .windows(2)
        .filter(|cut| cut[0] < cut[1])
        .map(|cut| {
            let (value, error) = rule(&f, cut[0], cut[1]);
            (cut[0], cut[1], value, error)
        })
        .collect();
    let mut pieces = Vec::new();
    // Each round halves what is not good enough yet; the whole is known better every time.
    for round in 0..60 {
        let mut whole = [0.0; N];
        for value in waiting.iter().map(|w| w.2).chain(pieces.iter().map(|piece: &Piece<N>| piece.value)) {
            for at in 0..N {
                whole[at] += f64::abs(value[at]);
            }
        }
        let mut next = Vec::new();
        for (from, to, value, error) in waiting {
            let middle = 0.5 * (from + to);
            let good = (0..N).all(|at| error[at] <= tolerance * whole[at]);
            if good || round == 59 || middle <= from || middle >= to {
                pieces.push(Piece { from, to, value });
                continue;
            }
            for (from, to) in [(from, middle), (middle, to)] {
                let (value, error) = rule(&f, from, to);
                next.push((from, to, value, error));
            }
        }
        waiting = next;
    }
    pieces.sort_by(|a, b| a.from.total_cmp(&b.from));
    pieces
}

/// The sums over all pieces.
pub(crate) fn total<const N: usize>(pieces: &[Piece<N>]) -> [f64; N] {
    let mut sum = [0.0; N];
    for piece in pieces {
        for (sum, value) in sum.iter_mut().zip(piece.value) {
            *sum += value;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smooth_peaked_and_endless_slopes_are_integrated() {
        let f = |x: f64| [x.exp(), (-1e6 * (x - 0.3) * (x - 0.3)).exp(), x.sqrt()];
        let [a, b, c] = total(&integrate(f, &[0.0, 0.3, 1.0], 1e-14));
        assert!((a - 1f64.exp_m1()).abs() < 1e-14);
        assert!((b - (std::f64::consts::PI / 1e6).sqrt()).abs() < 1e-15);
        assert!((c - 2.0 / 3.0).abs() < 1e-13);
    }

    #[test]
    fn pieces_come_in_order_and_without_gaps() {
        let pieces = integrate(|x: f64| [x.abs().sqrt()], &[-1.0, 0.5, 2.0], 1e-12);
        assert!(pieces.windows(2).all(|two| two[0].to == two[1].from));
    }
}
