"""The seats from which a reader advises: whose they are, what each wants, where it is divided, and who would object.

They stand in ``seeds/seats.yml``. An interest is a sentence of ours with its sources, so that a role is no caricature.
"""

from functools import cache
from pathlib import Path

from pydantic import Field, TypeAdapter

from ..base import paths
from ..base.errors import InputError
from ..base.observe import Records
from ..base.reading import Strict, read_yaml, validated
from .reading import claims, events, known_keys
from .records import keys

SEATS = paths.SEEDS / "seats.yml"
REMEDY = "correct it; seeds/README.md lists what a seat has"


class Sourced(Strict):
    """A sentence on a seat, with the keys of what it rests on."""

    text: str = Field(min_length=20)
    sources: str = Field(min_length=3)

    @property
    def source_keys(self) -> list[str]:
        """The keys of the sources, in order."""
        return keys(self.sources)


class Objection(Strict):
    """Who would object most to advice from a seat, what that seat asks, and where an answer may be found."""

    seat: str
    asks: str = Field(min_length=20, pattern=r"\?$")
    look: str = Field(min_length=3)


class Seat(Strict):
    """A place from which a reader advises a government."""

    key: str
    name: str = Field(min_length=3)
    government: str = Field(min_length=5)
    named: list[str] = Field(min_length=2)  # words by which a text names the seat
    interests: list[Sourced] = Field(min_length=2, max_length=4)
    wants: Sourced
    divided: Sourced
    opponent: Objection

    @property
    def every_source(self) -> list[str]:
        """All keys that the seat names, each once."""
        found = [key for each in (*self.interests, self.wants, self.divided) for key in each.source_keys]
        return list(dict.fromkeys([*found, *keys(self.opponent.look)]))


@cache
def seats() -> Records[Seat]:
    """Read the seats; see :func:`read_seats`.

    Examples
    --------
    >>> len(seats()), len(seats()["beijing"].interests) > 1
    (8, True)
    """
    return Records("seat", read_seats(SEATS))


def read_seats(path: Path) -> dict[str, Seat]:
    """Read a file of seats.

    Returns
    -------
    dict from the key of a seat to its record, in the order of the file.

    Raises
    ------
    InputError : for a seat that lacks something, an opponent that is no other seat, or a source that nobody knows.
    """
    shown = paths.shown(path)
    listed = validated(TypeAdapter(dict[str, dict]), read_yaml(path), path, remedy=REMEDY)
    found = {key: validated(Seat, {"key": key, **fields}, path, f"seat {key}", remedy=REMEDY) for key, fields in listed.items()}
    known = known_keys() | set(claims().unnoted()) | set(events().unnoted())
    for key, seat in found.items():
        if seat.opponent.seat not in found or seat.opponent.seat == key:
            problem = f"the opponent {seat.opponent.seat!r} is no other seat"
            raise InputError(shown, f"seat {key}", problem, f"name one of {', '.join(each for each in found if each != key)}")
        for source in seat.every_source:
            if source not in known:
                raise InputError(shown, f"seat {key}", f"the source {source!r} is unknown", "name a claim, an event, a card or a reference")
    return found
