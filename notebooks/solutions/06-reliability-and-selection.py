# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 6: Reliability and selection
#
# **Time:** about 60 minutes. **Read first:** the chapter *Two fears*.
# **Data:** `reliability_rates`, published rates of alliance reliability. **Model:** `alliances.models.reliability`; its world is invented.
#
# You will
#
# 1. build a world of alliances that differ in reliability,
# 2. let challengers choose whom to attack, which is one direction of Smith's argument, and think about the other: who gives in,
# 3. recover 74.5, 50 and 27 per cent from one world by changing what is counted,
# 4. try another rule for the challengers, and see whether the conclusion survives.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks.

# %%
import altair as alt
import numpy as np

from alliances import data
from alliances.charts import style
from alliances.labs import variants
from alliances.models import reliability

style.show_live()

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you a world of your own in Question 4. Your instructor says which id. Outside a
# course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("06-reliability-and-selection", STUDENT)
print("Your variant:", vars(variant))

# %%
rates = data.load("reliability_rates")
rates[["study", "year", "group", "rate", "counted"]]

# %% [markdown]
# ## Question 1: pool two rates (2 points)
#
# Berkemeier and Fuhrmann give 66 per cent before 1945, 22 per cent from 1945 on, and 50 per cent for all. Which share of their cases (from 0 to
# 1) falls after 1945? Compute it and put it into `late`.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
late = None
### BEGIN SOLUTION
late = (66 - 50) / (66 - 22)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if late is None:
    print("Question 1: not answered yet")
else:
    assert 0 < late < 1, "give a share between 0 and 1, not a percentage"
    assert abs(late - 0.636) > 0.005, "this is the share before 1945: 1 minus it is asked for"
    assert abs((1 - late) * 66 + late * 22 - 50) < 0.1, "with this share the two rates do not pool to 50"
    print(f"Question 1: {late:.0%} of the cases fall after 1945")
    ### BEGIN HIDDEN TESTS
    assert abs(late - reliability.implied_share(50, first=66, second=22)) < 0.005
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2: build a world (2 points)
#
# Draw the reliability of 20,000 alliances from a beta distribution and put the numbers into `strength`. The mean should be 0.745, as
# in Leeds, Long and Mitchell. A beta distribution has two shapes; with mean `m` and likeness `n` they are `m * n` and `(1 - m) * n`. Take
# likeness 4. Use `chance.beta(first, second, how_many)`.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
chance = np.random.default_rng(1980)
strength = None
### BEGIN SOLUTION
strength = chance.beta(0.745 * 4, 0.255 * 4, 20_000)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if strength is None:
    print("Question 2: not answered yet")
else:
    assert len(strength) == 20_000, "draw 20,000 alliances: the third argument says how many"
    assert abs(np.mean(strength) - 0.255) > 0.02, "the mean is 0.255: the two shapes are exchanged"
    assert abs(np.mean(strength) - 0.745) < 0.02, "the mean should be 0.745: the first shape is 0.745 * 4"
    assert 0.15 < np.std(strength) < 0.25, "the alliances differ too little or too much: likeness should be 4"
    print(f"Question 2: {len(strength):,} alliances, mean reliability {np.mean(strength):.1%}")
    ### BEGIN HIDDEN TESTS
    assert abs(np.std(strength) - np.sqrt(0.745 * 0.255 / 5)) < 0.01
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3: let the challengers choose (3 points)
#
# A challenger attacks an alliance of reliability `r` with probability `(1 - r) ** aim`. Write a function `tested(aim)` that (1) draws who is
# attacked, with `chance.random(len(strength))`, and (2) returns the mean reliability of the attacked. Then find an aim for which it is
# about 50 per cent, and put it into `aim_50`.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
aim_50 = None


def tested(aim):
    """Return the mean reliability of the alliances that are attacked."""
    ### BEGIN SOLUTION
    attacked = chance.random(len(strength)) < (1 - strength) ** aim
    return strength[attacked].mean()
    ### END SOLUTION


### BEGIN SOLUTION
aim_50 = 4 * (0.745 - 0.5) / 0.5
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if aim_50 is None or tested(0) is None:
    print("Question 3: not answered yet")
