"""`aimaq dissolve` against GEOS coverage_union, over made-up coverages."""
from pathlib import Path

import numpy as np
import shapely

import made_up
from made_up import aimaq, coverage, read, vertices, write


def one(seed, folder):
    units = coverage(seed)
    random = np.random.default_rng(seed)
    groups = random.integers(0, 3, len(units))
    people = random.integers(0, 1000, len(units))
    source, target = Path(folder) / "units.geojson", Path(folder) / "groups.geojson"
    write(source, units, [{"group": f"g{g}", "people": int(p)} for g, p in zip(groups, people)])
    aimaq("dissolve", source, "--by", "group", "--sum", "people", "-o", target)
    shapes, fields = read(target)
    assert shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)
    assert vertices(shapes) <= vertices(units)
    assert sorted(f["group"] for f in fields) == sorted({f"g{g}" for g in groups})
    for shape, row in zip(shapes, fields):
        own = groups == int(row["group"][1:])
        theirs = shapely.coverage_union_all(units[own])
        assert shapely.equals(shape, theirs) and shapely.area(shapely.symmetric_difference(shape, theirs)) == 0
        assert vertices([shape]) == vertices([theirs])
        assert row["people"] == people[own].sum() and row["units"] == own.sum()


def check_dissolve_agrees_with_coverage_union(command):
    made_up.BINARY = command.binary
    for seed in range(40):
        one(seed, command.folder)
