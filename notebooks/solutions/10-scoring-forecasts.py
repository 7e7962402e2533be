# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 10: Scoring forecasts
#
# **Time:** about 75 minutes. **Read first:** the chapter *Judging forecasts*.
# **Data:** `alliance_spells`, compiled by the Alliance Treaty Obligations and Provisions project (ATOP), and the forecasts of the seed articles. **Model:**
# `alliances.models.forecasters`, a class that is made up.
#
# You will
#
# 1. score the forecasts of the articles, by two rules,
# 2. find out what a sure miss costs under each rule,
# 3. draw a calibration curve of a class,
# 4. put the forecasts of a class together, and see who beats the crowd,
# 5. choose a rule on some questions and try it on others,
# 6. compute a base rate from treaties of the past.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks.

# %%
import math

import altair as alt
import numpy as np
import pandas as pd

from alliances import data, evidence
from alliances.charts import style
from alliances.labs import variants
from alliances.models import forecasters, scoring

style.show_live()

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you a class and a kind of treaty of your own. Your instructor says which id. Outside a
# course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("10-scoring-forecasts", STUDENT)
print("Your variant:", vars(variant))

# %% [markdown]
# ## What the articles foretold
#
# Each row is a forecast of a seed article that has come true (1) or not (0) and whose words can be read as a chance. The page *Forecasts of the articles* says how.

# %%
rows = [
    (one.id, one.paraphrase, one.chance, one.outcome)
    for one in evidence.forecasts().values()
    if one.chance is not None and one.outcome is not None
]
foretold = pd.DataFrame(rows, columns=["id", "forecast", "chance", "outcome"])
foretold

# %% [markdown]
# ## Question 1: the Brier score (2 points)
#
# The Brier score of one forecast is the square of the distance between the chance and the outcome. Here it is counted once, so that it goes from 0 (sure and right)
# to 1 (sure and wrong); Brier's own paper counts it twice, from 0 to 2. Write `brier(chances, outcomes)`, which returns the mean over all forecasts. Put the score of the
# articles into `articles`, and into `even` what somebody would earn who says 50 per cent every time.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
articles = None
even = None


def brier(chances, outcomes):
    """Return the mean Brier score, from 0 to 1."""
    ### BEGIN SOLUTION
    return float(np.mean((np.asarray(chances, dtype=float) - np.asarray(outcomes, dtype=float)) ** 2))
    ### END SOLUTION


### BEGIN SOLUTION
articles = brier(foretold["chance"], foretold["outcome"])
even = brier([0.5] * len(foretold), foretold["outcome"])
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if articles is None or even is None or brier([0.5], [1]) is None:
    print("Question 1: not answered yet")
else:
    assert abs(brier([0.5], [1]) - 0.5) > 1e-9, "this scale goes from 0 to 2, or the distance is not squared: 50 per cent should earn 0.25"
    assert abs(brier([0.9, 0.2], [1, 0]) - 0.025) < 1e-9, "take the square of each distance first, and then the mean"
    assert abs(even - 0.25) < 1e-9, "whoever says 50 per cent every time earns 0.25, whatever happens"
    assert abs(articles - brier(foretold["chance"], foretold["outcome"])) < 1e-9, "articles should be the score of the column chance"
    print(f"Question 1: the articles earn {articles:.3f}, and 50 per cent every time {even:.3f}")
    ### BEGIN HIDDEN TESTS
    assert abs(articles - scoring.brier(list(foretold["chance"]), list(foretold["outcome"]))) < 1e-9
    assert abs(brier([1, 0, 0.3], [0, 0, 1]) - (1 + 0 + 0.49) / 3) < 1e-9
    ### END HIDDEN TESTS

# %% [markdown]
# ## A class, made up
#
# The names of real students are nobody's business, so this class does not exist: its thirty students, its questions and what came of them are invented, as the model
# `forecasters` says. `said` has a row for each forecast; some students left some questions out. `ended` says how each question ended. `wide` has the same
# forecasts with a row for each student and a column for each question.

# %%
said, ended = forecasters.made_up_class(variant.seed)
said = said.assign(outcome=said["question"].map(ended))
wide = said.pivot(index="student", columns="question", values="chance")
wide.iloc[:5, :8]

# %% [markdown]
# ## Question 2: what a sure miss costs (2 points)
#
# The log score of a forecast is minus the natural logarithm of the chance that was given to what happened: to yes, if it was yes, and to no, if it was no. A student who was
# quite sure and wrong would get infinity, so no chance counts as less than a floor. Write `log_score(chances, outcomes, floor)`, the mean. Then put into
# `worst_log` the student with the highest mean log score in your class, with a floor of 0.01, and into `worst_brier` the one with the highest mean Brier score.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
worst_log = None
worst_brier = None


