"""A peer that holds the data and does one timed task per line of stdin.

    worker.py shapely FILE | duckdb FILE | sedona FILE POINTS | points FILE POINTS | verdict FILE | jitter FILE
"""
import json
import sys
import time

import geopandas
import numpy as np
import pandas
import pyogrio
import shapely


def read(path):
    frame = pyogrio.read_dataframe(path)
    return np.asarray(frame.geometry.values), frame


class Shapely:
    def __init__(self, path):
        self.shapes, frame = read(path)
        self.shapes = self.shapes[~shapely.is_missing(self.shapes)]
        if "group" not in frame:
            return
        keys = frame["group"].to_numpy()
        order = np.argsort(keys, kind="stable")
        starts = np.unique(keys[order], return_index=True)[1][1:]
        self.groups = np.split(self.shapes[order], starts)

    def coverage_union(self):
        return {}, lambda: [shapely.coverage_union_all(group) for group in self.groups]

    def exact(self):
        known = {tuple(c) for c in shapely.get_coordinates(self.shapes)}
        out = shapely.get_coordinates([shapely.coverage_union_all(group) for group in self.groups])
        return {"exact": sum(tuple(c) in known for c in out) / len(out)}, None

    def check(self):
        def work():
            valid = shapely.coverage_is_valid(self.shapes)
            edges = shapely.coverage_invalid_edges(self.shapes)
            return valid, edges
        return {"valid": None}, work

    def clean(self, path):
        def work():
            self.cleaned = shapely.coverage_clean(self.shapes)
            return path, self.cleaned
        return {"wrote": None}, work

    def simplify(self, degrees):
        return {"vertices": None}, lambda: shapely.coverage_simplify(self.shapes, float(degrees))


class DuckDb:
    def __init__(self, path):
        import duckdb
        import duckdb_extension_spatial
        from pathlib import Path
        self.db = duckdb.connect(config={"allow_unsigned_extensions": "true"})
        found = next(Path(duckdb_extension_spatial.__file__).parent.rglob("*.duckdb_extension*"))
        self.db.execute(f"load '{found}'")
        self.db.execute("set threads = 1")
        shapes, frame = read(path)
        table = frame[["group"]].copy()
        table["wkb"] = shapely.to_wkb(shapes)
        self.db.register("given", table)
        self.db.execute('create table units as select "group", ST_GeomFromWKB(wkb) as shape from given')

    def coverage_union(self):
        query = 'create or replace table joined as select "group", ST_CoverageUnion_Agg(shape) as shape from units group by "group"'
        return {}, lambda: self.db.execute(query)


def scatter(shapes, count):
    west, south, east, north = shapely.total_bounds(shapes)
    random = np.random.default_rng(20220608)
    return shapely.points(random.uniform(west, east, count), random.uniform(south, north, count))


class Points:
    def __init__(self, path, count):
        self.shapes, _ = read(path)
        self.points = scatter(self.shapes, int(count))

    def join(self):
        def work():
            shapely.prepare(self.shapes)
            tree = shapely.STRtree(self.points)
            return tree.query(self.shapes, predicate="contains_properly")
        return {"found": None}, work


class Sedona:
    def __init__(self, path, count):
        import sedona.db
        self.db = sedona.db.connect()
        shapes, _ = read(path)
        frames = {
            "units": geopandas.GeoDataFrame({"unit": range(len(shapes))}, geometry=list(shapes), crs=4326),
            "points": geopandas.GeoDataFrame(geometry=list(scatter(shapes, int(count))), crs=4326),
        }
        for name, frame in frames.items():
            self.db.create_data_frame(frame).to_memtable().to_view(name)

    def join(self):
        query = "select count(*) as n from points join units on ST_Intersects(units.geometry, points.geometry)"
        return {"found": None}, lambda: self.db.sql(query).to_pandas()["n"].iloc[0]


class Verdict:
    """What GEOS says of a result; without a time."""

    def __init__(self, path):
        self.shapes, _ = read(path)

    def verdict(self):
        parts = shapely.get_parts(self.shapes)
        present = self.shapes[~shapely.is_missing(self.shapes)]
        return {
            "count": len(self.shapes),
            "valid": bool(shapely.coverage_is_valid(present)),
            "holes": int(shapely.get_num_interior_rings(parts).sum()),
            "empty": int((shapely.is_empty(self.shapes) | shapely.is_missing(self.shapes)).sum()),
            "vertices": int(shapely.get_num_coordinates(self.shapes).sum()),
        }, None


class Jitter:
    """A dirty copy of a coverage: its neighbours no longer match."""

    def __init__(self, path):
        self.shapes, self.frame = read(path)

    def write(self, path):
        self.random = np.random.default_rng(20220608)
        self.frame["geometry"] = geopandas.GeoSeries([self.moved(shape) for shape in self.shapes], crs=4326)
        pyogrio.write_dataframe(self.frame, path, driver="GeoJSON", layer_options={"COORDINATE_PRECISION": 15})
        return {}, None

    def moved(self, shape):
        polygons = [(polygon.exterior, *polygon.interiors) for polygon in shapely.get_parts(shape)]
        rings = [[self.moved_ring(ring) for ring in polygon] for polygon in polygons]
        return shapely.multipolygons([shapely.Polygon(shell, holes) for shell, *holes in rings])

    def moved_ring(self, ring):
        at = shapely.get_coordinates(ring)[:-1]
        return at + self.random.uniform(-1e-6, 1e-6, at.shape)


def finish(answer, result):
    if "valid" in answer:
        answer["valid"] = bool(result[0])
        answer["with_edges"] = int((~shapely.is_empty(result[1])).sum())
    if "wrote" in answer:
        path, shapes = result
        frame = pandas.DataFrame({"unit": range(len(shapes))})
        frame = geopandas.GeoDataFrame(frame, geometry=list(shapes), crs=4326)
        pyogrio.write_dataframe(frame, path, driver="GeoJSON", layer_options={"COORDINATE_PRECISION": 15})
        answer["wrote"] = str(path)
    if "vertices" in answer:
        answer["vertices"] = int(shapely.get_num_coordinates(result).sum())
    if "found" in answer:
        answer["found"] = int(result if np.isscalar(result) else result.shape[1])
    return answer


def main():
    kinds = {"shapely": Shapely, "duckdb": DuckDb, "sedona": Sedona, "points": Points, "verdict": Verdict, "jitter": Jitter}
    peer = kinds[sys.argv[1]](*sys.argv[2:])
    for line in sys.stdin:
        name, *words = line.split()
        answer, work = getattr(peer, name)(*words)
        if work is not None and "seconds" not in answer:
            start = time.perf_counter()
            result = work()
            answer["seconds"] = time.perf_counter() - start
            answer = finish(answer, result)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
