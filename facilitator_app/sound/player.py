"""Plays a sound file on the computer's own device; whatever goes wrong is one of three plain words."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Literal

Why = Literal["file", "device", "library"]
RATE = 44100
FRAME = 4
"""Bytes of one moment: two channels of 16 bits."""
LONGEST = 10
"""Seconds; a song that somebody chose as a chime is cut there."""
LARGEST = 20_000_000
"""Bytes; a larger file is no chime."""
FADE = RATE // 2


class NotHeard(Exception):
    """A sound that was not played, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


class Player:
    """Plays one sound after another. backend names miniaudio's own; '' takes what the computer has."""

    def __init__(self, backend: str = "") -> None:
        self._backend = backend

    def play(self, file: Path, volume: int) -> None:
        """Play a file at a volume of 0 to 100, and return when it has been heard. Raises NotHeard."""
        library = _library()
        sound = louder(_decoded(library, file), volume)
        ended = threading.Event()
        pieces = frames(sound, ended.set)
        next(pieces)
        try:
            with self._device(library) as device:
                device.start(pieces)
                # A device that was pulled out never asks for more.
                ended.wait(len(sound) / FRAME / RATE + 1)
        except library.MiniaudioError as error:
            raise NotHeard("device") from error

    def _device(self, library: Any) -> Any:
        backends = [library.Backend[self._backend]] if self._backend else None
        return library.PlaybackDevice(nchannels=2, sample_rate=RATE, backends=backends)


def frames(sound: bytes, ended: Callable[[], object]) -> Generator[bytes, int, None]:
    """A sound in the pieces that a device asks for; it is told when all has been asked for."""
    place, wanted = 0, (yield b"")
    while place < len(sound):
        piece = sound[place : place + wanted * FRAME]
        place += len(piece)
        wanted = yield piece
    ended()


def louder(samples: array[int], volume: int) -> bytes:
    """Samples at a volume of 0 to 100, cut to the longest time with a soft end."""
    kept = samples[: LONGEST * RATE * 2]
    factor = max(0, min(100, volume)) / 100
    is_cut = len(kept) < len(samples)
    end = len(kept)
    soft = (min(1.0, (end - place) / FADE) if is_cut else 1.0 for place in range(end))
    return array("h", (int(each * factor * share) for each, share in zip(kept, soft, strict=True))).tobytes()


def _library() -> Any:
    try:
        import miniaudio
    except (ImportError, OSError) as error:
        raise NotHeard("library") from error
    return miniaudio


def _decoded(library: Any, file: Path) -> array[int]:
    try:
        if file.stat().st_size > LARGEST:
            raise NotHeard("file")
        decoded = library.decode(file.read_bytes(), nchannels=2, sample_rate=RATE)
    except (OSError, library.MiniaudioError) as error:
        raise NotHeard("file") from error
    samples: array[int] = decoded.samples
    if not samples:
        raise NotHeard("file")
    return samples
