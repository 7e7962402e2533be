# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 5: Who votes with whom?
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *Triangles*.
# **Data:** `un_agreement`, counted from the roll calls of the UN General Assembly for pairs of states; `un_ideal_points`, estimated from the same roll calls;
# in the last extension `un_key_votes`, ballots on thirteen resolutions.
#
# You will
#
# 1. work out by hand how far three states agree, by three rules of what an abstention is,
# 2. choose a state, and find out which ranks of its partners flip when an abstention counts as a no,
# 3. find out whether the flip holds in other years,
# 4. judge what votes say about who stands with whom.
#
# No chapter of the book has the answer for your state.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import altair as alt
import numpy as np
import pandas as pd

from alliances import data
from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import voting

style.show_live()

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you your own year, and your own span of years in Question 4. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("05-who-votes-with-whom", STUDENT)
lab = checks.Lab("05-who-votes-with-whom", edition=4)
print("Your variant:", vars(variant))

# %% [markdown]
# ## You will need
#
# Visitors of three cafés in two years. Read and run.

# %%
cafes = pd.DataFrame(
    {
        "year": [2001, 2001, 2001, 2002, 2002, 2002],
        "cafe": ["Anchor", "Bell", "Crown"] * 2,
        "visitors": [50, 20, 40, 60, 10, 40],
        "happy": [30, 16, 26, 30, 7, 30],
        "neither": [10, 0, 12, 20, 1, 2],
    }
)
first = cafes[cafes["year"] == 2001].set_index("cafe")
scores = pd.DataFrame({"strict": first["happy"] / first["visitors"], "mild": (first["happy"] + first["neither"]) / first["visitors"]})
places = scores.rank(ascending=False)  # 1 is the highest; equal shares share the mean of their places
print(places)
print("moves most:", (places["strict"] - places["mild"]).abs().idxmax())
cafes["place"] = cafes.groupby("year")["happy"].rank(ascending=False)  # places within each year
print(cafes.pivot(index="year", columns="cafe", values="place"))  # a row for each year, a column for each café

# %% [markdown]
# ## What is an abstention?
#
# In the General Assembly a state votes *yes* or *no*, or it *abstains*. Two states agree if they vote alike. But what if one of them abstains? Three rules are in use:
#
# - `half`: the same ballot counts 1, *yes* against *no* counts 0, an abstention beside a *yes* or a *no* counts one half. So does the book.
# - `no`: an abstention counts as a *no*. Whoever wants a text to pass needs a *yes*, so all else is a refusal.
# - `out`: a roll call on which one of the two abstained is left out. Whoever abstains has said nothing.
#
# ## Predict
#
# Choose one of these states: China, Iran, Israel, Russia, Türkiye, United States. Write its name into `my_state`, exactly as it stands here. The table has thirteen
# partners of it: the other five, and Egypt, France, Germany, India, Saudi Arabia, Syria, Ukraine and the United Kingdom. Rank them by how often they vote with your state. Now count every
# abstention as a *no*: which partner's rank moves most? Write its name into `guess`. A guess earns no points and costs none.

# %% nbgrader={"grade": false, "grade_id": "choice", "locked": false, "schema_version": 3, "solution": true, "task": false}
my_state = None
guess = None
### BEGIN SOLUTION
my_state, guess = "Russia", "India"
### END SOLUTION

# %% [markdown]
# ## Question 1: by hand (2 points)
#
# Three states, five votes, all made up:

# %%
toy = pd.DataFrame(
    [["yes", "yes", "yes", "no", "abstain"], ["abstain", "abstain", "yes", "no", "abstain"], ["yes", "yes", "no", "abstain", "no"]],
    index=["A", "B", "C"],
    columns=["vote 1", "vote 2", "vote 3", "vote 4", "vote 5"],
)
toy

