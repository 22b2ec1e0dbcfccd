"""How services find and keep rows. Nothing here commits."""
