"""Runs the recipes of docs/scale.md for engines, and compares what comes out.

    python tests/engines/run.py            200,000 points, the recipes as they stand
    python tests/engines/run.py 20         20 million points, with seconds
    python tests/engines/run.py 1 ray      one engine beside one process

Needs the Python module built with the feature `parquet`, the packages of requirements.txt and Java 17. Points are made
from a seed. Each recipe must give the same partial to the byte and assign every point
alike, whatever the order in which its engine returns them.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy
import pyarrow
import pyarrow.parquet

ROOT = Path(__file__).resolve().parents[2]
FILES = 8
# What runs after a recipe, in the same process: rows in an order of their own.
DIGEST = """
import hashlib as _hashlib, time as _time
_done = _time.perf_counter()
_columns = ["lon", "lat", "people", "region_before", "region_after", "unit_before", "unit_after",
            "metres_before", "metres_after"]
_strings = [_f.with_type(pyarrow.string()) if pyarrow.types.is_large_string(_f.type) else _f
            for _f in ways.schema]
ways = ways.cast(pyarrow.schema(_strings)).select(_columns)
ways = ways.sort_by([(name, "ascending") for name in _columns]).combine_chunks()
_sum = _hashlib.sha256()
for _name in _columns:
    _sum.update(repr(ways[_name].null_count).encode())
    _sum.update("\\n".join(map(str, ways[_name].to_pylist())).encode())
print("DIGEST", ways.num_rows, _sum.hexdigest(), _done - _began)
"""


def recipes():
    """Engine and code of each recipe."""
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    return re.findall(r"<!-- engine: (\w+) -->\n```python\n(.*?)```", text, re.S)


def points(folder, count):
    """Points over Kazakhstan and around it, some of them in no unit."""
    folder.mkdir()
    each = count // FILES
    for number in range(FILES):
        random = numpy.random.default_rng(number)
        table = pyarrow.table({
            "lon": random.uniform(47, 87, each).round(6),
            "lat": random.uniform(41, 55, each).round(6),
            "people": random.uniform(0, 5, each).round(3),
        })
        pyarrow.parquet.write_table(table, folder / f"{number}.parquet", compression="zstd")


def run(code, folder):
    """What a recipe says of its rows, the checksum of its partial, and its seconds."""
    script = folder / "recipe.py"
    # Engines that fork begin the script again, so the work stands behind the usual guard.
    script.write_text("import time as _time\n_began = _time.perf_counter()\n" + code + DIGEST, encoding="utf-8")
    part = folder / "engine.part"
    part.unlink(missing_ok=True)
    quiet = {"RAY_DEDUP_LOGS": "0", "RAY_DATA_DISABLE_PROGRESS_BARS": "1", "DAFT_PROGRESS_BAR": "0",
             "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run([sys.executable, script.name], cwd=folder, env=os.environ | quiet,
                          capture_output=True, text=True)
    line = next((line for line in done.stdout.splitlines() if line.startswith("DIGEST ")), None)
    if done.returncode != 0 or line is None:
        raise SystemExit(f"{done.stdout[-2000:]}\n{done.stderr[-6000:]}")
    _, rows, digest, seconds = line.split()
    return (rows, digest), hashlib.sha256(part.read_bytes()).hexdigest(), float(seconds)


def command(folder):
    """Checksum and seconds of the partial that the command makes of the same points."""
    part = folder / "engine.part"
    part.unlink(missing_ok=True)
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "aimaq", "partial", "people/*.parquet", "--plan", "kazakhstan-2022",
                    "--quiet", "-o", part.name], cwd=folder, check=True)
    return hashlib.sha256(part.read_bytes()).hexdigest(), time.perf_counter() - began


def main(arguments):
    millions = float(arguments[0]) if arguments else 0.2
    wanted = {"process", *arguments[1:]} if arguments[1:] else None
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        points(folder / "people", int(millions * 1e6))
        first = None
        made, seconds = command(folder)
        print(f"aimaq partial: {made[:12]}, {seconds:.1f} s", flush=True)
        for engine, code in recipes():
            if wanted and engine not in wanted:
                continue
            lines = len(code.strip().splitlines())
            rows, part, seconds = run(code, folder)
            first = first or (rows, part)
            same = (rows, part) == first and part == made
            failed |= not same or lines > 30
            print(f"{engine}: {lines} lines, {rows[0]} points assigned {rows[1][:12]}, partial {part[:12]}, "
                  f"{seconds:.1f} s, {'same as one process' if same else 'NOT THE SAME'}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
