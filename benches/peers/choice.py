"""p-median, p-centre and centre choice against spopt on the same instances.

    python3 benches/peers/choice.py [--aimaq target/release/aimaq]

Needs spopt 0.7 with PuLP (CBC) in the Python that runs it; says so and ends
with 0 where it is not there. Instances: random ones as throw-away territories,
and regions of the shipped plan. Prints one row per instance and ends with 1 if
an objective value differs by more than one part in 10^6.
"""

import argparse
import csv
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import time

try:
    import numpy
    import pulp
    from spopt.locate import PCenter, PMedian
except ImportError as error:
    print(f"skipped: {error}; pip install spopt==0.7.0 pulp")
    sys.exit(0)

RADIUS = 6371.0088
ROOT = pathlib.Path(__file__).resolve().parents[2]


def great_circle(a, b):
    """Kilometres on the sphere between (lon, lat) and (lon, lat)."""
    (x1, y1), (x2, y2) = ([math.radians(v) for v in p] for p in (a, b))
    h = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(h))


def aimaq(binary, *arguments):
    began = time.perf_counter()
    done = subprocess.run([binary, *arguments], capture_output=True, text=True, cwd=ROOT)
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"aimaq {' '.join(arguments)}\n{done.stderr}")
    return json.loads(done.stdout), seconds


def peer(points, people, count, objective):
    """Objective value of spopt, person-km or km, and its seconds."""
    cost = numpy.array([[great_circle(a, b) for b in points] for a in points])
    solver = pulp.PULP_CBC_CMD(msg=False)
    began = time.perf_counter()
    if objective == "median":
        model = PMedian.from_cost_matrix(cost, numpy.array(people), p_facilities=count)
    else:
        model = PCenter.from_cost_matrix(cost, p_facilities=count)
    model = model.solve(solver)
    return pulp.value(model.problem.objective), time.perf_counter() - began


def folder(path, points, people, region_of=None):
    """A data set whose units are points with people."""
    path.mkdir()
    region = region_of or (lambda i: "r")
    (path / "territory.toml").write_text(
        'name = "random"\ntitle = { en = "Random" }\ndate = 2022-01-01\n'
        'code_system = { name = "none" }\n'
    )
    regions = sorted({region(i) for i in range(len(points))})
    with open(path / "regions.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name_en", "kind", "centre", "centre_unit"])
        for name in regions:
            first = next(i for i in range(len(points)) if region(i) == name)
            rows.writerow([name, f"Region {name}", "region", f"S{first}", f"u{first}"])
    with open(path / "units.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "region", "name_en", "kind", "seat", "seat_lat", "seat_lon", "population"])
        for i, ((lon, lat), n) in enumerate(zip(points, people)):
            rows.writerow([f"u{i}", region(i), f"U{i}", "district", f"S{i}", repr(lat), repr(lon), n])
    plan = path / "plan.toml"
    plan.write_text(f'title = "Random"\nterritory = "random"\nas_of = 2022-01-01\n')
    return plan


def random_points(seed, count):
    draw = random.Random(seed)
    points = []
    # Far enough from each other to be places of their own.
    while len(points) < count:
        new = (round(draw.uniform(60, 75), 4), round(draw.uniform(43, 53), 4))
        if all(great_circle(new, old) > 15 for old in points):
            points.append(new)
    return points, [draw.randint(1_000, 500_000) for _ in points]


def shipped(region):
    """Seats and people of the shipped units, of one region or of all."""
    rows = list(csv.DictReader(open(ROOT / "geodata/kazakhstan/units.csv", encoding="utf-8")))
    rows = [r for r in rows if region in (None, r["region"])]
    points, people = [], []
    for row in rows:
        at = (float(row["seat_lon"]), float(row["seat_lat"]))
        if all(great_circle(at, old) > 15 for old in points):
            points.append(at)
            people.append(int(row["population"]))
    return points, people


def instances():
    for seed in range(8):
        points, people = random_points(seed, 30 + 5 * seed)
        yield f"random {len(points)} points, seed {seed}", points, people, 3 + seed % 4
    for region, count in [
        ("east-kazakhstan-region", 2), ("karaganda-region", 2), ("almaty-region", 2),
        ("turkistan-region", 3), ("akmola-region", 3), ("kostanay-region", 4),
    ]:
        points, people = shipped(region)
        yield f"{region}, {len(points)} seats", points, people, count
    points, people = shipped(None)
    yield f"all {len(points)} seats", points, people, 20


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--aimaq", default=str(ROOT / "target/release/aimaq"))
    parser.add_argument("--skip-large", action="store_true", help="leave out the whole country")
    options = parser.parse_args()
    options.aimaq = str(pathlib.Path(options.aimaq).resolve())
    differing, compared = 0, 0
    print("instance | problem | p | aimaq | spopt | difference | aimaq s | spopt s")
    with tempfile.TemporaryDirectory() as scratch:
        for number, (name, points, people, count) in enumerate(instances()):
            if options.skip_large and len(points) > 100:
                continue
            plan = folder(pathlib.Path(scratch) / str(number), points, people)
            common = ["--territory", str(plan.parent), "--demand", "seats", "--metric", "great-circle", "--quiet", "--format", "json"]
            for objective in ["median", "centre"]:
                own, seconds = aimaq(
                    options.aimaq, "centres", str(plan), "--choose", str(count),
                    "--objective", objective, *common,
                )
                theirs, their_seconds = peer(points, people, count, objective)
                compared += 1
                differing += report(name, objective, count, own["value"], theirs, seconds, their_seconds)
                if not own["proven"]:
                    print(f"  not proven: gap {own['gap']}")
                    differing += 1
            own, seconds = aimaq(options.aimaq, "centre", str(plan), "--region", "Region r", *common)
            best = own["candidates"][0]["person_km"]
            theirs, their_seconds = peer(points, people, 1, "median")
            compared += 1
            differing += report(name, "one centre", 1, best, theirs, seconds, their_seconds)
    print(f"{compared} comparisons, {differing} differ")
    return 1 if differing else 0


def report(name, problem, count, own, theirs, seconds, their_seconds):
    difference = abs(own - theirs) / max(abs(theirs), 1e-9)
    print(
        f"{name} | {problem} | {count} | {own:.6f} | {theirs:.6f} | {difference:.1e}"
        f" | {seconds:.3f} | {their_seconds:.3f}",
        flush=True,
    )
    return int(difference > 1e-6)


if __name__ == "__main__":
    sys.exit(main())
