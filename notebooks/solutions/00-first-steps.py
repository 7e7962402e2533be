# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 0: First steps with a table
#
# **Time:** <!-- minutes -->. **Read first:** nothing. This lab needs no chapter, and no knowledge of Python beyond `name = value`.
# **Data:** `trade_cow`, trade among six states from 1870 to 2014, from the Correlates of War project (Barbieri and Keshk 2016).
#
# Around 1960 the Soviet Union and China, who were allies, fell out. Did they also stop trading? You will find out what a table can say to this, and what it cannot. On the way you learn
# what all other labs ask for.
#
# You will
#
# 1. select rows by two conditions,
# 2. provoke four errors, and read what Python says to them,
# 3. tell a missing figure from a zero,
# 4. draw a chart, and say what it shows.
#
# How a notebook works: click into a grey cell and press Shift and Enter together. Python runs it, and what comes out stands below. Cells know what the cells above them did, so begin at the top.
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and names what is off. Nothing that you write can break the notebook.
#
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1; run it again for the next of three. `lab.checkpoint(1)` in the cell of the answer
# hands you the answer. It costs the points of this question and no others, so that you can always go on.

# %%
import altair as alt
import pandas as pd

from alliances import data
from alliances.charts import style
from alliances.labs import checks, variants

style.show_live()

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you years of your own. Your instructor says which id. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("00-first-steps", STUDENT)
lab = checks.Lab("00-first-steps", edition=2)
print("Your variant:", vars(variant))

# %% [markdown]
# ## You will need
#
# These lines do on a small table what this lab asks for. It holds what two shops sold in three months; in one month nobody wrote it down. Run the cell, compare each line with what it
# prints.

# %%
shops = pd.DataFrame(
    {
        "shop": ["Ana", "Ana", "Ana", "Bo", "Bo", "Bo"],
        "month": [1, 2, 3, 1, 2, 3],
        "sold": pd.array([10, 12, None, 7, 0, 8], dtype="Int64"),
    }
)
print(shops[(shops["shop"] == "Ana") & (shops["month"] >= 2)])  # rows: each condition in round brackets, & for "and", == for "is"
print("months without a figure:", shops["sold"].isna().sum())  # <NA> means: not known
print("mean of the known months:", shops["sold"].mean(), "  mean if unknown were 0:", shops["sold"].fillna(0).mean())
alt.Chart(shops, title="Bo sold nothing in the second month", width=240).mark_line(point=True).encode(
    x="month:O", y="sold:Q", color="shop:N"
)

# %% [markdown]
# ## The table
#
# One row says what one state (`importer`) bought from another (`exporter`) in one year, in million US dollars of that year. `RUS` stands for the Russian Empire, the Soviet Union and
# Russia, `CHN` for China, `USA`, `TUR`, `IRN` and `ISR` for the United States, Türkiye, Iran and Israel.

# %%
trade = data.load("trade_cow")
trade.head()

# %% [markdown]
# ## Predict
#
# How much did the Soviet Union buy from China in 1970, in the middle of their quarrel? In 1957 it was 812 million dollars. Write a number of millions. A guess earns no points and costs none.

# %%
guess = None

