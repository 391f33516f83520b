"""What happened under one contract: frozen facts, each with the day it is about. Their order carries no meaning.

Every fact has an `id` (the entity's UUID, never a version's) and `on`, the day it is about. A fact whose field says
`submitted=True` was handed in by the contractor: it is a claim that counts once a `Review` accepts it. What an officer
records by hand counts at once. Facts hold ids, days, codes and counts; names and texts stay in the store.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Medium(StrEnum):
    """What the data is kept on; only `COMPUTER` is erased, the others are returned or delivered (clause 11)."""

    PAPER = "paper"
    MEDIA = "media"
    COMPUTER = "computer"


class Origin(StrEnum):
    """How the contractor came to hold it."""

    ISSUED = "issued"
    COLLECTED = "collected"
    CREATED = "created"
    COPIED = "copied"


class Role(StrEnum):
    """取扱責任者, 取扱者, or another worker (従事者) of the work, who is taught but not designated."""

    SUPERVISOR = "supervisor"
    HANDLER = "handler"
    WORKER = "worker"


class Employment(StrEnum):
    """Who employs the person: dispatch (派遣) is not re-outsourcing; freelance and other raise a question."""

    OWN = "own"
    DISPATCHED = "dispatched"
    FREELANCE = "freelance"
    OTHER = "other"


class Topic(StrEnum):
    """What clause 18 asks to be taught or made known."""

    PROTECTION = "protection"
    SECURITY = "security"
    ORDINANCE = "ordinance"


class Method(StrEnum):
    """How an inspection was carried out; anything but on site needs a reason, papers alone never satisfy clause 16."""

    ON_SITE = "on_site"
    VIDEO = "video"
    PHOTOGRAPHS = "photographs"
    PAPERS = "papers"


class Answer(StrEnum):
    """適合 / 不適合 / 該当なし / 確認できず."""

    CONFORMS = "conforms"
    FAILS = "fails"
    NOT_APPLICABLE = "not_applicable"
    NOT_CONFIRMED = "not_confirmed"


class IncidentKind(StrEnum):
    """事故 / 事故のおそれ / 違反."""

    ACCIDENT = "accident"
    RISK = "risk"
    BREACH = "breach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that happened: `id` is the entity's, `on` the day it is about."""

    id: UUID
    on: date


# --- the contract itself -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded(Fact):
    """The contract was concluded (`on`) for `start` to `end` (None: not known); `predecessor` where it renews one."""

    start: date
    end: date | None
    collects: bool = True
    predecessor: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChanged(Fact):
    """The end was moved, decided `on`: an extension, an early termination, or an end that became known."""

    end: date | None
    kind: str = "extension"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChanged(Fact):
    """From `on` the contract stands under the edition of this id (変更契約); what was over before stays as it was."""

    edition: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure reported to the council: key like `contractor.system.3`, and the clauses it says again, if any."""

    key: str
    ward: bool
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresReported(Fact):
    """The outsourcing's measures as reported to the council, in force from `on` until the next such fact."""

    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Fact):
    """期限延長, granted `on`: the obligation of this key is due on `new_due_on`; the old day stays visible.

    What the contractor wishes for (`submitted`) is none until the ward accepts it.
    """

    obligation: str
    new_due_on: date
    submitted: bool = False


# --- submissions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Fact):
    """The ward accepted or returned a submission (the entity `subject`) on `on`."""

    subject: UUID
    accepted: bool


# --- places, handovers, collection ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDesignated(Fact):
    """The ward named a place outside of which nothing may be taken (clause 6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverExpected(Fact):
    """A handover is expected by `due_on`; `to_ward` says which way (clauses 8, 11; the paper's flows)."""

    due_on: date
    to_ward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Fact):
    """Something passed between the two on `on`; the 確認書 is whole when both days are there.

    What goes to the contractor waits for the `consent` (a request) and the `handler` (a designation) that it names.
    """

    to_ward: bool = False
    expected: UUID | None = None
    consent: UUID | None = None
    handler: UUID | None = None
    ward_confirmed_on: date | None = None
    contractor_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected(Fact):
    """The contractor collected data: from whom, with or without stating the purpose, and what of clause 5's kinds.

    `sensitive` names the kinds (1)–(4) of clause 5 as "1" … "4"; `consents` are those it rested on.
    """

    from_the_person: bool = True
    purpose_stated: bool = True
    sensitive: tuple[str, ...] = ()
    consents: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised(Fact):
    """甲が認めた事項: the ward recognised a matter as of kind (4) of clause 5; before that nothing is of that kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed(Fact):
    """Data was taken out of the designated places on `on` (clause 6); `returned_on` when it was back."""

    consent: UUID | None = None
    returned_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied(Fact):
    """A copy was made that is not the keeping of data on a reported computer (clause 9)."""

    consent: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subcontracted(Fact):
    """Work with personal information was given to a third party (clause 10)."""

    consent: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRequested(Fact):
    """The contractor asked for consent under `clause`; requested is not granted."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDecided(Fact):
    """The ward granted or refused the request; a grant runs to `until` (None: to the contract's end).

    `back_by` is the day a permitted removal must be back.
    """

    request: UUID
    granted: bool
    until: date | None = None
    back_by: date | None = None


