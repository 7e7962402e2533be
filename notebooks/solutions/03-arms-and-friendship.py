# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 3: Arms and friendship
#
# **Time:** <!-- minutes -->. **Read first:** the chapter on the alliance of 1950, *Friendship, alliance and mutual assistance*.
# **Data:** `arms_exports_1950_2021`, an extract from the SIPRI Arms Transfers Database for teaching.
#
# You will
#
# 1. choose a state that got Soviet and Russian arms, and put its deliveries together,
# 2. look at them, and commit yourself: where does a new period begin?
# 3. let least squares look for the same place,
# 4. ask twice how surprising the result is, and see the answer change,
# 5. judge what deliveries say about friendship.
#
# What the test says about your state stands nowhere in the book.
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

from alliances import data, evidence
from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import change_points

style.show_live()
pd.set_option("display.max_colwidth", None)

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you your own window of years in Questions 2 and 3. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("03-arms-and-friendship", STUDENT)
lab = checks.Lab("03-arms-and-friendship", edition=4)
print("Your variant:", vars(variant))

# %%
NAMES = {"IND": "India", "IRN": "Iran", "SYR": "Syria", "CHN": "China"}
arms = data.load("arms_exports_1950_2021")
arms.head()

# %% [markdown]
# The unit, TIV, is easily misread.

# %%
manifest = data.describe("arms_exports_1950_2021")
meanings = [f"- `{column.name}`: {column.meaning}" for column in manifest.columns]
Markdown("\n".join([*meanings, "\nKnow before use:\n", *(f"- {caveat}" for caveat in manifest.caveats[:3])]))

# %% [markdown]
# ## You will need
#
# Rain in two towns. Read and run.

# %%
rain = pd.DataFrame({"town": ["Ulm"] * 6 + ["Bonn"] * 6, "year": [*range(2001, 2007)] * 2, "mm": [7, 8, 7, 2, 1, 2, 3, 9, 2, 8, 3, 9]})
ulm = rain[rain["town"] == "Ulm"].set_index("year")["mm"].astype(float)
print("a series, indexed by year:", ulm.to_dict())
print("the years 2002 to 2004, both included:", ulm.loc[2002:2004].to_list())
values = ulm.to_numpy()
print("the first two and the rest:", values[:2], values[2:], " their means:", values[:2].mean(), values[2:].mean())
print("the smallest of a dictionary:", min({2003: 40.0, 2004: 1.5}, key={2003: 40.0, 2004: 1.5}.get))
print("how many are above 5:", sum(value > 5 for value in values))
alt.Chart(rain, title="It rained less in Ulm after 2003").mark_line().encode(x="year:O", y=alt.Y("mm:Q", title="Rain (mm)"), color="town:N")

