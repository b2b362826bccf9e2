"""The reform between two vintages, found and carried out again."""

import aimaq
import geopandas
import shapely


def vintage(regions):
    """Nine squares of a tenth of a degree in regions, row by row."""
    squares = [
        shapely.box(70 + x / 10, 50 + y / 10, 70.1 + x / 10, 50.1 + y / 10)
        for y in range(3)
        for x in range(3)
    ]
    return geopandas.GeoDataFrame(
        {"code": [f"u{n}" for n in range(9)], "name": [f"Unit {n}" for n in range(9)], "region": list(regions)},
        geometry=squares,
        crs="EPSG:4326",
    )


def test_a_unit_that_changed_its_region_is_the_whole_plan():
    found = aimaq.infer(vintage("AAABBBBBB"), vintage("AAAABBBBB"), key="code", name="name", region="region")
    assert found.proven and found.residue == 0
    assert found.changes == 1
    assert "Unit 3" in found.plan
    rows = geopandas.GeoDataFrame.from_arrow(found.differences())
    assert len(rows) == 9
    moved = rows[rows["code_after"] == "u3"]
    assert [(row.code_before, row.code_after) for row in moved.itertuples()] == [("u3", "u3")]
    assert moved.geometry.iloc[0].area > 0.009
    assert len(found.sheet()) == 9


def test_the_same_boundaries_need_no_reform():
    found = aimaq.infer(vintage("AAABBBBBB"), vintage("AAABBBBBB"), key="code", region="region")
    assert found.changes == 0 and found.proven and found.questions == []


def test_a_field_that_is_not_there_is_named():
    import pytest

    with pytest.raises(aimaq.Error, match="before: there is no column `kode`"):
        aimaq.infer(vintage("AAABBBBBB"), vintage("AAABBBBBB"), key="kode")
