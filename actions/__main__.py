"""Start the action server on 127.0.0.1 (the SDK listens on every interface unless told otherwise)."""

from urllib.parse import urlsplit

from rasa_sdk.endpoint import create_app

from actions.base import parts
from bot.logs import configure

HOST = "127.0.0.1"

if __name__ == "__main__":
    configure("actions")
    port = urlsplit(parts().settings.actions_url).port
    create_app("actions").run(HOST, port, access_log=False, motd=False)
