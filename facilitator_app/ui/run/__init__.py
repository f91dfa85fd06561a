"""The run screen: the console at the lectern, and the screen that participants see."""
