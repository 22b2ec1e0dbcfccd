"""Use cases. Only services commit."""
