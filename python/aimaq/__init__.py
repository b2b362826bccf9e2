"""Models changes of administrative territory.

A reform is a plan: the name of an embedded one, or the path of a plan file. What comes out is
what changed, for whom, and by how much::

    import aimaq, geopandas

    reform = aimaq.Reform("kazakhstan-2022")
    after = geopandas.GeoDataFrame.from_arrow(reform.apply())

Boundaries, points and tables may be a GeoDataFrame, anything with ``__arrow_c_stream__`` (Polars,
DuckDB, pyarrow, pyogrio), anything with ``__geo_interface__``, or the path of a file in a format
that ``aimaq convert`` reads. What comes out is a :class:`Table`, which is an Arrow stream:
``geopandas.GeoDataFrame.from_arrow``, ``polars.DataFrame``, ``pyarrow.table`` and DuckDB read it.
Geometry is well-known binary with the metadata of GeoArrow, in degrees of longitude and latitude
on WGS 84; geometry in another coordinate reference system is brought there.

Work is done without the interpreter's lock, and the same input gives the same bytes.
"""

from __future__ import annotations

import json
import os
import warnings as _warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import _native
from ._native import Error, Inference, Table, __version__

__all__ = [
    "Error",
    "Inference",
    "Reform",
    "Table",
    "VIEWS",
    "Warning",
    "add",
    "apply",
    "assign",
    "check",
    "clean",
    "crosswalk",
    "dissolve",
    "infer",
    "ledger",
    "locate",
    "merge",
    "rebase",
    "simplify",
    "stats",
]

VIEWS: dict[str, str] = dict(_native.views())
"""The views of :func:`stats`, each with a line of help."""


class Warning(UserWarning):
    """What somebody should look at: about the data or the plan."""


def _given(value: Any) -> tuple[str, Any]:
    """A word and a value, as the native part takes them."""
    if isinstance(value, (str, os.PathLike)):
        return "file", os.fspath(value)
    if hasattr(value, "to_wkb") and hasattr(value, "to_arrow"):
        value = value.to_arrow(index=False, geometry_encoding="WKB")
    if hasattr(value, "__arrow_c_stream__"):
        return "stream", value.__arrow_c_stream__()
    if isinstance(value, Mapping) and "type" in value:
        return "geojson", json.dumps(value)
    if hasattr(value, "__geo_interface__"):
        return "geojson", json.dumps(value.__geo_interface__)
    raise TypeError(
        f"{type(value).__name__} is neither a path nor a table: give a GeoDataFrame, an object with "
        "__arrow_c_stream__ or __geo_interface__, or the path of a file"
    )


def _warned(table: Table) -> Table:
    for note in table.notes:
        _warnings.warn(note, Warning, stacklevel=3)
    return table


