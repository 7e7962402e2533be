# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 11: Who came?
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *The allies Russia does have*.
# **Data:** `ally_tests`, `treaty_articles` and `help_given`, coded for this book. **Model:** `alliances.models.alliance_tests`, which reads a rule and tries it on cases.
#
# You will
#
# 1. read from the treaties whether help must be asked for,
# 2. find the smallest rule that tells without exceptions when soldiers came,
# 3. leave one test out, and see what the rule for the others says of it,
# 4. do so for every test, and compare with "nobody ever comes".
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import pandas as pd

from alliances import data
from alliances.labs import checks, variants
from alliances.models import alliance_tests

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you a test of your own to leave out and, for Extension B, a reading of the codes. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("11-who-came", STUDENT)
lab = checks.Lab("11-who-came", edition=2)
print("Your variant:", vars(variant))

# %% [markdown]
# ## Eleven tests
#
# Each row is a situation in which somebody asked in public whether help was due under a treaty between Russia and an ally, from either side. Four conditions are coded:
#
# - `in_force`: was the treaty in force on the day? (`later`: it came into force while the situation lasted)
# - `attack`: had forces of a foreign state attacked the ally? (`disputed`: governments concerned differ)
# - `territory`: was it on land that is recognised as the ally's? (`disputed`: two governments claim it, or the border is not demarcated)
# - `asked`: did the ally ask in public? (`yes`: for active help; `talks`: for consultations; `no`: no request is known)
#
# `came` says whether an ally sent soldiers before the fighting or unrest was over. *Disputed* says that governments disagree, and not that both are equally right.
# The list is no census: somebody had to raise the question.

# %%
tests = data.load("ally_tests")
cases = tests[["id", "short", "owed_by", "treaty", "began", "in_force", "attack", "territory", "asked"]].assign(
    came=tests["troops"] == "yes"
)
cases.drop(columns=["treaty", "began"])

# %% [markdown]
# ## Before you count: a prediction
#
# If you could know **one** condition only, which would tell best whether soldiers come: `in_force`, `attack`, `territory`, `asked`, or `request` (must help be asked for, by
# the treaty's own words)? And how many of the eleven tests would it still get wrong? A guess earns no points and costs none; you come back to it after Question 2.

# %%
guess = None  # such as "asked"
guess_wrong = None  # such as 2

# %% [markdown]
# ## Question 1: the fifth condition (2 points)
#
# Must the ally ask, by the words of the article? Read the articles below, in our paraphrase. Then add a column `request` to `cases`: `"yes"` if the article that was
# in question asks for a request, and `"no"` if it names none. Mind the day: the treaty of 1992 stands here twice. The protocol of 2010 changed its Article 4 and has been in force since 2012.
#
# **You will need** a dictionary and a mask. For another table: `fruit["sweet"] = fruit["kind"].map({"fig": "yes", "lemon": "no"})`, and then, for some rows only,
# `fruit.loc[(fruit["kind"] == "fig") & (fruit["picked"] < "2020"), "sweet"] = "no"`.

