# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 7: Measuring alignment
#
# **Time:** <!-- minutes -->. **Read first:** the chapter on Russia and Türkiye, or that on Iran and China.
# **Data:** `un_agreement`, `partner_shares`, `arms_register_1995_2024`, `arms_shares`, `treaties` and `defence_agreements`. **Model:** `alliances.models.alignment`.
#
# Who stands closest to Russia: Türkiye, Israel, Iran, China, Belarus, Armenia, Kazakhstan or North Korea? Newspapers print such ranks, and an index is quickly
# made. You bend one first, then ask what it rests on.
#
# You will
#
# 1. choose weights, and make the rank that you want,
# 2. count in which share of all weightings a state is first, with and without the empty cells taken for zero,
# 3. find out which of the empty cells would be worth looking for.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import altair as alt
import ipywidgets as widgets
import numpy as np
import pandas as pd
from IPython.display import Markdown

from alliances import data, states
from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import alignment

style.show_live()
STATES = states.names(*alignment.STATES)
STATES

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you your own years of votes and of arms. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("07-measuring-alignment", STUDENT)
lab = checks.Lab("07-measuring-alignment", edition=4)
print("Your variant:", vars(variant))

# %% [markdown]
# ## The propagandist
#
# The index adds up five indicators, each from 0 to 1. Most come from a table of the book; the extensions open two of them.
#
# - `votes`: how often the state votes as Russia does in the General Assembly, mean of five years;
# - `trade`: its share in Russia's trade of 2021, as part of the largest share; the source names main partners only, and who is not named has at most the smallest share named;
# - `arms`: what Russia delivered to it in ten years, as part of the largest customer's;
# - `promise`: the strongest promise between the two in force at the end of 2016, with a third for non-aggression or consultation, two thirds for neutrality, 1 for defence;
# - `agreements`: number of agreements on defence cooperation from 1980 to 2010, as part of the largest number.
#
# Where no table fills a cell, it may hold anything from the least to the most. So there are two tables: `low` has the least, `high` the greatest value of each cell.

# %%
tables = {name: data.load(name) for name in alignment.NEEDED}
LIMITS = {way: alignment.bounds(tables, way, **vars(variant)) for way in ("volume", "share")}
low, high = LIMITS["volume"]
low.round(2).astype(str).where(low == high, low.round(2).astype(str) + " to " + high.round(2).astype(str)).rename(index=STATES)

# %% [markdown]
# **Before you turn anything:** who would you say stands closest to Russia? In how many of a hundred ways to weigh the five would this state come first? It earns no points and costs none.

# %%
guess = ("", None)  # such as ("Belarus", 60)

# %% [markdown]
# ## Turn the weights
#
# Each bar runs from the least to the greatest index that a state can have; the red mark at its lower end is where the state stands if blanks are taken for zero. A
# short bar is well known. Two bars that overlap have no certain order.
#
# **A task.** Give each indicator a weight, from 0 to 100; what counts is their proportion. Find weights with which (1) Belarus is first for certain, (2) Iran is for certain above Türkiye,
# (3) Türkiye is for certain above Iran. Then find weights that you would defend, and see who is first. Last, change how arms are counted: by the volume that Russia delivered, or by Russia's
# share in all that the state got.


