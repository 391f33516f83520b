"""The outstanding report as of a day: the scoped query's rows in words, counted as the council counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.documents.outstanding import (
    BASIS_NAMES,
    NO_SECTION,
    Head,
    Meeting,
    Named,
    OutstandingReport,
    PolicyLine,
    Row,
    tabulate,
)
from compliance.domain.calendar import fiscal_year_begin, fiscal_year_of
from compliance.domain.errors import NotFound
from compliance.domain.obligations import Status
from compliance.services.desk import Desk
from compliance.services.listings import then_known
from compliance.services.report_policies import policy_lines
from compliance.store import trail
from compliance.store.projection_states import reach
from compliance.store.queries.choices import contractors_to_choose, sections_to_choose
from compliance.store.queries.firms import stays_of_all
from compliance.store.queries.known import Then
from compliance.store.queries.live import live_list
from compliance.store.queries.obligations import met_late, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.wards import ward
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Rulebooks
from compliance.wording.duties import act_words, item_words
from compliance.wording.explanations import sentence
from compliance.wording.languages import Language, said
from compliance.wording.names import STATUSES
from compliance.wording.reasons import Glossary


def outstanding_report(
    desk: Desk,
    scope: Scope,
    as_of: date,
    *,
    section: UUID | None = None,
    meeting: Meeting | None = None,
    language: Language = "ja",
    known_on: date | None = None,
) -> OutstandingReport:
    """What is outstanding on `as_of` in the scope, narrowed to what `section` is in charge of; read at one moment.

    `language` is that of the rows' and items' words, for pages; papers are in Japanese. With `known_on` it is what was
    known at the end of that day (JST), derived live, and rests on the trail as it was then.
    """
    wanted = ObligationFilter(section=section)
    since = fiscal_year_begin(fiscal_year_of(as_of))
    with desk.reading() as session:
        then = then_known(desk, session, known_on)
        known = None if then is None else then.size
        books = rulebooks(session, desk.shelf, known)
        listed, late = _found(session, scope, books, wanted, since, as_of, then)
        stays = stays_of_all(session, known) if scope.ward_wide else {}
        words = _scope_words(session, scope, section)
        head = _head(desk, session, as_of, words, meeting, policy_lines(books, listed), known)
    names = _item_names(books, (*listed, *late), language)
    rows, were_late = ([_under(stays, _row(books, names, row, language)) for row in found] for found in (listed, late))
    return tabulate(head, rows, were_late)


def _found(
    session: Session,
    scope: Scope,
    books: Rulebooks,
    wanted: ObligationFilter,
    since: date,
    as_of: date,
    then: Then | None,
) -> tuple[Sequence[ObligationRow], Sequence[ObligationRow]]:
    """What is outstanding on `as_of`, and what was met late from `since` on."""
    if then is None and as_of <= reach(session):
        return whole_list(session, scope, wanted, as_of), met_late(session, scope, wanted, since, as_of)
    both = replace(wanted, statuses=wanted.statuses | {Status.MET})
    rows = live_list(session, scope, books, both, as_of, then)
    outstanding = [row for row in rows if row.status in wanted.statuses]
    met = [row for row in rows if row.late and row.status is Status.MET]
    return outstanding, [row for row in met if since <= (row.obligation.met_on or date.min) <= as_of]


def section_called(desk: Desk, scope: Scope, name: str) -> UUID:
    """The section of this name among those of the visible contracts; NotFound where there is none, or more than one."""
    with desk.reading() as session:
        found = [one.id for one in sections_to_choose(session, scope) if one.name == name]
    if len(found) != 1:
        raise NotFound("担当課 / section", name)
    return found[0]


def _head(
    desk: Desk,
    session: Session,
    as_of: date,
    scope: str,
    meeting: Meeting | None,
    policies: tuple[PolicyLine, ...],
    known: int | None,
) -> Head:
    own = ward(session)
    root = trail.root(session) if known is None else trail.root_at(session, known)
    return Head(
        ward=own.name,
        as_of=as_of,
        prepared_at=desk.clock.now(),
        prepared_on=desk.today(),
        scope=scope,
        trail_size=trail.size(session) if known is None else known,
        trail_root=root.hex(),
        meeting=meeting,
        policies=policies,
        practice=own.practice,
    )


def _scope_words(session: Session, scope: Scope, section: UUID | None) -> str:
    if section is None and scope.ward_wide:
        return "全ての担当課"
    if section is None and scope.contractor is not None:
        named = [one.name for one in contractors_to_choose(session, scope) if one.id == scope.contractor]
        return "、".join(named)
    wanted = scope.sections if section is None else {section}
    return "、".join(one.name for one in sections_to_choose(session, scope) if one.id in wanted)


def _row(books: Rulebooks, names: dict[tuple[str, str], Named], row: ObligationRow, language: Language) -> Row:
    owed, under = row.obligation, row.under
    due = owed.due_as_of(row.as_of)
    edition = books.shelf.edition(owed.edition)
    return Row(
        obligation=owed.id,
        contract=under.contract,
        contract_number=under.number,
        outsourcing=under.outsourcing_title,
        contractor=Named(str(under.contractor), under.contractor_name),
        section=Named(str(under.section), under.section_name) if under.section_name else NO_SECTION,
        item=names[owed.edition, owed.item],
        party=owed.party,
        fiscal_year=owed.fiscal_year,
        owed=_owed(books, row, language),
        raised_on=owed.raised_on,
        due_on=due.on,
        basis=due.basis,
        basis_words=BASIS_NAMES[due.basis],
        status=row.status,
        status_words=said(STATUSES[row.status], language),
        days_late=row.days_over or _days_late_when_met(row),
        reason=sentence(owed, row.as_of, Glossary(language, edition)),
        met_on=owed.met_on if row.late else None,
    )


def _under(stays: Mapping[UUID, tuple[UUID, str]], row: Row) -> Row:
    """The row under the registration that its firm is shown by (ADR 0020)."""
    firm = stays.get(UUID(row.contractor.key))
    return row if firm is None else replace(row, contractor=Named(str(firm[0]), firm[1]))


def _days_late_when_met(row: ObligationRow) -> int:
    due_on, met_on = row.obligation.due_as_of(row.as_of).on, row.obligation.met_on
    return (met_on - due_on).days if row.late and due_on and met_on and met_on > due_on else 0


def _item_names(books: Rulebooks, rows: Iterable[ObligationRow], language: Language) -> dict[tuple[str, str], Named]:
    """Each item of each edition with its name; two editions that name an item alike have their titles added."""
    words = {(row.obligation.edition, row.obligation.item): _item_words(books, row, language) for row in rows}
    every = list(words.values())
    named = {}
    for (edition, item), name in words.items():
        if ":" in item:
            named[edition, item] = Named(item, name)
        else:
            title = f"〔{books.shelf.edition(edition).title}〕" if every.count(name) > 1 else ""
            named[edition, item] = Named(f"{edition}/{item}", name + title)
    return named


def _item_words(books: Rulebooks, row: ObligationRow, language: Language) -> str:
    return item_words(books.shelf.edition(row.obligation.edition), row.obligation.item, language)


def _owed(books: Rulebooks, row: ObligationRow, language: Language) -> str:
    return act_words(books.shelf.act(row.obligation.edition, row.obligation.rule), language)
