"""Whole process: read with pyogrio, join by a prefix with GEOS, write with pyogrio."""
import sys

import geopandas
import pyogrio

source, field, prefix, target = sys.argv[1:]
frame = pyogrio.read_dataframe(source)
frame["key"] = frame[field].str.slice(0, int(prefix))
joined = frame[["key", "geometry"]].dissolve(by="key", method="coverage").reset_index()
pyogrio.write_dataframe(geopandas.GeoDataFrame(joined), target, driver="GeoJSON")
