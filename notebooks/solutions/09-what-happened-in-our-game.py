# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 9: What happened in our game?
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *The alliance game*; play it, if you can.
# **Data:** the logs that your tables saved, or those of a made-up class; `reliability_rates`. **Model:** `alliances.models.game`; every payoff is invented.
#
# You will
#
# 1. turn the logs of a game into a table, and check it by its sums,
# 2. measure promises twice: those that were called, and all that were planned,
# 3. count who was left alone and who was dragged in, and what it cost,
# 4. ask which posture paid, and find out how much of the answer is who chose it,
# 5. set a table against 200 simulated ones, and split luck from choice.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
from pathlib import Path

import altair as alt
import numpy as np
import pandas as pd

from alliances import data
from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models.game import logs

style.show_live()

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you a made-up class of your own. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("09-what-happened-in-our-game", STUDENT)
lab = checks.Lab("09-what-happened-in-our-game", edition=3)
print("Your variant:", vars(variant))

# %% [markdown]
# ## The logs
#
# After a game, *Download the log (CSV)* on the page gives a file `game-….csv`. Put the files of all your tables into a folder `logs` beside this notebook and
# set `OURS = True`. With `OURS = False` you get six tables of a **made-up class**: no people, but strategies that were written for this book, each a few
# simple rules. They were let play by the same rules, on cards drawn with the seed of your variant. For marks, hand in the lab with `OURS = False`.

# %%
OURS = False
files = sorted(Path("logs").glob("game-*.csv")) if OURS else logs.made_up(variant.seed)
log = logs.read(files)
print(f"{log['table'].nunique()} tables, {len(log)} rows")
log.head()

# %% [markdown]
# **Before you count:** which posture do you expect to have paid best in a round: free, partner or ally? Write it down. It earns no points and costs none; you come back to it in Question 4.

# %%
guess = None  # 0 free, 1 partner, 2 ally

# %% [markdown]
# One row is one seat in one round. The columns, in short:
#
# - `level` and `with`: the tie that came about, 0 free, 1 partner, 2 ally (`named_level` and `named_with`: what the seat asked for)
# - `plan_minor`, `plan_major`: would it honour a call (or, as a partner, send aid) after a minor or a major attack?
# - `forecast_minor`, `forecast_major`: chance in per cent that the *other* says yes; `truth_minor`, `truth_major`: whether the other did
# - `called`, `honoured`, `abandoned` (its ally stayed out), `backed` (an adventure of its ally), `diverted` (an attack deterred elsewhere hit it)
# - points by cause: `exit`, `standing`, `attack`, `help`, `fine`, `adventure`, `backing`, `bystander`, `opening`; losses are negative
# - `points`: what the seat has at the end of the round; each began with 20

