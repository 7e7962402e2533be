# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 4: Change the model
#
# **Time:** about 60 minutes. **Read first:** the chapter *Two fears*.
# **Model:** `alliances.models.abandonment`, two fears and one level of commitment. **Data:** none; every number in the model is invented.
#
# You will
#
# 1. write the model down yourself and find the best commitment,
# 2. see how the best commitment answers to the costs,
# 3. change an assumption, and see which conclusions survive,
# 4. add restraint, and find out when the dilemma disappears.
#
# A model is worth as much as the conclusions that do not depend on its invented numbers. Look for those.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and names what is off. Nothing that you
# write can break the notebook: run it from top to bottom whenever you like.
#
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1; run it again for the next of three. `lab.checkpoint(1)` in the cell of the answer
# hands you the answer. It costs the points of this question and no others, so that you can always go on.

# %%
import altair as alt
import pandas as pd

from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import abandonment

style.show_live()

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you two costs of your own, that of being left alone (`alone`) and that of the
# partner's war (`war`). Your instructor says which id. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("04-two-fears", STUDENT)
lab = checks.Lab("04-two-fears")
print("Your variant:", vars(variant))

# %% [markdown]
# What does the model assume, and what is invented?

# %%
print(abandonment.__doc__)

# %% [markdown]
# ## Question 1: the model in one line (2 points)
#
# A state chooses a commitment `c` between 0 and 1. The risk of being left alone is `(1 - c)` squared; the risk of the partner's war is
# `c` squared. Write a function `total(c, alone, war)` that returns the expected cost: each risk times its cost, added up.


# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
def total(c, alone, war):
    """Return the expected cost of both fears at commitment c."""
    ### BEGIN SOLUTION
    # Idea: two risks, each times its cost, added up.
    # Method: the risk of being left alone is the square of what is missing to 1.
    # Line: return alone * (1 - c) ** 2 + ...
    return alone * (1 - c) ** 2 + war * c**2
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
with lab.question(1):
    if total(0, 8, 4) is None:
        print("Question 1: not answered yet")
    else:
        assert total(0, 8, 4) == 8, "without commitment only the fear of being left alone is there: total(0, 8, 4) should be 8"
        assert total(1, 8, 4) == 4, "with full commitment only the partner's war is there: total(1, 8, 4) should be 4"
        assert abs(total(0.5, 8, 4) - 3) < 1e-9, "halfway both risks are a quarter: are they squared?"
        for level in (0.1, 0.3, 0.9):
            checks.number(
                f"total({level}, 7, 2)",
                total(level, 7, 2),
                abandonment.costs(level, 7, 2).total,
                {
                    "use alone and war, the arguments of the function: here the costs are fixed": abandonment.costs(level, 8, 4).total,
                },
            )
        print("Question 1: right, the model stands")
        ### BEGIN HIDDEN TESTS
        for level in (0.1, 0.3, 0.9):
            assert abs(total(level, 7, 2) - abandonment.costs(level, 7, 2).total) < 1e-9
        ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2: the best commitment (2 points)
#
# Being left alone costs `variant.alone`, the partner's war `variant.war`. Try the 101 levels 0, 0.01, ..., 1 and put the one with the least
# cost into `best`.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
best = None
### BEGIN SOLUTION
# Idea: compute the cost at each level and keep the level, not the cost.
# Method: min() takes a key: a function by which it compares.
# Line: min((step / 100 for step in range(101)), key=lambda level: total(level, ...))
best = min((step / 100 for step in range(101)), key=lambda level: total(level, variant.alone, variant.war))
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
with lab.question(2):
    if best is None:
        print("Question 2: not answered yet")
    else:
        assert 0 <= best <= 1, "best should be a level between 0 and 1, not a cost: with min(), give the function as key"
        assert best > 0.5, "being left alone is the greater fear here, so the best level lies above one half: have you exchanged the costs?"
        assert abs(best - abandonment.best_commitment(variant.alone, variant.war)) < 0.011, "close, but some level is cheaper: try all 101"
        print(f"Question 2: right, the best commitment is {best:.2f}")
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("04-two-fears", STUDENT)
        assert abs(best - round(abandonment.best_commitment(mine.alone, mine.war), 2)) < 1e-9
        ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3: how the best answers to a cost (2 points)
