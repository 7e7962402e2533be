# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 10: Scoring forecasts
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *Judging forecasts*.
# **Data:** `alliance_spells`, compiled by the Alliance Treaty Obligations and Provisions project (ATOP), and the forecasts of the seed articles. **Model:**
# `alliances.models.forecasters`, a class that is made up.
#
# You will
#
# 1. score the forecasts of the articles,
# 2. put the forecasts of a class together, and see who beats the crowd,
# 3. choose the best forecaster on half of the questions, and see what this is worth on the other half.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import math

import altair as alt
import numpy as np
import pandas as pd

from alliances import data, evidence
from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import forecasters, scoring

style.show_live()

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you a class of your own and, for Extension C, a kind of treaty. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("10-scoring-forecasts", STUDENT)
lab = checks.Lab("10-scoring-forecasts", edition=3)
print("Your variant:", vars(variant))

# %% [markdown]
# ## Before you start: a guess
#
# A class of thirty forecasts twenty-four questions. You look at the first twelve, and pick the student who did best there. On the other twelve questions, which place among the thirty will this
# student take (1 is best)? Write your guess. It earns no points and costs none; you come back to it in Question 3.

# %%
guess = None

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
#
# **You will need** arithmetic on whole columns: `(fruit["sold"] - fruit["bought"]) ** 2` squares each difference, and `.mean()` gives the mean.
# The check also gives `brier` two short lists; `np.array([0.9, 0.2])` makes a list into something that subtracts like a column.

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
# Idea: how far was each chance from what happened, squared, and then the mean.
# Method: turn both into arrays, subtract, square, take the mean; call the function twice, once with the column chance and once with as many halves.
# Line: np.mean((np.asarray(chances, dtype=float) - np.asarray(outcomes, dtype=float)) ** 2)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if articles is None or even is None or checks.unwritten(brier, [0.5], [1]):
        print("Question 1: not answered yet")
    else:
        assert np.ndim(brier([0.9, 0.2], [1, 0])) == 0, "brier should return one number: take the mean over all forecasts"
        assert abs(brier([0.5], [1]) - 0.5) > 1e-9, (
            "this scale goes from 0 to 2, or the distance is not squared, or a root is taken: 50 per cent should earn 0.25"
        )
        assert brier([0.9], [1]) > 0, "a score is never below 0: square the distance, so that its sign does not matter"
        assert abs(brier([0.9, 0.2], [1, 0]) - 0.05) > 1e-9, "this is the sum: take the mean over all forecasts"
        assert abs(brier([0.9, 0.2], [1, 0]) - 0.025) < 1e-9, "take the square of each distance first, and then the mean"
        assert abs(brier([1, 0, 0.3], [0, 0, 1]) - (1 + 0 + 0.49) / 3) < 1e-9, (
            "sure and wrong should earn 1, sure and right 0: is it chance minus outcome?"
        )
        assert abs(even - 0.25) < 1e-9, "whoever says 50 per cent every time earns 0.25, whatever happens"
        assert np.ndim(articles) == 0, "articles should be one number"
        right = scoring.brier(list(foretold["chance"]), list(foretold["outcome"]))
        assert abs(articles - scoring.brier(list(1 - foretold["chance"]), list(foretold["outcome"]))) > 1e-9, (
            "this is the score of the opposite forecasts: give the column chance as it is"
        )
        assert abs(articles - (foretold["chance"] - foretold["outcome"]).abs().mean()) > 1e-9, (
            "this is the mean distance: articles should come from your function"
        )
        assert abs(articles - (1 - foretold["outcome"].mean())) > 1e-9 and abs(articles - foretold["chance"].mean()) > 1e-9, (
            "articles should be the score of the column chance, by your function"
        )
        assert abs(articles - right) < 1e-9, "articles should be the score of the column chance, over all rows of foretold"
        print(f"Question 1: right. The articles earn {articles:.3f}, and 50 per cent every time {even:.3f}")
        ### BEGIN HIDDEN TESTS
        assert abs(brier([0.3, 0.3], [0, 1]) - (0.09 + 0.49) / 2) < 1e-9
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
# ## Question 2: put them together (3 points)
#
# Compute two chances for each question, as Series with the questions as index: `crowd`, the mean of those who answered, and `pushed`, the same mean `m` moved away from one
# half: `m**2 / (m**2 + (1 - m)**2)`. Each student knows only a part, so the mean of all is often too timid. Then put into `scores` a dictionary with the mean Brier scores of
# three: `"student"` (the mean of the scores of the single students), `"crowd"` and `"pushed"`. Put into `ahead` how many students have a lower score than the crowd.
#
# **You will need** the mean of each column, `prices.mean()`, which leaves out what is empty, and a value for each group: `{name: part["kilos"].sum() for name, part in fruit.groupby("buyer")}`.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
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
# Idea: the crowd is one more forecaster, who says the mean; score it as you score a student.
# Method: the columns of wide are the questions; brier(crowd, ended) scores the crowd, and a groupby over students scores each of them.
# Line: single = said.groupby("student")[["chance", "outcome"]].apply(lambda part: brier(part["chance"], part["outcome"]))
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if crowd is None or pushed is None or scores is None or ahead is None:
        print("Question 2: not answered yet")
    else:
        assert np.ndim(crowd) == 1 and np.ndim(pushed) == 1, "crowd and pushed should have a chance for each question, not one number"
        assert len(crowd) == len(pushed) == len(ended), "there should be one chance for each question, not for each student"
        mean = wide.mean()
        assert abs(np.asarray(crowd) - wide.fillna(0).mean().to_numpy()).max() > 1e-9, (
            "the crowd is the mean of those who answered: who left a question out does not count as 0"
        )
        assert abs(np.asarray(crowd) - wide.median().to_numpy()).max() > 1e-9, "this is the median: take the mean"
        assert abs(np.asarray(crowd) - mean.to_numpy()).max() < 1e-9, "the crowd is the mean of each column of wide"
        assert ((np.asarray(pushed) >= mean.to_numpy()) == (mean.to_numpy() >= 0.5)).all(), (
            "pushed should lie further from one half than the crowd, on the same side"
        )
        right = mean**2 / (mean**2 + (1 - mean) ** 2)
        assert abs(np.asarray(pushed) - right.to_numpy()).max() < 1e-9, (
            "pushed should be m**2 / (m**2 + (1 - m)**2) for each question: mind the brackets"
        )
        assert isinstance(scores, dict) and set(scores) == {"student", "crowd", "pushed"}, (
            "scores should be a dictionary with the keys student, crowd and pushed"
        )
        for name, score in scores.items():
            assert np.ndim(score) == 0 and not isinstance(score, str), f"scores[{name!r}] should be one number"
        singles = [scoring.brier(list(part["chance"]), list(part["outcome"])) for _, part in said.groupby("student")]
        true = {
            "student": sum(singles) / len(singles),
            "crowd": scoring.brier(list(mean), list(ended)),
            "pushed": scoring.brier(list(right), list(ended)),
        }
        assert not (abs(scores["crowd"] - true["student"]) < 1e-9 and abs(scores["student"] - true["crowd"]) < 1e-9), (
            "the mean of the chances scores better than the mean of the scores: are the two exchanged?"
        )
        together = scoring.brier(list(said["chance"]), list(said["outcome"]))
        assert abs(scores["student"] - together) > 1e-9, (
            "this is the mean over all forecasts: take first the score of each student, and then the mean of the thirty"
        )
        for name, value in true.items():
            assert abs(scores[name] - value) < 1e-9, (
                f"scores[{name!r}] is another number: it is the Brier score of "
                + {
                    "student": "each student, and then the mean of the thirty",
                    "crowd": "the chances in crowd on the outcomes in ended",
                    "pushed": "the chances in pushed on the outcomes in ended",
                }[name]
            )
        better = sum(one < true["crowd"] for one in singles)
        assert ahead != len(singles) - better, "this counts the students behind the crowd: a lower score is better"
        assert ahead != better / len(singles), "ahead is a number of students, not a share"
        assert ahead != sum(one < true["pushed"] for one in singles) or ahead == better, (
            "this compares with the pushed crowd: compare with the plain one"
        )
        assert ahead == better, "ahead is the number of students with a lower score than the crowd"
        print(
            f"Question 2: right. { {name: round(float(score), 3) for name, score in scores.items()} }; {ahead} of {len(wide)} are ahead of the crowd"
        )
        ### BEGIN HIDDEN TESTS
        table = [[None if np.isnan(each) else each for each in row] for row in wide.to_numpy()]
        assert abs(scores["crowd"] - scoring.brier(scoring.pooled(table), list(ended))) < 1e-9
        assert abs(scores["pushed"] - scoring.brier(scoring.pooled(table, "extremised", 2), list(ended))) < 1e-9
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 3: follow the champion (3 points)
#
# Choose the best of your class by the **first** twelve questions, and see what this is worth on the **other** twelve.
#
# 1. Put into `champion` the student with the lowest Brier score on the first twelve (of several the first by name), and into `place` which place this student takes on the other twelve: 1 plus the number of
#    students with a lower score there.
# 2. One class proves nothing. `classes` holds forty others, each a pair of a table like `wide` and outcomes like `ended`. Do the same for each of them: put the forty places into the list `places`, and
#    into `beats` in how many of the forty the champion scored lower than the crowd (the mean of those who answered) on the other twelve.
#
# **You will need** squares of a whole table, `(prices - last_year) ** 2`, the mean of each row, `.mean(axis=1)`, and the first twelve columns, `.iloc[:, :12]`.

