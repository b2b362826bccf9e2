"""Whole process: read with pyogrio, ask GEOS whether the coverage is valid and where not."""
import sys

import numpy
import pyogrio
import shapely

shapes = numpy.asarray(pyogrio.read_dataframe(sys.argv[1]).geometry.values)
shapes = shapes[~shapely.is_missing(shapes)]
print(shapely.coverage_is_valid(shapes), (~shapely.is_empty(shapely.coverage_invalid_edges(shapes))).sum())
