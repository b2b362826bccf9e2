"""`aimaq locate` against GEOS predicates, points on borders and vertices included."""
import csv
from pathlib import Path

import numpy as np
import shapely

import made_up
from made_up import aimaq, coverage, write


def one(seed, folder):
    units = coverage(seed)
    random = np.random.default_rng(seed)
    scattered = random.uniform(59.5, 64.5, (300, 2))
    corners = random.permutation(shapely.get_coordinates(units))[:100]
    points = np.vstack([scattered, corners])
    names = [Path(folder) / name for name in ("units.geojson", "points.csv", "found.csv")]
    write(names[0], units, [{"unit": i} for i in range(len(units))])
    with open(names[1], "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "lon", "lat"])
        rows.writerows([i, repr(float(x)), repr(float(y))] for i, (x, y) in enumerate(points))
    aimaq("locate", names[1], "--in", names[0], "--key", "unit", "-o", names[2])
    with open(names[2], newline="", encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    assert [int(row["id"]) for row in found] == list(range(len(points)))
    at = shapely.points(points)
    inside = shapely.contains_properly(units[:, None], at)
    touching = shapely.intersects(units[:, None], at)
    for i, row in enumerate(found):
        if inside[:, i].any():
            expected = (str(inside[:, i].argmax()), "inside")
        elif touching[:, i].any():
            expected = (str(touching[:, i].argmax()), "border")
        else:
            expected = ("", "outside")
        assert (row["unit"], row["place"]) == expected, (seed, i, row, expected)


def check_points_are_found_where_geos_finds_them(command):
    made_up.BINARY = command.binary
    for seed in range(40):
        one(seed, command.folder)
