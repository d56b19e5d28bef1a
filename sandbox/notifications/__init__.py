"""What people are told in the sandbox's procedures, by procedure: definitions only."""
