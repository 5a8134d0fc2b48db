"""The whole program without a screen and without a page."""
