"""Use cases that write more than one row."""
