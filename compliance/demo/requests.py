"""What the ward asks for: the yearly self-check, and single questions."""

from datetime import date

from compliance.demo.lives import Life
from compliance.services.status_requests import ReportStatus, RequestStatus


def self_check(life: Life) -> None:
    """The yearly self-check, asked for in October with a day at the end of the month."""
    asked = life.day(date(life.year, 10, 1), 0, 6)
    due = life.back(date(life.year, 10, 31), 0)
    request = life.chronicle.enter(
        asked,
        RequestStatus(
            contract_id=life.contract,
            happened_on=asked,
            due_on=due,
            self_check=True,
            question="自己点検票により、個人情報の取扱状況を報告してください。",
            asked_by=f"{life.setting.section} 担当",
        ),
    )
    answered = max(life.in_time(due, early=9), asked)
    if life.dice.random() > 0.04 + 0.12 * (1 - life.manner.punctual):
        life.chronicle.enter(
            answered,
            ReportStatus(
                contract_id=life.contract,
                happened_on=answered,
                request_id=request,
                answer="自己点検票のとおり、全項目を確認しました。",
            ),
        )