# %%
articles = data.load("treaty_articles")
articles.loc[articles["treaty"].isin(cases["treaty"]) & (articles["topic"] == "defence"), ["treaty", "article", "paraphrase"]]

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
cases["request"] = None
### BEGIN SOLUTION
asks = {"ours-1992-csto": "yes", "ours-1997-armenia": "no", "ours-2024-dprk": "no", "ours-2024-belarus": "yes"}
cases["request"] = cases["treaty"].map(asks)
cases.loc[(cases["treaty"] == "ours-1992-csto") & (cases["began"] < "2012"), "request"] = "no"
# Idea: which articles speak of a request at all? And which of them were in force on the day of each test?
# Method: write yes or no for each of the four treaties into a dictionary, map the column treaty with it, and then change the rows of the treaty of 1992 that are older than 2012.
# Line: cases.loc[(cases["treaty"] == "ours-1992-csto") & (cases["began"] < "2012"), "request"] = "no"
### END SOLUTION
cases[["short", "treaty", "began", "request"]]


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if "request" not in cases.columns or all(each is None for each in cases["request"]):
        print("Question 1: not answered yet")
    else:
        assert len(cases) == len(tests), (
            f"cases has {len(cases)} rows, and there are {len(tests)} tests: run the notebook again from the top"
        )
        assert cases["request"].notna().all(), (
            f"tests without a code: {cases['request'].isna().sum()}. Does your dictionary hold all four treaties, as the column writes them?"
        )
        assert not cases["request"].isin([True, False]).any(), "write the words 'yes' and 'no', in quotation marks, not True and False"
        assert cases["request"].isin(["yes", "no"]).all(), "the column request should hold the words yes and no, in small letters"
        right = alliance_tests.with_request(tests, articles).set_index("id")["request"]
        mine = cases.set_index("id")["request"].astype(str)
        wrong = right.index[mine != right]
        assert len(wrong) < len(right), "yes and no are exchanged: yes means that the ally must ask"
        assert mine["osh"] == "no" or right["osh"] == "yes" or list(wrong) != ["osh"], (
            "in 2010 the old Article 4 was in force, and it names no request: look at the column began"
        )
        assert mine.nunique() > 1, "all eleven have the same code: some articles name a request, and others do not"
        newer = [name for name in wrong if cases.set_index("id").loc[name, "treaty"] == "ours-1992-csto" and name != "osh"]
        assert not newer, "since 2012 the treaty of 1992 has its new Article 4: read whether that asks for a request"
        assert "kursk-belarus" not in wrong, "the treaty with Belarus has two rows here: one of them speaks of a formal request"
        assert not len(wrong), (
            f"tests with another code: {len(wrong)}, under {', '.join(sorted(set(cases.set_index('id').loc[wrong, 'treaty'])))}: which article was in question, and does it name a request?"
        )
        print(f"Question 1: right. In {(mine == 'yes').sum()} of {len(mine)} tests the article asks for a request")
        ### BEGIN HIDDEN TESTS
        assert (cases["request"] == alliance_tests.with_request(tests, articles)["request"]).all()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Alike, and ended differently
#
# A row for each combination of the four coded conditions: `size` tests share it, and in `sum` of them soldiers came. A row is **torn** if soldiers came in some of its tests and not in
# others: no rule from these four can be right there. Find the torn rows, and look up their tests above. Does your fifth condition tell them apart?

# %%
cases.groupby(["in_force", "attack", "territory", "asked"])["came"].agg(["size", "sum"])

# %% [markdown]
# ## Question 2: the smallest rule without exceptions (3 points)
#
# A rule is a list of lines, and each line a dictionary of codes that must **all** be there. The rule says that soldiers come where **one** line fits. For example,
# `[{"asked": "yes", "territory": "yes"}, {"in_force": "later"}]` has two lines and three comparisons. `alliance_tests.fits(rule, cases)` is a mask of the tests for which a rule says yes.
#
# Find a rule that says yes where soldiers came and nowhere else, with as few comparisons as you can. Put it into `rule`. You may use `in_force`, `attack`, `territory`, `asked` and `request`.
#
# **You will need** to see where a rule errs: `fruit[mask != fruit["sold"]]` shows the rows in which a mask and a column differ.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
rule = None
### BEGIN SOLUTION
rule = [{"attack": "no", "request": "yes"}, {"asked": "no", "request": "no"}]
# Idea: soldiers came in two tests that have little in common, so write a line for each of them. What sets each apart from its twin in the torn row?
# Method: begin a line with the code that differs from the twin, and add one code at a time until no other test is left in it.
# Line: cases[alliance_tests.fits([{"attack": "no", "request": "yes"}], cases)]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if rule is None:
        print("Question 2: not answered yet")
    else:
        assert cases["request"].notna().all(), "the column request is empty: answer Question 1 first, or have it handed over"
        fault = alliance_tests.fault(rule, cases)
        assert not fault, f"rule {fault}"
        print(f"Question 2: right. {alliance_tests.size(rule)} comparisons, no exception: {alliance_tests.written(rule)}")
        ### BEGIN HIDDEN TESTS
        whole = alliance_tests.with_request(tests, articles)
        assert (alliance_tests.fits(rule, whole) == whole["came"]).all()
        ### END HIDDEN TESTS