# %%
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
# ## Question 1: the rank that you want (1 point)
#
# Write down the weights that you found, as dictionaries such as `{"votes": 20, "arms": 80}`. An indicator that the dictionary lacks has the weight 0.
#
# - `for_belarus`: Belarus first for certain,
# - `for_iran`: Iran for certain above Türkiye,
# - `for_turkey`: Türkiye for certain above Iran.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
for_belarus = None
for_iran = None
for_turkey = None
### BEGIN SOLUTION
# Idea: look for the column in which the one state is ahead of the other whatever its open cells hold.
# Method: set all weights to 0 and raise one after the other; read the line below the controls each time, and mix two columns where one is not enough.
# Line: for_iran = {"votes": 80, ...}, and for_belarus puts nearly all weight on promise
for_belarus = {"promise": 90, "agreements": 10}
for_iran = {"votes": 80, "arms": 20}
for_turkey = {"votes": 30, "promise": 30, "agreements": 40}
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if for_belarus is None or for_iran is None or for_turkey is None:
        print("Question 1: not answered yet")
    else:
        limits = LIMITS["volume"]
        for weights in (for_belarus, for_iran, for_turkey):
            assert isinstance(weights, dict), "weights are a dictionary, such as {'votes': 20, 'arms': 80}"
            assert set(weights) <= set(alignment.INDICATORS), f"weights belong to {', '.join(alignment.INDICATORS)}"
            assert sum(weights.values()) > 0 and min(weights.values()) >= 0, "weights are 0 or more, and at least one is above 0"
        bars = alignment.spread(*limits, for_belarus)
        rivals = bars["high"].drop("BLR")
        assert bars.loc["BLR", "low"] > rivals.max(), (
            f"with for_belarus {STATES[rivals.idxmax()]} may still pass Belarus: which column tells them apart?"
        )
        bars = alignment.spread(*limits, for_iran)
        assert bars.loc["IRN", "low"] > bars.loc["TUR", "high"], (
            "with for_iran Türkiye may still pass Iran: in which column is Iran ahead, and is trade open?"
        )
        bars = alignment.spread(*limits, for_turkey)
        assert bars.loc["TUR", "low"] > bars.loc["IRN", "high"], (
            "with for_turkey Iran may still pass Türkiye: in which column is Türkiye ahead, and is trade open?"
        )
        print("Question 1: right. Three rankings, three sets of weights, the same data")
        ### BEGIN HIDDEN TESTS
        mine = vars(variants.choose("07-measuring-alignment", STUDENT))
        again = alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, **mine)
        bars = alignment.spread(*again, for_belarus)
        assert bars.loc["BLR", "low"] > bars["high"].drop("BLR").max()
        ### END HIDDEN TESTS


# %% [markdown]
# No figure changed, only the weights. An index whose weights are not argued for, in words and before the result is known, is an opinion with decimals.
#
# ## Question 2: all weightings at once (3 points)
#
# The next cell draws 5,000 weightings at random, evenly from all that add up to 1, and computes the least and the greatest index of each state for each of them: one weighting per row,
# one state per column. Make a table `first` with a row per state, the code as index, and three columns, each a share of the weightings from 0 to 1:
#
# - `certain`: the state's least index is greater than the greatest index of every other state;
# - `possible`: its greatest index is at least as great as the least index of every other state;
# - `as_zero`: its least index is the greatest of all least ones, as in a careless index that takes every blank for zero.
#
# **You will need** the largest of the other columns: `prices.drop(columns="apples").max(axis=1)`, and the mean of a comparison.

