"""The pages on which a contractor hands in what meets its duties: the entries of all roles, in a contractor's words."""
