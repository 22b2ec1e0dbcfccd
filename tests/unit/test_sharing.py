"""When a mentor may read an outcome."""

from itertools import product

import pytest

from bot.domain.answer import Value
from bot.domain.sharing import may_share

SAID = ("yes", "no", "not_yet", None)


@pytest.mark.parametrize(("parent", "child", "student"), list(product(SAID, SAID, SAID)))
@pytest.mark.parametrize("sixteen", [False, True])
def test_parent_and_child_must_both_say_yes_and_from_sixteen_on_the_student_alone_speaks_for_the_child(
    parent: Value, child: Value, student: Value, sixteen: bool
) -> None:
    answers = {"share_parent": parent, "share_child": child, "share_student": student}
    assert may_share(answers, sixteen=sixteen) == (parent == "yes" and (student if sixteen else child) == "yes")


def test_nothing_is_shared_before_anybody_said_anything() -> None:
    assert not may_share({}, sixteen=False)
    assert not may_share({}, sixteen=True)
    assert not may_share({"share_parent": "yes"}, sixteen=False)


def test_the_word_of_the_parent_for_the_child_is_not_enough_from_sixteen_on() -> None:
    assert not may_share({"share_parent": "yes", "share_child": "yes"}, sixteen=True)
