"""Memos: answers worked out once, kept by what they rest on, in an object that is passed in and ends with its user."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

AT_MOST = 2_000


class Memo(dict[K, V]):
    """Answers by what they rest on; all are forgotten together once there are `AT_MOST`."""

    __slots__ = ()

    def keep(self, key: K, answer: V) -> V:
        """The answer itself, kept for the next time."""
        if len(self) >= AT_MOST:
            self.clear()
        self[key] = answer
        return answer
