"""What the sandbox's documents say, as plain values, by procedure."""
