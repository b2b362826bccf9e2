"""Ways along roads against Valhalla: on a synthetic OpenStreetMap file, and on
real extracts.

    npm install --ignore-scripts --prefix DIR @valhallajs/valhallajs@3.6.1
    python3 benches/peers/roads.py --valhalla DIR/node_modules/@valhallajs/valhallajs
    python3 benches/peers/roads.py --large 500 --valhalla …     time and memory

The synthetic file is a grid of streets with jitter, gaps, one-way streets, three classes
and speeds; 50 places and 20 centres make 1,000 pairs. Compared are the
kilometres of the shortest way (both routers by distance alone) and, for
information, of the fastest (the routers' speeds and turn costs differ). On the
real extracts (see extract.py) 2,400 pairs of nodes each are compared by the
shortest way. Without Node or Valhalla the script says so and ends with 0; it
ends with 1 if fewer than 95 % of the pairs of any file are within 1 %.
"""

import argparse
import csv
import os
import pathlib
import random
import shutil
import statistics
import sys
import tempfile

from extract import real
from osm import write_pbf
from valhalla import Valhalla, run

ROOT = pathlib.Path(__file__).resolve().parents[2]
ORIGIN = (68.0, 48.0)
STEP = 0.01

def street(row_or_column):
    if row_or_column % 50 == 0:
        return {"highway": "trunk", "maxspeed": "90"}
    if row_or_column % 10 == 0:
        return {"highway": "primary", "maxspeed": "70"}
    return {"highway": "unclassified", "maxspeed": "50"}


def net(size, bends, seed=1):
    """Streets of size x size crossings with so many bends between two."""
    draw = random.Random(seed)
    units = lambda degrees: round(degrees * 1e7)
    nodes, ways = [], []
    for row in range(size):
        for column in range(size):
            lon = ORIGIN[0] + STEP * (column + draw.uniform(-0.3, 0.3))
            lat = ORIGIN[1] + STEP * (row + draw.uniform(-0.3, 0.3))
            nodes.append((units(lon), units(lat)))

    def add(a, b, tags):
        line = [a]
        for i in range(1, bends + 1):
            share = i / (bends + 1)
            jitter = lambda: draw.uniform(-0.02, 0.02) * STEP * 1e7
            point = [nodes[a][k] * (1 - share) + nodes[b][k] * share + jitter() for k in (0, 1)]
            line.append(len(nodes))
            nodes.append((round(point[0]), round(point[1])))
        ways.append((line + [b], tags))

    for row in range(size):
        for column in range(size):
            here = row * size + column
            for there, line, last in [(here + 1, row, column), (here + size, column, row)]:
                tags = street(line)
                minor = tags["highway"] == "unclassified"
                if last == size - 1 or (minor and draw.random() < 0.15):
                    continue
                if minor and draw.random() < 0.15:
                    tags = {**tags, "oneway": draw.choice(["yes", "-1"])}
                add(here, there, tags)
    return nodes, ways


def places(path, count, size, seed):
    draw = random.Random(seed)
    span = STEP * (size - 1)
    points = [(ORIGIN[0] + draw.uniform(0, span), ORIGIN[1] + draw.uniform(0, span)) for _ in range(count)]
    with open(path, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["lon", "lat"])
        rows.writerows((f"{lon:.6f}", f"{lat:.6f}") for lon, lat in points)
    return points


def aimaq(options, scratch):
    command = [
        options.aimaq, "roads", "--roads", scratch / "net.osm.pbf", "--from", scratch / "from.csv",
        "--to", scratch / "to.csv", "--cache", "off", "--quiet", "--format", "csv",
    ]
    runs = [run(command) for _ in range(options.repeat)]
    rows = list(csv.DictReader(runs[0][0].splitlines()))
    pairs = {(int(r["from"]), int(r["to"])): r for r in rows}
    return pairs, statistics.median(r[1] for r in runs), max(r[2] for r in runs)


def valhalla(options, scratch, sources, targets):
    router = Valhalla(options.valhalla, scratch, scratch / "net.osm.pbf")
    answers = {}
    for name, costing in [("shortest", {"shortest": True}), ("fastest", {})]:
        cells, seconds, mib = router.matrix(sources, targets, costing, options.repeat)
        answers[name] = (cells, statistics.median(seconds), mib)
    return answers, router.seconds, router.mib


def compare(name, own, theirs, column):
    within, both, only_own, only_theirs, off = 0, 0, 0, 0, []
    for row in theirs:
        for cell in row:
            mine = own[(cell["from_index"] + 1, cell["to_index"] + 1)][column]
            if cell["distance"] is None or mine == "":
                only_own += int(mine != "")
                only_theirs += int(cell["distance"] is not None)
                continue
            both += 1
            difference = abs(float(mine) - cell["distance"]) / max(cell["distance"], 0.001)
            off.append(difference)
            within += int(difference <= 0.01)
    off.sort()
    print(
        f"{name}: {both} pairs with a way in both, {within} within 1 % ({100 * within / max(both, 1):.1f} %), "
        f"median {100 * off[len(off) // 2]:.3f} %, 95th {100 * off[int(len(off) * 0.95)]:.3f} %, largest "
        f"{100 * off[-1]:.2f} %; way in aimaq only {only_own}, in Valhalla only {only_theirs}"
    )
    return within / max(both, 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--aimaq", default=str(ROOT / "target/release/aimaq"))
    parser.add_argument("--valhalla", help="folder of the package @valhallajs/valhallajs")
    parser.add_argument("--large", type=int, help="crossings on a side, with 4 bends between two")
    parser.add_argument("--repeat", type=int, default=1)
    options = parser.parse_args()
    if not options.valhalla or not shutil.which("node"):
        print("skipped: needs Node and --valhalla; see the head of the script")
        return 0
    size, bends = (options.large, 4) if options.large else (60, 2)
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        nodes, ways = net(size, bends)
        numbered = {at: (lon / 1e7, lat / 1e7, {}) for at, (lon, lat) in enumerate(nodes, 1)}
        lines = {at: ([place + 1 for place in line], tags) for at, (line, tags) in enumerate(ways, 1)}
        write_pbf(scratch / "net.osm.pbf", numbered, lines)
        sources = places(scratch / "from.csv", 50, size, 2)
        targets = places(scratch / "to.csv", 20, size, 3)
        print(f"{len(nodes)} nodes, {len(ways)} ways, {os.path.getsize(scratch / 'net.osm.pbf') >> 10} KiB; 50 x 20 pairs")
        own, seconds, mib = aimaq(options, scratch)
        print(f"aimaq: read, build, 40 searches, whole process {seconds:.2f} s, {mib:.0f} MiB", flush=True)
        answers, build, build_mib = valhalla(options, scratch, sources, targets)
        print(f"Valhalla: tiles {build:.2f} s, {build_mib:.0f} MiB")
        for name, (_, matrix, mib) in answers.items():
            print(f"Valhalla: matrix {name} {matrix:.2f} s, {mib:.0f} MiB")
        share = compare("shortest", own, answers["shortest"][0], "shortest_km")
        compare("fastest", own, answers["fastest"][0], "km")
        agreed = options.large or real(options, scratch)
    return 0 if share >= 0.95 and agreed else 1


if __name__ == "__main__":
    sys.exit(main())
