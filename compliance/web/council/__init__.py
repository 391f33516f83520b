"""The council's pages: what is outstanding as of a day, and the matters behind each figure."""
