# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 7: Measuring alignment
#
# **Time:** about 75 minutes. **Read first:** the chapter on Russia and Türkiye, or that on Iran and China.
# **Data:** `un_agreement`, `partner_shares`, `arms_register_1995_2024`, `arms_shares`, `treaties` and `defence_agreements`; for comparison
# `trade_itpde`. **Model:** `alliances.models.alignment`.
#
# Who stands closest to Russia: Türkiye, Israel, Iran, China, Belarus, Armenia, Kazakhstan or North Korea? Newspapers print such ranks, and an index is quickly
# made. You make one, and find out what its ranks rest on.
#
# You will
#
# 1. put five indicators of alignment with Russia side by side, and see which cells no source fills,
# 2. turn "not named" into a lower and an upper limit,
# 3. scale the indicators so that they can be added,
# 4. choose weights, and make the rank that you want,
# 5. count in which share of all weightings a state is first, with and without the empty cells taken for zero,
# 6. judge what the weights decide, what the choice of indicator decides, and what the data do not tell.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks.

# %%
import altair as alt
import ipywidgets as widgets
import numpy as np
import pandas as pd
from IPython.display import Markdown

from alliances import data, states
from alliances.charts import style
from alliances.labs import variants
from alliances.models import alignment

style.show_live()
STATES = states.names(*alignment.STATES)
STATES

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you your own years of votes and of arms. Your instructor says which id. Outside a
# course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("07-measuring-alignment", STUDENT)
print("Your variant:", vars(variant))

# %% [markdown]
# ## Question 1: five sources, one table (3 points)
#
# Make a table `known` with a row per state (the eight codes of `STATES`, in this order) and four columns:
#
# - `votes`: mean of `agreement` with Russia over the five years that begin with `variant.votes_from`, from `un_agreement` (rows whose `status` is *measured*);
# - `arms`: sum of `tiv` that Russia delivered to the state in the ten years that begin with `variant.arms_from`, from `arms_register_1995_2024`;
# - `promise`: the strongest promise between Russia and the state in force at the end of 2016, from `treaties`: 3 for `defence`, 2 for `neutrality`, 1 for
#   `nonaggression` or `consultation`, 0 if there is none. Take ATOP's rows without an `end` that are bilateral or promise defence, and look for the code in
#   `partner_codes`;
# - `agreements`: number of rows with Russia and the state in `defence_agreements`.
#
# Where a table cannot know the state, the cell stays empty (`NaN`). The manifests say which states a table knows: read these warnings first.

# %%
agreement, register = data.load("un_agreement"), data.load("arms_register_1995_2024")
treaties, agreements = data.load("treaties"), data.load("defence_agreements")
about = {name: data.describe(name) for name in ("un_agreement", "arms_register_1995_2024", "treaties", "defence_agreements")}
knows = ["- `un_agreement` knows " + ", ".join(data.order("un_agreement", "state_a"))]
told = {"arms_register_1995_2024": "Only eleven", "treaties": "ATOP's rows stop", "defence_agreements": "What is published"}
knows += [f"- `{name}`: {caveat}" for name, word in told.items() for caveat in about[name].caveats if caveat.startswith(word)]
Markdown("\n".join(knows))

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
known = None


### BEGIN SOLUTION
def with_russia(table):
    """Keep the pairs with Russia, and name the other state."""
    pairs = table[table["state_a"].eq("RUS") | table["state_b"].eq("RUS")]
    return pairs.assign(state=pairs["state_a"].where(pairs["state_a"] != "RUS", pairs["state_b"]))


def strongest(code):
    """Return the points of the strongest promise in force."""
    mine = standing[standing["partner_codes"].fillna("").str.contains(code)]
    worth = {"defence": 3, "neutrality": 2, "nonaggression": 1, "consultation": 1}
    return max((points for kind, points in worth.items() if mine[kind].any()), default=0)


