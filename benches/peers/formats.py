"""Converting communes from one format to another, against GDAL by pyogrio.

    AIMAQ=target/release/aimaq python3 benches/peers/formats.py [FILE] [--runs 3] [--sample N] [--only NAME]

FILE is GeoJSON, packed or not; where none is given it is the 35,357 communes of France in
`../shared/data`. For each format: GeoJSON into it, and from it into GeoJSON, in turn, the file read being
that which GDAL wrote (TopoJSON: that which aimaq wrote). aimaq is timed as a whole process;
pyogrio inside its process, without the time that Python takes to begin, by its fastest way:
`pyogrio.raw`, which hands WKB from reader to writer and makes no geometries of its own.
Prints medians, checks that as many features and the same bounds come out, and names what
is slower than wanted: GeoJSON less than five times as fast as GDAL, another format taking
more than 1.2 times as long.
"""

import argparse
import gzip
import json
import os
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
COMMUNES = pathlib.Path(__file__).parents[2] / "../shared/data/france/communes.geojson.gz"
WANTED = {"GeoJSON": 5.0, "GeoJSON, a feature a line": 5.0}
AT_LEAST = 1 / 1.2
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


def source_of(given, folder):
    """The file that is converted: unpacked, and its first features where a sample is."""
    path = pathlib.Path(given.file or os.environ.get("COMMUNES") or COMMUNES)
    if not path.exists():
        sys.exit(f"skipped: {path} is not there")
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as file:
        text = file.read()
    if given.sample:
        table = json.loads(text)
        table["features"] = table["features"][: given.sample]
        text = json.dumps(table).encode()
    out = pathlib.Path(folder) / "source.geojson"
    out.write_bytes(text)
    return str(out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?")
    parser.add_argument("--aimaq", default=os.environ.get("AIMAQ", "target/release/aimaq"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", help="only the formats in whose name this stands")
    parser.add_argument("--sample", type=int, help="only the first N features")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given.file = source_of(given, folder)
        compare(given)


def compare(given):
    drivers = pyogrio.list_drivers()
    slow = []
    print("| format | GeoJSON into it: aimaq | GDAL | ratio | from it into GeoJSON: aimaq | GDAL | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    expected = told(given.file)
    for name, (ending, driver) in FORMATS.items():
        if (given.only or "") not in name:
            continue
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
            for way, (mine, peer) in (("into", into[:2]), ("from", out[:2])):
                if peer and peer / mine < WANTED.get(name, AT_LEAST):
                    slow.append(f"{way} {name}: {peer / mine:.2f} x")
                cells.append(f"{mine:.2f} s")
                cells.append(f"{peer:.2f} s" if peer else "")
                cells.append(f"{peer / mine:.1f} x" if peer else "")
            print("| " + " | ".join(cells) + " |", flush=True)
    print("slower than wanted: " + ("; ".join(slow) or "nothing"))


if __name__ == "__main__":
    main()
