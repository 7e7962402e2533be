"""The page of the class view: who did what, what was hard, what tempts, how sure the class was, texts to discuss, and what could not be read.

Without names, nothing of the page leads back to a student: no id, name, file or time is in it, and nothing stands in an order that a list of
the class has.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from statistics import median

from ... import exercises
from ...base import contents
from ...base.errors import InputError
from ...base.html import Markup, fragment, h
from ...base.subject import subject
from ...base.writing import check_place, replace_text
from ...exercises.kit import hundredths, plain
from ...exercises.offers import Choice, Offer
from ..grading.roster import Roster
from . import counts, handed, reflections, sureness
from .counts import FEW
from .handed import HandedIn
from .parts import bar, dots, frame, of, paragraphs, percent, plural, wide_table

NAME = "class.html"
SECTIONS = {
    "work": "Who did what",
    "hard": "Which exercises were hard",
    "tempting": "Which answer tempts how many",
    "sure": "How sure, and how right",
    "discuss": "Texts to discuss",
    "unread": "What could not be read",
}


def write(folder: Path, output: Path, *, roster: Roster | None = None, anonymous: bool = False) -> tuple[Path, HandedIn]:
    """Write the class view of a folder of submissions.

    Parameters
    ----------
    folder, roster : see :func:`alliances.labs.grading.submissions.find`.
    output : the file to write, or a folder for it.
    anonymous : whether to leave out all that leads back to a student.

    Returns
    -------
    the file that was written, and what was read.

    Raises
    ------
    InputError : if the folder cannot be read, holds no answers, or the page cannot be written there.
    """
    file = output / NAME if output.is_dir() else output
    check_place(file, folder)
    found = handed.read(folder, roster)
    if not found.students:
        first = next((f" ({each.file}: {each.why})" for each in found.unread), "")
        problem = f"no answers of the book were handed in{first}"
        raise InputError(
            folder, "", problem, "put the files there that students make on the page Your work; labs are for the command grade"
        )
    try:
        replace_text(file, whole(found, anonymous=anonymous))
    except OSError as error:
        raise InputError(file, "", f"the page cannot be written: {error.strerror}", "name another file with -o") from None
    return file, found


def whole(found: HandedIn, *, anonymous: bool = False) -> str:
    """Return the page as text."""
    title = f"{subject().title}: class view" + (", without names" if anonymous else "")
    bodies = {
        "work": _chapters(found) if anonymous else fragment(_students(found), _chapters(found)),
        "hard": _hard(found),
        "tempting": _tempting(found),
        "sure": _sure(found),
        "discuss": _texts(found, anonymous=anonymous),
        "unread": _kinds_unread(found) if anonymous else _files_unread(found),
    }
    links = [h("li", {}, h("a", {"href": f"#{name}"}, SECTIONS[name])) for name in bodies]
    sections = [
        h("section", {"id": name, "aria-labelledby": f"{name}-head"}, h("h2", {"id": f"{name}-head"}, SECTIONS[name]), body)
        for name, body in bodies.items()
    ]
    main = h(
        "main",
        {},
        h("h1", {}, title),
        _summary(found),
        h("nav", {"aria-label": "On this page"}, h("ol", {}, links)),
        sections,
        _foot(anonymous),
    )
    return frame(title, main)


def _summary(found: HandedIn) -> Markup:
    """Say how much was read, and above all what was not."""
    files, bad = sum(found.files.values()), len({each.file for each in found.unread})
    done = sum(entry.done for entry in found.entries.values())
    said = f"{plural(len(found.students), 'student')}, {plural(files, 'file')} with answers, {plural(done, 'checked answer')}."
    labs = f"{plural(found.labs, 'notebook')} of labs left aside: the command grade is for them." if found.labs else ""
    warning = f"In {plural(bad, 'file or folder', 'files or folders')} something could not be read." if bad else ""
    link = h("p", {"class": "alert"}, f"{warning} ", h("a", {"href": "#unread"}, "See which, and what to do.")) if warning else None
    return fragment(paragraphs(said, labs), link)


def _foot(anonymous: bool) -> Markup:
    keep = (
        "Names, files and times are left out. Names in texts were replaced where they are those of the class: read the texts before you show them."
        if anonymous
        else "This page holds names and marks of students. Keep it as you keep other marks; with --anonymous it is made without names."
    )
    return h("footer", {}, h("p", {"class": "muted"}, keep, " It loads nothing and sends nothing."))


@cache
def _called() -> dict[str, str]:
    """Return what pages are called: chapters by number and short title, others by their heading."""
    return {page.name: page.title for page in contents.pages()} | {chapter.name: chapter.called for chapter in contents.chapters()}


def _in_order() -> list[str]:
    """Return the exercises in the order of the book."""
    pages = list(_called())
    homes = exercises.chapters()
    return sorted(homes, key=lambda name: pages.index(homes[name]))


def _students(found: HandedIn) -> Markup:
    """List the students with what each did, chapter by chapter."""
    rows = []
    for student in found.students:
        work = counts.work(found, student)
        mine = [entry for (who, _), entry in found.entries.items() if who == student]
        chapters = [
            h("li", {}, f"{_called()[page]}: {_done(each)}")
            for page, each in sorted(work.items(), key=lambda each: list(_called()).index(each[0]))
        ]
        points, scored = (sum(getattr(each, name) for each in work.values()) for name in ("points", "scored"))
        files = found.files[student]
        rows.append(
            (
                h("bdi", {}, student),
                h("ul", {}, chapters),
                f"{plain(points)} of {scored}",
                f"about {sum(each.minutes for each in work.values())}",
                max((entry.at[:10] for entry in mine), default="") or "not known",
                f"{files}; the answer given last counts" if files > 1 else "1",
            )
        )
    heads = ["Student", "Checked answers", "Points", "Minutes", "Last answer", "Files"]
    note = (
        "Points are those of the checked answers that have any. Files do not say how long a student sat; the minutes are what the book reckons for "
        "the exercises that were done."
    )
    return fragment(wide_table("Students", heads, rows), h("p", {"class": "muted"}, note))


def _done(work: counts.Work) -> str:
    drafts = f", {plural(work.drafts, 'draft')}" if work.drafts else ""
    return f"{work.done} of {work.of}{drafts}"


def _chapters(found: HandedIn) -> Markup:
    """Say of each chapter how many handed it in and how much of it they did."""
    every = [counts.work(found, student) for student in found.students]
    rows = []
    for page, called in _called().items():
        mine = [work[page] for work in every if page in work]
        if not mine:
            continue
        scored = sum(each.scored for each in mine)
        mean = of(sum(each.points for each in mine) / scored, scored) if scored else "none"
        middle = f"{plain(median(each.done for each in mine))} of {mine[0].of}"
        rows.append((called, len(mine), middle, mean, f"about {plain(median(each.minutes for each in mine))}"))
    heads = ["Chapter", "Students", "Exercises done, in the middle", "Points of those that can be had", "Minutes, in the middle"]
    note = "In the middle: half of the students did more, half less. Files do not say how long anybody sat; the minutes are what the book reckons."
    return fragment(h("h3", {}, "By chapter"), wide_table("Chapters", heads, rows), h("p", {"class": "muted"}, note))


def _hard(found: HandedIn) -> Markup:
    """Rank the exercises, the hardest first."""
    bank, homes = exercises.load_bank(), exercises.chapters()
    rows = [
        (
            fragment(
                h("a", {"href": f"#{each.exercise}"}, bank[each.exercise].title),
                h("div", {"class": "fact"}, _called()[homes[each.exercise]]),
            ),
            fragment(of(each.mean, each.answers), bar(each.mean, good=True)),
            f"{each.answers}: {each.right} right, {each.partial} in part, {each.wrong} wrong",
            each.left,
        )
        for each in counts.hardness(found)
    ]
    if not rows:
        return paragraphs("Nobody answered an exercise that has points.")
    heads = ["Exercise", "Points, on average", "Answers", "Left out"]
    note = f"The hardest stands first; what fewer than {FEW} answered stands last. Left out: by students who handed in the chapter."
    return fragment(h("p", {"class": "muted"}, note), wide_table("Exercises by difficulty", heads, rows))


def _tempting(found: HandedIn) -> Markup:
    """Show for each exercise what was chosen, by chapter."""
    homes, parts, last = exercises.chapters(), [], None
    for name in _in_order():
        entries = found.of(name)
        body = _taken(entries) if entries else None
        if not body:
            continue
        if homes[name] != last:
            last = homes[name]
            parts.append(h("h3", {}, _called()[last]))
        item = exercises.load_bank()[name]
        head = [h("h4", {}, item.title), h("p", {}, item.prompt), h("p", {"class": "muted"}, plural(len(entries), "answer"))]
        parts.append(h("div", {"class": "task", "id": name}, head, body))
    return fragment(parts) if parts else paragraphs("Nobody answered an exercise that offers a choice.")


def _taken(entries: list[handed.Entry]) -> Markup | None:
    """Show what was chosen in an exercise, place by place."""
    told = [(offer, count) for offer, count in counts.temptations(entries) if count]
    return fragment(_place(offer, count, len(entries)) for offer, count in told) if told else None


def _place(offer: Offer, count: Counter, answers: int) -> Markup:
    """Show one place: all options, each with what the book says to it; of a row to match what anybody took, with the fact that decides."""
    head = h("p", {}, h("strong", {}, offer.text)) if offer.text else None
    if offer.fact:
        taken = sorted((place for place in range(len(offer.choices)) if count[place]), key=lambda place: (-count[place], place))
        said = [h("li", {}, _choice(offer.choices[place], count[place], answers)) for place in taken]
        return h(
            "div", {"class": "place beside"}, h("div", {}, head, h("ul", {"class": "choices"}, said)), h("p", {"class": "fact"}, offer.fact)
        )
    items = [_option(choice, count[place], answers) for place, choice in enumerate(offer.choices)]
    return h("div", {"class": "place"}, head, h("ul", {"class": "choices"}, items))


def _option(choice: Choice, count: int, answers: int) -> Markup:
    """Show an option with a bar, and beside it what the book says to those who took it."""
    said = h("p", {"class": "fact"}, choice.feedback) if choice.feedback and count else None
    return h("li", {"class": "beside"}, h("div", {}, _choice(choice, count, answers), bar(count / answers, good=bool(choice.right))), said)


def _choice(choice: Choice, count: int, answers: int) -> Markup:
    """Say of one option how many took it, and whether it is right."""
    right = [h("span", {"class": "right"}, "✓ right"), " "] if choice.right else None
    text = choice.text if choice.text != "right" else None  # how a guess ends
    return fragment(h("span", {"class": "count"}, f"{count} ({percent(count / answers)})"), " ", right, text)


def _sure(found: HandedIn) -> Markup:
    """Hold what the class said against what was so."""
    sure, ended = sureness.confidence(found), sureness.forecasts(found)
    words = "Each time a student put a case into a class and said how sure. A Brier score of 0 is sure and right, 1 is sure and wrong, and a coin gives 0.25."
    apart = "An exercise's own page counts the same over all classes, from 0 to 2, so that its number is another."
    parts = [
        h("h3", {}, "Confidence"),
        *([paragraphs(words, apart), _levels(sure, "Right")] if sure else [paragraphs("Nobody said how sure.")]),
    ]
    parts += [h("h3", {}, "Forecasts whose end is known"), *([_levels(ended, "Came true")] if ended else [paragraphs("There is none.")])]
    for name in _in_order():
        item = exercises.load_bank()[name]
        rows = sureness.foretold(item, found.of(name)) if item.type == "forecast" else []
        if rows:
            parts += [h("h3", {}, item.title), _foretold(rows, item.mode)]
    return fragment(parts)


def _levels(sure: sureness.Sureness, so: str) -> Markup:
    """Say, draw and list what was said and how often it was so."""
    who, brier = plural(sure.students, "student"), hundredths(sure.brier)
    said = f"{who} said a chance {plural(sure.count, 'time')}: on average {percent(sure.said)}, and {percent(sure.came)} was so. The Brier score is {brier}."
    reliability, resolution, uncertainty = map(hundredths, sure.parts)
    parts = (
        f"Of it {reliability} is for chances that were not met (less is better), minus {resolution} for telling the likely from the unlikely (more is "
        f"better), plus {uncertainty}, which saying the average each time would score."
    )
    few = f"With {plural(sure.count, 'statement')} this says little." if sure.count < 4 * FEW else ""
    rows = [(percent(one.said), one.count, one.hits, of(one.hits / one.count, one.count)) for one in sure.levels]
    drawing = dots(
        sure.levels, f"Said and {so.lower()}, in per cent; the table has the same numbers", "Said (per cent)", f"{so} (per cent)"
    )
    return fragment(paragraphs(said, parts, few), drawing, wide_table(f"Said and {so.lower()}", ["Said", "Times", so, "Share"], rows))


def _foretold(rows: list[sureness.Foretold], mode: str) -> Markup:
    """List the rows of a forecast: what the class said, and what it is held against."""
    words, known = mode == "words", any(each.brier is not None for each in rows)
    against = "Readers of a survey, in the middle" if words else "Base rate"
    heads = ["Word" if words else "Forecast", "Said", "In the middle", "From, to", against]
    heads += ["What came", "Brier, mean", "Brier of the class's mean"] if known else []
    came = {"yes": "yes", "no": "no", "void": "void", "": "not known yet"}
    cells = []
    for each in rows:
        rate = each.row.middle if words else each.row.base
        more = (
            [came[each.row.outcome], *("–" if score is None else hundredths(score) for score in (each.brier, each.pooled))] if known else []
        )
        span = f"{plain(each.low)} to {plain(each.high)} %"
        cells.append((each.row.text, each.count, f"{plain(each.middle)} %", span, "none" if rate is None else f"{plain(rate)} %", *more))
    return wide_table("Forecasts of the class", heads, cells)


def _texts(found: HandedIn, *, anonymous: bool) -> Markup:
    """Show the texts that the rule chooses."""
    every = reflections.texts(found)
    bank, parts = exercises.load_bank(), []
    for each in reflections.chosen(every):
        item, text = bank[each.exercise], reflections.masked(each.text, found.names) if anonymous else each.text
        said = h("blockquote", {"dir": "auto"}, text)
        who = None if anonymous else h("p", {"class": "muted"}, h("bdi", {}, each.student))
        parts.append(
            h(
                "div",
                {"class": "task"},
                h("h3", {}, f"{_called()[each.page]}: {item.title}"),
                h("p", {"class": "muted"}, item.prompt),
                said,
                who,
            )
        )
    if not parts:
        return paragraphs("Nobody checked a text.")
    return fragment(h("p", {"class": "muted"}, f"{len(parts)} of {plural(len(every), 'text')}. {reflections.RULE}"), parts)


def _files_unread(found: HandedIn) -> Markup:
    """Name each file that could not be read, why, and what to do."""
    if not found.unread:
        return paragraphs("Everything was read.")
    bank = exercises.load_bank()
    rows = [
        (
            h("bdi", {}, each.file),
            f"{bank[each.exercise].title}: {each.why}" if each.exercise else each.why,
            _capital(handed.KINDS[each.kind][1]),
        )
        for each in found.unread
    ]
    return wide_table("Files that could not be read", ["File", "Why", "What to do"], rows)


def _kinds_unread(found: HandedIn) -> Markup:
    """Count what could not be read, by kind."""
    if not found.unread:
        return paragraphs("Everything was read.")
    count = Counter(each.kind for each in found.unread)
    rows = [(_capital(what), count[kind], _capital(remedy)) for kind, (what, remedy) in handed.KINDS.items() if count[kind]]
    return wide_table("What could not be read", ["What", "How many", "What to do"], rows)


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
