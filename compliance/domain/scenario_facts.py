"""The contract and the facts of a scenario file: each kind by the fields of its class, in the types these have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from typing import get_type_hints
from uuid import UUID

from compliance.domain import facts as kinds
from compliance.domain.errors import Words
from compliance.domain.facts import BreachDecided, Concluded, Extension, Fact
from compliance.domain.scenario_values import Tables, Values
from compliance.domain.scenarios import CONTRACT, KnownFact, key_with_ids

STANDS_IN: Mapping[str, str] = {"from_on": "on", "on": "from_on", "person": "id"}
"""A day or an id that is left out is another one that the same fact gives."""

_WRITTEN_AS = {"kind": "of_kind"}


def fact_kinds() -> Mapping[str, type[Fact]]:
    """Every kind of fact by the name it has in a file: `inspection_carried_out` for `InspectionCarriedOut`."""
    every = (value for value in vars(kinds).values() if isinstance(value, type) and issubclass(value, Fact))
    return {_snake(kind.__name__): kind for kind in every if kind not in {Fact, Concluded}}


def written_keys(kind: type[Fact]) -> Mapping[str, "Field[object]"]:
    """The fields of a kind of fact by the key each has in a file: `of_kind` for one that is itself named `kind`."""
    return {_WRITTEN_AS.get(field.name, field.name): field for field in fields(kind)}


def read_facts(values: Values, tables: Tables) -> Iterator[KnownFact]:
    """The contract, where there is one, and every fact; an obligation or a proposal they name by its real key."""
    written = [*_contract(values, tables), *_facts(values, values.tables(tables, "fact"))]
    yield from (_with_ids(known, values.names) for known in written)


def _contract(values: Values, tables: Tables) -> Iterator[KnownFact]:
    """No table, no contract: 委託先未定."""
    table, where = values.table(tables, CONTRACT), f"[{CONTRACT}]"
    if table is None:
        return
    values.only(table, {"concluded", "term", "collects", "predecessor"}, where)
    start, end = _term(values, table, where)
    if start is None:
        return
    predecessor = values.optional(table, "predecessor", str, where)
    concluded_on = values.optional(table, "concluded", date, where) or start
    concluded = Concluded(
        id=values.entity(CONTRACT),
        on=concluded_on,
        start=start,
        end=end,
        collects=values.optional(table, "collects", bool, where) is not False,
        predecessor=None if predecessor is None else values.entity(predecessor),
    )
    yield KnownFact(concluded, concluded_on)


def _term(values: Values, table: Tables, where: str) -> tuple[date | None, date | None]:
    written = table.get("term")
    days = [values.converted(day, date, where, "term") for day in written] if isinstance(written, list) else []
    match days:
        case [date() as start]:
            return start, None
        case [date() as start, date() as end] if start <= end:
            return start, end
    values.report(
        where,
        Words("term（契約期間）がないか、期間として読めません。", "term is missing, or is no term."),
        Words(
            'term = ["2026-04-01", "2027-03-31"] のように書いてください（終わりが未定なら始めだけ）。',
            'Write term = ["2026-04-01", "2027-03-31"], the start alone where no end is known.',
        ),
    )
    return None, None


def _facts(values: Values, tables: Sequence[Tables]) -> Iterator[KnownFact]:
    known = fact_kinds()
    for n, table in enumerate(tables, start=1):
        written = str(table.get("kind", ""))
        where = f"[[fact]] {n} {written}".strip()
        if written in known:
            yield from _fact(values, table, known[written], where)
        else:
            words = ", ".join(sorted(known))
            problem = Words(f"kind「{written}」という事実はありません。", f"There is no kind of fact “{written}”.")
            values.report(where, problem, Words(f"次のどれかにしてください：{words}。", f"Use one of: {words}."))


def _fact(values: Values, table: Tables, kind: type[Fact], where: str) -> Iterator[KnownFact]:
    values.only(table, {*written_keys(kind), "kind", "recorded_on"}, where)
    before, hints = len(values.problems), get_type_hints(kind)
    keys = written_keys(kind)
    read = {field.name: _field(values, table, key, field, hints[field.name], where) for key, field in keys.items()}
    if len(values.problems) == before:
        given = {name: value for name, value in read.items() if value is not MISSING}
        fact = kind(**given)  # type: ignore[arg-type]  # each value was converted to its field's type
        yield KnownFact(fact, values.optional(table, "recorded_on", date, where) or fact.on)


def _with_ids(known: KnownFact, ids: Mapping[str, UUID]) -> KnownFact:
    """The two kinds of fact that name an obligation or a proposal, by the key it has and not as it is written."""
    match known.fact:
        case Extension(obligation=key) as extension:
            return replace(known, fact=replace(extension, obligation=key_with_ids(key, ids)))
        case BreachDecided(cause=key) as decided:
            return replace(known, fact=replace(decided, cause=key_with_ids(key, ids)))
    return known


def _field(values: Values, table: Tables, key: str, field: "Field[object]", hint: object, where: str) -> object:
    """The field's value; what a file leaves out is the class's default, or another field's that stands in for it."""
    written = key if key in table else STANDS_IN.get(key, "")
    if written in table:
        return values.converted(table[written], hint, where, key)
    if key == "id":
        return values.entity(where.removeprefix("[[fact]] "))
    if field.default is MISSING and field.default_factory is MISSING:
        values.required(table, key, object, where)
    return MISSING


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
