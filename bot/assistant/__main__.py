"""Start Rasa with the speed-ups in place, on 127.0.0.1. Arguments are those of ``rasa``; none means ``rasa run``."""

import sys
import warnings
from urllib.parse import urlsplit

from bot.assistant import without_tensorflow
from bot.config import ROOT, Settings, quiet_libraries


def serving() -> list[str]:
    """Return the arguments of ``rasa run`` that the settings ask for."""
    settings = Settings()
    endpoints = (ROOT / "endpoints.yml").read_text(encoding="utf-8")
    written = settings.folder / "endpoints.yml"
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(endpoints.replace("http://127.0.0.1:5055", settings.actions_url), encoding="utf-8")
    port = str(urlsplit(settings.rasa_url).port or 5005)
    return ["run", "--interface", "127.0.0.1", "--port", port, "--endpoints", str(written)]


if __name__ == "__main__":
    quiet_libraries()
    warnings.simplefilter("ignore")

    if not sys.argv[1:] and not without_tensorflow.is_needed((ROOT / "config.yml").read_text(encoding="utf-8")):
        without_tensorflow.leave_out()

    from rasa.__main__ import main

    from bot.assistant import quiet_logs, speedups

    quiet_logs.apply()
    speedups.apply()
    sys.argv = ["rasa", *(sys.argv[1:] or serving())]
    main()
