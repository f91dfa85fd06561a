"""Chimes: played by a process of their own, so that no sound device can disturb a run."""
