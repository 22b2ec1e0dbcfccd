"""Rasa's own checks of rules and data, with plain ``rasa``."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run plain Rasa from the root."""
    command = [str(Path(sys.executable).with_name("rasa")), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_rasa_finds_no_fault_in_domain_rules_and_examples() -> None:
    """``rasa data validate`` is content."""
    done = rasa("data", "validate")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_every_rule_leads_to_its_action(tmp_path: Path) -> None:
    """``rasa test`` predicts what the stories say."""
    done = rasa("test", "core", "--stories", "tests/rasa", "--fail-on-prediction-errors", "--out", str(tmp_path))
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_every_intent_of_the_domain_has_a_story() -> None:
    """No rule goes untested."""
    import yaml

    intents = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    stories = (ROOT / "tests" / "rasa" / "test_stories.yml").read_text(encoding="utf-8")
    missing = [intent for intent in intents if f"- intent: {intent}\n" not in stories]
    assert not missing