ballots = with_russia(
    agreement[agreement["year"].between(variant.votes_from, variant.votes_from + 4) & (agreement["status"] == "measured")]
)
sold = register[(register["supplier"] == "RUS") & register["year"].between(variant.arms_from, variant.arms_from + 9)]
standing = treaties[(treaties["coder"] == "ATOP") & treaties["end"].isna() & (treaties["bilateral"] | treaties["defence"])]
known = pd.DataFrame(
    {
        "votes": ballots.groupby("state")["agreement"].mean(),
        "arms": sold.groupby("recipient")["tiv"].sum(),
        "promise": pd.Series({code: strongest(code) for code in STATES}),
        "agreements": with_russia(agreements).groupby("state").size(),
    },
).reindex(list(STATES))
### END SOLUTION
known

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if known is None:
    print("Question 1: not answered yet")
else:
    assert isinstance(known, pd.DataFrame), "known should be a table"
    assert list(known.index) == list(STATES), "the rows should be the eight codes of STATES, in this order: reindex(list(STATES))"
    assert sorted(known.columns) == ["agreements", "arms", "promise", "votes"], "the columns should be votes, arms, promise and agreements"
    assert pd.isna(known.loc["BLR", "votes"]), "no table here has the votes of Belarus: leave the cell empty, a zero would be an invention"
    assert pd.isna(known.loc["KAZ", "arms"]), (
        "the register was not asked for Kazakhstan: leave the cell empty, a zero would be an invention"
    )
    assert known.loc["ISR", "promise"] == 0, "ATOP lists every pact of Russia up to 2016, so none with Israel is a real zero: fill it in"
    assert known.loc["BLR", "promise"] == 3, "Belarus has a promise of defence: is it worth 3 points?"
    assert known.loc["PRK", "promise"] < 3, "the treaty of 1961 with North Korea has ended: take rows without an end"
    assert known.loc["IRN", "promise"] == 2, "the treaty of 2001 with Iran promises neutrality, worth 2, and no defence"
    assert known.loc["CHN", "promise"] == 1, "China's treaties in force promise non-aggression and consultation: take ATOP's rows only"
    assert known["votes"].max() <= 1, "agreement is a share: take the mean of the years, not the sum"
    for column in known:
        print(f"Question 1: {column:10} known for {known[column].notna().sum()} states, highest for {STATES[known[column].idxmax()]}")
    ### BEGIN HIDDEN TESTS
    mine = vars(variants.choose("07-measuring-alignment", STUDENT))
    least, most = alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, **mine)
    filled = least["votes"].eq(most["votes"])
    assert known["votes"].notna().equals(filled)
    assert np.allclose(known.loc[filled, "votes"].astype(float), least.loc[filled, "votes"])
    given = known["arms"].dropna().drop("ISR", errors="ignore").astype(float)
    assert set(given.index) == {"TUR", "IRN", "CHN"}
    assert np.allclose(given / given.max(), least.loc[given.index, "arms"])
    assert np.allclose(known["promise"].astype(float) / 3, least["promise"])
    assert np.allclose(known["agreements"].astype(float) / known["agreements"].max(), least["agreements"])
    ### END HIDDEN TESTS

# %% [markdown]
# The columns do not even speak of the same years: votes of five, arms of ten, promises as they stood at the end of 2016, agreements 1980 to 2010. Whoever
# calls their sum "alignment in 2021" has already made a choice. Four states have no votes here and several no arms. This says what the makers of the
# tables selected, and nothing about the states.
#
# ## Question 2: not named is not nothing (2 points)
#
# The table `partner_shares` names Russia's main partners of 2021. Make a table `trade` with a row per state of `STATES` and the columns `low` and `high`: the least
# and the greatest share, in per cent, that the state can have in Russia's trade. For each flow (`exports`, `imports`) a state that is named has the share
# that is printed, both as least and as greatest. A state that is not named has at least 0 and at most the smallest share that this entry names. Take the
# mean of the two flows.

