# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 1: How long do alliances last?
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *Three cases or a pattern?*
# **Data:** `alliance_spells`, the lives of 745 alliances from ATOP 4.01 (Leeds, Ritter, Mitchell and Long 2002).
#
# **New to pandas?** Lab 0, *First steps with a table*, has what you need here: conditions, groups and gaps.
#
# You will
#
# 1. select the pacts that can fairly be compared, and find two medians for them,
# 2. choose a state of your own and ask whether its pacts live longer than those of others,
# 3. find out how much of the difference is the state, and how much is only the time in which it signed,
# 4. judge what follows for three pacts of 1896, 1945 and 1950.
#
# No chapter of the book has the answer for your state. Nobody has told you what you will find.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import altair as alt
import pandas as pd
from lifelines import KaplanMeierFitter

from alliances import data
from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import survival

style.show_live()

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you your own years. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("01-how-long-do-alliances-last", STUDENT)
lab = checks.Lab("01-how-long-do-alliances-last", edition=3)
print("Your variant:", vars(variant))

# %%
spells = data.load("alliance_spells")
spells = spells[spells["begin"].dt.year.between(variant.first, variant.last)]  # all of them, outside a course
spells.head()

# %%
manifest = data.describe("alliance_spells")
for column in manifest.columns:
    print(f"{column.name:15} {column.meaning}")
print("\nKnow before use:", *manifest.caveats, sep="\n- ")

# %% [markdown]
# ## You will need
#
# Everything in this lab can be done with these lines. They work on another table: how many days six books were lent. Two are not back yet, so we know only
# that their loans last *at least* so long. Read, run, and change a number.

# %%
loans = pd.DataFrame(
    {
        "days": [3, 5, 9, 14, 20, 30],
        "back": [True, True, True, False, True, False],
        "readers": ["Ana; Bo", "Bo", "Ana; Bob", "Ana", "Bob", "Bo; Cy"],
    }
)
print(len(loans[loans["back"] & (loans["days"] > 4)]), "loans: & is and, | is or, ~ is not, each condition in brackets")
print(loans["readers"].str.split("; ").map(lambda names: "Bo" in names).tolist(), "Bo, and not Bob")
fitted = KaplanMeierFitter().fit(loans["days"], loans["back"])  # how long, and whether the end was seen
print("median by Kaplan and Meier:", fitted.median_survival_time_, "   share still out after ten days:", fitted.predict(10))
print(loans.groupby("back")["days"].median().to_dict())

# %% [markdown]
# ## Predict
#
# Choose a state. These have eight fighting pacts or more in your years:

# %%
names = survival.fighting_pacts(spells)["members"].str.split("; ").explode()
print(names.value_counts().loc[lambda counts: counts >= 8].to_string())

# %% [markdown]
# Write its name into `my_state`, exactly as it stands in the list. Then guess, before you compute anything: how many years does the middle one of its pacts
# live, and how many the middle one of all pacts without it? A guess earns no points and costs none. You will take it up again in Question 6.

# %% nbgrader={"grade": false, "grade_id": "choice", "locked": false, "schema_version": 3, "solution": true, "task": false}
my_state = None
guess_mine = None
guess_others = None
### BEGIN SOLUTION
my_state, guess_mine, guess_others = "Russia", 8, 12
### END SOLUTION

