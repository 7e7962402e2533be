# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 2: Reading a treaty
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *Three cases or a pattern?*
# **Data:** `treaty_articles`, single articles of Russia's treaties in our paraphrase, and `treaties`, what ATOP 4.01 (Leeds,
# Ritter, Mitchell and Long 2002) and this book take them to promise.
#
# You will
#
# 1. code the clauses of treaties by the promise that they contain,
# 2. see how far you agree with professional coders,
# 3. read the coders' rules, code again, and ask whether you may say that your agreement has grown.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import re

import numpy as np
import pandas as pd
from IPython.display import Markdown

from alliances import data
from alliances.labs import checks, coding, variants
from alliances.models import agreement

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it takes one of six treaties off your list. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("02-reading-a-treaty", STUDENT)
lab = checks.Lab("02-reading-a-treaty", edition=4)
print("Your variant:", vars(variant))

# %% [markdown]
# ## You will need
#
# Two friends say of four films and two questions whether the answer is yes. Read and run.

# %%
places = pd.MultiIndex.from_product([["Alien", "Brazil", "Casablanca", "Dune"], ["sad", "long"]], names=["film", "question"])
ana = pd.Series([True, False, True, True, True, False, False, True], places)
bo = pd.Series([False, False, True, True, True, True, False, False], places)
print("the same in", (ana == bo).sum(), "cells, a share of", (ana == bo).mean(), "; Ana says yes in a share of", ana.mean())
print("the lowest and highest of the middle 95 per cent:", np.percentile([1, 5, 6, 6, 7, 8, 9, 30], [2.5, 97.5]))
print("the first square above 50:", next(number for number in range(1, 20) if number**2 > 50))

# %% [markdown]
# ## Six treaties
#
# Named by the year of signature: four with China, the Collective Security Treaty (1992) and the treaty with Armenia (1997). Below are articles in our paraphrase, and then the five
# promises that the project Alliance Treaty Obligations and Provisions (ATOP) looks for. Articles on term, procedure, the economy, ports, railways and older treaties are left out: they hold
# none of the five.

# %%
SEVEN = {1896: 1395, 1937: 2415, 1945: 3030, 1950: 3200, 1992: 4220, 1997: 4890, 2001: 4980}
TREATIES = {year: number for year, number in SEVEN.items() if year not in (2001, variant.without)}  # that of 2001 waits for Extension D
OBLIGATIONS = ["defence", "offence", "neutrality", "nonaggression", "consultation"]
NO_PROMISE = ["term", "procedure", "economy", "military access", "other"]

treaties = data.load("treaties")
ours = treaties[(treaties["coder"] == "ours") & treaties["atop_id"].isin(list(SEVEN.values()))]
year_of = dict(zip(ours["id"], ours["signed"].dt.year, strict=True))
articles = data.load("treaty_articles")
articles = articles[articles["treaty"].isin(list(year_of)) & articles["basis"].eq("text")].assign(treaty=lambda t: t["treaty"].map(year_of))
articles = articles[~articles["article"].str.contains("(", regex=False)]  # as signed: later amendments have their year in brackets
clauses = articles[articles["treaty"].isin(list(TREATIES)) & ~articles["topic"].isin(NO_PROMISE)]
pages = [
    f"### {year}\n\n" + "\n".join(f"- **Article {row.article}.** {row.paraphrase}" for row in part.itertuples())
    for year, part in clauses.groupby("treaty")
]
promises = [f"- `{column.name}`: {column.meaning}" for column in data.describe("treaties").columns if column.name in OBLIGATIONS]
Markdown("\n\n".join([*pages, "### The five promises", "\n".join(promises)]))

# %% [markdown]
# ## Predict
#
# You will say of each treaty and each promise whether the treaty makes it: five cells a treaty. In how many cells will you and ATOP differ (`guess_differ`)? And how many cells
# must a coder put right before one may say that the agreement with ATOP has grown (`guess_needed`)? Guesses earn no points and cost none.

# %% nbgrader={"grade": false, "grade_id": "choice", "locked": false, "schema_version": 3, "solution": true, "task": false}
guess_differ = None
guess_needed = None
### BEGIN SOLUTION
guess_differ, guess_needed = 6, 2
### END SOLUTION

