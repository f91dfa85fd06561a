"""The papers screen: choose a paper, look at it, save, open or print it."""
