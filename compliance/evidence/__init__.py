"""The vault of evidence: files sealed while they arrive, checked by their content, opened only when they hold."""