# %% [markdown]
# ## Question 1: your series (2 points)
#
# Choose India (`"IND"`), Iran (`"IRN"`) or Syria (`"SYR"`) and write its code into `my_state`. Then make the series `mine`: the TIV delivered to it in each
# year from 1950 to 2021, indexed by year, as floating-point numbers. SIPRI books the deliveries under two suppliers; you need both.
#
# Count the years for which SIPRI lists no delivery to your state, so that the 0 is ours (the column `listed` tells), and put the number into `silent`.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
my_state = None
mine = None
silent = None
### BEGIN SOLUTION
# Idea: one state's rows, both suppliers, with the year as the index; and a column says whether SIPRI lists a delivery.
# Method: select by recipient only, then set_index and take the column tiv as floats, as in the box; count the rows of your state in which listed is False.
# Line: mine = arms[arms["recipient"] == my_state].set_index("year")["tiv"].astype(float)
my_state = "IND"
mine = arms[arms["recipient"] == my_state].set_index("year")["tiv"].astype(float)
silent = int((~arms.loc[arms["recipient"] == my_state, "listed"]).sum())
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if my_state is None or mine is None or silent is None:
        print("Question 1: not answered yet")
    else:
        assert my_state in ("IND", "IRN", "SYR"), "my_state should be 'IND', 'IRN' or 'SYR'; the chapter has China already"
        assert isinstance(mine, pd.Series), "mine should be a series: take the one column tiv, indexed by year"
        rows = arms[arms["recipient"] == my_state]
        assert len(mine) != rows["supplier"].eq("SUN").sum(), (
            "mine stops in 1991: from 1992 on the supplier is Russia, no longer the Soviet Union"
        )
        assert len(mine) != rows["supplier"].eq("RUS").sum(), "mine begins in 1992: until 1991 the supplier is the Soviet Union"
        assert len(mine) != rows["listed"].sum() or rows["listed"].all(), "the years without a delivery are missing: a 0 is a value, too"
        assert len(mine) <= 72, "mine has more than one value for a year: select the rows by recipient"
        assert set(mine.index) == set(range(1950, 2022)), "index mine by year, from 1950 to 2021: set_index('year')"
        assert list(mine.index) == sorted(mine.index), "put the years in order"
        assert mine.dtype == float, "mine should hold floating-point numbers: use .astype(float)"
        is_of = [code for code in arms["recipient"].unique() if mine.sum() == arms.loc[arms["recipient"] == code, "tiv"].sum()]
        assert is_of in ([], [my_state]), f"these are the deliveries to {is_of}, and my_state is {my_state}"
        right = rows.set_index("year")["tiv"].astype(float).sort_index()
        assert not np.allclose(mine, right / 1000), "mine is in thousand million: leave the unit as it is"
        assert not np.allclose(mine, right.cumsum()), "mine adds the years up: the deliveries of each year are asked for"
        assert np.allclose(mine, right), "the values are not those of the column tiv"
        slips = {
            "silent counts the years with a listed delivery: turn the condition round": int(rows["listed"].sum()),
            "silent counts years of all recipients: select your state first": int((~arms["listed"]).sum()),
            "silent is the number of years: count only those without a listed delivery": 72,
        }
        checks.number("silent", silent, int((~rows["listed"]).sum()), slips)
        print(f"Question 1: right. {mine.sum():,.0f} million TIV to {NAMES[my_state]} in 72 years; {silent} years without a delivery known")
        ### BEGIN HIDDEN TESTS
        assert mine.sum() == data.load("arms_exports_1950_2021").query("recipient == @my_state")["tiv"].sum()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Commit yourself
#
# Look at the line of your state *before* you compute anything. In which year does a new period begin? Write the first year of the new period into `by_eye`,
# and into `chance_by_eye` how many of a hundred random orders of the same figures you think fall into two periods as clearly as the real order. This earns no points and
# costs none.

# %%
alt.Chart(arms[arms["recipient"] == my_state], width=560, height=240, title="Deliveries to your state").mark_line(point=True).encode(
    x=alt.X("year:Q").title(None).axis(format="d"), y=alt.Y("tiv:Q").title("Deliveries (million TIV)"), tooltip=["year", "tiv"]
)

# %% nbgrader={"grade": false, "grade_id": "choice", "locked": false, "schema_version": 3, "solution": true, "task": false}
by_eye = None
chance_by_eye = None
### BEGIN SOLUTION
by_eye, chance_by_eye = 1965, 10
### END SOLUTION

# %% [markdown]
# ## Question 2: let least squares look (2 points)
#
# Replace the years before a split by their mean and the years after it by theirs. The worse this describes the series, the larger
# the sum of the squared differences. The best split is the one with the smallest sum.
#
# Complete the function `find_split`. It takes a series indexed by year and returns the **first year of the new period** for the best
# split, with at least three years on each side. Then apply it to your state from the year `variant.first` to the year `variant.last`, both
# included, and put the year into `split`.


# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
def squared_error(values):
    """Return the sum of squared differences from the mean."""
    return ((values - values.mean()) ** 2).sum()


def find_split(series):
    """Return the first year of the new period."""
    ### BEGIN SOLUTION
    # Idea: try every place, add the squared errors of both sides, and keep the place with the smallest sum.
    # Method: with n years the first side can have 3, 4, ... n - 3 of them; if it has k, the new period begins at series.index[k].
    # Line: sums = {k: squared_error(values[:k]) + squared_error(values[k:]) for k in range(3, len(values) - 2)}
    values = series.to_numpy()
    sums = {k: squared_error(values[:k]) + squared_error(values[k:]) for k in range(3, len(values) - 2)}
    return int(series.index[min(sums, key=sums.get)])
    ### END SOLUTION


