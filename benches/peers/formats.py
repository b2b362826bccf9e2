"""Converting communes from one format to another, against GDAL by pyogrio.

    python3 benches/peers/formats.py FILE.geojson [--aimaq target/release/aimaq] [--runs 5]

For each format: GeoJSON into it, and from it into GeoJSON, in turn, the file read being
that which GDAL wrote (TopoJSON: that which aimaq wrote). aimaq is timed as a whole process;
pyogrio inside its process, without the time that Python takes to begin, by its fastest way:
`pyogrio.raw`, which hands WKB from reader to writer and makes no geometries of its own.
Prints medians and checks that as many features and the same bounds come out.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

try:
    import pyogrio
    from pyogrio import raw
except ImportError as error:
    print(f"skipped: {error}; pip install pyogrio==0.13.0")
    sys.exit(0)

FORMATS = {
    "GeoJSON": ("geojson", "GeoJSON"),
    "GeoJSON, a feature a line": ("geojsonl", "GeoJSONSeq"),
    "Shapefile": ("shp", "ESRI Shapefile"),
    "GeoPackage": ("gpkg", "GPKG"),
    "FlatGeobuf": ("fgb", "FlatGeobuf"),
    "KML": ("kml", "KML"),
    "CSV with WKT": ("csv", "CSV"),
    "TopoJSON": ("topojson", "TopoJSON"),
}
OPTIONS = {"CSV": {"GEOMETRY": "AS_WKT"}}


def gdal(source, target, driver):
    pathlib.Path(target).unlink(missing_ok=True)
    began = time.perf_counter()
    meta, _, geometry, fields = raw.read(source)
    raw.write(
        target,
        geometry,
        fields,
        meta["fields"],
        geometry_type=meta["geometry_type"] or "Unknown",
        crs="EPSG:4326",
        driver=driver,
        promote_to_multi=driver in ("ESRI Shapefile", "GPKG", "FlatGeobuf"),
        encoding="UTF-8",
        **OPTIONS.get(driver, {}),
    )
    return time.perf_counter() - began


def aimaq(binary, source, target):
    began = time.perf_counter()
    done = subprocess.run(
        [binary, "convert", source, "-o", target, "--quiet"], capture_output=True, text=True
    )
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"{source} -> {target}: {done.stderr}")
    return seconds


def told(path):
    info = pyogrio.read_info(path, force_feature_count=True, force_total_bounds=True)
    return info["features"], [round(x, 6) for x in info["total_bounds"]]


def medians(runs, *tasks):
    times = [[] for _ in tasks]
    for _ in range(runs):
        for seconds, task in zip(times, tasks):
            try:
                seconds.append(task())
            except Exception as error:  # the driver is not there, or cannot
                print(f"  GDAL: {error}", file=sys.stderr)
    return [statistics.median(seconds) if seconds else None for seconds in times]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--aimaq", default="target/release/aimaq")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    drivers = pyogrio.list_drivers()
    print("| format | GeoJSON into it: aimaq | GDAL | ratio | from it into GeoJSON: aimaq | GDAL | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    expected = told(given.file)
    for name, (ending, driver) in FORMATS.items():
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            ours, theirs = folder / f"ours.{ending}", folder / f"theirs.{ending}"
            back = [str(folder / f"back_{who}.geojson") for who in ("ours", "theirs")]
            tasks = [lambda: aimaq(given.aimaq, given.file, str(ours))]
            if "w" in drivers.get(driver, ""):
                tasks.append(lambda: gdal(given.file, str(theirs), driver))
            into = medians(given.runs, *tasks) + [None]
            source = str(theirs if theirs.exists() else ours)
            tasks = [lambda: aimaq(given.aimaq, source, back[0])]
            if driver in drivers:
                tasks.append(lambda: gdal(source, back[1], "GeoJSON"))
            out = medians(given.runs, *tasks) + [None]
            if told(back[0]) != expected:
                print(f"  {name}: {told(back[0])} came out of {expected}", file=sys.stderr)
            cells = [name]
            for mine, peer in (into[:2], out[:2]):
                cells.append(f"{mine:.2f} s")
                cells.append(f"{peer:.2f} s" if peer else "")
                cells.append(f"{peer / mine:.1f} x" if peer else "")
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
