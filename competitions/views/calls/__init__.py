"""The pages of calls and programmes: for the staff, for those who may enter, and for everybody."""