# %% [markdown]
# ## Question 1: check the table by its sums (2 points)
#
# Add a column `change` to `log`: what each seat won or lost in each round, the sum over all nine causes. `list(logs.CAUSES)` is the list of their names.
#
# **You will need** the sum of each row over some columns: `fruit[["apples", "pears"]].sum(axis=1)`.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
log["change"] = None
### BEGIN SOLUTION
log["change"] = log[list(logs.CAUSES)].sum(axis=1)
# Idea: every cause has a column with its points, and losses are negative already.
# Method: choose the nine columns and add them up row by row.
# Line: log["change"] = log[list(logs.CAUSES)].sum(axis=1)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if "change" not in log.columns or all(each is None for each in log["change"]):
        print("Question 1: not answered yet")
    else:
        assert log["change"].notna().any(), (
            "no row has a number: without axis=1 a sum goes down the columns, and its numbers belong to the causes, not to the rows"
        )
        right = log[list(logs.CAUSES)].sum(axis=1)
        given = log["change"].astype(float)
        assert given.notna().all(), "some rows have no change: is there a sum for every row?"
        assert (given < 0).any(), "nobody loses anything: have you taken the numbers without their signs?"
        assert given.nunique() > 1, "every row has the same number: this is one sum of everything, axis=1 sums each row"
        assert not np.allclose(given, -right), "the signs are turned round: losses are negative"
        assert not np.allclose(given, log["points"] - 20), (
            "these are all changes since the beginning: the sum of the causes of one round is asked"
        )
        assert not np.allclose(given, right / len(logs.CAUSES)), "this is the mean of the nine causes: take their sum"
        assert not np.allclose(given, right + log["points"]), "points is no cause: it is what a seat has at the end of the round"
        lacking = [cause for cause in logs.CAUSES if np.allclose(given, right - log[cause]) and log[cause].abs().sum() > 0]
        assert not lacking, (
            f"20 and all changes of a seat do not give its last points: is a cause missing, {lacking[0] if lacking else ''}?"
        )
        doubled = [cause for cause in logs.CAUSES if np.allclose(given, right + log[cause]) and log[cause].abs().sum() > 0]
        assert not doubled, f"the cause {doubled[0] if doubled else ''} is counted twice"
        ends = 20 + log.assign(change=given).groupby(["table", "seat"])["change"].sum()
        assert (ends - log.groupby(["table", "seat"])["points"].last()).abs().max() < 0.05, (
            "20 and all changes of a seat do not give its last points: are more or fewer than the nine causes in the sum?"
        )
        assert np.allclose(given, right), "the sums of the seats are right, but some rounds are not: sum the causes of each row"
        print(f"Question 1: right. Seats end between {ends.min():.0f} and {ends.max():.0f} points")
        ### BEGIN HIDDEN TESTS
        assert abs(log["change"].sum() - log[list(logs.CAUSES)].to_numpy().sum()) < 1e-6
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 2: two rates of honour (3 points)
#
# Compute two rates in per cent. `called_rate`: of all calls (`called`), how many were honoured? `planned_rate`: of all promises of allies (level 2; two in
# each row, `plan_minor` and `plan_major`), how many did the plan mean to keep? The second counts promises that were never tested, too.
#
# **You will need** `100 * fruit["sold"].sum() / fruit["picked"].sum()`, and `fruit[fruit["grade"] == 2]` for some rows only.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
called_rate = None
planned_rate = None
### BEGIN SOLUTION
called_rate = 100 * log["honoured"].sum() / log["called"].sum()
allied = log[log["level"] == 2]
planned_rate = 100 * allied[["plan_minor", "plan_major"]].mean().mean()
# Idea: two rates, two lists of cases: the calls that came, and the promises that stood.
# Method: divide two sums for the first; for the second keep the rows of level 2 and average two columns of yes and no.
# Line: 100 * log["honoured"].sum() / log["called"].sum()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if called_rate is None or planned_rate is None:
        print("Question 2: not answered yet")
    else:
        promises = log.loc[log["level"] == 2, ["plan_minor", "plan_major"]].astype(float)
        right, planned = 100 * log["honoured"].sum() / log["called"].sum(), 100 * promises.to_numpy().mean()
        assert np.ndim(called_rate) == 0 and np.ndim(planned_rate) == 0, (
            "called_rate and planned_rate should be one number each: take a sum or a mean"
        )
        assert max(called_rate, planned_rate) > 1, "give percentages, not shares: multiply by 100"
        assert abs(called_rate - (100 - right)) > 0.005 or abs(right - 50) < 0.005, (
            "called_rate is the share of calls that were not honoured"
        )
        assert abs(called_rate - 100 * log["honoured"].mean()) > 0.005, (
            "this is the mean over all rows: divide by the number of calls, not of rows"
        )
        per_row = 100 * (log["honoured"] / log["called"].where(log["called"] > 0)).mean()
        assert abs(called_rate - per_row) > 0.005 or abs(per_row - right) < 0.005, (
            "sum the calls before you divide: some rows have two calls"
        )
        assert called_rate <= 100, "more is honoured than was called: is the fraction upside down?"
        assert called_rate != round(right) or abs(called_rate - right) < 0.05, "called_rate is rounded: leave round() away"
        assert abs(called_rate - right) < 0.05, "called_rate is all that was honoured, divided by all that was called, times 100"
        assert planned_rate <= 100, "more is kept than was promised: each row of an ally has two promises, divide by twice the rows"
        partners_too = 100 * np.nanmean(log[["plan_minor", "plan_major"]].astype(float).to_numpy())
        assert not (log["level"] == 1).any() or abs(planned_rate - partners_too) > 0.005, (
            "partners have promised nothing: take the rows of level 2 only"
        )
        for column, other in (("plan_minor", "plan_major"), ("plan_major", "plan_minor")):
            assert abs(planned_rate - 100 * promises[column].mean()) > 0.005, (
                f"this is {column} alone, or counts rows: each row of an ally has two promises, {other} too"
            )
        assert abs(planned_rate - 100 * promises.all(axis=1).mean()) > 0.005, (
            "this counts rows in which both promises would be kept: count each promise"
        )
        assert abs(planned_rate - 100 * promises.any(axis=1).mean()) > 0.005, (
            "this counts rows in which one promise at least would be kept: count each promise"
        )
        assert abs(planned_rate - (100 - planned)) > 0.005, "planned_rate is the share that the plan meant to break"
        assert planned_rate != round(planned) or abs(planned_rate - planned) < 0.05, "planned_rate is rounded: leave round() away"
        assert abs(planned_rate - planned) < 0.05, (
            "planned_rate is the mean of plan_minor and plan_major over the rows of level 2, times 100"
        )
        print(f"Question 2: right. {called_rate:.0f} per cent of the calls, {planned_rate:.0f} per cent of the plans")
        ### BEGIN HIDDEN TESTS
        kept = log.loc[log["level"] == 2, ["plan_minor", "plan_major"]].astype(float).to_numpy()
        assert abs(planned_rate / 100 - kept.sum() / kept.size) < 0.0005
        ### END HIDDEN TESTS


