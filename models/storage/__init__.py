"""The one room that knows the engine: opening, journal, migrations, search, backup, health."""
