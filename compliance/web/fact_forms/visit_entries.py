"""Visits and incidents: inspections with their answers and findings, and what is told of accidents."""

from uuid import UUID

from flask_babel import lazy_gettext as _

from compliance.domain.editions import Act
from compliance.domain.facts import Answer, IncidentKind, Method
from compliance.services.findings import RecheckFinding, RecordFinding, ReopenFinding, ReportCorrection
from compliance.services.incidents import (
    DecideLeak,
    NotifyIncident,
    RecordIncident,
    ReopenIncident,
    ReportIncident,
    ReportLeak,
)
from compliance.services.inspections import (
    AnnounceInspection,
    Assess,
    CancelInspection,
    CarryOutInspection,
    OpenInspection,
    PlanInspection,
    enter_inspection,
)
from compliance.services.recording import Command
from compliance.store.changes import Change
from compliance.store.models.assessments import AssessedHow
from compliance.store.models.findings import Severity
from compliance.store.models.incidents import CountUnit
from compliance.store.shelves import Shelf
from compliance.web.fact_forms.entries import Entry, Group, Values, by_act, if_known
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField, PickField, YesField, either
from compliance.web.fields.typed_fields import (
    DayField,
    InstantField,
    LineField,
    LongField,
    WholeField,
    YearField,
)

_VISITS = if_known(by_act(Act.PLAN_INSPECTION, Act.INSPECT, Act.TAKE_INSPECTION))


def _open(change: Change, shelf: Shelf, _command: type[Command], values: Values) -> UUID:
    return enter_inspection(change, shelf, OpenInspection(**values))


