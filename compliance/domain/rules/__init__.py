"""One function per act: on which occasions it is owed, and what became of each."""