# %% [markdown]
# ## Question 1: select rows (1 point)
#
# Put into `bought` all rows in which Russia is the importer and the year is `variant.since` or later.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
bought = None
### BEGIN SOLUTION
# Idea: two conditions, and both must hold.
# Method: compare one column with "RUS" and one with variant.since, each in round brackets, and put & between them.
# Line: bought = trade[(trade["importer"] == "RUS") & (trade["year"] >= ...)]
bought = trade[(trade["importer"] == "RUS") & (trade["year"] >= variant.since)]
### END SOLUTION
bought


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if bought is None:
        print("Question 1: not answered yet")
    else:
        assert not isinstance(bought, pd.Series) or not pd.api.types.is_bool_dtype(bought), (
            "this is the condition itself, True or False for each row: put it into square brackets behind the table, trade[...]"
        )
        assert isinstance(bought, pd.DataFrame), "bought should be a table: trade[(condition) & (condition)]"
        assert set(bought.columns) == set(trade.columns), "keep all columns: select rows only"
        assert len(bought), 'no row fits: the table writes "RUS", in capitals and in quotation marks'
        russia, late = trade["importer"] == "RUS", trade["year"] >= variant.since
        rows = set(bought.index)
        told = {
            "Russia is the seller in these rows: take the column importer": (trade["exporter"] == "RUS") & late,
            "these are all years: the second condition is missing": russia,
            "these are all importers: the first condition is missing": late,
            "| means or, and takes rows in which one of the two holds: write &": russia | late,
            f"the year {variant.since} is missing: >= means from this year on": russia & (trade["year"] > variant.since),
            f"this is the year {variant.since} alone: write >= for this year or later": russia & (trade["year"] == variant.since),
            "these years are too early: >= means this year or later": russia & (trade["year"] <= variant.since),
            "these are the years before: >= means this year or later": russia & (trade["year"] < variant.since),
            "these are the other importers: == means is, != means is not": ~russia & late,
            "these are rows of China, and Russia is the importer that is asked for": (trade["importer"] == "CHN") & late,
            "only one seller is left: take all exporters": russia & late & (trade["exporter"] == "CHN"),
        }
        for message, which in told.items():
            assert rows != set(trade.index[which]), message
        right = set(trade.index[russia & late])
        assert not rows - right or not rows <= set(trade.index[russia]), (
            f"there are years before {variant.since} among them: write variant.since itself into the condition"
        )
        assert not rows - right, f"{len(rows - right)} rows do not fit: look at the columns importer and year"
        assert not right - rows, f"{len(right - rows)} rows are missing: is there a third condition, or .head()?"
        assert len(bought) == len(rows), "some rows stand there twice"
        print(f"Question 1: right, {len(bought)} rows")
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("00-first-steps", STUDENT)
        assert bought["year"].min() == mine.since and set(bought["importer"]) == {"RUS"} and bought["exporter"].nunique() == 5
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 2: four errors (1 point)
#
# Everybody makes errors, all the time. Python then stops and prints a *traceback*; below it this notebook says what it usually means. **Read the last line of the
# traceback first**: it begins with the name of the error, such as `ZeroDivisionError`, and says what is wrong. Then look for the arrow `---->` that points at a line of your own cell; skip all other arrows.
#
# Provoke four of them. Take the `#` away in front of one line, run the cell, read, and put the `#` back before you try the next.

# %%
# trade["importr"]                                                  # A
# treade.head()                                                     # B
# trade[trade["year"] > 2000 and trade["importer"] == "RUS"]        # C
# trade[trade["importer"] == "RUS" & trade["year"] > 2000]          # D

