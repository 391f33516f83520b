"""The check of a receipt: what it proves by itself, and whether it says what the database says."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hmac import compare_digest
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.documents.receipts import NoReceipt, carried_by, receipt_pdf
from compliance.domain.errors import NotFound
from compliance.domain.receipt_numbers import BadReceiptNumber, receipt_position
from compliance.services.receipts import FORM, Receipt, receipt_at
from compliance.store import merkle, trail
from compliance.store.entries import Entry, canonical
from compliance.store.queries.scopes import Scope


class Verdict(StrEnum):
    """What a receipt turned out to be.

    `RESAVED`: its data are genuine, but the file is not the one that was made. `AHEAD`: it is of this trail, but of a
    later time than the database knows. `BROKEN`: the database's own record of this number does not hold together any
    more. `NO_RECEIPT`: nothing of ours is in the file.
    """

    GENUINE = "genuine"
    RESAVED = "resaved"
    ALTERED = "altered"
    FOREIGN = "foreign"
    AHEAD = "ahead"
    BROKEN = "broken"
    NO_RECEIPT = "no_receipt"


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict, the true receipt where the asker may see it, and the names of what differs."""

    verdict: Verdict
    receipt: Receipt | None = None
    differing: tuple[str, ...] = ()


def proves_itself(carried: bytes) -> bool:
    """Whether the data hold together: written in the one form, and each entry's path leads to the root they print.

    This needs no database, and says that nobody altered them by accident; whether the root is the ward's own, only
    the database or a paper that prints a later root can say.
    """
    data = _data(carried)
    try:
        return data is not None and _holds(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def check_file(session: Session, scope: Scope, pdf: bytes) -> Checked:
    """Hold a receipt's PDF against the database, its data first, then every byte of the sheet itself."""
    try:
        checked = check_receipt(session, scope, carried_by(pdf))
    except NoReceipt:
        return Checked(Verdict.NO_RECEIPT)
    true = checked.receipt
    if checked.verdict is not Verdict.GENUINE or true is None:
        return checked
    same = compare_digest(pdf, receipt_pdf(true.data, true.carried))
    return checked if same else Checked(Verdict.RESAVED, true)


def check_receipt(session: Session, scope: Scope, carried: bytes) -> Checked:
    """Hold what a receipt carries against the database, as far as the asker may see it."""
    data = _data(carried)
    if data is None:
        return Checked(Verdict.ALTERED)
    try:
        true = receipt_at(session, scope, receipt_position(str(data.get("number"))))
    except (NotFound, BadReceiptNumber):
        return Checked(_of_none(session, data, carried))
    if not proves_itself(true.carried):
        return Checked(Verdict.BROKEN, true)
    if carried == true.carried:
        return Checked(Verdict.GENUINE, true)
    if _is_elsewhere(session, data):
        return Checked(Verdict.FOREIGN)
    return Checked(Verdict.ALTERED, true, tuple(_differing(data, true.data)))


def _of_none(session: Session, data: Mapping[str, Any], carried: bytes) -> Verdict:
    """What claims a number that nothing here has, or nothing that the asker may see."""
    if not proves_itself(carried):
        return Verdict.ALTERED
    ahead = not _is_elsewhere(session, data) and int(data["size"]) > trail.size(session)
    return Verdict.AHEAD if ahead else Verdict.FOREIGN


def _is_elsewhere(session: Session, data: Mapping[str, Any]) -> bool:
    """Whether it says itself that it is of another trail: another ward's, or of practice."""
    first = trail.first_root(session)
    return bool(data.get("trail") != first.hex())


def _data(carried: bytes) -> Mapping[str, Any] | None:
    """The data of a receipt; None for anything else, and where they are not in the one form."""
    try:
        data = json.loads(carried)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("form") != FORM:
        return None
    return data if canonical(data) == carried else None


def _holds(data: Mapping[str, Any]) -> bool:
    position, size, root = receipt_position(data["number"]), int(data["size"]), bytes.fromhex(data["root"])
    entries = {entry.seq: entry for entry in map(_entry, data["entries"])}
    own = entries[position]
    told = own.kind == data["what"] and own.at == datetime.fromisoformat(data["at"])
    listed = {position, *(file["position"] for file in data["files"])} == set(entries)
    span = data["content"]["first"] <= position <= data["content"]["last"] == size
    return told and listed and span and all(_leads(each, entries, size, root) for each in data["entries"])


def _leads(told: Mapping[str, Any], entries: Mapping[int, Entry], size: int, root: bytes) -> bool:
    path = [bytes.fromhex(sibling) for sibling in told["path"]]
    return merkle.verify_inclusion(entries[told["seq"]].leaf(), told["seq"] - 1, size, path, root)


def _entry(told: Mapping[str, Any]) -> Entry:
    values = {name: told[name] for name in Entry.__slots__}
    return Entry(**{**values, "at": datetime.fromisoformat(told["at"]), "subject": UUID(told["subject"])})


def _differing(data: Mapping[str, Any], true: Mapping[str, Any]) -> Iterator[str]:
    return (name for name in sorted({*data, *true}) if data.get(name) != true.get(name))
