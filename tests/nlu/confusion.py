"""What is taken for what, as a picture."""

from pathlib import Path

import matplotlib as mpl
import numpy as np
from sklearn.metrics import confusion_matrix

mpl.use("Agg")
from matplotlib import pyplot as plt

INCHES = 14


def draw(right: list[str], first: list[str], to: Path) -> None:
    """Draw the share of each intent's lines (rows) that was taken for each intent (columns)."""
    intents = sorted(set(right))
    shares = confusion_matrix(right, first, labels=intents, normalize="true")
    figure, axes = plt.subplots(figsize=(INCHES, INCHES))
    axes.imshow(shares, cmap="Greens", vmin=0, vmax=1)
    axes.set_xticks(np.arange(len(intents)), intents, rotation=90, fontsize=7)
    axes.set_yticks(np.arange(len(intents)), intents, fontsize=7)
    axes.set_xlabel("taken for")
    axes.set_ylabel("meant")
    figure.savefig(to, bbox_inches="tight", dpi=110)
    plt.close(figure)
