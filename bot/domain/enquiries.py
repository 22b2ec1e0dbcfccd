"""A question or a worry that a parent sends to the mentor."""

WHICH, WORDS, SEND = "which", "words", "send"
"""Steps of data/texts/question.yml."""
