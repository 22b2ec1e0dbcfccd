"""Start the worker."""

from bot.bootstrap import Parts
from bot.config import Settings
from bot.logs import configure
from bot.worker.tasks import make_queue

if __name__ == "__main__":
    configure("worker")
    parts = Parts(Settings())
    make_queue(parts).create_consumer(workers=2, check_worker_health=True).run()
