#!/usr/bin/env python3
"""aimaq beside its peers: the same work, the same run, in turn.

    python3 benches/peers/run.py [--rounds 5] [--only WORD] [--small] [--work DIR]

Installs the pinned peers into a throw-away folder (default: below the system's
temporary folder), makes or reads the inputs, runs aimaq and every peer in turn
and writes the table to benches/RESULTS.md. In-memory rows are measured inside
long-lived processes that hold the data; whole-process rows from outside, with
the peak memory that the system accounts. Medians; one thread unless stated.
"""
import argparse
import datetime
import gzip
import json
import math
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = ROOT.parent / "shared" / "data"
PYTHON_PEERS = [
    "shapely==2.2.0", "geopandas==1.2.0", "pyogrio==0.13.0", "numpy", "pandas",
    "duckdb==1.5.5", "duckdb-extension-spatial==1.5.5", "apache-sedona[db]", "sedonadb==0.5.0",
]
MAPSHAPER = "mapshaper@0.7.70"
ONE_THREAD = {name: "1" for name in (
    "RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "GDAL_NUM_THREADS", "DATAFUSION_EXECUTION_TARGET_PARTITIONS")}


def main():
    options = arguments()
    work = Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    tools = Tools(work)
    bench = Bench(options, work, tools)
    for task in (in_memory, locate, whole_process, scaling, dirty):
        if not options.only or options.only in task.__name__:
            task(bench)
    print(bench.table())


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5, help="runs of each, the median counts")
    parser.add_argument("--only", help="part of a task's name: in_memory, locate, whole_process, scaling, dirty")
    parser.add_argument("--small", action="store_true", help="a hundredth of the sizes, to try the script out")
    parser.add_argument("--work", default=str(Path(tempfile.gettempdir()) / "aimaq-peers"))
    parser.add_argument("--result", default=str(ROOT / "benches" / "RESULTS.md"))
    return parser.parse_args()


class Tools:
    """The programs: aimaq, the library's bench program, and the peers."""

    def __init__(self, work):
        self.python = work / "venv" / "bin" / "python"
        self.mapshaper = work / "npm" / "node_modules" / ".bin" / "mapshaper"
        if not self.python.exists():
            run([sys.executable, "-m", "venv", str(work / "venv")])
            run([str(self.python), "-m", "pip", "install", "--quiet", *PYTHON_PEERS])
        if not self.mapshaper.exists() and shutil.which("npm"):
            (work / "npm").mkdir(exist_ok=True)
            run(["npm", "install", "--silent", "--prefix", str(work / "npm"), MAPSHAPER])
        built = os.environ.get("AIMAQ_BIN_DIR")
        if not built:
            run(["cargo", "build", "--release", "--bin", "aimaq", "--example", "engine"], cwd=ROOT)
            built = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
        self.aimaq = Path(built) / "aimaq"
        self.engine = Path(built) / "examples" / "engine"

    def has_mapshaper(self):
        return self.mapshaper.exists()


def run(command, **more):
    subprocess.run(command, check=True, **more)


class Worker:
    """A process that holds the data and does one timed task per line."""

    def __init__(self, command, threads=1):
        env = dict(os.environ, **(ONE_THREAD if threads == 1 else {}))
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.process.args}: ended at `{line}`")
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Bench:
    def __init__(self, options, work, tools):
        self.options, self.work, self.tools = options, work, tools
        self.rows = []

    def python(self, *words, threads=1):
        return Worker([self.tools.python, HERE / "worker.py", *words], threads)

    def engine(self, *words):
        return Worker([self.tools.engine, *words])

    def rounds(self, contestants):
        """Asks each in turn, round after round; the answers by name."""
        answers = {name: [] for name, _, _ in contestants}
        for _ in range(self.options.rounds + 1):
            for name, worker, line in contestants:
                answers[name].append(worker.ask(line))
        return {name: found[1:] for name, found in answers.items()}

    def in_turn(self, commands):
        """Whole processes in turn: seconds, and MiB at the peak."""
        figures = {name: [] for name in commands}
        for _ in range(self.options.rounds + 1):
            for name, command in commands.items():
                figures[name].append(process(command))
        return {name: found[1:] for name, found in figures.items()}

    def add(self, task, size, name, seconds, base, memory=None, notes=""):
        ratio = "" if base is None or name == "aimaq" else f"{seconds / base:.1f} x"
        peak = "" if memory is None else f"{memory:.0f} MiB"
        self.rows.append((task, size, name, shown(seconds), ratio, peak, notes))
        print(" | ".join(self.rows[-1]), file=sys.stderr)
        self.save()

    def table(self):
        head = ("task", "size", "who", "median", "of aimaq's time", "peak memory", "exactness and remarks")
        lines = ["| " + " | ".join(row) + " |" for row in [head, ("---",) * len(head), *self.rows]]
        return "\n".join(lines)

    def save(self):
        Path(self.options.result).write_text(RESULT.format(
            day=datetime.date.today(), machine=machine(), rounds=self.options.rounds, table=self.table(),
            peers=", ".join([*PYTHON_PEERS, MAPSHAPER])), encoding="utf-8")


