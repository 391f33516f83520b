"""The pages on which an officer records, corrects and voids by hand whatever comes in on paper."""
