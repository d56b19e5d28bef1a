"""What the sandbox's steps ask for, by procedure: one definition for the page and the API."""
