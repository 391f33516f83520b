"""What a job makes and where it stands, in words."""

from flask_babel import gettext as _

from compliance.services.council_drafts import COUNCIL_DRAFT
from compliance.services.report_files import COUNCIL_REPORT
from compliance.services.verification_reports import VERIFICATION
from compliance.store.models.jobs import JobState


def task_word(task: str) -> str:
    """What is made."""
    return {
        COUNCIL_REPORT: _("未履行事項報告"),
        COUNCIL_DRAFT: _("未履行事項報告（案）"),
        VERIFICATION: _("記録の検証報告"),
    }[task]


def state_word(state: JobState) -> str:
    """Where it stands."""
    return {
        JobState.WAITING: _("順番待ち"),
        JobState.RUNNING: _("作成中"),
        JobState.DONE: _("できあがり"),
        JobState.FAILED: _("作成できず"),
    }[state]
