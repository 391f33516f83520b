"""What a change of a setting is said to do is what it does: told beforehand, then done, in a copy of the practice ward."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from compliance.domain.obligations import Status
from compliance.services import setting_effects
from compliance.services.desk import Desk
from compliance.services.policies import ChangePolicy, change_policy
from compliance.services.setting_effects import SettingEffect, effect_of_policy, effect_of_start_of_use
from compliance.services.ward_settings import SetWard, set_ward
from compliance.store.actors import Actor
from compliance.store.database import Database
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.precedents import ward_settings
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.demo.wards import DAY

OFFICER = Actor.account(UUID(int=7))
Stands = Mapping[UUID, tuple[Status, date | None]]
RETURN = ChangePolicy(edition_id="shinjuku-2021", name="return", from_on=DAY, days=45, reason="決裁1号")


@pytest.fixture
def copied(ward: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A copy to change."""
    file = tmp_path / "ward.db"
    with sqlite3.connect(str(ward.database.url.database)) as source, sqlite3.connect(file) as target:
        source.backup(target)
    desk = replace(ward, database=Database(f"sqlite:///{file}"))
    yield desk
    desk.database.dispose()


def stands(desk: Desk) -> Stands:
    with desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(EVERY), desk.today())
    return {row.id: (row.status, row.obligation.due_on) for row in rows}


def begin_use(desk: Desk, day: date) -> None:
    with desk.reading() as session:
        now = ward_settings(session)
    assert now is not None
    set_ward(desk, OFFICER, SetWard(name=now.name, start_of_use_on=day, practice=now.practice, reason="運用の開始"))


def assert_told(desk: Desk, effect: SettingEffect, act: Callable[[], object]) -> None:
    """Every duty that the act changes was counted and shown, as it then stands, and no other."""
    before = stands(desk)
    act()
    after = stands(desk)
    changed = {id for id in before.keys() & after.keys() if before[id] != after[id]}
    assert effect.exact
    assert effect.obligations == sum(passage.obligations for passage in effect.passages) == len(changed) > 0
    assert before.keys() == after.keys()
    for turn in effect.turns:
        assert (turn.after.status, turn.after.obligation.due_on) == after[turn.after.id] != before[turn.before.id]


def test_a_change_of_policy_does_what_was_told(copied: Desk) -> None:
    assert_told(copied, effect_of_policy(copied, RETURN), lambda: change_policy(copied, OFFICER, RETURN))


def test_a_start_of_use_moved_on_and_back_does_what_was_told(copied: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    was, later = date(2026, 1, 1), date(2026, 9, 1)
    begin_use(copied, was)
    for of, to in ((was, later), (later, was)):
        exact = effect_of_start_of_use(copied, of, to)
        with monkeypatch.context() as few:
            few.setattr(setting_effects, "EXACT", 3)
            assert_bound(effect_of_start_of_use(copied, of, to), exact)
        assert_told(copied, exact, partial(begin_use, copied, to))


def assert_bound(bound: SettingEffect, exact: SettingEffect) -> None:
    """Where not everything is derived, no fewer are told than change, and what is shown does."""
    assert not bound.exact
    assert bound.obligations >= exact.obligations
    assert bound.contracts >= exact.contracts
    assert 0 < len(bound.turns) <= setting_effects.SHOWN
    assert {turn.after.id for turn in bound.turns} <= {turn.after.id for turn in exact.turns}
