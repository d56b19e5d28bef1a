"""The home of each role: panels that the other pieces register, and the public welcome page."""