# %% [markdown]
# ## Question 1: a fair comparison (2 points)
#
# The three Sino-Russian alliances were promises of *two* states to *fight*, in defence or in offence. Select from `spells` all
# alliances of that kind and put them into `pacts`.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
pacts = None
### BEGIN SOLUTION
# Idea: three columns decide: one says that there are two states, two say that they promise to fight.
# Method: join conditions on columns with & and |; a promise of either kind will do, so these two belong together in brackets.
# Line: pacts = spells[spells["bilateral"] & (spells[...] | spells[...])]
pacts = spells[spells["bilateral"] & (spells["defence"] | spells["offence"])]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if pacts is None:
        print("Question 1: not answered yet")
    else:
        fair = survival.fighting_pacts(spells)
        assert isinstance(pacts, pd.DataFrame), "pacts should be a table with all columns: spells[condition]"
        assert "atop_id" in pacts.columns, "keep all columns: select rows, not columns"
        assert not pacts["atop_id"].duplicated().any(), "some pacts occur twice: join conditions with | inside one selection"
        extra, lost = pacts[~pacts["atop_id"].isin(fair["atop_id"])], fair[~fair["atop_id"].isin(pacts["atop_id"])]
        assert set(lost["atop_id"]) != set(fair.loc[fair["member_count"] > 2, "atop_id"]), (
            "member_count leaves out three pacts of two states: a state that was succeeded by others counts twice there. Use the column bilateral"
        )
        assert extra["bilateral"].all(), "some of these alliances have more than two members: use the column bilateral"
        assert extra.empty, f"{len(extra)} of these promise neither defence nor offence: look at the brackets around | and at your columns"
        assert lost.empty or set(lost["atop_id"]) != set(fair.loc[~fair["defence"], "atop_id"]), "promises of offence only are missing"
        assert lost.empty or set(lost["atop_id"]) != set(fair.loc[~fair["offence"], "atop_id"]), "promises of defence only are missing"
        assert lost.empty or set(lost["atop_id"]) != set(fair.loc[fair["censored"], "atop_id"]), (
            "those still in force belong to the group, too"
        )
        assert lost.empty or set(lost["atop_id"]) != set(fair.loc[~fair["censored"], "atop_id"]), (
            "those that have ended belong to the group, too"
        )
        assert lost.empty or not (pacts["defence"] & pacts["offence"]).all(), "you ask for defence *and* offence: one of the two will do"
        assert lost.empty or not (pacts["defence"] ^ pacts["offence"]).all(), "a pact may promise both: you leave those out"
        assert lost.empty or not pacts["members"].str.contains("Russia").all(), (
            "these are the pacts of one state: all states are wanted here"
        )
        assert lost.empty, f"{len(lost)} pacts that fit are missing: take all rows of spells, and no other condition"
        print("Question 1: right, a fair group of", len(pacts), "pacts")
        ### BEGIN HIDDEN TESTS
        mine_now, every = variants.choose("01-how-long-do-alliances-last", STUDENT), data.load("alliance_spells")
        reference = survival.fighting_pacts(every[every["begin"].dt.year.between(mine_now.first, mine_now.last)])
        assert sorted(pacts["atop_id"]) == sorted(reference["atop_id"])
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 2: two medians (3 points)
#
# Some pacts were still in force at the end of 2016 (column `censored`). Compute, in years,
#
# - `median_ended`: the plain median life of those that are over;
# - `median_all`: the median of *all* pacts by Kaplan and Meier. The duration is `years`; the event, the end of the pact, was observed where it is *not*
#   censored.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
median_ended = None
median_all = None
### BEGIN SOLUTION
# Idea: the first median leaves the living out; the second counts them for the years that they have lived.
# Method: select with ~ and take .median(); then .fit(durations, observed) as in the box, where observed is True for those that ended.
# Line: fitted = KaplanMeierFitter().fit(pacts["years"], ~pacts["censored"].astype(bool)), and then fitted.median_survival_time_
median_ended = pacts.loc[~pacts["censored"], "years"].median()
median_all = KaplanMeierFitter().fit(pacts["years"], ~pacts["censored"].astype(bool)).median_survival_time_
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if median_ended is None or median_all is None:
        print("Question 2: not answered yet")
    else:
        lives, living = pacts["years"], pacts["censored"]
        slips = {
            "median_ended is the median of the pacts still in force: turn the selection round with ~": lives[living].median(),
            "median_ended is the median of all pacts: leave the censored ones out": lives.median(),
            "median_ended is the mean: the median is asked for": lives[~living].mean(),
            "median_ended is a mean of all pacts: the median of those that are over is asked for": lives.mean(),
            "median_ended is the median of all rows of spells: compute it from pacts": spells["years"].median(),
            "median_ended counts all alliances that are over: compute it from pacts": spells.loc[~spells["censored"], "years"].median(),
            "median_ended is the length that the treaties promise: take the column years": pacts.loc[~living, "promised_years"].median(),
        }
        checks.number("median_ended", median_ended, survival.median_life(pacts, only_ended=True), slips)
        assert not isinstance(median_all, KaplanMeierFitter), "median_all is the estimator: take its median_survival_time_"
        slips = {
            "median_all takes every pact for ended: use KaplanMeierFitter, and tell fit which ends were observed": lives.median(),
            "median_all leaves the living out: fit all pacts": lives[~living].median(),
            "the event is the end of a pact: it was observed where censored is False, and you have it the other way round": lambda: float(
                KaplanMeierFitter().fit(lives, living.astype(bool)).median_survival_time_
            ),
            "median_all is the estimator of all alliances: fit pacts": lambda: survival.median_life(spells),
            "median_all is a mean: the median is asked for": lives.mean(),
        }
        checks.number("median_all", median_all, survival.median_life(pacts), slips)
        print(f"Question 2: right, {median_ended:.1f} years for those that are over and {median_all:.1f} for all")
        ### BEGIN HIDDEN TESTS
        mine_now, every = variants.choose("01-how-long-do-alliances-last", STUDENT), data.load("alliance_spells")
        reference = survival.fighting_pacts(every[every["begin"].dt.year.between(mine_now.first, mine_now.last)])
        assert abs(median_ended - survival.median_life(reference, only_ended=True)) < 0.01
        assert abs(median_all - survival.median_life(reference)) < 0.01
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 3: why two? (1 point, read by a person)
#
# Two medians for one set of alliances. Which one would you use to foretell how long a pact lasts that is signed tomorrow, and what goes wrong with the other?
#
# <!-- rubric: bridge -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q3", "locked": false, "points": 1, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Question 4: your state (3 points)
#
# Split `pacts` into `mine`, the pacts of which `my_state` is a member, and `others`, the rest. The column `members` holds names, joined by `"; "`: compare
# whole names, or the pacts of two Germanies become one.
#
# Then put the two Kaplan-Meier medians into the dictionary `medians`, with the keys `"mine"` and `"others"`.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
mine = None
others = None
medians = None
### BEGIN SOLUTION
# Idea: a pact is yours if your state is one of the names in members; the rest are the others.
# Method: split the names as in the box, ask for each list whether the state is in it, and select with this column and with ~ of it.
# Line: is_mine = pacts["members"].str.split("; ").map(lambda names: my_state in names)
my_state = my_state or "Russia"
is_mine = pacts["members"].str.split("; ").map(lambda names: my_state in names)
mine, others = pacts[is_mine], pacts[~is_mine]


