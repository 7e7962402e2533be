# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 12: The web of promises
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *Triangles*.
# **Data:** `alliance_spells`, the lives of 745 alliances from ATOP 4.01 (Leeds, Ritter, Mitchell and Long 2002).
#
# A promise to fight ties two states. All such ties of one day are a web. Has it become tighter in a hundred years? And is it true that China has no allies?
#
# You will
#
# 1. make the web of six years, with Python sets,
# 2. measure how often two allies of one state are allied themselves,
# 3. find out how much of what you measured comes from a single row of the table,
# 4. judge the sentence *China has no allies* by a floor and a ceiling.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
from itertools import combinations

import altair as alt
import ipywidgets as widgets
import pandas as pd

from alliances import data
from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import webs

style.show_live()

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you a year of your own. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("12-the-web-of-promises", STUDENT)
lab = checks.Lab("12-the-web-of-promises", edition=2)
print("Your variant:", vars(variant))

# %% [markdown]
# `bound[1914]` is a table of the pacts of *two* states to fight, in defence or in offence, that bind on 1 July 1914; and so for each year of `YEARS`. The column `members`
# names the states, with `"; "` between them. Russia stands for the Soviet Union, too.

# %%
my_year = variant.year
YEARS = [1914, 1938, 1955, 1985, 2015, my_year]
spells = data.load("alliance_spells")
columns = ["atop_id", "members", "member_count", "bilateral", "begin", "end"]
fighting = spells.loc[spells["defence"] | spells["offence"], columns]


def in_force(year):
    """Select the pacts that are coded as bilateral, have begun by 1 July of the year and have not ended before it."""
    day = pd.Timestamp(year=year, month=7, day=1)
    return fighting[fighting["bilateral"] & (fighting["begin"] <= day) & (fighting["end"] >= day)]


bound = {year: in_force(year) for year in YEARS}
bound[1914]

# %% [markdown]
# ## Predict
#
# Take a state with two allies. Are these two allied with each other? Guess in how many of 100 such cases they are, in 1914 and in 2015.
# A guess earns no points and costs none; you take it up again in Question 5.

# %%
guess_1914 = None  # of 100
guess_2015 = None

# %% [markdown]
# ## Question 1: pairs (2 points)
#
# Write `pairs(table)`: it returns the set of all pairs of states that some pact in the table ties. Each pair is a `frozenset` of two names and stands in the set
# once, however many pacts tie it. Where a pact has more than two members, it ties each of them with each other.
#
# **You will need** `"Cy; Ana; Di".split("; ")`, which makes a list; `combinations(["Cy", "Ana", "Di"], 2)`, all twos of a list; and `frozenset(["Ana", "Bo"])`, a set that may stand
# inside a set, in no order.


# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pairs(table):
    """Return the set of the pairs that are tied by a pact of the table."""
    ### BEGIN SOLUTION
    # Idea: a pact is a list of names; every two names on it are a pair.
    # Method: go through the column members, split each text at "; ", make all twos of the list, and put each as a frozenset into a set.
    # Line: return {frozenset(two) for text in table["members"] for two in combinations(text.split("; "), 2)}
    return {frozenset(two) for text in table["members"] for two in combinations(text.split("; "), 2)}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if pairs(bound[1914]) is None:
        print("Question 1: not answered yet")
    else:
        toy = pd.DataFrame({"members": ["Ana; Bo", "Bo; Ana", "Di; Ed; Flo"]})
        made = pairs(toy)
        assert isinstance(made, (set, frozenset)), f"pairs should return a set; it returns {checks.kind(made)}"
        assert not any(isinstance(one, str) for one in made), (
            "the set should hold pairs, and it holds texts: make a frozenset of each two names"
        )
        assert not any(name != name.strip() for one in made for name in one), (
            'a name begins with a blank: split at "; ", the semicolon with the blank behind it'
        )
        assert not any(len(name) == 1 or ";" in name for one in made for name in one), (
            'these are letters or whole lists: split the text at "; "'
        )
        assert all(len(one) == 2 for one in made), "some are no pairs: take the members two by two, and none with itself"
        assert not any(len(set(one)) == 1 for one in made), "a state is paired with itself: combinations(names, 2) does not do that"
        assert len(made) == len({frozenset(one) for one in made}), (
            "Ana and Bo are tied once, and you count them in both orders: make each pair a frozenset"
        )
        made = {frozenset(one) for one in made}
        assert made, "the set is empty: does return stand behind the loop, and does add stand in it?"
        assert frozenset({"Ana", "Bo"}) in made or not made <= webs.pairs(toy.tail(1)), (
            "only the last pact is left: begin with an empty set before the loop"
        )
        assert any("Di" in one for one in made), "only the first pact is left: does return stand inside the loop?"
        assert {frozenset({"Di", "Ed"}), frozenset({"Di", "Flo"})} <= made or len(made) > 3, (
            "a pact of three ties three pairs: each member with each other"
        )
        assert frozenset({"Ed", "Flo"}) in made, "a pact of three ties the second with the third, too"
        assert made == webs.pairs(toy), "there are pairs whom no pact ties: make pairs inside each pact, not over the whole table"
        for year in YEARS:
            assert {frozenset(one) for one in pairs(bound[year])} == webs.pairs(bound[year]), (
                f"right for a small table, and not for {year}: use the table that the function is given, and all its rows"
            )
        print("Question 1: right.", *(f"{year}: {len(pairs(bound[year]))} pairs." for year in YEARS))
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("12-the-web-of-promises", STUDENT)
        for year in (1914, 1938, 1955, 1985, 2015, mine_now.year):
            assert {frozenset(one) for one in pairs(bound[year])} == webs.pairs(webs.in_force(data.load("alliance_spells"), year))
        assert mine_now.year in YEARS
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 2: are the allies of a state allied? (3 points)
#
# `webs.allies(web)` turns your set of pairs into a dictionary, state → set of its allies.
#
# Write `closed(tied)` for such a dictionary. It looks at every state and at each two of its allies, counts these cases over all states, and returns the **share** of
# them, from 0 to 1, in which the two are allied with each other. If there is no such case, return `float("nan")`. Then put into
# `shares` the share of each year of `YEARS`.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
shares = None