# %% [markdown]
# ## Question 1: code the clauses (2 points)
#
# For each promise that a clause contains, add a line with the year, the article (as text) and the promise to the list `codes`:
#
# ```python
# codes = [
#     (1896, "1", "defence"),
#     ...
# ]
# ```
#
# A clause with two promises has two lines; many contain none. Each treaty makes at least one. **The check looks at the form of your lines and at nothing else.**

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
codes = None
### BEGIN SOLUTION
# Idea: read each clause for what a state must do, or not do, if the other is attacked, attacks, or is in a crisis.
# Method: go treaty by treaty and write a line as soon as a clause fits one of the five meanings; most clauses fit none.
# Line: (1896, "1", "defence") may be the first line; look at the first four articles of each treaty next.
# A careful first reading, with the slips that are usual in one
codes = [
    (1896, "1", "defence"),
    (1937, "1", "nonaggression"),
    (1937, "2", "neutrality"),
    (1945, "1", "offence"),
    (1945, "3", "defence"),
    (1945, "4", "nonaggression"),
    (1950, "1", "defence"),
    (1950, "3", "nonaggression"),
    (1950, "4", "consultation"),
    (1992, "1", "nonaggression"),
    (1992, "2", "consultation"),
    (1992, "4", "defence"),
    (1997, "2", "consultation"),
    (1997, "3", "defence"),
]
codes = [code for code in codes if code[0] in TREATIES]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if codes is None:
        print("Question 1: not answered yet")
    else:
        coding.refuse_malformed("codes", codes, clauses, TREATIES, OBLIGATIONS)
        assert codes, "codes has no line yet"
        bare = [str(year) for year in TREATIES if year not in {line[0] for line in codes}]
        assert not bare, f"{', '.join(bare)} {'have' if bare[1:] else 'has'} no line yet: each treaty makes at least one promise"
        print(f"Question 1: {checks.NOT_CHECKED}. {len(codes)} promises in {len(clauses)} clauses. Store them below, before you read on")
        ### BEGIN HIDDEN TESTS
        assert set(TREATIES) == set(SEVEN) - {2001} - {variants.choose("02-reading-a-treaty", STUDENT).without}
        ### END HIDDEN TESTS


# %% [markdown]
# ## Store your first codes
#
# The next cell keeps your codes as they are now in `first`. Leave Question 1 alone from here on. A second coder is a machine that looks for words and understands nothing. A treaty makes a
# promise if *any* of its clauses does: so lines become cells, `True` or `False`, one for each treaty and promise.

# %%
WORDS = {  # promise -> words that the machine looks for; | is or
    "defence": "attack",
    "offence": "fight|war",
    "neutrality": "neither|no help",
    "nonaggression": "aggression|force|against",
    "consultation": "consult|agree",
}
first = [tuple(line) for line in codes or []]
machine = [
    (row.treaty, row.article, kind) for row in clauses.itertuples() for kind, words in WORDS.items() if re.search(words, row.paraphrase)
]
print(f"Stored: {len(first)} lines. The machine has {len(machine)}.")
first_cells = coding.cells(first, list(TREATIES), OBLIGATIONS)
machine_cells = coding.cells(machine, list(TREATIES), OBLIGATIONS)
by_atop = treaties[treaties["coder"] == "ATOP"].set_index("atop_id").loc[list(TREATIES.values()), OBLIGATIONS].astype(bool)
atop_cells = pd.Series(by_atop.to_numpy().ravel(), first_cells.index)
first_cells.tail()

# %% [markdown]
# ## How far do you agree?
#
# Most cells are no, so that guessing alone brings much agreement. Cohen's kappa takes it off: 1 is full agreement, and 0 what two bring who guess, each with their own share of yes.

# %%
kappa = agreement.cohen_kappa
print(
    f"You and ATOP agree in {(first_cells == atop_cells).mean():.0%} of the cells, kappa {kappa(first_cells, atop_cells):.2f}; the machine and ATOP: kappa {kappa(machine_cells, atop_cells):.2f}"
)
print(f"You differ from ATOP in {(first_cells != atop_cells).sum()} cells; your guess was {guess_differ}")

# %% [markdown]
# The book's own codes agree with ATOP's in all these cells, but its makers knew ATOP's codes: that is no test of reliability. Yours is one.
#
# ## Question 2: the rules (1 point)
#
# These are ATOP's rules, in short.

# %%
caveats = data.describe("treaties").caveats
Markdown("> " + next(caveat for caveat in caveats if caveat.startswith("Coding rules")))

