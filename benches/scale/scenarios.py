#!/usr/bin/env python3
"""Many scenarios in one batch: how many a second, in how much memory, and whether a batch that
was killed ends as one that was not.

    python3 benches/scale/scenarios.py [--aimaq target/release/aimaq] [--kills 10] [--most 0]

Makes a plan for each transfer of one unit among the six regions that the reform of 2022 touches, and
carries all of them out in two languages: tables alone, tables with maps, and whole reports. Prints
what it measured; nothing is kept.
"""
import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REGIONS = ["Abai Region", "East Kazakhstan Region", "Ulytau Region", "Karaganda Region", "Zhetysu Region", "Almaty Region"]
PLAN = "kazakhstan-2022"


def call(aimaq, *arguments, cwd=None, cores=None):
    """Seconds, peak memory in MiB and output of a call that must do well."""
    def only():
        if cores:
            os.sched_setaffinity(0, range(cores))
    begun = time.monotonic()
    with subprocess.Popen([aimaq, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=only) as child:
        out = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{arguments} ended with {child.returncode}")
    return time.monotonic() - begun, used.ru_maxrss / 1024, out.decode()


def plans(aimaq, folder):
    """A plan for each transfer of one unit to another of the regions; their names."""
    head, rest = call(aimaq, "data", "get", PLAN)[2].split("\n[", 1)
    # A region without its centre, or with two units of one name, is a scenario as well.
    text = f'{head}\naccept = ["centre-outside", "same-name"]\n\n[{rest}'
    stats = json.loads(call(aimaq, "stats", PLAN, "--format", "json", "--quiet")[2])
    made = []
    for unit in stats["units"]:
        if unit["region_after"]["en"] not in REGIONS:
            continue
        for to in REGIONS:
            if to == unit["region_after"]["en"]:
                continue
            path = f"{unit['region_after']['en']}/{unit['unit']['en']}"
            name = f"v{len(made):04}"
            change = f'\n[[acts]]\ntitle = "Variant"\neffective = 2022-06-09\n\n[[acts.changes]]\ntransfer = {{ units = ["{path}"], to = "{to}" }}\n'
            (folder / f"{name}.toml").write_text(text + change)
            made.append(name)
    return made


def manifest(folder, outputs, names):
    listed = ", ".join(f'"plans/{name}.toml"' for name in names)
    text = f'output = "{outputs}"\n\n[defaults]\noutputs = "{outputs}"\n\n[[matrix]]\nplan = [{listed}]\nlang = ["kk", "ru"]\nname = "{{plan}}-{{lang}}"\n'
    path = folder / f"{outputs}.toml"
    path.write_text(text)
    return path.name


def contents(folder):
    """Every file but the journal of the batch, with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".aimaq"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def kills(aimaq, folder, name, count, whole, seconds):
    """Kills a batch at random moments, lets it end, and compares with one that was left alone."""
    undisturbed, dice = contents(folder / whole), random.Random(7)
    same = 0
    for _ in range(count):
        shutil.rmtree(folder / "again", ignore_errors=True)
        child = subprocess.Popen([aimaq, "batch", name, "-o", "again", "--quiet"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0.05, 0.9) * seconds)
        child.send_signal(signal.SIGKILL)
        child.wait()
        call(aimaq, "batch", name, "-o", "again", "--quiet", cwd=folder)
        same += contents(folder / "again") == undisturbed
    return same


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--aimaq", default="target/release/aimaq")
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--most", type=int, default=0, help="only so many plans")
    asked = options.parse_args()
    aimaq = str(Path(asked.aimaq).resolve())
    with tempfile.TemporaryDirectory(prefix="aimaq-scale-") as scratch:
        folder = Path(scratch)
        (folder / "plans").mkdir()
        names = plans(aimaq, folder / "plans")
        names = names[: asked.most or len(names)]
        runs = 2 * len(names)
        print(f"{len(names)} plans in two languages, {runs} runs")
        tables = manifest(folder, "tables", names)
        for cores in (1, 2):
            shutil.rmtree(folder / "tables", ignore_errors=True)
            took, memory, _ = call(aimaq, "batch", tables, "--quiet", cwd=folder, cores=cores)
            print(f"tables, {cores} core(s): {took:.2f} s, {runs / took:.0f} runs/s, {memory:.0f} MiB", flush=True)
            whole = took
        took, _, _ = call(aimaq, "batch", tables, "--quiet", cwd=folder)
        print(f"tables once more, unchanged: {took:.2f} s", flush=True)
        if asked.kills:
            same = kills(aimaq, folder, tables, asked.kills, "tables", whole)
            print(f"killed {asked.kills} times: {same} of them end byte for byte as the undisturbed one", flush=True)
        for outputs in ("maps", "all"):
            part = names[: max(1, len(names) // 8)]
            name = manifest(folder, outputs, part)
            for cores in (1, 2):
                shutil.rmtree(folder / outputs, ignore_errors=True)
                took, memory, _ = call(aimaq, "batch", name, "--quiet", cwd=folder, cores=cores)
                print(f"{outputs}, {2 * len(part)} runs, {cores} core(s): {took:.2f} s, {2 * len(part) / took:.1f} runs/s, {memory:.0f} MiB", flush=True)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
