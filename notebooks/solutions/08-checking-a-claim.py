# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 8: Checking a claim
#
# **Time:** <!-- minutes -->. **Read first:** any chapter, and *How to use this book*.
# **Data:** `claims.csv`, the ledger of the book, with its cards on sources.
#
# Every claim of the seed articles has a verdict in this book. Here you reach one.
#
# You will
#
# 1. turn an assertion into a sentence that can fail,
# 2. open sources, quote them with the place, and say what each does to the sentence,
# 3. find out on nineteen other claims how fragile verdicts are,
# 4. defend your verdict, or give it up.
#
# Write your code where it says `YOUR CODE HERE`; the cell below each question checks it and names what is off. The notebook runs from top to bottom at any time.
# **Stuck?** `lab.hint(1)` in a cell of its own shows a hint to Question 1, then two more; `lab.checkpoint(1)` in the cell of the answer hands you the answer and
# costs the points of that question only.

# %%
import csv
import html
import re
import tempfile
from pathlib import Path

import ipywidgets as widgets
import pandas as pd
from IPython.display import Markdown

from alliances import evidence
from alliances.base.errors import InputError
from alliances.labs import checks, variants

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# In a course, write the id that your instructor names between the quotation marks; it chooses your claim. Outside a course leave the line as it is.

# %%
STUDENT = ""
variant = variants.choose("08-checking-a-claim", STUDENT)
lab = checks.Lab("08-checking-a-claim", edition=4)
print("Your variant:", vars(variant))

# %% [markdown]
# ## The six verdicts
#
# - **accurate**: sources that do not depend on the speaker bear it out.
# - **imprecise**: the core holds, but something in it is too much, too little or too vague.
# - **wrong**: the record says otherwise.
# - **contested**: serious sources, or serious measures, point both ways.
# - **unverifiable**: a fact could settle it, but no source that we can reach does.
# - **opinion**: no fact could settle it.
#
# "Unverifiable" says something about our sources, and nothing about the claim.

# %% [markdown]
# ## Choose a claim
#
# Choose one of twenty claims; in a course your id has chosen. Below it stand cards: some are on your claim, and some have nothing to do with it.

# %%
CASES = list(dict.fromkeys(one.claim for one in evidence.filings()))


def shelf(name):
    """Return the sources that lie on the table for a claim; two of them belong to another one."""
    own = [one.source for one in evidence.filings() if one.claim == name]
    other = [one.source for one in evidence.filings() if one.claim == CASES[(CASES.index(name) + 7) % len(CASES)]]
    return sorted({*own, *other[:2]})


def open_source(key):
    """Open a source: print where it stands and its address; return its lines by their place."""
    card = evidence.sources().get(key)
    if card is not None:
        print(f"{card.author}, {card.publisher}, {card.date}. {card.standpoint}.\n{card.url or 'no address'}")
    return pd.Series(evidence.opened(key), name="text").rename_axis("place").to_frame()


def tell(name):
    """Say who makes the claim, and where."""
    claim = evidence.claim(name)
    return f"{name}, asserted by {claim.asserted_by} in {claim.locator} ({claim.kind})"


def shown(name):
    """Return a claim and the cards that lie on the table as a page."""
    cards = evidence.sources()
    rows = [
        (key, cards[key].title if key in cards else "a table of this book", cards[key].standpoint if key in cards else "")
        for key in shelf(name)
    ]
    table = pd.DataFrame(rows, columns=["source", "title", "standpoint"])
    return f"<p><strong>{html.escape(evidence.claim(name).paraphrase)}</strong></p>{table.to_html(index=False, border=0, justify='left')}"


choice = widgets.Dropdown(options=CASES, value=variant.case if variant.case in CASES else CASES[6], description="Claim")
said, page = widgets.Label(), widgets.HTML()


def update(change=None):
    """Answer the control: the claim and its cards."""
    said.value = tell(choice.value)
    page.value = shown(choice.value)


choice.observe(update, "value")
update()
widgets.VBox([choice, said, page])

# %% [markdown]
# **Before you open anything:** which of the six verdicts do you expect? A guess earns no points and costs none.

# %%
hunch = None

# %% [markdown]
# `open_source("...")`, with a key of the list between the quotation marks, shows what a card holds. If you have a network, follow the address: a card is no substitute for the source.

# %%
open_source(shelf(choice.value)[0])