# %% [markdown]
# Hold your lines against them, then the other clauses. Put the lines that the rules take away into the list `dropped`, and those that they add into `added`, in the form of `codes`.
# An empty list, `[]`, is an answer, too. Again only the form is checked.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
dropped = None
added = None
### BEGIN SOLUTION
# Idea: each rule is narrower or wider than the word; hold every line against the rule of its promise, and above all against the last sentence.
# Method: look for lines that rest on a general promise, and for clauses that protect a third state; copy the lines that go from codes, and write the new ones.
# Line: dropped = [(1950, "4", "consultation")] takes one line away, if you have it
dropped = [(1945, "4", "nonaggression"), (1950, "4", "consultation")]
dropped = [line for line in dropped if line in first]
added = [(1896, "1", "offence")]
added = [line for line in added if line not in first]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if dropped is None or added is None:
        print("Question 2: not answered yet")
    else:
        coding.refuse_malformed("dropped", dropped, clauses, TREATIES, OBLIGATIONS)
        coding.refuse_malformed("added", added, clauses, TREATIES, OBLIGATIONS)
        strange = [line for line in map(tuple, dropped) if line not in first]
        assert not strange, f"dropped: {strange[0] if strange else ''} is none of your first lines: only these can go"
        double = [line for line in map(tuple, added) if line in first]
        assert not double, f"added: {double[0] if double else ''} is one of your first lines already"
        left = [line for line in first if line not in set(map(tuple, dropped))] + list(map(tuple, added))
        gone = [str(year) for year in TREATIES if year not in {line[0] for line in left}]
        assert not gone, f"{', '.join(gone)} would have no line left: each treaty makes at least one promise"
        print(f"Question 2: {checks.NOT_CHECKED}. {len(dropped)} lines go, {len(added)} come")
        ### BEGIN HIDDEN TESTS
        assert set(TREATIES) == set(SEVEN) - {2001} - {variants.choose("02-reading-a-treaty", STUDENT).without}
        ### END HIDDEN TESTS


# %%
recoded = [line for line in first if line not in set(map(tuple, dropped or []))] + list(map(tuple, added or []))
recoded_cells = coding.cells(recoded, list(TREATIES), OBLIGATIONS)
print(
    f"kappa with ATOP: {agreement.cohen_kappa(first_cells, atop_cells):.2f} before the rules, {agreement.cohen_kappa(recoded_cells, atop_cells):.2f} after them"
)
print(f"{int((first_cells != recoded_cells).sum())} cells changed")

# what Question 3 needs
take = np.random.default_rng(1896).integers(0, len(atop_cells), (1000, len(atop_cells)))


def resample(cells):
    """Return 1000 draws of a coder's cells, the same places for every coder."""
    return cells.to_numpy()[take]


def gain(later, earlier):
    """Return the 1000 differences: kappa of the later cells with ATOP's, less that of the earlier."""
    truth = resample(atop_cells)
    return agreement.kappa_of_rows(resample(later), truth) - agreement.kappa_of_rows(resample(earlier), truth)


def corrected(k):
    """Return the machine's cells with the first k slips put right."""
    wrong = machine_cells.index[machine_cells != atop_cells][:k]
    return machine_cells.where(~machine_cells.index.isin(wrong), atop_cells)


