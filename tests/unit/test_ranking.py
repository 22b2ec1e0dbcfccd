"""What is likeliest, in order."""

from bot.assistant.ranking import first, last

RANKING = [
    {"name": "danger_home", "confidence": 0.5},
    {"name": "no_time", "confidence": 0.3},
    {"name": "separated", "confidence": 0.1},
]


def test_what_goes_first_is_the_surest() -> None:
    ranking = first(RANKING, {"name": "separated", "confidence": 0.4})
    assert [one["name"] for one in ranking] == ["separated", "danger_home", "no_time"]
    assert [one["confidence"] for one in ranking] == [0.4, 0.4, 0.3]


def test_what_goes_last_is_less_sure_than_all_others() -> None:
    ranking = last(RANKING, ("danger_child", "danger_home"))
    assert [one["name"] for one in ranking] == ["no_time", "separated", "danger_home"]
    assert [one["confidence"] for one in ranking] == [0.3, 0.1, 0.1]


def test_where_all_go_last_nothing_is_sure() -> None:
    assert last(RANKING[:1], ("danger_home",)) == [{"name": "danger_home", "confidence": 0.0}]


def test_what_is_not_there_changes_nothing() -> None:
    assert last(RANKING, ("danger_child",)) == RANKING
