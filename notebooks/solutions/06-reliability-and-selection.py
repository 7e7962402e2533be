# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 6: Reliability and selection
#
# **Time:** <!-- minutes -->. **Read first:** the chapter *Two fears*.
# **Data:** an invented archive of wars, each student's own. **Model:** `alliances.models.reliability`; its worlds are invented.
#
# The chapter goes from a world to what its wars show. A historian must go the other way: only the wars are seen, and the world is asked.
#
# You will
#
# 1. let attackers choose, which is one direction of Smith's argument, and think about the other: who gives in,
# 2. infer backwards: your archive shows how many promises were kept; which worlds fit?
# 3. ask whether ten times as many wars would help.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import math

import altair as alt
import ipywidgets as widgets
import numpy as np
import pandas as pd

from alliances.charts import style
from alliances.labs import checks, variants
from alliances.models import reliability

style.show_live()

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it gives you an archive of your own. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("06-reliability-and-selection", STUDENT)
lab = checks.Lab("06-reliability-and-selection", edition=4)
print("Your variant:", vars(variant))

# %% [markdown]
# ## Before you start: a guess
#
# You find an archive with 40 wars in which an ally owed help. In 20 of them it came. What share of **all** promises, also of those that no war ever tested, would be kept? Write the
# lowest and the highest share that you still think possible, such as `(0.4, 0.6)`. A guess earns no points and costs none.

# %%
guess = None

# %% [markdown]
# ## Three worlds with one mean
#
# In our worlds every alliance has a *reliability*: the chance, from 0 to 1, that its promise is kept if it is called. If `alike` is large, all lie near the mean; if it is small, most lie
# near 0 or near 1.
#
# The picture has three worlds with the same mean, 74.5 per cent, the rate of Leeds, Long and Mitchell. The higher a curve, the more of the alliances have that reliability.

# %%
MEAN = 0.745
WORLDS = {1: "firm or hollow (alike = 1)", 4: "some differ (alike = 4)", 15: "much alike (alike = 15)"}
curves = pd.concat([reliability.densities(MEAN, alike, 0).assign(world=name) for alike, name in WORLDS.items()])
x = alt.X("reliability:Q", title="Chance that the promise would be kept").axis(format="%")
y = alt.Y("all:Q", title="Share of the alliances (height)").scale(domain=[0, 5])
colours = alt.Scale(domain=list(WORLDS.values()), range=[style.colour("focus"), style.colour("ink"), style.colour("base")])
alt.Chart(curves, width=560, height=220).mark_line(clip=True).encode(x=x, y=y, color=alt.Color("world:N", title=None, scale=colours))

# %% [markdown]
# ## Question 1: let the attackers choose (2 points)
#
# The array `strength` has the reliability of 20,000 alliances of the world in the middle. An attacker looks at an alliance of reliability `r` and attacks it with the probability
# `(1 - r) ** choosy`. If `choosy` is 0, everybody is attacked. The larger it is, the more the attackers avoid the reliable.
#
# Write a function `tested(choosy)` that (1) draws who is attacked, with `chance.random(len(strength))`, and (2) returns the mean reliability of the
# attacked. Then find by trial a `choosy` for which it is about 0.50, and put it into `choosy_50`.
#
# **You will need** to select by a condition: with dice, `rolls = chance.integers(1, 7, 600)`, `rolls[rolls > 4]` are those above 4. And to let something happen with a given chance: `chance.random(600) < 0.3` is true for about three in ten.

# %%
chance = np.random.default_rng(1980)
strength = chance.beta(4 * MEAN, 4 - 4 * MEAN, 20_000)

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
choosy_50 = None


def tested(choosy):
    """Return the mean reliability of the alliances that are attacked."""
    ### BEGIN SOLUTION
    attacked = chance.random(len(strength)) < (1 - strength) ** choosy
    return strength[attacked].mean()
    # Idea: each alliance has its own chance of being attacked; a random number below this chance means an attack.
    # Method: compare chance.random(len(strength)) with the chances, and use what comes out to select from strength.
    # Line: attacked = chance.random(len(strength)) < (1 - strength) ** choosy
    ### END SOLUTION


