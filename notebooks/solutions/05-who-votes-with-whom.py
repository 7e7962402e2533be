# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 5: Who votes with whom?
#
# **Time:** about 70 minutes. **Read first:** the chapter *Triangles*.
# **Data:** `un_key_votes`, ballots on thirteen resolutions about Ukraine and Crimea; `un_agreement` and `un_ideal_points`, computed from the
# roll calls of the UN General Assembly.
#
# You will
#
# 1. turn a list of ballots into a table and see what is missing,
# 2. measure agreement in two ways, and watch abstentions move a rank,
# 3. correct agreement for chance (kappa), and compute a similarity score (S),
# 4. draw who votes with Russia over the years,
# 5. set agreement against ideal points,
# 6. judge what votes say about alignment, and what they do not.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and names what is off. Nothing that you
# write can break the notebook: run it from top to bottom whenever you like.
#
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1; run it again for the next of three. `lab.checkpoint(1)` in the cell of the answer
# hands you the answer. It costs the points of this question and no others, so that you can always go on.

# %%
import altair as alt
import ipywidgets as widgets
import numpy as np
import pandas as pd
from IPython.display import Markdown

from alliances import data
from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import agreement as coders

style.show_live()

# %% [markdown]
# In a course, write your id between the quotation marks: it gives you your own year in Question 2 and your own span of years in Question 6. Your instructor says which id. Outside a
# course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("05-who-votes-with-whom", STUDENT)
lab = checks.Lab("05-who-votes-with-whom")
print("Your variant:", vars(variant))

# %%
votes = data.load("un_key_votes")
votes.head()

# %%
Markdown("Know before use:\n\n" + "\n".join(f"- {caveat}" for caveat in data.describe("un_key_votes").caveats))

# %% [markdown]
# One of these warnings says never to average over these resolutions. In Questions 2 to 4 you do so all the same: a few ballots that you can
# check by eye show best how a measure works, and where it fails. Do not print the results as findings.

# %% [markdown]
# ## Question 1: from a list to a table (2 points)
#
# Make a table `ballots` with a row per `state`, a column per `resolution` and the ballot in the cell. Keep only the ballots *yes*, *abstain* and
# *no*; leave every other cell empty.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
ballots = None
### BEGIN SOLUTION
# Idea: rows are states, columns are resolutions, cells are words.
# Method: select the three kinds of ballot, then .pivot with index, columns and values.
# Line: cast.pivot(index="state", columns="resolution", values="ballot")
cast = votes[votes["ballot"].isin(["yes", "abstain", "no"])]
ballots = cast.pivot(index="state", columns="resolution", values="ballot")
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
with lab.question(1):
    if ballots is None:
        print("Question 1: not answered yet")
    else:
        assert isinstance(ballots, pd.DataFrame), "ballots should be a table: pivot the list"
        assert "RUS" in ballots.index, "the states should be the rows"
        assert "ES-11/1" in ballots.columns, "the resolutions should be the columns"
        assert not (ballots == "absent").any().any(), "an absence is no ballot: keep only yes, abstain and no"
        assert ballots.loc["CHN", "ES-11/1"] == "abstain", "China abstained on ES-11/1: is the ballot in the cell?"
        known = data.load("un_key_votes")
        kept = known["ballot"].isin(["yes", "abstain", "no"])
        assert ballots.shape == (known.loc[kept, "state"].nunique(), known["resolution"].nunique()), (
            "some states or resolutions are missing"
        )
        assert ballots.notna().sum().sum() == kept.sum(), "some ballots are missing, or cells without a ballot are filled: leave them empty"
        counts = {kind: int((ballots == kind).sum().sum()) for kind in ("yes", "abstain", "no")}
        assert counts == known.loc[kept, "ballot"].value_counts().to_dict(), (
            "the kinds of ballot are mixed up: put the column ballot into the cells"
        )
        print(f"Question 1: right, {ballots.notna().sum().sum()} ballots of {len(ballots)} states")
        ### BEGIN HIDDEN TESTS
        known = data.load("un_key_votes")
        assert ballots.notna().sum().sum() == known["ballot"].isin(["yes", "abstain", "no"]).sum()
        assert ballots.shape[1] == known["resolution"].nunique()
        ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2: two ways to agree (3 points)
