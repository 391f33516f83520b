"""The sessions of education under a contract, planned and held, in tables that both sides read."""

from typing import Protocol

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.store.queries.education_lists import SessionLine
from compliance.store.queries.education_plans import PlanLine
from compliance.store.queries.paging import Order
from compliance.web.days import day_in_words
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.visitors import desk


class Topics(Protocol):
    """What is taught."""

    @property
    def teaches_protection(self) -> bool:
        """個人情報の適正な管理."""

    @property
    def teaches_security(self) -> bool:
        """情報セキュリティ."""

    @property
    def tells_ordinance(self) -> bool:
        """The ordinance or act."""


def topics(line: Topics) -> str:
    """What is taught, in words."""
    words = (
        (line.teaches_protection, gettext("個人情報の適正な管理")),
        (line.teaches_security, gettext("情報セキュリティ")),
        (line.tells_ordinance, gettext("条例・法律の周知")),
    )
    return gettext("・").join(word for taught, word in words if taught)


def whom(line: PlanLine) -> str:
    """For whom a session is planned."""
    if not line.invited:
        return gettext("その日の取扱者の全員")
    return gettext("%(number)s人", number=line.invited)


def plan_state(line: PlanLine) -> str:
    """What became of a plan: a plan is no education done."""
    if line.held_on is not None:
        return gettext("%(day)sに実施", day=day_in_words(line.held_on))
    return gettext("予定の日を過ぎ、実施の記録なし") if line.planned_on < desk().today() else gettext("予定")


PLANS: Table[PlanLine] = Table(
    "education-plans",
    _("教育の予定"),
    (
        Column("on", _("予定の日"), lambda line: line.planned_on, Kind.DAY, sorts=True),
        Column("topics", _("内容"), topics, heads=True),
        Column("whom", _("受ける人"), whom),
        Column("form", _("方法"), lambda line: line.form),
        Column("teacher", _("講師"), lambda line: line.teacher, on_page=False),
        Column("material", _("教材"), lambda line: line.material, on_page=False),
        Column("makes_up", _("補講の元の回"), lambda line: line.makes_up_on, Kind.DAY),
        Column("state", _("状態"), plan_state),
    ),
    Order("on", descending=True),
    prefix="plans.",
)

SESSIONS: Table[SessionLine] = Table(
    "sessions",
    _("行った教育"),
    (
        Column("on", _("実施日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("topics", _("内容"), topics, heads=True),
        Column("form", _("方法"), lambda line: line.form),
        Column("teacher", _("講師"), lambda line: line.teacher, on_page=False),
        Column("material", _("教材"), lambda line: line.material, on_page=False),
        Column("minutes", _("時間（分）"), lambda line: line.minutes, Kind.NUMBER),
        Column("present", _("受講（人）"), lambda line: line.present, Kind.NUMBER, sorts=True),
        Column("absent", _("欠席（人）"), lambda line: line.absent, Kind.NUMBER, sorts=True),
        Column("missing", _("補講がまだの人"), lambda line: gettext("、").join(line.missing) or None),
        Column("makes_up", _("補講の元の回"), lambda line: line.makes_up_on, Kind.DAY),
    ),
    Order("on", descending=True),
    prefix="sessions.",
)
