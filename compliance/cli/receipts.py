"""`compliance verify-receipt`: whether a receipt is genuine, or at least holds together."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from compliance.cli.output import JSON, ExitCode, format_option, print_json, print_lines
from compliance.config import Config
from compliance.documents.receipts import NoReceipt, carried_by

if TYPE_CHECKING:
    from compliance.services.receipt_checks import Checked

_LARGEST = 5_000_000
_VERDICTS = {
    "genuine": ("本物です。区の記録と、すべて一致しました。", "Genuine: it agrees with the record in every byte."),
    "resaved": (
        "中のデータは本物ですが、PDFは区が作ったものと同じではありません。紙面を記録と見比べてください。",
        "Its data are genuine, but the file is not the one that was made: compare what is printed with the record.",
    ),
    "altered": ("書き換えられているか、壊れています。", "Altered or damaged: it does not agree with the record."),
    "foreign": ("この記録にはない受領書です。", "Foreign: the record knows no such receipt."),
    "ahead": (
        "受領書のほうが記録より新しいものです。記録が古い控えに戻されたおそれがあります。",
        "It is of a later time than the record: the database may have been put back to an older copy.",
    ),
    "broken": (
        "記録のほうが、つじつまが合いません。compliance verify を行ってください。",
        "The record itself does not hold together: run compliance verify.",
    ),
    "no_receipt": ("受領書のPDFではありません。", "No receipt: nothing of ours is in the file."),
    "holds": (
        "受領書の中では、つじつまが合っています。本物かどうかは、区の記録と照らし合わせないと分かりません。",
        "It holds together in itself. Whether it is genuine, only the record can say.",
    ),
}


@click.command("verify-receipt")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--no-database", "alone", is_flag=True, help="Check only what the receipt proves by itself.")
@format_option
def verify_receipt(file: Path, alone: bool, form: str) -> None:
    """Prove a receipt (PDF) against the record, or without it as far as that goes.

    Exit codes: 0 genuine, 1 not, 5 it holds together but was not held against the record (--no-database).
    """
    with file.open("rb") as opened:
        pdf = opened.read(_LARGEST + 1)
    verdict, told = _alone(pdf) if alone else _checked(pdf)
    if form == JSON:
        print_json({"verdict": verdict, **told})
    else:
        print_lines(_lines(verdict, told))
    if verdict != "genuine":
        raise Exit(ExitCode.NOT_PROVED if verdict == "holds" else ExitCode.PROBLEMS)


def _alone(pdf: bytes) -> tuple[str, dict[str, object]]:
    from compliance.services.receipt_checks import proves_itself

    try:
        holds = proves_itself(carried_by(pdf))
    except NoReceipt:
        return "no_receipt", {}
    return "holds" if holds else "altered", {}


def _checked(pdf: bytes) -> tuple[str, dict[str, object]]:
    from compliance.factory import open_desk
    from compliance.services.receipt_checks import check_file
    from compliance.store.queries.scopes import Scope

    desk = open_desk(Config.from_environ(os.environ))
    try:
        with desk.database.reading() as session:
            checked = check_file(session, Scope.whole_ward(), pdf)
    finally:
        desk.database.dispose()
    return checked.verdict.value, _told(checked)


def _told(checked: "Checked") -> dict[str, object]:
    """What the record says of this number, where it knows it."""
    if checked.receipt is None:
        return {}
    data = checked.receipt.data
    names = ("number", "what", "at", "by", "contractor", "contracts", "files", "size", "root")
    return {"differing": list(checked.differing), **{name: data[name] for name in names}}


def _lines(verdict: str, told: dict[str, object]) -> Iterator[str]:
    yield " / ".join(_VERDICTS[verdict])
    if told:
        yield f"記録の内容 / The record says: {told['number']} {told['what']} {told['at']} {told['by']}"
        yield f"  {told['contractor']} {told['contracts']}"
    if told.get("differing"):
        yield f"違うところ / What differs: {told['differing']}"


def register(group: click.Group) -> None:
    """Adds the command of this module."""
    group.add_command(verify_receipt)
