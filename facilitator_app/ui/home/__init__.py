"""The first screen: go on with a plan, start another, or open a file."""