# %% [markdown]
# ## Question 1: a sentence that can fail (2 points)
#
# Put the id of your claim into `case`. Then write two sentences in your own words:
#
# - `sentence`: what is claimed, so that two honest readers would look for the same thing. Keep the figures of the claim, leave out praise, blame and words that
#   everybody reads in another way, and name the measure if the claim needs one. Eight words at least;
# - `wrong_if`: what you would have to find for the sentence to be wrong. It begins with "Wrong if".
#
# **An example with another claim.** "Many trains are late" becomes `"In October 2021 more than 20 per cent of the trains to Kazan arrived over five minutes late."` and
# `"Wrong if the timetable office counts a fifth of them or fewer."`

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
case = None
sentence = None
wrong_if = None
### BEGIN SOLUTION
case = variant.case if variant.case in CASES else "A2-13"
SENTENCES = {
    "A1-15": (
        "In 1898 China leased Port Arthur to Russia because Russia demanded it with a threat of force.",
        "Wrong if the lease was offered by China, or if no threat is on record.",
    ),
    "A1-21": (
        "The Soviet Union handed the railway in Manchuria over to China in the year 1950.",
        "Wrong if the Soviet Union still owned or ran it after the end of that year.",
    ),
    "A1-31": (
        "By the agreement of 1945 China gave Port Arthur to the Soviet Union on lease as a naval base.",
        "Wrong if the agreement gives another right than a lease, such as joint use.",
    ),
    "A1-41": (
        "The first serious differences of the two allies date from about 1960, the tenth year of their alliance.",
        "Wrong if records show serious differences of the allies three or more years before.",
    ),
    "A1-51": (
        "Measured by its armed forces, spending or warheads, China is no stronger than Russia.",
        "Wrong if China leads in each measure of military strength that is on record.",
    ),
    "A2-11": (
        "The text of the National Pact of 1920 claims the Syrian and Iraqi districts along the present border for Turkey.",
        "Wrong if the text of the Pact names no such territories.",
    ),
    "A2-13": (
        "In October 2021 land under the control of the Turkish army made up more than 10 per cent of the area of Syria.",
        "Wrong if the zones that Turkish forces held measure a tenth of the area of Syria or less.",
    ),
    "A2-16": (
        "Before October 2021 Turkey had fought three military operations in northern Syria that Idlib put at stake.",
        "Wrong if a list of the operations has more than three, or fewer.",
    ),
    "A3-02": (
        "On October 18 of 1991, 30 years before the article, Russia's predecessor and Israel restored full diplomatic relations.",
        "Wrong if the documents on the relations bear another day, or restore consular ties only.",
    ),
    "A3-03": (
        "In May 1948 the USSR recognised Israel in law before any other state had done so.",
        "Wrong if another state declared its recognition in law on an earlier day.",
    ),
    "A3-06": (
        "In 2020 the value of goods traded between Russia and Israel was 3.9 per cent lower than in 2019.",
        "Wrong if customs figures of trade in both years, by one compiler, differ by another rate.",
    ),
    "A3-08": (
        "A joint commission of Russia and Israel on trade was founded in 1994 and was at work in 2021.",
        "Wrong if the commission was founded in another year, or did not meet around 2021.",
    ),
    "A3-09": (
        "The Russian speakers of Israel, with roots in Russia or another Soviet republic, number in the millions.",
        "Wrong if every count of Russian speakers, by census or survey, stays below two million.",
    ),
    "A3-12": (
        "Israel's parliament passed a law in 2017 by which May 9 is marked as Victory Day.",
        "Wrong if the law was passed in another year or names another day.",
    ),
    "A3-13": (
        "In May 2021 marches or ceremonies for the end of the war were held in more than 45 cities of Israel.",
        "Wrong if a complete list of the cities with marches has 45 names or fewer.",
    ),
    "A3-14": (
        "In most years before 2020 Russia was among the top three countries by visitors to Israel.",
        "Wrong if the statistics of visitors put Russia fourth or lower in most years.",
    ),
    "A4-03": (
        "The agreement of 2021 obliges China to invest 400 billion dollars in Iran.",
        "Wrong if the text of the agreement names no sum of investment.",
    ),
    "A4-06": (
        "The Foreign Minister of Iran publicly complained that the 25 year agreement with China was not transparent.",
        "Wrong if the minister defended the agreement, and only others complained.",
    ),
    "A4-09": (
        "At the United Nations in September 2021 Lavrov excluded recognition of the Taliban without any limit in time.",
        "Wrong if Lavrov said the recognition was excluded for the time being.",
    ),
    "A4-13": (
        "Between June and October 2021 no round of the negotiations in Vienna was held.",
        "Wrong if a round of the Vienna negotiations met between these months.",
    ),
}
sentence, wrong_if = SENTENCES[case]
# Idea: write down what you would count, or which document you would open, and the claim turns into a sentence about that.
# Method: replace each word that praises, blames or blurs by a number, a date, a place or a named act; then say what result would speak against it.
# Line: "In October 2021 land under the control of ... made up more than 10 per cent of the area of ...", "Wrong if ... measure a tenth or less."
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
@lab.question(1)
def _check():
    loaded = r"\b(many|several|significant|important|huge|terrorists?|regime|historic|brotherly|obviously|compatriots|aggressors?)\b"

    def stems(text):
        """Return the beginnings of the longer words of a text, to see what it speaks of."""
        return {word[:5].casefold() for word in re.findall(r"\w{4,}", text)}

    if case is None or sentence is None or wrong_if is None:
        print("Question 1: not answered yet")
    else:
        assert case in CASES, f"choose one of {', '.join(CASES)}"
        assert variant.case in (case, "any"), f"your id gives you the claim {variant.case}"
        assert isinstance(sentence, str) and isinstance(wrong_if, str), "sentence and wrong_if should be texts in quotation marks"
        claim = evidence.claim(case)
        assert sentence.strip() != claim.paraphrase, "this is the ledger's sentence: write your own"
        assert len(sentence.split()) >= 8, "say it in eight words at least: who, what, how much, when?"
        assert len(stems(sentence) & stems(f"{claim.paraphrase} {claim.numbers}")) >= 2, (
            f"this does not speak of the claim {case}: who and what is it about?"
        )
        vague = re.search(loaded, sentence, re.IGNORECASE)
        assert not vague, f"two honest readers may understand {vague[0]!r} in different ways: replace it by what can be seen or counted"
        in_words = {"10": "tenth", "30": "thirty"}  # a figure that the claim tells in words may be kept in words
        figures = {figure: in_words.get(figure, figure) for figure in re.findall(r"\d+(?:[.,]\d+)*", claim.numbers)}
        told = {figure: words for figure, words in figures.items() if words in claim.paraphrase}
        lost = [
            figure if words == figure else f"{words} ({figure})"
            for figure, words in told.items()
            if figure not in sentence and words not in sentence.casefold()
        ]
        assert not lost, f"the claim has the figure {', '.join(lost)}: without it the sentence is easier to prove than the claim"
        assert "?" not in sentence, "a question cannot be wrong: write a sentence that says that something is so"
        assert wrong_if.startswith("Wrong if"), "begin wrong_if with: Wrong if"
        assert len(wrong_if.split()) >= 7, "say what you would have to find, in seven words at least"
        assert not re.search(r"\b(not true|untrue|false|incorrect|not the case|does not hold|is wrong)\b", wrong_if), (
            "this says only that the sentence is not so: name what you would find in a source"
        )
        vague = re.search(loaded, wrong_if, re.IGNORECASE)
        assert not vague, f"in wrong_if, two honest readers may understand {vague[0]!r} in different ways: say what can be seen or counted"
        assert sentence.rstrip(".").casefold() not in wrong_if.casefold(), "wrong_if repeats the sentence: name what you would find instead"
        assert stems(wrong_if) & (stems(sentence) | stems(claim.paraphrase)), "wrong_if speaks of something else than the sentence"
        print(f"Question 1: {checks.NOT_CHECKED}. Let a neighbour say what they would look for. {case}: {sentence} {wrong_if}")
        ### BEGIN HIDDEN TESTS
        assert variants.choose("08-checking-a-claim", STUDENT).case in (case, "any")
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 2: quote the sources and file them (3 points)
#
# Make a table `found` with a row for each source, at least two, and five columns:
#
# - `source`: its key, as the list prints it (a table is `data:name`);
# - `place` and `quote`: words from the opened source, exactly as they stand there, four words at least (or a whole line, if it is shorter), and the place where they stand, such as `"1"` or `"title"`;
# - `position`: *speaker* (whoever made the claim, or the article itself), *copy* (repeats a speaker or another report), *party* (has a stake in the matter) or *independent*;
# - `bears`: what the quoted words do to your sentence: *supports*, *contradicts*, *qualifies* (the core holds, but not as it is said) or *silent*.
#
# Ten newspapers that print one speech are one source. A source may be silent on your sentence though it speaks of its subject: then quote the line that
# comes nearest. Where two readings can be defended, both pass.
#
# **You will need** a table from rows: `pd.DataFrame([("bread", 2), ("milk", 1)], columns=["what", "how_many"])`.

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
found = None
### BEGIN SOLUTION
rows = []
for one in evidence.filings():
    if one.claim == case:
        place = one.lines[-1] if one.lines else "title"
        rows.append((one.source, place, evidence.opened(one.source)[place], one.positions[0], one.bearings[0]))
