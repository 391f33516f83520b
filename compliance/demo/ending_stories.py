"""Ends of the practice ward: an early one with a certificate denied, a short contract, and one that was closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from compliance.demo import crews, handlings, visits
from compliance.demo.lives import DILIGENT, Life, Piece, Setting
from compliance.demo.years import Times, conclude
from compliance.domain.facts import Medium
from compliance.services.contracts import ChangeTerm, CloseContract
from compliance.services.erasures import Certified, DecideCheck, FileCertificate, RecordCheck, RecordErasure
from compliance.services.handovers import RecordHandover
from compliance.services.holdings import Instruct, StateNoComputerUsed
from compliance.services.reviews import ReviewSubmission
from compliance.store.models.contracts import TermChangeKind
from compliance.store.models.erasures import ErasureType


def ended_early(life: Life, ends_on: date) -> None:
    """The term is cut short; paper goes back, the data is erased, the certificate is denied after a check on site."""
    decided = life.back(ends_on, 45)
    life.chronicle.enter(
        decided,
        ChangeTerm(
            contract_id=life.contract,
            happened_on=decided,
            end_on=ends_on,
            change_kind=TermChangeKind.EARLY_TERMINATION,
            reason="通知を電子申請の画面から受け取れるようにしたため、発送業務を終えることとした。",
        ),
    )
    for piece in list(life.pieces):
        if piece.medium is Medium.COMPUTER:
            _erased_twice(life, piece, life.day(ends_on, 5))
        else:
            handlings.give_back(life, piece, life.day(ends_on, 3, 9))


def _erased_twice(life: Life, piece: Piece, on: date) -> None:
    """The first erasure left a folder behind: not confirmed on site, erased anew, and certified again."""
    for turn, erased_on in enumerate((on, life.day(on, 40))):
        erasure = life.chronicle.enter(
            erased_on,
            RecordErasure(
                contract_id=life.contract,
                happened_on=erased_on,
                holdings=(piece.holding,),
                erasure_type=ErasureType.FILES,
                data=piece.description,
                place=life.setting.place,
                operator=life.setting.business.contact,
                method="復元できない方式による上書き消去" if turn else "フォルダーの削除及びごみ箱の消去",
            ),
        )
        filed = life.day(erased_on, 6)
        certificate = FileCertificate(
            contracts=(life.contract,),
            happened_on=filed,
            erasures=(Certified(erasure_id=erasure, contract_id=life.contract),),
            number=f"消証第{turn + 1}号",
            dated_on=filed,
            addressee="新宿区長",
            signed_by=life.setting.business.contact,
        )
        life.chronicle.enter(filed, certificate)
        decided = life.day(filed, 2)
        decision = DecideCheck(
            contract_id=life.contract, happened_on=decided, erasure_id=erasure, decided_by=f"{life.setting.section}長"
        )
        life.chronicle.enter(decided, decision)
        checked = life.day(decided, 12)
        life.chronicle.enter(
            checked,
            RecordCheck(
                contract_id=life.contract,
                happened_on=checked,
                erasure_id=erasure,
                confirmed=turn == 1,
                on_site=True,
                checked_by=f"{life.setting.section} 検査担当",
                seen="該当データは見つからなかった。" if turn else "作業用の一時フォルダーに印字データが残っていた。",
            ),
        )


def short_in_march(times: Times, setting: Setting, year: int, number: str) -> Life:
    """Twelve days in March, and no visit: the ward's own duty of that fiscal year stays undone."""
    term = (date(year + 1, 3, 20), date(year + 1, 3, 31))
    life = conclude(times, replace(setting, manner=DILIGENT), year, number, term=term)
    life.handling_from = life.day(life.start, 3)
    handlings.name_place(life)
    crews.first_list(life, 4, faultless=True)
    crews.teach_all(life, life.start, faultless=True)
    piece = handlings.hold(life, life.handling_from, "受診票（追加実施分）", Medium.PAPER, count=2)
    handlings.give_back(life, piece, life.day(life.end, 2))
    return life


def spotless(times: Times, setting: Setting, year: int, number: str) -> Life:
    """A summer's work on paper alone, without a computer, inspected, given back, and closed."""
    life = conclude(times, replace(setting, manner=DILIGENT), year, number, term=(date(year, 7, 1), date(year, 9, 30)))
    handlings.name_place(life)
    crews.first_list(life, 5, faultless=True)
    crews.teach_all(life, life.day(life.start, 1), faultless=True)
    handlings.first_handover(life)
    stated = life.day(life.start, 2)
    no_computer = StateNoComputerUsed(
        contract_id=life.contract, happened_on=stated, stated_by=life.setting.business.contact
    )
    life.chronicle.enter(stated, no_computer)
    planned = visits.plan(life)
    visits.announce(life, planned, life.day(date(year, 9, 8), 0))
    visits.visit(life, planned, life.day(date(year, 9, 8), 0))
    for piece in life.pieces:
        handlings.give_back(life, piece, life.day(life.end, 3))
    closed = life.day(life.end, 60)
    close = CloseContract(contract_id=life.contract, happened_on=closed, note="全ての義務の完了を確認した。")
    life.chronicle.enter(closed, close)
    return life


def destroyed_on_instruction(life: Life, pieces: Sequence[Piece], on: date) -> None:
    """Paper that the ward instructs to have dissolved, with a certificate."""
    for piece in pieces:
        life.pieces.remove(piece)
    instructed = Instruct(
        contract_id=life.contract,
        happened_on=on,
        clause="11",
        holdings=tuple(piece.holding for piece in pieces),
        text="返還に代えて、職員の立会いのもと溶解処理を行うこと。",
        instructed_by=f"{life.setting.section}長",
    )
    life.chronicle.enter(on, instructed)
    dissolved = life.day(on, 9)
    erasure = life.chronicle.enter(
        dissolved,
        RecordErasure(
            contract_id=life.contract,
            happened_on=dissolved,
            holdings=tuple(piece.holding for piece in pieces),
            erasure_type=ErasureType.PAPER_DESTROYED,
            count=sum(piece.count for piece in pieces),
            place="架空島溶解工場",
            operator="架空紙資源株式会社",
            witness=f"{life.setting.section} 担当",
            method="未開封のまま溶解",
        ),
    )
    filed = life.day(dissolved, 4)
    certificate = life.chronicle.enter(
        filed,
        FileCertificate(
            contracts=(life.contract,),
            happened_on=filed,
            erasures=(Certified(erasure_id=erasure, contract_id=life.contract),),
            submitted=True,
            number="溶証第7号",
        ),
    )
    returned = life.day(filed, 5)
    life.chronicle.enter(
        returned,
        ReviewSubmission(
            contract_id=life.contract,
            happened_on=returned,
            subject_id=certificate,
            subject_kind="certificate",
            accepted=False,
            reason="箱数の記載が実数と異なるため、訂正のうえ再提出をお願いします。",
            reviewed_by=f"{life.setting.section} 担当",
        ),
    )


def entered_by_mistake(life: Life, on: date) -> None:
    """A handover recorded under the wrong contract, and withdrawn the next day."""
    wrong = life.chronicle.enter(
        on,
        RecordHandover(
            contract_id=life.contract, happened_on=on, description="受診票（追加分）", medium=Medium.PAPER, count=2
        ),
    )
    life.chronicle.withdraw(life.day(on, 1), RecordHandover, wrong, "別の契約の受渡しを誤って登録したため")