# %% [markdown]
# Write the name of each error into `errors`. Then put into `mended` what lines C and D both wanted to select, written as it should be.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
errors = {"A": None, "B": None, "C": None, "D": None}  # such as "ZeroDivisionError"
mended = None
### BEGIN SOLUTION
# Idea: the name of an error is the first word of the last line of its traceback.
# Method: copy the word in front of the colon, with its capitals, in quotation marks. Then write D with & and a pair of round brackets for each condition.
# Line: mended = trade[(trade["importer"] == "RUS") & (...)]
errors = {"A": "KeyError", "B": "NameError", "C": "ValueError", "D": "TypeError"}
mended = trade[(trade["importer"] == "RUS") & (trade["year"] > 2000)]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if mended is None or (isinstance(errors, dict) and None in errors.values()):
        print("Question 2: not answered yet")
    else:
        assert isinstance(errors, dict), 'errors should stay a dictionary: {"A": "...", "B": "...", "C": "...", "D": "..."}'

        def named(line):
            """Return the name of the error that a line gives."""
            try:
                eval(line, {"trade": trade})
            except Exception as error:
                return type(error).__name__
            return "none"

        lines = {
            "A": 'trade["importr"]',
            "B": "treade.head()",
            "C": 'trade[trade["year"] > 2000 and trade["importer"] == "RUS"]',
            "D": 'trade[trade["importer"] == "RUS" & trade["year"] > 2000]',
        }
        right = {letter: named(line) for letter, line in lines.items()}
        assert set(errors) == set(right), "the keys of errors should be A, B, C and D"
        for letter, name in errors.items():
            assert isinstance(name, str), f"the name of error {letter} should be a text in quotation marks"
            assert name.strip().lower() != "error", f"error {letter} has a longer name: look at the last line of the traceback"
            assert ":" not in name and " " not in name.strip(), f"for {letter} write the name only: the word in front of the colon"
            assert name.strip().lower() != right[letter].lower() or name.strip() == right[letter], (
                f"names are exact: mind the capitals in {letter}"
            )
            assert name.strip() == right[letter], (
                f"line {letter} gives another error"
                + (": this is the one of another line" if name.strip() in right.values() else "")
                + ". Take the # away in front of it alone, and read the last line"
            )
        assert isinstance(mended, pd.DataFrame), "mended should be a table: the rows that C and D wanted to select"
        russia, late = trade["importer"] == "RUS", trade["year"] > 2000
        told = {
            "| means or: both conditions should hold, so write &": russia | late,
            "2000 does not belong to it: > means later than": russia & (trade["year"] >= 2000),
            "the first condition is missing": late,
            "the second condition is missing": russia,
        }
        for message, which in told.items():
            assert set(mended.index) != set(trade.index[which]), message
        assert set(mended.index) == set(trade.index[russia & late]), (
            "mended should hold the rows in which Russia is the importer and the year is later than 2000"
        )
        print("Question 2: right. You will meet all four again, and now you know them")
        ### BEGIN HIDDEN TESTS
        assert mended["year"].min() == 2001 and set(mended["importer"]) == {"RUS"}
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 3: not known is not nothing (1 point)
#
# Put into `pair` the rows in which Russia (`RUS`) bought from China (`CHN`), from `variant.first` to `variant.last`, both included. An empty cell is printed as `<NA>` or `NaN`: the source has no
# figure. Then compute three numbers from the column `imports` of `pair`:
#
# - `unknown`: for how many years there is no figure,
# - `mean_known`: the mean of the years with a figure,
# - `mean_filled`: the mean if somebody fills every gap with 0.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
pair = None
unknown = None
mean_known = None
mean_filled = None
### BEGIN SOLUTION
# Idea: conditions as before, now more of them; then three lines as in the box.
# Method: join four conditions with &; then .isna().sum(), .mean() and .fillna(0).mean() on the column imports.
# Line: pair = trade[(trade["importer"] == "RUS") & (trade["exporter"] == "CHN") & (trade["year"] >= variant.first) & (...)]
pair = trade[
    (trade["importer"] == "RUS") & (trade["exporter"] == "CHN") & (trade["year"] >= variant.first) & (trade["year"] <= variant.last)
]
unknown = pair["imports"].isna().sum()
mean_known = pair["imports"].mean()
mean_filled = pair["imports"].fillna(0).mean()
### END SOLUTION
pair


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if pair is None or unknown is None or mean_known is None or mean_filled is None:
        print("Question 3: not answered yet")
    else:
        assert isinstance(pair, pd.DataFrame) and set(pair.columns) == set(trade.columns), (
            "pair should be a table with all columns: trade[...]"
        )
        assert len(pair), (
            'no row fits: begin with trade, for bought has other years; write "RUS" and "CHN"; a year must be from first AND to last'
        )
        wanted = trade[(trade["importer"] == "RUS") & (trade["exporter"] == "CHN")]
        wanted = wanted[wanted["year"].between(variant.first, variant.last)]
        assert not ((pair["importer"] == "CHN") & (pair["exporter"] == "RUS")).all(), "here China buys from Russia: turn the two round"
        assert (pair["importer"] == "RUS").all() and (pair["exporter"] == "CHN").all(), (
            "some rows are of other states: Russia is the importer, China the exporter"
        )
        assert pair["imports"].isna().any() or not wanted["imports"].isna().any(), (
            "the years without a figure are gone, and with them what this question is about: keep them in pair, and fill nothing"
        )
        lost = sorted(set(wanted["year"]) - set(pair["year"]))
        assert not lost or set(lost) - {variant.first, variant.last}, f"both ends belong to it, {lost[0]} too: >= and <="
        assert not lost, f"{len(lost)} years are missing, the first is {lost[0]}"
        assert len(pair) == len(wanted), f"{len(pair) - len(wanted)} rows too many: from {variant.first} to {variant.last}"
        gaps, known = int(wanted["imports"].isna().sum()), wanted["imports"].astype(float)
        checks.number(
            "unknown",
            unknown,
            gaps,
            {
                "this is the number of years with a figure: .isna() is True where there is none": float(len(wanted) - gaps),
                "this is the number of all years: count those without a figure, .isna().sum()": float(len(wanted)),
                "this counts zeros: a gap is no zero, use .isna()": float((wanted["imports"] == 0).sum()),
                "this is the share of the years: the number is asked for": gaps / len(wanted),
                "this counts the gaps of the whole table: count in pair": float(trade["imports"].isna().sum()),
                "this counts the rows whose status is none; others were taken out as false": float((wanted["status"] == "none").sum()),
            },
            within=1e-6,
        )
        slips = {
            "this is the median: the mean is asked for": known.median(),
            "this is the sum: the mean is asked for": known.sum(),
            "this is the mean of the whole table: take the column of pair": float(trade["imports"].mean()),
            "this is the number of years with a figure": float(known.count()),
        }
        checks.number(
            "mean_known",
            mean_known,
            known.mean(),
            {"this is the mean with the gaps filled: .mean() alone leaves unknown years out": known.fillna(0).mean()} | slips,
            within=0.06,
        )
        checks.number(
            "mean_filled",
            mean_filled,
            known.fillna(0).mean(),
            {
                "the gaps are still left out, or filled with the mean: .fillna(0) before .mean()": known.mean(),
                "this fills the gaps with 1: fill them with 0": known.fillna(1).mean(),
            }
            | slips,
            within=0.06,
        )
        print(
            f"Question 3: right. {unknown} of {len(pair)} years have no figure; the mean is {mean_known:.0f} million without them and {mean_filled:.0f} if they count as 0"
        )
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("00-first-steps", STUDENT)
        assert (pair["year"].min(), pair["year"].max()) == (mine.first, mine.last)
        assert abs(mean_filled * len(pair) - mean_known * (len(pair) - unknown)) < 4
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 4: a chart (1 point)
#
# Draw `pair` as a line with points: the years from left to right, `imports` upwards. Leave the gaps as they are. Write `x=alt.X("year:Q").axis(format="d")`, or the years get a comma. Give the chart a title that says what you see, as a newspaper would. Put it into `chart`.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
chart = None
### BEGIN SOLUTION
# Idea: a chart takes a table, a mark, and what stands on each axis.
# Method: alt.Chart(pair, title="...").mark_line(point=True).encode(x=..., y=...), with the column names and their kind, :Q for numbers.
# Line: .encode(x=alt.X("year:Q").axis(format="d"), y=...)
chart = alt.Chart(pair, title="The record breaks off in 1958").mark_line(point=True).encode(x="year:Q", y="imports:Q")
### END SOLUTION
chart


# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
@lab.question(4)
def _check():
    if pair is None or chart is None:
        print("Question 4: not answered yet")
    else:
        assert isinstance(chart, alt.Chart), "chart should be an Altair chart: alt.Chart(pair, title=...).mark_line(...).encode(...)"
        shown, drawn = chart.data, chart.to_dict()
        assert isinstance(shown, pd.DataFrame) and "imports" in shown.columns, "the chart should have the table pair: alt.Chart(pair, ...)"
        assert len(shown) <= len(pair), "the chart has rows of other years or states: alt.Chart(pair, ...)"
        assert shown["imports"].isna().any() or not pair["imports"].isna().any(), (
            "the gaps are gone: draw pair as it is, without filling or dropping"
        )
        assert list(shown["year"]) == list(pair["year"]), "the chart should have all rows of pair, and no others"
        mark = drawn["mark"] if isinstance(drawn["mark"], dict) else {"type": drawn["mark"]}
        assert mark["type"] != "bar", "bars begin at 0, so that a year without a figure looks like nothing sold: draw a line"
        assert mark["type"] != "area", "an area begins at 0, and a gap looks like nothing sold: draw a line"
        assert mark["type"] == "line", "draw a line with points: .mark_line(point=True)"
        assert mark.get("point"), "a year between two gaps has no line on either side, and vanishes: .mark_line(point=True) shows it"
        on = {side: drawn.get("encoding", {}).get(side, {}).get("field") for side in ("x", "y")}
        assert on["x"], 'nothing stands on the x axis: .encode(x="year:Q", ...)'
        assert on["y"], 'nothing stands on the y axis: .encode(..., y="imports:Q")'
        assert (on["x"], on["y"]) != ("imports", "year"), "the axes are exchanged: the years run from left to right"
        assert on["x"] == "year", "the years should stand on the x axis"
        assert on["y"] == "imports", "imports should stand on the y axis"
        told = drawn.get("title", "")
        told = told.get("text", "") if isinstance(told, dict) else told
        told = " ".join(told) if isinstance(told, list) else str(told)
        assert told.strip(), 'the title is missing: alt.Chart(pair, title="...")'
        assert len(told.split()) >= 3, "a title says what you see, in a few words: not only what is drawn"
        print(f"Question 4: the axes and the gaps are right. The title: {checks.NOT_CHECKED}. Read it again after the next picture.")
        ### BEGIN HIDDEN TESTS
        assert shown["imports"].isna().sum() == pair["imports"].isna().sum()
        ### END HIDDEN TESTS


