"""The kinds of exercise: one Python and one JavaScript file each, of the same name."""

from typing import Annotated

from pydantic import Field

from .base import Exercise
from .choice import Choice
from .classify import Classify
from .estimate import Estimate
from .evidence import Evidence
from .explore import Explore
from .forecast import Forecast
from .match import Match
from .matrix import Matrix
from .memo import Memo
from .order import Order
from .sketch import Sketch
from .tag import Tag
from .triad import Triad
from .weigh import Weigh
from .write import Write

__all__ = [
    "Choice", "Classify", "Estimate", "Evidence", "Exercise", "Explore", "Forecast", "Item", "Match", "Matrix", "Memo", "Order", "Sketch", "Tag",
    "Triad", "Weigh", "Write",
]  # fmt: skip

Item = Annotated[
    Choice | Order | Estimate | Match | Classify | Evidence | Sketch | Explore | Forecast
    | Weigh | Triad | Tag | Write | Matrix | Memo, Field(discriminator="type")
]  # fmt: skip
