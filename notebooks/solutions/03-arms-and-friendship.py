# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 3: Arms and friendship
#
# **Time:** about 75 minutes. **Read first:** the chapter on the alliance of 1950, *Friendship, alliance and mutual assistance*.
# **Data:** `arms_exports_1950_2021` and `arms_shares`, extracts from the SIPRI Arms Transfers Database for teaching; events from
# the book's time line.
#
# You will
#
# 1. put together 72 years of Soviet and Russian arms deliveries to China and to India,
# 2. draw them and mark by eye where something changes,
# 3. let least squares look for the same place,
# 4. ask how surprising the result is,
# 5. set it beside dated events,
# 6. judge what deliveries of arms say about friendship, and what they do not.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks.

# %%
import altair as alt
import ipywidgets as widgets
import numpy as np
import pandas as pd
from IPython.display import Markdown

from alliances import data, evidence
from alliances.charts import style
from alliances.labs import variants
from alliances.models import change_points

style.show_live()
pd.set_option("display.max_colwidth", None)

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you your own window of years in Questions 3 to 5. Your instructor says which id. Outside a
# course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("03-arms-and-friendship", STUDENT)
print("Your variant:", vars(variant))

# %%
arms = data.load("arms_exports_1950_2021")
arms.head()

# %% [markdown]
# Read what the numbers are before you use them. The unit, TIV, is easily misread.

# %%
manifest = data.describe("arms_exports_1950_2021")
meanings = [f"- `{column.name}`: {column.meaning}" for column in manifest.columns]
Markdown("\n".join([*meanings, "\nKnow before use:\n", *(f"- {caveat}" for caveat in manifest.caveats[:3])]))

# %% [markdown]
# ## Question 1: two series (2 points)
#
# Make two series, `china` and `india`: the TIV delivered in each year from 1950 to 2021, indexed by year, as floating-point numbers.
# SIPRI books the deliveries under two suppliers; you need both.
#
# Then count the years for which SIPRI lists no delivery to China, so that the 0 is ours, and put the number into `silent`.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
china = None
india = None
silent = None
### BEGIN SOLUTION
china, india = (arms[arms["recipient"] == code].set_index("year")["tiv"].astype(float) for code in ("CHN", "IND"))
silent = int((~arms.loc[arms["recipient"] == "CHN", "listed"]).sum())
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if china is None or india is None or silent is None:
    print("Question 1: not answered yet")
else:
    for name, series in {"china": china, "india": india}.items():
        assert isinstance(series, pd.Series), f"{name} should be a series: take the column tiv, indexed by year"
        assert series.index.max() == 2021, (
            f"{name} stops in {series.index.max()}: from 1992 the supplier is Russia, no longer the Soviet Union"
        )
        assert list(series.index) == list(range(1950, 2022)), f"{name} should have one value for each year from 1950 to 2021, in order"
        assert series.dtype == float, f"{name} should hold floating-point numbers: use .astype(float)"
    assert china.sum() != india.sum(), "the two series are the same: select the rows by recipient"
    assert silent > 0, "there are such years: look at the column listed"
    print(
        f"Question 1: {china.sum():,.0f} million TIV to China, {india.sum():,.0f} to India; China: {silent} years without a delivery known"
    )
    ### BEGIN HIDDEN TESTS
    for series, code in ((china, "CHN"), (india, "IND")):
        assert series.sum() == arms.loc[arms["recipient"] == code, "tiv"].sum()
    assert silent == (arms["recipient"].eq("CHN") & ~arms["listed"]).sum()
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2: draw, and commit yourself (3 points)
#
# Draw both series in one chart: `year` on the x axis, `tiv` on the y axis, a line for each `recipient`, the unit in the title of the y
# axis, and a title that states what you see. Altair wants one row per recipient and year; the table `arms` already has this form.
# Put the chart into `lines`.
#
# Then look at China's line *before* you compute anything, and put the years in which you think a new period begins into the list
# `by_eye`. Two to five years are enough.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
lines = None
by_eye = None
### BEGIN SOLUTION
two = arms[arms["recipient"].isin(["CHN", "IND"])]
lines = (
    alt.Chart(two, width=560, height=240, title="When deliveries to China dried up, those to India grew")
    .mark_line()
    .encode(
        x=alt.X("year:Q", title=None).axis(format="d"),
        y=alt.Y("tiv:Q", title="Deliveries (million TIV)"),
        color="recipient:N",
    )
)
by_eye = [1961, 1992, 2007]
### END SOLUTION
lines

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if lines is None or by_eye is None:
    print("Question 2: not answered yet")