# %%
partners = data.load("partner_shares")
russian = partners[(partners["reporter"] == "RUS") & (partners["year"] == 2021)]
russian[["flow", "rank", "partner", "partner_name", "share"]]

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
trade = None
### BEGIN SOLUTION
entries = [russian[russian["flow"] == flow].set_index("partner")["share"] for flow in ("exports", "imports")]
trade = pd.DataFrame(
    {
        "low": sum(entry.reindex(list(STATES)).fillna(0) for entry in entries) / 2,
        "high": sum(entry.reindex(list(STATES)).fillna(entry.min()) for entry in entries) / 2,
    }
)
### END SOLUTION
trade

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if trade is None:
    print("Question 2: not answered yet")
else:
    assert isinstance(trade, pd.DataFrame), "trade should be a table"
    assert list(trade.index) == list(STATES), "the rows should be the eight codes of STATES, in this order"
    assert list(trade.columns) == ["low", "high"], "the columns should be low and high"
    assert (trade["low"] <= trade["high"]).all(), "the least share cannot exceed the greatest"
    assert trade.loc["CHN", "low"] == trade.loc["CHN", "high"], "China is named in both flows, so nothing is open"
    assert trade.loc["CHN", "low"] < 30, "take the mean of exports and imports, not the sum"
    assert trade.loc["TUR", "high"] > 0, "Türkiye is not named, which is not zero: it may have as much as the last partner that is named"
    assert trade.loc["BLR", "low"] > 0, "Belarus is named among the imports: that half is known"
    for code, row in trade.iterrows():
        print(f"Question 2: {STATES[code]:12} {row['low']:4.1f} to {row['high']:4.1f} per cent of Russia's trade")
    ### BEGIN HIDDEN TESTS
    mine = vars(variants.choose("07-measuring-alignment", STUDENT))
    least, most = alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, **mine)
    assert np.allclose(trade["low"].astype(float) / trade["high"].max(), least["trade"])
    assert np.allclose(trade["high"].astype(float) / trade["high"].max(), most["trade"])
    ### END HIDDEN TESTS

# %% [markdown]
# A limit is less than a figure and more than a blank. Why not take another table of trade? This one has five of the eight states, and here is what its makers
# say about two of them. Compare its order with your limits.

# %%
flows = data.load("trade_itpde").query("year >= 2014 and (exporter == 'RUS' or importer == 'RUS')")
other = flows["exporter"].where(flows["exporter"] != "RUS", flows["importer"])
both_ways = flows.groupby(other)["exports"].sum().div(3 * 1000).reindex(list(STATES)).dropna().sort_values(ascending=False)
lines = [f"- {STATES[code]}: {value:.1f} billion dollars of 2010 a year, 2014 to 2016" for code, value in both_ways.items()]
Markdown("\n".join([*lines, *(f"- *{caveat}*" for caveat in data.describe("trade_itpde").caveats if "Treat" in caveat)]))

# %% [markdown]
# ## Question 3: one scale (3 points)
#
# To be added, indicators need one scale, from 0 to 1. Make two tables, `low` and `high`, with the eight states as rows and the columns `votes`, `trade`, `arms`,
# `promise` and `agreements`, in this order.
#
# - Divide by the greatest possible value where there is one: 1 for votes, 3 for promises. Divide `trade`, `arms` and `agreements` by the largest
#   value of the eight states.
# - Where a cell of `known` is filled, `low` and `high` are the same. Where it is empty, `low` is 0 and `high` is 1.
# - One empty cell can be filled from a manifest. Read the warnings printed below, and fill it in both tables.

