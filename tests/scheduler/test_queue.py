"""Long work: claimed by one runner, given back when told to stop, done again when its runner died, three times at most."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from compliance.domain.errors import NotFound
from compliance.services import jobs
from compliance.services.accounts import NewAccount, open_practice_account
from compliance.services.desk import Desk
from compliance.services.jobs import Arguments, MadeFile, Stopped, own_file, own_job, perform_next
from compliance.services.outsourcings import InCharge, NewOutsourcing, RegisterOutsourcing, register
from compliance.services.postings import Post, transfer
from compliance.services.recording import record, void
from compliance.services.refusals import missing
from compliance.services.sections import RegisterDepartment, RegisterSection
from compliance.store.actors import Actor
from compliance.store.idempotency import Request
from compliance.store.models.accounts import AccountRole
from compliance.store.models.jobs import JobState
from compliance.store.models.outsourcings import BasisType, SectionInCharge
from compliance.store.progress import Progress
from compliance.store.queries.scopes import Scope
from tests.scheduler.conftest import NOON, DeskAt

FILE = MadeFile("paper.pdf", "application/pdf", b"%PDF")


def always() -> bool:
    return True


def make(desk: Desk, scope: Scope, arguments: Arguments, told: Progress) -> MadeFile:
    told(1, 2)
    return MadeFile(f"{arguments['name']}-{scope.ward_wide}", FILE.media_type, FILE.content)


@pytest.fixture
def who(desk: Desk) -> UUID:
    new = NewAccount(login="hogo", name="大野", role=AccountRole.PRIVACY_OFFICER)
    return open_practice_account(desk, Actor.command("seed"), new, "hash")


def ask(desk: Desk, who: UUID, name: str = "paper") -> UUID:
    return jobs.ask(desk, who, "make", {"name": name}, Request(who, "/reports", uuid4(), b"1"))


def test_a_job_is_done_with_its_askers_rights_of_that_moment(desk: Desk, who: UUID) -> None:
    job = ask(desk, who)
    assert perform_next(desk, {"make": make}, "runner", always)
    assert own_job(desk, who, job).state is JobState.DONE
    assert own_file(desk, who, job).name == "paper-True"
    assert not perform_next(desk, {"make": make}, "runner", always)


def test_a_strangers_job_does_not_exist(desk: Desk, who: UUID) -> None:
    job = ask(desk, who)
    perform_next(desk, {"make": make}, "runner", always)
    for look in (own_job, own_file):
        with pytest.raises(NotFound):
            look(desk, uuid4(), job)


def test_what_was_made_for_another_posting_is_there_no_more(desk: Desk, desk_at: DeskAt, who: UUID) -> None:
    soon, tomorrow = desk_at(NOON + timedelta(minutes=1)), desk_at(NOON + timedelta(days=1))
    administrator = NewAccount(login="kanri", name="管理", role=AccountRole.ADMINISTRATOR)
    open_practice_account(desk, Actor.command("seed"), administrator, "hash")
    first = ask(desk, who)
    perform_next(desk, {"make": make}, "runner", always)
    assert own_file(tomorrow, who, first).job_id == first
    moved = Post(account_id=who, role=AccountRole.AUDITOR, from_on=tomorrow.today())
    transfer(soon, Actor.command("seed"), [moved])
    second = ask(soon, who)
    perform_next(soon, {"make": make}, "runner", always)
    assert own_file(soon, who, second).job_id == second
    for looking, job in ((soon, first), (tomorrow, first), (tomorrow, second)):
        with pytest.raises(NotFound):
            own_file(looking, who, job)


def test_what_was_made_before_a_work_left_the_section_is_there_no_more(desk: Desk, desk_at: DeskAt) -> None:
    seeder, day = Actor.command("seed"), NOON.date() - timedelta(days=300)
    department = record(desk, seeder, RegisterDepartment(name="健康部", exists_from_on=day))
    section = record(desk, seeder, RegisterSection(department_id=department, name="健康課", exists_from_on=day))
    item = RegisterOutsourcing(title="見守り", basis_type=BasisType.REPORT)
    register(
        desk,
        seeder,
        NewOutsourcing(outsourcing=item, from_on=day, sections=(InCharge(section_id=section, leads=True),)),
    )
    officer = NewAccount(login="kenko", name="佐藤", role=AccountRole.SECTION_OFFICER, section_id=section)
    who = open_practice_account(desk, seeder, officer, "hash")
    job = ask(desk, who)
    perform_next(desk, {"make": make}, "runner", always)
    soon = desk_at(NOON + timedelta(minutes=1))
    assert own_file(soon, who, job).job_id == job
    with soon.reading() as session:
        charge = session.scalars(select(SectionInCharge.id)).one()
    void(soon, seeder, "section_in_charge", charge, "別の課に移した")
    with pytest.raises(NotFound):
        own_file(soon, who, job)


def test_a_form_sent_twice_asks_once(desk: Desk, who: UUID) -> None:
    request = Request(who, "/reports", uuid4(), b"1")
    first, second = (jobs.ask(desk, who, "make", {"name": "paper"}, request) for _ in range(2))
    assert first == second


def test_two_runners_at_once_do_each_job_once(desk: Desk, who: UUID) -> None:
    asked = [ask(desk, who, f"paper {number}") for number in range(6)]
    made: list[str] = []

    def note(desk: Desk, scope: Scope, arguments: Arguments, told: Progress) -> MadeFile:
        made.append(arguments["name"])
        return FILE

    def work_off(runner: str) -> None:
        for _ in range(12):
            perform_next(desk, {"make": note}, runner, always)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work_off, ("one", "two")))
    assert sorted(made) == [f"paper {number}" for number in range(6)]
    assert {own_job(desk, who, job).state for job in asked} == {JobState.DONE}


def test_a_job_whose_runner_died_is_done_again_but_not_for_ever(desk: Desk, who: UUID) -> None:
    job = ask(desk, who)

    def killed(desk: Desk, scope: Scope, arguments: Arguments, told: Progress) -> MadeFile:
        raise SystemExit

    for attempt in range(3):
        with pytest.raises(SystemExit):
            perform_next(desk, {"make": killed}, f"runner {attempt}", always)
        assert own_job(desk, who, job).state is JobState.RUNNING
        jobs.free_abandoned(desk, f"runner {attempt + 1}")
    failed = own_job(desk, who, job)
    assert failed.state is JobState.FAILED
    assert failed.error is not None
    assert "途中で処理が止まる" in failed.error["ja"]


def test_a_runner_that_lost_its_job_keeps_nothing_of_it(desk: Desk, who: UUID) -> None:
    job = ask(desk, who)

    def overtaken(desk: Desk, scope: Scope, arguments: Arguments, told: Progress) -> MadeFile:
        jobs.free_abandoned(desk, "another runner")
        return FILE

    perform_next(desk, {"make": overtaken}, "slow runner", always)
    assert own_job(desk, who, job).state is JobState.WAITING
    with pytest.raises(NotFound):
        own_file(desk, who, job)


def test_told_to_stop_it_waits_as_if_it_had_not_begun(desk: Desk, who: UUID) -> None:
    job = ask(desk, who)
    with pytest.raises(Stopped):
        perform_next(desk, {"make": make}, "runner", lambda: False)
    assert own_job(desk, who, job).state is JobState.WAITING


def test_a_refusal_is_told_in_its_words_and_may_be_tried_again(desk: Desk, who: UUID) -> None:
    job = ask(desk, who)

    def refuse(desk: Desk, scope: Scope, arguments: Arguments, told: Progress) -> MadeFile:
        raise missing("as_of", "基準日", "day")

    perform_next(desk, {"make": refuse}, "runner", always)
    error = own_job(desk, who, job).error
    assert error is not None
    assert "基準日が入力されていません。" in error["ja"]
    jobs.ask_again(desk, who, job, Request(who, "/jobs", uuid4(), b"2"))
    assert perform_next(desk, {"make": make}, "runner", always)
    assert own_job(desk, who, job).state is JobState.DONE


def test_ended_jobs_are_swept_with_their_files_after_a_week(desk_at: DeskAt, who: UUID) -> None:
    from compliance.services.sweeping import sweep

    desk = desk_at()
    job = ask(desk, who)
    perform_next(desk, {"make": make}, "runner", always)
    assert sweep(desk_at(NOON + timedelta(days=6)), lambda _done, _total: None)["jobs"] == 0
    assert sweep(desk_at(NOON + timedelta(days=8)), lambda _done, _total: None)["jobs"] == 1
    with pytest.raises(NotFound):
        own_job(desk, who, job)