split = None
### BEGIN SOLUTION
window = mine.loc[variant.first : variant.last]
split = find_split(window)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    step = pd.Series([1.0, 1, 1, 1, 1, 9, 9, 9, 9], index=range(2000, 2009))
    if checks.unwritten(find_split, step) or split is None:
        print("Question 2: not answered yet")
    else:
        given = find_split(step)
        slips = {
            "in 1, 1, 1, 1, 1, 9, 9, 9, 9 from 2000 on the new period begins in 2005: return its first year, not the last of the old, and let no year stand on both sides: .loc[:2004] and .loc[2004:] both hold 2004": 2004,
            "return the year, not the place in the list: series.index[k]": 5,
            "return the place with the smallest sum: this is the smallest sum itself": 0,
            "this is one place too late: the new period begins at series.index[k]": 2006,
            "this is the place with the largest sum: the smallest is asked for": 2003,
        }
        checks.number("find_split(...)", given, 2005, slips)
        lone = pd.Series([50.0, 1, 2, 1, 1, 8, 9, 8, 9, 8], index=range(2000, 2010))
        assert find_split(lone) not in (2001, 2002, 2008, 2009), (
            "leave at least three years on each side, or one odd year passes for a period"
        )
        edge = pd.Series([0.0, 0, 0, 5, 5, 5, 5, 5], index=range(2000, 2008))
        assert find_split(edge) == 2003 and find_split(edge[::-1].set_axis(edge.index)) == 2005, (
            "three years on a side are enough: your range leaves a place out at one end"
        )
        span = mine.loc[variant.first : variant.last]
        best = change_points.best_split(span)
        every = change_points.best_split(mine)
        slips = {
            f"this is the split of all years: take {variant.first} to {variant.last}": every.year,
            "this is the last year of the old period: the first of the new one is asked for": best.year - 1,
            "this is China's: take mine": change_points.best_split(
                arms[arms["recipient"] == "CHN"].set_index("year")["tiv"].astype(float).loc[variant.first : variant.last]
            ).year,
        }
        checks.number("split", split, best.year, slips)
        print(
            f"Question 2: right. The new period begins in {split}; the split takes away {best.explained:.0%} of the squared differences. Your eye said {by_eye}"
        )
        ### BEGIN HIDDEN TESTS
        window_now = variants.choose("03-arms-and-friendship", STUDENT)
        for code in ("CHN", "IND", "IRN", "SYR", "ALL"):
            series = data.load("arms_exports_1950_2021").query("recipient == @code").set_index("year")["tiv"].astype(float)
            series = series.loc[window_now.first : window_now.last]
            assert find_split(series) == change_points.best_split(series).year
            if code == my_state:
                assert split == change_points.best_split(series).year
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 3: could this be chance? Ask twice (3 points)
#
# Every series has a best split, even one drawn from a hat. `orders(values, 1)` returns 999 random orders of the same figures. Count how often such an order can be split *as well or
# better* than yours: `least_error(order)`, the smallest sum of squares that one split can leave, is as small as that of your values, or smaller. If `hits` is this count,
#
# $$p = \frac{1 + \text{hits}}{1 + 999}$$
#
# One contract is often delivered over several years, and neighbouring years resemble each other. So shuffle a second time with **blocks**: `orders(values, 5)` cuts the
# window into runs of five years (the last may be shorter) and puts the *runs* into random order; inside a run the years stay as they are.
#
# Compute `p_years` and `p_blocks` for your state in the window of Question 2. Both functions take an array: `.to_numpy()`.


# %%
def least_error(values):
    """Return the smallest sum of squares that one split can leave."""
    k = np.arange(3, len(values) - 2)
    left, whole = np.cumsum(values)[k - 1], values.sum()
    return (values**2).sum() - (left**2 / k + (whole - left) ** 2 / (len(values) - k)).max()


def orders(values, block):
    """Return 999 random orders of an array that is cut into runs of so many values."""
    random = np.random.default_rng(1896)
    runs = [values[start : start + block] for start in range(0, len(values), block)]
    return [np.concatenate([runs[k] for k in random.permutation(len(runs))]) for _ in range(999)]


# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
p_years = None
p_blocks = None


### BEGIN SOLUTION
# Idea: a random order that can be split as well as yours is a hit; count the hits, twice.
# Method: take your window as an array; go through orders(values, 1), compare least_error of each order with that of your values, and sum the True, as in the box.
# Line: hits = sum(least_error(order) <= least_error(values) for order in orders(values, 1))
def chance(series, block, draws=999):
    """Return how often a random order of the blocks can be split as well."""
    values = series.to_numpy()
    limit = least_error(values) * (1 + 1e-9)
    return (1 + sum(least_error(order) <= limit for order in orders(values, block))) / (1 + draws)


