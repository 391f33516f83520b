"""Papers of the ward as editable Word files; imported only where one is made, as python-docx takes its time."""
