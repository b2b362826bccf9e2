"""What is measured: each task makes or reads its input, asks the contestants in
turn and adds its rows to the table."""
import gzip
import math
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BEFORE = "aimaq before"
DATA = HERE.parent.parent.parent / "shared" / "data"


def run(command):
    subprocess.run(command, check=True)


def close(*workers):
    for worker in workers:
        if worker:
            worker.close()


def median(answers, key="seconds"):
    return statistics.median(a[key] for a in answers)


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
    engine, before = bench.engine(path, "group", "99"), bench.before(path, "group", "99")
    geos, duck = bench.python("shapely", path), bench.python("duckdb", path)
    found = bench.rounds([
        ("aimaq", engine, "dissolve"), (BEFORE, before, "dissolve"), ("GEOS coverage_union", geos, "coverage_union"),
        ("DuckDB ST_CoverageUnion_Agg", duck, "coverage_union"), ("aimaq warm", engine, "warm"), ("aimaq step", engine, "step"),
        (f"{BEFORE}, warm", before, "warm"), (f"{BEFORE}, step", before, "step")])
    base = median(found["aimaq"])
    answer = engine.ask(f"write {bench.work / 'dissolved.geojson'}")
    ours = verdict(bench, bench.work / "dissolved.geojson")
    task = "dissolve in memory, cold"
    bench.add(task, size, "aimaq", base, base, notes=f"exact {found['aimaq'][0]['exact']:.0%}; valid coverage: {ours['valid']}; holes {ours['holes']}")
    bench.add_before(task, size, found, base)
    exact = geos.ask("exact")["exact"]
    bench.add(task, size, "GEOS coverage_union", median(found["GEOS coverage_union"]), base, notes=f"exact {exact:.0%}")
    bench.add(task, size, "DuckDB ST_CoverageUnion_Agg", median(found["DuckDB ST_CoverageUnion_Agg"]), base)
    if bench.tools.has_mapshaper():
        shaper = bench.worker(["node", HERE / "mapshaper.js", bench.tools.mapshaper.parent.parent, path])
        times = [shaper.ask("dissolve") for _ in range(bench.options.rounds + 1)][1:]
        bench.add(task, size, "mapshaper (topology and dissolve)", median(times), base)
        shaper.close()
    said = {
        "aimaq warm": " (topology exists; the fastest of five in a row)",
        "aimaq step": " (one unit moves: two groups traced anew)",
    }
    for name in [name for name in found if name.endswith(("warm", "step"))]:
        seconds = median(found[name])
        union = median(found["GEOS coverage_union"])
        bench.add("dissolve in memory, warm", size, name + said.get(name, ""), seconds, None, notes=f"GEOS coverage_union takes {union / seconds:.0f} x as long")
    duck.close()
    simplify(bench, engine, before, geos, size)
    close(engine, before, geos)


def simplify(bench, engine, before, geos, size):
    metres, degrees = 1000, 0.0113
    line = f"simplify {metres} -"
    found = bench.rounds([
        ("aimaq", engine, line), (BEFORE, before, line), ("GEOS coverage_simplify", geos, f"simplify {degrees}")])
    engine.ask(f"simplify {metres} {bench.work / 'simplified.geojson'}")
    ours, base = verdict(bench, bench.work / "simplified.geojson"), median(found["aimaq"])
    theirs = found["GEOS coverage_simplify"][0]
    bench.add("simplify in memory", size, "aimaq", base, base, notes=f"{ours['vertices']:,} vertices left; valid coverage: {ours['valid']}; units lost {ours['empty']}")
    bench.add_before("simplify in memory", size, found, base)
    bench.add("simplify in memory", size, "GEOS coverage_simplify", median(found["GEOS coverage_simplify"]), base, notes=f"{theirs['vertices']:,} vertices left")


def locate(bench):
    path, size = synthetic(bench, 20, 20, 420 if not bench.options.small else 42, 2)
    points = 5_000_000 if not bench.options.small else 50_000
    engine, before = bench.engine(path, "group", "99"), bench.before(path, "group", "99")
    sedona, tree = bench.python("sedona", path, str(points), threads=2), bench.python("points", path, str(points))
    line = f"locate {points}"
    found = bench.rounds([("aimaq", engine, line), (BEFORE, before, line), ("SedonaDB", sedona, "join"), ("shapely STRtree", tree, "join")])
    base = median(found["aimaq"])
    size = f"{points / 1e6:g} M points in {size}"
    build = median(found["aimaq"], "build")
    bench.add("locate in memory", size, "aimaq", base, base, notes=f"{points / base / 1e6:.1f} M points/s on one thread; {found['aimaq'][0]['found']:,} found; the grid took {bench.shown(build)} more")
    bench.add_before("locate in memory", size, found, base)
    for name, threads in (("SedonaDB", "2 threads"), ("shapely STRtree", "1 thread")):
        bench.add("locate in memory", size, name, median(found[name]), base, notes=f"{threads}; {found[name][0]['found']:,} pairs")
    close(engine, before, sedona, tree)