# %% [markdown]
# The next cell draws the same table with every gap filled by 0. Nothing else has changed.

# %%
if chart is None or pair is None:
    print("The picture is drawn when Question 4 is answered.")
else:
    filled = pair.assign(imports=pair["imports"].fillna(0))
    axes = {"x": alt.X("year:Q").axis(format="d"), "y": alt.Y("imports:Q", title="imports, gaps as 0")}
    print("You guessed", guess, "million for 1970. What the table says of the years without a figure:")
    print(
        pair.loc[pair["imports"].isna(), "status"].value_counts().to_dict(), "(none: the source has no figure; removed: it has a false 0)"
    )
    shown = alt.Chart(filled, title="The same, with every gap as 0", width=420, height=200).mark_line(point=True).encode(**axes)
shown if chart is not None and pair is not None else None

# %% [markdown]
# ## Question 5: which picture would you print? (1 point, read by a person)
#
# In two or three sentences: did the Soviet Union and China stop trading? Say what the second picture claims, what the table knows, and what became of your guess.
#
# <!-- rubric: bridge -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q5", "locked": false, "points": 1, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# That was it: rows by conditions, errors, gaps, and a chart. The two extensions that follow, groups and columns, are worth the minutes before you go on to another lab.

# %% [markdown]
# ## Extension A, Question 6: one number for each group (no points)
#
# Go back to `bought`. The next cell shows with the shops what this extension and the next one ask for. Put into `totals` how much Russia bought from each exporter in all these years together: a series with one number for each exporter.

