"""What the competitions' steps and pages ask for."""