p_years, p_blocks = chance(mine.loc[variant.first : variant.last], 1), chance(mine.loc[variant.first : variant.last], 5)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if p_years is None or p_blocks is None:
        print("Question 3: not answered yet")
    else:
        span = mine.loc[variant.first : variant.last]
        right_years, right_blocks = (change_points.permutation_p(span, block=length) for length in (1, 5))
        for name, value in {"p_years": p_years, "p_blocks": p_blocks}.items():
            assert np.ndim(value) == 0 and not callable(value), f"{name} should be one number"
            assert value != 0, f"{name} cannot be 0: count the order that happened, (1 + hits) / (1 + 999)"
            assert value > 0 or value < 0, f"{name} is not a number"
            assert value <= 1, f"{name} is a share between 0 and 1: divide by 1 + 999"
            of_999 = value < 1 and abs(value * 999 - round(value * 999)) < 1e-9 and abs(value * 1000 - round(value * 1000)) > 1e-9
            assert not of_999, (
                f"{name} is hits / 999: the order that happened counts, too, above the line and below it, (1 + hits) / (1 + 999)"
            )
            assert value != 1 or right_blocks > 0.9, (
                f"{name} is 1: every order counts as a hit. Do you shuffle at all, do you divide by 1 + 999, and have hits a smaller or equal sum?"
            )
        near = max(0.004, 3.5 * (right_blocks * (1 - right_blocks) / 999) ** 0.5)  # two honest draws hardly differ by more
        assert abs(p_years - (1 - right_years)) > 0.02 or abs(p_years - right_years) <= 0.02, (
            "p_years counts the orders that are split worse: hits have a smaller or equal sum of squares"
        )
        assert abs(p_years - p_blocks) > 1e-12 or abs(right_years - right_blocks) < 1e-12, (
            "the two are equal: does the second one shuffle runs of five years?"
        )
        exchanged = abs(p_years - right_blocks) <= near and abs(p_blocks - right_years) <= near and abs(p_blocks - right_blocks) > near
        assert not exchanged, "p_years and p_blocks are exchanged"
        assert abs(p_years - right_years) <= max(0.02, 0.25 * right_years), (
            f"p_years is {p_years:.3f}, and shuffling single years gives another value"
        )
        others = {length: change_points.permutation_p(span, block=length) for length in (2, 3, 4, 6, 7, 10)}
        alike = [length for length, value in others.items() if abs(p_blocks - value) < 1e-9 and abs(p_blocks - right_blocks) > near / 2]
        assert not alike, f"p_blocks fits runs of {alike[0]} years: five are asked for"
        of_all = change_points.permutation_p(mine, block=5)
        assert abs(p_blocks - of_all) > 1e-9 or abs(p_blocks - right_blocks) < near / 2, "p_blocks is of all years: take your window"
        assert abs(p_blocks - (1 - right_blocks)) > near or abs(p_blocks - right_blocks) <= near, (
            "p_blocks counts the orders that are split worse"
        )
        assert abs(p_blocks - right_blocks) <= near, (
            f"p_blocks is {p_blocks:.3f}, and runs of five years from the first year of the window, with the seed 1896, give another value: is the order inside a run kept?"
        )
        print(f"Question 3: right. {NAMES[my_state]}: p = {p_years:.3f} by single years, p = {p_blocks:.3f} by blocks of five")
        print(f"Of a hundred random orders you expected {chance_by_eye} that fall into two periods as clearly as the real one")
        ### BEGIN HIDDEN TESTS
        window_now = variants.choose("03-arms-and-friendship", STUDENT)
        series = data.load("arms_exports_1950_2021").query("recipient == @my_state").set_index("year")["tiv"].astype(float)
        reference = change_points.permutation_p(series.loc[window_now.first : window_now.last], block=5)
        assert abs(p_blocks - reference) <= max(0.02, 0.25 * reference)
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 4: why does p change? (1 point, read by a person)
#
# Why does shuffling single years find breaks too easily, and which of your two numbers
# would you print?
#
# <!-- rubric: bridge -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q4", "locked": false, "points": 1, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# A small p says: this is no random order. A large p does not prove that nothing changed: deliveries that rise and fall again are badly described by one split.
#
# ## What deliveries cannot say
#
# The year is that of delivery: an order, a quarrel or a change of mind comes before it. And both sides can end it: the seller stops selling, or the buyer stops buying. What the
# table leaves out stands above, below the meaning of its columns.

