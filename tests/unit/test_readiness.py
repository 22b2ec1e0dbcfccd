"""Whether everything answers."""

import asyncio
from pathlib import Path

from bot.dialogue.rasa import Rasa
from bot.services.clock import utc_now
from bot.services.readiness import Readiness
from bot.store.engine import Store
from tests import needs
from tests.stack import free_port


def look(folder: Path, redis_url: str | None) -> dict[str, bool]:
    """Return what answers where nothing but Redis may be there."""

    async def run() -> dict[str, bool]:
        rasa = Rasa(f"http://127.0.0.1:{free_port()}")
        store = Store(f"sqlite:///{folder / 'empty.db'}")
        try:
            return await Readiness(store, rasa, f"http://127.0.0.1:{free_port()}", utc_now, redis_url).look()
        finally:
            await rasa.close()
            store.close()

    return asyncio.run(run())


def test_one_machine_has_no_redis_to_tell_about(tmp_path: Path) -> None:
    assert set(look(tmp_path, None)) == {"database", "rasa", "actions", "worker"}


def test_redis_is_told_to_be_there_or_away(tmp_path: Path) -> None:
    assert look(tmp_path, needs.redis_url())["redis"] is True
    assert look(tmp_path, f"redis://127.0.0.1:{free_port()}/0")["redis"] is False
