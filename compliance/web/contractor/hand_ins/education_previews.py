"""What one session of education would mean under each contract that it is handed in for, to be seen before it is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import request

from compliance.services.grounds import Ground
from compliance.store.idempotency import body_digest
from compliance.store.queries.contracts import ContractLine
from compliance.web.fact_forms.entries import Values


@dataclass(frozen=True, slots=True)
class Under:
    """One contract: of its handlers on the day those who attend, and those who do not."""

    line: ContractLine
    there: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The session under each contract; `digest` is that of what was seen."""

    on: date
    contracts: tuple[Under, ...]
    digest: str

    @property
    def seen(self) -> bool:
        """Whether the form that was sent shows that this very preview was looked at."""
        return request.form.get("seen") == self.digest


def preview_of(ground: Ground, values: Values) -> Preview | None:
    """Of a session, planned or held; None where it is handed in for one contract only, and of everything else."""
    named, people = values.get("contracts", ()), values.get("attendees", values.get("invited"))
    if people is None or len(named) < 2:
        return None
    on: date = values.get("planned_on") or values["happened_on"]
    contracts = tuple(_under(ground, named, people, on))
    return Preview(on, contracts, body_digest([("seen", repr((on, contracts, sorted(people))))]).hex())


def _under(ground: Ground, named: Collection[UUID], people: Sequence[UUID], on: date) -> Iterator[Under]:
    """Without anybody named, whoever handles there attends."""
    for line in (ground.line, *ground.others):
        if line.id in named:
            handlers = [worker for worker in ground.workers if worker.handles(line.id, on)]
            there = tuple(worker.name for worker in handlers if not people or worker.id in people)
            missing = tuple(worker.name for worker in handlers if people and worker.id not in people)
            yield Under(line, there, missing)