# %%
classes = []
for seed in range(1, 41):
    their_said, their_ended = forecasters.made_up_class(seed)
    classes.append((their_said.pivot(index="student", columns="question", values="chance"), their_ended))

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
champion = None
place = None
places = None
beats = None
### BEGIN SOLUTION


def follow(table, outcomes):
    """Return the champion of the first twelve, its place on the other twelve, and whether it beats the crowd there."""
    squares = (table - outcomes) ** 2
    early, late = squares.iloc[:, :12].mean(axis=1), squares.iloc[:, 12:].mean(axis=1)
    best = early.idxmin()
    together = ((table.mean() - outcomes) ** 2).iloc[12:].mean()
    return best, int((late < late[best]).sum()) + 1, late[best] < together


champion, place, _ = follow(wide, ended)
followed = [follow(table, outcomes) for table, outcomes in classes]
places = [one[1] for one in followed]
beats = sum(bool(one[2]) for one in followed)
# Idea: choosing and testing must use different questions, or the choice is tested on its own luck.
# Method: make a table of squared distances, take row means of its first and of its last twelve columns, choose by the first and rank by the second; put it into a function, and loop.
# Line: squares = (wide - ended) ** 2; early = squares.iloc[:, :12].mean(axis=1); champion = early.idxmin()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if champion is None or place is None or places is None or beats is None:
        print("Question 3: not answered yet")
    else:

        def halves(table, outcomes):
            """Return the scores on both halves, and those of the crowd on the second, for the check."""
            off = ((table - outcomes) ** 2).to_numpy()
            mean = ((table.mean() - outcomes) ** 2).to_numpy()
            return (
                pd.Series(np.nanmean(off[:, :12], axis=1), table.index),
                pd.Series(np.nanmean(off[:, 12:], axis=1), table.index),
                mean[12:].mean(),
            )

        a, z, _ = halves(wide, ended)
        assert champion in wide.index, "champion should be a student of the class, such as 'S01'"
        assert champion != a.idxmax(), "this is the worst of the first twelve: the lowest Brier score is the best"
        assert champion == a.idxmin() or champion != ((a + z) / 2).idxmin(), (
            "this is the best of all twenty-four: choose by the first twelve only"
        )
        assert champion == a.idxmin() or champion != z.idxmin(), "this is the best of the other twelve: choose by the first twelve"
        assert champion == a.idxmin(), (
            "somebody has a lower mean score than this one on the first twelve questions: who left one out is scored on the others"
        )
        right = int((z < z[champion]).sum()) + 1
        assert np.ndim(place) == 0 and 1 <= place <= len(wide), f"place should be a place from 1 to {len(wide)}"
        assert place != right - 1, "this is the number of students with a lower score: the place is 1 more"
        assert place != int((z > z[champion]).sum()) + 1 or place == right, (
            "this counts from behind: the place is 1 plus the number with a LOWER score"
        )
        assert place == right, "place is 1 plus the number of students with a lower score on the OTHER twelve questions"
        assert not np.isscalar(places) and len(places) == len(classes), "places should be a list of forty places, one for each class"
        each = [halves(*one) for one in classes]
        true = [int((late < late[early.idxmin()] - 1e-9).sum()) + 1 for early, late, _ in each]
        in_sample = [int((early < early[early.idxmin()]).sum()) + 1 for early, _, _ in each]
        assert list(places) != in_sample, (
            "these are places on the first twelve, where each champion is first by choice: rank on the other twelve"
        )
        assert list(places) != [one - 1 for one in true], "the places begin with 1: add 1 to the number of students with a lower score"
        fixed = [int((late < late[champion]).sum()) + 1 for _, late, _ in each]
        assert list(places) != fixed, f"each class has a champion of its own; you follow {champion} of your class"
        late_end = [int((late < late[early.idxmin()] + 1e-9).sum()) for early, late, _ in each]  # equal scores may differ in the last digit
        differ = [
            number for number, (one, two, end) in enumerate(zip(places, true, late_end, strict=True), start=1) if not two <= one <= end
        ]
        assert not differ, (
            f"{len(differ)} of the forty places differ, the first in class {differ[0] if differ else 0}: choose by the first twelve, rank on the other twelve"
        )
        count = sum(late[early.idxmin()] < together for early, late, together in each)
        assert not isinstance(beats, (list, tuple, pd.Series)), "beats should be one number: in how many of the forty"
        assert beats != 40 - count, "this counts the classes in which the crowd is ahead: a lower score is better"
        assert beats != count / 40, "beats is a number of classes, not a share"
        early_count = sum(
            early.min() < ((table.mean() - outcomes) ** 2).iloc[:12].mean()
            for (early, _, _), (table, outcomes) in zip(each, classes, strict=True)
        )
        assert beats != early_count or count == early_count, (
            "this compares on the first twelve, on which the champion was chosen: compare on the other twelve"
        )
        singles_count = sum(late[early.idxmin()] < late.mean() for early, late, _ in each)
        assert beats != singles_count or count == singles_count, (
            "this compares with the mean score of the students: the crowd's score is that of its mean chances, as in Question 2"
        )
        assert beats == count, (
            "beats is the number of classes in which the champion's score on the other twelve is lower than the crowd's on the same twelve"
        )
        print(
            f"Question 3: right. {champion} came {place} on the other twelve. In forty classes the champion's middle place is {np.median(places):.0f} of 30, and in {beats} it beats the crowd"
        )
        print(f"Your guess was {guess}")
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("10-scoring-forecasts", STUDENT)
        again, outcomes = forecasters.made_up_class(mine.seed)
        assert champion == halves(again.pivot(index="student", columns="question", values="chance"), outcomes)[0].idxmin()
        ### END HIDDEN TESTS