#
# Write two functions of two states. `identical(one, two)` returns the share of resolutions on which both cast the *same* ballot. `with_halves(one, two)`
# counts the same ballot as 1, *yes* against *no* as 0, and everything with one abstention as one half. Both look only at resolutions on
# which both cast a ballot. Take the ballots from `ballots`; `SCALE` may help.
#
# Then look at all roll calls of one year, `variant.year`. For each partner of Russia the table `in_year` counts on how many roll calls both cast a ballot (`votes_compared`), cast
# the same ballot (`agree`), one of the two abstained (`half`), or they opposed each other (`disagree`). Make a table `ranks`, indexed by partner, with the
# columns `identical` and `halves`: the rank of the partner by each measure, 1 for the highest.

# %%
SCALE = {"yes": 1, "abstain": 2, "no": 3}
agreement = data.load("un_agreement")
agreement = agreement[agreement["status"] == "measured"]
russian = agreement[agreement["state_a"].eq("RUS") | agreement["state_b"].eq("RUS")]
russian = russian.assign(partner=russian["state_a"].where(russian["state_a"].ne("RUS"), russian["state_b"]))
in_year = russian[russian["year"] == variant.year].set_index("partner")[["votes_compared", "agree", "half", "disagree"]]
in_year


# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
def identical(one, two):
    """Return the share of identical ballots of two states."""
    ### BEGIN SOLUTION
    # Idea: take the two rows, leave out the columns in which one is empty, and compare.
    # Method: for the halves put numbers for words: half the distance of yes, abstain and no is what is lost. For the ranks divide by votes_compared before you rank.
    # Line: pair = ballots.loc[[one, two]].dropna(axis=1)
    pair = ballots.loc[[one, two]].dropna(axis=1)
    return float((pair.iloc[0] == pair.iloc[1]).mean())
    ### END SOLUTION


def with_halves(one, two):
    """Return the agreement of two states, an abstention against a yes or a no counted as one half."""
    ### BEGIN SOLUTION
    pair = ballots.loc[[one, two]].dropna(axis=1)
    return float(1 - (pair.iloc[0].map(SCALE) - pair.iloc[1].map(SCALE)).abs().mean() / 2)
    ### END SOLUTION


ranks = None
### BEGIN SOLUTION
points_won = pd.DataFrame({"identical": in_year["agree"], "halves": in_year["agree"] + in_year["half"] / 2})
ranks = points_won.div(in_year["votes_compared"], axis=0).rank(ascending=False)
### END SOLUTION
ranks


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(2):
    if ballots is None or identical("RUS", "CHN") is None or with_halves("RUS", "CHN") is None or ranks is None:
        print("Question 2: not answered yet")
    else:
        assert identical("RUS", "RUS") == with_halves("RUS", "RUS") == 1, (
            "a state agrees fully with itself: leave out resolutions without a ballot"
        )
        assert with_halves("RUS", "TUR") == identical("RUS", "TUR"), "these two never abstained, so both measures must be equal"
        assert identical("RUS", "CHN") < with_halves("RUS", "CHN"), "China abstained at times: half an agreement must count for something"
        assert abs(with_halves("RUS", "IND") - identical("RUS", "IND") - 1 / 3) < 0.01, (
            "India abstained on eight of twelve: is each worth one half?"
        )
        for state in ("BLR", "CHN", "IRN", "IND", "TUR", "USA"):
            print(f"Russia and {state}: identical {identical('RUS', state):.2f}, with halves {with_halves('RUS', state):.2f}")
        assert isinstance(ranks, pd.DataFrame), "ranks should be a table"
        assert sorted(ranks.columns) == ["halves", "identical"], "ranks should have the columns identical and halves"
        assert set(ranks.index) == set(in_year.index), "ranks should have a row for each partner in in_year"
        assert ranks.loc["CHN", "identical"] == 1, (
            f"China voted most with Russia in {variant.year}, so its rank is 1: rank from the highest"
        )
        assert not ranks["identical"].equals(ranks["halves"]), "the two ranks differ: a half counts for something in one of them"
        per_vote = {
            "identical": in_year["agree"] / in_year["votes_compared"],
            "halves": 1 - (in_year["disagree"] + in_year["half"] / 2) / in_year["votes_compared"],
        }
        raw = {"identical": in_year["agree"], "halves": in_year["agree"] + in_year["half"] / 2}
        for name, share in per_vote.items():
            order = share.rank(ascending=False)
            off = [state for state in order.index if float(ranks.loc[state, name]) != float(order[state])]
            of_counts = (ranks[name].reindex(order.index).astype(float) == raw[name].rank(ascending=False).astype(float)).all()
            assert not off or not of_counts, (
                f"{name} ranks numbers of roll calls: divide by votes_compared, which differs from partner to partner"
            )
            assert not off, f"the rank of {', '.join(off[:3])} by {name} is another one: rank shares of votes_compared, a half as one half"
        for state in ranks.index[ranks["identical"] != ranks["halves"]]:
            print(f"Question 2: {state} has rank {ranks.identical[state]:.0f} by identical ballots, {ranks.halves[state]:.0f} with halves")
        ### BEGIN HIDDEN TESTS
        for state in ("CHN", "IRN", "ISR", "KAZ"):
            pair = ballots.loc[["RUS", state]].dropna(axis=1)
            same = (pair.iloc[0] == pair.iloc[1]).sum()
            half = ((pair == "abstain").sum() == 1).sum()
            assert abs(identical("RUS", state) - same / pair.shape[1]) < 1e-9
            assert abs(with_halves("RUS", state) - (same + half / 2) / pair.shape[1]) < 1e-9
        mine = variants.choose("05-who-votes-with-whom", STUDENT)
        year = data.load("un_agreement").query("year == @mine.year and (state_a == 'RUS' or state_b == 'RUS')")
        partners = [two if one == "RUS" else one for one, two in zip(year["state_a"], year["state_b"], strict=True)]
        for column, share in {"halves": year["agreement"], "identical": year["agree"] / year["votes_compared"]}.items():
            order = pd.Series(share.to_numpy(float), index=partners).sort_values(ascending=False).index
            assert [ranks.loc[state, column] for state in order] == list(range(1, 14))
        ### END HIDDEN TESTS

