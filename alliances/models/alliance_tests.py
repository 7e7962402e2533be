"""What tests of treaties between Russia and its allies have in common, and which rules fit them; from the table ``ally_tests`` and three others.

A promise is tested only where its trigger is met [1]_, so the first question is whether all agree that it was. The counts here are no
rate of reliability: the tests are few, chosen, and partly about one event.

Assumptions
-----------
- A test counts once for each treaty that was in question.
- A code is taken as it stands in the table; ``disputed`` is neither yes nor no.
- Two ballots are compared only where both are known; two abstentions are the same.
- A rule is a list of lines, and a line a set of comparisons "condition equals code" that must all hold; it says that troops come where one line
  holds [2]_. Its size is the number of its comparisons.
- A duty asks for a request if our paraphrase of the article says so. Before 2012 the treaty of 1992 had its old Article 4.

Invented
--------
- Nothing. Which situations are tests, and the words of the codes, are our choice; the table gives the rule.

References
----------
.. [1] Leeds, Long and Mitchell (2000), Journal of Conflict Resolution 44(5), 686-699.
.. [2] Ragin (1998), International Review of Social History 43, Supplement, 105-124, on truth tables and their rules.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

ALLIES = ("ARM", "BLR", "KAZ", "KGZ", "PRK", "TJK")  # states to which Russia owes armed help in 2026
CONDITIONS = ("in_force", "attack", "territory", "asked", "request")  # what may decide whether an ally comes
OLD_ARTICLE, CHANGED = ("ours-1992-csto", "4"), "2012-01-01"  # before this day the treaty of 1992 had its first wording
IN_DOUBT = {"attack": ("disputed", "yes", "no"), "territory": ("disputed", "yes", "no"), "in_force": ("later", "yes", "no")}
# who would owe help -> how the table names it where it speaks
SPEAKERS = {"Russia": r"Moscow\b", "CSTO": r"CSTO\b|organisation\b|members:", "Belarus": r"Minsk:", "DPRK": r"Pyongyang:"}
EMERGENCY = ("ES-11/1", "ES-11/3", "ES-11/4", "ES-11/6", "ES-11/7")  # votes with ballots of most allies in the table


def owed(treaties: pd.DataFrame) -> list[str]:
    """List the members of treaties of ours that promise defence and have no end in the table, as the treaties name them.

    Parameters
    ----------
    treaties : the table ``treaties``. Members of the organisation of 2002 are taken, not all who ever joined the treaty of 1992.

    Returns
    -------
    list of str, names of states, sorted.

    Examples
    --------
    >>> from alliances import data
    >>> owed(data.load("treaties"))
    ['Armenia', 'Belarus', 'Kazakhstan', 'Kyrgyzstan', 'North Korea', 'Tajikistan']
    """
    living = treaties[
        treaties["coder"].eq("ours")
        & treaties["defence"].eq(1).fillna(False)
        & treaties["end"].isna()
        & treaties["signed"].ge("1997-01-01")
    ]
    return sorted({name.strip() for partners in living["partners"] for name in partners.split(";")})


def count(tests: pd.DataFrame, **wanted: str) -> int:
    """Count the tests whose columns have the values asked for.

    Parameters
    ----------
    tests : the table ``ally_tests``.
    wanted : column and value, such as ``troops="yes"``.

    Returns
    -------
    int, number of tests.

    Examples
    --------
    >>> table = pd.DataFrame({"asked": ["yes", "no", "yes"], "troops": ["no", "yes", "yes"]})
    >>> count(table, asked="yes", troops="yes")
    1
    """
    fits = pd.Series(True, index=tests.index)
    for column, value in wanted.items():
        fits &= tests[column].eq(value)
    return int(fits.sum())


def ballots(votes: pd.DataFrame, states: Sequence[str], resolutions: Sequence[str] = EMERGENCY) -> pd.DataFrame:
    """Set the ballots of some states side by side.

    Parameters
    ----------
    votes : the table ``un_key_votes``.
    states : codes of states, in the order wanted.
    resolutions : numbers of resolutions, in the order wanted.

    Returns
    -------
    pandas.DataFrame, one row per state, one column per resolution, with yes, no, abstain, absent or missing.

    Examples
    --------
    >>> from alliances import data
    >>> ballots(data.load("un_key_votes"), ["CHN"]).loc["CHN", "ES-11/3"]
    'no'
    """
    wide = votes.pivot(index="state", columns="resolution", values="ballot")
    return wide.loc[list(states), list(resolutions)]


def same(table: pd.DataFrame, first: str, second: str) -> tuple[int, int]:
    """Count on how many resolutions two states cast the same ballot, among those on which both ballots are known.

    Parameters
    ----------
    table : as :func:`ballots` returns it.
    first, second : codes of two states.

    Returns
    -------
    Pair of int: the same, and known of both.

    Examples
    --------
    >>> table = pd.DataFrame({"A": ["no", "no"], "B": ["abstain", "no"], "C": [None, "no"]}, index=["X", "Y"])
    >>> same(table, "X", "Y")
    (1, 2)
    """
    both = table.loc[[first, second]].dropna(axis=1)
    return int((both.loc[first] == both.loc[second]).sum()), both.shape[1]


def with_request(tests: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Add to each test whether the article in question asks for a request, and whether troops came.

    Parameters
    ----------
    tests : the table ``ally_tests``.
    articles : the table ``treaty_articles``.

    Returns
    -------
    pandas.DataFrame, the tests with the columns ``request`` (yes or no) and ``came`` (bool).

    Examples
    --------
    >>> from alliances import data
    >>> cases = with_request(data.load("ally_tests"), data.load("treaty_articles")).set_index("id")
    >>> cases.loc[["osh", "kazakhstan"], ["request", "came"]].to_numpy().tolist()
    [['no', False], ['yes', True]]
    """
    duties = articles[articles["topic"].eq("defence") & articles["treaty"].isin(tests["treaty"])]
    asks = duties["paraphrase"].str.contains("request").groupby([duties["treaty"], duties["article"]]).any()
    newest = asks.drop(OLD_ARTICLE).groupby("treaty").any()
    old = tests["treaty"].eq(OLD_ARTICLE[0]) & tests["began"].lt(CHANGED)
    wanted = tests["treaty"].map(newest).where(~old, asks[OLD_ARTICLE]).astype(bool)
    return tests.assign(request=wanted.map({True: "yes", False: "no"}), came=tests["troops"].eq("yes"))