# %% [markdown]
# Work out on paper how far each pair agrees by each rule, as a share from 0 to 1, and put the numbers into three dictionaries with the keys `"AB"`, `"AC"` and `"BC"`,
# such as `half = {"AB": 0.3, "AC": 0.25, "BC": 2 / 3}`. Two abstentions are the same ballot; by the rule `out` they go out, too.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
half = None
no = None
out = None
### BEGIN SOLUTION
# Idea: write 1, one half, 0 or nothing under each vote, once for each pair and rule, and take the mean of what stands there.
# Method: for the rule no, first change every abstention into a no; for the rule out, first strike out the votes on which one of the two abstained, and divide by those that are left.
# Line: A and B by the rule half: votes 1 to 5 give 0.5, 0.5, 1, 1, 1, and half["AB"] is their mean, 4 / 5
half = {"AB": 4 / 5, "AC": 3 / 5, "BC": 2 / 5}
no = {"AB": 3 / 5, "AC": 4 / 5, "BC": 2 / 5}
out = {"AB": 1, "AC": 2 / 3, "BC": 0}
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if half is None or no is None or out is None:
        print("Question 1: not answered yet")
    else:
        counted = pd.DataFrame({pair: voting.count(toy.loc[pair[0]], toy.loc[pair[1]]) for pair in ("AB", "AC", "BC")}).T
        true = voting.by_rule(counted)
        alike, five = counted["agree"], counted["votes_compared"]
        sides = alike - counted["both_abstain"]
        slips_of = {
            "half": {
                "half has no halves: an abstention beside a yes or a no counts one half": alike / five,
                "half counts an abstention in full: beside a yes or a no it counts one half": (alike + counted["half"]) / five,
                "half gives two abstentions one half, and they are the same ballot": (
                    alike + (counted["half"] - counted["both_abstain"]) / 2
                )
                / five,
                "half gives two abstentions nothing, and they are the same ballot": (sides + counted["half"] / 2) / five,
                "half holds the numbers of no": true["no"],
                "half holds the numbers of out": true["out"],
            },
            "no": {
                "no counts an abstention as a yes: by this rule it is a no": (alike + counted["half"] - counted["abstain_no"]) / five,
                "no gives two abstentions nothing: both count as a no, so they agree": (sides + counted["abstain_no"]) / five,
                "no counts the same ballots only: an abstention beside a no agrees, too": alike / five,
                "no holds the numbers of half": true["half"],
            },
            "out": {
                "out divides by five: divide by the votes that are left": sides / five,
                "out cuts two thirds short: write 2 / 3, and Python keeps all decimals": np.floor(true["out"] * 100) / 100,
                "out holds the numbers of half": true["half"],
                "out holds the numbers of no": true["no"],
            },
        }
        for rule, mine_now in {"half": half, "no": no, "out": out}.items():
            as_sum = {
                f"{rule} holds sums: divide by the number of votes": true[rule] * (five if rule != "out" else sides + counted["disagree"])
            }
            turned = {f"{rule} says how far they differ: 1 minus this is asked for": 1 - true[rule]}
            checks.numbers(rule, mine_now, true[rule], {**slips_of[rule], **as_sum, **turned})
        print("Question 1: right. Is B or C closer to A? By the rule half it is B, by no it is C. By out it is B, on two votes of five")
        ### BEGIN HIDDEN TESTS
        assert abs(half["AB"] + no["AC"] + out["BC"] - 1.6) < 0.01
        ### END HIDDEN TESTS


# %% [markdown]
# Nobody has changed a ballot, and the answer to "who is closer to A?" has turned round. Does that happen with real votes?
#
# ## All roll calls
#
# The table `un_agreement` counts for each pair and year how the two voted. It lacks the emergency session on Ukraine. The next cells choose your state's rows; `shares` says how far it and each
# partner agreed in `variant.year`, by the three rules.

# %%
NAMES = {"CHN": "China", "DEU": "Germany", "EGY": "Egypt", "FRA": "France", "GBR": "United Kingdom", "IND": "India", "IRN": "Iran"}
NAMES |= {
    "ISR": "Israel",
    "RUS": "Russia",
    "SAU": "Saudi Arabia",
    "SYR": "Syria",
    "TUR": "Türkiye",
    "UKR": "Ukraine",
    "USA": "United States",
}
SIX = ["China", "Iran", "Israel", "Russia", "Türkiye", "United States"]
COUNTS = ["votes_compared", "agree", "half", "disagree", "both_abstain", "abstain_no"]
votes = data.load("un_agreement")
votes = votes[votes["status"] == "measured"]  # twenty roll calls or more