# %%
rates = data.load("reliability_rates")
rates.loc[rates["counted"] == "obligations", ["study", "year", "group", "rate"]]

# %% [markdown]
# Which of your two rates is the one to set beside these, and why? Think of what had to happen before a promise got into their list.
#
# ## Question 3: left alone, dragged in (3 points)
#
# Snyder's two fears, measured. Make a data frame `fears` with one row a table and seat (group by both) and two columns: `abandoned`, how often the seat was left
# alone, and `dragged`, how many points it paid for its allies, as a positive number: what stands in `help` and in `backing`.
#
# **You will need** `fruit.groupby(["shop", "day"])[["kilos", "euros"]].sum()`: one row for each pair, two sums.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
fears = None
### BEGIN SOLUTION
fears = log.assign(dragged=-(log["help"] + log["backing"])).groupby(["table", "seat"])[["abandoned", "dragged"]].sum()
# Idea: both fears are sums over the rounds of a seat, one of events, one of points.
# Method: make a column dragged from the two causes, with the sign turned; then group by table and seat, and sum.
# Line: log.assign(dragged=-(log["help"] + log["backing"])).groupby(["table", "seat"])[["abandoned", "dragged"]].sum()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if fears is None:
        print("Question 3: not answered yet")
    else:
        by_seat = log.groupby(["table", "seat"])[["abandoned", "left_ally", "help", "backing"]].sum()
        assert isinstance(fears, pd.DataFrame), "fears should be a table"
        assert list(fears.columns) == ["abandoned", "dragged"], "the columns are abandoned and dragged, in this order"
        assert len(fears) == len(by_seat), "one row a table and seat: group by both columns"
        assert fears.index.nlevels == 2, "table and seat should name the rows: leave them in the index"
        given = fears.sort_index()
        away, paid = given["abandoned"].astype(float).to_numpy(), given["dragged"].astype(float).to_numpy()
        lost = -(by_seat["help"] + by_seat["backing"]).to_numpy()
        assert not np.allclose(paid, -lost), "what a seat paid is asked as a positive number"
        assert not np.allclose(paid, -by_seat["help"].to_numpy()), "adventures that were backed are missing: add backing"
        assert not np.allclose(paid, -by_seat["backing"].to_numpy()), "help is missing in what was paid"
        assert not np.allclose(paid, -(by_seat["help"] - by_seat["backing"]).to_numpy()), (
            "backing is a loss, too: add both before you turn the sign"
        )
        counts = log.assign(d=(log["help"] < 0) | (log["backing"] < 0)).groupby(["table", "seat"])["d"].sum().to_numpy()
        assert not np.allclose(paid, counts), "this counts how often a seat paid: the points are asked"
        rounds = log.groupby(["table", "seat"]).size().to_numpy()
        assert not np.allclose(paid, lost / rounds), "this is the mean of a round: sum over all rounds"
        assert np.allclose(paid, lost), (
            "dragged is another number for some seats: turn the sign of help and backing, and sum over the rounds"
        )
        assert not np.allclose(away, by_seat["left_ally"].to_numpy()) or by_seat["abandoned"].equals(by_seat["left_ally"]), (
            "left_ally says how often the seat left its ally: abandoned is the other side"
        )
        assert not np.allclose(away, (by_seat["abandoned"] > 0).to_numpy()) or by_seat["abandoned"].max() <= 1, (
            "this says whether a seat was left: how often is asked"
        )
        assert np.allclose(away, by_seat["abandoned"].to_numpy()), (
            "abandoned is another number for some seats: sum the column over the rounds"
        )
        print(f"Question 3: right. Left alone {fears['abandoned'].sum():.0f} times; {fears['dragged'].sum():.0f} points paid for allies")
        ### BEGIN HIDDEN TESTS
        assert fears["abandoned"].sum() == log["left_ally"].sum()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Look at a table
