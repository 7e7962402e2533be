# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 2: Reading a treaty
#
# **Time:** about 75 minutes. **Read first:** the chapter *Three cases or a pattern?*
# **Data:** `treaty_articles`, single articles of Russia's treaties in our paraphrase, and `treaties`, what ATOP 4.01 (Leeds,
# Ritter, Mitchell and Long 2002) and this book take these treaties to promise.
#
# You will
#
# 1. code the clauses of treaties by the promise that they contain,
# 2. turn your codes into a table and set it beside that of professional coders,
# 3. measure how far you agree, before and after correcting for chance,
# 4. find out why you disagree,
# 5. write down exactly when an alliance obliges a state to fight.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and names what is off. Nothing that you
# write can break the notebook: run it from top to bottom whenever you like.
#
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1; run it again for the next of three. `lab.checkpoint(1)` in the cell of the answer
# hands you the answer. It costs the points of this question and no others, so that you can always go on.

# %%
import ipywidgets as widgets
import pandas as pd
from IPython.display import Markdown

from alliances import data
from alliances.labs import checks, variants
from alliances.models import agreement

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# In a course, write your id between the quotation marks: it takes one of seven treaties off your list. Your instructor says which id.
# Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("02-reading-a-treaty", STUDENT)
lab = checks.Lab("02-reading-a-treaty")
print("Your variant:", vars(variant))

# %% [markdown]
# Seven treaties, named by the year of signature: five with China, the Collective Security Treaty (1992) and the treaty with
# Armenia (1997). ATOP has each of them under a number.

# %%
SEVEN = {1896: 1395, 1937: 2415, 1945: 3030, 1950: 3200, 1992: 4220, 1997: 4890, 2001: 4980}
TREATIES = {year: number for year, number in SEVEN.items() if year != variant.without}
OBLIGATIONS = ["defence", "offence", "neutrality", "nonaggression", "consultation"]

treaties = data.load("treaties")
ours = treaties[(treaties["coder"] == "ours") & treaties["atop_id"].isin(list(SEVEN.values()))]
year_of = dict(zip(ours["id"], ours["signed"].dt.year, strict=True))
articles = data.load("treaty_articles")
articles = articles[articles["treaty"].isin(list(year_of))].assign(treaty=lambda t: t["treaty"].map(year_of))
articles = articles[~articles["article"].str.contains("(", regex=False)]  # as signed: later amendments have their year in brackets
clauses = articles.loc[articles["treaty"].isin(list(TREATIES)), ["treaty", "article", "basis", "paraphrase"]]
clauses.head()

# %% [markdown]
# The table has a column that says what each article is about. It is left out here: first read for yourself. Choose a treaty
# and read. The column `basis` tells what *we* read: the article's own words, or only a report of them.

# %%
titles = [(f"{row.signed.year}: {row.name}", row.signed.year) for row in ours.itertuples() if row.signed.year in TREATIES]
treaty = widgets.Dropdown(options=titles, layout={"width": "560px"})
said, page = widgets.Label(), widgets.HTML()


def turn(change=None):
    """Show the clauses of the treaty that was chosen."""
    chosen = clauses[clauses["treaty"] == treaty.value]
    said.value = f"{len(chosen)} clauses, {(chosen['basis'] == 'text').sum()} of them read in the treaty's own words"
    page.value = chosen.drop(columns="treaty").to_html(index=False, justify="left", border=0)


treaty.observe(turn, "value")
turn()
widgets.VBox([treaty, said, page])

# %% [markdown]
# ## Question 1: code the clauses (3 points)
#
# These are the five promises that ATOP looks for.

# %%
for column in data.describe("treaties").columns:
    if column.name in OBLIGATIONS:
        print(f"{column.name:14} {column.meaning}")