found = pd.DataFrame(rows, columns=["source", "place", "quote", "position", "bears"])
# Idea: first find the line, then ask what it does to your sentence, and only then who says it.
# Method: open each card on the table, copy the words and the place, and file it; leave out the cards that belong to another claim.
# Line: found = pd.DataFrame([("key-of-a-card", "1", "words as they stand there", "independent", "qualifies"), ...], columns=[...])
### END SOLUTION
found


# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
@lab.question(2)
def _check():
    misread = {
        (
            "silent",
            "supports",
        ): "it speaks of the subject, and not of what your sentence says: which of its words would be false if your sentence were false?",
        (
            "silent",
            "contradicts",
        ): "it speaks of the subject, and not of what your sentence says: another year, another place or no figure contradicts nothing",
        ("silent", "qualifies"): "it has nothing on your sentence that would change how it should be said",
        ("supports", "contradicts"): "the quoted words say what the claim says: set the two side by side",
        ("supports", "qualifies"): "the quoted words say what the claim says, without a limit: set the two side by side",
        ("supports", "silent"): "it has words on just what your sentence says: read the line again",
        ("contradicts", "supports"): "the quoted words say something else than the claim: set the two side by side",
        ("contradicts", "qualifies"): "what is left of the claim if the quoted words are right? Not its core",
        ("contradicts", "silent"): "it has words against just what your sentence says: read the line again",
        ("qualifies", "supports"): "the core holds, but not as it is said: compare every figure, name and limit",
        ("qualifies", "contradicts"): "the core of the claim survives this source: it says more, less or otherwise, and not the opposite",
        ("qualifies", "silent"): "it has words that change how the claim should be said: read the line again",
    }

    def matches(quote):
        """Return a quotation without differences of blanks and quotation marks."""
        return " ".join(str(quote).replace("’", "'").split()).strip(" .").casefold()

    if case is None or found is None:
        print("Question 2: not answered yet")
    else:
        assert isinstance(found, pd.DataFrame), "found should be a table: pd.DataFrame([...], columns=[...])"
        columns = ["source", "place", "quote", "position", "bears"]
        assert list(found.columns) == columns, f"the columns should be {', '.join(columns)}, in this order"
        known = {one.source: one for one in evidence.filings() if one.claim == case}
        assert found["source"].is_unique, "name each source once"
        articles = [key for key in found["source"] if key in evidence.sources() and evidence.sources()[key].kind == "seed"]
        assert not articles, "the article itself is the speaker, and no witness: leave it out"
        for filing in found.itertuples():
            try:
                lines = evidence.opened(filing.source)
            except InputError:
                raise AssertionError(f"the book has no source {filing.source!r}: copy the key as the list prints it") from None
            assert filing.position in evidence.POSITIONS, f"{filing.source}: position should be one of {', '.join(evidence.POSITIONS)}"
            assert filing.bears in evidence.BEARINGS, f"{filing.source}: bears should be one of {', '.join(evidence.BEARINGS)}"
            assert str(filing.place) in lines, f"{filing.source} has no place {filing.place!r}: open_source shows {', '.join(lines)}"
            line = lines[str(filing.place)]
            assert str(filing.quote).strip(), f"{filing.source}: quote is empty, copy words from the opened source"
            elsewhere = [place for place, text in lines.items() if matches(filing.quote) in matches(text)]
            assert elsewhere, f"{filing.source} does not have these words: copy them from open_source, do not tell them in your own"
            assert str(filing.place) in elsewhere, f"{filing.source} has these words at {elsewhere[0]}, not at {filing.place}"
            assert len(str(filing.quote).split()) >= min(4, len(line.split())), (
                f"{filing.source}: quote four words at least, so that a reader can find them"
            )
        strangers = [key for key in found["source"] if key not in known and key in shelf(case)]
        assert not strangers, (
            f"{strangers[0] if strangers else ''} lies on the table, but belongs to another claim: what does it say on yours?"
        )
        assert len(set(found["source"]) & set(known)) >= 2, "quote at least two of the sources on the table that speak of your claim"
        for filing in found[found["source"].isin(known)].itertuples():
            right = known[filing.source]
            assert filing.position in right.positions or filing.position != "independent", (
                f"{filing.source} is not independent: who speaks in it, or from whom does it have what it says?"
            )
            assert filing.position in right.positions or filing.position != "speaker", f"{filing.source} is not the one who made the claim"
            assert filing.position in right.positions or filing.position != "copy", (
                f"{filing.source} has what it says from its own look, not from the speaker"
            )
            assert filing.position in right.positions, (
                f"{filing.source} has no stake in whether your sentence is true, or only repeats it: look at its standpoint"
            )
            assert filing.bears in right.bearings, f"{filing.source}, filed as {filing.bears}: {misread[right.bearings[0], filing.bears]}"
            assert filing.bears == "silent" or str(filing.place) in right.lines, (
                f"{filing.source}: the words that decide stand at another place than {filing.place}: quote the line on which the filing rests"
            )
        unread = len(set(found["source"]) - set(known))
        print(
            f"Question 2: right. {len(found)} sources, {found['position'].eq('independent').sum()} of them independent"
            + (f"; {unread} not checked" if unread else "")
        )
        ### BEGIN HIDDEN TESTS
        assert found["bears"].isin(evidence.BEARINGS).all()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Question 3: how far to trust a verdict (1 point)