def closed(tied):
    """Return the share of the pairs of allies of one state that are allied with each other."""
    ### BEGIN SOLUTION
    # Idea: count two things: the cases "one state, two of its allies", and those of them in which the two are allied.
    # Method: for each state take all twos of its set of allies; a case is closed if the second of the two is in the set of the first. Divide the two counts at the very end.
    # Line: cases = [two in tied[one] for friends in tied.values() for one, two in combinations(friends, 2)]
    cases = [two in tied[one] for friends in tied.values() for one, two in combinations(friends, 2)]
    return sum(cases) / len(cases) if cases else float("nan")
    ### END SOLUTION


### BEGIN SOLUTION
shares = {year: closed(webs.allies(pairs(bound[year]))) for year in YEARS}
### END SOLUTION
shares


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if shares is None or checks.unwritten(closed, webs.allies([("Ana", "Bo"), ("Ana", "Cy")])):
        print("Question 2: not answered yet")
    else:

        def of_each(tied, mean=True):
            """Return the mean of the shares of single states, a frequent slip."""
            own = [[b in tied[a] for a, b in combinations(sorted(friends), 2)] for friends in tied.values() if len(friends) > 1]
            return sum(sum(cases) / len(cases) for cases in own) / len(own) if own else float("nan")

        def of_all(tied):
            """Return the share of all pairs of states that are allied."""
            return sum(map(len, tied.values())) / (len(tied) * (len(tied) - 1))

        toy = webs.allies([("Ana", "Bo"), ("Ana", "Cy"), ("Ana", "Di"), ("Ana", "Ed"), ("Bo", "Cy"), ("Ed", "Flo"), ("Flo", "Gus")])
        slips = {  # ten cases, three of them closed
            "closed takes the mean of the shares of single states: count the cases of all states together, and divide once": of_each(toy),
            "closed counts a triangle once, and three states see it: each of the three has two allies who are allied": 1 / 10,
            "closed is the share of the cases that are open: turn the condition round": 7 / 10,
            "closed is the share of all pairs of states that are allied: look only at two allies of one state": of_all(toy),
            "closed calls every case closed: each of the two is an ally of the state, so ask whether the two are allied with each other": 1,
            "closed counts the cases that are closed: divide by the number of all cases": 3,
            "closed counts all cases: count those that are closed, and divide": 10,
            "closed divides the closed cases by something else than the number of all cases": 3 / 7,
            "closed looks at the first state only: does return stand inside the loop?": 1 / 6,
            "closed finds no case that is closed. The keys of tied are single states: is the one ally in the set of the other?": 0,
            "closed counts both orders of two allies among the closed cases, and one order among all: take combinations in both": 6 / 10,
            "closed counts both orders of two allies among all cases, and one order among the closed: take combinations in both": 3 / 20,
        }
        checks.number("closed(a small web)", closed(toy), webs.closed(toy), slips, within=1e-6)
        try:
            none = closed(webs.allies([("Ana", "Bo")]))
        except ZeroDivisionError:
            raise AssertionError('where nobody has two allies there is no case, and you divide by 0: return float("nan")') from None
        assert none != none, 'where nobody has two allies there is no case: return float("nan"), not a number'
        tied_by_year = {year: webs.allies(pairs(bound[year])) for year in YEARS}
        slips = {
            "these are percentages: shares from 0 to 1 are asked for": lambda: {
                y: 100 * webs.closed(tied) for y, tied in tied_by_year.items()
            },
            "these are means of the shares of single states": lambda: {y: of_each(tied) for y, tied in tied_by_year.items()},
            "these are the same number for all years: use bound[...] of each year": lambda: dict.fromkeys(
                YEARS, webs.closed(tied_by_year[YEARS[-1]])
            ),
        }
        checks.numbers("shares", shares, {year: webs.closed(tied) for year, tied in tied_by_year.items()}, slips)
        print("Question 2: right.", *(f"{year}: {shares[year]:.0%}." for year in YEARS))
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("12-the-web-of-promises", STUDENT)
        for year in (1914, 1938, 1955, 1985, 2015, mine_now.year):
            assert abs(shares[year] - webs.measures(webs.in_force(data.load("alliance_spells"), year))["closed"]) < 0.005
        ### END HIDDEN TESTS


