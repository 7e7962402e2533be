# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 5: Who votes with whom?
#
# **Time:** about 70 minutes. **Read first:** the chapter *Triangles*.
# **Data:** `un_key_votes`, ballots on thirteen resolutions about Ukraine and Crimea; `un_agreement` and `un_ideal_points`, computed from the
# roll calls of the UN General Assembly.
#
# You will
#
# 1. turn a list of ballots into a table and see what is missing,
# 2. measure agreement in two ways, and watch the abstentions decide,
# 3. correct agreement for chance (kappa), and compute a similarity score (S),
# 4. draw who votes with Russia over the years, and set agreement against ideal points.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks.

# %%
import altair as alt
import ipywidgets as widgets
import pandas as pd

from alliances import data
from alliances.charts import style

style.show_live()

# %%
votes = data.load("un_key_votes")
votes.head()

# %%
print(*data.describe("un_key_votes").caveats, sep="\n- ")

# %% [markdown]
# ## Question 1: from a list to a table (2 points)
#
# Make a table `ballots` with a row per `state`, a column per `resolution` and the ballot in the cell. Keep only the ballots *yes*, *abstain* and
# *no*; leave every other cell empty.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
ballots = None
### BEGIN SOLUTION
cast = votes[votes["ballot"].isin(["yes", "abstain", "no"])].astype({"ballot": "object"})
ballots = cast.pivot(index="state", columns="resolution", values="ballot")
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if ballots is None:
    print("Question 1: not answered yet")
else:
    assert isinstance(ballots, pd.DataFrame), "ballots should be a table: pivot the list"
    assert "RUS" in ballots.index, "the states should be the rows"
    assert "ES-11/1" in ballots.columns, "the resolutions should be the columns"
    assert not (ballots == "absent").any().any(), "an absence is no ballot: keep only yes, abstain and no"
    assert ballots.loc["CHN", "ES-11/1"] == "abstain", "China abstained on ES-11/1: is the ballot in the cell?"
    print(f"Question 1: {ballots.notna().sum().sum()} ballots of {len(ballots)} states")
    ### BEGIN HIDDEN TESTS
    known = data.load("un_key_votes")
    assert ballots.notna().sum().sum() == known["ballot"].isin(["yes", "abstain", "no"]).sum()
    assert ballots.shape[1] == known["resolution"].nunique()
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2: two ways to agree (3 points)
#
# Write two functions of two states. `identical(one, two)` returns the share of resolutions on which both cast the *same* ballot. `with_halves(one, two)`
# counts the same ballot as 1, *yes* against *no* as 0, and everything with one abstention as one half. Both look only at resolutions on
# which both cast a ballot. Take the ballots from `ballots`.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
SCALE = {"yes": 1, "abstain": 2, "no": 3}


def identical(one, two):
    """Return the share of identical ballots of two states."""
    ### BEGIN SOLUTION
    pair = ballots.loc[[one, two]].dropna(axis=1)
    return float((pair.iloc[0] == pair.iloc[1]).mean())
    ### END SOLUTION


