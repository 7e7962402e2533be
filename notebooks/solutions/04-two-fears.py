# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 4: Change the model
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *Two fears*.
# **Model:** `alliances.models.abandonment`, two fears and one level of commitment. **Data:** none; every number in the model is invented.
#
# In the chapter one state chooses how firmly it stands by a partner, and the partner stands still. In this lab the partner answers.
#
# You will
#
# 1. see on a map where standing halfway is best,
# 2. let two equal allies answer each other until neither wants to move, and see where they come to rest,
# 3. change the rule by which they answer, and see which conclusions survive.
#
# A model is worth as much as the conclusions that do not depend on its invented numbers. Look for those.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import altair as alt
import numpy as np
import pandas as pd

from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import abandonment

style.show_live()

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you two costs of your own, that of being left alone (`alone`) and that of the
# partner's war (`war`). Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("04-two-fears", STUDENT)
lab = checks.Lab("04-two-fears", edition=4)
print("Your variant:", vars(variant))

# %% [markdown]
# ## You will need
#
# Two bakers, whose prices answer each other. Read and run.


# %%
def answer(other):
    """Return the price with which a baker answers the other's price."""
    return 1 + other / 2


ana, bo = None, 6.0  # Bo has begun, Ana has not yet chosen
for _ in range(30):  # thirty rounds are more than enough, and a loop with an end cannot hang
    ana = answer(bo)  # Ana answers Bo, ...
    bo = answer(ana)  # ... and Bo answers the price that Ana has just chosen
print("They come to rest at", (round(ana, 2), round(bo, 2)))
print("The price from 0 to 5 whose square is nearest to 3:", min((step / 10 for step in range(51)), key=lambda price: abs(price**2 - 3)))

# %% [markdown]
# ## Predict
#
# Two allies are alike in everything: the same fears, the same costs, the same rule. Each looks at how firm the other is, and chooses what is best for itself. They answer
# each other in turn, until neither wants to move. Write down two guesses, each `"yes"` or `"no"`, before you compute anything. They earn no points and cost none.

# %% nbgrader={"grade": false, "grade_id": "choice", "locked": false, "schema_version": 3, "solution": true, "task": false}
start_matters = None  # does it matter for the end where they began?
end_alike = None  # do two allies that are alike also end alike?
### BEGIN SOLUTION
start_matters, end_alike = "no", "yes"
### END SOLUTION

# %% [markdown]
# ## A map
#
# A state chooses a commitment `c` between 0 (none) and 1 (without conditions). The risk of being left alone is `(1 - c)` squared, and it costs `alone`. The
# risk of the partner's war is `c` squared, and it costs `war`. A firm ally may have a hand on the partner's arm: a *rein* between 0 and 1 multiplies the risk of
# the partner's war by `1 - rein * c`. The best commitment is the one with the least expected cost.
#
# The first article advises to draw the bow without shooting: to keep an alliance possible and not to sign it. In the model that is a level around the middle. The map shows the best level for
# all costs. Dark is firm, light is loose, and the cells with a black edge are those around one half. What becomes of the middle when the rein grows strong?


# %%
def draw_map(grid, rein, places):
    """Draw the best commitment for all costs at one rein, with cases on it."""
    x, y = (
        alt.X("alone:O", title="Cost of being left alone").axis(labelAngle=0),
        alt.Y("war:O", title="Cost of their war").sort("descending"),
    )
    cells = alt.Chart(grid[grid["rein"] == rein], width=190, height=190, title=f"Rein {rein}")
    firm = alt.Color("best:Q", title="Best commitment").scale(domain=[0, 1], scheme="blues")
    edge = alt.condition("datum.best >= 0.4 && datum.best <= 0.6", alt.value("black"), alt.value(None))
    drawn = cells.mark_rect(strokeWidth=1.5).encode(x=x, y=y, color=firm, stroke=edge, tooltip=["alone", "war", "best"])
    put = pd.DataFrame([(name, *place) for name, place in places.items() if place], columns=["case", "alone", "war"])
    if put.empty:
        return drawn
    names = alt.Chart(put).mark_text(fontSize=11, fontWeight="bold", color="#b3400a", stroke="white", strokeWidth=3, strokeJoin="round")
    front = alt.Chart(put).mark_text(fontSize=11, fontWeight="bold", color="#b3400a").encode(x=x, y=y, text="case")
    return drawn + names.encode(x=x, y=y, text="case") + front


costs = range(1, 11)
best_levels = [
    (alone, war, rein, abandonment.best_commitment(alone, war, restraint=rein))
    for alone in costs
    for war in costs
    for rein in (0, 0.4, 0.8)
]
every = pd.DataFrame(best_levels, columns=["alone", "war", "rein", "best"])
alt.hconcat(*(draw_map(every, rein, {}) for rein in (0, 0.4, 0.8)))