# %%
def share(table):
    """Return the share closed of the web of a table of pacts."""
    return closed(webs.allies(pairs(table)))


print("Your guesses, of 100:", guess_1914, "in 1914 and", guess_2015, "in 2015")

# %% [markdown]
# In 1914 no pact closed a triangle. A hundred years later allies of one state are mostly allied themselves. "The web has become tight": would you print it?

# %% [markdown]
# ## Question 3: leave one out (2 points)
#
# Does a result depend on many rows of a table, or on one? `share(table)` is `closed` of the web of a table of pacts. Leave out the pacts of 2015 one at a time. Put into `pact` the
# number (`atop_id`) of the one that changes the share most, and into `without`, for each year of `YEARS`, the share closed without this pact.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
pact = None
without = None
### BEGIN SOLUTION
# Idea: for each pact of 2015 make the web again without its row, and see how far the share moves.
# Method: loop over the numbers in bound[2015]["atop_id"]; select the rows with another number; share(...) of them; keep the number with the largest distance from shares[2015]. Then one more loop over the years.
# Line: now = bound[2015]; moved = {n: abs(share(now[now["atop_id"] != n]) - shares[2015]) for n in now["atop_id"]}
now = bound[2015]
whole = share(now)
moved = {n: abs(share(now[now["atop_id"] != n]) - whole) for n in now["atop_id"]}
pact = max(moved, key=moved.get)
without = {}
for year in YEARS:
    table = bound[year]
    without[year] = share(table[table["atop_id"] != pact])
### END SOLUTION
pact, without


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if pact is None or without is None:
        print("Question 3: not answered yet")
    else:
        now = bound[2015]

        def left(year, number):
            """Return the share closed without one pact."""
            table = bound[year]
            return webs.closed(webs.allies(pairs(table[table["atop_id"] != number])))

        def emptied(year, number):
            """Return the share closed without all ties between the members of one pact, also those that another pact makes; a frequent slip."""
            gone = pairs(fighting[fighting["atop_id"] == number])
            return webs.closed(webs.allies(pairs(bound[year]) - gone))

        def unmanned(year, number):
            """Return the share closed without the members of one pact."""
            gone = set(fighting.loc[fighting["atop_id"] == number, "members"].iloc[0].split("; "))
            return webs.closed(webs.allies({one for one in pairs(bound[year]) if not one & gone}))

        whole = webs.closed(webs.allies(pairs(now)))
        change = {number: left(2015, number) - whole for number in now["atop_id"]}
        right = max(change, key=lambda number: abs(change[number]))
        assert not isinstance(pact, str), "pact should be a number of ATOP, from the column atop_id, not a name"
        assert not isinstance(pact, (pd.DataFrame, pd.Series, dict, list, tuple, set)), "pact should be one number, from the column atop_id"
        assert pact in set(spells["atop_id"]), (
            "there is no pact with this number: take it from the column atop_id, not the place of the row or the change"
        )
        assert pact in set(now["atop_id"]), f"pact {pact} does not bind in 2015: go through bound[2015]"
        assert pact != max(change, key=change.get), (
            "without this pact the share *rises* most; the change of another is larger, whatever its sign: compare with abs"
        )
        assert pact != min(change, key=lambda number: abs(change[number])), (
            "without this pact the share hardly moves: take the largest change"
        )
        assert pact == right, f"without pact {pact} the share moves by {abs(change[pact]):.2f}; without another it moves more"
        slips = {
            "these are the shares with the pact: leave its row out": lambda: {y: webs.closed(webs.allies(pairs(bound[y]))) for y in YEARS},
            "you take away every tie between its members, and some of them are tied by another pact, too: leave out the row, and make the pairs anew": lambda: {
                y: emptied(y, right) for y in YEARS
            },
            "you leave out the states of the pact with all their pacts: leave out its row only": lambda: {
                y: unmanned(y, right) for y in YEARS
            },
            "these are changes of the share: the share itself, without the pact, is asked for": lambda: {
                y: left(y, right) - webs.closed(webs.allies(pairs(bound[y]))) for y in YEARS
            },
            "these are changes of the share: the share itself without the pact is asked for": lambda: {
                y: webs.closed(webs.allies(pairs(bound[y]))) - left(y, right) for y in YEARS
            },
            "these are percentages: shares from 0 to 1 are asked for": lambda: {y: 100 * left(y, right) for y in YEARS},
            "this is the share of this pact alone: keep the others": lambda: {
                y: webs.closed(webs.allies(pairs(bound[y][bound[y]["atop_id"] == right]))) for y in YEARS
            },
            "these are numbers of pairs: the share closed is asked for": lambda: {
                y: float(len(pairs(bound[y][bound[y]["atop_id"] != right]))) for y in YEARS
            },
            "this is the web of 2015 for every year: take bound[...] of each year": lambda: {y: left(2015, right) for y in YEARS},
            "you leave out all pacts that begin in the same year": lambda: {
                y: webs.closed(webs.allies(pairs(bound[y][bound[y]["begin"].dt.year != 1954]))) for y in YEARS
            },
        }
        checks.numbers("without", without, {year: left(year, right) for year in YEARS}, slips)
        print(
            "Question 3: right.",
            *(f"{year}: {webs.closed(webs.allies(pairs(bound[year]))):.0%} with, {without[year]:.0%} without." for year in YEARS),
        )
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("12-the-web-of-promises", STUDENT)
        for year in (1914, 1938, 1955, 1985, 2015, mine_now.year):
            table = webs.in_force(data.load("alliance_spells"), year)
            assert abs(without[year] - webs.measures(table[table["atop_id"] != 3260])["closed"]) < 0.005 or without[year] != without[year]
        assert pact == 3260
        ### END HIDDEN TESTS