# %% [markdown]
# Go through all treaties of your list. Whenever a clause contains one of the five promises, add a line with the year, the article
# (as text) and the promise to the list `codes`:
#
# ```python
# codes = [
#     (1896, "1", "defence"),
#     ...
# ]
# ```
#
# A clause may contain two promises, and then it has two lines. Most clauses contain none, and then they have no line. Decide
# by what is written, not by what you know of history, and do not look up what others think. You will compare later.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
codes = None
### BEGIN SOLUTION
# Idea: read each clause for what a state must do if the other is attacked, attacks, or is in a crisis.
# Method: go treaty by treaty in the widget above and write a line as soon as a clause fits one of the five meanings; most clauses fit none.
# Line: (1896, "1", "defence") is the first line; look at the first four articles of each treaty next.
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
    (2001, "1", "nonaggression"),
    (2001, "2", "nonaggression"),
    (2001, "9", "consultation"),
]
codes = [code for code in codes if code[0] in TREATIES]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(1):
    if codes is None:
        print("Question 1: not answered yet")
    else:
        topics = {(row.treaty, row.article): row.topic for row in articles.itertuples() if row.treaty in TREATIES}
        for code in codes:
            assert len(code) == 3, f"{code}: a line has three parts, the year, the article and the promise"
            assert code[:2] in topics, f"{code}: there is no such clause; write the year as a number and the article as text"
            assert code[2] in OBLIGATIONS, f"{code}: the promise should be one of {', '.join(OBLIGATIONS)}"
            assert topics[code[:2]] not in ("term", "procedure", "economy", "military access", "United Nations", "internal security"), (
                f"{code}: this clause is about {topics[code[:2]]}; read it again, it makes none of the five promises"
            )
        assert len(set(codes)) == len(codes), "a line occurs twice"
        assert {year for year, _, _ in codes} == set(TREATIES), "one of your treaties has no line: each makes at least one promise"
        assert (1950, "1", "defence") in codes, "1950, Article 1: help for a partner who is attacked is a promise of defence"
        assert (1937, "2", "neutrality") in codes, "1937, Article 2: to give the partner's attacker no help is a promise of neutrality"
        print(f"Question 1: right in form, {len(codes)} promises in {len(clauses)} clauses")
        ### BEGIN HIDDEN TESTS
        assert set(TREATIES) == set(SEVEN) - {variants.choose("02-reading-a-treaty", STUDENT).without}
        for kind in ("defence", "neutrality"):
            assert {(year, number, kind) for (year, number), topic in topics.items() if topic == kind} <= set(codes)
        assert not {year for year, _, kind in codes if kind == "defence"} & {1937, 2001}
        ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2: from clauses to treaties (2 points)
#
# A treaty makes a promise if *any* of its clauses does. Turn `codes` into a table `my_table` with one row per year, in the order
# of `TREATIES`, one column per promise, in the order of `OBLIGATIONS`, and `True` or `False` in each cell. A promise that
# you never found needs a column too. `pd.crosstab` and `.reindex` help.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
my_table = None
### BEGIN SOLUTION
# Idea: count for each year how often each promise occurs; a promise is made if the count is above 0.
# Method: make a table of codes, cross its columns treaty and promise, and add the rows and columns that are missing.
# Line: pd.crosstab(coded["treaty"], coded["promise"]).reindex(index=list(TREATIES), columns=OBLIGATIONS, fill_value=0) and a comparison
coded = pd.DataFrame(codes, columns=["treaty", "article", "promise"])
counts = pd.crosstab(coded["treaty"], coded["promise"])
my_table = counts.reindex(index=list(TREATIES), columns=OBLIGATIONS, fill_value=0) > 0
### END SOLUTION
my_table

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
with lab.question(2):
    if my_table is None:
        print("Question 2: not answered yet")
    else:
        assert isinstance(my_table, pd.DataFrame), "my_table should be a table"
        assert list(my_table.index) == list(TREATIES), "one row per treaty, named by its year, in the order of TREATIES"
        assert list(my_table.columns) == OBLIGATIONS, "one column per promise, in the order of OBLIGATIONS, even if you never found it"
        assert all(kind.kind == "b" for kind in my_table.dtypes), "each cell should be True or False: compare your counts with > 0"
        found = {(year, kind) for year, _, kind in codes}
        assert my_table.to_numpy().sum() == len(found), "the number of True cells differs from the number of promises in your codes"
        print(f"Question 2: right, {len(found)} of {my_table.size} cells are True")
        ### BEGIN HIDDEN TESTS
        assert all(my_table.loc[year, kind] == ((year, kind) in found) for year in TREATIES for kind in OBLIGATIONS)
        ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3: the other coder (2 points)
