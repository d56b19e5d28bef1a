"""What is told beside a tally: its statistics, and the totals they read. Nothing that scores reads it."""
