"""What a parent typed is in no log of Rasa, though the classifier breaks on it and quotes it."""

import subprocess
import sys

import pytest

from bot.config import ROOT

SAID = "wobbelmijnzoon wobbelwilweg"


@pytest.mark.parametrize("terminal", [False, True])
def test_a_message_that_the_classifier_breaks_on_is_in_no_log(terminal: bool) -> None:
    command = [sys.executable, "-m", "tests.integration.breaking_rasa", SAID, *(["terminal"] if terminal else [])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    log = done.stdout + done.stderr
    assert done.returncode == 0, log[-2000:]
    assert "rest.message.received.failure" in log
    assert "Task exception was never retrieved" in log
    assert "Exception occurred while handling uri" in log
    assert "bot/assistant/classifier.py" in log, "nobody could find what went wrong"
    assert log.count("builtins.ValueError") == 3
    assert "wobbel" not in log