#
# `verdict_from(table)` returns a verdict by this rule. Leave out speakers and copies, and what is silent. If nothing is left,
# the claim is *unverifiable*. If something supports and something contradicts, it is *contested*. If something contradicts and nothing supports, it is
# *wrong*. If nothing contradicts but something qualifies, it is *imprecise*. Else it is *accurate*.
#
# The table `others` has how the book's readers filed the sources of the other claims. In `or_else` stands a second reading that can be defended, where there is one. Call a claim
# *fragile* if its verdict changes when **one** of its sources is filed the other way, and all others stay as they are. Put the ids of the fragile claims into the set `fragile`.
#
# Before you count: how many of the claims do you expect to be fragile?
#
# **You will need** to go through groups: `for name, part in others.groupby("claim"): ...`. And `otherwise(part)` gives a list of tables: the filings of a claim, each time with one source filed the
# other way.

# %%
others = pd.DataFrame(
    [
        (one.claim, one.source, one.positions[0], one.bearings[0], one.bearings[1] if len(one.bearings) > 1 else None)
        for one in evidence.filings()
        if one.claim != (case or choice.value)
    ],
    columns=["claim", "source", "position", "bears", "or_else"],
)


def otherwise(part):
    """Return the filings of a claim once for each second reading, with this one source filed the other way."""
    places = part.index[part["or_else"].notna()]
    return [part.assign(bears=part["bears"].mask(part.index == place, part["or_else"])) for place in places]


