# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 1: How long do alliances last?
#
# **Time:** about 60 minutes. **Read first:** the chapter *Three cases or a pattern?*
# **Data:** `alliance_spells`, the lives of 745 alliances from ATOP 4.01 (Leeds, Ritter, Mitchell and Long 2002).
#
# You will
#
# 1. load the table and select the pacts that can fairly be compared,
# 2. draw the distribution of their lives yourself,
# 3. estimate a survival curve that does justice to alliances still in force,
# 4. look into groups of pacts and judge whether three cases are a pattern.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks.

# %%
import altair as alt
import pandas as pd
from lifelines import KaplanMeierFitter

from alliances import data
from alliances.charts import style
from alliances.labs import variants
from alliances.models import survival

style.show_live()

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you your own years. Your instructor says which id. Outside a
# course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("01-how-long-do-alliances-last", STUDENT)
print("Your variant:", vars(variant))

# %%
spells = data.load("alliance_spells")
spells = spells[spells["begin"].dt.year.between(variant.first, variant.last)]  # all of them, outside a course
spells.head()

# %% [markdown]
# What does a column mean, and what must you know before you use it? The manifest tells.

# %%
manifest = data.describe("alliance_spells")
for column in manifest.columns:
    print(f"{column.name:15} {column.meaning}")
print("\nKnow before use:", *manifest.caveats, sep="\n- ")

# %% [markdown]
# ## Question 1: a fair comparison (2 points)
#
# The three Sino-Russian alliances were promises of *two* states to *fight*, in defence or in offence. Select from `spells` all
# alliances of that kind and put them into `pacts`.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
pacts = None
### BEGIN SOLUTION
pacts = spells[spells["bilateral"] & (spells["defence"] | spells["offence"])]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if pacts is None:
    print("Question 1: not answered yet")
else:
    assert isinstance(pacts, pd.DataFrame), "pacts should be a table: select rows of spells"
    assert pacts["bilateral"].all(), "some of these alliances have more than two members: use the column bilateral"
    assert (pacts["defence"] | pacts["offence"]).all(), "some of these alliances promise neither defence nor offence"
    assert set(survival.SINO_RUSSIAN) <= set(pacts["atop_id"]), (
        "the three Sino-Russian pacts are missing: do you ask for defence *or* offence?"
    )
    print("Question 1: this is a fair group,", len(pacts), "pacts")
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("01-how-long-do-alliances-last", STUDENT)
    reference = survival.fighting_pacts(data.load("alliance_spells").query("@mine.first <= begin.dt.year <= @mine.last"))
    assert sorted(pacts["atop_id"]) == sorted(reference["atop_id"])
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2: the median of those that are over (1 point)
#
# Some pacts were still in force at the end of 2016 (column `censored`). Leave them out, and compute the median life in years
# of the others.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
median_ended = None
### BEGIN SOLUTION
median_ended = pacts.loc[~pacts["censored"], "years"].median()
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
if median_ended is None:
    print("Question 2: not answered yet")
else:
    assert 0 < median_ended < 100, "a life in years should lie between 0 and 100"
    assert abs(median_ended - pacts["years"].median()) > 0.1, "this is the median of all pacts: leave the censored ones out"
    print(f"Question 2: {median_ended:.1f} years")
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("01-how-long-do-alliances-last", STUDENT)
    reference = survival.fighting_pacts(data.load("alliance_spells").query("@mine.first <= begin.dt.year <= @mine.last"))
    assert abs(median_ended - survival.median_life(reference, only_ended=True)) < 0.01
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3: draw it (3 points)
#
# Make a histogram of the lives of the ended pacts with Altair: `years` on the x axis in steps of five years, the number of
# pacts on the y axis, a title that states what you see. Put it into `histogram`.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
histogram = None
### BEGIN SOLUTION
histogram = (
    alt.Chart(pacts[~pacts["censored"]], title="Most pacts are over within ten years, a few outlive a generation")
    .mark_bar()
    .encode(
        x=alt.X("years:Q", title="Years in force").bin(step=5),
        y=alt.Y("count():Q", title="Number of pacts"),
    )
)
### END SOLUTION
histogram

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if histogram is None:
    print("Question 3: not answered yet")
else:
    drawn = histogram.to_dict()
    mark = drawn["mark"] if isinstance(drawn["mark"], str) else drawn["mark"]["type"]
    assert mark == "bar", "a histogram has bars: mark_bar()"
    assert drawn["encoding"]["x"]["field"] == "years", "the x axis should show the column years"
    assert drawn["encoding"]["x"].get("bin"), "group the years into bins, for instance with .bin(step=5)"
    assert drawn["encoding"]["y"].get("aggregate") == "count", "the y axis should count pacts: count()"
    assert drawn.get("title"), "give the chart a title that states what you see"
    print("Question 3: a histogram with a title")
    ### BEGIN HIDDEN TESTS
    assert drawn["encoding"]["x"]["bin"] is True or drawn["encoding"]["x"]["bin"].get("step") == 5
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4: the survival curve (3 points)
#
# Fit a Kaplan-Meier estimator to *all* pacts with `KaplanMeierFitter().fit(durations, event_observed)`. The duration is
# `years`; the event, the end of the pact, was observed where the pact is *not* censored. Put the fitted estimator into
# `estimate` and its median into `median_all`.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
estimate = None
median_all = None
### BEGIN SOLUTION
estimate = KaplanMeierFitter().fit(pacts["years"], ~pacts["censored"].astype(bool))
median_all = estimate.median_survival_time_
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if estimate is None or median_all is None:
    print("Question 4: not answered yet")