# %% [markdown]
# The row, and a line of the manifest that comes with the table:

# %%
if pact is not None:
    print(spells.loc[spells["atop_id"] == pact, ["members", "bilateral", "begin", "censored"]].iloc[0].to_string(), "\n")
    print(*(caveat for caveat in data.describe("alliance_spells").caveats if str(pact) in caveat))

# %% [markdown]
# ## Question 4: why this one? (1 point, read by a person)
#
# The web of 2015 has 50 pairs, and this one row adds 26 of them. It has 174 closed cases, and the row adds 168 of those. Why half of the pairs, and nearly all of
# the closed cases? Think of what a pact of eight states does to each two allies of one of them.
#
# <!-- rubric: bridge -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q4", "locked": false, "points": 1, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## A floor and a ceiling
#
# The trouble comes from pacts of more than two states. The column `members` names everybody who was **ever** a member, and
# no day of entry: Poland joined NATO in 1999, and stands in the row of 1949. So here are two webs:
#
# - the **floor**, pacts with two members ever: every tie is real, and many are missing;
# - the **ceiling**, all pacts to fight, each member tied with each other: no coded tie is missing, and many are too early.
#
# The true web of a day lies between them.

# %%
names = ["China", "Russia", "United States of America", "France"]
tied_in = {
    (year, rule): webs.allies(webs.pairs(webs.in_force(spells, year, rule)))
    for year in sorted({*YEARS, 1970})
    for rule in ("floor", "ceiling")
}
degrees = pd.DataFrame({key: {name: len(tied.get(name, ())) for name in names} for key, tied in tied_in.items()}).T
degrees

# %% [markdown]
# ## Question 5: China has no allies? (4 points, read by a person)
#
# Somebody says: *China has no allies.* In six to eight sentences: what do the webs show for and against it? Use the numbers of China and of one other state in the table above, and
# one result of Question 3. Name one thing that the webs cannot show, and say what you would look at next. The cell below lists promises that
# the webs leave out. End with your guesses: which was furthest off, and why?
#
# <!-- rubric: argue -->

# %%
mine = spells[spells["members"].str.split("; ").map(lambda names: "China" in names) & spells["censored"]]
print(len(mine), "promises of China were in force at the end of 2016, when the table stops:")
mine[["members", "defence", "neutrality", "nonaggression", "consultation", "begin"]].tail(12)

# %% [markdown] nbgrader={"grade": true, "grade_id": "q5", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 6: allies, by your own hand (no points)
#
# Write `allies(web)`, which does what `webs.allies` did: from a set of pairs it makes a dictionary, state → set of its allies. Who has no ally is not in it. Then put into `most`,
# for each year of `YEARS`, the name of a state with the most allies (the highest *degree*). If several share the first place, any of them will do.
#
# **You will need** `met.setdefault("Ana", set()).add("Bo")`, which makes an empty set if `met` has none for Ana yet, and puts Bo into it; and `max(["Ana", "Bo"], key=len)`, the
# one with the longest name.

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
most = None


