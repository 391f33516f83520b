"""`compliance import-paper`: read a council paper, show what was read and from where, and record it."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from compliance.cli.output import JSON, format_option, print_json, print_lines
from compliance.cli.paper_sheets import sheet
from compliance.config import Config
from compliance.documents.council_paper import PaperReading, read_paper_file
from compliance.documents.papers_in.decoding import LARGEST
from compliance.documents.papers_in.linking import LinkProposal, propose_links
from compliance.documents.papers_in.matching import ClauseMatch, match_clauses, match_with
from compliance.documents.papers_in.records import link_records, match_record, reading_record
from compliance.domain.editions import Edition
from compliance.resources import load_editions


@click.command("import-paper")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what is read, from which lines; record nothing.")
@click.option("--edition", "edition_id", metavar="ID", help="Compare the clauses with this edition, not the best one.")
@click.option(
    "--link",
    "chosen",
    multiple=True,
    metavar="MEASURE=ITEM,…",
    help="In place of the proposal: the clauses this measure says again; nothing after = for none.",
)
@format_option
def import_paper(file: Path, dry_run: bool, edition_id: str | None, chosen: Sequence[str], form: str) -> None:
    """Read a council paper and record it as an outsourcing."""
    config = Config.from_environ(os.environ)
    reading = _read(file)
    match = _match(reading, load_editions(config.instance / "checklists"), edition_id)
    measures = (*reading.ward_measures.value, *reading.contractor_measures.value)
    proposals = propose_links(measures, match.edition) if match.edition else ()
    links = _links(proposals, chosen, {measure.key for measure in measures}, match.edition)
    outcome = {} if dry_run else _record(config, reading, links)
    if form == JSON:
        read = {"reading": reading_record(reading), "match": match_record(match), "links": link_records(proposals)}
        print_json({**(read if dry_run else {}), **outcome})
    elif dry_run:
        print_lines(sheet(reading, match, proposals))
    else:
        print_lines([_told(outcome, reading)])


def _read(file: Path) -> PaperReading:
    with file.open("rb") as opened:
        return read_paper_file(opened.read(LARGEST + 1), file.name)


def _match(reading: PaperReading, editions: Mapping[str, Edition], edition_id: str | None) -> ClauseMatch:
    if edition_id is None:
        return match_clauses(reading.clauses.value, editions)
    if edition_id not in editions:
        known = ", ".join(editions)
        raise click.UsageError(
            f"版「{edition_id}」はありません。次から選んでください：{known}。"
            f" / There is no edition “{edition_id}”. Choose from: {known}."
        )
    return match_with(reading.clauses.value, editions[edition_id])


def _links(
    proposals: Sequence[LinkProposal], chosen: Sequence[str], keys: set[str], edition: Edition | None
) -> dict[str, tuple[str, ...]]:
    """The proposals, with what was chosen in place of them."""
    links: dict[str, list[str]] = defaultdict(list)
    for proposal in proposals:
        links[proposal.measure].append(proposal.item)
    for each in chosen:
        key, _, items = each.partition("=")
        links[key] = [item.strip() for item in items.split(",") if item.strip()]
        _refuse_unknown(key, keys, links[key], edition)
    return {key: tuple(items) for key, items in links.items()}


def _refuse_unknown(key: str, keys: set[str], items: Sequence[str], edition: Edition | None) -> None:
    known = {clause.item for clause in edition.clauses} if edition else set()
    wrong = [key] if key not in keys else [item for item in items if item not in known]
    if wrong:
        raise click.UsageError(
            f"--link の「{wrong[0]}」は資料の対策にも版の項にもありません。--dry-run で確かめてください。"
            f" / --link: “{wrong[0]}” is no measure of the paper and no item of the edition; see --dry-run."
        )


def _record(config: Config, reading: PaperReading, links: Mapping[str, Sequence[str]]) -> dict[str, object]:
    from compliance.factory import open_desk
    from compliance.services.paper_imports import import_outsourcing
    from compliance.store.actors import Actor

    imported = import_outsourcing(open_desk(config), Actor.command("import-paper"), reading, links)
    return {"outsourcing": imported.outsourcing, "already": imported.already}


def _told(outcome: Mapping[str, object], reading: PaperReading) -> str:
    ident, title = outcome["outsourcing"], reading.title.value
    if outcome["already"]:
        return (
            f"この資料は登録済みです。何も変更していません：{title} ({ident})\nAlready recorded; nothing was changed."
        )
    left = len(reading.unplaced)
    return (
        f"登録しました：{title} ({ident})。置き場所のない記述 {left} 件は備考に残しました。\n"
        f"Recorded. {left} passages that found no place are kept in its note."
    )


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    group.add_command(import_paper)