def median_life(table):
    """Return the Kaplan-Meier median."""
    return KaplanMeierFitter().fit(table["years"], ~table["censored"].astype(bool)).median_survival_time_


medians = {"mine": median_life(mine), "others": median_life(others)}
### END SOLUTION
medians


# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(4)
def _check():
    if my_state is None or mine is None or others is None or medians is None:
        print("Question 4: not answered yet")
    else:
        belongs = pacts["members"].map(lambda text: my_state in text.split("; "))
        assert belongs.sum() >= 8, f"{my_state!r} has {belongs.sum()} pacts here: choose a state of the list, with its exact name"
        assert isinstance(mine, pd.DataFrame) and isinstance(others, pd.DataFrame), "mine and others should be tables: rows of pacts"
        assert set(mine["atop_id"]) != set(pacts.loc[~belongs, "atop_id"]), "mine and others are exchanged: turn the condition round"
        assert set(mine["atop_id"]) <= set(pacts["atop_id"]), (
            "mine holds alliances that are no fighting pacts: select from pacts, not from spells"
        )
        wrong = pacts["atop_id"].isin(mine["atop_id"]) & ~belongs
        assert not wrong.any(), f"{my_state} is no member of {wrong.sum()} of these: compare whole names, as in the box"
        first = pacts["members"].str.split("; ").str[0] == my_state
        last = pacts["members"].str.split("; ").str[-1] == my_state
        assert (
            set(mine["atop_id"]) not in (set(pacts.loc[first, "atop_id"]), set(pacts.loc[last, "atop_id"])) or len(mine) == belongs.sum()
        ), f"you find {my_state} in one place only, and it may stand first or last: split the names"
        assert len(mine) == belongs.sum(), f"{belongs.sum() - len(mine)} pacts of {my_state} are missing"
        assert len(others) < len(pacts), "others still holds your state's pacts: leave them out, or you compare the part with the whole"
        assert len(others) == len(pacts) - len(mine), "others should be all pacts that are not in mine"
        ends = mine["censored"].astype(bool), others["censored"].astype(bool)
        slips = {
            "these are plain medians: use Kaplan and Meier, so that pacts still in force count": lambda: {
                "mine": mine["years"].median(),
                "others": others["years"].median(),
            },
            "these are medians of pacts that are over: use Kaplan and Meier on all of them": lambda: {
                "mine": mine.loc[~ends[0], "years"].median(),
                "others": others.loc[~ends[1], "years"].median(),
            },
            "these are means: medians are asked for": {"mine": mine["years"].mean(), "others": others["years"].mean()},
            "the two medians are exchanged": lambda: {"mine": survival.median_life(others), "others": survival.median_life(mine)},
            "the second median is that of all pacts: leave your state's out": lambda: {
                "mine": survival.median_life(mine),
                "others": survival.median_life(pacts),
            },
            "these are numbers of pacts, not years": {"mine": len(mine), "others": len(others)},
        }
        checks.numbers("medians", medians, {"mine": survival.median_life(mine), "others": survival.median_life(others)}, slips)
        print(f"Question 4: right. {len(mine)} pacts of {my_state}, median {medians['mine']:.1f} years; the others {medians['others']:.1f}")
        print(f"You guessed {guess_mine} years for the middle one of its pacts and {guess_others} for the others")
        ### BEGIN HIDDEN TESTS
        mine_now, every = variants.choose("01-how-long-do-alliances-last", STUDENT), data.load("alliance_spells")
        reference = survival.fighting_pacts(every[every["begin"].dt.year.between(mine_now.first, mine_now.last)])
        belongs = reference["members"].map(lambda text: my_state in text.split("; "))
        assert sorted(mine["atop_id"]) == sorted(reference.loc[belongs, "atop_id"])
        assert abs(medians["others"] - survival.median_life(reference[~belongs])) < 0.01
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 5: is it the state, or is it the time? (3 points)
#
# States sign pacts at different times, and pacts of different times live differently. So the state and the time are mixed up: time is a **confounder**. The
# remedy is to compare like with like. The function `era(table)` gives for each row of a table the period in which the pact was signed:


# %%
def era(table):
    """Return the period in which each pact was signed, as words."""
    return survival.era(table).astype(object)


era(spells).value_counts()

# %% [markdown]
# Compute
#
# - `by_era`: a series with the Kaplan-Meier median of the *others* in each period in which your state signed pacts, indexed by the period;
# - `expected`: how long your state's pacts would live if they were like the others *of their time*. It is the mean of `by_era`, in which each
#   period counts as often as your state signed pacts in it.
#
# If your state signed 3 pacts in a period with the median 4 and 1 in a period with the median 20, then `expected` is (3 · 4 + 1 · 20) / 4 = 8.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
by_era = None
expected = None
### BEGIN SOLUTION
# Idea: give each of your pacts the median of the others of its period, and take the mean.
# Method: count your pacts by period; for each period fit the others signed in it; multiply, add up, and divide by the number of your pacts.
# Line: counts = era(mine).value_counts(), and then expected = (by_era * counts).sum() / counts.sum()
counts = era(mine).value_counts()
by_era = pd.Series({period: median_life(others[era(others) == period]) for period in counts.index})
expected = (by_era * counts).sum() / counts.sum()
### END SOLUTION
by_era


# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(5)
def _check():
    if by_era is None or expected is None:
        print("Question 5: not answered yet")
    else:
        signed = era(mine).value_counts()

        def by_period(table, only_ended=False):
            """Return the median of a table for each period in which the state signed pacts."""
            return {period: survival.median_life(table[era(table) == period], only_ended=only_ended) for period in signed.index}

        right = by_period(others)
        slips = {
            "these are the medians of your own state's pacts: the others are asked for": lambda: by_period(mine),
            "these are medians of all pacts: leave your state's out": lambda: by_period(pacts),
            "these are medians of the pacts that are over: use Kaplan and Meier": lambda: by_period(others, only_ended=True),
            "these are plain medians: use Kaplan and Meier, so that pacts still in force count": {
                period: others.loc[era(others) == period, "years"].median() for period in signed.index
            },
            "these are means: medians are asked for": {
                period: others.loc[era(others) == period, "years"].mean() for period in signed.index
            },
            "these are numbers of pacts, not years": {period: float((era(others) == period).sum()) for period in signed.index},
        }
        assert not isinstance(by_era, pd.DataFrame), "by_era should be a series: one number for each period"
        checks.numbers("by_era", by_era, right, slips)
        weights = era(others).value_counts()
        slips = {
            "this counts each period once: let it count as often as your state signed pacts in it": sum(right.values()) / len(right),
            "this weighs by the others' pacts: weigh by your state's": sum(right[p] * weights[p] for p in right)
            / sum(weights[p] for p in right),
            "divide the sum by the number of your pacts": sum(right[p] * signed[p] for p in right),
            "divide by the number of your pacts, not by the number of periods": sum(right[p] * signed[p] for p in right) / len(right),
            "this is the median of the others without regard to time": lambda: survival.median_life(others),
            "this is your state's own median": lambda: survival.median_life(mine),
        }
        checks.number("expected", expected, sum(right[p] * signed[p] for p in right) / signed.sum(), slips)
        print(
            f"Question 5: right. Pacts of {my_state}: {medians['mine']:.1f} years. All others: {medians['others']:.1f}. Others of their time: {expected:.1f}"
        )
        print(
            f"Difference before the comparison with their time: {medians['mine'] - medians['others']:+.1f}; after it: {medians['mine'] - expected:+.1f}"
        )
        ### BEGIN HIDDEN TESTS
        mine_now, every = variants.choose("01-how-long-do-alliances-last", STUDENT), data.load("alliance_spells")
        table = survival.fighting_pacts(every[every["begin"].dt.year.between(mine_now.first, mine_now.last)])
        belongs = table["members"].map(lambda text: my_state in text.split("; "))
        periods = era(table)
        each = periods[belongs].map(lambda period: survival.median_life(table[~belongs & (periods == period)]))
        assert abs(expected - each.mean()) < 0.01
        ### END HIDDEN TESTS