RESULT = """# aimaq beside its peers

Made by `python3 benches/peers/run.py` on {day}; {machine}. Every row group is one run in which
aimaq and the peers took turns; median of {rounds}. One thread unless a row says otherwise. Peers:
{peers}.

{table}
"""


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, {platform.system()}"


def shown(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def median(answers, key="seconds"):
    return statistics.median(a[key] for a in answers)


def process(command):
    """Wall seconds and peak MiB of a process and its children."""
    command = [str(part) for part in command]
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "mib": usage.ru_maxrss / 1024, "failed": status != 0}


def synthetic(bench, columns, rows, edges, group):
    if bench.options.small:
        columns, rows, group = columns // 10, rows // 10, max(group // 5, 1)
    path = bench.work / f"lattice-{columns}x{rows}x{edges}.geojson"
    if not path.exists():
        run([str(bench.tools.engine), "make", str(path), str(columns), str(rows), str(edges), str(group)])
    count = columns * rows
    return path, f"{count:,} polygons, {count * (4 * edges + 1) / 1e6:.2g} M vertices"


def unpacked(bench, name):
    packed = DATA / name
    if not packed.exists():
        print(f"skipped: {packed} is absent", file=sys.stderr)
        return None
    path = bench.work / Path(name).name.removesuffix(".gz")
    if not path.exists():
        with gzip.open(packed) as source, open(path, "wb") as target:
            shutil.copyfileobj(source, target)
    return path


def verdict(bench, path):
    """What GEOS says of a written file."""
    worker = bench.python("verdict", path)
    answer = worker.ask("verdict")
    worker.close()
    return answer


def in_memory(bench):
    path, size = synthetic(bench, 200, 200, 21, 10)
    engine, geos = bench.engine(path, "group", "99"), bench.python("shapely", path)
    duck = bench.python("duckdb", path)
    found = bench.rounds([
        ("aimaq", engine, "dissolve"), ("GEOS coverage_union", geos, "coverage_union"),
        ("DuckDB ST_CoverageUnion_Agg", duck, "coverage_union"), ("aimaq warm", engine, "warm"), ("aimaq step", engine, "step")])
    base = median(found["aimaq"])
    answer = engine.ask(f"write {bench.work / 'dissolved.geojson'}")
    ours = verdict(bench, bench.work / "dissolved.geojson")
    task = "dissolve in memory, cold"
    bench.add(task, size, "aimaq", base, base, notes=f"exact {found['aimaq'][0]['exact']:.0%}; valid coverage: {ours['valid']}; holes {ours['holes']}")
    exact = geos.ask("exact")["exact"]
    bench.add(task, size, "GEOS coverage_union", median(found["GEOS coverage_union"]), base, notes=f"exact {exact:.0%}")
    bench.add(task, size, "DuckDB ST_CoverageUnion_Agg", median(found["DuckDB ST_CoverageUnion_Agg"]), base)
    if bench.tools.has_mapshaper():
        shaper = Worker(["node", HERE / "mapshaper.js", bench.tools.mapshaper.parent.parent, path])
        times = [shaper.ask("dissolve") for _ in range(bench.options.rounds)]
        bench.add(task, size, "mapshaper (topology and dissolve)", median(times), base)
        shaper.close()
    for name, what in (("aimaq warm", "topology exists"), ("aimaq step", "one unit moves: two groups traced anew")):
        seconds = median(found[name])
        union = median(found["GEOS coverage_union"])
        bench.add("dissolve in memory, warm", size, f"{name} ({what})", seconds, None, notes=f"GEOS coverage_union takes {union / seconds:.0f} x as long")
    duck.close()
    simplify(bench, engine, geos, size)
    engine.close()
    geos.close()


def simplify(bench, engine, geos, size):
    metres, degrees = 1000, 0.0113
    found = bench.rounds([("aimaq", engine, f"simplify {metres} -"), ("GEOS coverage_simplify", geos, f"simplify {degrees}")])
    engine.ask(f"simplify {metres} {bench.work / 'simplified.geojson'}")
    ours, base = verdict(bench, bench.work / "simplified.geojson"), median(found["aimaq"])
    theirs = found["GEOS coverage_simplify"][0]
    bench.add("simplify in memory", size, "aimaq", base, base, notes=f"{ours['vertices']:,} vertices left; valid coverage: {ours['valid']}; units lost {ours['empty']}")
    bench.add("simplify in memory", size, "GEOS coverage_simplify", median(found["GEOS coverage_simplify"]), base, notes=f"{theirs['vertices']:,} vertices left")