# %% [markdown]
# ## Question 3: may you say that it grew? (2 points)
#
# With other treaties kappa would be another. The bootstrap asks how far: it draws as many cells as there are, with replacement, 1000 times.
# `gain(later, earlier)` returns for each draw the kappa of `later` with ATOP less that of `earlier`. If 97.5 per cent of them are above 0, one may say that kappa grew.
#
# 1. Put into `change` the pair of the 2.5th and the 97.5th percentile of the differences between your codes after the rules (`recoded_cells`) and before them (`first_cells`).
# 2. `corrected(k)` holds the machine's cells, with the first `k` in which it differs from ATOP put right; `corrected(0)` is the machine. Put into `needed` the smallest `k` for
#    which the 2.5th percentile of the differences between `corrected(k)` and `corrected(0)` lies above 0.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
change = None
needed = None
### BEGIN SOLUTION
# Idea: the middle 95 per cent of the differences says how far chance may have moved them; then correct the machine cell by cell until its lower end leaves 0.
# Method: np.percentile(differences, [2.5, 97.5]) is a pair, as in the box; print the lower end for k = 1, 2, 3 and so on, and take the first above 0.
# Line: change = np.percentile(gain(recoded_cells, first_cells), [2.5, 97.5])
change = np.percentile(gain(recoded_cells, first_cells), [2.5, 97.5])
needed = next(k for k in range(1, 10) if np.percentile(gain(corrected(k), corrected(0)), 2.5) > 0)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if change is None or needed is None:
        print("Question 3: not answered yet")
    else:

        def kappas(cells):
            """Return 1000 kappas with ATOP, for the check."""
            return agreement.kappa_of_rows(resample(cells), resample(atop_cells))

        def ends(values, low=2.5, high=97.5):
            """Return two percentiles as a dictionary."""
            return {"low": float(np.percentile(values, low)), "high": float(np.percentile(values, high))}

        assert np.ndim(change) == 1 and len(change) == 2, "change should be a pair: the lower and the upper percentile"
        told = {"low": float(change[0]), "high": float(change[1])}
        grown = kappas(recoded_cells) - kappas(first_cells)
        slips = {
            "change should begin with the lower end": {"low": ends(grown)["high"], "high": ends(grown)["low"]},
            "change holds before less after: turn the difference round": ends(-grown),
            "change is the middle 90 per cent: take 2.5 and 97.5": ends(grown, 5, 95),
            "change is the middle half: take 2.5 and 97.5": ends(grown, 25, 75),
            "change goes from the lowest to the highest: take the percentiles 2.5 and 97.5": ends(grown, 0, 100),
            "percentiles run from 0 to 100: 2.5 and 97.5, not 0.025 and 0.975": ends(grown, 0.025, 0.975),
            "change is the mean and the deviation: take percentiles": {"low": float(grown.mean()), "high": float(grown.std())},
            "earlier is here the machine: take your first codes": ends(kappas(recoded_cells) - kappas(machine_cells)),
            "earlier is here ATOP, with which gain compares already: take your first codes": ends(kappas(recoded_cells) - 1),
        }
        checks.numbers("change", told, ends(grown), slips)
        count = int((machine_cells != atop_cells).sum())
        low = [float(np.percentile(kappas(corrected(k)) - kappas(corrected(0)), 2.5)) for k in range(1, count + 1)]
        fewest = next((k for k, end in enumerate(low, start=1) if end > 1e-9), None)
        assert fewest, f"the machine and ATOP differ in too few cells for this question ({count}): give it its old words again"
        assert not np.ndim(needed), "needed should be one number of cells"
        slips = {
            "with fewer cells the lower end is 0, and 0 is not above 0": 1.0,
            "this is the number of cells in which the machine differs from ATOP: fewer are enough": float(count),
            "this is one too few: for it the lower end is still 0": fewest - 1.0,
            "this is one too many: the smallest k is asked for": fewest + 1.0,
            "k begins with 1: corrected(0) is the machine itself": 0.0,
            "a smaller k does, too: stop at the first for which the lower end lies above 0": lambda: (
                float(needed) if needed > fewest + 1 else 0.0
            ),
        }
        checks.number("needed", needed, float(fewest), slips)
        print(
            f"Question 3: right. The rules moved your kappa by {change[0]:+.2f} to {change[1]:+.2f}: {'more than chance explains' if change[0] > 0 else 'you may not say that it grew' if change[1] >= 0 else 'it fell'}"
        )
        print(f"The machine needs {needed} cells put right before one may say so; your guess was {guess_needed}")
        ### BEGIN HIDDEN TESTS
        assert np.allclose(change, np.percentile(gain(recoded_cells, first_cells), [2.5, 97.5]))
        ### END HIDDEN TESTS


# %% [markdown]
# The last line is your discovery. With ten times as many cells, would you need ten times as many put right?
#
# Now all is open: the cells in which your codes, first or second, differ from ATOP's, and our notes.

# %%
differ = [
    place
    for place in atop_cells.index
    if atop_cells[place] not in (first_cells[place], recoded_cells[place]) or first_cells[place] != recoded_cells[place]
]
notes = [
    f"- **{year_of[row.id]}:** {row.note} *Promises by article: {row.articles}.*"
    for row in ours.itertuples()
    if year_of[row.id] in {year for year, _ in differ}
]
Markdown(
    "\n".join(
        [f"- **{year}, {kind}:** ATOP says {'yes' if atop_cells[year, kind] else 'no'}" for year, kind in differ] or ["- no cell differs"]
    )
    + "\n\nNotes:\n\n"
    + "\n".join(notes)
)