# %% [markdown]
# The last two lines are your discovery. If the difference shrinks to little, it was the time. If it stays, the time does not explain it. If it turns round, the
# first comparison told you the opposite of what a fair one tells.

# %% [markdown]
# ## Question 6: argue (4 points, read by a person)
#
# The article infers from three short alliances that a fourth would not last. In five to eight sentences: what do your results say for and against this
# inference? Begin with your guess for your state, and what became of it. Use at least two numbers from above, one of them from Question 5. Name one thing that
# the data cannot show, and say what you would look at next.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q6", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 7: kept or broken? (no points)
#
# Length is only one way in which a promise can fail. Take *violated* (column `ending`) as the only event: every other pact counts as not broken for as long as
# it lived. Compute by Kaplan and Meier the **percentage** of pacts not broken after ten years, for `mine` and for `others`, and put them into the dictionary
# `unbroken`, with the keys `"mine"` and `"others"`.

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
unbroken = None
### BEGIN SOLUTION
# Idea: the event is no longer the end, it is the break; a pact that ended in another way was watched until then and not broken.
# Method: fit years with a column that is True where ending is "violated", and ask the fitted estimator for ten years, as in the box.
# Line: KaplanMeierFitter().fit(mine["years"], mine["ending"] == "violated").predict(10) * 100
unbroken = {
    name: KaplanMeierFitter().fit(table["years"], table["ending"] == "violated").predict(10) * 100
    for name, table in {"others": others, "mine": mine}.items()
}
### END SOLUTION
unbroken


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if unbroken is None:
        print("Question 7: not answered yet")
    else:

        def after_ten(event, scale=100, of=lambda fitted: fitted.predict(10)):
            """Return a share after ten years for both groups, with another event."""
            return {
                name: of(KaplanMeierFitter().fit(table["years"], event(table))) * scale
                for name, table in {"mine": mine, "others": others}.items()
            }

        def plain(share):
            """Return a share of the rows for both groups."""
            return {name: float(share(table)) * 100 for name, table in {"mine": mine, "others": others}.items()}

        right = after_ten(lambda table: table["ending"].eq("violated").astype(bool))
        slips = {
            "these are shares: multiply by 100": {name: value / 100 for name, value in right.items()},
            "these are the broken ones: 100 minus this is asked for": {name: 100 - value for name, value in right.items()},
            "you take every end for a break: the event is ending == 'violated'": lambda: after_ten(
                lambda table: ~table["censored"].astype(bool)
            ),
            "you take every end but the breaks for the event: turn the condition round": lambda: after_ten(
                lambda table: table["ending"].ne("violated").astype(bool)
            ),
            "the event is censored: a break is ending == 'violated'": lambda: after_ten(lambda table: table["censored"].astype(bool)),
            "this is the share of all pacts that were never broken: it forgets when they ended; use the estimator": plain(
                lambda table: table["ending"].ne("violated").mean()
            ),
            "this is the share of all pacts that were broken: use the estimator": plain(
                lambda table: table["ending"].eq("violated").mean()
            ),
            "this looks at pacts that are over and leaves the others out": lambda: {
                name: KaplanMeierFitter().fit(table["years"], table["ending"].eq("violated").astype(bool)).predict(10) * 100
                for name, table in {"mine": mine[~mine["censored"]], "others": others[~others["censored"]]}.items()
            },
            "the two are exchanged": {"mine": right["others"], "others": right["mine"]},
            "this is after one year, not after ten": lambda: after_ten(
                lambda table: table["ending"].eq("violated").astype(bool), of=lambda fitted: fitted.predict(1)
            ),
            "these are median lives: ask the estimator for ten years, with predict(10)": lambda: after_ten(
                lambda table: table["ending"].eq("violated").astype(bool), scale=1, of=lambda fitted: fitted.median_survival_time_
            ),
        }
        checks.numbers("unbroken", unbroken, right, slips, within=0.05)
        print(
            f"Question 7: right. Not broken after ten years: {unbroken['mine']:.0f} per cent of {my_state}'s pacts, {unbroken['others']:.0f} of the others"
        )
        ### BEGIN HIDDEN TESTS
        mine_now, every = variants.choose("01-how-long-do-alliances-last", STUDENT), data.load("alliance_spells")
        table = survival.fighting_pacts(every[every["begin"].dt.year.between(mine_now.first, mine_now.last)])
        belongs = table["members"].map(lambda text: my_state in text.split("; "))
        for name, group in {"mine": table[belongs], "others": table[~belongs]}.items():
            broken = group["ending"].eq("violated").astype(bool)
            assert abs(unbroken[name] - KaplanMeierFitter().fit(group["years"], broken).predict(10) * 100) < 0.1
        ### END HIDDEN TESTS


