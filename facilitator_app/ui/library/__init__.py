"""The library screen: find an activity, read it as one who is to run it, add it to the plan."""
