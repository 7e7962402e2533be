# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 13: Whose number?
#
# **Time:** <!-- minutes -->. A warm-up: it needs masks and one groupby. **Read first:** the chapter *Rivals who cooperate*.
# **Data:** `quoted_trade`, figures of trade as officials and agencies quoted them, collected for this book.
#
# You will
#
# 1. keep the figures that may stand side by side, and find the years that were quoted more than once,
# 2. measure how far the speakers are apart, and which side is higher,
# 3. find out which conclusions depend on whom one quotes, and which do not.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks. If you are stuck, `lab.hint(2)` gives a hint to Question 2, and
# again another; `lab.checkpoint(2)` in the cell of the answer hands you the answer, and the question then earns no points.

# %%
import pandas as pd

from alliances import data
from alliances.labs import checks, variants

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you an earlier year and a limit of your own. Your instructor says which id. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("13-whose-number", STUDENT)
lab = checks.Lab("13-whose-number")
print("Your variant:", vars(variant))

# %% [markdown]
# ## The figures
#
# Each row is one figure as somebody quoted it, in billion current US dollars. `state_a` and `state_b` are the two states, `exporter` is the seller where the figure covers one direction
# only and is **empty** where it covers both. `qualifier` says how firmly it was stated, `side` whose count it is.

# %%
figures = data.load("quoted_trade")
figures[["id", "state_a", "state_b", "year", "exporter", "value", "qualifier", "side", "compiler"]].tail(14)

# %% [markdown]
# ## Before you count: a prediction
#
# For some years there are several figures. Where will the largest gap be: **between** the two sides, such as Chinese and Russian customs, or **within** one side, such as two Russian officials? Write it down. It earns no
# points and costs none; you come back to it after Question 2.

# %%
guess = None  # "between" or "within"

# %% [markdown]
# ## Question 1: what may stand side by side? (2 points)
#
# Put into `whole` the rows of `figures` that cover both directions (`exporter` is empty) and a whole year. Leave out what is a forecast or a part of the year, by the column `qualifier`; the other qualifiers stay.
#
# Then put into `several` the number of figures for each `state_a`, `state_b` and `year` that was quoted more than once, as a Series.
#
# **You will need** `fruit["eaten"].isna()` for what is empty, `~fruit["grade"].isin(["raw", "rotten"])` for all but some words, and `fruit.groupby(["kind", "year"]).size()`.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
whole = None
several = None
### BEGIN SOLUTION
whole = figures[figures["exporter"].isna() & ~figures["qualifier"].isin(["forecast", "part of the year"])]
count = whole.groupby(["state_a", "state_b", "year"]).size()
several = count[count > 1]
# Idea: a total must not stand beside one direction, nor a year beside eleven months.
# Method: one mask for the empty exporter, one for the two qualifiers with ~ before it, joined by &; then group by three columns, take the size, and keep what is above 1.
# Line: figures["exporter"].isna() & ~figures["qualifier"].isin(["forecast", "part of the year"])
### END SOLUTION
several


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if whole is None or several is None:
        print("Question 1: not answered yet")
    else:
        assert isinstance(whole, pd.DataFrame) and "id" in whole.columns, "whole should be a table with the columns of figures"
        one_way, qualifier = figures["exporter"].notna(), figures["qualifier"]
        short = qualifier.isin(["forecast", "part of the year"])
        right = set(figures.loc[~one_way & ~short, "id"])
        mine = set(whole["id"])
        assert mine != set(figures["id"]), "these are all figures: keep the rows that cover both directions and a whole year"
        assert mine != set(figures.loc[one_way & ~short, "id"]), "these are the single directions: an empty exporter means both directions"
        assert not mine & set(figures.loc[one_way, "id"]), "some rows cover one direction only: there the exporter is not empty"
        assert not mine & set(figures.loc[qualifier == "forecast", "id"]), "a forecast is still among them: leave it out"
        assert not mine & set(figures.loc[qualifier == "part of the year", "id"]), "figures for a part of the year are still among them"
        assert mine, "no row is left: does your mask turn round with ~ what it should keep?"
        for word in ("more than", "about", "almost"):
            assert right - mine != set(figures.loc[~one_way & (qualifier == word), "id"]), (
                f"figures that were stated as {word!r} are missing: they cover a whole year and stay"
            )
        assert right - mine != set(figures.loc[~one_way & qualifier.isin(["more than", "about", "almost"]), "id"]), (
            "only firm figures are left: 'more than', 'about' and 'almost' stay, for they cover a whole year, too"
        )
        assert mine == right, f"rows that are missing from whole: {len(right - mine)}. Join only the two conditions of the question"
        pairs = figures[figures["id"].isin(right)].groupby(["state_a", "state_b", "year"]).size()
        assert isinstance(several, pd.Series), "several should be a Series: take .size() of the groups, and keep those above 1"
        assert len(several) < len(pairs), "these are all pairs and years: keep those that were quoted more than once"
        assert several.index.nlevels == 3, "group by state_a, state_b and year: the index of several should have all three"
        assert (several > 1).all(), "some of these were quoted once only: keep what is above 1"
        assert len(several) >= (pairs > 1).sum(), "some pairs and years with several figures are missing: above 1 means two, too"
        assert several.astype(int).to_dict() == pairs[pairs > 1].to_dict(), (
            "several should count the rows of whole, for each state_a, state_b and year"
        )
        print(
            f"Question 1: right. {len(whole)} of {len(figures)} figures may stand side by side, and {len(several)} years were quoted more than once"
        )
        ### BEGIN HIDDEN TESTS
        table = data.load("quoted_trade")
        assert len(whole) == (table["exporter"].isna() & table["qualifier"].isin(["as given", "more than", "about", "almost"])).sum()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 2: how far apart, and who is higher? (2 points)
