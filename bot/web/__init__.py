"""The only process that faces the internet."""
