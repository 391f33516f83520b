"""取扱責任者・取扱者名簿 as a file: read from what contractors send, checked, compared, and written as our own form."""
