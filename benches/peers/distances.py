"""Distances of 10 million demand points to their assigned centres: aimaq against
pyproj, in one run, on one thread and on two.

    python3 benches/peers/distances.py [POINTS] [ROUNDS]

Makes a throw-away environment with the pinned peers; nothing of it becomes a
dependency of the project. Prints one JSON object: medians of the rounds, the
ratio per thread, and the largest difference of a distance.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = ["numpy==2.3.5", "pyproj==3.7.2"]
CENTRES = 20


def in_environment():
    """Runs this script again inside a new environment that holds the peers."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS], check=True)
        done = subprocess.run([python, __file__, *sys.argv[1:]], check=False,
                              env={**os.environ, "AIMAQ_IN_ENVIRONMENT": "1"})
        sys.exit(done.returncode)


def splitmix(np, index):
    """The same pseudo-random numbers as in distances.rs, in [0, 1)."""
    z = (index + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)).astype(np.float64) / 2.0**53


def points(np, index):
    index = index.astype(np.uint64) * np.uint64(2)
    return 46.5 + splitmix(np, index) * 40.8, 40.6 + splitmix(np, index + np.uint64(1)) * 14.8


def ours(count, rounds, threads, dump):
    binary = ROOT / "target/release/distances"
    out = subprocess.run([binary, str(count), str(rounds), dump], check=True,
                         stdout=subprocess.PIPE,
                         env={**os.environ, "RAYON_NUM_THREADS": str(threads)})
    return json.loads(out.stdout)


def theirs(np, geod, columns, threads):
    """One call of Geod.inv per thread; it lets other threads run meanwhile."""
    from concurrent.futures import ThreadPoolExecutor
    parts = [[c[i::threads].copy() for c in columns] for i in range(threads)]
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        ways = list(pool.map(lambda p: geod.inv(*p)[2], parts))
    return time.perf_counter() - start, ways


def main():
    import numpy as np
    import pyproj
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "aimaq-benches", "--bin", "distances"],
                   cwd=ROOT, check=True)
    lon, lat = points(np, np.arange(count))
    clon, clat = points(np, np.arange(1_000_000_000, 1_000_000_000 + CENTRES))
    assigned = np.arange(count) % CENTRES
    columns = [lon, lat, clon[assigned], clat[assigned]]
    geod = pyproj.Geod(ellps="WGS84")
    result = {"points": count, "rounds": rounds, "pyproj": pyproj.__version__}
    for threads in (1, 2):
        with tempfile.NamedTemporaryFile() as dump:
            mine, peer = [], []
            # Turn about, so that both see the same noise of the machine.
            for _ in range(rounds):
                measured = ours(count, 1, threads, dump.name)
                mine.extend(measured["seconds"])
                seconds, ways = theirs(np, geod, columns, threads)
                peer.append(seconds)
            first = np.frombuffer(pathlib.Path(dump.name).read_bytes(), dtype="<f8")
        exact = geod.inv(*[c[: len(first)] for c in columns])[2] / 1000.0
        medians = [statistics.median(mine), statistics.median(peer)]
        result[f"{threads} threads"] = {
            "aimaq_points_per_s": round(count / medians[0]),
            "pyproj_points_per_s": round(count / medians[1]),
            "ratio": round(medians[1] / medians[0], 3),
            "largest_difference_nm": float(np.abs(first - exact).max() * 1e12),
            "sum_km": [measured["sum_km"], float(sum(w.sum() for w in ways)) / 1000.0],
        }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    if os.environ.get("AIMAQ_IN_ENVIRONMENT"):
        main()
    else:
        in_environment()
