"""Writes docs/questions.md: questions that planners, analysts and reporters ask
of the reform, each with the commands that answer it and what they say.

    python3 docs/questions.py            write the document
    python3 docs/questions.py --check    exit 1 if it is not what the commands say

The commands run in the project's root with the binary of AIMAQ (default: the
newer of target/release/aimaq and target/debug/aimaq). Nothing of an answer is
typed: the blocks are what the commands print, and a figure in a sentence stands
as {name} and is read from what a command says.
"""

import csv
import io
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "questions.md"
# Rows of a block that are shown; the rest is counted.
SHOWN = 26


def binary():
    if "AIMAQ" in os.environ:
        return os.environ["AIMAQ"]
    found = [ROOT / "target" / kind / "aimaq" for kind in ("release", "debug")]
    found = [path for path in found if path.exists()]
    if not found:
        sys.exit("no aimaq is built; run `cargo build --release` or set AIMAQ")
    return max(found, key=lambda path: path.stat().st_mtime)


AIMAQ = binary()


def run(line):
    """stdout and stderr of a command that must succeed (`check` may find something)."""
    call = [AIMAQ, *shlex.split(line)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True,
                          env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}, check=False)
    if done.returncode not in (0, 1) or (done.returncode == 1 and not line.startswith("check")):
        sys.exit(f"aimaq {line}\n{done.stderr}exit code {done.returncode}")
    return done.stdout, done.stderr


def commands_there_are():
    text = run("--help")[0]
    block = text.split("Commands:\n")[1].split("\n\n")[0]
    return {line.split()[0] for line in block.splitlines() if line.startswith("  ") and line[2] != " "}


def rows(line):
    """A view as a list of dictionaries."""
    return list(csv.DictReader(io.StringIO(run(line + " --format csv")[0])))


def one(line, **where):
    """The only row that fits."""
    found = [r for r in rows(line) if all(r[k] == v for k, v in where.items())]
    if len(found) != 1:
        sys.exit(f"aimaq {line}: {len(found)} rows fit {where}")
    return found[0]


def whole(text):
    return f"{float(text):,.0f}".replace(",", "\u202f")


def km(text):
    return f"{float(text):.1f}"


def losers():
    found = rows("stats kazakhstan-2022 --demand seats --metric great-circle --what losers")
    return ", ".join(f"{r['unit']} (+{float(r['distance_change_km']):.0f} km)" for r in found[:5])


def samar():
    own = one("compare kazakhstan-2022 docs/plans/samar-in-abai.toml --demand seats --what units",
              unit="Samar District")
    return {"own": km(own["kazakhstan-2022: km"]), "other": km(own["samar-in-abai: km"])}


def part(name):
    out = run(f'data show "{name}" --on 2022-06-08')[0]
    return whole(re.sub("\u202f", "", re.search("([0-9\u202f]+) people", out).group(1)))


def offices():
    out = run("stats kazakhstan-2022 --what offices --top 1")[0]
    found = re.findall(r"(\d+) elected and (\d+) appointed senators, (\d+) together and at most (\d+)", out)
    keys = ["elected", "appointed", "senators", "deputies"]
    named = {}
    for state, values in zip(("before", "after"), found):
        named.update({f"{k}_{state}": v for k, v in zip(keys, values)})
    four = run("stats kazakhstan-2022 --what offices --top 1 --rules docs/plans/deputies-from-two-million.toml")[0]
    named["deputies_four"] = re.findall(r"at most (\d+)", four)[1]
    return named


def per_senator(region):
    return whole(one("stats kazakhstan-2022 --what offices --where state=after", region=region)["people_per_senator"])


def seats():
    found = rows("stats kazakhstan-2022 --what seats --where state=after")
    few = min(found, key=lambda r: float(r["per_seat_sainte_lague"]))
    many = max(found, key=lambda r: float(r["per_seat_sainte_lague"]))
    methods = ["hamilton", "dhondt", "sainte_lague", "huntington_hill"]
    same = all(len({r[f"seats_{m}"] for m in methods}) == 1 for r in found)
    return {
        "agree": "give the same seats everywhere" if same else "do not agree everywhere",
        "few": few["region"], "few_per": whole(few["per_seat_sainte_lague"]),
        "few_off": f"{float(few['deviation']) * 100:.0f}".replace("-", "−"),
        "many": many["region"], "many_per": whole(many["per_seat_sainte_lague"]),
        "many_off": f"{float(many['deviation']) * 100:.0f}",
    }


