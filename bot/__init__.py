"""Keukentafel: a coach at the kitchen table for parents of choosing children."""
