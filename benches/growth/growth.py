#!/usr/bin/env python3
"""How the time of commands grows with the number of units.

    python3 benches/growth/growth.py [--aimaq target/release/aimaq ...] [--most 200000] [--shapes]

Makes square grids of units, a hundred to a region, with seats and people, with --shapes also with
boundaries, and drafts that join two regions and move a unit. Prints, for every program, the user
seconds and the peak memory of every command and size, and the exponent of the growth of the
seconds from each size to the next. A command that a program ends with an error has none.
"""
import argparse
import json
import math
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "peers"))
from process import measured  # noqa: E402

SIZES = [1_000, 10_000, 36_000, 100_000, 200_000]
COMMANDS = [
    ["check", "{plan}"],
    ["stats", "{plan}"],
    ["stats", "{plan}", "--what", "units", "--format", "csv"],
    ["apply", "{plan}", "-o", "{out}/regions.geojson"],
    ["crosswalk", "{plan}", "-o", "{out}/crosswalk.csv"],
    ["invert", "{plan}", "-o", "{out}/undo.toml"],
    ["diff", "{plan}", "{plan2}"],
    ["compare", "{plan}", "{plan2}"],
    ["run", "{plan}", "-o", "{out}/run"],
]
MAP = ["map", "{plan}", "--view", "change", "-o", "{out}/change.svg"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--aimaq", nargs="+", default=["target/release/aimaq"])
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the most units")
    parser.add_argument("--shapes", action="store_true", help="with boundaries")
    parser.add_argument("--repeats", type=int, default=1, help="calls of which the least counts")
    parser.add_argument("--only", nargs="*", help="commands by their first word")
    options = parser.parse_args()
    sizes = [n for n in SIZES if n <= options.most]
    commands = COMMANDS + ([MAP] if options.shapes else [])
    commands = [c for c in commands if not options.only or c[0] in options.only]
    with tempfile.TemporaryDirectory() as work:
        real = [grid(Path(work) / str(n), n, options.shapes) for n in sizes]
        for aimaq in options.aimaq:
            rows = {}
            for n in sizes:
                for command in commands:
                    row = rows.setdefault(" ".join(names(command)), [])
                    calls = [once(aimaq, command, Path(work) / str(n)) for _ in range(options.repeats)]
                    row.append(min(filter(None, calls), key=lambda call: call["user"], default=None))
            table(aimaq, real, rows)


def names(command):
    return [word for word in command if "{" not in word and word != "-o"]


def once(aimaq, command, folder):
    words = {"plan": folder / "p.toml", "plan2": folder / "p2.toml", "out": folder}
    words = [word.format(**words) for word in command]
    done = measured([aimaq, *words, "--territory", str(folder), "--quiet"])
    return done if done["code"] == 0 or (command[0], done["code"]) == ("check", 1) else None


def table(aimaq, real, rows):
    print(f"\n{aimaq}: user seconds (MiB at most)\n")
    print("| command | " + " | ".join(f"{n:,}" for n in real) + " | exponents |")
    print("|---|" + "---:|" * len(real) + "---|")
    for name, row in rows.items():
        cells = [f"{one['user']:.2f} ({one['mib']:.0f})" if one else "–" for one in row]
        known = [(n, max(one["user"], 0.01)) for n, one in zip(real, row) if one]
        steps = zip(known, known[1:])
        steps = [f"{math.log(b / a) / math.log(m / n):.2f}" for (n, a), (m, b) in steps]
        print(f"| {name} | " + " | ".join(cells) + " | " + ", ".join(steps) + " |", flush=True)


def grid(folder, wanted, shapes):
    """A square of units, ten by ten of them a region; returns their number."""
    folder.mkdir()
    side = max(2, round(math.sqrt(wanted) / 10))
    step = 8.0 / (side * 10)
    units, features = ["id,region,name_en,kind,seat,seat_lat,seat_lon,codes,population"], []
    for row in range(side * 10):
        for column in range(side * 10):
            n = row * side * 10 + column
            region = row // 10 * side + column // 10
            x, y = 10 + column * step, 40 + row * step
            units.append(f"u{n},r{region},Unit {n},district,Seat {n},{y + step / 2:.6f},{x + step / 2:.6f},{100_000_000 + n},{100 + n % 977}")
            if shapes:
                ring = [(x, y), (x + step, y), (x + step, y + step), (x, y + step), (x, y)]
                ring = [[round(a, 6), round(b, 6)] for a, b in ring]
                features.append(json.dumps({"type": "Feature", "properties": {"id": f"u{n}"},
                                            "geometry": {"type": "Polygon", "coordinates": [ring]}}))
    regions = ["id,name_en,kind,centre,centre_unit"]
    for region in range(side * side):
        first = region // side * 10 * side * 10 + region % side * 10
        regions.append(f"r{region},Region {region},region,Seat {first},u{first}")
    (folder / "units.csv").write_text("\n".join(units) + "\n")
    (folder / "regions.csv").write_text("\n".join(regions) + "\n")
    if shapes:
        text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
        (folder / "units.geojson").write_text(text)
    (folder / "territory.toml").write_text('name = "grid"\ntitle = { en = "Grid" }\ndate = 2020-01-01\n[code_system]\nname = "n"\n')
    last = side * side - 1
    for name, other in (("p", 1), ("p2", side)):
        (folder / f"{name}.toml").write_text(
            f'title = "{name}"\nterritory = "grid"\nas_of = 2020-01-01\naccept = ["region-in-parts"]\n'
            '[[acts]]\ntitle = "Joined"\neffective = 2021-01-01\nchanges = [\n'
            f'  {{ merge = {{ regions = ["Region 0", "Region {other}"], into = "Region 0" }} }},\n'
            f'  {{ transfer = {{ units = ["Unit 1"], to = "Region {last}" }} }},\n]\n')
    return (side * 10) ** 2


main()
