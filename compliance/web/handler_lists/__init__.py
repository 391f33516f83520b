"""Handler lists on pages: read, looked over and filed by the ward's officers, or handed in by their contractor."""
