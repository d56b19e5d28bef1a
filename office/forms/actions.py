"""What is written into a form."""