Rule = Sequence[Mapping[str, str]]


def fits(rule: Rule, cases: pd.DataFrame) -> pd.Series:
    """Return for each case whether one line of a rule holds for it.

    Examples
    --------
    >>> table = pd.DataFrame({"asked": ["yes", "no", "yes"], "attack": ["no", "yes", "yes"]})
    >>> fits([{"asked": "yes", "attack": "yes"}, {"asked": "no"}], table).tolist()
    [False, True, True]
    """
    found = pd.Series(False, index=cases.index)
    for line in rule:
        found |= pd.concat([cases[name].eq(code).astype(bool) for name, code in line.items()], axis=1).all(axis=1)
    return found


def size(rule: Rule) -> int:
    """Return the number of comparisons in a rule.

    >>> size([{"asked": "yes", "attack": "yes"}, {"asked": "no"}])
    3
    """
    return sum(len(line) for line in rule)


def smallest_rules(cases: pd.DataFrame, conditions: Sequence[str] = CONDITIONS) -> list[Rule]:
    """Find all rules without exceptions that have the fewest comparisons.

    Parameters
    ----------
    cases : a table with the conditions and the column ``came``.
    conditions : columns that a rule may use.

    Returns
    -------
    list of rules; empty if two cases with the same codes ended differently, so that no rule is without exceptions.

    Examples
    --------
    >>> table = pd.DataFrame({"asked": ["yes", "no", "yes"], "attack": ["no", "yes", "yes"], "came": [False, False, True]})
    >>> smallest_rules(table, ["asked", "attack"])
    [[{'asked': 'yes', 'attack': 'yes'}]]
    """
    codes = cases[list(conditions)].astype(str).to_dict("index")
    helped = frozenset(cases.index[cases["came"].astype(bool)])
    lines: dict[frozenset, list] = {}  # cases -> the shortest lines that hold for just these
    for line in _lines([codes[case] for case in sorted(helped)], conditions):
        held = frozenset(case for case, each in codes.items() if line.items() <= each.items())
        same = lines.setdefault(held, [])
        if held <= helped and (not same or len(line) == len(same[0])):
            same.append(line)
    found: list[Rule] = []
    for number in range(1, len(helped) + 1):
        for covers in itertools.combinations(lines, number):
            if frozenset().union(*covers) == helped:
                found += [list(rule) for rule in itertools.product(*(lines[cover] for cover in covers))]
    fewest = min(map(size, found), default=0)
    return [rule for rule in found if size(rule) == fewest]