# %%
others = data.describe("arms_exports_1950_2021").caveats
Markdown("\n".join(f"- {caveat}" for caveat in others if "Israel" in caveat or "blank" in caveat))

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
low = None
high = None
### BEGIN SOLUTION
scaled = pd.DataFrame(
    {
        "votes": known["votes"],
        "trade": np.nan,
        "arms": known["arms"] / known["arms"].max(),
        "promise": known["promise"] / 3,
        "agreements": known["agreements"] / known["agreements"].max(),
    }
).astype(float)
scaled.loc["ISR", "arms"] = 0
low, high = scaled.fillna(0), scaled.fillna(1)
low["trade"], high["trade"] = trade["low"] / trade["high"].max(), trade["high"] / trade["high"].max()
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if low is None or high is None:
    print("Question 3: not answered yet")
else:
    for name, table in {"low": low, "high": high}.items():
        assert list(table.index) == list(STATES), f"the rows of {name} should be the eight codes of STATES, in this order"
        assert list(table.columns) == list(alignment.INDICATORS), f"the columns of {name} should be {', '.join(alignment.INDICATORS)}"
        assert table.notna().all().all(), f"{name} should have no empty cell: the limits stand for what is not known"
        assert table.min().min() >= 0 and table.max().max() <= 1, f"every cell of {name} should lie between 0 and 1"
    assert (low <= high).all().all(), "no cell of low may exceed that of high"
    assert high.loc["BLR", "votes"] == 1, "nobody here knows the votes of Belarus: they may be anything up to 1"
    assert high.loc["ISR", "arms"] == 0, "SIPRI's table lists all but Israel: no delivery to it is known, and that cell can be filled"
    assert high.loc["CHN", "votes"] < 1, "agreement has a greatest possible value, 1: divide by this, not by the largest of the eight"
    opened = (low < high).sum()
    print(f"Question 3: {int(opened.sum())} of {low.size} cells are open:", ", ".join(f"{name} {count}" for name, count in opened.items()))
    ### BEGIN HIDDEN TESTS
    mine = vars(variants.choose("07-measuring-alignment", STUDENT))
    least, most = alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, **mine)
    assert np.allclose(low, least)
    assert np.allclose(high, most)
    ### END HIDDEN TESTS

# %% [markdown]
# Two choices hide in this scale. A point of a promise now weighs as much as a third of all votes. And what is divided by the largest value hangs on who is
# in the list: leave China out, and three columns change for everyone.
#
# ## Turn the weights
#
# Each bar runs from the least to the greatest index that a state can have; the red mark at its lower end is where the state stands if blanks are taken for zero. A
# short bar is well known. Two bars that overlap have no certain order.
#
# Give each indicator a weight, from 0 to 100; what counts is their proportion. Then change how arms are counted: by the volume that Russia delivered, or by Russia's
# share in all that the state got.

# %%
tables = {name: data.load(name) for name in alignment.NEEDED}
LIMITS = {way: alignment.bounds(tables, way, **vars(variant)) for way in ("volume", "share")}


def ranked(way, weights):
    """Return the intervals of the index, with names."""
    return alignment.spread(*LIMITS[way], weights).rename(index=STATES).rename_axis("state").reset_index()


def tell(way, weights):
    """Say who is first for certain, and who may be."""
    table = ranked(way, weights).set_index("state")
    may = [name for name, row in table.iterrows() if row["high"] >= table["low"].drop(name).max()]
    sure = f"{may[0]}, for certain" if len(may) == 1 else f"not certain, one of {', '.join(may)}"
    return f"Arms by {way}. First: {sure}."


def draw(way, weights):
    """Draw the intervals of the index."""
    table = ranked(way, weights)
    order = table.assign(middle=table["low"] + table["high"]).sort_values("middle", ascending=False)["state"].tolist()
    base = alt.Chart(table, width=520, height=220).encode(y=alt.Y("state:N", title=None, sort=order))
    x = alt.X("low:Q", title="Index of alignment with Russia, least to greatest").scale(domain=[0, 1])
    tooltip = ["state:N", alt.Tooltip("low:Q", format=".2f"), alt.Tooltip("high:Q", format=".2f")]
    bar = base.mark_bar(height=8, color=style.colour("base")).encode(x=x, x2="high:Q", tooltip=tooltip)
    return bar + base.mark_tick(thickness=3, color=style.colour("focus")).encode(x="low:Q", tooltip=tooltip)


