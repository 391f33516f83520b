"""The small tree of refusals: each says what was refused, why, and what to do next, in Japanese, then English."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened, why, and what to do next."""

    what: Words
    why: Words
    next: Words

    def ja(self) -> str:
        """The three sentences in Japanese."""
        return "".join((self.what.ja, self.why.ja, self.next.ja))

    def en(self) -> str:
        """The three sentences in English."""
        return " ".join((self.what.en, self.why.en, self.next.en))


class ComplianceError(Exception):
    """Anything the system declines to do for a reason it can tell."""

    def __init__(self, explanation: Explanation) -> None:
        super().__init__(f"{explanation.ja()} {explanation.en()}")
        self.explanation = explanation


class Refused(ComplianceError):
    """Against a rule of the clauses or the data; `field` names the input at fault where there is one."""

    def __init__(self, explanation: Explanation, field: str | None = None) -> None:
        super().__init__(explanation)
        self.field = field


class NotFound(ComplianceError):
    """There is no such row, or it is not the asker's to see: the two are not told apart."""

    def __init__(self, kind: str, ident: UUID | str) -> None:
        super().__init__(
            Explanation(
                Words(f"お探しのもの（{kind}）は見つかりません。", f"No such {kind}: {ident}."),
                Words("存在しないか、閲覧の権限がありません。", "It does not exist, or it is not yours to see."),
                Words("一覧から選び直してください。", "Choose again from the list."),
            )
        )
        self.kind = kind
        self.ident = ident


class Stale(ComplianceError):
    """Somebody changed the row since the form was opened: `mine` and `theirs` are kept, to be shown side by side.

    `version` is the one that stands now, where the row has versions.
    """

    def __init__(
        self,
        kind: str,
        ident: UUID,
        *,
        mine: Mapping[str, object],
        theirs: Mapping[str, object],
        version: int | None = None,
    ) -> None:
        super().__init__(
            Explanation(
                Words("保存していません。", "Not saved."),
                Words(
                    f"開いている間に、ほかの人がこの{kind}を変更しました。",
                    f"Somebody else changed this {kind} while it was open.",
                ),
                Words("両方の内容を見比べて、もう一度保存してください。", "Compare the two and save again."),
            )
        )
        self.kind = kind
        self.ident = ident
        self.mine = dict(mine)
        self.theirs = dict(theirs)
        self.version = version


class KeyReused(ComplianceError):
    """The form's one-time key came back with other content: nothing is done twice, and nothing is guessed."""

    def __init__(self, key: UUID) -> None:
        super().__init__(
            Explanation(
                Words("保存していません。", "Not saved."),
                Words(
                    "同じ画面から、内容の違う送信がすでに届いています。",
                    "This form was already sent once, with other content.",
                ),
                Words("画面を開き直して、内容を確かめてください。", "Open the page again and check what is recorded."),
            )
        )
        self.key = key