# %%
drawn = np.random.default_rng(1896).dirichlet(np.ones(5), 5000)
least, most = (pd.DataFrame(drawn @ table.to_numpy().T, columns=list(STATES)) for table in LIMITS["volume"])
least.head(3).round(2)

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
first = None
### BEGIN SOLUTION
first = pd.DataFrame(
    {
        "certain": {code: (least[code] > most.drop(columns=code).max(axis=1)).mean() for code in STATES},
        "possible": {code: (most[code] >= least.drop(columns=code).max(axis=1)).mean() for code in STATES},
        "as_zero": {code: (least.idxmax(axis=1) == code).mean() for code in STATES},
    }
)
# Idea: a state is first for certain if its worst case beats the best case of each rival.
# Method: for each state compare one column of least with the row maximum of the other columns of most, and take the mean; possible is the other way round.
# Line: (least["BLR"] > most.drop(columns="BLR").max(axis=1)).mean()
### END SOLUTION
first


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if first is None:
        print("Question 2: not answered yet")
    else:
        assert isinstance(first, pd.DataFrame), "first should be a table"
        assert sorted(first.columns) == ["as_zero", "certain", "possible"], "the columns should be certain, possible and as_zero"
        assert sorted(first.index) == sorted(STATES), "first should have a row for each of the eight codes"
        assert first.notna().all().all(), "a cell of first is empty: each of the eight codes needs all three shares"
        assert first.max().max() <= 1, "give shares from 0 to 1, not numbers of weightings or percentages"
        assert (first["certain"] <= first["possible"] + 1e-9).all(), (
            "what is certain is also possible: are the columns exchanged, or do you compare with something else than the highest of the others?"
        )
        assert first["certain"].sum() < 1 - 1e-9, (
            "in some weightings nobody is first for certain: compare the least of one with the most of the others"
        )
        assert first["possible"].sum() > 1 + 1e-9, (
            "in some weightings several states may be first: compare the most of one with the least of the others"
        )
        assert abs(first["as_zero"].sum() - 1) < 1e-6, (
            "if all cells are filled, one state is first in each weighting: as_zero should add up to 1"
        )
        a, z = (np.stack([table[code].to_numpy() for code in STATES], axis=1) for table in (least, most))
        rest = [[other for other in range(8) if other != place] for place in range(8)]
        right = {
            "certain": [(a[:, place] > z[:, others].max(axis=1)).mean() for place, others in enumerate(rest)],
            "possible": [(z[:, place] >= a[:, others].max(axis=1)).mean() for place, others in enumerate(rest)],
            "as_zero": [(a.argmax(axis=1) == place).mean() for place in range(8)],
        }
        at_most = [(z.argmax(axis=1) == place).mean() for place in range(8)]
        assert np.abs(first["as_zero"].reindex(list(STATES)) - at_most).max() > 1e-6, (
            "as_zero takes blanks for their greatest value: take least"
        )
        for column, values in right.items():
            off = (first[column].reindex(list(STATES)).astype(float) - values).abs()
            assert off.max() < 0.002, (
                f"{column} of {STATES[off.idxmax()]} is another share: use the 5,000 weightings of the cell above, and compare with the highest of the seven others"
            )
        for code in first.index[first["possible"] > 0]:
            row = first.loc[code]
            print(f"{STATES[code]:12} first for certain {row.certain:.0%}, possible {row.possible:.0%}, blanks as zero {row.as_zero:.0%}")
        print(
            f"Question 2: right. In {1 - first['certain'].sum():.0%} of the weightings nobody is first for certain. Your guess was {guess}"
        )
        ### BEGIN HIDDEN TESTS
        mine = vars(variants.choose("07-measuring-alignment", STUDENT))
        limits = alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, "volume", **mine)
        reference = alignment.first(*limits, draws=20000, seed=7)
        assert (first[reference.columns].reindex(reference.index) - reference).abs().max().max() < 0.03
        ### END HIDDEN TESTS


# %% [markdown]
# Compare the columns for Belarus, Armenia and Kazakhstan. The careless index has made up its mind about them, and about China, from cells in which there is
# nothing.

# %% [markdown]
# ## Question 3: which empty cell is worth looking for? (2 points)
#
# An archive opens, and you may ask for **one** of the empty cells. Which one would settle most? Take `low` and `high` (arms by volume) and the 5,000 weightings of Question 2.
#
# `settled(low, high)` returns the share of the weightings in which some state, whichever, is first for certain; `open_cells` lists the open cells, such as `("BLR", "votes")`.
#
# 1. For each open cell, fill it in both tables, once with its least and once with its greatest value, and see by how much `settled` rises each time. Keep the smaller of the two, since you
#    cannot know what the archive says. Put these into a dictionary `gain`, with the cells as keys.
# 2. Put into `useless` how many of the open cells have a gain of less than 0.001.
#
# **You will need** a copy, so that the table itself stays as it is: `other = prices.copy()`, and then `other.loc["figs", "apples"] = 0` changes one cell of the copy.
#
# Before you run it: which cell would you ask for? And how many of the open cells do you expect to be useless?

# %%
open_cells = list((high - low).stack().loc[lambda width: width > 0].index)


def settled(low, high):
    """Return the share of the weightings in which some state is first for certain."""
    bottom, top = drawn @ low.to_numpy().T, drawn @ high.to_numpy().T
    rival = np.stack([np.delete(top, place, axis=1).max(axis=1) for place in range(len(low))], axis=1)
    return (bottom > rival).any(axis=1).mean()


# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
gain = None
useless = None

### BEGIN SOLUTION
# Idea: a figure is worth what it changes; fill one cell, leave all others open, and count again.
# Method: go through open_cells; copy both tables, write one value into the same cell of both, and compare settled with before, once for each of the two values.
# Line: one, two = low.copy(), high.copy(); one.loc[cell] = two.loc[cell] = value; settled(one, two) - settled(low, high)
before, gain = settled(low, high), {}
for state, name in open_cells:
    after = []
    for value in (low.loc[state, name], high.loc[state, name]):
        one, two = low.copy(), high.copy()
        one.loc[state, name] = two.loc[state, name] = value
        after.append(settled(one, two))
    gain[state, name] = min(after) - before
