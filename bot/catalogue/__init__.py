"""What the bot says: the YAML below data/, checked and loaded."""

from bot.catalogue.loader import Catalogue, CatalogueError, Problem, load, vocabulary

__all__ = ["Catalogue", "CatalogueError", "Problem", "load", "vocabulary"]