### BEGIN SOLUTION
choosy_50 = 4 * (MEAN - 0.5) / 0.5
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    if choosy_50 is None or checks.unwritten(tested, 1):
        print("Question 1: not answered yet")
    else:
        own = np.asarray(strength, dtype=float)

        def expected(choosy):
            """Return the mean reliability of the attacked, without the chance in the draw."""
            return np.average(own, weights=(1 - own) ** choosy)

        assert np.ndim(tested(1)) == 0, "tested should return one number, the mean of the attacked"
        assert tested(1) <= 1, "tested should return a share from 0 to 1, not a percentage or a number of alliances"
        assert not np.isnan(tested(0)), (
            "with choosy = 0 your function attacks nobody, and everybody should be attacked: the random number must be below (1 - strength) ** choosy"
        )
        assert abs(tested(0) - 1) > 0.01, "with choosy = 0 this gives 1, the share that is attacked: return the mean of strength among them"
        spread = np.nanstd([tested(1) for _ in range(12)])
        assert not spread > 0.03, (
            "each call gives quite another value: draw a new random number for each alliance, chance.random(len(strength))"
        )
        assert abs(tested(0) - expected(0)) < 0.02, "with choosy = 0 everybody is attacked, so the tested should be like the rest"
        assert abs(tested(4) - np.average(own, weights=own**4)) > 0.02, (
            "attackers should prefer the weak: the chance is (1 - r) ** choosy, not r ** choosy"
        )
        assert abs(tested(4) - expected(0)) > 0.02, (
            "the choice has no effect: keep only the attacked, strength[attacked], before you take the mean"
        )
        for choosy in (1, 2, 4):
            assert abs(tested(choosy) - expected(choosy)) < 0.04, (
                f"with choosy = {choosy} the tested should keep about {expected(choosy):.2f}, and your function says {tested(choosy):.2f}: "
                "is the chance (1 - strength) ** choosy, with a new random number for each alliance?"
            )
        assert np.ndim(choosy_50) == 0 and choosy_50 >= 0, "choosy_50 should be one number, 0 or more"
        assert abs(choosy_50 - 0.5) > 1e-9, "choosy_50 is the value of choosy that you put in, not the 0.5 that comes out"
        assert abs(expected(choosy_50) - 0.5) < 0.025, (
            f"with choosy = {choosy_50} the tested keep {expected(choosy_50):.0%}, not 50 per cent: try another"
        )
        print(f"Question 1: right. Of all {own.mean():.1%} would be kept, of the tested {tested(choosy_50):.1%}. One world, two rates")
        ### BEGIN HIDDEN TESTS
        assert abs(choosy_50 - 1.96) < 0.3
        assert abs(expected(2) - reliability.observed_rate(0.745, 4, 2)) < 0.02
        ### END HIDDEN TESTS


# %% [markdown]
# Nobody cheated more in one count than in the other. What differs is who was counted. This is one direction of Smith's argument. The other works against it: a state with an
# unreliable ally is more likely to give in when it is attacked. Then the weak promise is never called. In our world every attack becomes a war.

# %% [markdown]
# ## The way back
#
# So far we knew the world and asked what its wars show. Now only the wars are known. Your archive has one row for each war of a state with an ally. `due`
# says whether the treaty asked for help, and `fought` whether the ally came. The archive comes from a world whose true mean, and whose attackers, you do not know.

# %%
archive = reliability.archive(variant.seed)
first_40 = archive[archive["due"]].head(40)
print(f"{len(archive)} wars, help was due in {archive['due'].sum()} of them")
first_40.head()

