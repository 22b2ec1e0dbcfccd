"""Rasa's custom actions: read the tracker, call one service, say something."""
