"""What somebody may read of a form."""