INSPECTION_ENTRIES = (
    Entry(
        command=OpenInspection,
        group=Group.INSPECTIONS,
        title=_("立入り調査等の計画"),
        when=_("年度の立入り調査等を計画に入れたとき。"),
        where=_VISITS,
        only_new=frozenset({"happened_on", "fiscal_year", "visit_on"}),
        enter=_open,
        fields={
            "happened_on": DayField(_("計画した日")),
            "contracts": PickField(_("ほかに、この調査の対象となる契約"), "contracts", multiple=True, required=False),
            "fiscal_year": YearField(_("年度")),
            "visit_on": DayField(_("実施の予定日")),
            "plan_number": LineField(_("計画の番号")),
            "place": LineField(_("場所")),
            "inspectors": LineField(_("調査する職員")),
        },
    ),
    Entry(
        command=PlanInspection,
        group=Group.INSPECTIONS,
        title=_("立入り調査等の日程の変更"),
        when=_("計画した調査の年度や予定日を変えたとき。"),
        where=_VISITS,
        fields={
            "inspection_id": PickField(_("どの立入り調査等か"), "inspection"),
            "happened_on": DayField(_("変更した日")),
            "fiscal_year": YearField(_("年度")),
            "visit_on": DayField(_("実施の予定日")),
        },
    ),
    Entry(
        command=AnnounceInspection,
        group=Group.INSPECTIONS,
        title=_("立入り調査等の通知"),
        when=_("受託者に実施日を通知したとき。"),
        where=_VISITS,
        fields={
            "inspection_id": PickField(_("どの立入り調査等か"), "inspection"),
            "happened_on": DayField(_("通知した日")),
            "visit_on": DayField(_("通知した実施日")),
        },
    ),
    Entry(
        command=CancelInspection,
        group=Group.INSPECTIONS,
        title=_("立入り調査等の中止"),
        when=_("計画した調査を取りやめたとき。区の都合による中止は、受託者の不利にはなりません。"),
        where=_VISITS,
        fields={
            "inspection_id": PickField(_("どの立入り調査等か"), "inspection"),
            "happened_on": DayField(_("中止を決めた日")),
            "by_ward": either(_("だれの都合か"), _("区の都合"), _("受託者の都合")),
            "reason": LongField(_("理由")),
        },
    ),
    Entry(
        command=CarryOutInspection,
        group=Group.INSPECTIONS,
        title=_("立入り調査等の実施"),
        when=_("立入り調査等を行ったとき。"),
        where=_VISITS,
        fields={
            "inspection_id": PickField(_("どの立入り調査等か"), "inspection"),
            "happened_on": DayField(_("実施した日")),
            "method": ChoiceField(
                _("方法"),
                Method,
                choice_word,
                description=_("書面だけの調査では、年度1回の立入り調査等を行ったことになりません。"),
            ),
            "reason": LongField(_("実地で行わなかった理由")),
            "attended": either(_("受託者は調査を受けたか"), _("受けた"), _("受けなかった（拒んだ・不在）")),
            "attendees": LineField(_("立ち会った人")),
            "signed_by_ward": LineField(_("区の署名者")),
            "signed_by_contractor": LineField(_("受託者の署名者")),
        },
    ),
    Entry(
        command=Assess,
        group=Group.INSPECTIONS,
        title=_("項・対策の判定"),
        when=_("調査や自己点検で、1つの項又は対策を判定したとき。"),
        fields={
            "happened_on": DayField(_("判定した日")),
            "item": PickField(_("判定した項・対策"), "items"),
            "answer": ChoiceField(_("判定"), Answer, choice_word),
            "how": ChoiceField(_("判定の方法"), AssessedHow, choice_word),
            "inspection_id": PickField(_("どの立入り調査等か"), "inspection"),
            "seen": LongField(_("確かめた内容")),
        },
    ),
    Entry(
        command=RecordFinding,
        group=Group.INSPECTIONS,
        title=_("指摘事項"),
        when=_("調査や点検で、是正を求める指摘をしたとき。"),
        where=by_act(Act.CORRECT),
        fields={
            "happened_on": DayField(_("指摘した日")),
            "item": PickField(_("指摘した項・対策"), "items"),
            "text": LongField(_("指摘の内容")),
            "due_on": DayField(_("是正の期限"), not_before="happened_on"),
            "inspection_id": PickField(_("どの立入り調査等か"), "inspection"),
            "severity": ChoiceField(_("重さ"), Severity, choice_word),
            "ward": either(_("だれへの指摘か"), _("区への指摘（区の点検表）"), _("受託者への指摘"), first=False),
        },
    ),
    Entry(
        command=ReportCorrection,
        group=Group.INSPECTIONS,
        title=_("是正の報告の受領"),
        when=_("指摘を是正したと報告があったとき。再確認するまでは確認待ちです。"),
        where=by_act(Act.CORRECT),
        fields={
            "finding_id": PickField(_("どの指摘か"), "finding"),
            "happened_on": DayField(_("報告を受け取った日")),
            "text": LongField(_("是正の内容")),
        },
    ),
    Entry(
        command=RecheckFinding,
        group=Group.INSPECTIONS,
        title=_("是正の再確認"),
        when=_("是正の報告を区が確かめたとき。"),
        where=by_act(Act.CORRECT),
        fields={
            "finding_id": PickField(_("どの指摘か"), "finding"),
            "happened_on": DayField(_("再確認した日")),
            "confirmed": either(_("結果"), _("是正を確認した（指摘を終える）"), _("是正されていない")),
            "checked_by": LineField(_("確認した人")),
        },
    ),
    Entry(
        command=ReopenFinding,
        group=Group.INSPECTIONS,
        title=_("指摘の再開"),
        when=_("終えた指摘を、もう一度是正してもらうとき。"),
        where=by_act(Act.CORRECT),
        fields={
            "finding_id": PickField(_("どの指摘か"), "finding"),
            "happened_on": DayField(_("再開した日")),
            "due_on": DayField(_("是正の期限"), not_before="happened_on"),
            "reason": LongField(_("理由")),
        },
    ),
)

_INCIDENTS = if_known(by_act(Act.NOTIFY_INCIDENT, Act.REPORT_INCIDENT))

