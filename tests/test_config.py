"""The configuration: defaults, every refusal, and that it is frozen."""

import dataclasses
from pathlib import Path

import pytest

from compliance.config import SETTINGS, CannotStart, Config, Mode, PasswordCost, RunnerStart

PRODUCTION = {"COMPLIANCE_MODE": "production", "COMPLIANCE_URL": "https://kojin.example.lg.jp"}


def test_an_empty_environment_gives_the_practice_ward_on_this_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    config = Config.from_environ({})
    assert config.instance == tmp_path / "instance"
    assert config.keys == tmp_path / "instance" / "keys"
    assert config.database_url == f"sqlite:///{tmp_path}/instance/compliance.sqlite3"
    assert config.address == "127.0.0.1:8000"
    assert config.url == "http://127.0.0.1:8000"
    assert config.hosts == ("127.0.0.1", "localhost")
    assert config.mode is Mode.DEMO
    assert not config.in_production


def test_it_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Config.from_environ({}).threads = 9  # type: ignore[misc]


def test_an_empty_value_counts_as_not_given() -> None:
    assert Config.from_environ({"COMPLIANCE_BIND": " "}).address == "127.0.0.1:8000"


def test_the_usual_address_of_postgresql_gets_its_driver() -> None:
    for given in ("postgres://ward@db/compliance", "postgresql://ward@db/compliance"):
        assert Config.from_environ({"DATABASE_URL": given}).database_url == "postgresql+psycopg://ward@db/compliance"


def test_the_trusted_hosts_are_those_of_the_address_and_the_further_ones() -> None:
    config = Config.from_environ({**PRODUCTION, "COMPLIANCE_HOSTS": "a.example, b.example,"})
    assert config.hosts == ("kojin.example.lg.jp", "a.example", "b.example")


def test_an_ipv6_address_is_read_and_written_in_brackets() -> None:
    config = Config.from_environ({"COMPLIANCE_BIND": "[::1]:8000"})
    assert config.bind == ("::1", 8000)
    assert config.address == "[::1]:8000"
    assert config.url == "http://[::1]:8000"


def test_tests_may_ask_for_cheap_passwords() -> None:
    assert Config.from_environ({"COMPLIANCE_PASSWORD_COST": "cheap"}).password_cost is PasswordCost.CHEAP


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"COMPLIANCE_BIND": "8000"}, "COMPLIANCE_BIND"),
        ({"COMPLIANCE_BIND": "127.0.0.1:"}, "COMPLIANCE_BIND"),
        ({"COMPLIANCE_BIND": "127.0.0.1:0"}, "COMPLIANCE_BIND"),
        ({"COMPLIANCE_BIND": "127.0.0.1:65536"}, "COMPLIANCE_BIND"),
        ({"COMPLIANCE_BIND": "127.0.0.1:８０００"}, "COMPLIANCE_BIND"),
        ({"COMPLIANCE_MODE": "prod"}, "COMPLIANCE_MODE"),
        ({"COMPLIANCE_INSTANCE": __file__}, "COMPLIANCE_INSTANCE"),
        ({"COMPLIANCE_KEYS": __file__}, "COMPLIANCE_KEYS"),
        ({"DATABASE_URL": "mysql://ward:secret@db/x"}, "DATABASE_URL"),
        ({"COMPLIANCE_URL": "kojin.example.lg.jp"}, "COMPLIANCE_URL"),
        ({"COMPLIANCE_URL": "https://kojin.example.lg.jp/path"}, "COMPLIANCE_URL"),
        ({"COMPLIANCE_URL": "http://[::1"}, "COMPLIANCE_URL"),
        ({"COMPLIANCE_MODE": "production"}, "COMPLIANCE_URL"),
        ({"COMPLIANCE_THREADS": "0"}, "COMPLIANCE_THREADS"),
        ({"COMPLIANCE_WORKERS": "many"}, "COMPLIANCE_WORKERS"),
        ({"COMPLIANCE_PROXIES": "-1"}, "COMPLIANCE_PROXIES"),
        ({**PRODUCTION, "COMPLIANCE_PASSWORD_COST": "cheap"}, "COMPLIANCE_PASSWORD_COST"),
        ({"COMPLIANCE_PASSWORD_COST": "free"}, "COMPLIANCE_PASSWORD_COST"),
        ({"COMPLIANCE_BINDD": "x"}, "COMPLIANCE_BINDD"),
    ],
)
def test_a_value_that_cannot_be_used_says_what_why_and_what_next(environ: dict[str, str], named: str) -> None:
    with pytest.raises(CannotStart) as refusal:
        Config.from_environ(environ)
    explanation = refusal.value.explanation
    assert named in explanation.what.ja
    assert named in explanation.what.en
    for words in (explanation.what, explanation.why, explanation.next):
        assert words.ja
        assert words.en


def test_a_refused_database_address_does_not_show_its_password() -> None:
    with pytest.raises(CannotStart) as refusal:
        Config.from_environ({"DATABASE_URL": "mysql://ward:secret@db/x"})
    assert "secret" not in str(refusal.value)


def test_every_setting_is_read() -> None:
    package = Path(__file__).parents[1] / "compliance"
    reading = (package / "config.py").read_text().partition("def from_environ")[2]
    reading += (package / "bucket_addresses.py").read_text()
    for setting in SETTINGS:
        assert f'"{setting.name}"' in reading, setting.name


def test_the_runner_starts_with_the_server_unless_told_otherwise() -> None:
    assert Config.from_environ({}).runner is RunnerStart.WITH_SERVE
    assert Config.from_environ({"COMPLIANCE_RUNNER": "off"}).runner is RunnerStart.OFF
    with pytest.raises(CannotStart, match="COMPLIANCE_RUNNER"):
        Config.from_environ({"COMPLIANCE_RUNNER": "sometimes"})


def test_a_mail_server_needs_an_address_to_send_from() -> None:
    assert Config.from_environ({}).mail_server is None
    url = {"COMPLIANCE_SMTP_URL": "smtp://mail.example.lg.jp"}
    with pytest.raises(CannotStart, match="COMPLIANCE_SMTP_FROM"):
        Config.from_environ(url)
    server = Config.from_environ({**url, "COMPLIANCE_SMTP_FROM": "kojin@example.lg.jp"}).mail_server
    assert server is not None
    assert (server.host, server.port, server.sender) == ("mail.example.lg.jp", 25, "kojin@example.lg.jp")


def test_the_password_of_a_mail_server_is_not_in_the_refusal() -> None:
    with pytest.raises(CannotStart) as refused:
        Config.from_environ({"COMPLIANCE_SMTP_URL": "smtp://user:hidden@host"})
    assert "hidden" not in str(refused.value)
