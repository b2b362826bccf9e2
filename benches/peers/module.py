#!/usr/bin/env python3
"""The Python module beside GeoPandas in one run: dissolve, locate and distance, with how far they agree.

    python benches/peers/module.py [--points 200000] [--repeat 3]

Needs the module (`pip install ./python`), geopandas, pyproj and the boundaries of `../shared/data`. Times are
the least of several, both in one process after another, each with what is needed to have the result as a
GeoDataFrame or as columns. Distances are compared with GeographicLib's geodesics, as PROJ has them.
"""
import argparse
import gzip
import json
import time
from pathlib import Path

import aimaq
import geopandas
import numpy
import pyarrow
import pyproj

SHARED = Path(__file__).resolve().parents[3] / "shared/data"


def least(repeat, work):
    """The least seconds of several goes, and what the last gave."""
    seconds = []
    for _ in range(repeat):
        begun = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - begun)
    return min(seconds), found


def told(name, own, theirs, agreement):
    print(f"{name}: aimaq {own:.3f} s, GeoPandas {theirs:.3f} s ({theirs / own:.1f} times as long); {agreement}", flush=True)


def dissolve(name, units, key, repeat):
    """Units joined by a column; the land of each group must be the same."""
    own, mine = least(repeat, lambda: geopandas.GeoDataFrame.from_arrow(aimaq.dissolve(units, key)).set_index(key).sort_index())
    theirs, joined = least(repeat, lambda: units[[key, "geometry"]].dissolve(key).sort_index())
    coverage, _ = least(repeat, lambda: units[[key, "geometry"]].dissolve(key, method="coverage"))
    assert list(mine.index) == list(joined.index)
    off = mine.geometry.symmetric_difference(joined.geometry.set_crs(mine.crs, allow_override=True), align=False)
    equal = mine.geometry.geom_equals(joined.geometry.set_crs(mine.crs, allow_override=True), align=False).sum()
    area = off.area.sum() / mine.geometry.area.sum()
    told(f"dissolve, {name}, {len(units):,} into {len(mine)}", own, theirs,
         f"{equal} of {len(mine)} are equal, the others differ in {area:.1e} of the land; GEOS's coverage union takes {coverage:.3f} s")


def locate(name, units, key, points, repeat):
    """The unit of each point; those on a border may go either way."""
    own, mine = least(repeat, lambda: pyarrow.table(aimaq.locate(points, units, key=key)))

    def join():
        at = geopandas.GeoDataFrame(points.to_pandas(), geometry=geopandas.points_from_xy(points["lon"], points["lat"]), crs=units.crs)
        found = at.sjoin(units[[key, "geometry"]], how="left", predicate="intersects")
        return found[~found.index.duplicated()][key]

    theirs, found = least(repeat, join)
    mine = mine[key].to_pandas()
    same = (mine.fillna("").astype(str) == found.reset_index(drop=True).fillna("").astype(str)).sum()
    told(f"locate, {name}, {len(points):,} points in {len(units):,} units", own, theirs, f"{same:,} of {len(points):,} alike")


def distance(points, repeat):
    """Metres from each point to the centre of its region, against PROJ and against GeoPandas in a plane."""
    reform = aimaq.Reform("kazakhstan-2022")
    own, mine = least(repeat, lambda: pyarrow.table(reform.assign(points)))
    mine = mine.to_pandas()
    mine = mine[mine["region_after"].notna()]
    regions = pyarrow.table(reform.apply()).drop_columns(["geometry"]).to_pandas().set_index("name")
    lon, lat = (regions.loc[mine["region_after"], f"centre_{axis}"].to_numpy() for axis in ("lon", "lat"))
    geod = pyproj.Geod(ellps="WGS84")
    exact, metres = least(repeat, lambda: geod.inv(mine["lon"].to_numpy(), mine["lat"].to_numpy(), lon, lat)[2])
    off = numpy.abs(mine["metres_after"].to_numpy(dtype=float) - metres)
    near = off <= 0.5 + 1e-6
    print(f"distance: aimaq {own:.3f} s for units and ways of {len(points):,} points in both states; PROJ {exact:.3f} s for the one "
          f"distance of {len(mine):,}; {near.sum():,} are the same metre", flush=True)

    def plane():
        project = pyproj.Transformer.from_crs(4326, "+proj=aeqd +lat_0=48 +lon_0=67", always_xy=True)
        at = geopandas.GeoSeries(geopandas.points_from_xy(*project.transform(mine["lon"], mine["lat"])))
        return at.distance(geopandas.GeoSeries(geopandas.points_from_xy(*project.transform(lon, lat)))).to_numpy()

    flat, planar = least(repeat, plane)
    wrong = numpy.abs(planar - metres) / numpy.maximum(metres, 1.0)
    print(f"distance in one plane by GeoPandas: {flat:.3f} s, off by {wrong.max():.1%} at most", flush=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--points", type=int, default=200_000)
    options.add_argument("--repeat", type=int, default=3)
    asked = options.parse_args()
    random = numpy.random.default_rng(1)
    points = pyarrow.table({"lon": random.uniform(47, 87, asked.points), "lat": random.uniform(41, 55, asked.points)})
    print(f"aimaq {aimaq.__version__}, GeoPandas {geopandas.__version__}, PROJ {pyproj.proj_version_str}")
    districts = geopandas.read_file(SHARED / "kazakhstan/kaz_admbnda_adm2_2018.shp")
    # They overlap by slivers, which no dissolve may pass over: both get them repaired.
    districts = geopandas.GeoDataFrame.from_arrow(aimaq.clean(districts))
    districts["oblast"] = districts["KATO"].str[:2]
    dissolve("districts of Kazakhstan", districts, "oblast", asked.repeat)
    with gzip.open(SHARED / "france/communes.geojson.gz") as file:
        communes = geopandas.GeoDataFrame.from_features(json.load(file)["features"], crs=4326)
    communes = geopandas.GeoDataFrame.from_arrow(aimaq.clean(communes[["code", "geometry"]]))
    communes["departement"] = communes["code"].str[:2]
    dissolve("communes of France", communes, "departement", 1)
    locate("districts of Kazakhstan", districts, "KATO", points, asked.repeat)
    distance(points, asked.repeat)


if __name__ == "__main__":
    main()
