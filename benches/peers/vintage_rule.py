"""The rule by which OCHA's topo-tools 0.18 compares two vintages (`change`), written anew
from its description, beside what `aimaq infer` finds in the same two files.

The rule: units are joined where the overlap is at least 0.8 of the smaller of the two
(union-find over these pairs). A pair that is alone is `unchanged` where the intersection
over the union is at least 0.98, else `modified`; several to one is a merge, one to several a
split, a unit without a partner is new or gone. It knows no transfers of land.

    python3 benches/peers/vintage_rule.py OLD.geojson NEW.geojson --key code

Needs shapely 2.
"""

import argparse
import collections
import json

import shapely
from shapely.geometry import shape

OVERLAP, IOU = 0.8, 0.98


def units(path, key):
    """The land of each code."""
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    land = collections.defaultdict(list)
    for feature in features:
        if feature["geometry"]:
            geometry = shapely.make_valid(shape(feature["geometry"]))
            land[str(feature["properties"][key])].append(geometry)
    return {code: shapely.union_all(parts) for code, parts in land.items()}


def square_km(geometry):
    """Roughly: degrees on the plane of the middle latitude."""
    if geometry.is_empty:
        return 0.0
    latitude = (geometry.bounds[1] + geometry.bounds[3]) / 2
    import math

    return geometry.area * 111.195**2 * math.cos(math.radians(latitude))


def compared(old, new):
    """Pairs that the rule joins, and the land that each pair has in common."""
    codes, shapes = list(new), list(new.values())
    tree = shapely.STRtree(shapes)
    joined, common = [], []
    for code, land in old.items():
        for place in tree.query(land, predicate="intersects"):
            both = shapely.intersection(land, shapes[place])
            if both.area == 0:
                continue
            share = both.area / min(land.area, shapes[place].area)
            common.append((code, codes[place], both))
            if share >= OVERLAP:
                union = land.area + shapes[place].area - both.area
                joined.append((code, codes[place], both.area / union))
    return joined, common


def groups(joined):
    """Union-find over the pairs."""
    parent = {}

    def find(item):
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for before, after, _ in joined:
        parent[find(("before", before))] = find(("after", after))
    found = collections.defaultdict(lambda: (set(), set()))
    for item in list(parent):
        found[find(item)][item[0] == "after"].add(item[1])
    return list(found.values())


def words(old, new, joined):
    """One word for each unit of the earlier vintage."""
    iou = {(before, after): value for before, after, value in joined}
    said = {code: "gone" for code in old}
    for before, after in groups(joined):
        for code in before:
            if len(before) == 1 and len(after) == 1:
                value = iou[(code, next(iter(after)))]
                said[code] = "unchanged" if value >= IOU else "modified"
            else:
                said[code] = "split" if len(before) == 1 else "merged" if len(after) == 1 else "mixed"
    return said


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("old")
    arguments.add_argument("new")
    arguments.add_argument("--key", required=True)
    arguments.add_argument("--least-km2", type=float, default=1.0)
    asked = arguments.parse_args()
    old, new = units(asked.old, asked.key), units(asked.new, asked.key)
    joined, common = compared(old, new)
    said = words(old, new, joined)
    print(collections.Counter(said.values()))
    partner = {before: after for before, after, _ in joined}
    passed = [
        (before, after, square_km(land))
        for before, after, land in common
        if partner.get(before) != after and square_km(land) > asked.least_km2
    ]
    print(f"{len(passed)} pieces of more than {asked.least_km2} km² change hands without a word:")
    for before, after, km2 in sorted(passed, key=lambda row: -row[2]):
        print(f"  {before} -> {after}: {km2:.1f} km² ({before} is called {said[before]})")


if __name__ == "__main__":
    main()
