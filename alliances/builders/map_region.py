"""Build ``map_region``: outlines of the states from the Black Sea to Japan, simplified for small maps."""

from itertools import pairwise
from math import cos, radians

import pandas as pd

from . import RawFolder

ATLAS = "map/countries-50m.json"
STATES = [
    "RUS", "CHN", "MNG", "PRK", "KOR", "JPN", "TWN", "KAZ", "KGZ", "TJK", "UZB", "TKM", "UKR", "BLR", "MDA", "GEO", "ARM", "AZE",
    "TUR", "IRN", "ISR", "PSE", "SYR", "IRQ", "LBN", "JOR", "EGY", "SAU", "KWT", "BHR", "QAT", "ARE", "OMN", "YEM", "CYP",
    "AFG", "PAK", "IND", "NPL", "BTN", "BGD", "MMR", "LAO", "VNM", "THA", "KHM",
    "GRC", "BGR", "ROU", "HUN", "SVK", "POL", "LTU", "LVA", "EST", "FIN", "NOR", "SWE",
]  # fmt: skip
# the atlas draws these apart; the General Assembly treats them as parts of the state named here
PART_OF = {"HKG": "CHN", "MAC": "CHN", "CYN": "CYP"}
WEST, SOUTH = 19.0, 5.0  # parts that lie wholly west or south of this are left out
CHUKOTKA = -168.5  # longitudes west of this are Russia's beyond 180 degrees; they are counted on, to 191
TOLERANCE = 0.04  # degrees by which a simplified line may miss the original
SMALLEST = 0.03  # square degrees (at the equator): smaller islands and enclaves are left out, unless a state has nothing larger
DIGITS = 2

Point = tuple[float, float]  # longitude, latitude
Ring = list[Point]


def build(raw: RawFolder) -> pd.DataFrame:
    """Decode the atlas, simplify its border lines once, and write every ring of every polygon as one row.

    Shared borders are simplified as one line, so that neighbours still fit together.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/map_region.yml``.
    """
    atlas = raw.read_json(ATLAS)
    arcs = [_simplify(arc) for arc in _decode(atlas)]
    polygons: dict[str, list[list[Ring]]] = {state: [] for state in STATES}
    for country in atlas["objects"]["countries"]["geometries"]:
        state = PART_OF.get(country["properties"]["a3"], country["properties"]["a3"])
        if state in polygons:
            polygons[state] += [[_ring(arcs, ring) for ring in polygon] for polygon in country["arcs"]]
    return pd.DataFrame([row for state in sorted(polygons) for row in _rows(state, polygons[state])])


def _decode(atlas: dict) -> list[Ring]:
    """Turn the whole-number steps of each TopoJSON arc into longitudes and latitudes."""
    (scale_x, scale_y), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    lines = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            longitude = x * scale_x + west
            line.append((longitude + 360 if longitude < CHUKOTKA else longitude, y * scale_y + south))
        lines.append(line)
    return lines


def _simplify(line: Ring) -> Ring:
    """Drop points that lie within TOLERANCE of the line without them (Douglas and Peucker's method)."""
    keep, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        gaps = [(_gap(line[k], line[first], line[last]), k) for k in range(first + 1, last)]
        if gaps and (worst := max(gaps))[0] > TOLERANCE:
            keep.add(worst[1])
            open_parts += [(first, worst[1]), (worst[1], last)]
    return [line[k] for k in sorted(keep)]


def _gap(point: Point, start: Point, end: Point) -> float:
    """Return the distance of a point from a stretch of line, in degrees of latitude."""
    shrink = cos(radians(point[1]))  # a degree of longitude is shorter away from the equator
    x, y = (point[0] - start[0]) * shrink, point[1] - start[1]
    along_x, along_y = (end[0] - start[0]) * shrink, end[1] - start[1]
    length = along_x**2 + along_y**2
    share = min(1.0, max(0.0, (x * along_x + y * along_y) / length)) if length else 0.0
    return ((x - share * along_x) ** 2 + (y - share * along_y) ** 2) ** 0.5


def _ring(arcs: list[Ring], numbers: list[int]) -> Ring:
    """Join arcs to one closed ring; a negative number means the arc is walked backwards."""
    ring: Ring = []
    for number in numbers:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        for point in points:
            rounded = (round(point[0], DIGITS), round(point[1], DIGITS))
            if not ring or rounded != ring[-1]:
                ring.append(rounded)
    return ring


def _area(ring: Ring) -> float:
    """Return the area of a ring in square degrees at the equator; negative if it runs clockwise."""
    middle = sum(latitude for _, latitude in ring) / len(ring)
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return twice / 2 * cos(radians(middle))


def _rows(state: str, polygons: list[list[Ring]]) -> list[dict]:
    """Return the rows of one state: its polygons from large to small, each with its outline and its holes."""
    inside = [polygon for polygon in polygons if _wanted(polygon[0])]
    inside.sort(key=lambda polygon: (-abs(_area(polygon[0])), polygon[0]))
    kept = [polygon for n, polygon in enumerate(inside) if n == 0 or abs(_area(polygon[0])) >= SMALLEST]
    return [
        {"state": state, "part": part, "ring": number, "points": len(ring), "outline": _text(ring)}
        for part, (outline, *holes) in enumerate(kept, start=1)
        for number, ring in enumerate([outline, *(hole for hole in holes if abs(_area(hole)) >= SMALLEST)])
    ]


def _wanted(outline: Ring) -> bool:
    """Say whether a part lies in the region and is more than a line."""
    east, north = max(point[0] for point in outline), max(point[1] for point in outline)
    return len(outline) >= 4 and north >= SOUTH and east >= WEST


def _text(ring: Ring) -> str:
    """Write a ring as 'longitude latitude,longitude latitude,...' without needless zeros."""
    return ",".join(f"{longitude:g} {latitude:g}" for longitude, latitude in ring)