def partners_of(state, first, last):
    """Return the counts of a state with its partners, a row for each partner and year."""
    pair = votes["state_a"].map(NAMES), votes["state_b"].map(NAMES)
    partner = pair[1].where(pair[0] == state, pair[0])
    rows = votes.assign(partner=partner)[((pair[0] == state) | (pair[1] == state)) & votes["year"].between(first, last)]
    return rows[["year", "partner", *COUNTS]].astype(dict.fromkeys(["year", *COUNTS], int)).reset_index(drop=True)


state = my_state if my_state in SIX else "Russia"
print(f"You work with {state}." if my_state in SIX else f"my_state is none of {', '.join(SIX)}: you work with {state} until you choose.")
in_year = partners_of(state, variant.year, variant.year).drop(columns="year").set_index("partner")
shares = voting.by_rule(in_year)
shares.round(3)

# %% [markdown]
# ## Question 2: which ranks flip? (2 points)
#
# 1. Put the ranks of the partners by each rule into a table `ranks`, of the same form as `shares`; 1 is the partner that agrees most. Equal shares share the mean of their places, as
#    `.rank` does by itself.
# 2. How many places does each partner climb if an abstention counts as a *no* and no longer one half? Put this into the series `climb`: a partner that comes from rank 6 to rank 2 climbs 4,
#    and one that falls has a number below 0. Put the name of the partner that moves most, up or down, into `mover`.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
ranks = None
climb = None
mover = None
### BEGIN SOLUTION
# Idea: a rank is a place in the order of a column; a climb is one rank less another.
# Method: rank the whole table from the highest, subtract the column no from the column half, and look for the largest size, whatever its sign.
# Line: climb = ranks["half"] - ranks["no"], and then climb.abs().idxmax()
ranks = shares.rank(ascending=False)
climb = ranks["half"] - ranks["no"]
mover = climb.abs().idxmax()
### END SOLUTION
ranks


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if ranks is None or climb is None or mover is None:
        print("Question 2: not answered yet")
    else:
        assert isinstance(ranks, pd.DataFrame), "ranks should be a table: rank the whole of shares"
        assert set(ranks.columns) == {"half", "no", "out"}, "the columns of ranks should be half, no and out"
        own = shares[["half", "no", "out"]].astype(float)
        order = own.rank(ascending=False)
        counts_of = {"half": in_year["agree"] + in_year["half"] / 2, "no": in_year["agree"] + in_year["abstain_no"]}
        for rule in order:
            low, high = own[rule].rank(ascending=False, method="min"), len(order) + 1 - order[rule]
            slips_now = {
                f"the ranks by {rule} begin with the lowest: rank from the highest": high,
                f"the ranks by {rule} begin with 0: the first place is 1": order[rule] - 1,
                f"{rule} holds the shares, not the ranks": own[rule],
                f"equal shares should share the mean of their places ({rule}): leave method away": low,
                f"this ranks the three rules against each other ({rule}): rank the partners in each column": own.rank(
                    axis=1, ascending=False
                )[rule],
            }
            if rule in counts_of:
                slips_now[f"the ranks by {rule} are ranks of counts: rank the shares"] = counts_of[rule].rank(ascending=False)
            checks.numbers(f"ranks[{rule!r}]", ranks[rule], order[rule], slips_now)
        up = order["half"] - order["no"]
        slips_now = {
            "who comes from rank 6 to rank 2 climbs 4: take the rank by half, less the rank by no": -up,
            "this is the size without the sign: who falls has a number below 0": up.abs(),
            "this compares with out: an abstention as a no is asked for": order["half"] - order["out"],
            "this is a difference of shares: ranks are asked for": own["no"] - own["half"],
        }
        checks.numbers("climb", climb, up, slips_now)
        assert isinstance(mover, str), "mover should be the name of a partner: .idxmax() gives it, .max() gives its number"
        assert mover in in_year.index, f"mover should be one of the partners: {', '.join(in_year.index)}"
        most = up.abs().max()
        assert abs(up[mover]) == most or mover not in (up.idxmax(), up.idxmin()), (
            "this one moves most one way; another moves further the other way: look for the largest size"
        )
        assert abs(up[mover]) == most or mover not in (order["half"].idxmin(), order["half"].idxmax()), (
            "this is the first or the last in the order: who moves most?"
        )
        assert abs(up[mover]) == most, f"{mover} moves {abs(up[mover]):g} places, and another partner moves more"
        print(
            f"Question 2: right. {int((up != 0).sum())} of {len(up)} ranks flip if an abstention is a no, {int((order['out'] != order['half']).sum())} if it is left out"
        )
        moved = f"{mover} goes from rank {order['half'][mover]:g} ({shares['half'][mover]:.2f}) to rank {order['no'][mover]:g} ({shares['no'][mover]:.2f})"
        print(f"{moved if most else 'Nobody moves in this year, so there is no name to check'}. Your guess was {guess}")
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("05-who-votes-with-whom", STUDENT)
        again = voting.by_rule(partners_of(state, mine_now.year, mine_now.year).set_index("partner")).rank(ascending=False)
        assert abs((again["half"] - again["no"])[mover]) == (again["half"] - again["no"]).abs().max()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 3: why this one? (1 point, read by a person)
