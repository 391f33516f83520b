"""What roles, statuses, parties and bases are called on pages, in the visitor's language."""

from flask import Flask
from flask_babel import gettext as _

from compliance.domain.obligations import Basis, Party, Status
from compliance.store.models.accounts import AccountRole


def role_name(role: AccountRole) -> str:
    """A role in words."""
    return {
        AccountRole.ADMINISTRATOR: _("システム管理者"),
        AccountRole.PRIVACY_OFFICER: _("個人情報保護担当"),
        AccountRole.SECTION_OFFICER: _("担当課職員"),
        AccountRole.AUDITOR: _("監査担当"),
        AccountRole.CONTRACTOR_RESPONSIBLE: _("受託者・取扱責任者"),
        AccountRole.CONTRACTOR_STAFF: _("受託者・担当者"),
        AccountRole.COUNCIL_SECRETARIAT: _("審議会事務局"),
        AccountRole.COUNCIL_MEMBER: _("審議会委員"),
    }[role]


def status_word(status: Status) -> str:
    """A status in words."""
    return {
        Status.NOT_YET: _("まだ生じていない"),
        Status.OPEN: _("期限前"),
        Status.CLAIMED: _("確認待ち"),
        Status.OVERDUE: _("期限超過"),
        Status.MET: _("履行済み"),
        Status.LAPSED: _("対象外"),
        Status.STANDING: _("継続"),
    }[status]


def party_word(party: Party) -> str:
    """Whose duty it is."""
    return {Party.WARD: _("区"), Party.CONTRACTOR: _("受託者")}[party]


def basis_word(basis: Basis) -> str:
    """Whose date a due date is; a policy day is always called one."""
    return {
        Basis.CLAUSE: _("特記事項の期限"),
        Basis.MEASURE: _("報告した対策の期限"),
        Basis.CONTRACT: _("契約の期限"),
        Basis.REQUEST: _("区が求めた期限"),
        Basis.LAW: _("法令の期限"),
        Basis.POLICY: _("区の運用期限"),
    }[basis]


def init_app(app: Flask) -> None:
    """Gives the templates these names."""
    app.jinja_env.globals.update(
        role_name=role_name, status_word=status_word, party_word=party_word, basis_word=basis_word
    )