useless = sum(value < 0.001 for value in gain.values())
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if gain is None or useless is None:
        print("Question 3: not answered yet")
    else:
        limits = LIMITS["volume"]

        def share_settled(low, high):
            """Return the share of the weightings with a certain first, for the check."""
            bottom, top = (np.asarray(table, dtype=float) @ drawn.T for table in (low, high))
            order = np.sort(top, axis=0)
            best = np.where(top == order[-1], order[-2], order[-1])
            return (bottom > best).any(axis=0).mean()

        base = share_settled(*limits)
        empty = [
            (state, name)
            for state in limits[0].index
            for name in limits[0].columns
            if limits[0].loc[state, name] < limits[1].loc[state, name]
        ]
        assert empty, (
            "no cell is open any more: your loop has written into low and high themselves. Run the cell that makes LIMITS again, and fill copies, low.copy() and high.copy()"
        )
        assert isinstance(gain, dict), "gain should be a dictionary with pairs as keys: {('BLR', 'votes'): ...}"
        assert not any(isinstance(key, str) for key in gain), "the keys of gain should be pairs of state and indicator: ('BLR', 'votes')"
        assert not any(isinstance(value, str) for value in gain.values()), "the values of gain should be numbers, without quotation marks"
        assert set(gain) >= set(empty), (
            f"{len(set(empty) - set(gain))} of the {len(empty)} open cells are missing: where is low below high?"
        )
        assert set(gain) == set(empty), "gain should have the open cells only: where low and high are equal, there is nothing to ask for"
        ways = {}
        for cell in empty:
            ways[cell] = []
            for value in (limits[0].loc[cell], limits[1].loc[cell]):
                one, two = (table.copy() for table in limits)
                one.loc[cell] = two.loc[cell] = value
                ways[cell].append(share_settled(one, two) - base)
        given = np.array([float(gain[cell]) for cell in empty])
        both = np.array([ways[cell] for cell in empty])
        assert np.abs(given - both.min(axis=1) - base).max() > 1e-6, "this is the share after the cell is filled: take off the share before"
        assert np.abs(given - both.max(axis=1)).max() > 1e-6, (
            "this is the greater of the two: keep the smaller, since you cannot choose what the archive says"
        )
        assert np.abs(given - both.mean(axis=1)).max() > 1e-6, (
            "this is the mean of the two: keep the smaller, since you cannot choose what the archive says"
        )
        assert np.abs(given).max() > 1e-6, (
            "nothing changes: write the value into the same cell of both tables, and give the copies to settled"
        )
        assert given.min() > -1e-6, (
            "a filled cell can never settle less: is the sign turned round, or is one cell filled in one table only?"
        )
        assert np.abs(given - both.min(axis=1)).max() < 1e-6, (
            f"the gain of {empty[int(np.abs(given - both.min(axis=1)).argmax())]} is another one: start each time from the tables as they were, and fill one cell in both"
        )
        nothing = int((both.min(axis=1) < 0.001).sum())
        assert useless != len(empty) - nothing, "this counts the cells that are worth something"
        assert useless == nothing, f"useless is the number of cells in gain with less than 0.001, out of {len(empty)}"
        top = max(gain, key=gain.get)
        print(
            f"Question 3: right. Ask for the {top[1]} of {STATES[top[0]]}; {useless} of the {len(empty)} empty cells, alone, settle nothing"
        )
        ### BEGIN HIDDEN TESTS
        assert top[0] == "BLR"
        ### END HIDDEN TESTS


# %% [markdown]
# ## Back to your guess
#
# Set `guess` beside the table `first`. Which state did you overrate, and what made you so sure of it?
#
# ## What such an index cannot say
#
# - **Alike is not allied.** Two states can vote alike, trade and sign without a thought for each other.
# - **Weights are values.** No table says whether a promise of defence is worth ten votes.
# - **Paper lasts.** The promises are those on paper at the end of 2016. A treaty whose member stays away still counts, and North Korea's treaty of 2024 does not.
# - **What is missing is not missing by chance.** The three states with a promise of defence are among those about which these tables know least.
#
# ## Question 4: argue (4 points, read by a person)
#
# A newspaper wants a sentence and a rank: "Russia's closest partners". In six sentences or so:
#
# - Write the sentence that you would sign, with at least two numbers from above.
# - Say which weights you would defend and why, in words that name no state, and what becomes of your rank if the blanks are not zero.
# - Name one thing that no filled cell would show, and why it matters here.
# - Say which one missing figure you would look for first, by Question 3 or against it, and in which source.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q4", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 5: the index by hand, and one choice (no points)
#
# Write `index(low, high, weights)`. It takes the two tables and a dictionary of weights, divides the weights by their sum, and returns a table with the columns
# `low` and `high` and a row per state. An indicator that the dictionary lacks has the weight 0.
#
# Then put into the pair `iran_ahead` in which share of the 5,000 weightings Iran is for certain above Türkiye: first with arms by volume (`least`, `most`), then with arms by share.
#
# **You will need** to multiply each column by its weight and add up. With fruit: `prices @ pd.Series({"apples": 2, "pears": 1})` gives the sum for each row of a table with these columns.