# %% [markdown]
# ## Question 4: one disagreement (1 point, read by a person)
#
# Take one cell in which your first or second codes differ from ATOP's. Is the *rule* narrower or wider than the word, can one *read* the clause in two ways, or is the *source* missing, because
# no clause here says it? Name the article, and the words that decide. (If no cell differs: which was the hardest?)
#
# <!-- rubric: bridge -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q4", "locked": false, "points": 1, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Question 5: argue (4 points, read by a person)
#
# A student writes: "After the rules my kappa was higher. So the rules work, and who knows the articles knows what the alliances oblige a state to do." In six sentences or so:
#
# - Begin with your two guesses, and what became of them.
# - Say what your results say for and against the first half of this, with at least two numbers, one of them from Question 3.
# - Name one thing that no coding of texts can show, and say what you would look at next.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q5", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 6: kappa by hand (no points)
#
# Let $p_o$ be the *share* of cells in
# which two coders agree. Let $a$ be the share of yes of the one, and $b$ of the other. Two people who guess with these
# frequencies agree on yes with probability $a\,b$ and on no with probability $(1-a)(1-b)$; together that is $p_e$. Then
#
# $$\kappa = \frac{p_o - p_e}{1 - p_e}$$
#
# Write the function `by_hand(one, two)` for the cells of two coders: `(one == two).mean()` is $p_o$, and `one.mean()` is $a$. Then put into `agreed` the *percentage* of cells in which your
# first codes (`first_cells`) agree with ATOP's (`atop_cells`), and into `before` their kappa.

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
agreed = None
before = None


def by_hand(one, two):
    """Return Cohen's kappa of the cells of two coders."""
    ### BEGIN SOLUTION
    # Idea: compare cell by cell, then take off what two people who guess would agree on.
    # Method: the mean of True and False is the share of True; chance has two parts, agreement on yes and agreement on no; then the formula, with brackets.
    # Line: by_chance = one.mean() * two.mean() + (1 - one.mean()) * (1 - two.mean())
    observed = (one == two).mean()
    by_chance = one.mean() * two.mean() + (1 - one.mean()) * (1 - two.mean())
    return (observed - by_chance) / (1 - by_chance)
    ### END SOLUTION


### BEGIN SOLUTION
agreed = (first_cells == atop_cells).mean() * 100
before = by_hand(first_cells, atop_cells)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if agreed is None or before is None or checks.unwritten(by_hand, ana, bo):
        print("Question 6: not answered yet")
    else:
        assert len(first), "there are no stored codes: answer Question 1, and run the cell that stores them"
        for one, two in ((first_cells, atop_cells), (machine_cells, atop_cells), (ana, bo)):
            share, a, b = float((one == two).mean()), one.mean(), two.mean()
            chance = a * b + (1 - a) * (1 - b)
            slips = {
                "by_hand returns the share of agreement: take off what chance explains": share,
                "by_hand returns p_e, the agreement by chance": chance,
                "put p_o - p_e in brackets before you divide": share - chance / (1 - chance),
                "put 1 - p_e in brackets: you divide by 1 first": (share - chance) / 1 - chance,
                "divide by 1 - p_e": share - chance,
                "you divide by p_e: divide by 1 - p_e": (share - chance) / chance,
                "chance also makes two coders agree on *no*: add this to p_e": (share - a * b) / (1 - a * b),
                "agreement on yes is missing in p_e": (share - (1 - a) * (1 - b)) / (1 - (1 - a) * (1 - b)),
                "a is the share of yes of the one coder, b of the other: you take one of them twice": (share - a * a - (1 - a) ** 2)
                / (1 - a * a - (1 - a) ** 2),
                "p_e is a half only for coders who say yes in half of the cells": (share - 0.5) / 0.5,
                "use shares in the formula, not percentages": (100 * share - chance) / (1 - chance),
                "use shares in the formula, not numbers of cells": (len(one) * share - chance) / (1 - chance),
            }
            checks.number("by_hand(one, two)", by_hand(one, two), agreement.cohen_kappa(one, two), slips, within=1e-6)
        same = agreement.share_agreed(first_cells, atop_cells)
        slips = {
            "give a percentage, not a share: multiply by 100": same,
            "these are the cells in which you differ: 100 minus this is asked for": 100 - same * 100,
            "this is a number of cells: divide by all cells": same * len(first_cells),
            "this is the percentage for the machine: take your first codes": agreement.share_agreed(machine_cells, atop_cells) * 100,
        }
        checks.number("agreed", agreed, same * 100, slips)
        slips = {
            "before has the machine in it: take your first codes and ATOP's": lambda: min(
                (agreement.cohen_kappa(machine_cells, each) for each in (atop_cells, first_cells)), key=lambda one: abs(one - before)
            ),
            "before is the share of agreement: call your function": same,
        }
        checks.number("before", before, agreement.cohen_kappa(first_cells, atop_cells), slips)
        print(f"Question 6: right. You and ATOP agree in {agreed:.0f} per cent of the cells, kappa {before:.2f}")
        ### BEGIN HIDDEN TESTS
        assert abs(by_hand(ana, ~bo) - agreement.cohen_kappa(ana, ~bo)) < 1e-6
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension B, Question 7: draw by draw (no points)
#
# How wide is the middle 95 per cent of kappa itself? Write `many(cells)`, which returns a list of 1000 kappas: of each draw of `cells` with the same draw of
# `atop_cells`. Put into `after` the pair of the 2.5th and the 97.5th percentile of `many(recoded_cells)`.
#
# **You will need** `for one, two in zip(resample(cells), resample(atop_cells))`, which goes through the draws pair by pair.

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
after = None


