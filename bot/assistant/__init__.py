"""What of ours runs inside the Rasa server."""
