"""Boundaries in other coordinate systems, brought to longitude and latitude, against PROJ.

    AIMAQ=target/release/aimaq python3 benches/peers/crs.py [EPSG ...]

For each system PROJ (by pyproj) brings polygons from WGS 84 into it, GDAL (by pyogrio) writes
them as a Shapefile, a GeoPackage, FlatGeobuf and GeoParquet where it can, and `aimaq convert`
reads each. Land is a lattice of triangles over the part of the system's area where zones are
used, and the districts of Kazakhstan in `../shared/data` that lie in it. Prints the largest
distance of a vertex from where it was; for a datum of which the EPSG register has several
shifts also that to the farthest of them, and the projection alone, with the very shift that
aimaq takes. Fails where a vertex is farther from PROJ's place than aimaq says it may be, or
the projection alone is off by more than a tenth of a millimetre.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings

try:
    import geopandas
    import numpy
    import pyogrio
    import pyproj
    import shapely
    from pyproj.transformer import TransformerGroup
except ImportError as error:
    print(f"skipped: {error}; pip install geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 pyarrow")
    sys.exit(0)

AIMAQ = os.environ.get("AIMAQ", "target/release/aimaq")
DISTRICTS = pathlib.Path(__file__).parents[2] / "../shared/data/kazakhstan/kaz_admbnda_adm2_2018.shp"
# UTM 33N; UTM 42N; Pulkovo 1942 itself, its zones 12 to 14 of 6 degrees, one without its number,
# by meridian and one of 3 degrees; Web Mercator; and systems of other lands.
SYSTEMS = [32633, 32642, 4284, 28412, 28413, 28414, 28473, 2503, 2543, 3857, 3035, 2154, 27700, 31467, 5880]
# The shifts that aimaq takes (crates/io/src/crs/datum.rs), to see the projection alone.
SHIFTS = {
    "Pulkovo 1942": "25,-141,-78.5,0,0.35,0.736,0",
    "OSGB 1936": "446.448,-125.157,542.06,0.15,0.247,0.842,-20.489",
    "DHDN": "598.1,73.7,418.2,0.202,0.045,-2.455,6.7",
}
PROJECTION_MM = 0.1
# PROJ 9.5 has three terms of a series for the authalic latitude of Lambert's equal-area projection.
SERIES_MM = {3035: 2.0}
GEOD = pyproj.Geod(ellps="WGS84")
FORMATS = {"shp": "ESRI Shapefile", "gpkg": "GPKG", "fgb": "FlatGeobuf", "parquet": None}


def lattice(area):
    """Triangles over an area, a little inside of it."""
    west, south, east, north = area
    side = min(east - west, north - south) / 40
    xs = numpy.linspace(west + side, east - 3 * side, 24)
    ys = numpy.linspace(south + side, north - 3 * side, 24)
    corners = [[(x, y), (x + side, y), (x + side / 3, y + side), (x, y)] for x in xs for y in ys]
    return geopandas.GeoSeries([shapely.Polygon(ring) for ring in corners], crs=4326)


def area_of(crs):
    """Where the system is used; of the whole world what is far from the poles."""
    bounds = crs.area_of_use.bounds
    west, south, east, north = bounds
    if east < west or east - west > 90:
        west, east = (40.0, 90.0) if crs.to_epsg() == 4284 else (-170.0, 170.0)
    return west, max(south, -80.0), east, min(north, 80.0)


def land(crs):
    area = area_of(crs)
    units = lattice(area)
    if not DISTRICTS.exists():
        return units
    districts = geopandas.read_file(DISTRICTS).geometry
    within = districts.within(shapely.box(*area))
    return geopandas.GeoSeries([*units, *districts[within]], crs=4326)


def aimaq(source, out):
    command = [AIMAQ, "convert", str(source), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return None, done.stderr
    features = json.loads(out.read_text())["features"]
    shapes = [shapely.geometry.shape(f["geometry"]) for f in features]
    return shapely.get_coordinates([shapely.normalize(s) for s in shapes]), done.stderr


def metres(a, b):
    return float(GEOD.inv(a[:, 0], a[:, 1], b[:, 0], b[:, 1])[2].max())


def matched(ours, own):
    """Our vertices in the order of those that the same shift gives by PROJ, the nearest to each."""
    if ours.shape != own.shape:
        raise SystemExit(f"{len(ours)} vertices came out of {len(own)}")
    return ours[shapely.STRtree(shapely.points(ours)).nearest(shapely.points(own))]


def with_own_shift(crs, planes, told, theirs):
    """What PROJ makes of coordinates with the seven numbers that aimaq takes for the datum."""
    shift = next((shift for datum, shift in SHIFTS.items() if datum in told), None)
    if not shift:
        return theirs
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        proj = re.sub(r"\+(type=crs|towgs84=\S+|datum=\S+|nadgrids=\S+)\s*", "", crs.to_proj4())
    same = pyproj.CRS.from_proj4(f"{proj} +towgs84={shift} +type=crs")
    way = pyproj.Transformer.from_crs(same, 4326, always_xy=True)
    return numpy.column_stack(way.transform(planes[:, 0], planes[:, 1]))


def compare(code):
    crs = pyproj.CRS.from_epsg(code)
    units = land(crs)
    moved = units.to_crs(crs)
    # What PROJ makes of the coordinates that stand in the file.
    planes = shapely.get_coordinates(moved.array)
    there = pyproj.Transformer.from_crs(crs, 4326, always_xy=True)
    theirs = numpy.column_stack(there.transform(planes[:, 0], planes[:, 1]))
    told, far, alone, found = "", 0.0, 0.0, None
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for ending, driver in FORMATS.items():
            path = folder / f"land.{ending}"
            frame = geopandas.GeoDataFrame({"n": range(len(moved))}, geometry=moved, crs=crs)
            if driver:
                pyogrio.write_dataframe(frame, path, driver=driver, geometry_type="MultiPolygon", promote_to_multi=True)
            else:
                frame.to_parquet(path)
            ours, said = aimaq(path, folder / f"{ending}.geojson")
            if ours is None:
                if ending == "parquet" and "--features parquet" in said:
                    print("  parquet: not read by this build", file=sys.stderr)
                    continue
                return code, crs.name, ending, said.strip()
            told = told or said.strip()
            own = with_own_shift(crs, planes, told, theirs)
            found = matched(ours, own)
            far, alone = max(far, metres(found, theirs)), max(alone, metres(found, own))
    shifts, accuracy = [], 0.0
    for way in TransformerGroup(crs, 4326, always_xy=True).transformers:
        other = numpy.column_stack(way.transform(planes[:, 0], planes[:, 1]))
        finite = numpy.isfinite(other).all(axis=1)
        if finite.any():
            shifts.append(metres(found[finite], other[finite]))
        if (finite & (other == theirs).all(axis=1)).any():
            accuracy = max(accuracy, way.accuracy)
    return code, crs.name, len(theirs), far, (len(shifts), max(shifts)), alone, told, accuracy


def allowed(told):
    """How far off a place may be by what is said, metres."""
    found = re.findall(r"within about ([\d.]+) m", told)
    return float(found[-1]) if found else 0.001


def main():
    codes = [int(word) for word in sys.argv[1:]] or SYSTEMS
    print("| system | vertices | from PROJ's place | the farthest of the register's ways | projection alone | what aimaq says |")
    print("| --- | --- | --- | --- | --- | --- |")
    wrong = []
    for code in codes:
        row = compare(code)
        if len(row) == 4:
            print(f"| {row[1]} (EPSG:{code}) | | | | | refused: {row[3].splitlines()[-1]} |", flush=True)
            continue
        code, name, count, far, (ways, farthest), alone, told, accuracy = row
        shown = lambda m: f"{m * 1e9:.0f} nm" if m < 1e-6 else f"{m * 1e3:.3f} mm" if m < 0.1 else f"{m:.2f} m"
        said = next((line for line in told.splitlines() if "WGS 84" in line), "")
        said = said.partition(": coordinates ")[2] and "coordinates " + said.partition(": coordinates ")[2]
        print(f"| {name} (EPSG:{code}) | {count:,} | {shown(far)} | {shown(farthest)} of {ways} | {shown(alone)} | {said} |", flush=True)
        # PROJ takes another shift in some lands, which is as far off as the register says.
        if far > allowed(told) + accuracy:
            wrong.append(f"EPSG:{code} is {far:.3f} m off, {allowed(told)} m are said")
        if alone * 1000 > SERIES_MM.get(code, PROJECTION_MM):
            wrong.append(f"EPSG:{code}: the projection alone is {alone * 1000:.3f} mm off")
    print("farther than said: " + ("; ".join(wrong) or "none"))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
