"""Measure, and write docs/performance.md."""

import gc

from bot.config import ROOT
from tests.bench.measures import measure
from tests.bench.page import write

if __name__ == "__main__":
    gc.freeze()
    page = write(measure())
    (ROOT / "docs" / "performance.md").write_text(page, encoding="utf-8")
    print(page)
