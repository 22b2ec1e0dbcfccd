"""What fits a family now."""

from bot.domain.fitting import Done, Fit, fitting
from bot.services.progress import Progress
from bot.store.models import Student


def suggestions(progress: Progress, student: Student) -> list[Fit]:
    """Return the assignments for a child of this family, those that fit best now first.

    Args:
        progress: of the family.
        student: the child, with its class.
    """
    assignments = progress.catalogue.assignments
    finished = progress.activities.finished(progress.family.caregiver_id, student.id, assignments)
    done = [Done(one.slug, assignments[one.slug].following) for one in finished]
    school_class = student.school_class
    month = progress.family.today.month
    fits = fitting(assignments.values(), school_class.track, school_class.year, month, done)
    return fits or fitting(assignments.values(), school_class.track, 1, month, done)
