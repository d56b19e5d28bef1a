"""The pages of committees, their meetings and what happens in them."""