# %% [markdown]
# ## Question 2: which worlds fit forty wars? (3 points)
#
# 1. Put into `kept` in how many of the 40 wars of `first_40` the ally came.
# 2. Write `fits(mean, choosy, kept, wars)`. It returns `True` if a world with this true mean and these attackers could easily show `kept` kept promises in `wars` wars,
#    and `False` if not. In a world with `alike = 4` the tested keep the share `mean * 4 / (4 + choosy)`: put `MEAN` and your `choosy_50` into it, and
#    about the 0.50 of Question 1 comes out. With this chance for each war,
#    `chance.binomial(wars, share, 4_000)` draws four thousand archives. The world fits if `kept` lies between the 5th and the 95th percentile of them, ends included.
# 3. Put into a dictionary `ranges`, with the attackers 0, 1, 2 and 4 as keys, what `extremes(choosy, kept, 40)` returns: the lowest and the highest mean that fits.
#
# **You will need** a percentile, `np.percentile(rolls, [5, 95])`.


# %%
def extremes(choosy, kept, wars):
    """Return the lowest and the highest of the means 0.01, 0.02, ..., 0.99 for which your fits says True."""
    fitting = [mean for mean in np.arange(1, 100) / 100 if fits(mean, choosy, kept, wars)]
    return (min(fitting), max(fitting)) if fitting else (0, 0)


# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
kept = None
ranges = None


def fits(mean, choosy, kept, wars):
    """Say whether a world could easily show so many kept promises."""
    ### BEGIN SOLUTION
    archives = chance.binomial(wars, mean * 4 / (4 + choosy), 4_000)
    low, high = np.percentile(archives, [5, 95])
    return low <= kept <= high
    # Idea: let the world show its archive thousands of times, and see whether yours is an odd one among them.
    # Method: draw with chance.binomial, take two percentiles of what was drawn, and ask whether kept lies between them.
    # Line: low, high = np.percentile(chance.binomial(wars, mean * 4 / (4 + choosy), 4_000), [5, 95])
    ### END SOLUTION


### BEGIN SOLUTION
kept = int(first_40["fought"].sum())