#
# Choose a table: the lines are its seats, round by round. **A task:** find a seat that changes its posture in the middle of a game (hold the mouse over its line), and see whether its line
# bends there. Would you say that the posture did it?

# %%
import ipywidgets as widgets


def draw(table):
    """Draw the points of the seats of a table."""
    rows = log.loc[log["table"] == table, ["seat", "player", "round", "points", "level"]]
    rows = rows.assign(who=[f"{chr(65 + row.seat)}: {row.player}" for row in rows.itertuples()])
    x, y = alt.X("round:O", title="Round"), alt.Y("points:Q", title="Points")
    return (
        alt.Chart(rows, width=560, height=240)
        .mark_line(point=True)
        .encode(x=x, y=y, color=alt.Color("who:N", title=None), tooltip=["who", "round", "level", "points"])
    )


def tell(table):
    """Say in a line how a table did."""
    rows = log[log["table"] == table]
    last = rows[rows["round"] == rows["round"].max()]
    return f"Table {table}: {last['points'].sum():.0f} points together, {rows['honoured'].sum()} of {rows['called'].sum()} calls honoured"


chosen = widgets.Dropdown(options=list(log["table"].unique()), description="Table")
said, drawing = widgets.Label(tell(chosen.value)), alt.JupyterChart(draw(chosen.value))


def update(change):
    """Answer the choice of a table."""
    said.value = tell(chosen.value)
    drawing.chart = draw(chosen.value)


chosen.observe(update, "value")
widgets.VBox([chosen, said, drawing])

