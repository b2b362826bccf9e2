#!/usr/bin/env python3
"""Maps of many units beside mapshaper and geopandas, and the main job's pictures, in one run.

    AIMAQ=PROGRAM python3 benches/peers/maps.py FRANCE [--rounds 3] [--work DIR] [--before PROGRAM]

FRANCE is the folder that benches/growth/france.py makes. Every program begins with the
communes as GeoJSON and ends with one picture of all of them, 1600 pixels wide; they take
turns, and the medians count. aimaq reads the territory and the plan as well, and draws the
regions, their names, the legend and the sources. mapshaper's pictures are SVG, once with all
vertices and once left with as many as its `resolution=1600` keeps; geopandas draws by
matplotlib into PNG and PDF. --before names an earlier aimaq, for the main job.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from process import measured

PYTHON_PEERS = ["geopandas==1.2.0", "pyogrio==0.13.0", "shapely==2.2.0", "matplotlib==3.10.7"]
MAPSHAPER = "mapshaper@0.7.70"
DRAW = """
import sys
import matplotlib
matplotlib.use("Agg")
import pyogrio
from matplotlib import pyplot
frame = pyogrio.read_dataframe(sys.argv[1]).cx[-5.5:10, 41:51.5].to_crs(2154)
figure, axes = pyplot.subplots(figsize=(16, 16), dpi=100)
frame.plot(ax=axes, color="#f6dcb4", edgecolor="#8a8a8a", linewidth=0.2)
axes.set_axis_off()
figure.savefig(sys.argv[2])
"""


def main():
    options = arguments()
    france, work = Path(options.france), Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    aimaq = Path(os.environ.get("AIMAQ", "target/release/aimaq")).resolve()
    rows = turns(communes(aimaq, france, work), options.rounds)
    print(f"35,357 communes, median of {options.rounds}\n")
    print(table(rows, "aimaq"))
    programs = {"aimaq": aimaq, **({"before": Path(options.before).resolve()} if options.before else {})}
    rows = turns({key: made for name, program in programs.items() for key, made in main_job(name, program, work)}, options.rounds)
    print("\nThe main job, all of it and by parts\n")
    print(table(rows, None))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("france")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", default=str(Path(tempfile.gettempdir()) / "aimaq-peers"))
    parser.add_argument("--before", help="an earlier aimaq, which takes turns at the main job")
    return parser.parse_args()


def communes(aimaq, france, work):
    """Commands by who and what, each with the file that it writes."""
    python, mapshaper = peers(work)
    source, draw = france / "units.geojson", work / "draw.py"
    draw.write_text(DRAW)
    made = {}
    for kind in ("svg", "png", "pdf"):
        out = work / f"aimaq.{kind}"
        made["aimaq", kind] = [aimaq, "map", france / "p1.toml", "--territory", france, "--view", "after", "--quiet", "-o", out], out
    whole = "clip", "bbox=-5.5,41,10,51.5", "-proj", "EPSG:2154"
    style = "-style", "fill=#f6dcb4", "stroke=#8a8a8a", "stroke-width=0.2"
    for name, simpler in (("mapshaper, all vertices", ()), ("mapshaper, simplified", ("-simplify", "resolution=1600"))):
        out = work / f"mapshaper{len(simpler)}.svg"
        made[name, "svg"] = [mapshaper, source, f"-{whole[0]}", *whole[1:], *simpler, *style, "-o", out, "format=svg", "width=1600"], out
    for kind in ("png", "pdf"):
        out = work / f"geopandas.{kind}"
        made["geopandas, matplotlib", kind] = [python, draw, source, out], out
    return made


def main_job(name, program, work):
    out = work / f"run-{name}"
    yield (name, "run: maps, charts, report, tables, layers"), ([program, "run", "kazakhstan-2022", "--quiet", "-o", out], out)
    yield (name, "run --outputs maps: maps, charts, tables"), (
        [program, "run", "kazakhstan-2022", "--quiet", "--outputs", "maps", "-o", f"{out}-maps"], Path(f"{out}-maps"))
    brief = work / f"brief-{name}.pdf"
    yield (name, "brief"), ([program, "brief", "kazakhstan-2022", "--quiet", "-o", brief], brief)


def peers(work):
    python, mapshaper = work / "venv/bin/python", work / "npm/node_modules/.bin/mapshaper"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PYTHON_PEERS], check=True)
    if not mapshaper.exists():
        (work / "npm").mkdir(exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", work / "npm", MAPSHAPER], check=True)
    return python, mapshaper


def turns(made, rounds):
    """Each once to warm up, then in turn; the medians and the bytes written."""
    found = {key: [] for key in made}
    for turn in range(rounds + 1):
        for key, (command, out) in made.items():
            remove(out)
            done = measured(command, keep_output=True)
            if done["code"] != 0 or not out.exists():
                raise SystemExit(f"{' '.join(map(str, command))}: {done['error']}")
            if turn:
                found[key].append(done)
    return {key: (middle(all_, "seconds"), middle(all_, "mib"), size(made[key][1])) for key, all_ in found.items()}


def middle(all_, what):
    return statistics.median(one[what] for one in all_)


def remove(out):
    if out.is_dir():
        shutil.rmtree(out)
    elif out.exists():
        out.unlink()


def size(out):
    return sum(f.stat().st_size for f in out.rglob("*") if f.is_file()) if out.is_dir() else out.stat().st_size


def table(rows, base):
    lines = ["| what | who | seconds | of aimaq's time | bytes | peak memory |", "| --- | --- | --- | --- | --- | --- |"]
    for (who, what), (seconds, mib, length) in sorted(rows.items(), key=lambda row: (row[0][1] != "svg", row[0][1] != "png", row[0][1], row[0][0])):
        own = rows.get((base, what))
        ratio = "" if own is None or who == base else f"{seconds / own[0]:.1f} x"
        lines.append(f"| {what} | {who} | {seconds:.2f} | {ratio} | {length:,} | {mib:,.0f} MiB |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