#
# Look at the figures of the years in `several`. The **spread** of some figures is the largest minus the smallest, in per cent of the smallest.
#
# 1. Put into `spread` a dictionary with three numbers: `"china"` for all figures on Russia and China in 2018, `"turkey"` for all on Russia and Türkiye in 2022, and `"russia"` for those on Russia and Türkiye in
#    2022 whose `side` is Russia.
# 2. A side is higher if each of its figures is above each of the other side's. Put into `higher` a dictionary with the keys `"china"` and `"turkey"`: the name of the higher `side`, or `"neither"`.
# 3. Put into `far` a list of the keys of `spread` whose spread is above your limit (`variant.limit`, in per cent).
#
# **You will need** `fruit.loc[(fruit["kind"] == "fig") & (fruit["year"] == 2020), "price"]` for the prices of some rows, and `prices.max()` and `prices.min()`.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
spread = None
higher = None
far = None
### BEGIN SOLUTION
china = whole.loc[(whole["state_a"] == "CHN") & (whole["state_b"] == "RUS") & (whole["year"] == 2018), "value"]
turkey = whole[(whole["state_b"] == "TUR") & (whole["year"] == 2022)]
russia = turkey.loc[turkey["side"] == "Russia", "value"]
sets = {"china": china, "turkey": turkey["value"], "russia": russia}
spread = {name: 100 * (each.max() - each.min()) / each.min() for name, each in sets.items()}
higher = {"china": "Russia", "turkey": "neither"}
far = [name for name in spread if spread[name] > variant.limit]
# Idea: three small groups of figures, one formula; and to say who is higher one must look at who spoke.
# Method: take each group with a mask, compute 100 * (max - min) / min, and print the rows with side and value to see who stands where.
# Line: 100 * (china.max() - china.min()) / china.min()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if whole is None or spread is None or higher is None or far is None:
        print("Question 2: not answered yet")
    else:
        pair = {"china": (whole["state_a"] == "CHN") & (whole["state_b"] == "RUS") & (whole["year"] == 2018)}
        pair["turkey"] = (whole["state_a"] == "RUS") & (whole["state_b"] == "TUR") & (whole["year"] == 2022)
        pair["russia"] = pair["turkey"] & (whole["side"] == "Russia")
        sets = {name: whole.loc[mask, "value"] for name, mask in pair.items()}
        lows, highs = ({name: getattr(each, end)() for name, each in sets.items()} for end in ("min", "max"))
        right = {name: 100 * (highs[name] - lows[name]) / lows[name] for name in sets}
        others_too = whole.loc[(whole["side"] == "Russia") & (whole["year"] == 2022), "value"]
        everything = figures.loc[(figures["state_a"] == "CHN") & (figures["state_b"] == "RUS") & (figures["year"] == 2018), "value"]
        checks.numbers(
            "spread",
            spread,
            right,
            {
                "these are billions: divide by the smallest, and multiply by 100": {name: highs[name] - lows[name] for name in sets},
                "these are shares: multiply by 100 to have per cent": {name: right[name] / 100 for name in sets},
                "this divides by the largest: the smallest is asked": {
                    name: 100 * (highs[name] - lows[name]) / highs[name] for name in sets
                },
                "this divides by the mean: the smallest is asked": {
                    name: 100 * (highs[name] - lows[name]) / sets[name].mean() for name in sets
                },
                "this is the largest in per cent of the smallest: subtract 100": {name: 100 * highs[name] / lows[name] for name in sets},
                "the signs are turned round: largest minus smallest": {name: -right[name] for name in sets},
                "the standard deviation is another measure: largest minus smallest": {
                    name: 100 * sets[name].std() / lows[name] for name in sets
                },
                "under 'russia' belong the figures whose side is Russia, and there are several": right | {"russia": 0.0},
                "under 'russia' stand figures of other pairs, too: those on Russia and Türkiye are asked": right
                | {"russia": 100 * (others_too.max() - others_too.min()) / others_too.min()},
                "under 'china' stand figures of one direction, too: take the rows of whole": right
                | {"china": 100 * (everything.max() - everything.min()) / everything.min()},
                "no row fits under 'china': state_a is CHN there, and state_b is RUS": right | {"china": float("nan")},
                "no row fits: state_a and state_b hold codes of three letters, such as CHN": dict.fromkeys(right, float("nan")),
                "these are whole numbers: do not round": {name: round(right[name]) for name in sets},
            },
        )
        assert hasattr(higher, "keys") and set(higher.keys()) == {"china", "turkey"}, (
            "higher should be a dictionary with the keys china and turkey"
        )
        sides = {"china": {"Russia", "China", "neither"}, "turkey": {"Russia", "Türkiye", "neither"}}
        for name, known in sides.items():
            assert isinstance(higher[name], str), f"higher[{name!r}] should be a word: the name of a side, or 'neither'"
            assert higher[name] in known, f"higher[{name!r}] should be one of {', '.join(sorted(known))}"
            rows = whole[pair[name]].groupby("side")["value"].agg(["min", "max"])
            top = [side for side in rows.index if (rows.loc[side, "min"] > rows["max"].drop(side)).all()]
            best = top[0] if top else "neither"
            assert not (best == "neither" and higher[name] != "neither"), (
                f"higher[{name!r}]: not each figure of {higher[name]} is above each figure of the other side; print side and value of the rows"
            )
            assert higher[name] != "neither" or best == "neither", (
                f"higher[{name!r}]: one side is above the other; print side and value of the rows"
            )
            assert higher[name] == best, f"higher[{name!r}]: {higher[name]} gave the lower figure"
        assert not isinstance(far, (str, int, float, dict)), "far should be a list of keys, such as ['china']"
        assert set(far) <= set(right), "far should hold keys of spread: china, turkey and russia"
        wanted = {name for name in right if right[name] > variant.limit}
        assert set(far) != set(right) - wanted, f"these are the keys whose spread is not above {variant.limit} per cent"
        assert set(far) == wanted, f"far should hold each key whose spread is above {variant.limit} per cent, and no other"
        print(f"Question 2: right. { {name: round(float(value), 1) for name, value in spread.items()} } per cent; higher: {higher}")
        print(f"Your prediction was {guess}: the widest gap, {max(right.values()):.1f} per cent, stands between two officials of one side")
        ### BEGIN HIDDEN TESTS
        table = data.load("quoted_trade").set_index("id")["value"]
        assert abs(spread["china"] - 100 * (table["chn-rus-2018-russian-customs"] / table["chn-rus-2018"] - 1)) < 0.01
        assert set(far) == {name for name, value in dict(spread).items() if value > variants.choose("13-whose-number", STUDENT).limit}
        ### END HIDDEN TESTS


