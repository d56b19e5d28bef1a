"""When two texts may mean one organisation, one project, one person: the cautious reading."""

import re
import unicodedata

LEAST_NAME, LEAST_TITLE = 3, 8
# Providers and shared domains: an address there says nothing of an employer. Every local official has korea.kr.
SHARED_DOMAINS = frozenset(
    [
        "gmail.com", "naver.com", "daum.net", "hanmail.net", "kakao.com", "nate.com", "outlook.com", "hotmail.com",
        "live.com", "yahoo.com", "yahoo.co.kr", "icloud.com", "me.com", "msn.com", "proton.me", "protonmail.com",
        "korea.kr", "korea.com", "empas.com", "dreamwiz.com", "paran.com", "lycos.co.kr", "chol.com", "hanmir.com",
        "freechal.com", "example.com", "example.org", "example.net",
    ]
)  # fmt: skip
_FORMS = re.compile(
    r"주식회사|유한회사|유한책임회사|재단법인|사단법인|\(주\)|\(유\)|\(재\)|\(사\)|㈜|㈔|㈐"
    r"|co\.?,? ?ltd\.?|inc\.?$|corp\.?$"
)
_OFFICE = re.compile(r"(?<=[시군구도])청$")
_NOT_WORDS = re.compile(r"[^0-9a-z가-힣]+")


def plain(text: str) -> str:
    """A text without what does not distinguish: case, spaces, signs."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())


def name(text: str) -> str:
    """An organisation's name without its legal form; 가온시청 is 가온시."""
    return _OFFICE.sub("", plain(_FORMS.sub(" ", unicodedata.normalize("NFKC", text).casefold().strip())))


def beginnings(text: str) -> list[str]:
    """The texts with which a name may begin: 가온시도시재생과 belongs to 가온시."""
    known = name(text)
    return [known[:length] for length in range(LEAST_NAME, len(known) + 1)]


def one_title(first: str, second: str) -> bool:
    """Whether one title, made plain, says the other; short ones say too little."""
    one, other = sorted((first, second), key=len)
    return len(one) >= LEAST_TITLE and one in other


def suffixes(domain: str) -> list[str]:
    """The domain and those above it, down to two parts, without shared ones: mail.gaon.go.kr, gaon.go.kr."""
    parts = domain.strip(".").casefold().split(".")
    least = 3 if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3 else 2
    found = [".".join(parts[start:]) for start in range(len(parts) - least + 1)]
    return [] if set(found) & SHARED_DOMAINS else found
