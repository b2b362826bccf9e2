#!/usr/bin/env python3
"""Very many points of people, and a raster of the extent of Kazakhstan at 100 m.

    python benches/scale/points.py [--millions 100] [--csv] [--parquet] [--peers] [--raster] [--real]

Needs numpy and pyarrow, for peers duckdb with its spatial extension and apache-sedona[db]: the environment
that `benches/peers/run.py` makes has them. Parquet needs an aimaq built with the feature `parquet`. `--real`
takes the districts of `../shared/data` as boundaries. Points lie around settlements as people do, made
from a seed. Peers count points and people by district alone; aimaq measures the ways of both states as well.
"""
import argparse
import math
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy

from scenarios import PLAN, call

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared/data/kazakhstan/kaz_admbnda_adm2_2018.shp"
FILES = 20


def made(folder, millions, kinds):
    """Files of points around settlements, as CSV and as Parquet."""
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet
    with open(ROOT / "geodata/kazakhstan/settlements.csv", encoding="utf-8") as file:
        import csv
        places = [(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    places, each = numpy.array(places), int(millions * 1e6) // FILES
    for number in range(FILES):
        random = numpy.random.default_rng(number)
        at = places[random.integers(0, len(places), each)]
        table = pyarrow.table({
            "lon": (at[:, 0] + random.normal(0, 0.2, each)).round(6),
            "lat": (at[:, 1] + random.normal(0, 0.15, each)).round(6),
            "people": random.integers(1, 8, each),
        })
        for kind in kinds:
            path = folder / f"{number:02}.{kind}"
            write = pyarrow.csv.write_csv if kind == "csv" else pyarrow.parquet.write_table
            write(table, path)


def partial(aimaq, folder, kind, millions, extra):
    for cores in (1, 2):
        took, memory, _ = call(aimaq, "partial", f"{folder}/*.{kind}", "--plan", PLAN, *extra, "-o", str(folder / f"{kind}{cores}.part"), "--quiet", cores=cores)
        print(f"aimaq, {kind}, {cores} core(s): {took:.1f} s, {millions * 1e6 / took:,.0f} points/s, {memory:.0f} MiB", flush=True)


DISTRICTS = "/tmp/aimaq-scale-districts.geojson"
PEERS = {
    "DuckDB": """
import duckdb, duckdb_extension_spatial, pathlib
db = duckdb.connect(config={"allow_unsigned_extensions": "true"})
found = next(pathlib.Path(duckdb_extension_spatial.__file__).parent.rglob("*.duckdb_extension*"))
db.execute(f"LOAD '{found}'; SET threads = 2; SET memory_limit = '12GB'")
db.execute(f"CREATE TABLE d AS SELECT row_number() OVER () AS id, geom FROM ST_Read('{districts}')")
print(db.execute(f"SELECT count(*), sum(people) FROM (SELECT ST_Point(lon, lat) AS p, people FROM '{points}') JOIN d ON ST_Intersects(d.geom, p)").fetchall())
""",
    "SedonaDB": """
import sedona.db, geopandas
db = sedona.db.connect()
db.create_data_frame(geopandas.read_file(districts)[["geometry"]]).to_view("d")
db.read_parquet(points).to_view("p")
print(db.sql("SELECT count(*), sum(people) FROM (SELECT ST_Point(lon, lat) AS g, people FROM p) q JOIN d ON ST_Intersects(ST_SetSRID(d.geometry, 0), q.g)").to_pandas())
""",
}


def peers(folder, millions, seconds):
    for name, code in PEERS.items():
        text = f"districts = {DISTRICTS!r}\npoints = {str(folder) + '/*.parquet'!r}\n{code}"
        if name == "SedonaDB":
            text = text.replace("/*.parquet", "/")
        begun = time.monotonic()
        with subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as child:
            try:
                out = child.communicate(timeout=seconds)[0]
            except subprocess.TimeoutExpired:
                child.kill()
                out = f"not done in {seconds} s"
        took, peak = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{name}, parquet, districts alone, 2 threads: {took:.1f} s, {millions * 1e6 / took:,.0f} points/s, at most {peak:.0f} MiB; {' '.join(out.split())[-200:]}", flush=True)


def raster(aimaq, folder):
    """A GeoTIFF of 3 arc-seconds, 50,400 x 19,200 pixels in tiles of 512, packed by Deflate: people stand around
    settlements, and a tile without any is not there."""
    import csv
    import struct
    import zlib
    width, height, tile, size = 50_400, 19_200, 512, 1 / 1200
    west, north = 46.0, 56.0
    with open(ROOT / "geodata/kazakhstan/settlements.csv", encoding="utf-8") as file:
        places = [(float(row["lon"]), float(row["lat"]), float(row.get("population") or 0)) for row in csv.DictReader(file)]
    random, people = numpy.random.default_rng(1), {}
    for lon, lat, count in places:
        spread = min(60, 4 + int(count ** 0.4))
        n = 40 + int(count / 40)
        column = ((lon - west) / size + random.normal(0, spread, n)).astype(int)
        row = ((north - lat) / size + random.normal(0, spread, n)).astype(int)
        inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        for c, r, p in zip(column[inside], row[inside], random.uniform(0.05, 30, n)[inside]):
            people.setdefault((r // tile, c // tile), {})[(r % tile, c % tile)] = numpy.float32(p)
    across, down = -(-width // tile), -(-height // tile)
    path, offsets, lengths, total, pixels = folder / "people.tif", [], [], 0, 0
    with open(path, "wb") as out:
        out.write(b"II*\0" + struct.pack("<I", 0))
        for number in range(across * down):
            own = people.get((number // across, number % across))
            if not own:
                offsets.append(0)
                lengths.append(0)
                continue
            block = numpy.zeros((tile, tile), "<f4")
            for (r, c), p in own.items():
                block[r, c] = p
            # Halves go up, as in the program.
            total += sum(math.floor(float(p) * 1e6 + 0.5) for p in own.values())
            pixels += len(own)
            packed = zlib.compress(block.tobytes(), 6)
            offsets.append(out.tell())
            lengths.append(len(packed))
            out.write(packed)
        def put(values, code):
            at = out.tell()
            out.write(struct.pack(f"<{len(values)}{code}", *values))
            return at
        tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 32), (259, 3, 1, 8), (262, 3, 1, 1), (277, 3, 1, 1), (284, 3, 1, 1), (322, 4, 1, tile), (323, 4, 1, tile),
                (324, 4, len(offsets), put(offsets, "I")), (325, 4, len(lengths), put(lengths, "I")), (339, 3, 1, 3),
                (33550, 12, 3, put([size, size, 0.0], "d")), (33922, 12, 6, put([0.0, 0.0, 0.0, west, north, 0.0], "d")),
                (34735, 3, 12, put([1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326], "H"))]
        place = out.tell() + out.tell() % 2
        out.seek(place)
        out.write(struct.pack("<H", len(tags)))
        for tag, kind, count, value in tags:
            out.write(struct.pack("<HHI", tag, kind, count) + (struct.pack("<HH", value, 0) if kind == 3 and count == 1 else struct.pack("<I", value)))
        out.write(struct.pack("<I", 0))
        out.seek(4)
        out.write(struct.pack("<I", place))
    print(f"raster: {width * height:,} pixels, {pixels:,} inhabited, {path.stat().st_size / 2**20:.0f} MiB, {total:,} millionths of people", flush=True)
    took, memory, _ = call(aimaq, "partial", str(path), "--plan", PLAN, "-o", str(folder / "raster.part"), "--quiet")
    counted = next(line for line in open(folder / "raster.part", encoding="utf-8") if line.startswith("counted ")).split()
    print(f"aimaq, raster, 2 cores: {took:.1f} s, {memory:.0f} MiB; counted {int(counted[2]):,}, {'the same' if int(counted[2]) == total else 'NOT the same'}", flush=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--aimaq", default="target/release/aimaq")
    options.add_argument("--millions", type=float, default=100)
    options.add_argument("--seconds", type=int, default=900, help="for each peer")
    options.add_argument("--folder", default="/tmp/aimaq-scale-points")
    for part in ("csv", "parquet", "peers", "raster", "real"):
        options.add_argument(f"--{part}", action="store_true")
    asked = options.parse_args()
    aimaq, folder = str(Path(asked.aimaq).resolve()), Path(asked.folder)
    extra = ["--boundaries", str(REAL), "--key", "KATO"] if asked.real else []
    kinds = [kind for kind in ("csv", "parquet") if getattr(asked, kind) or (kind == "parquet" and asked.peers)]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        if asked.raster:
            raster(aimaq, folder)
        if kinds:
            made(folder, asked.millions, kinds)
            sizes = {kind: sum(p.stat().st_size for p in folder.glob(f"*.{kind}")) / 2**30 for kind in kinds}
            print(f"{asked.millions:g} million points: " + ", ".join(f"{size:.2f} GiB of {kind}" for kind, size in sizes.items()), flush=True)
        for kind in ("csv", "parquet"):
            if getattr(asked, kind):
                partial(aimaq, folder, kind, asked.millions, extra)
        if asked.peers:
            source = REAL if asked.real else ROOT / "geodata/kazakhstan/units.geojson"
            call(aimaq, "convert", str(source), "-o", DISTRICTS, "--quiet")
            peers(folder, asked.millions, asked.seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
