"""The threshold of the fallback, chosen by what it is worth to a parent."""

import numpy as np
import numpy.typing as npt

from tests.nlu.data import THRESHOLD

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
OFFERED = 0.5
"""What a right meaning among the two offered is worth: one tap more. A right answer is worth 1, a wrong one -1."""
FLAT = 0.01
Flags = npt.NDArray[np.bool_]


def worth(hit: Flags, two: Flags, taken: Flags) -> float:
    """Return what a threshold is worth a line: a right answer 1, a wrong one -1, a right meaning offered a half."""
    return float(np.where(taken, np.where(hit, 1.0, -1.0), np.where(two, OFFERED, 0.0)).mean())


def thresholds(hit: Flags, two: Flags, confidence: npt.NDArray[np.float64]) -> list[str]:
    """Return the section on the threshold of the fallback."""
    rows, worths = [], {}
    for threshold in THRESHOLDS:
        taken = confidence >= threshold
        worths[threshold] = worth(hit, two, taken)
        again = (hit & ~taken).sum() / hit.sum()
        rows.append(
            f"| {threshold:.2f} | {taken.mean():.2f} | {hit[taken].mean():.3f} | {again:.3f} | {worths[threshold]:.3f} |"
        )
    best = min(threshold for threshold in worths if worths[threshold] >= max(worths.values()) - FLAT)
    return [
        "",
        "## Threshold of the fallback",
        "",
        (
            "Below the threshold the parent gets the two likeliest meanings as buttons. A right answer is worth 1, a "
            f"wrong one -1, a right meaning among the two {OFFERED}. Where that is flat (within {FLAT}), the lowest is "
            f"chosen, for it answers most at once: {best:.2f}. config.yml has {THRESHOLD:.2f}."
        ),
        "",
        "| threshold | answered at once | right among those | right lines asked again | worth |",
        "| --- | --- | --- | --- | --- |",
        *rows,
    ]
