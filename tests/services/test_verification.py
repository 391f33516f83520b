"""Whatever is changed behind the system's back, verification names the row."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select, text

from compliance.services.access import disable_account
from compliance.services.accounts import NewAccount, account_called, open_practice_account
from compliance.services.extensions import ExtendDue
from compliance.services.integrity import verify
from compliance.services.people import leave
from compliance.services.recording import record
from compliance.store.faults import Check
from compliance.store.models.accounts import AccountRole
from compliance.store.models.people import Designation
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.services.commands import STEPS, Happenings
from tests.services.wards import OFFICER, Ward, file_people

EVERY_TAMPERING = [
    (
        "UPDATE obligation SET met_on = '2026-04-02' WHERE id = (SELECT min(CAST(id AS TEXT)) FROM obligation)",
        "projection",
    ),
    ("DELETE FROM obligation WHERE rule = 'inspection'", "projection"),
    ("UPDATE obligation_span SET status = 'lapsed'", "projection"),
    ("DELETE FROM projection_state", "projection"),
    ("UPDATE tally_day SET rows_open = rows_open + 1 WHERE cell_id = 1", "tally"),
    ("UPDATE tally_month SET matters_overdue = matters_overdue + 1 WHERE cell_id = 2", "tally"),
    ("UPDATE handover SET happened_on = '2026-04-11'", "facts"),
    ("UPDATE handover SET description = 'nothing'", "facts"),
    ("UPDATE contract SET number = '8-999'", "facts"),
    ("UPDATE designation SET employment = 'freelance' WHERE version = 2", "facts"),
    ("UPDATE designation SET superseded_seq = recorded_seq + 1 WHERE superseded_seq IS NULL AND version = 1", "facts"),
    ("UPDATE handover SET void_reason = 'nothing' WHERE void_reason IS NULL", "facts"),
    ("UPDATE attendance SET present = NOT present", "facts"),
    ("DELETE FROM due_extension", "facts"),
]


OPENED = (
    ("kanri", AccountRole.ADMINISTRATOR),
    ("kansa", AccountRole.AUDITOR),
    ("moto", AccountRole.AUDITOR),
)
LINKED = "SELECT min(recorded_seq) FROM belonging WHERE kind = 'handover'"
EVERY_TAMPERING += [
    (f"UPDATE belonging SET superseded_seq = recorded_seq + 1 WHERE recorded_seq = ({LINKED})", "facts"),
    (f"UPDATE belonging SET recorded_seq = 1 WHERE recorded_seq = ({LINKED})", "facts"),
    ("UPDATE posting SET role = 'privacy_officer' WHERE role = 'auditor'", "facts"),
    ("UPDATE posting SET to_on = NULL, from_on = '2020-04-01'", "facts"),
    ("UPDATE account SET password_hash = 'known' WHERE login = 'kansa'", "facts"),
    ("UPDATE account SET disabled_at = NULL WHERE login = 'moto'", "facts"),
    ("UPDATE projection_state SET section_id = contract_id", "projection"),
]


def ignored(done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def eventful(ward: Ward) -> Ward:
    """A ward in which something of everything happened."""
    file_people(ward, 2)
    happenings = Happenings(ward)
    for number, step in enumerate(STEPS[:-1] + STEPS[:8]):
        step(happenings, number, 10 + 5 * number)
    record(ward.desk, OFFICER, extension(ward))
    leave(ward.desk, OFFICER, somebody(ward), 1, date(2026, 12, 1))
    for login, role in OPENED:
        open_practice_account(ward.desk, OFFICER, NewAccount(login=login, name=login, role=role), "x")
    disable_account(ward.desk, OFFICER, *account_called(ward.desk, "moto"))
    return ward


def somebody(ward: Ward) -> UUID:
    """One of those first designated."""
    with ward.desk.reading() as session:
        return session.scalars(select(Designation.id).order_by(Designation.row_id)).first() or UUID(int=0)


def extension(ward: Ward) -> ExtendDue:
    """The year's plan may come later: a moved obligation, whose status lies in its spans."""
    with ward.desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(statuses=EVERY), date(2026, 6, 1))
    plan = next(row.obligation for row in rows if row.obligation.rule == "inspection_plan")
    return ExtendDue(
        contract_id=ward.contract,
        happened_on=date(2026, 6, 1),
        obligation_key=plan.key,
        old_due_on=plan.due_on,
        new_due_on=date(2027, 3, 1),
        reason="日程の調整のため",
    )


def tamper(ward: Ward, statement: str) -> None:
    """What somebody with the database's password could do."""
    if "min(CAST" in statement and ward.desk.database.is_postgresql:
        statement = statement.replace("min(CAST(id AS TEXT))", "min(CAST(id AS TEXT))::uuid")
    with ward.desk.database.writing() as session:
        session.execute(text(statement))


def test_an_untouched_database_is_proven(eventful: Ward) -> None:
    found = verify(eventful.desk, ignored)
    assert found.faults == ()
    assert found.contracts == 1
    assert found.obligations > 30


@pytest.mark.parametrize(("statement", "check"), EVERY_TAMPERING)
def test_a_tampered_row_is_found(eventful: Ward, statement: str, check: str) -> None:
    tamper(eventful, statement)
    assert check in {fault.check.value for fault in verify(eventful.desk, ignored).faults}


def test_an_obligation_forged_under_a_stale_projection_is_not_proven(eventful: Ward) -> None:
    tamper(eventful, "UPDATE projection_state SET derived_from = 'nothing'")
    tamper(eventful, "UPDATE obligation SET due_on = '2099-01-01' WHERE rule = 'inspection'")
    found = verify(eventful.desk, ignored)
    assert (found.stale, found.proven) == (1, False)


def test_the_lost_head_of_the_trail_is_named(eventful: Ward) -> None:
    with eventful.desk.database.engine.begin() as connection:
        on = " ON trail_head" if eventful.desk.database.is_postgresql else ""
        connection.execute(text(f"DROP TRIGGER trail_head_guards_delete{on}"))
        connection.execute(text("DELETE FROM trail_head"))
    assert Check.TRAIL in {fault.check for fault in verify(eventful.desk, ignored).faults}


def test_the_fault_names_the_obligation_and_its_column(eventful: Ward) -> None:
    tamper(eventful, "UPDATE obligation SET due_on = '2030-01-01' WHERE rule = 'inspection'")
    fault = next(f for f in verify(eventful.desk, ignored).faults if f.check is Check.PROJECTION)
    assert str(UUID(fault.row)) == fault.row
    assert "due_on" in fault.wrong.en
    assert str(date(2030, 1, 1)) in fault.wrong.ja
