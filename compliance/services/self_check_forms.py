"""A self-check filled in offline: the key of its form, and the checks of the page, told cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID, uuid5

from compliance.documents.self_checks.forms import Column
from compliance.documents.self_checks.readings import ReadItem
from compliance.domain.errors import Words
from compliance.services.self_checks import Asked, lacks_ground


def form_key(request: UUID, asked: Sequence[Asked]) -> str:
    """What tells the form of this request with these items from any other: eight signs."""
    return uuid5(request, "|".join(each.item for each in asked)).hex[:8].upper()


def cell_problems(read: Mapping[int, ReadItem], number: int) -> Iterator[Words]:
    """What is wrong with the answers to `number` items, in their order: the cell, and what to do."""
    for place in range(1, number + 1):
        item = read.get(place)
        if item is None:
            yield Words(f"{place}番の行がありません。行を消さずに答えてください。", f"Item {place} has no row.")
        else:
            yield from _of_item(place, item)


def _of_item(place: int, item: ReadItem) -> Iterator[Words]:
    answer, note = item.cell(Column.ANSWER), item.cell(Column.NOTE)
    if not item.typed:
        yield Words(
            f"セル{answer}（{place}番の答え）：空欄です。選んでください。",
            f"{answer} (item {place}): choose an answer.",
        )
    elif item.answer is None:
        yield Words(
            f"セル{answer}（{place}番の答え）：「{item.typed[:20]}」は答えとして読めません。一覧から選んでください。",
            f"{answer} (item {place}): “{item.typed[:20]}” is no answer. Choose one of the list.",
        )
    elif lacks_ground(item.answer, item.note):
        yield Words(
            f"セル{note}（{place}番の説明）：「なし」だけのときと、適合以外のときは、何を、どう確かめたかを書いてください。",
            f"{note} (item {place}): say what was checked, and how.",
        )
    if item.too_long:
        yield Words(
            f"セル{note}（{place}番の説明）：1000字を超えています。短くしてください。",
            f"{note} (item {place}): it is longer than 1,000 signs.",
        )
