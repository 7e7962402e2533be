# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 9: What happened in our game?
#
# **Time:** about 75 minutes. **Read first:** the chapter *The alliance game*; play it, if you can.
# **Data:** the logs that your tables saved, or those of a made-up class; `reliability_rates`. **Model:** `alliances.models.game`; every payoff is invented.
#
# You will
#
# 1. turn the logs of a game into a table, and check it by its sums,
# 2. measure promises twice: those that were called, and all that were planned,
# 3. count who was left alone and who was dragged in, and what it cost,
# 4. ask which posture paid, and whether the question can be answered so,
# 5. score forecasts with the Brier score, and beat a base rate or not,
# 6. set a table against 200 simulated ones, and split luck from choice.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks.

# %%
from pathlib import Path

import altair as alt
import pandas as pd

from alliances import data
from alliances.charts import style
from alliances.labs import variants
from alliances.models.game import logs

style.show_live()

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you a made-up class of your own. Your instructor says which id. Outside a
# course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("09-what-happened-in-our-game", STUDENT)
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
# Add a column `change` to `log`: what each seat won or lost in each round, the sum over all nine causes. `logs.CAUSES` holds their names.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
log["change"] = None
### BEGIN SOLUTION
log["change"] = log[list(logs.CAUSES)].sum(axis=1)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if log["change"].isna().all():
    print("Question 1: not answered yet")
else:
    seats = log.groupby(["table", "seat"])
    ends = 20 + seats["change"].sum()
    assert (log["change"] < 0).any(), "nobody loses anything: have you taken the numbers without their signs?"
    assert (ends - seats["points"].last()).abs().max() < 0.05, (
        "20 and all changes of a seat do not give its last points: is a cause missing?"
    )
    print(f"Question 1: all sums are right; seats end between {ends.min():.0f} and {ends.max():.0f} points")
    ### BEGIN HIDDEN TESTS
    assert abs(log["change"].sum() - log[list(logs.CAUSES)].to_numpy().sum()) < 1e-6
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2: two rates of honour (3 points)
#
# Compute two rates in per cent. `called_rate`: of all calls (`called`), how many were honoured? `planned_rate`: of all promises of allies (level 2; two in
# each row, `plan_minor` and `plan_major`), how many did the plan mean to keep? The second counts promises that were never tested, too.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
called_rate = None
planned_rate = None
### BEGIN SOLUTION
called_rate = 100 * log["honoured"].sum() / log["called"].sum()
allied = log[log["level"] == 2]
planned_rate = 100 * allied[["plan_minor", "plan_major"]].mean().mean()
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if called_rate is None or planned_rate is None:
    print("Question 2: not answered yet")
else:
    assert max(called_rate, planned_rate) > 1, "give percentages, not shares: multiply by 100"
    assert abs(called_rate - 100 * log.loc[log["called"] > 0, "honoured"].sum() / log["called"].sum()) < 0.05, (
        "sum the calls before you divide"
    )
    partners_too = 100 * pd.concat([log["plan_minor"], log["plan_major"]]).mean()
    assert not (log["level"] == 1).any() or abs(planned_rate - partners_too) > 0.005, (
        "partners have promised nothing: take the rows of level 2 only"
    )
    print(f"Question 2: {called_rate:.0f} per cent of the calls, {planned_rate:.0f} per cent of the plans")
    ### BEGIN HIDDEN TESTS
    promises = log.loc[log["level"] == 2, ["plan_minor", "plan_major"]].to_numpy(dtype=float)
    assert abs(planned_rate - 100 * promises.mean()) < 0.05
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

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
fears = None
### BEGIN SOLUTION
fears = log.assign(dragged=-(log["help"] + log["backing"])).groupby(["table", "seat"])[["abandoned", "dragged"]].sum()
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if fears is None:
    print("Question 3: not answered yet")