def many(cells):
    """Return the kappa of each draw with the same draw of ATOP's."""
    ### BEGIN SOLUTION
    # Idea: one kappa for each draw; the middle 95 per cent of what comes out says how far chance may have moved it.
    # Method: zip the draws of the two coders and call kappa on each pair; then percentiles, as in the box.
    # Line: return [kappa(one, two) for one, two in zip(resample(cells), resample(atop_cells))]
    return [kappa(mine, theirs) for mine, theirs in zip(resample(cells), resample(atop_cells), strict=True)]
    ### END SOLUTION


### BEGIN SOLUTION
after = np.percentile(many(recoded_cells), [2.5, 97.5])
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if after is None or checks.unwritten(many, machine_cells):
        print("Question 7: not answered yet")
    else:

        def draws(cells, truth=None):
            """Return 1000 kappas, for the check."""
            return agreement.kappa_of_rows(resample(cells), resample(atop_cells) if truth is None else truth)

        def ends(values, low=2.5, high=97.5):
            """Return two percentiles as a dictionary."""
            return {"low": float(np.percentile(values, low)), "high": float(np.percentile(values, high))}

        told, right = np.asarray(many(machine_cells), dtype=float), draws(machine_cells)
        assert told.shape == (1000,), "many should return 1000 numbers, one for each draw"
        assert not np.allclose(told, agreement.cohen_kappa(machine_cells, atop_cells)), (
            "many returns the same kappa 1000 times: use the draws"
        )
        assert not np.allclose(told, draws(machine_cells, np.tile(atop_cells.to_numpy(), (1000, 1)))), (
            "resample ATOP's cells, too: the pairs have come apart"
        )
        assert not np.allclose(told, (resample(machine_cells) == resample(atop_cells)).mean(axis=1)), (
            "these are shares of agreement: call kappa"
        )
        assert not np.allclose(told, draws(recoded_cells)) or np.allclose(right, draws(recoded_cells)), (
            "many always takes the same coder: take the cells that it is given"
        )
        assert not np.allclose(told, draws(machine_cells, resample(first_cells))), "many compares with your codes: compare with ATOP's"
        assert np.allclose(told, right), "many should hold the kappa of each draw with the same draw of ATOP's, in the order of the draws"
        b, s = draws(first_cells), draws(recoded_cells)
        slips = {
            "after should begin with the lower end": {"low": ends(s)["high"], "high": ends(s)["low"]},
            "after holds your kappas before the rules": ends(b),
            "after is the middle 90 per cent: take 2.5 and 97.5": ends(s, 5, 95),
            "after is the middle half: take 2.5 and 97.5": ends(s, 25, 75),
            "after goes from the lowest to the highest: take the percentiles 2.5 and 97.5": ends(s, 0, 100),
            "percentiles run from 0 to 100: 2.5 and 97.5, not 0.025 and 0.975": ends(s, 0.025, 0.975),
            "after is the mean and the deviation: take percentiles": {"low": float(s.mean()), "high": float(s.std())},
            "after goes two deviations either way: take percentiles": {
                "low": float(s.mean() - 2 * s.std()),
                "high": float(s.mean() + 2 * s.std()),
            },
        }
        assert np.ndim(after) == 1 and len(after) == 2, "after should be a pair: the lower and the upper percentile"
        checks.numbers("after", {"low": float(after[0]), "high": float(after[1])}, ends(s), slips)
        print(
            f"Question 7: right. After the rules kappa lies between {after[0]:.2f} and {after[1]:.2f}, as far as {len(atop_cells)} cells can tell"
        )
        ### BEGIN HIDDEN TESTS
        assert np.allclose(np.asarray(many(first_cells), dtype=float), draws(first_cells))
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension C, Question 8: which promise drives it? (no points)
#
# Take one promise at a time out of your *first* cells and ATOP's, as in `first_cells.drop("defence", level="promise")`, and compute kappa on what is left. Put the five kappas into the dictionary `without`, with the promises as keys, and into `driver` the promise without which you
# agree best.