def allies(web):
    """Return a dictionary: state -> the set of its allies."""
    ### BEGIN SOLUTION
    # Idea: each pair tells you two things: the second is an ally of the first, and the first of the second.
    # Method: begin with an empty dictionary; for one, other in web put each into the set of the other, with setdefault as shown. For most, take the max of the names by the length of their sets.
    # Line: found.setdefault(one, set()).add(other), and the same with one and other exchanged; max(tied, key=lambda name: len(tied[name]))
    found = {}
    for one, other in web:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
    ### END SOLUTION


### BEGIN SOLUTION
most = {}
for year in YEARS:
    tied = allies(pairs(bound[year]))
    most[year] = max(tied, key=lambda name: len(tied[name]))
### END SOLUTION
most


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if most is None or checks.unwritten(allies, [("Ana", "Bo")]):
        print("Question 6: not answered yet")
    else:
        threes = webs.pairs(pd.DataFrame({"members": ["Ana; Bo; Cy", "Di; Ed; Flo"]}))
        made = allies(threes)
        assert isinstance(made, dict), f"allies should return a dictionary; it returns {checks.kind(made)}"
        assert made, "the dictionary is empty: does return stand behind the loop?"
        assert not any(isinstance(value, int) for value in made.values()), (
            "these are numbers of allies: the sets of their names are asked for"
        )
        assert all(isinstance(value, (set, frozenset)) for value in made.values()), "each state should have a set: setdefault(name, set())"
        assert not any(name in value for name, value in made.items()), "a state is its own ally: leave it out of its set"
        assert not any(len(name) == 1 for value in made.values() for name in value), (
            "these are letters: put a name into a set with add, not with update"
        )
        assert len(made) > 2, "only one pair is left: does return stand inside the loop?"
        assert sum(map(len, made.values())) != len(threes), "each pair gives an ally to *both*, and you give it to one"
        assert all(len(value) > 1 for value in made.values()), (
            "who has two allies has only one of them here: add to the set, do not begin it anew"
        )
        assert made == webs.allies(threes), "the sets hold others than the partners in the pairs"
        assert hasattr(most, "keys"), f"most should be a dictionary with the years as keys; it is {checks.kind(most)}"
        assert set(most) == set(YEARS), f"the keys of most should be {', '.join(map(str, YEARS))}"
        longest = {year: max(map(len, webs.allies(pairs(bound[year])))) for year in YEARS}
        assert any(len(str(most[year])) != longest[year] for year in YEARS), (
            "these are the longest names: key=len counts the letters of a name; give key a function that counts its allies"
        )
        for year in YEARS:
            tied = webs.allies(pairs(bound[year]))
            degree = {name: len(others) for name, others in tied.items()}
            top, said = max(degree.values()), most[year]
            assert not isinstance(said, (int, float)), f"most[{year}] is a number: the name of the state is asked for"
            assert isinstance(said, str), f"most[{year}] should be one name; if several share the first place, choose one"
            assert said in degree, f"{said!r} has no ally in {year}, or the table writes its name in another way"
            assert degree[said] > min(degree.values()) or top == min(degree.values()), (
                f"{said} has the fewest allies in {year}: take max, with key="
            )
            assert said != max(degree) or degree[said] == top, (
                f"{said} is the last name in the alphabet: tell max to compare the numbers of allies, with key="
            )
            assert degree[said] == top, f"{said} has {degree[said]} allies in {year}, and somebody has {top}"
        print("Question 6: right.", *(f"{year}: {most[year]}, {len(allies(pairs(bound[year]))[most[year]])} allies." for year in YEARS))
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("12-the-web-of-promises", STUDENT)
        for year in (1914, 1938, 1955, 1985, 2015, mine_now.year):
            reference = webs.allies(webs.pairs(webs.in_force(data.load("alliance_spells"), year)))
            assert len(reference[most[year]]) == max(map(len, reference.values()))
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension B, Question 7: who hangs together (no points)
#
# Write `reach(start, tied)`: the set of all states that one can reach from `start` by going from ally to ally as often as one likes, `start` included; `tied` is a dictionary that
# `allies` or `webs.allies` has made. (A set must not grow while a loop goes through it; `{1, 2} | {2, 3}` is in one or the other, `{1, 2} - {2, 3}` in the first only.) Such a group is called a *component*. Then put into `largest`, for each year, how many states the largest component has.

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
largest = None


def reach(start, tied):
    """Return the set of the states that hang together with start."""
    ### BEGIN SOLUTION
    # Idea: begin with a group of one, and let in the allies of its members until nobody new comes.
    # Method: keep two sets, group and new. While new is not empty: new becomes all allies of those in new, without those in group; then group takes new in.
    # Line: new = {ally for state in new for ally in tied[state]} - group; the largest is max(len(reach(state, tied)) for state in tied)
    group, new = {start}, {start}
    while new:
        new = {ally for state in new for ally in tied[state]} - group
        group = group | new
    return group
    ### END SOLUTION


