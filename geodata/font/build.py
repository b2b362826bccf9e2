#!/usr/bin/env python3
"""Rebuilds the font subset from its pinned open package.

    python3 geodata/font/build.py

Needs npm and pip. DejaVu Sans covers all letters of Kazakh and Russian; the
subset keeps Latin with its diacritics, Cyrillic, digits and the punctuation of
maps; a second one the rest of Latin, Greek and Cyrillic. fonttools is pinned too, because its version decides the bytes.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = "dejavu-fonts-ttf@2.37.3"
ARCHIVE = "dejavu-fonts-ttf-2.37.3.tgz"
SHA256 = "b7013ac58f9225250619db82cfb72e99c37ca8195f2b5a06a9e6a95bc5e1c84a"
FONTTOOLS = "fonttools==4.60.1"
FONTS = {"DejaVuSans.ttf": ("aimaq-sans.ttf", "aimaq-sans-more.ttf"),
         "DejaVuSans-Bold.ttf": ("aimaq-sans-bold.ttf", "aimaq-sans-more-bold.ttf")}
# Basic Latin, Latin-1, Latin Extended-A, Cyrillic with its extensions for
# Kazakh, punctuation, superscripts, currency, arrows, minus, common signs.
UNICODES = ("U+0020-007E,U+00A0-017F,U+018F,U+01E6-01E7,U+0259,U+0400-045F,U+0490-0493,U+049A-049B,"
            "U+04A2-04A3,U+04AE-04B1,U+04BA-04BB,U+04D8-04D9,U+04E8-04E9,U+2009-200A,U+2010-2014,"
            "U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+20AC,U+20B8,U+2116,"
            "U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265")
# What else Latin, Greek and Cyrillic have: a file of its own, that pictures bring only
# where they need it, with a box for letters that no font has.
MORE = ("U+0180-02AF,U+02B9-02BF,U+02C6-02C9,U+02D8-02DD,U+0300-0345,U+0361,U+0370-03FF,U+0400-052F,"
        "U+1E00-1FFF,U+2015,U+20A0-20BF,U+25CC")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=scratch, check=True,
                       stdout=subprocess.DEVNULL)
        data = (scratch / ARCHIVE).read_bytes()
        found = hashlib.sha256(data).hexdigest()
        if found != SHA256:
            sys.exit(f"{ARCHIVE}: sha256 is {found}, pinned is {SHA256}; the package has changed")
        venv.create(scratch / "venv", with_pip=True)
        python = scratch / "venv" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", FONTTOOLS], check=True)
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            (HERE / "LICENSE-DejaVu.txt").write_bytes(tar.extractfile("package/LICENSE").read())
            for source, (target, more) in FONTS.items():
                (scratch / source).write_bytes(tar.extractfile(f"package/ttf/{source}").read())
                subset(python, scratch / source, UNICODES, target)
                subset(python, scratch / source, MORE, more, "--notdef-outline")


def subset(python, source, unicodes, target, *options):
    subprocess.run([python, "-m", "fontTools.subset", source,
                    f"--unicodes={unicodes}", f"--output-file={HERE / target}",
                    "--no-hinting", "--layout-features=kern,mark,mkmk,ccmp,locl",
                    "--name-IDs=1,2,4,6,13,14", "--no-recalc-timestamp", *options],
                   check=True)
    print(f"wrote font/{target}: {(HERE / target).stat().st_size} bytes")


if __name__ == "__main__":
    main()