def _lines(helped: Sequence[Mapping[str, str]], conditions: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield every line that holds for one of the cases at least, short lines first."""
    for number in range(1, len(conditions) + 1):
        for names in itertools.combinations(conditions, number):
            yield from map(dict, dict.fromkeys(tuple((name, case[name]) for name in names) for case in helped))


def written(rule: Rule) -> str:
    """Return a rule as a sentence.

    >>> written([{"asked": "yes", "attack": "yes"}, {"asked": "no"}])
    'asked=yes and attack=yes, or asked=no'
    """
    return ", or ".join(" and ".join(f"{name}={code}" for name, code in line.items()) for line in rule)


def fault(rule: object, cases: pd.DataFrame, conditions: Sequence[str] = CONDITIONS) -> str:
    """Say what is wrong with a rule that should have no exceptions and be as small as can be.

    Parameters
    ----------
    rule : what somebody wrote.
    cases : as for :func:`smallest_rules`, with the column ``short``, the name of a case.
    conditions : columns that a rule may use.

    Returns
    -------
    str, the rest of a sentence that begins with the name of the rule; empty if nothing is wrong.

    Examples
    --------
    >>> table = pd.DataFrame({"short": ["A", "B"], "asked": ["yes", "no"], "came": [True, False]})
    >>> fault([{"asked": "yes"}], table, ["asked"])
    ''
    >>> fault([{"asked": "no"}], table, ["asked"])
    'says yes to 1 of the tests in which no soldiers came, such as B: add a code to that line'
    """
    if not isinstance(rule, list) or not all(isinstance(line, Mapping) for line in rule):
        return "should be a list of dictionaries: square brackets around, curly brackets for each line"
    if not rule or not all(rule):
        return "has a line without a comparison, or no line at all"
    for name, code in ((name, code) for line in rule for name, code in line.items()):
        if name not in conditions:
            return f"names {name!r}, which is none of the conditions: {', '.join(conditions)}"
        if code not in set(cases[name]):
            return f"asks for {name} = {code!r}, and no test has that; the codes are {', '.join(sorted(set(cases[name])))}"
    return _exceptions(rule, cases, conditions)


def _exceptions(rule: Rule, cases: pd.DataFrame, conditions: Sequence[str]) -> str:
    """Say on which case a rule errs, or that a smaller one exists."""
    best = smallest_rules(cases, conditions)
    if not best:
        return "cannot be without exceptions, with these codes: two tests have the same ones and ended differently; are the codes right?"
    said = fits(rule, cases)
    much, less = list(cases.loc[said & ~cases["came"], "short"]), list(cases.loc[~said & cases["came"], "short"])
    if much:
        return f"says yes to {len(much)} of the tests in which no soldiers came, such as {much[0]}: add a code to that line"
    if less:
        return f"says no to {len(less)} of the tests in which soldiers came, such as {less[0]}: it needs a line that fits"
    if size(rule) > size(best[0]):
        return f"has no exceptions and {size(rule)} comparisons, and one with fewer exists: which code can you leave out?"
    return ""


def left_out(cases: pd.DataFrame, conditions: Sequence[str] = CONDITIONS) -> pd.DataFrame:
    """Leave out one case after the other, and ask the smallest rules for the rest what they say of it.

    Parameters
    ----------
    cases : as for :func:`smallest_rules`, with the column ``id``.
    conditions : columns that a rule may use.

    Returns
    -------
    pandas.DataFrame, one row for each case and smallest rule: ``left_out``, ``rule``, ``says`` and ``came`` (both bool).

    Examples
    --------
    >>> table = pd.DataFrame({"id": list("abc"), "asked": ["yes", "no", "yes"], "came": [True, False, True]})
    >>> left_out(table, ["asked"])["says"].tolist()
    [True, False, True]
    """
    rows = []
    for place in cases.index:
        one = cases.loc[[place]]
        for rule in smallest_rules(cases.drop(index=place), conditions):
            rows.append((one["id"].iloc[0], written(rule), bool(fits(rule, one).iloc[0]), bool(one["came"].iloc[0])))
    return pd.DataFrame(rows, columns=["left_out", "rule", "says", "came"])


def readings(cases: pd.DataFrame) -> pd.DataFrame:
    """Read every code that is in doubt as yes and as no: eight readings of the same cases.

    Parameters
    ----------
    cases : as :func:`with_request` returns them.

    Returns
    -------
    pandas.DataFrame, eight times the cases; the column ``reading`` tells how ``attack``, ``territory`` and ``in_force`` were read.

    Examples
    --------
    >>> from alliances import data
    >>> cases = with_request(data.load("ally_tests"), data.load("treaty_articles"))
    >>> every = readings(cases)
    >>> len(every) == 8 * len(cases), every["attack"].unique().tolist()
    (True, ['no', 'yes'])
    """
    parts = []
    for codes in itertools.product(*(choice[1:] for choice in IN_DOUBT.values())):
        read = {name: cases[name].replace(doubt[0], code) for (name, doubt), code in zip(IN_DOUBT.items(), codes, strict=True)}
        name = ", ".join(f"{column} {code}" for column, code in zip(IN_DOUBT, codes, strict=True))
        parts.append(cases.assign(reading=name, **read))
    return pd.concat(parts, ignore_index=True)


def due(cases: pd.DataFrame) -> pd.Series:
    """Return for each case whether all that the duty names is there: in force, an attack, on own land, and a request where one is wanted.

    >>> table = pd.DataFrame({"in_force": ["yes"], "attack": ["yes"], "territory": ["yes"], "asked": ["no"], "request": ["no"]})
    >>> due(table).tolist()
    [True]
    """
    met = cases[["in_force", "attack", "territory"]].eq("yes").all(axis=1)
    return met & (cases["asked"].eq("yes") | cases["request"].eq("no"))


def denied(tests: pd.DataFrame) -> pd.Series:
    """Return for each test whether who would owe help gives a reason, in the column ``not_due``, why none was due.

    Parameters
    ----------
    tests : the table ``ally_tests``.

    Returns
    -------
    pandas.Series of ``yes``, ``no`` and ``open``: open where only members of the organisation speak, and Russia alone would owe help.

    Examples
    --------
    >>> from alliances import data
    >>> denied(data.load("ally_tests")).value_counts().to_dict()
    {'yes': 8, 'no': 2, 'open': 1}
    """

    def one(owed_by: str, words: str) -> str:
        said = any(name in owed_by and re.search(voice, words) for name, voice in SPEAKERS.items())
        return "yes" if said else "open" if owed_by == "Russia" and "members" in words else "no"

    return pd.Series([one(*pair) for pair in zip(tests["owed_by"], tests["not_due"], strict=True)], index=tests.index)
