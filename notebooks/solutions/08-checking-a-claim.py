# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Lab 8: Checking a claim
#
# **Time:** about 75 minutes. **Read first:** the chapter on Russia and Israel, and *How to use this book*.
# **Data:** `claims.csv`, the ledger of the book, with its cards on sources and its tables, of which our own answers use `capabilities` and `warheads`.
#
# Every claim of the seed articles in this book has a verdict. Here you reach one yourself, write it down as the book does, and let the book's own validator read it.
#
# You will
#
# 1. tell what a fact could settle from what it could not,
# 2. turn an assertion into a sentence that can fail,
# 3. find sources, and say where each stands and what it bears,
# 4. write the rule that leads from evidence to a verdict,
# 5. add your row to a copy of the ledger, which must accept it,
# 6. compare your verdict with the book's, and defend one of the two.
#
# Write your code where it says `YOUR CODE HERE`. The cell below each question checks it and says what is off. You can run
# the notebook from top to bottom at any time; what you have not answered yet is reported, and nothing breaks.

# %%
import csv
import html
import re
import tempfile
from pathlib import Path

import ipywidgets as widgets
import pandas as pd
from IPython.display import Markdown

from alliances import data, evidence
from alliances.base.errors import InputError
from alliances.labs import variants

pd.set_option("display.max_colwidth", None)

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
# "Unverifiable" is not a polite word for wrong. It says something about our sources, and nothing about the claim.
#
# ## Question 1: could a fact settle it? (2 points)
#
# Six claims, in the words of the ledger. Put the ids of those that a fact could settle, if we had it, into the set `checkable`.