### BEGIN SOLUTION
largest = {}
for year in YEARS:
    tied = webs.allies(web=pairs(bound[year]))
    largest[year] = max(len(reach(state, tied)) for state in tied)
### END SOLUTION
largest


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if largest is None or checks.unwritten(reach, "Ana", {"Ana": {"Bo"}, "Bo": {"Ana"}}):
        print("Question 7: not answered yet")
    else:
        chain = webs.allies([("Ana", "Bo"), ("Bo", "Cy"), ("Cy", "Di"), ("Di", "Ed"), ("Flo", "Gus")])
        made = reach("Ana", chain)
        assert isinstance(made, (set, frozenset)), f"reach should return a set of names; it returns {checks.kind(made)}"
        assert made != {"Ana"}, "nobody is let in: put the allies of start into the group"
        assert "Ana" in made, "start belongs to its own group"
        assert made != set(chain), "these are all states with an ally: Flo and Gus do not hang together with Ana"
        assert made != {"Ana", "Bo"}, "these are start and its allies: go on to their allies, until nobody new comes"
        assert "Ed" in made, "you stop after some steps: go on while somebody new comes in"
        assert made == {"Ana", "Bo", "Cy", "Di", "Ed"}, "these are others than those who hang together with Ana in a chain of five"
        assert reach("Cy", chain) == made, (
            "from the middle of the chain you reach others than from its end: take in the allies of all who are new"
        )
        assert chain["Ana"] == {"Bo"}, "reach has changed the sets of allies: make a new set with |, and leave tied as it is"
        assert not isinstance(largest, (int, float)), "largest should be a dictionary: a number for each year"
        tied_by_year = {year: webs.allies(pairs(bound[year])) for year in YEARS}
        groups = {year: webs.components(tied) for year, tied in tied_by_year.items()}
        slips = {
            "these are the numbers of all states with an ally: the largest group is asked for": {
                y: len(tied) for y, tied in tied_by_year.items()
            },
            "these are the numbers of groups: the number of states in the largest is asked for": {
                y: len(all_of) for y, all_of in groups.items()
            },
            "these are the smallest groups: take the largest": {y: min(map(len, all_of)) for y, all_of in groups.items()},
            "these are the highest numbers of allies: count with reach": {
                y: max(map(len, tied.values())) for y, tied in tied_by_year.items()
            },
            "these are the highest numbers of allies and one: count with reach": {
                y: max(map(len, tied.values())) + 1 for y, tied in tied_by_year.items()
            },
            "these are shares of all states: the number is asked for": {
                y: len(groups[y][0]) / len(tied) for y, tied in tied_by_year.items()
            },
            "these are numbers of pairs: count states": {y: len(pairs(bound[y])) for y in YEARS},
        }
        checks.numbers("largest", largest, {year: len(groups[year][0]) for year in YEARS}, slips)
        print("Question 7: right.", *(f"{year}: {largest[year]} of {len(tied_by_year[year])} states." for year in YEARS))
        ### BEGIN HIDDEN TESTS
        mine_now = variants.choose("12-the-web-of-promises", STUDENT)
        for year in (1914, 1938, 1955, 1985, 2015, mine_now.year):
            assert largest[year] == webs.measures(webs.in_force(data.load("alliance_spells"), year))["largest"]
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension C, Question 8: what survives? (no points)
#
# Five statements, taken as they stand:
#
# - **A** More pairs of states were allied in 2015 than in 1914.
# - **B** Fewer pairs of states were allied in 2015 than in 1985.
# - **C** More than half of all states with an ally hung together in one group in 2015.
# - **D** Allies of one state were allied with each other more often in 2015 than in 1955.
# - **E** In 2015 the United States had more allies than Russia.
#
# For each, compute whether it is true in the floor and whether it is true in the ceiling. Put into `holds`, for each letter, one of the words `"both"`, `"floor"` (in the floor only), `"ceiling"` (in the ceiling only)
# and `"neither"`.
#
# The true number of pairs lies between floor and ceiling, for another tie can only add. With the share closed it is different: another tie may close a case, or open several new ones.
#
# **You will need** `bounds.loc[2015, ("pairs", "floor")]` and `degrees.loc[(2015, "floor"), "Russia"]`.

# %%
both = {(year, rule): webs.measures(webs.in_force(spells, year, rule)) for year in sorted({*YEARS, 1950}) for rule in ("floor", "ceiling")}
bounds = pd.DataFrame(both).T.unstack()[["pairs", "largest", "states", "closed"]]
bounds.round(2)

