"""The letter of consent or refusal (承諾・不承諾通知), which for a removal is also the permit of the trip."""

from dataclasses import dataclass
from datetime import date

from compliance.documents.letters import Letter, Part, told
from compliance.domain.wareki import japanese_date


@dataclass(frozen=True, slots=True)
class ConsentPaper:
    """What was asked for and how it was decided; texts are empty and days None where nothing is on record.

    `wanted` are the first and the last day asked for; a grant runs from `from_on` to `until_on`, None: to the
    contract's end.
    """

    title: str
    document_number: str
    sent_on: date | None
    decided_on: date | None
    addressee: str
    ward: str
    section: str
    telephone: str
    contract: str
    item: str
    asked_on: date
    granted: bool
    what: str
    recipient: str
    place: str
    medium: str
    reason: str
    wanted: tuple[date | None, date | None]
    safeguards: str
    from_on: date | None
    until_on: date | None
    back_by_on: date | None
    conditions: str
    practice: bool = False


def consent_letter(paper: ConsentPaper) -> Letter:
    """The letter in words."""
    return Letter(
        title=paper.title,
        document_number=paper.document_number,
        sent_on=paper.sent_on,
        addressee=paper.addressee,
        ward=paper.ward,
        section=paper.section,
        telephone=paper.telephone,
        sentence=_sentence(paper),
        parts=(Part("申請", told(_asked(paper))), Part("決定", told(_decided(paper)))),
        practice=paper.practice,
    )


def _sentence(paper: ConsentPaper) -> str:
    decided = "次のとおり承諾します。" if paper.granted else "承諾しないことに決定しました。"
    asked = f"{japanese_date(paper.asked_on)}に申請のあった下記の事項について、"
    return f"{asked}契約に付した特記事項の{paper.item}に基づき、{decided}"


def _asked(paper: ConsentPaper) -> tuple[tuple[str, str], ...]:
    return (
        ("契約", paper.contract),
        ("申請の内容", paper.what),
        ("相手先", paper.recipient),
        ("場所", paper.place),
        ("媒体", paper.medium),
        ("理由", paper.reason),
        ("申請の期間", _term(*paper.wanted)),
        ("保護の方法", paper.safeguards),
    )


def _decided(paper: ConsentPaper) -> tuple[tuple[str, str], ...]:
    decided = ("決裁日", japanese_date(paper.decided_on) if paper.decided_on else "")
    if not paper.granted:
        return (("決定", "承諾しない"), ("理由・条件", paper.conditions), decided)
    until = japanese_date(paper.until_on) + "まで" if paper.until_on else "契約の終わりまで"
    return (
        ("決定", "承諾する"),
        ("承諾の期間", (japanese_date(paper.from_on) + "から" if paper.from_on else "") + until),
        ("戻す期日", japanese_date(paper.back_by_on) if paper.back_by_on else ""),
        ("条件", paper.conditions),
        decided,
    )


def _term(first: date | None, last: date | None) -> str:
    begins = f"{japanese_date(first)}から" if first else ""
    return begins + (f"{japanese_date(last)}まで" if last else "")