#
# From here on use `abandonment.best_commitment(alone, war, boldness, restraint, curve)`, which is exact. Let being left alone cost
# `variant.alone`, and let the cost of the partner's war run from 1 to 16. Make a table `answers` with the columns `war` and `best`.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
answers = None
### BEGIN SOLUTION
# Idea: one row for each cost of the war, and the library's answer beside it.
# Method: a list of the best commitments for war from 1 to 16, and a table of two columns.
# Line: [abandonment.best_commitment(variant.alone, war) for war in range(1, 17)]
answers = pd.DataFrame({"war": range(1, 17)}).assign(best=lambda t: [abandonment.best_commitment(variant.alone, war) for war in t["war"]])
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
with lab.question(3):
    if answers is None:
        print("Question 3: not answered yet")
    else:
        assert isinstance(answers, pd.DataFrame), "answers should be a table (pd.DataFrame)"
        assert {"war", "best"} <= set(answers.columns), "the columns should be called war and best"
        assert sorted(answers["war"]) == list(range(1, 17)), "war should run from 1 to 16"
        assert answers.sort_values("war")["best"].is_monotonic_decreasing, (
            "the worse the partner's war, the less commitment: the order of the arguments is alone, war"
        )
        exact = {cost: variant.alone / (variant.alone + cost) for cost in range(1, 17)}  # by pencil and paper
        checks.numbers(
            "best",
            answers.set_index("war")["best"],
            exact,
            {
                "this is another value with the right order: best_commitment(variant.alone, war) for each war": {
                    cost: 8 - cost for cost in exact
                },
                "this is what is left to full commitment: 1 minus it": {cost: 1 - value for cost, value in exact.items()},
                "these are costs, not commitments": {
                    cost: abandonment.costs(value, variant.alone, cost).total for cost, value in exact.items()
                },
            },
            within=0.006,
        )
        print("Question 3: right,", answers.set_index("war")["best"].round(2).to_dict())
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("04-two-fears", STUDENT)
        for row in answers.itertuples():
            assert abs(row.best - mine.alone / (mine.alone + row.war)) < 1e-6
        ### END HIDDEN TESTS

# %% [markdown]
# Double both costs. What happens to the best commitment? Why does only their ratio count?
#
# ## Change it
#
# Move the controls. `Curve` says how the risks change with commitment: nearly straight, gentle, or steep at one end. `Restraint` says
# how well a firm ally can hold the partner back.

# %%
import ipywidgets as widgets

CURVES = {"gentle (2)": 2, "nearly straight (1.2)": 1.2, "steep (4)": 4}
NAMES = {"abandonment": "left alone", "entrapment": "drawn in", "total": "both together"}


def draw(setting):
    """Draw both fears and their sum at a setting of the model."""
    rows = abandonment.fear_curves(**setting).melt("commitment", list(NAMES), var_name="fear", value_name="cost")
    rows["fear"] = rows["fear"].map(NAMES)
    colours = alt.Scale(domain=list(NAMES.values()), range=[style.colour(name) for name in ("focus", "base", "ink")])
    x = alt.X("commitment:Q", title="Commitment")
    y = alt.Y("cost:Q", title="Expected cost").scale(domain=[0, 12])
    return (
        alt.Chart(rows, width=560, height=220).mark_line(clip=True).encode(x=x, y=y, color=alt.Color("fear:N", title=None, scale=colours))
    )


def tell(setting):
    """Say in a line what the model finds at a setting."""
    level = abandonment.best_commitment(**setting)
    return f"The best commitment is {level:.2f}, where both fears cost {abandonment.costs(level, **setting).total:.2f}"


# %%
wide = {"style": {"description_width": "140px"}, "layout": {"width": "560px"}}
curve = widgets.Dropdown(options=CURVES, description="Curve", **wide)
alone = widgets.FloatSlider(value=variant.alone, min=1, max=10, step=0.5, description="Cost of being alone", **wide)
war = widgets.FloatSlider(value=variant.war, min=1, max=10, step=0.5, description="Cost of their war", **wide)
boldness = widgets.FloatSlider(value=1, min=0.1, max=1, step=0.1, description="Boldness", **wide)
restraint = widgets.FloatSlider(value=0, min=0, max=1, step=0.05, description="Restraint", **wide)
controls = {"curve": curve, "alone": alone, "war": war, "boldness": boldness, "restraint": restraint}
said, drawing = widgets.Label(), alt.JupyterChart(draw({name: control.value for name, control in controls.items()}))


def update(change=None):
    """Answer a control: the line and the curves of the new setting."""
    setting = {name: control.value for name, control in controls.items()}
    said.value = tell(setting)
    drawing.chart = draw(setting)


for control in controls.values():
    control.observe(update, "value")
update()
widgets.VBox([*controls.values(), said, drawing])