def log_score(chances, outcomes, floor=0.01):
    """Return the mean log score; 0 is sure and right."""
    ### BEGIN SOLUTION
    given = [chance if outcome else 1 - chance for chance, outcome in zip(chances, outcomes, strict=True)]
    return sum(-math.log(max(each, floor)) for each in given) / len(given)
    ### END SOLUTION


### BEGIN SOLUTION
by_student = {
    name: (log_score(part["chance"], part["outcome"]), brier(part["chance"], part["outcome"])) for name, part in said.groupby("student")
}
worst_log = max(by_student, key=lambda name: by_student[name][0])
worst_brier = max(by_student, key=lambda name: by_student[name][1])
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if worst_log is None or worst_brier is None or log_score([0.5], [1]) is None:
    print("Question 2: not answered yet")
else:
    assert log_score([0.9], [1]) > 0, "the logarithm of a chance is below 0: put a minus before it"
    assert abs(log_score([0.5], [1]) - math.log(2)) < 1e-9, "use the natural logarithm: 50 per cent should earn about 0.69"
    assert abs(log_score([0.2], [0]) + math.log(0.8)) < 1e-9, "if it was no, the chance of no counts: 1 minus the chance of yes"
    assert abs(log_score([0.0], [1], 0.05) + math.log(0.05)) < 1e-9, "no chance should count as less than the floor"
    assert {worst_log, worst_brier} <= set(wide.index), "name two students, such as S01"
    print(f"Question 2: worst by log score {worst_log}, worst by Brier score {worst_brier}")
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("10-scoring-forecasts", STUDENT)
    again, true = forecasters.made_up_class(mine.seed)
    parts = {name: (list(part["chance"]), list(true[part["question"]])) for name, part in again.groupby("student")}
    assert worst_log == max(parts, key=lambda name: scoring.log_score(*parts[name]))
    assert worst_brier == max(parts, key=lambda name: scoring.brier(*parts[name]))
    ### END HIDDEN TESTS

# %% [markdown]
# Both rules reward honesty: on average nobody gains by saying another chance than the one believed. They differ in what they do to somebody who is sure and wrong.
#
# ## Question 3: a calibration curve (3 points)
#
# Take all forecasts of the class. Put each into one of five bins by its chance: from 0 to under 0.2, from 0.2 to under 0.4, and so on; the last takes 1 as well. Make a table
# `curve` with a row for each bin and three columns: `n` (how many forecasts), `said` (their mean chance) and `came` (the share that came true).

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
curve = None
### BEGIN SOLUTION
place = (said["chance"] * 5 + 1e-9).astype(int).clip(upper=4)
groups = said.groupby(place)
curve = pd.DataFrame({"n": groups.size(), "said": groups["chance"].mean(), "came": groups["outcome"].mean()})
### END SOLUTION
curve

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if curve is None:
    print("Question 3: not answered yet")
else:
    assert list(curve.columns) == ["n", "said", "came"], "the columns should be n, said and came, in this order"
    assert len(curve) == 5, "there should be five rows: does 1 have a bin of its own? It belongs to the last one"
    assert curve["n"].sum() == len(said), f"the bins hold {curve['n'].sum()} forecasts, and the class made {len(said)}"
    assert curve[["said", "came"]].max().max() <= 1, "give shares from 0 to 1, not percentages"
    low, high = np.arange(5) / 5 - 1e-6, np.arange(1, 6) / 5 + 1e-6
    assert ((curve["said"] >= low) & (curve["said"] <= high)).all(), (
        "a mean chance lies outside its bin: do the rows begin with the lowest?"
    )
    assert curve["n"].iloc[0] == (said["chance"] < 0.2 - 1e-6).sum(), "0.2 opens the second bin, and does not close the first"
    print(f"Question 3: of the surest bin {curve['came'].iloc[-1]:.0%} came true, and {curve['said'].iloc[-1]:.0%} was said")
    ### BEGIN HIDDEN TESTS
    bins = scoring.calibration(list(said["chance"]), list(said["outcome"]), 5)
    assert list(curve["n"]) == [each.n for each in bins]
    assert np.allclose(curve[["said", "came"]], [(each.said, each.came) for each in bins])
    ### END HIDDEN TESTS

# %%
if curve is not None:
    line = pd.DataFrame({"said": [0, 1], "came": [0, 1]})
    x = alt.X("said:Q", title="Mean chance that was said").scale(domain=[0, 1]).axis(format="%")
    y = alt.Y("came:Q", title="Share that came true").scale(domain=[0, 1]).axis(format="%")
    points = (
        alt.Chart(curve, width=360, height=320).mark_line(point=alt.OverlayMarkDef(size=80)).encode(x, y, tooltip=["n", "said", "came"])
    )
    drawing = alt.Chart(line).mark_line(strokeDash=[4, 4], color=style.colour("ink")).encode(x, y) + points