# %%
wide = {"style": {"description_width": "160px"}}
way = widgets.Dropdown(options=["volume", "share"], description="Arms counted by", **wide)
fields = {name: widgets.BoundedIntText(20, 0, 100, description=f"Weight of {name}", **wide) for name in alignment.INDICATORS}
sliders = {name: widgets.IntSlider(20, 0, 100, readout=False) for name in alignment.INDICATORS}
said, drawing = widgets.Label(), alt.JupyterChart(draw("volume", dict.fromkeys(alignment.INDICATORS, 20)))


def update(change=None):
    """Answer a control: the line and the bars of the new weights."""
    weights = {name: field.value for name, field in fields.items()}
    if not any(weights.values()):
        said.value = "First: nobody, for no indicator has a weight."
        return
    said.value = tell(way.value, weights)
    drawing.chart = draw(way.value, weights)


for name, field in fields.items():
    widgets.link((field, "value"), (sliders[name], "value"))
    field.observe(update, "value")
way.observe(update, "value")
update()
widgets.VBox([way, *(widgets.HBox([field, sliders[name]]) for name, field in fields.items()), said, drawing])

# %% [markdown]
# ## Question 4: the rank that you want (3 points)
#
# Complete `index(low, high, weights)`. It takes your two tables and a dictionary of weights, divides the weights by their sum, and returns a table with the columns
# `low` and `high` and a row per state. An indicator that the dictionary lacks has the weight 0.
#
# Then play the propagandist. Find weights that put
#
# - `for_belarus`: Belarus first for certain (its `low` above the `high` of every other state),
# - `for_iran`: Iran for certain above Türkiye,
# - `for_turkey`: Türkiye for certain above Iran.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
for_belarus = None
for_iran = None
for_turkey = None


def index(low, high, weights):
    """Return the least and the greatest index of each state."""
    ### BEGIN SOLUTION
    chosen = pd.Series(weights, dtype=float).reindex(low.columns, fill_value=0)
    return pd.DataFrame({"low": low @ chosen, "high": high @ chosen}) / chosen.sum()
    ### END SOLUTION


### BEGIN SOLUTION
for_belarus = {"promise": 90, "agreements": 10}
for_iran = {"votes": 80, "arms": 20}
for_turkey = {"votes": 30, "promise": 30, "agreements": 40}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if low is None or for_belarus is None or for_iran is None or for_turkey is None or index(low, high, {"votes": 1}) is None:
    print("Question 4: not answered yet")
else:
    even = index(low, high, dict.fromkeys(alignment.INDICATORS, 5))
    assert {"low", "high"} <= set(even.columns), "index should return the columns low and high"
    assert even.max().max() <= 1, "the index should not exceed 1: divide the weights by their sum"
    assert np.allclose(index(low, high, {"votes": 3})["low"], low["votes"]), "with a weight on votes alone the index is the column votes"
    for weights in (for_belarus, for_iran, for_turkey):
        assert set(weights) <= set(alignment.INDICATORS), f"weights belong to {', '.join(alignment.INDICATORS)}"
        assert min(weights.values()) >= 0 and sum(weights.values()) > 0, "weights are 0 or more, and at least one is above 0"
    bars = index(low, high, for_belarus)
    rivals = bars["high"].drop("BLR")
    assert bars.loc["BLR", "low"] > rivals.max(), f"{STATES[rivals.idxmax()]} may still pass Belarus: which column tells them apart?"
    bars = index(low, high, for_iran)
    assert bars.loc["IRN", "low"] > bars.loc["TUR", "high"], (
        "Türkiye may still pass Iran: in which column is Iran ahead, and is trade open?"
    )
    bars = index(low, high, for_turkey)
    assert bars.loc["TUR", "low"] > bars.loc["IRN", "high"], (
        "Iran may still pass Türkiye: in which column is Türkiye ahead, and is trade open?"
    )
    print("Question 4: three rankings, three sets of weights, the same data")
    ### BEGIN HIDDEN TESTS
    mine = vars(variants.choose("07-measuring-alignment", STUDENT))
    limits = alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, **mine)
    for weights in (for_belarus, for_iran, for_turkey, {"votes": 1, "trade": 2, "arms": 3, "promise": 4, "agreements": 5}):
        assert np.allclose(index(*limits, weights)[["low", "high"]], alignment.spread(*limits, weights))
    bars = {name: alignment.spread(*limits, weights) for name, weights in (("BLR", for_belarus), ("IRN", for_iran), ("TUR", for_turkey))}
    assert bars["BLR"].loc["BLR", "low"] > bars["BLR"]["high"].drop("BLR").max()
    assert bars["IRN"].loc["IRN", "low"] > bars["IRN"].loc["TUR", "high"]
    assert bars["TUR"].loc["TUR", "low"] > bars["TUR"].loc["IRN", "high"]
    ### END HIDDEN TESTS