# %%
least_by_share, most_by_share = (pd.DataFrame(drawn @ table.to_numpy().T, columns=list(STATES)) for table in LIMITS["share"])

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
iran_ahead = None


def index(low, high, weights):
    """Return the least and the greatest index of each state."""
    ### BEGIN SOLUTION
    chosen = pd.Series(weights, dtype=float).reindex(low.columns, fill_value=0)
    return pd.DataFrame({"low": low @ chosen, "high": high @ chosen}) / chosen.sum()
    # Idea: one state's index is a weighted mean of its row, once with the least and once with the greatest values.
    # Method: make a Series of weights in the order of the columns, multiply each table with it, and divide by the sum of the weights.
    # Line: chosen = pd.Series(weights, dtype=float).reindex(low.columns, fill_value=0), and then (low @ chosen) / chosen.sum()
    ### END SOLUTION


### BEGIN SOLUTION
iran_ahead = ((least["IRN"] > most["TUR"]).mean(), (least_by_share["IRN"] > most_by_share["TUR"]).mean())
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(5)
def _check():
    if iran_ahead is None or checks.unwritten(index, low, high, {"votes": 1}):
        print("Question 5: not answered yet")
    else:
        limits = LIMITS["volume"]
        even = index(*limits, dict.fromkeys(alignment.INDICATORS, 5))
        assert isinstance(even, pd.DataFrame), "index should return a table with the columns low and high"
        assert {"low", "high"} <= set(even.columns), "index should return the columns low and high"
        assert even.max().max() <= 1 + 1e-9, "the index should not exceed 1: divide the weights by their sum"
        assert (even["low"] <= even["high"] + 1e-9).all(), (
            "the least index of a state exceeds its greatest: low comes from the table low, high from high"
        )
        assert np.allclose(index(*limits, {"votes": 3})["low"], limits[0]["votes"]), (
            "with a weight on votes alone the index is the column votes"
        )
        assert np.allclose(index(*limits, {"promise": 3, "votes": 1}), index(*limits, {"votes": 1, "promise": 3})), (
            "the order of the dictionary changes the index: bring the weights into the order of the columns, with reindex"
        )
        for weights in ({"votes": 1, "trade": 2, "arms": 3, "promise": 4, "agreements": 5}, {"arms": 7, "votes": 1}):
            assert np.allclose(index(*limits, weights)[["low", "high"]], alignment.spread(*limits, weights)), (
                f"with the weights {weights} the index is another one: multiply each column by its weight, add up, divide by the sum of the weights"
            )
        pair = list(iran_ahead)
        assert len(pair) == 2, "iran_ahead should be a pair: by volume, by share"
        assert max(pair) <= 1, "iran_ahead are two shares from 0 to 1"
        ahead = [(one["IRN"] > two["TUR"]).mean() for one, two in ((least, most), (least_by_share, most_by_share))]
        behind = [(one["TUR"] > two["IRN"]).mean() for one, two in ((least, most), (least_by_share, most_by_share))]
        careless = [(one["IRN"] > one["TUR"]).mean() for one in (least, least_by_share)]
        assert np.abs(np.subtract(pair, ahead[::-1])).max() > 0.002, "the pair is exchanged: by volume comes first, then by share"
        assert np.abs(np.subtract(pair, behind)).max() > 0.002, "these are the shares in which Türkiye is for certain above Iran"
        assert np.abs(np.subtract(pair, careless)).max() > 0.002, (
            "this compares least with least, as if blanks were zero: for certain means above the most of the other"
        )
        assert np.abs(np.subtract(pair, ahead)).max() < 0.002, (
            "for iran_ahead compare Iran's least with Türkiye's most, in each of the two pairs of tables"
        )
        print(
            f"Question 5: right. Iran is for certain above Türkiye in {pair[0]:.0%} of the weightings by volume, in {pair[1]:.0%} by share"
        )
        ### BEGIN HIDDEN TESTS
        mine = vars(variants.choose("07-measuring-alignment", STUDENT))
        again = {way: alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, way, **mine) for way in ("volume", "share")}
        for share, way in zip(iran_ahead, ("volume", "share"), strict=True):
            assert abs(share - alignment.share_ahead(*again[way], "IRN", "TUR", draws=20000, seed=7)) < 0.03
        ### END HIDDEN TESTS


