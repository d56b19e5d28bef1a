"""Deadlines and the clock table for programs."""