def with_halves(one, two):
    """Return the agreement of two states, an abstention against a yes or a no counted as one half."""
    ### BEGIN SOLUTION
    pair = ballots.loc[[one, two]].dropna(axis=1)
    return float(1 - (pair.iloc[0].map(SCALE) - pair.iloc[1].map(SCALE)).abs().mean() / 2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if ballots is None or identical("RUS", "CHN") is None or with_halves("RUS", "CHN") is None:
    print("Question 2: not answered yet")
else:
    assert identical("RUS", "RUS") == with_halves("RUS", "RUS") == 1, (
        "a state agrees fully with itself: leave out resolutions without a ballot"
    )
    assert with_halves("RUS", "TUR") == identical("RUS", "TUR"), "these two never abstained, so both measures must be equal"
    assert identical("RUS", "CHN") < with_halves("RUS", "CHN"), "China abstained at times: half an agreement must count for something"
    assert abs(with_halves("RUS", "IND") - identical("RUS", "IND") - 1 / 3) < 0.01, (
        "India abstained on eight of twelve: is each worth one half?"
    )
    for state in ("BLR", "CHN", "IRN", "IND", "TUR", "USA"):
        print(f"Russia and {state}: identical {identical('RUS', state):.2f}, with halves {with_halves('RUS', state):.2f}")
    ### BEGIN HIDDEN TESTS
    for state in ("CHN", "IRN", "ISR", "KAZ"):
        pair = ballots.loc[["RUS", state]].dropna(axis=1)
        same = (pair.iloc[0] == pair.iloc[1]).sum()
        half = ((pair == "abstain").sum() == 1).sum()
        assert abs(identical("RUS", state) - same / pair.shape[1]) < 1e-9
        assert abs(with_halves("RUS", state) - (same + half / 2) / pair.shape[1]) < 1e-9
    ### END HIDDEN TESTS

# %% [markdown]
# Compare the columns. Whether India looks like a partner or an opponent of Russia hangs on what an abstention means. It may be a wish to offend nobody,
# a legal doubt, or missing instructions; the ballot does not say.
#
# ## Question 3: what chance explains (3 points)
#
# Two states that nearly always vote no agree often by chance. Cohen's kappa is (observed - by chance) / (1 - by chance). Observed is the share
# of identical ballots. By chance: for each kind of ballot multiply the share of it in the one state by the share in the other, and add
# up. Write `kappa(one, two)`, over the resolutions on which both cast a ballot.


# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kappa(one, two):
    """Return Cohen's kappa of the ballots of two states."""
    ### BEGIN SOLUTION
    pair = ballots.loc[[one, two]].dropna(axis=1)
    by_chance = sum((pair.iloc[0] == kind).mean() * (pair.iloc[1] == kind).mean() for kind in SCALE)
    return float((identical(one, two) - by_chance) / (1 - by_chance))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if ballots is None or kappa("CHN", "IND") is None:
    print("Question 3: not answered yet")
else:
    assert kappa("CHN", "CHN") > 0.999, "the kappa of a state with itself is 1"
    assert kappa("CHN", "IND") < identical("CHN", "IND"), "take off what chance explains, below and above the line"
    assert abs(kappa("RUS", "CHN")) < 1e-9, (
        "Russia cast one kind of ballot only, so nothing is left beyond chance: are all three kinds added up?"
    )
    print(
        f"Question 3: China and India, identical {identical('CHN', 'IND'):.2f}, kappa {kappa('CHN', 'IND'):.2f}; Russia and China, kappa 0"
    )
    ### BEGIN HIDDEN TESTS
    for one, two in (("CHN", "IND"), ("KAZ", "ARM"), ("CHN", "IRN")):
        pair = ballots.loc[[one, two]].dropna(axis=1)
        seen = (pair.iloc[0] == pair.iloc[1]).mean()
        luck = sum((pair.iloc[0] == kind).mean() * (pair.iloc[1] == kind).mean() for kind in ("yes", "abstain", "no"))
        assert abs(kappa(one, two) - (seen - luck) / (1 - luck)) < 1e-9
    ### END HIDDEN TESTS

# %% [markdown]
# Russia voted no on every one of these resolutions, for they are about Russia. Its kappa with anybody is 0, or not defined. A measure that corrects for
# chance needs variety, and a selection of votes on one quarrel has none. That is a fault of the selection, not of the states.
#
# ## Question 4: the score S (2 points)
#
# Signorino and Ritter measure similarity as S = 1 - 2 · (mean distance / largest distance). Code yes 1, abstain 2, no 3, so the largest distance is 2.
# Write `s_score(one, two)`, which runs from -1 to 1. Then find how S and `with_halves` are related, and put the number that S gives where
# `with_halves` gives 0.75 into `at_three_quarters`.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
at_three_quarters = None


def s_score(one, two):
    """Return the similarity of the ballots of two states, -1 to 1."""
    ### BEGIN SOLUTION
    pair = ballots.loc[[one, two]].dropna(axis=1)
    return float(1 - 2 * (pair.iloc[0].map(SCALE) - pair.iloc[1].map(SCALE)).abs().mean() / 2)
    ### END SOLUTION


### BEGIN SOLUTION
at_three_quarters = 2 * 0.75 - 1
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if ballots is None or s_score("RUS", "CHN") is None or at_three_quarters is None:
    print("Question 4: not answered yet")
else:
    assert s_score("RUS", "RUS") == 1, "a state is fully similar to itself"
    assert s_score("RUS", "UKR") == -1, "always no against always yes is the largest distance, so S is -1"
    assert at_three_quarters == 0.5, "compare some pairs: S is twice the agreement, less 1"
    print(f"Question 4: Russia and China, S {s_score('RUS', 'CHN'):.2f}; S says nothing that agreement with halves did not")
    ### BEGIN HIDDEN TESTS
    assert all(abs(s_score("RUS", state) - (2 * with_halves("RUS", state) - 1)) < 1e-9 for state in ("CHN", "IND", "TUR"))
    ### END HIDDEN TESTS

# %% [markdown]
# ## All roll calls
#
# Thirteen resolutions on one quarrel are a choice. The table `un_agreement` counts all roll calls of a year, abstentions as halves. It lacks the
# emergency sessions, so the votes above are not in it.

# %%
agreement = data.load("un_agreement")
agreement = agreement[agreement["status"] == "measured"]
NAMES = {"CHN": "China", "IND": "India", "IRN": "Iran", "TUR": "Türkiye", "ISR": "Israel", "USA": "United States"}


def with_russia(code):
    """Return the yearly agreement of a state with Russia since 1992."""
    here = agreement[
        ((agreement["state_a"] == code) & (agreement["state_b"] == "RUS"))
        | ((agreement["state_a"] == "RUS") & (agreement["state_b"] == code))
    ]
    return here[here["year"] >= 1992][["year", "agreement"]].assign(partner=NAMES[code])


def tell(code):
    """Say in a line how agreement moved."""
    rows = with_russia(code)
    first, last = rows.iloc[0], rows.iloc[-1]
    return f"Russia and {NAMES[code]}: {first.agreement:.0%} in {first.year:.0f}, {last.agreement:.0%} in {last.year:.0f}"


def curve(code):
    """Draw the agreement of a state with Russia."""
    base = alt.Chart(with_russia(code), width=560, height=220, title=tell(code))
    y = alt.Y("agreement:Q", title="Agreement").axis(format="%").scale(domain=[0, 1])
    return base.mark_line(point=True).encode(x=alt.X("year:Q", title="Year").axis(format="d"), y=y)


# %%
partner = widgets.Dropdown(options=[(name, code) for code, name in NAMES.items()], description="Partner")
said, drawing = widgets.Label(), alt.JupyterChart(curve("CHN"))


def update(change=None):
    """Answer the control: the line and the curve of another partner."""
    said.value = tell(partner.value)
    drawing.chart = curve(partner.value)


partner.observe(update, "value")
update()
widgets.VBox([partner, said, drawing])

# %% [markdown]
# ## Question 5: draw it yourself (3 points)
#
# Draw the agreement of Russia with China, Iran, Türkiye, Israel and the United States since 1992 in one chart: years across, agreement from 0 to 1 up, a colour per
# partner, and a title that states what you see. Put it into `lines`. The function `with_russia` gives you the rows of one partner.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
lines = None
### BEGIN SOLUTION
lines = (
    alt.Chart(
        pd.concat([with_russia(code) for code in ("CHN", "IRN", "TUR", "ISR", "USA")]),
        title="Israel and the United States vote least with Russia, China and Iran most",
    )
    .mark_line()
    .encode(
        x=alt.X("year:Q", title="Year"),
        y=alt.Y("agreement:Q", title="Agreement with Russia").scale(domain=[0, 1]),
        color="partner:N",
    )
)
### END SOLUTION
lines

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if lines is None:
    print("Question 5: not answered yet")
else:
    drawn = lines.to_dict()
    rows = pd.DataFrame(next(iter(drawn["datasets"].values())))
    assert {"China", "Iran", "Türkiye", "Israel", "United States"} <= set(rows["partner"]), (
        "five partners are wanted: put their rows together with pd.concat"
    )
    assert drawn["encoding"]["color"]["field"] == "partner", "give each partner a colour, or the lines become one"
    assert drawn["encoding"]["y"]["field"] == "agreement", "agreement belongs on the y axis"
    assert drawn["encoding"]["y"].get("scale", {}).get("domain") == [0, 1], "let the axis run from 0 to 1, so that small moves look small"
    assert drawn.get("title"), "give the chart a title that states what you see"
    print("Question 5: five lines with a title")
    ### BEGIN HIDDEN TESTS
    assert (rows["year"] >= 1992).all()
    assert len(rows) == sum(len(with_russia(code)) for code in rows["partner"].map({name: code for code, name in NAMES.items()}).unique())
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6: agreement and ideal points (3 points)
#
# `un_ideal_points` places each state on one line per session, from all its votes. Take Russia (`RUS`) and China (`CHN`). For each year that has both an ideal point of each
# and an agreement, compute the distance of their ideal points. Put the correlation of distance and agreement into `link`.

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
points = data.load("un_ideal_points")
link = None
### BEGIN SOLUTION
place = points.pivot(index="year", columns="state", values="ideal_point")
distance = (place["RUS"] - place["CHN"]).abs()
pair = agreement[(agreement["state_a"] == "CHN") & (agreement["state_b"] == "RUS")].set_index("year")["agreement"]
link = pd.concat([distance, pair], axis=1, join="inner").dropna().astype(float).corr().iloc[0, 1]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if link is None:
    print("Question 6: not answered yet")
else:
    assert -1 <= link <= 1, "a correlation lies between -1 and 1"
    assert link < 0, "the further apart, the less they should agree: is it the distance (abs) that you correlate?"
    print(f"Question 6: the correlation is {link:.2f}")
    ### BEGIN HIDDEN TESTS
    wide = data.load("un_ideal_points").pivot(index="year", columns="state", values="ideal_point")
    gap = (wide["RUS"] - wide["CHN"]).abs().rename("gap")
    both = agreement[(agreement["state_a"] == "CHN") & (agreement["state_b"] == "RUS")].set_index("year")["agreement"]
    table = pd.concat([gap, both], axis=1, join="inner").dropna().astype(float)
    assert abs(link - table["gap"].corr(table["agreement"])) < 1e-6
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 7: argue (4 points, read by a person)
#
# In five to eight sentences: which of these measures would you print to show how close China and Russia are, and why that one? What would a reader conclude from
# `identical` that you would not conclude from `with_halves`? Name two things about their alignment on which votes are silent.

# %% [markdown] nbgrader={"grade": true, "grade_id": "q7", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Go further
#
# Choose another quarrel: take all states of `ballots` and order them by `with_halves` with Ukraine. Which neighbours of Russia stand where you did not
# expect them, and what does the basis of their ballots (column `basis`) say about how sure you can be?

# %% [markdown]
# ## Sources
#
# Bailey, Michael A., Anton Strezhnev and Erik Voeten (2017). Estimating Dynamic State Preferences from United Nations Voting Data. *Journal of Conflict
# Resolution* 61(2), 430–456. Cohen, Jacob (1960). A Coefficient of Agreement for Nominal Scales. *Educational and Psychological Measurement* 20(1),
# 37–46. Signorino, Curtis S., and Jeffrey M. Ritter (1999). Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions.
# *International Studies Quarterly* 43(1), 115–144.