# %% [markdown]
# Here the choice of one indicator does more than most weights. Russia sent Iran few arms in those years, but Iran got hardly any from others.

# %% [markdown]
# ## Extension B, Question 6: not named is not nothing (no points)
#
# The columns do not even speak of the same years: votes of five, arms of ten, promises as they stood at the end of 2016, agreements 1980 to 2010. Whoever
# calls their sum "alignment in 2021" has already made a choice. Four states have no votes here and several no arms. This says what the makers of the
# tables selected, and nothing about the states. You make two of the five columns again.
#
# The table `partner_shares` names Russia's main partners of 2021. Make a table `trade` with a row per state of `STATES` and the columns `low` and `high`: the least
# and the greatest share, in per cent, that the state can have in Russia's trade. For each flow (`exports`, `imports`) a state that is named has the share
# that is printed, both as least and as greatest. A state that is not named has at least 0 and at most the smallest share that this entry names. Take the
# mean of the two flows.
#
# **You will need** to look up names in a list that lacks some: `prices.reindex(["apples", "figs"])` leaves NaN where there is none, and `.fillna(0)` fills it.

# %%
partners = data.load("partner_shares")
russian = partners[(partners["reporter"] == "RUS") & (partners["year"] == 2021)]
russian[["flow", "rank", "partner", "partner_name", "share"]]

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
trade = None
### BEGIN SOLUTION
entries = [russian[russian["flow"] == flow].set_index("partner")["share"] for flow in ("exports", "imports")]
trade = pd.DataFrame(
    {
        "low": sum(entry.reindex(list(STATES)).fillna(0) for entry in entries) / 2,
        "high": sum(entry.reindex(list(STATES)).fillna(entry.min()) for entry in entries) / 2,
    }
)
# Idea: each flow is a list that ends somewhere; who is not on it has less than the last one, or the same.
# Method: for each flow make a Series of shares by partner, bring it into the order of STATES, and fill the gaps once with 0, once with the smallest share.
# Line: exports.reindex(list(STATES)).fillna(exports.min())
### END SOLUTION
trade


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if trade is None:
        print("Question 6: not answered yet")
    else:
        assert isinstance(trade, pd.DataFrame), "trade should be a table"
        assert list(trade.index) == list(STATES), "the rows should be the eight codes of STATES, in this order: reindex(list(STATES))"
        assert list(trade.columns) == ["low", "high"], "the columns should be low and high"
        says = trade.astype(float)
        assert says.notna().all().all(), (
            "no cell should be empty: a state that is not named has at least 0 and at most the smallest share named"
        )
        assert (says["low"] <= says["high"]).all(), "the least share cannot exceed the greatest"
        assert says.loc["CHN", "low"] > 1, "give per cent, as the table does, not shares from 0 to 1"
        each = [russian[russian["flow"] == flow].set_index("partner")["share"].astype(float) for flow in ("exports", "imports")]
        bottom = sum(one.reindex(list(STATES)).fillna(0) for one in each) / 2
        top = sum(one.reindex(list(STATES)).fillna(one.min()) for one in each) / 2
        assert abs(says.loc["CHN", "low"] - 2 * bottom["CHN"]) > 1e-6, "take the mean of exports and imports, not the sum"
        assert abs(says.loc["CHN", "low"] - each[0]["CHN"]) > 1e-6, "these are the exports alone: take the mean of exports and imports"
        assert abs(says.loc["CHN", "low"] - each[1]["CHN"]) > 1e-6, "these are the imports alone: take the mean of exports and imports"
        assert says.loc["CHN", "low"] == says.loc["CHN", "high"], "China is named in both flows, so nothing is open"
        assert says.loc["TUR", "high"] > 0, "Türkiye is not named, which is not zero: it may have as much as the last partner that is named"
        assert says.loc["TUR", "low"] == 0, "Türkiye is named in neither flow, so nothing is sure of it: its least share is 0"
        assert says.loc["BLR", "low"] > 0, "Belarus is named among the imports: that half is known"
        assert abs(says.loc["BLR", "low"] - each[1].get("BLR", 0)) > 1e-6, (
            "Belarus is named among the imports only: the least of its exports is 0, and the mean takes both"
        )
        assert says.loc["TUR", "high"] < top["TUR"] + 1e-6 or says.loc["TUR", "high"] > each[0].max() / 2 + 9, (
            "what is not named has at most the smallest share that the same flow names: take the minimum of each flow by itself"
        )
        off = pd.DataFrame({"low": (says["low"] - bottom).abs(), "high": (says["high"] - top).abs()})
        assert off.max().max() < 1e-6, (
            f"the {off.max().idxmax()} of {STATES[off.max(axis=1).idxmax()]} is another one: not named is 0 at least, and at most the smallest share named in the same flow"
        )
        print(
            "Question 6: right.",
            ", ".join(f"{STATES[code]} {row['low']:.1f} to {row['high']:.1f}" for code, row in says.iterrows()),
            "per cent",
        )
        ### BEGIN HIDDEN TESTS
        assert np.allclose(says["low"] / says["high"].max(), LIMITS["volume"][0]["trade"])
        assert np.allclose(says["high"] / says["high"].max(), LIMITS["volume"][1]["trade"])
        ### END HIDDEN TESTS