# %% nbgrader={"grade": false, "grade_id": "q8", "locked": false, "schema_version": 3, "solution": true, "task": false}
holds = None
### BEGIN SOLUTION
# Idea: each statement compares two numbers; compare them twice, once in the columns of the floor and once in those of the ceiling.
# Method: read the two numbers off the tables, or write a function of the rule that returns five comparisons, and call it with "floor" and with "ceiling".
# Line: bounds.loc[2015, ("pairs", "floor")] > bounds.loc[1914, ("pairs", "floor")], and the same with "ceiling"


def true_in(rule):
    """Return for each statement whether it is true by a rule."""
    here = {year: bounds.loc[year].xs(rule, level=1) for year in (1914, 1955, 1985, 2015)}
    return {
        "A": here[2015]["pairs"] > here[1914]["pairs"],
        "B": here[2015]["pairs"] < here[1985]["pairs"],
        "C": here[2015]["largest"] > here[2015]["states"] / 2,
        "D": here[2015]["closed"] > here[1955]["closed"],
        "E": degrees.loc[(2015, rule), "United States of America"] > degrees.loc[(2015, rule), "Russia"],
    }


words = {(True, True): "both", (True, False): "floor", (False, True): "ceiling", (False, False): "neither"}
low, high = true_in("floor"), true_in("ceiling")
holds = {letter: words[bool(low[letter]), bool(high[letter])] for letter in low}
### END SOLUTION
holds


# %% nbgrader={"grade": true, "grade_id": "q8-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(8)
def _check():
    if holds is None:
        print("Question 8: not answered yet")
    else:
        assert hasattr(holds, "keys"), f"holds should be a dictionary with the letters A to E; it is {checks.kind(holds)}"
        assert sorted(map(str, holds.keys())) == list("ABCDE"), "the keys of holds should be the letters A, B, C, D and E"
        given = {letter: str(holds[letter]).strip().casefold() for letter in "ABCDE"}
        odd = {holds[letter] for letter in "ABCDE"} - {"both", "floor", "ceiling", "neither"} if given else set()
        assert set(given.values()) <= {"both", "floor", "ceiling", "neither"}, (
            f"{sorted(map(str, odd))[0]!r} is not one of the four words: both, floor, ceiling, neither"
        )
        tables = {(y, r): webs.measures(webs.in_force(spells, y, r)) for y in (1914, 1955, 1985, 2015) for r in ("floor", "ceiling")}
        tied = {r: webs.allies(webs.pairs(webs.in_force(spells, 2015, r))) for r in ("floor", "ceiling")}
        true = {
            r: {
                "A": tables[2015, r]["pairs"] > tables[1914, r]["pairs"],
                "B": tables[2015, r]["pairs"] < tables[1985, r]["pairs"],
                "C": 2 * tables[2015, r]["largest"] > tables[2015, r]["states"],
                "D": tables[2015, r]["closed"] > tables[1955, r]["closed"],
                "E": len(tied[r]["United States of America"]) > len(tied[r]["Russia"]),
            }
            for r in ("floor", "ceiling")
        }
        word = {True: {True: "both", False: "floor"}, False: {True: "ceiling", False: "neither"}}  # in the floor, in the ceiling
        right = {letter: word[bool(true["floor"][letter])][bool(true["ceiling"][letter])] for letter in "ABCDE"}
        turned = {"floor": "ceiling", "ceiling": "floor"}
        opposite = {"both": "neither", "neither": "both", "floor": "ceiling", "ceiling": "floor"}
        assert given != {letter: turned.get(one, one) for letter, one in right.items()}, "floor and ceiling are exchanged"
        assert given != {letter: opposite[one] for letter, one in right.items()}, "you say where each is *false*: say where it is true"
        for letter in "ABCDE":
            for rule_now in ("floor", "ceiling"):
                said_true = given[letter] in ("both", rule_now)
                assert said_true == bool(true[rule_now][letter]), (
                    f"{letter}: you say that it is {'true' if said_true else 'false'} in the {rule_now}, and the numbers of the {rule_now} say otherwise"
                    + {
                        "C": ". The whole is the states with an ally by the same rule",
                        "D": ". Compare closed of 2015 and of 1955",
                        "E": ". Look at the second table",
                    }.get(letter, "")
                )
        print(
            f"Question 8: right. In both: {' '.join(k for k in given if given[k] == 'both')}; in neither: {' '.join(k for k in given if given[k] == 'neither')}; the rest depends on the rule"
        )
        ### BEGIN HIDDEN TESTS
        again = {r: webs.measures(webs.in_force(data.load("alliance_spells"), 2015, r)) for r in ("floor", "ceiling")}
        before = {r: webs.measures(webs.in_force(data.load("alliance_spells"), 1985, r)) for r in ("floor", "ceiling")}
        assert (given["B"] in ("both", "floor")) == (again["floor"]["pairs"] < before["floor"]["pairs"])
        assert (given["B"] in ("both", "ceiling")) == (again["ceiling"]["pairs"] < before["ceiling"]["pairs"])
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension D: the thread (10 minutes, no points)
#
# In the floor London and Moscow hang together in one group at the end of the Second World War. **Find the first year in which they do not any more. Which pacts were the thread?** Use the drawing, or
# `reach` and `webs.in_force(spells, year, "floor")`. What did each of the two capitals have to do to cut it?
#
# In the drawing only the lines count: where a state stands means nothing. Look, too, at 2015 "as coded": which states are in the ball in which everybody is tied with everybody?

