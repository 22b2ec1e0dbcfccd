"""Words of danger, and what only sounds like them."""
