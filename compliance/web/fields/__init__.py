"""Fields of forms that several roles use: typed in either calendar and width, chosen, picked from what is on record."""