# %%
SIX = ("A1-51", "A1-64", "A2-14", "A2-24", "A3-12", "A3-13")
Markdown("\n".join(f"- `{name}`, {evidence.claim(name).asserted_by}: {evidence.claim(name).paraphrase}" for name in SIX))

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": false, "schema_version": 3, "solution": true, "task": false}
checkable = None
### BEGIN SOLUTION
checkable = {"A1-51", "A2-14", "A3-12", "A3-13"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
if checkable is None:
    print("Question 1: not answered yet")
else:
    assert set(checkable) <= set(SIX), f"choose among {', '.join(SIX)}"
    assert "A3-13" in checkable, "the cities could be counted, though nobody may have done it: a lack of sources makes no opinion"
    assert "A2-24" not in checkable, "whether an alliance 'pays' hangs on what you count as gain, so no fact settles it"
    assert {"A2-14", "A3-12"} <= set(checkable), "a number of refugees and the date of a law are on record"
    print("Question 1: a fact could settle", *sorted(checkable))
    ### BEGIN HIDDEN TESTS
    assert set(checkable) == {name for name in SIX if evidence.claim(name).verdict != "opinion"}
    ### END HIDDEN TESTS

# %% [markdown]
# ## Choose a claim
#
# Five claims wait for you. Outside a course, choose one in the list. In a course, write your id between the quotation marks: it chooses for you, so that not all
# check the same. Your instructor says which id.
#
# Below the list stands what a first search in the book's cards and tables brings up. A card says what a source is, where it stands and what the book took from it;
# some of what comes up has nothing to do with your claim.

# %%
STUDENT = ""
variant = variants.choose("08-checking-a-claim", STUDENT)
print("Your variant:", vars(variant))

CASES = {
    "A3-03": [("recogni", "Israel")],
    "A3-06": [("trade", "Israel"), ("trade", "Lavrov")],
    "A3-09": [("Russian speakers",)],
    "A2-13": [("Syria", "area"), ("Syria", "control")],
    "A1-51": [("warheads",), ("capabilities",)],
}


def find(*words):
    """Return the cards and tables that hold all the words."""
    cards = [(key, card.title, card.standpoint, card.use) for key, card in evidence.sources().items()]
    shelf = [(f"data:{name}", data.describe(name).title, "a table of this book", data.describe(name).description) for name in data.tables()]
    rows = [row for row in cards + shelf if all(word.casefold() in " ".join(row).casefold() for word in words)]
    return pd.DataFrame(rows, columns=["source", "title", "standpoint", "use"])


def tell(name):
    """Say who makes the claim, and where."""
    claim = evidence.claim(name)
    return f"{name}, asserted by {claim.asserted_by} in {claim.locator} ({claim.kind})"


def shown(name):
    """Return a claim and the first search for it as a page."""
    results = pd.concat([find(*words) for words in CASES[name]]).drop_duplicates()
    return f"<p><strong>{html.escape(evidence.claim(name).paraphrase)}</strong></p>{results.to_html(index=False, border=0, justify='left')}"


# %%
choice = widgets.Dropdown(options=list(CASES), value=variant.case if variant.case in CASES else "A3-03", description="Claim")
said, page = widgets.Label(), widgets.HTML()


def update(change=None):
    """Answer the control: the claim and what the search finds."""
    said.value = tell(choice.value)
    page.value = shown(choice.value)


choice.observe(update, "value")
update()
widgets.VBox([choice, said, page])

# %% [markdown]
# Search on with words of your own: `find("Israel", "minister")`. The whole card is `evidence.sources()["eajn-2020-russia-israel-trade"]`; most have an address, and a card
# is no substitute for the source. Tables open with `data.load(...)`, and `data.describe(...)` warns of what they cannot bear. If you have a network, look beyond
# the book; cite here what the book has a card for.
#
# ## Question 2: a sentence that can fail (2 points)
#
# Put the id of your claim into `case`. Then write two sentences in your own words:
#
# - `sentence`: what is claimed, so that two honest readers would look for the same thing. Keep the figures of the claim, leave out praise, blame and words that
#   everybody reads in another way, and name the measure if the claim needs one. Eight words at least;
# - `wrong_if`: what you would have to find for the sentence to be wrong. It begins with "Wrong if".

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": false, "schema_version": 3, "solution": true, "task": false}
case = None
sentence = None
wrong_if = None
### BEGIN SOLUTION
case = variant.case if variant.case in CASES else "A2-13"
SENTENCES = {
    "A3-03": (
        "In May 1948 the USSR recognised Israel in law before any other state had done so.",
        "Wrong if another state declared its recognition in law on an earlier day.",
    ),
    "A3-06": (
        "In 2020 the value of goods traded between Russia and Israel was 3.9 per cent lower than in 2019.",
        "Wrong if customs figures of both years, by one compiler, differ by another rate.",
    ),
    "A3-09": (
        "The Russian speakers of Israel, with roots in Russia or another Soviet republic, number in the millions.",
        "Wrong if every count of them, by census or survey, stays below one million.",
    ),
    "A2-13": (
        "In October 2021 land under the control of the Turkish army made up more than 10 per cent of the area of Syria.",
        "Wrong if the zones that Turkish forces held measure a tenth of the area of Syria or less.",
    ),
    "A1-51": (
        "Measured by its armed forces, spending or warheads, China is no stronger than Russia.",
        "Wrong if China leads in each measure of military strength that is on record.",
    ),
}
sentence, wrong_if = SENTENCES[case]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q2-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
LOADED = r"\b(many|several|significant|important|huge|terrorists?|regime|historic|brotherly|obviously|compatriots|aggressors?)\b"
if case is None or sentence is None or wrong_if is None:
    print("Question 2: not answered yet")
else:
    assert case in CASES, f"choose one of {', '.join(CASES)}"
    assert variant.case in (case, "any"), f"your id gives you the claim {variant.case}"
    assert len(sentence.split()) >= 8, "say it in eight words at least: who, what, how much, when?"
    vague = re.search(LOADED, sentence, re.IGNORECASE)
    assert not vague, f"two honest readers may understand {vague[0]!r} in different ways: replace it by what can be seen or counted"
    figures = re.findall(r"\d[\d.,]*", evidence.claim(case).numbers)
    lost = [figure for figure in figures if figure not in sentence]
    assert not lost, f"the claim has the figure {', '.join(lost)}: without it the sentence is easier to prove than the claim"
    assert wrong_if.startswith("Wrong if"), "begin wrong_if with: Wrong if"
    assert len(wrong_if.split()) >= 7, "say what you would have to find, in seven words at least"
    assert sentence != evidence.claim(case).paraphrase, "this is the ledger's sentence: write your own"
    print(f"Question 2, {case}: {sentence} {wrong_if}")
    ### BEGIN HIDDEN TESTS
    assert variants.choose("08-checking-a-claim", STUDENT).case in (case, "any")
    assert sentence.rstrip(".").casefold() not in wrong_if.casefold()
    assert not re.search(LOADED, wrong_if, re.IGNORECASE)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3: weigh the sources (3 points)
#
# Make a table `found` with a row per source, at least two, and four columns:
#
# - `source`: its key, as the search prints it (a table is `data:name`, a work of the bibliography `@key`);
# - `position`: *speaker* (whoever made the claim, or the article itself), *copy* (repeats the speaker), *party* (has a stake in the matter) or *independent*;
# - `bears`: what it does to your sentence: *supports*, *contradicts*, *qualifies* (the core holds, but not as it is said) or *silent*;
# - `note`: what it says, and how sure that is, in at least five words.
#
# Ten newspapers that print one speech are one source. And a source may be silent on your sentence though it speaks of its subject.

# %% nbgrader={"grade": false, "grade_id": "q3", "locked": false, "schema_version": 3, "solution": true, "task": false}
found = None
### BEGIN SOLUTION
area, whole = (
    float(re.search(r"([\d,]+) km2", evidence.sources()[key].use)[1].replace(",", ""))
    for key in ("wikipedia-turkish-occupation-northern-syria", "cia-factbook-2024-syria")
)
power = data.load("capabilities").query("year == 2016").set_index("state")["military_spending"].astype(float)
stock = data.load("warheads").query("year == 2021").set_index("state")["inventory"].astype(float)
RECORDS = {
    "A3-03": [
        ("israeled-1948-soviet-recognition", "independent", "supports", "dates the Soviet recognition, and the American one in law"),
        ("jvl-1948-us-recognition", "independent", "supports", "the American recognition of May was one in fact only"),
    ],
    "A3-06": [
        ("trend-2021-lavrov-article", "copy", "supports", "repeats the figures of the article after an agency"),
        ("eajn-2020-russia-israel-trade", "party", "silent", "an Israeli minister on the two years before"),
        ("data:partner_shares", "independent", "silent", "does not name Russia among the partners of Israel"),
    ],
    "A3-09": [
        ("i24-2022-russian-speakers", "independent", "qualifies", "a usual estimate, above one million and below two, from no census"),
        ("newsbaltic-2021-victory-day", "independent", "silent", "on marches, without a number of Russian speakers"),
    ],
    "A2-13": [
        (
            "wikipedia-turkish-occupation-northern-syria",
            "independent",
            "qualifies",
            f"an undated count: {area:,.0f} km2 in all, {area / whole:.1%} of Syria, good for the order of size",
        ),
        ("cia-factbook-2024-syria", "independent", "qualifies", f"an area of {whole:,.0f} km2, by which to divide"),
        ("wikibin-2018-syria-control", "independent", "qualifies", "comes near a tenth by adding all armed opposition groups"),
    ],
    "A1-51": [
        (
            "scmp-2021-sipri-warheads",
            "independent",
            "supports",
            f"SIPRI: {stock['RUS']:,.0f} Russian warheads, {stock['CHN']:,.0f} Chinese",
        ),
        ("data:capabilities", "independent", "contradicts", f"China spends {power['CHN'] / power['RUS']:.1f} times as much on its forces"),
    ],
}
found = pd.DataFrame(RECORDS[case], columns=["source", "position", "bears", "note"])
### END SOLUTION
found

# %% nbgrader={"grade": true, "grade_id": "q3-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
POSITIONS, BEARS = ("speaker", "copy", "party", "independent"), ("supports", "contradicts", "qualifies", "silent")
if case is None or found is None:
    print("Question 3: not answered yet")
else:
    assert isinstance(found, pd.DataFrame), "found should be a table"
    assert list(found.columns) == ["source", "position", "bears", "note"], "the columns should be source, position, bears and note"
    unknown = [key for key in found["source"] if key not in evidence.known_keys()]
    assert not unknown, f"the book has no source {unknown}: copy the key as find() prints it"
    assert found["source"].nunique() == len(found) >= 2, "name at least two sources, each once"
    assert found["position"].isin(POSITIONS).all(), f"each position should be one of {', '.join(POSITIONS)}"
    assert found["bears"].isin(BEARS).all(), f"each cell of bears should be one of {', '.join(BEARS)}"
    assert found["note"].str.split().str.len().min() >= 5, "say in each note what the source says, in five words at least"
    cards = evidence.sources()
    seeds = [key for key in found["source"] if key in cards and cards[key].kind == "seed"]
    assert found.loc[found["source"].isin(seeds), "position"].eq("speaker").all(), "the article itself is the speaker, and no witness"
    copies = found["source"].eq("trend-2021-lavrov-article")
    assert found.loc[copies, "position"].eq("copy").all(), "Trend repeats the article: its card says that it confirms nothing"
    assert set(found["source"]) & set(evidence.claim(case).source_keys), "the book has a source on this very claim: search with other words"
    print(f"Question 3: {len(found)} sources, of which independent: {found['position'].eq('independent').sum()}")
    ### BEGIN HIDDEN TESTS
    assert found["note"].is_unique
    assert found["position"].isin(["party", "independent"]).any()
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4: from evidence to verdict (3 points)
#
# Write `verdict_from(found)`. It takes such a table and returns a verdict by this rule. Leave out speakers and copies, and what is silent. If nothing is left,
# the claim is *unverifiable*. If something supports and something contradicts, it is *contested*. If something contradicts and nothing supports, it is
# *wrong*. If nothing contradicts but something qualifies, it is *imprecise*. Else it is *accurate*.
#
# (*Opinion* does not come from sources; that was Question 1.)


# %% nbgrader={"grade": false, "grade_id": "q4", "locked": false, "schema_version": 3, "solution": true, "task": false}
def verdict_from(found):
    """Return the verdict that a table of evidence leads to."""
    ### BEGIN SOLUTION
    heard = set(found.loc[found["position"].isin(["party", "independent"]), "bears"]) - {"silent"}
    if not heard:
        return "unverifiable"
    if "contradicts" in heard:
        return "contested" if "supports" in heard else "wrong"
    return "imprecise" if "qualifies" in heard else "accurate"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "q4-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
def made_up(*rows):
    """Return a table of evidence for a test."""
    return pd.DataFrame(rows, columns=["position", "bears"]).assign(source="x", note="made up")


if verdict_from(made_up(("independent", "supports"))) is None:
    print("Question 4: not answered yet")
else:
    assert verdict_from(made_up(("independent", "supports"))) == "accurate", "one independent source that supports: accurate"
    assert verdict_from(made_up(("copy", "supports"), ("speaker", "supports"))) == "unverifiable", "copies and speakers prove nothing"
    assert verdict_from(made_up(("independent", "silent"))) == "unverifiable", "who is silent does not count"
    assert verdict_from(made_up(("independent", "supports"), ("independent", "contradicts"))) == "contested", "two ways: contested"
    assert verdict_from(made_up(("independent", "contradicts"), ("copy", "supports"))) == "wrong", "a copy saves no claim: wrong"
    assert verdict_from(made_up(("independent", "supports"), ("party", "qualifies"))) == "imprecise", "something qualifies: imprecise"
    if found is not None:
        print(f"Question 4: by your evidence {case} is {verdict_from(found)}")
    ### BEGIN HIDDEN TESTS
    assert verdict_from(made_up(("party", "contradicts"), ("independent", "qualifies"))) == "wrong"
    assert verdict_from(made_up(("party", "supports"), ("independent", "contradicts"), ("independent", "qualifies"))) == "contested"
    assert verdict_from(made_up(("party", "qualifies"))) == "imprecise"
    assert verdict_from(made_up(("speaker", "contradicts"), ("party", "silent"))) == "unverifiable"
    ### END HIDDEN TESTS

# %% [markdown]
# A rule makes a verdict repeatable; it does not make it right. It counts a ministry and an archive alike, and knows no weight. The book's own verdicts were reached by
# judgement, row by row. Keep the places where the rule and your judgement part: they are what Question 6 asks for.
#
# ## Question 5: a row that the ledger accepts (3 points)
#
# Write your claim as a dictionary `row` with the ten columns of the ledger:
#
# - `id`: that of your claim with a z behind it, as in A3-03z, for every id must be new; `article` and `paragraph`: as in the ledger;
# - `kind`: one of those that `seeds/README.md` lists; you may differ from the ledger; `asserted_by`: who says it;
# - `paraphrase`: your sentence; `numbers`: its figures and names, separated by ` | `;
# - `verdict`: what your evidence leads to; `nuance`: what a reader must know besides, in at least eight words, with the weakest point of your evidence;
# - `sources`: keys from `found`, separated by ` ; `, at least all those that the verdict rests on.
#
# All cells are text. `try_row(row)` writes a copy of the ledger with your row at its end into a temporary folder, and the book's validator reads it. It is the one
# that guards the real ledger. Try it with a source that does not exist.

# %%
folder = tempfile.TemporaryDirectory()


def try_row(row):
    """Put a row at the end of a copy of the ledger, and read the copy as the book reads the ledger."""
    copy = Path(folder.name) / "claims.csv"
    copy.write_bytes(evidence.CLAIMS.read_bytes())
    with copy.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, list(evidence.Claim.model_fields)).writerow(row)
    return evidence.read_claims(copy)


