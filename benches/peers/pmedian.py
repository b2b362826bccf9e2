"""Choice of centres on larger instances: aimaq beside spopt's p-median with its solver (CBC).

    python3 benches/peers/pmedian.py FOLDER COUNT [--aimaq target/release/aimaq] [--limit 600]

FOLDER is that of a territory. Everyone starts from the seat of their unit, ways are great
circles. Needs spopt 0.7 with PuLP in the Python that runs it, and says so where it is not there.
Both get the same limit of seconds. Prints the value, the gap that is left, and the seconds of both.
"""

import argparse
import csv
import json
import pathlib
import subprocess
import sys
import time

try:
    import numpy
    import pulp
    from spopt.locate import PMedian
except ImportError as error:
    print(f"skipped: {error}; pip install spopt==0.7.0 pulp")
    sys.exit(0)

RADIUS = 6371.0088


def ways(points):
    """Kilometres on the sphere between all points, as a matrix."""
    lon, lat = numpy.radians(numpy.array(points)).T
    half = numpy.sin((lat[:, None] - lat) / 2) ** 2
    half += numpy.cos(lat[:, None]) * numpy.cos(lat) * numpy.sin((lon[:, None] - lon) / 2) ** 2
    return 2 * RADIUS * numpy.arcsin(numpy.sqrt(half))


def own(options):
    command = [options.aimaq, "centres", "--territory", options.folder, "--choose", options.count,
               "--demand", "seats", "--metric", "great-circle", "--format", "json", "--quiet"]
    began = time.perf_counter()
    done = subprocess.run([*command, "--time-limit", options.limit], capture_output=True, text=True)
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(done.stderr)
    found = json.loads(done.stdout)
    return found["value"], found["gap"], seconds


def theirs(options):
    rows = list(csv.DictReader(open(pathlib.Path(options.folder) / "units.csv", encoding="utf-8")))
    points = [(float(row["seat_lon"]), float(row["seat_lat"])) for row in rows]
    people = numpy.array([int(row["population"]) for row in rows])
    solver = pulp.PULP_CBC_CMD(msg=False, timeLimit=float(options.limit))
    began = time.perf_counter()
    model = PMedian.from_cost_matrix(ways(points), people, p_facilities=int(options.count))
    problem = model.solve(solver).problem
    seconds = time.perf_counter() - began
    ended = pulp.constants.LpSolution[problem.sol_status]
    return pulp.value(problem.objective), ended, seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("count")
    parser.add_argument("--aimaq", default="target/release/aimaq")
    parser.add_argument("--limit", default="600", help="seconds")
    options = parser.parse_args()
    value, gap, seconds = own(options)
    print(f"aimaq: {value:.3f} person-km, gap {gap}, {seconds:.1f} s", flush=True)
    value, ended, seconds = theirs(options)
    print(f"spopt: {value:.3f} person-km, {ended}, {seconds:.1f} s")


if __name__ == "__main__":
    main()
