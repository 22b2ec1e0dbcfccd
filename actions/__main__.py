"""Start the action server on 127.0.0.1 (the SDK listens on every interface unless told otherwise)."""

from rasa_sdk.endpoint import create_app

HOST, PORT = "127.0.0.1", 5055

if __name__ == "__main__":
    from bot.logs import configure

    configure("actions")
    create_app("actions").run(HOST, PORT, access_log=False, motd=False)