def verdict_from(table):
    """Return the verdict to which a table of evidence leads by the rule."""
    return evidence.follows(zip(table["position"], table["bears"], strict=True))


print(f"{others['claim'].nunique()} claims, {len(others)} filings, {others['or_else'].notna().sum()} of them with a second reading")

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
fragile = None
### BEGIN SOLUTION
# Idea: a claim is fragile if one of its changed tables leads elsewhere than its own.
# Method: go through the groups; compare verdict_from(part) with verdict_from of each table in otherwise(part), and add the id where they differ.
# Line: any(verdict_from(other) != verdict_from(part) for other in otherwise(part))
fragile = set()
for claim, filed in others.groupby("claim"):
    for place in filed.index[filed["or_else"].notna()]:
        changed = filed.copy()
        changed.loc[place, "bears"] = filed.loc[place, "or_else"]
        if verdict_from(changed) != verdict_from(filed):
            fragile.add(claim)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
@lab.question(3)
def _check():

    def by_rule(part):
        """Return the verdict of the rule, for the check."""
        return evidence.follows(zip(part["position"], part["bears"], strict=True))

    if fragile is None:
        print("Question 3: not answered yet")
    else:
        given, single, second = fragile, set(), set()
        for name, part in others.groupby("claim"):
            where = part.index[part["or_else"].notna()]
            ways = [part.assign(bears=part["bears"].where(part.index != place, part["or_else"])) for place in where]
            single |= {name for way in ways if by_rule(way) != by_rule(part)}
            second |= {name for _ in where[:1]}
        assert not isinstance(given, (int, float, str)), "fragile should be a set of ids, not their number"
        given = set(given)
        strange = sorted(str(each) for each in given - set(others["claim"]))
        assert not strange, f"{strange[0] if strange else ''} is none of the claims in others: put ids such as A3-12 into the set"
        assert given != second or second == single, "these are all claims with a second reading: does the verdict change, too?"
        assert given != set(others["claim"]) - single, "these are the claims that are not fragile"
        assert given, "the set is empty: does the change reach the table that you give to verdict_from?"
        missing, too_much = sorted(single - given), sorted(given - single)
        assert not too_much, (
            f"{too_much[0] if too_much else ''} is not fragile: no single change moves its verdict. Do you change one source only, and only where or_else has a reading?"
        )
        assert not missing, (
            f"{len(missing)} fragile claims are missing, such as {missing[0] if missing else ''}: do you try every source that has a second reading?"
        )
        print(
            f"Question 3: right. {len(given)} of {others['claim'].nunique()} claims have another verdict if one source is read the other way"
        )
        verdicts = pd.Series({name: by_rule(part) for name, part in others.groupby("claim")})
        print(
            pd.DataFrame({"claims": verdicts.value_counts(), "fragile": verdicts[sorted(given)].value_counts()})
            .fillna(0)
            .astype(int)
            .to_string()
        )
        if found is not None:
            print(f"By your evidence {case} is {verdict_from(found)}")
        ### BEGIN HIDDEN TESTS
        assert given == single
        ### END HIDDEN TESTS


