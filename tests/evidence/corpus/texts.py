"""Plain texts, in the encodings that Japanese offices write, and what only looks like one."""

from collections.abc import Iterator

from compliance.evidence.kinds import Kind, Objection
from tests.evidence.corpus.verdicts import File


def texts() -> Iterator[File]:
    names = "髙橋,﨑田\r\n"
    yield "utf8.csv", names.encode(), Kind.CSV
    yield "with-mark.csv", names.encode("utf-8-sig"), Kind.CSV
    yield "cp932.csv", names.encode("cp932"), Kind.CSV
    yield "utf16.txt", "\ufeff名簿\n".encode("utf-16-le"), Kind.TEXT
    yield "utf16-big.txt", "\ufeff名簿\n".encode("utf-16-be"), Kind.TEXT
    yield "upper.TXT", b"note\n", Kind.TEXT
    yield "access.log", b"2026-11-20 10:00:00 login ok\n", Kind.TEXT
    yield "formula.csv", b"=cmd|' /C calc'!A0\n", Kind.CSV
    yield "astral.txt", "𠮷野家\U000e0100".encode(), Kind.TEXT
    yield "long-line.txt", b"a" * 600_000, Kind.TEXT
    yield "split-sign.csv", b"a" * ((1 << 18) - 1) + "髙".encode(), Kind.CSV
    yield "escape-sequences.txt", b"\x1b[31mred\x1b[0m", Kind.TEXT
    yield "text.pdf", b"only text", Objection.NAME
    yield "text.exe", b"only text", Objection.NAME
    yield "text", b"only text", Objection.NAME
    yield "name.csv.bat", b"del *.*", Objection.NAME
    yield "page.txt", b"<!DOCTYPE html><script>alert(1)</script>", Objection.TYPE
    yield "spaces-first.txt", b"\n\n  <HTML>", Objection.TYPE
    yield "drawing.txt", b"<svg onload='alert(1)'/>", Objection.TYPE
    yield "declared.csv", b"<?xml version='1.0'?><x/>", Objection.TYPE
    yield "page-in-utf16.txt", "\ufeff<html>".encode("utf-16-le"), Objection.TYPE
    yield "nul.txt", b"text\0text", Objection.TYPE
    yield "late-nul.txt", b"text" * 100_000 + b"\0", Objection.TYPE
    yield "neither-encoding.txt", b"\x81\xff\xfe\x80\x00", Objection.TYPE
    yield "cut-sign.txt", "髙".encode()[:1], Objection.TYPE
    yield from _other_encodings()
    yield from _called_otherwise()


def _other_encodings() -> Iterator[File]:
    yield "mail.txt", "名簿\n".encode("iso2022_jp"), Kind.TEXT
    yield "euc.csv", "名簿\n".encode("euc_jp"), Objection.TYPE
    yield "turned-about.txt", "名簿\u202efdp.exe\n".encode(), Kind.TEXT
    yield "lines-of-a-mac.csv", "氏名,所属\r髙橋,乙社\r".encode(), Kind.CSV
    yield "utf16-without-mark.csv", "名簿\n".encode("utf-16-le"), Objection.TYPE
    yield "utf32.txt", "名簿\n".encode("utf-32"), Objection.TYPE
    yield "utf16-cut.txt", "\ufeff名簿".encode("utf-16-le")[:-1], Objection.TYPE


def _called_otherwise() -> Iterator[File]:
    """What a machine would start, or open in another program, by its name."""
    yield "start.vbs", b'CreateObject("WScript.Shell")', Objection.NAME
    yield "start.ps1", b"Get-Process", Objection.NAME
    yield "shortcut.url", b"[InternetShortcut]\r\nURL=file://10.0.0.1/x\r\n", Objection.NAME
    yield "letter.doc", b"{\\rtf1\\ansi letter}", Objection.NAME
    yield "mail.eml", b"From: a@example.jp\r\n\r\ntext\r\n", Objection.NAME
    yield "values.json", b'{"a": 1}', Objection.NAME
    yield "list.csv ", "名簿\n".encode(), Objection.NAME
    yield "script.csv", b"<script>alert(1)</script>", Objection.TYPE