else:
    drawn = lines.to_dict()
    mark = drawn.get("mark", {})
    assert "line" in (mark if isinstance(mark, str) else mark.values()), "draw lines, in one chart: mark_line()"
    encoding = drawn["encoding"]
    assert {encoding["x"]["field"], encoding["y"]["field"]} == {"year", "tiv"}, "show year on the x axis and tiv on the y axis"
    assert encoding.get("color", {}).get("field") == "recipient", "without a colour per recipient the two lines become one"
    assert "TIV" in (encoding["y"].get("title") or ""), "name the unit, million TIV, in the title of the y axis"
    assert encoding["y"].get("scale", {}).get("zero") is not False, "let the y axis begin at zero, so that heights can be compared"
    assert drawn.get("title"), "give the chart a title that states what you see"
    assert 2 <= len(by_eye) <= 5, "name two to five years"
    assert all(1951 <= year <= 2021 for year in by_eye), "a new period can begin in 1951 at the earliest and in 2021 at the latest"
    print("Question 2: a chart with a title, and your eye says", by_eye)
    ### BEGIN HIDDEN TESTS
    assert set(lines.data["recipient"]) == {"CHN", "IND"} or drawn.get("transform")
    reference = change_points.best_split(arms[arms["recipient"] == "CHN"].set_index("year")["tiv"].astype(float).loc[:1989])
    assert min(abs(year - reference.year) for year in by_eye) <= 3
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3: let least squares look (3 points)
#
# Replace the years before a split by their mean and the years after it by theirs. The worse this describes the series, the larger
# the sum of the squared differences. The best split is the one with the smallest sum.
#
# Complete the function `find_split`. It takes a series indexed by year and returns the **first year of the new period** for the best
# split, with at least three years on each side. Then apply it to China from the year `variant.first` to the year `variant.last`, both
# included. Outside a course they are 1950 and 1989, the years of the treaty of alliance and of the meeting at which relations were called
# normal again. Put the year into `split`, and into `explained` the share of the squared deviations from
# the common mean that the split removes (between 0 and 1).


# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
def squared_error(values):
    """Return the sum of squared differences from the mean."""
    return ((values - values.mean()) ** 2).sum()


def find_split(series):
    """Return the first year of the new period."""
    ### BEGIN SOLUTION
    values = series.to_numpy()
    sums = {k: squared_error(values[:k]) + squared_error(values[k:]) for k in range(3, len(values) - 2)}
    return int(series.index[min(sums, key=sums.get)])
    ### END SOLUTION


split = None
explained = None
### BEGIN SOLUTION
early = china.loc[variant.first : variant.last]
split = find_split(early)
explained = 1 - (squared_error(early.loc[: split - 1]) + squared_error(early.loc[split:])) / squared_error(early)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if split is None or explained is None:
    print("Question 3: not answered yet")
