"""Postings and sign-ins of an account as cells of a table."""

from flask_babel import gettext as _

from compliance.clock import minute_in_japan
from compliance.store.queries.accounts import AccountLine, PostingLine
from compliance.web.days import day_in_words
from compliance.web.names import role_name


def posted(line: AccountLine) -> str:
    """What somebody is today, and from when what later."""
    now = [posting_words(one) for one in line.now]
    coming = [
        _("%(day)sから%(posting)s", day=day_in_words(one.from_on), posting=posting_words(one)) for one in line.coming
    ]
    return "／".join([*now, *coming]) or _("配属なし")


def posting_words(one: PostingLine) -> str:
    """`担当課職員（健康づくり課・検査員）`."""
    place = _("・").join(part for part in (one.of, _("検査員") if one.inspector else "") if part)
    return f"{role_name(one.role)}{_('（')}{place}{_('）')}" if place else role_name(one.role)


def last_signed_in(line: AccountLine) -> str:
    """When somebody last signed in, on the office's clock: `2026-11-20 09:30`."""
    at = line.sign_ins.last_at
    return _("まだありません") if at is None else minute_in_japan(at)


def account_state(line: AccountLine) -> str:
    """Whether somebody can sign in today."""
    if line.disabled_at:
        return _("停止中")
    return _("利用中") if line.now else _("今日の配属なし")