# %% [markdown]
# ## Question 5: argue (4 points, read by a person)
#
# "Arms deliveries are the thermometer of an alliance." In five to eight sentences: defend or attack this sentence with your state. Begin with the year that your
# eye chose and say who was the better judge, your eye or the test. Use at least two numbers from above, one of them from blocks. Name one dated event that
# could stand behind your split, and say where you would look to find out. Name one thing that the data cannot show.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q5", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 6: which breaks survive? (no points)
#
# Now take the years from 1992 to 2021 and four states: `"CHN"`, `"IND"`, `"IRN"`, `"SYR"`. Compute both p for each, and put them into a table `tested` with the
# codes as rows and the columns `p_years` and `p_blocks`. Then put the codes whose break has p below 0.05 into two lists: `by_years` and `by_blocks`.
#
# Before you run it: how many of the four do you expect in each list?

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
tested = None
by_years = None
by_blocks = None
### BEGIN SOLUTION
# Idea: the same two tests, four times; then a condition on each column.
# Method: make the series of a code as in Question 1, take .loc[1992:2021], and call your function of Question 3 with blocks of 1 and of 5.
# Line: pd.DataFrame({"p_years": {code: chance(series(code), 1) for code in codes}, "p_blocks": {...}})
recent = {
    code: arms[arms["recipient"] == code].set_index("year")["tiv"].astype(float).loc[1992:2021] for code in ("CHN", "IND", "IRN", "SYR")
}
both = (("p_years", 1), ("p_blocks", 5))
tested = pd.DataFrame({name: {code: chance(each, block) for code, each in recent.items()} for name, block in both})
by_years = list(tested[tested["p_years"] < 0.05].index)
by_blocks = list(tested[tested["p_blocks"] < 0.05].index)
### END SOLUTION
tested


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if tested is None or by_years is None or by_blocks is None:
        print("Question 6: not answered yet")
    else:
        assert isinstance(tested, pd.DataFrame), "tested should be a table"
        assert {"p_years", "p_blocks"} <= set(tested.columns) or set(tested.index) != {"p_years", "p_blocks"}, (
            "rows and columns are exchanged: use .T"
        )
        assert {"p_years", "p_blocks"} <= set(tested.columns), "tested should have the columns p_years and p_blocks"
        assert set(tested.index) == {"CHN", "IND", "IRN", "SYR"}, "the rows of tested should be named CHN, IND, IRN and SYR"
        since = {
            code: arms[arms["recipient"] == code].set_index("year")["tiv"].astype(float).loc[1992:2021]
            for code in ("CHN", "IND", "IRN", "SYR")
        }
        reference = pd.DataFrame(
            {
                name: {code: change_points.permutation_p(each, block=length) for code, each in since.items()}
                for name, length in (("p_years", 1), ("p_blocks", 5))
            }
        )
        found = tested.loc[reference.index, ["p_years", "p_blocks"]].astype(float)
        found.index = reference.index
        assert (found > 0).all().all() and (found <= 1).all().all(), "each p is a share above 0 and at most 1"
        assert not np.allclose(found, reference[["p_blocks", "p_years"]].to_numpy(), atol=0.03), "the two columns are exchanged"
        assert not (found["p_years"] == found["p_blocks"]).all(), (
            "the two columns are the same: the second should shuffle runs of five years"
        )
        assert found["p_years"].nunique() > 1, "all four states have the same p: does each get its own series?"
        off = (found["p_years"] - reference["p_years"]).abs() > reference["p_years"].mul(0.25).clip(lower=0.02)
        assert not off.any(), f"p_years of {', '.join(off[off].index)} differs: take 1992 to 2021, and single years"
        off = (found["p_blocks"] - reference["p_blocks"]).abs() > reference["p_blocks"].mul(0.25).clip(lower=0.03)
        assert not off.any(), f"p_blocks of {', '.join(off[off].index)} differs: take 1992 to 2021, and runs of five from 1992 on"
        for name, listed in {"by_years": by_years, "by_blocks": by_blocks}.items():
            assert not isinstance(listed, str | pd.DataFrame), f"{name} should be a list of codes, such as ['CHN']"
            survives = set(found.index[found["p_" + name[3:]] < 0.05])
            assert set(listed) <= set(found.index), f"{name} should hold codes of your table, such as 'CHN'"
            assert set(listed) != set(found.index) - survives, f"{name} has the states with a large p: p *below* 0.05 is asked for"
            assert set(listed) >= survives, f"{name} lacks {', '.join(sorted(survives - set(listed)))}, whose p is below 0.05"
            assert set(listed) <= survives, f"{name} has {', '.join(sorted(set(listed) - survives))}, whose p is not below 0.05"
        print(
            f"Question 6: right. A break with p below 0.05: {list(by_years) or 'nobody'} by single years, {list(by_blocks) or 'nobody'} by blocks of five"
        )
        ### BEGIN HIDDEN TESTS
        assert {name: change_points.permutation_p(since[name]) < 0.05 for name in since} == {name: name in set(by_years) for name in since}
        assert set(by_blocks) == set()
        ### END HIDDEN TESTS