# %% [markdown]
# Where does a champion's lead go? Twelve questions hold much luck, and the one who did best had the most of it. Whoever ranks people on few questions ranks luck.

# %% [markdown]
# ## Question 4: argue (4 points, read by a person)
#
# Somebody proposes: "Let us rank the class by Brier score, and let the best student alone write our forecasts of the open questions of the book." In six to nine sentences:
#
# - Say what your results say to this, with at least three numbers from above, one of them from Question 3.
# - Say what luck has to do with it.
# - Name one thing about the real open questions that the made-up class leaves out, and why it matters.
# - Say what you would do instead, so that somebody could begin tomorrow.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q4", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 5: what a sure miss costs (no points)
#
# The log score of a forecast is minus the natural logarithm of the chance that was given to what happened: to yes, if it was yes, and to no, if it was no. A student who was
# quite sure and wrong would get infinity, so the chance that was given to what happened never counts as less than a floor (`math.log(0)` stops with an error). Write `log_score(chances, outcomes, floor)`, the mean. Then put into
# `worst_log` the student with the highest mean log score in your class, with a floor of 0.01, and into `worst_brier` the one with the highest mean Brier score.
#
# **You will need** `-math.log(0.5)`, which is 0.69, and a value for each group: `{name: part["kilos"].sum() for name, part in fruit.groupby("buyer")}`.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
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
# Idea: each forecast gave a chance to what happened; the smaller it was, the higher the score.
# Method: take the chance if the outcome was yes, and 1 minus it if no; not less than the floor; minus its logarithm; the mean. Then once for each student.
# Line: given = [chance if outcome else 1 - chance for chance, outcome in zip(chances, outcomes)]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(5)
def _check():
    if worst_log is None or worst_brier is None or checks.unwritten(log_score, [0.5], [1]):
        print("Question 5: not answered yet")
    else:
        assert np.ndim(log_score([0.9, 0.5], [1, 0])) == 0, "log_score should return one number: take the mean"
        assert log_score([0.9], [1]) > 0, "the logarithm of a chance is below 0: put a minus before it"
        assert abs(log_score([0.5], [1]) - math.log(2)) < 1e-9, "use the natural logarithm: 50 per cent should earn about 0.69"
        assert abs(log_score([0.2], [0]) + math.log(0.8)) < 1e-9, "if it was no, the chance of no counts: 1 minus the chance of yes"
        assert abs(log_score([0.0], [1], 0.05) + math.log(0.05)) < 1e-9, "no chance should count as less than the floor that is given"
        assert abs(log_score([1.0], [0], 0.05) + math.log(0.05)) < 1e-9, (
            "who says 100 per cent and is wrong gave 0 to what happened: the floor counts there, too"
        )
        assert abs(log_score([0.5, 0.5], [1, 0]) - math.log(2)) < 1e-9, "take the mean over all forecasts, not the sum"
        parts = {name: (list(part["chance"]), list(part["outcome"])) for name, part in said.groupby("student")}
        logs_by, brier_by = ({name: rule(*part) for name, part in parts.items()} for rule in (scoring.log_score, scoring.brier))
        for name, value, scores_by in (("worst_log", worst_log, logs_by), ("worst_brier", worst_brier, brier_by)):
            assert isinstance(value, str), f"{name} should be the name of a student, such as 'S01', not a score"
            assert value in wide.index, f"{name} should be a student of the class, such as 'S01'"
            assert value != min(scores_by, key=scores_by.get), (
                f"{name} is the student with the lowest score, who is the best: take the highest"
            )
            assert abs(scores_by[value] - max(scores_by.values())) < 1e-9, (
                f"{name} is another student: somebody's mean score is higher than {value}'s. Do you take the mean over the student's own forecasts, each with its outcome?"
            )
        print(f"Question 5: right. Worst by log score {worst_log}, worst by Brier score {worst_brier}")
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("10-scoring-forecasts", STUDENT)
        again, true = forecasters.made_up_class(mine.seed)
        parts = {name: (list(part["chance"]), list(true[part["question"]])) for name, part in again.groupby("student")}
        assert worst_log == max(parts, key=lambda name: scoring.log_score(*parts[name]))
        assert worst_brier == max(parts, key=lambda name: scoring.brier(*parts[name]))
        ### END HIDDEN TESTS