# %% [markdown]
# **Back to your prediction.** The cell below gives, for each condition, how many tests the best rule from this one condition gets wrong. "Nobody ever comes" needs no condition at all.

# %%
if rule is None:
    print("Answer Question 2 first.")
else:
    print("Your prediction:", guess, guess_wrong)
    for name in alliance_tests.CONDITIONS:
        wrong = {code: int(((cases[name] == code) != cases["came"]).sum()) for code in cases[name].unique()}
        best = " or ".join(code for code in wrong if wrong[code] == min(wrong.values()))
        print(f"{name}: {min(wrong.values())} wrong, if soldiers are said to come at {name} = {best}")
    print(f"nobody ever comes: {cases['came'].sum()} wrong")

# %% [markdown]
# ## Question 3: leave one out (1 point)
#
# A rule that was made for eleven tests fits these eleven. Would it have told the twelfth? There is none, so hide one. Leave out the test that your variant names (`variant.left_out`, an `id`).
#
# 1. Put the other ten into `others`.
# 2. Put a smallest rule without exceptions for these ten into `rule_others`. You need not look for it again: `alliance_tests.smallest_rules(others)` lists them, and the first will do.
# 3. Ask it about the test that you left out, and put `True` (soldiers come) or `False` into `says`.
#
# **You will need** `fruit[fruit["name"] != "fig"]` for all rows but one, and `fruit[fruit["name"] == "fig"]` for that one. `.iloc[0]` takes the first value of a mask.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
others = None
rule_others = None
says = None
### BEGIN SOLUTION
others = cases[cases["id"] != variant.left_out]
rule_others = alliance_tests.smallest_rules(others)[0]
says = bool(alliance_tests.fits(rule_others, cases[cases["id"] == variant.left_out]).iloc[0])
# Idea: write the rule as if the hidden test had never happened; only then look at it.
# Method: keep the rows with another id; take the first of smallest_rules; then use fits on the one row that is left.
# Line: alliance_tests.fits(rule_others, cases[cases["id"] == variant.left_out]).iloc[0]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if others is None or rule_others is None or says is None:
        print("Question 3: not answered yet")
    else:
        assert cases["request"].notna().all(), "the column request is empty: answer Question 1 first, or have it handed over"
        assert isinstance(others, pd.DataFrame) and "id" in others.columns, "others should be a table with the columns of cases"
        assert len(others) != 1, "others is the one test: it should be the ten that are left"
        assert variant.left_out not in set(others["id"]), f"{variant.left_out} is still among the others: leave it out"
        assert set(others["id"]) == set(cases["id"]) - {variant.left_out}, (
            f"others has {len(others)} tests: all but {variant.left_out} should be there"
        )
        fault = alliance_tests.fault(rule_others, cases[cases["id"] != variant.left_out])
        assert not fault, f"rule_others {fault}"
        hidden = alliance_tests.fits(rule_others, cases[cases["id"] == variant.left_out]).iloc[0]
        assert not isinstance(says, str), "says should be True or False, without quotation marks"
        assert pd.api.types.is_scalar(says), "says should be one value: take .iloc[0]"
        assert says in (True, False), "says should be True or False"
        assert bool(says) == bool(hidden), (
            "your rule says the opposite of the test that was left out: use fits on its row, and not the column came"
        )
        print(f"Question 3: right. {alliance_tests.written(rule_others)}: of {variant.left_out} it says {bool(says)}")
        print(f"And soldiers came: {bool(cases.loc[cases['id'] == variant.left_out, 'came'].iloc[0])}")
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("11-who-came", STUDENT).left_out
        every = alliance_tests.left_out(alliance_tests.with_request(tests, articles))
        assert bool(says) in set(every.loc[every["left_out"] == mine, "says"])
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 4: leave every one out (2 points)
#
# One test proves little. `left` does this for all eleven: in each row a test is left out, and one of the smallest rules for the ten others says whether soldiers come (`says`). Where several
# rules are equally small, a test has several rows. `came` is what happened.
#
# Put into `hits` how many of the eleven **tests** are foretold rightly by *all* their rules, into `missed` a list of the ids of the others, and into `nobody` how many of the eleven tests
# somebody gets right who always says that nobody comes.
#
# **You will need** one value for each group: `fruit.groupby("kind")["sold"].all()` is true for the kinds of which every row is true. `~` turns a mask round.