else:
    assert list(fears.columns) == ["abandoned", "dragged"], "the columns are abandoned and dragged, in this order"
    assert len(fears) == len(log.groupby(["table", "seat"])), "one row a table and seat: group by both columns"
    assert (fears["dragged"] >= 0).all(), "what a seat paid is asked as a positive number"
    assert fears["dragged"].sum() > -log["help"].sum() - 0.05, "help is missing in what was paid"
    assert abs(fears["dragged"].sum() + log["help"].sum() + log["backing"].sum()) < 0.05, (
        "adventures that were backed are missing: add backing"
    )
    print(f"Question 3: left alone {fears['abandoned'].sum()} times; {fears['dragged'].sum():.0f} points paid for allies")
    ### BEGIN HIDDEN TESTS
    assert fears["abandoned"].sum() == log["left_ally"].sum()
    ### END HIDDEN TESTS

# %% [markdown]
# ## Look at a table
#
# Choose a table: the lines are its seats, round by round.

# %%
import ipywidgets as widgets


def draw(table):
    """Draw the points of the seats of a table."""
    rows = log.loc[log["table"] == table, ["seat", "player", "round", "points", "level"]]
    rows = rows.assign(who=[f"{chr(65 + row.seat)}: {row.player}" for row in rows.itertuples()])
    x, y = alt.X("round:O", title="Round"), alt.Y("points:Q", title="Points")
    return alt.Chart(rows, width=560, height=240).mark_line(point=True).encode(x=x, y=y, color=alt.Color("who:N", title=None))


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
# ## Question 4: which posture paid? (2 points)
#
# Compute the mean `change` of a round for each `level` and put it into `by_level`: a series or dictionary with the keys 0, 1 and 2.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
by_level = None
### BEGIN SOLUTION
by_level = log.groupby("level")["change"].mean()
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if by_level is None:
    print("Question 4: not answered yet")
else:
    assert set(dict(by_level)) == set(log["level"]), "the keys are the levels that occur: 0, 1 and 2"
    assert max(abs(value) for value in dict(by_level).values()) < 10, "the mean of a round is asked, not the sum over all rounds"
    print("Question 4:", {level: f"{value:+.2f}" for level, value in dict(by_level).items()}, "points a round")
    ### BEGIN HIDDEN TESTS
    for level, value in dict(by_level).items():
        mine = log.loc[log["level"] == level, list(logs.CAUSES)].sum(axis=1)
        assert abs(value - mine.mean()) < 1e-6
    ### END HIDDEN TESTS

# %% [markdown]
# Who was free in these rounds, and why? Those who chose it, those whom nobody wanted, and those who had just been left stand in one number.
#
# ## Question 5: were the forecasts any good? (3 points)
#
# For each tie two forecasts were made: `forecast_minor` for `truth_minor`, `forecast_major` for `truth_major`. Compute the **Brier score** of all of them
# together, on the scale from 0 (perfect) to 1: the mean of (chance − outcome)², with the chance from 0 to 1 and the outcome 0 or 1. Put it into `brier`.
# Then give every forecast the same chance, the share of yes among all outcomes, and put the score of this base rate into `brier_base`.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
brier = None
brier_base = None
### BEGIN SOLUTION
tied = log[log["truth_minor"].notna()]
chances = pd.concat([tied["forecast_minor"], tied["forecast_major"]]) / 100
outcomes = pd.concat([tied["truth_minor"], tied["truth_major"]]).astype(float)
brier = ((chances - outcomes) ** 2).mean()
brier_base = ((outcomes.mean() - outcomes) ** 2).mean()
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if brier is None or brier_base is None:
    print("Question 5: not answered yet")