# --- holdings, returns, erasures -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Fact):
    """From `on` the contractor holds `count` pieces of one kind (資料等)."""

    medium: Medium
    origin: Origin = Origin.ISSUED
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLongerNeeded(Fact):
    """The holding is no longer needed, from `on` (clause 11, 不要になったとき)."""

    holding: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack(Fact):
    """`count` pieces were returned (返還), or delivered (引渡し) where `delivered`."""

    holding: UUID
    count: int = 1
    delivered: bool = False
    submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased(Fact):
    """Data was erased, or a medium or paper destroyed on instruction: what clause 12 asks a certificate for."""

    holdings: tuple[UUID, ...]
    count: int = 1
    submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoComputerUsed(Fact):
    """電子計算機を使用していない, stated for the whole work: closes the erasure branch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructed(Fact):
    """The ward instructed otherwise (clause 11, ただし書) or after an incident (clause 19).

    Under 11: `holdings` may be dealt with as instructed; with `successor` they move to that contract, which meets 11.
    Under 19: `incident` is named and the instruction is to be followed by `due_on`.
    """

    clause: str
    holdings: tuple[UUID, ...] = ()
    successor: UUID | None = None
    incident: UUID | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionFollowed(Fact):
    """An instruction was carried out."""

    instruction: UUID
    submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFiled(Fact):
    """消去証明書 received for these erasures."""

    erasures: tuple[UUID, ...]
    submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDecided(Fact):
    """The ward decided to check an erasure (clause 12, 必要に応じ): only then is a check owed."""

    erasure: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Fact):
    """The check's outcome: confirmed, or 消去未確認（再提出）, on papers or on site."""

    erasure: UUID
    confirmed: bool
    on_site: bool = False


# --- people --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlerList(Fact):
    """取扱責任者・取扱者名簿, a version received `on`; `unchanged` for 変更なし."""

    submitted: bool = False
    unchanged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Designated(Fact):
    """One person from `from_on` to `to_on` (None: still); `on` is the earlier of being reported and beginning.

    `person` is the same across contracts; `lists` are the versions the person stands on (the first one counts).
    """

    person: UUID
    role: Role
    employment: Employment = Employment.OWN
    from_on: date
    to_on: date | None = None
    lists: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledged(Fact):
    """A person's pledge was received (editions that ask for one)."""

    person: UUID
    submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Educated(Fact):
    """An education session held `on`; a make-up session is one more. `under_predecessor` for the contract renewed."""

    topics: frozenset[Topic]
    attendees: frozenset[UUID]
    absentees: frozenset[UUID] = frozenset()
    under_predecessor: bool = False
    submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationReported(Fact):
    """The result of a session was reported (editions that ask for it)."""

    session: UUID
    submitted: bool = False


# --- reports on request --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRequested(Fact):
    """取扱状況の報告の求め (14), asked `on`; `due_on` None takes the policy's days. `self_check`: the yearly one."""

    due_on: date | None = None
    self_check: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReported(Fact):
    """The answer to a request, received `on`."""

    request: UUID
    submitted: bool = False


# --- inspections ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionPlanned(Fact):
    """The visit `inspection` of `fiscal_year` was put on the plan (or moved) on `on`, for `visit_on` where known."""

    inspection: UUID
    fiscal_year: int
    visit_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionAnnounced(Fact):
    """The contractor was told of the visit on `visit_on` (clause 17 is owed that day)."""

    inspection: UUID
    visit_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCancelled(Fact):
    """The visit was called off; a visit the ward cancels never counts against the contractor."""

    inspection: UUID
    by_ward: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCarriedOut(Fact):
    """The visit was made. `reasoned`: a reason stands for not being on site. `attended`: 乙 showed and took it."""

    inspection: UUID
    method: Method = Method.ON_SITE
    reasoned: bool = False
    attended: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed(Fact):
    """One answer for one item on one day, by self-check, desk or on site (`how`)."""

    item: str
    answer: Answer
    how: str = "on_site"
    inspection: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Fact):
    """指摘事項 under `item`, to be corrected by `due_on`; `ward` where it is the ward's own sheet."""

    item: str
    due_on: date
    inspection: UUID | None = None
    ward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Fact):
    """是正 was reported for a finding: a claim until a re-check confirms it."""

    finding: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked(Fact):
    """An officer looked again: the correction is accepted and the finding closed, or it stays open."""

    finding: UUID
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReopened(Fact):
    """A closed finding was opened again, to be corrected by `due_on`."""

    finding: UUID
    due_on: date


# --- incidents -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentKnown(Fact):
    """The contractor knew, on `on`, of an accident, a risk of one, or its own breach (clause 19)."""

    kind: IncidentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentNotified(Fact):
    """通知: the contractor told the ward."""

    incident: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReported(Fact):
    """書面による報告, a version; `final` for the 最終報."""

    incident: UUID
    final: bool = False
    submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReopened(Fact):
    """The incident was opened again: a further written report is owed."""

    incident: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakReportable(Fact):
    """An officer decided, `on`, that APPI 68 asks for a report; the ward knew on `known_on` (day 1)."""

    incident: UUID
    known_on: date
    wrongful_purpose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakReported(Fact):
    """速報, or 確報 where `final`, was sent to the commission."""

    incident: UUID
    final: bool = False


# --- after a breach ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachDecided(Fact):
    """An officer established or dismissed a breach or neglect of `clause`; `cause` is the proposal's key.

    `told_on` is the day the contractor was told that it is established: from then clause 19 runs.
    `reported` is the incident by which 乙 itself reported it, which meets 19.
    """

    clause: str
    cause: str
    established: bool
    told_on: date | None = None
    reported: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained(Fact):
    """意見: the contractor's explanation of an established or alleged breach."""

    breach: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceDecided(Fact):
    """The ward decided to guide, or not (clause 20)."""

    breach: UUID
    guide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDecided(Fact):
    """The ward decided to publish, or not (clause 20)."""

    breach: UUID
    publish: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageClaimed(Fact):
    """損害 from a breach of `clause` (1–19) was claimed by the ward or a third party, to be settled by `due_on`."""

    clause: str
    due_on: date | None = None
    third_party: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageSettled(Fact):
    """A claim was settled or withdrawn."""

    claim: UUID
    withdrawn: bool = False