# %%
left = alliance_tests.left_out(cases) if cases["request"].notna().all() else None
left

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
hits = None
missed = None
nobody = None
### BEGIN SOLUTION
foretold = (left["says"] == left["came"]).groupby(left["left_out"]).all()
hits = int(foretold.sum())
missed = list(foretold.index[~foretold])
nobody = int((~cases["came"]).sum())
# Idea: compare what was said with what came, row by row, and then make one answer for each test.
# Method: the mask is left["says"] == left["came"]; group it by left["left_out"] and take .all(); count the true ones, and list the index of the false ones.
# Line: foretold = (left["says"] == left["came"]).groupby(left["left_out"]).all()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(4)
def _check():
    if left is None or hits is None or missed is None or nobody is None:
        print("Question 4: not answered yet")
    else:
        agree = (left["says"] == left["came"]).groupby(left["left_out"])
        each, rows = agree.all(), int(agree.sum().sum())
        checks.number(
            "hits",
            hits,
            int(each.sum()),
            {
                "this counts rows of left, and not tests: group by left_out": rows,
                "this is the number of tests that are missed": int((~each).sum()),
                "this counts the tests for which soldiers were foretold": int(left.groupby("left_out")["says"].all().sum()),
                "this is what the rule of Question 2 gets right on the tests that it was made from: compare says with came": len(each),
                "hits is a number of tests, not a share": float(each.mean()),
                "this is what 'nobody comes' gets right: compare says with came": int((~cases["came"]).sum()),
            },
        )
        assert not isinstance(missed, (int, float, str)) and len(list(missed)) == len(set(missed)), (
            "missed should be a list of ids, each once, such as ['osh']"
        )
        assert set(missed) <= set(cases["id"]), "missed should hold the ids of tests, as the column left_out writes them"
        assert set(missed) != set(each.index[each]), "these are the tests that were foretold rightly: turn the mask round"
        assert set(missed) != set(cases.loc[cases["came"], "id"]), (
            "these are the tests in which soldiers came: some others are foretold wrongly, too"
        )
        assert set(missed) == set(each.index[~each]), (
            f"tests that are in missed and should not be, or the other way round: {len(set(each.index[~each]) ^ set(missed))}. In a missed one says differs from came"
        )
        checks.number(
            "nobody",
            nobody,
            int((~cases["came"]).sum()),
            {
                "this is how many 'nobody comes' gets wrong": int(cases["came"].sum()),
                "nobody is a number of tests, not a share": float((~cases["came"]).mean()),
                "this counts rows of left: count tests, in cases": int((~left["came"]).sum()),
            },
            within=0.0001,
        )
        print(f"Question 4: right. Rules without exceptions foretell {hits} of {len(cases)}; 'nobody comes' foretells {nobody}")
        print(f"Missed: {', '.join(missed)}. Look at them in the torn rows.")
        ### BEGIN HIDDEN TESTS
        every = alliance_tests.left_out(alliance_tests.with_request(tests, articles))
        assert hits == (every["says"] == every["came"]).groupby(every["left_out"]).all().sum()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 5: argue (4 points, read by a person)
