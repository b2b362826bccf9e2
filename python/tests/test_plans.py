"""Plans: the figures that are published, and what other programs make of the tables."""

import pickle
import subprocess
import sys
import warnings

import aimaq
import duckdb
import geopandas
import polars
import pyarrow
import pytest


@pytest.fixture(scope="module")
def reform():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", aimaq.Warning)
        return aimaq.Reform("kazakhstan-2022")


def command(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "aimaq", *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_regions_after_are_a_geodataframe_with_the_official_people(reform):
    after = geopandas.GeoDataFrame.from_arrow(reform.apply())
    assert len(after) == 20
    assert after["population"].sum() == 19_765_004
    assert after.crs.to_epsg() == 4326
    assert after.is_valid.all()
    before = geopandas.GeoDataFrame.from_arrow(reform.apply(before=True))
    assert len(before) == 17
    # Borders of areas that only regroup stay where they were, to the bit.
    assert before.union_all().area == pytest.approx(after.union_all().area, rel=1e-12)


def test_a_view_has_the_figures_of_the_command(reform):
    code, text, _ = command("stats", "kazakhstan-2022", "--what", "winners", "--format", "csv")
    assert code == 0
    own = polars.DataFrame(reform.stats("winners"))
    theirs = polars.read_csv(text.encode(), infer_schema_length=None, schema_overrides={"code": polars.String})
    assert own.columns == theirs.columns
    for column in own.columns:
        if own[column].dtype.is_numeric():
            assert (own[column] - theirs[column]).abs().max() == 0, column
        else:
            assert own[column].to_list() == theirs[column].to_list(), column


def test_duckdb_reads_a_table_as_it_is(reform):
    regions = pyarrow.table(reform.stats("regions"))
    people = duckdb.sql("select sum(population) from regions where state = 'after'").fetchall()
    assert people == [(19_765_004,)]


def test_what_a_crosswalk_divides_adds_up(reform):
    rows = polars.DataFrame(reform.crosswalk())
    shares = rows.group_by("from").agg(polars.col("weight").sum())
    assert (shares["weight"] - 1).abs().max() < 1e-12


def test_counts_are_carried_across_and_keep_their_sum(reform):
    units = polars.DataFrame(reform.crosswalk())["from"].unique().sort()
    table = polars.DataFrame({"unit": units, "births": range(len(units))})
    carried = polars.DataFrame(reform.rebase(table))
    assert carried["births"].sum() == pytest.approx(sum(range(len(units))))
    assert set(carried["births_status"]) <= {"exact", "estimated", "missing", "impossible"}


def test_assigned_ways_are_those_of_pyproj(reform):
    from pyproj import Geod

    points = geopandas.GeoDataFrame.from_arrow(reform.apply(units=True))
    points = points[["name", "geometry"]]
    points["geometry"] = points.representative_point()
    found = geopandas.GeoDataFrame.from_arrow(reform.assign(points))
    assert list(found["unit_after"]) == list(points["name"])
    geod = Geod(ellps="WGS84")
    settlements = polars.DataFrame(reform.stats("settlements"))
    assert settlements.height > 100
    # The seat of a region is in the table of places: its way is nought.
    seat = settlements.filter(polars.col("after_km") == 0).head(1)
    lon, lat, region = seat["longitude"][0], seat["latitude"][0], seat["region_after"][0]
    own = found[found["region_after"] == region]
    for place, metres in zip(own.geometry, own["metres_after"], strict=True):
        exact = geod.inv(lon, lat, place.x, place.y)[2]
        assert abs(exact - metres) <= 0.5 + 1e-6


def test_points_come_as_columns_or_geometry_and_give_the_same(reform):
    columns = polars.DataFrame({"id": ["a", "b", "c"], "lon": [76.9, 80.2, 0.0], "lat": [43.2, 50.4, 0.0]})
    by_columns = polars.DataFrame(aimaq.assign(columns, reform))
    geometry = geopandas.GeoDataFrame(
        {"id": columns["id"]},
        geometry=geopandas.points_from_xy(columns["lon"], columns["lat"]),
        crs="EPSG:4326",
    )
    plane = reform.assign(geometry.iloc[:2].to_crs("EPSG:3857"))
    assert by_columns["unit_after"][2] is None
    added = ["region_before", "region_after", "unit_before", "unit_after"]
    assert polars.DataFrame(plane)[added].equals(by_columns[added].head(2))
    assert by_columns["id"].to_list() == ["a", "b", "c"]


def test_an_error_says_what_to_do_and_where():
    with pytest.raises(aimaq.Error) as caught:
        aimaq.Reform("kazakhstan-2023")
    assert "no plan is called `kazakhstan-2023`" in caught.value.message
    with pytest.raises(aimaq.Error, match="`tolerance_km`: -1 is not a length"):
        aimaq.Reform("kazakhstan-2022", tolerance_km=-1)
    with pytest.raises(TypeError, match="no option metrics"):
        aimaq.Reform("kazakhstan-2022", metrics="geodesic")
    with pytest.raises(aimaq.Error) as caught:
        aimaq.stats("kazakhstan-2022", "wins")
    assert caught.value.hints and "winners" in caught.value.hints[0]


def test_a_reform_goes_to_workers_and_comes_back_the_same(reform):
    again = pickle.loads(pickle.dumps(reform))
    assert again.stats("moves").to_dicts() == reform.stats("moves").to_dicts()


def test_the_command_is_there_with_its_exit_codes():
    code, text, _ = command("--version")
    assert (code, text.strip()) == (0, f"aimaq {aimaq.__version__}")
    code, _, error = command("stats", "no-such-plan")
    assert code == 2 and "no plan is called" in error


def test_partials_in_any_order_are_the_bytes_of_the_command(reform, tmp_path):
    points = polars.DataFrame(
        {
            "lon": [47 + (i * 7919 % 4000) / 100 for i in range(2000)],
            "lat": [41 + (i * 104729 % 1400) / 100 for i in range(2000)],
            "people": [1 + i % 97 * 0.377 for i in range(2000)],
        }
    )
    whole = reform.partial(points)
    cuts = [points[1500:], points[:40], points[40:1500].reverse()]
    parts = [reform.partial(part) for part in cuts]
    assert aimaq.add(parts) == aimaq.add(reversed(parts)) == whole
    points.write_csv(tmp_path / "points.csv")
    part = tmp_path / "points.part"
    done = command("partial", str(tmp_path / "points.csv"), "--plan", "kazakhstan-2022", "-o", str(part))
    assert done[0] == 0, done
    assert part.read_bytes() == whole
    merged = polars.DataFrame(aimaq.merge([part]))
    country = merged.filter(scope="country", state="after")
    own = polars.DataFrame(reform.assign(points)).drop_nulls("metres_after")
    people = own["people"].sum()
    assert country["people"][0] == pytest.approx(people, abs=0.06)
    mean = (own["people"] * own["metres_after"]).sum() / people / 1000
    assert country["mean_km"][0] == pytest.approx(mean, abs=0.0006)
    flows = polars.DataFrame(aimaq.merge(parts, what="flows"))
    assert flows["people"].sum() == pytest.approx(people, abs=1)
