"""Who made a change, told without a name: an account's id, or the code of a command or of a part of the system."""

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

CODE = re.compile(r"[a-z][a-z0-9_.:-]{0,79}")


class ActorKind(StrEnum):
    """Somebody signed in, the system by itself, or a command typed on the server."""

    ACCOUNT = "account"
    SYSTEM = "system"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of a change. Raises ValueError for an id that could carry a person's name into the trail."""

    kind: ActorKind
    id: str

    def __post_init__(self) -> None:
        if self.kind is ActorKind.ACCOUNT:
            UUID(self.id)
        else:
            code(self.id)

    @classmethod
    def account(cls, account_id: UUID) -> "Actor":
        """Somebody signed in."""
        return cls(ActorKind.ACCOUNT, str(account_id))

    @classmethod
    def system(cls, part: str) -> "Actor":
        """The system by itself; `part` is a code such as `nightly`."""
        return cls(ActorKind.SYSTEM, part)

    @classmethod
    def command(cls, name: str) -> "Actor":
        """A command typed on the server; `name` is that of the sub-command, such as `import-paper`."""
        return cls(ActorKind.COMMAND, name)


def code(text: str) -> str:
    """`text` itself where it is a code (lower-case ASCII, at most 80); ValueError where it might be words or a name."""
    if CODE.fullmatch(text) is None:
        raise ValueError(f"操作記録には符号だけを書けます。 The trail takes codes only, not {text!r}.")
    return text
