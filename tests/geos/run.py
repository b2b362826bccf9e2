"""Differential tests: GEOS looks at what the command writes.

    python3 -m venv SOMEWHERE && SOMEWHERE/bin/pip install -r tests/geos/requirements.txt
    SOMEWHERE/bin/python tests/geos/run.py target/debug/aimaq

Every file `check_*.py` beside this one holds checks: functions whose names begin
with `check_` and that take a `Command`. A check that raises has failed.
"""

import importlib.util
import pathlib
import sys
import tempfile
import time
import traceback

from command import Command


def checks():
    """All checks, by file and in the order of the file."""
    for path in sorted(pathlib.Path(__file__).parent.glob("check_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, check in vars(module).items():
            if name.startswith("check_") and callable(check):
                yield f"{path.stem}: {name.removeprefix('check_').replace('_', ' ')}", check


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: run.py AIMAQ_BINARY")
    passed = failed = 0
    for name, check in checks():
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(Command(sys.argv[1], folder))
                passed += 1
                verdict = "ok"
            except Exception:  # a check may fail in any way; the next one still runs
                failed += 1
                verdict = "FAILED"
                traceback.print_exc()
        print(f"{name} ... {verdict} ({time.monotonic() - started:.1f} s)", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
