"""The form that takes evidence: the files, the day they are about, and what they are used for."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form, MultipleFileField

from compliance.services.evidence import HandedIn, KeepEvidence, Use
from compliance.services.grounds import Ground
from compliance.services.records import Record
from compliance.web.fields.chosen_fields import Option, PickField
from compliance.web.fields.typed_fields import DayField, LineField, LongField, YearField
from compliance.web.items import item_name


class FilesField(MultipleFileField):
    """The files, at least one; what is wrong with them is found while they come in."""

    required = True


class EvidenceForm(Form):
    """Files, and what they are used for; with nothing chosen they are evidence of the contract as a whole."""

    files = FilesField(_("ファイル"))
    title = LineField(_("資料の名前"), required=False, description=_("空欄のときは、ファイル名で表示します。"))
    happened_on = DayField(_("資料の日付"))
    item = PickField(_("どの項の確認資料か"), "items", required=False)
    fiscal_year = YearField(_("何年度の確認資料か"), required=False)
    obligation = PickField(_("どの義務の確認資料か"), "obligations", required=False)
    others = PickField(_("同じ委託先の、ほかの契約にも使う"), "contracts", multiple=True, required=False)
    note = LongField(_("備考"), required=False)

    def offer(self, ground: Ground) -> None:
        """Set what can be chosen."""
        edition = ground.editions[0]
        clauses = [Option(clause.item, item_name(edition, clause.item)) for clause in edition.clauses]
        measures = [Option(f"measure:{key}", item_name(edition, f"measure:{key}")) for key in ground.measures()]
        self.item.options = [*clauses, *measures]
        self.others.options = [Option(line.id, line.number, line.outsourcing_title) for line in ground.others]
        self.obligation.options = list(_owed(ground))

    def wanted(self, contract: UUID, files: Sequence[HandedIn], record: Record | None) -> KeepEvidence:
        """What is to be recorded."""
        data = self.data
        here = Use(
            contract_id=contract,
            item=data["item"],
            obligation_key=data["obligation"],
            fiscal_year=data["fiscal_year"],
            subject_id=None if record is None else record.id,
            subject_kind=None if record is None else record.kind,
        )
        there = (Use(contract_id=other, item=data["item"], fiscal_year=data["fiscal_year"]) for other in data["others"])
        return KeepEvidence(
            files=tuple(files),
            uses=(here, *there),
            happened_on=data["happened_on"],
            title=data["title"],
            note=data["note"],
        )


def _owed(ground: Ground) -> Iterator[Option]:
    """The duties that are outstanding today, by their item and day."""
    for row in ground.outstanding:
        owed = row.obligation
        due = "" if owed.due_on is None else gettext("期限 %(day)s", day=owed.due_on.isoformat())
        yield Option(owed.key, item_name(ground.editions[0], owed.item), " ".join((owed.period or "", due)).strip())
