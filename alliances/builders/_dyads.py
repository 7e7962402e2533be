"""Name states by their codes and put the two sides of a dyad in alphabetical order; used by several builders."""

from collections.abc import Iterable

import pandas as pd

# Correlates of War number: code of the table countries. Frozen here, so that a new country does not change other tables.
CODES = {
    2: "USA", 140: "BRA", 200: "GBR", 205: "IRL", 210: "NLD", 211: "BEL", 220: "FRA", 225: "CHE", 230: "ESP",
    255: "DEU", 290: "POL", 310: "HUN", 317: "SVK", 325: "ITA", 350: "GRC", 352: "CYP", 355: "BGR", 359: "MDA",
    360: "ROU", 365: "RUS", 366: "EST", 367: "LVA", 368: "LTU", 369: "UKR", 370: "BLR", 371: "ARM", 372: "GEO",
    373: "AZE", 375: "FIN", 380: "SWE", 385: "NOR", 615: "DZA", 630: "IRN", 640: "TUR", 645: "IRQ", 651: "EGY",
    652: "SYR", 660: "LBN", 663: "JOR", 666: "ISR", 670: "SAU", 679: "YEM", 690: "KWT", 692: "BHR", 694: "QAT",
    696: "ARE", 698: "OMN", 700: "AFG", 701: "TKM", 702: "TJK", 703: "KGZ", 704: "UZB", 705: "KAZ", 710: "CHN",
    712: "MNG", 713: "TWN", 731: "PRK", 732: "KOR", 740: "JPN", 750: "IND", 760: "BTN", 770: "PAK", 771: "BGD",
    775: "MMR", 790: "NPL", 800: "THA", 811: "KHM", 812: "LAO", 816: "VNM", 900: "AUS",
}  # fmt: skip


def order(pairs: pd.DataFrame, sides: Iterable[str] = ()) -> pd.DataFrame:
    """Return ``state_a`` and ``state_b``, with every two-sided variable turned round where the states are.

    Parameters
    ----------
    pairs : frame with the Correlates of War numbers ``ccode1`` and ``ccode2``.
    sides : names of variables that have a value for each side, in columns ``<name>1`` and ``<name>2``.

    Returns
    -------
    pandas.DataFrame with ``state_a`` < ``state_b`` and columns ``<name>_a``, ``<name>_b``, on the index of ``pairs``.
    """
    first, second = pairs["ccode1"].map(CODES), pairs["ccode2"].map(CODES)
    turned = first > second
    ordered = {"state_a": first.mask(turned, second), "state_b": second.mask(turned, first)}
    for name in sides:
        one, two = pairs[f"{name}1"], pairs[f"{name}2"]
        ordered |= {f"{name}_a": one.mask(turned, two), f"{name}_b": two.mask(turned, one)}
    return pd.DataFrame(ordered)
