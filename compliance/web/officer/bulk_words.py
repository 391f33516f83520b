"""Bulk acts in words: what each is called, what it will lead to, and why a row is left out."""

from typing import Any

from flask_babel import gettext as _

from compliance.services.bulk import Plan, Why
from compliance.services.reminders import letters_for
from compliance.web.officer.bulk_forms import OF


def act_word(act: str) -> str:
    """The name of an act, as its page is called."""
    return {
        "remind": _("督促・お知らせ"),
        "extend": _("期限の延長"),
        "accept": _("提出の受理"),
        "return": _("提出の差戻し"),
        "ask": _("取扱状況の報告の求め"),
        "visit": _("立入り調査等の計画"),
        "renew": _("契約の更新（まとめて）"),
    }[act]


def done_word(act: str, number: int) -> str:
    """What was recorded; reminders are counted as letters, each of which may tell of several duties."""
    if act == "remind":
        return _("督促・お知らせを%(number)s通作成しました。", number=number)
    if act == "renew":
        return _("%(number)s件の契約を更新しました。", number=number)
    return _("%(number)s件を記録しました。", number=number)


def number_word(act: str, plan: Plan[Any]) -> str:
    """How much it would record, as `done_word` will count it."""
    if act == "remind":
        return _("%(number)s通", number=letters_for(each.row for each in plan.touched))
    return _("%(number)s件", number=len(plan.touched))


def effect_word(act: str) -> str:
    """What becomes of the rows that it touches."""
    return {
        "remind": _(
            "次の義務について、委託先ごと・担当課ごとに1通の督促・お知らせ（メール、または印刷して送る文書）を作成します。"
            "義務の期限は変わりません。"
        ),
        "extend": _("次の義務の期限が、新しい期限に変わります。元の期限は、延長の理由とともに義務の画面に残ります。"),
        "accept": _("次の義務にかかわる提出を受理します。受け取った日に履行されたことになります。"),
        "ask": _("次の契約の受託者に、報告の期限までに答える義務が生じます。"),
        "visit": _(
            "次の契約に立入り調査等の計画を記録します。同じ受託者の契約は、1回の調査にまとめます。"
            "通知も記録すると、受託者にその日に調査を受ける義務が生じます。"
        ),
        "renew": _(
            "番号を入れた契約について、次の1年の契約を登録します。引き継ぐものは、確認が済むまで履行済みになりません。"
        ),
    }[act]


def why_word(why: Why) -> str:
    """Why a row is left out."""
    return {
        Why.FIXED: _("期限を特記事項または法令が定めているため、区の判断では延長できません。"),
        Why.NOT_OPEN: _("履行済み・確認待ちなど、期限を待っている状態ではありません。"),
        Why.NO_DAY: _("期限の日がありません。"),
        Why.NOT_LATER: _("新しい期限が、今の期限より後ではありません。"),
        Why.NOTHING_WAITS: _("確認を待っている提出がありません。"),
        Why.OWN: _("ご自分が記録した提出です。ほかの職員が確認してください。"),
        Why.RECHECK: _("指摘事項の是正です。再確認の結果を1件ずつ記録してください。"),
        Why.WARD: _("区の義務です。委託先への督促・お知らせの対象ではありません。"),
        Why.LED_ELSEWHERE: _("主に担当する別の課から送る督促・お知らせです。その課に依頼してください。"),
        Why.REMINDED: _("同じ内容の督促・お知らせを、今日すでに作成しています。"),
        Why.CLOSED: _("契約は終結しています。"),
        Why.OUTSIDE_TERM: _("契約の期間の外の日です。"),
        Why.VISIT_PLANNED: _("その年度の立入り調査等が、すでに計画されています。"),
        Why.RENEWED: _("すでに更新されています。"),
        Why.NO_END: _("終了日が決まっていません。終了日を登録してから更新してください。"),
        Why.ENDED_EARLY: _("途中で終了した契約です。更新する場合は、契約の画面から1件ずつ更新してください。"),
        Why.NOT_A_YEAR: _("契約期間が1年ではなく、次の期間が決められません。契約の画面から1件ずつ更新してください。"),
        Why.HOLDINGS_STAY: _(
            "この契約の特記事項には、指示による例外がなく、資料等を移せません。資料等を移さずに更新するか、1件ずつ更新してください。"
        ),
        Why.NO_NUMBER: _("番号を入れると更新できます。"),
        Why.NUMBER_TWICE: _("同じ番号を2件以上に入れています。"),
        Why.NUMBER_GIVEN: _("ほかの契約の番号です。"),
    }[why]


def bulk_acts(of: str) -> tuple[tuple[str, str], ...]:
    """The acts for the rows of a table, with the words of their buttons."""
    words = {
        "remind": _("督促・お知らせを作成する"),
        "extend": _("期限を延長する"),
        "accept": _("提出を受理する"),
        "ask": _("報告を求める"),
        "visit": _("立入り調査等を計画する"),
        "renew": _("更新する"),
    }
    return tuple((act, words[act]) for act in OF[of])