# %%
SHOWN = {"as coded": "coded", "floor": "floor", "ceiling": "ceiling"}


def draw(year, rule, state):
    """Draw the web of a year; the ties of one state are dark."""
    web = webs.pairs(webs.in_force(spells, year, rule))
    dots, mine = webs.places(web), webs.allies(web).get(state, set())
    spots = dots.set_index("state")[["x", "y"]].T.to_dict("list")
    dots["shown"] = [name == state or len(dots) < 60 for name in dots["state"]]
    dots["dark"] = [name == state or name in mine for name in dots["state"]]
    ends = [(*spots[one], *spots[two], state in (one, two)) for one, two in map(sorted, web)]
    lines = pd.DataFrame(ends, columns=["x", "y", "x2", "y2", "dark"])
    x, y = (of(f"{name}:Q", axis=None).scale(zero=False, nice=False, padding=24) for of, name in ((alt.X, "x"), (alt.Y, "y")))
    tone = alt.condition("datum.dark", alt.value(style.colour("focus")), alt.value(style.colour("base")))
    ties = alt.Chart(lines).mark_rule(opacity=0.6).encode(x, y, x2="x2:Q", y2="y2:Q", color=tone)
    ties = ties.encode(strokeWidth=alt.condition("datum.dark", alt.value(2), alt.value(1)))
    base = alt.Chart(dots).encode(x, y, tooltip=["state", "allies"])
    names = base.transform_filter("datum.shown").mark_text(dy=-9, fontSize=11, color=style.colour("ink")).encode(text="state:N")
    title = f"Pacts to fight on 1 July {year}: {len(web)} pairs of {len(dots)} states"
    return (ties + base.mark_circle(size=60, opacity=1).encode(color=tone) + names).properties(width=680, height=430, title=title)


draw(2015, "coded", "China")

# %%
rule = widgets.Dropdown(options=SHOWN, description="Pacts")
year_shown = widgets.IntSlider(value=2015, min=1816, max=2016, description="Year", layout={"width": "560px"}, continuous_update=False)
state = widgets.Dropdown(
    options=["China", "Russia", "United States of America", "United Kingdom", "France", "Germany", "Japan"], description="State"
)
said, drawing = widgets.Label(), alt.JupyterChart(draw(2015, "coded", "China"))


def update(change=None):
    """Answer a control: the numbers and the drawing of another web."""
    pacts = webs.in_force(spells, year_shown.value, rule.value)
    if pacts.empty:
        said.value = "No pact is in force on 1 July of this year."
        return
    found, own = webs.measures(pacts), webs.allies(webs.pairs(pacts)).get(state.value, set())
    tight = f"{found['closed']:.0%}" if found["closed"] == found["closed"] else "no case"
    said.value = (
        f"Allies of {state.value}: {len(own)}; the largest group has {found['largest']} of {found['states']} states; closed: {tight}"
    )
    drawing.chart = draw(year_shown.value, rule.value, state.value)


for control in (rule, year_shown, state):
    control.observe(update, "value")
update()
widgets.VBox([rule, year_shown, state, said, drawing])

# %% [markdown]
# ## Extension E: what a war makes (10 minutes, no points)
#
# Our day is 1 July. Change the day in `in_force` to the last of the year, and look at 1914 again: pairs, and the share closed. How many of the pacts were there when the war began? What would you say to
# somebody who shows the web of December as the reason for the war?
#
# ## Extension F: a better ceiling (20 minutes, no points)
#
# Poland in NATO in 1955 is absurd. Write down, for one large alliance, which members joined when (say where you found it), and take those out who had not joined. How far does the ceiling of 1955 fall?

# %% [markdown]
# ## Sources
#
# Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long (2002). Alliance Treaty Obligations and
# Provisions, 1815–1944. *International Interactions* 28(3), 237–260. Measures: Stanley Wasserman and Katherine Faust (1994), *Social
# Network Analysis*, Cambridge University Press. That Poland joined NATO on 12 March 1999: *Hi-story Lessons*,
# <https://hi-storylessons.eu/events/expansion_of_nato/>.
