"""What is asked for and answered: consents, reports on the handling, extensions of days, reviews of submissions."""

from datetime import date
from uuid import UUID

from flask_babel import lazy_gettext as _

from compliance.domain.editions import Act
from compliance.services.consents import DecideConsent, RequestConsent
from compliance.services.extensions import ExtendDue
from compliance.services.grounds import Ground
from compliance.services.recording import Command
from compliance.services.reviews import ReviewSubmission, enter_review
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.store.changes import Change
from compliance.store.shelves import Shelf
from compliance.web.fact_forms.entries import Entry, Group, Values, by_act, by_consent
from compliance.web.fields.chosen_fields import PickField, YesField, either
from compliance.web.fields.typed_fields import DayField, LineField, LongField

_NO_CONSENT = _("この契約の特記事項に、承諾による例外はありません。認める場合は契約の変更によります。")


def _extended(values: Values, _ground: Ground) -> Values:
    """The duty chosen on the page stands for its key and for the day that stood there."""
    if "obligation" not in values:
        return values
    key, _bar, old = values.pop("obligation").rpartition("|")
    return {**values, "obligation_key": key, "old_due_on": date.fromisoformat(old) if old else None}


def _reviewed(values: Values, _ground: Ground) -> Values:
    """The submission chosen on the page stands for its kind and its id."""
    if "submission" not in values:
        return values
    kind, _bar, subject = values.pop("submission").partition("|")
    return {**values, "subject_kind": kind, "subject_id": UUID(subject)}


def _enter_review(change: Change, shelf: Shelf, _command: type[Command], values: Values) -> UUID:
    return enter_review(change, shelf, ReviewSubmission(**values))


CONSENT_ENTRIES = (
    Entry(
        command=RequestConsent,
        group=Group.CONSENTS,
        title=_("承諾の申請の受領"),
        when=_("受託者から承諾を求める申請を受け取ったとき。"),
        where=by_consent,
        unless=_NO_CONSENT,
        fields={
            "happened_on": DayField(_("申請を受け取った日")),
            "clause": PickField(_("承諾を求める項"), "consent_items"),
            "what": LineField(_("対象となる個人情報・内容")),
            "recipient": LineField(_("相手先")),
            "place": LineField(_("場所")),
            "medium_label": LineField(_("媒体（持出しのとき）"), description=_("例：USBメモリ1本、紙の名簿3枚")),
            "reason": LongField(_("理由")),
            "wanted_from_on": DayField(_("希望する期間（初日）")),
            "wanted_to_on": DayField(_("希望する期間（末日）"), not_before="wanted_from_on"),
            "safeguards": LongField(_("保護の方法")),
        },
    ),
    Entry(
        command=DecideConsent,
        group=Group.CONSENTS,
        title=_("承諾するかどうかの決定"),
        when=_("申請に対して、区が承諾する、又はしないと決めたとき。"),
        where=by_consent,
        unless=_NO_CONSENT,
        weighty=True,
        fields={
            "request_id": PickField(_("決定した申請"), "consent_request"),
            "happened_on": DayField(_("決定した日")),
            "granted": either(_("決定"), _("承諾する"), _("承諾しない")),
            "until_on": DayField(
                _("承諾の期限"), not_before="happened_on", description=_("空欄なら、契約の終わりまで。")
            ),
            "back_by_on": DayField(_("持出しを戻す期日"), not_before="happened_on"),
            "conditions": LongField(_("条件")),
            "decided_by": LineField(_("決定した人")),
            "letter_id": PickField(_("通知の文書"), "letter"),
        },
    ),
)

STATUS_ENTRIES = (
    Entry(
        command=RequestStatus,
        group=Group.STATUS,
        title=_("取扱状況の報告の求め"),
        when=_("受託者に、取扱状況の報告や自己点検を求めたとき。"),
        where=by_act(Act.REPORT_STATUS),
        fields={
            "happened_on": DayField(_("求めた日")),
            "due_on": DayField(
                _("報告の期限"), not_before="happened_on", description=_("空欄なら、区の運用日数で数えます。")
            ),
            "self_check": YesField(_("年度の自己点検である")),
            "question": LongField(_("求めた内容")),
            "asked_by": LineField(_("求めた人")),
        },
    ),
    Entry(
        command=ReportStatus,
        group=Group.STATUS,
        title=_("取扱状況の報告の受領"),
        when=_("求めた報告が届いたとき。"),
        where=by_act(Act.REPORT_STATUS),
        fields={
            "request_id": PickField(_("どの求めへの報告か"), "status_request"),
            "happened_on": DayField(_("報告を受け取った日")),
            "answer": LongField(_("報告の内容")),
        },
    ),
)

EXTENSION_ENTRIES = (
    Entry(
        command=ExtendDue,
        group=Group.EXTENSIONS,
        title=_("期限の延長"),
        when=_("義務の期限を、理由があって延ばすと決めたとき。特記事項や法令の定める期限は延ばせません。"),
        weighty=True,
        only_new=frozenset({"obligation"}),
        made=_extended,
        fields={
            "obligation": PickField(_("延長する義務"), "extendable", required=True, listed=True),
            "happened_on": DayField(_("延長を決めた日")),
            "new_due_on": DayField(_("新しい期限")),
            "reason": LongField(_("延長の理由")),
            "granted_by": LineField(_("決定した人")),
        },
    ),
)

REVIEW_ENTRIES = (
    Entry(
        command=ReviewSubmission,
        group=Group.REVIEWS,
        title=_("提出されたものの確認"),
        when=_("受託者が提出したもの（確認待ち）を受理する、又は差し戻すとき。自分が記録したものは確認できません。"),
        weighty=True,
        only_new=frozenset({"submission"}),
        made=_reviewed,
        enter=_enter_review,
        fields={
            "submission": PickField(_("確認するもの"), "submissions", required=True),
            "happened_on": DayField(_("確認した日")),
            "accepted": either(_("結果"), _("受理する"), _("差し戻す")),
            "reason": LongField(_("差戻しの理由"), description=_("差し戻すときは必ず入力します。受託者に伝わります。")),
            "reviewed_by": LineField(_("確認した人")),
        },
    ),
)
