"""Charts that compare the lives of groups of alliances: by when they were signed, by the power of their members, by what they promise."""

import altair as alt
import pandas as pd

from ..models import survival
from . import parts, style, wording
from .lives import ATOP, INTERVAL, OLDEST, PACTS

GROUPINGS = {
    "time of signature": ("era", dict(enumerate(survival.ERAS))),
    "power": ("major_powers", {0: "no major power", 1: "one major power", 2: "two or more major powers"}),
    "kind of promise": ("promise", {0: "defence only", 1: "with offence"}),
}
LOOKS = {0: ("base", [1, 0]), 1: ("ink", [8, 3]), 2: ("focus", [1, 0])}  # group of a comparison: colour and dashes of its curve
PLACES = {  # where the name of a curve finds room beside it, on a phone too: grouping and group -> years, share alive
    ("time of signature", 0): (0.8, 0.035),
    ("time of signature", 1): (31, 0.098),
    ("time of signature", 2): (11.5, 0.7),
    ("power", 0): (7, 0.74),
    ("power", 1): (25.5, 0.31),
    ("power", 2): (0.8, 0.035),
    ("kind of promise", 0): (6.5, 0.78),
    ("kind of promise", 1): (0.8, 0.035),
}


@style.chart()
def survival_by_group(spells: pd.DataFrame) -> alt.LayerChart:
    """Draw survival curves by time of signature, power or promise; the reader chooses which.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    curves, medians = _by_group(survival.fighting_pacts(spells))
    *earlier, after = (medians["median"][medians["group"] == era].item() for era in survival.ERAS)
    times = wording.number(int(after / max(earlier)))
    titles = {
        "time of signature": f"Pacts signed {list(survival.ERAS)[-1]} had more than {times} times the median life of earlier ones",
        "power": f"Half of the pacts were gone after {_halves(medians, 'power')}",
        "kind of promise": f"Half of the pacts were gone after {_halves(medians, 'kind of promise')}",
    }
    return style.finish(
        _compared(curves),
        title=lambda chosen: titles[chosen["grouping"]],
        subtitle=f"{PACTS}: share still in force at each age. Dashed: half",
        description=lambda chosen: _falling(curves, medians, chosen["grouping"]),
        source=ATOP + " Major powers as listed by Correlates of War.",
        table=parts.headed(
            medians.assign(median=[f"{median:.1f}" for median in medians["median"]]),
            {"grouping": "Compared by", "group": "Group", "pacts": "Pacts", "median": "Median life in years"},
        ),
        controls=[parts.choice("grouping", GROUPINGS, "Compare by ")],
    )


def _compared(curves: pd.DataFrame) -> alt.LayerChart:
    """Draw the curves of the chosen comparison, each with its name beside it."""
    x = parts.across("years:Q", "Years since the pact began", [0, OLDEST], values=list(range(0, OLDEST + 1, 10)))
    y = parts.upward("alive:Q", "Share still in force", [0, 1], format="%", values=[0, 0.25, 0.5, 0.75, 1])
    shade = parts.shade("rank:O", {rank: colour for rank, (colour, _) in LOOKS.items()})
    dashes = alt.StrokeDash("rank:O", legend=None, scale=parts.scale({rank: dash for rank, (_, dash) in LOOKS.items()}))
    tips = parts.tips({"group:N": "Pacts", "years:Q": ("Years", ".1f"), "alive:Q": ("Still in force", ".0%")})
    chosen = alt.Chart(curves, width=style.WIDTH, height=300).transform_filter("datum.grouping == grouping")
    lines = chosen.mark_line(interpolate="step-after").encode(x, y, color=shade, strokeDash=dashes, tooltip=tips)
    half = alt.Chart(pd.DataFrame({"alive": [0.5]})).mark_rule(strokeDash=[4, 4], color=style.colour("muted")).encode(y="alive:Q")
    places = pd.DataFrame(
        [(grouping, rank, GROUPINGS[grouping][1][rank], *place) for (grouping, rank), place in PLACES.items()],
        columns=["grouping", "rank", "words", "years", "alive"],
    )
    names = parts.label(places, x, y, align="left", fontWeight="bold").encode(color=shade)
    return alt.layer(half, lines, names.transform_filter("datum.grouping == grouping"))


def _falling(curves: pd.DataFrame, medians: pd.DataFrame, grouping: str) -> str:
    """Describe the curves of one comparison."""
    told = []
    for row in medians[medians["grouping"] == grouping].itertuples():
        curve = curves[(curves["grouping"] == grouping) & (curves["group"] == row.group)]
        shares = [f"{curve.loc[curve['years'] <= age, 'alive'].iloc[-1]:.0%} after {age}" for age in (10, 20, 30)]
        told.append(f"{row.group} ({row.pacts} pacts), half gone after {row.median:.1f} years, in force {wording.listed(shares)} years")
    return f"{wording.opening(len(told))} falling step curves of fighting pacts: {'; '.join(told)}."


def _halves(medians: pd.DataFrame, grouping: str) -> str:
    """Say after how many years half of each group were gone."""
    groups = medians[medians["grouping"] == grouping]
    return wording.listed([f"{row.median:.1f} years ({row.group})" for row in groups.itertuples()])


def _by_group(pacts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the survival curves of all groups of :data:`GROUPINGS`, and their median lives."""
    pacts = pacts.assign(
        major_powers=lambda t: t["major_powers"].clip(upper=2),
        era=lambda t: survival.era(t).map({era: rank for rank, era in enumerate(survival.ERAS)}),
        promise=lambda t: t["offence"].astype(int),
    )
    curves, medians = [], []
    for grouping, (column, names) in GROUPINGS.items():
        for rank, name in names.items():
            group = pacts[pacts[column] == rank]
            curve = survival.kaplan_meier(group)
            curve = curve[curve["years"] <= OLDEST][["years", "alive"]].round(3)
            tail = pd.DataFrame({"years": [min(float(OLDEST), float(group["years"].max()))], "alive": [curve["alive"].iloc[-1]]})
            curves.append(pd.concat([curve, tail]).assign(grouping=grouping, group=name, rank=rank))
            medians.append((grouping, name, len(group), survival.median_life(group)))
    return pd.concat(curves), pd.DataFrame(medians, columns=["grouping", "group", "pacts", "median"])


