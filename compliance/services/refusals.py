"""The refusals of the services: what the store found, and what the clauses forbid, in words for people."""

from compliance.domain.errors import Explanation, NotFound, Refused, Stale, Words
from compliance.store.versions import StaleVersion, UnknownEntity, VoidedVersion, kind_of


def refused(what: tuple[str, str], why: tuple[str, str], then: tuple[str, str], field: str | None = None) -> Refused:
    """A refusal from three pairs of sentences (Japanese, English)."""
    return Refused(Explanation(Words(*what), Words(*why), Words(*then)), field)


def not_recorded(why: tuple[str, str], then: tuple[str, str], field: str | None = None) -> Refused:
    """The commonest refusal: nothing was recorded."""
    return refused(("登録していません。", "Nothing was recorded."), why, then, field)


def missing(field: str, ja: str, en: str) -> Refused:
    """An input that must say something is empty."""
    return not_recorded(
        (f"{ja}が入力されていません。", f"The {en} is missing."),
        ("入力してから、もう一度保存してください。", "Fill it in and save again."),
        field,
    )


def not_before(field: str, ja: str, en: str) -> Refused:
    """A day lies before the one it has to follow."""
    return not_recorded(
        (f"{ja}が、その前にあるはずの日より前です。", f"The {en} lies before the day it has to follow."),
        ("日付を確かめてください。", "Check the days."),
        field,
    )


def does_not_fit() -> Refused:
    """The database holds that these rows do not belong together."""
    return not_recorded(
        (
            "入力どうしが合いません（別の契約のもの、重複、または日付の前後が考えられます）。",
            "The parts do not fit together: of another contract, entered twice, or days out of order.",
        ),
        ("選んだものと日付を確かめてください。", "Check what was chosen, and the days."),
    )


def stale(error: StaleVersion) -> Stale:
    """Somebody else was quicker: both sides of each field that was to be written."""
    theirs = {name: getattr(error.theirs, name) for name in error.mine if hasattr(error.theirs, name)}
    kind, standing = kind_of(type(error.theirs)), error.theirs.version
    return Stale(kind, error.theirs.id, mine=error.mine, theirs=theirs, version=standing)


def voided(error: VoidedVersion) -> Refused:
    """What was voided stays as it is."""
    return not_recorded(
        (f"取消済みです（理由: {error.row.void_reason}）。", f"It was voided ({error.row.void_reason})."),
        ("新しく登録してください。", "Record a new one instead."),
    )


def unknown(error: UnknownEntity) -> NotFound:
    """There is no such thing of this kind."""
    return NotFound(kind_of(error.model), error.id)
