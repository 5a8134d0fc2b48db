"""The window. Nothing else in the tree imports PySide6."""

from ui.lean import bring_in

bring_in()
