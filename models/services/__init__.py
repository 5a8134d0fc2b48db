"""The use cases: the one door for the window and the command line."""