def balance(quantity):
    before, after = (one("stats kazakhstan-2022 --what balance", quantity=quantity, state=s)
                     for s in ("before", "after"))
    return {"ratio_before": km(before["ratio"]), "ratio_after": km(after["ratio"]),
            "gini_before": before["gini"], "gini_after": after["gini"]}


def country():
    before, after = (one("stats kazakhstan-2022 --what distances --where scope=country", state=s)
                     for s in ("before", "after"))
    share = lambda r, k: f"{float(r[f'share_beyond_{k}_km']) * 100:.1f} %"
    return {"three_before": share(before, 300), "three_after": share(after, 300),
            "four_before": share(before, 400), "four_after": share(after, 400)}


def agglomeration():
    command = "stats docs/plans/almaty-agglomeration.toml --what regions"
    before, after = (one(command, region="Almaty Region", state=s) for s in ("before", "after"))
    return {"almaty_before": whole(before["population"]), "almaty_after": whole(after["population"]),
            "almaty_units": after["units"]}


# who asks, the question, pieces: ("sentence", values) or "command"; then what is missing.
QUESTIONS = [
    ("Planner", "Which units, how many people and how much land does every region have, before and after?", [
        "stats kazakhstan-2022",
        'data show "Ulytau Region" --on 2022-06-08',
        "The units of any other region are shown in the same way, or all of them by `aimaq data show --on 2022-06-08`.",
    ], None),
    ("Planner", "Is every district in exactly one region afterwards, does every region hang together, and is nothing left over?", [
        "check kazakhstan-2022",
        "A plan is applied only if its ledger closes: every piece of land and everyone who lives on it belongs to one living unit of one living region. Whether a region is contiguous is its number of parts; islands, exclaves and parts that only touch in a point count as parts.",
        "stats kazakhstan-2022 --what shape --where state=after --sort parts --top 6",
    ], "The shipped boundaries are schematic inside the earlier regions; surveyed ones (`--boundaries`) answer for the new borders."),
    ("Analyst of a governor's office", "How far is every district's seat from the old centre and from the new one, and who gains or loses?", [
        "stats kazakhstan-2022 --demand seats --metric great-circle --what winners",
        "stats kazakhstan-2022 --demand seats --metric great-circle --what losers",
        "All units, changed or not, are in `--what units`; the same for every settlement in `--what settlements`.",
    ], None),
    ("Critics and residents", "What if the border of before 1997 came back exactly: which districts would be cut, and how many people live in each part?", [
        "Two districts were cut before the regions were made. Of Kokpekti, {kokpekti} people went to Abai Region and {samar} stayed in East Kazakhstan as Samar District; of Tarbagatai, {aksuat} went as Aksuat District and {tarbagatai} stayed.",
        'data show "Samar District" --on 2022-06-08',
        'data show "Aksuat District" --on 2022-06-08',
        "compare kazakhstan-2022 kazakhstan-2022-whole-districts --demand seats --what units",
        "The second plan leaves both districts whole: they go, or stay, as one.",
    ], "The line of before 1997 itself: an outline as GeoJSON would cut the districts along it (a split with an outline) instead of by the nearest seat."),
    ("Residents of Samar", "Samar stayed with Oskemen. What if it had gone to Semey?", [
        "compare kazakhstan-2022 docs/plans/samar-in-abai.toml --demand seats --what units",
        "Samar is {own} km from its centre as decreed and would be {other} km from Semey.",
    ], None),
    ("Residents of Akzhar", "How far is the district's own centre from its villages, and does it help to restore a district?", [
        "stats kazakhstan-2022 --what local --top 8",
    ], "Populations of the villages: the shipped settlements are those of a world-wide gazetteer. `--demand FILE` with a national register of settlements answers village by village."),
    ("Analyst", "Which districts that changed the region are farther from their centre than before?", [
        "The largest losers are {losers}.",
        "stats kazakhstan-2022 --demand seats --what losers",
        "Part of a change may come from a centre that moved and part from the region that changed:",
        "stats kazakhstan-2022 --demand seats --what causes",
    ], None),
    ("Planner", "Is Konaev the best centre of Almaty Region, or would Almaty, Talgar or Kaskelen be nearer to the people?", [
        'centre kazakhstan-2022 --region "Almaty Region" --outside Almaty',
        "And where the border should be, if the old Almaty Region is split into two with the shortest ways:",
        'optimise kazakhstan-2022 --region "Almaty Region" --into 2 --quiet',
    ], None),
    ("Economist", "Is the division fair: people, land and output of the regions?", [
        "The largest region has {ratio_after} times the people of the smallest, {ratio_before} times before; the Gini coefficient of the regions' people goes from {gini_before} to {gini_after}.",
        "stats kazakhstan-2022 --what balance",
    ], "Gross regional product and limits of borrowing by district or region: as a table with the units' codes they can be carried over to the new regions."),
    ("Analyst abroad", "How many first-level units has the country for its people and land, compared with its neighbours?", [
        "stats kazakhstan-2022 --what balance --where quantity=area_km2",
        "stats kazakhstan-2022 --what balance --where quantity=population",
    ], "The same tables of the neighbours: any country is a folder of the same layout (`--territory DIR`), and the same commands measure it."),
    ("Historian", "How do the regions of today compare with those of the 1990s, and which of the new ones is an old one again?", [
        "compare kazakhstan-2022 kazakhstan-former-zhezkazgan --demand seats",
        "The second plan makes Ulytau on all of the former Zhezkazgan Region, as the Address has it word for word; the decree leaves Balkhash, Priozersk, Aktogai and Shet with Karaganda.",
    ], "Units and borders as of 1991 and 1997; with them as a data set, a plan of the mergers of 1997 shows each of them."),
    ("Ministry of finance", "How many more deputy governors does the reform bring, and what does a limit of three, exceptionally four, make of it?", [
        "With three deputies each, {deputies_before} become {deputies_after}; if from two million people on four are allowed, {deputies_four}. The threshold is an assumption: the Address names none.",
        "stats kazakhstan-2022 --what offices --where state=after",
        "stats kazakhstan-2022 --what offices --where state=after --rules docs/plans/deputies-from-two-million.toml --sort deputies --top 4",
    ], "The number of deputies before the limit, region by region, to say what the limit saves."),
    ("Civil service agency", "What staff does each governor's office get by a norm that follows the population?", [
        "stats kazakhstan-2022 --what regions --where state=after --sort population --format csv",
        "The populations that a norm would be applied to; a rules file with the bands of people of an office (`[[office]]`) adds the posts of every region to `--what offices`.",
    ], "The norm itself: bands of people and posts, from the act that sets them."),
    ("Election commission", "How are 29 single-member seats shared among 20 regions with at least one each, and how many people stand behind a seat?", [
        "Hamilton, D'Hondt, Sainte-Laguë and Huntington–Hill {agree}.",
        "stats kazakhstan-2022 --what seats --where state=after",
    ], "Registered voters by region: the figures here are people. A territory whose population column holds voters answers with voters per seat."),
    ("Analyst of parliament", "The Senate has two from every region: what is its size before and after, and how much does a small region weigh?", [
        "Before: {elected_before} elected and {appointed_before} appointed, {senators_before}; after: {elected_after} and {appointed_after}, {senators_after}. A senator of Ulytau stands for {ulytau} people, one of Almaty city for {almaty}.",
        "stats kazakhstan-2022 --what offices --where state=after --sort people_per_senator",
    ], None),
    ("Political scientist", "No constituency crosses the border of a region: which regions get a seat far from the mean?", [
        "The fewest people per seat has {few} with {few_per} ({few_off} % off the mean), the most {many} with {many_per} (+{many_off} %).",
        "stats kazakhstan-2022 --what seats --where state=after --sort deviation --format csv",
    ], "The borders of the constituencies inside the regions with several seats."),
    ("Statistician", "How can a time series be compared across the reform?", [
        "crosswalk kazakhstan-2022 -o output/questions/crosswalk.csv",
        "A table by old codes is carried over with `aimaq rebase TABLE --through kazakhstan-2022`, weighted by people where a unit was divided.",
    ], "Series by district: those of the old regions alone cannot be divided. Population figures before 2022 also need the census revision of the statistical office."),
    ("Owner of a register", "Which codes change, which is used again, and which other names must still be accepted?", [
        "data show code:191000000 --on 2022-05-01",
        "data show code:191000000 --on 2022-06-08",
        "The same code means another place on another day; the tool reads a code as of a day. All old and new codes are in `tables/lineage.csv` of a run, all other names in `aimaq data get kazakhstan/units.csv`.",
    ], None),
    ("Editor", "Maps of before, after and the change in Kazakh, Russian and English?", [
        "map kazakhstan-2022 --view change --lang kk -o output/questions/change-kk.svg",
        "map kazakhstan-2022 --view after --lang ru -o output/questions/after-ru.png",
        "chart kazakhstan-2022 --kind slope --lang ru -o output/questions/slope-ru.svg",
    ], None),
    ("Transport planner", "Which districts are more than 300, 400 or 500 km from their centre, and which are cut off in winter?", [
        "Beyond 300 km live {three_before} of the people before and {three_after} after, beyond 400 km {four_before} and {four_after}.",
        "stats kazakhstan-2022 --what distances --where scope=unit --where state=after --sort mean_km --top 12",
    ], "Roads that are closed in winter. A road network (`--roads FILE.osm.pbf` of `stats` and `run`) gives road kilometres and hours; without one the tool offers the straight line and says so."),
    ("Analyst of migration", "Which regions lost people since their centre lost its status?", [
        "stats kazakhstan-2022 --what people",
        "These are the people of one day, 1 January 2023, in the later regions.",
    ], "Population by district from 1989 on; carried over to the later regions, the series of each former region can be read off."),
    ("Researcher", "Did employment in Ulytau rise after the division; can the panel of districts be had in old and new borders?", [
        "stats kazakhstan-2022 --what units --where region_after=\"Ulytau Region\" --format csv",
        "The units with their old and new region: the key by which a panel of districts is grouped either way.",
    ], "The panel: employment by district and quarter. `aimaq rebase` carries it over."),
    ("Planner of Almaty Region", "What would remain of Almaty Region if Karasai, Talgar and Ili joined Almaty?", [
        "Of {almaty_before} people {almaty_after} would remain, in {almaty_units} units.",
        "compare docs/plans/almaty-agglomeration.toml",
        "stats docs/plans/almaty-agglomeration.toml --what people",
    ], "The outline of Alatau city, to take it out of Ili District as a unit of its own."),
    ("Activists", "Which other former regions could come back, and how would 22 regions look?", [
        "compare kazakhstan-2022 docs/plans/torgay-kokshetau.toml",
        "stats docs/plans/torgay-kokshetau.toml --what losers",
        "The units of the two regions are an assumption of the plan file; change them there.",
    ], "The composition of the regions of before 1997, from the acts that dissolved them."),
    ("Reporting office", "The same report for all plans and dates in one go, the same every time, with sources and warnings?", [
        "batch docs/plans/reports.toml --quiet",
        "Each folder holds the report, maps, charts, tables and `run.json` with the checksums of everything that was read; two runs give the same bytes.",
    ], None),
]


