"""Pure thinking: standard library only, no other room."""
