"""A form sent twice is carried out once, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from compliance.domain.errors import KeyReused
from compliance.store import trail
from compliance.store.changes import Actor, change
from compliance.store.database import Database
from compliance.store.idempotency import Request, answer_to, body_digest, forget_answers, keep_answer

NOON = datetime(2027, 4, 1, 3, 0, tzinfo=UTC)
FIELDS = [("title", "産後ケア事業"), ("start_on", "2027-04-01")]


def request_of(account: UUID) -> Request:
    return Request(account, "contracts.create", uuid4(), body_digest(FIELDS))


def carry_out(database: Database, request: Request) -> str:
    """A service as they are all written: look, do, keep."""
    with change(database, Actor.account(request.account), NOON) as made:
        answer = answer_to(made.session, request)
        if answer is None:
            answer = f"/contracts/{made.record('add', 'contract', uuid4())}"
            keep_answer(made, request, answer)
        return answer


def size(database: Database) -> int:
    with database.reading() as session:
        return trail.size(session)


def test_the_same_request_gives_the_same_answer_and_does_nothing_twice(database: Database) -> None:
    request = request_of(uuid4())
    assert carry_out(database, request) == carry_out(database, request) == "/contracts/1"
    assert size(database) == 1


def test_eight_at_once_are_carried_out_once(database: Database) -> None:
    request = request_of(uuid4())
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: carry_out(database, request), range(8)))
    assert answers == {"/contracts/1"}
    assert size(database) == 1


def test_the_same_key_for_something_else_is_refused(database: Database) -> None:
    request = request_of(uuid4())
    carry_out(database, request)
    for other in (replace(request, body=body_digest([("title", "別")])), replace(request, route="contracts.change")):
        with pytest.raises(KeyReused):
            carry_out(database, other)
    assert size(database) == 1


def test_another_account_with_the_same_key_is_another_request(database: Database) -> None:
    request = request_of(uuid4())
    carry_out(database, request)
    assert carry_out(database, replace(request, account=uuid4())) == "/contracts/2"


def fail_after_answering(database: Database, request: Request) -> None:
    with change(database, Actor.account(request.account), NOON) as made:
        keep_answer(made, request, "/contracts/1")
        raise ZeroDivisionError


def test_what_failed_may_be_sent_again(database: Database) -> None:
    request = request_of(uuid4())
    with pytest.raises(ZeroDivisionError):
        fail_after_answering(database, request)
    assert carry_out(database, request) == "/contracts/1"


def test_old_answers_are_forgotten(database: Database) -> None:
    request = request_of(uuid4())
    carry_out(database, request)
    with database.writing() as session:
        assert forget_answers(session, NOON) == 0
        assert forget_answers(session, NOON + timedelta(days=1)) == 1
    with database.reading() as session:
        assert answer_to(session, request) is None


def test_the_order_of_fields_does_not_matter_and_their_borders_do() -> None:
    assert body_digest(FIELDS) == body_digest(reversed(FIELDS))
    assert body_digest([("a", "bc")]) != body_digest([("ab", "c")])