else:
    assert isinstance(estimate, KaplanMeierFitter), "estimate should be the fitted KaplanMeierFitter"
    assert len(estimate.durations) == len(pacts), "fit all pacts, the censored ones too"
    assert estimate.event_observed.sum() == (~pacts["censored"]).sum(), (
        "the event is the end of a pact: it was observed where censored is False"
    )
    assert median_all == estimate.median_survival_time_, "take the median from the estimator: median_survival_time_"
    print(f"Question 4: half of all pacts are gone after {median_all:.1f} years")
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("01-how-long-do-alliances-last", STUDENT)
    reference = survival.fighting_pacts(data.load("alliance_spells").query("@mine.first <= begin.dt.year <= @mine.last"))
    assert abs(median_all - survival.median_life(reference)) < 0.01
    ### END HIDDEN TESTS

# %% [markdown]
# Two medians for one set of alliances: which one answers "how long do alliances last?", and what question does the other one
# answer?
#
# ## Look into groups
#
# Move the controls. Which choice changes the curve most: the power of the members, the time, or the kind of promise?

# %%
import ipywidgets as widgets

GROUPS = {
    "all fighting pacts": lambda t: t["years"] >= 0,
    "two major powers": lambda t: t["major_powers"] >= 2,
    "no major power": lambda t: t["major_powers"] == 0,
    "offence included": lambda t: t["offence"],
    "with a written term": lambda t: t["promised_years"].notna(),
}


def select(group, span):
    """Select the fighting pacts of a group that were signed in a span of years."""
    table = survival.fighting_pacts(spells)
    return table[GROUPS[group](table) & table["begin"].dt.year.between(*span)]


def draw(table):
    """Draw the survival curve of a selection."""
    curve = survival.kaplan_meier(table)
    y = alt.Y("alive:Q", title="Share still in force").axis(format="%")
    return alt.Chart(curve, width=560, height=220).mark_line(interpolate="step-after").encode(x="years:Q", y=y)


# %%
group = widgets.Dropdown(options=list(GROUPS), description="Group")
span = widgets.IntRangeSlider(value=(1815, 2016), min=1815, max=2016, description="Signed", layout={"width": "560px"})
said, curve = widgets.Label(), alt.JupyterChart(draw(select(group.value, span.value)))


def update(change=None):
    """Answer a control: count, median and curve of the new selection."""
    table = select(group.value, span.value)
    if table.empty:
        said.value = "No pact fits. Widen the span of years."
        return
    said.value = f"{len(table)} pacts, median life {survival.median_life(table):.1f} years"
    curve.chart = draw(table)


for control in (group, span):
    control.observe(update, "value")
update()
widgets.VBox([group, span, said, curve])

# %% [markdown]
# ## Question 5: where do the three stand? (2 points)
#
# For each of the three Sino-Russian pacts (ATOP numbers 1395, 3030 and 3200) compute the percentage of *ended* pacts that
# lived no longer. Put the three numbers into a dictionary `standing` with the ATOP numbers as keys.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
standing = None
### BEGIN SOLUTION
ended = pacts[~pacts["censored"]]
lives = ended.set_index("atop_id")["years"]
standing = {number: (lives <= lives[number]).mean() * 100 for number in (1395, 3030, 3200)}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if standing is None:
    print("Question 5: not answered yet")
else:
    assert set(standing) == {1395, 3030, 3200}, "the keys should be the three ATOP numbers"
    assert all(0 <= share <= 100 for share in standing.values()), "a percentage lies between 0 and 100"
    assert max(standing.values()) > 1, "give percentages, not shares: multiply by 100"
    assert standing[3200] > standing[3030] > standing[1395], "the longer the life, the higher the percentage: the order is 1395, 3030, 3200"
    print("Question 5:", {number: round(float(share)) for number, share in standing.items()})
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("01-how-long-do-alliances-last", STUDENT)
    table = survival.fighting_pacts(data.load("alliance_spells").query("@mine.first <= begin.dt.year <= @mine.last"))
    for number, share in standing.items():
        life = float(table.set_index("atop_id").loc[number, "years"])
        assert abs(share - survival.percentile(life, table)) < 0.01
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6: argue (4 points, read by a person)
#
# The article infers from three short alliances that a fourth would not last. In five to eight sentences: what do your results
# say for and against this inference? Use at least two numbers from above, name one thing that the data cannot show, and say
# what you would look at next.

# %% [markdown] nbgrader={"grade": true, "grade_id": "q6", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long (2002). Alliance Treaty Obligations and
# Provisions, 1815–1944. *International Interactions* 28(3), 237–260. Estimator: Kaplan and Meier (1958), *Journal of the
# American Statistical Association* 53(282), 457–481, in the implementation of lifelines (Davidson-Pilon 2019, *Journal of Open
# Source Software* 4(40), 1317).

# %% [markdown]
# ## Go further
#
# Length is only one way in which a promise can fail. Take the ended pacts and their column `ending`: estimate survival curves in which
# only *violated* counts as the event and every other end as censored. Which group of pacts breaks its promises soonest? Say what
# you had to assume about the pacts that ended in another way, and whether you believe it.