ranges = {choosy: extremes(choosy, kept, 40) for choosy in (0, 1, 2, 4)}
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    if kept is None or ranges is None or checks.unwritten(fits, 0.5, 0, 20, 40):
        print("Question 2: not answered yet")
    else:
        mine = reliability.archive(variants.choose("06-reliability-and-selection", STUDENT).seed)
        forty = mine[mine["due"]].head(40)
        assert kept != mine.head(40)["fought"].sum() or kept == forty["fought"].sum(), (
            "you count wars in which no help was due: use first_40"
        )
        assert kept != mine["fought"].sum(), "this counts the whole archive: use first_40"
        assert kept > 1, "kept is a number of wars, not a share"
        assert kept != 40 - forty["fought"].sum() or kept == 20, "this counts the wars in which the ally stayed away"
        assert kept == forty["fought"].sum(), (
            "this is not the number of wars of first_40 in which the ally came: is it from another archive?"
        )
        assert fits(0.5, 0, 20, 40), (
            "20 of 40 is what a world with mean 0.5 and attackers who do not choose shows most often: fits should be True. Percentiles run from 0 to 100 (5, not 0.05), and kept is a number of wars, no share"
        )
        assert fits(0.9, 0, 36, 40) or not fits(0.9, 0, 20, 40), (
            "with mean 0.9 fits says the same as with 0.5: use its arguments mean and choosy in the share, not MEAN and choosy_50"
        )
        assert not fits(0.9, 0, 20, 40), (
            "with mean 0.9 and no choice about 36 of 40 are kept, so 20 do not fit: compare the number with both percentiles"
        )
        assert not fits(0.1, 0, 20, 40), (
            "with mean 0.1 and no choice about 4 of 40 are kept, so 20 do not fit: compare with both percentiles"
        )
        assert fits(0.75, 2, 20, 40), (
            "with mean 0.75 and choosy 2 the share is 0.75 * 4 / 6, one half, so 20 of 40 fit: is choosy in the share?"
        )
        assert fits(0.5, 0, 200, 400), (
            "200 of 400 is what a world with mean 0.5 shows most often: fits should use the argument wars, not 40"
        )
        assert not fits(0.5, 0, 16, 40) or fits(0.5, 0, 15, 40) or fits(0.5, 0, 25, 40), (
            "a number that is exactly the 5th or the 95th percentile still fits: the ends belong to the range, so compare with <=, and take no other percentiles"
        )
        assert set(ranges) == {0, 1, 2, 4}, "the keys of ranges should be the attackers 0, 1, 2 and 4"
        assert all(len(pair) == 2 for pair in ranges.values()), (
            "each of the four should be a pair: the lowest and the highest mean that fits"
        )
        assert max(max(pair) for pair in ranges.values()) <= 1, "give means from 0 to 1"
        assert all(pair[0] <= pair[1] for pair in ranges.values()), "the lowest mean comes first"
        assert max(pair[0] for pair in ranges.values()) - min(pair[0] for pair in ranges.values()) > 0.05, (
            "the four ranges are all the same: does the loop give choosy to fits?"
        )
        for choosy, (low, high) in ranges.items():
            least, most = reliability.fitting_means(kept, 40, 4, choosy)
            assert high - low > 0.6 * (most - least), (
                f"for choosy = {choosy} the range is too narrow: the limits are the 5th and the 95th percentile"
            )
            assert high - low < 1.4 * (most - least) + 0.03, (
                f"for choosy = {choosy} the range is too wide: the limits are the 5th and the 95th percentile"
            )
            assert max(abs(low - least), abs(high - most)) < 0.025 or low >= least or high <= most, (
                f"for choosy = {choosy} your range, {low:.2f} to {high:.2f}, is too wide at both ends: the limits are the 5th and the 95th percentile"
            )
            assert max(abs(low - least), abs(high - most)) < 0.025, (
                f"for choosy = {choosy} your range, {low:.2f} to {high:.2f}, has the right width and the wrong place: did you use your own kept, and 40 wars?"
            )
        print(
            f"Question 2: right. {kept} of 40 kept.",
            "; ".join(f"choosy {choosy}: {low:.0%} to {high:.0%}" for choosy, (low, high) in ranges.items()),
        )
        ### BEGIN HIDDEN TESTS
        assert fits(0.75, 4, 15, 40) and not fits(0.75, 4, 25, 40)
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 3: would ten times as many wars help? (2 points)
#
# The whole archive has 400 wars in which help was due. Put into `kept_400` in how many the ally came. Then make a table `width` with the rows 40 and 400 (wars) and two columns:
#
# - `known`: how wide the range of fitting means is (highest less lowest) for somebody who knows that the attackers have `choosy = 2`;
# - `unknown`: how wide it is for somebody who knows only that it is 0, 1, 2 or 4: from the lowest mean that fits for any of the four to the highest.
#
# Before you run it: which of the four numbers do you expect to fall most?

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
kept_400 = None
width = None
### BEGIN SOLUTION
kept_400 = int(archive.loc[archive["due"], "fought"].sum())
both = {40: ranges, 400: {choosy: extremes(choosy, kept_400, 400) for choosy in (0, 1, 2, 4)}}
width = pd.DataFrame(
    {
        "known": {wars: found[2][1] - found[2][0] for wars, found in both.items()},
        "unknown": {wars: max(high for _, high in found.values()) - min(low for low, _ in found.values()) for wars, found in both.items()},
    }
)
# Idea: whoever does not know the attackers must keep every mean that fits for any of them.
# Method: make the four ranges again with 400 wars; known uses one of them, unknown the lowest and the highest end of all four.
# Line: max(high for low, high in ranges.values()) - min(low for low, high in ranges.values())
### END SOLUTION
width


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():
    if kept_400 is None or width is None:
        print("Question 3: not answered yet")
    else:
        mine = reliability.archive(variants.choose("06-reliability-and-selection", STUDENT).seed)
        came = {40: int(mine[mine["due"]].head(40)["fought"].sum()), 400: int(mine["fought"].sum())}
        assert kept_400 != came[40], "this is the number among the first 40: count the whole archive"
        assert kept_400 > 1, "kept_400 is a number of wars, not a share"
        assert kept_400 != 400 - came[400] or kept_400 == 200, "this counts the wars in which the ally stayed away"
        assert kept_400 == came[400], "this is not the number of the 400 wars in which the ally came: is it from another archive?"
        assert isinstance(width, pd.DataFrame), "width should be a table: pd.DataFrame({'known': {40: ..., 400: ...}, 'unknown': {...}})"
        assert list(width.index) == [40, 400], "the rows should be 40 and 400, in this order"
        assert list(width.columns) == ["known", "unknown"], "the columns should be known and unknown, in this order"
        assert width.max().max() <= 4, "give widths as shares from 0 to 1"
        assert width.min().min() > 0, (
            "a width is the highest mean less the lowest: it should lie above 0. It is 0 where no mean fits: do kept and wars belong together, such as kept_400 and 400?"
        )
        for wars in (40, 400):
            found = {choosy: reliability.fitting_means(came[wars], wars, 4, choosy) for choosy in (0, 1, 2, 4)}
            right = {
                "known": found[2][1] - found[2][0],
                "unknown": max(high for _, high in found.values()) - min(low for low, _ in found.values()),
            }
            summed = sum(high - low for low, high in found.values())
            blind = found[0][1] - found[0][0]
            says = width.loc[wars].astype(float)
            assert abs(says["known"] - right["unknown"]) > 0.03, (
                f"for {wars} wars the columns are exchanged: who knows the attackers has the narrower range"
            )
            assert abs(says["unknown"] - right["known"]) > 0.03, (
                f"for {wars} wars unknown is the range of choosy = 2: take all four attackers together"
            )
            assert abs(says["unknown"] - summed / 4) > 0.02, (
                f"for {wars} wars unknown is the mean of four widths: take the highest of all less the lowest of all"
            )
            assert abs(says["unknown"] - summed) > 0.06 or abs(summed - right["unknown"]) < 0.04, (
                f"for {wars} wars unknown is the sum of four widths: the ranges overlap, so take the highest of all less the lowest of all"
            )
            assert abs(says["known"] - right["known"]) < 0.03, (
                f"for {wars} wars and choosy = 2 the width should be near {right['known']:.2f}, and you have {says['known']:.2f}"
                + (": this is choosy = 0" if abs(says["known"] - blind) < 0.02 else ": did you use the kept promises of these wars?")
            )
            assert abs(says["unknown"] - right["unknown"]) < 0.04, (
                f"for {wars} wars the width over all four should be near {right['unknown']:.2f}, and you have {says['unknown']:.2f}"
            )
        fall = width.loc[40] - width.loc[400]
        print(
            f"Question 3: right. With ten times as many wars the range shrinks by {100 * fall['known']:.0f} points if the attackers are known, by {100 * fall['unknown']:.0f} if not"
        )
        ### BEGIN HIDDEN TESTS
        assert width.loc[400, "unknown"] > 3 * width.loc[400, "known"]
        ### END HIDDEN TESTS