# %%
print(shops.groupby("shop")["sold"].sum())  # one number for each shop
print(shops.pivot(index="month", columns="shop", values="sold"))  # a row for each month, a column for each shop

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
totals = None
### BEGIN SOLUTION
# Idea: put the rows of each exporter together, and add up.
# Method: .groupby(column), then the column of the numbers in square brackets, then .sum().
# Line: totals = bought.groupby("exporter")["imports"]...
totals = bought.groupby("exporter")["imports"].sum()
### END SOLUTION
totals


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if bought is None or totals is None:
        print("Question 6: not answered yet")
    else:
        assert not isinstance(totals, pd.DataFrame), (
            'totals should be a series: name the column of the numbers, ["imports"], behind groupby'
        )
        assert not type(totals).__name__.endswith("GroupBy"), "the groups are made, and nothing is added up yet: .sum() at the end"
        groups = bought.groupby("exporter")["imports"]
        russia = trade[trade["importer"] == "RUS"]
        assert not hasattr(totals, "keys") or set(totals.keys()) != {"RUS"}, "Russia buys in all these rows: group by exporter"
        assert not hasattr(totals, "keys") or set(totals.keys()) != set(bought["year"]), (
            "this is one number for each year: group by exporter"
        )
        slips = {
            "these are means: add up with .sum()": groups.mean(),
            "these are numbers of rows: add up with .sum()": groups.size(),
            "these are the largest years: add up with .sum()": groups.max(),
            "these are medians: add up with .sum()": groups.median(),
            "these are the years added up: the numbers stand in imports": bought.groupby("exporter")["year"].sum(),
            "these are the first years: add up with .sum()": groups.first(),
            "these are the last years: add up with .sum()": groups.last(),
            "these are shares: the amounts are asked for": groups.sum() / groups.sum().sum(),
            "this adds up all years of the table: take bought": russia.groupby("exporter")["imports"].sum(),
        }
        checks.numbers("totals", totals, groups.sum(), slips)
        print(f"Question 6: right. Most came from {groups.sum().idxmax()}, least from {groups.sum().idxmin()}")
        ### BEGIN HIDDEN TESTS
        assert abs(sum(float(totals[name]) for name in groups.groups) - float(bought["imports"].sum())) < 1
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension B, Question 7: rows into columns (no points)
#
# To compare two exporters year by year, they should stand side by side. Turn `bought` into a table `wide` with a row for each year and a column for each exporter, which holds `imports`.

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
wide = None
### BEGIN SOLUTION
# Idea: what names the rows, what names the columns, and what stands in the cells?
# Method: .pivot(index=..., columns=..., values=...) on bought, with the names of three columns.
# Line: wide = bought.pivot(index="year", columns=..., values=...)
wide = bought.pivot(index="year", columns="exporter", values="imports")
### END SOLUTION
wide


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if bought is None or wide is None:
        print("Question 7: not answered yet")
    else:
        assert isinstance(wide, pd.DataFrame), "wide should be a table"
        years, sellers = set(bought["year"]), set(bought["exporter"])
        assert set(wide.index) != sellers or set(wide.columns) != years, (
            "rows and columns are exchanged: index names the rows, and these are the years"
        )
        assert wide.columns.nlevels == 1, 'the columns have two levels: name what stands in the cells, values="imports"'
        assert set(wide.columns) != set(bought.columns), "the rows are not turned yet: bought.pivot(index=..., columns=..., values=...)"
        assert set(wide.columns) != {"RUS"}, "the columns should be the exporters: Russia is the importer in every row"
        assert "year" not in wide.columns, 'the years should name the rows: index="year"'
        assert set(wide.columns) == sellers, f"there should be a column for each exporter: {', '.join(sorted(sellers))}"
        assert set(wide.index) == years, f"there should be a row for each year from {min(years)} to {max(years)}, as in bought"
        assert len(wide) == len(years), "some years stand there twice"
        assert not set(pd.unique(wide.to_numpy().ravel())) <= set(trade["status"]), 'the cells hold words: values="imports"'
        assert not (wide.notna().all().all() and (wide.astype(float) <= 1).all().all()), (
            "these are numbers of rows: .pivot, or .pivot_table with aggfunc='sum'"
        )
        held = bought.set_index(["year", "exporter"])["imports"].astype(float)
        seen = wide.astype(float).stack()
        assert not (seen == [float(year) for year, _ in seen.index]).all(), 'the cells hold the years: values="imports"'
        assert all(abs(value - held[place]) < 1e-6 for place, value in seen.items()), (
            "the cells should hold the column imports of bought, as it is"
        )
        ahead = (wide["CHN"] > wide["USA"]).sum()
        print(
            f"Question 7: right, {len(wide)} years and {len(wide.columns)} exporters. In {ahead} of these years China sold more to Russia than the United States did"
        )
        ### BEGIN HIDDEN TESTS
        assert abs(float(wide.sum().sum()) - float(bought["imports"].sum())) < 1
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension C: a pair of your own (10 minutes, no points)
#
# Choose two other states and other years, and do Questions 3 and 4 again. Where does their record break off, and would a reader of the filled picture believe in a quarrel that the table does not show?

# %% [markdown]
# ## Sources
#
# Barbieri, Katherine, Omar M. G. Keshk and Brian M. Pollins (2009). Trading Data: Evaluating Our Assumptions and Coding Rules. *Conflict Management and Peace Science* 26(5), 471–491. The figures:
# Correlates of War, International Trade, version 4.0, as carried by the R package peacesciencer (Miller 2022).