def whole_process(bench):
    path = unpacked(bench, "france/communes.geojson.gz")
    if path is None:
        return
    out = {name: bench.work / f"departments-{name}.geojson" for name in ("aimaq", BEFORE, "geopandas", "mapshaper")}
    commands = {
        **bench.both(lambda who, program: [program, "dissolve", path, "--by", "code", "--by-prefix", "2", "-o", out[who]]),
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
        notes += f"; processor time of the program itself {median(found[name], 'user'):.2f} s"
        bench.add("whole process: communes to departments", "35,357 polygons, 2.2 M vertices", name, median(found[name]), base, worst, notes)


def scaling(bench):
    sizes = [(100, 100, 21, 10), (200, 200, 21, 10), (500, 400, 12, 20)]
    figures = []
    for columns, rows, edges, group in sizes:
        path, size = synthetic(bench, columns, rows, edges, group)
        scaled = bench.work / "scaled.geojson"
        runs = bench.in_turn(bench.both(lambda _, program: [program, "dissolve", path, "--by", "group", "-o", scaled]))
        found = runs["aimaq"]
        vertices = columns * rows * (4 * edges + 1)
        memory = max(f["mib"] for f in found)
        figures.append((vertices, median(found), memory))
        bench.add("scaling: whole process dissolve", size, "aimaq", median(found), None, memory)
        bench.add_before("scaling: whole process dissolve", size, runs, median(found), max(f["mib"] for f in runs.get(BEFORE, found)))
    (v0, s0, m0), (v1, s1, m1) = figures[0], figures[-1]
    growth = lambda a, b: math.log(b / a) / math.log(v1 / v0)
    note = f"exponent of growth over vertices: time {growth(s0, s1):.2f}, memory {growth(m0, m1):.2f}"
    bench.rows.append(("scaling: whole process dissolve", "", "aimaq", "", "", "", note))
    bench.save()


def jittered(bench, path):
    """Every vertex of every unit moved by up to a millionth of a degree."""
    target = bench.work / f"{path.stem}-jittered.geojson"
    if not target.exists():
        worker = bench.python("jitter", path)
        worker.ask(f"write {target}")
        worker.close()
    return target


def dirty_inputs(bench):
    """Boundaries with gaps and overlaps, each with a field for the engine."""
    brazil = unpacked(bench, "brazil/municipalities.geojson.gz")
    france = unpacked(bench, "france/communes.geojson.gz")
    raw = DATA / "kazakhstan/adm2_2018_raw.geojson"
    if brazil is not None:
        yield "Brazil, municipalities", brazil
    if raw.exists():
        yield "Kazakhstan, districts of 2018", raw
    if france is not None:
        yield "France, communes jittered by 1e-6 degrees", jittered(bench, france)


def check_and_clean(bench):
    """In memory, on one thread: a clean coverage, then dirty ones."""
    lattice, size = synthetic(bench, 200, 200, 21, 10)
    for name, path in [(f"clean, {size}", lattice), *dirty_inputs(bench)]:
        engine, before = bench.engine(path, "-", "99"), bench.before(path, "-", "99")
        geos = bench.python("shapely", path)
        found = bench.rounds([("aimaq", engine, "check"), (BEFORE, before, "check"), ("GEOS", geos, "check")])
        base = median(found["aimaq"])
        ours, theirs = found["aimaq"][0], found["GEOS"][0]
        bench.add("check in memory", name, "aimaq", base, base, notes=f"{ours['findings']:,} findings, each with place, size and units")
        bench.add_before("check in memory", name, found, base)
        bench.add("check in memory", name, "GEOS coverage_is_valid and coverage_invalid_edges", median(found["GEOS"]), base, notes=f"valid: {theirs['valid']}; {theirs['with_edges']:,} units have invalid edges")
        if path != lattice:
            clean(bench, name, {"aimaq": engine, BEFORE: before, "GEOS coverage_clean": geos})
        close(engine, before, geos)


def clean(bench, name, workers):
    out = {who: bench.work / f"cleaned-{who.replace(' ', '-')}.geojson" for who in workers}
    for path in out.values():
        path.unlink(missing_ok=True)
    found = bench.rounds([(who, worker, f"clean {out[who]}") for who, worker in workers.items()])
    base = median(found["aimaq"])
    for who, answers in found.items():
        says = verdict(bench, out[who])
        notes = f"valid coverage: {says['valid']}; units lost {says['empty']} of {says['count']}; holes {says['holes']}"
        if who == "aimaq":
            notes += f"; the ledger closes to {answers[0]['open_m2']:.2g} m2"
        bench.add("clean in memory", name, who, median(answers), base, notes=notes)


def dirty(bench):
    """`check` and `clean` as whole processes."""
    for name, path in dirty_inputs(bench):
        ours, theirs = bench.work / "clean-aimaq.geojson", bench.work / "clean-geos.geojson"
        found = bench.in_turn({
            **bench.both(lambda _, program: [program, "clean", path, "-o", ours]),
            "GEOS coverage_clean": [bench.tools.python, HERE / "whole_clean.py", path, theirs],
        })
        whole(bench, "whole process: clean", name, found, may_fail=())
        found = bench.in_turn({
            **bench.both(lambda _, program: [program, "check", path]),
            "GEOS": [bench.tools.python, HERE / "whole_check.py", path],
        })
        # What is found is told by the exit code 1.
        whole(bench, "whole process: check", name, found, may_fail=("aimaq", BEFORE))


def whole(bench, task, name, found, may_fail):
    base = median(found["aimaq"])
    for who, runs in found.items():
        failed = who not in may_fail and any(f["code"] for f in runs)
        bench.add(task, name, who, median(runs), base, max(f["mib"] for f in runs), "failed" if failed else "")


ALL = (in_memory, locate, check_and_clean, whole_process, scaling, dirty)
