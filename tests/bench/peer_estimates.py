"""What scipy and numpy take for bounds of one event and for draws of totals: python3 tests/bench/peer_estimates.py

Bounds: the integer programme over everyone's place on the lists of six sources with civilians, combatants and a total each
(a person is called one of three things, or not counted, by each source: 4^6 kinds, twice for who they were), by
scipy.optimize.milp (HiGHS), ends of everyone and civilians under `partial`. Totals: 10,000 draws of PERT for each event,
independent (rho 0), added up by month with numpy; 0.3 needs quantiles of the beta distribution for each draw, which
scipy.special.betaincinv gives, and is run for fewer events and scaled.
"""

import itertools
import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.special import betaincinv, ndtr
from scipy.sparse import csr_array

EVENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
DRAWS, MONTHS = 10_000, 120


def bounds():
    sources = range(6)
    kinds = [k for k in itertools.product((0, 1, 2, 3), repeat=6) if any(k)]
    people = [(k, civilian) for k in kinds for civilian in (True, False)]
    # partial: who has one of the two labels only was that
    people = [(k, c) for k, c in people if (1 in k) == (2 in k) or (1 in k) == c]
    rows, low, high = [], [], []
    for s in sources:
        for names, ends in (
            ((1,), (100 + 13 * s, 140 + 20 * s)),
            ((2,), (31 + 7 * s, 60 + 9 * s)),
            ((1, 2, 3), (135 + 21 * s, 260 + 30 * s)),
        ):
            rows.append([1.0 if k[s] in names else 0.0 for k, _ in people])
            low.append(ends[0])
            high.append(ends[1])
    within = LinearConstraint(csr_array(np.array(rows)), low, high)
    total = np.ones(len(people))
    civilians = np.array([1.0 if c else 0.0 for _, c in people])
    start = time.perf_counter()
    found = []
    for of in (total, civilians):
        for sign in (1, -1):
            answer = milp(sign * of, constraints=within, integrality=np.ones(len(people)), bounds=Bounds(0, np.inf))
            found.append(round(sign * answer.fun))
    print(f"scipy milp, 6 sources, {len(people)} unknowns, 4 ends {found}: {time.perf_counter() - start:.2f} s")


def totals(events, rho):
    rng = np.random.default_rng(1)
    low = rng.integers(0, 50, events).astype(float)
    best = low + rng.integers(0, 50, events)
    high = best + rng.integers(1, 100, events)
    month = rng.integers(0, MONTHS, events)
    a = 1 + 4 * (best - low) / (high - low)
    b = 1 + 4 * (high - best) / (high - low)
    start = time.perf_counter()
    sums = np.zeros((MONTHS, DRAWS))
    factor = rng.standard_normal(DRAWS)
    for at in range(events):
        if rho == 0:
            u = rng.beta(a[at], b[at], DRAWS)
        else:
            z = np.sqrt(rho) * factor + np.sqrt(1 - rho) * rng.standard_normal(DRAWS)
            u = betaincinv(a[at], b[at], ndtr(z))
        sums[month[at]] += low[at] + (high[at] - low[at]) * u
    np.quantile(sums, (0.025, 0.5, 0.975), axis=1)
    took = time.perf_counter() - start
    print(f"numpy, {events} events, rho {rho}: {took:.1f} s; for 100,000 events {took * 100_000 / events:.0f} s")


bounds()
totals(EVENTS // 10, 0)
totals(EVENTS // 200, 0.3)
