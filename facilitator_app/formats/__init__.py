"""File formats: reading and writing values as text."""
