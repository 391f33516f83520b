"""Many more contracts, for practice on a large ward and for measurements: the same years, lived by more contractors."""

from collections.abc import Sequence
from random import Random

from compliance.demo.contractors import Business, registration
from compliance.demo.lives import BUSY, CARELESS, DILIGENT, ORDINARY, Setting
from compliance.demo.names import FAMILY, full_name
from compliance.demo.ward import Ward, first_day, register_work
from compliance.demo.works import Work, measures
from compliance.demo.works_of_health import HEALTH_WORKS
from compliance.demo.works_of_offices import OFFICE_WORKS
from compliance.demo.years import Course, line
from compliance.domain.facts import Method

CREW = 25
"""People of a contract on average: 2,000 contracts have 50,000."""

_FIRST_NUMBER = 1000
_KINDS = (
    "サービス",
    "サポート",
    "ビジネス",
    "事務センター",
    "データ",
    "印刷",
    "ケア",
    "ロジスティクス",
    "システム",
    "企画",
)
_MANNERS = (DILIGENT, ORDINARY, ORDINARY, ORDINARY, BUSY, BUSY, CARELESS)
_METHODS = (Method.ON_SITE,) * 8 + (Method.VIDEO, Method.PHOTOGRAPHS, Method.PAPERS, None)


def add_contracts(ward: Ward, until: int) -> None:
    """Works are given to further contractors, each year after year, until there are so many contracts."""
    works = [work for work in (*HEALTH_WORKS, *OFFICE_WORKS) if work.contractors]
    missing = until - sum(len(lives) for lives in ward.lives.values())
    years = ward.times.years
    for place in range(-(-max(0, missing) // len(years))):
        dice = ward.times.chronicle.dice(f"crowd/{place}")
        some = years[-min(len(years), missing - place * len(years)) :]
        _add_line(ward, works[place % len(works)], place, some, dice)


def _add_line(ward: Ward, work: Work, place: int, years: Sequence[int], dice: Random) -> None:
    number = _FIRST_NUMBER + place
    business = _business(place, dice)
    contractor = ward.times.chronicle.enter(first_day(ward), registration(business, number))
    outsourcing = register_work(ward, work) if work.title not in ward.works else ward.works[work.title]
    setting = Setting(
        outsourcing=outsourcing,
        contractor=contractor,
        business=business,
        edition=ward.ground.edition,
        section=work.sections[0],
        issued=work.issued,
        place=work.place,
        media=work.media,
        collects=work.collects,
        measures=tuple(m.key for m in measures(work) if m.key.startswith("contractor.")),
        crew=dice.randint(CREW - 15, CREW + 14),
        manner=dice.choice(_MANNERS),
    )
    courses = tuple(Course(dice.choice(_METHODS), dice.choice((0, 0, 0, 1, 1, 2))) for _ in years)
    code = f"crowd-{place}"
    ward.lives[code] = line(ward.times, setting, _numbers(years, number), courses, years)


def _numbers(years: Sequence[int], number: int) -> tuple[str, ...]:
    return tuple(f"{year - 2018}委第{number}号" for year in years)


def _business(place: int, dice: Random) -> Business:
    """An invented business, numbered so that no two are called the same."""
    family, kana = FAMILY[place % len(FAMILY)]
    kind = _KINDS[place // len(FAMILY) % len(_KINDS)]
    number = place // (len(FAMILY) * len(_KINDS)) + 1
    later = "" if number == 1 else f"第{number}"
    contact, _ = full_name(dice)
    return Business(
        name=f"株式会社見本{family}{kind}{later}",
        kana=f"カブシキガイシャミホン{kana}",
        address=f"東京都新宿区見本町{place % 30 + 1}-{place % 12 + 1}",
        contact=contact,
        post="業務管理課長",
        staffing="株式会社見本スタッフサービス" if dice.random() < 0.3 else None,
    )
