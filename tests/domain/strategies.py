"""Random lives of one contract for hypothesis: every kind of fact, with references that hit more often than not."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from compliance.domain import facts as f
from compliance.domain.fact_sets import Facts

CONTRACT = UUID(int=1)
FIRST_DAY = date(2025, 1, 1)
LAST_DAY = date(2027, 6, 30)
THROUGH = date(2028, 3, 31)

days = st.dates(FIRST_DAY, LAST_DAY)
items = st.sampled_from(["1", "3", "5", "6", "8", "9", "11", "13", "14", "18", "measure:contractor.operation.1"])


def ids(kind: int, size: int = 3) -> st.SearchStrategy[UUID]:
    """A few ids per kind of entity, so that facts find each other."""
    return st.integers(1, size).map(lambda n: UUID(int=kind * 1000 + n))


PERSON, LIST, HELD, ERASED, CERT, ASKED, VISIT, FOUND, HAPPENED, BREACH, CLAIM, SESSION, ORDER, EXPECTED = range(2, 16)


def dated(build: Callable[..., f.Fact], entity: int, /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[f.Fact]:
    """A fact of one of a few entities, on any day."""
    return st.builds(build, id=ids(entity), on=days, **fields)


def _fresh(build: Callable[..., f.Fact], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[f.Fact]:
    return st.builds(build, id=st.uuids(version=4), on=days, **fields)


def _designated(on: date, begins_after: int, stays: int | None, **fields: Any) -> f.Designated:
    from_on = on + timedelta(days=begins_after)
    to_on = None if stays is None else from_on + timedelta(days=stays)
    return f.Designated(on=on, from_on=from_on, to_on=to_on, **fields)


def _removed(on: date, back_after: int | None, **fields: Any) -> f.Removed:
    returned_on = None if back_after is None else on + timedelta(days=back_after)
    return f.Removed(on=on, returned_on=returned_on, **fields)


def _handed(on: date, ward_after: int | None, contractor_after: int | None, **fields: Any) -> f.HandedOver:
    ward, contractor = (None if n is None else on + timedelta(days=n) for n in (ward_after, contractor_after))
    return f.HandedOver(on=on, ward_confirmed_on=ward, contractor_confirmed_on=contractor, **fields)


def _breach_decided(on: date, told_after: int | None, **fields: Any) -> f.BreachDecided:
    told_on = None if told_after is None else on + timedelta(days=told_after)
    return f.BreachDecided(on=on, told_on=told_on, **fields)


_uuids = st.uuids(version=4)
_soon = st.one_of(st.none(), st.integers(0, 90))
_people = st.frozensets(ids(PERSON, 4), max_size=4)
_submissions = st.one_of(ids(LIST), ids(CERT), ids(SESSION), ids(ASKED), ids(HAPPENED))

KINDS: Sequence[st.SearchStrategy[f.Fact]] = (
    _fresh(f.TermChanged, end=st.one_of(st.none(), days), kind=st.sampled_from(["extension", "termination"])),
    _fresh(f.EditionChanged, edition=st.sampled_from(["shinjuku-2021", "articles-2024"])),
    dated(f.HandlerList, LIST, submitted=st.booleans(), unchanged=st.booleans()),
    st.builds(
        _designated,
        id=ids(PERSON, 4),
        on=days,
        begins_after=st.integers(0, 40),
        stays=st.one_of(st.none(), st.integers(0, 500)),
        person=ids(PERSON, 4),
        role=st.sampled_from(f.Role),
        employment=st.sampled_from(f.Employment),
        lists=st.lists(ids(LIST), max_size=2, unique=True).map(tuple),
    ),
    dated(
        f.Educated,
        SESSION,
        topics=st.frozensets(st.sampled_from(f.Topic), min_size=1),
        attendees=_people,
        under_predecessor=st.booleans(),
        submitted=st.booleans(),
    ),
    _fresh(f.EducationReported, session=ids(SESSION), submitted=st.booleans()),
    _fresh(f.Pledged, person=ids(PERSON, 4), submitted=st.booleans()),
    _fresh(f.Review, subject=_submissions, accepted=st.booleans()),
    _fresh(f.PlaceDesignated),
    dated(f.HandoverExpected, EXPECTED, due_on=days, to_ward=st.booleans()),
    st.builds(
        _handed,
        id=_uuids,
        on=days,
        ward_after=_soon,
        contractor_after=_soon,
        to_ward=st.booleans(),
        expected=st.one_of(st.none(), ids(EXPECTED)),
        consent=st.none() | ids(ASKED),
        handler=st.none() | ids(PERSON, 4),
    ),
    _fresh(
        f.Collected,
        from_the_person=st.booleans(),
        purpose_stated=st.booleans(),
        sensitive=st.lists(st.sampled_from("1234"), max_size=2, unique=True).map(tuple),
        consents=st.lists(ids(ASKED), max_size=1).map(tuple),
    ),
    _fresh(f.Recognised),
    st.builds(_removed, id=_uuids, on=days, back_after=_soon, consent=st.one_of(st.none(), ids(ASKED))),
    _fresh(f.Copied),
    _fresh(f.Subcontracted),
    dated(f.ConsentRequested, ASKED, clause=st.sampled_from(["4", "5", "6"])),
    _fresh(
        f.ConsentDecided, request=ids(ASKED), granted=st.booleans(), until=st.none() | days, back_by=st.none() | days
    ),
    dated(f.Held, HELD, medium=st.sampled_from(f.Medium), origin=st.sampled_from(f.Origin), count=st.integers(1, 3)),
    _fresh(f.NoLongerNeeded, holding=ids(HELD)),
    _fresh(f.GivenBack, holding=ids(HELD), count=st.integers(1, 3), delivered=st.booleans(), submitted=st.booleans()),
    dated(
        f.Erased,
        ERASED,
        holdings=st.lists(ids(HELD), min_size=1, max_size=2, unique=True).map(tuple),
        submitted=st.booleans(),
    ),
    _fresh(f.NoComputerUsed),
    dated(f.CertificateFiled, CERT, erasures=st.lists(ids(ERASED), min_size=1).map(tuple), submitted=st.booleans()),
    _fresh(f.CheckDecided, erasure=ids(ERASED)),
    _fresh(f.Checked, erasure=ids(ERASED), confirmed=st.booleans(), on_site=st.booleans()),
    dated(
        f.Instructed,
        ORDER,
        clause=st.sampled_from(["11", "19"]),
        holdings=st.lists(ids(HELD), max_size=2, unique=True).map(tuple),
        successor=st.one_of(st.none(), st.just(UUID(int=77))),
        due_on=st.none() | days,
    ),
    _fresh(f.InstructionFollowed, instruction=ids(ORDER), submitted=st.booleans()),
    dated(f.StatusRequested, ASKED, due_on=st.none() | days, self_check=st.booleans()),
    _fresh(f.StatusReported, request=ids(ASKED), submitted=st.booleans()),
    _fresh(f.InspectionPlanned, inspection=ids(VISIT), fiscal_year=st.integers(2024, 2027), visit_on=st.none() | days),
    _fresh(f.InspectionAnnounced, inspection=ids(VISIT), visit_on=days),
    _fresh(f.InspectionCancelled, inspection=ids(VISIT), by_ward=st.booleans()),
    _fresh(
        f.InspectionCarriedOut,
        inspection=ids(VISIT),
        method=st.sampled_from(f.Method),
        reasoned=st.booleans(),
        attended=st.booleans(),
    ),
    _fresh(f.Assessed, item=items, answer=st.sampled_from(f.Answer)),
    dated(f.Found, FOUND, item=items, due_on=days, ward=st.booleans()),
    _fresh(f.Corrected, finding=ids(FOUND)),
    _fresh(f.Rechecked, finding=ids(FOUND), accepted=st.booleans()),
    _fresh(f.FindingReopened, finding=ids(FOUND), due_on=days),
    dated(f.IncidentKnown, HAPPENED, kind=st.sampled_from(f.IncidentKind)),
    _fresh(f.IncidentNotified, incident=ids(HAPPENED)),
    _fresh(f.IncidentReported, incident=ids(HAPPENED), final=st.booleans(), submitted=st.booleans()),
    _fresh(f.IncidentReopened, incident=ids(HAPPENED)),
    _fresh(f.LeakReportable, incident=ids(HAPPENED), known_on=days, wrongful_purpose=st.booleans()),
    _fresh(f.LeakReported, incident=ids(HAPPENED), final=st.booleans()),
    st.builds(
        _breach_decided,
        id=ids(BREACH),
        on=days,
        told_after=_soon,
        clause=st.sampled_from(["6", "11", "13", "16", "18"]),
        cause=st.sampled_from(["a", "b"]),
        established=st.booleans(),
    ),
    _fresh(f.Explained, breach=ids(BREACH)),
    _fresh(f.GuidanceDecided, breach=ids(BREACH), guide=st.booleans()),
    _fresh(f.PublicationDecided, breach=ids(BREACH), publish=st.booleans()),
    dated(f.DamageClaimed, CLAIM, clause=st.sampled_from(["8", "19", "20"]), due_on=st.none() | days),
    _fresh(f.DamageSettled, claim=ids(CLAIM), withdrawn=st.booleans()),
    _fresh(
        f.MeasuresReported,
        measures=st.just((f.Measure("contractor.operation.1", False), f.Measure("ward.system.1", True))),
    ),
    _fresh(
        f.Extension,
        obligation=st.sampled_from(["handler_list", "inspection_plan/FY2025"]),
        new_due_on=days,
        submitted=st.booleans(),
    ),
)


@st.composite
def lives(draw: st.DrawFn, max_facts: int = 25) -> Facts:
    """The facts of one contract; one entity of a kind stands once (an id is an entity's)."""
    on, start = draw(days), draw(days)
    end = draw(st.one_of(st.none(), st.integers(0, 800).map(lambda n: start + timedelta(days=n))))
    concluded = f.Concluded(id=CONTRACT, on=on, start=start, end=end, collects=draw(st.booleans()))
    happened = draw(st.lists(st.one_of(*KINDS), max_size=max_facts, unique_by=lambda fact: (type(fact), fact.id)))
    return Facts(CONTRACT, (concluded, *happened))
