"""The clock: check-ins, what a dead process left, and what has been kept long enough."""