# %% [markdown]
# Compare the columns. Whether India looks like a partner or an opponent of Russia depends on what an abstention means. It may be a wish to offend nobody,
# a legal doubt, or missing instructions; the ballot does not say. Over all roll calls of your year, which partner's rank changed most, and how many of its roll calls with Russia
# are halves? Look at the shares, too: where they lie close together, a rank changes with little behind it.
#
# ## Question 3: what chance explains (3 points)
#
# Two states that nearly always vote no agree often by chance. Cohen's kappa is (observed - by chance) / (1 - by chance). Observed is the share
# of identical ballots. By chance: for each kind of ballot multiply the share of it in the one state by the share in the other, and add
# up. Write `kappa(one, two)`, over the resolutions on which both cast a ballot.


# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kappa(one, two):
    """Return Cohen's kappa of the ballots of two states."""
    ### BEGIN SOLUTION
    # Idea: chance is the sum, over the three kinds of ballot, of two shares multiplied.
    # Method: compute the share of a kind in each row of the pair, multiply, add up, and put it into the formula of kappa.
    # Line: sum((pair.iloc[0] == kind).mean() * (pair.iloc[1] == kind).mean() for kind in SCALE)
    pair = ballots.loc[[one, two]].dropna(axis=1)
    by_chance = sum((pair.iloc[0] == kind).mean() * (pair.iloc[1] == kind).mean() for kind in SCALE)
    return float((identical(one, two) - by_chance) / (1 - by_chance))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(3):
    if ballots is None or kappa("CHN", "IND") is None:
        print("Question 3: not answered yet")
    else:
        assert kappa("CHN", "CHN") > 0.999, "the kappa of a state with itself is 1"
        assert kappa("CHN", "IND") < identical("CHN", "IND"), "take off what chance explains, below and above the line"
        assert abs(kappa("RUS", "CHN")) < 1e-9, (
            "Russia cast one kind of ballot only, so nothing is left beyond chance: are all three kinds added up?"
        )
        print(
            f"Question 3: right. China and India, identical {identical('CHN', 'IND'):.2f}, kappa {kappa('CHN', 'IND'):.2f}; Russia and China, kappa 0"
        )
        ### BEGIN HIDDEN TESTS
        for one, two in (("CHN", "IND"), ("KAZ", "ARM"), ("CHN", "IRN")):
            pair = ballots.loc[[one, two]].dropna(axis=1)
            assert abs(kappa(one, two) - coders.cohen_kappa(*pair.to_numpy())) < 1e-9
        ### END HIDDEN TESTS