# %% [markdown]
# A rule makes a verdict repeatable; it does not make it right. It counts a ministry and an archive alike, and knows no weight.
#
# **Before you look at the book's:** write down your own verdict. You may follow the rule or not.

# %%
my_verdict = None

# %% [markdown]
# ## What the book says

# %%
if found is None or fragile is None:
    print("The verdicts come here when Question 3 is answered.")
else:
    ours = evidence.claim(case)
    said = {
        "my hunch": hunch,
        "mine": my_verdict,
        "by the rule": verdict_from(found),
        "the book's": ours.verdict,
    }
    print("; ".join(f"{who}: {verdict}" for who, verdict in said.items()))
    print(f"\nThe book's nuance: {ours.nuance}\n\nIts sources: {ours.sources or 'none'}")

# %% [markdown]
# ## Question 4: defend it (4 points, read by a person)
#
# In six sentences or so:
#
# - Set the verdicts side by side: your hunch, yours, the rule's and the book's. If two differ, say which line of which source, or which reading of the sentence, makes the
#   difference, and which you would print. If all agree, name the weakest link that they share.
# - Use a number from Question 3 to say how far such a verdict can be trusted.
# - Say how whoever made the claim might answer, in words that they would recognise as theirs.
# - Name one limit of your evidence, and the one source that would most likely change the verdict, if you could have it.
#
# <!-- rubric: argue -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q4", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Extension A, Question 5: could a fact settle it? (no points)
#
# Six claims, in the words of the ledger. Put the ids of those that a fact could settle, if we had it, into the set `checkable`.

# %%
SIX = ("A1-51", "A1-64", "A2-14", "A2-24", "A3-12", "A3-13")
Markdown("\n".join(f"- `{name}`, {evidence.claim(name).asserted_by}: {evidence.claim(name).paraphrase}" for name in SIX))

# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
checkable = None
### BEGIN SOLUTION
checkable = {"A1-51", "A2-14", "A3-12", "A3-13"}
# Idea: ask of each claim what two people who disagree would go and look for.
# Method: take out the claims in which a word such as "better" or "pays" decides, for which no list, count or date could stand.
# Line: A3-13 belongs to the set: the cities could be counted, even if nobody has done it. Four of the six belong to it.
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(5)
def _check():
    if checkable is None:
        print("Question 5: not answered yet")
    else:
        assert not isinstance(checkable, (str, dict)), "checkable should be a set of ids: {'A1-51', ...}"
        given = set(checkable)
        strange = sorted(str(each) for each in given - set(SIX))
        assert not strange, f"{', '.join(strange)} is none of the six: choose among {', '.join(SIX)}"
        assert given, "the set is empty, and a fact could settle more than half of the six"
        assert given != set(SIX), "not all six: in two of them a word decides that everybody may fill in another way"
        assert "A1-64" not in given, "what 'suits better' depends on what you count as good for a state, so no fact settles A1-64"
        assert "A2-24" not in given, "whether an alliance 'pays' depends on what you count as gain, so no fact settles A2-24"
        assert "A3-13" in given, "the cities of A3-13 could be counted, though nobody may have done it: a lack of sources makes no opinion"
        assert "A2-14" in given, "a number of refugees is on record, even if two counts differ: A2-14 can be settled"
        assert "A3-12" in given, "the date of a law is on record: A3-12 can be settled"
        assert "A1-51" in given, (
            "once you name a measure of arms, A1-51 can be settled; that measures differ makes it contested, and no opinion"
        )
        print("Question 5: right. A fact could settle", *sorted(given))
        ### BEGIN HIDDEN TESTS
        assert given == {name for name in SIX if evidence.claim(name).verdict != "opinion"}
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension B, Question 6: write the rule (no points)
#
# Write the rule of Question 3 yourself: `by_my_rule(table)` takes a table with the columns `position` and `bears`, and returns a verdict.


# %% nbgrader={"grade": false, "grade_id": "q6", "locked": false, "schema_version": 3, "solution": true, "task": false}
def by_my_rule(table):
    """Return the verdict that a table of evidence leads to."""
    ### BEGIN SOLUTION
    heard = set(table.loc[table["position"].isin(["party", "independent"]), "bears"]) - {"silent"}
    if not heard:
        return "unverifiable"
    if "contradicts" in heard:
        return "contested" if "supports" in heard else "wrong"
    return "imprecise" if "qualifies" in heard else "accurate"
    # Idea: reduce the table to the set of bearings that count, and the rule becomes four questions to this set.
    # Method: select by position, take away silent, and ask in the order of the rule.
    # Line: heard = set(table.loc[table["position"].isin(["party", "independent"]), "bears"]) - {"silent"}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q6-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(6)