#
# Look at the row of your `mover` in the counts below (`abstain_no`: one abstained and the other voted no), and at its neighbours in `shares`. Does it move because it abstains where others do not, or because the shares around it lie so close
# together that a little is enough? Give one number for your answer.
#
# <!-- rubric: bridge -->

# %%
in_year

# %% [markdown] nbgrader={"grade": true, "grade_id": "q3", "locked": false, "points": 1, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Question 4: is it more than one year? (2 points)
#
# One year is one draw. The table `mine` has the same counts for every year from `variant.since` to 2023, a row for each partner and year. (For Türkiye the source ends in 2022.)
# `voting.by_rule(mine)` gives the shares of all its rows.
#
# 1. Make a table `history` with a row for each year and a column for each partner: how many places it climbs if an abstention counts as a *no*, as in `climb`.
# 2. Put into `steady` the partner whose *mean* climb over the years is the largest in size, up or down. Put into `same_way` in how many years it moved in the direction of this mean.

# %%
mine = partners_of(state, variant.since, 2023)
mine.head()

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
history = None
steady = None
same_way = None
### BEGIN SOLUTION
# Idea: do for each year what you did in Question 2; only the ranks have to know of the years.
# Method: take the shares of all rows of mine, rank them within their year by .groupby(mine["year"]), subtract, and pivot; then means, and signs.
# Line: after mine["climb"] = places["half"] - places["no"] comes history = mine.pivot(index="year", columns="partner", values="climb")
places = voting.by_rule(mine).groupby(mine["year"]).rank(ascending=False)
history = mine.assign(climb=places["half"] - places["no"]).pivot(index="year", columns="partner", values="climb")
mean_climb = history.mean()
steady = mean_climb.abs().idxmax()
same_way = int((np.sign(history[steady]) == np.sign(mean_climb[steady])).sum())
### END SOLUTION
history


# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(4)
def _check():
    if history is None or steady is None or same_way is None:
        print("Question 4: not answered yet")
    else:

        def climbs(one, other, ties=("average", "average"), by_years=True):
            """Return the climb from one rule to another within each year, or over all years at once, with equal shares placed in a way."""
            table = voting.by_rule(mine).round(9)
            groups = table.groupby(mine["year"]) if by_years else table
            places = [groups[rule].rank(ascending=False, method=way) for rule, way in zip((one, other), ties, strict=True)]
            wide = pd.DataFrame({"climb": places[0] - places[1], "year": mine["year"], "partner": mine["partner"]})
            return wide.pivot(index="year", columns="partner", values="climb").astype(float)

        assert isinstance(history, pd.DataFrame), "history should be a table with a row for each year and a column for each partner"
        true, low, high = climbs("half", "no"), climbs("half", "no", ("min", "max")), climbs("half", "no", ("max", "min"))
        assert set(history.index) != set(true.columns), (
            "the years should be the rows and the partners the columns: exchange index and columns"
        )
        assert set(history.columns) == set(true.columns), "the columns of history should be the partners, by name"
        lost = set(true.index) - set(history.index)
        assert not lost, f"{len(lost)} years are missing, the first {min(lost) if lost else 0}: take every year of mine"
        assert set(history.index) == set(true.index), "the rows of history should be the years of mine and nothing else"
        told = history.reindex(index=true.index, columns=true.columns).astype(float)
        fits = ((told >= low - 1e-9) & (told <= high + 1e-9)) | (
            told.isna() & true.isna()
        )  # equal shares may come out unequal in the last digit
        for message, slip in {
            "who comes from rank 6 to rank 2 climbs 4: take the rank by half, less the rank by no": -true,
            "this is the size without the sign: who falls has a number below 0": true.abs(),
            "this compares with out: an abstention as a no is asked for": lambda: climbs("half", "out"),
            "you rank all years together: rank the partners within each year": lambda: climbs("half", "no", by_years=False),
            "these are differences of shares: ranks are asked for": lambda: (
                voting.by_rule(mine)
                .eval("no - half")
                .to_frame("gain")
                .assign(year=mine["year"], partner=mine["partner"])
                .pivot(index="year", columns="partner", values="gain")
            ),
            "every row is the climb of one year: each year has its own": pd.DataFrame([true.loc[variant.year]] * len(true), true.index),
        }.items():
            assert fits.all().all() or not np.allclose(told, slip() if callable(slip) else slip, equal_nan=True), message
        off = list(true.index[~fits.all(axis=1)])
        assert not off, f"{len(off)} years differ from what their counts give, the first is {off[0] if off else 0}: do as in Question 2"
        mean = told.mean()
        assert isinstance(steady, str) and steady in mean.index, "steady should be the name of a partner: .idxmax() gives it"
        top = mean.abs().max()
        assert abs(abs(mean[steady]) - top) < 1e-9 or steady not in (mean.idxmax(), mean.idxmin()), (
            "this one moves most one way; another moves further the other way: take the largest size"
        )
        assert abs(abs(mean[steady]) - top) < 1e-9 or steady != told.abs().mean().idxmax(), (
            "this one moves most, but both ways: take the mean first, and then its size"
        )
        assert abs(abs(mean[steady]) - top) < 1e-9 or steady != told.abs().max().idxmax(), (
            "this one moved most in one year: the mean is asked for"
        )
        assert abs(abs(mean[steady]) - top) < 1e-9, f"the mean climb of {steady} is {mean[steady]:+.2f}, and another's is larger in size"
        way = told[steady] * np.sign(mean[steady])
        slips_now = {
            "same_way is a share: a number of years is asked for": float((way > 0).mean()),
            "these are the years in which it moved the other way": float((way < 0).sum()),
            "these are the years in which it did not move the other way; in some it did not move at all": float((way >= 0).sum()),
            "these are the years in which it moved at all": float((way != 0).sum()),
            "these are all years": float(len(way)),
            "this is the mean climb: a number of years is asked for": float(mean[steady]),
        }
        checks.number("same_way", same_way, float((way > 0).sum()), slips_now)
        print(
            f"Question 4: right. {steady} {'climbs' if mean[steady] > 0 else 'falls'} {abs(mean[steady]):.2f} places on average; it moves this way in {same_way} of {way.notna().sum()} years"
        )
        if mover in told.columns and climb is not None and climb[mover] != 0:
            ours = told[mover] * np.sign(climb[mover])
            print(
                f"{mover}, which moved most in {variant.year}, moves as it did then in {int((ours > 0).sum())} of {ours.notna().sum()} years"
            )
        print(f"Over all years and partners of {state}, a rank moves {told.abs().stack().mean():.2f} places")
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("05-who-votes-with-whom", STUDENT)
        again = partners_of(state, mine_now.since, 2023)
        assert set(history.index) == set(again["year"]) and len(history.columns) == again["partner"].nunique()
        ### END HIDDEN TESTS


# %% [markdown]
# These three lines are your discovery. Is the mover of your year a fact about the two states, or about the year? And for whom would the last number be larger? Ask a fellow student who chose
# another state.
#
# ## Question 5: argue (4 points, read by a person)
#
# A newspaper writes: "Nobody votes with [your state] as much as [the partner on rank 1]. Votes show who stands with whom." In six sentences or so:
#
# - Begin with your guess, and what became of it.
# - Say what your results say for and against the newspaper, with at least two numbers from above, one of them from Question 4.
# - Say which of the three rules you would print for your state, what a reader would conclude from another rule, and why yours is better.
# - Name one thing about who stands with whom that no ballot shows, and say what you would look at next.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q5", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 6: from counts to shares (no points)
#
# Make the table `counted` with what `voting.by_rule(in_year)` gives, from the six columns of `in_year` alone: a row for each partner, and the columns `half`, `no` and `out`. Think of
# what you did by hand, and of which counts make up the part that agrees, and which the whole.