# %% nbgrader={"grade": false, "grade_id": "q5", "locked": false, "schema_version": 3, "solution": true, "task": false}
row = None
### BEGIN SOLUTION
original = evidence.claim(case)
NUANCES = {
    "A3-03": "The United States was faster, but only in fact. Both pages are undated works of reference from one country.",
    "A3-06": "Only the speaker and those who repeat him have the figure; an Israeli minister speaks of other years and counts otherwise.",
    "A3-09": "The one estimate found is above a million and below two, is not sourced to a census, and counts speakers of all former Soviet states.",
    "A2-13": f"Zones under Turkish control come to {area / whole:.1%}. A tenth is reached by adding all opposition groups. The area is from press counts without a date, and the article does not say what held means.",
    "A1-51": "It changes with the measure: Russia leads in warheads, China in spending. The article names no measure.",
}
row = {
    "id": f"{case}z",
    "article": str(original.article),
    "paragraph": str(original.paragraph),
    "kind": original.kind,
    "asserted_by": original.asserted_by,
    "paraphrase": sentence,
    "numbers": original.numbers,
    "verdict": verdict_from(found),
    "nuance": NUANCES[case],
    "sources": " ; ".join(found["source"]),
}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q5-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
if case is None or found is None or row is None:
    print("Question 5: not answered yet")