# %% [markdown]
# ## Question 1: two states choose (3 points)
#
# So far the partner stood still. Now it chooses, too. Take as a first rule: **the more the other holds back, the worse it would be to be left alone.** If the other stands at
# `other`, being left alone costs `variant.alone * (2 - other)`: the plain cost beside a partner who is wholly committed, and twice as much beside one who is not at all.
#
# From here on use `abandonment.best_commitment(alone, war, restraint=rein)`. It returns the level with the least cost. Write `restraint=` in front of the rein: without it Python takes the rein for another argument.
#
# - Write `fear(other, rein)`: the best commitment of a state whose partner stands at `other`, by this rule and with your two costs.
# - Write `settle(reply, start, rein)`. The partner begins at `start`. You answer it with `reply(start, rein)`, the partner answers your new level by the same rule, you answer the
#   partner's new level, and so on for 30 rounds. Return the pair (you, partner), both rounded to two decimals.
# - Put into the dictionary `free` where the two come to rest **without a rein**: a pair for each start in `STARTS`.

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
STARTS = (0, 0.25, 0.5, 0.75, 1)
free = None


def fear(other, rein):
    """Return the best commitment of a state whose partner stands at other: it fears a partner who holds back."""
    ### BEGIN SOLUTION
    return abandonment.best_commitment(variant.alone * (2 - other), variant.war, restraint=rein)
    ### END SOLUTION


def settle(reply, start, rein):
    """Return where the two come to rest if the partner begins at start: (you, partner)."""
    ### BEGIN SOLUTION
    # Idea: you and your partner are Ana and Bo of the box, with another rule.
    # Method: partner = start; then, 30 times, you answer the partner, and the partner answers what you have just chosen. Round at the end.
    # Line: you = reply(partner, rein), and in the next line partner = reply(you, rein)
    partner = start
    for _ in range(30):
        you = reply(partner, rein)
        partner = reply(you, rein)
    return round(you, 2), round(partner, 2)
    ### END SOLUTION


