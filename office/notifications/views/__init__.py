"""Pages: one's own inbox and wishes; for those who look after them, deliveries and effects."""