def _check():

    def made_up(*rows):
        """Return a table of evidence for a test."""
        return pd.DataFrame(rows, columns=["position", "bears"]).assign(source="x", quote="made up")

    if by_my_rule(made_up(("independent", "supports"))) is None:
        print("Question 6: not answered yet")
    else:
        assert by_my_rule(made_up(("independent", "supports"))) == "accurate", "one independent source that supports: accurate"
        assert by_my_rule(made_up(("copy", "supports"), ("speaker", "supports"))) == "unverifiable", "copies and speakers prove nothing"
        assert by_my_rule(made_up(("independent", "silent"))) == "unverifiable", "who is silent does not count"
        assert by_my_rule(made_up(("independent", "supports"), ("independent", "silent"))) == "accurate", "who is silent does not count"
        assert by_my_rule(made_up(("independent", "supports"), ("independent", "contradicts"))) == "contested", "two ways: contested"
        assert by_my_rule(made_up(("independent", "contradicts"), ("copy", "supports"))) == "wrong", "a copy saves no claim: wrong"
        assert by_my_rule(made_up(("speaker", "contradicts"), ("party", "silent"))) == "unverifiable", (
            "a speaker who contradicts counts as little as one who supports"
        )
        assert by_my_rule(made_up(("independent", "supports"), ("party", "qualifies"))) == "imprecise", (
            "something qualifies, and a party counts: imprecise"
        )
        assert by_my_rule(made_up(("party", "qualifies"))) == "imprecise", "a single source that qualifies: imprecise"
        assert by_my_rule(made_up(("party", "contradicts"), ("independent", "qualifies"))) == "wrong", (
            "something contradicts and nothing supports: wrong, even if something qualifies"
        )
        assert by_my_rule(made_up(("party", "supports"), ("independent", "contradicts"), ("independent", "qualifies"))) == "contested", (
            "something supports and something contradicts: contested, even if something qualifies"
        )
        print("Question 6: right. Your rule is the book's")
        ### BEGIN HIDDEN TESTS
        for filed in others.groupby("claim"):
            assert by_my_rule(filed[1]) == evidence.follows(zip(filed[1]["position"], filed[1]["bears"], strict=True))
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension C, Question 7: two blind verdicts and a row (no points)
#
# Give a neighbour your claim and its cards, and neither your verdict nor the book's; take down theirs. If you work alone, let the rule be
# the second: `verdict_from(found)`. Put both into a dictionary `blind` with the keys `"mine"` (what you wrote down before you looked) and `"second"`; each is a pair of a verdict and a
# reason, in six words at least, that names what it rests on. Two people who agree may have made the same mistake, and two who differ may both be careful.
#
# If you like, write your claim as a dictionary `row`, too, with the ten columns of the ledger. The check lets the book's validator read it:
#
# - `id`: that of your claim with a z behind it, as in A3-03z, for every id must be new; `article` and `paragraph`: as in the ledger;
# - `kind`: the word in brackets below the list of claims, or another that `seeds/README.md` lists; `asserted_by`: who says it;
# - `paraphrase`: your sentence; `numbers`: its figures and names, separated by ` | `;
# - `verdict`: what your evidence leads to by the rule; `nuance`: what a reader must know besides, in at least eight words, with the weakest point of your evidence;
# - `sources`: keys from `found`, separated by ` ; `, at least all those that the verdict rests on.
#
# All cells are text. `try_row(row)` writes a copy of the ledger with your row at its end into a temporary folder, and the book's validator reads it. It is the one
# that guards the real ledger. Try it with a source that does not exist.
# `evidence.claim("A3-12")` shows the ten columns filled in for another claim.

# %%
folder = tempfile.TemporaryDirectory()


def try_row(row):
    """Put a row at the end of a copy of the ledger, and read the copy as the book reads the ledger."""
    copy = Path(folder.name) / "claims.csv"
    copy.write_bytes(evidence.CLAIMS.read_bytes())
    with copy.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, list(evidence.Claim.model_fields)).writerow(row)
    return evidence.read_claims(copy)


