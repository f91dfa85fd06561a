"""The people screen: who is on the list, and who came."""