# %% [markdown]
# A limit is less than a figure and more than a blank.

# %% [markdown]
# ## Extension C, Question 7: one column from its source (no points)
#
# Make the column `arms` yourself, as a table `arms` with a row per state of `STATES` (the code as index) and the columns `low` and `high`.
#
# 1. Add up `tiv` that Russia delivered to each state in the ten years that begin with `variant.arms_from`, from `arms_register_1995_2024` (columns `supplier`, `recipient`, `year`, `tiv`).
# 2. Divide by the largest of the eight.
# 3. Where the register cannot know a state, the cell stays open: `low` is 0 and `high` is 1. One of the missing states can be filled from a manifest: read the warnings below.
#
# **You will need** `fruit[fruit["year"].between(2001, 2010)].groupby("buyer")["kilos"].sum()`: sums by buyer in ten years.

# %%
register = data.load("arms_register_1995_2024")
warned = [f"- the register: {caveat}" for caveat in data.describe("arms_register_1995_2024").caveats if caveat.startswith("Only eleven")]
warned += [
    f"- another table of SIPRI: {caveat}"
    for caveat in data.describe("arms_exports_1950_2021").caveats
    if "Israel" in caveat or "blank" in caveat
]
Markdown("\n".join(warned))

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
arms = None
### BEGIN SOLUTION
sold = register[(register["supplier"] == "RUS") & register["year"].between(variant.arms_from, variant.arms_from + 9)]
known = sold.groupby("recipient")["tiv"].sum().reindex(list(STATES))
known["ISR"] = 0
arms = pd.DataFrame({"low": (known / known.max()).fillna(0), "high": (known / known.max()).fillna(1)})
# Idea: three kinds of cells: a figure, a real zero, and nobody knows; the third kind is as wide as it can be.
# Method: filter supplier and years, add up by recipient, bring into the order of STATES, fill the real zero, divide, and fill the rest twice.
# Line: sold.groupby("recipient")["tiv"].sum().reindex(list(STATES))
### END SOLUTION
arms


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if arms is None:
        print("Question 7: not answered yet")
    else:
        assert isinstance(arms, pd.DataFrame), "arms should be a table"
        assert list(arms.index) == list(STATES), "the rows should be the eight codes of STATES, in this order: reindex(list(STATES))"
        assert list(arms.columns) == ["low", "high"], "the columns should be low and high"
        says = arms.astype(float)
        assert says.notna().all().all(), "no cell should be empty: what nobody knows lies between 0 and 1"
        assert says.max().max() <= 1 + 1e-9, "every cell should lie from 0 to 1: divide by the largest of the eight"
        assert (says["low"] <= says["high"] + 1e-9).all(), "no least value may exceed the greatest"
        assert says.loc["KAZ", "high"] == 1, (
            "the register was not asked for Kazakhstan: a zero would be an invention, it may be anything up to 1"
        )
        assert (says.loc[["BLR", "ARM", "PRK"], "high"] == 1).all(), (
            "the register was not asked for Belarus, Armenia and North Korea: they may have anything up to 1"
        )
        assert (says.loc[["BLR", "ARM", "KAZ", "PRK"], "low"] == 0).all(), "what nobody knows may be nothing: the least is 0"
        assert says.loc["ISR", "high"] == 0, (
            "SIPRI's table lists all but Israel: no delivery to it is known, and that cell can be filled with a real zero"
        )
        assert says.loc["CHN", "low"] == says.loc["CHN", "high"], "China's deliveries are known: least and greatest are the same"
        years = register["year"].between(variant.arms_from, variant.arms_from + 9)
        one, all_years, all_sellers = (
            register[rows].groupby("recipient")["tiv"].sum()
            for rows in (years & register["supplier"].eq("RUS"), register["supplier"].eq("RUS"), years)
        )
        nine, eleven = (
            register[register["supplier"].eq("RUS") & register["year"].between(variant.arms_from, variant.arms_from + more)]
            .groupby("recipient")["tiv"]
            .sum()
            for more in (8, 10)
        )

        def part(sums):
            """Return what Türkiye and Iran have of China's deliveries, and China of the largest of the eight."""
            eight = sums.reindex(list(STATES))
            return (eight / eight.max())[["TUR", "IRN", "CHN"]].to_numpy()

        given = says.loc[["TUR", "IRN", "CHN"], "low"].to_numpy()
        assert not np.allclose(given, one.reindex(["TUR", "IRN", "CHN"]) / one.sum()), (
            "you divide by the sum of all: divide by the largest of the eight"
        )
        assert np.allclose(part(one), part(all_years)) or not np.allclose(given, part(all_years)), (
            "these are all years: take the ten that begin with variant.arms_from"
        )
        assert not np.allclose(given, part(all_sellers)), "these are the deliveries of all suppliers: take Russia's"
        assert np.allclose(part(one), part(nine)) or not np.allclose(given, part(nine)), (
            "these are nine years: between() takes both ends, so ten years end nine after the first"
        )
        assert np.allclose(part(one), part(eleven)) or not np.allclose(given, part(eleven)), (
            "these are eleven years: between() takes both ends, so ten years end nine after the first"
        )
        assert np.allclose(given, part(one)), (
            "Türkiye, Iran or China have another share: add up tiv over your ten years, and divide by the largest of the eight"
        )
        print("Question 7: right.", ", ".join(f"{STATES[code]} {row['low']:.2f} to {row['high']:.2f}" for code, row in says.iterrows()))
        ### BEGIN HIDDEN TESTS
        mine = vars(variants.choose("07-measuring-alignment", STUDENT))
        again = alignment.bounds({name: data.load(name) for name in alignment.NEEDED}, **mine)
        assert np.allclose(says["low"], again[0]["arms"])
        assert np.allclose(says["high"], again[1]["arms"])
        ### END HIDDEN TESTS


