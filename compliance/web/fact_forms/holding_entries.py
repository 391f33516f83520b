"""What passes between the two and what the contractor holds: handovers, collection, removals, returns, erasures."""

from uuid import UUID

from flask_babel import lazy_gettext as _

from compliance.domain.editions import Act
from compliance.domain.facts import Medium, Origin
from compliance.services.erasures import Certified, DecideCheck, FileCertificate, RecordCheck, RecordErasure
from compliance.services.grounds import Ground
from compliance.services.handovers import (
    ExpectHandover,
    RecogniseMatter,
    RecordCollection,
    RecordCopy,
    RecordHandover,
    RecordRemoval,
    RecordSubcontracting,
)
from compliance.services.holdings import (
    CountHolding,
    FlagNoLongerNeeded,
    FollowInstruction,
    GiveBack,
    Instruct,
    RecordHolding,
    StateNoComputerUsed,
)
from compliance.services.recording import Command
from compliance.services.reviews import enter_check
from compliance.store.changes import Change
from compliance.store.models.certificates import Seal
from compliance.store.models.erasures import ErasureType
from compliance.store.shelves import Shelf
from compliance.web.fact_forms.entries import (
    Entry,
    Group,
    Values,
    by_act,
    by_ban,
    by_instruction,
    ids_beneath,
    if_known,
)
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField, PickField, YesField, either
from compliance.web.fields.typed_fields import DayField, InstantField, LineField, LongField, WholeField

_AWAITED = _("承諾されるまで、この受渡しは「待ち」になり、行われたことになりません。")
_LISTED = _("区から渡すとき。名簿が区に確認されるまで、この受渡しは「待ち」になります。")
_DIRECTION = (_("受託者から区へ"), _("区から受託者へ"))


def _certified(values: Values, ground: Ground) -> Values:
    """Each erasure with the contract it lies under; the certificate serves those contracts too."""
    under = {found.id: found.contract for found in ground.recorded("erasure", everywhere=True)}
    erasures = tuple(Certified(erasure_id=id, contract_id=under[id]) for id in values["erasures"])
    contracts = (*values["contracts"], *(certified.contract_id for certified in erasures))
    return {**values, "erasures": erasures, "contracts": tuple(dict.fromkeys(contracts))}


def _enter_check(change: Change, shelf: Shelf, _command: type[Command], values: Values) -> UUID:
    return enter_check(change, shelf, RecordCheck(**values))


