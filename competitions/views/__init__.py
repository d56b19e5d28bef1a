"""The pages of the competitions."""
