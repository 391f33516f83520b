"""The planner's answers in words: why a visit has no day, what would help, what breaks a rule, what makes a risk."""

from collections.abc import Callable, Mapping
from uuid import UUID

from compliance.domain.errors import Words
from compliance.planner.checking import Broken, Violation
from compliance.planner.plans import Hindrance, Need, Unplanned
from compliance.planner.risks import Factor, Line
from compliance.wording.languages import day_words

NameOf = Callable[[UUID], str]
"""What an inspector or a visit is called."""

HINDRANCES: Mapping[Hindrance, Words] = {
    Hindrance.PAST: Words("過ぎた日", "already past"),
    Hindrance.NOTICE: Words("通知から日がない", "too soon after the notice"),
    Hindrance.CLOSED: Words("区の閉庁日", "ward closed"),
    Hindrance.FROZEN: Words("議会等の期間", "council period"),
    Hindrance.CONTRACTOR_CLOSED: Words("受託者の休業日", "contractor closed"),
    Hindrance.OWN_SECTION: Words("担当課の検査員しかいない", "only inspectors of the section itself"),
    Hindrance.SKILL: Words("必要な知識のある検査員がいない", "no inspector with the skills"),
    Hindrance.LEAVE: Words("検査員の不在", "inspector on leave"),
    Hindrance.WEEK_FULL: Words("検査員の週の件数が上限", "inspector's week is full"),
    Hindrance.DAY_FULL: Words("検査員の1日の件数が上限", "inspector's day is full"),
    Hindrance.ELSEWHERE: Words("検査員が別の地域にいる", "inspector in another area"),
    Hindrance.CREW: Words("検査員の人数が足りない", "too few inspectors"),
}
CHANGES: Mapping[Hindrance, Words] = {
    Hindrance.NOTICE: Words(
        "受託者の了解を得て、通知からの日数を短くする", "agree a shorter notice with the contractor"
    ),
    Hindrance.CLOSED: Words("閉庁日に行うことを認める", "allow it on a day the ward is closed"),
    Hindrance.FROZEN: Words("議会等の期間の例外とする", "allow it in the council's period"),
    Hindrance.CONTRACTOR_CLOSED: Words("休業日に応じてもらう", "ask the contractor to open"),
    Hindrance.OWN_SECTION: Words(
        "{who}が自分の課の契約を検査することを認める", "allow {who} to inspect their own section"
    ),
    Hindrance.SKILL: Words("{who}に必要な知識を研修する", "train {who} in what it takes"),
    Hindrance.LEAVE: Words("{who}の不在をずらす", "move the leave of {who}"),
    Hindrance.WEEK_FULL: Words("{who}のその週の件数を1件増やす", "give {who} one more visit that week"),
    Hindrance.DAY_FULL: Words("{who}のその日の件数を1件増やす", "give {who} one more visit that day"),
    Hindrance.ELSEWHERE: Words("{who}が同じ日に2つの地域を回る", "let {who} go to two areas that day"),
    Hindrance.CREW: Words("1人で行うことを認める", "allow one inspector to go alone"),
}
BROKEN: Mapping[Broken, Words] = {
    Broken.UNKNOWN: Words("対象にない訪問又は検査員です", "is of no known visit or inspector"),
    Broken.TWICE: Words("2回計画されています", "is planned twice"),
    Broken.LOCKED_MOVED: Words("固定した日から動いています", "was locked and has moved"),
    Broken.OUTSIDE_WINDOW: Words("行える期間の外です", "lies outside its window"),
    Broken.IN_THE_PAST: Words("過ぎた日です", "lies in the past"),
    Broken.SHORT_NOTICE: Words("通知からの日数が足りません", "leaves the contractor too little notice"),
    Broken.WARD_CLOSED: Words("区の閉庁日です", "is on a day the ward is closed"),
    Broken.FROZEN: Words("議会等の期間です", "is in a council period"),
    Broken.CONTRACTOR_CLOSED: Words("受託者の休業日です", "is on a day the contractor is closed"),
    Broken.WRONG_CREW: Words("検査員の人数が違います", "has the wrong number of inspectors"),
    Broken.NOT_SKILLED: Words("必要な知識のある検査員がいません", "is led by somebody without the skills"),
    Broken.OWN_SECTION: Words("検査員が自分の課の契約を検査します", "is inspected by the section in charge itself"),
    Broken.ON_LEAVE: Words("検査員が不在です", "has an inspector on leave"),
    Broken.WEEK_OVERFULL: Words("検査員の週の件数が上限を超えます", "overfills an inspector's week"),
    Broken.DAY_OVERFULL: Words("検査員の1日の件数が上限を超えます", "overfills an inspector's day"),
    Broken.TWO_AREAS: Words("検査員が同じ日に2つの地域にいます", "has an inspector in two areas on one day"),
}
FACTORS: Mapping[Factor, Words] = {
    Factor.SENSITIVE: Words("重要な個人情報の提供", "important personal information"),
    Factor.PERSONS: Words("対象者{number}人", "{number} persons"),
    Factor.PERSONS_UNKNOWN: Words("対象者数の記録なし", "number of persons not on record"),
    Factor.COLLECTS: Words("収集を伴う", "collects data"),
    Factor.COMPUTER: Words("電子計算機による処理", "processed by computer"),
    Factor.PORTABLE: Words("紙・持ち運べる媒体", "paper or portable media"),
    Factor.INCIDENTS: Words("事故等{number}件", "{number} incidents"),
    Factor.SERIOUS_FINDINGS: Words("重大な指摘{number}件", "{number} serious findings"),
    Factor.FINDINGS: Words("その他の指摘{number}件", "{number} other findings"),
    Factor.OPEN_FINDINGS: Words("未完了の指摘{number}件", "{number} findings still open"),
    Factor.NEVER_VISITED: Words("調査したことがない", "never visited"),
    Factor.YEARS_WITHOUT: Words("調査のない年度{number}", "{number} fiscal years without a visit"),
    Factor.FURTHER_CONTRACTS: Words("ほかの契約{number}件", "{number} further contracts"),
}