HANDOVER_ENTRIES = (
    Entry(
        command=RecordHandover,
        group=Group.HANDOVERS,
        title=_("受渡し"),
        when=_("書類や媒体を渡した、又は受け取ったとき。確認書の日付は、あとから訂正で加えられます。"),
        where=if_known(by_act(Act.CONFIRM_HANDOVER, Act.HAND_OVER)),
        fields={
            "happened_on": DayField(_("受け渡した日")),
            "to_ward": either(_("向き"), *_DIRECTION),
            "description": LineField(_("受け渡したもの")),
            "medium": ChoiceField(_("媒体"), Medium, choice_word),
            "count": WholeField(_("数量（点）")),
            "persons": WholeField(_("含まれる人数"), unit=_("人")),
            "medium_label": LineField(_("媒体の番号・名称")),
            "encrypted": either(_("暗号化"), _("暗号化した"), _("暗号化していない"), none=_("不明・紙のため対象外")),
            "key_by": LineField(_("パスワードの伝え方"), description=_("媒体とは別の方法で伝えます。例：電話")),
            "expected_id": PickField(_("予定していた受渡し"), "expected_handover"),
            "consent_id": PickField(_("根拠とする承諾"), "consent_request", description=_AWAITED),
            "handler_id": PickField(_("受け取る取扱者"), "designation", description=_LISTED),
            "number": LineField(_("確認書の番号")),
            "purpose": LineField(_("目的")),
            "giver": LineField(_("渡した人")),
            "receiver": LineField(_("受け取った人")),
            "due_back_on": DayField(_("返却の予定日"), not_before="happened_on"),
            "ward_confirmed_on": DayField(_("区が確認書に記名した日"), not_before="happened_on"),
            "ward_confirmed_by": LineField(_("区で確認した人")),
            "contractor_confirmed_on": DayField(_("受託者が確認書に記名した日"), not_before="happened_on"),
            "contractor_confirmed_by": LineField(_("受託者で確認した人")),
            "counted": WholeField(_("受け取った側が数えた数"), description=_("書かれた数量と違うときだけ。")),
            "difference": LongField(_("違いの内容")),
        },
    ),
    Entry(
        command=ExpectHandover,
        group=Group.HANDOVERS,
        title=_("受渡しの予定"),
        when=_("期日を決めて受け渡すもの（事業報告書、指導票など）があるとき。"),
        where=by_act(Act.HAND_OVER),
        unless=_("この契約の特記事項に、予定した受渡しの定めはありません。"),
        fields={
            "happened_on": DayField(_("予定を決めた日")),
            "due_on": DayField(_("受け渡す期日")),
            "description": LineField(_("受け渡すもの")),
            "to_ward": either(_("向き"), *_DIRECTION),
        },
    ),
    Entry(
        command=RecordCollection,
        group=Group.HANDOVERS,
        title=_("受託者による収集"),
        when=_("受託者が個人情報を集めたとき（本人以外から、目的を示さずに、など）。"),
        where=by_ban("indirect_collection", "sensitive_collection"),
        read=ids_beneath(consents="consent_id"),
        fields={
            "happened_on": DayField(_("収集した日")),
            "what": LineField(_("収集した内容")),
            "from_the_person": YesField(_("本人から収集した")),
            "purpose_stated": YesField(_("利用目的を示して収集した")),
            "sensitive": PickField(_("収集が禁じられた事項"), "sensitive", multiple=True, required=False),
            "consents": PickField(_("根拠とした承諾"), "consent_request", multiple=True, required=False),
        },
    ),
    Entry(
        command=RecogniseMatter,
        group=Group.HANDOVERS,
        title=_("区が認めた事項"),
        when=_("収集を禁じる事項（第4号）として、区が認めたとき。"),
        where=by_ban("sensitive_collection"),
        fields={
            "happened_on": DayField(_("認めた日")),
            "matter": LineField(_("認めた事項")),
            "recognised_by": LineField(_("認めた人")),
        },
    ),
    Entry(
        command=RecordRemoval,
        group=Group.HANDOVERS,
        title=_("持出し"),
        when=_("指定した場所の外へ個人情報が持ち出されたとき。戻った日は、あとから訂正で加えられます。"),
        where=by_ban("removal"),
        fields={
            "happened_on": DayField(_("持ち出した日")),
            "what": LineField(_("持ち出したもの")),
            "medium_label": LineField(_("媒体の番号・名称")),
            "destination": LineField(_("持出し先")),
            "carried_by": LineField(_("持ち出した人")),
            "consent_id": PickField(_("根拠とした承諾"), "consent_request"),
            "returned_on": DayField(_("戻った日"), not_before="happened_on"),
        },
    ),
    Entry(
        command=RecordCopy,
        group=Group.HANDOVERS,
        title=_("複写・複製"),
        when=_("複写・複製が行われたと分かったとき。"),
        where=by_ban("copying"),
        fields={
            "happened_on": DayField(_("複写した日")),
            "what": LineField(_("複写したもの")),
            "count": WholeField(_("部数（点）"), least=1),
            "consent_id": PickField(_("根拠とした承諾"), "consent_request"),
        },
    ),
    Entry(
        command=RecordSubcontracting,
        group=Group.HANDOVERS,
        title=_("再委託"),
        when=_("個人情報の取扱いがほかの者へ再委託されたと分かったとき。"),
        where=by_ban("subcontracting"),
        fields={
            "happened_on": DayField(_("再委託した日")),
            "third_party": LineField(_("再委託先")),
            "work": LineField(_("再委託した業務")),
            "consent_id": PickField(_("根拠とした承諾"), "consent_request"),
        },
    ),
)

