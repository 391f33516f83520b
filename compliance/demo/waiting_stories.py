"""What contractors handed in lately and the ward has not looked at yet: a session of education, an answer."""

from dataclasses import replace
from datetime import date

from compliance.demo.crews import session
from compliance.demo.lives import Life
from compliance.services.status_requests import ReportStatus, RequestStatus


def taught(life: Life, on: date) -> None:
    """A session reported with everybody present."""
    there = tuple(worker.person for worker in life.crew)
    held = session(life, on, there, (), "年度後半の個人情報保護教育")
    life.chronicle.enter(on, replace(held, submitted=True))


def answered(life: Life, asked_on: date, on: date) -> None:
    """A question of the ward and its answer."""
    asked = RequestStatus(
        contract_id=life.contract,
        happened_on=asked_on,
        due_on=life.day(on, 7),
        question="紙の記録の保管場所と、鍵の管理者を報告してください。",
        asked_by=f"{life.setting.section} 担当",
    )
    request = life.chronicle.enter(asked_on, asked)
    answer = ReportStatus(
        contract_id=life.contract,
        happened_on=on,
        request_id=request,
        answer="事務室の施錠できる書庫に保管しています。鍵は取扱責任者が管理しています。",
        submitted=True,
    )
    life.chronicle.enter(on, answer)
