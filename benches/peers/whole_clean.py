"""Whole process: read with pyogrio, repair with GEOS coverage_clean, write with pyogrio."""
import sys

import geopandas
import numpy
import pyogrio
import shapely

source, target = sys.argv[1:]
frame = pyogrio.read_dataframe(source)
shapes = shapely.make_valid(numpy.asarray(frame.geometry.values))
frame["geometry"] = geopandas.GeoSeries(list(shapely.coverage_clean(shapes)), crs=frame.crs)
pyogrio.write_dataframe(frame, target, driver="GeoJSON")