HOLDING_ENTRIES = (
    Entry(
        command=RecordHolding,
        group=Group.HOLDINGS,
        title=_("保有資料"),
        when=_("受託者が新しく資料を持つようになったとき。"),
        where=if_known(by_act(Act.GIVE_BACK, Act.ERASE)),
        fields={
            "happened_on": DayField(_("保有を始めた日")),
            "description": LineField(_("資料の内容")),
            "medium": ChoiceField(_("媒体"), Medium, choice_word),
            "origin": ChoiceField(_("由来"), Origin, choice_word),
            "count": WholeField(_("数量（点）"), least=1),
            "place": LineField(_("保管場所")),
            "medium_label": LineField(_("媒体の番号・名称")),
            "handover_id": PickField(_("もとになった受渡し"), "handover"),
            "device_id": PickField(_("記録している電子計算機"), "device"),
        },
    ),
    Entry(
        command=FlagNoLongerNeeded,
        group=Group.HOLDINGS,
        title=_("不要になった資料"),
        when=_("業務の途中で、使わなくなった資料があるとき。"),
        where=by_act(Act.GIVE_BACK, Act.ERASE),
        fields={
            "holding_id": PickField(_("不要になった資料"), "holding"),
            "happened_on": DayField(_("不要になった日")),
        },
    ),
    Entry(
        command=GiveBack,
        group=Group.HOLDINGS,
        title=_("返還・引渡し"),
        when=_("受託者から資料や媒体が戻った、又は引き渡されたとき。"),
        where=by_act(Act.GIVE_BACK),
        fields={
            "holding_id": PickField(_("戻った資料"), "holding"),
            "happened_on": DayField(_("返還・引渡しの日")),
            "count": WholeField(_("数量（点）"), least=1),
            "delivered": either(_("返還か引渡しか"), _("引渡し"), _("返還"), first=False),
            "giver": LineField(_("渡した人")),
            "receiver": LineField(_("受け取った人")),
        },
    ),
    Entry(
        command=CountHolding,
        group=Group.HOLDINGS,
        title=_("現物の確認"),
        when=_("受託者が持っている資料の数を、実物で数えたとき（立入り調査等、受託者の棚卸し）。"),
        where=if_known(by_act(Act.GIVE_BACK, Act.ERASE)),
        fields={
            "holding_id": PickField(_("数えた資料"), "holding"),
            "happened_on": DayField(_("数えた日")),
            "counted": WholeField(_("実際の数（点）")),
            "counted_by": LineField(_("数えた人")),
        },
    ),
    Entry(
        command=StateNoComputerUsed,
        group=Group.HOLDINGS,
        title=_("電子計算機を使用していない旨の申出"),
        when=_("業務に電子計算機を使わなかったと申出があったとき。消去と証明書は求めなくなります。"),
        where=by_act(Act.ERASE),
        fields={
            "happened_on": DayField(_("申出のあった日")),
            "stated_by": LineField(_("申し出た人")),
        },
    ),
    Entry(
        command=Instruct,
        group=Group.HOLDINGS,
        title=_("区の指示"),
        when=_("資料の扱い（更新後の契約への引継ぎ、廃棄など）や、事故等の後の対応を区が指示したとき。"),
        where=by_instruction,
        read=ids_beneath(holdings="holding_id"),
        fields={
            "happened_on": DayField(_("指示した日")),
            "clause": PickField(_("根拠となる項"), "instruction_items"),
            "holdings": PickField(_("対象の資料"), "holding", multiple=True, required=False),
            "successor_id": PickField(_("資料を引き継ぐ契約"), "successors"),
            "incident_id": PickField(_("対象の事故等"), "incident"),
            "text": LongField(_("指示の内容")),
            "due_on": DayField(_("対応の期限"), not_before="happened_on"),
            "letter_id": PickField(_("発信文書"), "letter"),
            "instructed_by": LineField(_("指示した人")),
        },
    ),
    Entry(
        command=FollowInstruction,
        group=Group.HOLDINGS,
        title=_("指示への対応"),
        when=_("受託者が区の指示のとおりに対応したと分かったとき。"),
        where=by_instruction,
        fields={
            "instruction_id": PickField(_("どの指示か"), "instruction"),
            "happened_on": DayField(_("対応した日")),
            "how": LongField(_("対応の内容")),
        },
    ),
)