else:
    missing = set(evidence.Claim.model_fields) ^ set(row)
    assert not missing, f"row should have the ten columns of the ledger; look at {', '.join(sorted(missing))}"
    assert row["id"] == f"{case}z", f"the id should be {case}z"
    try:
        entry = try_row(row)[f"{case}z"]
    except InputError as problem:
        raise AssertionError(f"the ledger refuses your row: {problem}") from None
    place = (evidence.claim(case).article, evidence.claim(case).paragraph)
    assert (entry.article, entry.paragraph) == place, f"the claim stands in {evidence.claim(case).locator}"
    strange = set(entry.source_keys) - set(found["source"])
    assert not strange, f"you cite {', '.join(sorted(strange))}, which you have not weighed in Question 3"
    resting = found.loc[found["position"].isin(["party", "independent"]) & found["bears"].ne("silent"), "source"]
    left_out = set(resting) - set(entry.source_keys)
    assert not left_out, f"the verdict rests on {', '.join(sorted(left_out))} too: cite it"
    assert entry.verdict == verdict_from(found), f"your evidence leads to {verdict_from(found)}: change the verdict, or weigh again"
    assert len(entry.nuance.split()) >= 8, "say in the nuance what a reader must know besides, in eight words at least"
    assert entry.nuance != evidence.claim(case).nuance, "this is the ledger's nuance: write your own"
    print(f"Question 5: the ledger accepts {entry.id}, {entry.verdict}, with {len(entry.source_keys)} sources")
    ### BEGIN HIDDEN TESTS
    bearing = set(found.loc[found["source"].isin(resting), "bears"])
    if not bearing:
        follows = "unverifiable"
    elif "contradicts" in bearing:
        follows = "contested" if "supports" in bearing else "wrong"
    else:
        follows = "imprecise" if "qualifies" in bearing else "accurate"
    assert entry.verdict == follows
    assert entry.paraphrase == sentence.strip()
    assert len(try_row(row)) == len(evidence.claims()) + 1
    assert f"{case}z" not in evidence.claims()
    ### END HIDDEN TESTS

