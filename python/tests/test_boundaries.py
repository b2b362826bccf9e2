"""Operations on boundaries, against GeoPandas."""

import json
from pathlib import Path

import aimaq
import geopandas
import pytest
import shapely

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures"


@pytest.fixture
def grid():
    """Thirty-six squares of one degree in four groups, with a number each."""
    squares = [shapely.box(60 + x, 45 + y, 61 + x, 46 + y) for x in range(6) for y in range(6)]
    return geopandas.GeoDataFrame(
        {
            "code": [f"{x // 3}{y // 3}{x}{y}" for x in range(6) for y in range(6)],
            "people": range(36),
            "share": [0.5] * 36,
        },
        geometry=squares,
        crs="EPSG:4326",
    )


def test_dissolving_gives_the_land_of_geopandas(grid):
    own = geopandas.GeoDataFrame.from_arrow(
        aimaq.dissolve(grid, "code", prefix=2, sum=["people"])
    ).set_index("code")
    theirs = grid.assign(code=grid["code"].str[:2]).dissolve("code", aggfunc={"people": "sum"})
    assert list(own.index) == ["00", "01", "10", "11"]
    assert (own["people"] == theirs["people"].loc[own.index]).all()
    assert (own["units"] == 9).all()
    assert own.geometry.geom_equals(theirs.geometry.loc[own.index]).all()
    assert own.crs == grid.crs


def test_points_are_located_as_by_a_spatial_join(grid):
    xs, ys = [60.5, 63.25, 65.9, 10.0], [45.5, 47.75, 50.1, 10.0]
    points = geopandas.GeoDataFrame(
        {"n": range(4)}, geometry=geopandas.points_from_xy(xs, ys), crs="EPSG:4326"
    )
    own = geopandas.GeoDataFrame.from_arrow(aimaq.locate(points, grid))
    theirs = points.sjoin(grid, how="left", predicate="within")
    assert own["code"].fillna("").tolist() == theirs["code"].fillna("").tolist()
    assert own["place"].tolist() == ["inside", "inside", "inside", "outside"]
    border = aimaq.locate({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [61, 45.5]}}
    ]}, grid, key="code").to_dicts()
    assert border == [{"code": "0000", "place": "border"}]


def test_simplifying_keeps_columns_neighbours_and_the_crs(grid):
    dense = grid.copy()
    dense["geometry"] = dense.segmentize(0.1)
    own = geopandas.GeoDataFrame.from_arrow(aimaq.simplify(dense, tolerance_m=1))
    assert own.geometry.geom_equals(dense.geometry).all()
    assert own.get_coordinates().shape[0] < dense.get_coordinates().shape[0] / 2
    assert own.drop(columns="geometry").equals(dense.drop(columns="geometry"))
    assert own.crs == dense.crs


def test_findings_and_repairs_of_an_overlap():
    file = FIXTURES / "overlap.geojson"
    found = geopandas.GeoDataFrame.from_arrow(aimaq.check(file))
    assert "overlap" in set(found["kind"])
    cleaned = aimaq.clean(file)
    assert aimaq.ledger(cleaned)["repairs"]
    assert len(aimaq.check(cleaned)) == 0
    with pytest.raises(aimaq.Error) as caught:
        field = next(iter(json.loads(file.read_text())["features"][0]["properties"]))
        aimaq.dissolve(file, field)
    assert "clean=True" in caught.value.hints[0]


def test_a_mistake_names_the_columns_and_what_to_do(grid):
    with pytest.raises(aimaq.Error, match="no column `kode`; the columns are code, people, share"):
        aimaq.dissolve(grid, "kode")
    with pytest.raises(aimaq.Error, match="no column of geometries"):
        aimaq.check(grid.drop(columns="geometry"))
    with pytest.raises(TypeError, match="neither a path nor a table"):
        aimaq.check(7)
    with pytest.raises(aimaq.Error, match="row 1 is a polygon"):
        aimaq.locate(grid, grid)


def test_land_in_a_plane_is_brought_to_degrees(grid):
    plane = grid.to_crs("EPSG:3857")
    own = geopandas.GeoDataFrame.from_arrow(aimaq.dissolve(plane, "share"))
    assert own.crs.to_epsg() == 4326
    assert own.total_bounds == pytest.approx([60, 45, 66, 51])


def test_small_tables_have_a_geo_interface(grid):
    table = aimaq.dissolve(grid, "code", prefix=1)
    features = table.__geo_interface__["features"]
    assert [feature["properties"]["code"] for feature in features] == ["0", "1"]
    assert shapely.geometry.shape(features[0]["geometry"]).area == pytest.approx(18)
