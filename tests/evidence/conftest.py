"""Fixtures: a vault over each kind of place in turn, and who looks behind it."""

from pathlib import Path

import pytest

from compliance.evidence.vaults import Vault
from tests.buckets import S3Server
from tests.evidence.vaults import Behind, BehindBucket, BehindFolder, vault_over


@pytest.fixture(params=["files", "s3"])
def behind(request: pytest.FixtureRequest, tmp_path: Path) -> Behind:
    """An empty place of its own."""
    if request.param == "files":
        return BehindFolder(tmp_path / "evidence")
    server: S3Server = request.getfixturevalue("s3_server")
    return BehindBucket(server, server.new_bucket())


@pytest.fixture
def vault(behind: Behind, tmp_path: Path) -> Vault:
    """An empty vault over it."""
    return vault_over(behind.backend, tmp_path)