def values():
    """Figures of the sentences, by name."""
    figures = {"losers": losers(), "samar": part("Samar District"), "aksuat": part("Aksuat District"),
               "kokpekti": part("Kokpekti District"),
               "tarbagatai": part("East Kazakhstan Region/Tarbagatai District"),
               "ulytau": per_senator("Ulytau Region"), "almaty": per_senator("Almaty city")}
    for more in (samar(), offices(), seats(), country(), balance("population"), agglomeration()):
        figures.update(more)
    return figures


def block(line):
    out, err = run(line)
    lines = (out + err).rstrip("\n").splitlines()
    more = len(lines) - SHOWN
    if more > 1:
        lines = lines[:SHOWN] + [f"… {more} more lines"]
    return "\n".join(["```console", f"$ aimaq {line}", *lines, "```"])


def document():
    there = commands_there_are()
    text = ["# Questions and answers", "",
            "What planners, analysts and reporters ask of the reform, the commands that answer it, and",
            "their answers. `docs/questions.py` writes this page by running the commands; a test runs them",
            "again. Distances are in a straight line.", ""]
    figures = values()
    for number, (who, question, pieces, missing) in enumerate(QUESTIONS, 1):
        text += [f"## {number}. {question}", "", f"*{who}*", ""]
        for piece in pieces:
            is_command = piece.split()[0] in there
            text += [block(piece) if is_command else piece.format(**figures), ""]
        if missing:
            text += [f"**Missing:** {missing}", ""]
    return "\n".join(text)


def main():
    (ROOT / "output" / "questions").mkdir(parents=True, exist_ok=True)
    text = document()
    if sys.argv[1:] == ["--check"]:
        if DOCUMENT.read_text(encoding="utf-8") != text:
            sys.exit("docs/questions.md is not what the commands say; run `python3 docs/questions.py`")
        print("docs/questions.md is what the commands say")
        return
    DOCUMENT.write_text(text, encoding="utf-8")
    print(f"{len(QUESTIONS)} questions in {DOCUMENT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