else:
    assert abs(tested(0) - np.mean(strength)) < 0.02, "with aim 0 everybody is attacked, and the tested are like the rest"
    assert tested(4) < np.mean(strength) - 0.1, "challengers should prefer the weak: the probability is (1 - r) ** aim, not r ** aim"
    assert abs(tested(aim_50) - 0.5) < 0.03, f"with this aim the tested keep {tested(aim_50):.0%}, not 50 per cent"
    print(f"Question 3: all {np.mean(strength):.1%}, tested {tested(aim_50):.1%}. One world, two rates")
    ### BEGIN HIDDEN TESTS
    assert abs(aim_50 - 1.96) < 0.3
    assert abs(tested(1) - reliability.observed_rate(0.745, likeness=4, aim=1)) < 0.02
    ### END HIDDEN TESTS

# %% [markdown]
# Nobody in this world cheated more in one count than in the other. Say in your own words what differs.
#
# This is one direction of Smith's argument. The other works against it: he also finds that a state with an unreliable ally is more likely to give in
# when attacked. Then a weak promise is spared the test, and the wars that are fought show the firmer ones. In this world every attack becomes a war.
#
# ## Look into the world
#
# Move the controls. The true mean stays at 74.5 per cent.

# %%
import ipywidgets as widgets

MEAN = 0.745
WORLDS = {"some differ (likeness 4)": 4, "firm or hollow (likeness 1)": 1, "much alike (likeness 15)": 15}


def draw(likeness, aim):
    """Draw how reliability is spread over all alliances and over the attacked ones."""
    rows = reliability.densities(MEAN, likeness, aim).melt("reliability", ["all", "attacked"], var_name="which", value_name="density")
    colours = alt.Scale(domain=["all", "attacked"], range=[style.colour("ink"), style.colour("focus")])
    x = alt.X("reliability:Q", title="Chance that the promise would be kept").axis(format="%")
    y = alt.Y("density:Q", title="Share (height)", stack=None).scale(domain=[0, 5])
    return (
        alt.Chart(rows, width=560, height=220).mark_line(clip=True).encode(x=x, y=y, color=alt.Color("which:N", title=None, scale=colours))
    )


def tell(likeness, aim, due):
    """Say in a line what three ways of counting report."""
    seen = reliability.observed_rate(MEAN, likeness, aim)
    return f"All promises {MEAN:.1%}, tested promises {seen:.1%}, wars of an ally {seen * due / 100:.1%}"


# %%
wide = {"style": {"description_width": "140px"}, "layout": {"width": "560px"}}
likeness = widgets.Dropdown(options=WORLDS, description="Alliances", **wide)
aim = widgets.FloatSlider(value=1, min=0, max=8, step=0.25, description="Aim of challengers", **wide)
due = widgets.IntSlider(value=100, min=10, max=100, step=1, description="Help is due (%)", **wide)
said, drawing = widgets.Label(), alt.JupyterChart(draw(likeness.value, aim.value))


def update(change=None):
    """Answer a control: the line and the curves of the new setting."""
    said.value = tell(likeness.value, aim.value, due.value)
    drawing.chart = draw(likeness.value, aim.value)


for control in (likeness, aim, due):
    control.observe(update, "value")
update()
widgets.VBox([likeness, aim, due, said, drawing])

# %% [markdown]
# ## Question 4: count every war (3 points)
#
# `reliability.simulate` draws a whole world: one row per alliance, with the flags `attacked`, `due` (the treaty asks for help) and `fought`. In
# the world below challengers strike blindly, and help is due in 36 per cent of the wars. Compute two rates in per cent: `per_promise`, among the
# wars in which help was due, and `per_war`, among all wars.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
world = reliability.simulate(20_000, mean=0.745, likeness=4, aim=0, due=0.36, seed=variant.seed)
per_promise = None
per_war = None
### BEGIN SOLUTION
per_promise = 100 * world.loc[world["due"], "fought"].mean()
per_war = 100 * world.loc[world["attacked"], "fought"].mean()
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if per_promise is None or per_war is None:
    print("Question 4: not answered yet")
