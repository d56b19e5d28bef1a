"""What a call asks of a budget, as it is frozen with the entry's form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

REQUIRED, WARNED, NONE = "required", "warned", "none"


@dataclass(frozen=True)
class MoneyRule:
    """`national ≤ cap`, `national ≤ share_most · total`, `province + city ≥ national`, and the policies' share.

    No cap, a share of one, no policy share and no years mean that nothing is asked there.
    """

    cap: int | None = None
    share_most: Fraction = Fraction(1)
    local_covers: bool = False
    policy_share: Fraction | None = None
    policy_binding: str = NONE
    years: tuple[int, ...] = ()

    @classmethod
    def from_terms(cls, money: Mapping[str, Any]) -> MoneyRule:
        """The member "money" of a form's terms; shares are written as decimals in text, so that they stay exact."""
        share, policy = money.get("share_most"), money.get("policy_share")
        return cls(
            cap=money.get("cap"),
            share_most=Fraction(1) if share in (None, "") else Fraction(share),
            local_covers=bool(money.get("local_covers")),
            policy_share=None if policy in (None, "") else Fraction(policy),
            policy_binding=money.get("policy_binding") or NONE,
            years=tuple(sorted(int(year) for year in money.get("years") or ())),
        )
