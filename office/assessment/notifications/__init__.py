"""What people are told, one module for each part of the assessment."""
