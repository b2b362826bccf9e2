"""Peak memory and time of `aimaq convert` on each file of a folder, the largest first.

    cargo test --test aimaq sixty && python3 fuzz/peak.py target/tmp/hostile target/debug/aimaq
"""
import os
import sys
import tempfile
import time

folder, command = sys.argv[1:3]
rows = []
for name in sorted(os.listdir(folder)):
    if name.endswith((".dbf", ".prj")):
        continue
    with tempfile.TemporaryDirectory() as scratch:
        begun = time.monotonic()
        pid = os.fork()
        if pid == 0:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1), os.dup2(silent, 2)
            out = os.path.join(scratch, "out.geojson")
            os.execv(command, [command, "convert", os.path.join(folder, name), "-o", out])
        _, status, usage = os.wait4(pid, 0)
        rows.append((usage.ru_maxrss / 1024, time.monotonic() - begun, status, name))
rows.sort(reverse=True)
for peak, seconds, status, name in rows[:12]:
    print(f"{peak:7.1f} MB {seconds:6.2f} s  exit {os.waitstatus_to_exitcode(status)}  {name}")
print(f"{len(rows)} files, at most {rows[0][0]:.1f} MB and {max(r[1] for r in rows):.2f} s")
