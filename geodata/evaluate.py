#!/usr/bin/env python3
"""Measures the embedded boundaries against surveyed ones.

    python3 geodata/evaluate.py        after `cargo build`; needs shapely and pyproj

Regions and units, before and after, are made by `aimaq apply kazakhstan-2022`: once from
the embedded boundaries, once from district boundaries of 2018 with the outlines of the
two districts of May 2022. Those files are not part of the project; without them this
script says so and stops. It prints figures only: nothing of them is written.
"""

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SURVEYED = ROOT.parent / "shared" / "data" / "kazakhstan"
FILES = [SURVEYED / "kaz_admbnda_adm2_2018.shp", SURVEYED / "new_districts_2022.geojson"]
AIMAQ = os.environ.get("AIMAQ", str(ROOT / "target" / "debug" / "aimaq"))
EQUAL_AREA = "+proj=aea +lat_1=43 +lat_2=53 +lat_0=48 +lon_0=67 +datum=WGS84"
# Snapping, metres: the surveyed polygons are not all valid.
GRID = 0.1
# The regions that the reform changes, and their earlier states.
CHANGED = {"Abai Region", "East Kazakhstan Region", "Ulytau Region", "Karaganda Region", "Zhetysu Region",
           "Almaty Region"}


def shapes(folder, options):
    """Outlines by their path, in an equal-area projection."""
    import pyproj
    import shapely
    from shapely.geometry import shape

    target = folder / "layer.geojson"
    subprocess.run([AIMAQ, "apply", "kazakhstan-2022", "--quiet", "-o", str(target), *options], cwd=ROOT, check=True)
    project = pyproj.Transformer.from_crs("EPSG:4326", EQUAL_AREA, always_xy=True).transform
    found = {}
    for feature in json.loads(target.read_text(encoding="utf-8"))["features"]:
        properties = feature["properties"]
        path = "/".join(filter(None, (properties.get("region"), properties["name"])))
        if feature["geometry"] is None:
            continue
        outline = shapely.transform(shape(feature["geometry"]), lambda p: projected(project, p))
        # Lines that mending leaves over have no area.
        found[path] = shapely.make_valid(outline).buffer(0)
    return found


def projected(project, points):
    import numpy

    return numpy.column_stack(project(points[:, 0], points[:, 1]))


def overlap(a, b):
    """Intersection over union."""
    import shapely

    both = shapely.intersection(a, b, grid_size=GRID).area
    return both / shapely.union(a, b, grid_size=GRID).area


def compare(folder, options):
    """Overlaps by path of what both sets of boundaries have."""
    joined = [word for file in FILES for word in ("--boundaries", str(file))] + ["--key", "KATO"]
    ours, theirs = shapes(folder, options), shapes(folder, [*options, *joined])
    if missing := sorted(ours.keys() ^ theirs.keys()):
        print(f"without a counterpart: {', '.join(missing)}")
    return {path: (overlap(ours[path], theirs[path]), ours[path].area / 1e6, theirs[path].area / 1e6)
            for path in sorted(ours.keys() & theirs.keys())}


def seats_outside(folder):
    """Units whose seat is not on their land."""
    import shapely
    from shapely.geometry import Point, shape

    target = folder / "units.geojson"
    target.write_bytes((ROOT / "geodata" / "kazakhstan" / "units.geojson").read_bytes())
    cells = {f["properties"]["id"]: shape(f["geometry"]) for f in json.loads(target.read_text("utf-8"))["features"]}
    with open(ROOT / "geodata" / "kazakhstan" / "units.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    seat = {r["id"]: Point(float(r["seat_lon"]), float(r["seat_lat"])) for r in rows}
    return [u for u, point in seat.items() if not shapely.intersects(cells[u], point)]


def main():
    if not all(file.exists() for file in FILES):
        print(f"skipped: {SURVEYED} does not hold the surveyed boundaries")
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for state, options in (("before", ["--before"]), ("after", [])):
            print(f"{state + ': region':<36}{'overlap':>8}{'ours km2':>12}{'surveyed km2':>14}")
            for name, (share, ours, theirs) in compare(folder, options).items():
                mark = "*" if name in CHANGED else ""
                print(f"{name + mark:<36}{share:8.4f}{ours:12.0f}{theirs:14.0f}")
        units = {path: share for path, (share, _, _) in compare(folder, ["--units"]).items()}
        ranked = sorted(units.items(), key=lambda item: item[1])
        print(f"units: {len(units)}, mean overlap {statistics.mean(units.values()):.3f}, "
              f"median {statistics.median(units.values()):.3f}")
        print("worst: " + ", ".join(f"{path} {share:.3f}" for path, share in ranked[:8]))
        outside = seats_outside(folder)
        print(f"seats outside their cells: {len(outside)}: {', '.join(outside)}")


if __name__ == "__main__":
    sys.exit(main())