else:
    step = pd.Series([1.0, 1, 1, 1, 9, 9, 9], index=range(2000, 2007))
    assert find_split(step) is not None, "find_split should return a year"
    assert find_split(step) != 2003, (
        "in 1, 1, 1, 1, 9, 9, 9 from 2000 on the new period begins in 2004: return its first year, not the last of the old"
    )
    assert find_split(step) == 2004, "in 1, 1, 1, 1, 9, 9, 9 from 2000 on the new period begins in 2004"
    lone = pd.Series([50.0, 1, 2, 1, 1, 8, 9, 8, 9, 8], index=range(2000, 2010))
    assert find_split(lone) not in (2001, 2002, 2008, 2009), "leave at least three years on each side, or one odd year passes for a period"
    assert split != 1960, "1960 is the last year of the old period: give the first year of the new one"
    assert 0 <= explained <= 1, "explained is a share between 0 and 1"
    assert explained > 0.5, "explained is what the split removes: 1 minus the error that remains, divided by the error without a split"
    print(f"Question 3: the new period begins in {split}; the split explains {explained:.0%}")
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("03-arms-and-friendship", STUDENT)
    reference = change_points.best_split(
        arms[arms["recipient"] == "CHN"].set_index("year")["tiv"].astype(float).loc[mine.first : mine.last]
    )
    assert (split, round(float(explained), 6)) == (reference.year, round(reference.explained, 6))
    for code in ("IND", "SYR", "ALL"):
        series = arms[arms["recipient"] == code].set_index("year")["tiv"].astype(float)
        assert find_split(series) == change_points.best_split(series).year
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4: could this be chance? (3 points)
#
# Every series has a best split, even one drawn from a hat. So shuffle: put the same figures into random order 999 times and count
# how often a random order can be split *as well or better* (as small a sum of squares, or a smaller one). If `hits` is this count,
#
# $$p = \frac{1 + \text{hits}}{1 + 999}$$
#
# because the order that happened is one of the possible ones. Use `np.random.default_rng(1896)`, so that others can repeat your work.
#
# Compute `p_early` for China in the window of Question 3 and `p_late` for China from 1992 to 2021.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
p_early = None
p_late = None


### BEGIN SOLUTION
def least_error(values):
    """Return the smallest sum of squares that one split can leave."""
    return min(squared_error(values[:k]) + squared_error(values[k:]) for k in range(3, len(values) - 2))


def chance(series, draws=999):
    """Return how often a random order can be split as well."""
    random, values = np.random.default_rng(1896), series.to_numpy()
    limit = least_error(values) * (1 + 1e-9)
    hits = sum(least_error(random.permutation(values)) <= limit for _ in range(draws))
    return (1 + hits) / (1 + draws)


p_early, p_late = chance(china.loc[variant.first : variant.last]), chance(china.loc[1992:2021])
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if p_early is None or p_late is None:
    print("Question 4: not answered yet")
else:
    assert 0 <= p_early <= 1 and 0 <= p_late <= 1, "p is a share between 0 and 1"
    assert p_early > 0 and p_late > 0, "p cannot be 0: count the order that happened, (1 + hits) / (1 + 999)"
    assert p_early < 0.5, (
        "in the window of Question 3 hardly any random order does as well: do you count the smaller sums of squares as hits?"
    )
    assert p_late > p_early, "from 1992 to 2021 one split describes the series much worse, so that more random orders do as well"
    print(f"Question 4: p = {p_early:.3f} for {variant.first} to {variant.last}, p = {p_late:.3f} for 1992 to 2021")
    ### BEGIN HIDDEN TESTS
    series = arms[arms["recipient"] == "CHN"].set_index("year")["tiv"].astype(float)
    mine = variants.choose("03-arms-and-friendship", STUDENT)
    assert abs(p_early - change_points.permutation_p(series.loc[mine.first : mine.last])) < 0.01
    assert abs(p_late - change_points.permutation_p(series.loc[1992:2021])) < 0.05
    ### END HIDDEN TESTS

# %% [markdown]
# Two limits of this test. It takes the years for independent, but one contract is often delivered over several years, and neighbouring
# years resemble each other. So a small p is easier to get than it looks. And it tests one split: deliveries from 1992 to 2021 rise and
# fall again, and for such a shape the single split is the wrong question, not proof that nothing changed.
#
# ## Move the window
#
# Choose a recipient and move both ends of the window. Which splits stay where they are, and which follow the window? For which
# recipient does a single delivery pass for a new period?

# %%
NAMES = {"China": "CHN", "India": "IND", "Iran": "IRN", "Syria": "SYR", "Türkiye": "TUR", "all recipients": "ALL"}


def window(name, span):
    """Select the deliveries to a recipient in a span of years."""
    series = arms[arms["recipient"] == NAMES[name]].set_index("year")["tiv"].astype(float)
    return series.loc[span[0] : span[1]]


