"""The table of commands: which module of `compliance.cli` registers each, and its line in `compliance --help`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """The module's name inside `compliance.cli`, and the first sentence of the command's help."""

    module: str
    summary: str


COMMANDS: Mapping[str, Entry] = {
    "accounts": Entry("accounts", "Open, list, post and disable accounts."),
    "check-handlers": Entry(
        "handler_lists", "Check a handler list (Excel, OpenDocument or CSV) row by row; record nothing."
    ),
    "council-report": Entry("reports", "Write the outstanding obligations as of a day as a council paper."),
    "demo": Entry("demo", "Fill an empty database with the practice ward."),
    "derive": Entry("scenarios", "Derive the obligations of a scenario file as of a day."),
    "editions": Entry("editions", "List, show and check editions of the special clauses."),
    "import-paper": Entry("papers", "Read a council paper and record it as an outsourcing."),
    "init": Entry("serving", "Create the instance folder, its keys and its database."),
    "jobs": Entry("running", "List the nights' work, or do a part of it now."),
    "load-package": Entry("packages", "Record what a contractor filled in offline; loading it twice changes nothing."),
    "move-evidence": Entry(
        "evidence_moves", "Copy every file of the evidence to the bucket, or back to the folder, and prove each there."
    ),
    "make-package": Entry(
        "packages",
        "Write the package of a contract that its contractor fills in offline; each is another, and is used once.",
    ),
    "obligations": Entry("obligations", "List what is owed as of a day, by due day."),
    "plan-inspections": Entry(
        "inspection_plans",
        "Draft the inspections of a fiscal year: who goes where on which day, what could not be planned, and why.",
    ),
    "rebuild": Entry("integrity", "Derive every obligation anew from the facts and count them again."),
    "rotate-keys": Entry(
        "keys",
        "Make the next key of the evidence and wrap every file's key under it, or go on where that broke off.",
    ),
    "run": Entry(
        "running", "Do the nights' work, long work that was asked for, and the outbox, until it is told to stop."
    ),
    "serve": Entry("serving", "Check that the program may start, then serve it."),
    "settings": Entry("serving", "List the settings and what they are now."),
    "verify": Entry(
        "integrity", "Check the trail, the facts, the obligations derived from them, their counts and the sealed files."
    ),
    "verify-receipt": Entry("receipts", "Prove a receipt (PDF) against the record, or without it as far as that goes."),
}