# %% [markdown]
# Russia voted no on every one of these resolutions, for they are about Russia. Its kappa with anybody is 0, or not defined. A measure that corrects for
# chance needs variety, and a selection of votes on one quarrel has none. That is a fault of the selection, not of the states.
#
# ## Question 4: the score S (3 points)
#
# Signorino and Ritter measure similarity as S = 1 - 2 · (mean distance / largest distance). Code yes 1, abstain 2, no 3, so the largest distance is 2.
# Write `s_score(one, two)`, which runs from -1 to 1. Then find how S and `with_halves` are related, and put the number that S gives where
# `with_halves` gives 0.75 into `at_three_quarters`.
#
# Last, think of a state that abstains on everything. Put the lowest S that it can have with any other state, and the S that two such states have with each
# other, into the pair `abstainer`, as in `abstainer = (lowest, with_its_like)`.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
at_three_quarters = None
abstainer = None


def s_score(one, two):
    """Return the similarity of the ballots of two states, -1 to 1."""
    ### BEGIN SOLUTION
    # Idea: S is 1 less twice the mean distance as a share of the largest distance.
    # Method: map the words to numbers, subtract, take abs and the mean; for the abstainer think of its distance from a yes, a no and an abstention.
    # Line: 1 - 2 * (pair.iloc[0].map(SCALE) - pair.iloc[1].map(SCALE)).abs().mean() / 2
    pair = ballots.loc[[one, two]].dropna(axis=1)
    return float(1 - 2 * (pair.iloc[0].map(SCALE) - pair.iloc[1].map(SCALE)).abs().mean() / 2)
    ### END SOLUTION


### BEGIN SOLUTION
at_three_quarters = 2 * 0.75 - 1
abstainer = (0, 1)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(4):
    if ballots is None or s_score("RUS", "CHN") is None or at_three_quarters is None or abstainer is None:
        print("Question 4: not answered yet")
    else:
        assert s_score("RUS", "RUS") == 1, "a state is fully similar to itself"
        assert s_score("RUS", "UKR") == -1, "always no against always yes is the largest distance, so S is -1"
        assert at_three_quarters == 0.5, "compare some pairs: S is twice the agreement, less 1"
        assert len(abstainer) == 2, "abstainer should be a pair: the lowest S, and the S of two such states"
        assert abstainer[0] >= 0, "an abstention is at most 1 away from another ballot, half of the largest distance: can S fall so low?"
        assert abstainer[1] == 1, "two states that always abstain cast the same ballots: what is their mean distance?"
        print(
            f"Question 4: right. Russia and China, S {s_score('RUS', 'CHN'):.2f}; so coded, S says nothing that agreement with halves did not"
        )
        ### BEGIN HIDDEN TESTS
        assert all(abs(s_score("RUS", state) - (2 * with_halves("RUS", state) - 1)) < 1e-9 for state in ("CHN", "IND", "TUR"))
        assert tuple(abstainer) == (0, 1)
        ### END HIDDEN TESTS

# %% [markdown]
# So S cannot tell two states that keep out of every quarrel from two close allies: both pairs get 1. And a state that abstains on everything comes out as nobody's
# opponent. Both follow from the place of *abstain* in the middle of the scale. That place is a choice of whoever codes, not a fact about states.
#
# ## All roll calls
#
# Thirteen resolutions on one quarrel are a choice. The table `un_agreement` counts the roll calls of a year, abstentions as halves. It lacks the
# emergency session on Ukraine, so none of the resolutions named ES-11 is in it.

# %%
Markdown("Know before use:\n\n" + "\n".join(f"- {caveat}" for caveat in data.describe("un_agreement").caveats[:5]))

# %%
NAMES = {"CHN": "China", "IND": "India", "IRN": "Iran", "TUR": "Türkiye", "ISR": "Israel", "USA": "United States"}


def with_russia(code):
    """Return the yearly agreement of a state with Russia since 1992."""
    here = russian[russian["partner"].eq(code) & russian["year"].ge(1992)]
    return here[["year", "agreement"]].assign(partner=NAMES[code])


def tell(code):
    """Say in a line how agreement moved."""
    rows = with_russia(code)
    first, last = rows.iloc[0], rows.iloc[-1]
    return f"Russia and {NAMES[code]}: {first.agreement:.0%} in {first.year:.0f}, {last.agreement:.0%} in {last.year:.0f}"


