"""Statutory deadlines: the working-day calendar, the counting rules, the clocks, and what happens at expiry."""
