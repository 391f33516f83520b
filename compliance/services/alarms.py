"""The mail to the office in charge of privacy when the nightly verification finds that records disagree."""

from compliance.services.desk import Desk
from compliance.store import mails
from compliance.store.actors import Actor
from compliance.store.mails import Draft
from compliance.store.models.mails import Channel
from compliance.store.queries.wards import ward

_NIGHT = Actor.system("nightly")
_SUBJECT = "【個人情報委託管理】夜間の検証で、記録の食い違いが見つかりました"
_BODY = """個人情報保護担当　御担当者様

夜間の検証で、記録の食い違いが{number}件見つかりました。

・データベースには触らず、システム管理者に知らせてください。
・内容は、管理者の「定期処理の状況」の画面で確かめられます。
・控え（バックアップ）は、確認が終わるまで上書きしないでください。

個人情報委託管理
"""


def tell_of_faults(desk: Desk, number: int) -> None:
    """Queue the mail, once a day, where there is a mail server and the ward's settings name an address."""
    with desk.reading() as session:
        address = ward(session).email
    if not (number and desk.sends_mail and address):
        return
    draft = Draft(
        key=f"faults {desk.today()}",
        channel=Channel.MAIL,
        recipient=address,
        subject=_SUBJECT,
        body=_BODY.format(number=number),
        letter=None,
        section=None,
        contractor=None,
    )
    with desk.change(_NIGHT) as change:
        mails.queue(change, [draft])
