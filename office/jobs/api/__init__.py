"""Long work for programs."""
