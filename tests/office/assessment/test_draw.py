"""The draw: typed in another order it is the same, changed in anything it is another, and quotas are kept exactly."""

import hashlib
import json
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office.assessment.draw import (
    AUDITOR,
    BLOCKS,
    EXCLUDED,
    FULL,
    SECRETARIAT,
    BadPool,
    BrokenCommitment,
    Impossible,
    Left,
    Pool,
    canonical,
    draw,
    faults,
    new_nonce,
    pool_sha256,
    pseudonym,
    replaced,
)
from office.assessment.draw.possible import Rest, TooEntangled, possible
from office.assessment.draw.quotas import counted
from tests.office.assessment.pools import drawn, nonces, person, pool_data


def people_of(record, pseudonyms):
    known = {one.pseudonym: one for one in record.pool.people}
    return [known[one] for one in pseudonyms]


def keeps_quotas(record, panel) -> bool:
    seated = people_of(record, panel)
    return len(seated) == record.pool.size and all(
        quota.least <= sum(quota.counts(one) for one in seated) <= quota.most for quota in counted(record.pool)
    )


# ------------------------------------------------------------------------------------------------- hashes


def test_the_hashes_are_those_that_sha256sum_gives():
    record, secret = drawn(), nonces()
    plain = json.dumps(record.pool.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(record.pool) == plain.encode() and " " not in plain.replace("3 서류심사", "")
    assert record.pool_sha256 == hashlib.sha256(plain.encode()).hexdigest()
    text = f"{record.pool_sha256}:{secret[SECRETARIAT]}:{secret[AUDITOR]}"
    assert record.seed == hashlib.sha256(text.encode()).hexdigest()
    committed = f"{record.pool_sha256}:auditor:{secret[AUDITOR]}"
    assert record.commitments.auditor == hashlib.sha256(committed.encode()).hexdigest()
    keys = [hashlib.sha256(f"{record.seed}:{place.pseudonym}".encode()).hexdigest() for place in record.order]
    assert keys == [place.key for place in record.order] == sorted(keys)


def test_a_draw_that_was_made_stays_as_it_is():
    """Records are replayed years later: whatever changes these values breaks every record published so far."""
    record = drawn()
    assert record.pool_sha256 == "840bcc4c211e610d44b9d21ea91e0142f7498ed497fd6c558dffa8cbcc71d581"
    assert record.seed == "ace220b2b6ba0c7240c1f5aae475e68c0977ebf6d899cab59d52d2d31236c35f"
    assert record.panel == ("P-00", "P-27", "P-03", "P-11", "P-22", "P-06", "P-12")
    assert record.alternates == ("P-26", "P-24", "P-28")


def test_nonces_and_pseudonyms():
    assert len({new_nonce() for _ in range(50)}) == 50 and len(new_nonce()) == 64
    assert pseudonym("a secret", "12") != pseudonym("another", "12") != pseudonym("another", "13")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_order_of_typing_changes_nothing(data):
    pool = pool_data()
    typed = {name: pool[name] for name in data.draw(st.permutations(list(pool)))}
    typed["people"] = [
        {name: one[name] for name in reversed(one)} | ({"excluded": one["excluded"][::-1]} if "excluded" in one else {})
        for one in data.draw(st.permutations(pool["people"]))
    ]
    typed["quotas"] = data.draw(st.permutations(pool["quotas"]))
    assert drawn(typed) == drawn()


@pytest.mark.parametrize("party", [SECRETARIAT, AUDITOR])
def test_each_party_alone_makes_another_draw_and_neither_can_change_its_mind(party):
    record = drawn()
    other = nonces() | {party: "0" * 64}
    with pytest.raises(BrokenCommitment) as caught:
        draw(record.pool, record.commitments.by(), other)
    assert caught.value.party == party
    with pytest.raises(BrokenCommitment):
        widened = pool_data(people=[*pool_data()["people"], person(30)])
        draw(Pool.from_json(widened), record.commitments.by(), nonces())


# ------------------------------------------------------------------------------------------------- the panel


def test_the_walk_gives_a_reason_for_everybody_before_the_last_seat():
    for number in range(60):
        record = drawn(number=number)
        assert keeps_quotas(record, record.panel)
        order = [place.pseudonym for place in record.order]
        reached = order[: order.index(record.panel[-1]) + 1]
        passed = [one.pseudonym for one in record.passed]
        assert sorted([*record.panel, *passed]) == sorted(reached)
        assert [one for one in reached if one in record.panel] == list(record.panel)
        assert {one.pseudonym for one in record.passed if one.reason == EXCLUDED} == {"P-04", "P-09"} & set(reached)
        waiting = [one for one in order if one not in record.panel and one not in ("P-04", "P-09")]
        assert list(record.alternates) == waiting[:3]


def test_the_reasons_name_flags_and_quotas():
    reasons: dict[str, set] = {}
    for number in range(60):
        for one in drawn(number=number).passed:
            reasons.setdefault(one.reason, set()).add(one.because)
    assert reasons[EXCLUDED] == {("employed_by_applicant",), ("challenged", "kinship")}
    assert ("expertise:transport",) in reasons[FULL] and ("region:capital",) in reasons[FULL]
    assert any("gender:female" in because for because in reasons[BLOCKS])


def greedy_by_hand(record):
    """The same walk with every panel that could still be made written out."""
    able = [one for one in people_of(record, [place.pseudonym for place in record.order]) if not one.excluded]
    taken: list = []
    for place, one in enumerate(able):
        open_seats = record.pool.size - len(taken) - 1
        if open_seats >= 0 and any(
            keeps_quotas(record, [*taken, one.pseudonym, *(later.pseudonym for later in rest)])
            for rest in combinations(able[place + 1 :], open_seats)
        ):
            taken.append(one.pseudonym)
    return tuple(taken)


QUOTA = st.tuples(
    st.sampled_from([("gender", "f"), ("gender", "m"), ("region", "a"), ("region", "b"), ("region", None),
                     ("expertise", "x"), ("expertise", "y"), ("expertise", "z")]),
    st.none() | st.integers(1, 3), st.none() | st.integers(0, 3),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_walk_is_the_one_that_writing_out_every_panel_gives(data):
    people = [
        {
            "pseudonym": f"P{number}",
            "gender": data.draw(st.sampled_from(["f", "m", None])),
            "region": data.draw(st.sampled_from(["a", "b", "c", None])),
            "expertise": data.draw(st.lists(st.sampled_from("xyz"), max_size=2)),
            "excluded": data.draw(st.sampled_from([[], [], [], ["conflict"]])),
        }
        for number in range(data.draw(st.integers(1, 9)))
    ]
    quotas = [
        {"field": field, "value": value, "least": least, "most": most}
        for (field, value), least, most in data.draw(st.lists(QUOTA, max_size=4, unique_by=lambda quota: quota[0]))
    ]
    pool = pool_data(people=people, quotas=quotas, size=data.draw(st.integers(1, 5)), alternates=0)
    found = faults(pool)
    try:
        record = drawn(pool, number=data.draw(st.integers(0, 9)))
    except BadPool:
        assert found
        return
    except Impossible:
        assert [one.path for one in found] in (["people"], *(["quotas"] * many for many in range(1, 9)))
        everybody = Pool.from_json(pool)
        assert not any(
            all(q.least <= sum(q.counts(one) for one in panel) <= q.most for q in counted(everybody))
            for panel in combinations(everybody.eligible, everybody.size)
        )
        return
    assert not found
    assert record.panel == greedy_by_hand(record) and keeps_quotas(record, record.panel)


def test_questions_that_need_the_search():
    """Nine seats in three regions of three and three fields of three, from people of whom each fits both only once."""
    latin = {(row, 3 + (row + column) % 3): 3 for row in range(3) for column in range(2)}
    nine = Rest(9, (3,) * 6, (3,) * 6)
    assert possible(latin, nine)
    assert not possible(latin | {(0, 3): 0, (0, 4): 2, (0, 5): 0}, nine)
    assert not possible({(0, 1): 1, (1, 2): 1, (0, 2): 1, (): 1}, Rest(3, (0, 0, 0), (1, 1, 1)))
    assert possible({(0, 1): 1, (1, 2): 1, (0, 2): 1, (): 2}, Rest(3, (0, 0, 0), (1, 1, 1)))


def test_the_search_can_be_told_to_give_up():
    """Nobody is counted by fewer than two of these quotas, and each has room for one: five of nine cannot sit."""
    odd = {(a, b): 1 for a in range(9) for b in range(a + 1, 9)}
    question = Rest(5, (0,) * 9, (1,) * 9)
    assert not possible(odd, question)
    with pytest.raises(TooEntangled):
        possible(odd, question, patience=3)


def test_a_large_pool_is_drawn_in_a_moment():
    """Four hundred people of 17 regions and twelve fields, fifteen seats, 31 quotas."""
    people = [
        person(number, region=f"r{number * 7 % 17}", expertise=sorted({f"f{number % 12}", f"f{number * 5 % 11}"}))
        for number in range(400)
    ]
    quotas = [
        {"field": "region", "value": None, "most": 1},
        *({"field": "expertise", "value": f"f{number}", "least": 1, "most": 3} for number in range(12)),
        {"field": "gender", "value": "female", "least": 7, "most": 8},
    ]
    record = drawn(pool_data(people=people, quotas=quotas, size=15))
    assert keeps_quotas(record, record.panel)


# ------------------------------------------------------------------------------------------------- afterwards


def test_who_leaves_is_replaced_from_the_order_within_the_quotas():
    record = drawn()
    first, second = record.panel[0], record.panel[3]
    once = replaced(record, [Left(pseudonym=first, reason="declined")])
    assert keeps_quotas(once, once.seated) and first not in once.seated
    assert once.seated[:-1] == record.panel[1:] and once.seated[-1:] == once.replacements[0].called
    twice = replaced(once, [Left(pseudonym=second, reason="conflict"), Left(pseudonym=once.seated[-1], reason="ill")])
    assert keeps_quotas(twice, twice.seated) and not {first, second, once.seated[-1]} & set(twice.seated)
    assert len(twice.replacements) == 2 and twice.panel == record.panel


def test_no_replacement_where_the_quotas_cannot_be_kept():
    people = [person(number, gender="female" if number < 3 else "male") for number in range(12)]
    record = drawn(pool_data(people=people, quotas=[{"field": "gender", "value": "female", "least": 3}], size=5))
    for left in ([], [Left(pseudonym="P-00", reason="declined")], [Left(pseudonym="nobody", reason="declined")]):
        with pytest.raises(Impossible):
            replaced(record, left)
    man = next(one for one in record.panel if one > "P-02")
    assert len(replaced(record, [Left(pseudonym=man, reason="declined")]).seated) == 5


# ------------------------------------------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("changed", "path", "sentence"),
    [
        ({"draw": ""}, "draw", "Write a text"),
        ({"size": 0}, "size", "whole number from 1 to 99"),
        ({"size": 29}, "people", "29 seats, but only 28 people"),
        ({"alternates": 22}, "alternates", "not enough people"),
        ({"people": [person(1), person(1)]}, "people", "P-01 stands in the pool 2 times"),
        ({"people": [person(1, name="Hong")]}, "people.0.name", "name"),
        ({"people": [person(1, pseudonym="홍길동")]}, "people.0.pseudonym", "letters a–z"),
        ({"quotas": [{"field": "age", "value": "40", "most": 1}]}, "quotas.0.field", "Choose one of"),
        ({"quotas": [{"field": "gender", "value": "male"}]}, "quotas.0", "the least, the most"),
        ({"quotas": [{"field": "gender", "value": "male", "least": 3, "most": 2}]}, "quotas.0", "more than"),
        ({"quotas": [{"field": "gender", "least": 1}]}, "quotas.0", "name the value"),
        ({"quotas": [{"field": "gender", "value": "male", "most": 1}] * 2}, "quotas", "gender:male is given more"),
        ({"quotas": [{"field": "region", "value": "jeju", "least": 1}]}, "quotas", "region:jeju: 1 are needed"),
        ({"quotas": [{"field": "region", "value": None, "most": 1}]}, "quotas", "No panel"),
        ({"people": [person(1, excluded=True)]}, "people.0.excluded", "list"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_told(changed, path, sentence):
    found = faults(pool_data(**changed))
    assert [fault.path for fault in found] == [path]
    assert sentence in str(found[0])


def test_a_pool_that_can_be_drawn_from_has_no_fault():
    assert faults(pool_data()) == []
    assert [fault.path for fault in faults([])] == [""]
    assert pool_sha256(Pool.from_json(pool_data())) != pool_sha256(Pool.from_json(pool_data(size=6)))
