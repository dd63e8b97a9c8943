"""Checkers of national law, one module per field of work.  They import public names only."""