# %% [markdown]
# ## Question 4: bend the curve (3 points)
#
# Nobody knows how the risks change with commitment. Keep your two costs, without restraint. Compute the best commitment for the curves
# 1, 1.2, 2, 4 and 10, and put them into a dictionary `by_curve` from curve to best commitment.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
by_curve = None
### BEGIN SOLUTION
# Idea: the same call five times, with another curve.
# Method: the argument must be named: curve=4.
# Line: {bend: abandonment.best_commitment(variant.alone, variant.war, curve=bend) for bend in (1, 1.2, 2, 4, 10)}
by_curve = {bend: abandonment.best_commitment(variant.alone, variant.war, curve=bend) for bend in (1, 1.2, 2, 4, 10)}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(4):
    if by_curve is None:
        print("Question 4: not answered yet")
    else:
        assert set(by_curve) == {1, 1.2, 2, 4, 10}, "the keys should be the five curves"
        assert by_curve[1] == 1, "with straight lines the best is at an end: name the argument, curve=1"
        assert by_curve[1.2] > by_curve[4], "the steeper the curve, the nearer to the middle: name the argument, curve=..."
        ratio = variant.war / variant.alone
        exact = {1: 1.0} | {bend: 1 / (1 + ratio ** (1 / (bend - 1))) for bend in (1.2, 2, 4, 10)}  # by pencil and paper
        checks.numbers(
            "by_curve",
            by_curve,
            exact,
            {
                "the two costs are exchanged": {bend: 1 - value for bend, value in exact.items()},
            },
        )
        print("Question 4: right,", {bend: round(float(level), 2) for bend, level in by_curve.items()})
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("04-two-fears", STUDENT)
        assert all(abs(level - abandonment.best_commitment(mine.alone, mine.war, curve=bend)) < 1e-9 for bend, level in by_curve.items())
        ### END HIDDEN TESTS

# %% [markdown]
# Which statement holds for every curve: "the best commitment is the one of Question 2", "the best commitment lies between the two fears", or "the
# best commitment leans to the side of the greater fear"? The straight line decides.
#
# ## Question 5: how much restraint is enough? (3 points)
#
# Now exchange your two costs, so that the partner's war is the greater fear: being left alone costs `variant.war`, the partner's war
# `variant.alone`. Without restraint the best commitment lies below one half. Try the restraints 0, 0.01, ..., 1 and put the smallest for
# which *full* commitment is best into `enough`.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
enough = None
### BEGIN SOLUTION
# Idea: go up through the restraints and stop at the first that makes full commitment best.
# Method: next() takes the first of a generator that fits a condition; mind the order of the costs, which are exchanged.
# Line: abandonment.best_commitment(variant.war, variant.alone, restraint=step / 100) == 1
enough = next(step / 100 for step in range(101) if abandonment.best_commitment(variant.war, variant.alone, restraint=step / 100) == 1)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(5):
    if enough is None:
        print("Question 5: not answered yet")
    else:
        assert 0 <= enough <= 1, "restraint lies between 0 and 1"
        exchanged = (variant.war, variant.alone)
        assert abandonment.best_commitment(*exchanged, restraint=enough) == 1, (
            f"with this restraint full commitment is not the best: being left alone costs {variant.war}, the war {variant.alone}"
        )
        level = abandonment.best_commitment(*exchanged, restraint=max(enough - 0.01, 0))
        assert level < 1, "a smaller restraint is enough, too: find the smallest"
        print(f"Question 5: right, from a restraint of {enough:.2f} on, full commitment is best; just below, it is {level:.2f}")
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("04-two-fears", STUDENT)
        held = [step / 100 for step in range(101) if abandonment.best_commitment(mine.war, mine.alone, restraint=step / 100) == 1]
        assert abs(enough - min(held)) < 1e-9
        ### END HIDDEN TESTS

# %% [markdown]
# The best commitment does not rise smoothly to 1; it jumps. What would a jump mean for a statesman who increases commitment step by step?
#
# ## Question 6: argue (4 points, read by a person)
#
# The first article advises to keep an alliance possible but unsigned. In five to eight sentences: which conclusions of this model survive
# every change that you made, and which do not? What would you have to know about China and Russia to use the model on them? Name one thing that a
# model of one state cannot show.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q6", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# Snyder, Glenn H. (1984). The Security Dilemma in Alliance Politics. *World Politics* 36(4), 461–495. Schroeder, Paul W. (2004). Alliances,
# 1815–1945: Weapons of Power and Tools of Management, reprinted in *Systems, Stability, and Statecraft*, Palgrave Macmillan, 195–222.

# %% [markdown]
# ## Go further
#
# Here one state chooses, and its partner stands still. Let both choose. Write a function that gives each the best commitment when its fear of being left alone grows
# with what the *other* holds back, for instance `alone * (2 - other)`. Start both at one half, let them answer each other in turn, and see where they come to rest. Does
# the end depend on where they start? Then take one treaty of the book, say which of the two fears each side names in public, and whether your function could tell
# them apart from what they did.
