"""The register of matters for programs."""
