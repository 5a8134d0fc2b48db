"""The same jobs without a window, one small module per command."""
