"""Tags of the assessment's pages."""
