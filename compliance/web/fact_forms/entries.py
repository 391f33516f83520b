"""What an entry of the table of forms is: the command it fills, its words, its fields, and where it is offered."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from types import NoneType
from typing import Any, get_args, get_type_hints
from uuid import UUID

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from compliance.domain.editions import Act, Edition, Exemption
from compliance.services.grounds import Ground
from compliance.services.recording import Command, enter
from compliance.store.changes import Change
from compliance.store.shelves import Shelf
from compliance.web.fields.chosen_fields import PickField
from compliance.web.fields.typed_fields import LongField

Fields = Mapping[str, Field]
"""Declared fields by name: bound when a form is made."""

Values = dict[str, Any]


class Group(StrEnum):
    """What came in, in the order of the list."""

    PEOPLE = "people"
    EDUCATION = "education"
    HANDOVERS = "handovers"
    HOLDINGS = "holdings"
    ERASURES = "erasures"
    CONSENTS = "consents"
    STATUS = "status"
    INSPECTIONS = "inspections"
    INCIDENTS = "incidents"
    DISCRETION = "discretion"
    DAMAGE = "damage"
    CONTRACT = "contract"
    EXTENSIONS = "extensions"
    REVIEWS = "reviews"


GROUPS: Mapping[Group, LazyString] = {
    Group.PEOPLE: _("取扱者・名簿"),
    Group.EDUCATION: _("教育"),
    Group.HANDOVERS: _("受渡し・媒体"),
    Group.HOLDINGS: _("保有資料・返還"),
    Group.ERASURES: _("消去・証明書"),
    Group.CONSENTS: _("承諾"),
    Group.STATUS: _("取扱状況の報告"),
    Group.INSPECTIONS: _("立入り調査等・指摘・是正"),
    Group.INCIDENTS: _("事故等"),
    Group.DISCRETION: _("指導・公表"),
    Group.DAMAGE: _("損害賠償"),
    Group.CONTRACT: _("契約（期間・場所・終結）"),
    Group.EXTENSIONS: _("期限延長"),
    Group.REVIEWS: _("審査（受領したものの確認）"),
}

Where = Callable[[Edition], tuple[str, ...] | None]
"""The items of an edition that an entry stands under: none (None) where the edition has no use for it."""


def anywhere(_edition: Edition) -> tuple[str, ...]:
    """Under no clause in particular, and in every edition."""
    return ()


def by_act(*acts: Act) -> Where:
    """Under the clauses that ask for one of these acts."""
    return lambda edition: _found(rule.item for rule in edition.rules() if rule.act in acts)


def if_known(where: Where) -> Where:
    """The same clauses, and no clause in particular where the edition names none: it is recorded all the same."""
    return lambda edition: where(edition) or ()


def by_consent(edition: Edition) -> tuple[str, ...] | None:
    """Under the clauses whose text makes an exception for consent."""
    return _found(clause.item for clause in edition.clauses if clause.exemption is Exemption.CONSENT)


def by_ban(*acts: str) -> Where:
    """Under the clauses that forbid one of these acts (`removal`, `copying` …)."""
    return lambda edition: _found(clause.item for clause in edition.clauses if set(acts) & set(clause.forbids))


def by_instruction(edition: Edition) -> tuple[str, ...] | None:
    """Under the clauses that know an instruction of the ward."""
    told = [clause.item for clause in edition.clauses if clause.exemption is Exemption.INSTRUCTION]
    return _found([*told, *(rule.item for rule in edition.rules() if rule.act is Act.FOLLOW_INSTRUCTION)])


def _found(items: Any) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys(items)) or None


def _as_they_are(values: Values, _ground: Ground) -> Values:
    return values


def _as_stored(values: Values) -> Values:
    return values


def _enter(change: Change, shelf: Shelf, command: type[Command], values: Values) -> UUID:
    return enter(change, shelf, command(**values))


@dataclass(frozen=True)
class Entry:
    """One form. `kind` is the table of what it records; `when` says in one line when to use it.

    `fields` are the command's by name; whether one must be filled follows from its type. `only_new` are asked when it
    is recorded and not when it is corrected. `made` turns the form's values into the command's, `read` the stored
    fields into the form's, `enter` records them. What is not `listed` is only corrected. `weighty`: the effect is
    shown before it is saved. `reserved`: for the privacy officer.
    """

    command: type[Command]
    group: Group
    title: LazyString
    when: LazyString
    fields: Fields
    where: Where = anywhere
    unless: LazyString = field(default_factory=lambda: _("この契約の特記事項に、この定めはありません。"))
    weighty: bool = False
    reserved: bool = False
    only_new: frozenset[str] = frozenset()
    listed: bool = True
    made: Callable[[Values, Ground], Values] = _as_they_are
    read: Callable[[Values], Values] = _as_stored
    enter: Callable[[Change, Shelf, type[Command], Values], UUID] = _enter

    @property
    def kind(self) -> str:
        """The table of what it records: its name in addresses."""
        return str(self.command.model.__tablename__)

    @cached_property
    def form(self) -> type[Form]:
        """The form that records it."""
        return _form(self.command, self.fields)

    @cached_property
    def correction(self) -> type[Form]:
        """The form that corrects it."""
        kept = {name: declared for name, declared in self.fields.items() if name not in self.only_new}
        return _form(self.command, kept)

    @property
    def picked(self) -> frozenset[str]:
        """The fields that pick from what is on record: those that an address may fill in."""
        kinds = {name: getattr(declared, "field_class", None) for name, declared in self.fields.items()}
        return frozenset(name for name, kind in kinds.items() if kind is PickField)

    def defaults(self) -> Values:
        """What the command takes where nothing is said, but for what an officer must choose."""
        known = {f.name: f.default for f in fields(self.command) if f.default is not MISSING}
        return {name: value for name, value in known.items() if name in self.fields and value is not None}


def _form(command: type[Command], declared: Fields) -> type[Form]:
    hints = get_type_hints(command)
    noted = declared if "note" not in hints else {**declared, "note": LongField(_("備考"))}
    bound = {name: _asked(each, hints.get(name)) for name, each in noted.items()}
    made: type[Form] = type(f"{command.__name__}Form", (Form,), bound)
    return made


def _asked(declared: Any, hint: Any) -> Any:
    """The field, required where the command cannot do without; a new one, so that the order is that of the table."""
    must = hint is not None and NoneType not in get_args(hint)
    more = {"required": must, **declared.kwargs} if "required" in _taken(declared) else declared.kwargs
    return UnboundField(declared.field_class, *declared.args, **more)


def _taken(declared: Any) -> frozenset[str]:
    """The settings that the field's class takes."""
    return frozenset(
        name for kind in declared.field_class.__mro__ for name in getattr(kind.__init__, "__annotations__", ())
    )


def ids_beneath(**columns: str) -> Callable[[Values], Values]:
    """Reads rows beneath as the ids that they name: `ids_beneath(holdings="holding_id")`."""
    return lambda stored: {
        **stored,
        **{name: tuple(row[column] for row in stored[name]) for name, column in columns.items()},
    }
