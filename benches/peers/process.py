"""Programs measured from outside: seconds, processor time, peak memory.

On Linux a process takes over the peak memory of the one that starts it. So a launcher
of a few MiB stands between; a peak below those cannot be told.
"""
import json
import os
import subprocess
import sys

LAUNCHER = """
import json, os, subprocess, sys, time
report, command = int(sys.argv[1]), sys.argv[2:]
begin = time.perf_counter()
child = subprocess.Popen(command)
_, status, usage = os.wait4(child.pid, 0)
seconds = time.perf_counter() - begin
answer = {"seconds": seconds, "user": usage.ru_utime, "mib": usage.ru_maxrss / 1024,
          "code": os.waitstatus_to_exitcode(status)}
os.write(report, json.dumps(answer).encode())
"""


def measured(command, keep_output=False, **options):
    """Runs a command; seconds, user seconds, peak MiB, exit code and what it printed."""
    read, write = os.pipe()
    out = subprocess.PIPE if keep_output else subprocess.DEVNULL
    launcher = [sys.executable, "-S", "-E", "-c", LAUNCHER, str(write), *map(str, command)]
    process = subprocess.Popen(launcher, stdout=out, stderr=out, text=True, pass_fds=[write], **options)
    os.close(write)
    out, error = process.communicate()
    with os.fdopen(read) as report:
        return {**json.loads(report.read()), "out": out, "error": error}
