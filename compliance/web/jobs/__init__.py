"""The page of one's own long work: how far it is, its file, or why there is none."""