# %% [markdown]
# ## Question 4: which posture paid, and whose was it? (2 points)
#
# 1. Compute the mean `change` of a round for each `level` and put it into `by_level`: a series or dictionary with the keys 0, 1 and 2.
# 2. Who chose to be free, and who was left? Take out who it was: subtract from each `change` the mean `change` of the same seat at the same table over all its rounds, and take the mean of
#    what is left for each `level`. Put it into `within`, with the same keys.
#
# **You will need** the mean of a group in each of its rows: `fruit.groupby("shop")["kilos"].transform("mean")` has as many rows as `fruit`.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
by_level = None
within = None
### BEGIN SOLUTION
by_level = log.groupby("level")["change"].mean()
own = log.groupby(["table", "seat"])["change"].transform("mean")
within = (log["change"] - own).groupby(log["level"]).mean()
# Idea: compare a seat with itself: did it do better in its rounds as an ally than in its other rounds?
# Method: transform gives each row the mean of its seat; subtract it, and group what is left by level.
# Line: own = log.groupby(["table", "seat"])["change"].transform("mean")
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(4)
def _check():
    if "change" not in log.columns or log["change"].isna().all() or by_level is None or within is None:
        print("Question 4: not answered yet")
    else:
        change = log[list(logs.CAUSES)].sum(axis=1)
        right = change.groupby(log["level"]).mean()
        seat, table, turn = (
            change - change.groupby([log[name] for name in names]).transform("mean")
            for names in (["table", "seat"], ["table"], ["table", "round"])
        )
        inside = seat.groupby(log["level"]).mean()
        assert not np.isscalar(by_level) and not np.isscalar(within), (
            "by_level and within should have a number for each level: group by level"
        )
        assert not any(isinstance(value, str) for one in (by_level, within) for value in dict(one).values()), (
            "by_level and within should hold numbers, without quotation marks"
        )
        says, own_says = (pd.Series(dict(one), dtype=float) for one in (by_level, within))
        assert set(says.index) == set(log["level"]), "the keys of by_level are the levels that occur: 0, 1 and 2"
        says, own_says = says.sort_index(), own_says.sort_index()
        assert not np.allclose(says, change.groupby(log["level"]).sum()), "the mean of a round is asked, not the sum over all rounds"
        assert not np.allclose(says, change.groupby(log["level"]).median()), "this is the median: take the mean"
        assert not np.allclose(says, log.groupby("level")["attack"].mean()), "this is one cause only: take the column change"
        assert not np.allclose(says, log.groupby("level")["points"].mean()), "these are points at the end of rounds: take the column change"
        named = change.groupby(log["named_level"]).mean()
        assert set(named.index) != set(says.index) or not np.allclose(says, named) or np.allclose(named, right), (
            "named_level is what a seat asked for: level is the tie that came about"
        )
        assert np.allclose(says, right) or not any(np.allclose(says, right.round(digits)) for digits in (1, 2, 3)), (
            "by_level is rounded: leave .round away"
        )
        assert np.allclose(says, right), "by_level is the mean of the column change over the rows of each level"
        assert set(own_says.index) == set(log["level"]), "the keys of within are the levels that occur: 0, 1 and 2"
        assert not np.allclose(own_says, right), "within is by_level again: subtract the mean of the seat from each change first"
        assert not np.allclose(own_says, right - change.mean()), (
            "you subtract the mean of all: subtract the mean of the same seat at the same table"
        )
        assert not np.allclose(own_says, table.groupby(log["level"]).mean()), (
            "you subtract the mean of the table: subtract that of each seat, group by table and seat"
        )
        assert not np.allclose(own_says, turn.groupby(log["level"]).mean()), (
            "you subtract the mean of the round: subtract that of each seat, group by table and seat"
        )
        alone = (change - change.groupby(log["seat"]).transform("mean")).groupby(log["level"]).mean()
        assert not np.allclose(own_says, alone), "seat 0 sits at every table: group by table and seat"
        assert not np.allclose(own_says, -inside), "the sign is turned round: the change less the mean of the seat"
        assert np.allclose(own_says, inside) or not any(np.allclose(own_says, inside.round(digits)) for digits in (2, 3)), (
            "within is rounded: leave .round away"
        )
        assert np.allclose(own_says, inside), (
            "within is the mean, for each level, of the change less the mean change of the same seat at the same table"
        )
        print(
            "Question 4: right.",
            {level: f"{value:+.2f}" for level, value in says.items()},
            "points a round; within a seat",
            {level: f"{value:+.2f}" for level, value in own_says.items()},
        )
        print(
            f"From best to worst it is {says.max() - says.min():.2f} points; within a seat {own_says.max() - own_says.min():.2f}. You expected {guess}"
        )
        ### BEGIN HIDDEN TESTS
        for level, value in dict(by_level).items():
            mine = log.loc[log["level"] == level, list(logs.CAUSES)].sum(axis=1)
            assert abs(value - mine.mean()) < 1e-6
        ### END HIDDEN TESTS