# %%
for column in data.describe("un_agreement").columns:
    if column.name in COUNTS:
        print(f"{column.name:15} {column.meaning}")

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
counted = None
### BEGIN SOLUTION
# Idea: each rule is a sum of counts that agree, divided by a sum of counts that are compared; only out changes what is compared.
# Method: half takes agree and half of half; no takes agree and abstain_no; out takes agree without both_abstain, and compares these with disagree only.
# Line: "out": took_sides / (took_sides + in_year["disagree"]), where took_sides = in_year["agree"] - in_year["both_abstain"]
took_sides = in_year["agree"] - in_year["both_abstain"]
counted = pd.DataFrame(
    {
        "half": (in_year["agree"] + in_year["half"] / 2) / in_year["votes_compared"],
        "no": (in_year["agree"] + in_year["abstain_no"]) / in_year["votes_compared"],
        "out": took_sides / (took_sides + in_year["disagree"]),
    }
)
### END SOLUTION
counted


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if counted is None:
        print("Question 6: not answered yet")
    else:
        true, every = voting.by_rule(in_year), in_year["votes_compared"]
        alike, silent = in_year["agree"], in_year["both_abstain"]
        assert isinstance(counted, pd.DataFrame), "counted should be a table: pd.DataFrame with three columns"
        assert set(counted.columns) == {"half", "no", "out"}, "the columns of counted should be half, no and out"
        assert set(counted.index) == set(in_year.index), "counted should have a row for each partner, with its name as the index"
        slips_of = {
            "half": {
                "half has no halves: an abstention beside a side counts one half": alike / every,
                "half counts an abstention in full": (alike + in_year["half"]) / every,
                "half adds numbers and shares: put the sum in brackets before you divide": alike + in_year["half"] / 2 / every,
                "half leaves two abstentions out: they are the same ballot": (alike - silent + in_year["half"] / 2) / every,
                "half says how far they differ: 1 minus this is asked for": 1 - true["half"],
            },
            "no": {
                "no counts an abstention as a yes: those beside a no should agree": (alike + in_year["half"] - in_year["abstain_no"])
                / every,
                "no counts every abstention as agreement: only those beside a no are": (alike + in_year["half"]) / every,
                "no leaves two abstentions out: both count as a no, so they agree": (alike - silent + in_year["abstain_no"]) / every,
                "no gives an abstention beside a no one half: by this rule the two agree": (alike + in_year["abstain_no"] / 2) / every,
                "no holds the same ballots only: an abstention beside a no agrees, too": alike / every,
                "no adds numbers and shares: put the sum in brackets before you divide": alike + in_year["abstain_no"] / every,
                "no counts two abstentions twice: they are in agree already": (alike + silent + in_year["abstain_no"]) / every,
            },
            "out": {
                "out keeps two abstentions: they go out, too": alike / (alike + in_year["disagree"]),
                "out leaves two abstentions out below and not above the line": alike / (alike - silent + in_year["disagree"]),
                "out divides by all roll calls: divide by those on which both took a side": (alike - silent) / every,
                "out leaves two abstentions out above and not below the line": (alike - silent) / (alike + in_year["disagree"]),
                "out holds the same ballots of all: the roll calls with an abstention go out above and below the line": alike / every,
            },
        }
        for rule in ("half", "no", "out"):
            as_count = {f"{rule} holds numbers of roll calls: divide": true[rule] * every}
            of_other = {f"{rule} holds the numbers of {other}": true[other] for other in true if other != rule}
            rounded = {
                f"{rule} is rounded to {places_kept} decimals: leave .round away, for unequal shares come out equal": true[rule].round(
                    places_kept
                )
                for places_kept in (2, 3)
            }
            slips_now = {**slips_of[rule], **as_count, **of_other, **rounded}
            checks.numbers(f"counted[{rule!r}]", counted[rule], true[rule], slips_now, within=1e-4)
        print(
            f"Question 6: right. Most with {state} in {variant.year}: " + ", ".join(f"{counted[rule].idxmax()} by {rule}" for rule in true)
        )
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("05-who-votes-with-whom", STUDENT)
        again = voting.by_rule(partners_of(state, mine_now.year, mine_now.year).set_index("partner"))
        assert (counted.reindex(index=again.index, columns=again.columns).astype(float) - again).abs().max().max() < 1e-4
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension B, Question 7: level and change (no points)
#
# The table `un_ideal_points` places each state on one line in each year, from all its votes. If two states come nearer to each other on this line, do they agree more often? The
# function `gap(partner)` gives the distance of the two ideal points by year, and `agreed(partner)` the agreement by the rule `half`. Both begin in `variant.since`. Correlate the two
# for each of the thirteen partners, twice:
#
# - `levels`: the gap of a year with the agreement of the year;
# - `changes`: the *change* of the gap from the year before with the change of the agreement.
#
# Each is a series, or a dictionary, with the partner's name as the index. (The session of a year opens in September, and some of its votes fall in the next year. Let this pass here.)

