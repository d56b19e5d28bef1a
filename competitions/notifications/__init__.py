"""What people are told about calls and entries: definitions only."""