_NOBODY = Words(
    "検査員がいません。利用者の配属で検査員を置いてください",
    "there is no inspector: post one among the accounts",
)
_TOO_LATE = Words(
    "今から間に合う変更はありません。実施できなかった理由を記録してください",
    "no change would be in time: record why it was not carried out",
)


def why_unplanned(left_out: Unplanned) -> Words:
    """How many days there were, and what stood in the way of how many, the commonest first."""
    if not left_out.days:
        return Words("行える日がこの年度に1日もありません", "there is not one day for it in this fiscal year")
    counted = sorted(left_out.hindrances.items(), key=lambda one: -one[1])
    ja = "、".join(f"{HINDRANCES[hindrance].ja} {days}日" for hindrance, days in counted)
    en = ", ".join(f"{HINDRANCES[hindrance].en} on {days}" for hindrance, days in counted)
    return Words(f"行える期間{left_out.days}日のうち、{ja}", f"of {left_out.days} days in its window: {en}")


def what_would_help(left_out: Unplanned, name_of: NameOf) -> Words:
    """The smallest change, as what to do and what day that gives."""
    change = left_out.change
    if change is None:
        return _NOBODY if Hindrance.CREW in left_out.hindrances else _TOO_LATE
    needs = [_need(need, name_of) for need in change.needs]
    ja, en = "、".join(need.ja for need in needs), ", and ".join(need.en for need in needs)
    who = "・".join(name_of(inspector) for inspector in change.inspectors)
    return Words(
        f"{ja}と、{day_words(change.on, 'ja')}に{who}が行えます",
        f"{en}: {who} can then go on {day_words(change.on, 'en')}",
    )


def what_is_broken(violation: Violation, name_of: NameOf) -> Words:
    """A violation as a sentence: which visits, on which day, what is wrong."""
    broken, visits = BROKEN[violation.broken], "・".join(name_of(visit) for visit in violation.visits)
    return Words(
        f"{visits}（{day_words(violation.on, 'ja')}）：{broken.ja}",
        f"{visits} ({day_words(violation.on, 'en')}) {broken.en}",
    )


def risk_line(line: Line) -> Words:
    """A line of the sum of a risk: 「事故等2件 +30」."""
    words, number = FACTORS[line.factor], f"{line.number:,}"
    return Words(f"{words.ja.format(number=number)} +{line.points}", f"{words.en.format(number=number)} +{line.points}")


def _need(need: Need, name_of: NameOf) -> Words:
    words, who = CHANGES[need.hindrance], "" if need.inspector is None else name_of(need.inspector)
    return Words(words.ja.format(who=who), words.en.format(who=who))
