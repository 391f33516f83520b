"""Whether the editions of a contract have a use for an entry, and under which items."""

from collections.abc import Sequence

from compliance.domain.editions import Edition
from compliance.services.refusals import not_recorded
from compliance.web.fact_forms.entries import Entry


def known_under(entry: Entry, editions: Sequence[Edition]) -> tuple[str, ...] | None:
    """The items it stands under, by the first edition that knows of it; None where none does."""
    known = (entry.where(edition) for edition in editions)
    return next((items for items in known if items is not None), None)


def refuse_unknown(entry: Entry, editions: Sequence[Edition]) -> None:
    """Refused where none of the contract's editions has a use for the entry."""
    if known_under(entry, editions) is None:
        raise not_recorded(
            ("この契約の特記事項に、この定めはありません。", "The clauses of this contract know nothing of this."),
            ("記録するものを選び直してください。", "Choose again what to record."),
        )
