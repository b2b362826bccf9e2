#!/usr/bin/env python3
"""Measures the schematic boundaries against surveyed ones.

    python3 geodata/evaluate.py        after `cargo build`; needs shapely and pyproj

Both sets of regions are made by `aimaq apply kazakhstan-2022`: one from the
embedded boundaries, one from district boundaries of 2018 with the outlines of the
two districts of May 2022. Those files are not part of the project; without them
this script says so and stops. It prints figures only: nothing of them is written.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SURVEYED = ROOT.parent / "shared" / "data" / "kazakhstan"
FILES = [SURVEYED / "kaz_admbnda_adm2_2018.shp", SURVEYED / "new_districts_2022.geojson"]
EQUAL_AREA = "+proj=aea +lat_1=43 +lat_2=53 +lat_0=48 +lon_0=67 +datum=WGS84"
# Snapping, metres: the surveyed polygons are not all valid.
GRID = 0.1


def regions(folder, name, options):
    """Regions after the reform by name, in an equal-area projection."""
    import pyproj
    import shapely
    from shapely.geometry import shape

    target = folder / f"{name}.geojson"
    command = [str(ROOT / "target" / "debug" / "aimaq"), "apply", "kazakhstan-2022", "--quiet", "-o", str(target)]
    subprocess.run(command + options, cwd=ROOT, check=True)
    project = pyproj.Transformer.from_crs("EPSG:4326", EQUAL_AREA, always_xy=True).transform
    found = {}
    for feature in json.loads(target.read_text(encoding="utf-8"))["features"]:
        label = feature["properties"].get("region") or feature["properties"].get("name")
        outline = shapely.transform(shape(feature["geometry"]), lambda p: project_all(project, p))
        # Lines that mending leaves over have no area.
        found[label] = shapely.make_valid(outline).buffer(0)
    return found


def project_all(project, points):
    import numpy

    return numpy.column_stack(project(points[:, 0], points[:, 1]))


def main():
    if not all(file.exists() for file in FILES):
        print(f"skipped: {SURVEYED} does not hold the surveyed boundaries")
        return
    import shapely

    joined = [word for file in FILES for word in ("--boundaries", str(file))] + ["--key", "KATO"]
    with tempfile.TemporaryDirectory() as scratch:
        ours = regions(Path(scratch), "schematic", [])
        theirs = regions(Path(scratch), "surveyed", joined)
    print(f"{'region':<26}{'overlap':>8}{'schematic km2':>15}{'surveyed km2':>14}")
    for name in sorted(ours.keys() & theirs.keys()):
        a, b = ours[name], theirs[name]
        both = shapely.intersection(a, b, grid_size=GRID).area
        either = shapely.union(a, b, grid_size=GRID).area
        print(f"{name:<26}{both / either:8.3f}{a.area / 1e6:15.0f}{b.area / 1e6:14.0f}")
    missing = sorted(ours.keys() ^ theirs.keys())
    if missing:
        sys.exit(f"without a counterpart: {', '.join(missing)}")


if __name__ == "__main__":
    main()
