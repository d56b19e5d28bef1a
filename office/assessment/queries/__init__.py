"""What somebody may read, one module for each part of the assessment."""