# %% [markdown]
# You had to assume that a pact which ended in another way was in no more danger of a break than one that went on. Think of a pact that both sides replaced when
# it began to crack. Do you believe it?

# %% [markdown]
# ## Extension B: find the exception (10 minutes, no points)
#
# The chapter finds that pacts with two or more major powers are the short-lived ones. **Find a span of years in which they outlive the pacts without any major
# power, with at least five pacts in each group.** Move the ends of the span and read the line below. There are such spans. What do you make of a finding that
# depends on where the span begins and ends?

# %%
import ipywidgets as widgets

GROUPS = {
    "two or more major powers": lambda t: t["major_powers"] >= 2,
    "one major power": lambda t: t["major_powers"] == 1,
    "no major power": lambda t: t["major_powers"] == 0,
    "offence included": lambda t: t["offence"],
    "with a written term": lambda t: t["promised_years"].notna(),
}


def select(group, span):
    """Select the fighting pacts of a group that were signed in a span of years."""
    table = survival.fighting_pacts(spells)
    return table[GROUPS[group](table) & table["begin"].dt.year.between(*span)]


def draw(pair, span):
    """Draw the survival curves of two groups."""
    curves = [survival.kaplan_meier(select(name, span)).assign(group=name) for name in pair if len(select(name, span))]
    y = alt.Y("alive:Q", title="Share still in force").axis(format="%")
    chart = alt.Chart(pd.concat(curves), width=560, height=220).mark_line(interpolate="step-after")
    return chart.encode(x=alt.X("years:Q", title="Years in force"), y=y, color=alt.Color("group:N", title=None), strokeDash="group:N")


