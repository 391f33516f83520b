"""What things are called on pages: the words of `wording` in the visitor's language, and the roles of accounts."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask import Flask
from flask_babel import gettext as _

from compliance.documents.papers_in.matching import Verdict
from compliance.domain.errors import Words
from compliance.domain.facts import Answer, Employment, IncidentKind, Method, Role
from compliance.domain.obligations import Basis, Party, Status
from compliance.store.models.accounts import AccountRole
from compliance.store.models.contracts import AttachmentKind
from compliance.store.queries.contract_lists import Stage
from compliance.web.languages import chosen_language
from compliance.wording import names
from compliance.wording.languages import said


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
    return said(names.STATUSES[status], chosen_language())


def status_title(status: Status | str) -> str:
    """A status as the head of a column or a count: with a capital in English."""
    words = status_word(Status(status))
    return words[:1].upper() + words[1:]


def party_word(party: Party) -> str:
    """Whose duty it is."""
    return said(names.PARTIES[party], chosen_language())


def basis_word(basis: Basis) -> str:
    """Whose date a due date is; a policy day is always called one."""
    return said(names.BASES[basis], chosen_language())


def fact_word(value: Role | Employment | Method | Answer | IncidentKind) -> str:
    """A kind of fact in words."""
    return said(_FACTS[type(value)][value], chosen_language())


_FACTS: Mapping[type[StrEnum], Mapping[Any, Words]] = {
    Role: names.ROLES,
    Employment: names.EMPLOYMENTS,
    Method: names.METHODS,
    Answer: names.ANSWERS,
    IncidentKind: names.INCIDENTS,
}


def attachment_word(kind: AttachmentKind) -> str:
    """What was attached to, or stated in, a contract."""
    return {
        AttachmentKind.SPECIAL_CLAUSES: _("特記事項"),
        AttachmentKind.SECURITY_POLICY: _("情報セキュリティポリシーの遵守"),
        AttachmentKind.ORDINANCE: _("個人情報保護条例の遵守"),
    }[kind]


def stage_word(stage: Stage) -> str:
    """Where a contract is, in words."""
    return {
        Stage.COMING: _("これから始まる"),
        Stage.RUNNING: _("契約期間中"),
        Stage.ENDED: _("期間満了・未終結"),
        Stage.CLOSED: _("終結"),
    }[stage]


def verdict_word(verdict: Verdict) -> str:
    """How a paper's clause stands to the edition's."""
    return {
        Verdict.SAME: _("同じ"),
        Verdict.LAYOUT: _("同じ（字の幅や改行だけが違う）"),
        Verdict.DIFFERS: _("文言が違う"),
        Verdict.MISSING: _("資料にない"),
        Verdict.ADDITIONAL: _("版にない"),
    }[verdict]


def init_app(app: Flask) -> None:
    """Gives the templates these names."""
    app.jinja_env.globals.update(
        role_name=role_name,
        status_word=status_word,
        status_title=status_title,
        party_word=party_word,
        basis_word=basis_word,
        fact_word=fact_word,
        attachment_word=attachment_word,
        stage_word=stage_word,
        verdict_word=verdict_word,
    )
