"""What a Korean condition speaks of: its content words and places, without particles, numbers and legal filler."""

import re

_WORD = re.compile(r"[가-힣A-Za-z]+")
# Sino-Korean nouns are made of syllable pairs: 운행하지 and 운행은 both speak of 운행; 최고속도 is 최고 and 속도.
_STEM = 2
_FILLER = frozenset(
    _WORD.findall(
        "이하 이상 이내 미만 초과 최대 최소 최고 최저 까지 부터 하여 하고 하지 하는 않을 않도 아니 "
        "금지 허용 가능 경우 다만 해당 반드 및 또는 따라 관하 위하 대하 대한 모든 각각 으로 에서 "
        "시속 초속 할것 한다 있다 없다 있도 있는 하도 되도 하며 없이 통해 "
    )
)
_PLACE = re.compile(r"([가-힣]{2,}?)(?:에서는|에서의|에서만|에서도|에서|안에서)(?=[^가-힣]|$)")


def subjects(text: str) -> frozenset[str]:
    """The content words, long ones in their pairs of syllables."""
    found = {part for word in _WORD.findall(text) for part in _parts(word)}
    return frozenset(part for part in found if len(part) >= _STEM and part not in _FILLER)


def _parts(word: str) -> list[str]:
    if not "가" <= word[0] <= "힣":
        return [word.lower()]
    return [word[start : start + _STEM] for start in range(0, len(word), _STEM)]


def places(text: str) -> frozenset[str]:
    """Where it is said to hold: 보도에서는, 차도에서."""
    return frozenset(place[:_STEM] for place in _PLACE.findall(text))


def elsewhere(one: str, other: str) -> bool:
    """Whether both name places, and no place in common."""
    here, there = places(one), places(other)
    return bool(here and there) and not here & there


def same_subject(one: frozenset[str], other: frozenset[str]) -> bool:
    """Half of what the shorter speaks of is in the other too, and at least two words where there are two."""
    least = min(len(one), len(other))
    if not least:
        return False
    shared = len(one & other)
    return shared >= min(2, least) and shared / least >= 0.5