#
# Somebody says: "Whether Russia and its allies help each other depends on the conditions of the treaty." In six to nine sentences:
#
# - Say what your results say to this, with at least three numbers from above, one of them from Question 4. Say also what became of your prediction.
# - Say what a rule that fits all eleven tests is worth, and what speaks for it all the same.
# - Name one thing that these eleven tests cannot show, and why it matters here.
# - Say which document or which twelfth test you would look for next, and what it would decide.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q5", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 6: a truth table (no points)
#
# The table of the torn rows is a truth table. Make it yourself, and a second one with the fifth condition:
#
# - `by_four`, grouped by `in_force`, `attack`, `territory` and `asked`,
# - `by_five`, grouped by these four and `request`.
#
# Each has two columns: `size` (how many tests) and `sum` (in how many soldiers came). Put the number of
# torn rows into `torn_four` and `torn_five`.
#
# **You will need** `fruit.groupby(["kind", "sweet"])["sold"].agg(["size", "sum"])`, which counts the fruits of each combination and those that were sold.

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
by_four = None
by_five = None
torn_four = None
torn_five = None
### BEGIN SOLUTION
four = ["in_force", "attack", "territory", "asked"]
by_four = cases.groupby(four)["came"].agg(["size", "sum"])
by_five = cases.groupby([*four, "request"])["came"].agg(["size", "sum"])
torn_four = int(((by_four["sum"] > 0) & (by_four["sum"] < by_four["size"])).sum())
torn_five = int(((by_five["sum"] > 0) & (by_five["sum"] < by_five["size"])).sum())
# Idea: put tests together that agree in every code, and look whether they ended alike.
# Method: group by the list of columns, take size and sum of came, and count the rows whose sum is above 0 and below size.
# Line: by_four = cases.groupby(["in_force", "attack", "territory", "asked"])["came"].agg(["size", "sum"])
### END SOLUTION
by_four


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if by_four is None or by_five is None or torn_four is None or torn_five is None:
        print("Question 6: not answered yet")
    else:
        assert cases["request"].notna().all(), "the column request is empty: answer Question 1 first, or have it handed over"
        for name, table, conditions in (("by_four", by_four, 4), ("by_five", by_five, 5)):
            assert isinstance(table, pd.DataFrame), f"{name} should be a table: take .agg(['size', 'sum']) of the column came"
            assert list(table.columns) == ["size", "sum"], f"the columns of {name} should be size and sum, in this order"
            assert table["size"].sum() == len(cases), (
                f"{name} holds {table['size'].sum():.0f} tests, and there are {len(cases)}: do all come in?"
            )
            assert table["sum"].sum() == cases["came"].sum(), (
                f"soldiers came in {cases['came'].sum()} tests, and {name} has {table['sum'].sum():.0f}: sum the column came"
            )
            columns = list(alliance_tests.CONDITIONS[:conditions])
            assert set(table.index.names) == set(columns), (
                f"{name} should be grouped by {', '.join(columns)}; it is grouped by {', '.join(map(str, table.index.names))}"
            )
            groups = [part["came"] for _, part in cases.groupby(columns)]
            assert len(table) == len(groups), f"{name} should have one row for each combination that occurs, and no others"
            torn = sum(part.any() and not part.all() for part in groups)
            helped, alone = sum(part.any() for part in groups), sum(len(part) > 1 for part in groups)
            checks.number(
                f"torn_{name[3:]}",
                torn_four if conditions == 4 else torn_five,
                torn,
                {
                    "this is the number of rows: count the torn ones only": len(groups),
                    "this is the number of tests in torn rows: count the rows": sum(
                        len(part) for part in groups if part.any() and not part.all()
                    ),
                    "this counts all rows with soldiers: a row in which soldiers came every time is not torn": helped,
                    "this counts all rows with two tests or more: torn are those that did not end alike": alone,
                },
            )
        print(
            f"Question 6: right. {len(by_four)} combinations of four codes, {torn_four} torn; {len(by_five)} of five, {torn_five} torn, for {len(cases)} tests"
        )
        ### BEGIN HIDDEN TESTS
        whole = alliance_tests.with_request(tests, articles)
        assert (len(by_four), len(by_five)) == tuple(len(whole.groupby(list(alliance_tests.CONDITIONS[:n]))) for n in (4, 5))
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension B, Question 7: "disputed", read both ways (no points)
#
# *Disputed* is neither yes nor no, but somebody who has to decide must read it. `every` holds the eleven tests eight times: `attack` and `territory`, where they are disputed, as yes or as no,
# and `in_force`, where it is `later`, as yes or as no. The column `reading` names the choice. Governments choose row by row; here one choice holds for all rows.
#
# Help is **due**, by the conditions, if the treaty is in force, there is an attack, it is on the ally's land, and either the ally asked for active help (`asked` is yes) or the article names no request.
#
# 1. Put the mask of the rows of `every` in which help is due into `due`.
# 2. Make a table `by_reading`, one row for each reading, with two columns: `due` (how many tests) and `both` (in how many of these soldiers came).
# 3. Put into `mine` a list of the ids that are due in *your* reading: disputed attacks are read as yes, disputed territory as `variant.territory`, and `later` as `variant.later`.
#
# **You will need** `&` for and, `|` for or, brackets around each condition and around the pair with `|`; and `fruit.assign(cheap=cheap, sold=cheap & fruit["sold"]).groupby("shop")[["cheap", "sold"]].sum()`.

