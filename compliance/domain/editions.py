"""An edition of the special clauses as data: what each clause says, whom it binds, and the rules it gives rise to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from compliance.domain.obligations import Basis, Party


class Exemption(StrEnum):
    """The exception the text itself makes; where it makes none the system offers none."""

    NONE = "none"
    CONSENT = "consent"
    INSTRUCTION = "instruction"
    DISCRETION = "discretion"


class Shape(StrEnum):
    """What makes a duty arise: the occasions a rule is applied to."""

    STANDING = "standing"
    BEFORE_START = "before_start"
    YEARLY = "yearly"
    PER_PERSON = "per_person"
    PER_HOLDING = "per_holding"
    PER_ERASURE = "per_erasure"
    PER_HANDOVER = "per_handover"
    PER_REMOVAL = "per_removal"
    PER_SESSION = "per_session"
    ON_REQUEST = "on_request"
    PER_INSPECTION = "per_inspection"
    PER_INCIDENT = "per_incident"
    DISCRETION = "discretion"


class Act(StrEnum):
    """What meets the duty, and so which facts are looked for on each occasion."""

    OBSERVE = "observe"
    DESIGNATE_PLACES = "designate_places"
    LIST_HANDLERS = "list_handlers"
    REPORT_CHANGE = "report_change"
    PLEDGE = "pledge"
    EDUCATE = "educate"
    EDUCATE_YEARLY = "educate_yearly"
    REPORT_EDUCATION = "report_education"
    PLAN_INSPECTION = "plan_inspection"
    INSPECT = "inspect"
    TAKE_INSPECTION = "take_inspection"
    CORRECT = "correct"
    GIVE_BACK = "give_back"
    ERASE = "erase"
    CERTIFY = "certify"
    CHECK_ERASURE = "check_erasure"
    CONFIRM_HANDOVER = "confirm_handover"
    HAND_OVER = "hand_over"
    BRING_BACK = "bring_back"
    REPORT_STATUS = "report_status"
    DECIDE_CONSENT = "decide_consent"
    SETTLE_DAMAGE = "settle_damage"
    REVIEW = "review"
    NOTIFY_INCIDENT = "notify_incident"
    REPORT_INCIDENT = "report_incident"
    FOLLOW_INSTRUCTION = "follow_instruction"
    REPORT_LEAK = "report_leak"
    REPORT_LEAK_FINALLY = "report_leak_finally"
    DECIDE_GUIDANCE = "decide_guidance"
    DECIDE_PUBLICATION = "decide_publication"


ACTS_OF: Mapping[Shape, frozenset[Act]] = {
    Shape.STANDING: frozenset({Act.OBSERVE}),
    Shape.BEFORE_START: frozenset({Act.DESIGNATE_PLACES, Act.LIST_HANDLERS}),
    Shape.YEARLY: frozenset({Act.PLAN_INSPECTION, Act.INSPECT}),
    Shape.PER_PERSON: frozenset({Act.REPORT_CHANGE, Act.PLEDGE, Act.EDUCATE, Act.EDUCATE_YEARLY}),
    Shape.PER_HOLDING: frozenset({Act.GIVE_BACK, Act.ERASE}),
    Shape.PER_ERASURE: frozenset({Act.CERTIFY, Act.CHECK_ERASURE}),
    Shape.PER_HANDOVER: frozenset({Act.CONFIRM_HANDOVER, Act.HAND_OVER}),
    Shape.PER_REMOVAL: frozenset({Act.BRING_BACK}),
    Shape.PER_SESSION: frozenset({Act.REPORT_EDUCATION}),
    Shape.ON_REQUEST: frozenset({Act.REPORT_STATUS, Act.DECIDE_CONSENT, Act.SETTLE_DAMAGE, Act.REVIEW}),
    Shape.PER_INSPECTION: frozenset({Act.TAKE_INSPECTION, Act.CORRECT}),
    Shape.PER_INCIDENT: frozenset(
        {
            Act.NOTIFY_INCIDENT,
            Act.REPORT_INCIDENT,
            Act.FOLLOW_INSTRUCTION,
            Act.REPORT_LEAK,
            Act.REPORT_LEAK_FINALLY,
        }
    ),
    Shape.DISCRETION: frozenset({Act.DECIDE_GUIDANCE, Act.DECIDE_PUBLICATION}),
}


class Anchor(StrEnum):
    """The day a due date is counted from. Not every occasion has every anchor: the check on load says which do."""

    RAISED = "raised"
    CONCLUDED = "concluded"
    START = "start"
    END = "end"
    YEAR_BEGIN = "year_begin"
    YEAR_END = "year_end"
    FIRST_HANDLING = "first_handling"
    REQUESTED = "requested"
    BEGINS = "begins"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class DueTerm:
    """One day: `anchor` plus `days`, or as the policy or law figure named `figure` says (days, or a month and day).

    `basis` is whose date it is. `first_day_counts` where the anchor itself is day 1 (the law's clocks).
    With `business_shift` the law moves the day off closed days; nothing else ever moves.
    """

    anchor: Anchor
    basis: Basis
    days: int = 0
    figure: str = ""
    first_day_counts: bool = False
    business_shift: bool = False


@dataclass(frozen=True, slots=True)
class DueRule:
    """latest(`later_of`), brought forward to the earliest of `not_after`, held back to the latest of `not_before`.

    `otherwise` is taken when no `later_of` has a day (a request without a day of its own). All empty: no due day.
    """

    later_of: tuple[DueTerm, ...] = ()
    otherwise: tuple[DueTerm, ...] = ()
    not_after: tuple[DueTerm, ...] = ()
    not_before: tuple[DueTerm, ...] = ()
    basis_if_none: Basis = Basis.CLAUSE


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty a clause gives rise to: on each occasion of `shape`, `party` owes `act` by `due`."""

    id: str
    item: str
    party: Party
    shape: Shape
    act: Act
    due: DueRule = field(default_factory=DueRule)
    survives_end: bool = False
    only_collecting: bool = False
    methods: tuple[str, ...] = ()
    prior_months: int = 0
    media: tuple[str, ...] = ()
    wrongful_purpose: bool | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A ward's policy figure: whole days, or a month and day like `06-30`; `ja` and `en` say what it is for."""

    name: str
    days: int | None
    month_day: str | None
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered item, word for word, under its heading.

    `forbids` names the acts on record that go to an officer's decision where no consent covers them:
    `indirect_collection` (4), `sensitive_collection` (5), `removal` (6), `copying` (9), `subcontracting` (10).
    """

    number: int
    item: str
    heading: str
    text: str
    gloss: str
    heading_en: str
    party: Party
    exemption: Exemption
    refers_to: tuple[str, ...]
    rules: tuple[Rule, ...]
    questions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    breach_proposable: bool = False
    forbids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A set of clauses a contract can be signed with. A change is a new edition, never an edit."""

    id: str
    title: str
    title_en: str
    in_force_from: date
    ward_called: str
    contractor_called: str
    clauses: tuple[Clause, ...]
    policies: Mapping[str, Policy]
    office_rules: tuple[Rule, ...] = ()
    source: str = ""
    digest: str = ""

    def clause(self, item: str) -> Clause:
        """The clause of this item; KeyError where the edition has none."""
        return {clause.item: clause for clause in self.clauses}[item]

    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the clauses, then the ward's own office rules (reviews of what was handed in)."""
        return (*(rule for clause in self.clauses for rule in clause.rules), *self.office_rules)
