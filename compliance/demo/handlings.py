"""What a contractor receives, collects and makes during the year, and what it gives back before the end."""

from datetime import date
from uuid import UUID

from compliance.demo.lives import Life, Piece
from compliance.domain.facts import Medium, Origin
from compliance.domain.wareki import fiscal_year_names
from compliance.services.contracts import DesignatePlace
from compliance.services.handovers import ExpectHandover, RecordCollection, RecordHandover
from compliance.services.holdings import FlagNoLongerNeeded, GiveBack, RecordHolding


def name_place(life: Life) -> None:
    """The ward names the place before the first handover, or forgets it until somebody notices."""
    on = life.start if life.ward_keeps() else life.day(life.handling_from, 8, 40)
    life.chronicle.enter(
        on,
        DesignatePlace(
            contract_id=life.contract,
            happened_on=on,
            name=life.setting.place,
            address=life.setting.business.address,
        ),
    )


def first_handover(life: Life) -> None:
    """What the ward issues at the beginning, with its 確認書, and what the contractor holds from then on."""
    on = life.handling_from
    carrier = Medium.MEDIA if Medium.MEDIA in life.setting.media else Medium.PAPER
    count = life.dice.randint(1, 4)
    handover = hand_over(life, on, life.setting.issued, carrier, count)
    hold(life, on, life.setting.issued, carrier, count=count, handover=handover)
    if Medium.COMPUTER in life.setting.media:
        hold(life, on, f"{life.setting.issued}（業務用パソコンに保存）", Medium.COMPUTER)
    if Medium.PAPER in life.setting.media and carrier is not Medium.PAPER:
        made = life.day(on, 10, 40)
        forms = hold(
            life, made, "業務で作成した帳票", Medium.PAPER, origin=Origin.CREATED, count=life.dice.randint(2, 9)
        )
        if life.dice.random() < 0.5:
            clear_out(life, forms, min(life.day(made, 60, 150), life.back(life.end, 30)))
    if life.setting.collects:
        collect(life, life.day(on, 3, 20))


def hand_over(
    life: Life, on: date, what: str, medium: Medium, count: int, *, to_ward: bool = False, expected: UUID | None = None
) -> UUID:
    """One handover; the other side confirms on the day, some days later, or not at all."""
    confirmed = on if life.keeps() else None
    ident = life.chronicle.enter(
        life.day(on, 0),
        RecordHandover(
            contract_id=life.contract,
            happened_on=on,
            description=what,
            medium=medium,
            count=count,
            to_ward=to_ward,
            expected_id=expected,
            encrypted=None if medium is Medium.PAPER else True,
            giver=life.setting.business.contact if to_ward else f"{life.setting.section} 担当",
            receiver=f"{life.setting.section} 担当" if to_ward else life.setting.business.contact,
            ward_confirmed_on=on,
            contractor_confirmed_on=confirmed,
        ),
    )
    if confirmed is None and life.dice.random() < 0.7:
        later = life.day(on, 2, 12)
        life.chronicle.amend(later, RecordHandover, ident, contractor_confirmed_on=later)
    return ident


def hold(
    life: Life,
    on: date,
    what: str,
    medium: Medium,
    *,
    origin: Origin = Origin.ISSUED,
    count: int = 1,
    handover: UUID | None = None,
) -> Piece:
    """The contractor holds something from a day on."""
    holding = life.chronicle.enter(
        life.day(on, 0),
        RecordHolding(
            contract_id=life.contract,
            happened_on=on,
            description=what,
            medium=medium,
            origin=origin,
            count=count,
            place=life.setting.place,
            handover_id=handover,
        ),
    )
    piece = Piece(holding, medium, what, count)
    life.pieces.append(piece)
    return piece


def collect(life: Life, on: date) -> None:
    """The contractor collects data from the persons themselves, and holds what they filled in."""
    life.chronicle.enter(
        on, RecordCollection(contract_id=life.contract, happened_on=on, what="利用者本人から申込書・問診票を受領")
    )
    hold(life, on, "申込書・問診票", Medium.PAPER, origin=Origin.COLLECTED, count=life.dice.randint(5, 40))


def quarterly_report(life: Life, quarter: int) -> None:
    """The report on the work, expected on the tenth after a quarter, handed to the ward in time or late."""
    year, month = (life.year, 4 + 3 * quarter) if quarter < 3 else (life.year + 1, 4)
    due = life.day(date(year, month, 10), 0)
    asked = life.day(date(year, month, 1), 0)
    if not life.handling_from < asked <= life.end:
        return
    what = f"事業報告書（{fiscal_year_names(life.year)[-1]}第{quarter}四半期分）"
    expected = life.chronicle.enter(
        asked,
        ExpectHandover(contract_id=life.contract, happened_on=asked, due_on=due, description=what, to_ward=True),
    )
    given = life.in_time(due, early=3)
    hand_over(life, max(given, asked), what, Medium.PAPER, 1, to_ward=True, expected=expected)


def clear_out(life: Life, piece: Piece, on: date) -> None:
    """A holding is no longer needed and goes back, in one piece or in two."""
    flag = FlagNoLongerNeeded(
        contract_id=life.contract, happened_on=on, holding_id=piece.holding, note="保存期間を経過したため"
    )
    life.chronicle.enter(on, flag)
    life.pieces.remove(piece)
    give_back(life, piece, max(life.in_time(life.day(on, 12), early=9), on))


def give_back(life: Life, piece: Piece, on: date) -> None:
    """Everything of a holding is returned, a larger one in two turns; what the contractor made is delivered."""
    first = piece.count // 2 if piece.count > 3 and life.dice.random() < 0.4 else piece.count
    _given(life, piece, on, first)
    if first < piece.count:
        _given(life, piece, life.day(on, 1, 9), piece.count - first)


def _given(life: Life, piece: Piece, on: date, count: int) -> None:
    life.chronicle.enter(
        life.day(on, 0),
        GiveBack(
            contract_id=life.contract,
            happened_on=on,
            holding_id=piece.holding,
            count=count,
            delivered=piece.description.startswith("業務で作成した"),
            giver=life.setting.business.contact,
            receiver=f"{life.setting.section} 担当",
        ),
    )
