"""Who is offered for a session of education: the handlers of its day, and the others with a word on why not."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from flask_babel import gettext as _

from compliance.services.grounds import Ground
from compliance.store.queries.recorded import Worker
from compliance.web.days import day_in_words
from compliance.web.fields.chosen_fields import Option
from compliance.web.names import fact_word


def workers_of_day(ground: Ground, on: date) -> Iterator[Option]:
    """The handlers under the contract on a day; after them whoever comes later or handles under another contract.

    Who has left everywhere, or whose contracts have ended, is not offered anew.
    """
    here = ground.line.id
    running = {line.id for line in ground.contracts if line.end_on is None or line.end_on >= on} | {here}
    for worker in ground.workers:
        if worker.handles(here, on):
            yield Option(worker.id, worker.name, worker_words(worker))
    for worker in ground.workers:
        if not worker.handles(here, on):
            why, left = _why_not(ground, worker, running, on), _left(worker, running, on)
            yield Option(worker.id, worker.name, why, offered=not left)


def worker_words(worker: Worker) -> str:
    """Kana and roles."""
    roles = _("・").join(fact_word(role) for role in worker.roles)
    return " ".join(part for part in (worker.kana, roles) if part)


def _left(worker: Worker, running: Collection[UUID], on: date) -> bool:
    there = (each for each in worker.designated if each.contract in running)
    return all(each.to_on is not None and each.to_on < on for each in there)


def _why_not(ground: Ground, worker: Worker, running: Collection[UUID], on: date) -> str:
    """That the worker does not handle here on that day, and since or until when, or where else."""
    here = [each for each in worker.designated if each.contract == ground.line.id]
    coming = min((each.from_on for each in here if each.from_on > on), default=None)
    if coming is not None:
        return _("この日は、まだ取扱者ではありません（%(day)sから）", day=day_in_words(coming))
    ended = max((each.to_on for each in here if each.to_on is not None and each.to_on < on), default=None)
    if ended is not None:
        return _("この日は、もう取扱者ではありません（%(day)sまで）", day=day_in_words(ended))
    numbers = [line.number for line in ground.others if line.id in running and worker.handles(line.id, on)]
    if numbers:
        return _("この契約の取扱者ではありません（契約 %(number)s の取扱者）", number=_("、").join(numbers))
    return _("この契約の取扱者ではありません")
