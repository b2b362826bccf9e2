"""Made-up coverages for the comparison with GEOS, and how aimaq is run on them.

Cells of a lattice with jagged borders are thrown together into units at random,
so that holes, enclaves and units of many parts come about by themselves.
"""
import json
import subprocess
from pathlib import Path

import numpy as np
import shapely


def coverage(seed, side=8, units=9, bends=4):
    """Units as shapely polygons: a valid coverage."""
    random = np.random.default_rng(seed)
    corner = np.stack(np.meshgrid(np.arange(side + 1.0), np.arange(side + 1.0), indexing="ij"), axis=-1)
    corner += random.uniform(-0.2, 0.2, corner.shape)
    sides = {}

    def between(a, b):
        """The vertices from one corner to the next, without the last."""
        if (b, a) in sides:
            chain = sides[(b, a)]
            return np.vstack([corner[a], chain[::-1]])
        if (a, b) not in sides:
            share = (np.arange(bends) + 1.0)[:, None] / (bends + 1.0)
            across = (corner[b] - corner[a]) @ np.array([[0.0, 1.0], [-1.0, 0.0]])
            offset = random.uniform(-0.08, 0.08, (bends, 1)) * np.minimum(share, 1 - share) * 2
            sides[(a, b)] = corner[a] + share * (corner[b] - corner[a]) + offset * across
        return np.vstack([corner[a], sides[(a, b)]])

    cells = []
    for i in range(side):
        for j in range(side):
            around = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
            ring = np.vstack([between(around[k], around[(k + 1) % 4]) for k in range(4)])
            cells.append(shapely.Polygon(np.round(60 + ring * 0.5, 7)))
    owner = random.integers(0, units, len(cells))
    shapes = [shapely.coverage_union_all(np.array(cells)[owner == unit]) for unit in range(units) if (owner == unit).any()]
    assert shapely.coverage_is_valid(np.array(shapes))
    return np.array(shapes)


def write(path, shapes, fields):
    features = [
        {"type": "Feature", "properties": row, "geometry": json.loads(shapely.to_geojson(shape))}
        for shape, row in zip(shapes, fields)
    ]
    Path(path).write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def read(path):
    """The shapes and the fields of a file, digits as they are."""
    features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in features]
    return np.array(shapes), [f["properties"] for f in features]


# The command under test; a check sets it.
BINARY = None


def aimaq(*words):
    subprocess.run([BINARY, *map(str, words), "--quiet"], check=True)


def vertices(shapes):
    return {tuple(c) for c in shapely.get_coordinates(shapes)}
