"""Decisions and the contract itself: breaches, guidance, publication, damage, letters, term, places, closing."""

from flask_babel import lazy_gettext as _

from compliance.domain.editions import Act
from compliance.services.breaches import DecideBreach, DecideGuidance, DecidePublication, Explain, Publish
from compliance.services.contracts import ChangeTerm, CloseContract, DesignatePlace
from compliance.services.damages import ClaimDamage, SettleDamage
from compliance.services.edition_changes import ChangeEdition
from compliance.services.grounds import Ground
from compliance.services.letters import RecordLetter
from compliance.store.models.contracts import TermChangeKind
from compliance.web.fact_forms.entries import Entry, Group, Values, by_act
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField, PickField, YesField, either
from compliance.web.fields.typed_fields import DayField, LineField, LongField, WholeField

_DISCRETION = by_act(Act.DECIDE_GUIDANCE, Act.DECIDE_PUBLICATION)
_MOST_YEN = 10**15


def _proposed(values: Values, _ground: Ground) -> Values:
    """What was chosen stands for a clause and the cause that the record gives; what an officer found, for its day."""
    if "proposal" not in values:
        return values
    clause, _bar, cause = values.pop("proposal").partition("|")
    return {**values, "clause": clause, "cause": cause or f"officer/{values['happened_on'].isoformat()}"}


DISCRETION_ENTRIES = (
    Entry(
        command=DecideBreach,
        group=Group.DISCRETION,
        title=_("違反・怠りの認定"),
        when=_("特記事項の違反又は怠りがあったかどうかを、区が判断したとき。"),
        where=_DISCRETION,
        weighty=True,
        reserved=True,
        only_new=frozenset({"proposal"}),
        made=_proposed,
        fields={
            "proposal": PickField(_("判断した事がら"), "breach_causes", required=True, listed=True),
            "happened_on": DayField(_("判断した日")),
            "established": either(_("判断"), _("違反又は怠りと認定する"), _("認定しない")),
            "ground": LongField(_("判断の根拠")),
            "told_on": DayField(_("受託者に伝えた日"), not_before="happened_on"),
            "reported_id": PickField(_("受託者自身が報告した事故等"), "incident"),
            "decided_by": LineField(_("決定した人")),
        },
    ),
    Entry(
        command=Explain,
        group=Group.DISCRETION,
        title=_("受託者の意見"),
        when=_("認定について受託者の意見を聴いたとき（意見がない場合はその旨）。"),
        where=_DISCRETION,
        fields={
            "breach_id": PickField(_("どの認定についてか"), "breach_decision"),
            "happened_on": DayField(_("意見を聴いた日")),
            "text": LongField(_("意見の内容")),
        },
    ),
    Entry(
        command=DecideGuidance,
        group=Group.DISCRETION,
        title=_("指導するかどうかの決定"),
        when=_("意見を聴いたうえで、指導する、又はしないと決めたとき。"),
        where=by_act(Act.DECIDE_GUIDANCE),
        weighty=True,
        reserved=True,
        fields={
            "breach_id": PickField(_("どの認定についてか"), "breach_decision"),
            "happened_on": DayField(_("決定した日")),
            "guide": either(_("決定"), _("指導する"), _("指導しない")),
            "ground": LongField(_("理由")),
            "decided_by": LineField(_("決定した人")),
            "letter_id": PickField(_("指導の文書"), "letter"),
        },
    ),
    Entry(
        command=DecidePublication,
        group=Group.DISCRETION,
        title=_("公表するかどうかの決定"),
        when=_("意見を聴いたうえで、公表する、又はしないと、二人で決めたとき。"),
        where=by_act(Act.DECIDE_PUBLICATION),
        weighty=True,
        reserved=True,
        fields={
            "breach_id": PickField(_("どの認定についてか"), "breach_decision"),
            "happened_on": DayField(_("決定した日")),
            "publish": either(_("決定"), _("公表する"), _("公表しない"), first=False),
            "ground": LongField(_("理由")),
            "decided_by": LineField(_("決定した人")),
            "confirmed_by": LineField(_("確認した人（決定した人とは別の人）")),
        },
    ),
    Entry(
        command=Publish,
        group=Group.DISCRETION,
        title=_("公表の実施"),
        when=_("決定に従って公表したとき。"),
        where=by_act(Act.DECIDE_PUBLICATION),
        weighty=True,
        reserved=True,
        fields={
            "publication_id": PickField(_("公表の決定"), "publication_decision"),
            "happened_on": DayField(_("公表した日")),
            "text": LongField(_("公表した文")),
            "where_published": LineField(_("公表した場所")),
        },
    ),
    Entry(
        command=RecordLetter,
        group=Group.DISCRETION,
        title=_("発信文書"),
        when=_("指導・指示などの文書を決裁し、送ったとき。"),
        fields={
            "document_number": LineField(_("文書番号")),
            "title": LineField(_("件名")),
            "addressee": LineField(_("宛先")),
            "decided_on": DayField(_("決裁日")),
            "sent_on": DayField(_("発信日"), not_before="decided_on"),
        },
    ),
)