# %% [markdown]
# No figure changed, only the weights. An index whose weights are not argued for, in words and before the result is known, is an opinion with decimals.
#
# ## Question 5: all weightings at once (4 points)
#
# Draw 5,000 weightings at random, evenly from all that add up to 1: `np.random.default_rng(1896).dirichlet(np.ones(5), 5000)` gives one weighting per row, for the
# columns in the order of `low`. Make a table `first` with a row per state, the code as index, and three columns, each a share of the weightings from 0 to 1:
#
# - `certain`: the state's least index is greater than the greatest index of every other state;
# - `possible`: its greatest index is at least as great as the least index of every other state;
# - `as_zero`: it would be first if every open cell were taken for its lowest value, as a careless index does.
#
# Then do it again with arms counted by Russia's share of what the state got, not by volume (`by_share` holds both limits). Put into the pair `iran_ahead` in
# which share of the weightings Iran is for certain above Türkiye: first by volume, then by share.

# %%
by_share = LIMITS["share"]
by_share[0]["arms"].rename(STATES).round(2).to_dict()

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
first = None
iran_ahead = None
### BEGIN SOLUTION
drawn = np.random.default_rng(1896).dirichlet(np.ones(5), 5000)
least, most = (pd.DataFrame(drawn @ table.to_numpy().T, columns=list(STATES)) for table in (low, high))
first = pd.DataFrame(
    {
        "certain": {code: (least[code] > most.drop(columns=code).max(axis=1)).mean() for code in STATES},
        "possible": {code: (most[code] >= least.drop(columns=code).max(axis=1)).mean() for code in STATES},
        "as_zero": {code: (least.idxmax(axis=1) == code).mean() for code in STATES},
    }
)


def ahead(low, high):
    """Return the share of weightings with Iran above Türkiye for certain."""
    return float((drawn @ low.loc["IRN"].to_numpy() > drawn @ high.loc["TUR"].to_numpy()).mean())


iran_ahead = (ahead(low, high), ahead(*by_share))
### END SOLUTION
first

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
if first is None or iran_ahead is None:
    print("Question 5: not answered yet")
