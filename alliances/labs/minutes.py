"""How many minutes a lab takes: counted from its source, and told nowhere else; heads, doors and pages print what is counted here.

Nobody was timed. One reader who wrote none of the labs did each from start to end and estimated the minutes (:data:`READ`); the count follows these
estimates. A minute is 150 words to read in a second language; a cell that is only to be run takes a third of one. Points are by effort, so a question
that a test grades counts :data:`POINT` minutes a point, a short answer 3 and the last argument 10. What the reader needed beside what was counted of the
lab as it was then is its pace, by which every later count of it is multiplied. A second reader, who took 120 words a minute and made honest mistakes, did
the cores (:data:`SLOW`); this pace is carried on in the same way, and where the two are far apart, both are told. A third, as slow, who types ten words a
minute, did the cores of Labs 0 and 2 to 8 as they are now (Lab 2 with five treaties, as in a course), and took 9 to 24 minutes more than was counted for the
second: there the mean of the two stands, beside what was counted when the third read.

The core is what stands before the first heading ``## Extension``. An extension with a question is counted in the same way; one that is left open says its
minutes in its heading, for nobody can count them.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nbformat

WORDS = 150  # a minute
RUN = 1 / 3  # minutes for a cell that is given
POINT = 4  # minutes for a point that a test gives
WRITTEN = {1: 3, 4: 10}  # points that a person gives -> minutes
EFFORT = 3  # points for which an extension's question counts: it earns none
READ = {  # lab -> (the reader's minutes for the whole, what was counted of it then)
    "00-first-steps": (45, 36),
    "01-how-long-do-alliances-last": (65, 75),
    "02-reading-a-treaty": (95, 93),
    "03-arms-and-friendship": (70, 80),
    "04-two-fears": (83, 86),
    "05-who-votes-with-whom": (81, 79),
    "06-reliability-and-selection": (65, 75),
    "07-measuring-alignment": (80, 86),
    "08-checking-a-claim": (83, 77),
    "09-what-happened-in-our-game": (72, 86),
    "10-scoring-forecasts": (95, 87),
    "11-who-came": (105, 92),
    "12-the-web-of-promises": (118, 95),
    "13-whose-number": (51, 50),
}
SLOW = {  # lab -> (the minutes of the slow reader, or the mean of two, for the core, what was counted of it then)
    "00-first-steps": (37, 27),
    "01-how-long-do-alliances-last": (54, 66),
    "02-reading-a-treaty": (69, 44),
    "03-arms-and-friendship": (62, 50),
    "04-two-fears": (63, 54),
    "05-who-votes-with-whom": (64, 47),
    "06-reliability-and-selection": (60, 48),
    "07-measuring-alignment": (64, 45),
    "08-checking-a-claim": (67, 44),
    "09-what-happened-in-our-game": (59, 73),
    "10-scoring-forecasts": (53, 51),
    "11-who-came": (60, 53),
    "12-the-web-of-promises": (63, 50),
    "13-whose-number": (52, 50),
}
FAR = 10  # minutes between two readers that are worth telling
MARK = "<!-- minutes -->"
_PART = re.compile(r"^(?=## )", re.MULTILINE)
_OPEN = re.compile(r"## Extension.*\([^()]+, no points\)$")
_TOLD = re.compile(
    rf"{MARK}|(?<=\*\*Time:\*\* )about [^(]+\([^)]+\)|about \d+ minutes, (?=no points\)$)", re.MULTILINE
)  # what is told is not read again
_COUNTED = re.compile(r"^(## Extension.*)\(no points\)$", re.MULTILINE)


@dataclass(frozen=True)
class Minutes:
    """The minutes of a lab: of its core, and of each extension by its heading, None where one has no end; and of its core for a slow reader."""

    core: int
    extensions: dict[str, int | None]
    slow: int = 0

    @property
    def more(self) -> int:
        """The minutes of all extensions that have an end."""
        return sum(each or 0 for each in self.extensions.values())

    @property
    def told(self) -> str:
        """What the head of the lab says.

        >>> Minutes(55, {"## Extension A": 20, "## Extension B": 15}).told
        'about 55 minutes for the core, and 35 more for the extensions (estimates: nobody was timed)'
        >>> Minutes(50, {}, 75).told
        'about 50 to 75 minutes (an estimate: nobody was timed)'
        """
        core = f"{self.core} to {self.slow}" if self.slow >= self.core + FAR else f"{self.core}"
        if not self.extensions:
            return f"about {core} minutes (an estimate: nobody was timed)"
        plural = "s" if len(self.extensions) > 1 else ""
        return f"about {core} minutes for the core, and {self.more} more for the extension{plural} (estimates: nobody was timed)"


def of(notebook: "nbformat.NotebookNode", lab: str = "") -> Minutes:
    """Count the minutes of a lab.

    Parameters
    ----------
    notebook : the lab with its solutions.
    lab : its name, for its pace; one that nobody has read goes at the pace of the count.
    """
    read, then = READ.get(lab, (1, 1))
    core, extensions, place = 0.0, {}, ""
    for cell in notebook.cells:
        prose = cell.cell_type == "markdown"
        for part in _PART.split(cell.source) if prose else [cell.source]:
            heading = part.partition("\n")[0] if prose and part.startswith("## ") else ""
            if heading.startswith(("## Extension", "## Sources")):
                place = heading
            elif heading and place.startswith("## Sources"):
                place = ""
            minutes = _minutes(part, cell, extension=bool(place))
            if place.startswith("## Extension"):
                extensions[place] = extensions.get(place, 0.0) + minutes
            elif not place:
                core += minutes
    each = {heading: _typed(heading) if _OPEN.match(heading) else _round(minutes * read / then) for heading, minutes in extensions.items()}
    slow, counted = SLOW.get(lab, (0, 1))
    return Minutes(_round(core * read / then), each, _round(core * slow / counted) if slow else 0)


def _typed(heading: str) -> int | None:
    """Return the minutes that stand in the heading of an extension that is left open; None where it has no end."""
    found = re.search(r"\((?:about )?(\d+) minutes, no points\)$", heading)
    return int(found[1]) if found else None


def _minutes(part: str, cell: "nbformat.NotebookNode", extension: bool) -> float:
    """Return the minutes of a cell, or of a part of one, at the pace of the count."""
    mark = cell.metadata.get("nbgrader", {})
    if cell.cell_type == "markdown":
        if mark.get("grade"):
            return WRITTEN[mark["points"]]
        return len(re.sub(r"[`*#$\\{}|-]", " ", _TOLD.sub("", part)).split()) / WORDS
    if mark.get("grade"):
        return POINT * (EFFORT if extension else mark["points"])
    return 0 if mark.get("solution") else RUN


def _round(minutes: float) -> int:
    """Return minutes as one says them: in steps of five, and five at least.

    >>> _round(61.2), _round(1.0)
    (60, 5)
    """
    return max(5, 5 * round(minutes / 5))


def put(notebook: "nbformat.NotebookNode", lab: str) -> None:
    """Write the minutes of a lab into its head and into the headings of its extensions."""
    counted = of(notebook, lab)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace(MARK, counted.told)
            cell.source = _COUNTED.sub(lambda match: f"{match[1]}(about {counted.extensions[match[0]]} minutes, no points)", cell.source)


def told(text: str) -> str:
    r"""Return what a released lab says of its time, as the text of the notebook.

    >>> told('"**Time:** about 55 minutes for the core, and 35 more for the extensions (estimates: nobody was timed). **Read"')
    'About 55 minutes for the core, and 35 more for the extensions'
    """
    found = re.search(r"\*\*Time:\*\* (about [^(]+) \((?:an )?estimates?:", text)
    return found[1][0].upper() + found[1][1:] if found else ""