# %%
every = alliance_tests.readings(cases) if cases["request"].notna().all() else None
every if every is None else every[["reading", "short", "in_force", "attack", "territory", "asked", "request", "came"]].head(11)

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
due = None
by_reading = None
mine = None
### BEGIN SOLUTION
met = (every["in_force"] == "yes") & (every["attack"] == "yes") & (every["territory"] == "yes")
due = met & ((every["asked"] == "yes") | (every["request"] == "no"))
by_reading = every.assign(due=due, both=due & every["came"]).groupby("reading")[["due", "both"]].sum()
my_reading = f"attack yes, territory {variant.territory}, in_force {variant.later}"
mine = list(every.loc[due & (every["reading"] == my_reading), "id"])
# Idea: three conditions that must all be there, and a fourth that can be met in two ways.
# Method: join three comparisons with &, and then a pair in brackets joined with |; add due and (due and came) as columns, group by reading and sum.
# Line: due = met & ((every["asked"] == "yes") | (every["request"] == "no"))
### END SOLUTION
by_reading


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if every is None or due is None or by_reading is None or mine is None:
        print("Question 7: not answered yet")
    else:
        assert isinstance(due, pd.Series) and len(due) == len(every), (
            f"due should be a mask with a value for each of the {len(every)} rows of every"
        )
        assert due.isin([True, False]).all(), "due should hold True and False: join comparisons, such as every['attack'] == 'yes'"
        mask, right = due.astype(bool), alliance_tests.due(every).astype(bool)
        force, attack, land = (every[name] == "yes" for name in ("in_force", "attack", "territory"))
        asked, plain = every["asked"] == "yes", every["request"] == "no"
        for slip, meant in {
            "this ignores the articles that name no request: under them help is due without one": force & attack & land & asked,
            "this ignores the request: where the article wants one, the ally must have asked": force & attack & land,
            "a request for talks is no request for active help": force & attack & land & ((every["asked"] != "no") | plain),
            "the treaty must be in force as well": attack & land & (asked | plain),
            "it must be on the ally's land as well": force & attack & (asked | plain),
            "there must be an attack as well": force & land & (asked | plain),
            "put brackets around the pair with |: & binds tighter": (force & attack & land & asked) | plain,
            "this asks for both: a request, and an article that names none; one of them is enough": force & attack & land & asked & plain,
            "this is the opposite mask": ~right,
            "the article names no request if request is no; you took yes": force & attack & land & (asked | ~plain),
        }.items():
            assert mask.equals(right) or not mask.equals(meant.astype(bool)), slip
        assert mask.equals(right), f"due holds {mask.sum()} rows, and some are not as the sentence above says: which condition differs?"
        assert isinstance(by_reading, pd.DataFrame), "by_reading should be a table"
        assert list(by_reading.columns) == ["due", "both"], "the columns of by_reading should be due and both, in this order"
        wanted = every.assign(due=right, both=right & every["came"]).groupby("reading")[["due", "both"]].sum()
        assert set(by_reading.index) == set(wanted.index), "by_reading should have one row for each reading: group by the column reading"
        given = by_reading.loc[wanted.index].astype(float)
        assert not given["both"].eq(2).all(), "both counts the tests with soldiers: of these only the ones that were due are asked"
        assert not (given["due"] == wanted["due"] / len(cases)).all(), "these are shares: count with .sum()"
        assert not (given["both"] == given["due"] + 2 - wanted["both"]).all(), "both should join the two masks with &, not with |"
        assert (given["due"] == wanted["due"]).all(), "the column due should sum your mask for each reading"
        assert (given["both"] == wanted["both"]).all(), "the column both should sum the rows in which help was due and soldiers came"
        here = f"attack yes, territory {variant.territory}, in_force {variant.later}"
        ids = list(every.loc[right & (every["reading"] == here), "id"])
        assert not isinstance(mine, (str, int, float)), "mine should be a list of ids, such as ['osh']"
        assert set(mine) <= set(cases["id"]), "mine should hold the ids of tests, as the column id writes them"
        assert set(mine) != set(every.loc[right, "id"]) or set(mine) == set(ids), (
            f"these are due in one reading or another: keep the rows of your own, {here!r}"
        )
        assert set(mine) != set(every.loc[every["reading"] == here, "id"]), "these are all eleven: keep the rows in which help is due"
        assert sorted(mine) == sorted(ids), f"mine should be the ids of the rows in which due holds and reading is {here!r}"
        print(
            f"Question 7: right. Due are {wanted['due'].min()} to {wanted['due'].max()} of {len(cases)} tests; of those that are due, soldiers came in {wanted['both'].max()} at most"
        )
        ### BEGIN HIDDEN TESTS
        whole = alliance_tests.readings(alliance_tests.with_request(tests, articles))
        assert due.sum() == alliance_tests.due(whole).sum()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension C, Question 8: cause or excuse? (no points)