### BEGIN SOLUTION
free = {start: settle(fear, start, 0) for start in STARTS}
### END SOLUTION
free


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if free is None or checks.unwritten(fear, 0.5, 0) or checks.unwritten(settle, lambda other, rein: other, 0.5, 0):
        print("Question 1: not answered yet")
    else:
        costs, best_of = (variant.alone, variant.war), abandonment.best_commitment
        (alone, war), met = costs, [(0, 0), (0.5, 0), (1, 0), (0.25, 0.5), (1, 0.3)]

        def answers(formula):
            """Return what a rule answers to all levels that are tried."""
            return {f"fear{each}": formula(*each) for each in met}

        checks.numbers(
            "fear",
            answers(fear),
            answers(lambda o, r: abandonment.answer(o, *costs, r)),
            {
                "the two costs are exchanged: the first argument is alone * (2 - other)": answers(
                    lambda o, r: best_of(war, alone * (2 - o), restraint=r)
                ),
                "the other's level has no effect: being left alone costs variant.alone * (2 - other)": answers(
                    lambda o, r: best_of(alone, war, restraint=r)
                ),
                "the rein is lost on the way: restraint=rein": answers(lambda o, r: best_of(alone * (2 - o), war)),
                "the rule is turned round: a firm partner makes it cheaper to be left alone, so 2 minus other": answers(
                    lambda o, r: best_of(alone * (1 + o), war, restraint=r)
                ),
                "this makes the fear fall to nothing beside a firm partner: it is 2 - other, not 1 - other": answers(
                    lambda o, r: best_of(max(alone * (1 - o), 1e-9), war, restraint=r)
                ),
                "the other's level belongs to the cost of being left alone, not to the war": answers(
                    lambda o, r: best_of(alone, war * (2 - o), restraint=r)
                ),
                "this is 2 + other: it is minus": answers(lambda o, r: best_of(alone * (2 + o), war, restraint=r)),
                "brackets: alone * (2 - other)": answers(lambda o, r: best_of(alone * 2 - o, war, restraint=r)),
                "these are costs of your example: use variant.alone and variant.war": answers(
                    lambda o, r: best_of(8 * (2 - o), 4, restraint=r)
                ),
            },
            within=1e-4,
            each="{key}",
        )
        rules = [  # rules of ours: reply, start, rein, where they come to rest, and what typical slips give
            (lambda o, r: 0.3 if o < 0.4 else 0.8, 0.45, 0, (0.8, 0.8), {(0.3, 0.3): "settle should begin with partner = start"}),
            (
                lambda o, r: 1 - 0.8 * o + 0.1 * r,
                0,
                1,
                (0.61, 0.61),
                {
                    (0.56, 0.56): "settle should give the rein on: reply(..., rein)",
                    (
                        1.1,
                        0.22,
                    ): "this is one round only: go on for 30 rounds, and in each of them answer the level that the other has now, not start",
                },
            ),
            (
                lambda o, r: 0.9 if o < 0.5 else 0.2,
                0.7,
                0,
                (0.2, 0.9),
                {
                    (0.9, 0.2): "settle returns (partner, you): you come first",
                    **dict.fromkeys(
                        [(0.2, 0.2), (0.9, 0.9)],
                        "settle lets both answer at the same time, or returns one of them twice: the partner should answer the level that you have just chosen",
                    ),
                },
            ),
        ]
        for reply, start, rein, rest, typical in rules:
            ends = settle(reply, start, rein)
            assert isinstance(ends, (tuple, list)) and len(ends) == 2, "settle should return two numbers, (you, partner), in brackets"
            near_to = [message for slip, message in typical.items() if max(abs(a - b) for a, b in zip(ends, slip, strict=True)) < 0.006]
            assert not near_to, near_to[0]
            assert max(abs(a - b) for a, b in zip(ends, rest, strict=True)) < 0.006, (
                f"with a rule of ours that comes to rest at {rest}, settle gives {tuple(ends)}: in each round you answer the partner by reply, the rule that is given, and then the partner answers you by it"
            )
            assert ends[0] == round(ends[0], 2) and ends[1] == round(ends[1], 2), "round both to two decimals, at the end only"
        wanted = {start: abandonment.settle(lambda o: abandonment.answer(o, *costs), start) for start in STARTS}
        assert isinstance(free, dict), "free should be a dictionary: a pair for each start"
        assert set(free) == set(STARTS), f"the keys of free should be the starts {STARTS}"
        assert all(isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in free.values()), "each end is a pair: (you, partner)"
        for start, pair in free.items():
            assert max(abs(pair[0] - wanted[start][0]), abs(pair[1] - wanted[start][1])) < 0.011, (
                f"free[{start}] is {tuple(pair)}, and this is not what settle(fear, {start}, 0) gives: without a rein, and with your rule"
            )
        print("Question 1: right. Without a rein they come to rest at", free)
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("04-two-fears", STUDENT)
        share = free[0][0]  # where the rule answers a level with the same level
        assert abs(share - mine.alone * (2 - share) / (mine.alone * (2 - share) + mine.war)) < 0.01
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 2: with a rein (3 points)
#
# Try the reins 0, 0.01, 0.02, ..., 1. For each of them let the two answer each other from every start in `STARTS`. Put into the list `band` the reins for which **the ends are
# not all the same**. Then look at the ends for one rein of the list before you run the check: what has become of two allies that are alike?

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
band = None
### BEGIN SOLUTION
# Idea: for each rein five ends; how many different ones are there?
# Method: put the five pairs into a set, in which the same pair stands once only, and ask for its length.
# Line: len({settle(fear, start, rein) for start in STARTS}) > 1
band = [step / 100 for step in range(101) if len({settle(fear, start, step / 100) for start in STARTS}) > 1]
### END SOLUTION
band


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if band is None:
        print("Question 2: not answered yet")
    else:

        def ends_of(rein):
            """Return the different ends for one rein, by the answer to Question 1."""
            return {tuple(settle(fear, start, rein)) for start in STARTS}

        all_ends = {number: ends_of(number / 100) for number in range(101)}
        right = [number for number, ends in all_ends.items() if len(ends) > 1]
        assert right and right[-1] < 100, "by your fear and settle the start never decides, or always: mend Question 1 first"
        assert not isinstance(band, (int, float, str, dict)), "band should be a list of reins, such as [0.31, 0.32]"
        assert all(np.ndim(each) == 0 and not isinstance(each, str) for each in band), "band should hold reins only: numbers from 0 to 1"
        assert len(band), "the list is empty: for some reins the ends differ. Do you try all starts, and reins in steps of 0.01?"
        assert max(band) <= 1, "give the reins as numbers from 0 to 1, not the steps from 0 to 100"
        assert all(abs(each * 100 - round(each * 100)) < 1e-6 for each in band), "the reins should go in steps of 0.01"
        given = sorted({round(each * 100) for each in band})
        assert len(given) == len(band), "some reins stand there twice: one entry for each rein, not for each start"
        both_full = [number for number, ends in all_ends.items() if ends == {(1.0, 1.0)}]
        assert given != [number for number in range(101) if number not in right], (
            "these are the reins for which all ends are the same: turn the condition round"
        )
        assert given != both_full, "for these reins both always end at full commitment: ends that differ from start to start are asked for"
        assert given != sorted({*right, *both_full}), (
            "this goes on to the end: from some rein on all starts lead to full commitment again, and those do not belong"
        )
        assert given != [*range(right[0])], "these are the reins before the ends differ"
        assert given != right[:1] or len(right) == 1, "this is only the first of them: a list of all is asked for"
        assert given != [right[0], right[-1]] or len(right) <= 2, "these are the first and the last: write all of them"
        assert set(given) <= set(right), (
            f"with a rein of {(set(given) - set(right)).pop() / 100} all five starts lead to the same end: compare the whole pair, (you, partner)"
        )
        assert set(given) >= set(right), (
            f"{len(set(right) - set(given))} reins are missing: with {min(set(right) - set(given)) / 100} the ends differ. Do you try all five starts, and all reins?"
        )
        middle = right[len(right) // 2] / 100
        print(f"Question 2: right. With a rein from {min(band)} to {max(band)} the start decides. With {middle} they end at")
        print("  ", {start: settle(fear, start, middle) for start in STARTS})
        print(f"   With a rein of {right[-1] / 100 + 0.01:.2f} they end at {next(iter(all_ends[right[-1] + 1]))} from every start")
        ### BEGIN HIDDEN TESTS
        assert given == right
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 3: who carries the alliance? (1 point, read by a person)
#
# Two allies that are alike, one rule, and ends that are not alike. Who ends at full commitment: the state that met a firm partner, or the one that met a loose partner? Why does the
# other not follow?
#
# <!-- rubric: bridge -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q3", "locked": false, "points": 1, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Question 4: another rule (2 points)
#
# Somebody objects: "A rein needs somebody who feels it. I can hold back only a partner who is tied to me." Take this as a second rule: **the rein is as strong as the other is
# committed.** Being left alone costs `variant.alone`, whatever the other does, and the rein is `rein * other`.
#
# - Write `tied(other, rein)`, the best commitment by this rule.
# - With a rein of 0.9, try the starts 0, 0.01, ..., 1. Put into `tipping` the smallest start from which **both** come to rest at full commitment.

# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
tipping = None


def tied(other, rein):
    """Return the best commitment of a state whose partner stands at other: the rein holds a partner who is tied."""
    ### BEGIN SOLUTION
    # Idea: the same call as in fear; the other's level has moved from the first cost to the rein.
    # Method: name the rein, restraint=..., and give settle the new rule: settle(tied, start, 0.9). next() takes the first that fits.
    # Line: tipping = next(step / 100 for step in range(101) if settle(tied, step / 100, 0.9) == (1, 1))
    return abandonment.best_commitment(variant.alone, variant.war, restraint=rein * other)
    ### END SOLUTION


### BEGIN SOLUTION
tipping = next(step / 100 for step in range(101) if settle(tied, step / 100, 0.9) == (1, 1))
### END SOLUTION
tipping


# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(4)
def _check():
    if tipping is None or checks.unwritten(tied, 0.5, 0.5):
        print("Question 4: not answered yet")
    else:
        costs, best_of = (variant.alone, variant.war), abandonment.best_commitment
        (alone, war), met = costs, [(0, 0.5), (0.5, 0), (0.5, 0.6), (1, 0.6), (0.8, 0.3)]

        def replies(formula):
            """Return what a rule answers to all levels that are tried."""
            return {f"tied{each}": formula(*each) for each in met}

        def rest(start, rein):
            """Return where two come to rest by the second rule, and by the answer to Question 1."""
            return tuple(settle(tied, start, rein))

        checks.numbers(
            "tied",
            replies(tied),
            replies(lambda o, r: abandonment.answer(o, *costs, r, "hold")),
            {
                "this is the rule of Question 1: the other's level belongs to the rein": replies(
                    lambda o, r: best_of(alone * (2 - o), war, restraint=r)
                ),
                "these are both rules at once: being left alone costs variant.alone here": replies(
                    lambda o, r: best_of(alone * (2 - o), war, restraint=r * o)
                ),
                "the other's level has no effect on the rein: restraint=rein * other": replies(
                    lambda o, r: best_of(alone, war, restraint=r)
                ),
                "the rein is missing: restraint=rein * other": replies(lambda o, r: best_of(alone, war)),
                "the two costs are exchanged": replies(lambda o, r: best_of(war, alone, restraint=r * o)),
                "this rein holds the loose partner: it is rein * other": replies(lambda o, r: best_of(alone, war, restraint=r * (1 - o))),
                "this rein is the other's level alone: it is rein * other": replies(lambda o, r: best_of(alone, war, restraint=o)),
                "this adds the two: the rein is rein times other": replies(lambda o, r: best_of(alone, war, restraint=min(r + o, 1))),
            },
            within=1e-4,
            each="{key}",
        )
        right = next((step for step in range(101) if rest(step / 100, 0.9) == (1, 1)), 0)
        assert right, "by your settle every start, or none, leads to full commitment: mend Question 1 first"
        below = rest(right / 100 - 0.01, 0.9)
        checks.number(
            "tipping",
            tipping,
            right / 100,
            {
                "this is the last start that does not lead to full commitment: the first that does is asked for": right / 100 - 0.01,
                "this is the largest start: the smallest from which both end at full commitment is asked for": 1.0 if right < 100 else -1,
                "this is a number of steps: divide by 100": float(right),
                "this is where they end, not where the partner began": below[0],
                "this is what is best without a rein: a start is asked for": best_of(alone, war),
                "this is a start for the rule of Question 1, by which every start leads to full commitment: settle(tied, ...)": 0.0,
                "this is with a rein of 1: the rein is 0.9": lambda: (
                    next(step for step in range(101) if rest(step / 100, 1.0) == (1, 1)) / 100
                ),
            },
            within=1e-6,
        )
        print(f"Question 4: right. From {tipping} on both end at full commitment; from {tipping - 0.01:.2f} they end at {below}")
        print(f"Your guesses: does the start matter? {start_matters}. Do allies that are alike end alike? {end_alike}.")
        ### BEGIN HIDDEN TESTS
        mine = variants.choose("04-two-fears", STUDENT)
        assert mine.alone == alone and mine.war == war and abs(tipping - right / 100) < 1e-9
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 5: argue (4 points, read by a person)
#
# Somebody sums up the first article: "The wise ally stands halfway." In six sentences or so:
#
# - Say what the map and the two rules speak for and against in the advice, with at least two numbers that you found, one of them from Question 2 or 4.
# - Begin or end with your two guesses: which conclusion survives both rules, and which holds under one of them only?
# - Name one thing that this model of two states cannot show and why it matters here.
# - Say what you would look at next to find out which of the two rules fits an alliance.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q5", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 6: the model in one line (no points)
#
# Write the model of the map as a function `total(c, alone, war, rein)` that returns the expected cost: each risk times its cost, added up.


# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
def total(c, alone, war, rein=0):
    """Return the expected cost of both fears at commitment c."""
    ### BEGIN SOLUTION
    # Idea: two risks, each times its cost, added up; only the second has the rein in it.
    # Method: square with **2; the first risk is the square of what is missing to 1, the second is c squared times what the rein leaves.
    # Line: return alone * (1 - c) ** 2 + war * c**2 * (...)
    return alone * (1 - c) ** 2 + war * c**2 * (1 - rein * c)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if total(0, 8, 4, 0) is None:
        print("Question 6: not answered yet")
    else:
        tried = [(0, 8, 4, 0), (1, 8, 4, 0), (0.5, 8, 4, 0), (0.3, 7, 2, 0.5), (0.9, 7, 2, 0.25), (0.6, 3, 9, 1)]

        def values(formula):
            """Return what a formula gives for all settings that are tried."""
            return {f"total{setting}": formula(*setting) for setting in tried}

        slips = {
            "* 2 doubles: ** 2, with two stars, squares": lambda c, a, w, r: a * (1 - c) * 2 + w * c * 2 * (1 - r * c),
            "this lets both risks run straight: square them": lambda c, a, w, r: a * (1 - c) + w * c * (1 - r * c),
            "the two costs are exchanged: being left alone goes with 1 - c": lambda c, a, w, r: w * (1 - c) ** 2 + a * c**2 * (1 - r * c),
            "the rein has no effect yet: multiply the risk of the war by 1 - rein * c": lambda c, a, w, r: a * (1 - c) ** 2 + w * c**2,
            "this rein pulls even where there is no commitment: it is 1 - rein * c, with c": lambda c, a, w, r: (
                a * (1 - c) ** 2 + w * c**2 * (1 - r)
            ),
            "the rein lowers the risk of the partner's war only": lambda c, a, w, r: (a * (1 - c) ** 2 + w * c**2) * (1 - r * c),
            "this rein drives the partner on: it is 1 minus, not 1 plus": lambda c, a, w, r: a * (1 - c) ** 2 + w * c**2 * (1 + r * c),
            "this has the square of c, not of what is missing to 1: brackets, (1 - c)**2": lambda c, a, w, r: (
                a * (1 - c**2) + w * c**2 * (1 - r * c)
            ),
            "the two costs are multiplied: add them": lambda c, a, w, r: a * (1 - c) ** 2 * w * c**2 * (1 - r * c),
            "alone and war are the arguments of the function: here the costs are fixed": lambda c, a, w, r: (
                total(c, 1, 1, r) if total(c, a, w, r) == total(c, 1, 1, r) else float("inf")
            ),
            "only the fear of being left alone is there": lambda c, a, w, r: a * (1 - c) ** 2,
            "only the partner's war is there": lambda c, a, w, r: w * c**2 * (1 - r * c),
            "this is the mean of the two costs: add them up": lambda c, a, w, r: (a * (1 - c) ** 2 + w * c**2 * (1 - r * c)) / 2,
            "the rein is taken off the cost: it multiplies the risk, with (1 - rein * c) in brackets": lambda c, a, w, r: (
                a * (1 - c) ** 2 + w * c**2 - r * c
            ),
            "this multiplies by 1 - rein and by c once more: the factor is 1 - rein * c": lambda c, a, w, r: (
                a * (1 - c) ** 2 + w * c**3 * (1 - r)
            ),
        }
        checks.numbers(
            "total",
            values(total),
            values(lambda c, a, w, r: abandonment.costs(c, a, w, restraint=r).total),
            {message: lambda formula=formula: values(formula) for message, formula in slips.items()},
            within=1e-6,
            each="{key}",
        )
        print("Question 6: right, the model stands")
        ### BEGIN HIDDEN TESTS
        for level in (0.1, 0.3, 0.9):
            assert abs(total(level, 7, 2, 0.4) - abandonment.costs(level, 7, 2, restraint=0.4).total) < 1e-9
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension B, Question 7: the best commitment (no points)
#
# The map needed the best level for all costs. Write a function `best(alone, war, rein)` that tries the 101 levels 0, 0.01, ..., 1 and returns the *level* with the least cost. Then put into `no_rein` and
# `strong_rein` what is best with your two costs, `variant.alone` and `variant.war`: without a rein, and with a rein of 0.9.

# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
no_rein = None
strong_rein = None


def best(alone, war, rein=0):
    """Return the commitment with the least expected cost."""
    ### BEGIN SOLUTION
    # Idea: compute the cost at each level and keep the level, not the cost.
    # Method: min() takes a key, a function by which it compares, as in the box; range(101) goes from 0 to 100.
    # Line: return min((step / 100 for step in range(101)), key=lambda level: total(level, ...))
    return min((step / 100 for step in range(101)), key=lambda level: total(level, alone, war, rein))
    ### END SOLUTION


### BEGIN SOLUTION
no_rein = best(variant.alone, variant.war, 0)
strong_rein = best(variant.alone, variant.war, 0.9)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    if no_rein is None or strong_rein is None or checks.unwritten(best, 8, 4, 0):
        print("Question 7: not answered yet")
    else:
        levels = np.arange(101) / 100

        def along(alone, war, rein):
            """Return what the 101 levels cost, by the answer to Question 6."""
            return np.array([total(level, alone, war, rein) for level in levels], dtype=float)

        def least(alone, war, rein):
            """Return the level that costs least."""
            return float(levels[along(alone, war, rein).argmin()])

        def off(value, alone, war, rein):
            """Say which slip a level shows; None if no level is cheaper."""
            right, cost = least(alone, war, rein), along(alone, war, rein)
            if 0 <= value <= 1 and total(value, alone, war, rein) <= cost.min() + 1e-9:
                return None
            told = {
                "this is the least cost: the level is asked for, so give min() the function as key": float(cost.min()),
                "this is a number of steps: divide by 100": 100 * right,
                "this is the level that costs most": float(levels[cost.argmax()]),
                "the two costs are exchanged": least(war, alone, rein),
                "the rein is lost on the way: give it to total as well": least(alone, war, 0),
                "this stops before 1: range(101) goes from 0 to 100": float(levels[:100][cost[:100].argmin()]),
                "this knows only no commitment and full commitment: try all 101 levels": float(levels[[0, -1]][cost[[0, -1]].argmin()]),
                "the steps are too wide: try 0, 0.01, 0.02, ..., 1": float(levels[::10][cost[::10].argmin()]),
            }
            found = [message for message, slip in told.items() if abs(value - slip) < 1e-9]
            return found[0] if found else "another level is cheaper: compare total() at all 101 levels"

        asked = [(4, 9, 0.5), (8, 3, 0.3), (3, 7, 0.2), (2, 10, 0.9), (3, 5, 1)]
        for name, value, setting in (
            *((f"best{each}", best(*each), each) for each in asked),
            ("no_rein", no_rein, (variant.alone, variant.war, 0)),
            ("strong_rein", strong_rein, (variant.alone, variant.war, 0.9)),
        ):
            checks.number(name, value, value)  # one number, and no list
            slip = off(value, *setting)
            assert slip is None, f"{name} gives {value:.4g}: {slip}"
        print(f"Question 7: right. Without a rein {no_rein:.2f} is best, with a rein of 0.9 it is {strong_rein:.2f}")
        ### BEGIN HIDDEN TESTS
        assert off(best(4, 6, 0.4), 4, 6, 0.4) is None
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension C, Question 8: where is halfway best? (no points)
#
# For which costs is a level around the middle best? Make the table behind the map, with more reins.
#
# - `grid`: a table with the columns `alone`, `war`, `rein` and `best`. Both costs run through the whole numbers from 1 to 10, the rein through `REINS`. So it has 500
#   rows: one for each pair of costs and each rein.
# - `halves`: for each rein, in how many of its 100 pairs the best level lies from 0.4 to 0.6, both included. A series or a dictionary, with the reins as keys.

# %% nbgrader={"grade": false, "grade_id": "q8", "locked": false, "schema_version": 3, "solution": true, "task": false}
REINS = (0, 0.2, 0.4, 0.6, 0.8)
grid = None
halves = None
### BEGIN SOLUTION
# Idea: three loops, one inside the other, and one row for each turn; then count rows, rein by rein.
# Method: a list of (alone, war, rein, best), and a table of it, pd.DataFrame(rows, columns=[...]); .between(low, high) includes both ends.
# Line: grid["best"].between(0.4, 0.6).groupby(grid["rein"]).sum()
rows = [(alone, war, rein, best(alone, war, rein)) for alone in range(1, 11) for war in range(1, 11) for rein in REINS]
grid = pd.DataFrame(rows, columns=["alone", "war", "rein", "best"])
halves = grid["best"].between(0.4, 0.6).groupby(grid["rein"]).sum()
### END SOLUTION
halves


# %% nbgrader={"grade": true, "grade_id": "q8-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(8)
def _check():
    if grid is None or halves is None:
        print("Question 8: not answered yet")
    else:
        assert isinstance(grid, pd.DataFrame), "grid should be a table: pd.DataFrame(rows, columns=[...])"
        lacks = [name for name in ("alone", "war", "rein", "best") if name not in grid.columns]
        assert not lacks, f"grid should have the columns alone, war, rein and best; it lacks {', '.join(lacks)}"
        for name, wanted in (("alone", range(1, 11)), ("war", range(1, 11)), ("rein", REINS)):
            assert set(grid[name]) == set(wanted), (
                f"the column {name} should run through {', '.join(map(str, wanted))}: range(1, 11) ends at 10"
            )
        assert not grid.duplicated(["alone", "war", "rein"]).any(), "some pairs of costs stand there twice with the same rein"
        assert len(grid) == 500, f"grid has {len(grid)} rows: each of the 100 pairs of costs should meet each of the five reins"
        near = grid["best"]

        def is_best(*settings):
            """Say whether the column best holds what the answer to Question 7 gives."""
            return np.allclose(near, list(map(best, *settings)), atol=0.0101)

        if not is_best(grid["alone"], grid["war"], grid["rein"]):
            assert not is_best(grid["war"], grid["alone"], grid["rein"]), (
                "in the column best the two costs are exchanged: best(alone, war, rein)"
            )
            assert not is_best(grid["alone"], grid["war"], 0 * grid["rein"]), (
                "in the column best the rein is missing: best(alone, war, rein)"
            )
            raise AssertionError("the column best should come from your function best, row by row")

        def counted(which):
            """Return a number of rows for each rein."""
            return {rein: float(which[grid["rein"] == rein].sum()) for rein in REINS}

        assert not hasattr(halves, "keys") or not set(halves.keys()) < set(REINS), (
            "the keys of halves should be all five reins: a rein without any such pair counts 0. Do not select rows first: compare, then add up the True"
        )
        checks.numbers(
            "halves",
            halves,
            counted(near.between(0.4, 0.6)),
            {
                "these are shares: numbers of pairs are asked for": {k: v / 100 for k, v in counted(near.between(0.4, 0.6)).items()},
                "this counts the pairs outside: from 0.4 to 0.6 is asked for": counted(~near.between(0.4, 0.6)),
                "~ came last and turned the sums round: no ~ is needed here": {
                    k: -v - 1 for k, v in counted(near.between(0.4, 0.6)).items()
                },
                "this leaves the ends out: 0.4 and 0.6 belong to it": counted(near.between(0.4, 0.6, inclusive="neither")),
                "this leaves one end out: 0.4 and 0.6 both belong to it": counted(near.between(0.4, 0.6, inclusive="left")),
                "this leaves 0.4 out: both ends belong to it": counted(near.between(0.4, 0.6, inclusive="right")),
                "this counts exactly one half: from 0.4 to 0.6 is asked for": counted(near == 0.5),
                "this counts everything up to 0.6: the level must be at least 0.4, too": counted(near <= 0.6),
                "this counts everything from 0.4 on: the level must be at most 0.6, too": counted(near >= 0.4),
                "these are rows, not those around the middle: compare best with 0.4 and 0.6": counted(near >= 0),
                "these are mean levels: count the pairs": {rein: float(near[grid["rein"] == rein].mean()) for rein in REINS},
                "this adds the levels up: add up the comparison, which is True or False": counted(near.where(near.between(0.4, 0.6), 0)),
            },
            within=1e-6,
        )
        print("Question 8: right. Pairs of costs for which about half is best:", {rein: int(halves[rein]) for rein in REINS})
        ### BEGIN HIDDEN TESTS
        assert sum(int(halves[rein]) for rein in REINS) == grid["best"].between(0.4, 0.6).sum()
        ### END HIDDEN TESTS


# %% [markdown]
# Now put three cases of the book on it, each seen from one capital. What the record holds of them:
#
# - **Beijing, February 1950.** A treaty for thirty years. Help was owed against Japan and any ally of Japan, in practice the United States.
# - **Moscow, October 1959.** Khrushchev tells Mao that Moscow had to speak up for its ally over Taiwan, without having been told of the shelling of 1958. Mao and Zhou answer
#   that it had been told.
# - **Yerevan, September 2022.** Armenia reports Azerbaijani attacks and calls on the Collective Security Treaty Organization, which sends fact-finders and no troops.
#
# For each write two numbers from 1 to 10: how bad it would be to be left alone, and how bad the partner's war. No source gives these numbers. They are yours, and nobody
# grades them. For one of the cases: which act or document speaks for your two numbers?

# %% nbgrader={"grade": false, "grade_id": "places", "locked": false, "schema_version": 3, "solution": true, "task": false}
places = {"Beijing 1950": None, "Moscow 1959": None, "Yerevan 2022": None}  # for instance (3, 7): alone 3, war 7
### BEGIN SOLUTION
places = {"Beijing 1950": (9, 5), "Moscow 1959": (3, 8), "Yerevan 2022": (9, 1)}
### END SOLUTION

# %%
alt.hconcat(
    *(draw_map(grid, rein, places) for rein in (0, 0.4, 0.8))
) if grid is not None else "The map is drawn when Question 8 is answered."

# %% [markdown]
# ## Extension D: at the same time (10 minutes, no points)
#
# Until now they answered *in turn*. States often choose before they know what the other has chosen. **Find a setting in which two allies that answer at the same time never come to
# rest.** (A rein of your `band` helps.) What would such a pair look like to a newspaper that reports on it once a year? Then find a setting of the second rule in which one small step of
# one start decides between both firm and both loose.

# %%
import ipywidgets as widgets

RULES = {"the loose partner is feared": "fear", "the tied partner is held": "hold"}


def steps(rule, rein, you, partner, in_turn):
    """Return the levels of both, round after round."""
    found = [(you, partner)]
    for _ in range(12):
        first = abandonment.answer(partner, variant.alone, variant.war, rein, rule)
        partner = abandonment.answer(first if in_turn else you, variant.alone, variant.war, rein, rule)
        you = first
        found.append((you, partner))
    return found


def draw(found):
    """Draw the levels of both over the rounds."""
    rows = (
        pd.DataFrame(found, columns=["you", "partner"])
        .rename_axis("round")
        .reset_index()
        .melt("round", var_name="state", value_name="level")
    )
    colours = alt.Scale(domain=["you", "partner"], range=[style.colour("focus"), style.colour("ink")])
    x, y = alt.X("round:Q", title="Round").axis(tickMinStep=1), alt.Y("level:Q", title="Commitment").scale(domain=[0, 1])
    dashes = alt.StrokeDash("state:N", legend=None).scale(
        domain=["you", "partner"], range=[[1, 0], [6, 6]]
    )  # where both are alike, both are seen
    chart = alt.Chart(rows, width=560, height=200).mark_line(point=True)
    return chart.encode(x=x, y=y, color=alt.Color("state:N", title=None, scale=colours), strokeDash=dashes)


def tell(found):
    """Say in a line where they come to rest."""
    last = found[-1]
    if max(abs(a - b) for a, b in zip(last, found[-2], strict=True)) < 0.005:
        return f"They come to rest at {last[0]:.2f} (you) and {last[1]:.2f} (partner)"
    return f"They do not come to rest: {found[-2][0]:.2f} and {found[-2][1]:.2f}, then {last[0]:.2f} and {last[1]:.2f}"


# %%
wide = {"style": {"description_width": "140px"}, "layout": {"width": "560px"}}
rule = widgets.Dropdown(options=RULES, description="Rule", **wide)
turn = widgets.Dropdown(options={"in turn, you first": True, "at the same time": False}, description="They answer", **wide)
hold = widgets.FloatSlider(value=0, min=0, max=1, step=0.01, description="Rein", **wide)
yours = widgets.FloatSlider(value=0.5, min=0, max=1, step=0.01, description="You begin at", **wide)
theirs = widgets.FloatSlider(value=0.5, min=0, max=1, step=0.01, description="Partner begins at", **wide)
controls = [rule, turn, hold, yours, theirs]


def now():
    """Return the rounds for the setting of the controls."""
    return steps(rule.value, hold.value, yours.value, theirs.value, turn.value)


said, drawing = widgets.Label(tell(now())), alt.JupyterChart(draw(now()))


def update(change=None):
    """Answer a control: the line and the rounds of the new setting."""
    said.value, drawing.chart = tell(now()), draw(now())


for control in controls:
    control.observe(update, "value")
widgets.VBox([*controls, said, drawing])

# %% [markdown]
# ## Extension E: bend the curve (10 minutes, no points)
#
# Nobody knows how the risks change with commitment; the square is a choice. `abandonment.best_commitment(alone, war, curve=1.2)` takes another one: 1 is a straight line, 4 is steep at one
# end. Make the map of Question 8 for the curves 1, 1.2, 2 and 4, without a rein. For which of them is halfway best on the largest part of the map, and for which on the smallest? Which
# statement holds for every curve: "the best lies between the two ends", or "the best leans to the side of the greater fear"?
#
# ## Extension F: two that are not alike (15 minutes, no points)
#
# Give the two states different costs, such as a great power that fears the war of a small ally, and a small ally that fears to be left alone. `settle` needs two rules then. Without a rein,
# does the end still not depend on the start? With a rein from your `band`, who ends at full commitment? Can you find costs for which it is always the same state, wherever they begin?

# %% [markdown]
# ## Sources
#
# The two fears: Snyder, Glenn H. (1984). The Security Dilemma in Alliance Politics. *World Politics* 36(4), 461–495. The rein: Schroeder, Paul W. (1976). Alliances, 1815–1945: Weapons of
# Power and Tools of Management, reprinted in *Systems, Stability, and Statecraft* (2004), Palgrave Macmillan, 195–222. The two rules by which allies answer are this lab's, and neither
# Snyder's nor Schroeder's. The three cases: the book's timeline, 14 February 1950, 2 October 1959 and 13 September 2022.
