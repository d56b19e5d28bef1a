"""A believable world around today, made by the same use cases that people use: no row is written behind their back."""
