"""``python -m tests.conversations.play FILE [part of a name]``: play conversations and show them.

Uses the installation of PLAY_BASE and PLAY_DATABASE_URL when they are set; else it starts one.
"""

import os
import sys
import tempfile
from pathlib import Path

from bot.catalogue import load
from bot.config import DATA
from tests.conversations.script import Conversation, Player, read
from tests.harness import Parent, School
from tests.stack import Stack


def show(parent: Parent) -> None:
    """Print what the bot said last."""
    for one in parent.heard:
        print("    bot:", one["text"].replace("\n", " / "))
        titles = [button["title"] for button in one.get("buttons", ())]
        titles += [option["title"] for option in one.get("choices", {}).get("options", ())]
        if titles:
            print("        [", " | ".join(titles), "]")


def play(player: Player, conversation: Conversation) -> bool:
    """Play one conversation to its end, and return whether all was as written."""
    print(f"\n=== {conversation.name} ({conversation.child})")
    parent, good = player.begin(conversation), True
    for move in conversation.talk:
        print("  parent:", move.parent or (f"[{move.tap}]" if move.tap else list(move.pick)))
        try:
            player.do(parent, move)
        except AssertionError as error:
            print("    !!!", error)
            return False
        show(parent)
        for problem in player.problems(parent, move):
            good = False
            print("    !!!", problem)
    return good


def main() -> int:
    """Play a file; return 1 when anything was not as written."""
    path, part = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    stack = None
    if "PLAY_BASE" in os.environ:
        base, url = os.environ["PLAY_BASE"], os.environ["PLAY_DATABASE_URL"]
    else:
        stack = Stack(Path(tempfile.mkdtemp()))
        stack.prepare()
        stack.start()
        base, url = stack.base, stack.environment["DATABASE_URL"]
    school = School(url)
    try:
        player = Player(base, school, load(DATA))
        results = {one.name: play(player, one) for one in read(path) if part in one.name}
    finally:
        school.close()
        if stack:
            stack.stop()
    wrong = [name for name, good in results.items() if not good]
    print(f"\n{len(results) - len(wrong)} of {len(results)} as written.", *(f"\n  not: {name}" for name in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
