"""The forms of the registers, each field named as the column it fills."""

import re
from typing import Any
from unicodedata import normalize

from flask_babel import lazy_gettext as _
from wtforms import Form, HiddenField

from compliance.domain.facts import Medium
from compliance.domain.obligations import Party
from compliance.services.contractors import Contact
from compliance.services.contracts import Attachment
from compliance.services.outsourcings import Item, MeasureText, NamedMedium
from compliance.store.models.contracts import AttachmentKind
from compliance.store.models.outsourcings import BasisType, DataOrigin, MeasureCategory
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField, PickField, YesField, either
from compliance.web.fields.mail_fields import MailField
from compliance.web.fields.row_fields import RowsField
from compliance.web.fields.typed_fields import DayField, LineField, LongField, WholeField
from compliance.web.names import attachment_word


def _line(label: Any, **more: Any) -> LineField:
    return LineField(label, required=False, **more)


def _long(label: Any, **more: Any) -> LongField:
    return LongField(label, required=False, **more)


def _day(label: Any, **more: Any) -> DayField:
    return DayField(label, required=False, **more)


def _measure(key: str, party: Party, category: MeasureCategory, text: str, clauses: str | None) -> MeasureText:
    """One row of measures; a new one has no key until all rows are known."""
    items = tuple(re.split(r"[、,\s]+", normalize("NFKC", clauses))) if clauses else ()
    return MeasureText(key=key or "", party=party, category=category, text=text, clauses=items)


class ContractorForm(Form):
    """One business and whom to ask there."""

    name = LineField(_("事業者の名称"))
    kana = _line(_("フリガナ"))
    corporate_number = _line(
        _("法人番号（13桁）"), description=_("国税庁の法人番号公表サイトで調べられます。個人事業主は空欄です。")
    )
    postal_code = _line(_("郵便番号"))
    address = _line(_("所在地"))
    telephone = _line(_("電話番号"))
    email = MailField(_("メールアドレス"), required=False)
    contacts = RowsField(
        _("連絡先の人"),
        Contact,
        {
            "name": LineField(_("氏名")),
            "post": _line(_("役職・部署")),
            "telephone": _line(_("電話番号")),
            "email": MailField(_("メールアドレス"), required=False),
        },
        add=_("連絡先をもう1人加える"),
    )


class ContractForm(Form):
    """A contract as it was concluded."""

    number = LineField(_("契約番号"))
    contractor_id = PickField(_("委託先"), "contractors", listed=True, hint=_("名称・カナ・法人番号の一部"))
    edition_id = PickField(_("特記事項の版"), "editions")
    concluded_on = DayField(_("契約締結日"))
    start_on = DayField(_("契約期間の開始日"))
    end_on = _day(_("契約期間の終了日"), not_before="start_on", description=_("未定なら空欄にします。"))
    collects = either(
        _("個人情報の収集"),
        _("受託者が収集する"),
        _("受託者は収集しない（収集についての項は該当なし）"),
        default=True,
    )
    predecessor_id = PickField(
        _("更新前の契約（更新のとき）"), "contracts", required=False, hint=_("契約番号・委託先の一部")
    )
    attachments = RowsField(
        _("契約に付したもの"),
        Attachment,
        {
            "kind": ChoiceField(_("付したもの"), AttachmentKind, attachment_word),
            "stated": either(_("付したか"), _("あり"), _("なし"), default=True),
            "document_version": _line(_("版・名称")),
            "stated_on": _day(_("付した日")),
        },
        add=_("もう1件加える"),
    )
    note = _long(_("備考"))


class OutsourcingForm(Form):
    """A council item, written down by hand."""

    title = LineField(_("件名"))
    basis_type = ChoiceField(_("報告・諮問の別"), BasisType, choice_word)
    basis_text = _line(_("条例の根拠"))
    paper_number = _line(_("資料番号"))
    registered_name = _line(_("登録業務の名称"))
    contractor_text = _line(_("委託先（資料の記載）"), description=_("決まっていなければ「未定」とします。"))
    computer_processing = YesField(_("電子計算機による個人情報の処理委託"))
    involves_collection = YesField(_("個人情報の収集を伴う委託"))
    provides_sensitive = YesField(_("重要な個人情報の提供を伴う委託"))
    purpose = _long(_("目的"))
    subjects = _line(_("対象者"))
    subject_count = WholeField(_("対象者の数"), required=False)
    subject_count_approximate = YesField(_("おおよその数である（約）"))
    media_text = _line(_("記録媒体（資料の記載）"))
    reason = _long(_("委託理由"))
    content = _long(_("委託の内容"))
    start_on = _day(_("委託の開始日"))
    end_on = _day(_("委託の終了日"), not_before="start_on")
    continues_yearly = YesField(_("次年度以降も、同様の業務委託を行う"))
    data_items = RowsField(
        _("情報項目"),
        Item,
        {
            "person_kind": LineField(_("だれの情報か")),
            "name": LineField(_("項目")),
            "origin": ChoiceField(_("由来"), DataOrigin, choice_word, required=False),
        },
        add=_("項目をもう1件加える"),
    )
    media = RowsField(
        _("記録媒体"),
        NamedMedium,
        {
            "name": LineField(_("名称")),
            "medium": ChoiceField(_("種類"), Medium, choice_word, required=False),
        },
        add=_("媒体をもう1件加える"),
    )
    note = _long(_("メモ"))


class NewOutsourcingForm(OutsourcingForm):
    """The same, with who is in charge from which day."""

    sections = PickField(_("担当課"), "sections", multiple=True)
    lead = PickField(_("主となる担当課"), "sections")
    from_on = DayField(_("担当を始める日"))


class InChargeForm(Form):
    """A section takes charge."""

    section_id = PickField(_("担当課"), "sections")
    from_on = DayField(_("担当を始める日"))
    to_on = _day(_("担当を終える日"), not_before="from_on")
    leads = YesField(_("主となる担当課である"))


class MeasuresForm(Form):
    """The measures as reported to the council."""

    happened_on = DayField(_("審議会に報告した日"))
    measures = RowsField(
        _("対策"),
        _measure,
        {
            "key": HiddenField(),
            "party": ChoiceField(_("だれの対策か"), Party, choice_word, default=Party.CONTRACTOR),
            "category": ChoiceField(_("種類"), MeasureCategory, choice_word, default=MeasureCategory.OPERATIONS),
            "text": LongField(_("対策の内容")),
            "clauses": _line(_("同じ内容の項"), description=_("例：11、12（件数は、その項として数えます）")),
        },
        add=_("対策をもう1件加える"),
    )
    note = _long(_("備考"))