def curve(code):
    """Draw the agreement of a state with Russia."""
    base = alt.Chart(with_russia(code), width=560, height=220, title=tell(code))
    y = alt.Y("agreement:Q", title="Agreement").axis(format="%").scale(domain=[0, 1])
    return base.mark_line(point=True).encode(x=alt.X("year:Q", title="Year").axis(format="d"), y=y)


# %%
partner = widgets.Dropdown(options=[(name, code) for code, name in NAMES.items()], description="Partner")
said, drawing = widgets.Label(), alt.JupyterChart(curve("CHN"))


def update(change=None):
    """Answer the control: the line and the curve of another partner."""
    said.value = tell(partner.value)
    drawing.chart = curve(partner.value)


partner.observe(update, "value")
update()
widgets.VBox([partner, said, drawing])

# %% [markdown]
# ## Question 5: draw it yourself (3 points)
#
# Draw the agreement of Russia with China, Iran, Türkiye, Israel and the United States since 1992 in one chart: years across, agreement from 0 to 1 up, a colour per
# partner, and a title that states what you see. Put it into `lines`. The function `with_russia` gives you the rows of one partner.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
lines = None
### BEGIN SOLUTION
# Idea: one table with the rows of five partners, one line for each.
# Method: pd.concat of with_russia(code), then mark_line with x, y and color.
# Line: y=alt.Y("agreement:Q").scale(domain=[0, 1]), color="partner:N"
lines = (
    alt.Chart(
        pd.concat([with_russia(code) for code in ("CHN", "IRN", "TUR", "ISR", "USA")]),
        title="Of the five, Türkiye voted most with Russia in the 1990s, and China since 2000",
    )
    .mark_line()
    .encode(
        x=alt.X("year:Q", title=None).axis(format="d"),
        y=alt.Y("agreement:Q", title="Agreement with Russia").scale(domain=[0, 1]),
        color="partner:N",
    )
)
### END SOLUTION
lines

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(5):
    if lines is None:
        print("Question 5: not answered yet")
    else:
        drawn = lines.to_dict()
        mark = drawn.get("mark", {})
        assert "line" in (mark if isinstance(mark, str) else mark.values()), "draw lines, in one chart: mark_line()"
        rows = pd.DataFrame(next(iter(drawn["datasets"].values())))
        assert {"China", "Iran", "Türkiye", "Israel", "United States"} <= set(rows["partner"]), (
            "five partners are wanted: put their rows together with pd.concat"
        )
        assert drawn["encoding"].get("color", {}).get("field") == "partner", "give each partner a colour, or the lines become one"
        assert drawn["encoding"]["y"]["field"] == "agreement", "agreement belongs on the y axis"
        assert drawn["encoding"]["y"].get("scale", {}).get("domain") == [0, 1], (
            "let the axis run from 0 to 1, so that small moves look small"
        )
        assert drawn.get("title"), "give the chart a title that states what you see"
        print("Question 5: right, five lines with a title")
        ### BEGIN HIDDEN TESTS
        assert (rows["year"] >= 1992).all()
        assert len(rows) == sum(
            len(with_russia(code)) for code in rows["partner"].map({name: code for code, name in NAMES.items()}).unique()
        )
        ### END HIDDEN TESTS

# %% [markdown]
# Does your title hold for every year, or only for the last ones? Look at Türkiye and Israel in the first years. And remember that the agenda changes: a line can
# move although neither state changed its mind.
#
# ## Question 6: agreement and ideal points (3 points)
#
# `un_ideal_points` places each state on one line per session, from all its votes. For each of the five partners of Question 5 take the years from `variant.since` on
# (outside a course 1992) that have an ideal point of both states and an agreement. Compute the distance of the partner's ideal point from Russia's, and correlate it with the agreement. Put the
# five correlations into a series `links`, indexed by the code of the partner. (The session of a year opens in September, and some of its votes fall in
# the next year. Let this pass here.)

# %%
points = data.load("un_ideal_points")
points.head()

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
links = None
### BEGIN SOLUTION
# Idea: for each partner one series of distances and one of agreement, both by year.
# Method: pivot the ideal points to a column for each state; subtract, abs, .loc from your year on, and .corr.
# Line: (place["RUS"] - place[code]).abs().loc[variant.since :].corr(...)
place = points.pivot(index="year", columns="state", values="ideal_point").astype(float)


def correlation(code):
    """Correlate the distance from Russia with the agreement."""
    distance = (place["RUS"] - place[code]).abs()
    return distance.loc[variant.since :].corr(with_russia(code).set_index("year")["agreement"].astype(float))