# %% [markdown]
# ## What the book says
#
# Look at this only when your row stands.

# %%
if row is None:
    print("The book's verdict comes here when your row is written.")
else:
    ours = evidence.claim(case)
    print(f"Yours: {row['verdict']}. {row['nuance']}\n\nThe book's: {ours.verdict}. {ours.nuance}\n\nIts sources: {ours.sources or 'none'}")

# %% [markdown]
# Two people who agree may have made the same mistake, and two who differ may both be careful: where does the sentence end that each has checked?
#
# ## Question 6: defend it (4 points, read by a person)
#
# In six to nine sentences: set your verdict beside the book's. If they differ, say which evidence or which reading of the sentence makes the difference, and which of
# the two you would print. If they agree, name the weakest link that both share. Say which one source, if you could have it, would most likely change the
# verdict. Then say how whoever made the claim might answer, in words that they would recognise as theirs.

# %% [markdown] nbgrader={"grade": true, "grade_id": "q6", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# *Write here.*

# %% [markdown]
# ## Sources
#
# The claims are those of the seed articles, in the words of the book's ledger; the page *Claims ledger* has them all, with verdicts and sources. Each card names
# author, publisher, date and address of its source. SIPRI's and other figures are under the terms that the manifests state.

# %% [markdown]
# ## Go further
#
# Take three claims of one article whose verdict in the ledger is *accurate*, and try to bring one of them down: look for an independent source that the ledger does not
# have. Or take the *unverifiable* ones of the article on Israel (`evidence.claim_table()` has them all), find out who might hold the figure, and write the letter with which you
# would ask for it. What you find can become a real row: `CONTRIBUTING.md` says how, and `python -m alliances check` reads it with the validator that you used here.
