"""The people of a contract: the list they are reported on, who joins and who leaves, and what they are taught."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.demo.lives import Life, Worker
from compliance.demo.names import full_name
from compliance.domain.facts import Employment, Role
from compliance.services.education import HoldSession
from compliance.services.people import Designate, FileList, RegisterPerson
from compliance.services.recording import beneath
from compliance.services.reviews import ReviewSubmission

_SCOPES = (
    "個人情報の受領・保管",
    "入力・照合",
    "窓口・電話での応対",
    "帳票の作成・封入",
    "データの授受",
    "集計・報告書の作成",
)
_RETURNED = (
    "取扱業務の範囲が未記入の方がいるため、補記のうえ再提出をお願いします。",
    "派遣労働者の雇用元が記載されていないため、追記をお願いします。",
    "取扱責任者の役職が前回と異なるため、確認のうえ再提出をお願いします。",
)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be put on a list: from which day, as what, employed how."""

    role: Role
    from_on: date
    employment: Employment = Employment.OWN


def first_list(life: Life, size: int, *, faultless: bool = False) -> None:
    """The list of a new contract, received before the first handover or late; a few are sent back once."""
    due = life.handling_from
    received = life.in_time(due, early=6)
    received = max(received, life.start)
    newcomers = [Newcomer(Role.SUPERVISOR, due)]
    newcomers += [Newcomer(Role.HANDLER, due, _employment(life)) for _ in range(max(1, size - 1))]
    filed = _file(life, received)
    for newcomer in newcomers:
        life.crew.append(_designate(life, newcomer, received, filed))
    if life.dice.random() < 0.08 and not faultless:
        _sent_back(life, filed, received)
    else:
        _accept(life, filed, received)


def carried_over(life: Life, before: Life) -> None:
    """The list of a renewed contract: the same people, reported as unchanged."""
    received = max(life.in_time(life.handling_from, early=4), life.start)
    filed = life.chronicle.enter(
        received,
        FileList(
            contracts=(life.contract,), happened_on=received, submitted=True, unchanged=True, note="前年度から変更なし"
        ),
    )
    _accept(life, filed, received)
    for worker in before.crew:
        designation = life.chronicle.enter(
            max(received, life.start),
            Designate(
                contract_id=life.contract,
                person_id=worker.person,
                role=worker.role,
                from_on=life.start,
                employment=worker.employment,
                employer=_employer(life, worker.employment),
                scope=life.dice.choice(_SCOPES),
                lists=(filed,),
            ),
        )
        life.crew.append(Worker(worker.person, worker.role, worker.employment, designation))


def join(life: Life, on: date, employment: Employment = Employment.OWN) -> Worker:
    """Somebody joins on a day: reported by a new list, before or after it."""
    received = life.in_time(on, early=4)
    filed = _file(life, received)
    _accept(life, filed, received)
    worker = _designate(life, Newcomer(Role.HANDLER, on, employment), received, filed)
    life.crew.append(worker)
    return worker


def hand_in(life: Life, on: date) -> None:
    """A list with one newcomer, which the ward has not looked at yet."""
    filed = _file(life, on)
    life.crew.append(_designate(life, Newcomer(Role.HANDLER, life.day(on, 3)), on, filed))


def leave(life: Life, worker: Worker, on: date) -> None:
    """Somebody leaves: the designation ends on that day."""
    life.crew.remove(worker)
    life.chronicle.amend(life.day(on, 1, 4), Designate, worker.designation, to_on=on)


def teach_all(life: Life, on: date, *, title: str = "個人情報保護研修（年度当初）", faultless: bool = False) -> None:
    """A session for everybody; who is absent is taught later, if the contractor sees to it."""
    people = [worker.person for worker in life.crew]
    absent = [] if faultless else [person for person in people[2:] if life.dice.random() < 0.06]
    there = tuple(person for person in people if person not in absent)
    held = life.chronicle.enter(life.day(on, 1, 6), session(life, on, there, tuple(absent), title))
    if absent and life.dice.random() < 0.6 + 0.4 * life.manner.punctual:
        later = life.day(on, 7, 28)
        life.chronicle.enter(
            life.day(later, 1, 4), session(life, later, tuple(absent), (), f"{title}・補講", makes_up=held)
        )


def teach(life: Life, worker: Worker, on: date) -> None:
    """A session for one newcomer."""
    life.chronicle.enter(life.day(on, 1, 4), session(life, on, (worker.person,), (), "新任者研修"))


def session(
    life: Life, on: date, there: tuple[UUID, ...], absent: tuple[UUID, ...], title: str, makes_up: UUID | None = None
) -> HoldSession:
    """A session as the contractor reports it, on all three topics."""
    return HoldSession(
        contracts=(life.contract,),
        happened_on=on,
        attendees=there,
        absentees=absent,
        teaches_protection=True,
        teaches_security=True,
        tells_ordinance=True,
        makes_up_id=makes_up,
        minutes=life.dice.choice((45, 60, 90)),
        form=life.dice.choice(("集合研修", "オンライン研修", "eラーニング")),
        teacher="取扱責任者",
        material="個人情報取扱ハンドブック、特記事項（写し）",
        test="確認テスト実施（全員合格）" if life.dice.random() < 0.7 else None,
        note=title,
    )


def _file(life: Life, received: date) -> UUID:
    return life.chronicle.enter(received, FileList(contracts=(life.contract,), happened_on=received, submitted=True))


def _accept(life: Life, filed: UUID, received: date) -> None:
    on = life.day(received, 1, 10) if life.ward_keeps() else life.day(received, 20, 45)
    life.chronicle.enter(on, _review(life, filed, on))


def _sent_back(life: Life, filed: UUID, received: date) -> None:
    """The list is returned with the reason, and comes again with everybody on it."""
    on = life.day(received, 1, 6)
    life.chronicle.enter(on, _review(life, filed, on, life.dice.choice(_RETURNED)))
    again = life.day(on, 2, 9)
    second = _file(life, again)
    for worker in life.crew:
        lists = beneath("list_id", (filed, second))
        life.chronicle.amend(again, Designate, worker.designation, lists=lists)
    _accept(life, second, again)


def _review(life: Life, filed: UUID, on: date, reason: str | None = None) -> ReviewSubmission:
    return ReviewSubmission(
        contract_id=life.contract,
        happened_on=on,
        subject_id=filed,
        subject_kind="handler_list",
        accepted=reason is None,
        reason=reason,
        reviewed_by=f"{life.setting.section} 担当",
    )


def _designate(life: Life, newcomer: Newcomer, on: date, filed: UUID) -> Worker:
    name, kana = full_name(life.dice)
    person = life.chronicle.enter(on, RegisterPerson(contractor_id=life.setting.contractor, name=name, kana=kana))
    command = Designate(
        contract_id=life.contract,
        person_id=person,
        role=newcomer.role,
        from_on=newcomer.from_on,
        employment=newcomer.employment,
        employer=_employer(life, newcomer.employment),
        scope="個人情報の取扱い全般の管理" if newcomer.role is Role.SUPERVISOR else life.dice.choice(_SCOPES),
        lists=(filed,),
    )
    return Worker(person, newcomer.role, newcomer.employment, life.chronicle.enter(on, command))


def _employment(life: Life) -> Employment:
    agency = life.setting.business.staffing
    return Employment.DISPATCHED if agency is not None and life.dice.random() < 0.25 else Employment.OWN


def _employer(life: Life, employment: Employment) -> str | None:
    return life.setting.business.staffing if employment is Employment.DISPATCHED else None
