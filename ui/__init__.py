"""The window. Nothing else in the tree imports PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide6 puts an `__import__` of its own before Python's for `from __feature__ import …`, which nothing here uses; it
# reads the source of every module that is imported afterwards, a tenth of the way to the first window.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
