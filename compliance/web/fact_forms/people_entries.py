"""People and education: lists, designations, devices, pledges, sessions and reports on them."""

from uuid import UUID

from flask_babel import lazy_gettext as _

from compliance.domain.editions import Act
from compliance.domain.facts import Employment, Role
from compliance.services.devices import RegisterDevice
from compliance.services.education import HoldSession, PlanSession, ReportEducation
from compliance.services.grounds import Ground
from compliance.services.people import (
    Designate,
    FileList,
    Listed,
    RegisterPerson,
    TakePledge,
    enter_designation,
    enter_list,
)
from compliance.services.recording import Command
from compliance.services.refusals import not_recorded
from compliance.store.changes import Change
from compliance.store.shelves import Shelf
from compliance.web.fact_forms.entries import Entry, Group, Values, by_act, ids_beneath
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField, PickField, YesField, either
from compliance.web.fields.row_fields import RowsField
from compliance.web.fields.typed_fields import DayField, LineField, LongField, WholeField


def _attendance(stored: Values) -> Values:
    there = stored["attendance"]
    return {
        **stored,
        "attendees": tuple(row["person_id"] for row in there if row["present"]),
        "absentees": tuple(row["person_id"] for row in there if not row["present"]),
    }


def _file(change: Change, shelf: Shelf, _command: type[Command], values: Values) -> UUID:
    people = values.pop("people")
    return enter_list(change, shelf, FileList(**values), people)


def _newcomer(values: Values, ground: Ground) -> Values:
    """Somebody known was picked, or somebody new was named: one of the two."""
    corrected = "name" not in values
    name, kana = values.pop("name", None), values.pop("kana", None)
    if (values["person_id"] is None) == (name is None):
        raise not_recorded(
            ("だれを指定するのかが分かりません。", "It is not clear who is designated."),
            ("登録済みの人を選ぶか、新しい人の氏名を入力してください。", "Choose somebody, or name somebody new."),
            "person_id",
        )
    newcomer = RegisterPerson(contractor_id=ground.line.contractor, name=name, kana=kana) if name else None
    return values if corrected else {**values, "newcomer": newcomer}


def _designate(change: Change, shelf: Shelf, _command: type[Command], values: Values) -> UUID:
    newcomer = values.pop("newcomer")
    return enter_designation(change, shelf, Designate(**values), newcomer)


PEOPLE_ENTRIES = (
    Entry(
        command=FileList,
        group=Group.PEOPLE,
        title=_("取扱責任者・取扱者名簿の受領"),
        when=_("名簿（初回、変更、変更なしの届出）を受け取ったとき。"),
        where=by_act(Act.LIST_HANDLERS, Act.REPORT_CHANGE),
        only_new=frozenset({"people"}),
        enter=_file,
        fields={
            "happened_on": DayField(_("名簿を受け取った日")),
            "contracts": PickField(_("ほかに、この名簿を使う契約"), "contracts", multiple=True, required=False),
            "unchanged": YesField(_("前回から変更なしの届出である")),
            "people": RowsField(
                _("名簿に載っている人"),
                Listed,
                {
                    "person_id": PickField(_("登録済みの人"), "colleagues", required=False),
                    "name": LineField(_("氏名（新しい人）"), required=False),
                    "kana": LineField(_("フリガナ"), required=False),
                    "role": ChoiceField(_("役割"), Role, choice_word, default=Role.HANDLER),
                    "from_on": DayField(_("取扱いを始める日")),
                    "to_on": DayField(_("取扱いを終える日"), required=False, not_before="from_on"),
                    "employment": ChoiceField(_("雇用の別"), Employment, choice_word, default=Employment.OWN),
                    "employer": LineField(_("雇用主（自社以外のとき）"), required=False),
                    "scope": LineField(_("担当する業務"), required=False),
                },
                add=_("もう1人入力する"),
                description=_("変更なしの届出なら、入力しなくてかまいません。"),
            ),
        },
    ),
    Entry(
        command=Designate,
        group=Group.PEOPLE,
        title=_("取扱者1人の指定"),
        when=_("1人だけ加わったとき。役割や期間の変更、退任は、記録を訂正します。"),
        where=by_act(Act.LIST_HANDLERS, Act.REPORT_CHANGE),
        only_new=frozenset({"name", "kana"}),
        made=_newcomer,
        enter=_designate,
        read=ids_beneath(lists="list_id"),
        fields={
            "person_id": PickField(_("登録済みの人"), "colleagues", required=False),
            "name": LineField(
                _("氏名（新しい人）"), required=False, description=_("登録済みの人を選んだときは空欄にします。")
            ),
            "kana": LineField(_("フリガナ"), required=False),
            "role": ChoiceField(_("役割"), Role, choice_word),
            "from_on": DayField(_("取扱いを始める日")),
            "to_on": DayField(
                _("取扱いを終える日"), not_before="from_on", description=_("退任した人は、最後に取り扱った日。")
            ),
            "employment": ChoiceField(_("雇用の別"), Employment, choice_word),
            "employer": LineField(_("雇用主（自社以外のとき）")),
            "post": LineField(_("役職")),
            "scope": LineField(_("担当する業務")),
            "place": LineField(_("取り扱う場所")),
            "has_system_id": either(_("システムの利用者ID"), _("あり"), _("なし"), none=_("不明")),
            "lists": PickField(_("載っている名簿"), "handler_list", multiple=True, required=False),
        },
    ),
    Entry(
        command=RegisterPerson,
        group=Group.PEOPLE,
        title=_("従事者の登録"),
        when=_("改姓したときなど、登録した氏名を直します。"),
        listed=False,
        fields={"name": LineField(_("氏名")), "kana": LineField(_("フリガナ"))},
    ),
    Entry(
        command=TakePledge,
        group=Group.PEOPLE,
        title=_("誓約書の受領"),
        when=_("取扱者本人の誓約書を受け取ったとき。"),
        where=by_act(Act.PLEDGE),
        unless=_("この契約の特記事項は、誓約書を求めていません。"),
        fields={
            "happened_on": DayField(_("誓約書を受け取った日")),
            "person_id": PickField(_("誓約した人"), "workers"),
        },
    ),
    Entry(
        command=RegisterDevice,
        group=Group.HANDOVERS,
        title=_("業務に使う電子計算機"),
        when=_("受託者が業務に使うパソコンやサーバーの届出を受けたとき。"),
        fields={
            "asset_number": LineField(_("管理番号")),
            "maker": LineField(_("メーカー")),
            "model_name": LineField(_("型番")),
            "serial": LineField(_("製造番号")),
            "place": LineField(_("置き場所")),
            "permitted_users": LineField(_("使用を認めた人")),
            "access_control": LineField(_("利用の制限（ID・パスワードなど）")),
            "log_evidence": LineField(_("使用記録の確かめ方")),
            "from_on": DayField(_("使い始めた日")),
            "to_on": DayField(_("使い終えた日"), not_before="from_on"),
        },
    ),
)

