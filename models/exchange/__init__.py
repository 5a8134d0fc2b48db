"""What crosses the office's border: pasted rows, spreadsheets, packages."""
