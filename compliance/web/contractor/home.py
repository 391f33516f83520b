"""Where a contractor begins: what was sent back, and a card for each contract with its tasks and its next day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.services.drafts import drafted_pages
from compliance.store.queries.choices import sections_to_choose
from compliance.store.queries.contacts import telephones
from compliance.store.queries.contract_lists import ContractFilter, ContractLine, Stage, contract_listing
from compliance.store.queries.paging import Order, Reading
from compliance.store.queries.tasks import Task, TaskState, sent_back, tasks
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.hand_ins.ways import address, way_under
from compliance.web.gate import page
from compliance.web.items import item_name
from compliance.web.languages import chosen_language
from compliance.web.links import address_of
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor
from compliance.wording.duties import act_words

_TO_DO = frozenset({TaskState.RETURNED, TaskState.TO_DO})


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task as its contractor sees it: `page` is where it is met, None where it is not handed in by one form."""

    task: Task
    page: str | None
    state: TaskState


@dataclass(frozen=True, slots=True)
class Card:
    """One contract: `left` are the tasks with anything to do or wait for, `done` those that are finished."""

    line: ContractLine
    telephone: str
    left: tuple[OwnTask, ...]
    done: tuple[OwnTask, ...]

    @property
    def next_due(self) -> date | None:
        """The first day of what is to do."""
        return min((own.task.next_due for own in self.left if own.task.next_due), default=None)

    def number(self, state: TaskState) -> int:
        """How many of its tasks are in this state."""
        return sum(own.state is state for own in (*self.left, *self.done))


@page(blueprint, "/own-contracts", Permission.OWN_DUTIES_READ)
def home() -> ResponseReturnValue:
    """The contracts that go on or have something left, the nearest day first."""
    scope, today = visitor().scope, desk().today()
    with desk().reading() as session:
        returned = sent_back(session, scope, today)
        owed = tasks(session, scope, returned, today)
        lines = contract_listing(scope, ContractFilter(), today).stream(session, Order("number"))
        phones = _telephones(session)
        begun = drafted_pages(desk(), session, visitor().id, "/own-")
        cards = [_card(line, [_own(line, task, begun) for task in owed.get(line.id, ())], phones) for line in lines]
    shown = sorted((card for card in cards if _goes_on(card)), key=lambda card: card.next_due or date.max)
    return render("contractor/home.html", cards=shown, returned=returned, states=TaskState)


def _goes_on(card: Card) -> bool:
    return bool(card.left) or card.line.stage in {Stage.COMING, Stage.RUNNING}


def _telephones(session: Reading) -> Mapping[str, str]:
    """The telephone of each section in charge, by its name."""
    sections = sections_to_choose(session, visitor().scope)
    known = telephones(session, {section.id for section in sections})
    return {section.name: known[section.id] for section in sections if section.id in known}


def _own(line: ContractLine, task: Task, begun: Collection[str]) -> OwnTask:
    way = way_under(task.edition, task.rule) if task.state in _TO_DO else None
    page = None if way is None or not (way.together or task.only) else address(way, line.id, task.only)
    kept = page is not None and any(draft.startswith(page.partition("?")[0]) for draft in begun)
    return OwnTask(task, page, TaskState.BEGUN if kept and task.state is TaskState.TO_DO else task.state)


def _card(line: ContractLine, owed: Sequence[OwnTask], phones: Mapping[str, str]) -> Card:
    left = [own for own in owed if own.state is not TaskState.DONE]
    order = list(TaskState)
    left.sort(key=lambda own: (order.index(own.state), own.task.next_due or date.max))
    done = tuple(own for own in owed if own.state is TaskState.DONE)
    return Card(line, phones.get(line.section_name, ""), tuple(left), done)


def state_word(state: TaskState) -> str:
    """How far a task has come."""
    return {
        TaskState.RETURNED: _("差戻し"),
        TaskState.BEGUN: _("入力中"),
        TaskState.TO_DO: _("未着手"),
        TaskState.WAITING: _("確認待ち"),
        TaskState.DONE: _("完了"),
    }[state]


def task_word(task: Task) -> str:
    """What has to be done."""
    return act_words(desk().shelf.act(task.edition, task.rule), chosen_language())


def task_item(task: Task) -> str:
    """Under which item."""
    return item_name(desk().shelf.edition(task.edition), task.item)


def task_address(task: Task, contract: UUID) -> str:
    """The one obligation that is not done, or the list of them."""
    if task.only is not None:
        return address_of("contractor.obligation", obligation_id=task.only)
    status = "all" if task.state is TaskState.DONE else None
    return address_of("contractor.obligations", contract=contract, item=task.item, status=status)


for word in (state_word, task_word, task_item, task_address):
    blueprint.add_app_template_global(word, f"own_{word.__name__}")
