"""The cast itself: its parts hold what the other tests rely on."""

from office.access import ANONYMOUS


def test_everybody_holds_what_their_part_says(cast):
    actors = cast.actors()
    assert {seat.role for seat in actors["company_user"].seats} == {"manager"}
    assert actors["ended_member"].seats == ()
    assert [(post.role, post.organisation_kind) for post in actors["molit_officer"].posts] == [("officer", "ministry")]
    assert [post.deputy for post in actors["deputy"].posts] == [True]
    assert actors["past_deputy"].posts == ()
    assert actors["expired_officer"].posts == ()
    assert actors["inactive_officer"] == ANONYMOUS
    assert actors["admin"].posts == actors["admin"].seats == ()


def test_the_cast_is_stored_in_a_handful_of_statements(db, django_assert_max_num_queries):
    from tests.cast import build

    with django_assert_max_num_queries(5):
        build()