else:
    assert 0 <= brier <= 1, "the scale is 0 to 1: divide the forecasts, which are in per cent, by 100"
    assert brier_base <= 0.25 + 1e-9, (
        "a base rate can never score worse than 0.25 on its own cases: square the distance to one common chance"
    )
    outcome = pd.concat([log["truth_minor"], log["truth_major"]]).dropna().astype(float)
    assert abs(brier_base - outcome.mean() * (1 - outcome.mean())) < 0.005, (
        "the base rate is the share of yes among all outcomes, minor and major together"
    )
    print(f"Question 5: forecasts {brier:.3f}, base rate {brier_base:.3f} (0 is perfect, on the scale to 1)")
    ### BEGIN HIDDEN TESTS
    rows = log[log["truth_minor"].notna()]
    squares = [(rows[f"forecast_{size}"] / 100 - rows[f"truth_{size}"].astype(float)) ** 2 for size in ("minor", "major")]
    assert abs(brier - pd.concat(squares).mean()) < 1e-6
    ### END HIDDEN TESTS

# %% [markdown]
# The base rate was computed from the outcomes themselves. No forecaster could have known it beforehand. Is the comparison fair?
#
# ## Question 6: luck or choice? (3 points)
#
# `logs.crowd(seed, rounds=length)` lets 200 tables of written strategies, drawn at random, play on the cards of one seed, as many rounds as you did;
# `logs.crowd(None, rounds=length)` gives each table other cards. Each returns a data frame with the column `total`, the points of a whole table.
#
# Put into `choice` the standard deviation of `total` with the cards of your log (`log["seed"].iloc[0]`), and into `all_of_it` that with other cards at each
# table. Then take your first table, `log["table"].iloc[0]`: which share (0 to 1) of the 200 tables with the *same* cards has a lower total? Put
# it into `place`. (If your tables do not have five seats, say so: `logs.crowd(seed, seats=4, rounds=length)`; if they had other rules, add them as in *Go further*.)

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
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
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if choice is None or all_of_it is None or place is None:
    print("Question 6: not answered yet")
else:
    assert 0 <= place <= 1, "give a share from 0 to 1"
    assert choice != all_of_it, "the two crowds differ in their cards: one has your seed, the other None"
    assert choice < 60 and all_of_it < 60, "take the standard deviation of the column total"
    print(f"Question 6: spread {choice:.1f} on your cards, {all_of_it:.1f} on any cards; your table is above {place:.0%} of the 200")
    ### BEGIN HIDDEN TESTS
    seats = log.groupby("table")["seat"].nunique().iloc[0]
    mine = logs.crowd(log["seed"].iloc[0], seats=seats, rounds=log["round"].max())
    table = log[log["table"] == log["table"].iloc[0]]
    total = 20 * table["seat"].nunique() + table[list(logs.CAUSES)].to_numpy().sum()
    assert abs(choice - mine["total"].std()) < 0.2
    assert abs(all_of_it - logs.crowd(None, seats=seats, rounds=log["round"].max())["total"].std()) < 0.2
    assert abs(place - (mine["total"] < total - 1e-6).mean()) < 0.011
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 7: argue (4 points, read by a person)
#
# Somebody who read your numbers says: "Our class kept its promises in the game, so alliances are more reliable than the literature thinks." In five to
# eight sentences: what do your results say about this? Use at least two numbers from above; say which published rate is the right one to compare with, or why none
# is; separate luck from choice; and name one rule of the game which, if it were another, would have changed your result.

# %% [markdown] nbgrader={"grade": true, "grade_id": "q7", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# Berkemeier, Molly, and Matthew Fuhrmann (2018). Reassessing the Fulfillment of Alliance Commitments in War. *Research & Politics* 5(2). Leeds, Brett
# Ashley, Andrew G. Long and Sara McLaughlin Mitchell (2000). Reevaluating Alliance Reliability. *Journal of Conflict Resolution* 44(5), 686–699. Snyder, Glenn H.
# (1984). The Security Dilemma in Alliance Politics. *World Politics* 36(4), 461–495.

# %% [markdown]
# ## Go further
#
# Choose a rule and change it, for example `logs.crowd(seed, rounds=length, changes={"diversion": 0})`, so that no deterred attack moves on. Does the total of a table rise, and
# whose points rise most? The table `game_sensitivity` of the book does this for nineteen rules; find one that makes one strategy nearly always right, and say why.
