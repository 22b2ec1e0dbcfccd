"""What the commands do; ``bot.cli`` and the Makefile call it."""
