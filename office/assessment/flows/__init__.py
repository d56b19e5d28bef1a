"""The procedures of a panel, its seats, rounds and sheets."""
