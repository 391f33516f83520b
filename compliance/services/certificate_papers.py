"""What stands on a certificate of erasure (消去証明書): of one that was filed, or is still being written."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.documents.certificates import CertificatePaper, ErasedThings
from compliance.domain.editions import Act
from compliance.domain.wareki import japanese_date
from compliance.services.erasure_filings import ErasureFiling
from compliance.services.erasures import FileCertificate, RecordErasure
from compliance.services.grounds import Ground
from compliance.store.models.certificates import Certificate
from compliance.store.models.devices import Device
from compliance.store.models.erasures import Erasure, ErasureType
from compliance.store.queries.certificates import certificate_under, erasure_records
from compliance.store.queries.contacts import reached_contractors
from compliance.store.queries.contracts import ContractLine
from compliance.store.queries.device_lists import devices_named
from compliance.store.queries.wards import ward
from compliance.wording.duties import item_number
from compliance.wording.subjects import Subject, subject_words

WAYS: Mapping[ErasureType, str] = {
    ErasureType.FILES: "データの消去（機器は使い続ける）",
    ErasureType.DEVICE_WIPED: "機器全体の消去",
    ErasureType.MEDIA_DESTROYED: "媒体の破壊",
    ErasureType.PAPER_DESTROYED: "紙の廃棄（区の指示による）",
}
"""What was done, as the paper says it: papers are Japanese whoever prints them."""


def filed_paper(ground: Ground, certificate: UUID) -> CertificatePaper:
    """The paper of a certificate that serves this contract; NotFound where none does."""
    seen = {line.id for line in ground.contracts}
    filed = certificate_under(ground.session, seen, ground.line.id, certificate)
    return _paper(ground, filed.certificate, filed.contracts, _erased(ground.session, filed.erasures))


def paper_to_file(ground: Ground, filing: ErasureFiling) -> CertificatePaper:
    """The paper of what is about to be filed."""
    pieces = {held.id: held.subject for held in (*ground.holdings(), *ground.holdings_elsewhere())}
    devices = _devices(ground.session, filing.erasures)
    new = [_things(erasure, [pieces[id] for id in erasure.holdings], devices) for erasure in filing.erasures]
    before = _erased(ground.session, [each.erasure_id for each in filing.recorded])
    return _paper(ground, filing.certificate, filing.contracts, [*before, *new])


def addressee(session: Session) -> str:
    """Whom a certificate is addressed to where nothing else is said: the ward's mayor."""
    return f"{ward(session).name}長"


def _paper(
    ground: Ground,
    certificate: Certificate | FileCertificate,
    contracts: Iterable[UUID],
    erasures: Sequence[ErasedThings],
) -> CertificatePaper:
    contractor = reached_contractors(ground.session, {ground.line.contractor})[ground.line.contractor]
    named = set(contracts)
    return CertificatePaper(
        addressee=certificate.addressee or addressee(ground.session),
        contractor=contractor.name,
        address=contractor.address,
        signed_by=certificate.signed_by or "",
        contracts=tuple(_contract(line) for line in ground.contracts if line.id in named),
        clause=_clause(ground),
        erasures=tuple(erasures),
        number=certificate.number or "",
        dated_on=certificate.dated_on,
        practice=ward(ground.session).practice,
    )


def _clause(ground: Ground) -> str:
    edition = ground.editions[0]
    rule = next((rule for rule in edition.rules() if rule.act is Act.CERTIFY), None)
    return "" if rule is None else f"特記事項{item_number(rule.item, 'ja')}"


def _contract(line: ContractLine) -> tuple[str, str, str]:
    return line.number, line.outsourcing_title, f"{_day(line.start_on)}から{_day(line.end_on)}まで"


def _day(day: date | None) -> str:
    return japanese_date(day) if day else "（未定）"


def _erased(session: Session, ids: Collection[UUID]) -> list[ErasedThings]:
    records = erasure_records(session, ids)
    devices = _devices(session, [found.erasure for found in records])
    return [_things(found.erasure, found.holdings, devices) for found in records]


def _devices(session: Session, erasures: Iterable[Erasure | RecordErasure]) -> Mapping[UUID, str]:
    """The registered computers that erasures name, in words."""
    ids = {erasure.device_id for erasure in erasures if erasure.device_id}
    return {id: _computer(device) for id, device in devices_named(session, ids).items()}


def _computer(device: Device) -> str:
    """`資産番号 PC-001　（メーカー）（型番）　製造番号 X1`, as far as it is registered."""
    serial = f"製造番号 {device.serial}" if device.serial else None
    return "　".join(filter(None, (f"資産番号 {device.asset_number}", device.maker, device.model_name, serial)))


def _things(erasure: Erasure | RecordErasure, holdings: Iterable[Subject], devices: Mapping[UUID, str]) -> ErasedThings:
    computer = devices.get(erasure.device_id) if erasure.device_id else None
    return ErasedThings(
        things=tuple(f"{subject_words(each, 'ja')}　{erasure.count}点" for each in holdings),
        way=WAYS[erasure.erasure_type],
        erased_on=erasure.happened_on,
        started_at=erasure.started_at,
        ended_at=erasure.ended_at,
        data=erasure.data or "",
        equipment="\n".join(filter(None, (computer, erasure.equipment))),
        place=erasure.place or "",
        operator=erasure.operator or "",
        witness=erasure.witness or "",
        method=erasure.method or "",
        tool="　".join(part for part in (erasure.tool, erasure.tool_version) if part),
        verification=erasure.verification or "",
        copies=erasure.copies or "",
    )
