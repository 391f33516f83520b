"""Facts from rows: every class once, as known then, and what a contract has from its predecessor."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from compliance.domain import facts
from compliance.domain.facts import Fact, Medium, Role
from compliance.store import trail, versions
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.database import Database
from compliance.store.fact_readings import READINGS
from compliance.store.facts import facts_at_once, facts_of, facts_of_many
from compliance.store.models.base import Version
from compliance.store.models.contracts import Contract
from compliance.store.models.education import EducationSession
from compliance.store.models.holdings import GivenBack, Holding
from compliance.store.models.instructions import Instruction
from compliance.store.models.people import Designation, HandlerList
from compliance.store.models.reviews import Review
from tests.store.records import DAY, LATER, NEXT, Records
from tests.store.wards import START, a_ward, writing

MODELS: Mapping[object, type[Version]] = {
    **{reading.fact: reading.model for reading in READINGS},
    facts.Designated: Designation,
    facts.Educated: EducationSession,
}


def fact_classes() -> set[type[Fact]]:
    """Every fact of the domain."""
    named = [value for value in vars(facts).values() if isinstance(value, type)]
    return {value for value in named if issubclass(value, Fact) and value is not Fact}


def read(database: Database, contract: UUID, known: int | None = None) -> set[Fact]:
    """The facts, checked to be told once each."""
    with database.reading() as session:
        items = facts_of(session, contract, known).items
    assert len(set(items)) == len(items)
    return set(items)


FED_BY_SEVERAL = (facts.Designated, facts.Educated, facts.HandlerList, facts.GivenBack, facts.Erased, facts.Instructed)
"""Those that rest on other rows than their own, or that others rest on."""


def read_when_voided(database: Database, contract: UUID, fact: Fact) -> set[Fact]:
    """The facts once this one is voided, which it is not in the end."""
    with database.writing() as session:
        made = Change(session, Actor.command("undone"), datetime(2027, 8, 1, tzinfo=UTC), trail.take_head(session))
        versions.void(made, MODELS[type(fact)], fact.id, "誤り")
        left = set(facts_of(session, contract).items)
        session.rollback()
    return left


def size(database: Database) -> int:
    with database.reading() as session:
        return trail.size(session)


def of_class(found: set[Fact], wanted: type[Fact]) -> set[Fact]:
    return {fact for fact in found if type(fact) is wanted}


def designate(made: Change, contract: UUID, person: UUID, **fields: object) -> UUID:
    row = {"contract_id": contract, "person_id": person, "role": Role.HANDLER, "from_on": DAY, **fields}
    return versions.insert(made, Designation, row)


def test_every_class_of_fact_is_read_back_as_it_was_written(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        written = list(Records(made, ward).everything())
    assert {type(fact) for fact in written} == fact_classes()
    assert read(database, ward.contract) == set(written)


def test_one_statement_reads_what_one_for_each_kind_does(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        list(Records(made, ward).everything())
    asked = [ward.other, ward.renewal, ward.contract]
    with database.reading() as session:
        one_by_one = [set(facts.items) for facts in facts_of_many(session, asked)]
        assert [set(facts.items) for facts in facts_at_once(session, asked)] == one_by_one


def test_what_is_left_out_is_read_as_if_it_had_been_voided(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        written = list(Records(made, ward).everything())
    for fact in written:
        if isinstance(fact, FED_BY_SEVERAL):
            with database.reading() as session:
                (left,) = facts_at_once(session, [ward.contract], without=fact.id)
            assert set(left.items) == read_when_voided(database, ward.contract, fact), type(fact)


def test_facts_of_the_past_are_read_back_from_the_size_of_the_trail(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        written = set(Records(made, ward).everything())
    then = size(database)
    with writing(database) as made:
        for fact in written:
            if isinstance(fact, facts.Held):
                versions.supersede(made, Holding, fact.id, 1, {"count": 7})
            if isinstance(fact, facts.GivenBack):
                versions.void(made, GivenBack, fact.id, "二重に登録した")
    assert read(database, ward.contract, then) == written
    changed = written - read(database, ward.contract)
    assert {type(fact) for fact in changed} == {facts.Held, facts.GivenBack}


def test_a_contract_that_was_not_yet_known_or_is_void_has_no_facts(database: Database) -> None:
    ward = a_ward(database)
    assert read(database, ward.contract, 0) == set()
    with writing(database) as made:
        Records(made, ward).holding()
        versions.void(made, Contract, ward.contract, "重複")
    assert read(database, ward.contract) == set()


def test_many_contracts_come_in_the_order_asked_for(database: Database) -> None:
    ward = a_ward(database)
    asked = [ward.other, ward.renewal, ward.contract]
    with database.reading() as session:
        assert [found.contract for found in facts_of_many(session, asked)] == asked
        assert list(facts_of_many(session, [])) == []


def test_a_designation_is_about_the_day_it_was_reported_or_the_day_it_began(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        early = versions.insert(made, HandlerList, {"happened_on": START}, contracts=[ward.contract])
        late = versions.insert(made, HandlerList, {"happened_on": LATER}, contracts=[ward.contract])
        lists = [{"list_id": late}, {"list_id": early}]
        listed = designate(made, ward.contract, ward.person, lists=lists)
        unlisted = designate(made, ward.contract, ward.person, from_on=NEXT)
    about = {fact.id: fact.on for fact in of_class(read(database, ward.contract), facts.Designated)}
    assert about == {listed: START, unlisted: NEXT}


def test_a_session_under_the_contract_renewed_counts_for_those_still_there(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        records = Records(made, ward)
        session = records.session(ward.person, submitted=True)
        accepted = records.under(Review, subject_id=session, subject_kind="education_session", accepted=True)
    assert of_class(read(database, ward.renewal), facts.Educated) == set()
    with writing(database) as made:
        designate(made, ward.renewal, ward.person)
    found = read(database, ward.renewal)
    (taught,) = of_class(found, facts.Educated)
    assert isinstance(taught, facts.Educated)
    assert (taught.id, taught.under_predecessor, taught.attendees) == (session, True, frozenset({ward.person}))
    assert {fact.id for fact in of_class(found, facts.Review)} == {accepted}


def test_a_session_for_both_contracts_is_told_once(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        designate(made, ward.renewal, ward.person)
        session = Records(made, ward).session(ward.person)
        versions.link(made, EducationSession, session, ward.renewal)
    (taught,) = of_class(read(database, ward.renewal), facts.Educated)
    assert isinstance(taught, facts.Educated)
    assert not taught.under_predecessor


def test_an_instruction_moves_what_is_left_of_a_holding_to_the_contract_that_renews(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        records = Records(made, ward)
        holding = records.holding()
        records.under(GivenBack, holding_id=holding, count=1)
        moved = [{"holding_id": holding}]
        records.under(Instruction, clause="11", successor_id=ward.renewal, holdings=moved, happened_on=LATER)
        assert ward.renewal in made.touched
    (held,) = of_class(read(database, ward.renewal), facts.Held)
    assert held == facts.Held(id=holding, on=LATER, medium=Medium.COMPUTER, count=1)


def test_what_was_moved_can_be_given_back_under_the_contract_that_renews(database: Database) -> None:
    ward = a_ward(database)
    day = date(2028, 6, 1)
    with writing(database) as made:
        records = Records(made, ward)
        holding = records.holding()
        records.under(Instruction, clause="11", successor_id=ward.renewal, holdings=[{"holding_id": holding}])
        back = {"contract_id": ward.renewal, "happened_on": day, "holding_id": holding, "count": 2}
        versions.insert(made, GivenBack, back)
    assert of_class(read(database, ward.renewal), facts.GivenBack)
    assert not of_class(read(database, ward.contract), facts.GivenBack)