ERASURE_ENTRIES = (
    Entry(
        command=RecordErasure,
        group=Group.ERASURES,
        title=_("消去の記録"),
        when=_("電子計算機の中のデータを消した、又は指示により媒体や紙を廃棄したとき。"),
        where=by_act(Act.ERASE, Act.CERTIFY),
        read=ids_beneath(holdings="holding_id"),
        fields={
            "happened_on": DayField(_("消去した日")),
            "holdings": PickField(_("消去した資料"), "holding", multiple=True),
            "erasure_type": ChoiceField(_("消去の種類"), ErasureType, choice_word),
            "count": WholeField(_("数量（点）"), least=1),
            "data": LineField(_("消去した情報")),
            "device_id": PickField(_("消去した電子計算機"), "device"),
            "equipment": LineField(_("機器・媒体のメーカー、型番、製造番号")),
            "place": LineField(_("場所")),
            "started_at": InstantField(_("始めた日時")),
            "ended_at": InstantField(_("終えた日時"), not_before="started_at"),
            "operator": LineField(_("消去した人")),
            "witness": LineField(_("立ち会った人")),
            "method": LineField(_("方法")),
            "tool": LineField(_("使った機器・ソフトウェア")),
            "tool_version": LineField(_("ソフトウェアの版")),
            "verification": LineField(_("消えたことの確かめ方")),
            "copies": LineField(_("控え・複製の有無と扱い")),
        },
    ),
    Entry(
        command=FileCertificate,
        group=Group.ERASURES,
        title=_("消去証明書の受領"),
        when=_("個人情報消去証明書を受け取ったとき。"),
        where=by_act(Act.CERTIFY),
        made=_certified,
        read=ids_beneath(erasures="erasure_id"),
        fields={
            "happened_on": DayField(_("証明書を受け取った日")),
            "contracts": PickField(_("ほかに、この証明書の対象となる契約"), "contracts", multiple=True, required=False),
            "erasures": PickField(_("証明の対象となる消去"), "erasures_of_all", multiple=True),
            "number": LineField(_("証明書の番号")),
            "dated_on": DayField(_("証明書の日付")),
            "addressee": LineField(_("宛先")),
            "signed_by": LineField(_("証明した人")),
            "seal": ChoiceField(_("押印"), Seal, choice_word),
            "kept_where": LineField(_("原本の保管場所")),
        },
    ),
    Entry(
        command=DecideCheck,
        group=Group.ERASURES,
        title=_("消去を確認する旨の決定"),
        when=_("消去されたことを区が確かめると決めたとき。"),
        where=by_act(Act.CHECK_ERASURE),
        fields={
            "erasure_id": PickField(_("確認する消去"), "erasure"),
            "happened_on": DayField(_("決定した日")),
            "decided_by": LineField(_("決定した人")),
        },
    ),
    Entry(
        command=RecordCheck,
        group=Group.ERASURES,
        title=_("消去の確認結果"),
        when=_("消去を書面又は実地で確かめたとき。"),
        where=by_act(Act.CHECK_ERASURE),
        fields={
            "erasure_id": PickField(_("確認した消去"), "erasure"),
            "happened_on": DayField(_("確認した日")),
            "confirmed": either(_("結果"), _("消去を確認した"), _("消去未確認（再提出を求める）")),
            "on_site": either(_("確認の方法"), _("実地で確認"), _("書面で確認"), first=False),
            "checked_by": LineField(_("確認した人")),
            "seen": LongField(_("確認した内容")),
        },
        enter=_enter_check,
    ),
)