else:
    drawing = None
drawing

# %% [markdown]
# On the dashed line everything said comes as often as it is said. How many forecasts stand behind each point, and how many students?
#
# ## Question 4: put them together (3 points)
#
# Compute two chances for each question, as Series with the questions as index: `crowd`, the mean of those who answered, and `pushed`, the same mean `m` moved away from one
# half: `m**2 / (m**2 + (1 - m)**2)`. Each student knows only a part, so the mean of all is often too timid. Then put into `scores` a dictionary with the mean Brier scores of
# three: `"student"` (the mean of the scores of the single students), `"crowd"` and `"pushed"`. Put into `ahead` how many students have a lower score than the crowd.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
crowd = None
pushed = None
scores = None
ahead = None
### BEGIN SOLUTION
crowd = wide.mean()
pushed = crowd**2 / (crowd**2 + (1 - crowd) ** 2)
single = said.groupby("student")[["chance", "outcome"]].apply(lambda part: brier(part["chance"], part["outcome"]))
scores = {"student": single.mean(), "crowd": brier(crowd, ended), "pushed": brier(pushed, ended)}
ahead = int((single < scores["crowd"]).sum())
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if crowd is None or pushed is None or scores is None or ahead is None:
    print("Question 4: not answered yet")
else:
    assert len(crowd) == len(pushed) == len(ended), "there should be one chance for each question, not for each student"
    assert abs(crowd - wide.mean()).max() < 1e-9, "the crowd is the mean of those who answered: who left a question out does not count as 0"
    assert ((pushed >= crowd) == (crowd >= 0.5)).all(), "pushed should lie further from one half than the crowd, on the same side"
    assert set(scores) == {"student", "crowd", "pushed"}, "the keys should be student, crowd and pushed"
    assert scores["crowd"] < scores["student"], "the mean of the chances scores better than the mean of the scores: are the two exchanged?"
    assert 0 <= ahead < len(wide), "ahead is a number of students"
    print(
        f"Question 4: { {name: round(float(score), 3) for name, score in scores.items()} }; {ahead} of {len(wide)} are ahead of the crowd"
    )
    ### BEGIN HIDDEN TESTS
    table = [[None if np.isnan(cell) else cell for cell in row] for row in wide.to_numpy()]
    assert abs(scores["crowd"] - scoring.brier(scoring.pooled(table), list(ended))) < 1e-9
    assert abs(scores["pushed"] - scoring.brier(scoring.pooled(table, "extremised", 2), list(ended))) < 1e-9
    each = [scoring.brier(list(part["chance"]), list(part["outcome"])) for _, part in said.groupby("student")]
    assert abs(scores["student"] - sum(each) / len(each)) < 1e-9
    assert ahead == sum(one < scores["crowd"] for one in each)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 5: choose a rule, then try it (3 points)
#
# Why 2, and not another factor? With a factor `f` the pushed chance is `m**f / (m**f + (1 - m)**f)`. Try 1.0, 1.1, 1.2 and so on up to 4.0 on the first twelve questions,
# and put the factor with the lowest Brier score there into `factor` (of several the smallest). Then put into `gain` by how much this factor lowers the Brier score
# on the *other* twelve, compared with the plain crowd: a number above 0 if it helps.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
factor = None
gain = None
### BEGIN SOLUTION
first, other = list(ended.index[:12]), list(ended.index[12:])


def push(chances, by):
    """Push chances away from one half."""
    return chances**by / (chances**by + (1 - chances) ** by)


tried = {step / 10: brier(push(crowd[first], step / 10), ended[first]) for step in range(10, 41)}
factor = min(tried, key=lambda by: (round(tried[by], 12), by))
gain = brier(crowd[other], ended[other]) - brier(push(crowd[other], factor), ended[other])
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if factor is None or gain is None:
    print("Question 5: not answered yet")
else:
    assert 1 <= factor <= 4, "try the factors from 1.0 to 4.0"
    assert abs(factor * 10 - round(factor * 10)) < 1e-6, "try the factors in steps of a tenth"
    assert abs(gain) < 0.25, "the gain is a difference of two Brier scores on the other twelve questions"
    verdict = "helps" if gain > 0 else "does not help"
    print(f"Question 5: factor {factor:.1f}, chosen on twelve questions; on the other twelve it {verdict} ({gain:+.4f})")
    ### BEGIN HIDDEN TESTS
    half = [list(crowd.iloc[:12]), list(crowd.iloc[12:])]
    true = [list(ended.iloc[:12]), list(ended.iloc[12:])]
    found = {step / 10: scoring.brier([scoring.extremised(m, step / 10) for m in half[0]], true[0]) for step in range(10, 41)}
    assert found[round(factor, 1)] <= min(found.values()) + 1e-9
    after = scoring.brier([scoring.extremised(m, round(factor, 1)) for m in half[1]], true[1])
    assert abs(gain - (scoring.brier(half[1], true[1]) - after)) < 1e-9
    ### END HIDDEN TESTS

