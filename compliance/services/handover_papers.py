"""Writes the 確認書 of a handover from what is on record."""

from sqlalchemy.orm import Session

from compliance.documents.handovers import HandoverPaper, Signature
from compliance.store.queries.handovers import HandoverSheet
from compliance.store.queries.wards import ward
from compliance.store.shelves import Shelf
from compliance.wording.reasons import Glossary, phrase

_WARD, _CONTRACTOR = "区", "受託者"


def paper_of(session: Session, shelf: Shelf, sheet: HandoverSheet) -> HandoverPaper:
    """The paper is Japanese whoever asks for it; one query."""
    told, own = sheet.fields, ward(session)
    of_ward = Signature(
        _WARD, f"{own.name}　{sheet.section}".strip(), told["ward_confirmed_on"], told["ward_confirmed_by"] or ""
    )
    of_contractor = Signature(
        _CONTRACTOR,
        sheet.line.contractor_name,
        told["contractor_confirmed_on"],
        told["contractor_confirmed_by"] or "",
    )
    giver, receiver = (of_contractor, of_ward) if told["to_ward"] else (of_ward, of_contractor)
    words = Glossary("ja", shelf.edition(sheet.line.edition))
    return HandoverPaper(
        number=told["number"] or "",
        happened_on=told["happened_on"],
        contract=sheet.line.number,
        work=sheet.line.outsourcing_title,
        giver=giver,
        giver_person=told["giver"] or "",
        receiver=receiver,
        receiver_person=told["receiver"] or sheet.handler or "",
        description=told["description"],
        medium=told["medium"],
        medium_label=told["medium_label"] or "",
        count=told["count"],
        persons=told["persons"],
        encrypted=told["encrypted"],
        key_by=told["key_by"] or "",
        purpose=told["purpose"] or "",
        due_back_on=told["due_back_on"],
        counted=told["counted"],
        difference=told["difference"] or "",
        note=told["note"] or "",
        waits=tuple(phrase(reason, words) for reason in sheet.waits),
        practice=own.practice,
    )