# %% nbgrader={"grade": false, "grade_id": "q7", "locked": false, "schema_version": 3, "solution": true, "task": false}
blind = None
row = None
### BEGIN SOLUTION
blind = {
    "mine": (verdict_from(found), f"rests above all on {found['source'].iloc[0]}, at {found['place'].iloc[0]}"),
    "second": (verdict_from(found), "the rule of Question 3, applied to the filings"),
}
original = evidence.claim(case)
resting = found[found["position"].isin(["party", "independent"]) & found["bears"].ne("silent")]
row = {
    "id": f"{case}z",
    "article": str(original.article),
    "paragraph": str(original.paragraph),
    "kind": original.kind,
    "asserted_by": original.asserted_by,
    "paraphrase": sentence,
    "numbers": original.numbers,
    "verdict": verdict_from(found),
    "nuance": f"Rests on {len(resting)} of {len(found)} sources, read on cards and not in full; the weakest point is that nobody counted again.",
    "sources": " ; ".join(found["source"]),
}
# Idea: two people, or a person and a rule, say what they conclude and from what; neither has seen the other's.
# Method: look at your table found, choose one of the six verdicts, and name in the reason the source or the line that weighed most; then a second pair.
# Line: "second": (verdict_from(found), "the rule of Question 3, applied to my table"), and above it your own pair under "mine"
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q7-test", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
@lab.question(7)
def _check():
    verdicts = ("accurate", "imprecise", "wrong", "contested", "unverifiable", "opinion")
    if case is None or found is None or blind is None:
        print("Question 7: not answered yet")
    else:
        assert isinstance(blind, dict) and set(blind) == {"mine", "second"}, "blind should be a dictionary with the keys mine and second"
        for who, pair in blind.items():
            assert not isinstance(pair, str) and len(pair) == 2, f"blind[{who!r}] should be a pair: a verdict and a reason"
            assert pair[0] in verdicts, f"blind[{who!r}] begins with {pair[0]!r}: it should be one of {', '.join(verdicts)}"
            assert len(str(pair[1]).split()) >= 6, f"the reason in blind[{who!r}] should have six words at least, and name what it rests on"
        assert blind["mine"][1] != blind["second"][1], (
            "two reasons in the same words are one verdict, not two: take down the neighbour's own"
        )
        print("Question 7: right. Two verdicts stand side by side")
        if row is not None:
            try:
                wrong_columns = set(evidence.Claim.model_fields) ^ set(row)
                assert not wrong_columns, f"row should have the ten columns of the ledger; look at {', '.join(sorted(wrong_columns))}"
                assert row["id"] == f"{case}z", f"the id should be {case}z"
                number = [name for name, value in row.items() if not isinstance(value, str)]
                assert not number, f"all cells of a row are text: put {', '.join(number)} into quotation marks"
                assert "," not in row["sources"], "put ' ; ' between the keys in sources, and no comma"
                try:
                    entry = try_row(row)[f"{case}z"]
                except InputError as problem:
                    raise AssertionError(f"the ledger refuses your row: {problem}") from None
                place = (evidence.claim(case).article, evidence.claim(case).paragraph)
                assert (entry.article, entry.paragraph) == place, f"the claim stands in {evidence.claim(case).locator}"
                assert entry.paraphrase == sentence.strip(), "the paraphrase should be your sentence of Question 1"
                strange = set(entry.source_keys) - set(found["source"])
                assert not strange, f"you cite {', '.join(sorted(strange))}, which you have not weighed in Question 2"
                bearing = found[found["position"].isin(["party", "independent"]) & found["bears"].ne("silent")]
                left_out = set(bearing["source"]) - set(entry.source_keys)
                assert not left_out, f"the verdict rests on {', '.join(sorted(left_out))} too: cite it"
                verdict = evidence.follows(zip(found["position"], found["bears"], strict=True))
                assert entry.verdict == verdict, f"your evidence leads to {verdict}: change the verdict, or weigh again"
                assert len(entry.nuance.split()) >= 8, "say in the nuance what a reader must know besides, in eight words at least"
                assert entry.nuance != evidence.claim(case).nuance, "this is the ledger's nuance: write your own"
                print(f"The ledger accepts {entry.id}, {entry.verdict}, with {len(entry.source_keys)} sources")
            except (AssertionError, AttributeError, KeyError, TypeError) as problem:
                print(f"The row {checks.NOT_YET}: {problem}")
        ### BEGIN HIDDEN TESTS
        assert f"{case}z" not in evidence.claims()
        ### END HIDDEN TESTS


# %% [markdown]
# ## Extension D: bring one down (an evening, no points)
#
# Take three claims of one article whose verdict in the ledger is *accurate*, and try to bring one of them down: look for an independent source that the ledger does not
# have. Or take the *unverifiable* ones of the article on Israel (`evidence.claim_table()` has them all), find out who might hold the figure, and write the letter with which you
# would ask for it. What you find can become a real row: `CONTRIBUTING.md` says how, and `python -m alliances check` reads it with the validator that you used here.

# %% [markdown]
# ## Sources
#
# The claims are those of the seed articles, in the words of the book's ledger; the page *Claims ledger* has them all, with verdicts and sources. Each card names
# author, publisher, date and address of its source. The filings of Question 3 are the book's own reading, in `seeds/filings.csv`.