# %% [markdown]
# ## Back to your guess
#
# The envelope holds the true mean of the world that your archive came from, and its attackers.

# %%
if width is None:
    print("The envelope opens when Question 3 is answered.")
else:
    mean, choosy_there = reliability.behind_archive(variant.seed)
    print(f"In the world of your archive {mean:.0%} of all promises would be kept, and its attackers had choosy = {choosy_there}.")
    print(f"For 20 of 40 you guessed {guess}; with attackers from 0 to 4 all means from 37 to 99 per cent fit.")

# %% [markdown]
# ## Question 4: argue (4 points, read by a person)
#
# The first article says that an alliance of two states that are not ready would inevitably end sadly. Somebody answers: "Since 1945 allies have kept
# 22 per cent of their promises, so the article is right. And if 22 is not exact, let us collect more wars." (The 22 per cent
# are those of Berkemeier and Fuhrmann.) In six sentences or so:
#
# - Use at least two numbers that you found, and compare one of them with your guess.
# - Say why more wars of the same kind would help little, and what else one would have to know.
# - Say in which direction attackers who choose and victims who give in would each push a rate.
# - Name one limit of these results, and one piece of evidence that somebody could look for tomorrow.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q4", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 5: draw the three worlds (no points)
#
# A **beta distribution** draws many numbers between 0 and 1 with a given mean. It has two numbers, called shapes. If `mean` is the mean and `alike` says how much alike the alliances
# are, the shapes are `mean * alike` and `(1 - mean) * alike`.
#
# Draw 20,000 alliances for each world: `chance.beta(first, second, 20_000)` draws with two shapes, and `MEAN` is the mean. Put them into a dictionary `worlds`, with the keys 1, 4 and 15 (`alike`). Then put into a
# dictionary `hollow`, with the same keys, which share of the alliances (from 0 to 1) has a reliability below 0.2.
#
# **You will need** draws and the mean of a comparison. With dice: `rolls = chance.integers(1, 7, 600)` draws six hundred, and `(rolls < 3).mean()` is the share below 3.

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
worlds = None
hollow = None
### BEGIN SOLUTION
worlds = {alike: chance.beta(MEAN * alike, (1 - MEAN) * alike, 20_000) for alike in WORLDS}
hollow = {alike: (draws < 0.2).mean() for alike, draws in worlds.items()}
# Idea: the three worlds differ in alike only, so one line with alike in it can draw all three.
# Method: write the two shapes with MEAN and alike, and let alike run through 1, 4 and 15; then compare each world with 0.2.
# Line: worlds[4] = chance.beta(MEAN * 4, (1 - MEAN) * 4, 20_000), and hollow[4] = (worlds[4] < 0.2).mean()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(5)
def _check():
    if worlds is None or hollow is None:
        print("Question 5: not answered yet")
    else:
        assert isinstance(worlds, dict), "worlds should be a dictionary: {1: ..., 4: ..., 15: ...}"
        assert set(worlds) == {1, 4, 15}, "the keys of worlds should be the numbers 1, 4 and 15"
        for alike in WORLDS:
            drawn = np.asarray(worlds[alike], dtype=float)
            here = f"in the world {alike}"
            assert drawn.shape == (20_000,), f"{here} there should be 20,000 numbers: the third argument of chance.beta says how many"
            assert drawn.min() >= 0 and drawn.max() <= 1, f"{here} a chance lies below 0 or above 1: draw with chance.beta"
            assert abs(drawn.mean() - 0.255) > 0.015, f"{here} the mean is 0.255: the two shapes are exchanged"
            assert abs(drawn.mean() - 0.5) > 0.015, (
                f"{here} the mean is one half: the two shapes are equal, but only the first has the mean in it"
            )
            assert abs(drawn.mean() - MEAN) < 0.015, (
                f"{here} the mean is {drawn.mean():.3f}, not 0.745: the shapes are mean * alike and (1 - mean) * alike"
            )
            right = math.sqrt(MEAN * (1 - MEAN) / (alike + 1))
            assert abs(drawn.std() - right) < 0.05 * right, (
                f"{here} the alliances differ too {'little' if drawn.std() < right else 'much'}: multiply both shapes by {alike}"
            )
        assert isinstance(hollow, dict) and set(hollow) == {1, 4, 15}, "hollow should be a dictionary with the keys 1, 4 and 15"
        for alike in WORLDS:
            drawn, value = np.asarray(worlds[alike], dtype=float), hollow[alike]
            assert np.ndim(value) == 0, f"hollow[{alike}] should be one number: take the mean of the comparison"
            assert not isinstance(value, str), f"hollow[{alike}] should be a number, not text"
            assert value <= 1, f"hollow[{alike}] is a count or a percentage: give a share from 0 to 1"
            right = (drawn < 0.2).mean()
            assert abs(value - (drawn > 0.2).mean()) > 1e-3 or abs(right - 0.5) < 1e-3, (
                f"hollow[{alike}] is the share above 0.2: below is asked"
            )
            assert abs(value - (drawn < 0.5).mean()) > 1e-3, f"hollow[{alike}] is the share below one half: the limit is 0.2"
            assert abs(value - right) < 1e-3, f"hollow[{alike}] is not the share of your own draws below 0.2: use worlds[{alike}]"
        print("Question 5: right. Below 0.2 lie", ", ".join(f"{hollow[alike]:.1%} ({name})" for alike, name in WORLDS.items()))
        ### BEGIN HIDDEN TESTS
        assert 0.08 < hollow[1] < 0.12
        assert hollow[15] < 0.001
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension B, Question 6: attackers who err (no points)
#
# The rule `(1 - r) ** choosy` was taken because it is easy to solve. Try another one. An attacker sees the reliability with an error. What it sees is
# `strength + noise * chance.normal(size=len(strength))`. It attacks if what it sees is below 0.6. Compute the mean reliability of the attacked
# for the noises 0, 0.2, 0.5 and 5, and put them into a dictionary `by_noise`, with the noises as keys.

# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
by_noise = None
### BEGIN SOLUTION
by_noise = {noise: strength[strength + noise * chance.normal(size=len(strength)) < 0.6].mean() for noise in (0, 0.2, 0.5, 5)}
# Idea: attackers decide by what they see, and you average what is there.
# Method: for each noise, compute what is seen, select the alliances for which it is below 0.6, and take their mean strength.
# Line: seen = strength + noise * chance.normal(size=len(strength)), and then strength[seen < 0.6].mean()
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():
    if by_noise is None:
        print("Question 6: not answered yet")
    else:
        own = np.asarray(strength, dtype=float)
        normal = np.vectorize(lambda z: (1 + math.erf(z / math.sqrt(2))) / 2)

        def expected(noise, draws):
            """Return the mean reliability of the attacked, without the chance in the draw; below 0.6 is what an attacker must see."""
            return draws[draws < 0.6].mean() if noise == 0 else np.average(draws, weights=normal((0.6 - draws) / noise))

        assert isinstance(by_noise, dict), "by_noise should be a dictionary: {0: ..., 0.2: ..., 0.5: ..., 5: ...}"
        assert set(by_noise) == {0, 0.2, 0.5, 5}, "the keys should be the four noises: 0, 0.2, 0.5 and 5"
        assert all(np.ndim(value) == 0 for value in by_noise.values()), "each noise has one number: take the mean of the attacked"
        assert max(by_noise.values()) <= 1, "give shares from 0 to 1, not percentages or counts"
        assert abs(by_noise[0] - own[own >= 0.6].mean()) > 0.01, (
            "you average those who are not attacked: an attack comes if what is seen is below 0.6"
        )
        assert abs(by_noise[0] - (own < 0.6).mean()) > 1e-6, (
            "this is the share that is attacked: take the mean of strength among the attacked"
        )
        assert abs(by_noise[0] - own.mean()) > 0.01, (
            "without noise this is the mean of all: keep only the attacked before you take the mean"
        )
        assert abs(by_noise[0] - expected(0, own)) < 1e-6, (
            "without noise nothing is left to chance: it should be the mean of strength among those below 0.6"
        )
        lost = [noise for noise, value in by_noise.items() if value != value]
        assert not lost, (
            f"for noise {lost[0] if lost else 0} nobody is attacked: each alliance is seen with an error of its own, chance.normal(size=len(strength))"
        )
        assert by_noise[5] > 0, (
            "for noise 5 this is the mean of what attackers saw, which can lie below 0: average strength, not what is seen"
        )
        assert len({round(float(value), 6) for value in by_noise.values()}) > 1, "the noise has no effect: is it in what the attacker sees?"
        assert by_noise[0] < by_noise[5], (
            "the more attackers err, the nearer the tested come to the rest: is the error noise times chance.normal, which can be negative?"
        )
        for noise in (0.2, 0.5, 5):
            assert abs(by_noise[noise] - expected(noise, own)) < 0.02, (
                f"for noise {noise} the attacked should have about {expected(noise, own):.2f}, and you have {by_noise[noise]:.2f}: "
                "does each alliance get its own error, noise * chance.normal(size=len(strength)), and do you average strength?"
            )
        print("Question 6: right.", {noise: f"{seen:.0%}" for noise, seen in by_noise.items()})
        ### BEGIN HIDDEN TESTS
        assert abs(by_noise[5] - np.mean(strength)) < 0.03
        ### END HIDDEN TESTS