# %% [markdown]
# A factor that was best on the questions on which it was chosen need not be best on others. What would you need to know to trust it?
#
# ## Question 6: a base rate from treaties (3 points)
#
# Now the past. Take the treaties of ATOP with the promise that your variant names, by the column of that name. How often did one that had lasted `age` years end within the next
# `horizon` years? Count with the column `years`, and mind the treaties that were still in force when ATOP's record stops (`censored`): if such a treaty had not yet reached
# `age + horizon` years, nobody knows what came of it, so that it counts neither way. Put into `known` how many treaties count, into `ended_then` how many of these ended,
# and into `rate` the share.

# %%
spells = data.load("alliance_spells")
age, horizon = variant.age, variant.horizon
kind = spells[spells[variant.promise].astype(bool)]
print(f"{len(kind)} treaties with a promise of {variant.promise}; age {age}, horizon {horizon}")

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
known = None
ended_then = None
rate = None
### BEGIN SOLUTION
old = kind[kind["years"] >= age]
open_end = old["censored"].astype(bool) & (old["years"] < age + horizon)
known = int((~open_end).sum())
ended_then = int((~open_end & (old["years"] < age + horizon)).sum())
rate = ended_then / known
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if known is None or ended_then is None or rate is None:
    print("Question 6: not answered yet")
else:
    reached = int((kind["years"] >= age).sum())
    assert known <= reached, f"only {reached} of them reached {age} years"
    assert known < reached or not (kind["censored"].astype(bool) & (kind["years"] >= age) & (kind["years"] < age + horizon)).any(), (
        "some were still in force when the record stops, before the horizon: leave them out"
    )
    assert 0 < ended_then <= known, "ended_then counts those of the known ones that ended before the horizon"
    assert abs(rate - ended_then / known) < 1e-9, "the rate is ended_then divided by known"
    print(
        f"Question 6: {ended_then} of {known} ended: {rate:.0%} in {horizon} years. Always to say this would earn {rate * (1 - rate):.3f}"
    )
    ### BEGIN HIDDEN TESTS
    mine = variants.choose("10-scoring-forecasts", STUDENT)
    pool = spells[spells[mine.promise].astype(bool) & (spells["years"] >= mine.age)]
    ends = pool["years"] < mine.age + mine.horizon
    gone, counted = ends & ~pool["censored"].astype(bool), ~(ends & pool["censored"].astype(bool))
    assert (known, ended_then) == (int(counted.sum()), int(gone.sum()))
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 7: argue (4 points, read by a person)
#
# Somebody proposes: "Let us rank the class by Brier score, and let the best student alone write our forecasts of the open questions of the book." In six to nine sentences: what do
# your results say to this? Use at least three numbers from above. Say what luck has to do with it, and what a base rate could add. Name one thing about the
# real open questions that the made-up class leaves out. Then say what you would do instead.

# %% [markdown] nbgrader={"grade": true, "grade_id": "q7", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## A real class
#
# If you teach, or your class agrees: hand-in files from the page *Your work* hold the forecasts of the open questions. Put them into a folder, one file for each student, and write
# its name between the quotation marks. It works in a copy of the book's repository. Nothing leaves your machine, and the table below names no student.

# %%
FOLDER = ""
if FOLDER:
    from alliances.labs import forecasts

    real = forecasts.handed_in(FOLDER)
    pool = real.groupby("question")["chance"].agg(["size", "mean", "min", "max"])
    pool["pushed"] = [scoring.extremised(mean) for mean in pool["mean"]]
    pool["base_rate"] = [evidence.questions()[name].base_rate for name in pool.index]
else:
    pool = "No folder is named."
pool

# %% [markdown]
# ## Sources
#
# Brier, Glenn W. (1950). Verification of Forecasts Expressed in Terms of Probability. *Monthly Weather Review* 78(1), 1–3. Baron, Jonathan, Barbara A. Mellers, Philip E. Tetlock,
# Eric Stone and Lyle H. Ungar (2014). Two Reasons to Make Aggregated Probability Forecasts More Extreme. *Decision Analysis* 11(2), 133–145. Leeds, Brett Ashley, and
# others (2002). Alliance Treaty Obligations and Provisions, 1815–1944. *International Interactions* 28(3), 237–260.

# %% [markdown]
# ## Go further
#
# The students of the made-up class err each alone. Write a second class in which a third of the error is the same for all, as if they had read one newspaper. What happens to the
# lead of the crowd, and what to the best factor? Then take an open question of the book for which it gives no base rate, look for a table that could
# hold a class of cases, and write the note as the book does: how many of how many, coded how, and why the true class may be smaller.