def draw(series, found):
    """Draw a series with the mean on each side of its best split."""
    means = [found.before if year < found.year else found.after for year in series.index]
    sides = ["before" if year < found.year else "after" for year in series.index]
    table = pd.DataFrame({"year": series.index.astype(int), "tiv": series.to_numpy(), "mean": means, "side": sides})
    x = alt.X("year:Q", title=None, scale=alt.Scale(domain=[int(series.index[0]), int(series.index[-1])])).axis(format="d")
    base = alt.Chart(table, width=560, height=220).encode(x=x)
    bars = base.mark_bar(size=4, color=style.colour("base")).encode(y=alt.Y("tiv:Q", title="Deliveries (million TIV)"))
    level = base.mark_line(color=style.colour("focus")).encode(y="mean:Q", detail="side:N")
    return bars + level


# %%
recipient = widgets.Dropdown(options=list(NAMES), description="Recipient")
span = widgets.IntRangeSlider(value=(1950, 1989), min=1950, max=2021, description="Window", layout={"width": "560px"})
said = widgets.Label()
curve = alt.JupyterChart(draw(window("China", (1950, 1989)), change_points.best_split(window("China", (1950, 1989)))))


def update(change=None):
    """Answer a control: find the split of the new window, say it and draw it."""
    series = window(recipient.value, span.value)
    try:
        found = change_points.best_split(series)
    except ValueError as problem:
        said.value = f"No split: {problem}."
        return
    said.value = (
        f"{recipient.value}: best split {found.year}, mean {found.before:,.0f} before and {found.after:,.0f} after, "
        f"explains {found.explained:.0%}, p = {change_points.permutation_p(series):.3f}"
    )
    curve.chart = draw(series, found)


for control in (recipient, span):
    control.observe(update, "value")
update()
widgets.VBox([recipient, span, said, curve])

# %% [markdown]
# ## Question 5: set it beside the events (3 points)
#
# These events come from the book's time line, each with its sources there.

# %%
events = evidence.event_table(
    "EV-1950-sino-soviet-treaty",
    "EV-1957-nuclear-accord",
    "EV-1958-joint-fleet-dispute",
    "EV-1959-nuclear-aid-stopped",
    "EV-1960-experts-recalled",
    "EV-1963-open-polemics",
    "EV-1969-zhenbao-first",
    "EV-1979-china-gives-notice",
    "EV-1989-normalisation",
)
events[["id", "when", "title"]]

# %% [markdown]
# Compute `lags`, a series indexed by the event's `id`: by how many years the split of Question 3 comes *after* the year of the event
# (negative if it comes before). Then collect in the list `candidates` the ids of the events that came up to three years before the
# split. Three years are a choice: deliveries follow decisions with a delay, and you may defend a longer one.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
lags = None
candidates = None
### BEGIN SOLUTION
lags = split - events.set_index("id")["date"].dt.year
candidates = list(lags[lags.between(0, 3)].index)
### END SOLUTION
lags

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if lags is None or candidates is None:
    print("Question 5: not answered yet")
else:
    assert isinstance(lags, pd.Series), "lags should be a series, indexed by the id of the event"
    assert set(lags.index) == set(events["id"]), "lags should have one value for each event, indexed by its id"
    assert lags["EV-1950-sino-soviet-treaty"] > 0, (
        "the treaty of 1950 came before the split: its lag is positive, split minus year of the event"
    )
    assert lags["EV-1969-zhenbao-first"] < 0, "the clash of 1969 came after the split: its lag is negative"
    late = [name for name in candidates if lags[name] < 0]
    assert not late, f"{late} came after the split: what comes later cannot stand behind it"
    assert all(lags[name] <= 3 for name in candidates), "leave out what came more than three years before the split"
    print("Question 5: candidates are", *candidates, sep="\n- ")
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("03-arms-and-friendship", STUDENT)
    early = arms[arms["recipient"] == "CHN"].set_index("year")["tiv"].astype(float).loc[mine.first : mine.last]
    years = events.set_index("id")["date"].dt.year
    reference = change_points.best_split(early).year - years
    assert (lags.astype(int).reindex(years.index) == reference).all()
    assert sorted(candidates) == sorted(reference[reference.between(0, 3)].index)
    ### END HIDDEN TESTS