# %%
points = data.load("un_ideal_points").assign(name=lambda table: table["state"].map(NAMES))
place = points[points["year"] >= variant.since].pivot(index="year", columns="name", values="ideal_point").astype(float)


def gap(partner):
    """Return how far the partner's ideal point lies from your state's, by year."""
    return (place[state] - place[partner]).abs()


together = mine.assign(share=voting.by_rule(mine)["half"]).pivot(index="year", columns="partner", values="share")


def agreed(partner):
    """Return the agreement of the partner with your state, by year."""
    return together[partner]


gap("Germany").tail(3)

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
levels = None
changes = None
### BEGIN SOLUTION
# Idea: one number for each partner, and the same again after .diff() of both series.
# Method: go through the partners in a dictionary comprehension; .corr matches the years by itself; .diff() takes each year less the year before.
# Line: levels = pd.Series({partner: gap(partner).corr(agreed(partner)) for partner in in_year.index})
levels = pd.Series({partner: gap(partner).corr(agreed(partner)) for partner in in_year.index})
changes = pd.Series({partner: gap(partner).diff().corr(agreed(partner).diff()) for partner in in_year.index})
### END SOLUTION
levels


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if levels is None or changes is None:
        print("Question 7: not answered yet")
    else:
        apart = place[list(in_year.index)].sub(place[state], axis=0).abs()

        def tie(left=lambda table: table, right=lambda table: table, method="pearson"):
            """Return for each partner how gap and agreement go together, after changing both."""
            return left(apart).corrwith(right(together), method=method)

        def step(table):
            """Return each year less the year before."""
            return table - table.shift()

        true_levels, true_changes = tie(), tie(step, step)
        slips_now = {
            "levels has the other sign, or none: the further apart, the less they should agree; do you correlate gap with agreed?": -true_levels,
            "levels holds the changes": true_changes,
            "levels is rank correlation: leave method away": lambda: tie(method="spearman"),
            "levels holds squares": true_levels**2,
            "levels correlates the place of the partner: the gap is asked for": lambda: place[list(in_year.index)].corrwith(together),
        }
        checks.numbers("levels", levels, true_levels, slips_now)
        slips_now = {
            "changes holds the levels: take .diff() of both series": true_levels,
            "only the gap is a change here: take .diff() of both": lambda: tie(step),
            "only the agreement is a change here: take .diff() of both": lambda: tie(right=step),
            "changes has the other sign: is one of the differences the wrong way round?": -true_changes,
            "these are changes in per cent: take .diff(), not .pct_change()": lambda: tie(
                lambda s: s.pct_change(), lambda s: s.pct_change()
            ),
            "these are changes over two years: take .diff() without a number": lambda: tie(lambda s: s.diff(2), lambda s: s.diff(2)),
            "changes holds sizes without signs": true_changes.abs(),
            "this subtracts the changes from the levels": true_levels - true_changes,
        }
        checks.numbers("changes", changes, true_changes, slips_now)
        weaker = int((true_changes.abs() < true_levels.abs()).sum())
        print(f"Question 7: right. The middle correlation of levels is {true_levels.median():.2f}, of changes {true_changes.median():.2f}")
        print(f"The tie is weaker in changes than in levels for {weaker} of {len(true_levels)} partners of {state}")
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("05-who-votes-with-whom", STUDENT)
        assert place.index.min() == mine_now.since and mine["year"].min() == mine_now.since
        assert abs(dict(levels)["Germany"] - true_levels["Germany"]) < 0.01
        ### END HIDDEN TESTS