# %% [markdown]
# Who was free in these rounds, and why? Those who chose it, those whom nobody wanted, and those who had just been left stand in one number. Most of what a posture seemed to pay belongs to who
# chose it and to what happened at the table. This is the trap of every comparison of allied states with others.

# %% [markdown]
# ## Question 5: luck or choice? (3 points)
#
# `logs.crowd(seed, rounds=length)` lets 200 tables of written strategies, drawn at random, play on the cards of one seed, as many rounds as you did;
# `logs.crowd(None, rounds=length)` gives each table other cards. Each returns a data frame with the column `total`, the points of a whole table.
#
# Put into `choice` the standard deviation of `total` with the cards of your log (`log["seed"].iloc[0]`), and into `all_of_it` that with other cards at each
# table. Then take your first table, `log["table"].iloc[0]`: which share (0 to 1) of the 200 tables with the *same* cards has a lower total? Put
# it into `place`. (If your tables do not have five seats, say so: `logs.crowd(seed, seats=4, rounds=length)`; if they had other rules, add them as in Extension B.)
#
# **You will need** `.std()` of a column, and the mean of a comparison: `(fruit["kilos"] < 3).mean()`.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
length = int(log["round"].max())
choice = None
all_of_it = None
place = None
### BEGIN SOLUTION
same_cards = logs.crowd(log["seed"].iloc[0], rounds=length)["total"]
choice = same_cards.std()
all_of_it = logs.crowd(None, rounds=length)["total"].std()
first = log[log["table"] == log["table"].iloc[0]]
place = (same_cards < first.loc[first["round"] == first["round"].max(), "points"].sum()).mean()
# Idea: on the same cards only choices differ; on other cards luck differs, too.
# Method: two calls of logs.crowd, the standard deviation of total in each; then your table's points of the last round, added up, among the totals of the first.
# Line: first.loc[first["round"] == first["round"].max(), "points"].sum()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(5)
def _check():
    if choice is None or all_of_it is None or place is None:
        print("Question 5: not answered yet")
    else:
        seats = log.groupby("table")["seat"].nunique().iloc[0]
        # not "same" and "other": an answer may have these names
        on_these = logs.crowd(log["seed"].iloc[0], seats=seats, rounds=log["round"].max())["total"]
        on_any = logs.crowd(None, seats=seats, rounds=log["round"].max())["total"]
        own = log[log["table"] == log["table"].iloc[0]]
        table_total = 20 * own["seat"].nunique() + own[list(logs.CAUSES)].to_numpy().sum()
        for name, value in {"choice": choice, "all_of_it": all_of_it, "place": place}.items():
            assert np.ndim(value) == 0, f"{name} should be one number"
        assert abs(choice - all_of_it) > 1e-9, "the two crowds differ in their cards: one has your seed, the other None"
        assert not (abs(choice - on_any.std()) < 0.2 and abs(all_of_it - on_these.std()) < 0.2), (
            "choice and all_of_it are exchanged: the same cards leave only choices to differ"
        )
        assert abs(choice - on_these.mean()) > 0.2 and abs(all_of_it - on_any.mean()) > 0.2, (
            "this is the mean of the totals: take the standard deviation, .std()"
        )
        assert abs(choice - on_these.var()) > 0.2, "this is the variance: take the standard deviation, .std()"
        assert abs(choice - on_these.std()) < 0.2, (
            "choice is the standard deviation of total with the cards of your log: logs.crowd(log['seed'].iloc[0], rounds=length)"
        )
        assert abs(all_of_it - on_any.var()) > 0.2, "this is the variance: take the standard deviation, .std()"
        assert abs(all_of_it - on_any.std()) < 0.2, (
            "all_of_it is the standard deviation of total with other cards at each table: logs.crowd(None, rounds=length)"
        )
        assert 0 <= place <= 1, "place should be a share from 0 to 1: take the mean of the comparison"
        right = (on_these < table_total - 1e-6).mean()
        higher = (on_these > table_total + 1e-6).mean()
        assert abs(place - higher) > 0.011 or abs(place - right) < 0.011, "this is the share with a higher total: lower is asked"
        among_any = (on_any < table_total - 1e-6).mean()
        assert abs(place - among_any) > 1e-9 or abs(among_any - right) < 0.011, (
            "this compares with tables on other cards: take those with the same cards"
        )
        summed = (on_these < own["points"].sum()).mean()
        assert abs(place - summed) > 1e-9 or abs(summed - right) < 0.011, (
            "you add up the points of all rounds: the total of a table is the sum of its seats' points at the end of the last round"
        )
        best = (on_these < own.loc[own["round"] == own["round"].max(), "points"].max()).mean()
        assert abs(place - best) > 1e-9 or abs(best - right) < 0.011, "this is the total of one seat: add up the seats of the table"
        assert abs(place - right) < 0.011, (
            "place is the share of the 200 tables on the same cards whose total is lower than the total of your first table after its last round"
        )
        print(
            f"Question 5: right. Spread {choice:.1f} on your cards, {all_of_it:.1f} on any cards; your table is above {place:.0%} of the 200"
        )
        ### BEGIN HIDDEN TESTS
        assert abs(place - (on_these < table_total - 1e-6).mean()) < 0.011
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 6: argue (4 points, read by a person)
#
# A student of another class says: "Our class kept its promises in the game, so alliances are more reliable than the literature thinks. And being free paid best, so states should stay free." In five to
# eight sentences:
#
# - Say what your results say about this, with at least two numbers from above, one of them from Question 4.
# - Say which published rate is the right one to compare with, or why none is.
# - Say what luck, and who chose, have to do with it.
# - Name one rule of the game which, if it were another, would have changed your result, and how one could try it.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q6", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 7: were the forecasts any good? (no points)
#
# For each tie two forecasts were made: `forecast_minor` for `truth_minor`, `forecast_major` for `truth_major`. Compute the **Brier score** of all of them
# together, on the scale from 0 (perfect) to 1: the mean of (chance − outcome)², with the chance from 0 to 1 and the outcome 0 or 1. Put it into `brier`.
# Then give every forecast the same chance, the share of yes among all outcomes, and put the score of this base rate into `brier_base`.
#
# **You will need** two columns one below the other: `pd.concat([fruit["morning"], fruit["evening"]])`. Rows without a tie have no outcome: leave them out.

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
brier = None
brier_base = None
### BEGIN SOLUTION
tied = log[log["truth_minor"].notna()]
chances = pd.concat([tied["forecast_minor"], tied["forecast_major"]]) / 100
outcomes = pd.concat([tied["truth_minor"], tied["truth_major"]]).astype(float)
brier = ((chances - outcomes) ** 2).mean()
brier_base = ((outcomes.mean() - outcomes) ** 2).mean()
# Idea: put minor and major into one long list of chances and one of outcomes, in the same order.
# Method: keep the rows with an outcome, concatenate, divide by 100, square the distances, take the mean; the base rate is one chance for all.
# Line: ((chances - outcomes) ** 2).mean()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if brier is None or brier_base is None:
        print("Question 7: not answered yet")
    else:
        rows = log[log["truth_minor"].notna()]
        squares = {size: (rows[f"forecast_{size}"] / 100 - rows[f"truth_{size}"].astype(float)) ** 2 for size in ("minor", "major")}
        both = pd.concat(list(squares.values()))
        outcome = pd.concat([rows["truth_minor"], rows["truth_major"]]).astype(float)
        assert np.ndim(brier) == 0 and np.ndim(brier_base) == 0, "brier and brier_base should be one number each: take the mean"
        assert not np.isnan(brier) and not np.isnan(brier_base), "this is NaN: leave out the rows without an outcome"
        assert 0 <= brier <= 1, "the scale is 0 to 1: divide the forecasts, which are in per cent, by 100, and take the mean"
        assert abs(brier - np.sqrt(both).mean()) > 1e-6, "this is the mean distance: square each distance first"
        assert abs(brier - np.sqrt(both.mean())) > 1e-6, "this is the root: the Brier score stays squared"
        assert abs(brier - 2 * both.mean()) > 1e-6, "this scale goes from 0 to 2: do not count each forecast twice"
        for size, other in (("minor", "major"), ("major", "minor")):
            assert abs(brier - squares[size].mean()) > 1e-6, f"these are the {size} forecasts alone: put the {other} ones to them"
        flipped = pd.concat(
            [(1 - rows[f"forecast_{size}"] / 100 - rows[f"truth_{size}"].astype(float)) ** 2 for size in ("minor", "major")]
        ).mean()
        assert abs(brier - flipped) > 1e-6, "the outcomes are turned round: yes is 1, and the forecast is the chance of yes"
        near = [round(both.mean(), digits) for digits in (2, 3, 4)]
        assert abs(brier - both.mean()) < 1e-6 or all(abs(brier - one) > 1e-9 for one in near), "brier is rounded: leave round() away"
        assert abs(brier - both.mean()) < 1e-6, (
            "brier is the mean of (chance - outcome) squared over minor and major together, each chance beside its own outcome"
        )
        share = outcome.mean()
        assert abs(brier_base - share) > 1e-6, "this is the base rate itself: score it, as if everybody had said it each time"
        assert abs(brier_base - (outcome - share).abs().mean()) > 1e-6, (
            "square the distance to the one common chance, and then take the mean"
        )
        assert brier_base <= 0.25 + 1e-9, (
            "a base rate can never score worse than 0.25 on its own cases: square the distance to one common chance, the share of yes"
        )
        assert abs(brier_base - 0.25) > 1e-6, "this is the score of one half: the base rate is the share of yes among all outcomes"
        near = [round(share * (1 - share), digits) for digits in (2, 3, 4)]
        assert abs(brier_base - share * (1 - share)) < 1e-6 or all(abs(brier_base - one) > 1e-9 for one in near), (
            "brier_base is rounded: leave round() away"
        )
        assert abs(brier_base - share * (1 - share)) < 1e-6, (
            "the base rate is the share of yes among all outcomes, minor and major together, and its score the mean squared distance to it"
        )
        print(f"Question 7: right. Forecasts {brier:.3f}, base rate {brier_base:.3f} (0 is perfect, on the scale to 1)")
        ### BEGIN HIDDEN TESTS
        assert abs(brier * len(both) - both.sum()) < 1e-6 * len(both)
        ### END HIDDEN TESTS


# %% [markdown]
# The base rate was computed from the outcomes themselves. No forecaster could have known it beforehand. Is the comparison fair?

# %% [markdown]
# ## Extension B: another rule (20 minutes, no points)
#
# Choose a rule and change it, for example `logs.crowd(seed, rounds=length, changes={"diversion": 0})`, so that no deterred attack moves on. Does the total of a table rise, and
# whose points rise most? The table `game_sensitivity` of the book does this for nineteen rules; find one that makes one strategy nearly always right, and say why.

# %% [markdown]
# ## Sources
#
# Berkemeier, Molly, and Matthew Fuhrmann (2018). Reassessing the Fulfillment of Alliance Commitments in War. *Research & Politics* 5(2). Leeds, Brett
# Ashley, Andrew G. Long and Sara McLaughlin Mitchell (2000). Reevaluating Alliance Reliability. *Journal of Conflict Resolution* 44(5), 686–699. Snyder, Glenn H.
# (1984). The Security Dilemma in Alliance Politics. *World Politics* 36(4), 461–495.