else:
    assert max(per_promise, per_war) > 1, "give percentages, not shares: multiply by 100"
    assert per_promise > per_war, "the rate per promise is the higher one: have you exchanged the two?"
    assert abs(per_promise - 74.5) < 2, "among the wars in which help was due (column due) about 74.5 per cent fought"
    assert abs(per_war - 27) < 2, "among all wars (column attacked) about 27 per cent fought"
    print(f"Question 4: {per_promise:.1f} per cent of the promises, {per_war:.1f} per cent of the wars. One world again")
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("06-reliability-and-selection", STUDENT)
    again = reliability.simulate(20_000, mean=0.745, likeness=4, aim=0, due=0.36, seed=mine.seed)
    assert abs(per_promise - 100 * again["fought"].sum() / again["due"].sum()) < 1e-6
    assert abs(per_war - 100 * again["fought"].sum() / again["attacked"].sum()) < 1e-6
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 5: challengers who err (3 points)
#
# The rule `(1 - r) ** aim` was chosen because it is easy to solve. Try another one. A challenger sees the reliability with an error: what it sees is
# `strength` plus `noise * chance.normal(size=len(strength))`. It attacks if what it sees is below 0.6. Compute the mean reliability of the attacked
# for the noises 0, 0.2, 0.5 and 5, and put them into a dictionary `by_noise`.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
by_noise = None
### BEGIN SOLUTION
by_noise = {noise: strength[strength + noise * chance.normal(size=len(strength)) < 0.6].mean() for noise in (0, 0.2, 0.5, 5)}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if by_noise is None:
    print("Question 5: not answered yet")
else:
    assert set(by_noise) == {0, 0.2, 0.5, 5}, "the keys should be the four noises"
    assert by_noise[0] < 0.6, (
        "without noise only alliances below 0.6 are attacked, so their mean lies below 0.6: do you average the attacked?"
    )
    assert by_noise[0] < by_noise[0.2] < by_noise[5], "the more challengers err, the nearer the tested come to the rest"
    assert abs(by_noise[5] - np.mean(strength)) < 0.03, (
        "challengers who see almost nothing strike blindly: average strength, not what is seen"
    )
    print("Question 5:", {noise: f"{seen:.0%}" for noise, seen in by_noise.items()})
    ### BEGIN HIDDEN TESTS
    assert abs(by_noise[0] - strength[strength < 0.6].mean()) < 1e-6
    ### END HIDDEN TESTS

# %% [markdown]
# The rule is another one and the numbers are others. Which conclusion survives, and what does it need?
#
# ## Question 6: argue (4 points, read by a person)
#
# The first article says that an alliance of two states that are not ready would inevitably be broken. Somebody answers: "Since 1945 allies have kept
# 22 per cent of their promises, so the article is right." In five to eight sentences: what do your results say about this answer? Use at least two numbers
# from above, say why neither 74.5 nor 50 nor 22 is the reliability of an alliance that does not exist yet, in which direction attackers who choose and
# victims who give in would each push a rate, and name one piece of evidence that could decide more.

# %% [markdown] nbgrader={"grade": true, "grade_id": "q6", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# Berkemeier, Molly, and Matthew Fuhrmann (2018). Reassessing the Fulfillment of Alliance Commitments in War. *Research & Politics* 5(2). Leeds, Brett
# Ashley, Andrew G. Long and Sara McLaughlin Mitchell (2000). Reevaluating Alliance Reliability. *Journal of Conflict Resolution* 44(5), 686–699. Smith,
# Alastair (1996). To Intervene or Not to Intervene: A Biased Decision. *Journal of Conflict Resolution* 40(1), 16–40.

# %% [markdown]
# ## Go further
#
# Let victims choose, too: of the attacked, a state whose ally is weak gives in with some probability, and no war follows. How likely must that be before
# the rate among the wars lies above the true one? Next, the challengers of Question 5 err, and go on erring. Let them learn. Draw a world, give each alliance several rounds, and let an ally that stayed away in one round
# be attacked more readily in the next, and one that fought less readily. Does the rate among the attacked rise or fall from round to round, and does it come
# nearer to the true one? Then drop another assumption: let some allies fight where nothing is due. Which of the rates in `reliability_rates` would rise (look at
# its column `counted`), and what would a reader then wrongly conclude about promises?
