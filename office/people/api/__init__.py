"""What programs may ask about people."""