# %% [markdown]
# Two customs offices can differ without a lie: imports are commonly valued with freight and insurance, exports without; and goods that pass through a third country may be counted under it. That makes
# some per cent. It does not explain one official who gave two figures for one year.
#
# ## Question 3: does it change the conclusion? (3 points)
#
# Somebody writes that trade between Russia and Türkiye **tripled** up to 2022. Whether that is so may depend on whom one quotes. Compare with the earlier year of your variant (`variant.since`); its figure is in `base`.
#
# 1. Put into `times` a Series: each of the figures for 2022 in `whole`, divided by `base`, with the `id` as index.
# 2. Put into `true_for` a dictionary with the keys 2, 3, 4 and 5: by how many of the figures had trade grown to that many times, or more?
# 3. Put into `depends` a list of the keys for which the answer depends on the speaker: true by some figures, and false by others.
#
# **You will need** `fruit.set_index("name")["price"] / 2` for a Series with names, and `(prices >= 3).sum()` to count.

# %%
base = float(figures.loc[(figures["id"] == f"rus-tur-{variant.since}"), "value"].iloc[0])
print(f"Russia and Türkiye in {variant.since}: {base} billion dollars")

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
times = None
true_for = None
depends = None
### BEGIN SOLUTION
rows = whole[(whole["state_a"] == "RUS") & (whole["state_b"] == "TUR") & (whole["year"] == 2022)]
times = rows.set_index("id")["value"] / base
true_for = {number: int((times >= number).sum()) for number in (2, 3, 4, 5)}
depends = [number for number in true_for if 0 < true_for[number] < len(times)]
# Idea: one question, asked of each speaker; a conclusion is safe if all give the same answer.
# Method: divide the figures by base, count for 2, 3, 4 and 5 how many are at least as large, and keep the numbers where the count is neither 0 nor all.
# Line: times = rows.set_index("id")["value"] / base
### END SOLUTION
times


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if whole is None or times is None or true_for is None or depends is None:
        print("Question 3: not answered yet")
    else:
        quoted = whole[(whole["state_a"] == "RUS") & (whole["state_b"] == "TUR") & (whole["year"] == 2022)].set_index("id")["value"]
        right = quoted / base
        checks.numbers(
            "times",
            times,
            right,
            {
                "these are the figures themselves: divide by base": quoted,
                "this is upside down: divide the figure by base": base / quoted,
                "this is the growth: 1 less than the number of times": right - 1,
                "this is the growth in per cent: the number of times is asked": 100 * (right - 1),
                "these are per cent: do not multiply by 100": 100 * right,
                "this is the difference: divide": quoted - base,
            },
            within=0.001,
        )
        counts = {number: int((right >= number).sum()) for number in (2, 3, 4, 5)}
        checks.numbers(
            "true_for",
            true_for,
            counts,
            {
                "this counts the figures by which it had not": {number: len(right) - count for number, count in counts.items()},
                "these are shares: count the figures": {number: count / len(right) for number, count in counts.items()},
                "this says whether any figure reaches it: how many do?": {number: int(count > 0) for number, count in counts.items()},
                "this says whether all figures reach it: how many do?": {
                    number: int(count == len(right)) for number, count in counts.items()
                },
                "this rounds before it compares: compare first": {number: int((right.round() >= number).sum()) for number in counts},
                "this counts growth of that many times: to that many times is asked": {
                    number: int((right - 1 >= number).sum()) for number in counts
                },
            },
            within=0.0001,
        )
        assert not isinstance(depends, (str, int, float)), "depends should be a list of keys, such as [2]"
        torn = {number for number, count in counts.items() if 0 < count < len(right)}
        assert set(depends) <= set(counts), "depends should hold keys of true_for: some of 2, 3, 4 and 5"
        assert set(depends) != set(counts) - torn, "these are the safe ones: by all figures true, or by none"
        assert set(depends) != {number for number, count in counts.items() if count} or set(depends) == torn, (
            "these are true by one figure at least: leave out what is true by all"
        )
        assert set(depends) != {number for number, count in counts.items() if count < len(right)} or set(depends) == torn, (
            "these are false by one figure at least: leave out what is false by all"
        )
        assert set(depends) == torn, "depends should hold what is true by some of the figures, and false by others"
        print(
            f"Question 3: right. From {variant.since} to 2022: true by so many of {len(right)} figures {counts}; it depends at {sorted(torn)}"
        )
        ### BEGIN HIDDEN TESTS
        earlier = data.load("quoted_trade").set_index("id").loc[f"rus-tur-{variants.choose('13-whose-number', STUDENT).since}", "value"]
        assert abs(times["rus-tur-2022"] * earlier - 68) < 0.1
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 4: more than (1 point, read by a person)
#
# One of the four figures for 2022 was stated as *more than* (column `qualifier`). Take the number in `depends`: can this figure say that trade had **not** grown to so many times? Answer in one to three sentences.
#
# <!-- rubric: bridge -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q4", "locked": false, "points": 1, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Question 5: argue (4 points, read by a person)
#
# A newspaper wants one sentence on how trade between Russia and Türkiye grew up to 2022. In four to six sentences:
#
# - Write that sentence, with a number and its speaker, so that it stays true whomever of the four one quotes; and give two numbers from above that show why it does.
# - Say what the spread of the figures speaks for, and against: is it two sides that disagree? What became of your prediction?
# - Name one thing that these figures cannot show, and why it matters here. Look at the column `note`, in the table below the answer, and at the figure for the earlier year.
# - Say which document you would ask for, and of whom, to decide between two of the speakers.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q5", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %%
figures.loc[figures["id"].str.startswith("rus-tur"), ["id", "value", "qualifier", "compiler", "quoted_on", "note"]]

# %% [markdown]
# ## Sources
#
# Each figure has its address in the column `url`. On why two customs offices differ: World Bank, World Integrated Trade Solution, help page *Imports, Exports and Mirror Data with UN COMTRADE*; and Javorsek, Marko (2016).
# *Asymmetries in International Merchandise Trade Statistics: A Case Study of Selected Countries in Asia and the Pacific*. ARTNeT Working Paper 156.
