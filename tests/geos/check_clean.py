"""What `aimaq clean` writes is a valid coverage by GEOS, and nothing is lost."""

import json

import numpy
import shapely

from command import shapes
from coverages import jittered, lattice, thinned


def cleaned(command, dirty, *options):
    """Cleans, checks what must always hold, and returns the units and the ledger."""
    source = command.write("dirty.geojson", dirty)
    target, ledger = command.folder / "clean.geojson", command.folder / "ledger.json"
    command.run("clean", source, "-o", target, "--ledger", ledger, *options)
    units = command.read(target)
    assert len(units) == len(dirty)
    assert not shapely.is_empty(units).any(), "a unit came out empty"
    assert shapely.is_valid(units).all(), "a polygon is not valid"
    assert shapely.coverage_is_valid(units), "the coverage is not valid"
    sums = json.loads(ledger.read_text())
    assert abs(sums["residual_m2"]) < 1, f"the ledger is {sums['residual_m2']} m² off"
    again = command.folder / "again.geojson"
    command.run("clean", target, "-o", again, *options)
    assert again.read_bytes() == target.read_bytes(), "cleaning again changed something"
    return units, sums


def near(before, after, share):
    """Every unit keeps its area but for a share of it."""
    change = numpy.abs(shapely.area(before) - shapely.area(after))
    worst = (change / shapely.area(before)).max()
    assert worst < share, f"a unit changed by {worst:.2%}"


def check_a_valid_coverage_comes_out_as_it_went_in(command):
    for seed in range(4):
        units = lattice(seed, 12, 20)
        assert shapely.coverage_is_valid(numpy.array(units))
        out, sums = cleaned(command, units)
        assert shapes(out) == shapes(units)
        assert not sums["repairs"]


def check_jitter_is_snapped_together(command):
    for seed in range(6):
        units = lattice(seed, 12, 20)
        out, _ = cleaned(command, jittered(units, 1e-6, seed))
        near(units, out, 1e-3)


def check_jitter_is_put_together_without_snapping(command):
    for seed in range(6):
        units = lattice(seed, 10, 15)
        out, _ = cleaned(command, jittered(units, 1e-6, seed), "--snap", "0")
        near(units, out, 1e-3)


def check_coarse_jitter_with_every_rule(command):
    for seed, rule in enumerate(["longest", "smaller", "larger", "field:id"]):
        units = lattice(seed, 10, 15)
        dirty = jittered(units, 5e-5, seed)
        out, _ = cleaned(command, dirty, "--gap-width", "30", "--overlap", rule)
        near(units, out, 0.05)


def check_borders_that_do_not_match(command):
    for seed in range(6):
        units = lattice(seed, 10, 15)
        cleaned(command, thinned(units, seed), "--gap-width", "200")


def check_the_outer_border_keeps_its_vertices(command):
    looked_at = 0
    for seed in range(8):
        units = lattice(seed, 10, 40)
        border = shapely.get_coordinates(shapely.coverage_union_all(units).boundary)
        # Dirt inside only: one unit grows into its neighbours.
        dirty = list(units)
        inner = [u for u in range(40) if not touches_outside(units, u)]
        if not inner:
            continue
        dirty[inner[0]] = shapely.buffer(units[inner[0]], 2e-4, join_style="mitre")
        out, _ = cleaned(command, dirty)
        kept = {tuple(p) for p in shapely.get_coordinates(shapely.coverage_union_all(out).boundary)}
        assert all(tuple(p) in kept for p in border), "a vertex of the outer border is gone"
        looked_at += 1
    assert looked_at > 3, "too few coverages had a unit inside"


def touches_outside(units, unit):
    hull = shapely.coverage_union_all(units).boundary
    return shapely.distance(units[unit], hull) < 1e-3


def check_a_true_hole_stays(command):
    units = lattice(5, 10, 12)
    whole = shapely.coverage_union_all(units)
    hole = shapely.Polygon(whole.centroid.buffer(0.004).exterior)
    holed = [shapely.difference(u, hole) for u in units]
    out, _ = cleaned(command, jittered(holed, 1e-6, 1))
    left = shapely.coverage_union_all(out)
    assert abs(shapely.area(whole) - shapely.area(left) - hole.area) < 1e-6


def check_the_unit_that_geos_loses(command):
    a = shapely.Polygon([(1, 0), (1, 1), (1, 3), (4, 0)])
    b = shapely.Polygon([(0, 4), (1, 3), (1, 0)])
    out, _ = cleaned(command, [a, b], "--snap", "0", "--gap-width", "0")
    assert [g.area for g in out] == [4.5, 1.5]
