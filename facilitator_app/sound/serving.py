"""What the process of the chimes does: a sound for each line that it reads, and a line back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from facilitator_app.sound.player import NotHeard, Player


def serve(lines: Iterable[str], player: Player, say: Callable[[str], object]) -> None:
    """Play what each line asks for: {"files": [first, and what to play when it cannot be], "volume"}.

    Each is answered by {"heard": true} or {"heard": true, "why": …}, or false when none could be.
    """
    for line in lines:
        asked = json.loads(line)
        say(json.dumps(_first(player, [Path(each) for each in asked["files"]], int(asked["volume"]))))


def _first(player: Player, files: list[Path], volume: int) -> dict[str, object]:
    told: dict[str, object] = {}
    for file in files:
        try:
            player.play(file, volume)
        except NotHeard as trouble:
            told.setdefault("why", trouble.why)
        else:
            return {"heard": True, **told}
    return {"heard": False, **told}
