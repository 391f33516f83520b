"""The end of a contract: what moves to the one that renews it, what goes back, what is erased and certified."""

from datetime import date

from compliance.demo.handlings import give_back
from compliance.demo.lives import Life, Piece
from compliance.domain.facts import Medium
from compliance.services.erasures import Certified, DecideCheck, FileCertificate, RecordCheck, RecordErasure
from compliance.services.holdings import Instruct
from compliance.services.reviews import ReviewSubmission
from compliance.store.models.certificates import Seal
from compliance.store.models.erasures import ErasureType


def move(life: Life, successor: Life) -> None:
    """On the first day of the renewal the ward instructs what it is to keep; the rest goes back."""
    kept = [piece for piece in life.pieces if piece.medium is not Medium.PAPER]
    if kept:
        life.chronicle.enter(
            successor.start,
            Instruct(
                contract_id=life.contract,
                happened_on=successor.start,
                clause="11",
                holdings=tuple(piece.holding for piece in kept),
                successor_id=successor.contract,
                text="次年度も同じ業務を委託するため、引き続き保管し、次年度の契約により取り扱うこと。",
                instructed_by=f"{life.setting.section}長",
            ),
        )
    for piece in life.pieces:
        if piece in kept:
            successor.pieces.append(piece)
        else:
            give_back(life, piece, _after_end(life))


def erase(life: Life, piece: Piece, on: date) -> None:
    """Files are erased; the certificate follows, is looked at, and now and then denied after a check on site."""
    erasure = life.chronicle.enter(
        on,
        RecordErasure(
            contract_id=life.contract,
            happened_on=on,
            holdings=(piece.holding,),
            erasure_type=ErasureType.FILES,
            data=piece.description,
            place=life.setting.place,
            operator=life.setting.business.contact,
            method="復元できない方式による上書き消去",
            tool="データ消去ソフト（見本）",
            verification="消去後に検索し、該当ファイルがないことを確認",
            copies="バックアップ領域を含め消去済み",
        ),
    )
    certified = Certified(erasure_id=erasure, contract_id=life.contract)
    filed_on = max(life.in_time(life.day(on, 10), early=6), on)
    certificate = life.chronicle.enter(
        filed_on,
        FileCertificate(
            contracts=(life.contract,),
            happened_on=filed_on,
            erasures=(certified,),
            submitted=True,
            number=f"消証第{life.dice.randint(1, 89)}号",
            dated_on=filed_on,
            addressee="新宿区長",
            signed_by=life.setting.business.contact,
            seal=Seal.ORIGINAL,
        ),
    )
    seen = life.day(filed_on, 2, 12)
    life.chronicle.enter(
        seen,
        ReviewSubmission(
            contract_id=life.contract,
            happened_on=seen,
            subject_id=certificate,
            subject_kind="certificate",
            accepted=True,
            reviewed_by=f"{life.setting.section} 担当",
        ),
    )
    if life.dice.random() < 0.3:
        decided = life.day(seen, 1, 5)
        life.chronicle.enter(
            decided,
            DecideCheck(
                contract_id=life.contract,
                happened_on=decided,
                erasure_id=erasure,
                decided_by=f"{life.setting.section}長",
            ),
        )
        checked = life.day(decided, 7, 25)
        life.chronicle.enter(
            checked,
            RecordCheck(
                contract_id=life.contract,
                happened_on=checked,
                erasure_id=erasure,
                confirmed=True,
                on_site=True,
                checked_by=f"{life.setting.section} 担当",
                seen="端末の画面と消去ソフトの記録を確認した。",
            ),
        )


def _after_end(life: Life) -> date:
    return max(life.in_time(life.day(life.end, 12), early=8), life.end)
