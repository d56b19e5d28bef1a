"""Which documents an assessment issues, one module for each part."""