# %% [markdown]
# A small p says: this is no random order. A large p does not prove that nothing changed: thirty years hold only six blocks, of which few orders are possible.

# %% [markdown]
# ## Extension B, Question 7: draw it (no points)
#
# Draw your state and China in one chart: `year` on the x axis, `tiv` on the y axis, a line for each `recipient`, the unit in the title of the y axis, and a
# title that states what you see. Altair wants one row per recipient and year; the table `arms` already has this form. Put the chart into `lines`.

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
lines = None
### BEGIN SOLUTION
# Idea: the rows of two recipients, one line with points of year and tiv for each.
# Method: select with .isin([...]); then mark_line() and encode x, y and color, as in the box.
# Line: alt.Chart(two, title="...").mark_line().encode(x="year:Q", y=alt.Y("tiv:Q", title="Deliveries (million TIV)"), color="recipient:N")
two = arms[arms["recipient"].isin(["CHN", my_state])]
lines = (
    alt.Chart(two, width=560, height=240, title="When deliveries to China dried up, those to India grew")
    .mark_line()
    .encode(
        x=alt.X("year:Q", title=None).axis(format="d"),
        y=alt.Y("tiv:Q", title="Deliveries (million TIV)"),
        color="recipient:N",
    )
)
### END SOLUTION
lines


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if lines is None:
        print("Question 7: not answered yet")
    else:
        assert isinstance(lines, alt.TopLevelMixin), "lines should be a chart of Altair: alt.Chart(table).mark_line().encode(...)"
        assert isinstance(lines, alt.Chart), "one chart with two lines is asked for, not several charts"
        drawn = lines.to_dict()
        mark = drawn.get("mark", {})
        assert "line" in (mark if isinstance(mark, str) else mark.values()), "draw lines: mark_line()"
        encoding = drawn.get("encoding", {})
        assert {"x", "y"} <= set(encoding), "the chart needs an x and a y: encode both"
        assert encoding["x"].get("field") != "tiv", "the axes are exchanged: time runs from left to right"
        assert encoding["x"].get("field") == "year" and encoding["y"].get("field") == "tiv", (
            "show the column year on the x axis and tiv on the y axis"
        )
        assert not encoding["y"].get("aggregate"), "draw the values as they are, without an average or a sum"
        assert encoding["y"].get("type") == "quantitative", "tiv is a quantity: write 'tiv:Q'"
        assert encoding.get("color", {}).get("field") == "recipient", "without a colour per recipient the two lines become one"
        assert "TIV" in str(encoding["y"].get("title") or encoding["y"].get("axis", {}).get("title")), (
            "name the unit, million TIV, in the title of the y axis"
        )
        assert encoding["y"].get("scale", {}).get("zero") is not False, "let the y axis begin at zero, so that heights can be compared"
        title = drawn.get("title")
        title = title.get("text", "") if isinstance(title, dict) else title
        assert title and len(str(title).split()) >= 4, "give the chart a title that states what you see, in a short sentence"
        shown = set(pd.DataFrame(lines.data)["recipient"])
        assert shown >= {"CHN", my_state} or "transform" in drawn, (
            f"China and {NAMES[my_state]} are wanted; the chart has {', '.join(sorted(shown))}"
        )
        assert shown == {"CHN", my_state} or "transform" in drawn, (
            "select the two states: with all recipients the small lines vanish below the sum"
        )
        assert "transform" in drawn or len(pd.DataFrame(lines.data)) == 144, "some years are missing: 72 years for each of two states"
        print("Question 7: right, two lines with a title that says something")
        ### BEGIN HIDDEN TESTS
        assert drawn["encoding"]["x"]["field"] == "year"
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension C: make a break and take it away (10 minutes, no points)
#
# **Find a recipient and a window with p below 0.05 by single years and above 0.5 by blocks. Then find one in which both are below 0.02.** Move both ends of
# the window. Which splits stay where they are, and which follow the window? For which recipient does a single delivery pass for a new period?