def locate(bench):
    path, size = synthetic(bench, 20, 20, 420 if not bench.options.small else 42, 2)
    points = 5_000_000 if not bench.options.small else 50_000
    engine = bench.engine(path, "group", "99")
    sedona, tree = bench.python("sedona", path, str(points), threads=2), bench.python("points", path, str(points))
    found = bench.rounds([("aimaq", engine, f"locate {points}"), ("SedonaDB", sedona, "join"), ("shapely STRtree", tree, "join")])
    base = median(found["aimaq"])
    size = f"{points / 1e6:g} M points in {size}"
    build = median(found["aimaq"], "build")
    bench.add("locate in memory", size, "aimaq", base, base, notes=f"{points / base / 1e6:.1f} M points/s on one thread; {found['aimaq'][0]['found']:,} found; the grid took {shown(build)} more")
    for name, threads in (("SedonaDB", "2 threads"), ("shapely STRtree", "1 thread")):
        bench.add("locate in memory", size, name, median(found[name]), base, notes=f"{threads}; {found[name][0]['found']:,} pairs")
    for worker in (engine, sedona, tree):
        worker.close()


def whole_process(bench):
    path = unpacked(bench, "france/communes.geojson.gz")
    if path is None:
        return
    out = {name: bench.work / f"departments-{name}.geojson" for name in ("aimaq", "geopandas", "mapshaper")}
    commands = {
        "aimaq": [bench.tools.aimaq, "dissolve", path, "--by", "code", "--by-prefix", "2", "-o", out["aimaq"]],
        "geopandas": [bench.tools.python, HERE / "whole_geopandas.py", path, "code", "2", out["geopandas"]],
    }
    if bench.tools.has_mapshaper():
        commands["mapshaper"] = [
            bench.tools.mapshaper, path, "-each", "dep=code.slice(0,2)", "-dissolve", "dep", "-o", out["mapshaper"]]
    found = bench.in_turn(commands)
    base = median(found["aimaq"])
    for name in commands:
        says = verdict(bench, out[name])
        worst = max(f["mib"] for f in found[name])
        notes = f"{says['count']} departments; valid coverage: {says['valid']}; holes {says['holes']}"
        bench.add("whole process: communes to departments", "35,357 polygons, 2.2 M vertices", name, median(found[name]), base, worst, notes)


def scaling(bench):
    sizes = [(100, 100, 21, 10), (200, 200, 21, 10), (500, 400, 12, 20)]
    figures = []
    for columns, rows, edges, group in sizes:
        path, size = synthetic(bench, columns, rows, edges, group)
        command = [bench.tools.aimaq, "dissolve", path, "--by", "group", "-o", bench.work / "scaled.geojson"]
        found = bench.in_turn({"aimaq": command})["aimaq"]
        vertices = columns * rows * (4 * edges + 1)
        memory = max(f["mib"] for f in found)
        figures.append((vertices, median(found), memory))
        bench.add("scaling: whole process dissolve", size, "aimaq", median(found), None, memory)
    (v0, s0, m0), (v1, s1, m1) = figures[0], figures[-1]
    growth = lambda a, b: math.log(b / a) / math.log(v1 / v0)
    note = f"exponent of growth over vertices: time {growth(s0, s1):.2f}, memory {growth(m0, m1):.2f}"
    bench.rows.append(("scaling: whole process dissolve", "", "aimaq", "", "", "", note))
    bench.save()


def dirty(bench):
    """`check` and `clean`, where this build of aimaq has them."""
    help_text = subprocess.run([str(bench.tools.aimaq), "clean", "--help"], capture_output=True, text=True)
    if help_text.returncode != 0:
        return
    jobs = [("Brazil", unpacked(bench, "brazil/municipalities.geojson.gz")), ("Kazakhstan", DATA / "kazakhstan/adm2_2018_raw.geojson")]
    for country, path in jobs:
        if path is None or not path.exists():
            continue
        ours, theirs = bench.work / f"clean-{country}-aimaq.geojson", bench.work / f"clean-{country}-geos.geojson"
        found = bench.in_turn({
            "aimaq": [bench.tools.aimaq, "clean", path, "-o", ours],
            "GEOS coverage_clean": [bench.tools.python, HERE / "whole_clean.py", path, theirs],
        })
        base = median(found["aimaq"])
        for name, out in (("aimaq", ours), ("GEOS coverage_clean", theirs)):
            memory = max(f["mib"] for f in found[name])
            if any(f["failed"] for f in found[name]) or not out.exists():
                bench.add("whole process: clean", country, name, median(found[name]), base, memory, "failed")
                continue
            says = verdict(bench, out)
            notes = f"valid coverage: {says['valid']}; units lost {says['empty']} of {says['count']}; holes {says['holes']}"
            bench.add("whole process: clean", country, name, median(found[name]), base, memory, notes)
        found = bench.in_turn({
            "aimaq": [bench.tools.aimaq, "check", path],
            "GEOS": [bench.tools.python, HERE / "whole_check.py", path],
        })
        base = median(found["aimaq"])
        for name in found:
            bench.add("whole process: check", country, name, median(found[name]), base, max(f["mib"] for f in found[name]))


if __name__ == "__main__":
    main()
