"""Start the web process."""

import sys

import uvicorn

from bot.bootstrap import Parts
from bot.config import Settings, SettingsError
from bot.logs import configure
from bot.web.app import create_app

if __name__ == "__main__":
    configure("web")
    settings = Settings()
    try:
        app = create_app(Parts(settings))
    except SettingsError as error:
        sys.exit(str(error))
    # 127.0.0.1: a reverse proxy with a certificate stands before it (docs/how-to/run-on-a-server.md).
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=settings.port,
        ws="none",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=2,
    )
