"""The kinds of exercise: one Python and one JavaScript file each, of the same name."""

from typing import Annotated

from pydantic import Field

from .base import Exercise, Result
from .choice import Choice
from .classify import Classify
from .estimate import Estimate
from .evidence import Evidence
from .match import Match
from .order import Order
from .sketch import Sketch

__all__ = ["Choice", "Classify", "Estimate", "Evidence", "Exercise", "Item", "Match", "Order", "Result", "Sketch"]

Item = Annotated[Choice | Order | Estimate | Match | Classify | Evidence | Sketch, Field(discriminator="type")]