# %%
RECIPIENTS = {"India": "IND", "Iran": "IRN", "Syria": "SYR", "China": "CHN", "Türkiye": "TUR", "all recipients": "ALL"}


def cut(name, span):
    """Select the deliveries to a recipient in a span of years."""
    series = arms[arms["recipient"] == RECIPIENTS[name]].set_index("year")["tiv"].astype(float)
    return series.loc[span[0] : span[1]]


def draw(series, found):
    """Draw a series with the mean on each side of its best split."""
    means = [found.before if year < found.year else found.after for year in series.index]
    sides = ["before" if year < found.year else "after" for year in series.index]
    table = pd.DataFrame({"year": series.index.astype(int), "tiv": series.to_numpy(), "mean": means, "side": sides})
    x = alt.X("year:Q", title=None, scale=alt.Scale(domain=[int(series.index[0]), int(series.index[-1])])).axis(format="d")
    base = alt.Chart(table, width=560, height=220).encode(x=x)
    bars = base.mark_bar(size=4, color=style.colour("base")).encode(y=alt.Y("tiv:Q", title="Deliveries (million TIV)"))
    level = base.mark_line(color=style.colour("focus")).encode(y="mean:Q", detail="side:N")
    return bars + level


# %%
recipient = widgets.Dropdown(options=list(RECIPIENTS), description="Recipient")
span = widgets.IntRangeSlider(
    value=(1950, 1989), min=1950, max=2021, description="Window", layout={"width": "560px"}, continuous_update=False
)
said = widgets.Label()
curve = alt.JupyterChart(draw(cut("India", (1950, 1989)), change_points.best_split(cut("India", (1950, 1989)))))


def update(change=None):
    """Answer a control: find the split of the new window, say it and draw it."""
    series = cut(recipient.value, span.value)
    try:
        found = change_points.best_split(series)
    except ValueError as problem:
        said.value = f"No split: {problem}."
        return
    said.value = (
        f"{recipient.value}: best split {found.year}, explains {found.explained:.0%}, "
        f"p = {change_points.permutation_p(series):.3f} by years, {change_points.permutation_p(series, block=5):.3f} by blocks"
    )
    curve.chart = draw(series, found)


for control in (recipient, span):
    control.observe(update, "value")
update()
widgets.VBox([recipient, span, said, curve])

# %% [markdown]
# ## Extension D: set it beside events (15 minutes, no points)
#
# For China the book has dated events, each with its sources in the time line. A candidate comes before the split, and not long before: deliveries follow
# decisions with a delay. Which of these could stand behind the split of China from 1950 to 1989? What would you have to find in an archive to tell whether the
# seller stopped selling or the buyer stopped buying?

# %%
evidence.event_table(
    "EV-1957-nuclear-accord",
    "EV-1958-joint-fleet-dispute",
    "EV-1959-nuclear-aid-stopped",
    "EV-1960-experts-recalled",
    "EV-1963-open-polemics",
    "EV-1969-zhenbao-first",
    "EV-1979-china-gives-notice",
    "EV-1989-normalisation",
)[["when", "title"]]

# %% [markdown]
# ## Extension E: more than one split (20 minutes, no points)
#
# One split is rarely enough. Apply `find_split` again to each of the two sides, and again, until a split explains too little to be worth
# it; say beforehand how little is too little. Which of your splits survive with blocks?

# %% [markdown]
# ## Sources
#
# Stockholm International Peace Research Institute, SIPRI Arms Transfers Database: extracts under its terms of use, for teaching. Zeros,
# sums and splits are computed here and must not be attributed to SIPRI. Bai, Jushan, and Pierre Perron (1998). Estimating and
# Testing Linear Models with Multiple Structural Changes. *Econometrica* 66(1), 47–78. Phipson, Belinda, and Gordon K. Smyth (2010).
# Permutation P-values Should Never Be Zero. *Statistical Applications in Genetics and Molecular Biology* 9(1), article 39. Politis, Dimitris N., and
# Joseph P. Romano (1994). The Stationary Bootstrap. *Journal of the American Statistical Association* 89(428), 1303–1313. The
# sources of each event are in the book's time line.
