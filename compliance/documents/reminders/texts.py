"""The text of a reminder as a mail: plain, polite Japanese that says what, by when, and whom to call."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from compliance.documents.reminders.letters import Letter, Matter
from compliance.documents.texts import one_line
from compliance.domain.wareki import japanese_date

LISTED = 40
"""How many matters of one kind a mail lists; of the others it gives the number."""

_WEEKDAYS = "月火水木金土日"
POLICY_NOTE = (
    "「区の運用期限」は、区が事務を進めるために定めた日です。特記事項が定めた期限ではなく、"
    "過ぎたことだけで特記事項に反したことにはなりません。"
)
REQUESTS = (
    "まだお済みでないものは、期限までにお願いいたします。",
    "期限を過ぎているものは、いつごろ済むかを、下の問合せ先へお知らせください。",
    "期限に間に合いそうにないときや、内容が分からないときも、遠慮なくお電話ください。",
    "すでにお済みの場合は、行き違いですので御容赦ください。区に届いていないおそれがあるときは、お知らせください。",
)


def subject_for(letter: Letter) -> str:
    """The subject of the mail and the title of the letter."""
    if not letter.contractor:
        return f"【個人情報委託管理】{letter.section}：{_numbers(letter)}"
    return f"【{letter.ward} {letter.section}】個人情報の取扱いについてのお願い（{_numbers(letter)}）"


def contractor_text(letter: Letter) -> str:
    """The mail to a contractor."""
    return "\n".join((*_practice(letter), *_greeting(letter), *_lists(letter), *_requests(letter), *_contact(letter)))


def section_text(letter: Letter, claimed: int) -> str:
    """The mail to the section itself; `claimed` submissions wait for its review."""
    head = [
        f"{one_line(letter.section)}　御担当者様",
        "",
        f"{day_with_weekday(letter.written_on)}の状況をお知らせします。",
        "",
    ]
    waiting = [f"■ 受託者から提出され、区の確認を待っているもの（{claimed}件）", ""] if claimed else []
    foot = [
        "詳しくは、個人情報委託管理にサインインし、「今日」の画面で確かめてください。",
        "受託者へのお知らせは「督促・お知らせ」の画面にあります。",
    ]
    return "\n".join((*_practice(letter), *head, *_lists(letter), *waiting, *foot, ""))


def when(matter: Matter) -> str:
    """The due day in words, and by how much it has passed."""
    if matter.due_on is None:
        return "期日の定めなし"
    over = f"（{matter.days_over}日過ぎています）" if matter.days_over else ""
    return f"{day_with_weekday(matter.due_on)}{over}"


def based_on(matter: Matter) -> str:
    """Whose day the due day is; nothing where there is none."""
    return f"［{matter.basis}］" if matter.due_on and matter.basis else ""


def counted(matter: Matter) -> str:
    """What is owed, and for how many people or things."""
    return f"{one_line(matter.owed)}（{matter.number}件）" if matter.number > 1 else one_line(matter.owed)


def _numbers(letter: Letter) -> str:
    late, soon = (sum(matter.number for matter in matters) for matters in (letter.late, letter.soon))
    parts = ((late, f"期限超過{late}件"), (soon, f"期限前{soon}件"))
    return "、".join(words for number, words in parts if number)


def _practice(letter: Letter) -> Iterator[str]:
    if letter.practice:
        yield from ("【練習用】これは練習用のデータで作ったものです。実際のお願いではありません。", "")


def _greeting(letter: Letter) -> tuple[str, ...]:
    return (
        f"{one_line(letter.contractor)}　御中",
        "",
        f"いつもお世話になっております。{one_line(letter.ward)}{one_line(letter.section)}です。",
        "お願いしている委託契約の個人情報の取扱いについて、次のとおり期限のあるものをお知らせします。",
        "",
    )


def _lists(letter: Letter) -> Iterator[str]:
    yield from _list("期限を過ぎているもの", letter.late)
    yield from _list("これから期限が来るもの", letter.soon)


def _list(title: str, matters: Sequence[Matter]) -> Iterator[str]:
    if not matters:
        return
    yield from (f"■ {title}（{sum(matter.number for matter in matters)}件）", "")
    yield from entries(matters[:LISTED])
    if rest := sum(matter.number for matter in matters[LISTED:]):
        yield from (f"ほか {rest} 件", "")


def entries(matters: Iterable[Matter]) -> Iterator[str]:
    """Each matter with its day, its ground and its contract, numbered."""
    for number, matter in enumerate(matters, start=1):
        yield f"{number}. {counted(matter)}"
        yield f"   期限　{when(matter)}{based_on(matter)}"
        yield f"   根拠　{one_line(matter.item)}"
        yield f"   契約　{one_line(matter.contract)}　{one_line(matter.title)}"
        yield ""


def _requests(letter: Letter) -> Iterator[str]:
    yield "■ お願いしたいこと"
    yield ""
    late_only = REQUESTS if letter.late else (REQUESTS[0], *REQUESTS[2:])
    yield from (f"・{request}" for request in late_only)
    if letter.has_policy_days:
        yield f"・{POLICY_NOTE}"
    yield ""


def _contact(letter: Letter) -> Iterator[str]:
    yield from ("■ 問合せ先", "", f"{one_line(letter.ward)}　{one_line(letter.section)}")
    if letter.telephone:
        yield f"電話　{one_line(letter.telephone)}"
    if letter.email:
        yield f"メール　{one_line(letter.email)}"
    yield from ("", "このお知らせには、個人の氏名は書いていません。", "")


def day_with_weekday(day: date) -> str:
    """令和8年11月20日（金）."""
    return f"{japanese_date(day)}（{_WEEKDAYS[day.weekday()]}）"
