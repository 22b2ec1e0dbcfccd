"""Which assignment fits this child now, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.domain.assignments import Assignment, Audience, BothSides, Competence, Phase
from bot.domain.families import Track
from bot.domain.fitting import Done, Fit, Reason, fitting, phase_of
from bot.domain.steps import Option, Step, StepKind

LONGEST = {Track.HAVO: 5, Track.VWO: 6}
WORDS = (Option("tidy", "netjes"), Option("sporty", "sportief"))
PICKS = tuple(Step(side, StepKind.CHOICES, "Welke?", options=WORDS) for side in ("parent", "child"))
NOVEMBER = 11


def assignment(
    slug: str, audience: Audience | None = None, minutes: int = 10, competence: Competence = Competence.PARENT
) -> Assignment:
    talent = competence is Competence.CAPACITIES
    return Assignment(
        slug=slug,
        title=slug,
        competence=competence,
        goal="Proberen.",
        minutes=minutes,
        why="Daarom.",
        steps=PICKS if talent else (Step("end", StepKind.TEXT, "Wat nog meer?"),),
        stall="Wacht.",
        outcome=(),
        closing="Klaar.",
        audience=audience or Audience(),
        both_sides=BothSides("parent", "child") if talent else None,
    )


def fits(*assignments: Assignment, done: tuple[Done, ...] = (), month: int = NOVEMBER) -> dict[str, Reason]:
    """Return what is offered to a child in 3 vmbo-kb, in order."""
    found = fitting(assignments, Track.VMBO_KB, 3, month, done)
    return {fit.assignment.slug: fit.reason for fit in found}


@pytest.mark.parametrize(
    ("track", "year", "phase"),
    [
        (Track.VMBO_KB, 1, Phase.ORIENT),
        (Track.VMBO_BB, 2, Phase.DECIDE),
        (Track.VMBO_TL, 3, Phase.DEEPEN),
        (Track.VMBO_GL, 4, Phase.DECIDE),
        (Track.HAVO, 3, Phase.DECIDE),
        (Track.HAVO, 5, Phase.DECIDE),
        (Track.VWO, 4, Phase.EXPLORE),
        (Track.VWO, 6, Phase.DECIDE),
        (Track.MBO, 1, Phase.ORIENT),
        (Track.MBO, 4, Phase.DECIDE),
        (Track.MBO, 7, Phase.DECIDE),
    ],
)
def test_the_moments_of_choice_are_those_of_the_school_type(track: Track, year: int, phase: Phase) -> None:
    assert phase_of(track, year) is phase


def test_only_what_is_for_this_school_type_and_year_is_offered() -> None:
    audiences = {
        "all": Audience(),
        "ours": Audience(tracks=(Track.VMBO_KB,), years=(3,)),
        "mbo": Audience(tracks=(Track.MBO,)),
        "first": Audience(years=(1, 2)),
    }
    assert fits(*(assignment(slug, audience) for slug, audience in audiences.items())).keys() == {"all", "ours"}


def test_what_belongs_to_another_time_of_the_year_waits_for_it() -> None:
    open_day = assignment("open-day", Audience(months=(11, 12, 1)))
    assert fits(open_day) == {"open-day": Reason.SEASON}
    assert fits(open_day, month=6) == {}


def test_what_follows_comes_first_then_the_season_then_the_phase_then_the_rest_and_what_was_done_last() -> None:
    offered = fits(
        assignment("done"),
        assignment("new"),
        assignment("phase", Audience(phases=(Phase.DEEPEN,))),
        assignment("season", Audience(months=(NOVEMBER,))),
        assignment("next"),
        done=(Done("done", ("next",)),),
    )
    assert list(offered.items()) == [
        ("next", Reason.FOLLOWS),
        ("season", Reason.SEASON),
        ("phase", Reason.PHASE),
        ("new", Reason.NEW),
        ("done", Reason.AGAIN),
    ]


def test_a_family_begins_with_the_talents_of_the_child() -> None:
    season, talent = assignment("season", Audience(months=(NOVEMBER,))), "talent"
    begin = assignment(talent, competence=Competence.CAPACITIES)
    assert list(fits(season, begin).items()) == [(talent, Reason.START), ("season", Reason.SEASON)]
    assert fits(season, begin, done=(Done("other", ()),))[talent] is Reason.NEW


def test_only_what_was_done_last_leads_on() -> None:
    done = (Done("first", ("after-first",)), Done("second", ("after-second", "first")))
    offered = fits(assignment("after-first"), assignment("after-second"), assignment("first"), done=done)
    assert offered == {"after-second": Reason.FOLLOWS, "after-first": Reason.NEW, "first": Reason.AGAIN}


def test_of_two_that_fit_alike_the_shorter_comes_first() -> None:
    assert list(fits(assignment("long", minutes=20), assignment("short", minutes=5))) == ["short", "long"]


@settings(deadline=None)
@given(st.data())
def test_every_child_is_offered_something_whatever_was_done_and_each_with_a_reason_that_has_a_text(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    track = data.draw(st.sampled_from(list(Track)))
    year = data.draw(st.integers(1, LONGEST.get(track, 4)))
    slugs = data.draw(st.lists(st.sampled_from(sorted(catalogue.assignments)), unique=True))
    done = [Done(slug, catalogue.assignments[slug].following) for slug in slugs]
    found: list[Fit] = fitting(catalogue.assignments.values(), track, year, data.draw(st.integers(1, 12)), done)
    assert found
    assert len({fit.assignment.slug for fit in found}) == len(found)
    assert all(fit.assignment.audience.fits(track, year) for fit in found)
    assert [fit.reason for fit in found] == sorted((fit.reason for fit in found), key=list(Reason).index)
    for fit in found:
        assert (fit.reason is Reason.AGAIN) == (fit.assignment.slug in slugs)
        assert catalogue.say(f"home.because_{fit.reason}", kind="Samir", opdracht=fit.assignment.title)
