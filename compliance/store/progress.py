"""How far long work is, told to whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise to break the work off."""


def silent(_done: int, _total: int) -> None:
    """Nobody waits."""
