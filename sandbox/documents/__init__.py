"""Which papers the sandbox's steps issue, by procedure: definitions only."""
