"""Loading the practice ward into an empty database: the ward itself, its accounts, the paper, and then its days."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from compliance.demo.chronicles import Chronicle
from compliance.demo.crowds import add_contracts
from compliance.demo.extraordinary import befall
from compliance.demo.papers_beside import lay_papers
from compliance.demo.recorder import DEMO, at_evening_of, derive_all, record_days
from compliance.demo.sections import SECTIONS
from compliance.demo.sign_ins import SIGN_INS
from compliance.demo.ward import Ground, Ward, beginning, practice_ward
from compliance.demo.works_of_paper import PAPER
from compliance.documents.council_paper import PaperReading, read_paper_file
from compliance.documents.papers_in.linking import propose_links
from compliance.documents.papers_in.matching import match_clauses
from compliance.domain.calendar import fiscal_year_begin, fiscal_year_of
from compliance.domain.editions import Act, Edition
from compliance.passwords import PRACTICE_PASSWORD, Passwords
from compliance.services.accounts import NewAccount, open_practice_account
from compliance.services.council_drafts import make_due_drafts
from compliance.services.desk import Desk
from compliance.services.paper_imports import import_outsourcing
from compliance.services.refusals import not_recorded
from compliance.services.sections import RegisterDepartment, RegisterSection
from compliance.services.ward_settings import SetWard, set_ward
from compliance.store.progress import Progress, silent
from compliance.store.queries.sizes import Sizes, sizes

NAME = "新宿区（練習用データ）"


def load(desk: Desk, passwords: Passwords, seed: str, day: date, contracts: int, progress: Progress) -> Sizes:
    """Fill an empty database with the practice ward as it stands on the morning of `day`; Refused where it cannot be.

    Where `contracts` is more than the ward has, further ones are added until there are so many.

    The accounts come last: where there are none, the filling was cut short.
    """
    _check(desk, day)
    first = at_evening_of(desk, beginning(day))
    ground = _ground(first, seed)
    ward = practice_ward(ground, seed, day, desk.shelf.is_closed)
    befall(ward, day)
    add_contracts(ward, contracts)
    record_days(desk, ward.times.chronicle, day, progress)
    evening = at_evening_of(desk, day - timedelta(days=1))
    derive_all(evening, progress)
    lay_papers(evening, seed, [life.contract for lives in ward.lives.values() for life in lives])
    make_due_drafts(evening, silent)
    _open_accounts(evening, passwords, ward)
    with desk.reading() as session:
        return sizes(session)


def _check(desk: Desk, day: date) -> None:
    if day > desk.today():
        raise not_recorded(
            (f"{day.isoformat()} はまだ来ていません。", f"{day.isoformat()} has not come yet."),
            ("今日か、それより前の日を指定してください。", "Name today or an earlier day."),
            "as_of",
        )
    with desk.reading() as session:
        entries = sizes(session).entries
    if entries:
        raise not_recorded(
            (
                f"データベースは空ではありません（操作記録 {entries} 件）。",
                f"The database is not empty: its trail has {entries} entries.",
            ),
            (
                "COMPLIANCE_INSTANCE に空のフォルダーを指定するか、データベースを片付けてから行ってください。",
                "Name an empty folder by COMPLIANCE_INSTANCE, or move the database away.",
            ),
        )


def _ground(desk: Desk, seed: str) -> Ground:
    began = desk.today()
    set_ward(
        desk,
        DEMO,
        SetWard(
            name=NAME,
            start_of_use_on=date(began.year, 7, 1),
            mayor_title="新宿区長",
            telephone="03-0000-0000",
            email="kojin-joho@example.jp",
            practice=True,
        ),
    )
    sections = _register_sections(desk, seed)
    reading = read_paper_file(PAPER.read_bytes(), PAPER.name)
    edition = edition_of_paper(desk, reading)
    outsourcing = _import_paper(desk, reading, edition)
    measures = tuple(measure.key for measure in reading.contractor_measures.value)
    return Ground(sections, edition.id, outsourcing, measures, _pledging(desk))


def _pledging(desk: Desk) -> str | None:
    """The edition that asks each person for a pledge; None where the shelf has none."""
    asking = (one.id for one in desk.shelf.editions.values() if any(rule.act is Act.PLEDGE for rule in one.rules()))
    return next(asking, None)


def edition_of_paper(desk: Desk, reading: PaperReading) -> Edition:
    """The edition whose clauses the paper prints; LookupError where the shelf has none like it."""
    found = match_clauses(reading.clauses.value, desk.shelf.editions).edition
    if found is None:
        raise LookupError(
            "資料の特記事項に合う版がありません。 / No edition has the clauses of the practice ward's paper."
        )
    return found


def _register_sections(desk: Desk, seed: str) -> dict[str, UUID]:
    chronicle, on, since = Chronicle(f"{seed}/sections"), desk.today(), date(2015, 4, 1)
    sections: dict[str, UUID] = {}
    for department, names in SECTIONS.items():
        above = chronicle.enter(on, RegisterDepartment(name=department, exists_from_on=since))
        for name in names:
            telephone = f"03-0000-{len(sections) + 1001}"
            command = RegisterSection(
                department_id=above,
                name=name,
                exists_from_on=since,
                telephone=telephone,
                email=f"section{len(sections) + 1:02}@example.jp",
            )
            sections[name] = chronicle.enter(on, command)
    record_days(desk, chronicle, date.max, silent)
    return sections


def _import_paper(desk: Desk, reading: PaperReading, edition: Edition) -> UUID:
    """The paper through the real import, with every link that it proposes."""
    every = (*reading.ward_measures.value, *reading.contractor_measures.value)
    links: dict[str, list[str]] = defaultdict(list)
    for proposal in propose_links(every, edition):
        links[proposal.measure].append(proposal.item)
    return import_outsourcing(desk, DEMO, reading, links).outsourcing


def _open_accounts(desk: Desk, passwords: Passwords, ward: Ward) -> None:
    password_hash = passwords.hash(PRACTICE_PASSWORD)  # once: it takes a third of a second, and all have the same
    for sign_in in SIGN_INS:
        new = NewAccount(
            login=sign_in.login,
            name=sign_in.name,
            role=sign_in.role,
            section_id=None if sign_in.section is None else ward.ground.sections[sign_in.section],
            contractor_id=None if sign_in.contractor is None else ward.contractors[sign_in.contractor],
            inspector=sign_in.inspector,
            from_on=fiscal_year_begin(fiscal_year_of(desk.today())),
        )
        open_practice_account(desk, DEMO, new, password_hash)
