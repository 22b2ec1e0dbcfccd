"""Talking with Rasa, and reading what parents type."""
