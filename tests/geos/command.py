"""The command under test, and boundaries as files."""

import json
import pathlib
import subprocess

import numpy
import shapely


class Command:
    """The binary, with a folder of its own for the files of one check."""

    def __init__(self, binary, folder):
        self.binary = str(pathlib.Path(binary).resolve())
        self.folder = pathlib.Path(folder)

    def run(self, *arguments, expect=0):
        """Runs the command; any other exit code than `expect` is an error."""
        call = [self.binary, *map(str, arguments)]
        done = subprocess.run(call, capture_output=True, text=True)
        if done.returncode != expect:
            raise AssertionError(f"{call} gave {done.returncode}, not {expect}: {done.stderr}")
        return done

    def write(self, name, units):
        """Writes units as GeoJSON with an `id` each; `None` is a null geometry."""
        features = [
            {
                "type": "Feature",
                "properties": {"id": i},
                "geometry": None if unit is None else shapely.geometry.mapping(unit),
            }
            for i, unit in enumerate(units)
        ]
        path = self.folder / name
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return path

    def read(self, path):
        """The geometries of a GeoJSON file, in its order."""
        features = json.loads(pathlib.Path(path).read_text())["features"]
        return numpy.array([geometry(feature["geometry"]) for feature in features])


def geometry(mapping):
    return shapely.Polygon() if mapping is None else shapely.geometry.shape(mapping)


def shapes(geometries):
    """Rings as sets of vertices, to compare shapes whatever their order."""
    return [shapely.normalize(g).wkb for g in geometries]