#
# If *disputed* were the cause of staying away, it should not matter who disputes. Read the columns `owed_by` and `not_due`. Make a dictionary `denies` with the eleven ids: `"yes"` if the party that
# would owe help itself gives a reason in `not_due` why none was due (Moscow for Russia; the CSTO, its Secretary-General, the organisation or its members for the CSTO; Minsk for Belarus), and `"no"` if only others do.
# One row can be read both ways; decide, and remember which.
#
# Then put into `by_denial` a table with a row for yes and one for no, and the columns `size` (tests) and `sum` (soldiers came).
#
# **You will need** `fruit["name"].map({"fig": "yes", "pear": "no"})` to make a column of a dictionary, and a groupby as in Question 6.
#
# This one code does about as well on the eleven tests as your rule of Question 2 with all its comparisons. Why could nobody have used it to foretell whether soldiers come? Take "disputed" as a
# cause of staying away, and then as an excuse for it: which test fits each reading better?

# %%
tests[["id", "short", "owed_by", "not_due"]]

# %% nbgrader={"grade": false, "grade_id": "q8", "locked": false, "schema_version": 3, "solution": true, "task": false}
denies = None
by_denial = None
### BEGIN SOLUTION
denies = dict.fromkeys(cases["id"], "yes") | {"kazakhstan": "no", "kursk-dprk": "no", "border-nov-2021": "no"}
by_denial = cases.groupby(cases["id"].map(denies))["came"].agg(["size", "sum"])
# Idea: it counts who speaks, and not whether the reason is good.
# Method: go through the eleven rows: find the party of owed_by among those that speak in not_due. Then map the ids with the dictionary and group by what comes out.
# Line: by_denial = cases.groupby(cases["id"].map(denies))["came"].agg(["size", "sum"])
### END SOLUTION
by_denial