# %% [markdown]
# Two series that drift over a generation correlate, whatever joins them; changes from year to year do not drift. And both measures come from the same ballots, so one cannot confirm the
# other. Where levels and changes tell the same story, there is more to explain than a common drift.

# %% [markdown]
# ## Extension C: thirteen partners at once (10 minutes, no points)
#
# Each panel is a partner of your state, each line a rule. Find a panel in which the three lines lie far apart and one in which they lie together, and a year in which
# the line of `no` lies *above* that of `half`. What must the two states have done on many roll calls of that year? (The column `abstain_no` tells it.)

# %%
lines = pd.concat([mine[["year", "partner"]], voting.by_rule(mine)], axis=1).melt(["year", "partner"], var_name="rule", value_name="share")
panel = (
    alt.Chart(lines, width=150, height=80)
    .mark_line()
    .encode(
        x=alt.X("year:Q", title=None).axis(format="d", values=[2000, 2020]),
        y=alt.Y("share:Q", title=None).axis(format="%", values=[0, 0.5, 1]).scale(domain=[0, 1]),
        color=alt.Color("rule:N", title="An abstention is").scale(domain=["half", "no", "out"], range=["#4c78a8", "#b5651d", "#7a7a7a"]),
        strokeDash=alt.StrokeDash("rule:N", title="An abstention is").scale(domain=["half", "no", "out"], range=[[1, 0], [5, 2], [1, 2]]),
        tooltip=["partner", "year", "rule", alt.Tooltip("share:Q", format=".2f")],
    )
)
panel.facet(alt.Facet("partner:N", title=None), columns=4, title=f"How often partners voted with {state}, by three rules")

# %% [markdown]
# ## Extension D: two other measures (15 minutes, no points)
#
# Signorino and Ritter measure similarity as S = 1 - 2 · (mean distance / largest distance), with *yes* coded 1, *abstain* 2 and *no* 3. Show on paper that S is 2 · `half` - 1. What S have two
# states that abstain on everything, and what is the lowest S that such a state can have with any other? Where does this come from: from the states, or from the place of *abstain* on the scale?
#
# Cohen's kappa takes off the agreement that chance explains: (observed - by chance) / (1 - by chance). Observed is the share of the same ballots; by chance is, for each kind of ballot, the share of
# it in the one state times the share in the other, added up. Compute it for A and B of Question 1. Then look at the thirteen resolutions below: Russia voted *no* on each. Why is its kappa with
# anybody 0 or not defined, and is that a fault of Russia or of the selection?
#
# ## Extension E: one quarrel (15 minutes, no points)
#
# These are ballots on thirteen resolutions about Ukraine and Crimea. Order the states by how far they agree with Ukraine by the three rules, and beside each share put the number of
# resolutions on which we know the ballots of both; for Azerbaijan it is one. Which neighbours of Russia stand where you did not expect them? What does the column `basis` say about how sure you can be?
# One of the warnings of this table says never to average over these resolutions. Why do you think so, now that you have done it?

# %%
quarrel = data.load("un_key_votes")
quarrel[quarrel["ballot"].isin(["yes", "abstain", "no"])].pivot(index="state", columns="resolution", values="ballot")

# %% [markdown]
# ## Sources
#
# Bailey, Michael A., Anton Strezhnev and Erik Voeten (2017). Estimating Dynamic State Preferences from United Nations Voting Data. *Journal of Conflict
# Resolution* 61(2), 430–456. Cohen, Jacob (1960). A Coefficient of Agreement for Nominal Scales. *Educational and Psychological Measurement* 20(1),
# 37–46. Signorino, Curtis S., and Jeffrey M. Ritter (1999). Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions.
# *International Studies Quarterly* 43(1), 115–144.
