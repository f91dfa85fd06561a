"""What is heard and seen of a run's cues, as somebody chose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Signals:
    """Chimes with their volume (0 to 100), a sound file of one's own ('' for none), and flashes."""

    chimes: bool = True
    volume: int = 60
    in_sensitive: bool = False
    file: str = ""
    flash: bool = False
    flash_participants: bool = False

    def kept(self) -> dict[str, Any]:
        """As they are remembered."""
        return asdict(self)


def read_signals(kept: Mapping[str, Any]) -> Signals:
    """What was remembered; what cannot be read stays as usual."""
    usual = Signals()
    kinds = {each.name: type(getattr(usual, each.name)) for each in fields(Signals)}
    read = Signals(**{name: kept[name] for name, kind in kinds.items() if type(kept.get(name)) is kind})
    return read if 0 <= read.volume <= 100 else Signals()
