"""Reminders (督促・お知らせ): what they say, as the text of a mail and as letters to be posted."""

from compliance.documents.reminders.letters import Letter, Matter, letter_from_json, letter_json
from compliance.documents.reminders.offices import OfficeDigest, SectionState, office_subject, office_text
from compliance.documents.reminders.papers import letters_pdf
from compliance.documents.reminders.texts import contractor_text, section_text, subject_for

__all__ = [
    "Letter",
    "Matter",
    "OfficeDigest",
    "SectionState",
    "contractor_text",
    "letter_from_json",
    "letter_json",
    "letters_pdf",
    "office_subject",
    "office_text",
    "section_text",
    "subject_for",
]
