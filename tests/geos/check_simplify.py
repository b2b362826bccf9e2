"""What `aimaq simplify` writes is a valid coverage to GEOS, with every unit there."""
from pathlib import Path

import numpy as np
import shapely

import made_up
from made_up import aimaq, coverage, read, vertices, write


def one(seed, folder):
    units = coverage(seed, bends=12)
    source, target = Path(folder) / "units.geojson", Path(folder) / "thin.geojson"
    write(source, units, [{"unit": i} for i in range(len(units))])
    how = [("--tolerance", "200"), ("--tolerance", "5000"), ("--tolerance", "1e7"), ("--keep", "0.3")][seed % 4]
    aimaq("simplify", source, *how, "-o", target)
    shapes, _ = read(target)
    assert shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)
    assert vertices(shapes) <= vertices(units)
    parts = lambda s: (shapely.get_num_geometries(s).tolist(), shapely.get_num_interior_rings(shapely.get_parts(s)).tolist())
    assert parts(shapes) == parts(units)
    assert np.isclose(shapely.area(shapes).sum(), shapely.area(shapely.union_all(shapes)), rtol=1e-9)


def check_simplified_coverages_stay_valid(command):
    made_up.BINARY = command.binary
    for seed in range(40):
        one(seed, command.folder)