else:
    assert isinstance(first, pd.DataFrame), "first should be a table"
    assert sorted(first.index) == sorted(STATES), "first should have a row for each of the eight codes"
    assert sorted(first.columns) == ["as_zero", "certain", "possible"], "the columns should be certain, possible and as_zero"
    assert first.max().max() <= 1, "give shares from 0 to 1"
    assert abs(first["as_zero"].sum() - 1) < 1e-6, (
        "if all cells are filled, one state is first in each weighting: as_zero should add up to 1"
    )
    assert (first["certain"] <= first["possible"]).all(), "what is certain is also possible"
    assert first["certain"].sum() < 1, "in some weightings nobody is first for certain: compare the low of one with the high of the others"
    assert first["possible"].sum() > 1, "in some weightings several states may be first: compare the high of one with the low of the others"
    assert len(iran_ahead) == 2, "iran_ahead should be a pair: by volume, by share"
    assert iran_ahead[0] < iran_ahead[1], "Russia's share in Iran's imports is high: by share Iran should be ahead more often"
    for code in first.index[first["possible"] > 0]:
        row = first.loc[code]
        print(
            f"Question 5: {STATES[code]:12} first for certain {row.certain:.0%}, possible {row.possible:.0%}, blanks as zero {row.as_zero:.0%}"
        )
    print(f"Question 5: Iran for certain above Türkiye in {iran_ahead[0]:.0%} of the weightings by volume, in {iran_ahead[1]:.0%} by share")
    ### BEGIN HIDDEN TESTS
    mine = vars(variants.choose("07-measuring-alignment", STUDENT))
    limits = {way: alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, way, **mine) for way in ("volume", "share")}
    reference = alignment.first(*limits["volume"], draws=20000, seed=7)
    assert (first[reference.columns].reindex(reference.index) - reference).abs().max().max() < 0.03
    for share, way in zip(iran_ahead, ("volume", "share"), strict=True):
        assert abs(share - alignment.share_ahead(*limits[way], "IRN", "TUR", draws=20000, seed=7)) < 0.03
    ### END HIDDEN TESTS

# %% [markdown]
# Compare the columns for Belarus, Armenia and Kazakhstan. The careless index has made up its mind about them, and about China, from cells in which there is
# nothing. Compare also the two figures for Iran and Türkiye: here the choice of one indicator does more than most weights. Russia sent Iran few arms in those years, but
# Iran got hardly any from others.
#
# ## What such an index cannot say
#
# - **Alike is not allied.** Two states can vote alike, trade and sign without a thought for each other.
# - **Weights are values.** No table says whether a promise of defence is worth ten votes.
# - **Adding lets one thing pay for another.** A state that would never fight for Russia can make up for it with trade.
# - **Paper lasts.** The promises are those on paper at the end of 2016. A treaty whose member stays away still counts, and North Korea's treaty of 2024 does not.
# - **What is published gets in.** Russia and China keep agreements secret; a count of agreements is also a count of openness.
# - **What is missing is not missing by chance.** The three states with a promise of defence are among those about which these tables know least.
#
# ## Question 6: argue (4 points, read by a person)
#
# A newspaper wants a sentence and a rank: "Russia's closest partners". In six to nine sentences: write the sentence that you would sign, with at least two numbers
# from above. Say which weights you would defend and why, in words that name no state. Say what becomes of your rank if the blanks are not zero. Then say which one
# missing figure you would look for first, and in which source.

# %% [markdown] nbgrader={"grade": true, "grade_id": "q6", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# The tables name theirs: `data.describe("un_agreement").citation`, and so on. SIPRI's figures are extracts under its terms of use, for teaching; sums, shares and the
# index are computed here and must not be attributed to SIPRI, ATOP or DCAD. Manski, Charles F. (2003). *Partial Identification of Probability Distributions*.
# Springer. Saisana, Michaela, Andrea Saltelli and Stefano Tarantola (2005). Uncertainty and Sensitivity Analysis Techniques as Tools for the Quality Assessment of
# Composite Indicators. *Journal of the Royal Statistical Society* A 168(2), 307–323.

# %% [markdown]
# ## Go further
#
# The promises stop in 2016. The rows of `treaties` whose `coder` is *ours* hold the treaties with North Korea (2024), Belarus (2024) and Iran (2025). Give their
# promises points by the same rule, leave open what was not read (an empty flag is not a no), and compute `first` again: whose share changes most? Then put the
# resolutions on Ukraine (`un_key_votes`) beside `votes`. They know Belarus, Armenia, Kazakhstan and North Korea. Do they close the gap, or do they measure
# something else?
