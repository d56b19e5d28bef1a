"""The rows of the clock table."""