# %% nbgrader={"grade": true, "grade_id": "q8-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(8)
def _check():
    if denies is None or by_denial is None:
        print("Question 8: not answered yet")
    else:
        assert hasattr(denies, "keys") and not hasattr(denies, "columns"), "denies should be a dictionary: id -> 'yes' or 'no'"
        lacking = [name for name in cases["id"] if name not in denies]
        assert not lacking, f"ids without an entry in denies: {len(lacking)}, and the first is {lacking[0] if lacking else ''}"
        assert set(denies.keys()) == set(cases["id"]), "denies has keys that are no ids of tests"
        codes = pd.Series(dict(denies))
        assert not codes.isin([True, False]).any(), "write the words 'yes' and 'no', in quotation marks, not True and False"
        assert codes.isin(["yes", "no"]).all(), "the codes are 'yes' and 'no': decide the row that can be read both ways"
        said = alliance_tests.denied(tests.set_index("id"))
        sure = said[said != "open"]
        off = [name for name in sure.index if codes[name] != sure[name]]
        assert len(off) < len(sure), "yes and no are exchanged: yes means that the party that would owe help gives a reason itself"
        disputed = tests.set_index("id")["attack"].eq("disputed")
        assert not off or set(off) != set(sure.index[sure.eq("yes") != disputed[sure.index]]), (
            "this is the column attack again: here it is asked who speaks in not_due, whatever was disputed"
        )
        too_much = [name for name in off if codes[name] == "yes"]
        assert not too_much, (
            f"{too_much[0] if too_much else ''}: only others speak in not_due; who would owe help, by owed_by, is not among them"
        )
        assert not off, (
            f"{off[0] if off else ''}: look again who would owe help, and who speaks in not_due (codes that are off: {len(off)})"
        )
        assert isinstance(by_denial, pd.DataFrame), "by_denial should be a table: take .agg(['size', 'sum']) of the column came"
        assert list(by_denial.columns) == ["size", "sum"], "the columns of by_denial should be size and sum, in this order"
        right = cases.groupby(cases["id"].map(dict(codes)))["came"].agg(["size", "sum"])
        assert set(by_denial.index) == {"yes", "no"}, (
            "by_denial should have two rows, yes and no: map the column id by denies first, and group by what comes out"
        )
        given = by_denial.loc[right.index]
        assert (given["size"] == right["size"]).all(), (
            "the column size does not follow from your dictionary: map the ids, and group by the result"
        )
        assert (given["sum"] == right["sum"]).all(), "the column sum should say in how many of them soldiers came"
        print(
            f"Question 8: right. Who gave a reason sent soldiers in {right.loc['yes', 'sum']} of {right.loc['yes', 'size']} tests, who gave none in {right.loc['no', 'sum']} of {right.loc['no', 'size']}"
        )
        ### BEGIN HIDDEN TESTS
        assert all(denies[name] == code for name, code in alliance_tests.denied(tests.set_index("id")).items() if code != "open")
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension D: four older treaties (10 minutes, no points)
#
# The table below has the treaties between Russia and China of 1896, 1937, 1945 and 1950: what the strongest promise was, and which kinds of help Russia gave while it was in force. Count the kinds of help
# for each episode, and take the mean for each `promise` by a groupby. Did those who promised to fight help more? Then count only `open`, the one kind that a promise to fight is about. Which of your two counts sets duty
# against conduct? The last column says what stands behind each yes.

# %%
helped = data.load("help_given")
helped[["episode", "promise", "credit", "arms", "covert", "open", "what"]]

# %% [markdown]
# ## Extension E: another coding (5 minutes, no points)
#
# For Kazakhstan in 2022 `attack` is no, because no forces of a foreign state are shown to have taken part. Read `due` and `not_due` of that row, and the new Article 4: does it say that the attacker must be a state? Set the code to
# `disputed` in a copy of `cases`, and run Questions 6, 2 and 4 again. What changes, and what does not?

# %% [markdown]
# ## Sources
#
# The tables name their sources row by row; *Data* in the book says how they were coded. Ragin, Charles C. (1998). The Logic of Qualitative Comparative Analysis. *International Review of Social History* 43,
# Supplement, 105–124. Leeds, Brett Ashley, Andrew G. Long and Sara McLaughlin Mitchell (2000). Reevaluating Alliance Reliability: Specific Threats, Specific Promises. *Journal of Conflict Resolution*
# 44(5), 686–699.
