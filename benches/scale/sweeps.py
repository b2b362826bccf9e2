#!/usr/bin/env python3
"""Sweeps of many variants: how many a second, and whether memory grows with them.

    python3 benches/scale/sweeps.py [--aimaq target/release/aimaq]
"""
import argparse
import tempfile
from pathlib import Path

from scenarios import PLAN, call


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--aimaq", default="target/release/aimaq")
    aimaq = str(Path(options.parse_args().aimaq).resolve())
    with tempfile.TemporaryDirectory(prefix="aimaq-scale-") as scratch:
        for over, *more in (
            ("transfers", "--torn"), ("pairs", "--torn", "--most", "10000"), ("pairs", "--torn", "--most", "100000"),
            ("splits", "--seed", "7", "--most", "10000"), ("splits", "--seed", "7", "--most", "100000"),
        ):
            file = Path(scratch) / f"{over}.csv"
            took, memory, _ = call(aimaq, "sweep", PLAN, "--over", over, *more, "-o", str(file), "--quiet")
            with open(file, "rb") as lines:
                rows = sum(1 for _ in lines) - 1
            # A split that tears the rest apart is evaluated and not listed.
            print(f"{over} {' '.join(more)}: {rows} variants listed, {took:.2f} s, {rows / took:.0f}/s, {memory:.1f} MiB", flush=True)


if __name__ == "__main__":
    main()