# %% nbgrader={"grade": false, "grade_id": "q8", "locked": false, "schema_version": 3, "solution": true, "task": false}
without = None
driver = None
### BEGIN SOLUTION
# Idea: what drives the disagreement is that without which there is least of it.
# Method: drop the same promise from both series, call kappa, and take the key of the largest value.
# Line: without = {kind: kappa(first_cells.drop(kind, level="promise"), atop_cells.drop(kind, level="promise")) for kind in OBLIGATIONS}
without = {kind: kappa(first_cells.drop(kind, level="promise"), atop_cells.drop(kind, level="promise")) for kind in OBLIGATIONS}
driver = max(without, key=without.get)
### END SOLUTION
without


# %% nbgrader={"grade": true, "grade_id": "q8-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(8)
def _check():
    if without is None or driver is None:
        print("Question 8: not answered yet")
    else:

        def leave_out(cells, one=True):
            """Return kappa without each promise, or with it alone."""
            kind_of = cells.index.get_level_values("promise")
            kept = {kind: kind_of != kind if one else kind_of == kind for kind in OBLIGATIONS}
            return {kind: agreement.cohen_kappa(cells[mask], atop_cells[mask]) for kind, mask in kept.items()}

        true = leave_out(first_cells)
        kinds = first_cells.index.get_level_values("promise")
        slips = {
            "these are kappas with one promise alone: leave it out, and keep the others": lambda: leave_out(first_cells, one=False),
            "these are of your second codes: take the first": leave_out(recoded_cells),
            "these are the machine's: take your first codes": leave_out(machine_cells),
            "these are shares of agreement: call kappa": {
                kind: agreement.share_agreed(first_cells[kinds != kind], atop_cells[kinds != kind]) for kind in OBLIGATIONS
            },
            "these are numbers of cells in which you differ: kappas are asked for": {
                kind: float((first_cells != atop_cells)[kinds == kind].sum()) for kind in OBLIGATIONS
            },
            "nothing has been left out: drop the promise from both": dict.fromkeys(
                OBLIGATIONS, agreement.cohen_kappa(first_cells, atop_cells)
            ),
            "each is the difference to the whole: the kappas themselves are asked for": {
                kind: value - agreement.cohen_kappa(first_cells, atop_cells) for kind, value in true.items()
            },
        }
        checks.numbers("without", without, true, slips)
        assert isinstance(driver, str), "driver should be the name of a promise, not its kappa"
        assert driver in OBLIGATIONS, f"driver should be one of {', '.join(OBLIGATIONS)}"
        best = max(true.values())
        assert true[driver] > best - 1e-9 or driver != min(true, key=true.get), (
            "without this one you agree worst, so you agree well on it: take the largest"
        )
        assert true[driver] > best - 1e-9, f"without {driver} kappa is {true[driver]:.2f}, and without another promise it is higher"
        by_year = (first_cells != atop_cells).groupby(level="treaty").sum()
        print(
            f"Question 8: right. Without {driver} your first kappa is {true[driver]:.2f} instead of {agreement.cohen_kappa(first_cells, atop_cells):.2f}"
        )
        print("Cells in which your first codes differ, by treaty:", by_year[by_year > 0].to_dict() or "none")
        ### BEGIN HIDDEN TESTS
        assert set(without.keys()) == set(OBLIGATIONS)
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension D, Question 9: casus foederis (no points)
#
# *Casus foederis* is the case in which a treaty obliges a state to act. Read again the articles that promise defence, and one of the treaty with China of 2001:

# %%
promises = articles[
    (articles["topic"] == "defence") & (articles["treaty"] <= 1950) | (articles["treaty"] == 2001) & (articles["article"] == "9")
]
Markdown("\n".join(f"- **{row.treaty}, Article {row.article}:** {row.paraphrase}" for row in promises.itertuples()))

# %% [markdown]
# Each draws the circle differently: who must attack, and who must be attacked? In 1950 the attacker may be Japan *or a state in
# league with it*. The article names no other state; according to the book's time line it meant, in practice, the United States.
# Does "in league" make help more likely, or only easier to dispute? Who decides?
#
# Complete the function `owed`, so that it returns `True` if the treaty of that year makes help a duty, and `False` if not:
#
# - `treaty` is 1896, 1937, 1945, 1950 or 2001,
# - `attacker` and `attacked` are names such as "Japan", "Russia" (in 1896: its lands in East Asia), "China", "Korea", "India",
# - `in_league` says whether the attacker is an ally of Japan.
#
# Take for granted that an attack leads to war, and that Japan has already lost the war that Article 1 of 1945 is about.


