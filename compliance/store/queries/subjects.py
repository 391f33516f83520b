"""What an obligation is about, by name: the person, holding or handover that its subject stands for."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from compliance.store.models.handovers import ExpectedHandover, Handover
from compliance.store.models.holdings import Holding
from compliance.store.models.people import Designation, Person
from compliance.store.queries.rows import ObligationRow


def subject_names(session: Session, rows: Iterable[ObligationRow]) -> Mapping[UUID, str]:
    """The names of those subjects that have one; for rows that the asker was allowed to list, in one query."""
    subjects = {row.obligation.subject for row in rows if row.obligation.subject is not None}
    if not subjects:
        return {}
    named = union_all(
        select(Designation.id, Person.name)
        .join(Person, (Person.id == Designation.person_id) & Person.superseded_seq.is_(None))
        .where(Designation.id.in_(subjects), Designation.superseded_seq.is_(None)),
        *(
            select(model.id, model.description).where(model.id.in_(subjects), model.superseded_seq.is_(None))
            for model in (Holding, Handover, ExpectedHandover)
        ),
    )
    return dict(session.execute(named).all())
