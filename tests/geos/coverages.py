"""Random coverages, and ways to make them dirty. All seeded."""

import numpy
import shapely


def lattice(seed, side, units, size=0.01):
    """A valid coverage of crooked cells, dealt out to units at random: with
    enclaves, units of many parts and parts that touch at a point."""
    random = numpy.random.default_rng(seed)
    grid = numpy.stack(numpy.meshgrid(range(side + 1), range(side + 1)), -1).astype(float)
    corners = (grid + random.uniform(-0.3, 0.3, grid.shape)) * size + [70, 45]

    def bent(a, b):
        if tuple(a) > tuple(b):
            return bent(b, a)[::-1]
        across = numpy.array([a[1] - b[1], b[0] - a[0]])
        return [a, a + (b - a) * 0.35 + across * 0.08, a + (b - a) * 0.7 - across * 0.06, b]

    cells = []
    for row in range(side):
        for column in range(side):
            around = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
            ring = [corners[row + y, column + x] for y, x in around]
            line = [p for a, b in zip(ring, ring[1:]) for p in bent(a, b)[:-1]]
            cells.append(shapely.Polygon(line))
    dealt = numpy.concatenate([numpy.arange(units), random.integers(0, units, side * side - units)])
    return [
        shapely.coverage_union_all([c for c, u in zip(cells, dealt) if u == unit])
        for unit in range(units)
    ]


def jittered(units, by, seed):
    """Every vertex of every ring moved by up to `by` degrees, each on its own."""
    random = numpy.random.default_rng(seed)

    def ring(line):
        points = numpy.asarray(line.coords)[:-1]
        return points + random.uniform(-by, by, points.shape)

    def polygon(p):
        return shapely.Polygon(ring(p.exterior), [ring(hole) for hole in p.interiors])

    return [shapely.MultiPolygon([polygon(p) for p in shapely.get_parts(u)]) for u in units]


def thinned(units, seed, share=0.2):
    """A share of the vertices taken out of each ring, each unit on its own, so
    that borders no longer match: gaps, overlaps and T-junctions."""
    random = numpy.random.default_rng(seed)

    def ring(line):
        points = numpy.asarray(line.coords)[:-1]
        kept = points[random.random(len(points)) > share]
        return kept if len(kept) > 3 else points

    def polygon(p):
        thin = shapely.Polygon(ring(p.exterior), [ring(hole) for hole in p.interiors])
        return thin if thin.is_valid else p

    return [shapely.MultiPolygon([polygon(p) for p in shapely.get_parts(u)]) for u in units]
