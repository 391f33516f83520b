"""Help inside the product: the first week, the tours of the practice ward, the keys, and a line about each page."""