EDUCATION_ENTRIES = (
    Entry(
        command=PlanSession,
        group=Group.EDUCATION,
        title=_("教育の予定"),
        when=_("これから行う教育の予定を知らされたとき。予定だけでは、教育を行ったことにはなりません。"),
        where=by_act(Act.EDUCATE, Act.EDUCATE_YEARLY),
        read=ids_beneath(invited="person_id"),
        fields={
            "happened_on": DayField(_("予定を知らされた日")),
            "planned_on": DayField(_("予定の日")),
            "contracts": PickField(_("ほかに、この教育の対象となる契約"), "contracts", multiple=True, required=False),
            "teaches_protection": YesField(_("個人情報の適正な管理について教える")),
            "teaches_security": YesField(_("情報セキュリティについて教える")),
            "tells_ordinance": YesField(_("条例・法律を周知する")),
            "invited": PickField(
                _("受ける人"),
                "workers_of_day",
                multiple=True,
                required=False,
                listed=True,
                description=_("選ばないときは、その日に取扱者である人の全員です。"),
            ),
            "makes_up_id": PickField(_("補講のとき、もとの教育"), "education_session"),
            "form": LineField(_("方法（集合、動画など）")),
            "teacher": LineField(_("講師")),
            "material": LineField(_("教材")),
        },
    ),
    Entry(
        command=HoldSession,
        group=Group.EDUCATION,
        title=_("教育の実施"),
        when=_("従事者への教育・周知が行われたとき（欠席者への補講も同じ）。"),
        where=by_act(Act.EDUCATE, Act.EDUCATE_YEARLY),
        read=_attendance,
        fields={
            "happened_on": DayField(_("教育を行った日")),
            "contracts": PickField(_("ほかに、この教育の対象となる契約"), "contracts", multiple=True, required=False),
            "teaches_protection": YesField(_("個人情報の適正な管理について教えた")),
            "teaches_security": YesField(_("情報セキュリティについて教えた")),
            "tells_ordinance": YesField(_("条例・法律を周知した")),
            "attendees": PickField(_("受講した人"), "workers_of_day", multiple=True, listed=True),
            "absentees": PickField(_("欠席した人"), "workers_of_day", multiple=True, required=False, listed=True),
            "makes_up_id": PickField(_("補講のとき、もとの教育"), "education_session"),
            "planned_id": PickField(_("予定してあったとき、その予定"), "education_plan"),
            "minutes": WholeField(_("時間（分）"), least=1),
            "form": LineField(_("方法（集合、動画など）")),
            "teacher": LineField(_("講師")),
            "material": LineField(_("教材")),
            "test": LineField(_("理解度の確認")),
        },
    ),
    Entry(
        command=ReportEducation,
        group=Group.EDUCATION,
        title=_("教育の実施報告"),
        when=_("教育の結果の報告書を受け取ったとき。"),
        where=by_act(Act.REPORT_EDUCATION),
        unless=_("この契約の特記事項は、教育の結果の報告を求めていません。教育の実施だけを記録します。"),
        fields={
            "session_id": PickField(_("報告された教育"), "education_session"),
            "happened_on": DayField(_("報告を受け取った日")),
            "result": LongField(_("報告の内容")),
        },
    ),
)
