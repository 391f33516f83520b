"""Two stages of a history woven into one: what stays over, what ends, what is owed again, which due day stood when."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from compliance.domain.obligations import EarlierDue, Obligation, place_of
from compliance.domain.reasons import Reason, because

_RULE, _SUBJECT, _PERIOD, _EPISODE = map(itemgetter, map(place_of, ("rule", "subject", "period", "episode")))
_RAISING = itemgetter(*map(place_of, ("raised_on", "episode")))
_FIRST = itemgetter(0)
_CARRIED = itemgetter(*map(place_of, ("edition", "raised_on", "raised_by", "episode")))

Identity = tuple[str, int, str, int]
Stage = Mapping[Identity, Obligation]
"""What the rules say of the facts known by one day, by identity."""


def numbered(obligations: Sequence[Obligation]) -> Iterator[Obligation]:
    """Episodes counted in the order they were raised: each stage counts from 1 and knows nothing of those before."""
    if max(map(_EPISODE, obligations), default=1) == 1:  # the usual case: each is the first of its duty
        yield from obligations
        return
    duties = [identity[:3] for identity in identities(obligations)]
    times, same = Counter(duties), defaultdict[tuple[str | int, ...], list[Obligation]](list)
    for duty, episode, o in zip(duties, map(_EPISODE, obligations), obligations, strict=True):
        if times[duty] == episode == 1:
            yield o
        else:
            same[duty].append(o)
    for several in same.values():
        for n, o in enumerate(sorted(several, key=_RAISING), start=1):
            yield o if o.episode == n else o._replace(episode=n)


def identity_of(o: Obligation) -> Identity:
    """What one duty is known by within one stage: rule, number of the subject (0 for none), period, episode."""
    return o.sorting_key()


def identities(obligations: Sequence[Obligation]) -> Iterable[Identity]:
    """What each is known by, in their order: a field of all at a time is read in a third of the time."""
    rules, periods, episodes = (map(field, obligations) for field in (_RULE, _PERIOD, _EPISODE))
    subjects = [0 if subject is None else subject.int for subject in map(_SUBJECT, obligations)]
    return zip(rules, subjects, periods, episodes, strict=True)


def by_identity(obligations: Sequence[Obligation]) -> Stage:
    """These as one stage."""
    return dict(zip(identities(obligations), obligations, strict=True))


def in_order(obligations: Sequence[Obligation]) -> list[Obligation]:
    """By rule, subject, period and episode."""
    found = sorted(zip(identities(obligations), obligations, strict=True), key=_FIRST)
    return [o for _, o in found]


def weave(before: Stage, now: Stage, point: date, closed: list[Obligation]) -> Stage:
    """The history up to `point` and the stage from that day on as one; `closed` takes what another episode follows."""
    why = because("no_longer_owed", on=point)
    history: dict[Identity, Obligation] = {}
    for identity, later in now.items():
        earlier = before.get(identity)
        if earlier == later:  # the usual case: both stages say the same
            history[identity] = later
        elif earlier is None or earlier.raised_on >= point:
            history[identity] = _from(later, point)
        elif later.raised_on >= point or _ended_by(earlier, later, point):
            closed.append(ended(earlier, point, why))
            history[identity] = _from(later, point)._replace(episode=earlier.episode + 1)
        else:
            history[identity] = _carried_on(earlier, later, point)
    for identity, earlier in before.items():
        if identity not in now and earlier.raised_on < point:
            history[identity] = ended(earlier, point, why)
    return history


def _from(later: Obligation, point: date) -> Obligation:
    """What only the later facts make owed cannot have been owed before them."""
    return later if later.raised_on >= point else later._replace(raised_on=point)


def _ended_by(earlier: Obligation, later: Obligation, point: date) -> bool:
    """Whether it was over before `point` and is owed again by what happened then."""
    if earlier.lapsed_on is None or earlier.lapsed_on >= point:
        return False
    return later.lapsed_on is None or later.lapsed_on > point


def over(o: Obligation, point: date) -> bool:
    """Whether it was met or had lapsed before `point`."""
    accepted_on, lapsed_on = o.accepted_on, o.lapsed_on
    return (accepted_on is not None and accepted_on < point) or (lapsed_on is not None and lapsed_on < point)


def ended(earlier: Obligation, point: date, why: Reason) -> Obligation:
    """No longer owed from `point` on, unless it was over before."""
    if over(earlier, point):
        return earlier
    return earlier.unmet(point, why)


def _carried_on(earlier: Obligation, later: Obligation, point: date) -> Obligation:
    """What was over stays over; else the later facts hold, from `point` on."""
    if over(earlier, point):
        return earlier
    dues = earlier.earlier_dues
    if earlier.due_on != later.due_on:
        dues = (*dues, EarlierDue(until=point, due=earlier.due))
    if _CARRIED(earlier) == _CARRIED(later) and dues == later.earlier_dues and later.lapsed_on is None:
        return later  # both stages say the same
    return later._replace(
        edition=earlier.edition,
        raised_on=earlier.raised_on,
        raised_by=earlier.raised_by,
        episode=earlier.episode,
        earlier_dues=dues,
        lapsed_on=None if later.lapsed_on is None else max(later.lapsed_on, point),
    )