# %%
one = widgets.Dropdown(options=list(GROUPS), value="two or more major powers", description="Group")
two = widgets.Dropdown(options=list(GROUPS), value="no major power", description="with")
span = widgets.IntRangeSlider(
    value=(1815, 2016), min=1815, max=2016, description="Signed", layout={"width": "560px"}, continuous_update=False
)
said, curve = widgets.Label(), alt.JupyterChart(draw((one.value, two.value), span.value))


def update(change=None):
    """Answer a control: counts, medians and curves of the new selection."""
    tables = {name: select(name, span.value) for name in (one.value, two.value)}
    if any(table.empty for table in tables.values()):
        said.value = "No pact fits in one of the groups. Widen the span of years."
        return
    said.value = "; ".join(
        f"{name}: {len(table)} pacts, median life {survival.median_life(table):.1f} years" for name, table in tables.items()
    )
    curve.chart = draw((one.value, two.value), span.value)


for control in (one, two, span):
    control.observe(update, "value")
update()
widgets.VBox([one, two, span, said, curve])

# %% [markdown]
# ## Extension C: draw it (15 minutes, no points)
#
# Draw the survival curves of `mine` and `others` in one chart with `survival.kaplan_meier`, which returns a table with the columns `years` and `alive`, and a
# title that states what you see. Then draw the lives of the pacts that are over as a histogram: `alt.X("years:Q").bin(step=5)` and `y="count()"`. Which of the two
# charts would you print, and what would a reader of the other miss?
#
# ## Extension D: a pair of your own (15 minutes, no points)
#
# Two states signed more than one pact with each other, as Russia and China did. Find another such pair in `pacts`, and see which of its pacts lived longer. Does the
# second live longer than the first, and would you have expected it?

# %% [markdown]
# ## Sources
#
# Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long (2002). Alliance Treaty Obligations and
# Provisions, 1815–1944. *International Interactions* 28(3), 237–260. Estimator: Kaplan and Meier (1958), *Journal of the
# American Statistical Association* 53(282), 457–481, in the implementation of lifelines (Davidson-Pilon 2019, *Journal of Open
# Source Software* 4(40), 1317).