# %% [markdown]
# Both rules reward honesty: on average nobody gains by saying another chance than the one believed. They differ in what they do to somebody who is sure and wrong.

# %% [markdown]
# ## Extension B, Question 6: a calibration curve (no points)
#
# Take all forecasts of the class. Put each into one of five bins by its chance: from 0 to under 0.2, from 0.2 to under 0.4, and so on; the last takes 1 as well. Make a table
# `curve` with a row for each bin and three columns: `n` (how many forecasts), `said` (their mean chance) and `came` (the share that came true).
#
# **You will need** groups by a number that you compute: `fruit.groupby((fruit["kilos"] / 10).astype(int))["price"].mean()` groups by tens of kilos. (Multiply by 5 rather than divide by 0.2: 0.6 / 0.2 comes out a hair below 3. Whoever divides adds `1e-9` before the cut.)

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
curve = None
### BEGIN SOLUTION
place = (said["chance"] * 5 + 1e-9).astype(int).clip(upper=4)
groups = said.groupby(place)
curve = pd.DataFrame({"n": groups.size(), "said": groups["chance"].mean(), "came": groups["outcome"].mean()})
# Idea: give each forecast the number of its bin, and everything else is a groupby.
# Method: multiply the chance by 5 and cut the decimals; let the last bin take 1 as well; then size and two means for each group.
# Line: place = (said["chance"] * 5 + 1e-9).astype(int).clip(upper=4)
### END SOLUTION
curve


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if curve is None:
        print("Question 6: not answered yet")
    else:
        assert isinstance(curve, pd.DataFrame), "curve should be a table"
        assert list(curve.columns) == ["n", "said", "came"], "the columns should be n, said and came, in this order"
        assert len(curve) == 5, (
            f"there should be five rows, and there are {len(curve)}: does 1 have a bin of its own? It belongs to the last one"
        )
        assert curve["n"].max() > 1, "n should be a number of forecasts, not a share"
        assert curve["n"].sum() == len(said), (
            f"the bins hold {curve['n'].sum():.0f} forecasts, and the class made {len(said)}: do all come in?"
        )
        assert curve[["said", "came"]].max().max() <= 1, "give shares from 0 to 1, not percentages or numbers"
        bins = scoring.calibration(list(said["chance"]), list(said["outcome"]), 5)
        assert not np.allclose(curve["said"], [one.came for one in bins]), "said and came are exchanged: said is the mean chance"
        assert curve["said"].is_monotonic_increasing, "the rows should begin with the lowest chances"
        closed = (said["chance"] <= 0.2 + 1e-6).sum()
        assert curve["n"].iloc[0] != closed or closed == bins[0].n, "0.2 opens the second bin, and does not close the first"
        unequal = [place for place in range(5) if curve["n"].iloc[place] != bins[place].n]
        assert not unequal, (
            f"bin {unequal[0] + 1 if unequal else 0} holds {curve['n'].iloc[unequal[0] if unequal else 0]} forecasts, and another number should: "
            "each bin has its lower end and not its upper one; 0.6 / 0.2 comes out a hair below 3, and 0.6 * 5 does not"
        )
        assert np.allclose(curve["said"].astype(float), [one.said for one in bins]), (
            "said should be the mean of the chances in each bin, not its middle"
        )
        assert not np.allclose(curve["came"].astype(float), [1 - one.came for one in bins]), "came is the share that did not come true"
        assert np.allclose(curve["came"].astype(float), [one.came for one in bins]), "came should be the mean of outcome in each bin"
        print(f"Question 6: right. Of the surest bin {curve['came'].iloc[-1]:.0%} came true, and {curve['said'].iloc[-1]:.0%} was said")
        ### BEGIN HIDDEN TESTS
        assert list(curve["n"]) == [each.n for each in bins]
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