#
# The table `treaties` has two rows for each of these treaties: one by ATOP, one of ours (column `coder`). Make a table `atop_table`
# of ATOP's codes with exactly the same rows and columns as yours. `TREATIES` translates years into the numbers in `atop_id`.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
atop_table = None
### BEGIN SOLUTION
# Idea: the same columns from the rows of the other coder, in your order.
# Method: select coder ATOP, index by atop_id, take the numbers of TREATIES with .loc, and name the rows by year.
# Line: .loc[list(TREATIES.values()), OBLIGATIONS].astype(bool).set_axis(list(TREATIES))
by_atop = treaties[treaties["coder"] == "ATOP"].set_index("atop_id")
atop_table = by_atop.loc[list(TREATIES.values()), OBLIGATIONS].astype(bool).set_axis(list(TREATIES))
### END SOLUTION
atop_table

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
with lab.question(3):
    if atop_table is None:
        print("Question 3: not answered yet")
    else:
        assert isinstance(atop_table, pd.DataFrame), "atop_table should be a table: select rows of treaties"
        assert len(atop_table) == len(TREATIES), "one row per treaty: select the rows of one coder, and only the treaties of your list"
        assert list(atop_table.index) == list(TREATIES), "name the rows by year, in the order of TREATIES, so that they match yours"
        assert list(atop_table.columns) == OBLIGATIONS, "the same five columns as in your table, in the same order"
        assert atop_table.loc[1896, "offence"], "the codes of 1896 are not ATOP's: did the order of the rows change on the way?"
        print(f"Question 3: right, ATOP has {int(atop_table.to_numpy().sum())} promises")
        ### BEGIN HIDDEN TESTS
        reference = data.load("treaties").query("coder == 'ATOP'").set_index("atop_id")
        assert all(bool(atop_table.loc[y, k]) == bool(reference.loc[n, k]) for y, n in TREATIES.items() for k in OBLIGATIONS)
        ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4: how far do you agree? (3 points)
#
# Two measures, computed by hand in pandas:
#
# - `agreed`: the percentage of the cells in which your table and ATOP's are the same.
# - `kappa`: Cohen's kappa. Most cells are no, so two coders agree often even if they guess. Let $p_o$ be the *share* of cells in
#   which you agree. Let $a$ be the share of your cells that are yes, and $b$ ATOP's. Two people who guess with these
#   frequencies agree on yes with probability $a\,b$ and on no with probability $(1-a)(1-b)$; together that is $p_e$. Then
#
# $$\kappa = \frac{p_o - p_e}{1 - p_e}$$

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
agreed = None
kappa = None
### BEGIN SOLUTION
# Idea: compare cell by cell, then take off what two people who guess would agree on.
# Method: the mean of a table of True and False is the share of True; chance has two parts, agreement on yes and agreement on no.
# Line: by_chance = mine_yes * atop_yes + (1 - mine_yes) * (1 - atop_yes)
observed = (my_table == atop_table).to_numpy().mean()
mine_yes, atop_yes = my_table.to_numpy().mean(), atop_table.to_numpy().mean()
by_chance = mine_yes * atop_yes + (1 - mine_yes) * (1 - atop_yes)
agreed = observed * 100
kappa = (observed - by_chance) / (1 - by_chance)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(4):
    if agreed is None or kappa is None:
        print("Question 4: not answered yet")
    else:
        assert 0 <= agreed <= 100, "a percentage lies between 0 and 100"
        assert agreed == 0 or agreed > 1, "give a percentage, not a share: multiply by 100"
        assert kappa <= 1, "kappa is at most 1: use shares in its formula, not percentages"
        checks.number(
            "agreed",
            agreed,
            agreement.share_agreed(my_table, atop_table) * 100,
            {
                "these are the cells in which you differ: 100 minus this is asked for": 100
                - agreement.share_agreed(my_table, atop_table) * 100,
                "this is a number of cells: divide by all cells": float((my_table == atop_table).to_numpy().sum()),
            },
        )
        share, yes = agreed / 100, my_table.to_numpy().mean() * atop_table.to_numpy().mean()
        assert share == 1 or abs(kappa - share) > 1e-9, "this is the share of agreement itself: take off what chance explains"
        assert share == 1 or abs(kappa - (share - yes) / (1 - yes)) > 1e-9, "chance also makes two coders agree on *no*: add this to p_e"
        by_chance = (lambda a, b: a * b + (1 - a) * (1 - b))(my_table.to_numpy().mean(), atop_table.to_numpy().mean())
        checks.number(
            "kappa",
            kappa,
            agreement.cohen_kappa(my_table, atop_table),
            {
                "p_e alone is taken off or divided: put p_o - p_e in brackets before you divide": share - by_chance / (1 - by_chance),
                "divide by 1 - p_e": share - by_chance,
                "this is p_e, the agreement by chance": by_chance,
                "agreement on yes is missing in p_e": (share - by_chance + yes) / (1 - by_chance + yes),
            },
        )
        print(f"Question 4: right, you agree with ATOP in {agreed:.0f} per cent of the cells, kappa {kappa:.2f}")
        ### BEGIN HIDDEN TESTS
        assert abs(agreed - agreement.share_agreed(my_table, atop_table) * 100) < 1e-6
        assert abs(kappa - agreement.cohen_kappa(my_table, atop_table)) < 1e-6
        ### END HIDDEN TESTS