DAMAGE_ENTRIES = (
    Entry(
        command=ClaimDamage,
        group=Group.DAMAGE,
        title=_("損害賠償の請求"),
        when=_("違反による損害の賠償を、区又は第三者が請求したとき。"),
        where=by_act(Act.SETTLE_DAMAGE),
        fields={
            "happened_on": DayField(_("請求した日")),
            "clause": PickField(_("違反した項"), "damage_items"),
            "third_party": either(_("請求した者"), _("第三者"), _("区"), first=False),
            "claimant": LineField(_("請求した者の名称")),
            "amount": WholeField(_("金額（円）"), most=_MOST_YEN),
            "due_on": DayField(_("支払の期限"), not_before="happened_on"),
            "text": LongField(_("内容")),
        },
    ),
    Entry(
        command=SettleDamage,
        group=Group.DAMAGE,
        title=_("損害賠償の解決"),
        when=_("賠償が済んだ、又は請求が取り下げられたとき。"),
        where=by_act(Act.SETTLE_DAMAGE),
        fields={
            "claim_id": PickField(_("どの請求か"), "damage_claim"),
            "happened_on": DayField(_("解決した日")),
            "withdrawn": YesField(_("請求は取り下げられた")),
            "amount": WholeField(_("支払われた金額（円）"), most=_MOST_YEN),
            "text": LongField(_("内容")),
        },
    ),
)

CONTRACT_ENTRIES = (
    Entry(
        command=DesignatePlace,
        group=Group.CONTRACT,
        title=_("取扱場所の指定"),
        when=_("個人情報を取り扱う場所を区が指定したとき。"),
        where=by_act(Act.DESIGNATE_PLACES),
        fields={
            "happened_on": DayField(_("指定した日")),
            "name": LineField(_("場所の名称")),
            "address": LineField(_("所在地")),
        },
    ),
    Entry(
        command=ChangeTerm,
        group=Group.CONTRACT,
        title=_("契約期間の変更"),
        when=_("契約の終了日を延ばした、早めた、又は決めたとき。"),
        weighty=True,
        fields={
            "happened_on": DayField(_("変更を決めた日")),
            "change_kind": ChoiceField(_("変更の種類"), TermChangeKind, choice_word),
            "end_on": DayField(_("新しい終了日"), description=_("未定なら空欄にします。")),
            "reason": LongField(_("理由")),
        },
    ),
    Entry(
        command=ChangeEdition,
        group=Group.CONTRACT,
        title=_("特記事項の版の変更（変更契約）"),
        when=_("契約の途中で、変更契約により特記事項が別の版に変わったとき。"),
        weighty=True,
        fields={
            "edition_id": PickField(_("新しい版"), "editions"),
            "happened_on": DayField(_("新しい版が適用される最初の日")),
            "signed_on": DayField(_("変更契約の締結日")),
            "paper": LineField(_("変更契約の文書"), description=_("例：変更契約書（第1回）")),
            "reason": LongField(_("変更の理由")),
        },
    ),
    Entry(
        command=CloseContract,
        group=Group.CONTRACT,
        title=_("契約の終結"),
        when=_("契約が終わり、返還・消去などがすべて済んだとき。"),
        weighty=True,
        fields={"happened_on": DayField(_("終結した日"))},
    ),
)
