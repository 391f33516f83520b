"""Invitations (招待): mail and letter by which a contractor's person opens an account or sets a new password."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from compliance.documents.qr_codes import qr_code
from compliance.documents.reminders.texts import day_with_weekday
from compliance.documents.rendering import render_pdf
from compliance.documents.texts import breakable, one_line, practice_mark
from compliance.domain.wareki import japanese_date
from compliance.resources import paper_template

TITLE = "「個人情報委託管理」への登録のお願い"
RENEWAL_TITLE = "「個人情報委託管理」のパスワード再設定のご案内"
ADDRESS_HERE = "（登録の画面のアドレスは、送るときに入ります）"
"""What stands for the address in a mail until it is sent: the outbox keeps no code."""

_LISTED = 12
_OFFICE = "個人情報保護担当"


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """Who asks whom, for which contracts (number, work), until when; `section` is empty for the privacy office.

    `login` is the sign-in name of somebody who is to set a new password; empty where an account is to be opened.
    """

    ward: str
    section: str
    telephone: str
    email: str
    inviter: str
    contractor: str
    postal_code: str
    address: str
    name: str
    responsible: bool
    contracts: tuple[tuple[str, str], ...]
    written_on: date
    until_on: date
    least_length: int
    login: str = ""
    practice: bool = False

    @property
    def office(self) -> str:
        """The part of the ward that asks."""
        return one_line(self.section) or _OFFICE

    @property
    def title(self) -> str:
        """What it is about."""
        return RENEWAL_TITLE if self.login else TITLE


def invitation_subject(letter: InvitationLetter) -> str:
    """The subject of the mail."""
    return f"【{one_line(letter.ward)} {letter.office}】{letter.title}"


def invitation_text(letter: InvitationLetter) -> str:
    """The mail, with `ADDRESS_HERE` where its address goes."""
    return "\n".join(_lines(letter))


def invitation_pdf(letter: InvitationLetter, address: str, code: str, prepared_at: datetime) -> bytes:
    """The letter on A4, tagged, with the address as a code for telephones too. NotRendered where it cannot be set."""
    data = {
        "title": letter.title,
        "practice": practice_mark(letter.practice),
        "postal_code": f"〒{one_line(letter.postal_code)}" if letter.postal_code else "",
        "address": breakable(letter.address),
        "contractor": breakable(letter.contractor),
        "name": breakable(letter.name),
        "written_on": japanese_date(letter.written_on),
        "ward": one_line(letter.ward),
        "section": letter.office,
        "telephone": one_line(letter.telephone),
        "email": one_line(letter.email),
        "asks": _asks(letter),
        "contracts": [[breakable(number), breakable(title)] for number, title in letter.contracts[:_LISTED]],
        "further": _further(letter),
        "screen": _screen(letter),
        "duration": _duration(letter),
        "begin": f"{address.rpartition('/')[0]}",
        "code": code,
        "picture": qr_code(address),
        "steps": list(_steps(letter)),
        "notes": list(_notes(letter)),
    }
    return render_pdf(paper_template("invitation"), data, prepared_at)


def _lines(letter: InvitationLetter) -> Iterator[str]:
    if letter.practice:
        yield from ("【練習用】これは練習用のデータで作ったものです。実際のお願いではありません。", "")
    yield from (one_line(letter.contractor), f"{one_line(letter.name)}　様", "")
    yield from (f"いつもお世話になっております。{one_line(letter.ward)}{letter.office}です。", _asks(letter), "")
    if letter.contracts:
        yield "■ 対象の契約"
        yield from (f"・{one_line(number)}　{one_line(title)}" for number, title in letter.contracts[:_LISTED])
        yield from (_further(letter),) if _further(letter) else ()
        yield ""
    yield from (f"■ {_screen(letter)}", "", ADDRESS_HERE, "", f"■ {_duration(letter)}", "")
    yield from (f"{number}. {step}" for number, step in enumerate(_steps(letter), start=1))
    yield ""
    yield from (f"・{note}" for note in _notes(letter))
    yield from ("", "■ 問合せ先", "", f"{one_line(letter.ward)}　{letter.office}")
    if letter.telephone:
        yield f"電話　{one_line(letter.telephone)}"
    if letter.email:
        yield f"メール　{one_line(letter.email)}"
    yield ""


def _screen(letter: InvitationLetter) -> str:
    return "パスワードを決める画面" if letter.login else "登録の画面"


def _duration(letter: InvitationLetter) -> str:
    return "決めかた（2分ほど）" if letter.login else "登録のしかた（5分ほど）"


def _asks(letter: InvitationLetter) -> str:
    if letter.login:
        return "「個人情報委託管理」にサインインするためのパスワードを、新しく決めていただくためのご案内です。"
    what = "名簿や報告書などの提出と、期限の確認に使う「個人情報委託管理」に、"
    who = "取扱責任者として" if letter.responsible else "担当者として"
    return f"お願いしている委託契約の個人情報の取扱いについて、{what}{who}登録をお願いします。"


def _further(letter: InvitationLetter) -> str:
    rest = len(letter.contracts) - _LISTED
    return f"ほか {rest} 件" if rest > 0 else ""


def _steps(letter: InvitationLetter) -> tuple[str, ...]:
    if letter.login:
        return (
            "パソコンかスマートフォンで、パスワードを決める画面を開きます。",
            f"{letter.least_length}文字以上の新しいパスワードを決めて入力します。",
            f"次からは、サインイン名「{one_line(letter.login)}」と新しいパスワードでサインインします。",
        )
    return (
        "パソコンかスマートフォンで、登録の画面を開きます。",
        f"サインイン名と、{letter.least_length}文字以上のパスワードを決めて入力します。",
        "登録が済むと、提出するものの一覧が開きます。",
    )


def _notes(letter: InvitationLetter) -> tuple[str, ...]:
    what = "使える" if letter.login else "登録できる"
    return (
        f"{what}のは一度だけ、{day_with_weekday(letter.until_on)}までです。過ぎたときは、もう一度お送りします。",
        "この案内は、ほかの人に渡さないでください。ほかの人が担当するときは、その人あてにお送りします。",
        f"この案内の手続きをした人：{one_line(letter.inviter)}。心当たりがないときは、下の問合せ先へお知らせください。",
    )
