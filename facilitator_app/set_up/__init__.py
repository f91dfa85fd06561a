"""Sets Facilitator up from a checkout, with the standard library alone; start.py leads here.

Heavier modules are imported inside functions: the second start should be felt by nobody.
"""
