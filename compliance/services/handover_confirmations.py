"""Confirming a handover: each side for itself, on its own day and in its own name; or the receiver found otherwise."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from compliance.services.desk import Desk
from compliance.services.refusals import missing, not_recorded
from compliance.store import versions
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.handovers import Handover
from compliance.store.queries.handovers import HandoverSheet, handover_sheet
from compliance.store.queries.scopes import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Who confirms the version that was shown. Where it does not `agree`: what was `counted`, or the difference."""

    version: int
    by: str
    agrees: bool = True
    counted: int | None = None
    difference: str | None = None


def confirm(desk: Desk, actor: Actor, scope: Scope, handover: UUID, told: Confirmation, request: Request) -> None:
    """For the asker's own side: the contractor's where `scope` is one contractor's, else the ward's.

    A difference confirms nothing: it stands until the ward has put the record right and the receiver confirms. Refused
    where the handover waits or its day is to come, where this side has confirmed, and for a difference without words.
    """

    def act(change: Change) -> str:
        sheet = handover_sheet(change.session, scope, handover, desk.today())
        ward = scope.contractor is None
        _check(desk, sheet, told, ward=ward)
        columns = _agreed(desk, sheet, told, ward=ward) if told.agrees else _differs(told)
        return str(versions.supersede(change, Handover, handover, told.version, columns))

    desk.carry_out(actor, act, request)


def _agreed(desk: Desk, sheet: HandoverSheet, told: Confirmation, *, ward: bool) -> dict[str, Any]:
    side = "ward" if ward else "contractor"
    columns: dict[str, Any] = {f"{side}_confirmed_on": desk.today(), f"{side}_confirmed_by": told.by}
    return columns | ({"counted": None, "difference": None} if sheet.fields["to_ward"] is ward else {})


def _differs(told: Confirmation) -> dict[str, Any]:
    return {"counted": told.counted, "difference": told.difference or None}


def _check(desk: Desk, sheet: HandoverSheet, told: Confirmation, *, ward: bool) -> None:
    if sheet.waits or sheet.fields["happened_on"] > desk.today():
        raise not_recorded(
            ("この受渡しは、まだ行われていません。", "This handover has not taken place yet."),
            ("待っていることが済み、受渡しが終わってから確認してください。", "Confirm it once it has been done."),
        )
    if sheet.confirmed_on(ward=ward) is not None:
        raise not_recorded(
            ("この受渡しは、もう確認されています。", "This handover is confirmed already."),
            ("内容が違うときは、担当課に知らせてください。", "Tell the section where it is not right."),
        )
    if not told.by.strip():
        raise missing("by", "確認した人の氏名", "name of who confirms")
    if not told.agrees and told.counted is None and not told.difference:
        raise missing("difference", "どこが違うか", "difference")
