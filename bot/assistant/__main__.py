"""Start Rasa with the speed-ups in place, on 127.0.0.1. Arguments are those of ``rasa``; none means ``rasa run``."""

import os
import sys

# Read by Rasa, TensorFlow and their libraries when they are imported.
os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3", PYTHONWARNINGS="ignore")

if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")

    from rasa.__main__ import main

    from bot.assistant import speedups

    speedups.apply()
    arguments = sys.argv[1:] or ["run", "--interface", "127.0.0.1", "--port", "5005"]
    sys.argv = ["rasa", *arguments]
    main()