# %% [markdown]
# What is divided by the largest value depends on who is in the list: leave China out, and three columns change for everyone.

# %% [markdown]
# ## Extension D: later promises, other votes (30 minutes, no points)
#
# The promises stop in 2016. The rows of `treaties` whose `coder` is *ours* hold the treaties with North Korea (2024), Belarus (2024) and Iran (2025). Give their
# promises points by the same rule, leave open what was not read (an empty flag is not a no), and compute `first` again: whose share changes most? Then put the
# resolutions on Ukraine (`un_key_votes`) beside `votes`. They know Belarus, Armenia, Kazakhstan and North Korea. Do they close the gap, or do they measure
# something else?

# %% [markdown]
# ## Sources
#
# The tables name theirs: `data.describe("un_agreement").citation`, and so on. SIPRI's figures are extracts under its terms of use, for teaching; sums, shares and the
# index are computed here and must not be attributed to SIPRI, ATOP or DCAD. Manski, Charles F. (2003). *Partial Identification of Probability Distributions*.
# Springer. Saisana, Michaela, Andrea Saltelli and Stefano Tarantola (2005). Uncertainty and Sensitivity Analysis Techniques as Tools for the Quality Assessment of
# Composite Indicators. *Journal of the Royal Statistical Society* A 168(2), 307–323.