# %% [markdown]
# There is no level at which kappa is good enough for every purpose. What it is worth depends on how the codes were made. Our own
# codes agree with ATOP's in all these cells:

# %%
pair = [treaties[treaties["coder"] == who].set_index("atop_id").loc[list(TREATIES.values()), OBLIGATIONS] for who in ("ours", "ATOP")]
print("kappa of the book's codes with ATOP's:", agreement.cohen_kappa(*(table.astype(bool) for table in pair)))
caveats = data.describe("treaties").caveats
Markdown("> " + next(caveat for caveat in caveats if "no test of reliability" in caveat))

# %% [markdown]
# Why is that no test of reliability, while your comparison is one?
#
# ## Question 5: each disagreement has a reason (3 points)
#
# Coders decide by rules. Here are the rules that we took from ATOP, and the note on each treaty.

# %%
rules = next(caveat for caveat in caveats if caveat.startswith("Coding rules"))
notes = [
    f"- **{year_of[row.id]}:** {row.note} *Promises by article: {row.articles}.*"
    for row in ours.itertuples()
    if year_of[row.id] in TREATIES
]
Markdown("\n".join([rules, "", *notes]))

# %% [markdown]
# List every cell in which you and ATOP differ in a table `disagreements` with the columns `treaty`, `promise`, `mine`, `atop` and
# `reason`. For each, read the clause, the rule and the note again, and choose one reason:

