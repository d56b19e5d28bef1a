"""The demo's competitions: earlier years as documented; this year's calls and entries, invented and so named."""