# %% [markdown]
# ## Extension C, Question 7: a base rate from treaties (no points)
#
# Now the past. Take the treaties of ATOP with the promise that your variant names, by the column of that name. How often did one that had lasted `age` years end within the next
# `horizon` years? Count with the column `years`, and mind the treaties that were still in force when ATOP's record stops (`censored`): if such a treaty had not yet reached
# `age + horizon` years, nobody knows what came of it, so that it counts neither way. Put into `known` how many treaties count, into `ended_then` how many of these ended,
# and into `rate` the share.
#
# **You will need** to join conditions, each in brackets: `fruit[(fruit["kilos"] >= 3) & ~fruit["sold"]]`, where `~` turns true and false round.

# %%
spells = data.load("alliance_spells")
age, horizon = variant.age, variant.horizon
kind = spells[spells[variant.promise].astype(bool)]
print(f"{len(kind)} treaties with a promise of {variant.promise}; age {age}, horizon {horizon}")

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
known = None
ended_then = None
rate = None
### BEGIN SOLUTION
old = kind[kind["years"] >= age]
open_end = old["censored"].astype(bool) & (old["years"] < age + horizon)
known = int((~open_end).sum())
ended_then = int((~open_end & (old["years"] < age + horizon)).sum())
rate = ended_then / known
# Idea: sort the treaties that reached the age into three: ended in time, lasted longer, and nobody knows.
# Method: one condition for the age, one for "less than age plus horizon", one for censored; unknown is the second and the third together.
# Line: open_end = old["censored"].astype(bool) & (old["years"] < age + horizon)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if known is None or ended_then is None or rate is None:
        print("Question 7: not answered yet")
    else:
        cut, years = kind["censored"].astype(bool), kind["years"]
        there = years >= age
        early = there & (years < age + horizon)
        reached, right, gone = int(there.sum()), int((there & ~(early & cut)).sum()), int((early & ~cut).sum())
        assert np.ndim(known) == 0 and np.ndim(ended_then) == 0, "known and ended_then should be numbers: count with .sum() or len()"
        assert known > 1, "known is a number of treaties, not a share"
        assert known <= reached, f"only {reached} of them reached {age} years: leave out those that ended before"
        assert known < reached or reached == right, "some were still in force when the record stops, before the horizon: leave them out"
        assert known != int((there & ~cut).sum()) or known == right, (
            "you leave out all that are still in force: those that have already lasted beyond the horizon are known"
        )
        assert known != int(((years > age) & ~((years < age + horizon) & cut)).sum()) or known == right, (
            f"a treaty of exactly {age} years reached that age: use >="
        )
        assert known == right, f"known counts those that reached {age} years, without those whose record stops before {age + horizon}"
        assert ended_then <= known, "more ended than are known: count the ended among the known ones"
        assert ended_then != int(early.sum()) or ended_then == gone, (
            "some of these had not ended when the record stops: an end that nobody saw does not count"
        )
        assert ended_then != right - gone or ended_then == gone, (
            "this counts those that lasted longer: count those that ended before the horizon"
        )
        assert ended_then != int((there & ~cut).sum()) or ended_then == gone, (
            f"this counts all ends after {age} years: only those within the next {horizon} years count"
        )
        assert ended_then == gone, f"ended_then counts the known ones that lasted less than {age + horizon} years"
        assert rate <= 1, "give the rate as a share from 0 to 1"
        assert abs(rate - ended_then / known) < 1e-9, "the rate is ended_then divided by known"
        print(
            f"Question 7: right. {ended_then} of {known} ended: {rate:.0%} in {horizon} years. Always to say this would earn {rate * (1 - rate):.3f}"
        )
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("10-scoring-forecasts", STUDENT)
        pool = spells[spells[mine.promise].astype(bool) & (spells["years"] >= mine.age)]
        ends = pool["years"] < mine.age + mine.horizon
        lost, counted = ends & ~pool["censored"].astype(bool), ~(ends & pool["censored"].astype(bool))
        assert (known, ended_then) == (int(counted.sum()), int(lost.sum()))
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension D: one newspaper, and a factor (20 minutes, no points)
#
# The students of the made-up class err each alone. Write a second class in which a third of the error is the same for all, as if they had read one newspaper. What happens to the
# lead of the crowd? Next, why did Question 2 push with the factor 2? With a factor `f` the pushed chance is `m**f / (m**f + (1 - m)**f)`. Choose the best of 1.0, 1.1, … 4.0 on the first twelve
# questions, and try it on the other twelve: in how many of the forty classes does it help? Then take an open question of the book for which it gives no base rate, look for a table that could
# hold a class of cases, and write the note as the book does: how many of how many, coded how, and why the true class may be smaller.

# %% [markdown]
# ## Extension E: a real class (5 minutes, no points)
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
