"""Versions: what was known stays readable, nobody overwrites what they did not see, links may end but not vanish."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from compliance.domain.facts import Answer, IncidentKind, Medium
from compliance.store import belongings, versions
from compliance.store.database import Database
from compliance.store.facts import facts_of
from compliance.store.models.assessments import Assessment
from compliance.store.models.education import EducationSession
from compliance.store.models.holdings import Holding
from compliance.store.models.incidents import Incident, IncidentNotice
from compliance.store.models.outsourcings import MeasuresReport, Outsourcing
from tests.store.records import DAY, Records
from tests.store.wards import a_ward, writing


def test_a_correction_is_the_next_version_and_keeps_the_one_before(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        holding = Records(made, ward).holding()
        assert versions.supersede(made, Holding, holding, 1, {"count": 5, "place": "金庫"}) == 2
    with database.reading() as session:
        first, second = versions.history(session, Holding, holding)
        assert (first.count, second.count, second.description) == (2, 5, first.description)
        assert first.superseded_seq == second.recorded_seq
        assert second.superseded_seq is None


def test_rows_beneath_are_kept_or_written_anew_with_the_next_version(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        session_id = Records(made, ward).session(ward.person)
        versions.supersede(made, EducationSession, session_id, 1, {"minutes": 60})
        versions.supersede(made, EducationSession, session_id, 2, {"attendance": []})
    with database.reading() as session:
        attended = [
            [row.person_id for row in one.attendance] for one in versions.history(session, EducationSession, session_id)
        ]
    assert attended == [[ward.person], [ward.person], []]


def test_a_version_that_was_not_seen_is_not_overwritten(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        holding = Records(made, ward).holding()
        versions.supersede(made, Holding, holding, 1, {"count": 5})
    with writing(database) as made, pytest.raises(versions.StaleVersion) as refused:
        versions.supersede(made, Holding, holding, 1, {"count": 9})
    assert isinstance(refused.value.theirs, Holding)
    assert (refused.value.theirs.count, refused.value.mine) == (5, {"count": 9})


def test_what_is_void_says_why_and_can_no_longer_be_corrected(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        holding = Records(made, ward).holding()
        versions.void(made, Holding, holding, "二重に登録した")
        assert versions.current(made.session, Holding, holding) is None
        newest = versions.newest(made.session, Holding, holding)
        assert newest is not None
        assert (newest.version, newest.void_reason) == (2, "二重に登録した")
        with pytest.raises(versions.VoidedVersion):
            versions.supersede(made, Holding, holding, 2, {"count": 9})
        with pytest.raises(versions.VoidedVersion):
            versions.void(made, Holding, holding, "もう一度")


def test_what_never_was_recorded_cannot_be_corrected(database: Database) -> None:
    with writing(database) as made, pytest.raises(versions.UnknownEntity):
        versions.supersede(made, Holding, uuid4(), 1, {"count": 9})


def test_many_rows_are_recorded_each_with_its_own_entry(database: Database) -> None:
    ward = a_ward(database)
    answers = [
        {"contract_id": ward.contract, "happened_on": DAY, "item": str(item), "answer": Answer.CONFORMS}
        for item in range(1, 22)
    ]
    with writing(database) as made:
        before = made.size
        recorded = versions.insert_many(made, Assessment, answers)
        assert made.size == before + 21
        assert versions.insert_many(made, Assessment, []) == ()
    with database.reading() as session:
        rows = [versions.current(session, Assessment, one) for one in recorded]
    assert [row.item for row in rows if row is not None] == [str(item) for item in range(1, 22)]


def test_a_link_brings_what_follows_and_its_end_takes_it_away(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        records = Records(made, ward)
        incident = records.shared(Incident, incident_kind=IncidentKind.RISK, known_on=DAY, outline="誤送信")
        versions.insert(made, IncidentNotice, {"incident_id": incident, "happened_on": DAY})
        versions.link(made, Incident, incident, ward.other)
        assert ward.other in made.touched
    with database.reading() as session:
        linked = {type(fact).__name__ for fact in facts_of(session, ward.other).items}
    assert {"IncidentKnown", "IncidentNotified"} <= linked
    with writing(database) as made:
        versions.unlink(made, Incident, incident, ward.other)
        assert ward.other in made.touched
    with database.reading() as session:
        assert not any("Incident" in type(fact).__name__ for fact in facts_of(session, ward.other).items)
        assert belongings.contracts_served(session, [incident]) == [ward.contract]


def test_a_link_is_not_made_twice(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        session = Records(made, ward).session(ward.person)
    with pytest.raises(IntegrityError), writing(database) as made:
        versions.link(made, EducationSession, session, ward.contract)


def test_every_contract_that_a_record_may_alter_is_touched(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        Records(made, ward).session(ward.person)
        assert set(made.touched) == {ward.contract, ward.renewal}
    with writing(database) as made:
        versions.insert(made, MeasuresReport, {"outsourcing_id": ward.outsourcing, "happened_on": DAY, "measures": []})
        assert set(made.touched) == {ward.contract, ward.renewal, ward.other}


def test_an_outsourcing_alters_no_contract_by_its_text(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        versions.supersede(made, Outsourcing, ward.outsourcing, 1, {"start_on": date(2027, 4, 1)})
        assert made.touched == ()


def test_days_enumerations_and_counts_come_back_as_they_were(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        holding = Records(made, ward).holding()
    with database.reading() as session:
        row = versions.current(session, Holding, holding)
    assert row is not None
    assert (row.medium, row.happened_on, row.contract_id) == (Medium.COMPUTER, DAY, ward.contract)
