"""The scanner's client, against a server that speaks the protocol."""

from pathlib import Path

import pytest

from compliance.evidence.scanners import Scanner, Unreachable
from compliance.scanner_addresses import ScannerAddress, scanner_address
from tests.evidence.clamds import VIRUS, running_clamd


def test_what_is_clean_and_what_is_infected_are_told_apart() -> None:
    with running_clamd() as scanner:
        assert not scanner.finds_virus([b"one ", b"two"])
        assert scanner.finds_virus([VIRUS[:5], VIRUS[5:]])
        assert not scanner.finds_virus([])


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: Access denied. ERROR\0"])
def test_an_answer_that_is_no_verdict_lets_the_file_wait(answer: bytes) -> None:
    with running_clamd(answer) as scanner, pytest.raises(Unreachable):
        scanner.finds_virus([b"content"])


def test_a_scanner_that_is_not_there_lets_the_file_wait(tmp_path: Path) -> None:
    for address in (ScannerAddress("127.0.0.1", 1), ScannerAddress("", 0, f"{tmp_path}/no.sock")):
        with pytest.raises(Unreachable):
            Scanner(address).finds_virus([b"content"])


def test_an_address_is_a_host_or_a_socket() -> None:
    assert scanner_address("tcp://clamd") == ScannerAddress("clamd", 3310)
    assert scanner_address("tcp://[::1]:99") == ScannerAddress("::1", 99)
    assert scanner_address("unix:///run/clamav/clamd.ctl") == ScannerAddress("", 0, "/run/clamav/clamd.ctl")
    for url in ("", "127.0.0.1:3310", "http://host:1", "tcp://", "tcp://host:port", "unix://", "unix://host/x"):
        with pytest.raises(ValueError, match=r".*"):
            scanner_address(url)