# %% [markdown]
# The rule is another one, and the numbers are others. One conclusion survives: where attackers choose, the tested are worse than the rest. It needs attackers who see
# something.

# %% [markdown]
# ## Extension C: how low can choice go? (10 minutes, no points)
#
# The true mean stays at 74.5 per cent. Find a setting in which the tested keep only about 22 per cent, the rate of Berkemeier and Fuhrmann from 1945 on. Can you do it in
# all three worlds? What must be true of the alliances before so low a rate can come from choice alone?


# %%
def draw(alike, choosy):
    """Draw how reliability is spread over all alliances and over the attacked ones."""
    rows = reliability.densities(MEAN, alike, choosy).melt("reliability", ["all", "attacked"], var_name="which", value_name="density")
    colours = alt.Scale(domain=["all", "attacked"], range=[style.colour("ink"), style.colour("focus")])
    x = alt.X("reliability:Q", title="Chance that the promise would be kept").axis(format="%")
    y = alt.Y("density:Q", title="Share (height)", stack=None).scale(domain=[0, 5])
    return (
        alt.Chart(rows, width=560, height=220).mark_line(clip=True).encode(x=x, y=y, color=alt.Color("which:N", title=None, scale=colours))
    )


def tell(alike, choosy):
    """Say in a line what the two ways of counting report."""
    return f"All promises {MEAN:.1%}, tested promises {reliability.observed_rate(MEAN, alike, choosy):.1%}"


