"""Words about what was handed in: kinds, states, who sent it, and what the check of a receipt found."""

from flask_babel import gettext as _

from compliance.services.receipt_checks import Checked, Verdict
from compliance.store.queries.submissions import Submission, SubmissionState
from compliance.web.languages import chosen_language
from compliance.web.messages import Message
from compliance.wording.languages import said
from compliance.wording.submissions import KINDS

STYLES = {
    SubmissionState.WAITING: "claimed",
    SubmissionState.RETURNED: "overdue",
    SubmissionState.ACCEPTED: "met",
    SubmissionState.RECEIVED: "standing",
    SubmissionState.VOID: "lapsed",
}
"""The colour of each state, as a status has it."""


def submission_kind(kind: str) -> str:
    """What it is."""
    words = said(KINDS[kind], chosen_language())
    return words[:1].upper() + words[1:]


def submission_state(state: SubmissionState) -> str:
    """What became of it."""
    return {
        SubmissionState.WAITING: _("確認待ち"),
        SubmissionState.RETURNED: _("差戻し"),
        SubmissionState.ACCEPTED: _("受理"),
        SubmissionState.RECEIVED: _("受付済み"),
        SubmissionState.VOID: _("取消し"),
    }[state]


def sender_words(line: Submission) -> str:
    """Who sent it, somebody who left included; what came on paper was recorded by the ward."""
    if line.own:
        return line.by or ""
    return _("区が記録（%(name)s）", name=line.by) if line.by else _("区が記録")


def verdict_words(checked: Checked) -> str:
    """What the check of a receipt found, and what to do; a file that is none has `no_receipt`."""
    return {
        Verdict.GENUINE: _("本物です。区の記録と、すべて一致しました。"),
        Verdict.RESAVED: _(
            "中のデータは本物ですが、PDFは区が作ったものと同じではありません。紙面の文字が書き換えられたか、別の版で作られたものです。紙面と、下の内容を見比べてください。"
        ),
        Verdict.ALTERED: _(
            "書き換えられているか、壊れています。区の記録と一致しません。この受領書は使わず、提出した人に、元のPDFを求めてください。"
        ),
        Verdict.FOREIGN: _(
            "確かめられませんでした。この番号の受領書が記録にないか、ほかの区・ほかの担当のものです。番号と、提出先を確かめてください。"
        ),
        Verdict.AHEAD: _(
            "受領書のほうが、今の記録より新しいものです。記録が古い控えに戻されたおそれがあります。システムの管理者に、この受領書を見せてください。"
        ),
        Verdict.BROKEN: _(
            "区の記録のほうが、つじつまが合いません。システムの管理者に、システム全体の確認（verify）を求めてください。"
        ),
    }[checked.verdict]


def no_receipt() -> Message:
    """Why a PDF is no receipt, and what to do instead."""
    return Message(
        "",
        _("受領書のPDFではないか、印刷し直したときなどに、中のデータが失われています。"),
        _("受領番号を入力して確かめてください。"),
    )


def differing_words(checked: Checked) -> str:
    """The parts of a receipt that differ from the record."""
    return _("、").join(dict.fromkeys(map(_part_word, checked.differing)))


def _part_word(name: str) -> str:
    return {
        "at": _("受け取った日時"),
        "by": _("送信した人"),
        "content": _("内容の SHA-256"),
        "contractor": _("受託者"),
        "contracts": _("契約"),
        "files": _("ファイル"),
        "own": _("送信した人"),
        "practice": _("練習用の表示"),
        "ward": _("区の名前"),
        "what": _("受け取ったもの"),
    }.get(name, _("記録の証明"))
