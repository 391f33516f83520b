"""A scenario file through the engine, without a database: the tool for a lawyer's "what if"."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from compliance.cli.days import Day
from compliance.cli.output import JSON, ExitCode, format_option, print_json, print_lines
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

    Prints what is outstanding and the breaches proposed to an officer, then every expectation of the file that the
    engine does not fulfil. Exit codes: 0 as expected, 1 an expectation failed, 4 the file cannot be read.
    """
    scenario = read_scenario(path)
    rulebook = rulebook_of(scenario, load_editions(), load_law(), closed_days())
    derived = scenario.derive(rulebook, as_of, known_on)
    shown = [o for o in derived if everything or o.outstanding(as_of)]
    failed = failures(scenario, rulebook)
    if form == JSON:
        print_json(_report(scenario, rulebook, shown, as_of, language, failed))
    else:
        print_lines(_lines(scenario, rulebook, shown, as_of, language, failed))
    if failed:
        raise click.exceptions.Exit(ExitCode.PROBLEMS)


def _report(
    scenario: Scenario, rulebook: Rulebook, shown: list[Obligation], as_of: date, language: Language, failed: list[str]
) -> Mapping[str, object]:
    glossary = Glossary(language, rulebook.edition)
    return {
        "scenario": scenario.name,
        "edition": rulebook.edition.id,
        "as_of": as_of,
        "obligations": [_row(scenario, rulebook, o, as_of, glossary) for o in shown],
        "proposals": [
            {"item": p.item, "cause": scenario.written(p.cause), "on": p.on, "reason": phrase(p.why, glossary)}
            for p in scenario.propose(rulebook, as_of)
        ],
        "failed": failed,
    }


def _row(
    scenario: Scenario, rulebook: Rulebook, o: Obligation, as_of: date, glossary: Glossary
) -> Mapping[str, object]:
    due = o.due_as_of(as_of)
    return {
        "obligation": scenario.written(o.key),
        "item": o.item,
        "duty": duty_words(rulebook.rules(), o, glossary.language),
        "party": o.party.value,
        "raised_on": o.raised_on,
        "due_on": due.on,
        "basis": due.basis.value,
        "claimed_on": o.claimed_on,
        "met_on": o.met_on,
        "lapsed_on": o.lapsed_on,
        "status": o.status(as_of).value,
        "late": o.late(as_of),
        "reason": sentence(o, as_of, glossary),
    }


def _lines(
    scenario: Scenario, rulebook: Rulebook, shown: list[Obligation], as_of: date, language: Language, failed: list[str]
) -> Iterator[str]:
    glossary = Glossary(language, rulebook.edition)
    yield f"{scenario.name} [{rulebook.edition.id}] {as_of.isoformat()}"
    for o in shown:
        status = o.status(as_of)
        yield ""
        yield "  ".join(
            (
                said(STATUSES[status], language) + (" !" if status is Status.OVERDUE else ""),
                item_number(o.item, language),
                said(PARTIES[o.party], language),
                duty_words(rulebook.rules(), o, language),
            )
        )
        yield f"    {scenario.written(o.key)}  {said(BASES[o.due_as_of(as_of).basis], language)}"
        yield f"    {sentence(o, as_of, glossary)}"
    for proposal in scenario.propose(rulebook, as_of):
        yield ""
        heading = "違反の提案（職員が判断）" if language == "ja" else "Proposed breach, for an officer to decide"
        yield f"{heading}  {item_number(proposal.item, language)}  {phrase(proposal.why, glossary)}"
    for line in failed:
        yield ""
        yield f"NG  {line}"