def _names(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


class Reform:
    """A plan carried out, with both states measured.

    ``plan`` is the name of an embedded plan, the path of a plan file, or None for a territory as
    it is. The options are those of ``aimaq run`` with underscores, as in a manifest: ``territory``,
    ``boundaries`` with ``key``, ``demand`` (``"settlements"``, ``"seats"`` or a file of points),
    ``population``, ``metric`` (``"geodesic"`` or ``"great-circle"``), ``tolerance_km``,
    ``thresholds_km``, ``lang`` (``"en"``, ``"kk"``, ``"ru"``: the language of names), and more.

    Raises :class:`Error` where the plan cannot be carried out, with its line and a hint.
    """

    def __init__(self, plan: str | os.PathLike[str] | None = None, **options: Any) -> None:
        if plan is None and options.get("territory") is None:
            plan = "kazakhstan-2022"
        if plan is not None:
            options["plan"] = os.fspath(plan)
        if isinstance(options.get("boundaries"), (str, os.PathLike)):
            options["boundaries"] = [options["boundaries"]]
        unknown = sorted(set(options) - set(_native.option_names()))
        if unknown:
            known = ", ".join(_native.option_names())
            raise TypeError(f"there is no option {', '.join(unknown)}; there are {known}")
        self._options = options
        given = {name: value for name, value in options.items() if value is not None}
        self._native = _native.Reform(json.dumps(given, default=os.fspath))
        for warning in self._native.remarks[0]:
            _warnings.warn(warning, Warning, stacklevel=2)

    def __reduce__(self) -> tuple[Any, ...]:
        # Engines send it to their workers, which carry the plan out themselves.
        return _again, (self._options,)

    def __repr__(self) -> str:
        return f"<aimaq.Reform: {self.title}, {self.days[0]} to {self.days[1]}>"

    @property
    def title(self) -> str:
        """Title of the plan."""
        return self._native.title

    @property
    def days(self) -> tuple[str, str]:
        """The days of the states before and after, as YYYY-MM-DD."""
        return self._native.days

    @property
    def notes(self) -> list[str]:
        """What was put right in the inputs, a sentence each."""
        return self._native.remarks[1]

    def apply(self, *, units: bool = False, before: bool = False) -> Table:
        """The regions after the reform (or the units, or either before it) with their boundaries.

        Columns as in ``aimaq apply``: names, codes, ``population``, ``area_km2`` (km², geodesic or
        official, see ``area_source``), ``distance_mean_km``, ``geometry``.
        """
        return self._native.layer(units, before)

    def stats(self, view: str = "regions") -> Table:
        """One view of the results, the same figures as ``aimaq stats --what VIEW --format csv``.

        :data:`VIEWS` lists them. Columns end in their unit: ``_km``, ``_km2``; people have none.
        """
        return self._native.stats(view)

    def crosswalk(
        self, *, weights: str = "population", level: str = "units", backward: bool = False
    ) -> Table:
        """Which units come from which. ``weight`` is the share of the source that goes to the target.

        ``weights`` is ``"population"``, ``"area"`` or ``"settlements"``; ``level`` is ``"units"`` or
        ``"regions"``.
        """
        return self._native.crosswalk(weights, level, backward)

    def rebase(
        self,
        table: Any,
        *,
        weights: str = "population",
        level: str = "units",
        backward: bool = False,
        missing_marks: bool = False,
    ) -> Table:
        """Carries a table of figures across the reform.

        The first column names the unit, the others hold figures: ``deaths`` or ``deaths:count``
        counts, ``death_rate:rate/population`` rates with the column of their denominator,
        ``income:median`` medians. Each comes out with ``_status`` (exact, estimated, missing,
        impossible), ``_low`` and ``_high``.
        """
        return self._native.rebase(_given(table), (weights, level, backward), missing_marks)

    def assign(self, points: Any, *, lon: str | None = None, lat: str | None = None) -> Table:
        """Where each point belongs before and after, and how far it is from what governs it.

        Adds ``region_before``, ``region_after``, ``unit_before``, ``unit_after`` (names), and
        ``metres_before``, ``metres_after``: whole metres to the centre of the region, geodesic
        unless the reform was made with ``metric="great-circle"``. A point in no unit has none.
        ``lon`` and ``lat`` name columns of degrees in a table without geometry; usual names are
        found.
        """
        return _warned(self._native.assign(_given(points), lon, lat))

    def partial(
        self, points: Any, *, people: str = "people", lon: str | None = None, lat: str | None = None
    ) -> bytes:
        """Exact sums of the ways of many points of people; ``people`` names their column.

        People are summed as whole millionths and ways as whole metres, so partials can be added in
        any order and give the same bytes: :func:`merge`, or ``aimaq merge`` for files. People count
        as they are and are not scaled to official figures.
        """
        return self._native.partial(_given(points), people, lon, lat).encode()


def _again(options: dict[str, Any]) -> Reform:
    options = dict(options)
    plan = options.pop("plan", None)
    with _warnings.catch_warnings():
        _warnings.simplefilter("ignore", Warning)
        return Reform(plan, **options)


def _reform(plan: Reform | str | os.PathLike[str] | None, options: dict[str, Any]) -> Reform:
    if isinstance(plan, Reform):
        if options:
            raise TypeError("options go to Reform(...), and this is one already")
        return plan
    return Reform(plan, **options)


def apply(
    plan: Reform | str | os.PathLike[str] | None = None,
    *,
    units: bool = False,
    before: bool = False,
    **options: Any,
) -> Table:
    """:meth:`Reform.apply` of a plan."""
    return _reform(plan, options).apply(units=units, before=before)


def stats(
    plan: Reform | str | os.PathLike[str] | None = None, view: str = "regions", **options: Any
) -> Table:
    """:meth:`Reform.stats` of a plan."""
    return _reform(plan, options).stats(view)


def crosswalk(
    plan: Reform | str | os.PathLike[str] | None = None,
    *,
    weights: str = "population",
    level: str = "units",
    backward: bool = False,
    **options: Any,
) -> Table:
    """:meth:`Reform.crosswalk` of a plan."""
    return _reform(plan, options).crosswalk(weights=weights, level=level, backward=backward)


def rebase(
    table: Any,
    through: Reform | str | os.PathLike[str],
    *,
    weights: str = "population",
    level: str = "units",
    backward: bool = False,
    missing_marks: bool = False,
    **options: Any,
) -> Table:
    """Carries a table of figures through a plan, or through a crosswalk file (.csv, .json) that
    ``aimaq crosswalk`` wrote. See :meth:`Reform.rebase`."""
    if not isinstance(through, Reform) and os.fspath(through).endswith((".csv", ".json")):
        return _native.rebase_through(_given(table), os.fspath(through), missing_marks)
    return _reform(through, options).rebase(
        table, weights=weights, level=level, backward=backward, missing_marks=missing_marks
    )


def assign(
    points: Any,
    plan: Reform | str | os.PathLike[str] | None = None,
    *,
    lon: str | None = None,
    lat: str | None = None,
    **options: Any,
) -> Table:
    """:meth:`Reform.assign` with a plan."""
    return _reform(plan, options).assign(points, lon=lon, lat=lat)


def _parts(parts: Iterable[bytes | str | os.PathLike[str]]) -> list[tuple[str, str]]:
    named = []
    for number, part in enumerate(parts, start=1):
        if isinstance(part, (bytes, bytearray, memoryview)):
            named.append((f"part {number}", bytes(part).decode()))
        else:
            with open(part, encoding="utf-8", newline="") as file:
                named.append((os.fspath(part), file.read()))
    return named


def merge(
    parts: Iterable[bytes | str | os.PathLike[str]], *, what: str = "distances", lang: str = "en"
) -> Table:
    """What partials say when they are added; each is bytes, or the path of a file.

    ``what`` is ``"distances"`` (the ways of the country and the regions, with the columns of the
    view of that name) or ``"flows"`` (from which region to which people come).
    """
    if what not in ("distances", "flows"):
        raise ValueError(f"what is 'distances' or 'flows', not {what!r}")
    return _native.merge(_parts(parts), what == "flows", lang)


def add(parts: Iterable[bytes | str | os.PathLike[str]]) -> bytes:
    """Partials added to one partial."""
    return _native.add_partials(_parts(parts)).encode()


def check(
    boundaries: Any,
    *,
    key: str | None = None,
    gap_width_m: float = 10.0,
    sliver_width_m: float = 1.0,
) -> Table:
    """What is wrong with boundaries: one row and one geometry for each gap, overlap, loose edge, …

    Closed land without a unit is a gap, and a part of a unit a sliver, if its mean width (twice its
    area over its border) is below so many metres. ``key`` names the units.
    """
    return _warned(_native.check(_given(boundaries), key, gap_width_m, sliver_width_m))


def clean(
    boundaries: Any,
    *,
    key: str | None = None,
    snap_m: float = 0.5,
    gap_width_m: float = 10.0,
    overlap: str = "longest",
    partial: bool = False,
) -> Table:
    """Boundaries made a coverage: overlaps given to one, gaps filled, loose edges joined.

    Vertices within ``snap_m`` metres become one; gaps of a mean width below ``gap_width_m`` metres
    are filled. ``overlap`` says who gets land that several claim: ``"longest"`` (shared border),
    ``"smaller"`` or ``"larger"`` (unit), ``"field:NAME"`` (the greatest number). All columns stay.
    ``ledger(table)`` has every repair. With ``partial`` units that cannot be repaired stay as they
    are.
    """
    return _native.clean(_given(boundaries), key, snap_m, gap_width_m, overlap, partial)


def ledger(table: Table) -> Any:
    """The account of what :func:`clean` did: every repair with its land, and the sums."""
    return None if table.ledger_json is None else json.loads(table.ledger_json)


def dissolve(
    boundaries: Any,
    by: str,
    *,
    prefix: int | None = None,
    sum: str | Sequence[str] = (),
    clean: bool = False,
) -> Table:
    """Features joined by equal values of a field, or by its first ``prefix`` characters.

    No vertex moves: every one that comes out is bit for bit one that went in. Columns: ``by``, the
    fields of ``sum`` added up, ``units`` (how many were joined), the geometry.
    """
    return _warned(_native.dissolve(_given(boundaries), by, prefix, _names(sum), clean))


def simplify(
    boundaries: Any,
    *,
    tolerance_m: float | None = None,
    keep: float | None = None,
    measure: str = "distance",
    clean: bool = False,
) -> Table:
    """Boundaries with fewer vertices, neighbours kept together.

    With ``tolerance_m`` no vertex that is left out is farther than so many metres from the border
    that stays (``measure="area"``: bends whose triangle is smaller than its square are left out,
    which draws smoother). With ``keep`` so large a share of the vertices stays. All columns stay.
    """
    if measure not in ("distance", "area"):
        raise ValueError(f"measure is 'distance' or 'area', not {measure!r}")
    by_area = measure == "area"
    return _warned(_native.simplify(_given(boundaries), tolerance_m, keep, by_area, clean))


def locate(
    points: Any,
    boundaries: Any,
    *,
    key: str | None = None,
    lon: str | None = None,
    lat: str | None = None,
    clean: bool = False,
) -> Table:
    """Points with the fields of the unit that each lies in (with ``key`` that field only).

    ``place`` says how it lies: ``inside``, ``border`` (it then belongs to the first of the units
    that meet there) or ``outside``. ``lon`` and ``lat`` name columns of degrees in a table without
    geometry; usual names are found.
    """
    return _warned(_native.locate(_given(points), _given(boundaries), key, lon, lat, clean))


FIELDS = ("key", "name", "region", "kind", "seat", "people")


def infer(
    before: Any,
    after: Any,
    *,
    key: str,
    name: str | None = None,
    region: str | None = None,
    kind: str | None = None,
    seat: str | None = None,
    people: str | None = None,
    new_fields: Mapping[str, str] | None = None,
    days: tuple[str, str] = ("2000-01-01", "2001-01-01"),
    title: str = "before to after",
    floor_m: float | None = None,
    lang: str = "en",
) -> Inference:
    """The reform that leads from boundaries to later ones, proven by carrying it out.

    ``key``, ``name``, ``region``, ``kind``, ``seat`` (with ``SEAT_lon`` and ``SEAT_lat`` beside it)
    and ``people`` name fields of the boundaries; ``new_fields`` those that are called otherwise in
    the later ones, as ``{"key": "CODE_2020"}``. Differences of borders up to ``floor_m`` metres are
    noise; without it the floor is found in the data.

    The :class:`Inference` has ``plan`` (the text of a plan file, with questions as comments),
    ``changes``, ``questions``, ``proven``, ``differences()`` (what each unit is, with its land) and
    ``sheet()`` (which figures may be compared).
    """
    fields = dict(zip(FIELDS, (key, name, region, kind, seat, people), strict=True))
    unknown = sorted(set(new_fields or ()) - set(FIELDS))
    if unknown:
        raise ValueError(f"new_fields has no {', '.join(unknown)}; there are {', '.join(FIELDS)}")
    later = fields | dict(new_fields or {})
    found = _native.infer(
        (_given(before), _given(after)),
        (tuple(fields.values()), tuple(later.values())),
        days,
        title,
        floor_m,
        lang,
    )
    for note in found.notes:
        _warnings.warn(note, Warning, stacklevel=2)
    return found