@style.chart()
def median_by_symmetry(spells: pd.DataFrame) -> alt.LayerChart:
    """Compare the median life of pacts by how many members are major powers.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    rows = survival.median_by_symmetry(survival.fighting_pacts(spells))
    rows["words"] = [f"{r.pair}: {r.median:.1f} years ({r.alliances})" for r in rows.itertuples()]
    x = parts.across("lower:Q", "Median years in force", [0, 20], values=[0, 5, 10, 15, 20])
    base = parts.rows(rows, "pair:N", 54, list(rows["pair"]))
    bars = base.mark_rule(strokeWidth=4, color=style.colour("pale"), yOffset=8).encode(x=x, x2="upper:Q")
    tips = {"pair:N": "Members", "alliances:Q": "Pacts"} | {
        f"{column}:Q": (head, ".1f") for column, head in (("median", "Median years"), ("lower", "Lower bound"), ("upper", "Upper bound"))
    }
    bars = bars.encode(tooltip=parts.tips(tips))
    shade = parts.either("datum.pair == 'two or more major powers'", "focus", "ink")
    dots = base.mark_point(size=150, opacity=1, yOffset=8).encode(x="median:Q", color=shade, tooltip=parts.tips(tips))
    values = parts.heading(base, "words:N", 10, bold=True).encode(color=shade)
    median = rows.set_index("pair")["median"]
    others = sorted({f"{median[pair]:.0f}" for pair in ("one major power", "no major power")})
    overlap = rows["lower"].max() <= rows["upper"].min()
    heads = {"pair": "Members", "alliances": "Pacts", "median": "Median", "lower": "Lower bound", "upper": "Upper bound"}
    return style.finish(
        alt.layer(bars, dots, values),
        title=(
            f"Pacts with two or more major powers had a median life of {median['two or more major powers']:.1f} years, "
            f"others about {wording.listed(others)}"
        ),
        subtitle=f"{PACTS}: Kaplan-Meier median with {INTERVAL} interval; in brackets: pacts",
        description=(
            f"{wording.opening(len(rows))} medians with intervals. "
            + " ".join(f"{r.pair.capitalize()}: {r.median:.1f} years, interval {r.lower:.1f} to {r.upper:.1f}." for r in rows.itertuples())
            + f" The intervals {'overlap' if overlap else 'do not all overlap'}."
        ),
        source=ATOP + " Major powers as listed by Correlates of War.",
        table=parts.headed(rows.round(1), heads),
    )
