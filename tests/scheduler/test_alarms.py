"""What the nightly verification finds is kept with its run, and the privacy office is told by mail."""

from dataclasses import replace

from sqlalchemy import select, text

from compliance.services.integrity import verify_nightly
from compliance.services.ward_settings import SetWard, set_ward
from compliance.store.database import Database
from compliance.store.models.mails import Mail
from tests.services.wards import OFFICER, small_ward


def silent(done: int, total: int) -> None:
    """Nobody watches."""


def test_records_changed_behind_the_system_are_told_once_a_day(database: Database) -> None:
    desk = replace(small_ward(database).desk, sends_mail=True)
    set_ward(desk, OFFICER, SetWard(name="なごみ区", email="hogo@example.lg.jp"))
    assert verify_nightly(desk, silent)["faults"] == []
    with database.writing() as session:
        session.execute(text("UPDATE contractor SET name = '別のクリニック'"))
    for _ in range(2):
        assert verify_nightly(desk, silent)["faults"]
    with desk.reading() as session:
        mails = session.scalars(select(Mail)).all()
    assert [(mail.recipient, "1件見つかりました" in mail.body) for mail in mails] == [("hogo@example.lg.jp", True)]
