"""The council's pages: what is outstanding as of a day, the matters behind each figure, and the meetings."""
