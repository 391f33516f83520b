"""`python -m compliance.cli`: the console command without its script, as `serve` starts its runner."""

from compliance.cli import main

main()
