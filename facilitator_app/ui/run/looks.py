"""How the participant screen looks: its layout, its colours, and the size of the room it is read in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, NamedTuple, get_args, get_type_hints

Layout = Literal["digits", "ring", "bar"]
Ground = Literal["dark", "light", "contrast"]
Room = Literal["small", "usual", "hall"]

LAYOUTS: tuple[tuple[Layout, str], ...] = (
    ("digits", "Large figures"),
    ("ring", "A ring that empties"),
    ("bar", "A bar, and more room for words"),
)
GROUNDS: tuple[tuple[Ground, str], ...] = (
    ("dark", "Dark"),
    ("light", "Light"),
    ("contrast", "High contrast"),
)
ROOMS: tuple[tuple[Room, str], ...] = (
    ("small", "A small room"),
    ("usual", "A usual room"),
    ("hall", "A hall"),
)


@dataclass(frozen=True, slots=True)
class Showing:
    """What somebody chose for the participant screen."""

    layout: Layout = "digits"
    ground: Ground = "dark"
    room: Room = "usual"

    def kept(self) -> dict[str, str]:
        """As it is remembered."""
        return asdict(self)


def read_showing(kept: Mapping[str, Any]) -> Showing:
    """What was remembered; what is not known stays as usual."""
    allowed = {name: get_args(hint) for name, hint in get_type_hints(Showing).items()}
    names = (each.name for each in fields(Showing))
    return Showing(**{name: kept[name] for name in names if kept.get(name) in allowed[name]})


class Inks(NamedTuple):
    """The colours of one ground; whatever is to be read has a contrast of 4.5 or more on it."""

    ground: str
    ink: str
    soft: str
    warning: str
    track: str
    over_ground: str
    over_ink: str


INKS: Mapping[Ground, Inks] = {
    "dark": Inks("#0F1317", "#FFFFFF", "#AEB4C0", "#F2B84B", "#363C47", "#A8201A", "#FFFFFF"),
    "light": Inks("#FAF7F2", "#1E2330", "#565D6B", "#8A4B08", "#DDD7CC", "#A8201A", "#FFFFFF"),
    # Over time turns black to white, so that it is seen by those who see no colours.
    "contrast": Inks("#000000", "#FFFFFF", "#FFFFFF", "#FFFF00", "#595959", "#FFFFFF", "#000000"),
}