# %% nbgrader={"grade": false, "grade_id": "q9", "locked": false, "schema_version": 3, "solution": true, "task": false}
def owed(treaty, attacker, attacked, in_league):
    """Say whether the treaty of this year makes help a duty."""
    ### BEGIN SOLUTION
    # Idea: two questions decide: is the attacked one protected, and does the attacker count?
    # Method: write down for each treaty whom it protects; only one treaty lets a second attacker count.
    # Line: return attacked in protected and counts_as_enemy
    members = {"Russia", "China"}
    protected = {1896: members | {"Korea"}, 1945: members, 1950: members}.get(treaty, set())
    counts_as_enemy = attacker == "Japan" or (treaty == 1950 and in_league)
    return attacked in protected and counts_as_enemy
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q9-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(9)
def _check():
    if owed(1896, "Japan", "China", False) is None:
        print("Question 9: not answered yet")
    else:
        trials = [
            ((1896, "Japan", "China", False), True, "1896: an attack by Japan on China is the plain case"),
            ((1896, "Japan", "Korea", False), True, "1896: Article 1 also names Korea, which is no member"),
            ((1896, "France", "China", False), False, "1896: only an attack by Japan counts"),
            ((1945, "United States", "China", True), False, "1945: Article 3 names Japan alone, not those in league with it"),
            ((1950, "United States", "China", True), True, "1950: a state in league with Japan counts like Japan itself"),
            ((1950, "India", "China", False), False, "1950: an attacker who is neither Japan nor in league with it does not count"),
            ((1950, "China", "Japan", False), False, "1950: help is owed to a member that is attacked, not to one that attacks"),
            ((1950, "Japan", "Korea", False), False, "1950: Korea, which 1896 named, is not protected"),
            ((2001, "Japan", "China", False), False, "2001: Article 9 promises to consult, not to help"),
        ]
        said = owed(1896, "Japan", "China", False)
        assert not isinstance(said, str), f"owed should return True or False, without quotation marks, and not {said!r}"
        for case, expected, hint in trials:
            said = owed(*case)
            assert said is not None, f"owed{case} returns nothing: where help is no duty, write return False"
            assert said == expected, hint
        print(f"Question 9: right in all {len(trials)} cases")
        ### BEGIN HIDDEN TESTS
        helped = {row.signed.year: row.target for row in treaties[treaties["atop_id"].isin([1395, 3030, 3200])].itertuples()}
        for year in (1896, 1937, 1945, 1950, 2001):
            for attacker in ("Japan", "United States", "India"):
                for attacked in ("Russia", "China", "Korea", "Mongolia"):
                    for in_league in (False, True):
                        member = attacked in ("Russia", "China") or (year, attacked) == (1896, "Korea")
                        enemy = attacker == helped.get(year) or (year == 1950 and in_league)
                        assert bool(owed(year, attacker, attacked, in_league)) == (year in helped and member and enemy)
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension E: treaties instead of cells (10 minutes, no points)
#
# Cells of one treaty belong together: who misreads an article may miss two promises at once. Draw treaties with replacement instead of cells, all five cells of each, and compute the interval again. Is it wider? Which of the
# two would you print, and what is the smaller number of things that you have really seen? (A draw leaves one cell
# out with probability (1 - 1/n)ⁿ. What does it see of a change that sits in `k` cells?)
#
# ## Extension F: a better sentence (20 minutes, no points)
#
# ATOP's version used here ends with the year 2016. The treaties with North Korea (2024), Belarus (2024) and Iran (2025) came later, and
# their articles are in `data.load("treaty_articles")`. Code them with a fellow student, each alone (`coding.write(Path("ana.csv"), lines)` makes a
# file of codes, `coding.read(Path("bo.csv"), years, OBLIGATIONS)` reads it, after `from pathlib import Path`). Compute kappa between the two of you. Then write one sentence for each promise that would have settled your disagreements, give both to a third person, and
# see whether two people who follow your sentences agree more.

# %% [markdown]
# ## Sources
#
# Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long (2002). Alliance Treaty Obligations and
# Provisions, 1815–1944. *International Interactions* 28(3), 237–260. Cohen, Jacob (1960). A Coefficient of Agreement for Nominal
# Scales. *Educational and Psychological Measurement* 20(1), 37–46. The sources of each clause are in the column `sources` of
# `treaty_articles`. A paraphrase is not the treaty: quote none of these lines as its text.