# %%
REASONS = {
    "rule": "the rule is narrower or wider than what I took the word to mean",
    "reading": "I overlooked or misread a part of the clause, or it can be read in two ways",
    "source": "no clause that I could read says it: the code rests on an article that is not in the table",
}

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
disagreements = None
### BEGIN SOLUTION
# Idea: go through all cells and keep those in which the two tables differ.
# Method: make a list of (year, promise) with a comparison of the two tables, then a row for each with its reason.
# Line: [(year, kind) for year in TREATIES for kind in OBLIGATIONS if my_table.loc[year, kind] != atop_table.loc[year, kind]]
why = {(1896, "offence"): "reading", (1945, "nonaggression"): "rule", (1950, "consultation"): "rule", (1997, "nonaggression"): "source"}
cells = [(year, kind) for year in TREATIES for kind in OBLIGATIONS if my_table.loc[year, kind] != atop_table.loc[year, kind]]
disagreements = pd.DataFrame(
    [(year, kind, my_table.loc[year, kind], atop_table.loc[year, kind], why[year, kind]) for year, kind in cells],
    columns=["treaty", "promise", "mine", "atop", "reason"],
)
### END SOLUTION
disagreements

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(5):
    if disagreements is None:
        print("Question 5: not answered yet")
    else:
        columns = ["treaty", "promise", "mine", "atop", "reason"]
        assert list(disagreements.columns) == columns, f"the columns should be {', '.join(columns)}; an empty table has them too"
        listed = list(zip(disagreements["treaty"], disagreements["promise"], strict=True))
        for year, kind in listed:
            assert my_table.loc[year, kind] != atop_table.loc[year, kind], f"{year}, {kind}: here you and ATOP agree"
        assert len(set(listed)) == (my_table != atop_table).to_numpy().sum(), (
            "some cells in which you differ are missing, or one is there twice"
        )
        assert disagreements["reason"].isin(list(REASONS)).all(), f"choose one reason for each row: {', '.join(REASONS)}"
        for row in disagreements.itertuples():
            assert (row.mine, row.atop) == (my_table.loc[row.treaty, row.promise], atop_table.loc[row.treaty, row.promise]), (
                f"{row.treaty}, {row.promise}: mine and atop should be the values of the two tables"
            )
            unread = (row.treaty, row.promise) == (1997, "nonaggression") and not row.mine
            assert not unread or row.reason == "source", "1997, nonaggression: look for the article in the note; was it read?"
        print(f"Question 5: right, {len(disagreements)} disagreements, {disagreements['reason'].value_counts().to_dict()}")
        ### BEGIN HIDDEN TESTS
        for row in disagreements.itertuples():
            clause = articles[(articles["treaty"] == row.treaty) & (articles["topic"] == row.promise)]
            assert row.reason != "source" or clause.empty or row.mine
        ### END HIDDEN TESTS

# %% [markdown]
# If your table has no row: which cell was the hardest, and which rule decided it?
#
# ## Question 6: casus foederis (3 points)
#
# *Casus foederis* is the case in which a treaty obliges a state to act. Read again the articles that promise defence:

# %%
promises = articles[(articles["topic"] == "defence") & (articles["treaty"] <= 1950)]
Markdown("\n".join(f"- **{row.treaty}, Article {row.article}:** {row.paraphrase}" for row in promises.itertuples()))

# %% [markdown]
# Each draws the circle differently: who must attack, and who must be attacked? In 1950 the attacker may be Japan *or a state in
# league with it*. The article names no other state; according to the book's time line it meant, in practice, the United States.
#
# Complete the function `owed`, so that it returns `True` if the treaty of that year makes help a duty, and `False` if not:
#
# - `treaty` is 1896, 1937, 1945, 1950 or 2001,
# - `attacker` and `attacked` are names such as "Japan", "Russia" (in 1896: its lands in East Asia), "China", "Korea", "India",
# - `in_league` says whether the attacker is an ally of Japan.
#
# Take for granted that an attack leads to war, and that Japan has already lost the war that Article 1 of 1945 is about.


# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
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


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(6):
    if owed(1896, "Japan", "China", False) is None:
        print("Question 6: not answered yet")
    else:
        CASES = [
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
        for case, expected, hint in CASES:
            assert owed(*case) == expected, hint
        print(f"Question 6: right in all {len(CASES)} cases")
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
# ## Question 7: argue (4 points, read by a person)
#
# In five to eight sentences: can a reader who knows only the articles say what the three alliances oblige a state to do? Use your
# kappa and at least one of your disagreements. Then take the words "or a state in league with it" in the treaty of 1950: do they
# make help more likely, or only easier to dispute? Who decides whether a state is in league with Japan? Name one thing that no
# coding of texts can show.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q7", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long (2002). Alliance Treaty Obligations and
# Provisions, 1815–1944. *International Interactions* 28(3), 237–260. Cohen, Jacob (1960). A Coefficient of Agreement for Nominal
# Scales. *Educational and Psychological Measurement* 20(1), 37–46. The sources of each clause are in the column `sources` of
# `treaty_articles`. A paraphrase is not the treaty: quote none of these lines as its text.

# %% [markdown]
# ## Go further
#
# ATOP's version used here ends with the year 2016. The treaties with North Korea (2024), Belarus (2024) and Iran (2025) came later, and
# their articles are in `data.load("treaty_articles")`. Code them with a fellow student, each alone. Compute kappa between the
# two of you. Then write one sentence for each promise that would have settled your disagreements, give both to a third person, and
# see whether two people who follow your sentences agree more.
