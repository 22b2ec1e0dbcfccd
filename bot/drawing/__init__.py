"""Pictures and papers, drawn from data by Typst's templates."""

from bot.drawing.drawings import Drawings, paper

__all__ = ["Drawings", "paper"]
