"""Nobody is favoured: how often each one is drawn, over many draws with fixed nonces."""

from collections import Counter

from tests.office.assessment.pools import drawn, person, pool_data

DRAWS = 2000


def within(seen: int, chance: float) -> bool:
    """Five standard deviations of what chance gives. The seeds are fixed: the answer is the same each time."""
    return abs(seen - DRAWS * chance) < 5 * (DRAWS * chance * (1 - chance)) ** 0.5


def test_everybody_has_the_same_chance():
    people = [person(number) for number in range(20)]
    pool = pool_data(people=people, quotas=[], size=5, alternates=5)
    records = [drawn(pool, number) for number in range(DRAWS)]
    seated = Counter(one for record in records for one in record.panel)
    first = Counter(record.panel[0] for record in records)
    named = Counter(one for record in records for one in record.alternates)
    for one in people:
        assert within(seated[one["pseudonym"]], 5 / 20)
        assert within(named[one["pseudonym"]], 5 / 20)
        assert within(first[one["pseudonym"]], 1 / 20)


def test_quotas_favour_nobody_among_those_who_are_alike():
    """Three of six women and two of fourteen men: equal chances within each group."""
    people = [person(number, gender="female" if number < 6 else "male") for number in range(20)]
    three = {"field": "gender", "value": "female", "least": 3, "most": 3}
    pool = pool_data(people=people, quotas=[three], size=5)
    seated = Counter(one for number in range(DRAWS) for one in drawn(pool, number).panel)
    for one in people:
        assert within(seated[one["pseudonym"]], 3 / 6 if one["gender"] == "female" else 2 / 14)
