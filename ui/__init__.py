"""The window. Nothing else in the tree imports PySide6."""
