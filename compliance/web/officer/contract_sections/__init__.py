"""The sections of a contract's page, each at its own address under one head: people, education, media and so on."""
