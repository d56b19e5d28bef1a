"""What the pages and steps ask for."""
