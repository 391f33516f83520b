"""The whole of it over a bucket: handed in, taken out, proved by the record; and what people see when it is away."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from jinja2 import BytecodeCache

from compliance.bucket_addresses import BucketAddress
from compliance.cli import main
from compliance.cli.output import ExitCode
from compliance.config import Config
from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.store.shelves import Shelf
from tests.buckets import S3Server
from tests.evidence.lines import Line, breaking
from tests.evidence.vaults import BehindBucket
from tests.web.clients import sign_in
from tests.web.desks import app_of, desk_of
from tests.web.test_evidence import hand_in, newest
from tests.web.test_hand_ins import TAUGHT, everybody, photograph, send
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
Over = Callable[[BucketAddress], ClientAs]
LARGE = b"x" * (20 << 20)


@pytest.fixture
def behind(s3_server: S3Server) -> BehindBucket:
    return BehindBucket(s3_server, s3_server.new_bucket())


@pytest.fixture
def over(config: Config, shelf: Shelf, templates: BytecodeCache) -> Over:
    """Clients of an application whose files lie in a bucket."""

    def make(bucket: BucketAddress) -> ClientAs:
        given = replace(config, bucket=bucket)
        app = app_of(given, desk_of(given, shelf), templates)
        return lambda role: sign_in(app.test_client(), role)

    return make


def run(config: Config, bucket: BucketAddress, *arguments: str) -> tuple[int, str]:
    environ = {
        "COMPLIANCE_INSTANCE": str(config.instance),
        "COMPLIANCE_S3_ENDPOINT": bucket.endpoint,
        "COMPLIANCE_S3_BUCKET": bucket.bucket,
        "COMPLIANCE_S3_ACCESS_KEY": bucket.access_key,
        "COMPLIANCE_S3_SECRET_FILE": str(bucket.secret),
    }
    done = CliRunner().invoke(main, arguments, env=environ)
    return done.exit_code, done.output


def test_a_clerk_hands_in_an_officer_takes_out_and_the_record_proves_it(
    config: Config, desk: Desk, ward: Ward, over: Over, s3_server: S3Server, behind: BehindBucket
) -> None:
    bucket = s3_server.address(behind.bucket)
    assert run(config, bucket, "move-evidence", "--to", "s3")[0] == ExitCode.OK
    file = newest(desk)[0].file_id
    assert set(behind.all()) == {file.hex}
    client_as = over(bucket)
    clerk, officer = client_as(AccountRole.CONTRACTOR_STAFF), client_as(AccountRole.SECTION_OFFICER)
    at = f"/own-contracts/{ward.kept}/hand-in/education_session"
    sent = send(clerk, at, photograph(), happened_on="R8.11.18", attendees=everybody(clerk, at), minutes="60", **TAUGHT)
    assert sent.status_code == 302
    sent.request.close()
    piece, _ = newest(desk)
    assert officer.get(f"/contracts/{ward.kept}/evidence/{piece.id}/file").data.startswith(b"\xff\xd8\xff")
    assert set(behind.all()) == {file.hex, piece.file_id.hex}  # what the photograph was drawn from is gone
    done = run(config, bucket, "verify", "--files")
    assert done[0] == ExitCode.OK, done[1]
    behind.backend.delete(piece.file_id.hex)
    assert run(config, bucket, "verify")[0] == ExitCode.PROBLEMS


def test_a_server_that_dies_takes_nothing_along_that_was_typed(
    desk: Desk, ward: Ward, over: Over, s3_server: S3Server, behind: BehindBucket, caplog: pytest.LogCaptureFixture
) -> None:
    with breaking(s3_server.address(behind.bucket), Line(sent=9 << 20)) as near:
        officer = over(near)(AccountRole.SECTION_OFFICER)
        before = newest(desk)[0].id
        answer = hand_in(officer, ward.kept, "長い.txt", LARGE, item="13", title="受け取った控え")
        answer.request.close()
        assert answer.status_code == 422
        assert "いまはファイルを受け取ることも取り出すこともできません。" in answer.text
        assert "受け取った控え" in answer.text
        number = caplog.records[-1].args
        assert isinstance(number, tuple)
        assert str(number[0]) in answer.text
        shown = officer.get(f"/contracts/{ward.kept}/evidence/{ward.evidence}/file")
    assert (shown.status_code, shown.headers["Retry-After"]) == (503, "60")
    assert "ファイルを保管している場所に接続できません" in shown.text
    assert newest(desk)[0].id == before
    assert behind.all() == {}


def test_what_is_set_wrong_stops_the_start(config: Config, s3_server: S3Server, behind: BehindBucket) -> None:
    bucket = s3_server.address(behind.bucket)
    assert run(config, bucket, "init")[0] == ExitCode.OK
    for command in ("init", "serve"):
        code, told = run(config, replace(bucket, bucket="no-such-bucket"), command)
        assert code == ExitCode.CANNOT_START
        assert "COMPLIANCE_S3_BUCKET" in told
    code, told = run(replace(config, instance=Path("/nowhere")), replace(bucket, bucket=""), "move-evidence", "--to=s3")
    assert (code, "COMPLIANCE_S3_BUCKET" in told) == (ExitCode.CANNOT_START, True)


def test_without_a_bucket_nothing_is_moved(config: Config) -> None:
    done = CliRunner().invoke(
        main, ["move-evidence", "--to", "files"], env={"COMPLIANCE_INSTANCE": str(config.instance)}
    )
    assert done.exit_code == ExitCode.CANNOT_START
    assert "COMPLIANCE_S3_ENDPOINT" in done.output
