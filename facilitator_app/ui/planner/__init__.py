"""The Plan screen: the agenda, the library beside it, and the block that is selected."""
