"""The mentor's pages."""
