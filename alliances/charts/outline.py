"""Cut outlines of land to a map's frame, so that a map carries only the points that it shows."""

from collections.abc import Callable
from itertools import pairwise

Point = tuple[float, float]  # longitude, latitude, in degrees
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees


def ring(text: str) -> list[Point]:
    """Read an outline as the table ``map_region`` writes it.

    Parameters
    ----------
    text : points as ``longitude latitude``, in degrees, separated by commas.

    Raises
    ------
    ValueError : if a point is not two numbers.

    Examples
    --------
    >>> ring("121.5 38.9,122 39")
    [(121.5, 38.9), (122.0, 39.0)]
    """
    points = []
    for pair in text.split(","):
        longitude, latitude = map(float, pair.split())
        points.append((longitude, latitude))
    return points


def clip(points: list[Point], box: Box, step: float = 1.0) -> list[Point]:
    """Cut a closed ring to a box, by the method of Sutherland and Hodgman.

    Parameters
    ----------
    points : the ring, in degrees; the last point repeats the first.
    box : the frame.
    step : longest side of the result, in degrees; map programs bend longer ones along great circles.

    Returns
    -------
    The part inside as a closed ring that turns the same way, or an empty list if nothing lies inside. Parts that hang
    together only outside the box stay joined by a line along its edge.

    Examples
    --------
    >>> square = [(0.0, 0.0), (0.0, 4.0), (4.0, 4.0), (4.0, 0.0), (0.0, 0.0)]
    >>> clip(square, (-1.0, -1.0, 1.0, 1.0))
    [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)]
    >>> clip(square, (5.0, 5.0, 6.0, 6.0))
    []
    """
    west, south, east, north = box
    inside = points[:-1]
    for axis, limit, keep in ((0, west, _at_least), (0, east, _at_most), (1, south, _at_least), (1, north, _at_most)):
        inside = _cut(inside, axis, limit, keep)
    if len(inside) < 3:
        return []
    start = min(range(len(inside)), key=inside.__getitem__)
    return _densify([*inside[start:], *inside[: start + 1]], step)


def _at_least(value: float, limit: float) -> bool:
    return value >= limit


def _at_most(value: float, limit: float) -> bool:
    return value <= limit


def _cut(points: list[Point], axis: int, limit: float, keep: Callable[[float, float], bool]) -> list[Point]:
    """Keep what lies on one side of a straight line."""
    kept: list[Point] = []
    for a, b in zip([*points[-1:], *points[:-1]], points, strict=True):
        if keep(a[axis], limit) != keep(b[axis], limit):
            share = (limit - a[axis]) / (b[axis] - a[axis])
            other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
        if keep(b[axis], limit):
            kept.append(b)
    return kept


def _densify(points: list[Point], step: float) -> list[Point]:
    """Put points on sides that are longer than ``step``."""
    dense = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        parts = max(1, int(-(-max(abs(x2 - x1), abs(y2 - y1)) // step)))
        dense += [(x1 + (x2 - x1) * k / parts, y1 + (y2 - y1) * k / parts) for k in range(1, parts)] + [(x2, y2)]
    return dense
