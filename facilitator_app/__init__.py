"""Facilitator: plan, run and hand out workshops, with no network."""

__version__ = "0.1.0"
