"""Which papers the competitions issue: definitions only. What they say is in `papers`, the rest in templates."""