INCIDENT_ENTRIES = (
    Entry(
        command=RecordIncident,
        group=Group.INCIDENTS,
        title=_("事故等の発生"),
        when=_("事故、事故のおそれ、特記事項の違反を受託者が知ったとき。まずこれを記録します。"),
        where=_INCIDENTS,
        fields={
            "contracts": PickField(_("ほかに、関係する契約"), "contracts", multiple=True, required=False),
            "incident_kind": ChoiceField(_("種類"), IncidentKind, choice_word),
            "known_on": DayField(_("受託者が知った日")),
            "outline": LongField(_("概要")),
            "occurred_at": InstantField(_("発生した日時")),
            "discovered_at": InstantField(_("見つかった日時"), not_before="occurred_at"),
        },
    ),
    Entry(
        command=NotifyIncident,
        group=Group.INCIDENTS,
        title=_("事故等の通知の受領"),
        when=_("受託者から最初の連絡（電話など）があったとき。"),
        where=by_act(Act.NOTIFY_INCIDENT),
        fields={
            "incident_id": PickField(_("どの事故等か"), "incident"),
            "happened_on": DayField(_("通知のあった日")),
            "notified_at": InstantField(_("通知のあった日時")),
            "how": LineField(_("方法（電話、メールなど）")),
            "notified_by": LineField(_("連絡した人")),
            "notified_to": LineField(_("受けた人")),
        },
    ),
    Entry(
        command=ReportIncident,
        group=Group.INCIDENTS,
        title=_("事故等の書面報告の受領"),
        when=_("書面による報告（第1報から最終報まで）が届いたとき。"),
        where=by_act(Act.REPORT_INCIDENT),
        fields={
            "incident_id": PickField(_("どの事故等か"), "incident"),
            "happened_on": DayField(_("報告を受け取った日")),
            "final": YesField(_("最終報である")),
            "outline": LongField(_("概要")),
            "data_items": LongField(_("個人情報の項目")),
            "person_count": WholeField(_("人数")),
            "count_unit": ChoiceField(_("人数の数え方"), CountUnit, choice_word),
            "cause": LongField(_("原因")),
            "secondary_damage": LongField(_("二次被害とそのおそれ")),
            "done_for_persons": LongField(_("本人への対応")),
            "publication": LongField(_("公表の状況")),
            "prevention": LongField(_("再発防止策")),
            "other": LongField(_("その他")),
        },
    ),
    Entry(
        command=ReopenIncident,
        group=Group.INCIDENTS,
        title=_("事故等の対応の再開"),
        when=_("終えた事故等について、さらに報告を求めるとき。"),
        where=_INCIDENTS,
        fields={
            "incident_id": PickField(_("どの事故等か"), "incident"),
            "happened_on": DayField(_("再開した日")),
            "reason": LongField(_("理由")),
        },
    ),
    Entry(
        command=DecideLeak,
        group=Group.INCIDENTS,
        title=_("漏えい等の報告の要否の判断"),
        when=_("個人情報保護法による委員会への報告が要るかどうかを判断したとき。"),
        weighty=True,
        fields={
            "incident_id": PickField(_("どの事故等か"), "incident"),
            "happened_on": DayField(_("判断した日")),
            "known_on": DayField(_("区が知った日"), description=_("法令の期限は、この日を1日目として数えます。")),
            "reportable": either(_("判断"), _("報告を要する"), _("報告を要しない")),
            "wrongful_purpose": YesField(_("不正の目的によるおそれがある")),
            "ground": LongField(_("判断の根拠")),
            "decided_by": LineField(_("判断した人")),
        },
    ),
    Entry(
        command=ReportLeak,
        group=Group.INCIDENTS,
        title=_("委員会への報告"),
        when=_("個人情報保護委員会へ速報又は確報を送ったとき。"),
        fields={
            "incident_id": PickField(_("どの事故等か"), "incident"),
            "happened_on": DayField(_("送った日")),
            "final": either(_("種類"), _("確報"), _("速報"), first=False),
            "number": LineField(_("受付番号")),
        },
    ),
)
