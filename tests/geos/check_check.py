"""`aimaq check` finds dirt exactly where GEOS does."""

import json

import numpy
import shapely

from coverages import jittered, lattice, thinned

# GEOS does not count these as dirt of a coverage.
OF_ONE_UNIT = {"sliver", "spike", "empty"}


def found(command, units, *options):
    source = command.write("units.geojson", units)
    valid = bool(shapely.coverage_is_valid(numpy.array(units)))
    call = ["check", source, "--format", "json", "--key", "id", *options]
    done = command.run(*call, expect=0 if valid else 1)
    return valid, json.loads(done.stdout or "[]")


def check_a_valid_coverage_has_no_findings(command):
    for seed in range(6):
        valid, findings = found(command, lattice(seed, 12, 20))
        assert valid and not findings


def check_units_with_unmatched_edges_are_those_of_geos(command):
    for seed in range(6):
        units = lattice(seed, 8, 6)
        units[seed] = jittered([units[seed]], 1e-5, seed)[0]
        _, findings = found(command, units, "--gap-width", "1000")
        ours = {u for f in findings for u in f["units"] if f["kind"] not in OF_ONE_UNIT}
        invalid = shapely.coverage_invalid_edges(numpy.array(units))
        theirs = {str(i) for i, edges in enumerate(invalid) if not edges.is_empty}
        assert theirs <= ours, f"GEOS finds {theirs - ours} too"


def check_overlaps_have_the_area_that_geos_computes(command):
    for seed in range(6):
        units = lattice(seed, 6, 5)
        units[2] = shapely.buffer(units[2], 3e-4, join_style="mitre")
        _, findings = found(command, units)
        pairs = {}
        for f in findings:
            if f["kind"] == "overlap" and len(f["units"]) == 2:
                key = tuple(map(int, f["units"]))
                pairs[key] = pairs.get(key, 0) + f["area_km2"]
        assert pairs, "no overlap was found"
        for (a, b), area in pairs.items():
            others = [u for i, u in enumerate(units) if i not in (a, b)]
            theirs = shapely.area(shapely.difference(
                shapely.intersection(units[a], units[b]), shapely.union_all(others)))
            # Square degrees to km² at the middle of a lattice of 0.06°.
            scale = 111.195**2 * numpy.cos(numpy.radians(45.03))
            assert abs(area - theirs * scale) < 0.01 * area + 1e-6, (a, b, area, theirs * scale)


def check_the_layer_is_geojson_that_geos_reads(command):
    units = thinned(lattice(3, 10, 15), 3)
    source, layer = command.write("units.geojson", units), command.folder / "layer.geojson"
    command.run("check", source, "--layer", layer, expect=1)
    shapes = command.read(layer)
    assert len(shapes) > 0
    land = shapes[numpy.isin(shapely.get_type_id(shapes), [3, 6])]
    assert shapely.is_valid(land).all(), "the land of a finding is not valid"
