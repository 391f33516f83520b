"""What the pages of errors say: what happened, why, and what to do next, in the visitor's language."""

from dataclasses import dataclass

from flask_babel import gettext as _

from compliance.domain.errors import Explanation
from compliance.store.outages import DatabaseUnusable, Outage
from compliance.web.languages import chosen_language


@dataclass(frozen=True, slots=True)
class Message:
    """The three sentences of an error page, in the visitor's language."""

    what: str
    why: str
    next: str

    @property
    def whole(self) -> str:
        """The three sentences one after another."""
        return (" " if chosen_language() == "en" else "").join((self.what, self.why, self.next))


def said(explanation: Explanation) -> Message:
    """A refusal's words in the visitor's language."""
    words = (explanation.what, explanation.why, explanation.next)
    return Message(*(getattr(part, chosen_language()) for part in words))


def message_of(code: int) -> Message:
    """What is said where only a status code is known."""
    known = {
        400: Message(
            _("送信された内容を受け取れませんでした。"),
            _("画面の一部が欠けているか、内容が途中で変わっています。"),
            _("前の画面に戻り、開き直してからもう一度送信してください。"),
        ),
        403: Message(
            _("この画面を開く権限がありません。"),
            _("お使いのアカウントの役割には、この画面が割り当てられていません。"),
            _("必要な場合は、個人情報保護担当に役割の確認を依頼してください。"),
        ),
        404: Message(
            _("ページが見つかりません。"),
            _("アドレスが違うか、閲覧できる範囲にありません。"),
            _("アドレスを確かめるか、メニューから選び直してください。"),
        ),
        405: Message(
            _("この画面は直接開けません。"),
            _("送信ボタンからだけ開く画面です。"),
            _("メニューから操作をやり直してください。"),
        ),
        413: Message(
            _("送信された内容が大きすぎます。"),
            _("受け取れる大きさの上限を超えています。何も保存していません。"),
            _("ファイルを小さくするか分けて、もう一度送信してください。"),
        ),
        429: Message(
            _("しばらくの間、受付を止めています。"),
            _("短い間に、同じ操作が何度も届いたためです。"),
            _("15分ほど待ってから、もう一度お試しください。"),
        ),
    }
    return known.get(code, known[400])


def csrf_message() -> Message:
    """A form that was opened under another sign-in, or comes from another page."""
    return Message(
        _("送信を確認できなかったため、保存していません。"),
        _("画面を開いた後にサインインし直したか、別の画面から送信されました。"),
        _("前の画面に戻り、再読込みしてからもう一度送信してください。"),
    )


def failure_message(number: str) -> Message:
    """A fault of the program: the number ties the page to the line in the log."""
    return Message(
        _("処理できませんでした。"),
        _("システムの中で問題が起きました。番号：%(number)s", number=number),
        _(
            "保存されたかどうかを画面で確かめてください。続く場合は、この番号を管理者（受託者の方は担当課）に伝えてください。"
        ),
    )


def vault_message(number: str) -> Message:
    """The place that keeps the files is out of use, and everything else is not."""
    return Message(
        _("いまはファイルを受け取ることも取り出すこともできません。"),
        _("ファイルを保管している場所に接続できません（番号：%(number)s）。", number=number),
        _("1分ほど待ってから、もう一度お試しください。続く場合は、この番号を管理者に伝えてください。"),
    )


def outage_message(unusable: DatabaseUnusable, number: str) -> Message:
    """The database is out of use: for the visitor, while the log tells the operator which one, and how."""
    busy = unusable.outage is Outage.BUSY
    return Message(
        _("いまは処理できません。"),
        _("ほかの処理が終わるのを待ちましたが、終わりませんでした。番号：%(number)s", number=number)
        if busy
        else _("データを置いている場所に接続できません。番号：%(number)s", number=number),
        _(
            "1分ほど待ってから、もう一度開いてください。保存の途中だったときは、保存されたかどうかを画面で確かめてください。"
            "続く場合は、この番号を管理者（受託者の方は担当課）に伝えてください。"
        ),
    )
