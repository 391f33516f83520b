"""The tours of the practice ward: for each of the three users, a few real pages and what to look at on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from compliance.domain.calendar import fiscal_year_end, fiscal_year_of
from compliance.domain.obligations import OUTSTANDING, Party
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.obligation_lists import obligations
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.web.addresses import with_query
from compliance.web.visitors import desk, visitor

_OFFICER, _CONTRACTOR, _COUNCIL = "officer", "contractor", "council"

_TOUR_OF = {
    AccountRole.SECTION_OFFICER: _OFFICER,
    AccountRole.PRIVACY_OFFICER: _OFFICER,
    AccountRole.AUDITOR: _OFFICER,
    AccountRole.CONTRACTOR_RESPONSIBLE: _CONTRACTOR,
    AccountRole.CONTRACTOR_STAFF: _CONTRACTOR,
    AccountRole.COUNCIL_SECRETARIAT: _COUNCIL,
    AccountRole.COUNCIL_MEMBER: _COUNCIL,
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of a tour: what to look at there, and how its address is found on the day."""

    words: str
    find: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands above a page while a tour is on: stop `number` of `last`, and the addresses to go on by."""

    words: str
    number: int
    last: int
    onward: str | None
    back: str | None
    end: str


def tour_of(role: AccountRole) -> str | None:
    """The first step of the tour for this role; None where there is none."""
    return f"{_TOUR_OF[role]}-1" if role in _TOUR_OF else None


def stop_address(step: str) -> str | None:
    """Where a step of the visitor's own tour leads; None where there is no such step."""
    found = _stop(step)
    return found[0][found[1] - 1].find(step) if found else None


def strip() -> Strip | None:
    """The strip for this page, where its address says that a tour is on."""
    found = _stop(request.args.get("tour", ""))
    if found is None:
        return None
    stops, number = found
    name = request.args["tour"].rpartition("-")[0]
    return Strip(
        stops[number - 1].words,
        number,
        len(stops),
        url_for("guides.tour", step=f"{name}-{number + 1}") if number < len(stops) else None,
        url_for("guides.tour", step=f"{name}-{number - 1}") if number > 1 else None,
        with_query(tour=None),
    )


def _stop(step: str) -> tuple[Sequence[Stop], int] | None:
    name, _dash, place = step.rpartition("-")
    if not name or name != _TOUR_OF.get(visitor().role) or not (place.isascii() and place.isdecimal()):
        return None
    stops, number = _tours()[name], int(place)
    return (stops, number) if 1 <= number <= len(stops) else None


def _tours() -> dict[str, list[Stop]]:
    return {_OFFICER: _officer_stops(), _CONTRACTOR: _contractor_stops(), _COUNCIL: _council_stops()}


def _officer_stops() -> list[Stop]:
    return [
        Stop(
            _("毎朝ここから始めます。数字を押すと、その件数ちょうどの一覧が開きます。区の義務も一緒に並びます。"),
            _page("officer.today"),
        ),
        Stop(
            _("期限を過ぎた義務の一覧です。期限の下に、その日を決めたもの（特記事項・区の運用など）が書いてあります。"),
            _page("officer.obligations", status="overdue"),
        ),
        Stop(
            _("「なぜ」の画面です。条文、生じた理由、期限の根拠、これまでの動きが順に並びます。"),
            _obligation("officer.obligation"),
        ),
        Stop(
            _("1つの契約の画面です。特記事項の各項と、審議会に報告した対策を、年度ごとに言葉と色で表します。"),
            _contract,
        ),
        Stop(
            _(
                "上の検索欄に「ひ」や「16」と入れてみてください。"
                "契約、委託先、人、条文がまとめて見つかります（/ キーでも移れます）。"
            ),
            _page("officer.contractors"),
        ),
        Stop(
            _("審議会に報告する数字です。どの数字も、押すとその内訳が開きます。見学は以上です。"),
            _page("council.report"),
        ),
    ]


def _contractor_stops() -> list[Stop]:
    return [
        Stop(
            _("契約ごとに、次の期限と、することの状態が並びます。出すものがないときは、ないと書いてあります。"),
            _page("contractor.home"),
        ),
        Stop(
            _("なぜ必要かと、契約の条文です。下に、担当課の名前と電話番号があります。"),
            _obligation("contractor.obligation"),
        ),
        Stop(
            _("事故やそのおそれに気づいたら、まずここから連絡します。わからないことは、あとから伝えられます。"),
            _page("contractor.incidents"),
        ),
        Stop(
            _("自分のアカウントです。ほかの端末のサインインを終えることもできます。見学は以上です。"),
            _page("auth.account"),
        ),
    ]


def _council_stops() -> list[Stop]:
    return [
        Stop(
            _("基準日の時点で、まだ履行されていない義務の数です。区の義務を先に示します。人の名前は出ません。"),
            _page("council.report"),
        ),
        Stop(
            _("数字を押すと、このように内訳が開きます。見出しの下の件数は、押した数字と必ず一致します。"),
            _page("council.matters", state="overdue"),
        ),
        Stop(
            _("基準日を前の会議の日にすると、その日の状態がわかります。PDFとExcelの数字も同じです。見学は以上です。"),
            _report_of_last_year,
        ),
    ]


def _page(endpoint: str, **values: Any) -> Callable[[str], str]:
    return lambda step: url_for(endpoint, tour=step, **values)


def _obligation(endpoint: str) -> Callable[[str], str]:
    def find(step: str) -> str:
        row = _first_row()
        return url_for(endpoint, obligation_id=row.id, tour=step) if row else _page(f"{endpoint}s")(step)

    return find


def _contract(step: str) -> str:
    row = _first_row()
    if row is None:
        return url_for("officer.contracts", tour=step)
    return url_for("officer.contract", contract_id=row.under.contract, tour=step)


def _report_of_last_year(step: str) -> str:
    last_day = fiscal_year_end(fiscal_year_of(desk().today()) - 1)
    return url_for("council.report", as_of=last_day, tour=step)


def _first_row() -> ObligationRow | None:
    """What the visitor may see and has been outstanding longest; a contractor sees its own duties alone."""
    scope = visitor().scope
    wanted = ObligationFilter(OUTSTANDING, party=None if scope.contractor is None else Party.CONTRACTOR)
    with desk().database.reading() as session:
        return next(iter(obligations(session, scope, wanted, desk().today(), limit=1).lines), None)
