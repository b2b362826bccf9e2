#!/usr/bin/env python3
"""aimaq beside its peers: the same work, the same run, in turn.

    python3 benches/peers/run.py [--rounds 5] [--only WORD] [--small] [--work DIR] [--before DIR]

Installs the pinned peers into a throw-away folder (default: below the system's
temporary folder), makes or reads the inputs, runs aimaq and every peer in turn
and writes the table to benches/RESULTS.md. In-memory rows are measured inside
long-lived processes that hold the data; whole-process rows from outside, with
the peak memory that the system accounts. Medians; one thread unless stated.
Machines are faster on some days than on others: whether aimaq became slower is
told by programs of an earlier build that take their turns as well (--before).
"""
import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tasks
from process import measured

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTHON_PEERS = [
    "shapely==2.2.0", "geopandas==1.2.0", "pyogrio==0.13.0", "numpy", "pandas",
    "duckdb==1.5.5", "duckdb-extension-spatial==1.5.5", "apache-sedona[db]", "sedonadb==0.5.0",
]
MAPSHAPER = "mapshaper@0.7.70"
ONE_THREAD = {name: "1" for name in (
    "RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "GDAL_NUM_THREADS", "DATAFUSION_EXECUTION_TARGET_PARTITIONS")}


def main():
    options = arguments()
    work = Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    tools = Tools(work)
    bench = Bench(options, work, tools)
    for task in tasks.ALL:
        if not options.only or options.only in task.__name__:
            task(bench)
    print(bench.table())


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5, help="runs of each, the median counts")
    parser.add_argument("--only", help="part of a task's name: " + ", ".join(task.__name__ for task in tasks.ALL))
    parser.add_argument("--small", action="store_true", help="a hundredth of the sizes, to try the script out")
    parser.add_argument("--work", default=str(Path(tempfile.gettempdir()) / "aimaq-peers"))
    parser.add_argument("--before", type=Path, help="folder with `aimaq` and `engine` of an earlier build, which take turns too")
    parser.add_argument("--result", default=str(ROOT / "benches" / "RESULTS.md"))
    return parser.parse_args()


class Tools:
    """The programs: aimaq, the library's bench program, and the peers."""

    def __init__(self, work):
        self.python = work / "venv" / "bin" / "python"
        self.mapshaper = work / "npm" / "node_modules" / ".bin" / "mapshaper"
        if not self.python.exists():
            run([sys.executable, "-m", "venv", str(work / "venv")])
            run([str(self.python), "-m", "pip", "install", "--quiet", *PYTHON_PEERS])
        if not self.mapshaper.exists() and shutil.which("npm"):
            (work / "npm").mkdir(exist_ok=True)
            run(["npm", "install", "--silent", "--prefix", str(work / "npm"), MAPSHAPER])
        built = os.environ.get("AIMAQ_BIN_DIR")
        if not built:
            run(["cargo", "build", "--release", "-p", "aimaq", "-p", "aimaq-benches", "--bins"], cwd=ROOT)
            built = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
        self.aimaq = Path(built) / "aimaq"
        self.engine = Path(built) / "engine"

    def has_mapshaper(self):
        return self.mapshaper.exists()


def run(command, **more):
    subprocess.run(command, check=True, **more)


def rotated(parts, at):
    """Another one first in each round: who comes after a large one finds less memory."""
    at %= len(parts)
    return parts[at:] + parts[:at]


class Worker:
    """A process that holds the data and does one timed task per line."""

    def __init__(self, command, threads=1):
        env = dict(os.environ, **(ONE_THREAD if threads == 1 else {}))
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.process.args}: ended at `{line}`")
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Bench:
    def __init__(self, options, work, tools):
        self.options, self.work, self.tools = options, work, tools
        self.rows = []

    def python(self, *words, threads=1):
        return Worker([self.tools.python, HERE / "worker.py", *words], threads)

    def engine(self, *words):
        return Worker([self.tools.engine, *words])

    def before(self, *words):
        """The engine of an earlier build, if there is one."""
        folder = self.options.before
        return Worker([folder / "engine", *words]) if folder else None

    def both(self, command):
        """A command with the program of this build, and with that of an earlier one."""
        programs = {"aimaq": self.tools.aimaq}
        if self.options.before:
            programs[tasks.BEFORE] = self.options.before / "aimaq"
        return {who: command(who, program) for who, program in programs.items()}

    def worker(self, command):
        return Worker(command)

    def shown(self, seconds):
        return shown(seconds)

    def rounds(self, contestants):
        """Asks each that is there in turn, round after round; the answers by name."""
        contestants = [part for part in contestants if part[1]]
        answers = {name: [] for name, _, _ in contestants}
        for at in range(self.options.rounds + 1):
            for name, worker, line in rotated(contestants, at):
                answers[name].append(worker.ask(line))
        return {name: found[1:] for name, found in answers.items()}

    def in_turn(self, commands):
        """Whole processes in turn: seconds, and MiB at the peak."""
        figures = {name: [] for name in commands}
        for at in range(self.options.rounds + 1):
            for name, command in rotated(list(commands.items()), at):
                figures[name].append(measured(command))
        return {name: found[1:] for name, found in figures.items()}

    def add(self, task, size, name, seconds, base, memory=None, notes=""):
        ratio = "" if base is None or name == "aimaq" else f"{seconds / base:.1f} x"
        peak = "" if memory is None else f"{memory:.0f} MiB"
        self.rows.append((task, size, name, shown(seconds), ratio, peak, notes))
        print(" | ".join(self.rows[-1]), file=sys.stderr)
        self.save()

    def add_before(self, task, size, found, base, memory=None):
        """The row of an earlier build, if it took its turns."""
        if tasks.BEFORE in found:
            self.add(task, size, tasks.BEFORE, tasks.median(found[tasks.BEFORE]), base, memory)

    def table(self):
        head = ("task", "size", "who", "median", "of aimaq's time", "peak memory", "exactness and remarks")
        lines = ["| " + " | ".join(row) + " |" for row in [head, ("---",) * len(head), *self.rows]]
        return "\n".join(lines)

    def save(self):
        result = Path(self.options.result)
        rest = behind_table(result.read_text(encoding="utf-8")) if result.exists() else ""
        result.write_text(RESULT.format(
            day=datetime.date.today(), machine=machine(), rounds=self.options.rounds, table=self.table(),
            peers=", ".join([*PYTHON_PEERS, MAPSHAPER])) + rest, encoding="utf-8")


def behind_table(text):
    """What stands behind the first table: other measurements, which stay."""
    lines = text.splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if line.startswith("|")), len(lines))
    end = next((at for at in range(first, len(lines)) if not lines[at].startswith("|")), len(lines))
    return "".join(lines[end:])


RESULT = """# aimaq beside its peers

Made by `python3 benches/peers/run.py` on {day}; {machine}. Every row group is one run in which
aimaq and the peers took turns; median of {rounds}. One thread unless a row says otherwise. Peers:
{peers}.

{table}
"""


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, {platform.system()}"


def shown(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


if __name__ == "__main__":
    main()