links = pd.Series({code: correlation(code) for code in ("CHN", "IRN", "TUR", "ISR", "USA")})
### END SOLUTION
links

# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
with lab.question(6):
    if links is None:
        print("Question 6: not answered yet")
    else:
        assert isinstance(links, pd.Series), "links should be a series"
        assert set(links.index) == {"CHN", "IRN", "TUR", "ISR", "USA"}, (
            "links should have one value for each of the five partners, indexed by code"
        )
        assert links.abs().max() <= 1, "a correlation lies between -1 and 1"
        assert links["USA"] < 0, "the further apart, the less they should agree: is it the distance (abs) that you correlate?"
        assert links["USA"] < -0.5, f"for the United States the tie is stronger than that: take only the years from {variant.since} on"
        wide = points.pivot(index="year", columns="state", values="ideal_point").astype(float)
        levels = {}
        for code in ("CHN", "IRN", "TUR", "ISR", "USA"):
            wide_gap = (wide["RUS"] - wide[code]).abs().astype(float)
            voted = with_russia(code).set_index("year")["agreement"].astype(float)
            levels[code] = [
                np.corrcoef(*pair.dropna().to_numpy().T)[0, 1]
                for pair in (
                    pd.concat([wide_gap, voted], axis=1).loc[variant.since :],
                    pd.concat([wide_gap, voted], axis=1),
                    pd.concat([wide_gap, voted], axis=1).loc[variant.since :].diff(),
                )
            ]
        checks.numbers(
            "links",
            links,
            {code: three[0] for code, three in levels.items()},
            {
                f"these are of all years: take them from {variant.since} on": {code: three[1] for code, three in levels.items()},
                "these are of changes from year to year: the levels are asked for": {code: three[2] for code, three in levels.items()},
                "these have the other sign: is it the distance that you correlate?": {code: -three[0] for code, three in levels.items()},
            },
        )
        for code in links.index:
            both = pd.DataFrame(
                {"distance": (wide["RUS"] - wide[code]).abs(), "agreement": with_russia(code).set_index("year")["agreement"]}
            )
            steps = both.loc[variant.since :].astype(float).dropna().diff().corr().loc["distance", "agreement"]
            print(f"Question 6: right, {NAMES[code]}, level with level {links[code]:.2f}, change with change from year to year {steps:.2f}")
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("05-who-votes-with-whom", STUDENT)
        for code in links.index:
            both = pd.DataFrame(
                {"distance": (wide["RUS"] - wide[code]).abs(), "agreement": with_russia(code).set_index("year")["agreement"]}
            )
            assert abs(links[code] - both.loc[mine.since :].astype(float).dropna().corr().loc["distance", "agreement"]) < 1e-6
        ### END HIDDEN TESTS

# %% [markdown]
# The sign of the levels is what it should be. Their size says less than it seems: both measures come from the same ballots, so one cannot confirm the other, and
# two series that drift over a generation correlate whatever joins them. From one year to the next the tie is weaker. Before you explain Türkiye, compare how far its
# line moves with how far the others do.

# %% [markdown]
# ## Question 7: argue (4 points, read by a person)
#
# In five to eight sentences: which of these measures would you print to show how close China and Russia are, and why that one? What would a reader conclude from
# `identical` that you would not conclude from `with_halves`? What is wrong with an average over the thirteen resolutions? Name two things about the
# alignment of the two states on which votes are silent.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q7", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# Bailey, Michael A., Anton Strezhnev and Erik Voeten (2017). Estimating Dynamic State Preferences from United Nations Voting Data. *Journal of Conflict
# Resolution* 61(2), 430–456. Cohen, Jacob (1960). A Coefficient of Agreement for Nominal Scales. *Educational and Psychological Measurement* 20(1),
# 37–46. Signorino, Curtis S., and Jeffrey M. Ritter (1999). Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions.
# *International Studies Quarterly* 43(1), 115–144.

# %% [markdown]
# ## Go further
#
# Choose another quarrel: take all states of `ballots` and order them by `with_halves` with Ukraine. Beside each value put the number of resolutions on which
# we know the ballots of both; for Azerbaijan it is one. Which neighbours of Russia stand where you did not expect them, and what does the basis of
# their ballots (column `basis`) say about how sure you can be? Then count an abstention as a no, and order them again. Which choice would
# you defend?
