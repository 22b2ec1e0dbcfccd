"""What the bot says: the YAML below data/, checked and loaded."""

from bot.catalogue.loader import Catalogue, Problem, load

__all__ = ["Catalogue", "Problem", "load"]