# %%
wide = {"style": {"description_width": "140px"}, "layout": {"width": "560px"}}
alike = widgets.Dropdown(options={name: key for key, name in WORLDS.items()}, value=4, description="Alliances", **wide)
choosy = widgets.FloatSlider(value=1, min=0, max=12, step=0.25, description="Choosy", **wide)
said, drawing = widgets.Label(), alt.JupyterChart(draw(alike.value, choosy.value))


def update(change=None):
    """Answer a control: the line and the curves of the new setting."""
    said.value = tell(alike.value, choosy.value)
    drawing.chart = draw(alike.value, choosy.value)


for control in (alike, choosy):
    control.observe(update, "value")
update()
widgets.VBox([alike, choosy, said, drawing])

# %% [markdown]
# ## Extension D: let victims choose, too (20 minutes, no points)
#
# Of the attacked, a state with a weak ally gives in with the probability `(1 - r) ** 2`, and no war follows. Change `tested` so that it returns the mean among the
# wars that are fought. Is there a `choosy` for which the rate among the wars lies above the true mean of 74.5 per cent? Which of the two fears of the chapter does the
# victim act on?

# %% [markdown]
# ## Sources
#
# Berkemeier, Molly, and Matthew Fuhrmann (2018). Reassessing the Fulfillment of Alliance Commitments in War. *Research & Politics* 5(2). Leeds, Brett
# Ashley, Andrew G. Long and Sara McLaughlin Mitchell (2000). Reevaluating Alliance Reliability. *Journal of Conflict Resolution* 44(5), 686–699. Manski, Charles F.
# (2003). *Partial Identification of Probability Distributions*. Springer. Smith, Alastair (1996). To Intervene or Not to Intervene: A Biased Decision. *Journal of
# Conflict Resolution* 40(1), 16–40.
