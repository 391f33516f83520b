"""What an administrator can see of the system: versions, sizes, the root of its records, and its commands by name."""

import platform
from importlib.metadata import version

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.services.jobs import ask
from compliance.services.nightly import Nightly, lines
from compliance.services.verification_reports import VERIFICATION
from compliance.store import trail
from compliance.store.queries.sizes import database_bytes
from compliance.web.administrator.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.nightly import faults
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor


@page(blueprint, "/system", Permission.SYSTEM_READ)
def system() -> ResponseReturnValue:
    """What runs, how much it holds, whether it was proved, and what is done on the server by command."""
    with desk().reading() as session:
        size, root = trail.size_and_root(session)
        kept = database_bytes(session)
    proof = next(line for line in lines(desk()) if line.name is Nightly.VERIFY)
    return render(
        "administrator/system.html",
        size=size,
        root=root.hex(),
        megabytes=f"{kept / 1_000_000:,.1f}",
        proof=proof,
        faults=faults(proof),
        versions=_versions(),
        commands=_commands(),
    )


@page(blueprint, "/system/verify", Permission.SYSTEM_VERIFY, methods=("POST",))
def verify_now() -> ResponseReturnValue:
    """The verification of the night, now: the runner does it, and the job's page shows what it found."""
    return redirect(url_for("jobs.job", job_id=ask(desk(), visitor().id, VERIFICATION, {}, sent_form())))


def _versions() -> tuple[tuple[str, str], ...]:
    kept = "PostgreSQL" if desk().database.is_postgresql else "SQLite"
    return (
        (_("プログラム"), version("compliance")),
        (_("データベース"), kept),
        ("Python", platform.python_version()),
        (_("特記事項の版"), _("%(number)s版", number=len(desk().shelf.editions))),
    )


def _commands() -> tuple[tuple[str, str], ...]:
    return (
        ("compliance accounts list", _("アカウントと配属の一覧を表示します。")),
        ("compliance accounts add", _("アカウントを作ります。パスワードは画面の問いに答えて入力します。")),
        ("compliance verify", _("操作記録、事実、義務の表が食い違っていないことを、いま確かめます。")),
        ("compliance rebuild", _("義務の表を、記録された事実から作り直します。")),
        ("compliance settings", _("現在の設定を表示します。")),
    )
