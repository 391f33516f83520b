"""A scenario file through the engine, without a database: the tool for a lawyer's "what if"."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from compliance.cli.days import Day
from compliance.cli.output import JSON, ExitCode, format_option, print_json, print_lines
from compliance.config import Config
from compliance.domain.breaches import BreachProposal, Question
from compliance.domain.errors import Words
from compliance.domain.obligations import Obligation, Status
from compliance.domain.rulebook import Rulebook
from compliance.domain.scenario_runs import failures, rulebook_of
from compliance.domain.scenarios import Scenario
from compliance.resources import closed_days, load_editions, load_law, read_scenario
from compliance.wording.duties import duty_words, item_number
from compliance.wording.explanations import sentence
from compliance.wording.languages import LANGUAGES, Language, said
from compliance.wording.names import BASES, PARTIES, STATUSES
from compliance.wording.reasons import Glossary, phrase

PROPOSED = Words("違反の提案（職員が判断）", "Proposed breach, for an officer to decide")
ASKED = Words("職員への質問", "Question to an officer")


def register(group: click.Group) -> None:
    """Adds `derive`."""
    group.add_command(derive)


@click.command()
@click.argument("path", metavar="SCENARIO.toml", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as-of", "as_of", type=Day(), required=True, help="The day to ask for, in either calendar.")
@click.option("--known-on", type=Day(), help="As it was known at the end of this day.")
@click.option("--all", "everything", is_flag=True, help="Also what is met, lapsed, standing or not yet raised.")
@click.option("--language", type=click.Choice(LANGUAGES), default="ja", show_default=True, help="Of the sentences.")
@format_option
def derive(path: Path, as_of: date, known_on: date | None, everything: bool, language: Language, form: str) -> None:
    """Derive the obligations of a scenario file as of a day.

    Prints what is outstanding, the breaches proposed and the questions put to an officer, then every expectation of
    the file that the engine does not fulfil. Exit codes: 0 as expected, 1 an expectation failed, 4 the file cannot be
    read.
    """
    scenario = read_scenario(path)
    own = Config.from_environ(os.environ).instance / "checklists"
    rulebook = rulebook_of(scenario, load_editions(own), load_law(own), closed_days(own))
    shown = [o for o in scenario.derive(rulebook, as_of, known_on) if everything or o.outstanding(as_of)]
    answer = Answer(
        scenario,
        language,
        rulebook,
        as_of,
        tuple(sorted(shown, key=lambda o: scenario.written(o.key))),
        scenario.propose(rulebook, as_of, known_on),
        scenario.ask(rulebook, as_of, known_on),
        tuple(failures(scenario, rulebook)),
    )
    if form == JSON:
        print_json(_report(answer))
    else:
        print_lines(_lines(answer))
    if answer.failed:
        raise click.exceptions.Exit(ExitCode.PROBLEMS)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says of a scenario as of a day, and where that is not what the file expects."""

    scenario: Scenario
    language: Language
    rulebook: Rulebook
    as_of: date
    shown: tuple[Obligation, ...]
    proposals: tuple[BreachProposal, ...]
    questions: tuple[Question, ...]
    failed: tuple[str, ...]

    def glossary(self, edition: str | None) -> Glossary:
        """The words of this edition, None where none are needed."""
        return Glossary(self.language, None if edition is None else self.rulebook.under(edition).edition)


def _report(answer: Answer) -> Mapping[str, object]:
    named = answer.scenario.written
    return {
        "scenario": answer.scenario.name,
        "edition": answer.rulebook.edition.id,
        "as_of": answer.as_of,
        "obligations": [_row(answer, o) for o in answer.shown],
        "proposals": [
            {"item": p.item, "cause": named(p.cause), "on": p.on, "reason": phrase(p.why, answer.glossary(p.edition))}
            for p in answer.proposals
        ],
        "questions": [
            {"item": q.item, "subject": named(str(q.subject)), "reason": phrase(q.why, answer.glossary(None))}
            for q in answer.questions
        ],
        "failed": answer.failed,
    }


def _row(answer: Answer, o: Obligation) -> Mapping[str, object]:
    due = o.due_as_of(answer.as_of)
    return {
        "obligation": answer.scenario.written(o.key),
        "item": o.item,
        "duty": duty_words(answer.rulebook.under(o.edition).rules(), o, answer.language),
        "party": o.party.value,
        "raised_on": o.raised_on,
        "due_on": due.on,
        "basis": due.basis.value,
        "claimed_on": o.claimed_on,
        "met_on": o.met_on,
        "lapsed_on": o.lapsed_on,
        "status": o.status(answer.as_of).value,
        "late": o.late(answer.as_of),
        "reason": sentence(o, answer.as_of, answer.glossary(o.edition)),
    }


def _lines(answer: Answer) -> Iterator[str]:
    language = answer.language
    yield f"{answer.scenario.name} [{answer.rulebook.edition.id}] {answer.as_of.isoformat()}"
    for o in answer.shown:
        yield ""
        yield from _told(answer, o)
    for p in answer.proposals:
        why = phrase(p.why, answer.glossary(p.edition))
        yield ""
        yield f"{said(PROPOSED, language)}  {item_number(p.item, language)}  {answer.scenario.written(p.cause)}  {why}"
    for q in answer.questions:
        subject, why = answer.scenario.written(str(q.subject)), phrase(q.why, answer.glossary(None))
        yield ""
        yield f"{said(ASKED, language)}  {item_number(q.item, language)}  {subject}  {why}"
    for line in answer.failed:
        yield ""
        yield f"NG  {line}"


def _told(answer: Answer, o: Obligation) -> Iterator[str]:
    language, status = answer.language, o.status(answer.as_of)
    yield "  ".join(
        (
            said(STATUSES[status], language) + (" !" if status is Status.OVERDUE else ""),
            item_number(o.item, language),
            said(PARTIES[o.party], language),
            duty_words(answer.rulebook.under(o.edition).rules(), o, language),
        )
    )
    yield f"    {answer.scenario.written(o.key)}  {said(BASES[o.due_as_of(answer.as_of).basis], language)}"
    yield f"    {sentence(o, answer.as_of, answer.glossary(o.edition))}"
