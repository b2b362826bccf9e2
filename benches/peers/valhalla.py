"""Valhalla through its Node package: tiles of a file, matrices and single ways."""

import json
import math
import pathlib
import subprocess
import sys

from process import measured

DRIVER = """
const [, , where, config, queries, repeat] = process.argv;
const fs = require('fs');
const { Actor } = require(where);
(async () => {
  const actor = new Actor(fs.readFileSync(config, 'utf8'));
  const { action, all } = JSON.parse(fs.readFileSync(queries, 'utf8'));
  const seconds = [];
  let answers;
  for (let i = 0; i < Number(repeat); i++) {
    const began = process.hrtime.bigint();
    answers = [];
    for (const query of all) {
      try {
        answers.push(JSON.parse(await actor[action](JSON.stringify(query))));
      } catch (error) {
        answers.push({ error: String(error) });
      }
    }
    seconds.push(Number(process.hrtime.bigint() - began) / 1e9);
  }
  fs.writeFileSync(queries + '.answers', JSON.stringify({ seconds, answers }));
})();
"""


def run(command, **options):
    """Output, seconds and peak MiB of a process that has to succeed."""
    answer = measured(command, keep_output=True, **options)
    if answer["code"]:
        sys.exit(f"{' '.join(map(str, command))}\n{answer['error'][-2000:]}")
    return answer["out"], answer["seconds"], answer["mib"]


class Valhalla:
    """Tiles of a file, and what is asked of them; `work` is a scratch folder."""

    def __init__(self, package, work, pbf):
        self.package, self.work = pathlib.Path(package).resolve(), pathlib.Path(work)
        config = json.loads(subprocess.run(
            [sys.executable, self.package / "valhalla_build_config", "--mjolnir-tile-dir", self.work / "tiles"],
            capture_output=True, text=True, check=True,
        ).stdout)
        config["mjolnir"].pop("tile_extract", None)
        config["service_limits"]["auto"].update(max_matrix_distance=1e7, max_matrix_location_pairs=10**6)
        config["service_limits"]["max_distance_disable_hierarchy_culling"] = 1e6
        self.config = self.work / "valhalla.json"
        self.config.write_text(json.dumps(config))
        (self.work / "driver.js").write_text(DRIVER)
        binary = self.package / "linux/x64/valhalla_build_tiles"
        binary.chmod(0o755)
        _, self.seconds, self.mib = run([binary, "-c", self.config, pbf], cwd=self.work)

    def ask(self, action, queries, repeat=1):
        """Answers, seconds of each repetition, peak MiB."""
        file = self.work / "queries.json"
        file.write_text(json.dumps({"action": action, "all": queries}))
        command = ["node", self.work / "driver.js", self.package, self.config, file, str(repeat)]
        _, _, mib = run(command)
        answer = json.loads(pathlib.Path(f"{file}.answers").read_text())
        return answer["answers"], answer["seconds"], mib

    def matrix(self, sources, targets, costing, repeat=1):
        query = {
            "sources": [{"lon": x, "lat": y} for x, y in sources],
            "targets": [{"lon": x, "lat": y} for x, y in targets],
            "costing": "auto", "verbose": True,
            "costing_options": {"auto": {**costing, "disable_hierarchy_pruning": True}},
        }
        answers, seconds, mib = self.ask("matrix", [query], repeat)
        return answers[0]["sources_to_targets"], seconds, mib

    def ways(self, pairs, costing, more=None):
        """Kilometres and shape of the way of each pair, `None` where there is none.

        The kilometres are those of the shape, for Valhalla rounds each edge of a
        way to whole metres.
        """
        # At the node itself, and not where more of the network can be reached.
        place = lambda x, y: {
            "lon": x, "lat": y, "radius": 0, "minimum_reachability": 0, "node_snap_tolerance": 1,
        }
        queries = [{
            "locations": [place(*a), place(*b)], "costing": "auto", "directions_type": "none",
            "costing_options": {"auto": {**costing, "disable_hierarchy_pruning": True}}, **(more or {}),
        } for a, b in pairs]
        answers, _, _ = self.ask("route", queries)
        shapes = [shape(a["trip"]["legs"][0]["shape"]) if "trip" in a else None for a in answers]
        return [points and (length(points), points) for points in shapes]


def length(points):
    """Kilometres of a line on a sphere of 6371.0088 km."""
    total = 0
    for (x, y), (u, v) in zip(points, points[1:]):
        up, across = math.radians(v - y), math.radians(u - x)
        h = math.sin(up / 2) ** 2 + math.cos(math.radians(y)) * math.cos(math.radians(v)) * math.sin(across / 2) ** 2
        total += 2 * 6371.0088 * math.asin(math.sqrt(h))
    return total


def shape(text):
    """Longitudes and latitudes of a polyline with six decimals."""
    at, lat, lon, points = 0, 0, 0, []
    while at < len(text):
        steps = []
        for _ in range(2):
            value = shift = 0
            while True:
                byte = ord(text[at]) - 63
                value |= (byte & 31) << shift
                at, shift = at + 1, shift + 5
                if byte < 32:
                    break
            steps.append(value >> 1 ^ -(value & 1))
        lat, lon = lat + steps[0], lon + steps[1]
        points.append((lon / 1e6, lat / 1e6))
    return points
