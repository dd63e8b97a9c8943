"""Who may ask for a hearing: by the kinds that the law lists, and by the local sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

import attrs

from fazhi_core import Outcome, not_shown
from fazhi_core.national.checkers._penalties import CONFISCATIONS
from fazhi_core.records.base import table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime
from fazhi_core.records.enforcement_hearing import Hearing
from fazhi_core.records.enforcement_outcome import PenaltyKind
from fazhi_core.records.enforcement_people import PartyKind

__all__ = ["HearingFigures", "Right", "right_to_hearing"]

_NOTHING = Decimal(0)


class Right(Enum):
    """Whether a case gives the right to a hearing."""

    YES = "yes"
    NO = "no"
    DOUBT = "doubt"
    """A person must judge: another heavy kind, or a sum large for one kind of party only."""
    UNSET = "unset"
    """It depends on a local figure that is not set."""


@attrs.frozen(kw_only=True)
class HearingFigures:
    """When the law gives a right to a hearing.  Sums are in yuan and count from that sum on.

    Args:
        listed_kinds: the kinds of penalty that give the right whatever the sum.
        heavier_kinds: kinds that the law does not name but may mean.
        proposed: whether the law looks at the penalty proposed, and not only at the one decided.
        on_the_spot: the highest fine that can be decided on the spot; nobody is heard on those.
        certain: a sum that is large by every standard we know of.
        local_regimes: procedural laws under which the local sums hold.
        counted: ``separate`` or ``together``: how fine and confiscation are held against the sum.
        natural: the local sum for citizens.
        organisation: the local sum for legal persons and other organisations.
        market_natural: the sum of the market rules for citizens.
        market_organisation: the same for organisations.
        traffic_natural: the sum of the traffic rules for citizens.
        traffic_organisation: the same for organisations.
        other_natural: the sum of another sector's rules for citizens.
        other_organisation: the same for organisations.
    """

    listed_kinds: tuple[str, ...]
    heavier_kinds: tuple[str, ...]
    proposed: bool
    on_the_spot: int
    certain: int
    local_regimes: tuple[str, ...]
    counted: str | None = None
    natural: int | None = None
    organisation: int | None = None
    market_natural: int | None = None
    market_organisation: int | None = None
    traffic_natural: int | None = None
    traffic_organisation: int | None = None
    other_natural: int | None = None
    other_organisation: int | None = None

    def local(self, regime: LegalRegime | None) -> bool:
        """Whether the local sums hold for cases under *regime*."""
        return regime is None or regime.value in self.local_regimes

    def names(self, regime: LegalRegime | None) -> tuple[str, str]:
        """The figures that hold under *regime*, for citizens and for organisations."""
        sector = "" if regime is None or self.local(regime) else f"{regime.value}_"
        return f"{sector}natural", f"{sector}organisation"

    def sums(self, regime: LegalRegime | None) -> tuple[int | None, int | None]:
        """The sums for citizens and for organisations under *regime*, where they are set."""
        natural, organisation = self.names(regime)
        return getattr(self, natural), getattr(self, organisation)


class _Penalty(NamedTuple):
    """A penalty as decided or as proposed, and where its facts stand."""

    kinds: tuple[PenaltyKind, ...] | None
    fine: Decimal | None
    confiscated: Decimal | None
    paths: tuple[str, str, str]


def right_to_hearing(case: EnforcementCase, figures: HearingFigures) -> Right | Outcome:
    """Whether *case* gives the right to a hearing; open where a fact is missing.

    What an organ or a court found decides; but no word of the organ takes away what the law gives
    by the kind of penalty or by its sum.
    """
    hearing: Hearing | None = table(case.hearing)
    if hearing is not None and hearing.entitled:
        return Right.YES
    found = [_of(one, case, figures) for one in _penalties(case, figures)]
    right = _strongest(found)
    if hearing is not None and hearing.entitled is False and right is not Right.YES:
        return _missing(found) or Right.NO
    if right is Right.NO and case.hearing is None:
        return not_shown("hearing")
    return right


def _penalties(case: EnforcementCase, figures: HearingFigures) -> Iterator[_Penalty]:
    decision, notice = table(case.decision), table(case.notice)
    if decision is not None:
        paths = ("decision.kinds", "decision.fine", "decision.confiscated_value")
        yield _Penalty(decision.kinds, decision.fine, decision.confiscated_value, paths)
    if figures.proposed and notice is not None:
        paths = ("notice.proposed_kinds", "notice.proposed_fine", "notice.proposed_confiscation")
        yield _Penalty(
            notice.proposed_kinds, notice.proposed_fine, notice.proposed_confiscation, paths
        )


def _strongest(found: list[Right | Outcome]) -> Right | Outcome:
    """One penalty that gives the right is enough; one that is unknown leaves it open."""
    if Right.YES in found:
        return Right.YES
    missing = _missing(found)
    if Right.DOUBT in found and missing is None:
        return Right.DOUBT
    if Right.UNSET in found:
        return Right.UNSET
    return missing or Right.NO


def _missing(found: list[Right | Outcome]) -> Outcome | None:
    return next((one for one in found if isinstance(one, Outcome)), None)


def _of(penalty: _Penalty, case: EnforcementCase, figures: HearingFigures) -> Right | Outcome:
    """Whether one penalty gives the right."""
    if penalty.kinds is None:
        return not_shown(penalty.paths[0])
    if any(kind in figures.listed_kinds for kind in penalty.kinds):
        return Right.YES
    heavy = any(kind in figures.heavier_kinds for kind in penalty.kinds)
    otherwise = Right.DOUBT if heavy else Right.NO
    fine = penalty.fine if PenaltyKind.FINE in penalty.kinds else _NOTHING
    taken = penalty.confiscated if CONFISCATIONS & {*penalty.kinds} else _NOTHING
    if fine == taken == _NOTHING:
        return otherwise
    shown = [one for one in (fine, taken) if one is not None]
    least = sum(shown, _NOTHING) if figures.counted == "together" else max(shown, default=_NOTHING)
    if figures.local(case.legal_regime) and least >= figures.certain:
        return Right.YES
    sums = figures.sums(case.legal_regime)
    known = sums[0] is not None and sums[1] is not None
    lower, upper = _for_party(case, sums[0] or 0, sums[1] or 0)
    if known and least >= upper:
        return Right.YES
    if fine is None or taken is None:
        return not_shown(penalty.paths[1 if fine is None else 2])
    if not known:
        return Right.DOUBT if heavy else Right.UNSET
    most = least if figures.counted == "separate" else sum(shown, _NOTHING)
    if most < lower:
        return otherwise
    return Right.DOUBT if case.party and case.party.kind else not_shown("party.kind")


def _for_party(case: EnforcementCase, natural: int, organisation: int) -> tuple[int, int]:
    """The sum for the party, or the lowest and highest where it is not clear which holds."""
    kind = case.party.kind if case.party is not None else None
    if kind is PartyKind.NATURAL:
        return natural, natural
    if kind in {PartyKind.LEGAL, PartyKind.OTHER}:
        return organisation, organisation
    return min(natural, organisation), max(natural, organisation)