# %% [markdown]
# A candidate is not a cause. A delivery follows an order that was placed years earlier, so a break in deliveries shows a decision
# late. And both sides can end it: the seller stops selling, or the buyer stops buying. What would you have to find in an archive to tell
# the two apart?
#
# ## Question 6: volume or share? (2 points)
#
# The table `arms_shares` (a later edition of SIPRI's data: never join it to the other) has China's imports from everyone and from
# Russia, 1995 to 2024. Compute `share`, a series with Russia's share in per cent for each block of five years, indexed by the first year
# of the block: 1995, 2000, 2005, 2010, 2015, 2020. Add up the volumes before you divide.

# %%
shares = data.load("arms_shares")
shares.head()

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
share = None
### BEGIN SOLUTION
imports = shares[shares["recipient"] == "CHN"]
blocks = imports.groupby(imports["year"] // 5 * 5)[["total_tiv", "russia_tiv"]].sum()
share = blocks["russia_tiv"] / blocks["total_tiv"] * 100
### END SOLUTION
share

# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if share is None:
    print("Question 6: not answered yet")
else:
    assert list(share.index) == [1995, 2000, 2005, 2010, 2015, 2020], "six blocks, each named by its first year: year // 5 * 5"
    assert share.max() > 1, "give percentages, not shares: multiply by 100"
    assert share.max() <= 100, "a share cannot exceed 100 per cent: divide Russia's sum by the sum of all"
    yearly = shares[shares["recipient"] == "CHN"].set_index("year")["share"]
    assert abs(share[2010] - yearly.loc[2010:2014].mean()) > 0.1, "this averages the yearly shares: add up the volumes first, then divide"
    total = shares[shares["recipient"] == "CHN"].set_index("year")["total_tiv"]
    for first in share.index:
        print(
            f"Question 6: {first} to {first + 4}: {total.loc[first : first + 4].sum():8,.0f} million TIV, {share[first]:.0f} per cent from Russia"
        )
    ### BEGIN HIDDEN TESTS
    russia = shares[shares["recipient"] == "CHN"].set_index("year")["russia_tiv"]
    for first in share.index:
        assert abs(share[first] - russia.loc[first : first + 4].sum() / total.loc[first : first + 4].sum() * 100) < 1e-6
    ### END HIDDEN TESTS

# %% [markdown]
# The volume from Russia falls by far more than Russia's share. What does the fall in volume tell about China, and what about the two
# states' relations?
#
# ## What deliveries cannot say
#
# - **TIV is not money.** It measures military value by the cost of making a weapon. Who paid what, and when, is not in the data.
# - **Deliveries lag.** The year is that of delivery. An order, a quarrel or a change of mind comes before it.
# - **Only major weapons count.** Training, spare parts, plans and factories are missing, and with them much of what allies give.
# - **No figure is not zero.** SIPRI counts what is known in public. What was secret stays out.
# - **One contract can look like a period.** Choose Türkiye above and see.
#
# The rest of what to know about the longer table:

# %%
Markdown("\n".join(f"- {caveat}" for caveat in manifest.caveats[3:]))

# %% [markdown]
# ## Question 7: argue (4 points, read by a person)
#
# "Arms deliveries are the thermometer of an alliance." In five to eight sentences: defend or attack this sentence with the case of
# the Soviet Union, Russia and China. Use at least two numbers from above and one event with its date. Say what India adds to the
# picture, name one thing that the data cannot show, and say whether your eye or the test was the better judge.

# %% [markdown] nbgrader={"grade": true, "grade_id": "q7", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# Stockholm International Peace Research Institute, SIPRI Arms Transfers Database: extracts under its terms of use, for teaching. Zeros,
# sums, shares and splits are computed here and must not be attributed to SIPRI. Bai, Jushan, and Pierre Perron (1998). Estimating and
# Testing Linear Models with Multiple Structural Changes. *Econometrica* 66(1), 47–78. Phipson, Belinda, and Gordon K. Smyth (2010).
# Permutation P-values Should Never Be Zero. *Statistical Applications in Genetics and Molecular Biology* 9(1), article 39. The
# sources of each event are in the book's time line.

# %% [markdown]
# ## Go further
#
# One split is rarely enough. Apply `find_split` again to each of the two sides, and again, until a split explains too little to be worth
# it; say beforehand how little is too little. Then repeat the test with blocks: shuffle runs of five years instead of single years, so
# that neighbours stay together. Which of your splits survive? Compare China with India and with Syria, and look for an event
# beside each split that survives *before* you read on in the book.
