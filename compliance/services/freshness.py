"""Nothing stale is shown: what waits for its refresh is refreshed before anybody reads, in chunks of its own."""

from collections.abc import Callable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import ComplianceError, Explanation, Words

CHUNK = 50
"""How many contracts are refreshed in one transaction: a second or two of the writers' lock."""

PATIENCE = 100
"""How many contracts a visitor waits for: a few seconds. The rest is left to the runner, and to the next."""

Waiting = Callable[[Session, int | None], Sequence[UUID]]
"""The contracts that wait for a refresh, at most as many as asked for."""


class BeingRefreshed(ComplianceError):
    """More contracts wait for their refresh than a visitor does: nothing is shown rather than what is no longer so."""

    def __init__(self) -> None:
        super().__init__(
            Explanation(
                Words("いまは表示できません。", "This cannot be shown just now."),
                Words(
                    "期限や担当課の決まりが変わり、契約ごとの義務を計算し直しています。",
                    "The rules of due days or of sections have changed, and the duties are being worked out again.",
                ),
                Words("1分ほど待って、画面を開き直してください。", "Wait about a minute and open the page again."),
            )
        )
