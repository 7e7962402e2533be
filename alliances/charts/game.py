"""Charts on the alliance game: what written strategies get in every company, and what other rules would change."""

import altair as alt
import pandas as pd

from ..models.game import contests
from . import parts, style

SOURCE = "Our simulation of the game with written strategies; every payoff is invented, and no people played."
NAMES = {  # the names of strategies and companies in words
    "FairWeather": "Fair Weather",
    "NeverHonours": "Never Honours",
    "LateBreaker": "Late Breaker",
    "random": "four at random",
}
SETTINGS = {  # settings whose change is drawn, with words for each value
    ("none", 0): "the rules as they are",
    ("diversion", 0): "no deterred attack moves on",
    ("diversion", 3): "every deterred attack moves on",
    ("deterrence", 1): "an alliance deters on 1 face of 6",
    ("deterrence", 5): "an alliance deters on 5 faces of 6",
    ("minor_loss", 2): "a minor attack costs 2",
    ("minor_loss", 6): "a minor attack costs 6",
    ("major_loss", 6): "a major attack costs 6",
    ("major_loss", 12): "a major attack costs 12",
    ("pot", 0): "no openings",
    ("pot", 8): "openings worth twice as much",
    ("ally_upkeep", 1): "an alliance costs 1 a round",
    ("partner_trade", 1): "a partnership earns 1 a round",
    ("breach_fine", 0): "no fine for a broken promise",
    ("breach_fine", 4): "a fine of 4",
    ("seats", 4): "four seats",
    ("seats", 6): "six seats",
}


@style.chart(model="game")
def companies(table: pd.DataFrame) -> alt.LayerChart:
    """Draw how far each written strategy stays behind the best one in each company.

    Parameters
    ----------
    table : the table ``game_pairings``.
    """
    rows = contests.behind(table)
    rows = rows.assign(name=rows["strategy"].map(_name), company=rows["against"].map(_name), winner=rows["best"].map(_name))
    worst = rows.loc[rows.groupby("name", sort=False)["behind"].idxmax()].sort_values("behind")
    worst = worst.assign(words=[f"{row.name} (worst among {row.company})" for row in worst.itertuples()])
    order = worst["name"].tolist()
    most = float(worst["behind"].max())
    least, hardest = worst.iloc[0], worst.iloc[-1]
    x = parts.across("behind:Q", "Points behind the best in the same company", [0, most * 1.02], tickCount=6, tickMinStep=1)
    told = {
        "name:N": "Strategy",
        "company:N": "Among",
        "mean:Q": ("Points", ".1f"),
        "behind:Q": ("Behind the best", ".1f"),
        "winner:N": "Best there",
    }
    base = parts.rows(rows, "name:N", 44, sort=order)
    dots = base.mark_point(size=70, opacity=0.75, color=style.colour("base"), yOffset=8).encode(x, tooltip=parts.tips(told))
    ends = parts.rows(worst, "name:N", 44, sort=order)
    marked = ends.mark_point(size=120, opacity=1, color=style.colour("focus"), yOffset=8).encode(x, tooltip=parts.tips(told))
    heads = parts.heading(ends, "words:N", 11)
    return style.finish(
        alt.layer(dots, marked, heads),
        title=f"No written strategy is best in every company: even {least['name']} is at its worst {least['behind']:.1f} points behind",
        subtitle=f"Each dot is one company of four others, alike or drawn anew each game; {table['games'].iloc[0]:,} games a dot, which begin with 20 points",
        description=(
            f"A row of eleven dots for each of ten written strategies, one for each company. The row nearest to the left is {least['name']}, whose "
            f"furthest dot lies {least['behind']:.1f} points behind the best, {_among(least['company'])}; the furthest of all is that of {hardest['name']}, "
            f"{hardest['behind']:.1f} points behind {_among(hardest['company'])}. Every strategy has a dot away from zero."
        ),
        source=SOURCE,
        table=_matrix(rows, order),
    )


def _matrix(rows: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """Return the means as a table: a row a strategy, a column a company."""
    wide = rows.pivot(index="name", columns="company", values="mean").loc[order, list(dict.fromkeys(rows["company"]))]
    return wide.round(1).reset_index().rename(columns={"name": "Strategy"})


@style.chart(model="game")
def rules_changed(table: pd.DataFrame) -> alt.LayerChart:
    """Draw how far the steadiest strategy stays behind at its worst, when one rule is another.

    Parameters
    ----------
    table : the table ``game_sensitivity``.
    """
    keyed = table.set_index(["setting", "value"]).loc[list(SETTINGS)].reset_index()
    rows = keyed.assign(
        name=list(SETTINGS.values()), who=keyed["steadiest"].map(_name), rank=[-1 if each == "none" else 0 for each in keyed["setting"]]
    ).sort_values(["rank", "behind"])
    rows = rows.assign(none=0, words=[f"{row.name}: {row.who}" for row in rows.itertuples()])
    order, usual = rows["name"].tolist(), rows.iloc[0]
    changes = table[table["setting"] != "none"]
    close = int((changes["behind"] < usual["behind"] / 2).sum())  # among all changes, drawn or not
    fragile = rows[rows["behind"] < usual["behind"] / 2]
    first = fragile.iloc[0]
    x = parts.across("behind:Q", "Points behind the best, at its worst", [0, float(rows["behind"].max()) * 1.05])
    told = {
        "name:N": "Rule",
        "who:N": "Steadiest strategy",
        "behind:Q": ("Behind at its worst", ".1f"),
        "best:Q": "Strategies that are best somewhere",
    }
    base = parts.rows(rows, "name:N", 40, sort=order)
    lines = base.mark_rule(strokeWidth=2, yOffset=8, color=style.colour("pale")).encode(x.copy(), x2="none:Q")
    dots = base.mark_point(size=110, opacity=1, yOffset=8).encode(
        x, tooltip=parts.tips(told), color=parts.either(f"datum.behind < {usual['behind'] / 2:.4f}", "focus", "base")
    )
    heads = parts.heading(base, "words:N", 10)
    return style.finish(
        alt.layer(lines, dots, heads),
        title=f"Some rules carry the game: {close} of {len(changes)} changes at least halve how far the steadiest strategy falls behind",
        subtitle="Near zero, the strategy that is named is nearly the best in every company; one rule changes at a time, and the clearest are drawn",
        description=(
            f"Of {len(changes)} changes that were tried, {close} halve the distance or more. A row for the rules as they are and one for each of {len(rows) - 1} of the changes. As the rules are, the steadiest strategy, {usual['who']}, is "
            f"{usual['behind']:.1f} points behind in its worst company. The shortest distance is {first['behind']:.1f}, of {first['who']}, with the change: "
            f"{first['name']}. Drawn changes that halve the distance: {'; '.join(fragile['name'])}."
        ),
        source=SOURCE,
        table=parts.headed(
            rows.round(1),
            {
                "name": "Rule",
                "best": "Strategies that are best somewhere",
                "who": "Steadiest",
                "behind": "Behind at its worst",
                "honoured": "Calls honoured (%)",
                "all_free": "All stay free",
                "all_steadfast": "All are Steadfast",
            },
        ),
    )


def _name(strategy: str) -> str:
    return NAMES.get(strategy, strategy)


def _among(company: str) -> str:
    return f"among {company}" if company == NAMES["random"] else f"among four of {company}"
