#!/usr/bin/env python3
"""The communes of France as a folder of a territory, and five drafts of a reform.

    python3 benches/growth/france.py SHARED/data/france FOLDER

Units are the 35,357 communes, regions their departments. The file of communes has no
populations: each commune is given 30 people a km² of its own and 20 more, so the figures
are right for measuring time and for nothing else. A seat is the middle of the commune's
largest ring. The drafts p1.toml to p5.toml stand beside the folder's tables: each joins
two pairs of departments and moves a commune.
"""
import csv
import gzip
import json
import math
import sys
from pathlib import Path


def main():
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    names = {f["properties"]["code"]: f["properties"]["nom"] for f in features(data / "departements.geojson.gz")}
    communes = sorted(features(data / "communes.geojson.gz"), key=lambda f: f["properties"]["code"])
    units = [unit(f) for f in communes]
    seen = set()
    for row in units:
        while (row["region"], row["name_en"]) in seen:
            row["name_en"] += " *"
        seen.add((row["region"], row["name_en"]))
    largest = {}
    for row in units:
        if row["area_km2"] > largest.get(row["region"], row)["area_km2"] or row["region"] not in largest:
            largest[row["region"]] = row
    regions = [
        {"id": code, "name_en": names.get(code, f"Department {code}"), "kind": "department", "codes": code,
         "centre": row["seat"], "centre_unit": row["id"]}
        for code, row in sorted(largest.items())
    ]
    write(out / "regions.csv", regions)
    write(out / "units.csv", units)
    with open(out / "units.geojson", "w", encoding="utf-8") as file:
        rows = [json.dumps({"type": "Feature", "properties": {"id": f["properties"]["code"]}, "geometry": f["geometry"]},
                           separators=(",", ":")) for f in communes]
        file.write('{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n")
    (out / "territory.toml").write_text(
        'name = "france-communes"\ntitle = { en = "France" }\ndate = 2020-01-01\n'
        '[code_system]\nname = "INSEE"\n[attribution]\nboundaries = "IGN, Licence Ouverte"\n')
    (out / "empty.toml").write_text(head("Nothing"))
    for n in range(5):
        (out / f"p{n + 1}.toml").write_text(draft(n, regions, units))


def features(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)["features"]


def unit(feature):
    code, name = feature["properties"]["code"], feature["properties"]["nom"]
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    signed = [ring_area(ring) * (1 if i == 0 else -1) for polygon in polygons for i, ring in enumerate(polygon)]
    area = sum(signed)
    shell = max((polygon[0] for polygon in polygons), key=ring_area)
    x = sum(p[0] for p in shell[1:]) / (len(shell) - 1)
    y = sum(p[1] for p in shell[1:]) / (len(shell) - 1)
    region = code[:3] if code.startswith("97") else code[:2]
    return {"id": code, "region": region, "name_en": name, "kind": "commune", "codes": code, "seat": name,
            "seat_lat": round(y, 5), "seat_lon": round(x, 5), "population": 20 + round(30 * area), "area_km2": round(area, 3)}


def ring_area(ring):
    """Square kilometres, near enough for made-up people."""
    middle = math.radians(sum(p[1] for p in ring) / len(ring))
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
    return abs(twice) / 2 * 111.195 ** 2 * math.cos(middle)


def head(title):
    return f'title = "{title}"\nterritory = "france-communes"\nas_of = 2020-01-01\n'


def draft(n, regions, units):
    name = {r["id"]: r["name_en"] for r in regions}
    ids = [r["id"] for r in regions if len(r["id"]) == 2]
    a, b, c, d = (ids[(8 * n + k) % len(ids)] for k in (0, 1, 2, 3))
    moved = next(u for u in units if u["region"] == ids[(8 * n + 5) % len(ids)])
    joined = "".join(f"  {{ merge = {{ regions = [{q(name[x])}, {q(name[y])}], into = {q(name[x])} }} }},\n" for x, y in ((a, b), (c, d)))
    to = q(name[ids[(8 * n + 6) % len(ids)]])
    return (head(f"Draft {n + 1}") + 'accept = ["region-in-parts", "same-name"]\n\n[[acts]]\ntitle = "Joined"\neffective = 2021-01-01\n'
            f'changes = [\n{joined}  {{ transfer = {{ units = [{q("code:" + moved["id"])}], to = {to} }} }},\n]\n')


def q(text):
    return json.dumps(text, ensure_ascii=False)


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


main()
