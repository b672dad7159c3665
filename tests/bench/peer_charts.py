"""What matplotlib takes to draw the same data: python3 tests/bench/peer_charts.py FOLDER

FOLDER is what `cargo bench --bench bench -- charts FOLDER` wrote: the data of one chart of every kind as CSV. Each is drawn
as such a chart is drawn by hand, with title, labels and axes, without anything that keeps words apart; importing matplotlib
and reading the file are not counted. The middle of seven runs after one that warms up, as SVG and as PNG at 2x.
"""

import csv
import io
import statistics
import sys
import time
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return None


def draw(kind, columns, rows):
    figure, axes = plt.subplots(figsize=(7.6, 4.2))
    names = [row[0] for row in rows]
    numbers = [[n for n in map(number, row) if n is not None] for row in rows]
    ends = [(min(n), n[len(n) // 2], max(n)) if n else (0, 0, 0) for n in numbers]
    places = range(len(rows))
    low, best, high = zip(*ends) if ends else ((), (), ())
    if kind in ("timeline", "cumulative", "revision", "density"):
        axes.fill_between(places, low, high, color="#c7e0ef", hatch="//")
        axes.plot(places, best, color="#0072b2", drawstyle="default" if kind in ("timeline", "density") else "steps-post")
        axes.set_xticks(list(places)[:: max(1, len(rows) // 12)], names[:: max(1, len(rows) // 12)])
    elif kind in ("bars", "upset"):
        axes.barh(places, best, color="#0072b2")
        axes.set_yticks(list(places), names)
    elif kind == "map":
        axes.scatter(low, best, s=[20 + h**0.5 for h in high])
    elif kind == "calendar":
        week = [best[i : i + 7] for i in range(0, len(best) - len(best) % 7, 7)] or [[0]]
        axes.pcolormesh(week)
    else:
        errors = [[b - l for l, b in zip(low, best)], [h - b for b, h in zip(best, high)]]
        axes.errorbar(best, places, xerr=errors, fmt="o", capsize=4)
        axes.set_yticks(list(places), names)
        if kind in ("forest", "multipliers"):
            axes.set_xscale("log")
        for place, row in zip(places, rows):
            axes.annotate(" ".join(row[1:3]), (high[place], place), textcoords="offset points", xytext=(6, 3))
    axes.set_title("People reported killed, by source")
    axes.set_xlabel("people reported killed")
    axes.grid(True, axis="x", color="#e2e2e2")
    figure.tight_layout()
    return figure


def timed(kind, columns, rows, form):
    times = []
    for _ in range(8):
        start = time.perf_counter()
        figure = draw(kind, columns, rows)
        figure.savefig(io.BytesIO(), format=form, dpi=200)
        plt.close(figure)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:]) * 1e3


print(f"matplotlib {matplotlib.__version__}\n{'kind':<12} {'SVG ms':>9} {'PNG 2x ms':>9}")
for path in sorted(Path(sys.argv[1]).glob("*.csv")):
    with path.open(encoding="utf-8") as file:
        columns, *rows = csv.reader(file)
    print(f"{path.stem:<12} {timed(path.stem, columns, rows, 'svg'):>9.1f} {timed(path.stem, columns, rows, 'png'):>9.1f}")
